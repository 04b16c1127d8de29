/* Futures: what the money of the options comes to when every amount may turn out differently. */
#pragma once

#include "findings/finding.h"
#include "findings/heavy.h"

G_BEGIN_DECLS

#define CONCORD_FAN_PERCENTILES 5 /* 10, 25, 50, 75, 90 */

typedef struct
{
  char *id, *name;
  gboolean in_house, do_minimum, proposed;
  double mean, standard_deviation; /* of the net present value, in pounds */
  double p10, p50, p90;            /* of the net present value: one future in ten is below p10 */
  double *npv;                     /* [draw], in the order of the draws */
  double *fan;                     /* [year][CONCORD_FAN_PERCENTILES] of the cumulative discounted
                                      net value up to the year; lowest first */
  double probability_best;         /* share of futures in which its npv is the highest */
} ConcordFuturesOption;

typedef struct
{
  gatomicrefcount references;
  ConcordFinding *finding;
  gboolean is_coarse;
  gsize draws, fan_draws;
  guint64 seed;
  int first_year;
  gsize n_years;
  gsize n_options;
  ConcordFuturesOption *options;
  double *beats; /* [option][other]: share of futures in which its npv is higher */
} ConcordFutures;

/* Simulates: (transfer full), or NULL and a sentence where there are no lines. @whole as in
 * concord_heavy_get_result(). */
ConcordFutures *concord_futures_get (ConcordDocument *document, gboolean whole, GError **error);
ConcordFutures *concord_futures_ref (ConcordFutures *futures);
void concord_futures_unref (ConcordFutures *futures);

/* The work itself, for whoever watches it. */
const ConcordHeavyKind *concord_futures_get_kind (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordFutures, concord_futures_unref)

G_END_DECLS
