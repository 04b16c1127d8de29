/* What the evaluation finding says. Marks, and what comes of them, are confidential. */
#include "findings/child-list.h"
#include "findings/evaluation-private.h"
#include "findings/words.h"

#include "model/award-criterion.h"
#include "model/notice.h"

#include "concord-config.h"
#include "concord-words.h"
#include <string.h>

static char *
dup_sentence (const ConcordEvaluation *evaluation)
{
  guint n_bidders = 0;

  if (evaluation->bidders->len == 0)
    return g_strdup (_ ("No bidders yet: enter them on the Bidders screen."));
  if (evaluation->questions->len == 0)
    return g_strdup (_ ("No award criteria yet: enter on the Bidders screen what tenders are "
                        "marked on."));
  if (evaluation->n_marks == 0)
    return g_strdup (_ ("No marks yet: enter on the Bidders screen what each evaluator gives each "
                        "tender, with a reason."));
  for (guint i = 0; i < evaluation->bidders->len; i++)
    n_bidders += concord_evaluation_get_bidder (evaluation, i)->n_marks > 0;
  return g_strdup_printf (ngettext ("%u mark has been given to %u of %u bidders by %u evaluators.",
                                    "%u marks have been given to %u of %u bidders by %u "
                                    "evaluators.",
                                    evaluation->n_marks),
                          evaluation->n_marks, n_bidders, evaluation->bidders->len,
                          evaluation->evaluators->len);
}

static char *
dup_confidential_sentence (const ConcordEvaluation *evaluation)
{
  GString *sentence = g_string_new (NULL);

  if (evaluation->widest > 0)
    {
      const ConcordEvaluationBidder *bidder
          = concord_evaluation_get_bidder (evaluation, (guint) evaluation->widest_bidder);
      const ConcordEvaluationCell *cell = &bidder->cells[evaluation->widest_question];
      g_autofree char *low = concord_words_dup_number (cell->low, 1);
      g_autofree char *high = concord_words_dup_number (cell->high, 1);

      g_string_append_printf (
          sentence, _ ("The evaluators differ most on “%s” of %s: %s to %s."),
          concord_evaluation_get_question (evaluation, (guint) evaluation->widest_question)->text,
          bidder->name, low, high);
    }
  for (guint i = 0; i < evaluation->bidders->len; i++)
    {
      const ConcordEvaluationBidder *bidder = concord_evaluation_get_bidder (evaluation, i);
      g_autofree char *total = concord_words_dup_number (bidder->total, 1);

      if (!isnan (bidder->total))
        g_string_append_printf (sentence, _ ("%s%s has %s points."), sentence->len > 0 ? " " : "",
                                bidder->name, total);
    }
  return g_string_free (sentence, FALSE);
}

static void
add_confidential (ConcordFinding *finding, gboolean is_input, char *name, double number,
                  char *text, const char *where)
{
  ConcordFact *fact = is_input ? concord_finding_add_input (finding, name, number, text, where)
                               : concord_finding_add_result (finding, name, number, text, where);

  fact->confidential = TRUE;
}

static void
tell_cell (ConcordEvaluation *evaluation, const ConcordEvaluationBidder *bidder, guint k)
{
  const ConcordEvaluationCell *cell = &bidder->cells[k];
  const char *question = concord_evaluation_get_question (evaluation, k)->text;
  ConcordFinding *finding = evaluation->finding;
  g_autofree char *low = concord_words_dup_number (cell->low, 1);
  g_autofree char *high = concord_words_dup_number (cell->high, 1);

  for (guint e = 0; e < evaluation->evaluators->len; e++)
    if (!isnan (cell->marks[e]))
      add_confidential (
          finding, TRUE,
          /* Translators: an evaluator, a bidder, a question. */
          g_strdup_printf (_ ("Mark of %s for %s on “%s”"),
                           ((ConcordEvaluationEvaluator *) evaluation->evaluators->pdata[e])->name,
                           bidder->name, question),
          cell->marks[e], NULL, bidder->id);
  if (cell->is_moderated)
    add_confidential (finding, TRUE,
                      g_strdup_printf (_ ("Moderated mark for %s on “%s”"), bidder->name, question),
                      cell->moderated, NULL, bidder->id);
  if (cell->n > 0)
    add_confidential (finding, FALSE,
                      g_strdup_printf (_ ("Mean and range for %s on “%s”"), bidder->name, question),
                      cell->mean,
                      g_strdup_printf (_ ("%.2f, %s to %s"), cell->mean, low, high), bidder->id);
  if (!isnan (cell->points))
    add_confidential (finding, FALSE,
                      g_strdup_printf (_ ("Points of %s on “%s”"), bidder->name, question),
                      cell->points, concord_words_dup_number (cell->points, 2), bidder->id);
}

static void
tell_bidder (ConcordEvaluation *evaluation, const ConcordEvaluationBidder *bidder)
{
  for (guint k = 0; k < evaluation->questions->len; k++)
    tell_cell (evaluation, bidder, k);
  for (guint f = 0; f < CONCORD_EVALUATION_N_FAMILIES; f++)
    if (!isnan (bidder->families[f]))
      add_confidential (evaluation->finding, FALSE,
                        g_strdup_printf (_ ("Points of %s for %s"), bidder->name,
                                         _ (concord_award_families[f].label)),
                        bidder->families[f], concord_words_dup_number (bidder->families[f], 2),
                        bidder->id);
  if (!isnan (bidder->total))
    add_confidential (evaluation->finding, FALSE,
                      g_strdup_printf (_ ("Points of %s in all"), bidder->name), bidder->total,
                      concord_words_dup_number (bidder->total, 2), bidder->id);
}

const char *
concord_evaluation_get_form_name (ConcordIccForm form)
{
  static const char *const names[] = {
    N_ ("One evaluator’s mark, each answer by other evaluators, ICC(1,1)"),
    N_ ("One evaluator’s mark, these standing for others, ICC(2,1)"),
    N_ ("One evaluator’s mark, these evaluators alone, ICC(3,1)"),
    N_ ("Mean mark, each answer by other evaluators, ICC(1,k)"),
    N_ ("Mean mark, these standing for others, ICC(2,k)"),
    N_ ("Mean mark, these evaluators alone, ICC(3,k)"),
  };

  return _ (names[form]);
}

static void
tell_agreement (ConcordEvaluation *evaluation)
{
  concord_finding_add_input (
      evaluation->finding, g_strdup (_ ("Answers compared between evaluators")),
      evaluation->n_rated,
      g_strdup_printf (_ ("%u, by %u evaluators; %u marked answers lack a mark or a highest mark"),
                       evaluation->n_rated, evaluation->n_raters, evaluation->n_unrated),
      NULL);
  for (guint f = 0; f < CONCORD_ICC_FORMS; f++)
    {
      const ConcordIcc *form = &evaluation->intraclass[f];
      g_autofree char *value = concord_words_dup_number (form->value, 2);
      g_autofree char *low = concord_words_dup_number (form->low, 2);
      g_autofree char *high = concord_words_dup_number (form->high, 2);
      char *text;

      if (evaluation->intraclass_problem != NULL)
        text = g_strdup (evaluation->intraclass_problem);
      else if (!form->is_defined)
        text = g_strdup (_ ("not defined: its formula divides by nothing"));
      else
        text = g_strdup_printf (_ ("%s, 95%% interval %s to %s"), value, low, high);
      add_confidential (evaluation->finding, FALSE,
                        g_strdup (concord_evaluation_get_form_name ((ConcordIccForm) f)),
                        form->value, text, NULL);
    }
}

static void
take_counted (ConcordFinding *finding, guint n, const char *one, const char *many)
{
  if (n > 0)
    concord_finding_take_warning (
        finding, g_strdup_printf (ngettext (one, many, n), n));
}

static void
warn_of_marks (ConcordEvaluation *evaluation)
{
  ConcordFinding *finding = evaluation->finding;
  guint n_no_reason = 0, n_unexplained = 0, n_beyond = 0;

  for (guint i = 0; i < evaluation->bidders->len; i++)
    for (guint k = 0; k < evaluation->questions->len; k++)
      {
        const ConcordEvaluationCell *cell
            = &concord_evaluation_get_bidder (evaluation, i)->cells[k];
        double top = concord_evaluation_get_question (evaluation, k)->top;

        n_no_reason += cell->n_no_reason;
        n_unexplained += cell->is_moderated && !cell->has_reason;
        n_beyond += cell->high > top || cell->moderated > top;
      }
  take_counted (finding, evaluation->n_missing, N_ ("%u mark is missing where other evaluators "
                                                    "gave theirs."),
                N_ ("%u marks are missing where other evaluators gave theirs."));
  take_counted (finding, n_no_reason, N_ ("%u mark has no reason: a reason refers to the question "
                                          "and to what the tender says."),
                N_ ("%u marks have no reason: a reason refers to the question and to what the "
                    "tender says."));
  take_counted (finding, n_unexplained, N_ ("%u moderated mark has no reason."),
                N_ ("%u moderated marks have no reason."));
  take_counted (finding, n_beyond, N_ ("%u answer has a mark above the highest of its scale."),
                N_ ("%u answers have a mark above the highest of their scale."));
}

static void
warn_of_weights (const ConcordEvaluation *evaluation, ConcordFinding *finding)
{
  guint n_no_weight = 0, n_no_top = 0;

  for (guint k = 0; k < evaluation->questions->len; k++)
    {
      const ConcordEvaluationQuestion *question = concord_evaluation_get_question (evaluation, k);

      n_no_weight += question->is_scored && isnan (question->weight);
      /* A price has no marks, hence no highest one. */
      n_no_top += question->is_scored && isnan (question->top)
                  && !(question->family >= 0
                       && strcmp (concord_award_families[question->family].nick, "price") == 0);
    }
  take_counted (finding, n_no_weight, N_ ("%u scored question has no weight."),
                N_ ("%u scored questions have no weight."));
  take_counted (finding, n_no_top, N_ ("%u scored question has no highest mark."),
                N_ ("%u scored questions have no highest mark."));
  if (fabs (evaluation->weight_sum - 100) > 1e-9)
    {
      g_autofree char *sum = concord_words_dup_number (evaluation->weight_sum, 2);

      concord_finding_take_warning (
          finding,
          g_strdup_printf (_ ("The weights of the scored questions add up to %s%%, not 100%%."),
                           sum));
    }
}

/* The earliest day on which a tender notice was published; absent without one. */
static ConcordDate
find_tender_notice (ConcordRecord *project)
{
  g_autoptr (GPtrArray) notices = concord_child_list_new (project, "notices");
  ConcordDate first = CONCORD_DATE_ABSENT;

  for (guint i = 0; i < notices->len; i++)
    {
      const ConcordNotice *notice = notices->pdata[i];

      if (concord_is_absent (notice->kind) || concord_is_absent (notice->published)
          || strcmp (concord_notice_kinds[notice->kind].nick, "tender") != 0)
        continue;
      if (concord_is_absent (first) || notice->published.julian < first.julian)
        first = notice->published;
    }
  return first;
}

static void
warn_of_conflicts (const ConcordEvaluation *evaluation, ConcordFinding *finding,
                   ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);
  ConcordDate notice = find_tender_notice (CONCORD_RECORD (project));
  guint n_conflicts = 0, n_open = 0;

  for (guint e = 0; e < evaluation->evaluators->len; e++)
    {
      const ConcordEvaluationEvaluator *evaluator = evaluation->evaluators->pdata[e];

      n_conflicts += evaluator->has_conflict;
      n_open += !evaluator->is_assessed;
    }
  take_counted (finding, n_conflicts,
                N_ ("%u evaluator has a conflict of interest: see how it is mitigated."),
                N_ ("%u evaluators have a conflict of interest: see how it is mitigated."));
  take_counted (finding, n_open,
                N_ ("Of %u evaluator it is not said whether there is a conflict of interest."),
                N_ ("Of %u evaluators it is not said whether there is a conflict of interest."));
  if (evaluation->evaluators->len == 0)
    return;
  if (concord_is_absent (project->conflicts_assessed))
    concord_finding_take_warning (finding,
                                  g_strdup (_ ("The conflicts assessment has no date: it comes "
                                               "before the tender notice.")));
  else if (!concord_is_absent (notice) && project->conflicts_assessed.julian >= notice.julian)
    {
      g_autofree char *assessed = concord_date_dup_display (project->conflicts_assessed);
      g_autofree char *published = concord_date_dup_display (notice);

      concord_finding_take_warning (
          finding,
          g_strdup_printf (_ ("The conflicts assessment of %s does not come before the tender "
                              "notice of %s."),
                           assessed, published));
    }
}

static void
tell_questions (const ConcordEvaluation *evaluation, ConcordFinding *finding)
{
  for (guint k = 0; k < evaluation->questions->len; k++)
    {
      const ConcordEvaluationQuestion *question = concord_evaluation_get_question (evaluation, k);
      g_autofree char *weight = concord_words_dup_number (question->weight, 2);
      g_autofree char *top = concord_words_dup_number (question->top, 0);

      concord_finding_add_input (
          finding, g_strdup_printf (_ ("Weight of “%s”"), question->text),
          question->weight,
          question->is_scored ? g_strdup_printf (_ ("%s%%, highest mark %s"), weight, top)
                              : g_strdup (_ ("not scored: never counted")),
          question->id);
    }
}

/* What leans on no mark: weights, conflicts of interest, how points are made. */
static void
tell_setting (const ConcordEvaluation *evaluation, ConcordFinding *finding,
              ConcordDocument *document)
{
  concord_finding_set_method (
      finding,
      _ ("Each evaluator’s mark stays beside the moderated one. Points of a scored question are "
         "its weight × the mark / the highest mark; the mark is the moderated one, or the mean "
         "where there is none yet. Conditions of participation and advisory questions, among them "
         "a track record shrunken to a base rate, are never counted. Price is worked out by its "
         "formula. Agreement is the intraclass correlation of the marks, as shares of the highest "
         "mark, on the answers that every evaluator who marks has marked."),
      _ ("Procurement Act 2023, sections 19, 23 and 81 to 83; agreement: P. E. Shrout and J. L. "
         "Fleiss, Psychological Bulletin 86, 1979; the rest is plain counting."));
  tell_questions (evaluation, finding);
  if (evaluation->questions->len > 0)
    warn_of_weights (evaluation, finding);
  warn_of_conflicts (evaluation, finding, document);
}

static gboolean
has_marks (const ConcordEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->bidders->len; i++)
    for (guint k = 0; k < evaluation->questions->len; k++)
      {
        const ConcordEvaluationCell *cell
            = &concord_evaluation_get_bidder (evaluation, i)->cells[k];

        if (cell->n > 0 || cell->is_moderated)
          return TRUE;
      }
  return FALSE;
}

static ConcordFinding *
public_finding_new (const ConcordEvaluation *evaluation, ConcordDocument *document)
{
  ConcordFinding *finding
      = concord_finding_new (evaluation->finding->kind, evaluation->finding->name);

  concord_finding_take_sentence (
      finding, g_strdup (_ ("What the evaluators gave the tenders, and what comes of it, is exempt "
                            "from publication and is not told here.")));
  concord_finding_add_input (finding, g_strdup (_ ("Bidders")), evaluation->bidders->len, NULL,
                             NULL);
  concord_finding_add_input (finding, g_strdup (_ ("Evaluators")), evaluation->evaluators->len,
                             NULL, NULL);
  tell_setting (evaluation, finding, document);
  return finding;
}

void
concord_evaluation_tell (ConcordEvaluation *evaluation, ConcordDocument *document)
{
  ConcordFinding *finding = evaluation->finding;
  g_autofree char *confidential = dup_confidential_sentence (evaluation);

  concord_finding_take_sentence (finding, dup_sentence (evaluation));
  if (*confidential != '\0')
    concord_finding_take_confidential_sentence (finding, g_steal_pointer (&confidential));
  tell_setting (evaluation, finding, document);
  for (guint i = 0; i < evaluation->bidders->len; i++)
    tell_bidder (evaluation, concord_evaluation_get_bidder (evaluation, i));
  if (evaluation->n_marks > 0)
    tell_agreement (evaluation);
  warn_of_marks (evaluation);
  evaluation->public_finding = has_marks (evaluation) ? public_finding_new (evaluation, document)
                                                      : concord_finding_ref (finding);
}
