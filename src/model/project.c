#include "model/project.h"

#include "concord-words.h"

const ConcordChoice concord_regimes[] = {
  { "procurement-act-2023", N_("Procurement Act 2023 (England, Wales, Northern Ireland)") },
  { "pcr-2015", N_("Public Contracts Regulations 2015 (begun before 24 February 2025)") },
  { "scotland-2015", N_("Public Contracts (Scotland) Regulations 2015") },
  { "health-psr", N_("Health Care Services (Provider Selection Regime) Regulations 2023") },
  { NULL, NULL },
};

const ConcordChoice concord_estimate_shapes[] = {
  { "triangular", N_("Triangular") },
  { "pert", N_("PERT") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordProject, concord_project, "project", CONCORD_PROJECT_FIELDS)
