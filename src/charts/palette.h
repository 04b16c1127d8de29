#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The five ways a picture may be coloured. Print is LIGHT, or MONO where there is no colour. */
typedef enum
{
  CONCORD_THEME_LIGHT,
  CONCORD_THEME_DARK,
  CONCORD_THEME_HIGH_CONTRAST,
  CONCORD_THEME_HIGH_CONTRAST_DARK,
  CONCORD_THEME_MONO,
} ConcordTheme;

/* What a colour is for. A theme turns it into red, green and blue.
 * NEGATIVE_3 and POSITIVE_3 are the ends of a diverging scale, _1 lies next to the middle. */
typedef enum
{
  CONCORD_ROLE_NONE,
  CONCORD_ROLE_TEXT,
  CONCORD_ROLE_MUTED,
  CONCORD_ROLE_GRID,
  CONCORD_ROLE_AXIS,
  CONCORD_ROLE_BACKGROUND,
  CONCORD_ROLE_SURFACE,
  CONCORD_ROLE_ACCENT,
  CONCORD_ROLE_BAND_0, /* the outer range round a line */
  CONCORD_ROLE_BAND_1, /* the range in it, nearer to the line */
  CONCORD_ROLE_SERIES_0,
  CONCORD_ROLE_SERIES_1,
  CONCORD_ROLE_SERIES_2,
  CONCORD_ROLE_SERIES_3,
  CONCORD_ROLE_SERIES_4,
  CONCORD_ROLE_SERIES_5,
  CONCORD_ROLE_SEQUENTIAL_0,
  CONCORD_ROLE_SEQUENTIAL_1,
  CONCORD_ROLE_SEQUENTIAL_2,
  CONCORD_ROLE_NEGATIVE_3,
  CONCORD_ROLE_NEGATIVE_2,
  CONCORD_ROLE_NEGATIVE_1,
  CONCORD_ROLE_NEUTRAL,
  CONCORD_ROLE_POSITIVE_1,
  CONCORD_ROLE_POSITIVE_2,
  CONCORD_ROLE_POSITIVE_3,
} ConcordRole;
#define CONCORD_N_ROLES (CONCORD_ROLE_POSITIVE_3 + 1)

/* The second cue beside colour. BY_ROLE takes what the theme gives the role of the fill. */
typedef enum
{
  CONCORD_PATTERN_BY_ROLE,
  CONCORD_PATTERN_SOLID,
  CONCORD_PATTERN_HATCH,
  CONCORD_PATTERN_BACK_HATCH,
  CONCORD_PATTERN_DOTS,
  CONCORD_PATTERN_CROSS,
  CONCORD_PATTERN_LINES,
} ConcordPattern;

/* Each part from 0 to 1, sRGB. */
typedef struct
{
  double red, green, blue;
} ConcordColour;

ConcordColour concord_theme_colour (ConcordTheme theme, ConcordRole role);
ConcordColour concord_theme_ink_on (ConcordTheme theme, ConcordRole fill);
ConcordPattern concord_theme_pattern (ConcordTheme theme, ConcordRole fill);
gboolean concord_theme_has_outlines (ConcordTheme theme);
double concord_colour_contrast (ConcordColour one, ConcordColour other);
ConcordRole concord_series_role (guint series, guint n_series);
ConcordPattern concord_series_pattern (guint series);
ConcordRole concord_level_role (guint level, guint n_levels);

G_END_DECLS
