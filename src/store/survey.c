#include "store/survey.h"

#include "model/cell-key.h"
#include "model/count.h"
#include "model/group.h"
#include "model/id.h"
#include "model/order-key.h"
#include "model/question.h"
#include "store/project-file.h"
#include "store/survey-private.h"

#include "concord-words.h"
#include <string.h>

/* Counts of persons from 1 to this may tell who somebody is. */
#define MOST_OF_A_FEW 4

/* A dimension of the project that the tally has. */
typedef struct
{
  guint place;   /* in the tally */
  guint rank;    /* in the project */
  char *name;
  char **levels; /* names as the project has them, as in the tally */
} PlanDimension;

/* What the plan is made of. */
typedef struct
{
  ConcordDocument *document;
  ConcordRecord *exercise;
  ConcordStep *step;
  const ConcordTally *tally;
  ConcordSurveyReport *report;
  char **group_ids;  /* as in the tally */
  gboolean *organisations; /* likewise: whether it is made of them */
  GPtrArray *dimensions;   /* of PlanDimension, in the project's order */
  char **cell_keys;  /* as in the tally */
  guint n_replaced; /* counts that were there with another number */
} Plan;

ConcordSurveyReport *
concord_survey_report_new (void)
{
  ConcordSurveyReport *report = g_new0 (ConcordSurveyReport, 1);

  report->encoding = "UTF-8";
  report->not_understood = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
concord_survey_report_free (ConcordSurveyReport *report)
{
  g_ptr_array_unref (report->not_understood);
  g_free (report);
}

/* The child of a role that is called @name to the letter, or else folded where @loosely; borrowed
 * from the document. */
static ConcordRecord *
find_child (ConcordRecord *parent, const char *role, const char *field, const char *name,
            gboolean loosely)
{
  GListModel *children = concord_record_get_children (parent, role);
  g_autofree char *wanted = concord_survey_dup_folded (name);
  ConcordRecord *alike = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);
      g_autofree char *called
          = concord_record_dup_canonical (child, concord_record_find_field (child, field));
      g_autofree char *folded = NULL;

      if (g_strcmp0 (called, name) == 0)
        return child;
      if (called == NULL || !loosely || alike != NULL)
        continue;
      folded = concord_survey_dup_folded (called);
      if (strcmp (folded, wanted) == 0)
        alike = child;
    }
  return alike;
}

/* --- groups --------------------------------------------------------------------------------- */

static char *
plan_group (Plan *plan, const ConcordTallyGroup *group)
{
  ConcordRecord *known = find_child (plan->exercise, "groups", "name", group->name, TRUE);
  g_autofree char *rows = g_strdup_printf ("%u", group->n_rows);
  char *id;

  if (known != NULL)
    id = g_strdup (concord_record_get_id (known));
  else
    {
      id = concord_document_plan_add (plan->document, plan->step, plan->exercise, "groups");
      concord_step_set (plan->step, id, "name", group->name);
    }
  if (known == NULL || concord_is_absent (CONCORD_GROUP (known)->responded))
    concord_step_set (plan->step, id, "responded", rows);
  return id;
}

static gboolean
is_of_organisations (ConcordRecord *group)
{
  int unit = group == NULL ? -1 : CONCORD_GROUP (group)->unit;

  return unit >= 0 && strcmp (concord_group_units[unit].nick, "organisations") == 0;
}

static void
plan_groups (Plan *plan)
{
  GPtrArray *groups = plan->tally->groups;

  plan->group_ids = g_new0 (char *, groups->len + 1);
  plan->organisations = g_new0 (gboolean, groups->len + 1);
  for (guint g = 0; g < groups->len; g++)
    {
      plan->group_ids[g] = plan_group (plan, groups->pdata[g]);
      plan->organisations[g]
          = is_of_organisations (concord_document_find (plan->document, plan->group_ids[g]));
    }
}

/* --- dimensions ----------------------------------------------------------------------------- */

static void
dimension_free (gpointer data)
{
  PlanDimension *dimension = data;

  g_free (dimension->name);
  g_strfreev (dimension->levels);
  g_free (dimension);
}

static guint
get_rank (ConcordRecord *parent, const char *role, ConcordRecord *child)
{
  GListModel *children = concord_record_get_children (parent, role);
  guint n = g_list_model_get_n_items (children);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ConcordRecord) item = g_list_model_get_item (children, i);

      if (item == child)
        return i;
    }
  return n;
}

/* Adds the records whose id is @dimension what is missing of the levels. New siblings follow each
 * other: the document knows of none before the step is done. */
static void
plan_levels (Plan *plan, PlanDimension *planned, ConcordRecord *known, const char *dimension)
{
  const ConcordTallyDimension *counted = plan->tally->dimensions->pdata[planned->place];
  GListModel *there = known == NULL ? NULL : concord_record_get_children (known, "levels");
  guint n = there == NULL ? 0 : g_list_model_get_n_items (there);
  g_autoptr (ConcordRecord) last = n == 0 ? NULL : g_list_model_get_item (there, n - 1);
  g_autofree char *order = last == NULL ? NULL : g_strdup (concord_record_get_order (last));

  planned->levels = g_new0 (char *, counted->levels->len + 1);
  for (guint i = 0; i < counted->levels->len; i++)
    {
      const char *name = counted->levels->pdata[i];
      ConcordRecord *level
          = known == NULL ? NULL : find_child (known, "levels", "name", name, TRUE);
      g_autofree char *id = NULL;
      char *next;

      planned->levels[i] = level == NULL ? g_strdup (name) : concord_record_dup_name (level);
      if (level != NULL)
        continue;
      id = concord_id_new ();
      next = concord_order_key_between (order, NULL);
      g_free (order);
      order = next;
      concord_step_add (plan->step, id, "level", dimension, "levels", order);
      concord_step_set (plan->step, id, "name", name);
    }
}

static PlanDimension *
plan_dimension (Plan *plan, guint place)
{
  const ConcordTallyDimension *counted = plan->tally->dimensions->pdata[place];
  const char *name = plan->tally->headers[counted->column];
  ConcordRecord *known = find_child (plan->exercise, "dimensions", "name", name, TRUE);
  PlanDimension *planned = g_new0 (PlanDimension, 1);
  g_autofree char *id = NULL;

  planned->place = place;
  planned->name = known == NULL ? g_strdup (name) : concord_record_dup_name (known);
  planned->rank = known == NULL ? G_MAXUINT : get_rank (plan->exercise, "dimensions", known);
  if (known != NULL)
    id = g_strdup (concord_record_get_id (known));
  else
    {
      id = concord_document_plan_add (plan->document, plan->step, plan->exercise, "dimensions");
      concord_step_set (plan->step, id, "name", name);
    }
  plan_levels (plan, planned, known, id);
  return planned;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const PlanDimension *one = *(PlanDimension *const *) a, *other = *(PlanDimension *const *) b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static char *
dup_cell_key (const Plan *plan, const ConcordTallyCell *cell)
{
  const char *names[CONCORD_SURVEY_MAX_DIMENSIONS], *levels[CONCORD_SURVEY_MAX_DIMENSIONS];
  guint n = plan->dimensions->len;

  for (guint i = 0; i < n; i++)
    {
      const PlanDimension *dimension = plan->dimensions->pdata[i];
      guint level = cell->levels[dimension->place];

      names[i] = dimension->name;
      levels[i] = level == 0 ? NULL : dimension->levels[level - 1];
    }
  return concord_cell_key_new (names, levels, n);
}

static void
plan_dimensions (Plan *plan)
{
  const ConcordTally *tally = plan->tally;

  plan->dimensions = g_ptr_array_new_with_free_func (dimension_free);
  for (guint i = 0; i < tally->dimensions->len; i++)
    g_ptr_array_add (plan->dimensions, plan_dimension (plan, i));
  g_ptr_array_sort (plan->dimensions, compare_ranks);
  plan->cell_keys = g_new0 (char *, tally->cells->len + 1);
  for (guint i = 0; i < tally->cells->len; i++)
    plan->cell_keys[i] = dup_cell_key (plan, tally->cells->pdata[i]);
}

/* --- questions ------------------------------------------------------------------------------ */

static const char *
get_kind (guint n_levels)
{
  return n_levels == 2 ? "yes-no" : n_levels == 5 ? "agreement-5" : "agreement-7";
}

/* Counts on one scale can't stand beside counts on another. */
static gboolean
check_kind (const ConcordQuestion *question, guint n_levels, GError **error)
{
  const ConcordChoice *kind = &concord_question_kinds[MAX (question->kind, 0)];

  if (concord_is_absent (question->kind) || strcmp (kind->nick, get_kind (n_levels)) == 0)
    return TRUE;
  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
               /* Translators: a question, and a kind of question such as "Yes or no". */
               _ ("The question “%s” is there already as “%s”, which the scale with %u answers does "
                  "not fit. Choose the scale that fits, or leave the column out."),
               question->text, concord_choice_get_label (kind), n_levels);
  return FALSE;
}

static char *
plan_question (Plan *plan, const char *text, ConcordRecord **known, GError **error)
{
  guint n_levels = plan->tally->n_levels;
  char *id;

  *known = find_child (plan->exercise, "questions", "text", text, FALSE);
  if (*known != NULL && !check_kind (CONCORD_QUESTION (*known), n_levels, error))
    return NULL;
  if (*known != NULL)
    id = g_strdup (concord_record_get_id (*known));
  else
    {
      id = concord_document_plan_add (plan->document, plan->step, plan->exercise, "questions");
      concord_step_set (plan->step, id, "text", text);
    }
  if (*known == NULL || concord_is_absent (CONCORD_QUESTION (*known)->kind))
    concord_step_set (plan->step, id, "kind", get_kind (n_levels));
  return id;
}

/* --- counts --------------------------------------------------------------------------------- */

static const char *
get_answer (guint n_levels, guint level)
{
  static const char *const levels[CONCORD_SURVEY_MAX_LEVELS]
      = { "1", "2", "3", "4", "5", "6", "7" };

  if (n_levels == 2)
    return level == 0 ? "no" : "yes";
  return levels[level];
}

static char *
dup_last_order (ConcordRecord *question)
{
  GListModel *counts = concord_record_get_children (question, "counts");
  guint n = g_list_model_get_n_items (counts);
  g_autoptr (ConcordRecord) last = n == 0 ? NULL : g_list_model_get_item (counts, n - 1);

  return last == NULL ? NULL : g_strdup (concord_record_get_order (last));
}

/* One answer of one cell to one question. Nothing is made for answers that nobody gave. */
static void
plan_count (Plan *plan, const char *question, const char *const *keys, guint number, char **order,
            GHashTable *planned)
{
  char *id = concord_id_new_link ("count", question, keys);
  g_autofree char *text = g_strdup_printf ("%u", number);
  ConcordRecord *known = concord_document_find (plan->document, id);
  const ConcordField *row
      = known == NULL ? NULL : concord_record_find_field (known, "number");

  g_hash_table_add (planned, id);
  if (known == NULL)
    {
      char *next = concord_order_key_between (*order, NULL);

      g_free (*order);
      *order = next;
      concord_step_add (plan->step, id, "count", question, "counts", next);
      concord_step_set (plan->step, id, "group", keys[0]);
      concord_step_set (plan->step, id, "answer", keys[1]);
      if (*keys[2] != '\0')
        concord_step_set (plan->step, id, "cell", keys[2]);
    }
  else if (!concord_record_is_absent (known, row)
           && concord_record_get_number (known, row) != number)
    plan->n_replaced++;
  concord_step_set (plan->step, id, "number", text);
}

static gboolean
is_in_scale (guint n_levels, const char *answer)
{
  for (guint level = 0; level < n_levels; level++)
    if (g_strcmp0 (answer, get_answer (n_levels, level)) == 0)
      return TRUE;
  return FALSE;
}

/* What an earlier import counted of the groups in this one, in these cells or others, becomes zero
 * where nobody is counted there now. */
static void
plan_zeros (Plan *plan, ConcordRecord *question, GHashTable *planned)
{
  GListModel *counts = concord_record_get_children (question, "counts");

  for (guint i = 0; i < g_list_model_get_n_items (counts); i++)
    {
      g_autoptr (ConcordRecord) record = g_list_model_get_item (counts, i);
      const ConcordCount *count = CONCORD_COUNT (record);

      if (count->group == NULL || count->number == 0
          || g_hash_table_contains (planned, concord_record_get_id (record))
          || !g_strv_contains ((const char *const *) plan->group_ids, count->group)
          || !is_in_scale (plan->tally->n_levels, count->answer))
        continue;
      plan->n_replaced += !concord_is_absent (count->number);
      concord_step_set (plan->step, concord_record_get_id (record), "number", "0");
    }
}

static void
plan_cells (Plan *plan, guint column, const char *question, char **order, GHashTable *planned)
{
  const ConcordTally *tally = plan->tally;

  for (guint c = 0; c < tally->cells->len; c++)
    for (guint level = 0; level < tally->n_levels; level++)
      {
        const ConcordTallyCell *cell = tally->cells->pdata[c];
        guint number = concord_tally_get (tally, cell, column, level);
        const char *keys[] = { plan->group_ids[cell->group],
                               get_answer (tally->n_levels, level), plan->cell_keys[c], NULL };

        if (number == 0)
          continue;
        plan->report->n_counts++;
        plan->report->n_small += number <= MOST_OF_A_FEW && !plan->organisations[cell->group];
        plan_count (plan, question, keys, number, order, planned);
      }
}

static gboolean
plan_column (Plan *plan, guint column, GError **error)
{
  const ConcordTally *tally = plan->tally;
  ConcordRecord *known;
  g_autofree char *question = plan_question (plan, tally->headers[column], &known, error);
  g_autofree char *order = known == NULL ? NULL : dup_last_order (known);
  g_autoptr (GHashTable) planned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (question == NULL)
    return FALSE;
  plan_cells (plan, column, question, &order, planned);
  if (known != NULL)
    plan_zeros (plan, known, planned);
  return TRUE;
}

static gboolean
plan_all (Plan *plan, GError **error)
{
  const ConcordTally *tally = plan->tally;

  plan_groups (plan);
  plan_dimensions (plan);
  for (guint i = 0; i < tally->n_columns; i++)
    if (tally->asked[i] && !plan_column (plan, i, error))
      return FALSE;
  return TRUE;
}

static void
word_step (const Plan *plan, const ConcordSurveyReport *report)
{
  g_autofree char *label
      = g_strdup_printf (ngettext ("Survey answers of %u row", "Survey answers of %u rows",
                                   report->n_rows),
                         report->n_rows);
  g_autofree char *reason = g_strdup_printf (
      ngettext ("Counts of the groups and questions in the imported file are what it says; %u that "
                "was there is replaced.",
                "Counts of the groups and questions in the imported file are what it says; %u that "
                "were there are replaced.",
                plan->n_replaced),
      plan->n_replaced);

  concord_step_set_label (plan->step, label);
  concord_step_set_reason (plan->step, reason);
}

ConcordStep *
concord_survey_plan_tally (ConcordDocument *document, ConcordRecord *exercise,
                           const ConcordTally *tally, ConcordSurveyReport *report, GError **error)
{
  g_autoptr (ConcordStep) step = concord_step_new (NULL);
  Plan plan = { .document = document,
                .exercise = exercise,
                .step = step,
                .tally = tally,
                .report = report };
  gboolean good;

  report->n_counts = report->n_small = 0;
  good = plan_all (&plan, error);
  g_strfreev (plan.group_ids);
  g_free (plan.organisations);
  g_strfreev (plan.cell_keys);
  g_ptr_array_unref (plan.dimensions);
  if (!good)
    return NULL;
  word_step (&plan, report);
  return g_steal_pointer (&step);
}

ConcordStep *
concord_survey_plan (ConcordDocument *document, ConcordRecord *exercise, GBytes *bytes,
                     const ConcordSurveyOptions *options, ConcordSurveyReport **report,
                     GError **error)
{
  g_autoptr (ConcordCsv) csv = concord_csv_open (bytes, error);
  g_autoptr (ConcordSurveyReport) found = concord_survey_report_new ();
  g_autoptr (ConcordTally) tally = NULL;
  ConcordStep *step;

  if (report != NULL)
    *report = NULL;
  tally = csv == NULL ? NULL : concord_tally_new (csv, options, found, error);
  if (tally == NULL)
    return NULL;
  step = concord_survey_plan_tally (document, exercise, tally, found, error);
  if (report != NULL && step != NULL)
    *report = g_steal_pointer (&found);
  return step;
}
