
#include "methods/correlation.h"

#include <math.h>
#include <string.h>

#include "concord-words.h"

#include "methods/method-error.h"

#define SYMMETRY 1e-9
/* What rounding and two or three typed decimals may take from a pivot that should be nothing. */
#define PIVOT 1e-10

/**
 * concord_correlation_check:
 * @correlation: (array length=n*n): of n lines
 * @n: how many
 * @error: a number absent or out of range, a matrix that is not symmetric
 *
 * Returns: whether each correlation is one; not whether they can be together
 */
gboolean
concord_correlation_check (const double *correlation, gsize n, GError **error)
{
  if (!concord_method_check_given (correlation, n * n, _ ("the correlations"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j <= i; j++)
      {
        double one = correlation[i * n + j], other = correlation[j * n + i];

        if (i == j && fabs (one - 1) > SYMMETRY)
          return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                        _ ("The correlation of line %zu"
                                           " with itself must be 1."),
                                        i + 1);
        if (fabs (one) > 1 + SYMMETRY || fabs (one - other) > SYMMETRY)
          return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                        _ ("The correlation of lines %zu"
                                           " and %zu"
                                           " must lie between -1 and 1 and be the same both ways."),
                                        j + 1, i + 1);
      }
  return TRUE;
}

static gboolean
refuse_matrix (GError **error)
{
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                _ ("These correlations contradict each other: the matrix is not "
                                   "positive semi-definite."));
}

/**
 * concord_correlation_root:
 * @correlation: (array length=n*n): symmetric, ones on the diagonal, each in [-1, 1]
 * @n: number of lines
 * @progress: (nullable): the way to stop it
 * @root: (out caller-allocates) (array length=n*n): lower triangular L with L L' = @correlation
 * @error: a number absent or out of range; correlations that can't be together
 *
 * Cholesky's root, also of a matrix that is only semi-definite, such as that of two lines with
 * correlation 1 (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2002, chapter 10).
 *
 * Returns: whether there is one
 */
gboolean
concord_correlation_root (const double *correlation,
                          gsize n,
                          const ConcordProgress *progress,
                          double *root,
                          GError **error)
{
  if (!concord_correlation_check (correlation, n, error))
    return FALSE;
  memset (root, 0, n * n * sizeof *root);
  for (gsize j = 0; j < n; j++)
    {
      double pivot = 1;

      if (!concord_progress_check (progress, error))
        return FALSE;
      for (gsize k = 0; k < j; k++)
        pivot -= root[j * n + k] * root[j * n + k];
      if (pivot < -PIVOT)
        return refuse_matrix (error);
      root[j * n + j] = pivot > PIVOT ? sqrt (pivot) : 0;
      for (gsize i = j + 1; i < n; i++)
        {
          double rest = correlation[i * n + j];

          for (gsize k = 0; k < j; k++)
            rest -= root[i * n + k] * root[j * n + k];
          if (pivot > PIVOT)
            root[i * n + j] = rest / root[j * n + j];
          else if (fabs (rest) > 1e-6)
            return refuse_matrix (error);
        }
    }
  return TRUE;
}
