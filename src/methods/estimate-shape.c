#include "methods/estimate-shape.h"

#include <float.h>
#include <math.h>

/* The series of the beta distribution has no more terms than these of any size. */
#define TERMS 64
#define NORMAL_PEAK (M_2_SQRTPI * M_SQRT1_2 / 2)

/* For the beta distribution of the PERT shape, and its mirror image. */
typedef struct
{
  double a;
  double b;
  double log_scale;      /* log (a B (a, b)) */
  double ratios[TERMS];  /* of each term to the one before it */
  double shares[TERMS];  /* a / (a + n) */
} Beta;

/* A share below, as a logarithm, and the x below which it lies. */
typedef struct
{
  double log_share;
  double log_x;
  double slope; /* how fast the one rises with the other */
} Point;

static Beta
beta_of (double a, double b)
{
  Beta beta = { .a = a, .b = b };
  int sign;

  beta.log_scale = log (a) + lgamma_r (a, &sign) + lgamma_r (b, &sign) - lgamma_r (a + b, &sign);
  for (int n = 1; n < TERMS; n++)
    {
      beta.ratios[n] = (n - b) / n;
      beta.shares[n] = a / (a + n);
    }
  return beta;
}

/* How much lies below exp (@log_x). sum a / (a + n) (1 - b)_n / n! x^n times x^a / (a B) (DLMF
   8.17.7), which converges fast up to x = 1/2. */
static Point
point_at (const Beta *beta, double log_x)
{
  double x = exp (log_x), term = 1, sum = 1;

  for (int n = 1; n < TERMS && fabs (term) > 1e-17; n++)
    {
      term *= beta->ratios[n] * x;
      sum += term * beta->shares[n];
    }
  return (Point){ beta->a * log_x - beta->log_scale + log (sum), log_x,
                  beta->a * pow (1 - x, beta->b - 1) / sum };
}

/* The x up to 1/2 below which exp (@log_share) lies, by Newton's method on logarithms from the two
   points found before, of which @last is closer. */
static Point
solve (const Beta *beta, double log_share, const Point *last, const Point *before)
{
  double step = log_share - last->log_share, bend = 0, log_x;
  Point found;

  if (last->log_share < before->log_share)
    bend = (1 / last->slope - 1 / before->slope) / (last->log_share - before->log_share);
  log_x = last->log_x + step * (1 / last->slope + step * bend / 2);
  for (int i = 0; i < 60; i++)
    {
      double off;

      found = point_at (beta, MIN (log_x, -M_LN2));
      off = (found.log_share - log_share) / found.slope;
      log_x = found.log_x - off;
      /* The step squares what is left. */
      if (fabs (off) < 1e-7)
        break;
    }
  return (Point){ log_share, log_x, found.slope };
}

/* The share of a scale below a node, and the density there. */
static void
share_below (ConcordShapeScale scale, int node, double *below, double *density)
{
  if (scale == CONCORD_SHAPE_NORMAL)
    {
      double z = -CONCORD_SHAPE_REACH + node * (2 * CONCORD_SHAPE_REACH / CONCORD_SHAPE_CELLS);

      *below = erfc (-z * M_SQRT1_2) / 2;
      *density = exp (-z * z / 2) * NORMAL_PEAK;
    }
  else
    {
      gboolean is_upper = node > CONCORD_SHAPE_CELLS / 2;
      double t = (is_upper ? CONCORD_SHAPE_CELLS - node : node) * (4.0 / CONCORD_SHAPE_CELLS);
      double over = MAX (t - 1, 0);
      double outside = (t * t * t * t - 4 * over * over * over * over) / 24;

      *below = is_upper ? 1 - outside : outside;
      *density = (t * t * t - 4 * over * over * over) / 6;
    }
}

static double
step_of (ConcordShapeScale scale)
{
  return (scale == CONCORD_SHAPE_NORMAL ? 2 * CONCORD_SHAPE_REACH : 4) / CONCORD_SHAPE_CELLS;
}

/* Fills the nodes below the middle of the estimate, from the highest down; with @mirrored the
   others, from the lowest up. */
static void
fill_side (ConcordShapeTable *table, const Beta *beta, ConcordShapeScale scale, gboolean mirrored)
{
  Point last = point_at (beta, -M_LN2), before = last;
  double half = last.log_share, slope = 0;

  for (int i = CONCORD_SHAPE_CELLS; i >= 0; i--)
    {
      double below, density;
      double *node = table->nodes[mirrored ? CONCORD_SHAPE_CELLS - i : i];
      Point found;

      share_below (scale, i, &below, &density);
      /* A node in the very middle must not be left to the other side by both. */
      if (log (below) > half + 1e-9)
        continue;
      if (!(below > 0))
        {
          /* The slope may be infinite: one that meets the power function in the middle. */
          node[0] = mirrored;
          node[1] = slope + 8 * exp (last.log_x) * (exp2 (-4 / beta->a) - .5);
          continue;
        }
      found = solve (beta, log (below), &last, &before);
      before = last;
      last = found;
      node[0] = mirrored ? 1 - exp (found.log_x) : exp (found.log_x);
      node[1] = slope = exp (found.log_x) * density / below / found.slope * step_of (scale);
    }
}

static void
fill_triangular (ConcordShapeTable *table, double likely, ConcordShapeScale scale)
{
  for (int i = 0; i <= CONCORD_SHAPE_CELLS; i++)
    {
      double below, above, density, root;
      gboolean left;

      share_below (scale, i, &below, &density);
      share_below (scale, CONCORD_SHAPE_CELLS - i, &above, &density);
      left = below < likely;
      root = left ? sqrt (below * likely) : sqrt (above * (1 - likely));
      table->nodes[i][0] = left ? root : 1 - root;
      table->nodes[i][1] = density * (left ? likely : 1 - likely) / (2 * MAX (root, DBL_MIN))
                           * step_of (scale);
    }
}

/**
 * concord_shape_table_fill:
 * @table: (out): the quantile function
 * @shape: triangular or PERT
 * @likely: the most likely value, a share of the way from low to high, in [0, 1]
 * @scale: what it is read by
 *
 * PERT with lambda 4: shapes 1 + 4 likely and 1 + 4 (1 - likely) (D. G. Malcolm and others,
 * Operations Research 7(5), 1959; D. Vose, Risk Analysis, 3rd ed., 2008). Good to 1e-7 of the
 * range for PERT, but read by a sum to 3e-4 for one future in ten million at either end; to 1e-4
 * next to the mode for the triangular shape.
 */
void
concord_shape_table_fill (ConcordShapeTable *table,
                          ConcordShape shape,
                          double likely,
                          ConcordShapeScale scale)
{
  Beta lower, upper;

  if (shape == CONCORD_SHAPE_TRIANGULAR)
    {
      fill_triangular (table, likely, scale);
      return;
    }
  lower = beta_of (1 + 4 * likely, 5 - 4 * likely);
  upper = beta_of (5 - 4 * likely, 1 + 4 * likely);
  fill_side (table, &lower, scale, FALSE);
  fill_side (table, &upper, scale, TRUE);
}
