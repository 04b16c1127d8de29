/* Every dialogue and popover, and the window around the screens: names, mnemonics, the Tab key, the
 * Escape key and where it leads, and whether all of it fits the smallest screen. */
#include "app-test.h"
#include "app/help-window.h"
#include "app/page-kinds.h"
#include "app/sidebar.h"
#include "every-dialog.h"
#include "harness.h"
#include "reach.h"
#include "real-keys.h"
#include "settle.h"

#include <string.h>

#define SCREEN_WIDTH 800
#define SCREEN_HEIGHT 600

static void
set_text_size (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 1024, NULL);
}

static GtkWidget *
open_over (ConcordWindow *window, const EveryDialog *dialog)
{
  GtkWidget *opened;

  dialog->open (window);
  settle (60);
  opened = every_dialog_find_open (window);
  if (dialog->stays)
    return GTK_WIDGET (window);
  if (opened == NULL)
    g_error ("%s: nothing opened.", dialog->name);
  return opened;
}

/* What a dialogue left behind goes with its window. */
static void
close_all (ConcordWindow *window)
{
  GtkWidget *opened = every_dialog_find_open (window);

  if (GTK_IS_WINDOW (opened))
    gtk_window_destroy (GTK_WINDOW (opened));
  else if (opened != NULL)
    gtk_popover_popdown (GTK_POPOVER (opened));
  /* GTK still asks a surface that is on its way out where the pointer is. */
  settle (100);
  harness_discard (window);
}

/* --- names, mnemonics, Tab ------------------------------------------------------------------- */

static void
test_reach (gconstpointer data)
{
  const EveryDialog *dialog = data;
  ConcordWindow *window = every_dialog_new_window ();
  GtkWidget *opened = open_over (window, dialog);
  guint named = reach_check_names (opened, dialog->name);

  g_assert_cmpuint (named, >, 0);
  reach_check_mnemonics (opened, dialog->name);
  g_assert_cmpuint (reach_check_tab (opened, dialog->name), >, 0);
  close_all (window);
}

static void
test_screens (void)
{
  ConcordWindow *window = every_dialog_new_window ();
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page, *stack;

      g_assert_true (concord_window_go (window, kinds[i].stage));
      settle (100);
      page = harness_find_mapped (GTK_WIDGET (window), kinds[i].get_type ());
      stack = harness_find_parts (page);
      for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          const char *section
              = gtk_stack_page_get_name (gtk_stack_get_page (GTK_STACK (stack), child));
          g_autofree char *where = g_strdup_printf ("%s, %s", kinds[i].stage, section);

          every_dialog_show_section (window, section);
          reach_check_names (GTK_WIDGET (window), where);
          reach_check_mnemonics (GTK_WIDGET (window), where);
          reach_check_tab (GTK_WIDGET (window), where);
          /* Looking about changes nothing. */
          g_assert_cmpstr (concord_window_get_stage (window), ==, kinds[i].stage);
        }
    }
  close_all (window);
}

static void
test_welcome (void)
{
  ConcordWindow *window = every_dialog_new_welcome ();

  g_assert_nonnull (harness_find_text (GTK_WIDGET (window), "Work of yesterday"));
  g_assert_cmpuint (reach_check_names (GTK_WIDGET (window), "welcome"), >, 5);
  reach_check_mnemonics (GTK_WIDGET (window), "welcome");
  g_assert_cmpuint (reach_check_tab (GTK_WIDGET (window), "welcome"), >, 5);
  close_all (window);
}

/* --- F1 and Escape --------------------------------------------------------------------------- */

typedef struct
{
  ConcordWindow *window;
  GtkWidget *opened; /* only compared: it goes */
} Open;

static gboolean
is_closed (gpointer data)
{
  const Open *open = data;

  return every_dialog_find_open (open->window) != open->opened;
}

/* Where the keys go afterwards: something that shows, and that what was open belonged to. */
static void
check_focus (ConcordWindow *window, GtkWidget *expected, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (focus == NULL || !gtk_widget_get_mapped (focus))
    g_error ("%s: Escape leaves the focus nowhere.", name);
  if (focus != expected && !gtk_widget_is_ancestor (focus, expected))
    g_error ("%s: Escape leaves the focus on a %s rather than on a %s.", name,
             G_OBJECT_TYPE_NAME (focus), G_OBJECT_TYPE_NAME (expected));
}

static gboolean
has_help (gpointer data)
{
  return harness_find_window (CONCORD_TYPE_HELP_WINDOW) != NULL;
}

/* F1 opens the page that fits, which can be used while what was open stays, and Escape goes back. */
static void
check_help (GtkWidget *opened, const char *heading, const char *name)
{
  GtkWidget *help;

  if (heading == NULL)
    return;
  real_keys_press ("F1");
  harness_wait (has_help, NULL);
  help = harness_find_window (CONCORD_TYPE_HELP_WINDOW);
  if (harness_find_text (help, heading) == NULL)
    g_error ("%s: F1 does not open “%s”.", name, heading);
  if (GTK_IS_WINDOW (opened))
    g_assert_cmpint (gtk_window_get_modal (GTK_WINDOW (help)), ==,
                     gtk_window_get_modal (GTK_WINDOW (opened)));
  real_keys_focus (GTK_WINDOW (help));
  real_keys_press ("Escape");
  g_assert_false (has_help (NULL));
  real_keys_focus (GTK_WINDOW (gtk_widget_get_root (opened)));
}

static void
test_keys (gconstpointer data)
{
  const EveryDialog *dialog = data;
  ConcordWindow *window;
  Open open;
  GtkWidget *expected;

  if (!real_keys_are_there ())
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  window = every_dialog_new_window ();
  /* The keyboard is at the window before anything opens, as it is for a person. */
  real_keys_focus (GTK_WINDOW (window));
  open.window = window;
  open.opened = open_over (window, dialog);
  if (GTK_IS_WINDOW (open.opened))
    {
      expected = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (expected);
      real_keys_focus (GTK_WINDOW (open.opened));
    }
  else
    expected = gtk_widget_get_parent (open.opened);
  check_help (open.opened, dialog->help, dialog->name);
  real_keys_press ("Escape");
  harness_wait (is_closed, &open);
  settle (60);
  check_focus (window, expected, dialog->name);
  close_all (window);
}

/* --- menus and lists of the screens ---------------------------------------------------------- */

static void
find_openers (GtkWidget *widget, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if ((GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)) && gtk_widget_is_sensitive (widget))
    g_ptr_array_add (found, widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      find_openers (child, found);
}

static void
check_opener (ConcordWindow *window, GtkWidget *opener, const char *where)
{
  Open open = { window, NULL };

  gtk_widget_grab_focus (opener);
  /* What is out of sight comes into it within a moment. */
  settle (300);
  real_keys_press ("space");
  open.opened = every_dialog_find_open (window);
  if (open.opened == NULL)
    g_error ("%s: the space bar does not open a %s.", where, G_OBJECT_TYPE_NAME (opener));
  reach_check_names (open.opened, where);
  reach_check_mnemonics (open.opened, where);
  real_keys_press ("Escape");
  harness_wait (is_closed, &open);
  settle (20);
  check_focus (window, opener, where);
}

static void
test_openers (void)
{
  ConcordWindow *window;
  guint n, opened = 0;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  if (!real_keys_are_there ())
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  window = every_dialog_new_window ();
  real_keys_focus (GTK_WINDOW (window));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) openers = g_ptr_array_new ();

      g_assert_true (concord_window_go (window, kinds[i].stage));
      settle (100);
      find_openers (harness_find_mapped (GTK_WIDGET (window), kinds[i].get_type ()), openers);
      for (guint k = 0; k < openers->len; k++)
        check_opener (window, openers->pdata[k], kinds[i].stage);
      opened += openers->len;
    }
  g_assert_cmpuint (opened, >=, 8);
  close_all (window);
}

/* --- sizes ----------------------------------------------------------------------------------- */

/* No dialogue asks for more room than the smallest screen has. */
static void
check_size (const EveryDialog *dialog, int dpi)
{
  ConcordWindow *window;
  GtkWidget *opened;
  int width, height;

  set_text_size (dpi);
  window = every_dialog_new_window ();
  opened = open_over (window, dialog);
  gtk_widget_measure (opened, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (opened, GTK_ORIENTATION_VERTICAL, MAX (width, SCREEN_WIDTH), &height, NULL,
                      NULL, NULL);
  g_test_message ("%s at %d dpi: %d x %d", dialog->name, dpi, width, height);
  g_assert_cmpint (width, <=, SCREEN_WIDTH);
  g_assert_cmpint (height, <=, SCREEN_HEIGHT);
  close_all (window);
  set_text_size (96);
}

static void
test_size (gconstpointer data)
{
  check_size (data, 96);
  check_size (data, 192);
}

/* --- the list of keys ------------------------------------------------------------------------ */

static void
add_keys (GHashTable *keys, const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &modifiers));
  g_hash_table_add (keys, gtk_accelerator_name (key, modifiers));
}

/* "<Alt>1...9" is nine keys; a blank stands between alternatives. */
static void
add_shown (GHashTable *keys, const char *shown)
{
  g_auto (GStrv) parts = g_strsplit (shown, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *range = strstr (parts[i], "...");

      if (range == NULL)
        {
          add_keys (keys, parts[i]);
          continue;
        }
      for (char digit = range[-1]; digit <= range[3]; digit++)
        {
          g_autofree char *one = g_strdup_printf ("%.*s%c", (int) (range - 1 - parts[i]), parts[i],
                                                  digit);

          add_keys (keys, one);
        }
    }
}

/* The keys of the groups whose titles hold @group. */
static void
find_shown (GtkWidget *widget, const char *group, GHashTable *keys)
{
  if (GTK_IS_SHORTCUTS_GROUP (widget))
    {
      g_autofree char *title = NULL;

      g_object_get (widget, "title", &title, NULL);
      if (strstr (title, group) == NULL)
        return;
    }
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *shown = NULL;

      g_object_get (widget, "accelerator", &shown, NULL);
      add_shown (keys, shown);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_shown (child, group, keys);
}

static GHashTable *
new_keys (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
check_all_in (GHashTable *keys, GHashTable *others, const char *sentence)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (others, key))
      g_error ("%s %s.", (char *) key, sentence);
}

/* Every key of an action is shown, and every key that is shown with the window's groups is one of an
 * action, or GTK's own. */
static void
test_actions_shown (void)
{
  static const char *const gtk_keys[] = { "Tab", "<Shift>Tab", "F10", "Escape" };
  static const char *const groups[] = { "Project", "Changes and help", "Moving about" };
  ConcordWindow *window = every_dialog_new_window ();
  GtkApplication *application = harness_application ();
  g_autoptr (GHashTable) bound = new_keys ();
  g_autoptr (GHashTable) shown = new_keys ();
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  GtkWidget *list;

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint k = 0; keys[k] != NULL; k++)
        add_keys (bound, keys[k]);
    }
  g_assert_cmpuint (g_hash_table_size (bound), >=, 15);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL));
  settle (60);
  list = every_dialog_find_open (window);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    find_shown (list, groups[i], shown);
  check_all_in (bound, shown, "belongs to an action but is not in the list of keys");
  /* Stages that have no screen yet have their keys reserved. */
  for (guint number = 1; number <= 11; number++)
    add_keys (bound, concord_sidebar_get_accelerator (number));
  for (guint i = 0; i < G_N_ELEMENTS (gtk_keys); i++)
    add_keys (bound, gtk_keys[i]);
  check_all_in (shown, bound, "is in the list of keys but belongs to no action");
  close_all (window);
}

/* What record-table-keys.c does, as look.md asks: a spreadsheet's keys. */
static void
test_table_keys_shown (void)
{
  static const char *const table_keys[]
      = { "Up", "Down", "Left", "Right", "<Shift>Up", "<Shift>Down", "<Shift>Left", "<Shift>Right",
          "Tab", "<Shift>Tab", "<Control>Tab", "Page_Up", "Page_Down", "Home", "End",
          "<Control>Home", "<Control>End", "Return", "<Shift>Return", "<Control>Return", "F2",
          "Escape", "Delete", "BackSpace", "<Control>Delete", "<Control>a", "<Control>c",
          "<Control>x", "<Control>v", "<Alt>Up", "<Alt>Down", "<Alt>Left", "<Alt>Right" };
  ConcordWindow *window = every_dialog_new_window ();
  g_autoptr (GHashTable) expected = new_keys ();
  g_autoptr (GHashTable) shown = new_keys ();

  for (guint i = 0; i < G_N_ELEMENTS (table_keys); i++)
    add_keys (expected, table_keys[i]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.shortcuts", NULL));
  settle (60);
  find_shown (every_dialog_find_open (window), " table", shown);
  check_all_in (expected, shown, "works in tables but is not in the list of keys");
  check_all_in (shown, expected, "is in the list of keys but does nothing in tables");
  close_all (window);
}

static void
add_each (const char *part, GTestDataFunc test, gboolean stays)
{
  guint n;
  const EveryDialog *dialogs = every_dialog_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/dialogs/%s/%s", part, dialogs[i].name);

      if (stays || !dialogs[i].stays)
        g_test_add_data_func (path, &dialogs[i], test);
    }
}

/* Without a window manager GTK 4.8 now and then asks for the monitor or the pointer of a surface that
 * is just being made or unmade, complains of itself, and goes on. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return g_strcmp0 (domain, "Gdk") != 0
         || (strstr (message, "GDK_IS_MONITOR (monitor)") == NULL
             && strstr (message, "GDK_IS_SURFACE (surface)") == NULL);
}

static void
on_critical (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (is_fatal (domain, level, message, NULL))
    g_log_default_handler (domain, level, message, NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", NULL);

  harness_hide_programs ();
  g_setenv ("CONCORD_DATA_PATH", data, TRUE);
  app_test_init (&argc, &argv);
  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_handler ("Gdk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION,
                     on_critical, NULL);
  g_test_add_func ("/screens", test_screens);
  g_test_add_func ("/welcome", test_welcome);
  add_each ("reach", test_reach, TRUE);
  add_each ("keys", test_keys, FALSE);
  add_each ("size", test_size, TRUE);
  g_test_add_func ("/openers", test_openers);
  g_test_add_func ("/keys/actions", test_actions_shown);
  g_test_add_func ("/keys/tables", test_table_keys_shown);
  return g_test_run ();
}
