#include "model/value.h"

#include "concord-words.h"
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double
concord_money_get_pounds (ConcordMoney money)
{
  return concord_is_absent (money) ? NAN : (double) money.pence / 100.0;
}

/* The digits of @value, at least @least of them, and where they end. */
static char *
print_whole (guint64 value, int least, char *text)
{
  char digits[24];
  int n = 0;

  for (; value > 0 || n < least; value /= 10)
    digits[n++] = (char) ('0' + value % 10);
  while (n > 0)
    *text++ = digits[--n];
  return text;
}

void
concord_number_print (double value, char text[CONCORD_NUMBER_SIZE])
{
  /* Most numbers of a project are whole; 15 digits are exact. */
  if (fabs (value) < 1e15 && value == floor (value))
    {
      if (value < 0)
        *text++ = '-';
      *print_whole ((guint64) fabs (value), 1, text) = '\0';
      return;
    }
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, CONCORD_NUMBER_SIZE, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
}

char *
concord_number_dup_canonical (double value)
{
  char text[CONCORD_NUMBER_SIZE];

  concord_number_print (value, text);
  return g_strdup (text);
}

void
concord_money_print (ConcordMoney money, char text[CONCORD_NUMBER_SIZE])
{
  guint64 pence = money.pence < 0 ? -(guint64) money.pence : (guint64) money.pence;

  if (money.pence < 0)
    *text++ = '-';
  text = print_whole (pence / 100, 1, text);
  *text++ = '.';
  *print_whole (pence % 100, 2, text) = '\0';
}

char *
concord_money_dup_canonical (ConcordMoney money)
{
  char text[CONCORD_NUMBER_SIZE];

  concord_money_print (money, text);
  return g_strdup (text);
}

void
concord_date_print (ConcordDate date, char text[CONCORD_NUMBER_SIZE])
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date.julian);
  g_snprintf (text, CONCORD_NUMBER_SIZE, "%04d-%02d-%02d", g_date_get_year (&day),
              g_date_get_month (&day), g_date_get_day (&day));
}

char *
concord_date_dup_canonical (ConcordDate date)
{
  char text[CONCORD_NUMBER_SIZE];

  concord_date_print (date, text);
  return g_strdup (text);
}

/* An optional minus, digits, then @fraction and an exponent where @exponent allows them. */
static gboolean
is_decimal (const char *text, gboolean exponent)
{
  const char *p = text;

  if (*p == '-')
    p++;
  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.')
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }
  if (exponent && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (*p == '+' || *p == '-')
        p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }
  return *p == '\0';
}

/* Whole numbers of few digits, which are most; FALSE for any other text. */
static gboolean
read_few_digits (const char *text, double *value)
{
  guint64 number = 0;
  int n = 0;

  for (; g_ascii_isdigit (text[n]) && n < 15; n++)
    number = number * 10 + (guint64) (text[n] - '0');
  if (n == 0 || text[n] != '\0')
    return FALSE;
  *value = (double) number;
  return TRUE;
}

gboolean
concord_number_read (const char *text, double *value)
{
  if (read_few_digits (text, value))
    return TRUE;
  if (!is_decimal (text, TRUE))
    return FALSE;
  *value = g_ascii_strtod (text, NULL);
  return isfinite (*value);
}

gboolean
concord_money_read (const char *text, ConcordMoney *value)
{
  gboolean negative = *text == '-';
  const char *p = text + negative;
  gint64 pence = 0;
  int decimals = 0;

  if (!is_decimal (text, FALSE))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      pence = pence * 10 + (*p - '0') * 100;
      if (pence > CONCORD_MONEY_MAX_PENCE)
        return FALSE;
    }
  if (*p == '.')
    for (p++; *p != '\0'; p++, decimals++)
      {
        if (decimals >= 2)
          return FALSE;
        pence += (*p - '0') * (decimals == 0 ? 10 : 1);
      }
  if (pence > CONCORD_MONEY_MAX_PENCE)
    return FALSE;
  value->pence = negative ? -pence : pence;
  return TRUE;
}

static gboolean
set_day (int year, int month, int day, ConcordDate *value)
{
  GDate date;

  if (year < 1800 || year > 2999 || month < 1 || month > 12 || day < 1
      || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  value->julian = g_date_get_julian (&date);
  return TRUE;
}

gboolean
concord_date_read (const char *text, ConcordDate *value)
{
  static const char shape[] = "dddd-dd-dd";

  for (gsize i = 0; i < sizeof shape; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return set_day (atoi (text), atoi (text + 5), atoi (text + 8), value);
}

/* printf's ' flag does nothing in the C locale, so thousands are separated here. */
static char *
group_thousands (const char *digits)
{
  const char *separator = nl_langinfo (THOUSEP);
  const char *p = digits;
  GString *text = g_string_new (NULL);
  gsize whole;

  if (separator == NULL || *separator == '\0')
    separator = ",";
  if (*p == '-')
    {
      g_string_append (text, "\u2212");
      p++;
    }
  whole = strspn (p, "0123456789");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, p[i]);
    }
  if (p[whole] == '.')
    {
      g_string_append (text, nl_langinfo (RADIXCHAR));
      g_string_append (text, p + whole + 1);
    }
  else
    g_string_append (text, p + whole);
  return g_string_free (text, FALSE);
}

char *
concord_number_dup_display (double value)
{
  g_autofree char *canonical = concord_number_dup_canonical (value);

  return strchr (canonical, 'e') != NULL ? g_steal_pointer (&canonical)
                                         : group_thousands (canonical);
}

char *
concord_money_dup_display (ConcordMoney money)
{
  ConcordMoney size = { ABS (money.pence) };
  g_autofree char *canonical = concord_money_dup_canonical (size);
  g_autofree char *grouped = NULL;

  if (g_str_has_suffix (canonical, ".00"))
    canonical[strlen (canonical) - 3] = '\0';
  grouped = group_thousands (canonical);
  return g_strconcat (money.pence < 0 ? "\u2212£" : "£", grouped, NULL);
}

char *
concord_money_dup_short (double pounds)
{
  const char *sign = pounds < 0 ? "\u2212" : "";
  double size = fabs (pounds);

  if (concord_is_absent (pounds))
    return g_strdup ("–");
  /* Translators: amounts in a sentence, such as £14.2m, £320k; m is million, k is thousand. */
  if (size >= 999500)
    return g_strdup_printf (_ ("%s£%.*fm"), sign, size >= 99.95e6 ? 0 : size >= 9.995e6 ? 1 : 2,
                            size / 1e6);
  if (size >= 9999.5)
    return g_strdup_printf (_ ("%s£%.0fk"), sign, size / 1e3);
  return concord_money_dup_display ((ConcordMoney){ (gint64) round (pounds) * 100 });
}

/* Not by strftime(): a paper in Welsh wants Welsh months on any computer. */
static const char *const months[]
    = { N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
        N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December") };

char *
concord_date_dup_display (ConcordDate date)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date.julian);
  /* Translators: a date: day, month, year, as in 3 April 2026. */
  return g_strdup_printf (_ ("%1$d %2$s %3$d"), g_date_get_day (&day),
                          _ (months[g_date_get_month (&day) - 1]), g_date_get_year (&day));
}

gboolean
concord_number_read_typed (const char *text, double *value)
{
  GString *plain = g_string_new (NULL);
  double factor = 1;
  gboolean good;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212)
        g_string_append_c (plain, '-');
      else if (c == 0xa3 || c == ',' || c == '%' || g_unichar_isspace (c))
        continue;
      else
        g_string_append_unichar (plain, c);
    }
  if (plain->len > 1)
    {
      char last = g_ascii_tolower (plain->str[plain->len - 1]);

      if (last == 'm' || last == 'k')
        {
          factor = last == 'm' ? 1e6 : 1e3;
          g_string_truncate (plain, plain->len - 1);
        }
    }
  good = concord_number_read (plain->str, value);
  if (good)
    {
      /* 14.2m must be 14,200,000 and not the product's nearest double below it. */
      *value *= factor;
      if (factor > 1 && fabs (*value - round (*value)) < 1e-6 * fabs (*value))
        *value = round (*value * 100) / 100;
    }
  g_string_free (plain, TRUE);
  return good && isfinite (*value);
}

/* Whether @name begins as @month does, in any case. */
static gboolean
is_month (const char *name, const char *month)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autofree char *known = g_utf8_casefold (month, -1);

  return strlen (wanted) >= 3 && g_str_has_prefix (known, wanted);
}

/* Months are read in English and as they are shown. */
gboolean
concord_date_read_typed (const char *text, ConcordDate *value)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  int day, month, year, end = 0;
  char name[16];

  if (concord_date_read (plain, value))
    return TRUE;
  if (sscanf (plain, "%2d/%2d/%4d%n", &day, &month, &year, &end) == 3 && plain[end] == '\0')
    return set_day (year < 100 ? year + 2000 : year, month, day, value);
  if (sscanf (plain, "%2d %15[^0-9 ] %4d%n", &day, name, &year, &end) == 3 && plain[end] == '\0')
    for (month = 1; month <= 12; month++)
      if (is_month (name, months[month - 1]) || is_month (name, _ (months[month - 1])))
        return set_day (year, month, day, value);
  return FALSE;
}

static gboolean
is_storable (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

gboolean
concord_text_is_storable (const char *text)
{
  /* Most texts are ASCII. */
  while ((*text >= 0x20 && *text <= 0x7e) || *text == '\n' || *text == '\t')
    text++;
  if (*text == '\0')
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_storable (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
concord_text_dup_storable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *kept = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        g_string_append (kept, p[1] == '\n' ? "" : "\n");
      else if (is_storable (c))
        g_string_append_unichar (kept, c);
    }
  return g_string_free (kept, FALSE);
}
