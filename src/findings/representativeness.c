#include "findings/consultation-private.h"
#include "findings/representativeness-private.h"

#include "findings/child-list.h"
#include "model/cell-key.h"
#include "model/count.h"
#include "model/dimension.h"
#include "model/level.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

/* What is gathered while the counts are read. */
typedef struct
{
  ConcordRepresentativeness *made;
  ConcordConsultation *consultation;
  GHashTable *groups; /* id -> place among the levels of the first margin, from 1 */
  GHashTable *places; /* group id and cell -> int[] */
  GPtrArray *counts;  /* per question of the consultation, GArray of ConcordPlacedCount */
} Reading;

static void
level_free (ConcordMarginLevel *level)
{
  g_free (level->id);
  g_free (level->name);
  g_free (level);
}

static void
margin_free (ConcordMargin *margin)
{
  g_free (margin->id);
  g_free (margin->name);
  g_ptr_array_unref (margin->levels);
  g_free (margin->obstacle);
  g_free (margin);
}

void
concord_representativeness_free (ConcordRepresentativeness *representativeness)
{
  concord_finding_unref (representativeness->finding);
  g_ptr_array_unref (representativeness->margins);
  g_ptr_array_unref (representativeness->questions);
  g_free (representativeness);
}

/* --- margins -------------------------------------------------------------------------------- */

static ConcordMargin *
add_margin (ConcordRepresentativeness *made, const char *id, char *name)
{
  ConcordMargin *margin = g_new0 (ConcordMargin, 1);

  margin->id = g_strdup (id);
  margin->name = name;
  margin->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) level_free);
  g_ptr_array_add (made->margins, margin);
  return margin;
}

static void
add_level (ConcordMargin *margin, const char *id, const char *name, double population)
{
  ConcordMarginLevel *level = g_new0 (ConcordMarginLevel, 1);

  level->id = g_strdup (id);
  level->name = g_strdup (name);
  level->population = population;
  level->share = level->population_share = NAN;
  g_ptr_array_add (margin->levels, level);
}

static void
read_groups (Reading *reading)
{
  ConcordMargin *margin = add_margin (reading->made, NULL, g_strdup (_ ("Group")));

  for (guint i = 0; i < reading->consultation->groups->len; i++)
    {
      const ConcordConsultationGroup *group = reading->consultation->groups->pdata[i];

      if (group->is_organisations)
        continue;
      add_level (margin, group->id, group->name, group->population);
      g_hash_table_insert (reading->groups, group->id, GUINT_TO_POINTER (margin->levels->len));
    }
}

static void
read_dimensions (Reading *reading, ConcordRecord *exercise)
{
  g_autoptr (GPtrArray) dimensions = concord_child_list_new (exercise, "dimensions");

  for (guint i = 0; i < dimensions->len; i++)
    {
      ConcordRecord *record = dimensions->pdata[i];
      g_autoptr (GPtrArray) levels = concord_child_list_new (record, "levels");
      ConcordMargin *margin
          = add_margin (reading->made, concord_record_get_id (record),
                        concord_record_dup_name (record));

      for (guint k = 0; k < levels->len; k++)
        {
          g_autofree char *name = concord_record_dup_name (levels->pdata[k]);

          add_level (margin, concord_record_get_id (levels->pdata[k]), name,
                     CONCORD_LEVEL (levels->pdata[k])->population);
        }
    }
}

/* --- counts --------------------------------------------------------------------------------- */

static int
find_level (const ConcordMargin *margin, const char *cell)
{
  g_autofree char *name = concord_cell_key_dup_level (cell, margin->name);

  for (guint i = 0; name != NULL && i < margin->levels->len; i++)
    if (g_str_equal (((ConcordMarginLevel *) margin->levels->pdata[i])->name, name))
      return (int) i;
  return -1;
}

/* The levels that a count belongs to, once for each group and cell. */
static const int *
find_places (Reading *reading, guint group, const ConcordCount *count)
{
  const GPtrArray *margins = reading->made->margins;
  g_autofree char *key
      = g_strconcat (count->group, count->cell == NULL ? "" : count->cell, NULL);
  int *places = g_hash_table_lookup (reading->places, key);

  if (places != NULL)
    return places;
  places = g_new (int, margins->len);
  places[0] = (int) group;
  for (guint i = 1; i < margins->len; i++)
    places[i] = find_level (margins->pdata[i], count->cell);
  g_hash_table_insert (reading->places, g_steal_pointer (&key), places);
  return places;
}

static GArray *
read_counts (Reading *reading, ConcordDocument *document, const ConcordConsultationQuestion *asked)
{
  g_autoptr (GPtrArray) records
      = concord_child_list_new (concord_document_find (document, asked->id), "counts");
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (ConcordPlacedCount));

  for (guint i = 0; i < records->len; i++)
    {
      const ConcordCount *record = records->pdata[i];
      ConcordPlacedCount count = { .number = record->number };
      guint group = record->group == NULL
                        ? 0
                        : GPOINTER_TO_UINT (g_hash_table_lookup (reading->groups, record->group));

      if (group == 0 || !(record->number > 0)
          || !concord_consultation_find_level (asked->kind, record->answer, &count.level))
        continue;
      count.places = find_places (reading, group - 1, record);
      g_array_append_val (counts, count);
    }
  return counts;
}

/* Answers of a question by the levels of a margin. */
static void
add_answers (const ConcordMargin *margin, guint place, const GArray *counts, double *answers)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const ConcordPlacedCount *count = &g_array_index (counts, ConcordPlacedCount, i);

      if (count->places[place] >= 0)
        answers[count->places[place]] += count->number;
    }
}

static double
count_answers (const GArray *counts)
{
  double sum = 0;

  for (guint i = 0; i < counts->len; i++)
    sum += g_array_index (counts, ConcordPlacedCount, i).number;
  return sum;
}

/* --- response against population ------------------------------------------------------------ */

static void
fill_levels (const Reading *reading, guint place)
{
  ConcordMargin *margin = reading->made->margins->pdata[place];
  guint n = margin->levels->len;
  g_autofree double *answers = g_new (double, n + 1);
  double most = 0;

  for (guint q = 0; q < reading->counts->len; q++)
    {
      double sum = 0;

      memset (answers, 0, n * sizeof *answers);
      add_answers (margin, place, reading->counts->pdata[q], answers);
      for (guint i = 0; i < n; i++)
        sum += answers[i];
      for (guint i = 0; i < n; i++)
        {
          ConcordMarginLevel *level = margin->levels->pdata[i];

          level->most_answers = MAX (level->most_answers, answers[i]);
          if (sum > most)
            level->answered = answers[i];
        }
      if (sum > most)
        margin->unplaced = count_answers (reading->counts->pdata[q]) - sum;
      most = MAX (most, sum);
    }
}

static void
judge_levels (const Reading *reading, ConcordMargin *margin)
{
  margin->answered = margin->population = 0;
  for (guint i = 0; i < margin->levels->len; i++)
    {
      const ConcordMarginLevel *level = margin->levels->pdata[i];

      margin->answered += level->answered;
      margin->population += level->population;
    }
  for (guint i = 0; i < margin->levels->len; i++)
    {
      ConcordMarginLevel *level = margin->levels->pdata[i];

      if (margin->answered > 0)
        level->share = level->answered / margin->answered;
      if (margin->population > 0)
        level->population_share = level->population / margin->population;
      /* A margin that nothing was counted by says nothing of its levels. */
      level->is_silent = level->population > 0 && level->most_answers <= 0 && margin->answered > 0;
    }
}

/* A group that responded is not silent, even where its answers are not entered. */
static void
judge_groups (const Reading *reading)
{
  const ConcordMargin *margin = reading->made->margins->pdata[0];

  for (guint i = 0; i < reading->consultation->groups->len; i++)
    {
      const ConcordConsultationGroup *group = reading->consultation->groups->pdata[i];
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (reading->groups, group->id));

      if (place > 0 && group->responded > 0)
        ((ConcordMarginLevel *) margin->levels->pdata[place - 1])->is_silent = FALSE;
    }
}

static char *
dup_obstacle (const ConcordMargin *margin)
{
  if (margin->levels->len < 2)
    return g_strdup_printf (_ ("“%s” has fewer than two levels."), margin->name);
  for (guint i = 0; i < margin->levels->len; i++)
    {
      const ConcordMarginLevel *level = margin->levels->pdata[i];

      if (isnan (level->population))
        return g_strdup_printf (_ ("“%s”: the population of “%s” is not given."), margin->name,
                                level->name);
    }
  if (margin->population <= 0)
    return g_strdup_printf (_ ("“%s”: the populations are all 0."), margin->name);
  if (margin->answered <= 0)
    return g_strdup_printf (_ ("“%s”: no answers are counted by it."), margin->name);
  return NULL;
}

/* --- which margins -------------------------------------------------------------------------- */

static int
find_fitting (const ConcordRepresentativeness *made, int after)
{
  for (int i = after + 1; i < (int) made->margins->len; i++)
    if (((ConcordMargin *) made->margins->pdata[i])->obstacle == NULL)
      return i;
  return -1;
}

static void
choose_margins (ConcordRepresentativeness *made, int rows, int columns)
{
  made->rows = rows;
  made->columns = columns == rows ? -1 : columns;
  if (rows >= 0)
    return;
  made->rows = find_fitting (made, -1);
  made->columns = made->rows < 0 ? -1 : find_fitting (made, made->rows);
}

static gboolean
can_weigh (const ConcordRepresentativeness *made)
{
  const int chosen[] = { made->rows, made->columns };

  for (guint i = 0; i < 2; i++)
    if (chosen[i] >= (int) made->margins->len
        || (chosen[i] >= 0
            && ((ConcordMargin *) made->margins->pdata[chosen[i]])->obstacle != NULL))
      return FALSE;
  return made->rows >= 0;
}

static gboolean
is_counted_by (const GArray *counts, int margin)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, ConcordPlacedCount, i).places[margin] >= 0)
      return TRUE;
  return FALSE;
}

/* --- all of it ------------------------------------------------------------------------------ */

static void
read_all (Reading *reading, ConcordDocument *document, ConcordRecord *exercise)
{
  ConcordRepresentativeness *made = reading->made;
  const GPtrArray *questions = reading->consultation->questions;

  read_groups (reading);
  read_dimensions (reading, exercise);
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (reading->counts, read_counts (reading, document, questions->pdata[i]));
  for (guint i = 0; i < made->margins->len; i++)
    {
      ConcordMargin *margin = made->margins->pdata[i];

      fill_levels (reading, i);
      judge_levels (reading, margin);
      margin->obstacle = dup_obstacle (margin);
    }
  judge_groups (reading);
}

ConcordRepresentativeness *
concord_representativeness_new (ConcordDocument *document, ConcordRecord *exercise, int rows,
                                int columns)
{
  ConcordRepresentativeness *made = g_new0 (ConcordRepresentativeness, 1);
  g_autoptr (ConcordConsultation) consultation = concord_consultation_new (document, exercise);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) counts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Reading reading = { made, consultation, groups, places, counts };

  made->finding = concord_finding_new ("representativeness", _ ("Answers against the population"));
  made->margins = g_ptr_array_new_with_free_func ((GDestroyNotify) margin_free);
  made->questions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_weighted_question_free);
  made->is_sample = consultation->gathered == CONCORD_GATHERED_PROBABILITY
                    || consultation->gathered == CONCORD_GATHERED_QUOTA;
  read_all (&reading, document, exercise);
  choose_margins (made, rows, columns);
  for (guint i = 0; can_weigh (made) && i < consultation->questions->len; i++)
    {
      const ConcordConsultationQuestion *asked = consultation->questions->pdata[i];

      int second = made->columns;

      /* A question that was not counted by the second margin is weighted to the first. */
      if (rows < 0 && second >= 0 && !is_counted_by (counts->pdata[i], second))
        second = -1;
      if (asked->n > 0)
        concord_representativeness_weigh (made, asked, counts->pdata[i], second,
                                          consultation->gathered == CONCORD_GATHERED_PROBABILITY);
    }
  concord_representativeness_tell (made, consultation);
  return made;
}
