/* The one list of figures: their names, who makes them and what they read. */
#include "figures/figure-private.h"

#include "concord-words.h"
#include <string.h>

#define MOST_TYPES 20

static const struct
{
  ConcordFigureKind kind;
  ConcordFigureMaker maker;
  const char *reads[MOST_TYPES + 1]; /* record types, NULL at the end */
} rows[] = {
  { { "weighted-scores", N_ ("Weighted scores of the options"), "options" },
    concord_make_weighted_scores,
    { "option", "criterion", "score", "weight", "weight-set" } },
  { { "score-profile", N_ ("Score profile of the options"), "options" },
    concord_make_score_profile,
    { "option", "criterion", "score", "weight", "weight-set" } },
  { { "swing-weights", N_ ("Swing weights"), "options" },
    concord_make_swing_weights,
    { "option", "criterion", "score", "weight", "weight-set" } },
  { { "ranking-by-weights", N_ ("Ranking under each set of weights"), "options" },
    concord_make_ranking_by_weights,
    { "option", "criterion", "score", "weight", "weight-set" } },
  { { "need-capacity", N_ ("Need against market capacity"), "package" },
    concord_make_need_capacity,
    { "project", "service", "supplier", "ability" } },
  { { "over-bundling", N_ ("Over-bundling curve"), "package" },
    concord_make_over_bundling,
    { "project", "service", "service-link", "supplier", "ability" } },
  { { "package-frontier", N_ ("Packages that no other betters"), "package" },
    concord_make_package_frontier,
    { "project", "service", "service-link", "supplier", "ability" } },
  { { "consultation-agreement", N_ ("Agreement in the consultation"), "consultation" },
    concord_make_consultation_agreement,
    { "exercise", "group", "question", "count" } },
  { { "response-rate", N_ ("Response rate against population"), "consultation" },
    concord_make_response_rate,
    { "exercise", "group", "question", "count" } },
  { { "cash-flow-fan", N_ ("Cash flow over the years"), "money" },
    concord_make_cash_flow_fan,
    { "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule",
      "discount-rate", "deflator", "criterion", "commissioner" } },
  { { "npv-distribution", N_ ("Net present values of the futures"), "money" },
    concord_make_npv_distribution,
    { "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule",
      "discount-rate", "deflator", "criterion", "commissioner" } },
  { { "switching-tornado", N_ ("Lines that can turn the lead"), "money" },
    concord_make_switching_tornado,
    { "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule",
      "discount-rate", "deflator", "criterion", "commissioner" } },
  { { "benefits-by-year", N_ ("Benefits by year"), "money" },
    concord_make_benefits_by_year,
    { "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule",
      "discount-rate", "deflator", "criterion", "commissioner" } },
  { { "money-by-fund", N_ ("Cash by fund and year"), "money" },
    concord_make_money_by_fund,
    { "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule",
      "discount-rate", "deflator", "criterion", "commissioner" } },
  { { "track-record", N_ ("Track record of the bidders"), "bidders" },
    concord_make_track_record,
    { "project", "bidder", "past-contract" } },
  { { "mark-heat-map", N_ ("Marks of the evaluators"), "bidders" },
    concord_make_mark_heat_map,
    { "project", "notice", "bidder", "award-criterion", "evaluator", "mark", "moderation" } },
  { { "price-formulas", N_ ("Bids under each price formula"), "bidders" },
    concord_make_price_formulas,
    { "project", "notice", "bidder", "dummy-bid", "price-formula", "award-criterion", "evaluator",
      "mark", "moderation" } },
  { { "price-laboratory", N_ ("Dummy bids under each price formula"), "bidders" },
    concord_make_price_laboratory,
    { "project", "notice", "bidder", "dummy-bid", "price-formula", "award-criterion", "evaluator",
      "mark", "moderation" } },
  { { "weight-sensitivity", N_ ("Score as one weight changes"), "decision" },
    concord_make_weight_sensitivity,
    { "project", "option", "criterion", "weight-set", "weight", "score", "line", "risk", "bias",
      "bias-factor", "bias-range", "discount-schedule", "discount-rate", "deflator",
      "commissioner" } },
  { { "rank-acceptability", N_ ("Places under random weights"), "decision" },
    concord_make_rank_acceptability,
    { "project", "option", "criterion", "weight-set", "weight", "score", "line", "risk", "bias",
      "bias-factor", "bias-range", "discount-schedule", "discount-rate", "deflator",
      "commissioner" } },
  { { "value-cost-frontier", N_ ("Value against cost"), "decision" },
    concord_make_value_cost_frontier,
    { "project", "option", "criterion", "weight-set", "weight", "score", "line", "risk", "bias",
      "bias-factor", "bias-range", "discount-schedule", "discount-rate", "deflator",
      "commissioner" } },
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

guint64
concord_figure_get_stamp (ConcordDocument *document, const char *kind)
{
  const ConcordFigureKind *row = concord_figure_kinds_find (kind);
  guint64 stamp = 0;
  guint n;

  g_return_val_if_fail (row != NULL, 0);
  /* Each serial only grows, so that the sum can't come back to what it was. */
  for (const char *const *type = rows[row - concord_figure_kinds_get (&n)].reads; *type != NULL;
       type++)
    stamp += concord_document_get_serial (document, *type);
  return stamp;
}
