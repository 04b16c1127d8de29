/* How the making of robustness is split: inputs, the work, the telling. */
#pragma once

#include "findings/appraisal.h"
#include "findings/robustness.h"

G_BEGIN_DECLS

/* A copy of what the work needs: nothing in it belongs to the document. */
typedef struct
{
  ConcordAppraisal *appraisal; /* under the leading weights */
  char *project;               /* its id */
  guint64 seed;
  gboolean has_seed;           /* the project gives one */
  double *least, *most;        /* [leaf] bounds of random weights, shares; NULL without any */
  char **bounds;               /* [leaf] id of the weight that gives them; NULL where none */
  double *costs;               /* [option of the appraisal] pounds; NAN is not known */
  char *money_leader;          /* id of the option with the highest npv; NULL */
  double money_lead;           /* its npv less the next one's, pounds; NAN */
} ConcordRobustnessInputs;

ConcordRobustnessInputs *concord_robustness_inputs_new (ConcordDocument *document);
void concord_robustness_inputs_free (ConcordRobustnessInputs *inputs);

static inline ConcordRobustnessOption *
concord_robustness_get_option (const ConcordRobustness *robustness, gsize i)
{
  return robustness->options->pdata[i];
}

static inline const ConcordAppraisalCriterion *
concord_robustness_get_leaf (const ConcordAppraisal *appraisal, guint leaf)
{
  return appraisal->criteria->pdata[g_array_index (appraisal->leaves, guint, leaf)];
}

/* So many absent numbers. */
static inline double *
concord_robustness_new_absent (gsize n)
{
  double *numbers = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    numbers[i] = NAN;
  return numbers;
}

/* What the work passes on to the telling. */
typedef struct
{
  const ConcordRobustnessInputs *inputs;
  const char *problem;    /* why it could not be done; NULL */
  GPtrArray *ranked;      /* of ConcordAppraisalOption: as the options of the result, borrowed */
  gboolean *is_drawn;     /* [leaf] whether random weightings give it weight */
  gboolean has_range;     /* some score says how low or high it could be */
} ConcordRobustnessWork;

/* Rows of ranked options, columns of leaves: values from 0 to 100. */
typedef struct
{
  double *likely, *low, *high;
  gsize n, m;
} ConcordRobustnessTable;

/* All leaves, or those that @is_drawn. */
ConcordRobustnessTable concord_robustness_table_new (const ConcordRobustnessWork *work,
                                                     const gboolean *is_drawn);
void concord_robustness_table_clear (ConcordRobustnessTable *table);

/* The weights of the leaves as they are, shares. */
double *concord_robustness_dup_weights (const ConcordRobustnessWork *work);

/* Fills the criteria with their turns; FALSE where the numbers allow none. */
gboolean concord_robustness_find_turns (ConcordRobustness *robustness,
                                        const ConcordRobustnessWork *work, GError **error);

/* Says which criteria random weightings give weight, and whether there are ranges. */
void concord_robustness_choose_drawn (ConcordRobustnessWork *work);

/* Draws scores with the weights as they are, then weights; FALSE where bounds can't be met, or it
 * was stopped. */
gboolean concord_robustness_draw (ConcordRobustness *robustness, const ConcordRobustnessWork *work,
                                  ConcordProgress *progress, GError **error);

/* --- telling --------------------------------------------------------------------------------- */

char *concord_robustness_dup_sentence (const ConcordRobustness *robustness,
                                       const ConcordRobustnessWork *work);

/* "83 of 100 random weightings" */
char *concord_robustness_dup_weightings (double share);

/* "9%" */
char *concord_robustness_dup_rise (double rise);

void concord_robustness_tell (ConcordRobustness *robustness, const ConcordRobustnessWork *work);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ConcordRobustnessTable, concord_robustness_table_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordRobustnessInputs, concord_robustness_inputs_free)

G_END_DECLS
