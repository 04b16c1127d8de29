/* What of a consultation may leave the program: small numbers of persons stay behind. */
#include "findings/consultation-private.h"
#include "findings/suppression.h"

/* More than any count: a level on another side goes only where its own side has none to go. */
#define COST_OF_OTHER_SIDE 1e7

gboolean
concord_consultation_is_withheld (const ConcordConsultationQuestion *question)
{
  gboolean any = question->n_withheld || question->net_withheld;

  for (guint level = 0; level < question->n_levels; level++)
    any |= question->is_withheld[level];
  return any;
}

/* -1 for levels that disagree, 1 for those that agree. */
static int
get_side (const ConcordConsultationQuestion *question, guint level)
{
  guint side = question->n_levels / 2;

  return level < side ? -1 : level >= question->n_levels - side ? 1 : 0;
}

/* Levels that share a side with a small one go first: agreement and disagreement as wholes may then
 * be told. */
static void
set_costs (const ConcordConsultationQuestion *question, double *costs)
{
  for (guint level = 0; level < question->n_levels; level++)
    {
      gboolean beside = FALSE;

      for (guint other = 0; other < question->n_levels; other++)
        beside |= get_side (question, other) == get_side (question, level)
                  && concord_suppression_is_small (question->counts[other]);
      costs[level] = question->counts[level] + (beside ? 0 : COST_OF_OTHER_SIDE);
    }
}

/* Whether what is withheld lies on more than one side: net agreement would then tell it. */
static gboolean
crosses_sides (const ConcordConsultationQuestion *question)
{
  gboolean sides[3] = { FALSE, FALSE, FALSE };

  for (guint level = 0; level < question->n_levels; level++)
    if (question->is_withheld[level])
      sides[1 + get_side (question, level)] = TRUE;
  return sides[0] + sides[1] + sides[2] > 1;
}

static void
withhold_net (ConcordConsultationQuestion *question)
{
  question->net_withheld = TRUE;
  question->agree = question->disagree = question->net = NAN;
  question->agree_low = question->agree_high = question->net_low = question->net_high = NAN;
}

/* The counts of one question are a row whose total, n, is published. */
static void
withhold_answers (ConcordConsultationQuestion *question)
{
  double costs[CONCORD_MOST_LEVELS];
  gboolean columns[CONCORD_MOST_LEVELS];

  set_costs (question, costs);
  concord_suppress (question->counts, 1, question->n_levels, TRUE, FALSE, costs,
                    question->is_withheld, &question->n_withheld, columns);
  if (question->n_withheld || crosses_sides (question))
    withhold_net (question);
  for (guint level = 0; level < question->n_levels; level++)
    if (question->is_withheld[level])
      question->counts[level] = question->shares[level] = NAN;
  if (question->n_withheld)
    question->n = NAN;
}

/* The persons who responded are a row of groups whose total the questions' n gives away. */
static void
withhold_groups (ConcordConsultation *consultation)
{
  guint n = consultation->groups->len;
  g_autofree double *counts = g_new0 (double, n + 1);
  g_autofree gboolean *cells = g_new0 (gboolean, n + 1);
  g_autofree gboolean *columns = g_new0 (gboolean, n + 1);
  gboolean total;

  for (guint i = 0; i < n; i++)
    {
      const ConcordConsultationGroup *group = consultation->groups->pdata[i];

      if (!group->is_organisations && !isnan (group->responded))
        counts[i] = group->responded;
    }
  if (n > 0)
    concord_suppress (counts, 1, n, TRUE, FALSE, NULL, cells, &total, columns);
  for (guint i = 0; i < n; i++)
    {
      ConcordConsultationGroup *group = consultation->groups->pdata[i];

      if (!cells[i] || !(counts[i] > 0))
        continue;
      group->is_withheld = TRUE;
      group->responded = group->rate = group->most_answers = NAN;
    }
}

void
concord_consultation_withhold (ConcordConsultation *consultation)
{
  withhold_groups (consultation);
  for (guint i = 0; i < consultation->questions->len; i++)
    {
      ConcordConsultationQuestion *question = consultation->questions->pdata[i];

      withhold_answers (question);
      for (guint cell = 0; cell < consultation->groups->len * question->n_levels; cell++)
        question->cells[cell] = 0;
    }
}
