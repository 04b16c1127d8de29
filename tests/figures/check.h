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

/* "nan" as a number that leaked out, not as a part of "financial". */
static inline gboolean
has_leaked_number (const char *text)
{
  for (const char *at = strstr (text, "nan"); at != NULL; at = strstr (at + 1, "nan"))
    if ((at == text || !g_ascii_isalpha (at[-1])) && !g_ascii_isalpha (at[3]))
      return TRUE;
  return FALSE;
}

static inline gboolean
says_nothing (const char *text)
{
  return text == NULL || *text == '\0' || has_leaked_number (text)
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

/* A figure of any view that is sound. */
static inline ConcordFigure *
make_for (ConcordDocument *document, const char *kind, const char *subject, ConcordView view)
{
  ConcordFigure *figure = concord_figure_new_for (document, kind, subject, view);

  assert_sound (figure);
  return figure;
}

static inline ConcordFigure *
make (ConcordDocument *document, const char *kind, const char *subject)
{
  return make_for (document, kind, subject, CONCORD_VIEW_WORKING);
}

/* All that the picture and its marks say, and the words, title, table and explanation. */
static inline char *
dup_all (ConcordFigure *figure, double height)
{
  GString *all = g_string_new (concord_figure_get_words (figure));
  g_autoptr (ConcordLayout) layout
      = concord_chart_layout (concord_figure_get_chart (figure), 560, height, CONCORD_CHART_WITH_ALL);

  g_string_append_printf (all, "\n%s\n%s\n", concord_figure_get_title (figure),
                          concord_figure_get_explanation (figure));
  for (guint r = 0; r < concord_figure_get_n_rows (figure); r++)
    for (guint c = 0; c < concord_figure_get_n_columns (figure); c++)
      g_string_append_printf (all, "%s\n", concord_figure_get_cell (figure, r, c));
  for (guint i = 0; i < layout->marks->len; i++)
    g_string_append_printf (all, "%s\n", ((ConcordMark *) layout->marks->pdata[i])->words);
  for (guint i = 0; i < layout->shapes->len; i++)
    if (((ConcordShape *) layout->shapes->pdata[i])->kind == CONCORD_SHAPE_TEXT)
      g_string_append_printf (all, "%s\n", ((ConcordShape *) layout->shapes->pdata[i])->text);
  return g_string_free (all, FALSE);
}

/* Whether @part is in it: "\nAll of a text\n". */
static inline gboolean
shows (ConcordFigure *figure, const char *part)
{
  g_autofree char *all = dup_all (figure, 600);

  return strstr (all, part) != NULL;
}
