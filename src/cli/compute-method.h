/* One method of `concord-cli compute`: what it is called, what it reads and writes, and the two
 * joined. The methods are listed in compute-methods.c; their functions stand in compute-*.c. */
#pragma once

#include "cli/compute-input.h"
#include "cli/compute-output.h"

G_BEGIN_DECLS

/* Longer lists than these are refused, so that no problem runs for minutes or fills the memory. */
#define CONCORD_COMPUTE_MOST_NUMBERS 1000000
#define CONCORD_COMPUTE_MOST_YEARS 10000
#define CONCORD_COMPUTE_MOST_OPTIONS 1000

/* A key of a problem or an answer, with its unit. The list ends with a NULL name. */
typedef struct
{
  const char *name;
  const char *help;
} ConcordComputeKey;

typedef struct
{
  const char *name;
  const char *summary;
  const ConcordComputeKey *problem;
  const ConcordComputeKey *answer;
  const char *source;
  gboolean (*run) (JsonObject *problem, ConcordOutput *answer, GError **error);
} ConcordComputeMethod;

/* In the order of the list, ended by a NULL name. */
const ConcordComputeMethod *concord_compute_get_methods (void);
/* (nullable) */
const ConcordComputeMethod *concord_compute_find_method (const char *name);

gboolean concord_compute_discount (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_annuity (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_irr (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_mirr (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_switching (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_optimism_bias (JsonObject *problem, ConcordOutput *answer,
                                        GError **error);
gboolean concord_compute_weights (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_value (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_value_function (JsonObject *problem, ConcordOutput *answer,
                                         GError **error);
gboolean concord_compute_stability (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_frontier (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_pairwise (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_smaa (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_wilson (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_rake (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_net_agreement (JsonObject *problem, ConcordOutput *answer,
                                        GError **error);
gboolean concord_compute_alpha (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_icc (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_separation (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_price_scores (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_abnormally_low (JsonObject *problem, ConcordOutput *answer,
                                         GError **error);
gboolean concord_compute_track_record (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_concentration (JsonObject *problem, ConcordOutput *answer,
                                        GError **error);
gboolean concord_compute_package (JsonObject *problem, ConcordOutput *answer, GError **error);
gboolean concord_compute_simulate (JsonObject *problem, ConcordOutput *answer, GError **error);

G_END_DECLS
