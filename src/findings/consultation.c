#include "findings/consultation-private.h"

#include "findings/child-list.h"

#include "methods/intervals.h"
#include "model/count.h"
#include "model/exercise.h"
#include "model/group.h"
#include "model/question.h"

#include "concord-words.h"
#include <string.h>

#define LEVEL_OF_INTERVALS 0.95

static void
group_free (ConcordConsultationGroup *group)
{
  g_free (group->id);
  g_free (group->name);
  g_free (group);
}

static void
question_free (ConcordConsultationQuestion *question)
{
  g_free (question->id);
  g_free (question->text);
  g_free (question->cells);
  g_free (question);
}

void
concord_consultation_free (ConcordConsultation *consultation)
{
  concord_finding_unref (consultation->finding);
  g_free (consultation->id);
  g_free (consultation->title);
  g_free (consultation->source);
  g_ptr_array_unref (consultation->groups);
  g_ptr_array_unref (consultation->questions);
  g_free (consultation);
}

static gboolean
has_nick (const ConcordChoice *choices, int choice, const char *nick)
{
  return choice >= 0 && strcmp (choices[choice].nick, nick) == 0;
}

static ConcordGathered
get_gathered (const ConcordExercise *exercise)
{
  static const struct
  {
    const char *nick;
    ConcordGathered gathered;
  } methods[] = {
    { "open", CONCORD_GATHERED_OPEN },
    { "census", CONCORD_GATHERED_CENSUS },
    { "probability", CONCORD_GATHERED_PROBABILITY },
    { "quota", CONCORD_GATHERED_QUOTA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (has_nick (concord_exercise_methods, exercise->method, methods[i].nick))
      return methods[i].gathered;
  return CONCORD_GATHERED_UNKNOWN;
}

static void
read_groups (ConcordConsultation *consultation, ConcordRecord *exercise)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (exercise, "groups");
  gboolean has_persons = FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      const ConcordGroup *record = records->pdata[i];
      ConcordConsultationGroup *group = g_new0 (ConcordConsultationGroup, 1);

      group->id = g_strdup (concord_record_get_id (records->pdata[i]));
      group->name = concord_record_dup_name (records->pdata[i]);
      group->is_organisations = has_nick (concord_group_units, record->unit, "organisations");
      group->population = record->population;
      group->invited = record->invited;
      group->responded = record->responded;
      g_ptr_array_add (consultation->groups, group);
      if (group->is_organisations)
        continue;
      /* NAN, a population that is not given, stays NAN in the sum. */
      consultation->population = has_persons ? consultation->population + group->population
                                             : group->population;
      has_persons = TRUE;
    }
}

/* The counts of a question, added up. */
typedef struct
{
  guint64 stamp;  /* of the counts and of the order of the groups */
  int kind;       /* of the question */
  gsize n_cells;
  double *cells;  /* as in the question */
  guint strange;  /* how many counts its scale does not have */
} Tally;

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  g_free (tally->cells);
  g_free (tally);
}

/* Adds the counts of a question to its cells; returns how many counts its scale does not have. */
static guint
add_counts (ConcordConsultationQuestion *question, ConcordRecord *record, GHashTable *groups)
{
  g_autoptr (GPtrArray) counts = concord_child_list_new (record, "counts");
  const char *last_id = NULL;
  guint strange = 0, index = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const ConcordCount *count = counts->pdata[i];
      gpointer found;
      guint level;

      if (count->group == NULL || concord_is_absent (count->number))
        continue;
      /* Counts of a group mostly stand together: a large survey has many thousands. */
      if (last_id == NULL || strcmp (last_id, count->group) != 0)
        {
          if (!g_hash_table_lookup_extended (groups, count->group, NULL, &found))
            continue;
          last_id = count->group;
          index = GPOINTER_TO_UINT (found);
        }
      if (concord_consultation_find_level (question->kind, count->answer, &level))
        question->cells[index * question->n_levels + level] += count->number;
      else
        strange++;
    }
  return strange;
}

/* The same, kept with the question: where one count changes, those of the other questions need not
 * be read again. */
static guint
fill_cells (ConcordDocument *document, ConcordConsultationQuestion *question,
            ConcordRecord *record, GHashTable *groups)
{
  guint64 stamp = concord_record_get_below (record) + concord_document_get_shape (document, "group");
  gsize n_cells = (gsize) question->n_levels * g_hash_table_size (groups);
  Tally *tally = g_object_get_data (G_OBJECT (record), "concord-tally");

  if (tally != NULL && tally->stamp == stamp && tally->kind == question->kind
      && tally->n_cells == n_cells)
    {
      if (n_cells > 0)
        memcpy (question->cells, tally->cells, n_cells * sizeof *tally->cells);
      return tally->strange;
    }
  tally = g_new0 (Tally, 1);
  tally->stamp = stamp;
  tally->kind = question->kind;
  tally->n_cells = n_cells;
  tally->strange = add_counts (question, record, groups);
  tally->cells = g_memdup2 (question->cells, n_cells * sizeof *tally->cells);
  g_object_set_data_full (G_OBJECT (record), "concord-tally", tally, tally_free);
  return tally->strange;
}

static void
sum_cells (ConcordConsultation *consultation, ConcordConsultationQuestion *question)
{
  guint n_levels = question->n_levels;

  for (guint g = 0; g < consultation->groups->len; g++)
    {
      ConcordConsultationGroup *group = consultation->groups->pdata[g];
      double answers = 0;

      for (guint level = 0; level < n_levels; level++)
        {
          double number = question->cells[g * n_levels + level];

          answers += number;
          (group->is_organisations ? question->organisations : question->counts)[level] += number;
        }
      *(group->is_organisations ? &question->n_organisations : &question->n) += answers;
      group->most_answers = MAX (group->most_answers, answers);
    }
}

static void
compute_shares (ConcordConsultationQuestion *question)
{
  guint n_levels = question->n_levels, side = n_levels / 2;

  question->agree = question->disagree = question->net = question->n > 0 ? 0 : NAN;
  for (guint level = 0; level < n_levels; level++)
    {
      question->shares[level] = question->n > 0 ? question->counts[level] / question->n : NAN;
      if (level < side)
        question->disagree += question->shares[level];
      if (level >= n_levels - side)
        question->agree += question->shares[level];
    }
  question->net = question->agree - question->disagree;
}

/* The number that agrees, and the answers on five levels, as the methods want them. */
static double
spread (const ConcordConsultationQuestion *question, double *counts, guint *n_counts)
{
  guint n_levels = question->n_levels, side = n_levels / 2;
  double agree = 0;

  *n_counts = n_levels == 2 ? 5 : n_levels;
  memset (counts, 0, CONCORD_MOST_LEVELS * sizeof *counts);
  for (guint level = 0; level < n_levels; level++)
    {
      /* Yes and no are agreement and disagreement without a middle. */
      counts[n_levels == 2 ? 1 + 2 * level : level] = question->counts[level];
      if (level >= n_levels - side)
        agree += question->counts[level];
    }
  return agree;
}

static void
compute_interval (ConcordConsultation *consultation, ConcordConsultationQuestion *question)
{
  gboolean is_census = consultation->gathered == CONCORD_GATHERED_CENSUS;
  double population = is_census ? consultation->population : NAN;
  double counts[CONCORD_MOST_LEVELS], agree, z;
  ConcordNetAgreement net;
  guint n_counts;
  g_autoptr (GError) error = NULL;

  if (question->n <= 0 || (is_census && isnan (population))
      || (!is_census && consultation->gathered != CONCORD_GATHERED_PROBABILITY))
    return;
  agree = spread (question, counts, &n_counts);
  question->has_interval
      = concord_normal_quantile (LEVEL_OF_INTERVALS, &z, &error)
        && concord_net_agreement (counts, n_counts, population, z, &net, &error)
        && (is_census ? concord_wilson_interval_finite (agree, question->n, population, z,
                                                        &question->agree_low,
                                                        &question->agree_high, &error)
                      : concord_wilson_interval (agree, question->n, z, &question->agree_low,
                                                 &question->agree_high, &error));
  if (question->has_interval)
    {
      question->net_low = net.low;
      question->net_high = net.high;
      return;
    }
  concord_finding_take_warning (consultation->finding,
                                g_strdup_printf (_ ("No interval for “%s”: %s"), question->text,
                                                 error->message));
}

static void
read_question (ConcordConsultation *consultation, ConcordDocument *document, ConcordRecord *record,
               GHashTable *groups)
{
  const ConcordQuestion *asked = CONCORD_QUESTION (record);
  ConcordConsultationQuestion *question;
  guint n_levels, strange;

  if (concord_consultation_get_levels (asked->kind, &n_levels) == NULL)
    return;
  question = g_new0 (ConcordConsultationQuestion, 1);
  question->id = g_strdup (concord_record_get_id (record));
  question->text = concord_record_dup_name (record);
  question->kind = asked->kind;
  question->n_levels = n_levels;
  question->is_reversed = asked->reversed == 1;
  question->cells = g_new0 (double, MAX (n_levels * consultation->groups->len, 1));
  question->net_low = question->net_high = question->agree_low = question->agree_high = NAN;
  g_ptr_array_add (consultation->questions, question);
  strange = fill_cells (document, question, record, groups);
  sum_cells (consultation, question);
  compute_shares (question);
  compute_interval (consultation, question);
  if (strange > 0)
    concord_finding_take_warning (
        consultation->finding,
        g_strdup_printf (ngettext ("“%2$s” has %1$u count of an answer that its scale does not "
                                   "have; it is left out.",
                                   "“%2$s” has %1$u counts of answers that its scale does not "
                                   "have; they are left out.",
                                   strange),
                         strange, question->text));
}

static void
judge_group (ConcordConsultationGroup *group)
{
  gboolean asked = group->invited > 0 || group->population > 0;
  double answered = MAX (group->most_answers,
                         concord_is_absent (group->responded) ? 0 : group->responded);

  group->rate_of_invited = group->invited > 0;
  group->rate = group->responded
                / (group->invited > 0      ? group->invited
                   : group->population > 0 ? group->population
                                           : (double) NAN);
  group->is_silent = asked && answered <= 0;
  /* Comparisons with NAN, a number that is not given, are false. */
  group->is_over = answered > group->population || answered > group->invited;
}

static ConcordConsultation *
consultation_new (ConcordDocument *document, ConcordRecord *exercise, gboolean is_public)
{
  ConcordConsultation *consultation = g_new0 (ConcordConsultation, 1);
  const ConcordExercise *record = CONCORD_EXERCISE (exercise);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) questions = concord_child_list_new (exercise, "questions");
  g_autofree char *name = NULL;

  consultation->title = concord_record_dup_name (exercise);
  /* Translators: the title of a consultation exercise. */
  name = g_strdup_printf (_ ("What the consultation says: %s"), consultation->title);
  consultation->finding = concord_finding_new ("consultation", name);
  consultation->id = g_strdup (concord_record_get_id (exercise));
  consultation->source = g_strdup (record->source);
  consultation->gathered = get_gathered (record);
  consultation->opened = record->opened;
  consultation->closed = record->closed;
  consultation->population = NAN;
  consultation->is_public = is_public;
  consultation->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  consultation->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  read_groups (consultation, exercise);
  for (guint i = 0; i < consultation->groups->len; i++)
    g_hash_table_insert (groups,
                         ((ConcordConsultationGroup *) consultation->groups->pdata[i])->id,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < questions->len; i++)
    read_question (consultation, document, questions->pdata[i], groups);
  for (guint i = 0; i < consultation->groups->len; i++)
    judge_group (consultation->groups->pdata[i]);
  if (is_public)
    concord_consultation_withhold (consultation);
  concord_consultation_tell (consultation);
  return consultation;
}

ConcordConsultation *
concord_consultation_new (ConcordDocument *document, ConcordRecord *exercise)
{
  return consultation_new (document, exercise, FALSE);
}

ConcordConsultation *
concord_consultation_new_public (ConcordDocument *document, ConcordRecord *exercise)
{
  return consultation_new (document, exercise, TRUE);
}

static gboolean
has_counts (ConcordRecord *exercise)
{
  GListModel *questions = concord_record_get_children (exercise, "questions");

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (ConcordRecord) question = g_list_model_get_item (questions, i);

      if (g_list_model_get_n_items (concord_record_get_children (question, "counts")) > 0)
        return TRUE;
    }
  return FALSE;
}

ConcordRecord *
concord_consultation_find_first (ConcordDocument *document)
{
  g_autoptr (GPtrArray) exercises = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "exercises");

  for (guint i = 0; i < exercises->len; i++)
    if (has_counts (exercises->pdata[i]))
      return exercises->pdata[i];
  return exercises->len == 0 ? NULL : exercises->pdata[0];
}
