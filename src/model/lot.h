/* A lot that was considered, and why the package is or is not split. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_lot_decisions[];

/* clang-format off */
#define CONCORD_LOT_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Lot"), .required = TRUE) \
  FIELD (T, LONG_TEXT, content, N_("What is in it")) \
  FIELD (T, CHOICE, decision, N_("Decision"), .choices = concord_lot_decisions) \
  FIELD (T, LONG_TEXT, reason, N_("Reason"), .help = N_("Where the package is not split into lots, the notice must say why"))
/* clang-format on */

#define CONCORD_TYPE_LOT (concord_lot_get_type ())
CONCORD_DECLARE_RECORD (ConcordLot, concord_lot, LOT, CONCORD_LOT_FIELDS)

G_END_DECLS
