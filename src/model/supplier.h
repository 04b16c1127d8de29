/* A supplier of the market that a package would be offered to. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_supplier_kinds[];

/* clang-format off */
#define CONCORD_SUPPLIER_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Supplier"), .required = TRUE) \
  FIELD (T, CHOICE, kind, N_("Kind"), .choices = concord_supplier_kinds) \
  FIELD (T, MONEY, largest_contract, N_("Largest contract held"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, MONEY, turnover, N_("Turnover"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, NUMBER, appetite, N_("Appetite"), .range = CONCORD_BETWEEN (0, 1), .help = N_("How likely it would bid for a package that it is able for, 0 to 1"), .confidential = TRUE) \
  FIELD (T, TEXT, appetite_source, N_("Source of the appetite"), .confidential = TRUE) \
  FIELD (T, DATE, last_dialogue, N_("Last dialogue"))
/* clang-format on */

#define CONCORD_TYPE_SUPPLIER (concord_supplier_get_type ())
CONCORD_DECLARE_RECORD (ConcordSupplier, concord_supplier, SUPPLIER, CONCORD_SUPPLIER_FIELDS)

G_END_DECLS
