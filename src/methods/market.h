#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
concord_poisson_binomial (const double *appetites, gsize n, double *distribution, GError **error);
gboolean concord_bids_probability (
    const double *appetites, gsize n, gsize wanted, double *probability, GError **error);
gboolean concord_expected_bids (const double *appetites, gsize n, double *expected, GError **error);

G_END_DECLS
