#include "model/service.h"

#include "concord-words.h"

const ConcordChoice concord_inclusions[] = {
  { "in", N_("In") },
  { "out", N_("Out") },
  { "undecided", N_("Undecided") },
  { NULL, NULL },
};

const ConcordChoice concord_providers[] = {
  { "in-house", N_("In-house") },
  { "contractor", N_("Contractor") },
  { "shared", N_("Shared service") },
  { "trading-company", N_("Trading company") },
  { "voluntary", N_("Voluntary or community body") },
  { NULL, NULL },
};

const ConcordChoice concord_explored[] = {
  { "free", N_("In or out") },
  { "must", N_("In every package") },
  { "must-not", N_("In no package") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordService, concord_service, "service", CONCORD_SERVICE_FIELDS)
