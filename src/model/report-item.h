/* What stands in a section of a report: own words, or something that Concord keeps up to date. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* In the order of concord_report_item_kinds. */
typedef enum
{
  CONCORD_REPORT_WORDS,   /* paragraphs, each a line; a line that begins with "- " is a bullet */
  CONCORD_REPORT_FIGURE,  /* shows: a kind of figure */
  CONCORD_REPORT_TABLE,   /* the table of a figure without its chart; shows: as above */
  CONCORD_REPORT_FINDING, /* its sentences as a paragraph; shows: a kind of finding */
  CONCORD_REPORT_LIST     /* records as a table; shows: one of the lists of paper/record-list.h */
} ConcordReportItemKind;
extern const ConcordChoice concord_report_item_kinds[];

/* clang-format off */
#define CONCORD_REPORT_ITEM_FIELDS(FIELD, T) \
  FIELD (T, CHOICE, kind, N_("Kind"), .choices = concord_report_item_kinds, .required = TRUE) \
  FIELD (T, LONG_TEXT, words, N_("Words"), .help = N_("Each line is a paragraph with a number of its own; a line that begins with “- ” is a bullet point")) \
  FIELD (T, LONG_TEXT, words_welsh, N_("Words in Welsh")) \
  FIELD (T, TEXT, shows, N_("Shows"), .help = N_("Which figure, finding or list")) \
  FIELD (T, REFERENCE, exercise, N_("Consultation exercise"), .target = "exercise", .help = N_("Of several; the first with counts unless you say otherwise")) \
  FIELD (T, REFERENCE, question, N_("Question"), .target = "question", .help = N_("Of several; all unless you say otherwise")) \
  FIELD (T, REFERENCE, option, N_("Option"), .target = "option", .help = N_("Of several; the one that leads unless you say otherwise")) \
  FIELD (T, TEXT, title, N_("Title"), .help = N_("Printed instead of the figure’s own")) \
  FIELD (T, TEXT, title_welsh, N_("Title in Welsh")) \
  FIELD (T, FLAG, exempt, N_("Exempt"), .help = N_("Printed in Part B only"))
/* clang-format on */

#define CONCORD_TYPE_REPORT_ITEM (concord_report_item_get_type ())
CONCORD_DECLARE_RECORD (ConcordReportItem, concord_report_item, REPORT_ITEM,
                        CONCORD_REPORT_ITEM_FIELDS)

G_END_DECLS
