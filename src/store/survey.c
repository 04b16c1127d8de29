#include "store/survey.h"

#include "model/group.h"
#include "model/id.h"
#include "model/order-key.h"
#include "model/question.h"
#include "store/project-file.h"
#include "store/survey-tally.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* What the plan is made of. */
typedef struct
{
  ConcordDocument *document;
  ConcordRecord *exercise;
  ConcordStep *step;
  const ConcordTally *tally;
  char **group_ids;  /* as in the tally */
  guint n_replaced; /* counts that were there with another number */
} Plan;

void
concord_survey_report_free (ConcordSurveyReport *report)
{
  g_ptr_array_unref (report->not_understood);
  g_free (report);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSurveyReport, concord_survey_report_free)

/* The child of a role that is called @name to the letter, or else folded where @loosely; borrowed
 * from the document. */
static ConcordRecord *
find_child (ConcordRecord *parent, const char *role, const char *field, const char *name,
            gboolean loosely)
{
  GListModel *children = concord_record_get_children (parent, role);
  g_autofree char *wanted = concord_tally_dup_folded (name);
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
      folded = concord_tally_dup_folded (called);
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

/* One answer of one group to one question. Nothing is made for answers that nobody gave, but a
 * number from an earlier import becomes zero. @order is the last one in use. */
static void
plan_count (Plan *plan, const char *question, const char *group, const char *answer, guint number,
            char **order)
{
  const char *keys[] = { group, answer, "", NULL };
  g_autofree char *id = concord_id_new_link ("count", question, keys);
  g_autofree char *text = g_strdup_printf ("%u", number);
  ConcordRecord *known = concord_document_find (plan->document, id);
  const ConcordField *row
      = known == NULL ? NULL : concord_record_find_field (known, "number");

  if (known == NULL && number == 0)
    return;
  if (known == NULL)
    {
      char *next = concord_order_key_between (*order, NULL);

      g_free (*order);
      *order = next;
      concord_step_add (plan->step, id, "count", question, "counts", next);
      concord_step_set (plan->step, id, "group", group);
      concord_step_set (plan->step, id, "answer", answer);
    }
  else if (!concord_record_is_absent (known, row)
           && concord_record_get_number (known, row) != number)
    plan->n_replaced++;
  concord_step_set (plan->step, id, "number", text);
}

static gboolean
plan_column (Plan *plan, guint column, GError **error)
{
  const ConcordTally *tally = plan->tally;
  ConcordRecord *known;
  g_autofree char *question = plan_question (plan, tally->headers[column], &known, error);
  g_autofree char *order = known == NULL ? NULL : dup_last_order (known);

  if (question == NULL)
    return FALSE;
  for (guint g = 0; g < tally->groups->len; g++)
    for (guint level = 0; level < tally->n_levels; level++)
      plan_count (plan, question, plan->group_ids[g], get_answer (tally->n_levels, level),
                  concord_tally_get (tally, tally->groups->pdata[g], column, level), &order);
  return TRUE;
}

static gboolean
plan_all (Plan *plan, GError **error)
{
  const ConcordTally *tally = plan->tally;

  plan->group_ids = g_new0 (char *, tally->groups->len + 1);
  for (guint g = 0; g < tally->groups->len; g++)
    plan->group_ids[g] = plan_group (plan, tally->groups->pdata[g]);
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
concord_survey_plan (ConcordDocument *document, ConcordRecord *exercise, GBytes *bytes,
                     const ConcordSurveyOptions *options, ConcordSurveyReport **report,
                     GError **error)
{
  g_autoptr (ConcordCsv) csv = concord_csv_open (bytes, error);
  g_autoptr (ConcordSurveyReport) found = NULL;
  g_autoptr (ConcordTally) tally = NULL;
  g_autoptr (ConcordStep) step = NULL;
  Plan plan;
  gboolean good;

  if (report != NULL)
    *report = NULL;
  if (csv == NULL)
    return NULL;
  found = g_new0 (ConcordSurveyReport, 1);
  found->delimiter = csv->delimiter;
  found->byte_order_mark = csv->byte_order_mark;
  found->encoding = csv->encoding;
  found->not_understood = g_ptr_array_new_with_free_func (g_free);
  tally = concord_tally_new (csv, options, found, error);
  if (tally == NULL)
    return NULL;
  step = concord_step_new (NULL);
  plan = (Plan){ .document = document, .exercise = exercise, .step = step, .tally = tally };
  good = plan_all (&plan, error);
  g_strfreev (plan.group_ids);
  if (!good)
    return NULL;
  word_step (&plan, found);
  if (report != NULL)
    *report = g_steal_pointer (&found);
  return g_steal_pointer (&step);
}
