#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordRateStep:
 * @from: first year of the step, >= 1
 * @to: last year, >= @from; %G_MAXUINT for one without end
 * @rate: discount rate a year, a fraction > -1; 0.035 for 3.5 %
 *
 * A schedule is an array of these, in any order, none of which overlap. Schedules are dated data
 * and come from outside.
 */
typedef struct
{
  guint from;
  guint to;
  double rate;
} ConcordRateStep;

gboolean concord_discount_factors (
    const ConcordRateStep *schedule, gsize n_steps, gsize n, double *factors, GError **error);
gboolean concord_present_values (const double *flows,
                                 const double *factors,
                                 gsize n,
                                 double *present_values,
                                 double *npv,
                                 GError **error);
gboolean
concord_net_present_value (double rate, const double *flows, gsize n, double *npv, GError **error);
gboolean concord_equivalent_annual_cost (double present_value,
                                         guint years,
                                         double rate,
                                         double *cost,
                                         double *annuity_factor,
                                         GError **error);

G_END_DECLS
