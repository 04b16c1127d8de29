
#include "methods/additive-value.h"

#include <math.h>
#include <stdlib.h>

#include "concord-words.h"

#include "methods/method-error.h"
#include "methods/weighting.h"

/* Rounding moves a weighted sum by some units in the sixteenth digit; nobody's score means
   anything in the twelfth. */
#define TIE_SHARE 1e-12

static double
option_total (const double *weights, const double *values, gsize n_criteria, gsize *missing)
{
  double total = 0;

  *missing = 0;
  for (gsize k = 0; k < n_criteria; k++)
    {
      if (weights[k] <= 0)
        continue;
      if (isnan (values[k]))
        (*missing)++;
      else
        total += weights[k] * values[k];
    }
  return *missing > 0 ? NAN : total;
}

static gboolean
check_values (const double *values, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (isinf (values[i]))
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("A value of an option is not a finite number."));
  return TRUE;
}

/**
 * concord_additive_value:
 * @weights: (array length=n_criteria): weights in any unit, each >= 0; normalised here
 * @values: (array length=n_options*n_criteria): [option][criterion], value of the option on the
 *   criterion, in one unit for all; NaN means absent
 * @n_options: number of options, may be 0
 * @n_criteria: number of criteria, > 0
 * @totals: (out caller-allocates) (array length=n_options): weighted sums in the unit of
 *   @values; NaN for an option of which a value is absent on a criterion with weight
 * @missing: (out caller-allocates) (array length=n_options) (optional): how many such values
 *   are absent
 * @error: weights absent, negative or all zero; an infinite value
 *
 * Additive value model, V_i = sum_k w_k v_ik (R. L. Keeney and H. Raiffa, Decisions with
 * Multiple Objectives, 1976, chapter 3). A criterion without weight needs no values.
 *
 * Returns: whether the totals exist
 */
gboolean
concord_additive_value (const double *weights,
                        const double *values,
                        gsize n_options,
                        gsize n_criteria,
                        double *totals,
                        gsize *missing,
                        GError **error)
{
  g_autofree double *shares = g_new (double, MAX (n_criteria, 1));

  if (!concord_normalise_weights (weights, n_criteria, shares, error)
      || !check_values (values, n_options * n_criteria, error))
    return FALSE;
  for (gsize i = 0; i < n_options; i++)
    {
      gsize absent;

      totals[i] = option_total (shares, values + i * n_criteria, n_criteria, &absent);
      if (absent == 0 && !concord_method_check_result (totals + i, 1, error))
        return FALSE;
      if (missing != NULL)
        missing[i] = absent;
    }
  return TRUE;
}

/**
 * concord_tie_tolerance:
 * @values: (array length=n): the values that went into some totals; NaN means absent
 * @n: how many
 *
 * Weighted sums of equal worth can differ in their last digits. This is the difference, in the
 * unit of @values, up to which totals count as tied: 1e-12 of the largest magnitude.
 *
 * Returns: the tolerance, >= 0
 */
double
concord_tie_tolerance (const double *values, gsize n)
{
  double top = 0;

  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      top = MAX (top, fabs (values[i]));
  return top * TIE_SHARE;
}

typedef struct
{
  double total;
  gsize index;
} Place;

static int
compare_places (const void *a, const void *b)
{
  const Place *first = a, *second = b;

  return (first->total < second->total) - (first->total > second->total);
}

/**
 * concord_rank_totals:
 * @totals: (array length=n): the more the better, in any unit; NaN means incomplete
 * @n: number of options, may be 0
 * @tolerance: totals no further below the first of their rank than this are tied with it, in
 *   the unit of @totals, >= 0; see concord_tie_tolerance()
 * @ranks: (out caller-allocates) (array length=n): 1 for the best; ties share the better rank
 *   (1, 1, 3); 0 for an incomplete option
 *
 * Standard competition ranking.
 */
void
concord_rank_totals (const double *totals, gsize n, double tolerance, guint *ranks)
{
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  gsize complete = 0, head = 0;

  for (gsize i = 0; i < n; i++)
    if (isnan (totals[i]))
      ranks[i] = 0;
    else
      places[complete++] = (Place){ totals[i], i };
  qsort (places, complete, sizeof *places, compare_places);
  for (gsize place = 0; place < complete; place++)
    {
      if (places[place].total < places[head].total - tolerance)
        head = place;
      ranks[places[place].index] = head + 1;
    }
}

/**
 * concord_winners:
 * @ranks: (array length=n): from concord_rank_totals()
 * @n: number of options, may be 0
 * @winners: (out caller-allocates) (array length=n): the indices with rank 1, rising
 *
 * Returns: how many share the first rank; 0 where no option is complete
 */
gsize
concord_winners (const guint *ranks, gsize n, gsize *winners)
{
  gsize found = 0;

  for (gsize i = 0; i < n; i++)
    if (ranks[i] == 1)
      winners[found++] = i;
  return found;
}
