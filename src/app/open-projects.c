#include "app/open-projects.h"
#include "app/settings.h"
#include "app/window-private.h"

#include "concord-words.h"
#include <glib/gstdio.h>
#include <string.h>

#define MAX_PROJECTS 20
#define MAX_BYTES (256 * 1024)
#define GROUP "project %u"

/* What was written last, and whether closing windows leaves it as it is. */
#define WRITTEN_KEY "concord-open-projects"
#define HELD_KEY "concord-open-projects-held"

void
concord_open_project_free (ConcordOpenProject *project)
{
  g_object_unref (project->file);
  g_free (project->stage);
  g_free (project->section);
  g_free (project);
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "concord", "open-projects", NULL);
}

/* --- reading --------------------------------------------------------------------------------- */

static int
read_size (GKeyFile *keys, const char *group, const char *key, int least, int usual)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (keys, group, key, &error);

  return error != NULL || value < least || value > CONCORD_MOST_PIXELS ? usual : value;
}

static ConcordOpenProject *
read_project (GKeyFile *keys, guint number)
{
  g_autofree char *group = g_strdup_printf (GROUP, number);
  g_autofree char *uri = g_key_file_get_string (keys, group, "uri", NULL);
  g_autofree char *scheme = uri == NULL ? NULL : g_uri_parse_scheme (uri);
  ConcordOpenProject *project;
  int width, height;
  gboolean maximized;

  if (scheme == NULL)
    return NULL;
  concord_settings_get_window_size (&width, &height, &maximized);
  project = g_new0 (ConcordOpenProject, 1);
  project->file = g_file_new_for_uri (uri);
  project->stage = g_key_file_get_string (keys, group, "stage", NULL);
  project->section = g_key_file_get_string (keys, group, "section", NULL);
  project->width = read_size (keys, group, "width", CONCORD_LEAST_WIDTH, width);
  project->height = read_size (keys, group, "height", CONCORD_LEAST_HEIGHT, height);
  project->maximized = g_key_file_get_boolean (keys, group, "maximized", NULL);
  return project;
}

/* The file may be anything: it lies where other programs can write. */
static GKeyFile *
read_keys (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *text = NULL;
  GStatBuf info;
  gsize size;
  GKeyFile *keys = g_key_file_new ();

  if (g_stat (path, &info) == 0 && info.st_size <= MAX_BYTES
      && g_file_get_contents (path, &text, &size, NULL))
    g_key_file_load_from_data (keys, text, size, G_KEY_FILE_NONE, NULL);
  return keys;
}

GPtrArray *
concord_open_projects_load (void)
{
  GPtrArray *projects
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_open_project_free);
  g_autoptr (GKeyFile) keys = read_keys ();

  for (guint i = 1; i <= MAX_PROJECTS; i++)
    {
      ConcordOpenProject *project = read_project (keys, i);

      if (project != NULL)
        g_ptr_array_add (projects, project);
    }
  return projects;
}

/* --- noting ---------------------------------------------------------------------------------- */

static gboolean
write_window (GKeyFile *keys, ConcordWindow *window, guint number)
{
  GFile *file = window->session == NULL ? NULL : concord_session_get_file (window->session);
  g_autofree char *group = g_strdup_printf (GROUP, number);
  g_autofree char *uri = NULL;
  g_autofree char *section = NULL;
  const char *stage = concord_window_get_stage (window);
  int width, height;

  if (file == NULL || number > MAX_PROJECTS)
    return FALSE;
  uri = g_file_get_uri (file);
  section = concord_window_dup_section (window);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_key_file_set_string (keys, group, "uri", uri);
  if (stage != NULL)
    g_key_file_set_string (keys, group, "stage", stage);
  if (section != NULL)
    g_key_file_set_string (keys, group, "section", section);
  g_key_file_set_integer (keys, group, "width", width);
  g_key_file_set_integer (keys, group, "height", height);
  g_key_file_set_boolean (keys, group, "maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
  return TRUE;
}

/* Whole or not at all, but not forced to the disk, which would hold the window: at worst the next
 * start shows the welcome. GLib's own way without forcing leaves the end of a longer text standing. */
static gboolean
replace (const char *path, const char *text)
{
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);

  g_unlink (new_path);
  return g_file_set_contents_full (new_path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL)
         && g_rename (new_path, path) == 0;
}

static void
write_keys (GtkApplication *application, GKeyFile *keys)
{
  g_autofree char *text = g_key_file_to_data (keys, NULL, NULL);
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (application), WRITTEN_KEY), text) == 0)
    return;
  g_mkdir_with_parents (folder, 0700);
  if (replace (path, text))
    g_object_set_data_full (G_OBJECT (application), WRITTEN_KEY, g_steal_pointer (&text), g_free);
}

static void
note (GtkApplication *application, GtkWindow *except)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  guint n = 0;

  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (CONCORD_IS_WINDOW (item->data) && item->data != except)
      n += write_window (keys, item->data, n + 1);
  write_keys (application, keys);
}

static gboolean
is_held (GtkApplication *application)
{
  return g_object_get_data (G_OBJECT (application), HELD_KEY) != NULL;
}

void
concord_open_projects_note (GtkApplication *application)
{
  if (!is_held (application))
    note (application, NULL);
}

void
concord_open_projects_release (GtkApplication *application)
{
  g_object_set_data (G_OBJECT (application), HELD_KEY, NULL);
  note (application, NULL);
}

static gboolean
is_alone (GtkApplication *application, GtkWindow *window)
{
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (CONCORD_IS_WINDOW (item->data) && item->data != window)
      return FALSE;
  return TRUE;
}

void
concord_open_projects_note_closing (GtkApplication *application, GtkWindow *window)
{
  if (!is_held (application))
    note (application, is_alone (application, window) ? NULL : window);
}

void
concord_open_projects_hold (GtkApplication *application)
{
  concord_open_projects_release (application);
  g_object_set_data (G_OBJECT (application), HELD_KEY, application);
}

/* --- opening again --------------------------------------------------------------------------- */

typedef struct
{
  GtkApplication *application;
  guint n_left;
  GPtrArray *empty;  /* of ConcordWindow: those whose file could not be opened */
  GPtrArray *missed; /* of char *: names of files that are not there */
  char *problem;     /* what is wrong with a file that is there, or NULL */
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_object_unref (restoring->application);
  g_ptr_array_unref (restoring->empty);
  g_ptr_array_unref (restoring->missed);
  g_free (restoring->problem);
  g_free (restoring);
}

static char *
dup_sentence (Restoring *restoring)
{
  guint n = restoring->missed->len;

  if (n == 0)
    return g_strdup (restoring->problem);
  if (n == 1)
    return g_strdup_printf (_ ("“%s”, which was open last time, was moved or deleted."),
                            (char *) restoring->missed->pdata[0]);
  return g_strdup_printf (ngettext ("%u project that was open last time was moved or deleted.",
                                    "%u projects that were open last time were moved or deleted.", n),
                          n);
}

static ConcordWindow *
find_project_window (GtkApplication *application)
{
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (CONCORD_IS_WINDOW (item->data) && CONCORD_WINDOW (item->data)->session != NULL)
      return item->data;
  return NULL;
}

/* One sentence in a window that is there anyhow; the welcome only where nothing else is. */
static void
end (Restoring *restoring)
{
  ConcordWindow *window = find_project_window (restoring->application);
  g_autofree char *sentence = dup_sentence (restoring);

  if (window == NULL && restoring->empty->len > 0)
    {
      window = g_ptr_array_steal_index (restoring->empty, 0);
      concord_window_show_welcome (window);
      g_object_unref (window);
    }
  else if (window != NULL)
    concord_window_mention_drafts (window);
  if (sentence != NULL && window != NULL)
    concord_window_say (window, GTK_MESSAGE_INFO, sentence, NULL, NULL);
  for (guint i = 0; i < restoring->empty->len; i++)
    gtk_window_destroy (restoring->empty->pdata[i]);
  concord_open_projects_release (restoring->application);
  restoring_free (restoring);
}

static void
on_restored (ConcordWindow *window, GFile *file, const GError *error, gpointer data)
{
  Restoring *restoring = data;

  if (window->session == NULL && gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    g_ptr_array_add (restoring->empty, g_object_ref (window));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_ptr_array_add (restoring->missed, g_file_get_basename (file));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           && restoring->problem == NULL)
    restoring->problem = g_strdup (error->message);
  if (--restoring->n_left == 0)
    end (restoring);
}

gboolean
concord_open_projects_restore (GtkApplication *application)
{
  g_autoptr (GPtrArray) projects = concord_open_projects_load ();
  Restoring *restoring;

  if (projects->len == 0 || !concord_settings_get_restore ())
    return FALSE;
  restoring = g_new0 (Restoring, 1);
  restoring->application = g_object_ref (application);
  restoring->n_left = projects->len;
  restoring->empty = g_ptr_array_new_with_free_func (g_object_unref);
  restoring->missed = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data (G_OBJECT (application), HELD_KEY, application);
  /* The one used last opens last, on top. */
  for (guint i = projects->len; i > 0; i--)
    {
      const ConcordOpenProject *project = projects->pdata[i - 1];
      ConcordWindow *window = concord_window_new (application);

      gtk_window_set_default_size (GTK_WINDOW (window), project->width, project->height);
      if (project->maximized)
        gtk_window_maximize (GTK_WINDOW (window));
      else
        gtk_window_unmaximize (GTK_WINDOW (window));
      concord_window_restore (window, project, on_restored, restoring);
    }
  return TRUE;
}
