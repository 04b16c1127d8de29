#include "app/agreement-pane.h"
#include "app/result-table.h"
#include "app/table-rows.h"
#include "findings/evaluation.h"

#include "concord-words.h"
#include <math.h>

struct _ConcordAgreementPane
{
  ConcordFindingPane parent_instance;

  ConcordResultTable *forms;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (ConcordAgreementPane, concord_agreement_pane, CONCORD_TYPE_FINDING_PANE)

static char *
dup_coefficient (double value)
{
  if (isnan (value))
    return NULL;
  /* Nothing is written as minus nothing. */
  return g_strdup_printf ("%s%.2f", round (100 * value) < 0 ? "−" : "", fabs (value));
}

static char *
dup_note (const ConcordEvaluation *evaluation)
{
  if (evaluation->intraclass_problem != NULL)
    return g_strdup (evaluation->intraclass_problem);
  if (evaluation->n_unrated > 0)
    return g_strdup_printf (
        ngettext ("Of %u answer that all %u evaluators marked, as shares of the highest mark; %u "
                  "marked answers lack a mark or a highest mark. 1 is full agreement.",
                  "Of %u answers that all %u evaluators marked, as shares of the highest mark; %u "
                  "marked answers lack a mark or a highest mark. 1 is full agreement.",
                  evaluation->n_rated),
        evaluation->n_rated, evaluation->n_raters, evaluation->n_unrated);
  return g_strdup_printf (
      ngettext ("Of %u answer that all %u evaluators marked, as shares of the highest mark. 1 is "
                "full agreement.",
                "Of %u answers that all %u evaluators marked, as shares of the highest mark. 1 is "
                "full agreement.",
                evaluation->n_rated),
      evaluation->n_rated, evaluation->n_raters);
}

static void
show (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordAgreementPane *self = CONCORD_AGREEMENT_PANE (pane);
  const char *headings[] = { _ ("What agrees"), _ ("Intraclass correlation"),
                             /* xgettext:no-c-format */
                             _ ("95% from"),
                             /* xgettext:no-c-format */
                             _ ("95% to"), NULL };
  g_autoptr (ConcordEvaluation) evaluation = concord_evaluation_new (document);
  g_autoptr (GPtrArray) rows = concord_table_rows_new (headings);
  g_autofree char *note = dup_note (evaluation);

  for (int f = 0; f < CONCORD_ICC_FORMS; f++)
    {
      const ConcordIcc *form = &evaluation->intraclass[f];

      concord_table_rows_take (
          rows, g_strdup (concord_evaluation_get_form_name ((ConcordIccForm) f)),
          dup_coefficient (form->value), dup_coefficient (form->low),
          dup_coefficient (form->high));
    }
  concord_result_table_set_rows (self->forms,
                                 evaluation->intraclass_problem == NULL ? rows : NULL);
  gtk_label_set_text (self->note, note);
}

static void
concord_agreement_pane_class_init (ConcordAgreementPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CONCORD_FINDING_PANE_CLASS (klass)->show = show;
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/agreement-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordAgreementPane, forms);
  gtk_widget_class_bind_template_child (widget_class, ConcordAgreementPane, note);
}

static void
concord_agreement_pane_init (ConcordAgreementPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
