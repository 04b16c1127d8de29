/* What the program remembers between sessions; every value is held against its range when read. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CONCORD_APPLICATION_ID "io.github.concord.Concord"
#define CONCORD_MIME_TYPE "application/vnd.concord.project+xml"
#define CONCORD_RESOURCES "/io/github/concord/Concord"

/* The settings, or NULL where their schema is not installed: the program then runs with its
 * defaults and remembers nothing. (transfer full) */
GSettings *concord_settings_new (void);

/* Whether the schema that is installed knows @key; FALSE for NULL. */
gboolean concord_settings_has (GSettings *settings, const char *key);

/* The person's name for steps and revisions: as set, else as the system knows it. (transfer full) */
char *concord_settings_dup_author (void);
void concord_settings_set_author (const char *author);

/* Windows are as many pixels wide and high. */
#define CONCORD_LEAST_WIDTH 360
#define CONCORD_LEAST_HEIGHT 240
#define CONCORD_MOST_PIXELS 10000

void concord_settings_get_window_size (int *width, int *height, gboolean *maximized);
void concord_settings_set_window_size (int width, int height, gboolean maximized);

gboolean concord_settings_get_sidebar (void);
void concord_settings_set_sidebar (gboolean shown);

/* Whether projects that were open last time open again. */
gboolean concord_settings_get_restore (void);

/* Whether the page of @stage shows what only specialists ask for. */
gboolean concord_settings_get_analyst (const char *stage);
void concord_settings_set_analyst (const char *stage, gboolean analyst);

G_END_DECLS
