#include "app/dialogs.h"
#include "app/beside.h"
#include "app/help.h"
#include "app/settings.h"

#include "concord-words.h"
#include <string.h>

typedef struct
{
  ConcordAnswered answered;
  gpointer data;
  GPtrArray *ids;
} Question;

static void
question_answer (Question *question, const char *answer)
{
  ConcordAnswered answered = question->answered;

  /* Once: the dialog is destroyed after its response, and that counts as an answer too. */
  question->answered = NULL;
  if (answered != NULL)
    answered (answer, question->data);
}

static void
on_response (GtkDialog *dialog, int response, Question *question)
{
  Question copy = *question;
  g_autofree char *answer
      = g_strdup (response >= 0 && response < (int) question->ids->len
                      ? question->ids->pdata[response]
                      : "cancel");

  /* The dialog goes first, and lets go of its window: the answer may close that too, and this
   * signal still holds the dialog then. */
  question->answered = NULL;
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  question_answer (&copy, answer);
}

static void
on_dialog_gone (gpointer data, GObject *dialog)
{
  Question *question = data;

  question_answer (question, "cancel");
  g_ptr_array_unref (question->ids);
  g_free (question);
}

static void
add_answers (GtkDialog *dialog, Question *question, const ConcordAnswer *answers, guint n_answers)
{
  for (guint i = 0; i < n_answers; i++)
    {
      GtkWidget *button = gtk_dialog_add_button (dialog, answers[i].label, (int) i);

      g_ptr_array_add (question->ids, g_strdup (answers[i].id));
      if (answers[i].style == CONCORD_ANSWER_SUGGESTED)
        {
          gtk_widget_add_css_class (button, "suggested-action");
          gtk_dialog_set_default_response (dialog, (int) i);
        }
      else if (answers[i].style == CONCORD_ANSWER_DESTRUCTIVE)
        gtk_widget_add_css_class (button, "destructive-action");
    }
}

void
concord_ask (GtkWindow *parent, const char *heading, const char *body,
             const ConcordAnswer *answers, guint n_answers, ConcordAnswered answered, gpointer data)
{
  GtkWidget *dialog
      = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                GTK_MESSAGE_OTHER, GTK_BUTTONS_NONE, "%s", heading);
  Question *question = g_new0 (Question, 1);

  question->answered = answered;
  question->data = data;
  question->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  if (body != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", body);
  add_answers (GTK_DIALOG (dialog), question, answers, n_answers);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), question);
  g_object_weak_ref (G_OBJECT (dialog), on_dialog_gone, question);
  concord_help_add_key (dialog, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
concord_tell (GtkWindow *parent, const char *heading, const char *body)
{
  const ConcordAnswer answers[] = { { "cancel", _ ("Close"), CONCORD_ANSWER_SUGGESTED } };

  concord_ask (parent, heading, body, answers, G_N_ELEMENTS (answers), NULL, NULL);
}

/* --- files ----------------------------------------------------------------------------------- */

typedef struct
{
  ConcordFileChosen chosen;
  gpointer data;
  char *ending;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_free (choice->ending);
  g_free (choice);
}

/* @file with the ending it lacks, or NULL where it has one. */
static GFile *
with_ending (GFile *file, const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *whole = NULL;

  if (ending == NULL || folder == NULL || strchr (name, '.') != NULL)
    return NULL;
  whole = g_strconcat (name, ending, NULL);
  return g_file_get_child (folder, whole);
}

typedef struct
{
  ConcordFileChosen chosen;
  gpointer data;
  GFile *file;
} Replacing;

static void
on_replace_answered (const char *answer, gpointer data)
{
  Replacing *replacing = data;

  replacing->chosen (g_str_equal (answer, "replace") ? replacing->file : NULL, replacing->data);
  g_object_unref (replacing->file);
  g_free (replacing);
}

/* The chooser asked about the name as typed, not about the one with the ending. */
static void
ask_replace (GtkWindow *parent, GFile *file, const Choice *choice)
{
  const ConcordAnswer answers[] = { { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
                                    { "replace", _ ("Replace"), CONCORD_ANSWER_DESTRUCTIVE } };
  Replacing *replacing = g_new0 (Replacing, 1);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

  replacing->chosen = choice->chosen;
  replacing->data = choice->data;
  replacing->file = g_object_ref (file);
  concord_ask (parent, heading, _ ("A file of this name is in the folder already."), answers,
               G_N_ELEMENTS (answers), on_replace_answered, replacing);
}

static void
on_chosen (GtkNativeDialog *native, int response, Choice *choice)
{
  g_autoptr (GFile) picked = NULL;
  g_autoptr (GFile) whole = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    picked = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  if (picked != NULL)
    whole = with_ending (picked, choice->ending);
  gtk_native_dialog_hide (native);
  if (whole != NULL && g_file_query_exists (whole, NULL))
    ask_replace (gtk_native_dialog_get_transient_for (native), whole, choice);
  else
    choice->chosen (whole != NULL ? whole : picked, choice->data);
  /* A native dialog has no window that would own it. */
  g_object_unref (native);
}

static void
choose (GtkFileChooserNative *native, const char *ending, ConcordFileChosen chosen, gpointer data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  choice->data = data;
  choice->ending = g_strdup (ending);
  g_signal_connect_data (native, "response", G_CALLBACK (on_chosen), choice, choice_free, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

GtkFileFilter *
concord_project_filter_new (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Concord projects"));
  gtk_file_filter_add_suffix (filter, "concord");
  gtk_file_filter_add_mime_type (filter, CONCORD_MIME_TYPE);
  return filter;
}

void
concord_choose_file (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                     ConcordFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), all);
  choose (native, NULL, chosen, data);
}

void
concord_choose_project (GtkWindow *parent, ConcordFileChosen chosen, gpointer data)
{
  g_autoptr (GtkFileFilter) ours = concord_project_filter_new ();

  concord_choose_file (parent, _ ("Open a project"), ours, chosen, data);
}

typedef struct
{
  ConcordFilesChosen chosen;
  gpointer data;
} Several;

static void
on_files_chosen (GtkNativeDialog *native, int response, Several *several)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (native));
  gtk_native_dialog_hide (native);
  several->chosen (files, several->data);
  g_object_unref (native);
}

static void
several_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
concord_choose_files (GtkWindow *parent, const char *title, gboolean several, GtkFileFilter *filter,
                      ConcordFilesChosen chosen, gpointer data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  Several *choice = g_new0 (Several, 1);

  choice->chosen = chosen;
  choice->data = data;
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), several);
  g_signal_connect_data (native, "response", G_CALLBACK (on_files_chosen), choice, several_free, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

void
concord_choose_target (GtkWindow *parent, const char *title, const char *suggested, GFile *folder,
                       GtkFileFilter *filter, const char *ending, ConcordFileChosen chosen,
                       gpointer data)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), suggested);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  choose (native, ending, chosen, data);
}

static gboolean
close_window (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

void
concord_dialog_class_close_on_escape (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, close_window, NULL);
}

void
concord_dialog_fit_text (GtkWindow *window)
{
  double scale = MAX (concord_text_scale (GTK_WIDGET (window)), 1);
  int width, height;

  /* GTK keeps it within the screen. */
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, (int) (width * scale), (int) (height * scale));
}

void
concord_show_in_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder == NULL ? NULL : g_file_get_uri (folder);

  /* gtk_show_uri() would put up a dialog of its own where no file manager is installed. */
  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}
