#pragma once

#include "charts/numbers.h"

G_BEGIN_DECLS

/* A straight scale from values to points. Made by concord_axis_fit(), then placed. */
typedef struct
{
  double low, high; /* values at the two ends, both ticks */
  double step;      /* values between ticks, > 0 */
  guint n_ticks;    /* 2 to 12 */
  double from, to;  /* points at low and at high */
  ConcordNumberKind kind;
  gboolean pathological; /* the range that was asked for can't be drawn as it is */
} ConcordAxis;

void concord_axis_widen (double range[2], double value);
void concord_axis_fit (
    ConcordAxis *axis, double min, double max, guint max_ticks, ConcordNumberKind kind);
void concord_axis_place (ConcordAxis *axis, double from, double to);
double concord_axis_at (const ConcordAxis *axis, double value);
double concord_axis_tick (const ConcordAxis *axis, guint tick);
char *concord_axis_dup_tick_text (const ConcordAxis *axis, guint tick);

G_END_DECLS
