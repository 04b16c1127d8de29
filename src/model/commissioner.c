#include "model/commissioner.h"

#include "concord-words.h"

const ConcordChoice concord_commissioner_kinds[] = {
  { "authority", N_("Local authority") },
  { "local-strategic-partnership", N_("Local strategic partnership") },
  { "integrated-care-partnership", N_("Integrated care partnership") },
  { "public-services-board", N_("Public services board") },
  { "community-planning-partnership", N_("Community planning partnership") },
  { "health", N_("Health body") },
  { "police-fire", N_("Police or fire authority") },
  { "other", N_("Other public body") },
  { NULL, NULL },
};

const ConcordChoice concord_commissioner_roles[] = {
  { "lead", N_("Lead") },
  { "on-behalf", N_("On behalf of others") },
  { "partner", N_("Partner") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordCommissioner, concord_commissioner, "commissioner", CONCORD_COMMISSIONER_FIELDS)
