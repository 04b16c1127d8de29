#include "model/report-section.h"

#include "concord-words.h"

const ConcordChoice concord_report_publicities[] = {
  { "public", N_("Part A, public") },
  { "exempt", N_("Part B, exempt") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordReportSection, concord_report_section, "report-section",
                       CONCORD_REPORT_SECTION_FIELDS)
