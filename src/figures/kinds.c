/* The one list of figures: their names, who makes them and what they read. */
#include "figures/figure-private.h"

#include "findings/reads.h"

#include "concord-words.h"
#include <string.h>

static const struct
{
  ConcordFigureKind kind;
  ConcordFigureMaker maker;
  const char *const *reads; /* those of its finding */
} rows[] = {
  { { "weighted-scores", N_ ("Weighted scores of the options"), "options" },
    concord_make_weighted_scores,
    concord_reads_appraisal },
  { { "score-profile", N_ ("Score profile of the options"), "options" },
    concord_make_score_profile,
    concord_reads_appraisal },
  { { "swing-weights", N_ ("Swing weights"), "options" },
    concord_make_swing_weights,
    concord_reads_appraisal },
  { { "ranking-by-weights", N_ ("Ranking under each set of weights"), "options" },
    concord_make_ranking_by_weights,
    concord_reads_appraisal },
  { { "need-capacity", N_ ("Need against market capacity"), "package" },
    concord_make_need_capacity,
    concord_reads_market },
  { { "over-bundling", N_ ("Over-bundling curve"), "package" },
    concord_make_over_bundling,
    concord_reads_market },
  { { "package-frontier", N_ ("Packages that no other betters"), "package" },
    concord_make_package_frontier,
    concord_reads_market },
  { { "consultation-agreement", N_ ("Agreement in the consultation"), "consultation" },
    concord_make_consultation_agreement,
    concord_reads_consultation },
  { { "response-rate", N_ ("Response rate against population"), "consultation" },
    concord_make_response_rate,
    concord_reads_consultation },
  { { "cash-flow-fan", N_ ("Cash flow over the years"), "money" },
    concord_make_cash_flow_fan,
    concord_reads_money },
  { { "npv-distribution", N_ ("Net present values of the futures"), "money" },
    concord_make_npv_distribution,
    concord_reads_money },
  { { "switching-tornado", N_ ("Lines that can turn the lead"), "money" },
    concord_make_switching_tornado,
    concord_reads_money },
  { { "benefits-by-year", N_ ("Benefits by year"), "money" },
    concord_make_benefits_by_year,
    concord_reads_money },
  { { "money-by-fund", N_ ("Cash by fund and year"), "money" },
    concord_make_money_by_fund,
    concord_reads_money },
  { { "track-record", N_ ("Track record of the bidders"), "bidders" },
    concord_make_track_record,
    concord_reads_track_record },
  { { "mark-heat-map", N_ ("Marks of the evaluators"), "bidders" },
    concord_make_mark_heat_map,
    concord_reads_evaluation },
  { { "price-formulas", N_ ("Bids under each price formula"), "bidders" },
    concord_make_price_formulas,
    concord_reads_prices },
  { { "price-laboratory", N_ ("Dummy bids under each price formula"), "bidders" },
    concord_make_price_laboratory,
    concord_reads_prices },
  { { "weight-sensitivity", N_ ("Score as one weight changes"), "decision" },
    concord_make_weight_sensitivity,
    concord_reads_decision },
  { { "rank-acceptability", N_ ("Places under random weights"), "decision" },
    concord_make_rank_acceptability,
    concord_reads_decision },
  { { "value-cost-frontier", N_ ("Value against cost"), "decision" },
    concord_make_value_cost_frontier,
    concord_reads_decision },
};

const ConcordFigureKind *
concord_figure_kinds_get (guint *n_kinds)
{
  static ConcordFigureKind kinds[G_N_ELEMENTS (rows)];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        kinds[i] = rows[i].kind;
      g_once_init_leave (&once, 1);
    }
  *n_kinds = G_N_ELEMENTS (rows);
  return kinds;
}

const ConcordFigureKind *
concord_figure_kinds_find (const char *kind)
{
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return &kinds[i];
  return NULL;
}

ConcordFigureMaker
concord_figure_kinds_get_maker (const ConcordFigureKind *kind)
{
  guint n;

  return rows[kind - concord_figure_kinds_get (&n)].maker;
}

static const char *const *
get_reads (const char *kind)
{
  const ConcordFigureKind *row = concord_figure_kinds_find (kind);
  guint n;

  g_return_val_if_fail (row != NULL, NULL);
  return rows[row - concord_figure_kinds_get (&n)].reads;
}

guint64
concord_figure_get_stamp (ConcordDocument *document, const char *kind)
{
  const char *const *reads = get_reads (kind);

  g_return_val_if_fail (reads != NULL, 0);
  return concord_reads_get_stamp (document, reads);
}

gboolean
concord_figure_may_have_exempt (ConcordDocument *document, const char *kind)
{
  const char *const *reads = get_reads (kind);

  g_return_val_if_fail (reads != NULL, FALSE);
  return concord_reads_have_exempt (document, reads);
}
