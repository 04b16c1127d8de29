#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordWeightRatio:
 * @of: a criterion
 * @to: another one
 * @low: least weight of @of over that of @to, >= 0
 * @high: greatest; infinite for none
 *
 * @low w_to <= w_of <= @high w_to, which also says what is meant where weights are zero.
 */
typedef struct
{
  gsize of;
  gsize to;
  double low;
  double high;
} ConcordWeightRatio;

G_END_DECLS
