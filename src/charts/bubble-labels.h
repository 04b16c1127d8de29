#pragma once

#include "charts/layout.h"

G_BEGIN_DECLS

/* A name that looks for a free place at its bubble. */
typedef struct
{
  ConcordPoint centre; /* of the bubble */
  double radius;
  double width, height; /* of the name */
  /* Found by concord_bubble_labels_place(). */
  gboolean placed, inside, with_leader;
  ConcordBox box;
  ConcordPoint leader_from, leader_to; /* from the bubble's edge to the name */
} ConcordBubbleLabel;

void concord_bubble_labels_place (ConcordBubbleLabel *labels,
                                  guint n_labels,
                                  ConcordBox area,
                                  const ConcordBox *taken,
                                  guint n_taken,
                                  const double *lines,
                                  guint n_lines);

G_END_DECLS
