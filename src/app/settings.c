#include "app/settings.h"

#define DEFAULT_WIDTH 1200
#define DEFAULT_HEIGHT 800

GSettings *
concord_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CONCORD_APPLICATION_ID, TRUE);
  return schema == NULL ? NULL : g_settings_new_full (schema, NULL, NULL);
}

char *
concord_settings_dup_author (void)
{
  g_autoptr (GSettings) settings = concord_settings_new ();
  g_autofree char *author = settings == NULL ? NULL : g_settings_get_string (settings, "author");
  const char *real = g_get_real_name ();

  if (author != NULL && *g_strstrip (author) != '\0')
    return g_steal_pointer (&author);
  /* GLib's word for a system that knows no name. */
  if (real == NULL || *real == '\0' || g_str_equal (real, "Unknown"))
    real = g_get_user_name ();
  return g_strdup (real);
}

void
concord_settings_set_author (const char *author)
{
  g_autoptr (GSettings) settings = concord_settings_new ();

  if (settings != NULL)
    g_settings_set_string (settings, "author", author);
}

void
concord_settings_get_window_size (int *width, int *height, gboolean *maximized)
{
  g_autoptr (GSettings) settings = concord_settings_new ();

  *width = settings == NULL ? DEFAULT_WIDTH : g_settings_get_int (settings, "window-width");
  *height = settings == NULL ? DEFAULT_HEIGHT : g_settings_get_int (settings, "window-height");
  *maximized = settings != NULL && g_settings_get_boolean (settings, "window-maximized");
}

void
concord_settings_set_window_size (int width, int height, gboolean maximized)
{
  g_autoptr (GSettings) settings = concord_settings_new ();

  if (settings == NULL)
    return;
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (maximized)
    return;
  g_settings_set_int (settings, "window-width", CLAMP (width, 360, 10000));
  g_settings_set_int (settings, "window-height", CLAMP (height, 240, 10000));
}

gboolean
concord_settings_get_sidebar (void)
{
  g_autoptr (GSettings) settings = concord_settings_new ();

  return settings == NULL || g_settings_get_boolean (settings, "sidebar-shown");
}

void
concord_settings_set_sidebar (gboolean shown)
{
  g_autoptr (GSettings) settings = concord_settings_new ();

  if (settings != NULL)
    g_settings_set_boolean (settings, "sidebar-shown", shown);
}
