#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/* Answers on an ordered scale: disagreement left of zero, agreement right, the neutral answers in a
 * column of their own at the right. A neutral bar that straddles zero moves both ends away from the
 * line they are read from; in its own column all three parts start at a line and can be compared
 * from row to row. */
#define CONCORD_TYPE_DIVERGING_BARS (concord_diverging_bars_get_type ())
G_DECLARE_FINAL_TYPE (
    ConcordDivergingBars, concord_diverging_bars, CONCORD, DIVERGING_BARS, ConcordChart)

ConcordDivergingBars *concord_diverging_bars_new (void);
void concord_diverging_bars_set_levels (ConcordDivergingBars *bars,
                                        guint n_levels,
                                        const char *const *names);
void concord_diverging_bars_set_net_title (ConcordDivergingBars *bars, const char *title);
void concord_diverging_bars_add_row (ConcordDivergingBars *bars,
                                     const char *id,
                                     const char *label,
                                     const double *counts,
                                     const char *net_text,
                                     const char *note);
void concord_diverging_bars_set_n_text (ConcordDivergingBars *bars, const char *n_text);
void concord_diverging_bars_set_words (ConcordDivergingBars *bars, const char *words);

G_END_DECLS
