/* A report: the paper that goes to a meeting, such as a cabinet report. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* In the order of concord_report_languages. */
typedef enum
{
  CONCORD_REPORT_ENGLISH,
  CONCORD_REPORT_WELSH,
  CONCORD_REPORT_WELSH_FIRST,
  CONCORD_REPORT_ENGLISH_FIRST
} ConcordReportLanguage;
extern const ConcordChoice concord_report_languages[];

/* clang-format off */
#define CONCORD_REPORT_FIELDS(FIELD, T) \
  FIELD (T, TEXT, title, N_("Title"), .required = TRUE) \
  FIELD (T, TEXT, title_welsh, N_("Title in Welsh")) \
  FIELD (T, CHOICE, language, N_("Language"), .choices = concord_report_languages, .help = N_("Of the paper, whatever the language of this window; English unless you say otherwise")) \
  FIELD (T, TEXT, meeting, N_("Meeting"), .help = N_("Who decides, such as Cabinet or Executive")) \
  FIELD (T, TEXT, meeting_welsh, N_("Meeting in Welsh")) \
  FIELD (T, DATE, meeting_date, N_("Date of the meeting")) \
  FIELD (T, TEXT, report_of, N_("Report of"), .help = N_("The officer who answers for the paper")) \
  FIELD (T, TEXT, report_of_welsh, N_("Report of, in Welsh")) \
  FIELD (T, TEXT, contact, N_("Contact"), .help = N_("Name, telephone, e-mail")) \
  FIELD (T, TEXT, wards, N_("Wards affected")) \
  FIELD (T, TEXT, wards_welsh, N_("Wards affected, in Welsh")) \
  FIELD (T, TEXT, key_decision, N_("Key decision reference"), .help = N_("As in the forward plan")) \
  FIELD (T, TEXT, exempt_law, N_("Exempt under"), .help = N_("The paragraph of the law by which Part B is not for publication, as it is to be printed")) \
  FIELD (T, TEXT, exempt_law_welsh, N_("Exempt under, in Welsh")) \
  FIELD (T, LONG_TEXT, exempt_reason, N_("Reason for the exemption"), .help = N_("Why the public interest in keeping it exempt outweighs the public interest in publishing it")) \
  FIELD (T, LONG_TEXT, exempt_reason_welsh, N_("Reason for the exemption, in Welsh")) \
  FIELD (T, FLAG, tables, N_("Figures as tables too")) \
  FIELD (T, FLAG, workings, N_("Appendix: how this was worked out"))
/* clang-format on */

#define CONCORD_TYPE_REPORT (concord_report_get_type ())
CONCORD_DECLARE_RECORD (ConcordReport, concord_report, REPORT, CONCORD_REPORT_FIELDS)

G_END_DECLS
