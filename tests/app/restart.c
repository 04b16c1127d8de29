/* The program as processes: a second start opens in the first, one file has one window, and what was
 * open is open again after quitting and after the session ended. */
#include "harness.h"
#include "app/open-projects.h"
#include "app/settings.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define PATH "/io/github/concord/Concord"

/* --- the program, from outside --------------------------------------------------------------- */

static GDBusConnection *
get_bus (void)
{
  static GDBusConnection *bus = NULL;
  g_autoptr (GError) error = NULL;

  if (bus == NULL)
    bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

static GPid
start (GFile *file)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("CONCORD_BUILD_DIR"), "src", "app", "concord", NULL);
  const char *argv[] = { program, file == NULL ? NULL : g_file_peek_path (file), NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  GPid pid;

  /* GLib lets go of its first table of quarks; quarks.c is in the tests only. */
  environment = g_environ_setenv (environment, "ASAN_OPTIONS", "detect_leaks=0:abort_on_error=1", TRUE);
  g_spawn_async (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static int
wait_for_end (GPid pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
assert_ends_well (GPid pid)
{
  int status = wait_for_end (pid);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static GVariant *
call (const char *path, const char *interface, const char *method, GVariant *arguments)
{
  return g_dbus_connection_call_sync (get_bus (), CONCORD_APPLICATION_ID, path, interface, method,
                                      arguments, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, 5000, NULL,
                                      NULL);
}

/* The numbers of its windows, as it shows them on the bus. */
static GStrv
list_windows (void)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GVariant) answer
      = call (PATH "/window", "org.freedesktop.DBus.Introspectable", "Introspect", NULL);
  const char *xml = "", *at;

  if (answer != NULL)
    g_variant_get (answer, "(&s)", &xml);
  for (at = strstr (xml, "<node name=\""); at != NULL; at = strstr (at + 1, "<node name=\""))
    {
      const char *name = at + strlen ("<node name=\"");
      g_autofree char *number = g_strndup (name, strcspn (name, "\""));

      g_strv_builder_add (found, number);
    }
  return g_strv_builder_end (found);
}

/* The stage that window @number shows, NULL where no project is open there. The caller frees. */
static char *
dup_stage (const char *number)
{
  g_autofree char *path = g_strdup_printf (PATH "/window/%s", number);
  g_autoptr (GVariant) answer
      = call (path, "org.gtk.Actions", "Describe", g_variant_new ("(s)", "stage"));
  g_autoptr (GVariant) states = NULL;
  gboolean enabled;
  char *stage = NULL;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "((bg@av))", &enabled, NULL, &states);
  if (enabled && g_variant_n_children (states) == 1)
    {
      g_autoptr (GVariant) state = NULL;

      g_variant_get_child (states, 0, "v", &state);
      stage = g_variant_dup_string (state, NULL);
    }
  return stage;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The stages of all windows with a project, sorted: "options package". The caller frees. */
static char *
dup_stages (void)
{
  g_auto (GStrv) windows = list_windows ();
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_free);

  for (char **number = windows; *number != NULL; number++)
    {
      char *stage = dup_stage (*number);

      if (stage != NULL)
        g_ptr_array_add (stages, stage);
    }
  g_ptr_array_sort (stages, compare_texts);
  g_ptr_array_add (stages, NULL);
  return g_strjoinv (" ", (char **) stages->pdata);
}

static void
wait_for_stages (const char *wanted)
{
  gint64 late = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (TRUE)
    {
      g_autofree char *stages = dup_stages ();

      if (strcmp (stages, wanted) == 0)
        return;
      if (g_get_monotonic_time () > late)
        g_error ("The windows show “%s”, not “%s”.", stages, wanted);
      g_usleep (50000);
    }
}

static void
assert_windows (guint n)
{
  g_auto (GStrv) windows = list_windows ();

  g_assert_cmpuint (g_strv_length (windows), ==, n);
}

static void
act (const char *path, const char *action, GVariant *parameter)
{
  GVariantBuilder parameters;
  g_autoptr (GVariant) answer = NULL;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", parameter);
  answer = call (path, "org.gtk.Actions", "Activate",
                 g_variant_new ("(sava{sv})", action, &parameters, NULL));
}

static void
forget (void)
{
  g_autofree char *path
      = g_build_filename (g_get_user_state_dir (), "concord", "open-projects", NULL);

  g_unlink (path);
}

/* --- tests ----------------------------------------------------------------------------------- */

static void
test_second_start (void)
{
  g_autoptr (GFile) first = harness_project ("first.concord");
  g_autoptr (GFile) second = harness_project ("second.concord");
  g_autofree char *folder = harness_folder ();
  g_autofree char *link = g_build_filename (folder, "elsewhere.concord", NULL);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (GFile) other = NULL;
  GPid pid = start (first);

  wait_for_stages ("package");
  assert_ends_well (start (second));
  wait_for_stages ("package package");
  /* The same file again, through a link and through a linked folder, is that window. */
  assert_ends_well (start (first));
  g_assert_true (g_file_make_symbolic_link (linked, g_file_peek_path (first), NULL, NULL));
  assert_ends_well (start (linked));
  {
    g_autoptr (GFile) parent = g_file_get_parent (first);
    g_autofree char *door = g_build_filename (folder, "door", NULL);
    g_autoptr (GFile) way = g_file_new_for_path (door);

    g_assert_true (g_file_make_symbolic_link (way, g_file_peek_path (parent), NULL, NULL));
    other = g_file_get_child (way, "first.concord");
  }
  assert_ends_well (start (other));
  harness_settle (1000);
  assert_windows (2);
  /* Without a file it only comes to the front. */
  assert_ends_well (start (NULL));
  harness_settle (300);
  assert_windows (2);
  act (PATH, "quit", NULL);
  assert_ends_well (pid);
  forget ();
}

static void
test_what_was_open_opens_again (void)
{
  g_autoptr (GFile) first = harness_project ("first.concord");
  g_autoptr (GFile) second = harness_project ("second.concord");
  g_auto (GStrv) windows = NULL;
  g_autofree char *path = NULL;
  GPid pid = start (first);
  int status;

  wait_for_stages ("package");
  windows = list_windows ();
  path = g_strdup_printf (PATH "/window/%s", windows[0]);
  act (path, "stage", g_variant_new_string ("options"));
  wait_for_stages ("options");
  assert_ends_well (start (second));
  wait_for_stages ("options package");
  act (PATH, "quit", NULL);
  assert_ends_well (pid);

  pid = start (NULL);
  wait_for_stages ("options package");
  /* The session ends: nobody asks. */
  kill (pid, SIGTERM);
  status = wait_for_end (pid);
  g_assert_true (WIFSIGNALED (status));

  /* One of them is gone by now: the other opens, and no window stands about empty. */
  g_assert_true (g_file_delete (second, NULL, NULL));
  pid = start (NULL);
  wait_for_stages ("options");
  harness_settle (500);
  assert_windows (1);
  act (PATH, "quit", NULL);
  assert_ends_well (pid);
  forget ();
}

/* How often the main thread of @pid was woken so far. */
static guint64
count_wakes (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/status", pid, pid);
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents (path, &status, NULL, NULL));
  line = strstr (status, "\nvoluntary_ctxt_switches:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("\nvoluntary_ctxt_switches:"), NULL, 10);
}

/* A project is open and nobody does anything: after what begins with opening is done, no timer wakes
 * the program. */
static void
test_idle_is_idle (void)
{
  g_autoptr (GFile) file = harness_project ("idle.concord");
  GPid pid = start (file);
  gint64 late;
  guint64 before, after;

  wait_for_stages ("package");
  late = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  do
    {
      g_assert_cmpint (g_get_monotonic_time (), <, late);
      before = count_wakes (pid);
      g_usleep (3 * G_USEC_PER_SEC);
      after = count_wakes (pid);
    }
  while (after != before);
  act (PATH, "quit", NULL);
  assert_ends_well (pid);
  forget ();
}

/* --- the same from inside -------------------------------------------------------------------- */

static char *
dup_noted (void)
{
  g_autoptr (GPtrArray) projects = concord_open_projects_load ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < projects->len; i++)
    {
      g_autofree char *name
          = g_file_get_basename (((ConcordOpenProject *) projects->pdata[i])->file);

      g_string_append_printf (names, "%s%s", i == 0 ? "" : " ", name);
    }
  return g_string_free (names, FALSE);
}

static void
assert_noted (const char *names)
{
  g_autofree char *noted = dup_noted ();

  g_assert_cmpstr (noted, ==, names);
}

static void
test_closing_puts_away (void)
{
  g_autoptr (GFile) first = harness_project ("first.concord");
  g_autoptr (GFile) second = harness_project ("second.concord");
  ConcordWindow *one = harness_open (first);
  ConcordWindow *two = harness_open (second);
  g_autofree char *noted = dup_noted ();

  g_assert_nonnull (strstr (noted, "first.concord"));
  g_assert_nonnull (strstr (noted, "second.concord"));
  gtk_window_close (GTK_WINDOW (one));
  harness_settle (50);
  assert_noted ("second.concord");
  /* The last one: the program ends with it, and begins with it. */
  gtk_window_close (GTK_WINDOW (two));
  harness_settle (50);
  assert_noted ("second.concord");
  forget ();
}

static ConcordWindow *
get_only_window (void)
{
  GList *windows = gtk_application_get_windows (harness_application ());

  g_assert_cmpuint (g_list_length (windows), ==, 1);
  return windows->data;
}

static gboolean
has_message (gpointer data)
{
  GList *windows = gtk_application_get_windows (harness_application ());

  return windows != NULL && concord_window_get_message (windows->data) != NULL;
}

static void
write_noted (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "concord", NULL);
  g_autofree char *path = g_build_filename (folder, "open-projects", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A sentence, no dialogue, and the welcome where nothing else is. */
static void
test_missing_file_is_one_sentence (void)
{
  write_noted ("[project 1]\nuri=file:///nowhere/lost.concord\nstage=package\n");
  g_assert_true (concord_open_projects_restore (harness_application ()));
  harness_wait (has_message, NULL);
  g_assert_cmpstr (concord_window_get_message (get_only_window ()), ==,
                   "“lost.concord”, which was open last time, was moved or deleted.");
  g_assert_null (harness_question ());
  g_assert_null (concord_window_get_session (get_only_window ()));
  harness_discard (get_only_window ());
  forget ();
}

/* Whatever lies in that file: numbers are held against their ranges, the rest is passed over. */
static void
test_notes_are_checked (void)
{
  g_autoptr (GPtrArray) projects = NULL;
  const ConcordOpenProject *project;

  write_noted ("[project 1]\nuri=no address\n"
               "[project 2]\nuri=file:///a.concord\nstage=nonsense\nwidth=-5\nheight=999999\n"
               "maximized=perhaps\n"
               "[project 3]\nuri=file:///b.concord\nwidth=800\nheight=600\nmaximized=true\n");
  projects = concord_open_projects_load ();
  g_assert_cmpuint (projects->len, ==, 2);
  project = projects->pdata[0];
  /* As new windows are: the settings' own defaults. */
  g_assert_cmpint (project->width, ==, 1200);
  g_assert_cmpint (project->height, ==, 800);
  g_assert_false (project->maximized);
  project = projects->pdata[1];
  g_assert_cmpint (project->width, ==, 800);
  g_assert_cmpint (project->height, ==, 600);
  g_assert_true (project->maximized);
  write_noted ("\x01\x02 no key file at all");
  g_clear_pointer (&projects, g_ptr_array_unref);
  projects = concord_open_projects_load ();
  g_assert_cmpuint (projects->len, ==, 0);
  forget ();
}

static void
test_setting_switches_it_off (void)
{
  g_autoptr (GSettings) settings = concord_settings_new ();
  g_autoptr (GVariant) state = NULL;

  write_noted ("[project 1]\nuri=file:///nowhere/lost.concord\n");
  /* The menu's tick is the setting. */
  g_action_group_activate_action (G_ACTION_GROUP (harness_application ()), "restore-projects", NULL);
  g_assert_false (g_settings_get_boolean (settings, "restore-projects"));
  g_assert_false (concord_open_projects_restore (harness_application ()));
  g_action_group_activate_action (G_ACTION_GROUP (harness_application ()), "restore-projects", NULL);
  state = g_action_group_get_action_state (G_ACTION_GROUP (harness_application ()),
                                           "restore-projects");
  g_assert_true (g_variant_get_boolean (state));
  forget ();
}

/* Where the person was on a page, and whether as a specialist. */
static void
test_place_is_kept (void)
{
  g_autoptr (GFile) file = harness_project ("place.concord");
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *notes = g_strdup_printf (
      "[project 1]\nuri=%s\nstage=consultation\nsection=questions\nwidth=900\nheight=640\n", uri);
  g_autoptr (GPtrArray) projects = NULL;
  ConcordWindow *window;
  int width, height;

  write_noted (notes);
  g_assert_true (concord_open_projects_restore (harness_application ()));
  harness_settle (600);
  window = get_only_window ();
  g_assert_cmpstr (concord_window_get_stage (window), ==, "consultation");
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 640);
  gtk_window_close (GTK_WINDOW (window));
  harness_settle (50);
  projects = concord_open_projects_load ();
  g_assert_cmpuint (projects->len, ==, 1);
  g_assert_cmpstr (((ConcordOpenProject *) projects->pdata[0])->section, ==, "questions");
  forget ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* First, as the application of this process takes the name on the bus. */
  g_test_add_func ("/restart/second-start", test_second_start);
  g_test_add_func ("/restart/what-was-open-opens-again", test_what_was_open_opens_again);
  g_test_add_func ("/restart/idle-is-idle", test_idle_is_idle);
  g_test_add_func ("/restart/closing-puts-away", test_closing_puts_away);
  g_test_add_func ("/restart/missing-file-is-one-sentence", test_missing_file_is_one_sentence);
  g_test_add_func ("/restart/notes-are-checked", test_notes_are_checked);
  g_test_add_func ("/restart/setting-switches-it-off", test_setting_switches_it_off);
  g_test_add_func ("/restart/place-is-kept", test_place_is_kept);
  return g_test_run ();
}
