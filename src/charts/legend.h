#pragma once

#include "charts/layout.h"

G_BEGIN_DECLS

/* One line of a legend: a swatch like the marks it stands for, and a name. */
typedef struct
{
  const char *name;
  ConcordRole fill, stroke, ink;
  ConcordPattern pattern;
  ConcordDash dash;
  gboolean round; /* a circle, not a square */
  guint marker;   /* the marker of series marker - 1 instead; 0 for none */
} ConcordLegendEntry;

double concord_legend_draw (ConcordLayout *layout,
                            const ConcordLegendEntry *entries,
                            guint n_entries,
                            ConcordBox area);

G_END_DECLS
