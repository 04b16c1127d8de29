#include "model/supplier.h"

#include "concord-words.h"

const ConcordChoice concord_supplier_kinds[] = {
  { "large", N_("Large company") },
  { "sme", N_("Small or medium-sized") },
  { "vcse", N_("Voluntary, community or social enterprise") },
  { "public", N_("Public body") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordSupplier, concord_supplier, "supplier", CONCORD_SUPPLIER_FIELDS)
