/* A section of a report, with its heading. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* In the order of concord_report_publicities. */
typedef enum
{
  CONCORD_REPORT_PUBLIC,
  CONCORD_REPORT_EXEMPT
} ConcordReportPublicity;
extern const ConcordChoice concord_report_publicities[];

/* clang-format off */
#define CONCORD_REPORT_SECTION_FIELDS(FIELD, T) \
  FIELD (T, TEXT, heading, N_("Heading"), .required = TRUE) \
  FIELD (T, TEXT, heading_welsh, N_("Heading in Welsh")) \
  FIELD (T, CHOICE, publicity, N_("Part"), .choices = concord_report_publicities, .help = N_("Part A is published; Part B is exempt from publication. Public unless you say otherwise")) \
  FIELD (T, FLAG, left_out, N_("Left out"), .help = N_("It stays here and is not printed")) \
  FIELD (T, LONG_TEXT, prompt, N_("What belongs here"), .help = N_("For whoever writes; never printed")) \
  FIELD (T, LONG_TEXT, prompt_welsh, N_("What belongs here, in Welsh"))
/* clang-format on */

#define CONCORD_TYPE_REPORT_SECTION (concord_report_section_get_type ())
CONCORD_DECLARE_RECORD (ConcordReportSection, concord_report_section, REPORT_SECTION,
                        CONCORD_REPORT_SECTION_FIELDS)

G_END_DECLS
