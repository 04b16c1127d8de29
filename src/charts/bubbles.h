#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/* Services by need (across), able suppliers (up) and cost (area of the circle). */
#define CONCORD_TYPE_BUBBLES (concord_bubbles_get_type ())
G_DECLARE_FINAL_TYPE (ConcordBubbles, concord_bubbles, CONCORD, BUBBLES, ConcordChart)

/* What a bubble's group means and how it is drawn: filled, hatched, hollow. */
typedef enum
{
  CONCORD_BUBBLES_IN,
  CONCORD_BUBBLES_UNDECIDED,
  CONCORD_BUBBLES_OUT,
} ConcordBubblesGroup;
#define CONCORD_BUBBLES_N_GROUPS (CONCORD_BUBBLES_OUT + 1)

ConcordBubbles *concord_bubbles_new (void);
void concord_bubbles_set_axes (ConcordBubbles *bubbles, const char *x_title, const char *y_title);
void concord_bubbles_set_x_range (ConcordBubbles *bubbles, double min, double max);
void concord_bubbles_set_threshold (ConcordBubbles *bubbles, double value, const char *label);
void concord_bubbles_set_group_name (ConcordBubbles *bubbles, guint group, const char *name);
void concord_bubbles_set_size_name (ConcordBubbles *bubbles, const char *name);
void concord_bubbles_add (ConcordBubbles *bubbles,
                          const char *id,
                          const char *label,
                          double x,
                          double y,
                          double size,
                          const char *size_text,
                          guint group,
                          const char *words);

G_END_DECLS
