#include "model/vehicle.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordVehicle, concord_vehicle, "vehicle", CONCORD_VEHICLE_FIELDS)
