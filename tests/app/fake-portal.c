#include "fake-portal.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

struct _FakePortal
{
  GThread *thread; /* of its own: a caller may wait for an answer in the test's thread */
  GMainLoop *loop;
  GAsyncQueue *ready;
  GDBusConnection *bus;
  FakePortalAnswer answer;
  char *subject;
  char *body;
  GPtrArray *names;
  GPtrArray *attachments;
};

static const char description[]
    = "<node><interface name='org.freedesktop.portal.Email'>"
      "<property name='version' type='u' access='read'/>"
      "<method name='ComposeEmail'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
      "<arg type='o' direction='out'/></method></interface>"
      "<interface name='org.freedesktop.portal.Settings'><method name='ReadAll'>"
      "<arg type='as' direction='in'/><arg type='a{sa{sv}}' direction='out'/></method>"
      "</interface></node>";

/* libportal opens the file without reading rights, as the real portal wants it: its name counts. */
static void
take_attachment (FakePortal *portal, GUnixFDList *fds, gint32 index)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = NULL;
  g_autofree char *target = NULL;
  char *content;
  gsize size;
  int fd;

  fd = g_unix_fd_list_get (fds, index, &error);
  g_assert_no_error (error);
  link = g_strdup_printf ("/proc/self/fd/%d", fd);
  target = g_file_read_link (link, &error);
  g_assert_no_error (error);
  g_file_get_contents (target, &content, &size, &error);
  g_assert_no_error (error);
  close (fd);
  g_ptr_array_add (portal->names, g_path_get_basename (target));
  g_ptr_array_add (portal->attachments, g_bytes_new_take (content, size));
}

static void
take_attachments (FakePortal *portal, GVariant *options, GUnixFDList *fds)
{
  g_autoptr (GVariant) handles = g_variant_lookup_value (options, "attachment_fds", NULL);
  gint32 index;

  g_ptr_array_set_size (portal->names, 0);
  g_ptr_array_set_size (portal->attachments, 0);
  for (gsize i = 0; handles != NULL && i < g_variant_n_children (handles); i++)
    {
      g_variant_get_child (handles, i, "h", &index);
      take_attachment (portal, fds, index);
    }
}

static char *
dup_handle (const char *sender, GVariant *options)
{
  g_autofree char *name = g_strdup (sender + 1);
  const char *token = "t";

  g_variant_lookup (options, "handle_token", "&s", &token);
  g_strdelimit (name, ".", '_');
  return g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
}

static void
on_call (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
         const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
         gpointer data)
{
  FakePortal *portal = data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *handle = dup_handle (sender, options);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&portal->subject, g_free);
  g_clear_pointer (&portal->body, g_free);
  g_variant_lookup (options, "subject", "s", &portal->subject);
  g_variant_lookup (options, "body", "s", &portal->body);
  take_attachments (
      portal, options,
      g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation)));
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  /* To the caller alone: a broadcast would not reach it. */
  g_dbus_connection_emit_signal (bus, sender, handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", (guint32) portal->answer, NULL),
                                 &error);
  g_assert_no_error (error);
}

/* A desktop that is set to dark. */
static void
on_settings_call (GDBusConnection *bus, const char *sender, const char *path,
                  const char *interface, const char *method, GVariant *parameters,
                  GDBusMethodInvocation *invocation, gpointer data)
{
  g_dbus_method_invocation_return_value (
      invocation,
      g_variant_new_parsed ("({'org.freedesktop.appearance': {'color-scheme': <uint32 1>}},)"));
}

void
fake_portal_change (FakePortal *portal, const char *key, guint32 value)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (
      portal->bus, NULL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings",
      "SettingChanged",
      g_variant_new ("(ssv)", "org.freedesktop.appearance", key, g_variant_new_uint32 (value)),
      &error);
  g_assert_no_error (error);
}

static GVariant *
on_get (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
        const char *property, GError **error, gpointer data)
{
  return g_variant_new_uint32 (3);
}

static gpointer
serve (gpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call, .get_property = on_get };
  static const GDBusInterfaceVTable settings = { .method_call = on_settings_call };
  FakePortal *portal = data;
  GMainContext *context = g_main_loop_get_context (portal->loop);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  guint registration, settings_registration;

  g_main_context_push_thread_default (context);
  bus = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  registration = g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop",
                                                    node->interfaces[0], &table, portal, NULL,
                                                    &error);
  g_assert_no_error (error);
  settings_registration = g_dbus_connection_register_object (
      bus, "/org/freedesktop/portal/desktop", node->interfaces[1], &settings, portal, NULL, &error);
  g_assert_no_error (error);
  portal->bus = bus;
  reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 4u), NULL, G_DBUS_CALL_FLAGS_NONE,
      -1, NULL, &error);
  g_assert_no_error (error);
  g_async_queue_push (portal->ready, portal);
  g_main_loop_run (portal->loop);
  g_dbus_connection_unregister_object (bus, registration);
  g_dbus_connection_unregister_object (bus, settings_registration);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_main_context_pop_thread_default (context);
  return NULL;
}

FakePortal *
fake_portal_new (FakePortalAnswer answer)
{
  FakePortal *portal = g_new0 (FakePortal, 1);
  g_autoptr (GMainContext) context = g_main_context_new ();

  portal->answer = answer;
  portal->names = g_ptr_array_new_with_free_func (g_free);
  portal->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  portal->loop = g_main_loop_new (context, FALSE);
  portal->ready = g_async_queue_new ();
  portal->thread = g_thread_new ("fake-portal", serve, portal);
  g_async_queue_pop (portal->ready);
  return portal;
}

void
fake_portal_free (FakePortal *portal)
{
  g_main_loop_quit (portal->loop);
  g_thread_join (portal->thread);
  g_main_loop_unref (portal->loop);
  g_async_queue_unref (portal->ready);
  g_free (portal->subject);
  g_free (portal->body);
  g_ptr_array_unref (portal->names);
  g_ptr_array_unref (portal->attachments);
  g_free (portal);
}

const char *
fake_portal_get_subject (FakePortal *portal)
{
  return portal->subject;
}

const char *
fake_portal_get_body (FakePortal *portal)
{
  return portal->body;
}

guint
fake_portal_get_n_attachments (FakePortal *portal)
{
  return portal->attachments->len;
}

GBytes *
fake_portal_get_attachment (FakePortal *portal, guint index)
{
  return index < portal->attachments->len ? portal->attachments->pdata[index] : NULL;
}

const char *
fake_portal_get_attachment_name (FakePortal *portal, guint index)
{
  return index < portal->names->len ? portal->names->pdata[index] : NULL;
}

void
fake_portal_set_answer (FakePortal *portal, FakePortalAnswer answer)
{
  portal->answer = answer;
}
