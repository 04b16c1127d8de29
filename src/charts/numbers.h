#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a chart writes its numbers. Money is in pounds, a percentage is a share from 0 to 1. */
typedef enum
{
  CONCORD_NUMBER_PLAIN,
  CONCORD_NUMBER_MONEY,
  CONCORD_NUMBER_PERCENT,
} ConcordNumberKind;

char *concord_number_dup_plain (double value, int decimals);
char *concord_number_dup_money (double pounds, double unit, int decimals);
char *concord_number_dup_text (ConcordNumberKind kind, double value, int decimals);
double concord_number_money_unit (double largest);
void concord_number_round_shares (const double *shares, gsize n_shares, double *rounded);
int concord_number_decimals (const double *values, gsize n_values);

G_END_DECLS
