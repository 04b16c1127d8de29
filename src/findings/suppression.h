/* Withholding small counts of persons from what leaves the program. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts of persons from 1 to this are never published; 0 always is. */
#define CONCORD_SUPPRESSION_MOST 4

/* TRUE for a count that would be withheld on its own. */
gboolean concord_suppression_is_small (double count);

/**
 * concord_suppress:
 * @counts: (array): rows one after the other; whole numbers of persons >= 0; NAN counts as 0
 * @row_totals: whether the total of each row is published too
 * @column_totals: whether the total of each column is published too
 * @costs: (nullable) (array): what withholding a cell beyond the small ones loses; NULL for its count
 * @cells: (out caller-allocates) (array): for each cell whether it is withheld
 * @rows: (out caller-allocates) (array): for each row whether its total is withheld
 * @columns: (out caller-allocates) (array): likewise
 *
 * Withholds every cell and published total from 1 to 4, and further ones until none of them can be
 * worked out: each withheld number could be at least one other whole number >= 0 without any
 * published one changing. A zero is never withheld.
 *
 * The table is a circulation: cells run from rows to columns, totals to and from one more node. A
 * withheld number can differ by one exactly where it lies on a cycle of withheld numbers along which
 * no number falls below 0; the cheapest cycle is found as a shortest path and withheld (J. P. Kelly,
 * B. L. Golden and A. A. Assad, Networks 22, 1992; L. H. Cox, Journal of the American Statistical
 * Association 75, 1980).
 *
 * FALSE where a number could not be protected: then nothing of the table may be published.
 */
gboolean concord_suppress (const double *counts, guint n_rows, guint n_columns,
                           gboolean row_totals, gboolean column_totals, const double *costs,
                           gboolean *cells, gboolean *rows, gboolean *columns);

G_END_DECLS
