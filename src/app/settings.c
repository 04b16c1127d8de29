#include "app/settings.h"

#include <string.h>

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

/* GLib ends the program for a key that the schema lacks: one that an older version installed does. */
gboolean
concord_settings_has (GSettings *settings, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
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
  g_settings_set_int (settings, "window-width", CLAMP (width, CONCORD_LEAST_WIDTH, CONCORD_MOST_PIXELS));
  g_settings_set_int (settings, "window-height",
                      CLAMP (height, CONCORD_LEAST_HEIGHT, CONCORD_MOST_PIXELS));
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

gboolean
concord_settings_get_restore (void)
{
  g_autoptr (GSettings) settings = concord_settings_new ();

  return concord_settings_has (settings, "restore-projects")
         && g_settings_get_boolean (settings, "restore-projects");
}

static GStrv
get_analyst_stages (GSettings *settings)
{
  return concord_settings_has (settings, "analyst-stages")
             ? g_settings_get_strv (settings, "analyst-stages")
             : NULL;
}

gboolean
concord_settings_get_analyst (const char *stage)
{
  g_autoptr (GSettings) settings = concord_settings_new ();
  g_auto (GStrv) stages = get_analyst_stages (settings);

  return stages != NULL && g_strv_contains ((const char *const *) stages, stage);
}

void
concord_settings_set_analyst (const char *stage, gboolean analyst)
{
  g_autoptr (GSettings) settings = concord_settings_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) stages = get_analyst_stages (settings);
  g_auto (GStrv) changed = NULL;

  if (stages == NULL || g_strv_contains ((const char *const *) stages, stage) == analyst)
    return;
  for (char **item = stages; *item != NULL; item++)
    if (strcmp (*item, stage) != 0)
      g_strv_builder_add (builder, *item);
  if (analyst)
    g_strv_builder_add (builder, stage);
  changed = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "analyst-stages", (const char *const *) changed);
}
