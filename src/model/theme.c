#include "model/theme.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordTheme, concord_theme, "theme", CONCORD_THEME_FIELDS)
