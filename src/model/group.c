#include "model/group.h"

#include "concord-words.h"

const ConcordChoice concord_group_kinds[] = {
  { "users", N_("Service users") },
  { "employees", N_("Employees") },
  { "unions", N_("Trade unions") },
  { "partners", N_("Local strategic partners") },
  { "business", N_("Business") },
  { "voluntary", N_("Voluntary sector") },
  { "public", N_("Public") },
  { "political", N_("Political") },
  { NULL, NULL },
};

const ConcordChoice concord_group_units[] = {
  { "persons", N_("Persons") },
  { "organisations", N_("Organisations") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordGroup, concord_group, "group", CONCORD_GROUP_FIELDS)
