
#include "methods/pairwise.h"

#include <float.h>
#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

#define RECIPROCAL 1e-6
/* Far outside Saaty's 1/9 to 9, and near enough that powers can be taken. */
#define STRONGEST 1e6
#define MOST_ITERATIONS 100000

/* Mean consistency index of random matrices by size (T. L. Saaty, The Analytic Hierarchy Process,
   1980). */
static const double random_index[] = { 0, 0, 0, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49 };

static gboolean
check_matrix (const double *matrix, gsize n, GError **error)
{
  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("There is nothing to weight."));
  if (!concord_method_check_given (matrix, n * n, _ ("the comparisons"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j <= i; j++)
      {
        double one = matrix[i * n + j], other = matrix[j * n + i];

        if (one < 1 / STRONGEST || one > STRONGEST || other < 1 / STRONGEST || other > STRONGEST)
          return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                        _ ("A comparison must be a positive number; Saaty's scale "
                                           "runs from 1/9 to 9."));
        if (fabs (one * other - 1) > RECIPROCAL)
          return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                        _ ("The comparison of %zu"
                                           " with %zu"
                                           " is not the reciprocal of the one the other way "
                                           "round."),
                                        i + 1, j + 1);
      }
  return TRUE;
}

/* @next = @matrix x @weights over its own sum, which comes back: the eigenvalue in the end. */
static double
multiply (const double *matrix, gsize n, const double *weights, double *next)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      next[i] = 0;
      for (gsize j = 0; j < n; j++)
        next[i] += matrix[i * n + j] * weights[j];
      sum += next[i];
    }
  for (gsize i = 0; i < n; i++)
    next[i] /= sum;
  return sum;
}

static double
farthest_apart (const double *a, const double *b, gsize n)
{
  double most = 0;

  for (gsize i = 0; i < n; i++)
    most = MAX (most, fabs (a[i] - b[i]) / a[i]);
  return most;
}

/**
 * concord_pairwise_weights:
 * @matrix: (array length=n*n): [i][j], how many times as important i is as j; positive, and
 *   reciprocal within 1e-6
 * @n: number of criteria, > 0
 * @weights: (out caller-allocates) (array length=n): shares that sum to 1
 * @pairwise: (out): eigenvalue and consistency
 * @error: a comparison absent, not positive or not reciprocal
 *
 * Weights by the principal eigenvector, found by the power method; consistency ratio
 * ((lambda - n) / (n - 1)) / random index, 0 for one or two criteria (T. L. Saaty, Journal of
 * Mathematical Psychology 15, 1977; The Analytic Hierarchy Process, 1980).
 *
 * Returns: whether the weights exist
 */
gboolean
concord_pairwise_weights (
    const double *matrix, gsize n, double *weights, ConcordPairwise *pairwise, GError **error)
{
  g_autofree double *next = g_new (double, MAX (n, 1));
  double lambda = n, index;

  if (!check_matrix (matrix, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    weights[i] = 1.0 / n;
  for (int i = 0; i < MOST_ITERATIONS; i++)
    {
      double apart;

      lambda = multiply (matrix, n, weights, next);
      apart = farthest_apart (next, weights, n);
      for (gsize k = 0; k < n; k++)
        weights[k] = next[k];
      if (apart <= 4 * DBL_EPSILON)
        break;
    }
  index = n > 2 ? MAX (0, lambda - n) / (n - 1) : 0;
  pairwise->lambda = MAX (lambda, n);
  pairwise->has_ratio = n < G_N_ELEMENTS (random_index);
  pairwise->consistency_ratio = n <= 2 ? 0 : pairwise->has_ratio ? index / random_index[n] : NAN;
  return TRUE;
}
