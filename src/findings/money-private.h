/* How the making of a money case is split: horizon, schedule and prices; optimism bias; lines and
 * risks; cash; swings; words. */
#pragma once

#include "findings/money-case.h"
#include "methods/estimate-shape.h"

G_BEGIN_DECLS

/* Index into the choices of a line's budget. */
#define CONCORD_MONEY_CAPITAL 1

/* Two sums of discounted amounts that differ by less than this are the same, in pounds. */
#define CONCORD_MONEY_SAME 0.005

/* The last financial year of the horizon. */
static inline int
concord_money_get_last_year (const ConcordMoneyCase *money)
{
  return money->first_year + (int) money->n_years - 1;
}

/* Whether a financial year lies in the horizon. */
static inline gboolean
concord_money_is_inside (const ConcordMoneyCase *money, int year)
{
  return year >= money->first_year && year <= concord_money_get_last_year (money);
}

/* "2027/28". The caller frees. */
char *concord_money_dup_financial_year (int year);

/* Exact pounds, "£1,234.50"; NAN is a dash. The caller frees. */
char *concord_money_dup_pounds (double pounds);

/* The shape of the project's estimates. */
ConcordShape concord_money_get_shape (ConcordDocument *document);

/* First year, number of years and price base year. @options: of the records that are appraised. */
void concord_money_set_horizon (ConcordMoneyCase *money, ConcordDocument *document,
                                const GPtrArray *options);

/* Discount factors, all NAN where there are none; FALSE then, and why is in @problem (the caller
 * frees). */
gboolean concord_money_read_schedule (ConcordMoneyCase *money, ConcordDocument *document,
                                      char **problem);

/* What a pound of the base year is in the money of each year. */
void concord_money_read_prices (ConcordMoneyCase *money, ConcordDocument *document);

/* Optimism bias of @option, then all that is said of the biases of the options together. */
void concord_money_read_biases (ConcordMoneyCase *money, ConcordMoneyOption *option,
                                ConcordDocument *document, ConcordRecord *record);
void concord_money_tell_biases (ConcordMoneyCase *money);

/* One part of the costs of a measure, and what is done about its bias; fractions. */
typedef struct
{
  double share, lower, upper;
  gboolean may_fall_below;
  GArray *factors; /* of double: contribution and mitigation in turn */
} ConcordMoneyBiasPart;

/* Mixes the parts: lower and upper bound and what is applied, as fractions. FALSE and a sentence. */
gboolean concord_money_mix_bias (const ConcordMoneyBiasPart *parts, guint n, ConcordMoneyBias *bias,
                                 GError **error);

void concord_money_read_lines (ConcordMoneyCase *money, ConcordMoneyOption *option,
                               ConcordRecord *record);
void concord_money_line_free (ConcordMoneyLine *line);

void concord_money_read_risks (ConcordMoneyCase *money, ConcordMoneyOption *option,
                               ConcordRecord *record, ConcordShape shape);
void concord_money_risk_free (ConcordMoneyRisk *risk);

/* Fills funds and parties. */
void concord_money_share_cash (ConcordMoneyCase *money, ConcordDocument *document);
void concord_money_share_free (ConcordMoneyShare *share);

/* Fills the swings of leader and runner-up. */
void concord_money_compute_swings (ConcordMoneyCase *money);
void concord_money_swing_free (ConcordMoneySwing *swing);

/* Results, and warnings of the whole. */
void concord_money_tell (ConcordMoneyCase *money, ConcordDocument *document);

/* @problem: (nullable): why nothing could be discounted. */
char *concord_money_dup_sentence (const ConcordMoneyCase *money, const char *problem);

G_END_DECLS
