#include "model/lot.h"

#include "concord-words.h"

const ConcordChoice concord_lot_decisions[] = {
  { "considered", N_("Considered") },
  { "taken", N_("Taken") },
  { "rejected", N_("Rejected") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordLot, concord_lot, "lot", CONCORD_LOT_FIELDS)
