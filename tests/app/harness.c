#include "harness.h"
#include "app/section.h"
#include "store/project-file.h"
#include "store/save.h"

#include <string.h>
#include <unistd.h>

GtkApplication *
harness_application (void)
{
  static GtkApplication *application = NULL;

  if (application == NULL)
    {
      g_autoptr (GError) error = NULL;

      application = GTK_APPLICATION (concord_application_new ());
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  return application;
}

void
harness_hide_programs (void)
{
  static const char *const kept[] = { "mime", "icons", "glib-2.0" };
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "share", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = g_build_filename (folder, kept[i], NULL);
      g_autofree char *target = g_build_filename ("/usr/share", kept[i], NULL);

      g_assert_cmpint (symlink (target, path), ==, 0);
    }
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
}

char *
harness_folder (void)
{
  g_autofree char *template = g_build_filename (g_get_home_dir (), "work-XXXXXX", NULL);
  char *folder = g_mkdtemp (template);

  g_assert_nonnull (folder);
  return g_strdup (folder);
}

GFile *
harness_project (const char *name)
{
  g_autofree char *folder = harness_folder ();
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *service;
  GFile *file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  concord_document_set_author (document, "Ann Officer");
  concord_document_set (document, project, "title", "Riverdale partnership", NULL, &error);
  g_assert_no_error (error);
  concord_document_set (document, project, "authority", "Riverdale Borough Council", NULL, &error);
  g_assert_no_error (error);
  service = concord_document_add (document, project, "services", &error);
  g_assert_no_error (error);
  concord_document_set (document, service, "name", "Revenues", NULL, &error);
  g_assert_no_error (error);
  concord_project_save (document, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
harness_wait (HarnessCondition condition, gpointer data)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (10, set_true, &late);

  while (!condition (data))
    {
      g_assert_false (late);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timer);
}

void
harness_settle (guint milliseconds)
{
  gboolean done = FALSE;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_timeout_add (milliseconds, set_true, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_session (gpointer data)
{
  return concord_window_get_session (data) != NULL;
}

ConcordWindow *
harness_open (GFile *file)
{
  ConcordWindow *window = concord_window_new (harness_application ());

  concord_window_open (window, file);
  harness_wait (has_session, window);
  harness_settle (50);
  return window;
}

ConcordDocument *
harness_document (ConcordWindow *window)
{
  return concord_session_get_document (concord_window_get_session (window));
}

gboolean
harness_is_clean (gpointer window)
{
  ConcordSession *session = concord_window_get_session (window);

  return !concord_session_is_saving (session) && !concord_session_is_dirty (session);
}

void
harness_discard (ConcordWindow *window)
{
  if (concord_window_get_session (window) != NULL)
    concord_session_discard (concord_window_get_session (window));
  gtk_window_destroy (GTK_WINDOW (window));
  harness_settle (10);
}

GtkWindow *
harness_question (void)
{
  GtkWindow *found = NULL;
  GList *windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (GTK_IS_MESSAGE_DIALOG (item->data) && gtk_widget_get_visible (item->data))
      found = item->data;
  g_list_free (windows);
  return found;
}

gboolean
harness_has_question (gpointer data)
{
  return harness_question () != NULL;
}

char *
harness_question_words (void)
{
  GtkWindow *question = harness_question ();
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  g_assert_nonnull (question);
  g_object_get (question, "text", &heading, "secondary-text", &body, NULL);
  return g_strdup_printf ("%s\n%s", heading, body == NULL ? "" : body);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
harness_answer (const char *label)
{
  GtkWindow *question = harness_question ();
  GtkWidget *button;

  g_assert_nonnull (question);
  button = find_button (GTK_WIDGET (question), label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  harness_settle (20);
}

GtkWidget *
harness_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type) && gtk_widget_get_visible (item->data))
      return item->data;
  return NULL;
}

void
harness_press (GtkWidget *widget, const char *label)
{
  GtkWidget *button = find_button (widget, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  harness_settle (20);
}

GtkWidget *
harness_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = harness_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
harness_find_mapped (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = harness_find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
harness_find_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = harness_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
harness_find_parts (GtkWidget *page)
{
  GtkWidget *sections = harness_find (page, CONCORD_TYPE_SECTIONS);
  g_autoptr (GtkWidget) stack = NULL;

  if (sections == NULL)
    return NULL;
  g_object_get (sections, "stack", &stack, NULL);
  /* The page holds it. */
  return stack;
}

/* --- files ----------------------------------------------------------------------------------- */

ConcordDocument *
harness_load (GFile *file)
{
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_project_load (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

void
harness_save (ConcordDocument *document, GFile *file, const char *author)
{
  g_autoptr (GError) error = NULL;

  concord_document_set_author (document, author);
  concord_project_save (document, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
find_chooser (gpointer data)
{
  GtkWidget **found = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *w = windows; w != NULL; w = w->next)
    if (GTK_IS_FILE_CHOOSER_DIALOG (w->data) && gtk_widget_get_mapped (w->data))
      *found = w->data;
  return *found != NULL;
}

GtkWidget *
harness_wait_for_chooser (void)
{
  GtkWidget *chooser = NULL;

  harness_wait (find_chooser, &chooser);
  /* It reads a folder first, and does not like to be disturbed. */
  harness_settle (500);
  return chooser;
}

typedef struct
{
  GtkFileChooser *chooser;
  const char *name;
} Chosen;

/* The chooser reads the folder before it knows what is chosen. */
static gboolean
has_chosen (gpointer data)
{
  const Chosen *chosen = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chosen->chooser);
  g_autofree char *name = file == NULL ? NULL : g_file_get_basename (file);

  return g_strcmp0 (name, chosen->name) == 0;
}

void
harness_choose (GtkWidget *chooser, const char *folder, const char *name)
{
  Chosen chosen = { GTK_FILE_CHOOSER (chooser), name };
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;

  gtk_file_chooser_set_current_folder (chosen.chooser, place, &error);
  g_assert_no_error (error);
  gtk_file_chooser_set_current_name (chosen.chooser, name);
  harness_wait (has_chosen, &chosen);
  harness_settle (500);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
}
