#include "store/ocds-amount.h"

#include "concord-words.h"

/* A decimal point lost makes a hundred exactly; the award may differ from what was first thought
 * of by a quarter on top of that. */
#define LEAST_SLIP 80.0
#define MOST_SLIP 125.0

ConcordMoney
concord_ocds_amount_to_money (double amount)
{
  double pence = round (amount * 100);

  /* False for NAN as well. */
  if (!(amount >= 0 && pence <= (double) CONCORD_MONEY_MAX_PENCE))
    return CONCORD_MONEY_ABSENT;
  return (ConcordMoney){ (gint64) pence };
}

gboolean
concord_ocds_is_currency (const char *published, const char *currency)
{
  return published == NULL
         || g_ascii_strcasecmp (published, currency == NULL ? "GBP" : currency) == 0;
}

ConcordMoney
concord_ocds_award_get_value (const ConcordOcdsAward *award, const char *currency)
{
  return concord_ocds_is_currency (award->currency, currency)
             ? concord_ocds_amount_to_money (award->amount)
             : CONCORD_MONEY_ABSENT;
}

ConcordMoney
concord_ocds_add_money (ConcordMoney sum, ConcordMoney value)
{
  gint64 pence;

  if (__builtin_add_overflow (sum.pence, value.pence, &pence))
    pence = G_MAXINT64;
  return (ConcordMoney){ pence };
}

char *
concord_ocds_dup_amount (double amount, const char *currency)
{
  ConcordMoney money = concord_ocds_amount_to_money (fabs (amount));
  g_autofree char *number = NULL;

  if (isnan (amount))
    return g_strdup (_ ("no value"));
  if (currency != NULL && g_ascii_strcasecmp (currency, "GBP") == 0 && !concord_is_absent (money))
    return concord_money_dup_display (
        (ConcordMoney){ amount < 0 ? -money.pence : money.pence });
  number = concord_number_dup_display (amount);
  return currency == NULL ? g_steal_pointer (&number) : g_strdup_printf ("%s %s", number, currency);
}

gboolean
concord_ocds_is_hundredfold (double amount, double other)
{
  double ratio = amount > other ? amount / other : other / amount;

  return amount > 0 && other > 0 && ratio >= LEAST_SLIP && ratio <= MOST_SLIP;
}

gboolean
concord_ocds_is_hundred_times (double amount, double other)
{
  return amount > 0 && other > 0 && amount / other >= LEAST_SLIP;
}
