/* A series: one number per year, immutable and shared. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _ConcordSeries ConcordSeries;

#define CONCORD_SERIES_FIRST_YEAR 1800
#define CONCORD_SERIES_LAST_YEAR 2999

#define CONCORD_TYPE_SERIES (concord_series_get_type ())
GType concord_series_get_type (void);

ConcordSeries *concord_series_ref (ConcordSeries *series);
void concord_series_unref (ConcordSeries *series);

/* Years with a value, rising. A NULL series has none. */
guint concord_series_get_length (const ConcordSeries *series);
int concord_series_get_year (const ConcordSeries *series, guint index);
double concord_series_get_nth (const ConcordSeries *series, guint index);

/* The value of @year, NAN where there is none. */
double concord_series_get (const ConcordSeries *series, int year);

/* A new series that differs from @series (may be NULL) in @year alone; NAN takes the year out.
 * Returns: (transfer full) (nullable): NULL where nothing is left. */
ConcordSeries *concord_series_with (const ConcordSeries *series, int year, double value);

gboolean concord_series_equal (const ConcordSeries *a, const ConcordSeries *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSeries, concord_series_unref)

G_END_DECLS
