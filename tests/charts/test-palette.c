/* Contrasts by the formula of WCAG 2.2. */
#include "charts/palette.h"

static double
contrast (ConcordTheme theme, ConcordRole one, ConcordRole other)
{
  return concord_colour_contrast (concord_theme_colour (theme, one),
                                  concord_theme_colour (theme, other));
}

/* Known ratios: black on white, and two greys from WebAIM's contrast checker. */
static void
test_formula (void)
{
  const ConcordColour white = { 1, 1, 1 }, black = { 0, 0, 0 };
  const ConcordColour grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0 };

  g_assert_cmpfloat_with_epsilon (concord_colour_contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (concord_colour_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (concord_colour_contrast (white, grey), 4.54, 0.01);
}

static void
test_text (void)
{
  static const ConcordRole grounds[] = { CONCORD_ROLE_BACKGROUND, CONCORD_ROLE_SURFACE };

  for (int theme = 0; theme <= CONCORD_THEME_MONO; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      {
        g_assert_cmpfloat (contrast (theme, CONCORD_ROLE_TEXT, grounds[i]), >=, 4.5);
        g_assert_cmpfloat (contrast (theme, CONCORD_ROLE_MUTED, grounds[i]), >=, 4.5);
        g_assert_cmpfloat (contrast (theme, CONCORD_ROLE_ACCENT, grounds[i]), >=, 3);
        g_assert_cmpfloat (contrast (theme, CONCORD_ROLE_AXIS, grounds[i]), >=, 3);
      }
}

static void
test_ink_on_fills (void)
{
  for (int theme = 0; theme <= CONCORD_THEME_MONO; theme++)
    for (int role = CONCORD_ROLE_SERIES_0; role < CONCORD_N_ROLES; role++)
      g_assert_cmpfloat (concord_colour_contrast (concord_theme_ink_on (theme, role),
                                                  concord_theme_colour (theme, role)),
                         >=, 4.5);
}

/* Marks against the background, unless the theme outlines them all in the colour of text. */
static void
test_marks (void)
{
  for (int theme = 0; theme <= CONCORD_THEME_MONO; theme++)
    for (int role = CONCORD_ROLE_SERIES_0; role < CONCORD_N_ROLES; role++)
      if (concord_theme_has_outlines (theme))
        g_assert_cmpfloat (contrast (theme, CONCORD_ROLE_TEXT, CONCORD_ROLE_BACKGROUND), >=, 7);
      else if (!(theme == CONCORD_THEME_LIGHT && role == CONCORD_ROLE_SEQUENTIAL_2))
        g_assert_cmpfloat (contrast (theme, role, CONCORD_ROLE_BACKGROUND), >=, 3);
}

static void
test_neighbours (void)
{
  static const ConcordTheme themes[] = { CONCORD_THEME_LIGHT, CONCORD_THEME_DARK };

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      for (guint n = 1; n <= 8; n++)
        for (guint s = 0; s + 1 < n; s++)
          g_assert_cmpfloat (
              contrast (themes[t], concord_series_role (s, n), concord_series_role (s + 1, n)), >=,
              3);
      g_assert_cmpfloat (contrast (themes[t], CONCORD_ROLE_NEGATIVE_3, CONCORD_ROLE_NEGATIVE_1), >=,
                         3);
      g_assert_cmpfloat (contrast (themes[t], CONCORD_ROLE_POSITIVE_3, CONCORD_ROLE_POSITIVE_1), >=,
                         3);
    }
}

static void
test_mono_is_grey (void)
{
  for (int role = 0; role < CONCORD_N_ROLES; role++)
    {
      ConcordColour colour = concord_theme_colour (CONCORD_THEME_MONO, role);

      g_assert_cmpfloat (colour.red, ==, colour.green);
      g_assert_cmpfloat (colour.red, ==, colour.blue);
    }
}

/* No two series or levels look the same in print without colour. */
static void
test_mono_tells_apart (void)
{
  for (int one = CONCORD_ROLE_SERIES_0; one <= CONCORD_ROLE_SERIES_5; one++)
    for (int other = one + 1; other <= CONCORD_ROLE_SERIES_5; other++)
      g_assert_true (concord_theme_pattern (CONCORD_THEME_MONO, one)
                         != concord_theme_pattern (CONCORD_THEME_MONO, other)
                     || contrast (CONCORD_THEME_MONO, one, other) >= 1.5);
  for (int one = CONCORD_ROLE_NEGATIVE_3; one <= CONCORD_ROLE_POSITIVE_3; one++)
    for (int other = one + 1; other <= CONCORD_ROLE_POSITIVE_3; other++)
      g_assert_true (concord_theme_pattern (CONCORD_THEME_MONO, one)
                         != concord_theme_pattern (CONCORD_THEME_MONO, other)
                     || contrast (CONCORD_THEME_MONO, one, other) >= 1.5);
}

/* look.md: the palette, in order, and the two colours of two series. */
static void
test_published_palette (void)
{
  static const guint32 series[] = { 0x12436d, 0x28a197, 0x801650, 0xf46a25, 0x3d3d3d, 0xa285d1 };

  for (guint s = 0; s < G_N_ELEMENTS (series); s++)
    {
      ConcordColour colour = concord_theme_colour (CONCORD_THEME_LIGHT, concord_series_role (s, 6));

      g_assert_cmpuint ((guint)(colour.red * 255 + 0.5), ==, series[s] >> 16);
      g_assert_cmpuint ((guint)(colour.green * 255 + 0.5), ==, series[s] >> 8 & 0xff);
      g_assert_cmpuint ((guint)(colour.blue * 255 + 0.5), ==, series[s] & 0xff);
    }
  g_assert_cmpint (concord_series_role (0, 2), ==, CONCORD_ROLE_SERIES_0);
  g_assert_cmpint (concord_series_role (1, 2), ==, CONCORD_ROLE_SERIES_3);
}

static void
test_levels (void)
{
  for (guint n = 2; n <= 7; n++)
    for (guint one = 0; one < n; one++)
      {
        ConcordRole role = concord_level_role (one, n);

        if (n % 2 == 1 && one == n / 2)
          g_assert_cmpint (role, ==, CONCORD_ROLE_NEUTRAL);
        else if (one < n / 2)
          g_assert_true (role >= CONCORD_ROLE_NEGATIVE_3 && role <= CONCORD_ROLE_NEGATIVE_1);
        else
          g_assert_true (role >= CONCORD_ROLE_POSITIVE_1 && role <= CONCORD_ROLE_POSITIVE_3);
        for (guint other = 0; other < one; other++)
          g_assert_cmpint (role, !=, concord_level_role (other, n));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/palette/formula", test_formula);
  g_test_add_func ("/charts/palette/text", test_text);
  g_test_add_func ("/charts/palette/ink-on-fills", test_ink_on_fills);
  g_test_add_func ("/charts/palette/marks", test_marks);
  g_test_add_func ("/charts/palette/neighbours", test_neighbours);
  g_test_add_func ("/charts/palette/mono-is-grey", test_mono_is_grey);
  g_test_add_func ("/charts/palette/mono-tells-apart", test_mono_tells_apart);
  g_test_add_func ("/charts/palette/published", test_published_palette);
  g_test_add_func ("/charts/palette/levels", test_levels);
  return g_test_run ();
}
