/* What the tests of figures share. */
#pragma once

#include "figures/figure.h"

#include <math.h>
#include <string.h>

/* The column with this header; fails where there is none. */
static inline guint
find_column (ConcordFigure *figure, const char *header)
{
  for (guint i = 0; i < concord_figure_get_n_columns (figure); i++)
    if (strcmp (concord_figure_get_header (figure, i), header) == 0)
      return i;
  g_error ("no column “%s”", header);
}

/* The cell of the row that begins with @row. */
static inline const char *
find_cell (ConcordFigure *figure, const char *row, const char *header)
{
  guint column = find_column (figure, header);

  for (guint i = 0; i < concord_figure_get_n_rows (figure); i++)
    if (strcmp (concord_figure_get_cell (figure, i, 0), row) == 0)
      return concord_figure_get_cell (figure, i, column);
  g_error ("no row “%s”", row);
}

static inline gboolean
says_nothing (const char *text)
{
  return text == NULL || *text == '\0' || strstr (text, "nan") != NULL
         || strstr (text, "(null)") != NULL || strstr (text, "%s") != NULL
         || !g_utf8_validate (text, -1, NULL);
}

/* Runs of anything but blanks and line ends, counted here without the program's own counter. */
static inline guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint n = 0;

  for (char **word = words; *word != NULL; word++)
    n += **word != '\0';
  return n;
}

/* All that every figure owes its reader, empty or not. */
static inline void
assert_sound (ConcordFigure *figure)
{
  guint n_columns = concord_figure_get_n_columns (figure);

  g_assert_false (says_nothing (concord_figure_get_title (figure)));
  g_assert_false (says_nothing (concord_figure_get_subtitle (figure)));
  g_assert_false (says_nothing (concord_figure_get_caption (figure)));
  g_assert_false (says_nothing (concord_figure_get_words (figure)));
  g_assert_false (says_nothing (concord_figure_get_explanation (figure)));
  g_assert_cmpuint (count_words (concord_figure_get_title (figure)), <=, 10);
  g_assert_true (CONCORD_IS_CHART (concord_figure_get_chart (figure)));
  g_assert_cmpuint (n_columns, >, 0);
  for (guint c = 0; c < n_columns; c++)
    {
      g_assert_false (says_nothing (concord_figure_get_header (figure, c)));
      for (guint r = 0; r < concord_figure_get_n_rows (figure); r++)
        g_assert_false (says_nothing (concord_figure_get_cell (figure, r, c)));
    }
  g_assert_false (concord_figure_is_numeric (figure, 0));
  if (concord_figure_is_empty (figure))
    g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 0);
  else
    g_assert_cmpuint (concord_figure_get_n_rows (figure), >, 0);
}
