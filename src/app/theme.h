/* Follows the desktop's dark and contrast settings, which GTK 4.8 does not do by itself. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ConcordDesktopTheme ConcordDesktopTheme;

/* Asks the settings portal and follows it until freed. Does nothing where there is no portal, or
 * where GTK_THEME names a theme. */
ConcordDesktopTheme *concord_desktop_theme_follow (void);
void concord_desktop_theme_free (ConcordDesktopTheme *theme);

G_END_DECLS
