/* What of a survey could not be counted, in sentences. */
#include "store/survey-private.h"

#include "concord-words.h"
#include <string.h>

/* Further answers of a column that nobody understands are counted together. */
#define MAX_MISSES 20

ConcordMiss *
concord_miss_new (const char *text, guint line)
{
  ConcordMiss *miss = g_new0 (ConcordMiss, 1);

  miss->text = g_strdup (text);
  miss->line = line;
  return miss;
}

void
concord_miss_free (ConcordMiss *miss)
{
  g_free (miss->text);
  g_free (miss);
}

void
concord_miss_count (GPtrArray *misses, const char *text, guint line)
{
  ConcordMiss *miss = NULL;

  for (guint i = 0; i < misses->len && miss == NULL; i++)
    {
      ConcordMiss *known = misses->pdata[i];

      if (known->text == NULL || strcmp (known->text, text) == 0)
        miss = known;
    }
  if (miss == NULL)
    {
      miss = concord_miss_new (misses->len < MAX_MISSES ? text : NULL, line);
      g_ptr_array_add (misses, miss);
    }
  miss->count++;
}

static char *
dup_miss_sentence (const ConcordMiss *miss, const char *header)
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
tell_column (ConcordCounter *counter, guint column)
{
  g_autofree char *header = concord_survey_dup_short (counter->tally->headers[column]);
  const GPtrArray *misses = counter->misses[column];

  for (guint i = 0; i < misses->len; i++)
    g_ptr_array_add (counter->report->not_understood,
                     dup_miss_sentence (misses->pdata[i], header));
}

static void
tell_dimension (ConcordCounter *counter, guint dimension)
{
  const ConcordValues *values = &counter->dimensions[dimension];
  g_autofree char *header = NULL;

  if (values->none.count == 0)
    return;
  header = concord_survey_dup_short (counter->tally->headers[values->column]);
  g_ptr_array_add (
      counter->report->not_understood,
      g_strdup_printf (
          ngettext ("%u row is blank under “%s” and is counted in its group alone; it is line %u.",
                    "%u rows are blank under “%s” and are counted in their group alone; the first "
                    "is line %u.",
                    values->none.count),
          values->none.count, header, values->none.line));
}

void
concord_survey_tell_misses (ConcordCounter *counter)
{
  const ConcordMiss *lost = &counter->groups.none;

  if (lost->count > 0)
    g_ptr_array_add (
        counter->report->not_understood,
        g_strdup_printf (ngettext ("%u row names no group and is not counted; it is line %u.",
                                   "%u rows name no group and are not counted; the first is line %u.",
                                   lost->count),
                         lost->count, lost->line));
  for (guint i = 0; i < counter->tally->dimensions->len; i++)
    tell_dimension (counter, i);
  for (guint i = 0; i < counter->tally->n_columns; i++)
    tell_column (counter, i);
}
