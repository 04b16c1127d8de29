#include "model/price-formula.h"

#include "concord-words.h"

const ConcordChoice concord_price_formulas[] = {
  { "lowest-ratio", N_("Lowest price over price") },
  { "mean-relative", N_("Distance from the mean") },
  { "benchmark", N_("Between fixed benchmarks") },
  { "price-per-quality", N_("Price per quality point") },
  { "value-index", N_("Quality over price") },
  { "monetised", N_("Quality in money less price") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordPriceFormula, concord_price_formula, "price-formula", CONCORD_PRICE_FORMULA_FIELDS)
