#include "methods/estimate-shape.h"

#include <float.h>
#include <math.h>

/* For the beta distribution of the PERT shape, and its mirror image. */
typedef struct
{
  double a;
  double b;
  double log_scale; /* log (a B (a, b)) */
} Beta;

static Beta
beta_of (double a, double b)
{
  int sign;

  return (Beta){ a, b,
                 log (a) + lgamma_r (a, &sign) + lgamma_r (b, &sign) - lgamma_r (a + b, &sign) };
}

/* sum a / (a + n) (1 - b)_n / n! x^n, which times x^a / (a B) is the share below x (DLMF 8.17.7);
   converges fast up to 1/2. */
static double
series (const Beta *beta, double x)
{
  double term = 1, sum = 1;

  for (int n = 1; n < 200 && fabs (term) > 1e-17; n++)
    {
      term *= (n - beta->b) / n * x;
      sum += term * beta->a / (beta->a + n);
    }
  return sum;
}

/* The x up to 1/2 below which exp (@log_share) lies, from the guess *@x, by Newton's method on
   logarithms. *@slope: how fast log share rises with log x there. */
static void
solve (const Beta *beta, double log_share, double *x, double *slope)
{
  double y = log (*x);

  for (int i = 0; i < 60; i++)
    {
      double at = exp (y), sum = series (beta, at), step;

      *slope = beta->a * pow (1 - at, beta->b - 1) / sum;
      step = (beta->a * y - beta->log_scale + log (sum) - log_share) / *slope;
      y = MIN (y - step, -M_LN2 / 2);
      if (fabs (step) < 1e-12)
        break;
    }
  *x = exp (y);
}

/* Shares of the normal distribution below @z, as a logarithm, and how fast that rises. */
static double
log_below (double z, double *slope)
{
  double share = erfc (-z * M_SQRT1_2) / 2;

  *slope = exp (-z * z / 2) * (M_2_SQRTPI * M_SQRT1_2 / 2) / share;
  return log (share);
}

/* Fills the nodes below the middle of the scale, from the highest down; with @mirrored the others,
   from the lowest up. */
static void
fill_side (ConcordShapeTable *table, const Beta *beta, gboolean mirrored)
{
  double step = 2 * CONCORD_SHAPE_REACH / CONCORD_SHAPE_CELLS, x = .5;
  double half = log (series (beta, .5)) - beta->log_scale - beta->a * M_LN2;

  for (int i = CONCORD_SHAPE_CELLS; i >= 0; i--)
    {
      double z = -CONCORD_SHAPE_REACH + i * step, rise, slope;
      double log_share = log_below (z, &rise);
      double *node = table->nodes[mirrored ? CONCORD_SHAPE_CELLS - i : i];

      /* A node in the very middle must not be left to the other side by both. */
      if (log_share > half + 1e-9)
        continue;
      solve (beta, log_share, &x, &slope);
      node[0] = mirrored ? 1 - x : x;
      node[1] = x * rise / slope * step;
    }
}

static void
fill_triangular (ConcordShapeTable *table, double likely)
{
  double step = 2 * CONCORD_SHAPE_REACH / CONCORD_SHAPE_CELLS;

  for (int i = 0; i <= CONCORD_SHAPE_CELLS; i++)
    {
      double z = -CONCORD_SHAPE_REACH + i * step;
      double below = erfc (-z * M_SQRT1_2) / 2, above = erfc (z * M_SQRT1_2) / 2;
      gboolean left = below < likely;
      double root = left ? sqrt (below * likely) : sqrt (above * (1 - likely));
      double density = exp (-z * z / 2) * (M_2_SQRTPI * M_SQRT1_2 / 2);

      table->nodes[i][0] = left ? root : 1 - root;
      table->nodes[i][1] = density * (left ? likely : 1 - likely) / (2 * MAX (root, DBL_MIN)) * step;
    }
}

/**
 * concord_shape_table_fill:
 * @table: (out): the quantile function
 * @shape: triangular or PERT
 * @likely: the most likely value, a share of the way from low to high, in [0, 1]
 *
 * PERT with lambda 4: shapes 1 + 4 likely and 1 + 4 (1 - likely) (D. G. Malcolm and others,
 * Operations Research 7(5), 1959; D. Vose, Risk Analysis, 3rd ed., 2008). Good to 1e-7 of the
 * range for PERT, to 1e-4 next to the mode for the triangular shape.
 */
void
concord_shape_table_fill (ConcordShapeTable *table, ConcordShape shape, double likely)
{
  Beta lower, upper;

  if (shape == CONCORD_SHAPE_TRIANGULAR)
    {
      fill_triangular (table, likely);
      return;
    }
  lower = beta_of (1 + 4 * likely, 5 - 4 * likely);
  upper = beta_of (5 - 4 * likely, 1 + 4 * likely);
  fill_side (table, &lower, FALSE);
  fill_side (table, &upper, TRUE);
}
