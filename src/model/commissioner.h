/* A body that commissions, alone or with others. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_commissioner_kinds[];
extern const ConcordChoice concord_commissioner_roles[];

/* clang-format off */
#define CONCORD_COMMISSIONER_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Body"), .required = TRUE) \
  FIELD (T, CHOICE, kind, N_("Kind"), .choices = concord_commissioner_kinds) \
  FIELD (T, CHOICE, role, N_("Role"), .choices = concord_commissioner_roles) \
  FIELD (T, MONEY, pays, N_("Pays"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, LONG_TEXT, gains, N_("What it gains")) \
  FIELD (T, TEXT, approval_body, N_("Approved by")) \
  FIELD (T, DATE, approval_date, N_("Approved on")) \
  FIELD (T, TEXT, approval_minute, N_("Minute"))
/* clang-format on */

#define CONCORD_TYPE_COMMISSIONER (concord_commissioner_get_type ())
CONCORD_DECLARE_RECORD (ConcordCommissioner, concord_commissioner, COMMISSIONER, CONCORD_COMMISSIONER_FIELDS)

G_END_DECLS
