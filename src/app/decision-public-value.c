#include "app/decision-public-value.h"
#include "app/field-row.h"
#include "app/finding-card.h"
#include "app/money-words.h"
#include "app/result-table.h"
#include "app/table-rows.h"
#include "app/wrap-layout.h"
#include "findings/public-value.h"
#include "findings/words.h"
#include "model/criterion.h"

#include "concord-words.h"

struct _ConcordDecisionPublicValue
{
  ConcordFindingPane parent_instance;

  ConcordFindingCard *card;
  GtkWidget *rules;
  ConcordFieldRow *threshold, *fixed, *fixed_by;
  GtkLabel *protected;
  ConcordResultTable *verdicts;
  GtkWidget *reversal_title;
  GtkLabel *reversal;
};

G_DEFINE_FINAL_TYPE (ConcordDecisionPublicValue, concord_decision_public_value,
                     CONCORD_TYPE_FINDING_PANE)

/* --- verdicts -------------------------------------------------------------------------------- */

static char *
dup_name (const ConcordPublicValueOption *option)
{
  /* Translators: an option. */
  return option->proposed ? g_strdup_printf (_ ("%s (proposed)"), option->name)
                          : g_strdup (option->name);
}

/* Pounds, or nothing where nothing is needed or spare. */
static char *
dup_amount (double pounds)
{
  return pounds > 0 ? concord_money_words_dup_pounds (pounds) : NULL;
}

static void
show_verdicts (ConcordDecisionPublicValue *self, const ConcordPublicValue *value)
{
  const char *headings[] = { _ ("Option"),
                             _ ("Public value"),
                             _ ("Protected, but worse"),
                             _ ("Better than both (% of futures)"),
                             _ ("Short by (£)"),
                             _ ("To spare (£)"),
                             NULL };
  g_autoptr (GPtrArray) rows = concord_table_rows_new (headings);

  for (guint i = 0; i < value->options->len; i++)
    {
      const ConcordPublicValueOption *option = value->options->pdata[i];

      concord_table_rows_take (rows, dup_name (option),
                               g_strdup (concord_verdict_get_label (option->verdict)),
                               option->worse->len == 0 ? NULL
                                                       : concord_words_dup_array (option->worse),
                               concord_words_dup_number (100 * option->probability, 1),
                               dup_amount (option->needed), dup_amount (option->spare));
    }
  concord_result_table_set_rows (self->verdicts, rows);
}

/* --- what would reverse them ----------------------------------------------------------------- */

static char *
dup_joined (const GPtrArray *texts, const char *between)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s%s", i == 0 ? "" : between, (const char *) texts->pdata[i]);
  return g_string_free (all, FALSE);
}

static char *
dup_not_shown (const ConcordPublicValueOption *option)
{
  g_autofree char *needed
      = option->needed > 0 ? concord_money_dup_short (option->needed) : NULL;
  g_autofree char *worse
      = option->worse->len > 0 ? concord_words_dup_array (option->worse) : NULL;

  if (needed != NULL && worse != NULL)
    /* Translators: an option, an amount, protected objectives. */
    return g_strdup_printf (
        _ ("%s: not shown, which is reason enough not to pursue it. It would have to be %s better in "
           "every future, and no worse than the do-minimum and in-house on %s."),
        option->name, needed, worse);
  if (worse != NULL)
    return g_strdup_printf (_ ("%s: not shown, which is reason enough not to pursue it. It would have "
                               "to be no worse than the do-minimum and in-house on %s."),
                            option->name, worse);
  if (needed != NULL)
    return g_strdup_printf (_ ("%s: not shown, which is reason enough not to pursue it. It would have "
                               "to be %s better in every future."),
                            option->name, needed);
  return g_strdup_printf (_ ("%s: not shown, which is reason enough not to pursue it."),
                          option->name);
}

static char *
dup_reversal (const ConcordPublicValueOption *option)
{
  g_autofree char *spare = NULL;
  g_autofree char *unknown = NULL;

  if (option->verdict == CONCORD_VERDICT_NOT_SHOWN)
    return dup_not_shown (option);
  if (option->verdict == CONCORD_VERDICT_SHOWN)
    {
      spare = concord_money_dup_short (option->spare);
      /* Translators: an option, an amount. */
      return g_strdup_printf (_ ("%s: shown. It would no longer be if it were more than %s worse in "
                                 "every future, or worse on a protected objective."),
                              option->name, spare);
    }
  unknown = dup_joined (option->unknown, " ");
  /* Translators: an option, then sentences that say what is missing. */
  return g_strdup_printf (_ ("%s: cannot tell. %s"), option->name, unknown);
}

static void
show_reversal (ConcordDecisionPublicValue *self, const ConcordPublicValue *value)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;

  for (guint i = 0; i < value->options->len; i++)
    g_ptr_array_add (lines, dup_reversal (value->options->pdata[i]));
  words = dup_joined (lines, "\n\n");
  gtk_label_set_text (self->reversal, words);
  gtk_widget_set_visible (GTK_WIDGET (self->reversal), *words != '\0');
  gtk_widget_set_visible (self->reversal_title, *words != '\0');
}

static void
show_protected (ConcordDecisionPublicValue *self, ConcordDocument *document)
{
  g_autoptr (GPtrArray) criteria = concord_document_list (document, "criterion");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < criteria->len; i++)
    if (CONCORD_CRITERION (criteria->pdata[i])->safeguarded == 1)
      g_ptr_array_add (names, concord_record_dup_name (criteria->pdata[i]));
  if (names->len > 0)
    {
      list = concord_words_dup_array (names);
      /* Translators: criteria. */
      words = g_strdup_printf (_ ("Protected objectives: %s. They are marked on the Options screen, "
                                  "under Criteria."),
                               list);
    }
  gtk_label_set_text (self->protected,
                      words != NULL ? words
                                    : _ ("No objective is protected. Mark those that must not get "
                                         "worse on the Options screen, under Criteria."));
}

/* --- the pane -------------------------------------------------------------------------------- */

static void
show (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordDecisionPublicValue *self = CONCORD_DECISION_PUBLIC_VALUE (pane);
  g_autoptr (ConcordPublicValue) value = concord_public_value_new (document, FALSE);

  concord_finding_card_set_finding (self->card, value->finding);
  show_protected (self, document);
  show_verdicts (self, value);
  show_reversal (self, value);
}

static void
follow (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordDecisionPublicValue *self = CONCORD_DECISION_PUBLIC_VALUE (pane);
  ConcordRecord *project
      = document == NULL ? NULL : CONCORD_RECORD (concord_document_get_project (document));

  concord_field_row_set_record (self->threshold, document, project);
  concord_field_row_set_record (self->fixed, document, project);
  concord_field_row_set_record (self->fixed_by, document, project);
}

static void
concord_decision_public_value_class_init (ConcordDecisionPublicValueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CONCORD_FINDING_PANE_CLASS (klass)->show = show;
  CONCORD_FINDING_PANE_CLASS (klass)->follow = follow;
  g_type_ensure (CONCORD_TYPE_FIELD_ROW);
  g_type_ensure (CONCORD_TYPE_FINDING_CARD);
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/concord/Concord/ui/decision-public-value.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, card);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, rules);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, threshold);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, fixed);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, fixed_by);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, protected);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, verdicts);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, reversal_title);
  gtk_widget_class_bind_template_child (widget_class, ConcordDecisionPublicValue, reversal);
}

static void
concord_decision_public_value_init (ConcordDecisionPublicValue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->rules, concord_wrap_layout_new (220, 12));
}
