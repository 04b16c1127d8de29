/* An option: what could be done, in-house and do-minimum among them. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_option_stages[];

/* clang-format off */
#define CONCORD_OPTION_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Option"), .required = TRUE) \
  FIELD (T, LONG_TEXT, description, N_("Description")) \
  FIELD (T, REFERENCE, vehicle, N_("Vehicle"), .target = "vehicle") \
  FIELD (T, REFERENCE, route, N_("Procurement route"), .target = "route") \
  FIELD (T, CHOICE, stage, N_("Stage"), .choices = concord_option_stages) \
  FIELD (T, LONG_TEXT, stage_reason, N_("Reason"), .help = N_("Why it is on the short list, or why it was dropped")) \
  FIELD (T, FLAG, in_house, N_("In-house comparator")) \
  FIELD (T, FLAG, do_minimum, N_("Do-minimum")) \
  FIELD (T, FLAG, business_as_usual, N_("Business as usual")) \
  FIELD (T, FLAG, proposed, N_("Proposed"), .help = N_("What the paper recommends, where it recommends one"))
/* clang-format on */

#define CONCORD_TYPE_OPTION (concord_option_get_type ())
CONCORD_DECLARE_RECORD (ConcordOption, concord_option, OPTION, CONCORD_OPTION_FIELDS)

G_END_DECLS
