#include "model/option.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

const ConcordChoice concord_vehicles[] = {
  { "in-house", N_("In-house") },
  { "shared-service", N_("Shared service") },
  { "joint-venture", N_("Joint equity venture") },
  { "three-sector", N_("Private-public-third sector partnership") },
  { "employee-owned", N_("Employee-owned company") },
  { "social-enterprise", N_("Social enterprise") },
  { "transformation", N_("Transformation partnership") },
  { "trading-company", N_("Public trading company") },
  { "service-contract", N_("Service contract") },
  { NULL, NULL },
};

const ConcordChoice concord_routes[] = {
  { "none", N_("No procurement") },
  { "open", N_("Open procedure") },
  { "competitive-flexible", N_("Competitive flexible procedure") },
  { "direct-award", N_("Direct award") },
  { "framework", N_("Framework") },
  { "light-touch", N_("Light touch") },
  { "reserved", N_("Reserved contract") },
  { "exempt-vertical", N_("Exempt: vertical arrangement") },
  { "exempt-horizontal", N_("Exempt: horizontal arrangement") },
  { "dialogue", N_("Competitive dialogue (2015 regulations)") },
  { "negotiation", N_("Competitive procedure with negotiation (2015 regulations)") },
  { NULL, NULL },
};

const ConcordChoice concord_option_stages[] = {
  { "long-list", N_("Long list") },
  { "short-list", N_("Short list") },
  { "dropped", N_("Dropped") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordOption, concord_option, "option", CONCORD_OPTION_FIELDS)
