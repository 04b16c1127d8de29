/* How a figure is put together by the file of its kind. */
#pragma once

#include "figures/figure.h"
#include "findings/finding.h"

G_BEGIN_DECLS

/* Takes @chart: every maker gives one, empty or not. */
void concord_figure_take_chart (ConcordFigure *figure, ConcordChart *chart);

/* Whether the figure is for the public: what is exempt stays out. */
gboolean concord_figure_is_public (ConcordFigure *figure);

/* Whether the figure leaves the program, public or exempt: small numbers of persons stay out, and
 * heavy work is done wholly. */
gboolean concord_figure_is_leaving (ConcordFigure *figure);

/* All take their text. */
void concord_figure_take_title (ConcordFigure *figure, char *title);
void concord_figure_take_subtitle (ConcordFigure *figure, char *subtitle);
void concord_figure_take_caption (ConcordFigure *figure, char *caption);
void concord_figure_take_words (ConcordFigure *figure, char *words);

/* What belongs here and where to enter it, for a chart with nothing to show. */
void concord_figure_set_empty_words (ConcordFigure *figure, const char *words);

/* The explanation, without what is not for the public. */
void concord_figure_explain (ConcordFigure *figure, ConcordFinding *finding);

void concord_figure_add_column (ConcordFigure *figure, const char *header, gboolean numeric);

/* The next cell, row by row; takes @text. */
void concord_figure_take_cell (ConcordFigure *figure, char *text);

/* One maker for each kind, in its own file. */
typedef void (*ConcordFigureMaker) (ConcordFigure *figure, ConcordDocument *document,
                                    const char *subject);
void concord_make_weighted_scores (ConcordFigure *figure, ConcordDocument *document,
                                   const char *subject);
void concord_make_need_capacity (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_over_bundling (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_consultation_agreement (ConcordFigure *figure, ConcordDocument *document,
                                          const char *subject);
void concord_make_track_record (ConcordFigure *figure, ConcordDocument *document,
                                const char *subject);
void concord_make_score_profile (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_swing_weights (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_ranking_by_weights (ConcordFigure *figure, ConcordDocument *document,
                                      const char *subject);
void concord_make_response_rate (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_mark_heat_map (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_cash_flow_fan (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_npv_distribution (ConcordFigure *figure, ConcordDocument *document,
                                    const char *subject);
void concord_make_switching_tornado (ConcordFigure *figure, ConcordDocument *document,
                                     const char *subject);
void concord_make_benefits_by_year (ConcordFigure *figure, ConcordDocument *document,
                                    const char *subject);
void concord_make_money_by_fund (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject);
void concord_make_weight_sensitivity (ConcordFigure *figure, ConcordDocument *document,
                                      const char *subject);
void concord_make_rank_acceptability (ConcordFigure *figure, ConcordDocument *document,
                                      const char *subject);
void concord_make_value_cost_frontier (ConcordFigure *figure, ConcordDocument *document,
                                       const char *subject);
void concord_make_package_frontier (ConcordFigure *figure, ConcordDocument *document,
                                    const char *subject);
void concord_make_price_formulas (ConcordFigure *figure, ConcordDocument *document,
                                  const char *subject);
void concord_make_price_laboratory (ConcordFigure *figure, ConcordDocument *document,
                                    const char *subject);

ConcordFigureMaker concord_figure_kinds_get_maker (const ConcordFigureKind *kind);

G_END_DECLS
