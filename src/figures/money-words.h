/* Words that the figures of money share. */
#pragma once

#include "figures/figure.h"
#include "findings/futures.h"
#include "findings/money-case.h"

G_BEGIN_DECLS

/* The option that a figure of one option speaks of: @subject, else the proposed one, else the
 * leader; NULL without lines. */
const ConcordMoneyOption *concord_money_figure_find (const ConcordMoneyCase *money,
                                                     const char *subject);

/* The do-minimum, of those that have lines; NULL where there is none. */
const ConcordMoneyOption *concord_money_figure_find_do_minimum (const ConcordMoneyCase *money);

/* The same option in simulated futures; NULL where @option is NULL or was not simulated. */
const ConcordFuturesOption *concord_money_figure_simulated (const ConcordFutures *futures,
                                                            const ConcordMoneyOption *option);

/* "£1.2m" in the unit that fits, and whole pounds for a table. The caller frees. */
char *concord_money_figure_dup_pounds (double pounds);
char *concord_money_figure_dup_cell (double pounds);

/* "prices of 2026/27". The caller frees. */
char *concord_money_figure_dup_prices (const ConcordMoneyCase *money);

/* The source of a figure that rests on the money case, with @futures (nullable) their number and
 * seed. The caller frees. */
char *concord_money_figure_dup_caption (ConcordDocument *document, const ConcordMoneyCase *money,
                                        const ConcordFutures *futures);

/* Title, subtitle, caption and words of a figure that has nothing to show; @reason (nullable) is a
 * sentence, else the money case gives one. */
void concord_money_figure_describe_empty (ConcordFigure *figure, ConcordDocument *document,
                                          const ConcordMoneyCase *money, const char *reason);

G_END_DECLS
