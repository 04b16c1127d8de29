/* What the consultation finding says. */
#include "findings/consultation-private.h"
#include "findings/words.h"

#include "concord-words.h"

const char *
concord_consultation_get_note (const ConcordConsultation *consultation)
{
  gboolean has_interval = FALSE;

  for (guint i = 0; i < consultation->questions->len; i++)
    has_interval |= ((ConcordConsultationQuestion *) consultation->questions->pdata[i])->has_interval;
  if (consultation->gathered == CONCORD_GATHERED_CENSUS)
    return has_interval ? _ ("of those who answered; 95% interval for the whole group")
                        : _ ("of those who answered");
  if (consultation->gathered == CONCORD_GATHERED_PROBABILITY)
    return has_interval ? _ ("of the sample; 95% interval in brackets") : _ ("of the sample");
  return _ ("of those who chose to answer");
}

/* A share as percentage points with its sign. */
static char *
dup_points (double share)
{
  g_autofree char *number = concord_words_dup_number (100 * share, 0);

  return g_strconcat (round (100 * share) > 0 ? "+" : "", number, NULL);
}

char *
concord_consultation_dup_net (const ConcordConsultationQuestion *question)
{
  g_autofree char *net = dup_points (question->net);
  g_autofree char *low = dup_points (question->net_low);
  g_autofree char *high = dup_points (question->net_high);

  if (isnan (question->net))
    return g_strdup ("–");
  /* Translators: net agreement and its interval, in percentage points. */
  return question->has_interval ? g_strdup_printf (_ ("%s (%s to %s)"), net, low, high)
                                : g_steal_pointer (&net);
}

char *
concord_consultation_dup_sentence (const ConcordConsultationQuestion *question)
{
  gboolean is_yes_no = question->n_levels == 2;
  g_autofree char *agree = concord_words_dup_percent (question->agree);
  g_autofree char *disagree = concord_words_dup_percent (question->disagree);
  g_autofree char *n = concord_words_dup_number (question->n, 0);
  g_autofree char *low = concord_words_dup_percent (question->agree_low);
  g_autofree char *high = concord_words_dup_percent (question->agree_high);
  g_autofree char *interval
      = question->has_interval ? g_strdup_printf (_ (" (95%% interval %s to %s)"), low, high)
                               : g_strdup ("");
  const char *reversed
      = question->is_reversed ? _ (" Agreeing speaks against the proposal.") : "";

  if (question->n <= 0)
    return g_strdup_printf (_ ("Nobody has answered “%s” yet."), question->text);
  if (question->n_withheld)
    return g_strdup_printf (_ ("“%s”: so few answered that nothing of it is published."),
                            question->text);
  if (question->net_withheld)
    return g_strdup_printf (_ ("“%s”: some answers were given by so few that the shares are "
                               "withheld (n = %s)."),
                            question->text, n);
  return is_yes_no ? g_strdup_printf (_ ("“%s”: %s say yes%s and %s no (n = %s).%s"),
                                      question->text, agree, interval, disagree, n, reversed)
                   : g_strdup_printf (_ ("“%s”: %s agree%s and %s disagree (n = %s).%s"),
                                      question->text, agree, interval, disagree, n, reversed);
}

/* Groups stay silent only where others speak: before an exercise is held nobody has answered. */
static char *
dup_silent (const ConcordConsultation *consultation)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  gboolean is_held = FALSE;

  for (guint i = 0; i < consultation->groups->len; i++)
    {
      ConcordConsultationGroup *group = consultation->groups->pdata[i];

      is_held |= group->most_answers > 0 || group->responded > 0;
      if (group->is_silent)
        g_ptr_array_add (names, group->name);
    }
  if (names->len == 0 || !is_held)
    return NULL;
  list = concord_words_dup_array (names);
  return g_strdup_printf (_ ("Nobody answered for: %s."), list);
}

static char *
dup_sentence (const ConcordConsultation *consultation)
{
  GString *sentence = g_string_new (NULL);
  g_autofree char *silent = dup_silent (consultation);
  guint n_answered = 0;

  for (guint i = 0; i < consultation->questions->len; i++)
    {
      const ConcordConsultationQuestion *question = consultation->questions->pdata[i];
      g_autofree char *words = concord_consultation_dup_sentence (question);

      if (question->n <= 0)
        continue;
      n_answered++;
      g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? " " : "", words);
    }
  if (consultation->questions->len == 0)
    g_string_append (sentence, _ ("No questions with an agreement or yes-or-no scale yet: enter "
                                  "them on the Consultation screen."));
  else if (n_answered == 0)
    g_string_append (sentence, _ ("No answers of persons yet: enter or import the counts on the "
                                  "Consultation screen."));
  if (silent != NULL)
    g_string_append_printf (sentence, " %s", silent);
  return g_string_free (sentence, FALSE);
}

static void
tell_question (ConcordConsultation *consultation, const ConcordConsultationQuestion *question)
{
  ConcordFinding *finding = consultation->finding;
  g_autofree char *net = concord_consultation_dup_net (question);
  guint n_levels;
  const char *const *levels = concord_consultation_get_levels (question->kind, &n_levels);

  for (guint level = 0; level < n_levels; level++)
    concord_finding_add_input (
        finding, g_strdup_printf (_ ("“%s”, %s"), question->text, _ (levels[level])),
        question->counts[level], question->is_withheld[level] ? g_strdup (_ ("withheld")) : NULL,
        question->id);
  concord_finding_add_result (finding, g_strdup_printf (_ ("“%s”, n"), question->text),
                              question->n,
                              question->n_withheld ? g_strdup (_ ("withheld")) : NULL,
                              question->id);
  if (question->n > 0 && !question->net_withheld)
    {
      concord_finding_add_result (finding, g_strdup_printf (_ ("“%s”, agree"), question->text),
                                  question->agree, concord_words_dup_percent (question->agree),
                                  question->id);
      concord_finding_add_result (finding, g_strdup_printf (_ ("“%s”, disagree"), question->text),
                                  question->disagree,
                                  concord_words_dup_percent (question->disagree), question->id);
      concord_finding_add_result (
          finding, g_strdup_printf (_ ("“%s”, net agreement in points"), question->text),
          question->net, g_strdup (net), question->id);
    }
  if (question->n_organisations > 0)
    concord_finding_take_warning (
        finding, g_strdup_printf (ngettext ("“%2$s”: %1$.0f organisation answered too; it is not "
                                            "added to the persons.",
                                            "“%2$s”: %1$.0f organisations answered too; they are "
                                            "not added to the persons.",
                                            (gulong) question->n_organisations),
                                  question->n_organisations, question->text));
}

static void
tell_group (ConcordConsultation *consultation, const ConcordConsultationGroup *group)
{
  ConcordFinding *finding = consultation->finding;
  g_autofree char *rate = concord_words_dup_percent (group->rate);

  if (!isnan (group->rate) || group->is_withheld)
    concord_finding_add_result (
        finding,
        g_strdup_printf (group->rate_of_invited ? _ ("Response rate of %s, of those invited")
                                                : _ ("Response rate of %s, of the population"),
                         group->name),
        group->rate, group->is_withheld ? g_strdup (_ ("withheld")) : g_steal_pointer (&rate),
        group->id);
  if (group->is_silent)
    concord_finding_add_result (finding, g_strdup (_ ("Silent group")), NAN,
                                g_strdup (group->name), group->id);
  if (group->is_over)
    concord_finding_take_warning (
        finding, g_strdup_printf (_ ("More answered for %s than it has people or than were "
                                     "invited: check population, invited and responded."),
                                  group->name));
  else if (group->most_answers > group->responded)
    concord_finding_take_warning (
        finding, g_strdup_printf (_ ("A question has more answers of %s than responded: check the "
                                     "counts."),
                                  group->name));
}

static guint
count_person_groups (const ConcordConsultation *consultation)
{
  guint n = 0;

  for (guint i = 0; i < consultation->groups->len; i++)
    n += !((ConcordConsultationGroup *) consultation->groups->pdata[i])->is_organisations;
  return n;
}

static void
tell_method (ConcordConsultation *consultation)
{
  ConcordFinding *finding = consultation->finding;

  switch (consultation->gathered)
    {
    case CONCORD_GATHERED_UNKNOWN:
      concord_finding_take_warning (finding,
                                    g_strdup (_ ("How the answers were gathered is not said, so "
                                                 "no intervals are given.")));
      break;
    case CONCORD_GATHERED_OPEN:
      concord_finding_take_warning (finding,
                                    g_strdup (_ ("An open consultation speaks for those who chose "
                                                 "to answer, not for everyone.")));
      break;
    case CONCORD_GATHERED_QUOTA:
      concord_finding_take_warning (finding,
                                    g_strdup (_ ("A quota sample has no known chance of being "
                                                 "asked, so no intervals are given.")));
      break;
    case CONCORD_GATHERED_CENSUS:
      concord_finding_take_warning (
          finding, isnan (consultation->population)
                       ? g_strdup (_ ("The population of a group is not given, so this census "
                                      "has no intervals."))
                       : g_strdup (_ ("The intervals hold only if those who did not answer think "
                                      "like those who did.")));
      break;
    case CONCORD_GATHERED_PROBABILITY:
      if (count_person_groups (consultation) > 1)
        concord_finding_take_warning (finding,
                                      g_strdup (_ ("The groups are added as they answered, "
                                                   "without weighting.")));
      break;
    }
}

static void
tell_withheld (ConcordConsultation *consultation)
{
  gboolean any = FALSE;

  for (guint i = 0; i < consultation->questions->len; i++)
    any |= concord_consultation_is_withheld (consultation->questions->pdata[i]);
  for (guint i = 0; i < consultation->groups->len; i++)
    any |= ((ConcordConsultationGroup *) consultation->groups->pdata[i])->is_withheld;
  if (any)
    concord_finding_take_warning (consultation->finding,
                                  g_strdup (_ ("Numbers of 1 to 4 persons are withheld, and others "
                                               "from which they could be worked out.")));
}

void
concord_consultation_tell (ConcordConsultation *consultation)
{
  ConcordFinding *finding = consultation->finding;

  concord_finding_take_sentence (finding, dup_sentence (consultation));
  concord_finding_set_method (
      finding,
      _ ("Shares of the persons who answered a question; organisations are never added to persons. "
         "Net agreement is the share above the middle of the scale less the share below it, in "
         "percentage points. Intervals of 95% are given for probability samples: Wilson's for the "
         "share that agrees, and net ± 1.96 × √((p+ + p− − net²) / n); for a census with "
         "the finite population correction (N − n) / (N − 1). A response rate has no interval."),
      _ ("E. B. Wilson, JASA 22, 1927; A. Agresti, Categorical Data Analysis, 2nd ed., 2002, "
         "section 1.4; W. G. Cochran, Sampling Techniques, 3rd ed., 1977, section 3.2."));
  for (guint i = 0; i < consultation->questions->len; i++)
    tell_question (consultation, consultation->questions->pdata[i]);
  for (guint i = 0; i < consultation->groups->len; i++)
    tell_group (consultation, consultation->groups->pdata[i]);
  tell_method (consultation);
  tell_withheld (consultation);
}
