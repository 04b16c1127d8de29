#include "app/bidders-page-words.h"
#include "findings/words.h"
#include "model/award-criterion.h"
#include "model/bidder.h"
#include "model/evaluator.h"
#include "model/mark.h"
#include "model/notice.h"
#include "model/past-contract.h"

#include "concord-words.h"
#include <string.h>

static gboolean
is_choice (const ConcordChoice *choices, int choice, const char *nick)
{
  return choice >= 0 && strcmp (choices[choice].nick, nick) == 0;
}

static gboolean
is_scored (const ConcordAwardCriterion *question)
{
  return is_choice (concord_award_uses, question->use, "scored");
}

static char *
dup_day (ConcordDate day)
{
  return concord_is_absent (day) ? g_strdup ("–") : concord_date_dup_display (day);
}

/* --- questions ------------------------------------------------------------------------------- */

char *
concord_bidders_dup_weights (ConcordDocument *document)
{
  g_autoptr (GPtrArray) questions = concord_document_list (document, "award-criterion");
  guint n_scored = 0, n_without = 0;
  double sum = 0;
  g_autofree char *total = NULL;
  g_autofree char *off = NULL;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const ConcordAwardCriterion *question = questions->pdata[i];

      if (!is_scored (question))
        continue;
      n_scored++;
      if (concord_is_absent (question->weight))
        n_without++;
      else
        sum += question->weight;
    }
  if (n_scored == 0)
    {
      if (questions->len > 0)
        g_string_append (words, _ ("No question is scored yet: say so in the column “Used as”."));
      return g_string_free (words, FALSE);
    }
  total = concord_words_dup_number (sum, 2);
  off = concord_words_dup_number (ABS (100 - sum), 2);
  if (ABS (100 - sum) < 0.005)
    g_string_append (words, _ ("Scored weights add up to 100 %."));
  else if (sum < 100)
    g_string_append_printf (words, _ ("Scored weights add up to %s %%: %s %% are missing."), total,
                            off);
  else
    g_string_append_printf (words, _ ("Scored weights add up to %s %%: %s %% too many."), total,
                            off);
  if (n_without > 0)
    g_string_append_printf (words,
                            ngettext (" %u scored question has no weight.",
                                      " %u scored questions have no weight.", n_without),
                            n_without);
  return g_string_free (words, FALSE);
}

char *
concord_bidders_dup_families (ConcordDocument *document)
{
  static const char *const compulsory[]
      = { "values", "track-record", "political", "transparency" };
  g_autoptr (GPtrArray) questions = concord_document_list (document, "award-criterion");
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint f = 0; f < G_N_ELEMENTS (compulsory); f++)
    {
      gboolean asked = FALSE;

      for (guint i = 0; i < questions->len; i++)
        asked |= is_choice (concord_award_families,
                            CONCORD_AWARD_CRITERION (questions->pdata[i])->family, compulsory[f]);
      for (const ConcordChoice *c = concord_award_families; !asked && c->nick != NULL; c++)
        if (strcmp (c->nick, compulsory[f]) == 0)
          g_ptr_array_add (missing, (gpointer) concord_choice_get_label (c));
    }
  if (missing->len == 0 || questions->len == 0)
    return g_strdup ("");
  list = concord_words_dup_array (missing);
  /* Translators: %s is a list: "Values and Transparency". */
  return g_strdup_printf (ngettext ("A compulsory family has no question yet: %s.",
                                    "Compulsory families have no question yet: %s.", missing->len),
                          list);
}

char *
concord_bidders_dup_scored_record (ConcordDocument *document)
{
  g_autoptr (GPtrArray) questions = concord_document_list (document, "award-criterion");

  for (guint i = 0; i < questions->len; i++)
    {
      const ConcordAwardCriterion *question = questions->pdata[i];

      if (is_scored (question)
          && is_choice (concord_award_families, question->family, "track-record"))
        return g_strdup_printf (
            _ ("“%s” scores the track record. The estimate in the chart is drawn towards how often "
               "other providers failed, and must never enter an award score: it would be a "
               "criterion that no bidder was told of. Use the question as a condition of "
               "participation or as advisory."),
            question->question == NULL ? "–" : question->question);
    }
  return g_strdup ("");
}

/* --- conflicts of interest ------------------------------------------------------------------- */

/* The first day on which a tender notice was published; absent before that. */
static ConcordDate
find_tender_published (ConcordDocument *document)
{
  g_autoptr (GPtrArray) notices = concord_document_list (document, "notice");
  ConcordDate first = CONCORD_DATE_ABSENT;

  for (guint i = 0; i < notices->len; i++)
    {
      const ConcordNotice *notice = notices->pdata[i];

      if (is_choice (concord_notice_kinds, notice->kind, "tender")
          && !concord_is_absent (notice->published)
          && (concord_is_absent (first) || notice->published.julian < first.julian))
        first = notice->published;
    }
  return first;
}

char *
concord_bidders_dup_conflicts (ConcordDocument *document)
{
  const ConcordProject *project = concord_document_get_project (document);
  ConcordDate published = find_tender_published (document);
  g_autofree char *day = dup_day (published);
  g_autofree char *assessed = dup_day (project->conflicts_assessed);

  if (concord_is_absent (project->conflicts_assessed))
    return concord_is_absent (published)
               ? g_strdup (_ ("Conflicts of interest are not assessed yet. The assessment is dated "
                              "before the tender notice and covers members and consultants too."))
               : g_strdup_printf (_ ("The tender notice was published on %s, but no conflicts "
                                     "assessment is dated before it."),
                                  day);
  if (!concord_is_absent (published) && project->conflicts_assessed.julian >= published.julian)
    return g_strdup_printf (_ ("The conflicts assessment is dated %s, but the tender notice was "
                               "published on %s: the assessment has to be dated before the notice."),
                            assessed, day);
  return g_strdup ("");
}

char *
concord_bidders_dup_unmitigated (ConcordDocument *document)
{
  g_autoptr (GPtrArray) evaluators = concord_document_list (document, "evaluator");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < evaluators->len; i++)
    {
      const ConcordEvaluator *evaluator = evaluators->pdata[i];

      if (!concord_is_absent (evaluator->conflict)
          && !is_choice (concord_conflicts, evaluator->conflict, "none")
          && evaluator->mitigation == NULL)
        g_ptr_array_add (names, concord_record_dup_name (evaluators->pdata[i]));
    }
  if (names->len == 0)
    return g_strdup ("");
  list = concord_words_dup_array (names);
  /* Translators: %s is a list of names. */
  return g_strdup_printf (_ ("A conflict without a mitigation: %s. Say what was done about it."),
                          list);
}

/* --- notices and past contracts -------------------------------------------------------------- */

char *
concord_bidders_dup_late_notices (ConcordDocument *document, ConcordDate today)
{
  g_autoptr (GPtrArray) notices = concord_document_list (document, "notice");
  g_autoptr (GPtrArray) late = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < notices->len; i++)
    {
      const ConcordNotice *notice = notices->pdata[i];
      g_autofree char *due = dup_day (notice->due);

      if (concord_is_absent (notice->due) || !concord_is_absent (notice->published)
          || notice->due.julian >= today.julian)
        continue;
      /* Translators: a kind of notice and the day it was due. */
      g_ptr_array_add (late, g_strdup_printf (_ ("%s (due %s)"),
                                              notice->kind < 0
                                                  ? "–"
                                                  : concord_choice_get_label (
                                                      &concord_notice_kinds[notice->kind]),
                                              due));
    }
  if (late->len == 0)
    return g_strdup ("");
  list = concord_words_dup_array (late);
  return g_strdup_printf (_ ("Overdue: %s. Publish, or enter the day of publication."), list);
}

char *
concord_bidders_dup_doubts (ConcordRecord *bidder)
{
  GListModel *contracts
      = bidder == NULL ? NULL : concord_record_get_children (bidder, "past-contracts");
  guint n = contracts == NULL ? 0 : g_list_model_get_n_items (contracts), n_doubtful = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ConcordPastContract) contract = g_list_model_get_item (contracts, i);

      n_doubtful += contract->doubt != NULL;
    }
  if (n_doubtful == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u past contract is still to be checked.",
                                    "%u past contracts are still to be checked.", n_doubtful),
                          n_doubtful);
}

/* --- marks ----------------------------------------------------------------------------------- */

static const ConcordMark *
find_mark (ConcordDocument *document, ConcordRecord *bidder, ConcordRecord *question,
           ConcordRecord *evaluator)
{
  const char *const keys[]
      = { concord_record_get_id (question), concord_record_get_id (evaluator), NULL };

  return (const ConcordMark *) concord_document_find_link (document, "mark", bidder, keys);
}

char *
concord_bidders_dup_marks (ConcordDocument *document, ConcordRecord *bidder,
                           ConcordRecord *question)
{
  g_autoptr (GPtrArray) evaluators = concord_document_list (document, "evaluator");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *mean = NULL;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < evaluators->len && bidder != NULL; i++)
    {
      const ConcordMark *mark = find_mark (document, bidder, question, evaluators->pdata[i]);
      g_autofree char *text = NULL;

      if (mark == NULL || concord_is_absent (mark->mark))
        continue;
      text = concord_number_dup_display (mark->mark);
      g_string_append_printf (words, "%s%s", n++ == 0 ? "" : ", ", text);
      sum += mark->mark;
    }
  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup (words->str);
  mean = concord_words_dup_number (sum / n, 2);
  /* Translators: marks that evaluators gave, and their mean: "7, 6, 7, 6 (mean 6.5)". */
  return g_strdup_printf (_ ("%s (mean %s)"), words->str, mean);
}

char *
concord_bidders_dup_marks_with_reasons (ConcordDocument *document, ConcordRecord *bidder,
                                        ConcordRecord *question)
{
  g_autoptr (GPtrArray) evaluators = concord_document_list (document, "evaluator");
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < evaluators->len && bidder != NULL && question != NULL; i++)
    {
      const ConcordMark *mark = find_mark (document, bidder, question, evaluators->pdata[i]);
      g_autofree char *name = concord_record_dup_name (evaluators->pdata[i]);
      g_autofree char *text = NULL;

      if (mark == NULL || concord_is_absent (mark->mark))
        continue;
      text = concord_number_dup_display (mark->mark);
      if (words->len > 0)
        g_string_append_c (words, '\n');
      if (mark->reason == NULL)
        /* Translators: an evaluator and a mark. */
        g_string_append_printf (words, _ ("%s: %s, without a reason"), name, text);
      else
        /* Translators: an evaluator, a mark, and why. */
        g_string_append_printf (words, _ ("%s: %s. %s"), name, text, mark->reason);
    }
  return g_string_free (words, FALSE);
}
