#include "model/option.h"

#include "concord-words.h"

const ConcordChoice concord_option_stages[] = {
  { "long-list", N_("Long list") },
  { "short-list", N_("Short list") },
  { "dropped", N_("Dropped") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordOption, concord_option, "option", CONCORD_OPTION_FIELDS)
