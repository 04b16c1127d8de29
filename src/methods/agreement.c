
#include "methods/agreement.h"

#include <math.h>
#include <stdlib.h>

#include "concord-words.h"

#include "methods/method-error.h"

/* The different ratings that can be compared with another of the same unit. */
typedef struct
{
  double *values; /* rising */
  double *counts;
  double *below; /* how many pairable ratings lie below each value */
  gsize n_values;
  double n_ratings;
  ConcordMetric metric;
} Scale;

static void
scale_clear (Scale *scale)
{
  g_free (scale->values);
  g_free (scale->counts);
  g_free (scale->below);
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* Ratings of one unit that are there, side by side; none where there is only one. */
static gsize
pairable (const double *ratings, gsize n_raters, gsize n_units, gsize unit, double *found)
{
  gsize n = 0;

  for (gsize i = 0; i < n_raters; i++)
    if (!isnan (ratings[i * n_units + unit]))
      found[n++] = ratings[i * n_units + unit];
  return n >= 2 ? n : 0;
}

static void
scale_init (
    Scale *scale, const double *ratings, gsize n_raters, gsize n_units, ConcordMetric metric)
{
  gsize size = n_raters * n_units + 1, n = 0;
  g_autofree double *all = g_new (double, size);

  for (gsize u = 0; u < n_units; u++)
    n += pairable (ratings, n_raters, n_units, u, all + n);
  qsort (all, n, sizeof *all, compare_numbers);
  *scale
      = (Scale){ g_new (double, size), g_new0 (double, size), g_new (double, size), 0, n, metric };
  for (gsize i = 0; i < n; i++)
    {
      if (i == 0 || all[i] > all[i - 1])
        {
          scale->below[scale->n_values] = i;
          scale->values[scale->n_values++] = all[i];
        }
      scale->counts[scale->n_values - 1]++;
    }
}

static gsize
scale_place (const Scale *scale, double value)
{
  const double *found
      = bsearch (&value, scale->values, scale->n_values, sizeof value, compare_numbers);

  return found - scale->values;
}

/* Squared difference between the values in two places, by the metric. */
static double
difference (const Scale *scale, gsize a, gsize b)
{
  double distance = scale->values[a] - scale->values[b];
  double sum = scale->values[a] + scale->values[b];

  if (a == b)
    return 0;
  switch (scale->metric)
    {
    case CONCORD_METRIC_ORDINAL:
      distance = scale->below[a] + scale->counts[a] / 2 - scale->below[b] - scale->counts[b] / 2;
      break;
    case CONCORD_METRIC_INTERVAL:
      break;
    case CONCORD_METRIC_RATIO:
      distance /= sum;
      break;
    case CONCORD_METRIC_NOMINAL:
    default:
      return 1;
    }
  return distance * distance;
}

static double
observed_disagreement (const Scale *scale, const double *ratings, gsize n_raters, gsize n_units)
{
  g_autofree double *found = g_new (double, n_raters + 1);
  g_autofree gsize *places = g_new (gsize, n_raters + 1);
  double sum = 0;

  for (gsize u = 0; u < n_units; u++)
    {
      gsize n = pairable (ratings, n_raters, n_units, u, found);

      for (gsize i = 0; i < n; i++)
        places[i] = scale_place (scale, found[i]);
      for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < i; j++)
          sum += 2 * difference (scale, places[i], places[j]) / (n - 1);
    }
  return sum;
}

static double
expected_disagreement (const Scale *scale)
{
  double sum = 0;

  for (gsize a = 0; a < scale->n_values; a++)
    for (gsize b = 0; b < a; b++)
      sum += 2 * scale->counts[a] * scale->counts[b] * difference (scale, a, b);
  return sum / (scale->n_ratings - 1);
}

static gboolean
check_ratings (const double *ratings, gsize n, ConcordMetric metric, GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      if (isinf (ratings[i]))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("A rating is not a finite number."));
      if (metric == CONCORD_METRIC_RATIO && ratings[i] < 0)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("Ratings below zero have no ratio."));
    }
  return TRUE;
}

static gboolean
check_scale (const Scale *scale, GError **error)
{
  if (scale->n_ratings < 2)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("Nothing has been rated by two people, so there is no "
                                     "agreement to measure."));
  if (scale->n_values < 2)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("All ratings are the same, so agreement cannot be told from "
                                     "chance."));
  return TRUE;
}

/**
 * concord_krippendorff_alpha:
 * @ratings: (array length=n_raters*n_units): [rater][unit]; NaN means missing. For the nominal
 *   metric numbers stand for names
 * @n_raters: number of raters, may be 0
 * @n_units: number of things rated, may be 0
 * @metric: how far apart two ratings are
 * @alpha: (out): 1 for full agreement, 0 for what chance gives, below 0 for less
 * @error: no unit with two ratings, all ratings the same, a negative rating for the ratio metric
 *
 * Krippendorff's alpha, 1 - observed / expected disagreement; units with a single rating don't
 * count (K. Krippendorff, Content Analysis, 2nd ed., 2004, chapter 11; Computing Krippendorff's
 * Alpha-Reliability, 2011).
 *
 * Returns: whether there is one
 */
gboolean
concord_krippendorff_alpha (const double *ratings,
                            gsize n_raters,
                            gsize n_units,
                            ConcordMetric metric,
                            double *alpha,
                            GError **error)
{
  Scale scale;
  gboolean done;

  if (!check_ratings (ratings, n_raters * n_units, metric, error))
    return FALSE;
  scale_init (&scale, ratings, n_raters, n_units, metric);
  done = check_scale (&scale, error);
  if (done)
    *alpha = 1
             - observed_disagreement (&scale, ratings, n_raters, n_units)
                   / expected_disagreement (&scale);
  scale_clear (&scale);
  return done && concord_method_check_result (alpha, 1, error);
}
