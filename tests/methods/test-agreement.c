#include "check.h"

#include <stdlib.h>

#include "methods/agreement.h"
#include "methods/intraclass.h"

/* Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C: four observers,
   twelve units. */
static const double krippendorff[] = {
  1,   2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN, /* A */
  1,   2, 3, 3, 2, 2, 4, 1, 2, 5,   NAN, 3,   /* B */
  NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5,   1,   NAN, /* C */
  1,   2, 3, 3, 2, 4, 4, 1, 2, 5,   1,   NAN, /* D */
};

/* Shrout and Fleiss 1979, table 2: six targets, four judges. */
static const double shrout_fleiss[]
    = { 9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7 };

static double
alpha_of (const double *ratings, gsize n_raters, gsize n_units, ConcordMetric metric)
{
  double alpha;

  g_assert_true (concord_krippendorff_alpha (ratings, n_raters, n_units, metric, &alpha, NULL));
  return alpha;
}

static void
test_krippendorff (void)
{
  /* The paper prints .743 .815 .849 .797; more digits from the coincidence matrix in exact
     fractions (python3). */
  assert_near (alpha_of (krippendorff, 4, 12, CONCORD_METRIC_NOMINAL), .743421052631579, 1e-13);
  assert_near (alpha_of (krippendorff, 4, 12, CONCORD_METRIC_ORDINAL), .8153875037548813, 1e-13);
  assert_near (alpha_of (krippendorff, 4, 12, CONCORD_METRIC_INTERVAL), .8491071428571428, 1e-13);
  assert_near (alpha_of (krippendorff, 4, 12, CONCORD_METRIC_RATIO), .797402774711612, 1e-13);
}

static void
test_alpha_order (void)
{
  /* Property: raters and units may come in any order. */
  double turned[48];

  for (gsize i = 0; i < 48; i++)
    turned[47 - i] = krippendorff[i];
  for (int metric = CONCORD_METRIC_NOMINAL; metric <= CONCORD_METRIC_RATIO; metric++)
    assert_near (alpha_of (turned, 4, 12, metric), alpha_of (krippendorff, 4, 12, metric), 1e-12);
}

static void
test_alpha_refused (void)
{
  static const double same[] = { 2, 2, 2, 2 }, apart[] = { 1, NAN, NAN, 2 };
  static const double negative[] = { -1, 1, 1, 2 }, infinite[] = { INFINITY, 1, 1, 2 };
  static const double full[] = { 1, 2, 1, 2 };
  double alpha;
  GError *error = NULL;

  assert_refused (concord_krippendorff_alpha (same, 2, 2, CONCORD_METRIC_NOMINAL, &alpha, &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_krippendorff_alpha (apart, 2, 2, CONCORD_METRIC_NOMINAL, &alpha, &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_krippendorff_alpha (NULL, 0, 0, CONCORD_METRIC_NOMINAL, &alpha, &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_krippendorff_alpha (negative, 2, 2, CONCORD_METRIC_RATIO, &alpha, &error),
                  error, CONCORD_METHOD_ERROR_INVALID);
  assert_refused (
      concord_krippendorff_alpha (infinite, 2, 2, CONCORD_METRIC_NOMINAL, &alpha, &error), error,
      CONCORD_METHOD_ERROR_INVALID);
  assert_near (alpha_of (full, 2, 2, CONCORD_METRIC_ORDINAL), 1, 0);
}

/* The table in agreement/@name as [unit][rater], by the leading number of each cell; NULL with
   the test skipped where it isn't there. */
static double *
load_table (const char *name, gsize n_units, gsize n_raters)
{
  const char *folder = g_getenv ("CONCORD_SHARED_DATA");
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  double *table;

  if (folder != NULL)
    path = g_build_filename (folder, "agreement", name, NULL);
  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("agreement/*.csv aren't there: CONCORD_SHARED_DATA names no folder with them");
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  table = g_new (double, n_units *n_raters);
  for (gsize u = 0; u < n_units; u++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[u + 1], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, n_raters);
      for (gsize r = 0; r < n_raters; r++)
        table[u * n_raters + r] = g_ascii_strtod (cells[r] + (cells[r][0] == '"'), NULL);
    }
  return table;
}

static void
test_alpha_tables (void)
{
  /* CRAN irr's tables; coincidence matrix in exact fractions (python3). */
  static const struct
  {
    const char *name;
    gsize n_units, n_raters;
    double alphas[4];
  } cases[] = {
    { "anxiety.csv", 20, 3, { -.023725212465, .228386945292, .170098607889, .141801340562 } },
    { "video.csv", 20, 4, { .047724477245, .119462935569, .108876900441, .093638519801 } },
    { "diagnoses.csv", 30, 6, { .433409828282, .335857522174, .288049625981, .240010294148 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n_units = cases[i].n_units, n_raters = cases[i].n_raters;
      g_autofree double *table = load_table (cases[i].name, n_units, n_raters);
      g_autofree double *turned = g_new (double, n_units *n_raters);

      if (table == NULL)
        return;
      for (gsize u = 0; u < n_units; u++)
        for (gsize r = 0; r < n_raters; r++)
          turned[r * n_units + u] = table[u * n_raters + r];
      for (int metric = CONCORD_METRIC_NOMINAL; metric <= CONCORD_METRIC_RATIO; metric++)
        assert_near (alpha_of (turned, n_raters, n_units, metric), cases[i].alphas[metric], 1e-11);
    }
}

static void
check_forms (
    const double *ratings, gsize n_units, gsize n_raters, double level, const double wanted[][3])
{
  ConcordIcc forms[CONCORD_ICC_FORMS];

  g_assert_true (concord_intraclass (ratings, n_units, n_raters, level, forms, NULL));
  for (gsize i = 0; i < CONCORD_ICC_FORMS; i++)
    {
      g_assert_true (forms[i].is_defined);
      assert_near (forms[i].value, wanted[i][0], 1e-9);
      assert_near (forms[i].low, wanted[i][1], 1e-9);
      assert_near (forms[i].high, wanted[i][2], 1e-9);
    }
}

static void
test_shrout_fleiss (void)
{
  /* Values to two digits: methods.md and the paper; intervals -.133-.72 .019-.76 .342-.95
     -.884-.91 .071-.93 .676-.99 in the manual of R's psych. Further digits: mean squares in exact
     fractions and F quantiles by mpmath (python3). */
  static const double wanted[][3] = {
    { .1657417684, -.1329323249, .7225600623 }, { .2897637795, .01878651337, .7610843696 },
    { .7148407148, .342464765, .94585826 },     { .4427971337, -.8844421552, .9124154203 },
    { .6200505476, .0711368153, .9272320402 },  { .9093155424, .6756747138, .9858916782 },
  };

  check_forms (shrout_fleiss, 6, 4, .95, wanted);
}

static void
test_anxiety (void)
{
  /* The same, python3; the irr manual prints .198 for ICC (2). Level 90 %. */
  static const double wanted[][3] = {
    { .1750223814, -.04051283631, .4356811622 },  { .1979982594, -.004507532713, .4466738095 },
    { .2160493827, -.007293135145, .4750603982 }, { .3889257294, -.1322545204, .698444908 },
    { .4254987531, -.01364561424, .7077524566 },  { .4525862069, -.02220326831, .7308168792 },
  };
  g_autofree double *table = load_table ("anxiety.csv", 20, 3);

  if (table != NULL)
    check_forms (table, 20, 3, .9, wanted);
}

static void
test_icc_ends (void)
{
  /* By hand. Full agreement; raters who differ by a constant (only form 3 forgives that); units
     that don't differ at all. */
  static const double full[] = { 1, 1, 2, 2, 4, 4 }, shifted[] = { 1, 2, 2, 3, 4, 5 };
  static const double flat[] = { 1, 2, 1, 2, 1, 2 };
  ConcordIcc forms[CONCORD_ICC_FORMS];

  g_assert_true (concord_intraclass (full, 3, 2, .95, forms, NULL));
  for (gsize i = 0; i < CONCORD_ICC_FORMS; i++)
    {
      g_assert_true (forms[i].is_defined);
      assert_near (forms[i].low, 1, 1e-12);
      assert_near (forms[i].value, 1, 1e-12);
      assert_near (forms[i].high, 1, 1e-12);
    }
  g_assert_true (concord_intraclass (shifted, 3, 2, .95, forms, NULL));
  assert_near (forms[CONCORD_ICC_3].value, 1, 1e-12);
  assert_near (forms[CONCORD_ICC_3].low, 1, 1e-12);
  g_assert_cmpfloat (forms[CONCORD_ICC_2].value, <, 1);
  g_assert_cmpfloat (forms[CONCORD_ICC_2].low, <, forms[CONCORD_ICC_2].value);
  g_assert_true (concord_intraclass (flat, 3, 2, .95, forms, NULL));
  g_assert_false (forms[CONCORD_ICC_3].is_defined);
  g_assert_true (isnan (forms[CONCORD_ICC_3].value));
  g_assert_false (forms[CONCORD_ICC_1K].is_defined);
}

static void
test_icc_refused (void)
{
  static const double same[] = { 3, 3, 3, 3 }, hole[] = { 3, NAN, 1, 2 };
  ConcordIcc forms[CONCORD_ICC_FORMS];
  GError *error = NULL;

  assert_refused (concord_intraclass (same, 2, 2, .95, forms, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_intraclass (shrout_fleiss, 1, 4, .95, forms, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_intraclass (shrout_fleiss, 4, 1, .95, forms, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_intraclass (hole, 2, 2, .95, forms, &error), error,
                  CONCORD_METHOD_ERROR_ABSENT);
  assert_refused (concord_intraclass (shrout_fleiss, 6, 4, 95, forms, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alpha/krippendorff", test_krippendorff);
  g_test_add_func ("/alpha/order", test_alpha_order);
  g_test_add_func ("/alpha/refused", test_alpha_refused);
  g_test_add_func ("/alpha/tables", test_alpha_tables);
  g_test_add_func ("/icc/shrout-fleiss", test_shrout_fleiss);
  g_test_add_func ("/icc/anxiety", test_anxiety);
  g_test_add_func ("/icc/ends", test_icc_ends);
  g_test_add_func ("/icc/refused", test_icc_refused);
  return g_test_run ();
}
