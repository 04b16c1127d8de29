#include "app/options-page.h"
#include "app/catalogue-dialog.h"
#include "app/criteria-scores.h"
#include "app/criteria-weights.h"
#include "app/detail-pane.h"
#include "app/options-page-comparators.h"
#include "app/page-parts.h"
#include "app/record-chooser.h"
#include "app/value-editor.h"

#include "concord-words.h"

struct _ConcordOptionsPage
{
  ConcordPage parent_instance;

  ConcordDocument *document; /* followed */
  ConcordOption *option;     /* the selected one, followed */
  int stage;                 /* as it was when the option was selected */
  char *stage_reason;

  ConcordRecordTable *options;
  ConcordDetailPane *option_details;
  GtkWidget *missing_line;
  GtkLabel *missing;
  GtkWidget *stage_line;
  GtkLabel *stage_hint;
  ConcordRecordChooser *criterion;
  GtkLabel *scale_words;
  GtkLabel *score_hints;
};

G_DEFINE_FINAL_TYPE (ConcordOptionsPage, concord_options_page, CONCORD_TYPE_PAGE)

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

/* --- options --------------------------------------------------------------------------------- */

static char *
refuse_removal (ConcordRecordTable *table, ConcordRecord *record, ConcordOptionsPage *self)
{
  return concord_comparators_dup_refusal (CONCORD_OPTION (record));
}

static void
on_add_missing (ConcordOptionsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!concord_comparators_add_missing (self->document, &error))
    concord_page_say (GTK_WIDGET (self), error->message);
}

static void
on_catalogue (ConcordOptionsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->document != NULL)
    gtk_window_present (GTK_WINDOW (concord_catalogue_dialog_new (
        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->document)));
}

/* A stage that changed asks for its reason until that is given, or the stage is as it was. */
static void
option_changed (ConcordOptionsPage *self)
{
  ConcordOption *option = self->option;
  gboolean moved = option != NULL && option->stage != self->stage;
  gboolean told = option != NULL && g_strcmp0 (option->stage_reason, self->stage_reason) != 0;
  g_autofree char *name = NULL;
  g_autofree char *stage = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->stage_line, moved && !told);
  if (!moved || told)
    return;
  name = concord_record_dup_name (CONCORD_RECORD (option));
  stage = concord_record_dup_text (
      CONCORD_RECORD (option), concord_record_find_field (CONCORD_RECORD (option), "stage"));
  if (option->stage_reason == NULL)
    /* Translators: an option and its stage, such as "Short list" or "Dropped". */
    words = g_strdup_printf (_ ("“%s” is now: %s. Say why, so that the decision can be followed."),
                             name, stage);
  else
    words = g_strdup_printf (_ ("“%s” is now: %s. Its reason was given for the stage before: does it "
                                "still hold?"),
                             name, stage);
  gtk_label_set_text (self->stage_hint, words);
}

static void
option_selected (ConcordOptionsPage *self)
{
  ConcordRecord *record = concord_record_table_get_selected (self->options);
  ConcordOption *option = CONCORD_IS_OPTION (record) ? CONCORD_OPTION (record) : NULL;

  if (self->option != NULL)
    g_signal_handlers_disconnect_by_func (self->option, option_changed, self);
  g_set_object (&self->option, option);
  g_clear_pointer (&self->stage_reason, g_free);
  if (self->option != NULL)
    {
      self->stage = self->option->stage;
      self->stage_reason = g_strdup (self->option->stage_reason);
      g_signal_connect_object (self->option, "notify", G_CALLBACK (option_changed), self,
                               G_CONNECT_SWAPPED);
    }
  option_changed (self);
}

static void
on_give_reason (ConcordOptionsPage *self)
{
  ConcordFieldRow *row = concord_detail_pane_find (self->option_details, "stage-reason");
  GtkWidget *editor = row == NULL ? NULL : concord_field_row_get_editor (row);

  if (editor != NULL)
    gtk_widget_grab_focus (editor);
}

/* --- scores ---------------------------------------------------------------------------------- */

static void
show_scores (ConcordOptionsPage *self)
{
  ConcordRecord *record = concord_record_chooser_get_selected (self->criterion);
  g_autofree char *words = NULL;
  g_autofree char *hints = NULL;

  if (self->document != NULL && record != NULL)
    {
      words = concord_criterion_dup_scale (CONCORD_CRITERION (record));
      hints = concord_criteria_scores_dup_hints (self->document, CONCORD_CRITERION (record));
    }
  show_words (self->scale_words, words);
  show_words (self->score_hints, hints);
}

/* --- the page -------------------------------------------------------------------------------- */

static void
document_changed (ConcordOptionsPage *self)
{
  g_autofree char *missing = concord_comparators_dup_missing (self->document);

  gtk_label_set_text (self->missing, missing == NULL ? "" : missing);
  gtk_widget_set_visible (self->missing_line, missing != NULL);
  show_scores (self);
}

static void
follow_document (ConcordOptionsPage *self)
{
  ConcordDocument *document = concord_page_get_document (CONCORD_PAGE (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    {
      show_scores (self);
      return;
    }
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  document_changed (self);
}

static void
dispose (GObject *object)
{
  ConcordOptionsPage *self = CONCORD_OPTIONS_PAGE (object);

  G_OBJECT_CLASS (concord_options_page_parent_class)->dispose (object);
  g_clear_object (&self->option);
  g_clear_object (&self->document);
  g_clear_pointer (&self->stage_reason, g_free);
}

static void
concord_options_page_class_init (ConcordOptionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_CRITERIA_WEIGHTS);
  g_type_ensure (CONCORD_TYPE_VALUE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/options-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, options);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, option_details);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, missing_line);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, missing);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, stage_line);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, stage_hint);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, criterion);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, scale_words);
  gtk_widget_class_bind_template_child (widget_class, ConcordOptionsPage, score_hints);
  gtk_widget_class_bind_template_callback (widget_class, on_add_missing);
  gtk_widget_class_bind_template_callback (widget_class, on_catalogue);
  gtk_widget_class_bind_template_callback (widget_class, on_give_reason);
}

static void
concord_options_page_init (ConcordOptionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->options, "refuse-removal", G_CALLBACK (refuse_removal), self);
  g_signal_connect_object (self->options, "notify::selected", G_CALLBACK (option_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->criterion, "notify::selected", G_CALLBACK (show_scores), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::document", G_CALLBACK (follow_document), NULL);
}
