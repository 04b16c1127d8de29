#include "model/vehicle.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordVehicle, concord_vehicle, "vehicle", CONCORD_VEHICLE_FIELDS)
