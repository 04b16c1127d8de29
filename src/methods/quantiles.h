#pragma once

#include <glib.h>

G_BEGIN_DECLS

double concord_beta_quantile (double p, double a, double b);
double concord_f_quantile (double p, double numerator, double denominator);

G_END_DECLS
