#include "app/decision-money.h"
#include "app/explain.h"
#include "app/money-words.h"
#include "app/result-table.h"
#include "app/table-rows.h"
#include "findings/robustness.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

struct _ConcordDecisionMoney
{
  ConcordFindingPane parent_instance;

  GtkLabel *sentence;
  ConcordExplainButton *explain;
  ConcordResultTable *table;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (ConcordDecisionMoney, concord_decision_money, CONCORD_TYPE_FINDING_PANE)

static char *
dup_sentence (const GPtrArray *options)
{
  g_autoptr (GPtrArray) efficient = g_ptr_array_new ();
  g_autofree char *names = NULL;
  gboolean has_cost = FALSE;

  for (guint i = 0; i < options->len; i++)
    {
      const ConcordRobustnessOption *option = options->pdata[i];

      has_cost |= !isnan (option->cost);
      if (option->efficient && !isnan (option->cost))
        g_ptr_array_add (efficient, option->name);
    }
  if (options->len == 0)
    return g_strdup (_ ("No option has all its scores yet: enter them on the Options screen."));
  if (!has_cost)
    return g_strdup (_ ("No option has a cost yet: enter its lines on the Money screen."));
  names = concord_words_dup_array (efficient);
  if (efficient->len == 1)
    /* Translators: an option. */
    return g_strdup_printf (_ ("%s gives most value, and no other option costs less."), names);
  /* Translators: options. */
  return g_strdup_printf (_ ("%s: no other option gives as much value as one of these for less. What "
                             "is left is whether the further value is worth its cost."),
                          names);
}

/* Without any there is nothing to hold value against. */
static gboolean
has_costs (const GPtrArray *options)
{
  for (guint i = 0; i < options->len; i++)
    if (!isnan (((const ConcordRobustnessOption *) options->pdata[i])->cost))
      return TRUE;
  return FALSE;
}

static void
show (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordDecisionMoney *self = CONCORD_DECISION_MONEY (pane);
  g_autoptr (ConcordRobustness) robustness = concord_robustness_get (document, FALSE);
  g_autofree char *sentence = dup_sentence (robustness->options);
  const char *headings[] = { _ ("Option"),
                             _ ("Another is as good for less"),
                             _ ("Value (of 100)"),
                             _ ("Present cost and risk (£)"),
                             _ ("Cost of a point (£)"),
                             NULL };
  g_autoptr (GPtrArray) rows = concord_table_rows_new (headings);

  for (guint i = 0; has_costs (robustness->options) && i < robustness->options->len; i++)
    {
      const ConcordRobustnessOption *option = robustness->options->pdata[i];

      concord_table_rows_take (
          rows, g_strdup (option->name),
          isnan (option->cost) ? NULL : g_strdup (option->efficient ? _ ("No") : _ ("Yes")),
          concord_words_dup_number (option->total, 1), concord_money_words_dup_pounds (option->cost),
          concord_money_words_dup_pounds (option->cost_per_point));
    }
  gtk_label_set_text (self->sentence, sentence);
  concord_result_table_set_rows (self->table, rows);
  gtk_widget_set_visible (self->note, rows->len > 1);
  concord_explain_button_set_finding (self->explain, robustness->finding);
}

static void
concord_decision_money_class_init (ConcordDecisionMoneyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CONCORD_FINDING_PANE_CLASS (klass)->show = show;
  g_type_ensure (CONCORD_TYPE_EXPLAIN_BUTTON);
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/decision-money.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionMoney, sentence);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionMoney, explain);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionMoney, table);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionMoney, note);
}

static void
concord_decision_money_init (ConcordDecisionMoney *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
