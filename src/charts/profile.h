#pragma once

#include "charts/chart.h"
#include "charts/numbers.h"

G_BEGIN_DECLS

/* Several series in each row: values of options on each criterion, weights of several bodies. */
#define CONCORD_TYPE_PROFILE (concord_profile_get_type ())
G_DECLARE_FINAL_TYPE (ConcordProfile, concord_profile, CONCORD, PROFILE, ConcordChart)

typedef enum
{
  CONCORD_PROFILE_LINES, /* a marker in each row, joined down the rows */
  CONCORD_PROFILE_BARS,  /* thin bars from zero with their numbers */
} ConcordProfileKind;

ConcordProfile *concord_profile_new (ConcordProfileKind kind);
void concord_profile_set_axis (ConcordProfile *profile,
                               const char *title,
                               ConcordNumberKind kind,
                               double min,
                               double max);
void concord_profile_add_series (ConcordProfile *profile, const char *name, gboolean quiet);
void concord_profile_add_heading (ConcordProfile *profile, const char *label);
void concord_profile_add_row (ConcordProfile *profile,
                              const char *id,
                              const char *label,
                              const double *values,
                              const gboolean *doubtful,
                              const char *note);

G_END_DECLS
