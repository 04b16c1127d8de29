/* The end of the desktop's session: a session manager of the test's own asks whether it may end, and is
 * told what is not saved. */
#include "harness.h"

#include <string.h>

/* --- a session manager ----------------------------------------------------------------------- */

typedef struct
{
  GThread *thread; /* of its own: GTK waits for its answers */
  GMainLoop *loop;
  GAsyncQueue *ready;
  GDBusConnection *bus;
  GMutex mutex;
  char *reason;     /* why the session shall not end, NULL where it may */
  guint flags;
  guint n_answers;  /* to the question whether it may end */
} Manager;

#define CLIENT "/org/gnome/SessionManager/Client1"

static const char description[]
    = "<node><interface name='org.gnome.SessionManager'>"
      "<method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='o' direction='out'/></method>"
      "<method name='UnregisterClient'><arg type='o' direction='in'/></method>"
      "<method name='Inhibit'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='u' direction='out'/></method>"
      "<method name='Uninhibit'><arg type='u' direction='in'/></method>"
      "</interface><interface name='org.gnome.SessionManager.ClientPrivate'>"
      "<method name='EndSessionResponse'><arg type='b' direction='in'/><arg type='s' direction='in'/>"
      "</method></interface></node>";

static void
on_call (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
         const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
         gpointer data)
{
  Manager *manager = data;
  GVariant *answer = NULL;

  g_mutex_lock (&manager->mutex);
  if (strcmp (method, "RegisterClient") == 0)
    answer = g_variant_new ("(o)", CLIENT);
  else if (strcmp (method, "Inhibit") == 0)
    {
      g_free (manager->reason);
      g_variant_get (parameters, "(&su&su)", NULL, NULL, &manager->reason, &manager->flags);
      manager->reason = g_strdup (manager->reason);
      answer = g_variant_new ("(u)", 7u);
    }
  else if (strcmp (method, "Uninhibit") == 0)
    g_clear_pointer (&manager->reason, g_free);
  else if (strcmp (method, "EndSessionResponse") == 0)
    manager->n_answers++;
  g_mutex_unlock (&manager->mutex);
  g_dbus_method_invocation_return_value (invocation, answer);
}

static gpointer
serve (gpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  Manager *manager = data;
  GMainContext *context = g_main_loop_get_context (manager->loop);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  bus = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, "/org/gnome/SessionManager", node->interfaces[0], &table,
                                     manager, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, CLIENT, node->interfaces[1], &table, manager, NULL, &error);
  g_assert_no_error (error);
  manager->bus = bus;
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.gnome.SessionManager", 4u), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_async_queue_push (manager->ready, manager);
  g_main_loop_run (manager->loop);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static Manager *
manager_new (void)
{
  Manager *manager = g_new0 (Manager, 1);
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_mutex_init (&manager->mutex);
  manager->loop = g_main_loop_new (context, FALSE);
  manager->ready = g_async_queue_new ();
  manager->thread = g_thread_new ("manager", serve, manager);
  g_async_queue_pop (manager->ready);
  return manager;
}

static void
manager_free (Manager *manager)
{
  g_main_loop_quit (manager->loop);
  g_thread_join (manager->thread);
  g_main_loop_unref (manager->loop);
  g_async_queue_unref (manager->ready);
  g_mutex_clear (&manager->mutex);
  g_free (manager->reason);
  g_free (manager);
}

static char *
dup_reason (Manager *manager)
{
  char *reason;

  g_mutex_lock (&manager->mutex);
  reason = g_strdup (manager->reason);
  g_mutex_unlock (&manager->mutex);
  return reason;
}

static guint
count_answers (Manager *manager)
{
  guint n;

  g_mutex_lock (&manager->mutex);
  n = manager->n_answers;
  g_mutex_unlock (&manager->mutex);
  return n;
}

/* Somebody logs out; returns once the program has answered. */
static void
ask_to_end (Manager *manager)
{
  guint before = count_answers (manager);
  gint64 late = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (manager->bus, NULL, CLIENT,
                                 "org.gnome.SessionManager.ClientPrivate", "QueryEndSession",
                                 g_variant_new ("(u)", 0u), &error);
  g_assert_no_error (error);
  while (count_answers (manager) == before)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, late);
      harness_settle (20);
    }
}

/* --- tests ----------------------------------------------------------------------------------- */

static void
set_title (ConcordWindow *window, const char *title)
{
  ConcordDocument *document = concord_session_get_document (concord_window_get_session (window));

  g_assert_true (concord_document_set (
      document, CONCORD_RECORD (concord_document_get_project (document)), "title", title, NULL,
      NULL));
}

static void
test_unsaved_work_asks_for_time (gconstpointer data)
{
  Manager *manager = (Manager *) data;
  g_autoptr (GFile) file = harness_project ("logout.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *before = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *after = NULL;

  /* Nothing to save: the session may end. */
  ask_to_end (manager);
  before = dup_reason (manager);
  g_assert_null (before);
  set_title (window, "Half done");
  set_title (window, "Half done again");
  ask_to_end (manager);
  reason = dup_reason (manager);
  g_assert_cmpstr (reason, ==, "2 changes of “Half done again” are not saved.");
  /* 1 is logging out, as the session manager numbers it. */
  g_assert_cmpuint (manager->flags, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  harness_wait (harness_is_clean, window);
  harness_settle (100);
  after = dup_reason (manager);
  g_assert_null (after);
  harness_discard (window);
}

static void
test_a_window_that_goes_takes_it_back (gconstpointer data)
{
  Manager *manager = (Manager *) data;
  g_autoptr (GFile) file = harness_project ("closed.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *reason = NULL;
  g_autofree char *after = NULL;

  set_title (window, "Given up");
  ask_to_end (manager);
  reason = dup_reason (manager);
  g_assert_cmpstr (reason, ==, "1 change of “Given up” is not saved.");
  harness_discard (window);
  harness_settle (100);
  after = dup_reason (manager);
  g_assert_null (after);
}

int
main (int argc, char **argv)
{
  Manager *manager;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  /* There before the application starts, as in a real session. */
  manager = manager_new ();
  g_test_add_data_func ("/logout/unsaved-work-asks-for-time", manager,
                        test_unsaved_work_asks_for_time);
  g_test_add_data_func ("/logout/a-window-that-goes-takes-it-back", manager,
                        test_a_window_that_goes_takes_it_back);
  status = g_test_run ();
  manager_free (manager);
  return status;
}
