#include "app/help.h"
#include "app/data-folder.h"
#include "app/dialogs.h"
#include "app/help-window.h"

#include "concord-words.h"

GFile *
concord_help_find_in (const char *language, const char *topic)
{
  g_autofree char *folder = concord_data_folder_dup ("help");
  g_autofree char *name = g_strconcat (topic, ".html", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, language, name, NULL);

  return g_file_query_exists (file, NULL) ? g_steal_pointer (&file) : NULL;
}

GFile *
concord_help_find (const char *topic)
{
  const char *language = concord_words_get_spoken ();
  GFile *file = NULL;

  if (topic != NULL && (file = concord_help_find_in (language, topic)) == NULL)
    file = concord_help_find_in ("en", topic);
  if (file == NULL)
    file = concord_help_find_in (language, "index");
  return file != NULL ? file : concord_help_find_in ("en", "index");
}

static void
show_in_window (GtkWindow *parent, GFile *file)
{
  GtkWidget *window = g_object_ref_sink (concord_help_window_new (parent));
  g_autoptr (GError) error = NULL;

  if (concord_help_window_go (CONCORD_HELP_WINDOW (window), file, &error))
    gtk_window_present (GTK_WINDOW (window));
  else
    {
      gtk_window_destroy (GTK_WINDOW (window));
      concord_tell (parent, _ ("This page of the help can’t be read"), error->message);
    }
  g_object_unref (window);
}

typedef struct
{
  GtkWindow *parent;
  GFile *file;
} Showing;

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  Showing *showing = data;

  if (!g_app_info_launch_uris_finish (G_APP_INFO (source), result, NULL))
    show_in_window (showing->parent, showing->file);
  g_object_unref (showing->parent);
  g_object_unref (showing->file);
  g_free (showing);
}

/* What opens web addresses is a browser; what is registered for HTML may be an editor. */
static GAppInfo *
find_browser (void)
{
  GAppInfo *browser = g_app_info_get_default_for_uri_scheme ("https");

  return browser != NULL ? browser : g_app_info_get_default_for_uri_scheme ("http");
}

void
concord_help_show (GtkWindow *parent, const char *topic)
{
  g_autoptr (GFile) file = concord_help_find (topic);
  g_autoptr (GAppInfo) browser = find_browser ();
  g_autofree char *uri = file == NULL ? NULL : g_file_get_uri (file);
  GList uris = { uri, NULL, NULL };

  if (file == NULL)
    concord_tell (parent, _ ("The help is not on this computer"),
                  _ ("It belongs to the program: install Concord again, or ask whoever looks after "
                     "this computer to."));
  else if (browser == NULL)
    show_in_window (parent, file);
  else
    {
      g_autoptr (GdkAppLaunchContext) context
          = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));
      Showing *showing = g_new0 (Showing, 1);

      showing->parent = g_object_ref (parent);
      showing->file = g_object_ref (file);
      g_app_info_launch_uris_async (browser, &uris, G_APP_LAUNCH_CONTEXT (context), NULL,
                                    on_launched, showing);
    }
}
