/* The appraisal: weights, scales, scores, values, contributions and totals, one below the other. */
#include "paper/spreadsheet-private.h"

#include "findings/value-scale.h"

#include "concord-words.h"

#define HEAD 3

/* Columns of the tree. */
enum
{
  NUMBER,
  NAME,
  UNDER, /* number of the group, 0 at the top */
  POINTS,
  LOCAL,
  GLOBAL,
  BOTTOM,
  TOP,
  BETTER,
  MEASURE
};

/* Options stand side by side from here on in the blocks below the tree. */
#define OPTIONS 3

typedef struct
{
  ConcordTab *tab;
  const ConcordAppraisal *appraisal;
  GPtrArray *scales; /* of ConcordScale, one for each leaf */
  guint n;           /* criteria, groups among them */
  guint tree, scores, values, contributions, total, rank;
  guint *curves; /* row of the points of each leaf's value function; 0 where it is straight */
} Sheet;

static const ConcordAppraisalCriterion *
get_criterion (const Sheet *sheet, guint k)
{
  return sheet->appraisal->criteria->pdata[k];
}

/* Names of criteria in a block, each with its number. */
static void
fill_names (const Sheet *sheet, guint first)
{
  for (guint k = 0; k < sheet->n; k++)
    {
      const ConcordAppraisalCriterion *criterion = get_criterion (sheet, k);
      guint depth = 0;
      g_autofree char *indent = NULL;
      g_autofree char *name = NULL;

      for (int up = criterion->parent; up >= 0; up = get_criterion (sheet, (guint) up)->parent)
        depth++;
      indent = g_strnfill (2 * depth, ' ');
      name = g_strconcat (indent, criterion->name, NULL);
      concord_tab_number (sheet->tab, first + k, NUMBER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                          k + 1);
      concord_tab_text (sheet->tab, first + k, NAME,
                        criterion->leaf < 0 ? CONCORD_CELL_TOTAL : CONCORD_CELL_PLAIN, name);
    }
}

/* --- weights --------------------------------------------------------------------------------- */

static void
fill_weights (const Sheet *sheet, guint k)
{
  ConcordTab *tab = sheet->tab;
  const ConcordAppraisalCriterion *criterion = get_criterion (sheet, k);
  guint row = sheet->tree + k, last = sheet->tree + sheet->n - 1;
  ConcordRef unders = concord_ref_range (sheet->tree, UNDER, last, UNDER);
  ConcordRef all = concord_ref_range (sheet->tree, POINTS, last, POINTS);
  ConcordRef under = concord_ref_column (row, UNDER), points = concord_ref_column (row, POINTS);

  concord_tab_number (tab, row, UNDER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                      criterion->parent + 1);
  concord_tab_number (tab, row, POINTS, CONCORD_CELL_INPUT, CONCORD_CELL_NUMBER,
                      criterion->points);
  /* An only child needs no points; a group in which some are missing has no weights. */
  concord_tab_formula (
      tab, row, LOCAL, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
      "=IFERROR(IF(COUNTIFS(%1$s,%2$s,%3$s,\">=0\")=COUNTIF(%1$s,%2$s),%4$s/SUMIF(%1$s,%2$s,%3$s),"
      "IF(COUNTIF(%1$s,%2$s)=1,1,\"–\")),\"–\")",
      unders.text, under.text, all.text, points.text);
  if (criterion->parent < 0)
    concord_tab_formula (tab, row, GLOBAL, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT, "=%s",
                         concord_ref (row, LOCAL).text);
  else
    concord_tab_formula (tab, row, GLOBAL, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                         "=IFERROR(%s*%s,\"–\")", concord_ref (row, LOCAL).text,
                         concord_ref (sheet->tree + (guint) criterion->parent, GLOBAL).text);
  /* Where one group can't be weighted, Concord weights none. */
  if (!isnan (criterion->global))
    concord_book_check (tab->book, criterion->name, _ ("Weight"), tab, row, GLOBAL,
                        CONCORD_CELL_PERCENT, criterion->global);
}

/* --- scales ---------------------------------------------------------------------------------- */

static void
fill_scale (const Sheet *sheet, guint k)
{
  const ConcordAppraisalCriterion *criterion = get_criterion (sheet, k);
  ConcordTab *tab = sheet->tab;
  guint row = sheet->tree + k;
  const ConcordScale *scale;

  if (criterion->leaf < 0)
    return;
  scale = sheet->scales->pdata[criterion->leaf];
  concord_tab_field (tab, row, MEASURE, concord_document_find (tab->book->document, criterion->id),
                     "scale");
  if (sheet->curves[criterion->leaf] > 0)
    {
      concord_tab_text (tab, row, BETTER, CONCORD_CELL_PLAIN, _ ("Value function"));
      return;
    }
  concord_tab_number (tab, row, BOTTOM, CONCORD_CELL_INPUT, CONCORD_CELL_NUMBER, scale->low);
  concord_tab_number (tab, row, TOP, CONCORD_CELL_INPUT, CONCORD_CELL_NUMBER, scale->high);
  concord_tab_choice (tab, row, BETTER, concord_directions, scale->higher_is_better ? 0 : 1);
}

/* Two rows for each leaf whose value function is not straight: scores and their values. */
static guint
fill_curves (const Sheet *sheet, guint row)
{
  ConcordTab *tab = sheet->tab;
  gboolean any = FALSE;

  for (guint i = 0; i < sheet->scales->len; i++)
    {
      const ConcordScale *scale = sheet->scales->pdata[i];
      guint index = g_array_index (sheet->appraisal->leaves, guint, i);

      if (scale->xs == NULL || scale->problem != NULL)
        continue;
      if (!any)
        concord_tab_text (tab, row++, NAME, CONCORD_CELL_HEAD, _ ("Value functions"));
      any = TRUE;
      sheet->curves[i] = row;
      concord_tab_number (tab, row, NUMBER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE, index + 1);
      concord_tab_text (tab, row, NAME, CONCORD_CELL_PLAIN, get_criterion (sheet, index)->name);
      concord_tab_text (tab, row, OPTIONS - 1, CONCORD_CELL_PLAIN, _ ("Score"));
      concord_tab_text (tab, row + 1, OPTIONS - 1, CONCORD_CELL_PLAIN, _ ("Value"));
      for (guint p = 0; p < scale->n_points; p++)
        {
          concord_tab_number (tab, row, OPTIONS + p, CONCORD_CELL_INPUT, CONCORD_CELL_NUMBER,
                              scale->xs[p]);
          concord_tab_number (tab, row + 1, OPTIONS + p, CONCORD_CELL_INPUT, CONCORD_CELL_NUMBER,
                              scale->values[p]);
        }
      row += 2;
    }
  return any ? row + 1 : row;
}

/* --- values ---------------------------------------------------------------------------------- */

static void
fill_straight (const Sheet *sheet, guint k, guint row, guint column, const char *score)
{
  guint tree = sheet->tree + k;

  concord_tab_formula (sheet->tab, row, column, CONCORD_CELL_PLAIN, CONCORD_CELL_NUMBER,
                       "=IF(OR(%1$s=\"\",%2$s>=%3$s),\"–\",IF(%4$s=\"%5$s\",100-100*MAX(0,MIN(1,"
                       "(%1$s-%2$s)/(%3$s-%2$s))),100*MAX(0,MIN(1,(%1$s-%2$s)/(%3$s-%2$s)))))",
                       score, concord_ref_column (tree, BOTTOM).text,
                       concord_ref_column (tree, TOP).text, concord_ref_column (tree, BETTER).text,
                       sheet->tab->book->say.lower);
}

/* On the straight line between the two points around the score, held at both ends. */
static void
fill_curved (const Sheet *sheet, guint leaf, guint row, guint column, const char *score)
{
  const ConcordScale *scale = sheet->scales->pdata[leaf];
  guint points = sheet->curves[leaf], last = OPTIONS + (guint) scale->n_points - 1;
  ConcordRef xs = concord_ref_range (points, OPTIONS, points, last);
  ConcordRef values = concord_ref_range (points + 1, OPTIONS, points + 1, last);
  g_autofree char *held = g_strdup_printf ("MAX(MIN(%1$s),MIN(MAX(%1$s),%2$s))", xs.text, score);
  g_autofree char *place = g_strdup_printf ("MIN(MATCH(%1$s,%2$s,1),COUNT(%2$s)-1)", held, xs.text);

  concord_tab_formula (sheet->tab, row, column, CONCORD_CELL_PLAIN, CONCORD_CELL_NUMBER,
                       "=IF(%1$s=\"\",\"–\",INDEX(%3$s,%5$s)+(%4$s-INDEX(%2$s,%5$s))/"
                       "(INDEX(%2$s,%5$s+1)-INDEX(%2$s,%5$s))*"
                       "(INDEX(%3$s,%5$s+1)-INDEX(%3$s,%5$s)))",
                       score, xs.text, values.text, held, place);
}

static void
fill_option_on (const Sheet *sheet, guint k, guint i)
{
  ConcordTab *tab = sheet->tab;
  const ConcordAppraisalCriterion *criterion = get_criterion (sheet, k);
  const ConcordAppraisalOption *option = sheet->appraisal->options->pdata[i];
  guint leaf = (guint) criterion->leaf, column = OPTIONS + i;
  ConcordRef score = concord_ref (sheet->scores + k, column);
  ConcordRef value = concord_ref (sheet->values + k, column);
  ConcordRef weight = concord_ref_column (sheet->tree + k, GLOBAL);
  g_autofree char *figure = g_strdup_printf (_ ("Points from %s"), criterion->name);

  concord_tab_number (tab, sheet->scores + k, column, CONCORD_CELL_INPUT, CONCORD_CELL_NUMBER,
                      option->scores[leaf]);
  if (((ConcordScale *) sheet->scales->pdata[leaf])->problem != NULL)
    concord_tab_text (tab, sheet->values + k, column, CONCORD_CELL_PLAIN, "–");
  else if (sheet->curves[leaf] > 0)
    fill_curved (sheet, leaf, sheet->values + k, column, score.text);
  else
    fill_straight (sheet, k, sheet->values + k, column, score.text);
  concord_tab_formula (tab, sheet->contributions + k, column, CONCORD_CELL_PLAIN,
                       CONCORD_CELL_NUMBER, "=IF(%1$s=0,0,IFERROR(%1$s*%2$s,\"–\"))", weight.text,
                       value.text);
  if (!isnan (criterion->global))
    concord_book_check (tab->book, option->name, figure, tab, sheet->contributions + k, column,
                        CONCORD_CELL_NUMBER, option->contributions[leaf]);
}

static void
fill_totals (const Sheet *sheet, guint i)
{
  ConcordTab *tab = sheet->tab;
  const ConcordAppraisalOption *option = sheet->appraisal->options->pdata[i];
  guint column = OPTIONS + i, n_options = sheet->appraisal->options->len;
  ConcordRef points = concord_ref_range (sheet->contributions, column,
                                         sheet->contributions + sheet->n - 1, column);
  ConcordRef total = concord_ref (sheet->total, column);

  concord_tab_formula (tab, sheet->total, column, CONCORD_CELL_TOTAL, CONCORD_CELL_NUMBER,
                       "=IF(COUNT(%1$s)=%2$u,SUM(%1$s),\"–\")", points.text,
                       sheet->appraisal->leaves->len);
  /* RANK, but totals that differ by rounding only share their rank. */
  concord_tab_formula (
      tab, sheet->rank, column, CONCORD_CELL_TOTAL, CONCORD_CELL_WHOLE,
      "=IF(ISNUMBER(%1$s),1+COUNTIF(%2$s,\">\"&(%1$s+0.0000000001)),\"–\")", total.text,
      concord_ref_range (sheet->total, OPTIONS, sheet->total, OPTIONS + n_options - 1).text);
  concord_book_check (tab->book, option->name, _ ("Total of the appraisal"), tab, sheet->total,
                      column, CONCORD_CELL_NUMBER, option->total);
  concord_book_check (tab->book, option->name, _ ("Rank in the appraisal"), tab, sheet->rank,
                      column, CONCORD_CELL_WHOLE, option->rank == 0 ? NAN : option->rank);
}

/* --- the sheet ------------------------------------------------------------------------------- */

static void
fill_block_head (const Sheet *sheet, guint first, const char *heading)
{
  concord_tab_text (sheet->tab, first - 1, NUMBER, CONCORD_CELL_HEAD, _ ("No."));
  concord_tab_text (sheet->tab, first - 1, NAME, CONCORD_CELL_HEAD, heading);
  concord_tab_text (sheet->tab, first - 1, OPTIONS - 1, CONCORD_CELL_HEAD, NULL);
  for (guint i = 0; i < sheet->appraisal->options->len; i++)
    concord_tab_text (sheet->tab, first - 1, OPTIONS + i, CONCORD_CELL_HEAD,
                      ((ConcordAppraisalOption *) sheet->appraisal->options->pdata[i])->name);
}

static void
fill_blocks (const Sheet *sheet)
{
  fill_block_head (sheet, sheet->scores, _ ("Likely scores"));
  fill_block_head (sheet, sheet->values, _ ("Values, 0 to 100"));
  fill_block_head (sheet, sheet->contributions, _ ("Weight × value, in points of 100"));
  fill_names (sheet, sheet->scores);
  fill_names (sheet, sheet->values);
  fill_names (sheet, sheet->contributions);
  concord_tab_text (sheet->tab, sheet->total, NAME, CONCORD_CELL_TOTAL, _ ("Total"));
  concord_tab_text (sheet->tab, sheet->rank, NAME, CONCORD_CELL_TOTAL, _ ("Rank"));
  for (guint i = 0; i < sheet->appraisal->options->len; i++)
    {
      for (guint k = 0; k < sheet->n; k++)
        if (get_criterion (sheet, k)->leaf >= 0)
          fill_option_on (sheet, k, i);
      fill_totals (sheet, i);
    }
}

static GPtrArray *
read_scales (const ConcordBook *book)
{
  const ConcordAppraisal *appraisal = book->appraisal;
  GPtrArray *scales = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_scale_free);

  for (guint i = 0; i < appraisal->leaves->len; i++)
    {
      const ConcordAppraisalCriterion *criterion
          = appraisal->criteria->pdata[g_array_index (appraisal->leaves, guint, i)];

      g_ptr_array_add (scales, concord_scale_new (CONCORD_CRITERION (
                                   concord_document_find (book->document, criterion->id))));
    }
  return scales;
}

static void
fill_tree (Sheet *sheet)
{
  const char *const heads[]
      = { _ ("No."),    _ ("Criterion"), _ ("Under"), _ ("Swing points"), _ ("Local weight"),
          _ ("Weight"), _ ("Bottom of the scale"), _ ("Top of the scale"), _ ("Better"),
          _ ("What is measured"), NULL };

  concord_tab_heads (sheet->tab, HEAD, 0, heads);
  fill_names (sheet, sheet->tree);
  for (guint k = 0; k < sheet->n; k++)
    {
      fill_weights (sheet, k);
      fill_scale (sheet, k);
    }
}

void
concord_spreadsheet_fill_criteria (ConcordBook *book)
{
  const ConcordAppraisal *appraisal = book->appraisal;
  g_autoptr (GPtrArray) scales = read_scales (book);
  g_autofree guint *curves = g_new0 (guint, MAX (1, scales->len));
  Sheet sheet = { .tab = book->criteria, .appraisal = appraisal, .scales = scales,
                  .n = appraisal->criteria->len, .tree = HEAD + 1, .curves = curves };
  g_autofree char *help = g_strdup_printf (
      _ ("Additive value model; weights of %s: swing points over their sum inside each group, "
         "multiplied down the tree."),
      appraisal->weight_set_name == NULL ? "–" : appraisal->weight_set_name);

  concord_tab_begin (sheet.tab, _ ("Appraisal"), help);
  sheet.scores = fill_curves (&sheet, sheet.tree + sheet.n + 1) + 1;
  sheet.values = sheet.scores + sheet.n + 2;
  sheet.contributions = sheet.values + sheet.n + 2;
  sheet.total = sheet.contributions + sheet.n;
  sheet.rank = sheet.total + 1;
  book->values_row = sheet.values;
  fill_tree (&sheet);
  if (sheet.n > 0 && appraisal->options->len > 0)
    fill_blocks (&sheet);
  if (sheet.n > 0)
    concord_book_define (book, "Swing_points", sheet.tab, sheet.tree, POINTS,
                         sheet.tree + sheet.n - 1, POINTS);
  concord_tab_widths (sheet.tab, NUMBER, NUMBER, 6);
  concord_tab_widths (sheet.tab, NAME, NAME, 36);
  concord_tab_widths (sheet.tab, UNDER, UNDER, 8);
  concord_tab_widths (sheet.tab, POINTS, OPTIONS + MAX (7, appraisal->options->len), 16);
  concord_tab_freeze (sheet.tab, 0, 1, UNDER);
}
