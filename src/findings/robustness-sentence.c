/* What robustness says in a sentence. */
#include "findings/robustness-private.h"
#include "findings/words.h"

#include "concord-words.h"

char *
concord_robustness_dup_weightings (double share)
{
  g_autofree char *hundred = concord_words_dup_number (100 * share, 0);

  if (share <= 0)
    return g_strdup (_ ("none of the random weightings"));
  if (share >= 1)
    return g_strdup (_ ("all random weightings"));
  if (share < 0.005)
    return g_strdup (_ ("fewer than 1 of 100 random weightings"));
  if (share > 0.995)
    return g_strdup (_ ("more than 99 of 100 random weightings"));
  return g_strdup_printf (_ ("%s of 100 random weightings"), hundred);
}

/* The same where it has just been said of what. */
static char *
dup_in_hundred (double share)
{
  g_autofree char *hundred = concord_words_dup_of_hundred (share);

  return share >= 1 ? g_strdup (_ ("all of them")) : g_strdup_printf (_ ("%s of 100"), hundred);
}

/* A share, with a decimal where whole percents would hide how far it is from @other. */
static char *
dup_share (double share, double other)
{
  g_autofree char *number
      = concord_words_dup_number (100 * share, fabs (share - other) < 0.01 ? 1 : 0);

  return g_strdup_printf (_ ("%s%%"), number);
}

/* Whether the weight of every criterion can be moved. */
static gboolean
is_known (const ConcordRobustness *robustness)
{
  for (guint k = 0; k < robustness->criteria->len; k++)
    if (isnan (((ConcordRobustnessCriterion *)robustness->criteria->pdata[k])->low))
      return FALSE;
  return TRUE;
}

/* "In-house stays first unless the weight on jobs falls below 12%" */
static char *
dup_turn (const ConcordRobustness *robustness, gboolean close)
{
  const char *leader = concord_robustness_get_option (robustness, robustness->leader)->name;
  const ConcordRobustnessCriterion *criterion;
  g_autofree char *at = NULL;
  g_autofree char *now = NULL;

  if (robustness->nearest < 0 && robustness->criteria->len == 1)
    return g_strdup_printf (_ ("%s is first on the only criterion"), leader);
  if (robustness->nearest < 0)
    return g_strdup_printf (is_known (robustness)
                                ? _ ("%s stays first whatever the weight of any one criterion")
                                : _ ("%s stays first under every weight that can be tried"),
                            leader);
  criterion = robustness->criteria->pdata[robustness->nearest];
  at = dup_share (robustness->nearest_at, criterion->weight);
  now = dup_share (criterion->weight, robustness->nearest_at);
  if (robustness->nearest_at <= criterion->weight)
    return close
               ? g_strdup_printf (_ ("%s leads, but narrowly: it stays first unless the weight on "
                                     "%s falls from %s to below %s"),
                                  leader, criterion->name, now, at)
               : g_strdup_printf (_ ("%s stays first unless the weight on %s falls below %s"),
                                  leader, criterion->name, at);
  return close ? g_strdup_printf (_ ("%s leads, but narrowly: it stays first unless the weight on "
                                     "%s rises from %s to above %s"),
                                  leader, criterion->name, now, at)
               : g_strdup_printf (_ ("%s stays first unless the weight on %s rises above %s"),
                                  leader, criterion->name, at);
}

char *
concord_robustness_dup_rise (double rise)
{
  g_autofree char *number = concord_words_dup_number (100 * rise, rise < 0.1 ? 1 : 0);

  return rise < 0.0005 ? g_strdup (_ ("less than 0.1%")) : g_strdup_printf (_ ("%s%%"), number);
}

static char *
dup_lead (const ConcordRobustness *robustness)
{
  gboolean close = robustness->state == CONCORD_ROBUSTNESS_CLOSE;
  g_autofree char *turn = dup_turn (robustness, close);
  g_autofree char *first = concord_robustness_dup_weightings (
      concord_robustness_get_option (robustness, robustness->leader)->acceptability[0]);
  GString *sentence = g_string_new (turn);

  g_string_append_printf (sentence, _ ("; it is first in %s"), first);
  if (robustness->holds < CONCORD_ROBUSTNESS_SURE_SCORES)
    {
      g_autofree char *holds = concord_words_dup_of_hundred (robustness->holds);

      g_string_append_printf (sentence, _ (" and in %s of 100 draws of the scores"), holds);
    }
  if (!isnan (robustness->cost_rise))
    {
      g_autofree char *rise = concord_robustness_dup_rise (robustness->cost_rise);

      /* Translators: a percentage, such as 9%. */
      g_string_append_printf (
          sentence, _ (". A rise of %s in its cost ends its lead in net present value"), rise);
    }
  g_string_append (sentence, ".");
  return g_string_free (sentence, FALSE);
}

static guint
find_most_often (const ConcordRobustness *robustness)
{
  guint most = 0;

  for (guint i = 1; i < robustness->options->len; i++)
    if (concord_robustness_get_option (robustness, i)->acceptability[0]
        > concord_robustness_get_option (robustness, most)->acceptability[0])
      most = i;
  return most;
}

static char *
dup_tie (const ConcordRobustnessWork *work)
{
  const ConcordAppraisal *appraisal = work->inputs->appraisal;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *total = concord_words_dup_number (appraisal->best, 0);

  for (guint i = 0; i < work->ranked->len; i++)
    {
      const ConcordAppraisalOption *option = work->ranked->pdata[i];

      if (option->rank == 1)
        g_ptr_array_add (names, option->name);
    }
  list = concord_words_dup_array (names);
  return g_strdup_printf (_ ("There is no clear winner: %s share the first place with %s of 100."),
                          list, total);
}

static char *
dup_no_winner (const ConcordRobustness *robustness, const ConcordRobustnessWork *work)
{
  const ConcordRobustnessOption *leader, *other;
  g_autofree char *first = NULL;
  g_autofree char *rival = NULL;
  g_autofree char *holds = concord_words_dup_of_hundred (robustness->holds);

  if (robustness->leader == G_MAXUINT)
    return dup_tie (work);
  leader = concord_robustness_get_option (robustness, robustness->leader);
  other = concord_robustness_get_option (robustness, find_most_often (robustness));
  if (other == leader || leader->acceptability[0] >= 0.5)
    return g_strdup_printf (
        _ ("There is no clear winner: %s leads, but with the same weights it is "
           "first in only %s of 100 draws of the scores between low and high."),
        leader->name, holds);
  first = concord_robustness_dup_weightings (leader->acceptability[0]);
  rival = dup_in_hundred (other->acceptability[0]);
  return g_strdup_printf (
      _ ("There is no clear winner: %s leads with the present weights, but it is "
         "first in %s, %s in %s."),
      leader->name, first, other->name, rival);
}

char *
concord_robustness_dup_sentence (const ConcordRobustness *robustness,
                                 const ConcordRobustnessWork *work)
{
  if (work->problem != NULL)
    return g_strdup (work->problem);
  switch (robustness->state)
    {
    case CONCORD_ROBUSTNESS_CLEAR:
    case CONCORD_ROBUSTNESS_CLOSE:
      return dup_lead (robustness);
    case CONCORD_ROBUSTNESS_NO_WINNER:
      return dup_no_winner (robustness, work);
    case CONCORD_ROBUSTNESS_NOT_READY:
      return g_strdup_printf (
          _ ("%s is the only option with all its scores: how robust its place is "
             "shows once there is another to compare it with."),
          concord_robustness_get_option (robustness, 0)->name);
    }
  g_return_val_if_reached (NULL);
}
