/* How the chart of points is split: its data in scatter.c, its drawing in scatter-plot.c. */
#pragma once

#include "charts/frame.h"
#include "charts/scatter.h"

G_BEGIN_DECLS

struct _ConcordScatter
{
  ConcordChart parent_instance;

  GPtrArray *points; /* of ConcordFramePoint * */
  ConcordFrameAxis x, y;
  char *names[CONCORD_SCATTER_N_GROUPS]; /* or NULL */
  int steps;                              /* the group that steps join; -1 for none */
  ConcordFrameLine limit;
};

double concord_scatter_draw (ConcordScatter *scatter, ConcordLayout *layout, ConcordBox area);

G_END_DECLS
