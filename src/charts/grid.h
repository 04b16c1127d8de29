#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/* A table of shaded cells with their numbers: marks of evaluators, ranks under weight sets. */
#define CONCORD_TYPE_GRID (concord_grid_get_type ())
G_DECLARE_FINAL_TYPE (ConcordGrid, concord_grid, CONCORD, GRID, ConcordChart)

/* How dark a cell is: four steps, from nothing to the darkest. */
#define CONCORD_GRID_N_SHADES 4

ConcordGrid *concord_grid_new (void);
void concord_grid_set_legend (ConcordGrid *grid, const char *const *shade_names);
void concord_grid_add_column (ConcordGrid *grid, const char *name, gboolean apart);
void concord_grid_add_heading (ConcordGrid *grid, const char *label);
void concord_grid_add_row (ConcordGrid *grid, const char *id, const char *label, const char *note);
void concord_grid_add_cell (ConcordGrid *grid,
                            const char *id,
                            int shade,
                            const char *text,
                            const char *small,
                            const char *words);

G_END_DECLS
