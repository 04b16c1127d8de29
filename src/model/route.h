/* A procurement route, as the catalogue described it when it was taken into the project. */
#pragma once

#include "model/project.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_ROUTE_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Route"), .required = TRUE) \
  FIELD (T, TEXT, code, N_("Code"), .help = N_("The entry of the catalogue it was copied from")) \
  FIELD (T, LONG_TEXT, description, N_("When it may be used")) \
  FIELD (T, CHOICE, regime, N_("Regime"), .choices = concord_regimes) \
  FIELD (T, LONG_TEXT, steps, N_("Steps")) \
  FIELD (T, LONG_TEXT, notices, N_("Notices due")) \
  FIELD (T, TEXT, source, N_("Source")) \
  FIELD (T, DATE, as_of, N_("As of"))
/* clang-format on */

#define CONCORD_TYPE_ROUTE (concord_route_get_type ())
CONCORD_DECLARE_RECORD (ConcordRoute, concord_route, ROUTE, CONCORD_ROUTE_FIELDS)

G_END_DECLS
