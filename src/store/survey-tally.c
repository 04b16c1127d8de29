#include "store/survey-private.h"

#include "concord-words.h"
#include <string.h>

/* What a cell can mean besides a level. */
#define BLANK (-1)
#define NO_ANSWER (-2)

/* Rows between two looks at whether somebody still wants this. */
#define ROWS_OF_A_TURN 4096

static void
group_free (gpointer data)
{
  ConcordTallyGroup *group = data;

  g_free (group->name);
  g_free (group);
}

static void
cell_free (gpointer data)
{
  ConcordTallyCell *cell = data;

  g_free (cell->levels);
  g_free (cell->numbers);
  g_free (cell);
}

void
concord_tally_free (ConcordTally *tally)
{
  g_strfreev (tally->headers);
  g_free (tally->asked);
  g_ptr_array_unref (tally->groups);
  g_ptr_array_unref (tally->dimensions);
  g_ptr_array_unref (tally->cells);
  g_free (tally);
}

guint
concord_tally_get (const ConcordTally *tally, const ConcordTallyCell *cell, guint column,
                   guint level)
{
  return cell->numbers[(gsize) column * tally->n_levels + level];
}

/* --- groups and dimensions ------------------------------------------------------------------ */

static char *
dup_cell (const ConcordCsvCell *cell)
{
  g_autofree char *text = g_strndup (cell->text, cell->length);

  return concord_survey_dup_line (text);
}

static gboolean
say_too_many (const ConcordCounter *counter, const ConcordValues *values, guint line, GError **error)
{
  const char *header = counter->tally->headers[values->column];

  if (values == &counter->groups)
    return concord_survey_fail (
        error, g_strdup_printf (_ ("Line %u: the column “%s” holds more than %u different values, so "
                                   "it does not name groups. Choose another column."),
                                line, header, CONCORD_SURVEY_MAX_GROUPS));
  return concord_survey_fail (
      error, g_strdup_printf (_ ("Line %u: the column “%s” holds more than %u different values, too "
                                 "many for a dimension. Put them into bands first, or choose another "
                                 "column."),
                              line, header, CONCORD_SURVEY_MAX_VALUES));
}

/* A value that was not met before: takes @name. */
static void
add_value (ConcordCounter *counter, const ConcordValues *values, char *name)
{
  ConcordTallyGroup *group;

  if (values != &counter->groups)
    {
      const ConcordTallyDimension *dimension
          = counter->tally->dimensions->pdata[values - counter->dimensions];

      g_ptr_array_add (dimension->levels, name);
      return;
    }
  group = g_new0 (ConcordTallyGroup, 1);
  group->name = name;
  g_ptr_array_add (counter->tally->groups, group);
}

/* The place of a value that is read the first time, or that is too long to be remembered. */
static gboolean
meet_value (ConcordCounter *counter, ConcordValues *values, const ConcordCsvCell *cell, guint line,
            int *place, GError **error)
{
  guint most = values == &counter->groups ? CONCORD_SURVEY_MAX_GROUPS : CONCORD_SURVEY_MAX_VALUES;
  g_autofree char *name = values->column < 0 ? g_strdup (_ ("All respondents")) : dup_cell (cell);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  *place = GPOINTER_TO_INT (g_hash_table_lookup (values->by_folded, folded));
  if (*place == 0 && *name != '\0')
    {
      *place = (int) g_hash_table_size (values->by_folded) + 1;
      if (*place > (int) most)
        return say_too_many (counter, values, line, error);
      g_hash_table_insert (values->by_folded, g_steal_pointer (&folded), GINT_TO_POINTER (*place));
      add_value (counter, values, g_steal_pointer (&name));
    }
  concord_lookup_put (values->by_text, cell, *place);
  return TRUE;
}

/* @place gets the place of the row's value from 1, or 0 where it names none. */
static gboolean
find_value (ConcordCounter *counter, ConcordValues *values, const ConcordCsvCell *cells, guint line,
            int *place, GError **error)
{
  static const ConcordCsvCell everybody = { "", 0 };
  const ConcordCsvCell *cell = values->column < 0 ? &everybody : &cells[values->column];

  if (!concord_lookup_find (values->by_text, cell, place)
      && !meet_value (counter, values, cell, line, place, error))
    return FALSE;
  if (*place == 0 && values->none.count++ == 0)
    values->none.line = line;
  return TRUE;
}

/* --- cells ---------------------------------------------------------------------------------- */

static ConcordTallyCell *
add_cell (ConcordCounter *counter, gint64 key, guint group, const int *levels, guint line,
          GError **error)
{
  ConcordTally *tally = counter->tally;
  gsize n_numbers = (gsize) tally->n_columns * tally->n_levels;
  gsize most = MIN (CONCORD_SURVEY_MAX_CELLS, CONCORD_SURVEY_MAX_NUMBERS / n_numbers);
  ConcordTallyCell *cell;

  if (tally->cells->len >= most)
    {
      concord_survey_fail (error, g_strdup_printf (_ ("Line %u: groups and dimensions make more than "
                                                      "%u cells. Leave out a dimension, or put its "
                                                      "values into fewer bands."),
                                                   line, (guint) most));
      return NULL;
    }
  cell = g_new0 (ConcordTallyCell, 1);
  cell->key = key;
  cell->group = group;
  cell->levels = g_new0 (guint, tally->dimensions->len + 1);
  cell->numbers = g_new0 (guint, n_numbers);
  for (guint i = 0; i < tally->dimensions->len; i++)
    cell->levels[i] = (guint) levels[i];
  g_ptr_array_add (tally->cells, cell);
  g_hash_table_insert (counter->cells, &cell->key, cell);
  return cell;
}

/* Where a row is counted; NULL without an error for a row that names no group. */
static ConcordTallyCell *
find_cell (ConcordCounter *counter, const ConcordCsvCell *cells, guint line, GError **error)
{
  int group, levels[CONCORD_SURVEY_MAX_DIMENSIONS] = { 0 };
  ConcordTallyCell *cell;
  gint64 key;

  if (!find_value (counter, &counter->groups, cells, line, &group, error) || group == 0)
    return NULL;
  key = group - 1;
  for (guint i = 0; i < counter->tally->dimensions->len; i++)
    {
      if (!find_value (counter, &counter->dimensions[i], cells, line, &levels[i], error))
        return NULL;
      key = key * (CONCORD_SURVEY_MAX_VALUES + 1) + levels[i];
    }
  cell = g_hash_table_lookup (counter->cells, &key);
  return cell != NULL ? cell : add_cell (counter, key, (guint) group - 1, levels, line, error);
}

/* --- answers -------------------------------------------------------------------------------- */

/* What an answer means that is read the first time. Numbers stand for levels of 5 and 7; of two
 * answers they may mean anything (0 and 1, 1 and 2, yes first or no first), so that there they are
 * not understood. */
static int
meet_answer (ConcordCounter *counter, const ConcordCsvCell *cell)
{
  g_autofree char *text = g_strndup (cell->text, cell->length);
  g_autofree char *folded = concord_survey_dup_folded (text);
  guint n_levels = counter->tally->n_levels;
  guint level = GPOINTER_TO_UINT (g_hash_table_lookup (counter->levels, folded));
  int meaning;

  if (level == 0 && n_levels > 2 && folded[0] >= '1' && folded[1] == '\0'
      && folded[0] <= (char) ('0' + n_levels))
    level = (guint) (folded[0] - '0');
  meaning = *folded == '\0' ? BLANK : level == 0 ? NO_ANSWER : (int) level - 1;
  concord_lookup_put (counter->answers, cell, meaning);
  return meaning;
}

static void
count_no_answer (ConcordCounter *counter, guint column, const ConcordCsvCell *cell, guint line)
{
  g_autofree char *text = dup_cell (cell);
  g_autofree char *shown = concord_survey_dup_short (text);

  concord_miss_count (counter->misses[column], shown, line);
}

static void
count_answers (ConcordCounter *counter, ConcordTallyCell *counted, const ConcordCsvCell *cells,
               guint line)
{
  guint n_levels = counter->tally->n_levels, n_answers = 0;

  for (guint i = 0; i < counter->n_asked; i++)
    {
      guint column = counter->asked[i];
      const ConcordCsvCell *cell = &cells[column];
      int meaning;

      if (!concord_lookup_find (counter->answers, cell, &meaning))
        meaning = meet_answer (counter, cell);
      if (meaning >= 0)
        {
          counted->numbers[(gsize) column * n_levels + (guint) meaning]++;
          n_answers++;
        }
      else if (meaning == BLANK)
        counter->report->n_blank++;
      else
        count_no_answer (counter, column, cell, line);
    }
  counter->report->n_answers += n_answers;
}

/* --- rows ----------------------------------------------------------------------------------- */

static gboolean
check_turn (ConcordCounter *counter, double done, GError **error)
{
  const ConcordSurveyOptions *options = counter->options;
  guint n_rows = counter->report->n_rows;

  if (options->max_rows > 0 && n_rows >= options->max_rows)
    {
      counter->has_enough = TRUE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
      return FALSE;
    }
  if (n_rows % ROWS_OF_A_TURN != 0)
    return TRUE;
  if (options->progress != NULL)
    g_atomic_int_set (options->progress, (int) (1000 * done));
  return !g_cancellable_set_error_if_cancelled (options->cancellable, error);
}

static gboolean
take_row (const ConcordCsvCell *cells, guint n_cells, guint line, double done, gpointer data,
          GError **error)
{
  ConcordCounter *counter = data;
  ConcordTally *tally = counter->tally;
  GError *problem = NULL;
  ConcordTallyCell *counted;

  if (tally->headers == NULL)
    return concord_survey_read_headers (counter, cells, n_cells, line, error);
  if (!check_turn (counter, done, error))
    return FALSE;
  if (n_cells != tally->n_columns)
    return concord_survey_fail (
        error, g_strdup_printf (ngettext ("Line %u has %u cell, but the headings name %u columns.",
                                          "Line %u has %u cells, but the headings name %u columns.",
                                          n_cells),
                                line, n_cells, tally->n_columns));
  counter->report->n_rows++;
  counted = find_cell (counter, cells, line, &problem);
  if (counted == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      return problem == NULL;
    }
  counted->n_rows++;
  ((ConcordTallyGroup *) tally->groups->pdata[counted->group])->n_rows++;
  count_answers (counter, counted, cells, line);
  return TRUE;
}

/* --- all of it ------------------------------------------------------------------------------ */

static gboolean
count_all (ConcordCounter *counter, const ConcordCsv *csv, GError **error)
{
  ConcordSurveyReport *report = counter->report;
  g_autoptr (GError) problem = NULL;

  if (!concord_survey_read_scale (counter, error))
    return FALSE;
  if (!concord_csv_each_slices (csv, take_row, counter, &problem) && !counter->has_enough)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (counter->tally->headers == NULL)
    return concord_survey_fail (error, g_strdup (_ ("The file is empty.")));
  if (report->n_rows == 0)
    return concord_survey_fail (error, g_strdup (_ ("The file has headings but no answers below "
                                                    "them.")));
  concord_survey_tell_misses (counter);
  report->n_questions = counter->n_asked;
  report->n_groups = counter->tally->groups->len;
  report->n_cells = counter->tally->cells->len;
  return TRUE;
}

static void
values_init (ConcordValues *values)
{
  values->column = -1;
  values->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  values->by_text = concord_lookup_new ();
}

static void
values_clear (ConcordValues *values)
{
  g_hash_table_unref (values->by_folded);
  concord_lookup_free (values->by_text);
}

static void
counter_clear (ConcordCounter *counter)
{
  for (guint i = 0; counter->misses != NULL && i < counter->tally->n_columns; i++)
    g_ptr_array_unref (counter->misses[i]);
  g_free (counter->misses);
  g_free (counter->asked);
  g_hash_table_unref (counter->levels);
  g_hash_table_unref (counter->cells);
  concord_lookup_free (counter->answers);
  values_clear (&counter->groups);
  for (guint i = 0; i < CONCORD_SURVEY_MAX_DIMENSIONS; i++)
    values_clear (&counter->dimensions[i]);
}

ConcordTally *
concord_tally_new (const ConcordCsv *csv, const ConcordSurveyOptions *options,
                   ConcordSurveyReport *report, GError **error)
{
  g_autoptr (ConcordTally) tally = g_new0 (ConcordTally, 1);
  ConcordCounter counter = { .tally = tally, .options = options, .report = report };
  gboolean good;

  report->delimiter = csv->delimiter;
  report->byte_order_mark = csv->byte_order_mark;
  report->encoding = csv->encoding;
  tally->groups = g_ptr_array_new_with_free_func (group_free);
  tally->dimensions = g_ptr_array_new ();
  tally->cells = g_ptr_array_new_with_free_func (cell_free);
  counter.levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  counter.cells = g_hash_table_new (g_int64_hash, g_int64_equal);
  counter.answers = concord_lookup_new ();
  values_init (&counter.groups);
  for (guint i = 0; i < CONCORD_SURVEY_MAX_DIMENSIONS; i++)
    values_init (&counter.dimensions[i]);
  good = count_all (&counter, csv, error);
  counter_clear (&counter);
  return good ? g_steal_pointer (&tally) : NULL;
}
