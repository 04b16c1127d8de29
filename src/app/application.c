#include "app/application.h"
#include "app/open-projects.h"
#include "app/page-kinds.h"
#include "app/settings.h"
#include "app/sidebar.h"
#include "app/theme.h"
#include "app/window-private.h"

#include "concord-words.h"

/* GTK's own variables, read when it starts and when it paints its first window. */
#define RENDERER "GSK_RENDERER"
#define DEBUG_FLAGS "GDK_DEBUG"

struct _ConcordApplication
{
  GtkApplication parent_instance;

  gboolean without_driver; /* the variables are ours, until GTK has read them */
  ConcordDesktopTheme *theme;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (ConcordApplication, concord_application, GTK_TYPE_APPLICATION)

static void
do_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  concord_open_projects_hold (data);
  /* Each asks for itself; the program ends with the last of them. */
  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  g_list_free (windows);
}

static void
do_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_show_welcome (concord_window_new (data));
}

static const GActionEntry entries[] = {
  { "quit", do_quit, NULL, NULL, NULL, { 0 } },
  { "new-window", do_new_window, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Shift><Control>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Shift><Control>z", "<Control>y" } },
  { "win.print", { "<Control>p" } },
  { "win.close", { "<Control>w" } },
  { "win.help", { "F1" } },
  { "win.shortcuts", { "<Control>question" } },
  { "win.sidebar", { "F9" } },
};

static void
add_accelerators (GtkApplication *application)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
  for (guint i = 0; i < n; i++)
    {
      const char *keys[] = { concord_sidebar_get_accelerator (kinds[i].number), NULL };
      g_autofree char *action = g_strdup_printf ("win.stage::%s", kinds[i].stage);

      gtk_application_set_accels_for_action (application, action, keys);
    }
}

static void
add_style (const char *resource)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Every window's steps from now on carry the name that was just typed. */
static void
on_author (ConcordApplication *self)
{
  g_autofree char *author = concord_settings_dup_author ();

  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    {
      ConcordSession *session
          = CONCORD_IS_WINDOW (item->data) ? concord_window_get_session (item->data) : NULL;

      if (session != NULL)
        concord_document_set_author (concord_session_get_document (session), author);
    }
}

/* A setting as an item of the menu that is ticked or not. */
static void
add_setting (ConcordApplication *self, const char *key)
{
  g_autoptr (GAction) action = NULL;

  if (!concord_settings_has (self->settings, key))
    return;
  action = g_settings_create_action (self->settings, key);
  g_action_map_add_action (G_ACTION_MAP (self), action);
}

static void
startup (GApplication *application)
{
  ConcordApplication *self = CONCORD_APPLICATION (application);

  G_APPLICATION_CLASS (concord_application_parent_class)->startup (application);
  add_style (CONCORD_RESOURCES "/style.css");
  add_style (CONCORD_RESOURCES "/widgets.css");
  gtk_window_set_default_icon_name (CONCORD_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_accelerators (GTK_APPLICATION (self));
  self->theme = concord_desktop_theme_follow ();
  self->settings = concord_settings_new ();
  if (self->settings == NULL)
    return;
  g_signal_connect_swapped (self->settings, "changed::author", G_CALLBACK (on_author), self);
  add_setting (self, "restore-projects");
}

static void
activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else if (!concord_open_projects_restore (GTK_APPLICATION (application)))
    concord_window_show_welcome (concord_window_new (GTK_APPLICATION (application)));
}

/* The desktop's session is about to end: where something is not saved it is asked to wait. The
 * drafts keep all of it in any case, and what is open is noted for the next start. */
static void
query_end (GtkApplication *application)
{
  concord_open_projects_release (application);
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (CONCORD_IS_WINDOW (item->data))
      concord_window_inhibit_end (item->data);
}

/* A window that shows the welcome gives its place to the first file. */
static ConcordWindow *
find_free_window (GtkApplication *application)
{
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (CONCORD_IS_WINDOW (item->data) && concord_window_get_session (item->data) == NULL)
      return item->data;
  return concord_window_new (application);
}

static void
open_files (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    concord_window_open (find_free_window (GTK_APPLICATION (application)), files[i]);
}

/* The mail program and the browser that are started later get the environment as it was. */
static void
on_realize (ConcordApplication *self)
{
  if (!self->without_driver)
    return;
  self->without_driver = FALSE;
  g_unsetenv (RENDERER);
  g_unsetenv (DEBUG_FLAGS);
}

static void
window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (concord_application_parent_class)->window_added (application, window);
  g_signal_connect_object (window, "realize", G_CALLBACK (on_realize), application,
                           G_CONNECT_SWAPPED);
}

static void
shutdown (GApplication *application)
{
  ConcordApplication *self = CONCORD_APPLICATION (application);

  g_clear_pointer (&self->theme, concord_desktop_theme_free);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (concord_application_parent_class)->shutdown (application);
}

static void
concord_application_class_init (ConcordApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = startup;
  application_class->activate = activate;
  application_class->open = open_files;
  application_class->shutdown = shutdown;
  GTK_APPLICATION_CLASS (klass)->window_added = window_added;
}

static void
concord_application_init (ConcordApplication *self)
{
  g_signal_connect (self, "query-end", G_CALLBACK (query_end), NULL);
}

/* GTK loads the driver of the graphics card before its first window, which takes as long as all else
 * that an empty window needs, and keeps it in memory. Text, tables and charts that cairo paints gain
 * nothing from it. A person who names another renderer gets it. From 4.16 on the variables have
 * other names. */
static gboolean
leave_driver_out (void)
{
  const char *renderer = g_getenv (RENDERER);

  return gtk_get_minor_version () < 16 && g_getenv (DEBUG_FLAGS) == NULL
         && (renderer == NULL || g_str_equal (renderer, "cairo"))
         && g_setenv (RENDERER, "cairo", TRUE) && g_setenv (DEBUG_FLAGS, "gl-disable", TRUE);
}

ConcordApplication *
concord_application_new (void)
{
  gboolean without_driver = leave_driver_out (); /* before there are threads that read variables */
  ConcordApplication *self
      = g_object_new (CONCORD_TYPE_APPLICATION, "application-id", CONCORD_APPLICATION_ID,
                      "resource-base-path", CONCORD_RESOURCES, "flags",
                      G_APPLICATION_HANDLES_OPEN, "register-session", TRUE, NULL);

  self->without_driver = without_driver;
  return self;
}
