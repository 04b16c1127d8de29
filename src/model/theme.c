#include "model/theme.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordTheme, concord_theme, "theme", CONCORD_THEME_FIELDS)
