#pragma once

#include <glib.h>

G_BEGIN_DECLS

double concord_percentile (double *numbers, gsize n, double share);

G_END_DECLS
