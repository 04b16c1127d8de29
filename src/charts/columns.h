#pragma once

#include "charts/chart.h"
#include "charts/numbers.h"

G_BEGIN_DECLS

/* Upright bars made of parts, their total at the top, in an order that means something: benefits by
 * year. */
#define CONCORD_TYPE_COLUMNS (concord_columns_get_type ())
G_DECLARE_FINAL_TYPE (ConcordColumns, concord_columns, CONCORD, COLUMNS, ConcordChart)

ConcordColumns *concord_columns_new (void);
void concord_columns_set_axis (ConcordColumns *columns,
                               const char *title,
                               const char *x_title,
                               ConcordNumberKind kind);
void concord_columns_set_divider (ConcordColumns *columns, double position, const char *label);
void concord_columns_add_series (ConcordColumns *columns, const char *name);
void concord_columns_add_column (ConcordColumns *columns,
                                 const char *id,
                                 const char *label,
                                 const double *values,
                                 const char *words);

G_END_DECLS
