#include "model/line.h"

#include "concord-words.h"

const ConcordChoice concord_line_kinds[] = {
  { "cost", N_("Cost") },
  { "cashable-benefit", N_("Cashable benefit") },
  { "non-cashable-benefit", N_("Non-cashable benefit") },
  { NULL, NULL },
};

const ConcordChoice concord_line_activities[] = {
  { "running", N_("Running") },
  { "transition", N_("Transition") },
  { "client-side", N_("Client side") },
  { "pensions", N_("Pensions") },
  { "redundancy", N_("Redundancy") },
  { "exit", N_("Exit") },
  { NULL, NULL },
};

const ConcordChoice concord_line_budgets[] = {
  { "revenue", N_("Revenue") },
  { "capital", N_("Capital") },
  { NULL, NULL },
};

const ConcordChoice concord_line_prices[] = {
  { "real", N_("Real") },
  { "nominal", N_("Nominal") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordLine, concord_line, "line", CONCORD_LINE_FIELDS)
