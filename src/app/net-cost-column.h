/* What a service costs after its income. It follows from gross cost and income; typing it sets the
 * gross cost that it takes. */
#pragma once

#include "app/column-kind.h"

G_BEGIN_DECLS

extern const ConcordColumnKind concord_net_cost_column;

G_END_DECLS
