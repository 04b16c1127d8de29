#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordNetAgreement:
 * @n: number of answers
 * @net: share above the middle less share below it, in [-1, 1]
 * @low: lower bound of the interval, in [-1, 1]
 * @high: upper bound, in [-1, 1]
 */
typedef struct
{
  double n;
  double net;
  double low;
  double high;
} ConcordNetAgreement;

gboolean concord_normal_quantile (double level, double *z, GError **error);
gboolean concord_wilson_interval (
    double successes, double trials, double z, double *low, double *high, GError **error);
gboolean concord_wilson_interval_finite (double successes,
                                         double trials,
                                         double population,
                                         double z,
                                         double *low,
                                         double *high,
                                         GError **error);
gboolean concord_share_standard_error (
    double successes, double trials, double population, double *standard_error, GError **error);
gboolean concord_net_agreement (const double *counts,
                                gsize n_answers,
                                double population,
                                double z,
                                ConcordNetAgreement *agreement,
                                GError **error);

G_END_DECLS
