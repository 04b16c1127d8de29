#include "model/past-contract.h"

#include "concord-words.h"

const ConcordChoice concord_contract_outcomes[] = {
  { "running", N_("Running") },
  { "completed", N_("Completed") },
  { "expired", N_("Expired") },
  { "extended", N_("Extended") },
  { "returned-in-house", N_("Returned in-house") },
  { "novated", N_("Novated") },
  { "cut-back", N_("Cut back") },
  { "terminated", N_("Terminated") },
  { "in-dispute", N_("In dispute") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordPastContract, concord_past_contract, "past-contract", CONCORD_PAST_CONTRACT_FIELDS)
