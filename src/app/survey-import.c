#include "app/survey-import.h"
#include "app/choice-popover.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/survey-import-columns.h"
#include "app/survey-import-file.h"
#include "app/survey-import-scale.h"
#include "app/survey-import-words.h"
#include "store/survey.h"

#include "concord-words.h"
#include <string.h>

/* Longer than this, in microseconds, a count shows how far it is. */
#define PATIENCE 500000

struct _ConcordSurveyImport
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  ConcordRecord *exercise;
  GCancellable *reading;
  ConcordSurveyFile *file;
  GCancellable *counting;
  int *progress;     /* of the count that runs, or NULL */
  guint watching;    /* source that looks at it */
  gint64 began;
  ConcordStep *step; /* what taking would do, or NULL */
  ConcordSurveyReport *report;
  gboolean filling; /* the choices change by us */

  GtkWidget *take_button;
  GtkLabel *lead;
  GtkLabel *file_name;
  GtkLabel *problem;
  GtkProgressBar *bar;
  GtkWidget *choices;
  GtkBox *scale_place;
  GtkDropDown *scale;
  GtkEditable *answers;
  GtkGrid *columns;
  GtkWidget *preview;
  GtkGrid *facts;
  GtkLabel *small;
  GtkLabel *replaced;
  GtkLabel *missed_title;
  GtkWidget *missed_scroller;
  GtkTextView *missed;
};

G_DEFINE_FINAL_TYPE (ConcordSurveyImport, concord_survey_import, GTK_TYPE_WINDOW)

static guint taken_signal;

/* --- the preview ----------------------------------------------------------------------------- */

static void
forget_plan (ConcordSurveyImport *self)
{
  g_clear_pointer (&self->step, concord_step_unref);
  g_clear_pointer (&self->report, concord_survey_report_free);
}

static void
show_problem (ConcordSurveyImport *self, const char *sentence)
{
  gtk_label_set_text (self->problem, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
show_report (ConcordSurveyImport *self)
{
  g_autofree char *missed = concord_survey_words_dup_missed (self->report);
  g_autofree char *replaced
      = concord_survey_words_dup_replaced (self->document, self->step);
  guint n_missed = self->report->not_understood->len;
  g_autofree char *title
      = n_missed == 0 ? g_strdup (_ ("Every cell was understood."))
                      : g_strdup_printf (_ ("Not understood, and not counted (%u)"), n_missed);
  g_autofree char *small = concord_survey_words_dup_small (self->report);

  concord_survey_words_fill (self->facts, self->report);
  gtk_label_set_text (self->small, small);
  gtk_widget_set_visible (GTK_WIDGET (self->small), *small != '\0');
  gtk_label_set_text (self->replaced, replaced);
  gtk_widget_set_visible (GTK_WIDGET (self->replaced), *replaced != '\0');
  gtk_label_set_text (self->missed_title, title);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->missed), missed, -1);
  gtk_widget_set_visible (self->missed_scroller, n_missed > 0);
}

/* --- counting -------------------------------------------------------------------------------- */

static void
stop_counting (ConcordSurveyImport *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->progress, concord_survey_progress_unref);
  g_clear_handle_id (&self->watching, g_source_remove);
}

/* What takes longer than half a second shows how far it is. */
static gboolean
watch (gpointer data)
{
  ConcordSurveyImport *self = data;

  if (g_get_monotonic_time () - self->began < PATIENCE)
    return G_SOURCE_CONTINUE;
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_visible (self->preview, FALSE);
  gtk_progress_bar_set_fraction (self->bar, concord_survey_progress_get (self->progress));
  return G_SOURCE_CONTINUE;
}

static void
show_counts (ConcordSurveyImport *self, ConcordSurveyCounts *counts, GError *error)
{
  g_autoptr (GError) refusal = NULL;

  if (counts != NULL)
    {
      self->step = concord_survey_plan_tally (self->document, self->exercise, counts->tally,
                                              counts->report, &refusal);
      self->report = g_steal_pointer (&counts->report);
      error = refusal;
    }
  show_problem (self, self->step == NULL ? error->message : NULL);
  if (self->step != NULL)
    show_report (self);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (self->preview, self->step != NULL);
  gtk_widget_set_sensitive (self->take_button, concord_survey_import_is_ready (self));
}

static void
counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ConcordSurveyImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSurveyCounts) counts = concord_survey_file_count_finish (result, &error);

  /* Another choice was made meanwhile, or the dialogue is closed. */
  if (self->document == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  stop_counting (self);
  show_counts (self, counts, error);
}

static GStrv
dup_headings (ConcordSurveyImport *self, ConcordColumnUse use)
{
  g_autoptr (GPtrArray) headings = concord_survey_columns_list (self->columns, use);

  return g_strdupv ((char **) headings->pdata);
}

/* Counts with the choices as they stand; nothing changes but what is shown. */
static void
update (ConcordSurveyImport *self)
{
  g_auto (GStrv) groups = NULL;
  ConcordSurveyChoices choices;

  if (self->filling || self->file == NULL)
    return;
  stop_counting (self);
  forget_plan (self);
  gtk_widget_set_sensitive (self->take_button, FALSE);
  groups = dup_headings (self, CONCORD_COLUMN_GROUP);
  choices.group = g_strdup (groups[0]);
  choices.dimensions = dup_headings (self, CONCORD_COLUMN_DIMENSION);
  choices.skip = dup_headings (self, CONCORD_COLUMN_LEFT_OUT);
  choices.scale = concord_survey_scale_split (gtk_editable_get_text (self->answers));
  self->counting = g_cancellable_new ();
  self->progress = concord_survey_progress_new ();
  self->began = g_get_monotonic_time ();
  self->watching = g_timeout_add (100, watch, self);
  concord_survey_file_count_async (self->file, &choices, self->progress, self->counting, counted,
                                   g_object_ref (self));
}

/* --- the choices ----------------------------------------------------------------------------- */

static void
scale_chosen (ConcordSurveyImport *self)
{
  guint preset = gtk_drop_down_get_selected (self->scale);

  if (self->filling)
    return;
  if (preset < concord_survey_scale_get_n_presets ())
    {
      self->filling = TRUE;
      gtk_editable_set_text (self->answers, concord_survey_scale_get_answers (preset));
      self->filling = FALSE;
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->answers));
  update (self);
}

/* Words of one's own are a scale of one's own. */
static void
on_answers_changed (ConcordSurveyImport *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->scale, concord_survey_scale_get_n_presets ());
  self->filling = FALSE;
  update (self);
}

/* --- a new file ------------------------------------------------------------------------------ */

static void
show_file (ConcordSurveyImport *self)
{
  self->filling = TRUE;
  concord_survey_columns_fill (self->columns, (const char *const *) self->file->headings,
                               G_CALLBACK (update), self);
  gtk_drop_down_set_selected (self->scale, self->file->preset);
  gtk_editable_set_text (self->answers, concord_survey_scale_get_answers (self->file->preset));
  self->filling = FALSE;
  gtk_widget_set_visible (self->choices, self->file->headings[0] != NULL);
  update (self);
}

static void
forget_file (ConcordSurveyImport *self)
{
  stop_counting (self);
  forget_plan (self);
  g_clear_pointer (&self->file, concord_survey_file_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_widget_set_visible (self->preview, FALSE);
  gtk_widget_set_sensitive (self->take_button, FALSE);
}

static void
file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ConcordSurveyImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSurveyFile) file = concord_survey_file_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  forget_file (self);
  if (file == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->file = g_steal_pointer (&file);
  show_file (self);
}

void
concord_survey_import_load (ConcordSurveyImport *dialog, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  g_cancellable_cancel (dialog->reading);
  g_clear_object (&dialog->reading);
  dialog->reading = g_cancellable_new ();
  gtk_label_set_text (dialog->file_name, shown);
  concord_survey_file_read_async (file, dialog->reading, file_read, g_object_ref (dialog));
}

static void
file_chosen (GFile *file, gpointer data)
{
  g_autoptr (ConcordSurveyImport) self = data;

  if (file != NULL && self->document != NULL)
    concord_survey_import_load (self, file);
}

static void
on_choose (ConcordSurveyImport *self)
{
  concord_survey_file_choose (GTK_WINDOW (self), file_chosen, g_object_ref (self));
}

/* --- taking ---------------------------------------------------------------------------------- */

static void
on_take (ConcordSurveyImport *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!concord_survey_import_is_ready (self))
    return;
  if (!concord_document_perform (self->document, self->step, &error))
    {
      show_problem (self, error->message);
      return;
    }
  words = concord_survey_words_dup_taken (self->report);
  g_signal_emit (self, taken_signal, 0, words);
  gtk_window_close (GTK_WINDOW (self));
}

gboolean
concord_survey_import_is_busy (ConcordSurveyImport *dialog)
{
  return dialog->counting != NULL;
}

gboolean
concord_survey_import_is_ready (ConcordSurveyImport *dialog)
{
  return dialog->step != NULL && dialog->report->n_answers > 0;
}

const char *
concord_survey_import_get_problem (ConcordSurveyImport *dialog)
{
  return gtk_label_get_text (dialog->problem);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  ConcordSurveyImport *self = CONCORD_SURVEY_IMPORT (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  stop_counting (self);
  forget_plan (self);
  self->filling = TRUE;
  g_clear_object (&self->exercise);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_survey_import_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordSurveyImport *self = CONCORD_SURVEY_IMPORT (object);

  g_clear_pointer (&self->file, concord_survey_file_unref);
  G_OBJECT_CLASS (concord_survey_import_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, take_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, lead);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, file_name);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, problem);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, choices);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, bar);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, small);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, scale_place);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, answers);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, columns);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, preview);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, facts);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, replaced);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, missed_title);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, missed_scroller);
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, missed);
}

static void
concord_survey_import_class_init (ConcordSurveyImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  taken_signal = g_signal_new ("taken", CONCORD_TYPE_SURVEY_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/survey-import.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_answers_changed);
}

static GtkDropDown *
new_list (GtkBox *place, const char *name)
{
  GtkWidget *list = concord_choice_drop_down_new ();
  GtkWidget *button = gtk_widget_get_first_child (list);

  gtk_widget_set_hexpand (list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  gtk_box_append (place, list);
  return GTK_DROP_DOWN (list);
}

static void
concord_survey_import_init (ConcordSurveyImport *self)
{
  g_auto (GStrv) scales = concord_survey_scale_dup_labels ();
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) scales);

  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "consultation");
  self->scale = new_list (self->scale_place, _ ("Scale of the answers"));
  gtk_drop_down_set_model (self->scale, G_LIST_MODEL (model));
  g_signal_connect_object (self->scale, "notify::selected", G_CALLBACK (scale_chosen), self,
                           G_CONNECT_SWAPPED);
}

ConcordSurveyImport *
concord_survey_import_new (GtkWindow *parent, ConcordDocument *document, ConcordRecord *exercise)
{
  ConcordSurveyImport *self
      = g_object_new (CONCORD_TYPE_SURVEY_IMPORT, "transient-for", parent, NULL);
  g_autofree char *name = concord_record_dup_name (exercise);
  g_autofree char *words = g_strdup_printf (
      /* Translators: a consultation exercise. */
      _ ("Answers for “%s”, one person a row and one question a column. Only counts are taken, "
         "never who said what, and nothing before you have seen what was found."),
      name);

  self->document = g_object_ref (document);
  self->exercise = g_object_ref (exercise);
  gtk_label_set_text (self->lead, words);
  return self;
}
