/* A cost or a benefit of an option, year by year. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_line_kinds[];
extern const ConcordChoice concord_line_activities[];
extern const ConcordChoice concord_line_budgets[];
extern const ConcordChoice concord_line_prices[];

/* clang-format off */
#define CONCORD_LINE_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Line"), .required = TRUE) \
  FIELD (T, CHOICE, kind, N_("Kind"), .choices = concord_line_kinds, .required = TRUE) \
  FIELD (T, CHOICE, activity, N_("Part"), .choices = concord_line_activities, .help = N_("Which part of the partnership the money is for")) \
  FIELD (T, ESTIMATE, amount, N_("Amount"), .unit = N_("£ a year"), .help = N_("In each year from the first to the last; likely is the figure, low and high what it could be. A benefit that turns out to be a loss is negative")) \
  FIELD (T, WHOLE, from_year, N_("First year"), .range = CONCORD_BETWEEN (1900, 2900), .help = N_("Financial year, by the calendar year in which it begins")) \
  FIELD (T, WHOLE, to_year, N_("Last year"), .range = CONCORD_BETWEEN (1900, 2900)) \
  FIELD (T, SERIES, by_year, N_("By year"), .unit = N_("£"), .help = N_("Amounts of single years; where given they stand instead of the amount of that year")) \
  FIELD (T, CHOICE, budget, N_("Budget"), .choices = concord_line_budgets) \
  FIELD (T, TEXT, fund, N_("Fund"), .help = N_("General Fund, Housing Revenue Account, schools ...")) \
  FIELD (T, REFERENCE, party, N_("Who pays or gains"), .target = "commissioner", .help = N_("One of the commissioners; empty where it is the authority")) \
  FIELD (T, CHOICE, prices, N_("Prices"), .choices = concord_line_prices, .help = N_("Real: in the price base year's prices. Nominal: as they will be paid")) \
  FIELD (T, PERCENT, indexation, N_("Rise above inflation"), .unit = N_("% a year"), .range = CONCORD_BETWEEN (-50, 50), .help = N_("How much faster than general prices the amount rises after the price base year; pay and energy often do")) \
  FIELD (T, FLAG, transfer, N_("Transfer"), .help = N_("Money that only changes hands, such as VAT, grants and benefits paid: left out of the economic view, kept in the cash view")) \
  FIELD (T, FLAG, sunk, N_("Sunk"), .help = N_("Already spent or committed whatever is decided: left out of the appraisal")) \
  FIELD (T, FLAG, vat_recoverable, N_("VAT recoverable")) \
  FIELD (T, TEXT, source, N_("Source"), .help = N_("Where the figure comes from: budget book, quotation, benchmark")) \
  FIELD (T, LONG_TEXT, note, N_("Note"))
/* clang-format on */

#define CONCORD_TYPE_LINE (concord_line_get_type ())
CONCORD_DECLARE_RECORD (ConcordLine, concord_line, LINE, CONCORD_LINE_FIELDS)

G_END_DECLS
