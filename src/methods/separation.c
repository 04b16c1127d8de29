
#include "methods/separation.h"

#include <math.h>
#include <string.h>

#include "concord-words.h"

#include "methods/additive-value.h"
#include "methods/method-error.h"
#include "methods/weighting.h"

/* The integrals are taken by the trapezoid rule, which for such smooth functions that vanish at
   both ends is good to some twelve digits with these steps. */
#define SPREADS 400
#define PLACES 320
#define REACH 9.0
#define MOST_BIDDERS 1000

/* Weighted totals of each evaluator, and their means over the evaluators. */
static void
add_up (const double *marks,
        gsize n_evaluators,
        gsize n_questions,
        gsize n_bidders,
        const double *shares,
        double *own,
        double *totals)
{
  memset (own, 0, n_evaluators * n_bidders * sizeof *own);
  memset (totals, 0, n_bidders * sizeof *totals);
  for (gsize e = 0; e < n_evaluators; e++)
    {
      for (gsize q = 0; q < n_questions; q++)
        for (gsize b = 0; b < n_bidders; b++)
          own[e * n_bidders + b] += shares[q] * marks[(e * n_questions + q) * n_bidders + b];
      for (gsize b = 0; b < n_bidders; b++)
        totals[b] += own[e * n_bidders + b] / n_evaluators;
    }
}

/* Mean square of what neither the bidder nor the evaluator explains. */
static double
residual_variance (const double *own, gsize n_evaluators, gsize n_bidders, const double *totals)
{
  double grand = 0, sum = 0;

  for (gsize b = 0; b < n_bidders; b++)
    grand += totals[b] / n_bidders;
  for (gsize e = 0; e < n_evaluators; e++)
    {
      double mean = 0;

      for (gsize b = 0; b < n_bidders; b++)
        mean += own[e * n_bidders + b] / n_bidders;
      for (gsize b = 0; b < n_bidders; b++)
        {
          double rest = own[e * n_bidders + b] - totals[b] - mean + grand;

          sum += rest * rest;
        }
    }
  return sum / ((double)(n_evaluators - 1) * (double)(n_bidders - 1));
}

static double
below (double z)
{
  return erfc (-z * M_SQRT1_2) / 2;
}

/* For means that are normal with one deviation: each bidder's probability of the highest, added to
   @first with weight @part. The highest lies within @REACH deviations of the leader's mean. */
static void
add_first (const double *totals, gsize n, double deviation, double part, double *first)
{
  double top = totals[0], step = 2 * REACH / PLACES;
  g_autofree double *shares = g_new (double, n);

  for (gsize b = 1; b < n; b++)
    top = MAX (top, totals[b]);
  for (int i = 0; i <= PLACES; i++)
    {
      double z = -REACH + i * step, all = 1;

      for (gsize b = 0; b < n; b++)
        {
          double own = z + (top - totals[b]) / deviation;

          shares[b] = below (own);
          all *= shares[b];
          shares[b] = exp (-own * own / 2) * (M_2_SQRTPI * M_SQRT1_2 / 2) / shares[b];
        }
      for (gsize b = 0; b < n; b++)
        first[b] += part * step * all * shares[b];
    }
}

/* Over what the deviation may be, given its estimate: log (nu s^2 / sigma^2 / nu) has the density
   of a log chi-square over its degrees of freedom. */
static void
integrate (const double *totals, gsize n, double deviation, double freedom, double *first)
{
  double low = -MAX (64 / freedom, 12 * sqrt (2 / freedom));
  double high = log1p (90 / freedom + 12 / sqrt (freedom));
  double step = (high - low) / SPREADS, sum = 0;

  memset (first, 0, n * sizeof *first);
  for (int i = 0; i <= SPREADS; i++)
    {
      double y = low + i * step;
      double part = exp (freedom / 2 * (y - expm1 (y)));

      sum += part;
      add_first (totals, n, deviation * exp (-y / 2), part, first);
    }
  for (gsize b = 0; b < n; b++)
    first[b] = MIN (first[b] / sum, 1);
}

static void
share_among_winners (const guint *ranks, gsize n, double *first)
{
  gsize winners = 0;

  for (gsize b = 0; b < n; b++)
    winners += ranks[b] == 1;
  for (gsize b = 0; b < n; b++)
    first[b] = ranks[b] == 1 ? 1.0 / winners : 0;
}

static gboolean
check_shape (gsize n_evaluators, gsize n_questions, gsize n_bidders, GError **error)
{
  if (n_bidders == 0 || n_questions == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no marks."));
  if (n_evaluators < 2)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("At least two evaluators are needed to see how far they "
                                     "disagree."));
  if (n_bidders > MOST_BIDDERS)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("There are more than %d bidders."), MOST_BIDDERS);
  return TRUE;
}

/**
 * concord_separation:
 * @marks: (array length=n_evaluators*n_questions*n_bidders): [evaluator][question][bidder], none
 *   absent: every evaluator marks every answer
 * @n_evaluators: how many, >= 2
 * @n_questions: how many, > 0
 * @n_bidders: how many, 1 to 1,000
 * @weights: (array length=n_questions): in any unit, each >= 0; normalised here
 * @totals: (out caller-allocates) (array length=n_bidders): weighted marks, mean of evaluators
 * @ranks: (out caller-allocates) (array length=n_bidders): 1 for the highest; ties share
 * @probability_first: (out caller-allocates) (array length=n_bidders): that the bidder would be
 *   first if these evaluators' disagreement were averaged away; adds up to 1
 * @separation: (out): how much they disagree, and whether the lead is more than that
 * @error: a number absent, weights all zero, fewer than two evaluators
 *
 * Is the lead real? An evaluator's total is taken as bidder + evaluator + residual (a two-way
 * table without repetition); a lenient or strict evaluator moves all bidders alike and does not
 * count. The bidders' true totals then follow, around those seen, a multivariate t with deviation
 * s / sqrt (evaluators) and (evaluators - 1) x (bidders - 1) degrees of freedom (G. E. P. Box and
 * G. C. Tiao, Bayesian Inference in Statistical Analysis, 1973, section 2.11, flat prior); for two
 * bidders it is the paired t test. Integrated, not simulated. Where there is no disagreement at
 * all, the winners share the first place.
 *
 * Returns: whether there is an answer
 */
gboolean
concord_separation (const double *marks,
                    gsize n_evaluators,
                    gsize n_questions,
                    gsize n_bidders,
                    const double *weights,
                    double *totals,
                    guint *ranks,
                    double *probability_first,
                    ConcordSeparation *separation,
                    GError **error)
{
  g_autofree double *shares = g_new (double, MAX (n_questions, 1));
  g_autofree double *own = g_new (double, n_evaluators * n_bidders + 1);
  gsize n = n_bidders, winners = 0;
  double tolerance, deviation, freedom, best = 0;

  if (!check_shape (n_evaluators, n_questions, n, error)
      || !concord_method_check_given (marks, n_evaluators * n_questions * n, _ ("the marks"), error)
      || !concord_normalise_weights (weights, n_questions, shares, error))
    return FALSE;
  add_up (marks, n_evaluators, n_questions, n, shares, own, totals);
  tolerance = concord_tie_tolerance (marks, n_evaluators * n_questions * n);
  concord_rank_totals (totals, n, tolerance, ranks);
  freedom = (double)(n_evaluators - 1) * (double)(n - 1);
  deviation = n > 1 ? sqrt (residual_variance (own, n_evaluators, n, totals)) : 0;
  if (!concord_method_check_result (totals, n, error)
      || !concord_method_check_result (&deviation, 1, error))
    return FALSE;
  if (deviation > tolerance)
    integrate (totals, n, deviation / sqrt (n_evaluators), freedom, probability_first);
  else
    share_among_winners (ranks, n, probability_first);
  for (gsize b = 0; b < n; b++)
    {
      winners += ranks[b] == 1;
      best = ranks[b] == 1 ? probability_first[b] : best;
    }
  *separation
      = (ConcordSeparation){ deviation, freedom, winners == 1 && best >= CONCORD_SEPARATED };
  return TRUE;
}
