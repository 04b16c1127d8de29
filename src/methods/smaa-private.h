/* What the two passes of SMAA share: scores and weights, eight draws at a time. */
#pragma once

#include "methods/lanes-private.h"
#include "methods/smaa.h"
#include "methods/weight-draws.h"

G_BEGIN_DECLS

#define CONCORD_SMAA_BLOCK 4096

/* A triangular score is base + half (u + v) + skew |u - v| for two uniforms u and v over [1, 2):
   (1 - c) min + c max is triangular with its mode at c (W. E. Stein and M. F. Keblis,
   Mathematical and Computer Modelling 49, 2009). A known score is its base alone. */
typedef struct
{
  double base;
  double half;
  double skew;
  gboolean is_random;
} ConcordSmaaScore;

typedef struct
{
  const ConcordSmaaProblem *problem;
  ConcordWeightSampler *sampler;
  ConcordSmaaScore *scores; /* [option][criterion]; NULL where they are given by draw */
  double tolerance;         /* totals no further apart are tied */
  const double *centres;    /* [option][criterion] in the second pass */
} ConcordSmaaPlan;

/* Eight scores of option @i on criterion @k for the draws from @draw on. */
CONCORD_INLINE void
concord_smaa_score (
    const ConcordSmaaPlan *plan, ConcordRandom *random, gsize draw, gsize cell, ConcordLanes *score)
{
  const ConcordSmaaProblem *p = plan->problem;
  gsize cells = p->n_options * p->n_criteria;
  ConcordLanes own;

  if (plan->scores == NULL)
    {
      own = CONCORD_ALL (0);
      for (gsize lane = 0; lane < CONCORD_LANES; lane++)
        own[lane] = p->value_draws[MIN (draw + lane, p->draws - 1) * cells + cell];
      *score = own;
      return;
    }
  own = CONCORD_ALL (plan->scores[cell].base);
  if (plan->scores[cell].is_random)
    {
      ConcordLanes sum, apart;

      concord_random_pair (random, &sum, &apart);
      own += sum * plan->scores[cell].half + apart * plan->scores[cell].skew;
    }
  *score = own;
}

G_END_DECLS
