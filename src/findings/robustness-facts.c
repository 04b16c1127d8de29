/* What robustness is worked out from, and what came of it. */
#include "findings/robustness-private.h"
#include "findings/words.h"

#include "model/value.h"

#include "concord-words.h"

/* Ranks beyond these are left to the table of numbers. */
#define MOST_RANKS_TOLD 8

/* --- inputs ---------------------------------------------------------------------------------- */

static void
add_weight (ConcordFinding *finding, const ConcordRobustnessInputs *inputs, guint leaf)
{
  const ConcordAppraisalCriterion *criterion = concord_robustness_get_leaf (inputs->appraisal, leaf);
  g_autofree char *weight = concord_words_dup_number (100 * criterion->global, 1);
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (isnan (criterion->global))
    return;
  concord_finding_add_input (finding, g_strdup_printf (_ ("Weight of %s"), criterion->name),
                             criterion->global, g_strdup_printf (_ ("%s%%"), weight),
                             criterion->id);
  if (inputs->bounds[leaf] == NULL)
    return;
  least = concord_words_dup_number (100 * inputs->least[leaf], 1);
  most = concord_words_dup_number (100 * inputs->most[leaf], 1);
  concord_finding_add_input (finding, g_strdup_printf (_ ("Random weights of %s"), criterion->name),
                             NAN, g_strdup_printf (_ ("%s%% to %s%%"), least, most),
                             inputs->bounds[leaf]);
  if (criterion->global < inputs->least[leaf] - 1e-9
      || criterion->global > inputs->most[leaf] + 1e-9)
    concord_finding_take_warning (
        finding,
        g_strdup_printf (_ ("The weight of %s, %s%%, lies outside its own bounds of %s%% to "
                            "%s%%."),
                         criterion->name, weight, least, most));
}

static void
add_values (ConcordFinding *finding,
            const ConcordRobustnessWork *work,
            const ConcordAppraisalOption *option)
{
  for (guint k = 0; k < work->inputs->appraisal->leaves->len; k++)
    {
      g_autofree char *likely = concord_words_dup_number (option->values[k], 1);
      g_autofree char *low = concord_words_dup_number (option->low_values[k], 1);
      g_autofree char *high = concord_words_dup_number (option->high_values[k], 1);

      if (!isnan (option->values[k]))
        concord_finding_add_input (
            finding,
            /* Translators: an option, then a criterion. */
            g_strdup_printf (_ ("Value of %s on %s"), option->name,
                             concord_robustness_get_leaf (work->inputs->appraisal, k)->name),
            option->values[k],
            option->high_values[k] > option->low_values[k]
                ? g_strdup_printf (_ ("%s, from %s to %s"), likely, low, high)
                : g_strdup (likely),
            option->id);
    }
}

static void
tell_inputs (ConcordRobustness *robustness, const ConcordRobustnessWork *work)
{
  ConcordFinding *finding = robustness->finding;

  concord_finding_add_input (finding, g_strdup (_ ("Random weightings")), (double)robustness->draws,
                             NULL, NULL);
  concord_finding_add_input (finding, g_strdup (_ ("Seed of chance")), (double)robustness->seed,
                             work->inputs->has_seed ? NULL
                                                    : g_strdup (_ ("0, as the project gives "
                                                                   "none")),
                             work->inputs->project);
  for (guint k = 0; k < work->inputs->appraisal->leaves->len; k++)
    add_weight (finding, work->inputs, k);
  for (guint i = 0; i < work->ranked->len; i++)
    add_values (finding, work, work->ranked->pdata[i]);
  for (guint i = 0; i < robustness->options->len; i++)
    {
      const ConcordRobustnessOption *option = concord_robustness_get_option (robustness, i);

      concord_finding_add_input (finding,
                                 g_strdup_printf (_ ("Present cost and risks of %s"), option->name),
                                 option->cost, concord_money_dup_short (option->cost), option->id);
    }
}

/* --- results --------------------------------------------------------------------------------- */

/* At the ends of the scale there is nothing beyond. */
static const char *
get_format (const ConcordTurn *turn, const ConcordRobustnessCriterion *criterion)
{
  if (turn->at <= 1e-9 || turn->at >= 1 - 1e-9)
    /* Translators: a weight, then the options that are first with it. */
    return _ ("at %s%% %s");
  return turn->at > criterion->weight ? _ ("above %s%% %s") : _ ("below %s%% %s");
}

static char *
dup_turns (const ConcordRobustnessCriterion *criterion)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < criterion->turns->len; i++)
    {
      const ConcordTurn *turn = &g_array_index (criterion->turns, ConcordTurn, i);
      g_autofree char *at = concord_words_dup_number (100 * turn->at, 1);

      if (i > 0)
        g_string_append (text, _ ("; "));
      g_string_append_printf (text, get_format (turn, criterion), at, turn->winner_name);
    }
  return g_string_free (text, text->len == 0);
}

static void
tell_criterion (ConcordFinding *finding,
                const ConcordRobustness *robustness,
                const ConcordRobustnessCriterion *criterion)
{
  g_autofree char *low = concord_words_dup_number (100 * criterion->low, 1);
  g_autofree char *high = concord_words_dup_number (100 * criterion->high, 1);
  char *turns = dup_turns (criterion);

  concord_finding_add_result (
      finding,
      g_strdup_printf (_ ("Weight of %s within which the first place stays"), criterion->name),
      criterion->low,
      isnan (criterion->low) ? criterion->weight >= 1
                                   ? g_strdup (_ ("no other criterion has weight"))
                                   : g_strdup (_ ("can’t be told: a score is missing"))
                             : g_strdup_printf (_ ("%s%% to %s%%"), low, high),
      criterion->id);
  if (turns != NULL)
    concord_finding_add_result (finding,
                                g_strdup_printf (_ ("Others first on %s"), criterion->name),
                                criterion->turns->len, turns, criterion->id);
}

/* "Quality 45%, Cost 35% and Jobs 20%" */
static char *
dup_central (const ConcordRobustness *robustness, const ConcordRobustnessOption *option)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (option->central == NULL)
    return g_strdup (_ ("none: it is never first"));
  for (guint k = 0; k < robustness->criteria->len; k++)
    {
      const ConcordRobustnessCriterion *criterion = robustness->criteria->pdata[k];
      g_autofree char *number = concord_words_dup_number (100 * option->central[k], 0);

      /* Translators: a criterion and its weight: Quality 45%. */
      g_ptr_array_add (words, g_strdup_printf (_ ("%s %s%%"), criterion->name, number));
    }
  return concord_words_dup_array (words);
}

static char *
dup_ranks (const ConcordRobustnessOption *option, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < MIN (n, MOST_RANKS_TOLD); r++)
    {
      g_autofree char *hundred = concord_words_dup_of_hundred (option->acceptability[r]);

      /* Translators: a rank, and in how many of 100 weightings it is taken: "rank 1: 83". */
      g_string_append_printf (text, _ ("%srank %u: %s"), r > 0 ? "; " : "", r + 1, hundred);
    }
  g_string_append (text, _ ("; of 100 random weightings"));
  return g_string_free (text, FALSE);
}

static void
tell_draws (ConcordFinding *finding,
            const ConcordRobustness *robustness,
            const ConcordRobustnessOption *option)
{
  g_autofree char *confidence
      = isnan (option->confidence) ? NULL : concord_words_dup_of_hundred (option->confidence);

  concord_finding_add_result (
      finding, g_strdup_printf (_ ("First place of %s"), option->name), option->acceptability[0],
      concord_robustness_dup_weightings (option->acceptability[0]), option->id);
  concord_finding_add_result (finding, g_strdup_printf (_ ("Ranks of %s"), option->name), NAN,
                              dup_ranks (option, robustness->options->len), option->id);
  concord_finding_add_result (
      finding, g_strdup_printf (_ ("Weights with which %s is typically first"), option->name), NAN,
      dup_central (robustness, option), option->id);
  if (!isnan (option->confidence))
    concord_finding_add_result (
        finding, g_strdup_printf (_ ("Confidence of %s with these weights"), option->name),
        option->confidence,
        g_strdup_printf (_ ("first in %s of 100 draws of the scores"), confidence), option->id);
  for (guint j = 0; j < robustness->options->len; j++)
    if (concord_robustness_get_option (robustness, j) != option)
      concord_finding_add_result (
          finding,
          /* Translators: two options. */
          g_strdup_printf (_ ("%s better than %s"), option->name,
                           concord_robustness_get_option (robustness, j)->name),
          option->beats[j], concord_robustness_dup_weightings (option->beats[j]), option->id);
}

static void
tell_cost (ConcordFinding *finding, const ConcordRobustnessOption *option)
{
  if (isnan (option->cost))
    return;
  concord_finding_add_result (
      finding, g_strdup_printf (_ ("Present cost of a point of %s"), option->name),
      option->cost_per_point, concord_money_dup_short (option->cost_per_point), option->id);
  concord_finding_add_result (
      finding, g_strdup_printf (_ ("Value of %s for its cost"), option->name), option->efficient,
      option->efficient ? g_strdup (_ ("no other is as good for less"))
                        : g_strdup (_ ("another is as good or better for the same or less")),
      option->id);
}

static void
tell_results (ConcordRobustness *robustness)
{
  ConcordFinding *finding = robustness->finding;
  const ConcordRobustnessOption *leader
      = robustness->leader == G_MAXUINT
            ? NULL
            : concord_robustness_get_option (robustness, robustness->leader);

  for (guint i = 0; i < robustness->options->len; i++)
    {
      const ConcordRobustnessOption *option = concord_robustness_get_option (robustness, i);

      concord_finding_add_result (finding, g_strdup_printf (_ ("Total of %s"), option->name),
                                  option->total, concord_words_dup_number (option->total, 1),
                                  option->id);
      if (!isnan (option->acceptability[0]))
        tell_draws (finding, robustness, option);
      tell_cost (finding, option);
    }
  for (guint k = 0; k < robustness->criteria->len && leader != NULL; k++)
    tell_criterion (finding, robustness, robustness->criteria->pdata[k]);
  if (!isnan (robustness->holds))
    {
      g_autofree char *holds = concord_words_dup_of_hundred (robustness->holds);

      concord_finding_add_result (
          finding, g_strdup_printf (_ ("%s first with the weights as they are"), leader->name),
          robustness->holds, g_strdup_printf (_ ("in %s of 100 draws of the scores"), holds),
          leader->id);
    }
  if (!isnan (robustness->cost_rise))
    concord_finding_add_result (
        finding,
        g_strdup_printf (_ ("Rise in the cost of %s that ends its lead in net present value"),
                         leader->name),
        robustness->cost_rise, concord_robustness_dup_rise (robustness->cost_rise), leader->id);
}

/* --- warnings -------------------------------------------------------------------------------- */

static void
warn_of_options (ConcordFinding *finding, const ConcordAppraisal *appraisal)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *option = appraisal->options->pdata[i];

      if (option->rank == 0)
        g_ptr_array_add (names, option->name);
    }
  if (names->len == 0 || appraisal->state != CONCORD_APPRAISAL_RANKED)
    return;
  list = concord_words_dup_array (names);
  concord_finding_take_warning (
      finding, g_strdup_printf (ngettext ("%s takes no part, since scores are missing.",
                                          "%s take no part, since scores are missing.", names->len),
                                list));
}

static void
warn_of_criteria (ConcordFinding *finding, const ConcordRobustnessWork *work)
{
  for (guint k = 0; work->is_drawn != NULL && k < work->inputs->appraisal->leaves->len; k++)
    if (!work->is_drawn[k])
      concord_finding_take_warning (
          finding,
          g_strdup_printf (_ ("%s has no weight, and not every option has a score on it: random "
                              "weightings leave it out."),
                           concord_robustness_get_leaf (work->inputs->appraisal, k)->name));
}

static void
warn_of_costs (ConcordFinding *finding, const ConcordRobustness *robustness)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < robustness->options->len; i++)
    if (isnan (concord_robustness_get_option (robustness, i)->cost))
      g_ptr_array_add (names, concord_robustness_get_option (robustness, i)->name);
  if (names->len == 0)
    return;
  if (names->len == robustness->options->len)
    {
      concord_finding_take_warning (finding,
                                    g_strdup (_ ("No option’s cost is known yet, so value is "
                                                 "not held against cost: enter costs on "
                                                 "the Money screen.")));
      return;
    }
  list = concord_words_dup_array (names);
  concord_finding_take_warning (
      finding,
      g_strdup_printf (_ ("The cost of %s is not known: it is not held against value."), list));
}

static void
describe (ConcordFinding *finding)
{
  concord_finding_set_method (
      finding,
      _ ("The weight w of one criterion moves and the others keep their proportions; options a and "
         "b "
         "tie at t = (R_a − R_b) / ((R_a − R_b) − (v_a − v_b)), where R is the value on the other "
         "criteria and v that on this one. Random weightings are drawn evenly from all that add up "
         "to 100%, within the bounds that are given; values are triangular between those of the "
         "low, likely and high score, drawn anew with each weighting. "
         "In how many an option is first is not a probability: it says how "
         "much the first place rests on the weights. Typical weights are the mean of those with "
         "which an option is first. Cost is present cost with optimism bias and risk, before "
         "benefits; an option is efficient where no other is as good for less. There is no clear "
         "winner where options tie, where another is first more often and the leader in fewer than "
         "50 of 100, or where the scores’ own ranges leave the leader first in fewer than 50 of "
         "100. A lead is narrow within 5 points of weight of a turn, below 90 of 100 draws of the "
         "scores, below 50 of 100 weightings, or where a cost rise of less than 5% turns it."),
      _ ("E. Triantaphyllou and A. Sanchez, Decision Sciences 28(1), 1997, for the turn; R. "
         "Lahdelma "
         "and P. Salminen, SMAA-2, Operations Research 49(3), 2001, for random weightings; "
         "V. Pareto, Manuale di economia politica, 1906, for the frontier; HM Treasury, The Green "
         "Book, for switching values."));
}

void
concord_robustness_tell (ConcordRobustness *robustness, const ConcordRobustnessWork *work)
{
  ConcordFinding *finding = robustness->finding;

  concord_finding_take_sentence (finding, concord_robustness_dup_sentence (robustness, work));
  describe (finding);
  tell_inputs (robustness, work);
  tell_results (robustness);
  warn_of_options (finding, work->inputs->appraisal);
  warn_of_criteria (finding, work);
  warn_of_costs (finding, robustness);
  if (robustness->is_coarse)
    concord_finding_take_warning (finding, g_strdup (_ ("These are the figures of a first, rough "
                                                        "count; finer ones follow.")));
}
