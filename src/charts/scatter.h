#pragma once

#include "charts/chart.h"
#include "charts/numbers.h"

G_BEGIN_DECLS

/* Points by two measures, each of a few groups: options by cost and value, packages by cost and
 * need met. */
#define CONCORD_TYPE_SCATTER (concord_scatter_get_type ())
G_DECLARE_FINAL_TYPE (ConcordScatter, concord_scatter, CONCORD, SCATTER, ConcordChart)

/* The group of a point, each with a shape and a shade of its own: filled circle, light square,
 * hollow triangle, hollow diamond. */
typedef enum
{
  CONCORD_SCATTER_STRONG,
  CONCORD_SCATTER_MIDDLE,
  CONCORD_SCATTER_WEAK,
  CONCORD_SCATTER_UNKNOWN,
} ConcordScatterGroup;
#define CONCORD_SCATTER_N_GROUPS (CONCORD_SCATTER_UNKNOWN + 1)

ConcordScatter *concord_scatter_new (void);
void concord_scatter_set_x_axis (
    ConcordScatter *scatter, const char *title, ConcordNumberKind kind, double min, double max);
void concord_scatter_set_y_axis (
    ConcordScatter *scatter, const char *title, ConcordNumberKind kind, double min, double max);
void concord_scatter_set_group_name (ConcordScatter *scatter,
                                     ConcordScatterGroup group,
                                     const char *name);
void concord_scatter_set_steps (ConcordScatter *scatter, ConcordScatterGroup group);
void concord_scatter_set_limit (ConcordScatter *scatter, double value, const char *label);
void concord_scatter_add (ConcordScatter *scatter,
                          ConcordScatterGroup group,
                          const char *id,
                          const char *label,
                          double x,
                          double y,
                          gboolean chosen,
                          const char *words);

G_END_DECLS
