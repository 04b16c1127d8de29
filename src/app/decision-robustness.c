#include "app/decision-robustness.h"
#include "app/finding-card.h"
#include "app/result-table.h"
#include "app/table-rows.h"
#include "findings/robustness.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

struct _ConcordDecisionRobustness
{
  ConcordFindingPane parent_instance;

  ConcordFindingCard *card;
  ConcordResultTable *weights;
  GtkWidget *note;
  ConcordResultTable *ranks, *central, *pairs;
};

G_DEFINE_FINAL_TYPE (ConcordDecisionRobustness, concord_decision_robustness,
                     CONCORD_TYPE_FINDING_PANE)

static char *
dup_percent (double share)
{
  return concord_words_dup_number (100 * share, 1);
}

/* NULL where it is not known. */
static char *
dup_range (double from, double to)
{
  g_autofree char *low = dup_percent (from);
  g_autofree char *high = dup_percent (to);

  /* Translators: a range of percentages. */
  return isnan (from) || isnan (to) ? NULL : g_strdup_printf (_ ("%s to %s"), low, high);
}

/* --- how far each weight may go -------------------------------------------------------------- */

/* The turn that is nearest to the weight of now; NULL without any. */
static const ConcordTurn *
find_next (const ConcordRobustnessCriterion *criterion)
{
  const ConcordTurn *next = NULL;

  for (guint i = 0; i < criterion->turns->len; i++)
    {
      const ConcordTurn *turn = &g_array_index (criterion->turns, ConcordTurn, i);

      if (next == NULL || fabs (turn->at - criterion->weight) < fabs (next->at - criterion->weight))
        next = turn;
    }
  return next;
}

static void
show_weights (ConcordDecisionRobustness *self, const ConcordRobustness *robustness)
{
  const char *headings[] = { _ ("Criterion"),    _ ("Then first"),       _ ("Weight now (%)"),
                             _ ("Turns at (%)"), _ ("Leader holds (%)"), NULL };
  g_autoptr (GPtrArray) rows = concord_table_rows_new (headings);

  for (guint i = 0; i < robustness->criteria->len; i++)
    {
      const ConcordRobustnessCriterion *criterion = robustness->criteria->pdata[i];
      const ConcordTurn *turn = find_next (criterion);

      concord_table_rows_take (rows, g_strdup (criterion->name),
                               turn == NULL ? NULL : g_strdup (turn->winner_name),
                               dup_percent (criterion->weight),
                               turn == NULL ? NULL : dup_percent (turn->at),
                               dup_range (criterion->low, criterion->high));
    }
  concord_result_table_set_rows (self->weights, rows);
  gtk_widget_set_visible (self->note, rows->len > 1);
}

/* --- for specialists ------------------------------------------------------------------------- */

/* NULL at the end; the first heading, then one for each of @n names. */
static GStrv
new_headings (const char *first, guint n)
{
  GStrv headings = g_new0 (char *, n + 2);

  headings[0] = g_strdup (first);
  return headings;
}

static void
show_ranks (ConcordDecisionRobustness *self, const GPtrArray *options)
{
  g_auto (GStrv) headings = new_headings (_ ("Option"), options->len + 1);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint rank = 0; rank < options->len; rank++)
    headings[rank + 1] = g_strdup_printf (_ ("Rank %u (%%)"), rank + 1);
  headings[options->len + 1] = g_strdup (_ ("Confidence (%)"));
  rows = concord_table_rows_new ((const char *const *) headings);
  for (guint i = 0; i < options->len; i++)
    {
      const ConcordRobustnessOption *option = options->pdata[i];
      GStrv row = concord_table_rows_begin (rows, g_strdup (option->name));

      for (guint rank = 0; rank < options->len; rank++)
        concord_table_rows_put (row, rank + 1, dup_percent (option->acceptability[rank]));
      concord_table_rows_put (row, options->len + 1, dup_percent (option->confidence));
    }
  concord_result_table_set_rows (self->ranks, rows);
}

static void
show_central (ConcordDecisionRobustness *self, const ConcordRobustness *robustness)
{
  guint n = robustness->criteria->len;
  g_auto (GStrv) headings = new_headings (_ ("Option"), n);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint leaf = 0; leaf < n; leaf++)
    /* Translators: the heading of a column of percentages: a criterion. */
    headings[leaf + 1] = g_strdup_printf (
        _ ("%s (%%)"), ((ConcordRobustnessCriterion *) robustness->criteria->pdata[leaf])->name);
  rows = concord_table_rows_new ((const char *const *) headings);
  for (guint i = 0; i < robustness->options->len; i++)
    {
      const ConcordRobustnessOption *option = robustness->options->pdata[i];
      GStrv row = concord_table_rows_begin (rows, g_strdup (option->name));

      for (guint leaf = 0; leaf < n && option->central != NULL; leaf++)
        concord_table_rows_put (row, leaf + 1, dup_percent (option->central[leaf]));
    }
  concord_result_table_set_rows (self->central, rows);
}

static void
show_pairs (ConcordDecisionRobustness *self, const GPtrArray *options)
{
  g_auto (GStrv) headings = new_headings (_ ("Better than"), options->len);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < options->len; i++)
    headings[i + 1]
        = g_strdup_printf (_ ("%s (%%)"), ((ConcordRobustnessOption *) options->pdata[i])->name);
  rows = concord_table_rows_new ((const char *const *) headings);
  for (guint i = 0; i < options->len; i++)
    {
      const ConcordRobustnessOption *option = options->pdata[i];
      GStrv row = concord_table_rows_begin (rows, g_strdup (option->name));

      for (guint k = 0; k < options->len; k++)
        if (k != i)
          concord_table_rows_put (row, k + 1, dup_percent (option->beats[k]));
    }
  concord_result_table_set_rows (self->pairs, rows);
}

/* --- the pane -------------------------------------------------------------------------------- */

static void
show (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordDecisionRobustness *self = CONCORD_DECISION_ROBUSTNESS (pane);
  g_autoptr (ConcordRobustness) robustness = concord_robustness_get (document, FALSE);

  concord_finding_card_set_finding (self->card, robustness->finding);
  show_weights (self, robustness);
  show_ranks (self, robustness->options);
  show_central (self, robustness);
  show_pairs (self, robustness->options);
}

static void
concord_decision_robustness_class_init (ConcordDecisionRobustnessClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CONCORD_FINDING_PANE_CLASS (klass)->show = show;
  g_type_ensure (CONCORD_TYPE_FINDING_CARD);
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/concord/Concord/ui/decision-robustness.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionRobustness, card);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionRobustness, weights);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionRobustness, note);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionRobustness, ranks);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionRobustness, central);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionRobustness, pairs);
}

static void
concord_decision_robustness_init (ConcordDecisionRobustness *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
