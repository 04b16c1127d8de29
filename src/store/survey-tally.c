#include "store/survey-tally.h"

#include "store/project-file.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* Memory does not grow with the rows: past these a column is no group, a table no survey, and
 * further answers that nobody understands are counted together. */
#define MAX_GROUPS 500
#define MAX_COLUMNS 2000
#define MAX_MISSES 20
#define MAX_SHOWN 60

/* Cells of one column with the same text that is no answer. */
typedef struct
{
  char *text; /* NULL for all that came after MAX_MISSES others */
  guint count;
  guint line; /* of the first */
} Miss;

/* The counting while it runs. */
typedef struct
{
  ConcordTally *tally;
  const ConcordSurveyOptions *options;
  ConcordSurveyReport *report;
  int group_column; /* -1 for one group of all */
  GHashTable *levels;  /* folded answer -> level + 1 */
  GHashTable *groups;  /* folded name -> ConcordTallyGroup */
  GPtrArray **misses;  /* per column, of Miss */
  Miss no_group;
} Counter;

static gboolean
fail (GError **error, char *sentence)
{
  g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN, sentence);
  g_free (sentence);
  return FALSE;
}

static void
group_free (gpointer data)
{
  ConcordTallyGroup *group = data;

  g_free (group->name);
  g_free (group->numbers);
  g_free (group);
}

static void
miss_free (gpointer data)
{
  Miss *miss = data;

  g_free (miss->text);
  g_free (miss);
}

void
concord_tally_free (ConcordTally *tally)
{
  g_strfreev (tally->headers);
  g_free (tally->asked);
  g_ptr_array_unref (tally->groups);
  g_free (tally);
}

guint
concord_tally_get (const ConcordTally *tally, const ConcordTallyGroup *group, guint column,
                   guint level)
{
  return group->numbers[(gsize) column * tally->n_levels + level];
}

/* --- texts ---------------------------------------------------------------------------------- */

/* On one line, with single spaces and none around, and nothing that a file can't hold. */
static char *
dup_line (const char *text)
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
concord_tally_dup_folded (const char *text)
{
  g_autofree char *line = dup_line (text);

  return g_utf8_casefold (line, -1);
}

static char *
dup_short (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_SHOWN);
  return g_strconcat (start, "…", NULL);
}

/* --- the scale ------------------------------------------------------------------------------ */

static gboolean
read_scale (Counter *counter, GError **error)
{
  const char *const *scale = counter->options->scale;
  guint n = scale == NULL ? 0 : g_strv_length ((char **) scale);

  if (n != 2 && n != 5 && n != 7)
    return fail (error, g_strdup_printf (_ ("The scale has %u answers; it must have 2, 5 or 7, from "
                                            "the lowest agreement to the highest."),
                                         n));
  for (guint i = 0; i < n; i++)
    {
      char *folded = concord_tally_dup_folded (scale[i]);

      if (*folded == '\0' || g_hash_table_contains (counter->levels, folded))
        {
          g_free (folded);
          return fail (error, g_strdup_printf (_ ("Answer %u of the scale (“%s”) is blank or there "
                                                  "twice."),
                                               i + 1, scale[i]));
        }
      g_hash_table_insert (counter->levels, folded, GUINT_TO_POINTER (i + 1));
    }
  counter->tally->n_levels = n;
  return TRUE;
}

/* The level from 0, or -1. Numbers stand for levels of 5 and 7; of two answers they may mean
 * anything (0 and 1, 1 and 2, yes first or no first), so that there they are not understood. */
static int
find_level (Counter *counter, const char *folded)
{
  guint level = GPOINTER_TO_UINT (g_hash_table_lookup (counter->levels, folded));

  if (level == 0 && counter->tally->n_levels > 2 && folded[0] >= '1' && folded[1] == '\0'
      && folded[0] <= (char) ('0' + counter->tally->n_levels))
    level = (guint) (folded[0] - '0');
  return (int) level - 1;
}

/* --- the headings --------------------------------------------------------------------------- */

/* The column called @name, to the letter or else but for case and space; -1 for none. */
static int
find_column (const ConcordTally *tally, const char *name)
{
  g_autofree char *line = dup_line (name);
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

static gboolean
say_no_column (const ConcordTally *tally, const char *name, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < tally->n_columns; i++)
    {
      g_autofree char *header = dup_short (tally->headers[i]);

      g_string_append_printf (list, i == 0 ? "“%s”" : ", “%s”", header);
    }
  return fail (error, g_strdup_printf (_ ("There is no column called “%s”. The columns are %s."),
                                       name, list->str));
}

/* What is not left out needs a heading of its own that is no answer. */
static gboolean
check_headers (Counter *counter, guint line, GError **error)
{
  ConcordTally *tally = counter->tally;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_asked = 0;

  for (guint i = 0; i < tally->n_columns; i++)
    {
      g_autofree char *folded = concord_tally_dup_folded (tally->headers[i]);

      if (!tally->asked[i])
        continue;
      n_asked++;
      if (*folded == '\0')
        return fail (error, g_strdup_printf (_ ("Line %u: column %u has no heading. The first line "
                                                "must name every column."),
                                             line, i + 1));
      if (g_hash_table_contains (counter->levels, folded))
        return fail (error, g_strdup_printf (_ ("Line %u: column %u begins with the answer “%s” "
                                                "where its heading should be. The first line must "
                                                "name every column."),
                                             line, i + 1, tally->headers[i]));
      if (!g_hash_table_add (seen, tally->headers[i]))
        return fail (error, g_strdup_printf (_ ("Line %u: two columns are called “%s”. Give each "
                                                "its own heading, or leave one out."),
                                             line, tally->headers[i]));
    }
  return n_asked > 0
         || fail (error, g_strdup_printf (_ ("Line %u: there is no column with a question."), line));
}

static gboolean
read_headers (Counter *counter, char **cells, guint n_cells, guint line, GError **error)
{
  ConcordTally *tally = counter->tally;
  const ConcordSurveyOptions *options = counter->options;

  if (n_cells > MAX_COLUMNS)
    return fail (error, g_strdup_printf (_ ("Line %u has %u columns; at most %u can be read."), line,
                                         n_cells, MAX_COLUMNS));
  tally->n_columns = n_cells;
  tally->headers = g_new0 (char *, n_cells + 1);
  tally->asked = g_new0 (gboolean, n_cells);
  counter->misses = g_new0 (GPtrArray *, n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      tally->headers[i] = dup_line (cells[i]);
      tally->asked[i] = TRUE;
      counter->misses[i] = g_ptr_array_new_with_free_func (miss_free);
    }
  for (const char *const *skip = options->skip; skip != NULL && *skip != NULL; skip++)
    {
      int column = find_column (tally, *skip);

      if (column < 0)
        return say_no_column (tally, *skip, error);
      tally->asked[column] = FALSE;
    }
  if (options->group_column != NULL)
    {
      counter->group_column = find_column (tally, options->group_column);
      if (counter->group_column < 0)
        return say_no_column (tally, options->group_column, error);
      tally->asked[counter->group_column] = FALSE;
    }
  return check_headers (counter, line, error);
}

/* --- the rows ------------------------------------------------------------------------------- */

static void
count_miss (GPtrArray *misses, const char *text, guint line)
{
  Miss *miss = NULL;

  for (guint i = 0; i < misses->len && miss == NULL; i++)
    {
      Miss *known = misses->pdata[i];

      if (known->text == NULL || strcmp (known->text, text) == 0)
        miss = known;
    }
  if (miss == NULL)
    {
      miss = g_new0 (Miss, 1);
      miss->text = misses->len < MAX_MISSES ? g_strdup (text) : NULL;
      miss->line = line;
      g_ptr_array_add (misses, miss);
    }
  miss->count++;
}

/* The group of a row; NULL without an error for a row that names none. */
static ConcordTallyGroup *
find_group (Counter *counter, char **cells, guint line, GError **error)
{
  ConcordTally *tally = counter->tally;
  g_autofree char *name = counter->group_column < 0 ? g_strdup (_ ("All respondents"))
                                                    : dup_line (cells[counter->group_column]);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  ConcordTallyGroup *group = g_hash_table_lookup (counter->groups, folded);

  if (*name == '\0')
    {
      if (counter->no_group.count++ == 0)
        counter->no_group.line = line;
      return NULL;
    }
  if (group != NULL)
    return group;
  if (tally->groups->len >= MAX_GROUPS)
    {
      fail (error, g_strdup_printf (_ ("Line %u: the column “%s” holds more than %u different "
                                       "values, so it does not name groups. Choose another column."),
                                    line, tally->headers[counter->group_column], MAX_GROUPS));
      return NULL;
    }
  group = g_new0 (ConcordTallyGroup, 1);
  group->name = g_steal_pointer (&name);
  group->numbers = g_new0 (guint, (gsize) tally->n_columns * tally->n_levels);
  g_ptr_array_add (tally->groups, group);
  g_hash_table_insert (counter->groups, g_steal_pointer (&folded), group);
  return group;
}

static void
count_cell (Counter *counter, ConcordTallyGroup *group, guint column, const char *cell, guint line)
{
  g_autofree char *folded = concord_tally_dup_folded (cell);
  int level = find_level (counter, folded);

  if (*folded == '\0')
    counter->report->n_blank++;
  else if (level >= 0)
    {
      group->numbers[(gsize) column * counter->tally->n_levels + (guint) level]++;
      counter->report->n_answers++;
    }
  else
    {
      g_autofree char *text = dup_line (cell);
      g_autofree char *shown = dup_short (text);

      count_miss (counter->misses[column], shown, line);
    }
}

static gboolean
take_row (char **cells, guint n_cells, guint line, gpointer data, GError **error)
{
  Counter *counter = data;
  ConcordTally *tally = counter->tally;
  g_autoptr (GError) problem = NULL;
  ConcordTallyGroup *group;

  if (tally->headers == NULL)
    return read_headers (counter, cells, n_cells, line, error);
  if (n_cells != tally->n_columns)
    return fail (error,
                 g_strdup_printf (ngettext ("Line %u has %u cell, but the headings name %u columns.",
                                            "Line %u has %u cells, but the headings name %u columns.",
                                            n_cells),
                                  line, n_cells, tally->n_columns));
  counter->report->n_rows++;
  group = find_group (counter, cells, line, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (group == NULL)
    return TRUE;
  group->n_rows++;
  for (guint i = 0; i < tally->n_columns; i++)
    if (tally->asked[i])
      count_cell (counter, group, i, cells[i], line);
  return TRUE;
}

/* --- the report ----------------------------------------------------------------------------- */

static char *
dup_miss_sentence (const Miss *miss, const char *header)
{
  if (miss->text == NULL)
    return g_strdup_printf (
        ngettext ("“%s”: %u cell with another text than these is no answer either; it is in line "
                  "%u.",
                  "“%s”: %u cells with other texts than these are no answers either; the first is in "
                  "line %u.",
                  miss->count),
        header, miss->count, miss->line);
  return g_strdup_printf (
      /* Translators: an answer and the question it was given to. */
      ngettext ("“%s” in “%s” is no answer of the scale: %u cell, in line %u.",
                "“%s” in “%s” is no answer of the scale: %u cells, the first in line %u.",
                miss->count),
      miss->text, header, miss->count, miss->line);
}

static void
describe_column (Counter *counter, guint column, GPtrArray *sentences)
{
  g_autofree char *header = dup_short (counter->tally->headers[column]);
  const GPtrArray *misses = counter->misses[column];

  for (guint i = 0; i < misses->len; i++)
    g_ptr_array_add (sentences, dup_miss_sentence (misses->pdata[i], header));
}

static void
fill_report (Counter *counter)
{
  ConcordSurveyReport *report = counter->report;
  const Miss *lost = &counter->no_group;

  if (lost->count > 0)
    g_ptr_array_add (
        report->not_understood,
        g_strdup_printf (ngettext ("%u row names no group and is not counted; it is line %u.",
                                   "%u rows name no group and are not counted; the first is line %u.",
                                   lost->count),
                         lost->count, lost->line));
  for (guint i = 0; i < counter->tally->n_columns; i++)
    {
      report->n_questions += counter->tally->asked[i] ? 1 : 0;
      describe_column (counter, i, report->not_understood);
    }
  report->n_groups = counter->tally->groups->len;
}

static gboolean
count_all (Counter *counter, const ConcordCsv *csv, GError **error)
{
  if (!read_scale (counter, error) || !concord_csv_each_row (csv, take_row, counter, error))
    return FALSE;
  if (counter->tally->headers == NULL)
    return fail (error, g_strdup (_ ("The file is empty.")));
  if (counter->report->n_rows == 0)
    return fail (error, g_strdup (_ ("The file has headings but no answers below them.")));
  fill_report (counter);
  return TRUE;
}

ConcordTally *
concord_tally_new (const ConcordCsv *csv, const ConcordSurveyOptions *options,
                   ConcordSurveyReport *report, GError **error)
{
  g_autoptr (ConcordTally) tally = g_new0 (ConcordTally, 1);
  Counter counter = { .tally = tally, .options = options, .report = report, .group_column = -1 };
  gboolean good;

  tally->groups = g_ptr_array_new_with_free_func (group_free);
  counter.levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  counter.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  good = count_all (&counter, csv, error);
  for (guint i = 0; counter.misses != NULL && i < tally->n_columns; i++)
    g_ptr_array_unref (counter.misses[i]);
  g_free (counter.misses);
  g_hash_table_unref (counter.levels);
  g_hash_table_unref (counter.groups);
  return good ? g_steal_pointer (&tally) : NULL;
}
