#pragma once

#include "charts/axis.h"
#include "charts/bubble-labels.h"
#include "charts/bubbles.h"

G_BEGIN_DECLS

/* Shared by bubbles.c, which holds the data, and bubbles-plot.c, which draws them. */
typedef struct
{
  char *id, *label, *size_text, *words;
  double x, y, size; /* NaN is absent */
  guint group;
} ConcordBubble;

struct _ConcordBubbles
{
  ConcordChart parent_instance;

  GPtrArray *items; /* of ConcordBubble * */
  char *x_title, *y_title, *threshold_label, *size_name;
  char *group_names[CONCORD_BUBBLES_N_GROUPS];
  double x_min, x_max, threshold;
};

double concord_bubbles_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area);

G_END_DECLS
