/* What each evaluator gave each tender, with the moderated mark beside. Exempt from the public. */
#include "figures/figure-private.h"

#include "charts/grid.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/evaluation.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

/* Which part of the evaluation is shown: all of it, one question or one bidder. */
typedef struct
{
  const ConcordEvaluation *evaluation;
  const char *question, *bidder; /* ids, or NULL for all */
  double low, high;              /* of all marks shown, as shares of the highest; NAN without any */
} View;

static void
look (View *view, ConcordDocument *document, const char *subject)
{
  ConcordRecord *record = subject == NULL ? NULL : concord_document_find (document, subject);
  const char *type = record == NULL ? "" : concord_record_get_type_name (record);

  if (g_str_equal (type, "award-criterion"))
    view->question = subject;
  if (g_str_equal (type, "bidder"))
    view->bidder = subject;
}

static gboolean
is_shown (const View *view, guint bidder, guint question)
{
  const ConcordEvaluationBidder *it = concord_evaluation_get_bidder (view->evaluation, bidder);
  const ConcordEvaluationCell *cell = &it->cells[question];
  const char *id = concord_evaluation_get_question (view->evaluation, question)->id;

  return (cell->n > 0 || cell->is_moderated)
         && (view->question == NULL || g_str_equal (view->question, id))
         && (view->bidder == NULL || g_str_equal (view->bidder, it->id));
}

static char *
dup_mark (double mark)
{
  return concord_number_dup_plain (mark, mark == round (mark) ? 0 : 1);
}

static void
find_range (View *view)
{
  const ConcordEvaluation *evaluation = view->evaluation;

  view->low = view->high = NAN;
  for (guint k = 0; k < evaluation->questions->len; k++)
    for (guint i = 0; i < evaluation->bidders->len; i++)
      {
        const ConcordEvaluationCell *cell = &concord_evaluation_get_bidder (evaluation, i)->cells[k];
        double top = concord_evaluation_get_question (evaluation, k)->top;

        if (!is_shown (view, i, k))
          continue;
        view->low = fmin (view->low, fmin (cell->low, cell->moderated) / top);
        view->high = fmax (view->high, fmax (cell->high, cell->moderated) / top);
      }
}

/* Four shades from the lowest share of the highest mark that was given to the highest: evaluators
 * rarely use a whole scale, and its ends would leave no difference to see. */
static int
get_shade (const View *view, double mark, double top)
{
  double share = (mark / top - view->low) / (view->high - view->low);

  if (isnan (mark))
    return -1;
  return isfinite (share) ? (int) CLAMP (floor (share * CONCORD_GRID_N_SHADES + 1e-9), 0,
                                         CONCORD_GRID_N_SHADES - 1)
                          : 1;
}

static void
set_legend (ConcordGrid *grid, const View *view)
{
  g_autofree char *low = concord_words_dup_percent (view->low);
  g_autofree char *high = concord_words_dup_percent (view->high);
  g_autofree char *lowest = g_strdup_printf (_ ("lowest marks, %s of the top"), low);
  g_autofree char *highest = g_strdup_printf (_ ("highest marks, %s of the top"), high);
  const char *shades[] = { lowest, _ ("lower"), _ ("higher"), highest, NULL };

  if (view->high > view->low)
    concord_grid_set_legend (grid, shades);
}

static void
add_mark (ConcordFigure *figure, ConcordGrid *grid, const View *view, guint bidder, guint question,
          guint evaluator)
{
  const ConcordEvaluationBidder *it = concord_evaluation_get_bidder (view->evaluation, bidder);
  const ConcordEvaluationEvaluator *who = view->evaluation->evaluators->pdata[evaluator];
  const ConcordEvaluationQuestion *asked
      = concord_evaluation_get_question (view->evaluation, question);
  double mark = it->cells[question].marks[evaluator];
  g_autofree char *text = dup_mark (mark);
  g_autofree char *words
      = isnan (mark) ? g_strdup_printf (_ ("%s has not marked %s on “%s”"), who->name, it->name,
                                        asked->text)
                     : g_strdup_printf (_ ("%s gives %s to %s on “%s”"), who->name, text, it->name,
                                        asked->text);

  concord_grid_add_cell (grid, it->id, get_shade (view, mark, asked->top), text, NULL, words);
  concord_figure_take_cell (figure, g_steal_pointer (&text));
}

static void
add_row (ConcordFigure *figure, ConcordGrid *grid, const View *view, guint bidder, guint question)
{
  const ConcordEvaluationBidder *it = concord_evaluation_get_bidder (view->evaluation, bidder);
  const ConcordEvaluationQuestion *asked
      = concord_evaluation_get_question (view->evaluation, question);
  const ConcordEvaluationCell *cell = &it->cells[question];
  g_autofree char *moderated = dup_mark (cell->moderated);
  g_autofree char *mean = concord_number_dup_plain (cell->mean, 1);
  g_autofree char *low = dup_mark (cell->low);
  g_autofree char *high = dup_mark (cell->high);
  g_autofree char *range = cell->n == 0 ? g_strdup ("–")
                           : cell->low == cell->high ? g_strdup (low)
                                                     : g_strdup_printf ("%s–%s", low, high);
  g_autofree char *below = g_strdup_printf (_ ("mean %s"), mean);
  g_autofree char *words
      = g_strdup_printf (_ ("%s on “%s”: moderated %s, mean %s, from %s to %s"), it->name,
                         asked->text, moderated, mean, low, high);

  concord_grid_add_row (grid, it->id, it->name,
                        cell->is_moderated && !cell->has_reason ? _ ("moderated without a reason")
                                                                : NULL);
  /* The first cell names the row of the table. */
  concord_figure_take_cell (figure, g_strdup_printf (_ ("%s: %s"), asked->text, it->name));
  for (guint e = 0; e < view->evaluation->evaluators->len; e++)
    add_mark (figure, grid, view, bidder, question, e);
  concord_grid_add_cell (grid, it->id, get_shade (view, cell->moderated, asked->top), moderated, below,
                         words);
  concord_grid_add_cell (grid, it->id, -1, range, NULL, words);
  concord_figure_take_cell (figure, g_steal_pointer (&mean));
  concord_figure_take_cell (figure, g_steal_pointer (&range));
  concord_figure_take_cell (figure, g_steal_pointer (&moderated));
  concord_figure_take_cell (figure, concord_number_dup_plain (cell->points, 2));
}

static void
add_rows (ConcordFigure *figure, ConcordGrid *grid, const View *view)
{
  for (guint k = 0; k < view->evaluation->questions->len; k++)
    {
      gboolean has_heading = FALSE;

      for (guint i = 0; i < view->evaluation->bidders->len; i++)
        {
          if (!is_shown (view, i, k))
            continue;
          if (!has_heading)
            concord_grid_add_heading (grid,
                                      concord_evaluation_get_question (view->evaluation, k)->text);
          has_heading = TRUE;
          add_row (figure, grid, view, i, k);
        }
    }
}

static void
add_columns (ConcordFigure *figure, ConcordGrid *grid, const ConcordEvaluation *evaluation)
{
  concord_figure_add_column (figure, _ ("Question and bidder"), FALSE);
  for (guint e = 0; e < evaluation->evaluators->len; e++)
    {
      const char *name = ((ConcordEvaluationEvaluator *) evaluation->evaluators->pdata[e])->name;

      concord_grid_add_column (grid, name, FALSE);
      concord_figure_add_column (figure, name, TRUE);
    }
  concord_grid_add_column (grid, _ ("Moderated"), TRUE);
  concord_grid_add_column (grid, _ ("Range"), FALSE);
  concord_figure_add_column (figure, _ ("Mean"), TRUE);
  concord_figure_add_column (figure, _ ("Range"), TRUE);
  concord_figure_add_column (figure, _ ("Moderated"), TRUE);
  concord_figure_add_column (figure, _ ("Points"), TRUE);
}

/* The widest difference between two marks of an answer, and the bidder whose it is; NULL where
 * answers of several are as wide. */
static double
find_widest (const View *view, const char **bidder)
{
  const ConcordEvaluation *evaluation = view->evaluation;
  double widest = NAN;

  for (guint i = 0; i < evaluation->bidders->len; i++)
    for (guint k = 0; k < evaluation->questions->len; k++)
      {
        const ConcordEvaluationBidder *it = concord_evaluation_get_bidder (evaluation, i);
        const ConcordEvaluationCell *cell = &it->cells[k];
        double width = cell->high - cell->low;

        if (!is_shown (view, i, k) || cell->n < 2 || width < widest)
          continue;
        *bidder = width == widest && *bidder != it->name ? NULL : it->name;
        widest = width;
      }
  return widest;
}

static char *
dup_title (const View *view, gboolean is_public)
{
  const char *bidder = NULL;
  double widest = find_widest (view, &bidder);
  g_autofree char *marks = dup_mark (widest);
  g_autofree char *format = NULL;
  gulong n = isnan (widest) ? 0 : (gulong) ceil (widest);

  if (is_public)
    return g_strdup (_ ("Marks are exempt and not shown here"));
  if (view->evaluation->n_marks == 0)
    return g_strdup (_ ("No marks yet"));
  if (isnan (widest))
    return g_strdup (_ ("No two evaluators have marked the same answer"));
  if (widest == 0)
    return g_strdup (_ ("The evaluators agree on every mark"));
  if (bidder == NULL)
    return g_strdup_printf (ngettext ("The evaluators are up to %s mark apart",
                                      "The evaluators are up to %s marks apart", n),
                            marks);
  /* Translators: %%s stays, for a bidder; at most seven words besides. */
  format = g_strdup_printf (ngettext ("Evaluators up to %s mark apart on %%s",
                                      "Evaluators up to %s marks apart on %%s", n),
                            marks);
  return concord_title_dup (format, &bidder, 1);
}

static char *
dup_words (const View *view)
{
  const ConcordEvaluation *evaluation = view->evaluation;
  GString *words = g_string_new (evaluation->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (evaluation->finding->warnings);

  if (evaluation->finding->confidential_sentence != NULL)
    g_string_append_printf (words, " %s", evaluation->finding->confidential_sentence);
  for (guint k = 0; k < evaluation->questions->len; k++)
    for (guint i = 0; i < evaluation->bidders->len; i++)
      {
        const ConcordEvaluationBidder *bidder = concord_evaluation_get_bidder (evaluation, i);
        const ConcordEvaluationCell *cell = &bidder->cells[k];
        g_autofree char *low = dup_mark (cell->low);
        g_autofree char *high = dup_mark (cell->high);
        g_autofree char *moderated = dup_mark (cell->moderated);

        if (!is_shown (view, i, k))
          continue;
        g_string_append_printf (words, _ (" %s, %s: %s to %s"),
                                concord_evaluation_get_question (evaluation, k)->text,
                                bidder->name, low, high);
        if (cell->is_moderated)
          g_string_append_printf (words, _ (", moderated %s"), moderated);
        g_string_append_c (words, '.');
      }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const View *view)
{
  gboolean is_public = concord_figure_is_public (figure);
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  const char *exempt = _ ("Marks are exempt from publication: they are in the working file and in "
                          "the exempt part of a paper.");

  concord_figure_take_title (figure, dup_title (view, is_public));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Marks of %u evaluator for each answer, and the moderated "
                                         "mark",
                                         "Marks of %u evaluators for each answer, and the "
                                         "moderated mark",
                                         view->evaluation->evaluators->len),
                               view->evaluation->evaluators->len));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("Source: marks of this project; exempt from publication. Shade: "
                                  "share of the highest mark.%s"),
                               as_of));
  concord_figure_take_words (figure, is_public ? g_strdup (exempt) : dup_words (view));
  concord_figure_set_empty_words (figure,
                                  is_public ? exempt : view->evaluation->finding->sentence);
  concord_figure_explain (figure, is_public ? view->evaluation->public_finding
                                            : view->evaluation->finding);
}

void
concord_make_mark_heat_map (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordEvaluation) evaluation = concord_evaluation_new (document);
  ConcordGrid *grid = concord_grid_new ();
  View view = { .evaluation = evaluation };

  concord_figure_take_chart (figure, CONCORD_CHART (grid));
  look (&view, document, subject);
  if (!concord_figure_is_public (figure))
    {
      find_range (&view);
      set_legend (grid, &view);
    }
  add_columns (figure, grid, evaluation);
  if (!concord_figure_is_public (figure) && evaluation->n_marks > 0)
    add_rows (figure, grid, &view);
  describe (figure, document, &view);
}
