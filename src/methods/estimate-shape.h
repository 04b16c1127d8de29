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
 * ConcordShapeScale:
 * @CONCORD_SHAPE_NORMAL: a normal score z, from -8 to 8, which can be correlated with others
 * @CONCORD_SHAPE_SUM: the sum of four uniforms, from 0 to 4: faster to draw than a normal score,
 *   and its tails are about as thin as those of the PERT shape, so that quantiles are smooth
 *
 * What a quantile function is read by.
 */
typedef enum
{
  CONCORD_SHAPE_NORMAL,
  CONCORD_SHAPE_SUM,
} ConcordShapeScale;

/**
 * ConcordShapeTable:
 * @nodes: at even steps of the scale the share of the way from low to high that lies as far up the
 *   distribution of the estimate as the node does up that of the scale; and its slope times the
 *   step
 *
 * The quantile function of an estimate, with a cubic between the nodes.
 */
typedef struct
{
  double nodes[CONCORD_SHAPE_CELLS + 1][2];
} ConcordShapeTable;

void concord_shape_table_fill (ConcordShapeTable *table,
                               ConcordShape shape,
                               double likely,
                               ConcordShapeScale scale);

/* @t of the way from @node to the next. */
static inline double
concord_shape_between (const double *node, double t)
{
  double rise = node[2] - node[0], third = node[1] + node[3] - 2 * rise;
  double second = rise - node[1] - third;

  return node[0] + t * (node[1] + t * (second + t * third));
}

/* By a normal score. */
static inline double
concord_shape_table_at (const ConcordShapeTable *table, double z)
{
  double along = (z + CONCORD_SHAPE_REACH) * (CONCORD_SHAPE_CELLS / (2 * CONCORD_SHAPE_REACH));
  double held = CLAMP (along, 0, CONCORD_SHAPE_CELLS - 1e-9);

  return concord_shape_between (table->nodes[(int)held], held - (int)held);
}

G_END_DECLS
