#include "model/report.h"

#include "concord-words.h"

const ConcordChoice concord_report_languages[] = {
  { "english", N_("English") },
  { "welsh", N_("Welsh") },
  { "welsh-first", N_("Welsh, then English") },
  { "english-first", N_("English, then Welsh") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordReport, concord_report, "report", CONCORD_REPORT_FIELDS)
