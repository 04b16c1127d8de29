
#include "methods/value-function.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

static gboolean
check_finite_or_absent (const double *x, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (isinf (x[i]))
      return concord_method_refuse (
          error, CONCORD_METHOD_ERROR_INVALID,
          _ ("Number %zu of the scores is not a finite number."), i + 1);
  return TRUE;
}

/* How far along the way from @a to @b @x stands, held to 0..1. */
static double
part_of_way (double x, double a, double b)
{
  return CLAMP ((x - a) / (b - a), 0, 1);
}

/* Exact at both ends and never outside them, whatever the rounding. */
static double
between (double a, double b, double part)
{
  return CLAMP (a * (1 - part) + b * part, MIN (a, b), MAX (a, b));
}

/**
 * concord_linear_value:
 * @low: the lower anchor of the scale, in the criterion's unit
 * @high: the higher anchor, in the same unit, > @low
 * @higher_is_better: whether @high is the better anchor
 * @x: (array length=n): scores in the same unit; NaN means absent
 * @n: number of scores, may be 0
 * @values: (out caller-allocates) (array length=n): 0 at the worse anchor to
 *   %CONCORD_FULL_VALUE at the better one, clipped to them; NaN where the score is absent
 * @error: anchors absent, equal or the wrong way round; an infinite score
 *
 * Linear value function over a fixed scale (R. L. Keeney and H. Raiffa, Decisions with Multiple
 * Objectives, 1976, chapter 3).
 *
 * Returns: whether the scale can be used
 */
gboolean
concord_linear_value (double low,
                      double high,
                      gboolean higher_is_better,
                      const double *x,
                      gsize n,
                      double *values,
                      GError **error)
{
  double anchors[] = { low, high };

  if (!concord_method_check_given (anchors, 2, _ ("the anchors of the scale"), error)
      || !check_finite_or_absent (x, n, error))
    return FALSE;
  if (!(low < high))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("The low anchor of the scale must lie below the high one."));
  if (!isfinite (high - low))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_OVERFLOW,
                                  _ ("The anchors of the scale are too far apart to calculate "
                                     "with."));
  for (gsize i = 0; i < n; i++)
    {
      double part = isnan (x[i]) ? NAN : part_of_way (x[i], low, high);

      values[i] = CONCORD_FULL_VALUE * (higher_is_better ? part : 1 - part);
    }
  return TRUE;
}

static gboolean
check_points (const double *xs, const double *vs, gsize n, GError **error)
{
  if (n < 2)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("A value function needs at least two points."));
  if (!concord_method_check_given (xs, n, _ ("the scores of the value function"), error)
      || !concord_method_check_given (vs, n, _ ("the values of the value function"), error))
    return FALSE;
  for (gsize i = 1; i < n; i++)
    if (!(xs[i - 1] < xs[i]))
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                    _ ("The scores of a value function must rise from each point "
                                       "to the next; point %zu does not."),
                                    i + 1);
  if (!isfinite (xs[n - 1] - xs[0]))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_OVERFLOW,
                                  _ ("The points of the value function are too far apart to "
                                     "calculate with."));
  return TRUE;
}

static double
piecewise_at (const double *xs, const double *vs, gsize n, double x)
{
  gsize below = 0, above = n - 1;

  while (above - below > 1)
    {
      gsize middle = below + (above - below) / 2;

      if (x < xs[middle])
        above = middle;
      else
        below = middle;
    }
  return between (vs[below], vs[above], part_of_way (x, xs[below], xs[above]));
}

/**
 * concord_piecewise_value:
 * @points_x: (array length=n_points): scores at which the value is known, in the criterion's
 *   unit, strictly rising
 * @points_value: (array length=n_points): their values, in any unit, in any order
 * @n_points: number of points, >= 2
 * @x: (array length=n): scores in the criterion's unit; NaN means absent
 * @n: number of scores, may be 0
 * @values: (out caller-allocates) (array length=n): in the unit of @points_value, on straight
 *   lines between the points, held at the ends; NaN where the score is absent
 * @error: fewer than two points, an absent number in them, scores that don't rise; an infinite
 *   score
 *
 * Piecewise linear value function (V. Belton and T. J. Stewart, Multiple Criteria Decision
 * Analysis, 2002, chapter 5).
 *
 * Returns: whether the function can be used
 */
gboolean
concord_piecewise_value (const double *points_x,
                         const double *points_value,
                         gsize n_points,
                         const double *x,
                         gsize n,
                         double *values,
                         GError **error)
{
  if (!check_points (points_x, points_value, n_points, error)
      || !check_finite_or_absent (x, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    values[i] = isnan (x[i]) ? NAN : piecewise_at (points_x, points_value, n_points, x[i]);
  return TRUE;
}
