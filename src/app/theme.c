#include "app/theme.h"

#include <gtk/gtk.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define GNOME_A11Y "org.gnome.desktop.a11y.interface"

struct _ConcordDesktopTheme
{
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint subscription;
};

static void
set_high_contrast (gboolean high)
{
  /* Turned off, the theme of the desktop's own setting comes back. */
  if (high)
    g_object_set (gtk_settings_get_default (), "gtk-theme-name", "Default-hc", NULL);
  else
    gtk_settings_reset_property (gtk_settings_get_default (), "gtk-theme-name");
}

static void
take (const char *group, const char *key, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  /* Read() wraps the value twice. */
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (g_str_equal (group, APPEARANCE) && g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    {
      guint32 number = g_variant_get_uint32 (inner);

      if (g_str_equal (key, "color-scheme"))
        g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", number == 1,
                      NULL);
      else if (g_str_equal (key, "contrast"))
        set_high_contrast (number == 1);
    }
  else if (g_str_equal (group, GNOME_A11Y) && g_str_equal (key, "high-contrast")
           && g_variant_is_of_type (inner, G_VARIANT_TYPE_BOOLEAN))
    set_high_contrast (g_variant_get_boolean (inner));
}

static void
on_changed (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
            const char *signal, GVariant *parameters, gpointer data)
{
  const char *group, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  take (group, key, value);
}

static void
on_read_all (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              NULL);
  g_autoptr (GVariantIter) groups = NULL;
  const char *group, *key;
  GVariantIter *keys;
  GVariant *value;

  /* No portal is no error: the desktop has its own way, or none. */
  if (reply == NULL)
    return;
  g_variant_get (reply, "(a{sa{sv}})", &groups);
  while (g_variant_iter_loop (groups, "{&sa{sv}}", &group, &keys))
    while (g_variant_iter_loop (keys, "{&sv}", &key, &value))
      take (group, key, value);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer data)
{
  const char *const groups[] = { APPEARANCE, GNOME_A11Y, NULL };
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  ConcordDesktopTheme *theme = data;

  /* Cancelled means that @theme is gone. */
  if (bus == NULL)
    return;
  theme->bus = bus;
  theme->subscription
      = g_dbus_connection_signal_subscribe (bus, PORTAL, SETTINGS, "SettingChanged", PORTAL_PATH,
                                            NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_changed, NULL, NULL);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, SETTINGS, "ReadAll",
                          g_variant_new ("(^as)", groups), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, -1, theme->cancellable, on_read_all, NULL);
}

ConcordDesktopTheme *
concord_desktop_theme_follow (void)
{
  ConcordDesktopTheme *theme = g_new0 (ConcordDesktopTheme, 1);

  theme->cancellable = g_cancellable_new ();
  if (g_getenv ("GTK_THEME") == NULL)
    g_bus_get (G_BUS_TYPE_SESSION, theme->cancellable, on_bus, theme);
  return theme;
}

void
concord_desktop_theme_free (ConcordDesktopTheme *theme)
{
  g_cancellable_cancel (theme->cancellable);
  g_object_unref (theme->cancellable);
  if (theme->bus != NULL)
    g_dbus_connection_signal_unsubscribe (theme->bus, theme->subscription);
  g_clear_object (&theme->bus);
  g_free (theme);
}
