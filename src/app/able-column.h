/* The suppliers able for a service, as names in one cell: "Alpha Ltd; Beta Ltd (with a partner)". */
#pragma once

#include "app/column-kind.h"

G_BEGIN_DECLS

extern const ConcordColumnKind concord_able_column;

G_END_DECLS
