#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordShape:
 * @CONCORD_SHAPE_TRIANGULAR: straight lines from low to likely to high
 * @CONCORD_SHAPE_PERT: beta distribution on low to high with mean (low + 4 likely + high) / 6
 */
typedef enum
{
  CONCORD_SHAPE_TRIANGULAR,
  CONCORD_SHAPE_PERT,
} ConcordShape;

#define CONCORD_SHAPE_CELLS 512
#define CONCORD_SHAPE_REACH 8.0

/**
 * ConcordShapeTable:
 * @nodes: at steps of normal z from -8 to 8, the share of the way from low to high that lies as far
 *   up its distribution as z does up the normal, and its slope times the step
 *
 * The quantile function of an estimate, read by normal scores.
 */
typedef struct
{
  double nodes[CONCORD_SHAPE_CELLS + 1][2];
} ConcordShapeTable;

void concord_shape_table_fill (ConcordShapeTable *table, ConcordShape shape, double likely);

/* Cubic between the nodes. */
static inline double
concord_shape_table_at (const ConcordShapeTable *table, double z)
{
  double along = (z + CONCORD_SHAPE_REACH) * (CONCORD_SHAPE_CELLS / (2 * CONCORD_SHAPE_REACH));
  double held = CLAMP (along, 0, CONCORD_SHAPE_CELLS - 1e-9), t, u;
  const double *a, *b;

  t = held - (int)held;
  u = 1 - t;
  a = table->nodes[(int)held];
  b = table->nodes[(int)held + 1];
  return u * u * ((1 + 2 * t) * a[0] + t * a[1]) + t * t * ((1 + 2 * u) * b[0] - u * b[1]);
}

G_END_DECLS
