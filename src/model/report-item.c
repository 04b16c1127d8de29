#include "model/report-item.h"

#include "concord-words.h"

const ConcordChoice concord_report_item_kinds[] = {
  { "words", N_("Words") },
  { "figure", N_("Figure") },
  { "table", N_("Table of a figure") },
  { "finding", N_("What was found") },
  { "list", N_("List from the project") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordReportItem, concord_report_item, "report-item",
                       CONCORD_REPORT_ITEM_FIELDS)
