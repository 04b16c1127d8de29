#include "model/theme.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordTheme, concord_theme, "theme", CONCORD_THEME_FIELDS)
