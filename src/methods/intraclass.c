
#include "methods/intraclass.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"
#include "methods/quantiles.h"

/* A mean square below this share of all variation is rounding. */
#define NOTHING 1e-14

/* Mean squares, by the names of Shrout and Fleiss. */
typedef struct
{
  double n; /* units */
  double k; /* raters */
  double between;
  double within;
  double raters;
  double error;
  double tail; /* (1 - level) / 2 */
} Squares;

static double
settle (double square, double total)
{
  return square <= total * NOTHING ? 0 : square;
}

static double
mean_of (const double *ratings, gsize first, gsize step, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += ratings[first + i * step] / n;
  return sum;
}

static Squares
squares_of (const double *ratings, gsize n_units, gsize n_raters, double level)
{
  double n = n_units, k = n_raters;
  double mean = mean_of (ratings, 0, 1, n_units * n_raters);
  double total = 0, between = 0, raters = 0;

  for (gsize i = 0; i < n_units * n_raters; i++)
    total += (ratings[i] - mean) * (ratings[i] - mean);
  for (gsize i = 0; i < n_units; i++)
    {
      double own = mean_of (ratings, i * n_raters, 1, n_raters) - mean;

      between += k * own * own;
    }
  for (gsize j = 0; j < n_raters; j++)
    {
      double own = mean_of (ratings, j, n_raters, n_units) - mean;

      raters += n * own * own;
    }
  return (Squares){ .n = n,
                    .k = k,
                    .between = settle (between, total) / (n - 1),
                    .within = settle (total - between, total) / (n * (k - 1)),
                    .raters = settle (raters, total) / (k - 1),
                    .error = settle (total - between - raters, total) / ((n - 1) * (k - 1)),
                    .tail = (1 - level) / 2 };
}

static ConcordIcc
icc (double over, double under, double low, double high)
{
  ConcordIcc form = { under > 0, over / under, low, high };

  if (!form.is_defined || isnan (low) || isnan (high))
    return (ConcordIcc){ FALSE, NAN, NAN, NAN };
  form.value = MIN (form.value, 1);
  form.low = MIN (low, form.value);
  form.high = CLAMP (high, form.value, 1);
  return form;
}

/* Single and mean ratings from one F ratio @between / @rest: forms 1 and 3. */
static void
one_ratio (const Squares *s, double rest, double rest_freedom, ConcordIcc *one, ConcordIcc *mean)
{
  double low_f = concord_f_quantile (1 - s->tail, s->n - 1, rest_freedom);
  double high_f = concord_f_quantile (1 - s->tail, rest_freedom, s->n - 1);
  double least = rest * low_f, most = rest / high_f, b = s->between, k = s->k;

  *one = icc (b - rest, b + (k - 1) * rest, (b - least) / (b + (k - 1) * least),
              (b - most) / (b + (k - 1) * most));
  *mean = icc (b - rest, b, (b - least) / b, (b - most) / b);
}

/* The degrees of freedom of form 2's denominator, by Satterthwaite; 0 where there is none. */
static double
joint_freedom (const Squares *s, double value)
{
  double a = s->k * value * s->raters;
  double e = (s->n * (1 + (s->k - 1) * value) - s->k * value) * s->error;
  double under = (s->n - 1) * a * a + e * e;

  return under > 0 ? (s->k - 1) * (s->n - 1) * (a + e) * (a + e) / under : 0;
}

static double
step_up (double single, double k)
{
  return single * k / (1 + single * (k - 1));
}

static void
two_way (const Squares *s, ConcordIcc *one, ConcordIcc *mean)
{
  double n = s->n, k = s->k, b = s->between, e = s->error;
  double under = b + (k - 1) * e + k * (s->raters - e) / n;
  double value = (b - e) / under, low = value, high = value;
  double freedom = joint_freedom (s, value);
  double rest = k * s->raters + (k * n - k - n) * e;

  if (freedom > 0)
    {
      double low_f = concord_f_quantile (1 - s->tail, n - 1, freedom);
      double high_f = concord_f_quantile (1 - s->tail, freedom, n - 1);

      low = n * (b - low_f * e) / (low_f * rest + n * b);
      high = n * (high_f * b - e) / (rest + n * high_f * b);
    }
  *one = icc (b - e, under, low, high);
  *mean = icc (b - e, b + (s->raters - e) / n, step_up (low, k), step_up (high, k));
}

static gboolean
check_table (const double *ratings, gsize n_units, gsize n_raters, GError **error)
{
  if (n_units < 2 || n_raters < 2)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("Agreement needs at least two things rated by at least two "
                                     "people."));
  if (!concord_method_check_given (ratings, n_units * n_raters, _ ("the ratings"), error))
    return FALSE;
  for (gsize i = 1; i < n_units * n_raters; i++)
    if (ratings[i] != ratings[0])
      return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                _ ("All ratings are the same, so agreement cannot be told from "
                                   "chance."));
}

/**
 * concord_intraclass:
 * @ratings: (array length=n_units*n_raters): [unit][rater], in any unit, none absent
 * @n_units: number of things rated, >= 2
 * @n_raters: number of raters, >= 2
 * @level: of the intervals, a share in (0, 1)
 * @forms: (out caller-allocates) (array fixed-size=6): by #ConcordIccForm
 * @error: too small a table, an absent rating, all ratings the same
 *
 * Intraclass correlation, all six forms (P. E. Shrout and J. L. Fleiss, Psychological Bulletin
 * 86, 1979), with intervals from the F distribution (the same; K. O. McGraw and S. P. Wong,
 * Psychological Methods 1, 1996, table 7).
 *
 * Returns: whether there are any
 */
gboolean
concord_intraclass (const double *ratings,
                    gsize n_units,
                    gsize n_raters,
                    double level,
                    ConcordIcc *forms,
                    GError **error)
{
  Squares s;

  if (!concord_method_check_level (level, error)
      || !check_table (ratings, n_units, n_raters, error))
    return FALSE;
  s = squares_of (ratings, n_units, n_raters, level);
  if (!concord_method_check_result ((double[]){ s.between, s.within, s.raters, s.error }, 4, error))
    return FALSE;
  one_ratio (&s, s.within, s.n * (s.k - 1), forms + CONCORD_ICC_1, forms + CONCORD_ICC_1K);
  one_ratio (&s, s.error, (s.n - 1) * (s.k - 1), forms + CONCORD_ICC_3, forms + CONCORD_ICC_3K);
  two_way (&s, forms + CONCORD_ICC_2, forms + CONCORD_ICC_2K);
  return TRUE;
}
