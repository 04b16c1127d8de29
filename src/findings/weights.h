/* The weights of all bodies side by side, and which option leads under each. */
#pragma once

#include "findings/appraisal.h"

G_BEGIN_DECLS

/* The weights of one body. Arrays run along the leaves of the criteria tree. */
typedef struct
{
  char *id, *name;
  ConcordAppraisal *appraisal; /* of the options under these weights */
  gboolean *stale;             /* points given for another scale than the criterion has now */
} ConcordWeighting;

typedef struct
{
  ConcordFinding *finding;
  GPtrArray *sets;    /* of ConcordWeighting, in the document's order */
  GPtrArray *stale;   /* of const char *: names of criteria with stale points in some set */
  guint n_ranked;     /* sets under which options can be ranked */
  char *leader;       /* of all sets that rank, where it is one and the same; else NULL */
} ConcordWeights;

/**
 * concord_weights_new:
 *
 * One appraisal for each weight set of the project. Swing points belong to the scale they were
 * given for: where a weight says its bottom and top, and the criterion's scale has others now, the
 * points are stale; they still count, and are warned of.
 */
ConcordWeights *concord_weights_new (ConcordDocument *document);
void concord_weights_free (ConcordWeights *weights);

/* The appraisal that all sets share in criteria and options: the first set's, NULL without any. */
const ConcordAppraisal *concord_weights_get_first (const ConcordWeights *weights);

/* Names of the options of rank 1 under a set; "" where none is ranked. The caller frees. */
char *concord_weighting_dup_leaders (const ConcordWeighting *weighting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordWeights, concord_weights_free)

G_END_DECLS
