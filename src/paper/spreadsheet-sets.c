/* The weights of every body and the totals of the options under each. */
#include "paper/spreadsheet-private.h"

#include "concord-words.h"

#define HEAD 4

/* Columns: the tree as on the appraisal's sheet, then three for each set. */
enum
{
  NUMBER,
  NAME,
  UNDER,
  LEAF, /* 1 for a criterion that is scored, 0 for a group */
  SETS
};

#define POINTS(set) (SETS + 3 * (set))
#define LOCAL(set) (POINTS (set) + 1)
#define GLOBAL(set) (POINTS (set) + 2)

typedef struct
{
  ConcordTab *tab;
  const ConcordAppraisal *appraisal; /* the leading one: criteria and options */
  guint n, tree, totals;
} Sheet;

static void
fill_tree (const Sheet *sheet)
{
  guint last = sheet->tree + sheet->n - 1;

  for (guint k = 0; k < sheet->n; k++)
    {
      const ConcordAppraisalCriterion *criterion = sheet->appraisal->criteria->pdata[k];
      guint row = sheet->tree + k;

      concord_tab_number (sheet->tab, row, NUMBER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE, k + 1);
      concord_tab_text (sheet->tab, row, NAME, CONCORD_CELL_PLAIN, criterion->name);
      concord_tab_number (sheet->tab, row, UNDER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                          criterion->parent + 1);
      concord_tab_formula (sheet->tab, row, LEAF, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                           "=IF(COUNTIF(%s,%s)=0,1,0)",
                           concord_ref_range (sheet->tree, UNDER, last, UNDER).text,
                           concord_ref (row, NUMBER).text);
    }
}

/* The set that leads is entered on the appraisal's sheet, and only there. */
static void
fill_points (const Sheet *sheet, const ConcordWeighting *weighting, guint set, guint k)
{
  const ConcordAppraisalCriterion *criterion = weighting->appraisal->criteria->pdata[k];
  guint row = sheet->tree + k;

  if (g_strcmp0 (weighting->id, sheet->appraisal->weight_set_id) == 0)
    concord_tab_formula (sheet->tab, row, POINTS (set), CONCORD_CELL_PLAIN, CONCORD_CELL_NUMBER,
                         "=IF(INDEX(Swing_points,%1$u)=\"\",\"\",INDEX(Swing_points,%1$u))", k + 1);
  else
    concord_tab_number (sheet->tab, row, POINTS (set), CONCORD_CELL_INPUT, CONCORD_CELL_NUMBER,
                        criterion->points);
}

static void
fill_weights (const Sheet *sheet, const ConcordWeighting *weighting, guint set)
{
  ConcordTab *tab = sheet->tab;
  guint last = sheet->tree + sheet->n - 1;
  ConcordRef unders = concord_ref_range (sheet->tree, UNDER, last, UNDER);
  ConcordRef all = concord_ref_range (sheet->tree, POINTS (set), last, POINTS (set));

  for (guint k = 0; k < sheet->n; k++)
    {
      const ConcordAppraisalCriterion *criterion = weighting->appraisal->criteria->pdata[k];
      guint row = sheet->tree + k;
      g_autofree char *figure = g_strdup_printf (_ ("Weight, %s"), weighting->name);

      fill_points (sheet, weighting, set, k);
      concord_tab_formula (
          tab, row, LOCAL (set), CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
          "=IFERROR(IF(COUNTIFS(%1$s,%2$s,%3$s,\">=0\")=COUNTIF(%1$s,%2$s),%4$s/SUMIF(%1$s,%2$s,"
          "%3$s),IF(COUNTIF(%1$s,%2$s)=1,1,\"–\")),\"–\")",
          unders.text, concord_ref_column (row, UNDER).text, all.text,
          concord_ref (row, POINTS (set)).text);
      if (criterion->parent < 0)
        concord_tab_formula (tab, row, GLOBAL (set), CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                             "=%s", concord_ref (row, LOCAL (set)).text);
      else
        concord_tab_formula (tab, row, GLOBAL (set), CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                             "=IFERROR(%s*%s,\"–\")", concord_ref (row, LOCAL (set)).text,
                             concord_ref (sheet->tree + (guint) criterion->parent, GLOBAL (set))
                                 .text);
      /* Where one group can't be weighted, Concord weights none. */
      if (!isnan (criterion->global))
        concord_book_check (tab->book, criterion->name, figure, tab, row, GLOBAL (set),
                            CONCORD_CELL_PERCENT, criterion->global);
    }
}

/* A total needs a value and a weight for every criterion that has weight. */
static void
fill_total (const Sheet *sheet, const ConcordWeighting *weighting, guint set, guint i)
{
  ConcordTab *tab = sheet->tab;
  const ConcordBook *book = tab->book;
  const ConcordAppraisalOption *option = weighting->appraisal->options->pdata[i];
  guint last = sheet->tree + sheet->n - 1, row = sheet->totals + i, column = LOCAL (set);
  guint n_options = sheet->appraisal->options->len, values = book->values_row;
  ConcordRef total = concord_ref (row, column);
  g_autofree char *of_total = g_strdup_printf (_ ("Total, weights of %s"), weighting->name);
  g_autofree char *of_rank = g_strdup_printf (_ ("Rank, weights of %s"), weighting->name);

  concord_tab_formula (
      tab, row, column, CONCORD_CELL_TOTAL, CONCORD_CELL_NUMBER,
      "=IF(SUMPRODUCT(%1$s*(%2$s>0)*(1-ISNUMBER(%3$s%4$s)*ISNUMBER(%2$s)))>0,\"–\","
      "SUMPRODUCT(%1$s,%2$s,%3$s%4$s))",
      concord_ref_range (sheet->tree, LEAF, last, LEAF).text,
      concord_ref_range (sheet->tree, GLOBAL (set), last, GLOBAL (set)).text,
      book->criteria->quoted,
      concord_ref_range (values, 3 + i, values + sheet->n - 1, 3 + i).text);
  concord_tab_formula (
      tab, row, GLOBAL (set), CONCORD_CELL_TOTAL, CONCORD_CELL_WHOLE,
      "=IF(ISNUMBER(%1$s),1+COUNTIF(%2$s,\">\"&(%1$s+0.0000000001)),\"–\")", total.text,
      concord_ref_range (sheet->totals, column, sheet->totals + n_options - 1, column).text);
  concord_book_check (tab->book, option->name, of_total, tab, row, column, CONCORD_CELL_NUMBER,
                      option->total);
  concord_book_check (tab->book, option->name, of_rank, tab, row, GLOBAL (set),
                      CONCORD_CELL_WHOLE, option->rank == 0 ? NAN : option->rank);
}

static void
fill_heads (const Sheet *sheet)
{
  const ConcordWeights *weights = sheet->tab->book->weights;
  const char *const tree[] = { _ ("No."), _ ("Criterion"), _ ("Under"), _ ("Scored"), NULL };
  const char *const set[] = { _ ("Swing points"), _ ("Local weight"), _ ("Weight"), NULL };
  const char *const total[] = { _ ("Total"), _ ("Rank"), NULL };

  concord_tab_heads (sheet->tab, HEAD, 0, tree);
  concord_tab_text (sheet->tab, sheet->totals - 1, NAME, CONCORD_CELL_HEAD, _ ("Option"));
  for (guint s = 0; s < weights->sets->len; s++)
    {
      const ConcordWeighting *weighting = weights->sets->pdata[s];

      concord_tab_text (sheet->tab, HEAD - 1, POINTS (s), CONCORD_CELL_HEAD, weighting->name);
      concord_tab_heads (sheet->tab, HEAD, POINTS (s), set);
      concord_tab_heads (sheet->tab, sheet->totals - 1, LOCAL (s), total);
    }
}

void
concord_spreadsheet_fill_sets (ConcordBook *book)
{
  const ConcordWeights *weights = book->weights;
  const ConcordAppraisal *appraisal = book->appraisal;
  Sheet sheet = { .tab = book->sets, .appraisal = appraisal, .n = appraisal->criteria->len,
                  .tree = HEAD + 1, .totals = HEAD + appraisal->criteria->len + 4 };

  concord_tab_begin (sheet.tab, _ ("Weights of all bodies"),
                     _ ("The same values under each body’s weights. The points of the body that "
                        "leads come from the sheet Appraisal."));
  fill_heads (&sheet);
  if (sheet.n > 0)
    fill_tree (&sheet);
  for (guint i = 0; i < appraisal->options->len; i++)
    concord_tab_text (sheet.tab, sheet.totals + i, NAME, CONCORD_CELL_PLAIN,
                      ((ConcordAppraisalOption *) appraisal->options->pdata[i])->name);
  for (guint s = 0; s < weights->sets->len && sheet.n > 0; s++)
    {
      const ConcordWeighting *weighting = weights->sets->pdata[s];

      fill_weights (&sheet, weighting, s);
      for (guint i = 0; i < appraisal->options->len; i++)
        fill_total (&sheet, weighting, s, i);
    }
  concord_tab_widths (sheet.tab, NUMBER, NUMBER, 6);
  concord_tab_widths (sheet.tab, NAME, NAME, 36);
  concord_tab_widths (sheet.tab, UNDER, GLOBAL (MAX (1, weights->sets->len)), 13);
  concord_tab_freeze (sheet.tab, HEAD - 1, HEAD, UNDER);
}
