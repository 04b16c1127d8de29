/* A way to turn prices into scores, tried before it is published. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_price_formulas[];

/* clang-format off */
#define CONCORD_PRICE_FORMULA_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Formula"), .required = TRUE) \
  FIELD (T, CHOICE, formula, N_("How price is scored"), .choices = concord_price_formulas, .required = TRUE) \
  FIELD (T, PERCENT, price_weight, N_("Weight of price"), .range = CONCORD_BETWEEN (0, 100)) \
  FIELD (T, MONEY, full_at, N_("Full score at"), .range = CONCORD_AT_LEAST (0), .help = N_("For fixed benchmarks: the price with the full score")) \
  FIELD (T, MONEY, zero_at, N_("No score at"), .range = CONCORD_AT_LEAST (0), .help = N_("For fixed benchmarks: the price with no score")) \
  FIELD (T, MONEY, willingness, N_("Worth of a quality point"), .range = CONCORD_AT_LEAST (0), .help = N_("For quality in money: what the authority would pay for one point of quality")) \
  FIELD (T, FLAG, published, N_("Published"), .help = N_("The one that stands in the tender documents"))
/* clang-format on */

#define CONCORD_TYPE_PRICE_FORMULA (concord_price_formula_get_type ())
CONCORD_DECLARE_RECORD (ConcordPriceFormula, concord_price_formula, PRICE_FORMULA, CONCORD_PRICE_FORMULA_FIELDS)

G_END_DECLS
