#include "model/notice.h"

#include "concord-words.h"

const ConcordChoice concord_notice_kinds[] = {
  { "pipeline", N_("Pipeline") },
  { "market-engagement", N_("Preliminary market engagement") },
  { "planned", N_("Planned procurement") },
  { "tender", N_("Tender") },
  { "transparency", N_("Transparency") },
  { "award", N_("Contract award, with assessment summaries") },
  { "details", N_("Contract details") },
  { "change", N_("Contract change") },
  { "performance", N_("Contract performance") },
  { "termination", N_("Contract termination") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordNotice, concord_notice, "notice", CONCORD_NOTICE_FIELDS)
