#pragma once

#include "methods/blocks.h"
#include "methods/smaa-private.h"

G_BEGIN_DECLS

/* What the first pass adds up: draws, and sums of weights. */
typedef struct
{
  guint64 *places; /* [option][rank] */
  guint64 *wins;   /* [option][other] */
  double *sums;    /* [option][criterion] */
} ConcordSmaaCounts;

/* Works on a ConcordSmaaPlan, adds up a ConcordSmaaCounts. */
extern const ConcordBlocks concord_smaa_ranks;

/* The second pass: adds up how often each option is first with its central weights (guint64). */
extern const ConcordBlocks concord_smaa_confidence;

G_END_DECLS
