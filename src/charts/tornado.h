#pragma once

#include "charts/chart.h"
#include "charts/numbers.h"

G_BEGIN_DECLS

/* What the range of one input after another does to a result: from where the result stands, a bar
 * to where each end of the input's range takes it. Left of zero the result turns. */
#define CONCORD_TYPE_TORNADO (concord_tornado_get_type ())
G_DECLARE_FINAL_TYPE (ConcordTornado, concord_tornado, CONCORD, TORNADO, ConcordChart)

ConcordTornado *concord_tornado_new (void);
void concord_tornado_set_axis (ConcordTornado *tornado, const char *title, ConcordNumberKind kind);
void concord_tornado_set_base (ConcordTornado *tornado, double value, const char *label);
void concord_tornado_set_sides (ConcordTornado *tornado, const char *below, const char *above);
void concord_tornado_set_end_names (ConcordTornado *tornado, const char *low, const char *high);
void concord_tornado_set_end_title (ConcordTornado *tornado, const char *title);
void concord_tornado_add_row (ConcordTornado *tornado,
                              const char *id,
                              const char *label,
                              const char *note,
                              double at_low,
                              double at_high,
                              const char *end_text,
                              const char *words);
void concord_tornado_set_end_texts (ConcordTornado *tornado, const char *low, const char *high);

G_END_DECLS
