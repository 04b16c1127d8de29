/* Dated numbers of the Treasury that a problem may name instead of giving them. */
#pragma once

#include "cli/compute-input.h"
#include "methods/discounting.h"
#include "methods/optimism-bias.h"

G_BEGIN_DECLS

/* The discount factors of years 0 to @n - 1 under the problem's "schedule". (transfer full) */
gboolean concord_input_factors (JsonObject *problem, gsize n, double **factors, GError **error);

/* The bounds of a kind of work; FALSE where the kind has none for this measure. */
gboolean concord_bias_bounds (guint type, guint measure, ConcordOptimismPart *part);
extern const char *const concord_bias_types[];
extern const char *const concord_compute_bias_measures[];

G_END_DECLS
