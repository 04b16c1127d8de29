#include "app/survey-import.h"
#include "app/choice-popover.h"
#include "app/survey-import-file.h"
#include "app/survey-import-scale.h"
#include "app/survey-import-words.h"
#include "app/wrap-layout.h"
#include "store/survey.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* Least width of a column of headings to tick. */
#define COLUMN_WIDTH 240

struct _ConcordSurveyImport
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  ConcordRecord *exercise;
  GCancellable *reading;
  GBytes *csv;
  GStrv headings;
  ConcordStep *step; /* what taking would do, or NULL */
  ConcordSurveyReport *report;
  gboolean filling; /* the choices change by us */

  GtkWidget *take_button;
  GtkLabel *lead;
  GtkLabel *file_name;
  GtkLabel *problem;
  GtkWidget *choices;
  GtkBox *group_place;
  GtkBox *scale_place;
  GtkDropDown *group; /* the headings, behind one for none */
  GtkDropDown *scale;
  GtkEditable *answers;
  GtkWidget *columns;
  GtkWidget *preview;
  GtkGrid *facts;
  GtkLabel *replaced;
  GtkLabel *missed_title;
  GtkWidget *missed_scroller;
  GtkTextView *missed;
};

G_DEFINE_FINAL_TYPE (ConcordSurveyImport, concord_survey_import, GTK_TYPE_WINDOW)

static guint taken_signal;

/* --- the choices ----------------------------------------------------------------------------- */

/* The heading of the column of groups, or NULL. */
static const char *
get_group (ConcordSurveyImport *self)
{
  guint position = gtk_drop_down_get_selected (self->group);

  if (self->headings == NULL || position == 0 || position > g_strv_length (self->headings))
    return NULL;
  return self->headings[position - 1];
}

/* The headings that are not ticked: (transfer container). */
static GPtrArray *
list_skipped (ConcordSurveyImport *self)
{
  GPtrArray *skipped = g_ptr_array_new ();
  guint i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (self->columns); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (skipped, self->headings[i]);
  g_ptr_array_add (skipped, NULL);
  return skipped;
}

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

  concord_survey_words_fill (self->facts, self->report);
  gtk_label_set_text (self->replaced, replaced);
  gtk_widget_set_visible (GTK_WIDGET (self->replaced), *replaced != '\0');
  gtk_label_set_text (self->missed_title, title);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->missed), missed, -1);
  gtk_widget_set_visible (self->missed_scroller, n_missed > 0);
}

/* Plans with the choices as they stand; nothing changes but what is shown. */
static void
update (ConcordSurveyImport *self)
{
  g_auto (GStrv) scale = NULL;
  g_autoptr (GPtrArray) skipped = NULL;
  g_autoptr (GError) error = NULL;
  ConcordSurveyOptions options = { 0 };

  if (self->filling || self->csv == NULL)
    return;
  forget_plan (self);
  scale = concord_survey_scale_split (gtk_editable_get_text (self->answers));
  skipped = list_skipped (self);
  options.group_column = get_group (self);
  options.scale = (const char *const *) scale;
  options.skip = (const char *const *) skipped->pdata;
  self->step = concord_survey_plan (self->document, self->exercise, self->csv, &options,
                                    &self->report, &error);
  show_problem (self, self->step == NULL ? error->message : NULL);
  if (self->step != NULL)
    show_report (self);
  gtk_widget_set_visible (self->preview, self->step != NULL);
  gtk_widget_set_sensitive (self->take_button, concord_survey_import_is_ready (self));
}

static void
show_group_column (ConcordSurveyImport *self)
{
  const char *group = get_group (self);
  guint i = 0;

  /* It holds no answers; to tick it would mean nothing. */
  self->filling = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (self->columns); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    if (self->headings[i] == group || !gtk_widget_get_sensitive (check))
      {
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->headings[i] != group);
        gtk_widget_set_sensitive (check, self->headings[i] != group);
      }
  self->filling = FALSE;
}

static void
group_chosen (ConcordSurveyImport *self)
{
  if (self->filling)
    return;
  show_group_column (self);
  update (self);
}

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
add_column (ConcordSurveyImport *self, const char *heading)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (heading);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_add_css_class (check, "text-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  gtk_widget_set_parent (check, self->columns);
}

static void
clear_columns (ConcordSurveyImport *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->columns)) != NULL)
    gtk_widget_unparent (child);
}

/* The heading that speaks of groups; 0 for none, else its place from 1. */
static guint
guess_group (ConcordSurveyImport *self)
{
  g_autofree char *word = g_utf8_casefold (_ ("group"), -1);

  for (guint i = 0; self->headings[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (self->headings[i], -1);

      if (strstr (folded, word) != NULL)
        return i + 1;
    }
  return 0;
}

static void
fill_choices (ConcordSurveyImport *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint preset;

  self->filling = TRUE;
  gtk_string_list_append (names, _ ("None: everybody is one group"));
  clear_columns (self);
  for (guint i = 0; self->headings[i] != NULL; i++)
    {
      gtk_string_list_append (names, self->headings[i]);
      add_column (self, self->headings[i]);
    }
  gtk_drop_down_set_model (self->group, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->group, guess_group (self));
  preset = concord_survey_scale_guess (self->document, self->exercise, self->csv, get_group (self));
  gtk_drop_down_set_selected (self->scale, preset);
  gtk_editable_set_text (self->answers, concord_survey_scale_get_answers (preset));
  self->filling = FALSE;
  show_group_column (self);
}

static void
show_csv (ConcordSurveyImport *self)
{
  g_clear_pointer (&self->headings, g_strfreev);
  self->headings = concord_survey_file_dup_headings (self->csv);
  if (self->headings == NULL)
    self->headings = g_new0 (char *, 1);
  gtk_widget_set_visible (self->choices, self->headings[0] != NULL);
  fill_choices (self);
  update (self);
}

static void
forget_file (ConcordSurveyImport *self)
{
  forget_plan (self);
  g_clear_pointer (&self->csv, g_bytes_unref);
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_widget_set_visible (self->preview, FALSE);
  gtk_widget_set_sensitive (self->take_button, FALSE);
}

static void
file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ConcordSurveyImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = concord_survey_file_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  forget_file (self);
  if (bytes == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->csv = g_steal_pointer (&bytes);
  show_csv (self);
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

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
dispose (GObject *object)
{
  ConcordSurveyImport *self = CONCORD_SURVEY_IMPORT (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  forget_plan (self);
  self->filling = TRUE;
  if (self->columns != NULL)
    clear_columns (self);
  self->columns = NULL;
  g_clear_object (&self->exercise);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_survey_import_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordSurveyImport *self = CONCORD_SURVEY_IMPORT (object);

  g_clear_pointer (&self->csv, g_bytes_unref);
  g_strfreev (self->headings);
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
  gtk_widget_class_bind_template_child (widget_class, ConcordSurveyImport, group_place);
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
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
  gtk_widget_set_layout_manager (self->columns, concord_wrap_layout_new (COLUMN_WIDTH, 6));
  self->group = new_list (self->group_place, _ ("Column of the groups"));
  self->scale = new_list (self->scale_place, _ ("Scale of the answers"));
  gtk_drop_down_set_model (self->scale, G_LIST_MODEL (model));
  g_signal_connect_object (self->group, "notify::selected", G_CALLBACK (group_chosen), self,
                           G_CONNECT_SWAPPED);
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
