#include "findings/evaluation-private.h"

#include "findings/child-list.h"

#include "model/award-criterion.h"
#include "model/evaluator.h"
#include "model/mark.h"
#include "model/moderation.h"

#include "concord-words.h"
#include <string.h>

static void
evaluator_free (ConcordEvaluationEvaluator *evaluator)
{
  g_free (evaluator->id);
  g_free (evaluator->name);
  g_free (evaluator);
}

static void
question_free (ConcordEvaluationQuestion *question)
{
  g_free (question->id);
  g_free (question->text);
  g_free (question);
}

void
concord_evaluation_free (ConcordEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->bidders->len; i++)
    {
      ConcordEvaluationBidder *bidder = evaluation->bidders->pdata[i];

      for (guint k = 0; k < evaluation->questions->len; k++)
        g_free (bidder->cells[k].marks);
      g_free (bidder->cells);
      g_free (bidder->id);
      g_free (bidder->name);
      g_free (bidder);
    }
  concord_finding_unref (evaluation->finding);
  concord_finding_unref (evaluation->public_finding);
  g_free (evaluation->intraclass_problem);
  g_ptr_array_unref (evaluation->bidders);
  g_ptr_array_unref (evaluation->questions);
  g_ptr_array_unref (evaluation->evaluators);
  g_free (evaluation);
}

const ConcordEvaluationBidder *
concord_evaluation_get_bidder (const ConcordEvaluation *evaluation, guint bidder)
{
  return evaluation->bidders->pdata[bidder];
}

const ConcordEvaluationQuestion *
concord_evaluation_get_question (const ConcordEvaluation *evaluation, guint question)
{
  return evaluation->questions->pdata[question];
}

static gboolean
has_nick (const ConcordChoice *choices, int choice, const char *nick)
{
  return choice >= 0 && strcmp (choices[choice].nick, nick) == 0;
}

static void
read_evaluators (ConcordEvaluation *evaluation, ConcordRecord *project, GHashTable *indices)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (project, "evaluators");

  for (guint i = 0; i < records->len; i++)
    {
      const ConcordEvaluator *record = records->pdata[i];
      ConcordEvaluationEvaluator *evaluator = g_new0 (ConcordEvaluationEvaluator, 1);

      evaluator->id = g_strdup (concord_record_get_id (records->pdata[i]));
      evaluator->name = concord_record_dup_name (records->pdata[i]);
      evaluator->is_assessed = !concord_is_absent (record->conflict);
      evaluator->has_conflict
          = evaluator->is_assessed && !has_nick (concord_conflicts, record->conflict, "none");
      g_ptr_array_add (evaluation->evaluators, evaluator);
      g_hash_table_insert (indices, evaluator->id, GUINT_TO_POINTER (i));
    }
}

static void
read_questions (ConcordEvaluation *evaluation, ConcordRecord *project, GHashTable *indices)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (project, "award-criteria");

  for (guint i = 0; i < records->len; i++)
    {
      const ConcordAwardCriterion *record = records->pdata[i];
      ConcordEvaluationQuestion *question = g_new0 (ConcordEvaluationQuestion, 1);

      question->id = g_strdup (concord_record_get_id (records->pdata[i]));
      question->text = concord_record_dup_name (records->pdata[i]);
      question->family = record->family;
      question->is_scored = has_nick (concord_award_uses, record->use, "scored");
      question->weight = record->weight;
      question->top = record->scale_top;
      if (question->is_scored && !concord_is_absent (record->weight))
        evaluation->weight_sum
            = record->weight + (isnan (evaluation->weight_sum) ? 0 : evaluation->weight_sum);
      g_ptr_array_add (evaluation->questions, question);
      g_hash_table_insert (indices, question->id, GUINT_TO_POINTER (i));
    }
}

static void
take_mark (ConcordEvaluationBidder *bidder, const ConcordMark *mark, GHashTable *questions,
           GHashTable *evaluators)
{
  gpointer question, evaluator;
  ConcordEvaluationCell *cell;

  if (concord_is_absent (mark->mark) || mark->award_criterion == NULL || mark->evaluator == NULL
      || !g_hash_table_lookup_extended (questions, mark->award_criterion, NULL, &question)
      || !g_hash_table_lookup_extended (evaluators, mark->evaluator, NULL, &evaluator))
    return;
  cell = &bidder->cells[GPOINTER_TO_UINT (question)];
  cell->marks[GPOINTER_TO_UINT (evaluator)] = mark->mark;
  cell->mean = (cell->n > 0 ? cell->mean * cell->n : 0) + mark->mark;
  cell->mean /= ++cell->n;
  cell->low = fmin (cell->low, mark->mark);
  cell->high = fmax (cell->high, mark->mark);
  cell->n_no_reason += concord_is_absent (mark->reason);
  bidder->n_marks++;
}

static void
read_moderations (ConcordEvaluationBidder *bidder, ConcordRecord *record, GHashTable *questions)
{
  g_autoptr (GPtrArray) moderations = concord_child_list_new (record, "moderations");

  for (guint i = 0; i < moderations->len; i++)
    {
      const ConcordModeration *moderation = moderations->pdata[i];
      ConcordEvaluationCell *cell;
      gpointer question;

      if (concord_is_absent (moderation->mark) || moderation->award_criterion == NULL
          || !g_hash_table_lookup_extended (questions, moderation->award_criterion, NULL,
                                            &question))
        continue;
      cell = &bidder->cells[GPOINTER_TO_UINT (question)];
      cell->is_moderated = TRUE;
      cell->moderated = moderation->mark;
      cell->has_reason = !concord_is_absent (moderation->reason);
    }
}

static void
clear_cells (const ConcordEvaluation *evaluation, ConcordEvaluationBidder *bidder)
{
  bidder->cells = g_new0 (ConcordEvaluationCell, MAX (evaluation->questions->len, 1));
  for (guint k = 0; k < evaluation->questions->len; k++)
    {
      ConcordEvaluationCell *cell = &bidder->cells[k];

      cell->marks = g_new (double, MAX (evaluation->evaluators->len, 1));
      for (guint e = 0; e < evaluation->evaluators->len; e++)
        cell->marks[e] = NAN;
      cell->mean = cell->low = cell->high = cell->moderated = cell->points = NAN;
    }
}

/* Points of the scored questions, in all and by family. A question that nobody marks at all for
 * any bidder (price, by its formula) stays out; one that this bidder has no mark on leaves its
 * total open. */
static void
add_up (const ConcordEvaluation *evaluation, ConcordEvaluationBidder *bidder,
        const gboolean *is_marked)
{
  gboolean any = FALSE;

  for (guint f = 0; f < CONCORD_EVALUATION_N_FAMILIES; f++)
    bidder->families[f] = NAN;
  bidder->total = 0;
  for (guint k = 0; k < evaluation->questions->len; k++)
    {
      const ConcordEvaluationQuestion *question = concord_evaluation_get_question (evaluation, k);
      ConcordEvaluationCell *cell = &bidder->cells[k];
      double mark = cell->is_moderated ? cell->moderated : cell->mean;

      if (!question->is_scored || !is_marked[k])
        continue;
      any = TRUE;
      cell->points = question->weight * mark / question->top;
      bidder->total += cell->points;
      if (question->family >= 0)
        {
          double *family = &bidder->families[question->family];

          *family = (isnan (*family) ? 0 : *family) + cell->points;
        }
    }
  if (!any)
    bidder->total = NAN;
}

static void
count (ConcordEvaluation *evaluation, guint index)
{
  const ConcordEvaluationBidder *bidder = concord_evaluation_get_bidder (evaluation, index);

  evaluation->n_marks += bidder->n_marks;
  for (guint k = 0; k < evaluation->questions->len; k++)
    {
      const ConcordEvaluationCell *cell = &bidder->cells[k];

      if (cell->n > 0)
        evaluation->n_missing += evaluation->evaluators->len - cell->n;
      if (cell->n < 2 || !(isnan (evaluation->widest)
                           || cell->high - cell->low > evaluation->widest))
        continue;
      evaluation->widest = cell->high - cell->low;
      evaluation->widest_bidder = (int) index;
      evaluation->widest_question = (int) k;
    }
}

static void
read_bidders (ConcordEvaluation *evaluation, ConcordRecord *project, GHashTable *questions,
              GHashTable *evaluators)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (project, "bidders");
  g_autofree gboolean *is_marked = g_new0 (gboolean, evaluation->questions->len + 1);

  for (guint i = 0; i < records->len; i++)
    {
      ConcordEvaluationBidder *bidder = g_new0 (ConcordEvaluationBidder, 1);
      g_autoptr (GPtrArray) marks = concord_child_list_new (records->pdata[i], "marks");

      bidder->id = g_strdup (concord_record_get_id (records->pdata[i]));
      bidder->name = concord_record_dup_name (records->pdata[i]);
      clear_cells (evaluation, bidder);
      for (guint m = 0; m < marks->len; m++)
        take_mark (bidder, marks->pdata[m], questions, evaluators);
      read_moderations (bidder, records->pdata[i], questions);
      for (guint k = 0; k < evaluation->questions->len; k++)
        is_marked[k] |= bidder->cells[k].n > 0 || bidder->cells[k].is_moderated;
      g_ptr_array_add (evaluation->bidders, bidder);
      count (evaluation, i);
    }
  for (guint i = 0; i < evaluation->bidders->len; i++)
    add_up (evaluation, evaluation->bidders->pdata[i], is_marked);
}

ConcordEvaluation *
concord_evaluation_new (ConcordDocument *document)
{
  ConcordEvaluation *evaluation = g_new0 (ConcordEvaluation, 1);
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) evaluators = g_hash_table_new (g_str_hash, g_str_equal);

  evaluation->finding = concord_finding_new ("evaluation", _ ("Marks of the tenders"));
  evaluation->evaluators = g_ptr_array_new_with_free_func ((GDestroyNotify) evaluator_free);
  evaluation->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  evaluation->bidders = g_ptr_array_new ();
  evaluation->weight_sum = evaluation->widest = NAN;
  evaluation->widest_bidder = evaluation->widest_question = -1;
  read_evaluators (evaluation, project, evaluators);
  read_questions (evaluation, project, questions);
  read_bidders (evaluation, project, questions, evaluators);
  concord_evaluation_find_agreement (evaluation);
  concord_evaluation_tell (evaluation, document);
  return evaluation;
}
