/* The scale and the headings of a survey: which column is what. */
#include "store/survey-private.h"

#include "store/project-file.h"

#include "concord-words.h"
#include <string.h>

#define MAX_SHOWN 60

gboolean
concord_survey_fail (GError **error, char *sentence)
{
  g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN, sentence);
  g_free (sentence);
  return FALSE;
}

/* --- texts ---------------------------------------------------------------------------------- */

char *
concord_survey_dup_line (const char *text)
{
  g_autofree char *clean = concord_text_dup_storable (text);
  GString *line = g_string_new (NULL);

  for (const char *at = clean; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

char *
concord_survey_dup_folded (const char *text)
{
  g_autofree char *line = concord_survey_dup_line (text);

  return g_utf8_casefold (line, -1);
}

char *
concord_survey_dup_short (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_SHOWN);
  return g_strconcat (start, "…", NULL);
}

/* --- the scale ------------------------------------------------------------------------------ */

gboolean
concord_survey_read_scale (ConcordCounter *counter, GError **error)
{
  const char *const *scale = counter->options->scale;
  guint n = scale == NULL ? 0 : g_strv_length ((char **) scale);

  if (n != 2 && n != 5 && n != 7)
    return concord_survey_fail (error,
                                g_strdup_printf (_ ("The scale has %u answers; it must have 2, 5 or "
                                                    "7, from the lowest agreement to the highest."),
                                                 n));
  for (guint i = 0; i < n; i++)
    {
      char *folded = concord_survey_dup_folded (scale[i]);

      if (*folded == '\0' || g_hash_table_contains (counter->levels, folded))
        {
          g_free (folded);
          return concord_survey_fail (error,
                                      g_strdup_printf (_ ("Answer %u of the scale (“%s”) is blank "
                                                          "or there twice."),
                                                       i + 1, scale[i]));
        }
      g_hash_table_insert (counter->levels, folded, GUINT_TO_POINTER (i + 1));
    }
  counter->tally->n_levels = n;
  return TRUE;
}

/* --- the headings --------------------------------------------------------------------------- */

/* The column called @name, to the letter or else but for case and space; -1 for none. */
static int
find_column (const ConcordTally *tally, const char *name)
{
  g_autofree char *line = concord_survey_dup_line (name);
  g_autofree char *wanted = g_utf8_casefold (line, -1);

  for (guint i = 0; i < tally->n_columns; i++)
    if (strcmp (tally->headers[i], line) == 0)
      return (int) i;
  for (guint i = 0; i < tally->n_columns; i++)
    {
      g_autofree char *folded = g_utf8_casefold (tally->headers[i], -1);

      if (strcmp (folded, wanted) == 0)
        return (int) i;
    }
  return -1;
}

static int
say_no_column (const ConcordTally *tally, const char *name, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < tally->n_columns; i++)
    {
      g_autofree char *header = concord_survey_dup_short (tally->headers[i]);

      g_string_append_printf (list, i == 0 ? "“%s”" : ", “%s”", header);
    }
  concord_survey_fail (error, g_strdup_printf (_ ("There is no column called “%s”. The columns are "
                                                  "%s."),
                                               name, list->str));
  return -1;
}

/* A column that holds no answers; -1 where there is none. */
static int
take_column (ConcordCounter *counter, const char *name, GError **error)
{
  int column = find_column (counter->tally, name);

  if (column < 0)
    return say_no_column (counter->tally, name, error);
  counter->tally->asked[column] = FALSE;
  return column;
}

static gboolean
check_heading (ConcordCounter *counter, guint column, guint line, GHashTable *seen, GError **error)
{
  const char *header = counter->tally->headers[column];
  g_autofree char *folded = concord_survey_dup_folded (header);

  if (*folded == '\0')
    return concord_survey_fail (
        error, g_strdup_printf (_ ("Line %u: column %u has no heading. The first line must name "
                                   "every column."),
                                line, column + 1));
  if (g_hash_table_contains (counter->levels, folded))
    return concord_survey_fail (
        error, g_strdup_printf (_ ("Line %u: column %u begins with the answer “%s” where its heading "
                                   "should be. The first line must name every column."),
                                line, column + 1, header));
  if (!g_hash_table_add (seen, (gpointer) header))
    return concord_survey_fail (
        error, g_strdup_printf (_ ("Line %u: two columns are called “%s”. Give each its own heading, "
                                   "or leave one out."),
                                line, header));
  return TRUE;
}

/* What is not left out needs a heading of its own that is no answer. */
static gboolean
check_headers (ConcordCounter *counter, guint line, GError **error)
{
  ConcordTally *tally = counter->tally;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tally->n_columns; i++)
    {
      if (!tally->asked[i])
        continue;
      counter->asked[counter->n_asked++] = i;
      if (!check_heading (counter, i, line, seen, error))
        return FALSE;
    }
  return counter->n_asked > 0
         || concord_survey_fail (error, g_strdup_printf (_ ("Line %u: there is no column with a "
                                                            "question."),
                                                         line));
}

static void
dimension_free (gpointer data)
{
  ConcordTallyDimension *dimension = data;

  g_ptr_array_unref (dimension->levels);
  g_free (dimension);
}

static gboolean
check_dimension (ConcordCounter *counter, int column, GError **error)
{
  GPtrArray *dimensions = counter->tally->dimensions;
  const char *header = counter->tally->headers[column];

  if (*header == '\0')
    return concord_survey_fail (error, g_strdup_printf (_ ("Column %u has no heading, so it can't be "
                                                           "a dimension."),
                                                        (guint) column + 1));
  if (dimensions->len == CONCORD_SURVEY_MAX_DIMENSIONS)
    return concord_survey_fail (error, g_strdup_printf (_ ("At most %d columns can be dimensions. "
                                                           "Choose those whose populations are "
                                                           "known."),
                                                        CONCORD_SURVEY_MAX_DIMENSIONS));
  for (guint i = 0; i < dimensions->len; i++)
    if (((ConcordTallyDimension *) dimensions->pdata[i])->column == (guint) column)
      return concord_survey_fail (error, g_strdup_printf (_ ("The column “%s” is named twice as a "
                                                             "dimension."),
                                                          header));
  if (column == counter->groups.column)
    return concord_survey_fail (error, g_strdup_printf (_ ("The column “%s” names the groups; it "
                                                           "can't be a dimension as well."),
                                                        header));
  return TRUE;
}

static gboolean
take_dimension (ConcordCounter *counter, const char *name, GError **error)
{
  GPtrArray *dimensions = counter->tally->dimensions;
  ConcordTallyDimension *dimension;
  int column = take_column (counter, name, error);

  if (column < 0 || !check_dimension (counter, column, error))
    return FALSE;
  dimension = g_new0 (ConcordTallyDimension, 1);
  dimension->column = (guint) column;
  dimension->levels = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_free_func (dimensions, dimension_free);
  g_ptr_array_add (dimensions, dimension);
  counter->dimensions[dimensions->len - 1].column = column;
  return TRUE;
}

static gboolean
take_columns (ConcordCounter *counter, GError **error)
{
  const ConcordSurveyOptions *options = counter->options;

  for (const char *const *skip = options->skip; skip != NULL && *skip != NULL; skip++)
    if (take_column (counter, *skip, error) < 0)
      return FALSE;
  if (options->group_column != NULL)
    {
      counter->groups.column = take_column (counter, options->group_column, error);
      if (counter->groups.column < 0)
        return FALSE;
    }
  for (const char *const *name = options->dimensions; name != NULL && *name != NULL; name++)
    if (!take_dimension (counter, *name, error))
      return FALSE;
  return TRUE;
}

gboolean
concord_survey_read_headers (ConcordCounter *counter, const ConcordCsvCell *cells, guint n_cells,
                             guint line, GError **error)
{
  ConcordTally *tally = counter->tally;

  if (n_cells > CONCORD_SURVEY_MAX_COLUMNS)
    return concord_survey_fail (error,
                                g_strdup_printf (_ ("Line %u has %u columns; at most %u can be "
                                                    "read."),
                                                 line, n_cells, CONCORD_SURVEY_MAX_COLUMNS));
  tally->n_columns = n_cells;
  tally->headers = g_new0 (char *, n_cells + 1);
  tally->asked = g_new0 (gboolean, n_cells);
  counter->misses = g_new0 (GPtrArray *, n_cells);
  counter->asked = g_new0 (guint, n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = g_strndup (cells[i].text, cells[i].length);

      tally->headers[i] = concord_survey_dup_line (text);
      tally->asked[i] = TRUE;
      counter->misses[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_miss_free);
    }
  return take_columns (counter, error) && check_headers (counter, line, error);
}
