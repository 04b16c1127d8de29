/* A delivery vehicle, as the catalogue described it when it was taken into the project. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_VEHICLE_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Vehicle"), .required = TRUE) \
  FIELD (T, TEXT, code, N_("Code"), .help = N_("The entry of the catalogue it was copied from")) \
  FIELD (T, LONG_TEXT, description, N_("Description")) \
  FIELD (T, TEXT, control, N_("Control")) \
  FIELD (T, TEXT, risk, N_("Risk")) \
  FIELD (T, TEXT, staff_route, N_("Staff"), .help = N_("TUPE, secondment, or staff stay")) \
  FIELD (T, TEXT, pensions, N_("Pensions")) \
  FIELD (T, TEXT, tax, N_("Tax")) \
  FIELD (T, TEXT, governance, N_("Governance")) \
  FIELD (T, TEXT, subsidy_control, N_("Subsidy control")) \
  FIELD (T, TEXT, term, N_("Typical term")) \
  FIELD (T, FLAG, reserved, N_("May be reserved to mutuals")) \
  FIELD (T, TEXT, source, N_("Source")) \
  FIELD (T, DATE, as_of, N_("As of"))
/* clang-format on */

#define CONCORD_TYPE_VEHICLE (concord_vehicle_get_type ())
CONCORD_DECLARE_RECORD (ConcordVehicle, concord_vehicle, VEHICLE, CONCORD_VEHICLE_FIELDS)

G_END_DECLS
