/* Numbers as a report writes them: thousands separated, a true minus, money in a fitting unit. */
#include "charts/numbers.h"


#include "concord-words.h"
#include <math.h>
#include <string.h>

#define MINUS "\342\210\222"
#define LARGEST 1e15

/* Digits of |value| with separators, no sign. */
static char *
digits (double value, int decimals)
{
  char plain[64];
  GString *text = g_string_new (NULL);
  gsize whole;

  g_snprintf (plain, sizeof plain, "%.*f", CLAMP (decimals, 0, 6), MIN (fabs (value), LARGEST));
  /* The C locale's printf has no separators, and a locale's decimal comma isn't wanted here. */
  whole = strspn (plain, "0123456789");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, plain[i]);
    }
  if (plain[whole] != '\0')
    g_string_append_printf (text, ".%s", plain + whole + 1);
  return g_string_free (text, FALSE);
}

static gboolean
is_negative_text (double value, const char *text)
{
  return value < 0 && strpbrk (text, "123456789") != NULL;
}

/**
 * concord_number_dup_plain:
 * @value: any number; NaN and infinity give a dash
 * @decimals: 0 to 6
 *
 * Returns: (transfer full): for example "1,234.5" or "−3".
 */
char *
concord_number_dup_plain (double value, int decimals)
{
  g_autofree char *text = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  text = digits (value, decimals);
  return g_strconcat (is_negative_text (value, text) ? MINUS : "", text, NULL);
}

/**
 * concord_number_money_unit:
 * @largest: the largest amount to be written, pounds; its sign doesn't matter
 *
 * Returns: 1, a thousand, a million or a thousand million pounds.
 */
double
concord_number_money_unit (double largest)
{
  largest = fabs (largest);
  return !(largest >= 1e4) ? 1 : largest < 1e6 ? 1e3 : largest < 1e9 ? 1e6 : 1e9;
}

/**
 * concord_number_dup_money:
 * @pounds: an amount; NaN and infinity give a dash
 * @unit: from concord_number_money_unit(), or 0 to choose the one that fits @pounds
 * @decimals: 0 to 6, or -1 for as many as the unit wants: "£14.2m", "£2m"
 *
 * Returns: (transfer full): for example "£0", "£9,500", "£14.2m", "−£3bn".
 */
char *
concord_number_dup_money (double pounds, double unit, int decimals)
{
  g_autofree char *text = NULL;
  const char *suffix;

  if (!isfinite (pounds))
    return g_strdup ("–");
  if (unit <= 0)
    unit = concord_number_money_unit (pounds);
  if (decimals < 0)
    {
      decimals = unit >= 1e6 && fabs (pounds) / unit < 99.95 ? 1 : 0;
      if (fabs (pounds / unit - round (pounds / unit)) < 0.05)
        decimals = 0;
    }
  text = digits (pounds / unit, decimals);
  /* Translators: what follows an amount in thousands, millions and thousand millions of pounds */
  suffix = pounds == 0 || unit < 1e3 ? "" : unit < 1e6 ? _ ("k") : unit < 1e9 ? _ ("m") : _ ("bn");
  return g_strconcat (is_negative_text (pounds, text) ? MINUS : "", "£", text, suffix, NULL);
}

/**
 * concord_number_dup_text:
 * @kind: how to write it
 * @value: a number, pounds, or a share; NaN and infinity give a dash
 * @decimals: 0 to 6 (of the percentage where it is one); money chooses its own
 *
 * Returns: (transfer full): the text.
 */
char *
concord_number_dup_text (ConcordNumberKind kind, double value, int decimals)
{
  g_autofree char *text = NULL;

  if (kind == CONCORD_NUMBER_MONEY)
    return concord_number_dup_money (value, 0, -1);
  if (kind == CONCORD_NUMBER_PLAIN || !isfinite (value))
    return concord_number_dup_plain (value, decimals);
  text = concord_number_dup_plain (value * 100, decimals);
  return g_strconcat (text, "%", NULL);
}

/**
 * concord_number_round_shares:
 * @shares: (array length=n_shares): the parts of one whole, from 0 to 1
 * @n_shares: how many
 * @rounded: (out caller-allocates) (array length=n_shares): the same as whole percentages, still
 *   from 0 to 1
 *
 * Rounds so that the percentages shown add to 100: each is rounded down, and what is missing goes
 * to those that lost most (the method of largest remainders, A. Hamilton, 1792), of equals to the
 * largest, then the first. Shares that are no whole - one is NaN, or they don't add to 1 - are
 * rounded one by one.
 */
void
concord_number_round_shares (const double *shares, gsize n_shares, double *rounded)
{
  double sum = 0, missing = 100;

  for (gsize i = 0; i < n_shares; i++)
    {
      sum += shares[i];
      rounded[i] = floor (shares[i] * 100 + 1e-9);
      missing -= rounded[i];
    }
  if (!(fabs (sum - 1) < 1e-6))
    {
      for (gsize i = 0; i < n_shares; i++)
        rounded[i] = round (shares[i] * 100) / 100;
      return;
    }
  for (; missing > 0.5; missing--)
    {
      gsize most = 0;

      for (gsize i = 1; i < n_shares; i++)
        {
          double more = (shares[i] * 100 - rounded[i]) - (shares[most] * 100 - rounded[most]);

          if (more > 1e-9 || (more > -1e-9 && shares[i] > shares[most] + 1e-12))
            most = i;
        }
      rounded[most]++;
    }
  for (gsize i = 0; i < n_shares; i++)
    rounded[i] /= 100;
}

/**
 * concord_number_decimals:
 * @values: (array length=n_values): numbers; those that aren't finite don't count
 * @n_values: how many
 *
 * Returns: how many decimals tell them apart without false precision: none if all are whole or any
 *   is 100 or more, one from 10, else two.
 */
int
concord_number_decimals (const double *values, gsize n_values)
{
  double largest = 0;
  gboolean whole = TRUE;

  for (gsize i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      {
        largest = MAX (largest, fabs (values[i]));
        whole = whole && fabs (values[i] - round (values[i])) < 1e-9;
      }
  return whole || largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
}
