#include "app/help.h"
#include "app/data-folder.h"
#include "app/dialogs.h"
#include "app/help-window.h"
#include "app/window.h"

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

/* --- in dialogues ---------------------------------------------------------------------------- */

/* The stage that the window of the project is at; the contents where there is none. */
static const char *
find_screen (GtkWindow *dialog)
{
  while (dialog != NULL && !CONCORD_IS_WINDOW (dialog))
    dialog = gtk_window_get_transient_for (dialog);
  return dialog == NULL || concord_window_get_session (CONCORD_WINDOW (dialog)) == NULL
             ? NULL
             : concord_window_get_stage (CONCORD_WINDOW (dialog));
}

static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *topic = data;

  concord_help_show (GTK_WINDOW (widget), topic != NULL ? topic : find_screen (GTK_WINDOW (widget)));
  return TRUE;
}

/* In the dialogue rather than over the window: it is modal, and its own keys come first. */
void
concord_help_add_key (GtkWidget *dialog, const char *topic)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (GDK_KEY_F1, 0);
  GtkShortcutAction *action
      = gtk_callback_action_new (on_key, (gpointer) g_intern_string (topic), NULL);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (dialog, controller);
}
