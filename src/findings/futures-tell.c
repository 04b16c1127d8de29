/* What simulated futures show, as facts and in a sentence. */
#include "findings/futures-private.h"
#include "findings/money-private.h"
#include "findings/words.h"

#include "concord-words.h"

/* The proposed option, else the one that is best most often. */
static const ConcordFuturesOption *
find_subject (const ConcordFutures *futures)
{
  const ConcordFuturesOption *best = &futures->options[0];

  for (gsize i = 0; i < futures->n_options; i++)
    if (futures->options[i].proposed)
      return &futures->options[i];
  for (gsize i = 1; i < futures->n_options; i++)
    if (futures->options[i].probability_best > best->probability_best)
      best = &futures->options[i];
  return best;
}

char *
concord_futures_dup_share (double share)
{
  g_autofree char *percent = concord_words_dup_number (100 * share, 1);

  if (share > 0 && share < 0.0005)
    return g_strdup (_ ("less than 0.1% of the futures"));
  if (share < 1 && share >= 0.9995)
    return g_strdup (_ ("more than 99.9% of the futures"));
  return g_strdup_printf (_ ("%s%% of the futures"), percent);
}

/* Where it costs in nearly every future it is said as costs, without signs to be mistaken. */
static char *
dup_range (const ConcordFuturesOption *option)
{
  gboolean costs = option->p90 < 0;
  g_autofree char *low = concord_money_dup_short (costs ? -option->p90 : option->p10);
  g_autofree char *high = concord_money_dup_short (costs ? -option->p10 : option->p90);

  /* Translators: two amounts; they follow "in eight of ten futures". */
  return g_strdup_printf (costs ? _ ("it costs between %s and %s net, discounted")
                                : _ ("its net present value lies between %s and %s"),
                          low, high);
}

static char *
dup_sentence (const ConcordFutures *futures, const ConcordFuturesInputs *inputs)
{
  const ConcordFuturesOption *option = find_subject (futures);
  g_autofree char *share = concord_words_dup_of_hundred (option->probability_best);
  g_autofree char *range = dup_range (option);

  if (inputs->n_varying == 0)
    return g_strdup (_ ("Every future is the same: no line has a low or a high amount and no risk is "
                        "entered."));
  if (futures->n_options == 1)
    /* Translators: an option, then "it costs between £2m and £3m". */
    return g_strdup_printf (_ ("%s: in eight of ten simulated futures %s; there is no other option "
                               "to compare it with."),
                            option->name, range);
  /* Translators: an option, "83", then "it costs between £2m and £3m". */
  return g_strdup_printf (_ ("%s is the best on money in %s of 100 simulated futures; in eight of "
                             "ten %s."),
                          option->name, share, range);
}

static void
add_pounds (ConcordFinding *finding, char *name, double pounds, const char *where)
{
  concord_finding_add_result (finding, name, pounds, concord_money_dup_pounds (round (pounds)),
                              where);
}

static void
tell_option (ConcordFinding *finding, const ConcordFuturesOption *option)
{
  const char *name = option->name, *id = option->id;

  add_pounds (finding, g_strdup_printf (_ ("Mean net present value of %s"), name), option->mean,
              id);
  add_pounds (finding, g_strdup_printf (_ ("Standard deviation of %s"), name),
              option->standard_deviation, id);
  add_pounds (finding, g_strdup_printf (_ ("One future in ten of %s is below"), name), option->p10,
              id);
  add_pounds (finding, g_strdup_printf (_ ("Half of the futures of %s are below"), name),
              option->p50, id);
  add_pounds (finding, g_strdup_printf (_ ("Nine futures in ten of %s are below"), name),
              option->p90, id);
  concord_finding_add_result (finding, g_strdup_printf (_ ("%s is the best on money"), name),
                              option->probability_best,
                              concord_futures_dup_share (option->probability_best), id);
}

static void
tell_pairs (ConcordFinding *finding, const ConcordFutures *futures)
{
  for (gsize i = 0; i < futures->n_options; i++)
    for (gsize k = 0; k < futures->n_options; k++)
      {
        double share = futures->beats[i * futures->n_options + k];

        if (i != k)
          concord_finding_add_result (finding,
                                      g_strdup_printf (_ ("%s is better on money than %s"),
                                                       futures->options[i].name,
                                                       futures->options[k].name),
                                      share, concord_futures_dup_share (share),
                                      futures->options[i].id);
      }
}

static void
warn (ConcordFutures *futures, const ConcordFuturesInputs *inputs)
{
  ConcordFinding *finding = futures->finding;
  g_autofree char *draws = concord_words_dup_number ((double) futures->draws, 0);

  if (futures->is_coarse)
    concord_finding_take_warning (
        finding, g_strdup_printf (_ ("This is a first count of %s futures; the whole of them "
                                     "follows."),
                                  draws));
  if (inputs->n_varying > 0)
    concord_finding_take_warning (
        finding, g_strdup (_ ("The futures are as good as the ranges and probabilities entered; a "
                              "line without a range is taken as certain.")));
  for (guint i = 0; i < inputs->facts->warnings->len; i++)
    concord_finding_take_warning (finding, g_strdup (inputs->facts->warnings->pdata[i]));
}

void
concord_futures_tell (ConcordFutures *futures, const ConcordFuturesInputs *inputs)
{
  ConcordFinding *finding = concord_finding_new (inputs->facts->kind, inputs->facts->name);

  futures->finding = finding;
  concord_finding_take_sentence (finding, dup_sentence (futures, inputs));
  concord_finding_set_method (
      finding,
      _ ("Monte Carlo: in each future every line with a range gets one amount, drawn from a "
         "triangular or PERT distribution between low and high, for all its years; every risk "
         "happens or not by its probability, with an impact drawn likewise; lines without a range "
         "stay as they are. Costs of one option are bound by a Gaussian copula with the given "
         "correlation of their normal scores; different options are independent. Discounting, "
         "prices and optimism bias are those of the money case. The same seed gives the same "
         "futures."),
      _ ("HM Treasury, The Green Book, 2022, annex 5; D. Vose, Risk Analysis, 2008, chapters 10 and "
         "14; R. L. Iman and W. J. Conover, Communications in Statistics B 11, 1982."));
  for (guint i = 0; i < inputs->facts->inputs->len; i++)
    {
      const ConcordFact *fact = inputs->facts->inputs->pdata[i];

      concord_finding_add_input (finding, g_strdup (fact->name), fact->number,
                                 g_strdup (fact->text), fact->where);
    }
  for (gsize i = 0; i < futures->n_options; i++)
    tell_option (finding, &futures->options[i]);
  tell_pairs (finding, futures);
  warn (futures, inputs);
}
