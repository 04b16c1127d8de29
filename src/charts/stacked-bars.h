#pragma once

#include "charts/chart.h"
#include "charts/numbers.h"

G_BEGIN_DECLS

/* Horizontal bars made of parts, their total at the end: scores of options by criterion. */
#define CONCORD_TYPE_STACKED_BARS (concord_stacked_bars_get_type ())
G_DECLARE_FINAL_TYPE (ConcordStackedBars, concord_stacked_bars, CONCORD, STACKED_BARS, ConcordChart)

ConcordStackedBars *concord_stacked_bars_new (void);
void concord_stacked_bars_add_series (ConcordStackedBars *bars, const char *name);
void concord_stacked_bars_add_item (ConcordStackedBars *bars,
                                    const char *id,
                                    const char *label,
                                    const double *values,
                                    double low,
                                    double high,
                                    const char *note);
void concord_stacked_bars_set_unit (ConcordStackedBars *bars, const char *axis_title);
void concord_stacked_bars_set_number_kind (ConcordStackedBars *bars, ConcordNumberKind kind);
void concord_stacked_bars_set_ordered (ConcordStackedBars *bars, gboolean ordered);
void concord_stacked_bars_set_last_end (ConcordStackedBars *bars, const char *text);

G_END_DECLS
