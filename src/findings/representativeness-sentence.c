/* What is said of answers against the population. */
#include "findings/representativeness-private.h"

#include "findings/suppression.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

/* Sums of populations that differ by more than this share are worth a word. */
#define LARGE_DIFFERENCE 0.01

static char *
dup_points (double share)
{
  g_autofree char *number = concord_words_dup_number (100 * share, 0);

  return g_strconcat (round (100 * share) > 0 ? "+" : "", number, NULL);
}

char *
concord_representativeness_dup_net (const ConcordWeightedQuestion *question)
{
  g_autofree char *net = dup_points (question->weighted_net);
  g_autofree char *low = dup_points (question->low);
  g_autofree char *high = dup_points (question->high);

  if (!question->is_weighted || isnan (question->weighted_net))
    return g_strdup ("–");
  /* Translators: net agreement and its interval, in percentage points. */
  return question->has_interval ? g_strdup_printf (_ ("%s (%s to %s)"), net, low, high)
                                : g_steal_pointer (&net);
}

/* --- the sentence --------------------------------------------------------------------------- */

/* Those whose level is not known are what is missing to all who answered. */
static gboolean
is_small_margin (const ConcordMargin *margin)
{
  if (concord_suppression_is_small (margin->unplaced))
    return TRUE;
  for (guint i = 0; i < margin->levels->len; i++)
    if (concord_suppression_is_small (((ConcordMarginLevel *) margin->levels->pdata[i])->answered))
      return TRUE;
  return FALSE;
}

/* Of two levels the one gains what the other loses: the silent one is told. */
static gboolean
is_farther (const ConcordMarginLevel *level, const ConcordMarginLevel *than)
{
  double more = fabs (level->share - level->population_share)
                - fabs (than->share - than->population_share);

  return more > 1e-9 || (more > -1e-9 && level->is_silent && !than->is_silent);
}

/* The level whose share of the answers is farthest from that of the population. @silent: (out): that
 * level where it is said here that nobody answered for it. */
static char *
dup_widest (const ConcordRepresentativeness *made, const ConcordMarginLevel **silent)
{
  const ConcordMarginLevel *widest = NULL;
  g_autofree char *share = NULL;
  g_autofree char *population = NULL;

  for (guint m = 0; m < made->margins->len; m++)
    {
      const ConcordMargin *margin = made->margins->pdata[m];

      for (guint i = 0; i < margin->levels->len && !is_small_margin (margin); i++)
        {
          const ConcordMarginLevel *level = margin->levels->pdata[i];

          if (margin->obstacle == NULL && (widest == NULL || is_farther (level, widest)))
            widest = level;
        }
    }
  if (widest == NULL)
    return NULL;
  population = concord_words_dup_percent (widest->population_share);
  if (widest->is_silent)
    {
      *silent = widest;
      return g_strdup_printf (_ ("Farthest from the population is “%s”: nobody answered for it, and "
                                 "it is %s of the people."),
                              widest->name, population);
    }
  share = concord_words_dup_percent (widest->share);
  return g_strdup_printf (_ ("Farthest from the population is “%s”: %s of the answers, %s of the "
                             "people."),
                          widest->name, share, population);
}

/* @said: (nullable): a level of which it has been said. @refused: (nullable): one of which the reason
 * says it. */
static char *
dup_silent (const ConcordRepresentativeness *made, const ConcordMarginLevel *said,
            const ConcordMarginLevel *refused)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint m = 0; m < made->margins->len; m++)
    {
      const ConcordMargin *margin = made->margins->pdata[m];

      for (guint i = 0; i < margin->levels->len; i++)
        {
          const ConcordMarginLevel *level = margin->levels->pdata[i];

          if (level->is_silent && level != said && level != refused)
            g_ptr_array_add (names, level->name);
        }
    }
  if (names->len == 0)
    return NULL;
  list = concord_words_dup_array (names);
  return g_strdup_printf (said == NULL ? _ ("Nobody answered for: %s.")
                                       : _ ("Nor did anybody answer for: %s."),
                          list);
}

/* "−4 points (95% interval −11 to +4)" */
static char *
dup_weighted (const ConcordWeightedQuestion *question)
{
  g_autofree char *net = dup_points (question->weighted_net);
  g_autofree char *low = dup_points (question->low);
  g_autofree char *high = dup_points (question->high);

  /* Translators: net agreement and its interval, in percentage points. */
  return question->has_interval
             ? g_strdup_printf (_ ("%s points (95%% interval %s to %s)"), net, low, high)
             : g_strdup_printf (_ ("%s points"), net);
}

static char *
dup_question (const ConcordRepresentativeness *made, const ConcordWeightedQuestion *question,
              guint n_weighted)
{
  const ConcordMargin *rows = made->margins->pdata[question->rows];
  const ConcordMargin *columns
      = question->columns < 0 ? NULL : made->margins->pdata[question->columns];
  g_autofree char *to = columns == NULL
                            ? g_strdup_printf ("“%s”", rows->name)
                            /* Translators: two dimensions. */
                            : g_strdup_printf (_ ("“%s” and “%s”"), rows->name, columns->name);
  g_autofree char *weighted = dup_weighted (question);
  g_autofree char *net = dup_points (question->net);

  if (n_weighted > 1)
    return g_strdup_printf (_ ("Of %u questions, “%s” moves most when it is weighted to %s: net "
                               "agreement is %s, unweighted %s."),
                            n_weighted, question->text, to, weighted, net);
  return g_strdup_printf (_ ("Weighted to %s, net agreement with “%s” is %s, unweighted %s."), to,
                          question->text, weighted, net);
}

/* The question that weighting moves most, of those that are @small or those that are not. */
static char *
dup_most_moved (const ConcordRepresentativeness *made, gboolean small)
{
  const ConcordWeightedQuestion *most = NULL;
  guint n = 0;

  for (guint i = 0; i < made->questions->len; i++)
    {
      const ConcordWeightedQuestion *question = made->questions->pdata[i];

      if (!question->is_weighted || question->is_small != small)
        continue;
      n++;
      if (most == NULL
          || fabs (question->weighted_net - question->net) > fabs (most->weighted_net - most->net))
        most = question;
    }
  return most == NULL ? NULL : dup_question (made, most, n);
}

/* Takes @part. */
static void
add_part (GString *sentence, char *part)
{
  if (part != NULL)
    g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? " " : "", part);
  g_free (part);
}

/* The reason where no question is weighted and all have the same; borrowed, NULL else. */
static const char *
get_only_refusal (const ConcordRepresentativeness *made)
{
  const char *refusal = NULL;

  for (guint i = 0; i < made->questions->len; i++)
    {
      const ConcordWeightedQuestion *question = made->questions->pdata[i];

      if (question->refusal == NULL || (i > 0 && g_strcmp0 (refusal, question->refusal) != 0))
        return NULL;
      refusal = question->refusal;
    }
  return refusal;
}

/* The silent level for whose sake no question is weighted; NULL where the reason is another. */
static const ConcordMarginLevel *
find_refused (const ConcordRepresentativeness *made)
{
  const char *refusal = get_only_refusal (made);

  for (guint m = 0; refusal != NULL && m < made->margins->len; m++)
    {
      const ConcordMargin *margin = made->margins->pdata[m];

      for (guint i = 0; i < margin->levels->len; i++)
        {
          const ConcordMarginLevel *level = margin->levels->pdata[i];
          g_autofree char *nobody = concord_representativeness_dup_nobody (level->name);

          if (level->is_silent && g_str_equal (nobody, refusal))
            return level;
        }
    }
  return NULL;
}

/* @is_said: whether it has just been said that nobody of the level in the reason answered. */
static char *
dup_not_weighted (const ConcordRepresentativeness *made, gboolean is_said)
{
  const char *refusal = get_only_refusal (made);

  if (is_said)
    return g_strdup (_ ("So no question is weighted: no answers can stand for its people. Join it "
                        "with another, or weight without it."));
  for (guint i = 0; i < made->questions->len; i++)
    if (((ConcordWeightedQuestion *) made->questions->pdata[i])->is_weighted)
      return NULL;
  if (made->questions->len == 0)
    return NULL;
  return refusal != NULL
             ? g_strdup_printf (_ ("No question is weighted. %s"), refusal)
             : g_strdup (_ ("No question is weighted; the reasons are among what to know before "
                            "relying on it."));
}

/* Whether there is something to say that is not for the public. */
static gboolean
has_withheld (const ConcordRepresentativeness *made)
{
  for (guint m = 0; m < made->margins->len; m++)
    if (((ConcordMargin *) made->margins->pdata[m])->obstacle == NULL
        && is_small_margin (made->margins->pdata[m]))
      return TRUE;
  for (guint i = 0; i < made->questions->len; i++)
    if (((ConcordWeightedQuestion *) made->questions->pdata[i])->is_small)
      return TRUE;
  return FALSE;
}

static void
tell_sentences (ConcordRepresentativeness *made)
{
  GString *sentence = g_string_new (NULL);
  GString *confidential = g_string_new (NULL);
  const ConcordMarginLevel *silent = NULL, *refused = find_refused (made);

  add_part (sentence, dup_widest (made, &silent));
  add_part (sentence, dup_silent (made, silent, refused));
  add_part (sentence, dup_most_moved (made, FALSE));
  add_part (confidential, dup_most_moved (made, TRUE));
  add_part (sentence, dup_not_weighted (made, refused != NULL && refused == silent));
  if (sentence->len == 0 && has_withheld (made))
    g_string_append (sentence, _ ("Numbers of 1 to 4 persons are withheld, and others from which "
                                  "they could be worked out."));
  else if (sentence->len == 0)
    g_string_append (sentence, _ ("The answers can't be set against the population: give the "
                                  "population of at least two groups, or of every level of a "
                                  "dimension, and count the answers by it."));
  concord_finding_take_sentence (made->finding, g_string_free (sentence, FALSE));
  if (confidential->len > 0)
    concord_finding_take_confidential_sentence (made->finding,
                                                g_string_free (confidential, FALSE));
  else
    g_string_free (confidential, TRUE);
}

/* --- facts ---------------------------------------------------------------------------------- */

static void
tell_margin (ConcordRepresentativeness *made, const ConcordMargin *margin)
{
  gboolean is_small = is_small_margin (margin);

  for (guint i = 0; i < margin->levels->len; i++)
    {
      const ConcordMarginLevel *level = margin->levels->pdata[i];
      ConcordFact *fact;

      concord_finding_add_input (
          made->finding, g_strdup_printf (_ ("Population of %s (%s)"), level->name, margin->name),
          level->population, NULL, level->id);
      fact = concord_finding_add_input (
          made->finding, g_strdup_printf (_ ("Answers of %s (%s)"), level->name, margin->name),
          level->answered, NULL, level->id);
      fact->confidential = is_small;
      if (isnan (level->share))
        continue;
      fact = concord_finding_add_result (
          made->finding, g_strdup_printf (_ ("Share of the answers of %s (%s)"), level->name,
                                          margin->name),
          level->share, concord_words_dup_percent (level->share), level->id);
      fact->confidential = is_small;
      if (isnan (level->population_share) || margin->levels->len < 2)
        continue;
      fact = concord_finding_add_result (
          made->finding,
          g_strdup_printf (_ ("Share of the answers of %s (%s) less its share of the people, in "
                              "points"),
                           level->name, margin->name),
          100 * (level->share - level->population_share),
          dup_points (level->share - level->population_share), level->id);
      fact->confidential = is_small;
    }
}

static void
tell_number (ConcordRepresentativeness *made, const ConcordWeightedQuestion *question,
             const char *format, double number, char *text)
{
  ConcordFact *fact = concord_finding_add_result (
      made->finding, g_strdup_printf (format, question->text), number, text, question->id);

  fact->confidential = question->is_small;
}

static void
tell_question (ConcordRepresentativeness *made, const ConcordWeightedQuestion *question)
{
  ConcordFinding *finding = made->finding;

  if (concord_suppression_is_small (question->n_unplaced))
    concord_finding_take_warning (
        finding, g_strdup_printf (_ ("“%s”: a few answers say not where they belong and are not "
                                     "weighted."),
                                  question->text));
  else if (question->n_unplaced > 0)
    concord_finding_take_warning (
        finding, g_strdup_printf (ngettext ("“%2$s”: %1$.0f answer says not where it belongs and is "
                                            "not weighted.",
                                            "“%2$s”: %1$.0f answers say not where they belong and "
                                            "are not weighted.",
                                            (gulong) question->n_unplaced),
                                  question->n_unplaced, question->text));
  if (!question->is_weighted)
    return;
  if (question->n_empty_cells > 0)
    concord_finding_take_warning (
        finding, g_strdup_printf (ngettext ("“%2$s”: nobody answered from %1$u of the cells; others "
                                            "of its row and column stand for it.",
                                            "“%2$s”: nobody answered from %1$u of the cells; others "
                                            "of their rows and columns stand for them.",
                                            question->n_empty_cells),
                                  question->n_empty_cells, question->text));
  tell_number (made, question, _ ("“%s”, net agreement weighted, in points"),
               question->weighted_net, concord_representativeness_dup_net (question));
  tell_number (made, question, _ ("“%s”, net agreement unweighted, in points"), question->net,
               dup_points (question->net));
  tell_number (made, question, _ ("“%s”, design effect"), question->design_effect, NULL);
  tell_number (made, question, _ ("“%s”, effective n"), question->effective_n,
               concord_words_dup_number (question->effective_n, 0));
  tell_number (made, question, _ ("“%s”, largest weight over the mean"), question->largest_weight,
               NULL);
}

/* Questions that are refused for the same reason are named together; a reason that all share is in
 * the sentence. */
static void
warn_refused (ConcordRepresentativeness *made, guint first)
{
  const ConcordWeightedQuestion *question = made->questions->pdata[first];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < made->questions->len; i++)
    {
      const ConcordWeightedQuestion *other = made->questions->pdata[i];

      if (g_strcmp0 (other->refusal, question->refusal) != 0)
        continue;
      if (i < first)
        return;
      g_ptr_array_add (names, g_strdup_printf ("“%s”", other->text));
    }
  if (names->len == made->questions->len)
    return;
  list = concord_words_dup_array (names);
  concord_finding_take_warning (made->finding, g_strdup_printf (_ ("Not weighted: %s. %s"), list,
                                                                question->refusal));
}

/* --- warnings ------------------------------------------------------------------------------- */

static void
warn_margins (ConcordRepresentativeness *made)
{
  for (guint m = 0; m < made->margins->len; m++)
    {
      const ConcordMargin *margin = made->margins->pdata[m];

      if (margin->obstacle != NULL && (m > 0 || margin->levels->len > 1))
        concord_finding_take_warning (
            made->finding, g_strdup_printf (_ ("Nothing is weighted to %s"), margin->obstacle));
      for (guint i = 0; margin->obstacle == NULL && i < margin->levels->len; i++)
        {
          const ConcordMarginLevel *level = margin->levels->pdata[i];

          if (level->population <= 0 && level->answered > 0)
            concord_finding_take_warning (
                made->finding, g_strdup_printf (_ ("“%s” has a population of 0, so the answers of "
                                                   "its people get no weight: check the number."),
                                                level->name));
        }
    }
}

static void
warn_sums (ConcordRepresentativeness *made)
{
  const ConcordMargin *rows, *columns;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (made->rows < 0 || made->columns < 0 || made->questions->len == 0)
    return;
  rows = made->margins->pdata[made->rows];
  columns = made->margins->pdata[made->columns];
  if (fabs (rows->population - columns->population)
      <= LARGE_DIFFERENCE * MAX (rows->population, columns->population))
    return;
  one = concord_words_dup_number (rows->population, 0);
  other = concord_words_dup_number (columns->population, 0);
  concord_finding_take_warning (
      made->finding, g_strdup_printf (_ ("The populations of “%s” add up to %s, those of “%s” to %s: "
                                         "their shares are used."),
                                      rows->name, one, columns->name, other));
}

void
concord_representativeness_tell (ConcordRepresentativeness *made,
                                 const ConcordConsultation *consultation)
{
  ConcordFinding *finding = made->finding;

  tell_sentences (made);
  concord_finding_set_method (
      finding,
      _ ("Shares of the answers, to the question that most persons answered, against shares of the "
         "population. Weights are raked: rows and columns are scaled to their populations in turn "
         "until both are met; with one of them this is post-stratification. Design effect = n × Σw² "
         "/ (Σw)²; effective n = n / design effect, which the 95% interval of net agreement is made "
         "with. Intervals are given for probability samples only. A weight over 5 times the mean is "
         "refused. Organisations are left out."),
      _ ("W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11, 1940; L. Kish, "
         "Survey Sampling, 1965, section 11.7."));
  for (guint i = 0; i < made->margins->len; i++)
    tell_margin (made, made->margins->pdata[i]);
  for (guint i = 0; i < made->questions->len; i++)
    {
      tell_question (made, made->questions->pdata[i]);
      if (((ConcordWeightedQuestion *) made->questions->pdata[i])->refusal != NULL)
        warn_refused (made, i);
    }
  if (made->questions->len > 0 && !made->is_sample)
    concord_finding_take_warning (
        finding, consultation->gathered == CONCORD_GATHERED_CENSUS
                     ? g_strdup (_ ("Of those who answered: weights make no sample of them."))
                     : g_strdup (_ ("Of those who chose to answer: weights do not make a sample of "
                                    "it.")));
  else if (made->questions->len > 0 && consultation->gathered == CONCORD_GATHERED_QUOTA)
    concord_finding_take_warning (finding,
                                  g_strdup (_ ("A quota sample has no known chance of being asked, "
                                               "so the weighted figures have no intervals.")));
  warn_margins (made);
  warn_sums (made);
}
