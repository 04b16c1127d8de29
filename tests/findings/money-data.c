/* What comes with the program: schedules, ranges of optimism bias and a price index. */
#include "build-money.h"
#include "check.h"

#include "findings/money-case.h"
#include "model/bias-range.h"
#include "store/project-file.h"

static ConcordDocument *
load (const char *folder, const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_project_load_template (file, &error);

  g_assert_no_error (error);
  return document;
}

/* Published factors, HM Treasury, The Green Book, as in methods.md. A line of a pound a year makes
 * its years the discount factors. */
static void
test_green_book (void)
{
  static const struct
  {
    gsize year;
    double factor;
  } published[] = { { 0, 1 },        { 1, 0.9662 },  { 5, 0.8420 },  { 10, 0.7089 },
                    { 20, 0.5026 },  { 30, 0.3563 }, { 31, 0.3459 }, { 75, 0.0942 },
                    { 76, 0.0919 }, { 100, 0.0508 } };
  static const char *const templates[] = { "blank.concord", "partnership.concord" };

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (ConcordDocument) document = load ("templates", templates[i]);
      ConcordRecord *project = build_project (document);
      ConcordRecord *option = build_add (document, project, "options", "One");
      g_autoptr (ConcordMoneyCase) money = NULL;

      build_set (document, option, "stage", "short-list");
      build_set (document, project, "start", "2027-04-01");
      build_set (document, project, "lifetime", "300");
      build_line (document, option, "Fee", "cost", "1");
      money = concord_money_case_new (document);
      assert_sound (money->finding);
      g_assert_cmpint (money->state, ==, CONCORD_MONEY_READY);
      g_assert_true (money->has_deflator);
      assert_near (money->first_rate, 0.035, 1e-15);
      for (gsize k = 0; k < G_N_ELEMENTS (published); k++)
        assert_near (money->factors[published[k].year], published[k].factor, 0.00005);
      /* 2 % a year, in the years of the index and after them. */
      assert_near (money->price_level[0], 1, 1e-15);
      assert_near (money->price_level[1], 1.02, 1e-6);
      assert_near (money->price_level[40] / money->price_level[39], 1.02, 1e-6);
    }
}

static void
test_health (void)
{
  g_autoptr (ConcordDocument) document = load ("catalogues", "money.concord");
  ConcordRecord *project = build_project (document);
  ConcordRecord *option = build_add (document, project, "options", "One");
  g_autoptr (ConcordMoneyCase) money = NULL;

  build_set (document, project, "discount-schedule", "green-book-health");
  build_set (document, project, "lifetime", "120");
  build_line (document, option, "Years of health", "non-cashable-benefit", "1");
  money = concord_money_case_new (document);
  assert_near (money->factors[30], pow (1.015, -30), 1e-12);
  assert_near (money->factors[75], pow (1.015, -30) * pow (1.01286, -45), 1e-12);
  assert_near (money->factors[76], pow (1.015, -30) * pow (1.01286, -45) / 1.01071, 1e-12);
}

/* Lower and upper bounds, HM Treasury, Supplementary Green Book guidance: optimism bias, 2013, as in
 * methods.md. */
static void
test_ranges (void)
{
  static const struct
  {
    const char *name, *measure;
    double lower, upper;
  } published[] = {
    { "Non-standard buildings", "capital", 4, 51 },
    { "Non-standard buildings", "duration", 2, 39 },
    { "Standard buildings", "capital", 2, 24 },
    { "Standard buildings", "duration", 1, 4 },
    { "Non-standard civil engineering", "capital", 6, 66 },
    { "Non-standard civil engineering", "duration", 3, 25 },
    { "Standard civil engineering", "capital", 3, 44 },
    { "Standard civil engineering", "duration", 1, 20 },
    { "Equipment and development", "capital", 10, 200 },
    { "Equipment and development", "duration", 10, 54 },
    { "Outsourcing", "operating", 0, 41 },
  };
  g_autoptr (ConcordDocument) document = load ("catalogues", "money.concord");
  g_autoptr (GPtrArray) ranges = concord_document_list (document, "bias-range");

  g_assert_cmpuint (ranges->len, ==, G_N_ELEMENTS (published));
  for (guint i = 0; i < ranges->len; i++)
    {
      const ConcordBiasRange *range = ranges->pdata[i];

      g_assert_true (g_str_has_prefix (range->name, published[i].name));
      g_assert_cmpstr (concord_bias_measures[range->measure].nick, ==, published[i].measure);
      assert_near (range->lower, published[i].lower, 0);
      assert_near (range->upper, published[i].upper, 0);
      g_assert_nonnull (range->source);
      g_assert_false (concord_is_absent (range->dated));
    }
}

/* A template holds the catalogue's own records, so that taking them again adds nothing. */
static void
test_same_records (void)
{
  g_autoptr (ConcordDocument) catalogue = load ("catalogues", "money.concord");
  g_autoptr (ConcordDocument) document = load ("templates", "blank.concord");
  static const char *const types[] = { "discount-schedule", "deflator", "bias-range" };

  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (GPtrArray) records = concord_document_list (catalogue, types[t]);

      g_assert_cmpuint (records->len, >, 0);
      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr (ConcordStep) step = concord_step_new ("Take");

          g_assert_false (concord_document_plan_copy (document, step, records->pdata[i],
                                                      build_project (document)));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money-data/green-book", test_green_book);
  g_test_add_func ("/money-data/health", test_health);
  g_test_add_func ("/money-data/ranges", test_ranges);
  g_test_add_func ("/money-data/same-records", test_same_records);
  return g_test_run ();
}
