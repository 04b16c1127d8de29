#include "model/value.h"

#include "model/field.h"
#include "model/series.h"
#include "model/service.h"
#include "concord-words.h"

#include <locale.h>
#include <string.h>

static void
test_money (void)
{
  static const struct
  {
    const char *text;
    gint64 pence;
    const char *canonical;
  } good[] = {
    { "0", 0, "0.00" },
    { "0.01", 1, "0.01" },
    { "-0.05", -5, "-0.05" },
    { "1234.5", 123450, "1234.50" },
    { "1000000000000", 100000000000000, "1000000000000.00" },
  };
  static const char *const bad[]
      = { "", "-", "1.", ".5", "1.005", "1e3", "£5", "1,000", "nan", "1000000000000.01", " 1" };
  ConcordMoney money;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *canonical = NULL;

      g_assert_true (concord_money_read (good[i].text, &money));
      g_assert_cmpint (money.pence, ==, good[i].pence);
      canonical = concord_money_dup_canonical (money);
      g_assert_cmpstr (canonical, ==, good[i].canonical);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (concord_money_read (bad[i], &money));
}

static void
test_number (void)
{
  /* Shortest forms as printed by Python's repr. */
  static const struct
  {
    double value;
    const char *canonical;
  } cases[] = {
    { 0, "0" },         { -0.0, "0" },
    { 0.1, "0.1" },     { 1.0 / 3, "0.3333333333333333" },
    { 1e21, "1e+21" },  { 123456789.125, "123456789.125" },
    { 5e-324, "4.94065645841247e-324" },
  };
  static const char *const bad[]
      = { "", "nan", "inf", "0x10", "1,5", "1e", "1e400", "--1", "+1", "1 " };
  double back;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = concord_number_dup_canonical (cases[i].value);

      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      g_assert_true (concord_number_read (canonical, &back));
      g_assert_cmpfloat (back, ==, cases[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (concord_number_read (bad[i], &back));
}

static void
test_number_any (void)
{
  for (int i = 0; i < 20000; i++)
    {
      guint64 bits = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();
      double value, back;
      g_autofree char *text = NULL;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      text = concord_number_dup_canonical (value);
      g_assert_true (concord_number_read (text, &back));
      g_assert_cmpfloat (back, ==, value);
    }
}

static void
test_date (void)
{
  static const char *const typed[]
      = { "2026-04-03", "3/4/2026", "03/04/26", "3 April 2026", " 3 apr 2026 " };
  static const char *const bad[]
      = { "2026-02-29", "31/4/2026", "3 Foo 2026", "tomorrow", "2026-4-3x", "0000-01-01", "" };
  ConcordDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *canonical = NULL;

      g_assert_true (concord_date_read_typed (typed[i], &date));
      canonical = concord_date_dup_canonical (date);
      g_assert_cmpstr (canonical, ==, "2026-04-03");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (concord_date_read_typed (bad[i], &date));
  g_assert_true (concord_date_read ("2024-02-29", &date));
  g_assert_false (concord_date_read ("2023-02-29", &date));
}

/* What is shown in Welsh can be typed back, and English months are still read. */
static void
test_welsh_date (void)
{
  static const struct
  {
    const char *typed, *canonical, *shown;
  } days[] = {
    { "17 Gorffennaf 2026", "2026-07-17", "17 Gorffennaf 2026" },
    { "3 ebr 2026", "2026-04-03", "3 Ebrill 2026" },
    { "4 December 2026", "2026-12-04", "4 Rhagfyr 2026" },
    { "1 Mai 2027", "2027-05-01", "1 Mai 2027" },
    { "1 March 2027", "2027-03-01", "1 Mawrth 2027" },
  };
  const char *before = concord_words_set_language ("cy");

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *canonical = NULL;
      g_autofree char *shown = NULL;
      ConcordDate date;

      g_assert_true (concord_date_read_typed (days[i].typed, &date));
      canonical = concord_date_dup_canonical (date);
      shown = concord_date_dup_display (date);
      g_assert_cmpstr (canonical, ==, days[i].canonical);
      g_assert_cmpstr (shown, ==, days[i].shown);
    }
  concord_words_set_language (before);
}

static void
test_typed_numbers (void)
{
  static const struct
  {
    const char *text;
    double value;
  } good[] = {
    { "£1,200", 1200 },    { "14.2m", 14200000 },      { "3k", 3000 },
    { "\u2212 5", -5 },    { "12 %", 12 },             { "1.005k", 1005 },
    { "0.07m", 70000 },
  };
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (concord_number_read_typed (good[i].text, &value));
      g_assert_cmpfloat (value, ==, good[i].value);
    }
  g_assert_false (concord_number_read_typed ("about 3", &value));
  g_assert_false (concord_number_read_typed ("m", &value));
}

static void
test_display (void)
{
  static const struct
  {
    double pounds;
    const char *text;
  } cases[] = {
    { 14200000, "£14.2m" }, { 1250000, "£1.25m" },   { 320400, "£320k" }, { 9500, "£9,500" },
    { -14200000, "\u2212£14.2m" }, { 0, "£0" }, { 999600, "£1.00m" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = concord_money_dup_short (cases[i].pounds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  {
    g_autofree char *pounds = concord_money_dup_display ((ConcordMoney){ 123456700 });
    g_autofree char *pence = concord_money_dup_display ((ConcordMoney){ -123450 });
    g_autofree char *number = concord_number_dup_display (-1234567.5);

    g_assert_cmpstr (pounds, ==, "£1,234,567");
    g_assert_cmpstr (pence, ==, "\u2212£1,234.50");
    g_assert_cmpstr (number, ==, "\u22121,234,567.5");
  }
}

static void
test_storable (void)
{
  g_autofree char *clean = concord_text_dup_storable ("a\x0b" "b\r\nc\rd\xff" "e\xef\xbf\xbf");

  g_assert_true (concord_text_is_storable ("Café £5\n\tтест 😀"));
  g_assert_false (concord_text_is_storable ("a\x0b"));
  g_assert_false (concord_text_is_storable ("\xef\xbf\xbe"));
  g_assert_false (concord_text_is_storable ("\xff"));
  g_assert_true (concord_text_is_storable (clean));
  g_assert_cmpstr (clean, ==, "ab\nc\nd\uFFFDe");
}

static void
test_series (void)
{
  g_autoptr (ConcordSeries) one = concord_series_with (NULL, 2028, 5);
  g_autoptr (ConcordSeries) two = concord_series_with (one, 2026, 3);
  g_autoptr (ConcordSeries) changed = concord_series_with (two, 2028, 7);
  g_autoptr (ConcordSeries) less = concord_series_with (changed, 2026, NAN);

  g_assert_cmpuint (concord_series_get_length (NULL), ==, 0);
  g_assert_cmpint (concord_series_get_year (two, 0), ==, 2026);
  g_assert_cmpfloat (concord_series_get (two, 2028), ==, 5);
  g_assert_cmpfloat (concord_series_get (changed, 2028), ==, 7);
  g_assert_cmpuint (concord_series_get_length (changed), ==, 2);
  g_assert_cmpuint (concord_series_get_length (less), ==, 1);
  g_assert_null (concord_series_with (less, 2028, NAN));
  g_assert_true (isnan (concord_series_get (two, 2027)));
  g_assert_false (concord_series_equal (two, changed));
}

static const ConcordField *
find_field (ConcordService *service, const char *name)
{
  return concord_record_find_field (CONCORD_RECORD (service), name);
}

static void
test_field_words (void)
{
  g_autoptr (ConcordService) service = g_object_new (CONCORD_TYPE_SERVICE, NULL);
  static const struct
  {
    const char *field, *typed, *canonical, *refusal;
  } cases[] = {
    { "need", "72", "72", NULL },
    { "need", "120", NULL, "Need is 120, but must be between 0 and 100." },
    { "need", "7.5", NULL, "Need is “7.5”, but must be a whole number." },
    { "need", " – ", NULL, NULL },
    { "gross-cost", "£1.25m", "1250000.00", NULL },
    { "gross-cost", "-5", NULL, "Gross cost is -5.00, but must be £0 or more." },
    { "inclusion", "undecided", "undecided", NULL },
    { "inclusion", "Undecided", "undecided", NULL },
    { "inclusion", "maybe", NULL,
      "In the package is “maybe”, but must be one of: In, Out, Undecided." },
    { "contract-end", "1 May 2027", "2027-05-01", NULL },
    { "contract-end", "soon", NULL,
      "Contract ends is “soon”, but must be a date such as 3 April 2026 or 2026-04-03." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = NULL;
      g_autoptr (GError) error = NULL;
      gboolean good = concord_field_dup_typed (find_field (service, cases[i].field),
                                               cases[i].typed, &canonical, &error);

      g_assert_cmpint (good, ==, cases[i].refusal == NULL);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      g_assert_cmpstr (error == NULL ? NULL : error->message, ==, cases[i].refusal);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/money", test_money);
  g_test_add_func ("/value/number", test_number);
  g_test_add_func ("/value/number-any", test_number_any);
  g_test_add_func ("/value/date", test_date);
  g_test_add_func ("/value/welsh-date", test_welsh_date);
  g_test_add_func ("/value/typed-numbers", test_typed_numbers);
  g_test_add_func ("/value/display", test_display);
  g_test_add_func ("/value/storable", test_storable);
  g_test_add_func ("/value/series", test_series);
  g_test_add_func ("/value/field-words", test_field_words);
  return g_test_run ();
}
