#include "model/bidder.h"

#include "concord-words.h"

const ConcordChoice concord_bidder_states[] = {
  { "interested", N_("Interested") },
  { "excluded", N_("Excluded") },
  { "meets-conditions", N_("Meets the conditions of participation") },
  { "tendered", N_("Tendered") },
  { "shortlisted", N_("Shortlisted") },
  { "most-advantageous", N_("Most advantageous tender") },
  { "preferred", N_("Preferred partner") },
  { "withdrawn", N_("Withdrawn") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordBidder, concord_bidder, "bidder", CONCORD_BIDDER_FIELDS)
