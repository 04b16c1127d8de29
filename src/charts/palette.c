/* Colours by role, from the Government Analysis Function's palette for charts. */
#include "charts/palette.h"

#include <math.h>

#define N_THEMES (CONCORD_THEME_MONO + 1)

/* In the order of ConcordRole, from NONE on. Neighbouring series differ by 3 : 1 and so do the ends
 * of a diverging scale (_3) from the shade next to the middle (_1); tests/charts/test-palette.c
 * computes it. */
static const guint32 colours[N_THEMES][CONCORD_N_ROLES] = {
  [CONCORD_THEME_LIGHT]
  = { 0xffffff, 0x0b0c0c, 0x505a5f, 0xd9dcde, 0x505a5f, 0xffffff, 0xf3f2f1, 0x1d70b8,
      0xdde8f3, 0xb3cce5, 0x12436d, 0x28a197, 0x801650, 0xf46a25, 0x3d3d3d, 0xa285d1, 0x12436d, 0x2073bc,
      0x6bace6, 0x6e2500, 0xbf4a0b, 0xf46a25, 0x949494, 0x5698db, 0x2073bc, 0x12436d },
  [CONCORD_THEME_DARK]
  = { 0x242424, 0xf2f2f2, 0xbdbdbd, 0x454545, 0x9a9a9a, 0x242424, 0x303030, 0x78aeed,
      0x1d262f, 0x0e1924, 0x2f78be, 0x7ce5d6, 0xb5458c, 0xffc7a0, 0x707070, 0xd9ccf7, 0xa9d6ff, 0x6bace6,
      0x2f78be, 0xffc7a0, 0xf58a4b, 0xc24e12, 0x8c8c8c, 0x2f78be, 0x6bace6, 0xa9d6ff },
  [CONCORD_THEME_HIGH_CONTRAST]
  = { 0xffffff, 0x000000, 0x000000, 0xb4b4b4, 0x000000, 0xffffff, 0xffffff, 0x0b0cc0,
      0xe6e6e6, 0xb8dcff, 0x00264d, 0xffffff, 0x6a0040, 0xffb27f, 0x000000, 0xd9ccf7, 0x00264d, 0x2073bc,
      0xb8dcff, 0x5c1f00, 0xffb27f, 0xffffff, 0xe0e0e0, 0xffffff, 0x8fc7ff, 0x00264d },
  [CONCORD_THEME_HIGH_CONTRAST_DARK]
  = { 0x000000, 0xffffff, 0xffffff, 0x5a5a5a, 0xffffff, 0x000000, 0x000000, 0x8fc7ff,
      0x202020, 0x0e3a66, 0xcfe8ff, 0x000000, 0xff9ed2, 0x7a3500, 0xffffff, 0x3d2a73, 0xcfe8ff, 0x4c9be0,
      0x0e3a66, 0xffc9a3, 0x7a3500, 0x000000, 0x303030, 0x000000, 0x1b5a96, 0xcfe8ff },
  [CONCORD_THEME_MONO]
  = { 0xffffff, 0x000000, 0x3d3d3d, 0xd0d0d0, 0x3d3d3d, 0xffffff, 0xf2f2f2, 0x000000,
      0xe8e8e8, 0xc4c4c4, 0x1a1a1a, 0xffffff, 0x8a8a8a, 0xffffff, 0x4d4d4d, 0xffffff, 0x1a1a1a, 0x6e6e6e,
      0xc8c8c8, 0x4d4d4d, 0xffffff, 0xffffff, 0xffffff, 0xc8c8c8, 0x6e6e6e, 0x1a1a1a },
};

#define SOLID CONCORD_PATTERN_SOLID
static const ConcordPattern strong_patterns[CONCORD_N_ROLES] = {
  [CONCORD_ROLE_SERIES_1] = CONCORD_PATTERN_HATCH,
  [CONCORD_ROLE_SERIES_3] = CONCORD_PATTERN_DOTS,
  [CONCORD_ROLE_SERIES_5] = CONCORD_PATTERN_CROSS,
  [CONCORD_ROLE_NEGATIVE_3] = CONCORD_PATTERN_BACK_HATCH,
  [CONCORD_ROLE_NEGATIVE_2] = CONCORD_PATTERN_CROSS,
  [CONCORD_ROLE_NEGATIVE_1] = CONCORD_PATTERN_HATCH,
  [CONCORD_ROLE_NEUTRAL] = CONCORD_PATTERN_DOTS,
};

/**
 * concord_theme_colour:
 * @theme: a theme; anything unknown counts as light
 * @role: a role; anything unknown counts as none
 *
 * Returns: the colour of the role, each part in [0, 1].
 */
ConcordColour
concord_theme_colour (ConcordTheme theme, ConcordRole role)
{
  guint32 rgb = colours[(guint)theme < N_THEMES ? theme : CONCORD_THEME_LIGHT]
                       [(guint)role < CONCORD_N_ROLES ? role : CONCORD_ROLE_NONE];

  return (ConcordColour){ (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                          (rgb & 0xff) / 255.0 };
}

static double
linear_part (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
relative_luminance (ConcordColour colour)
{
  return 0.2126 * linear_part (colour.red) + 0.7152 * linear_part (colour.green)
         + 0.0722 * linear_part (colour.blue);
}

/**
 * concord_colour_contrast:
 * @one: a colour
 * @other: a colour
 *
 * Contrast ratio of two colours (WCAG 2.2, "contrast ratio").
 *
 * Returns: from 1 (alike) to 21 (black and white).
 */
double
concord_colour_contrast (ConcordColour one, ConcordColour other)
{
  double a = relative_luminance (one), b = relative_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/**
 * concord_theme_ink_on:
 * @theme: a theme
 * @fill: the role of the area that is written on
 *
 * Returns: white or near-black, whichever reads better on @fill; always at least 4.5 : 1.
 */
ConcordColour
concord_theme_ink_on (ConcordTheme theme, ConcordRole fill)
{
  const ConcordColour white = { 1, 1, 1 }, dark = { 0x0b / 255.0, 0x0c / 255.0, 0x0c / 255.0 };
  ConcordColour ground = concord_theme_colour (theme, fill);

  return concord_colour_contrast (white, ground) >= concord_colour_contrast (dark, ground) ? white
                                                                                           : dark;
}

/**
 * concord_theme_pattern:
 * @theme: a theme
 * @fill: the role of an area
 *
 * Returns: the pattern that stands in for colour; always solid in the light and dark themes, where
 *   labels and position carry what colour says.
 */
ConcordPattern
concord_theme_pattern (ConcordTheme theme, ConcordRole fill)
{
  if (!concord_theme_has_outlines (theme) || (guint)fill >= CONCORD_N_ROLES)
    return SOLID;
  return strong_patterns[fill] == CONCORD_PATTERN_BY_ROLE ? SOLID : strong_patterns[fill];
}

/**
 * concord_theme_has_outlines:
 * @theme: a theme
 *
 * Returns: whether every filled area gets an outline in the colour of text.
 */
gboolean
concord_theme_has_outlines (ConcordTheme theme)
{
  return theme == CONCORD_THEME_HIGH_CONTRAST || theme == CONCORD_THEME_HIGH_CONTRAST_DARK
         || theme == CONCORD_THEME_MONO;
}

/**
 * concord_series_role:
 * @series: which series, from 0
 * @n_series: how many there are
 *
 * Returns: its role: dark blue for one, dark blue and orange for two, else the palette in order,
 *   starting over after six.
 */
ConcordRole
concord_series_role (guint series, guint n_series)
{
  if (n_series == 2 && series == 1)
    return CONCORD_ROLE_SERIES_3;
  return CONCORD_ROLE_SERIES_0 + series % 6;
}

/**
 * concord_series_pattern:
 * @series: which series, from 0
 *
 * Returns: as the theme gives for the first six, then a pattern of its own for each further six,
 *   since colours start over.
 */
ConcordPattern
concord_series_pattern (guint series)
{
  static const ConcordPattern rounds[] = { CONCORD_PATTERN_BY_ROLE, CONCORD_PATTERN_LINES,
                                           CONCORD_PATTERN_BACK_HATCH, CONCORD_PATTERN_DOTS };

  return rounds[MIN (series / 6, G_N_ELEMENTS (rounds) - 1)];
}

/**
 * concord_level_role:
 * @level: from 0, the most negative, to @n_levels - 1, the most positive
 * @n_levels: 2 to 7; with an odd number the middle one is neutral
 *
 * Returns: its role on the diverging scale. One level a side takes the two-series colours; two a
 *   side take the end and the shade next to the middle, which differ by 3 : 1.
 */
ConcordRole
concord_level_role (guint level, guint n_levels)
{
  guint side = n_levels / 2, from_middle;

  if (n_levels % 2 == 1 && level == side)
    return CONCORD_ROLE_NEUTRAL;
  if (side <= 1)
    return level == 0 ? CONCORD_ROLE_NEGATIVE_1 : CONCORD_ROLE_POSITIVE_3;
  from_middle = level < side ? side - level : level - (n_levels - 1 - side);
  from_middle = side == 2 && from_middle == 2 ? 3 : MIN (from_middle, 3);
  return level < side ? CONCORD_ROLE_NEGATIVE_1 - (from_middle - 1)
                      : CONCORD_ROLE_POSITIVE_1 + (from_middle - 1);
}
