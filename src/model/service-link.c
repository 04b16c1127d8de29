#include "model/service-link.h"

#include "concord-words.h"

const ConcordChoice concord_service_link_kinds[] = {
  { "staff", N_("Shared staff") },
  { "system", N_("Shared system") },
  { "users", N_("Shared users") },
  { "sequence", N_("Sequence") },
  { NULL, NULL },
};

const ConcordChoice concord_service_link_rules[] = {
  { "free", N_("None") },
  { "together", N_("Both or none") },
  { "apart", N_("Never both") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordServiceLink, concord_service_link, "service-link", CONCORD_SERVICE_LINK_FIELDS)
