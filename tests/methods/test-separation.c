#include "check.h"

#include "methods/separation.h"

/* With three equal bidders each is first in a third; two far ahead share it. */
static void
test_symmetry (void)
{
  /* Residuals of three evaluators that add up to nothing by row and column. */
  const double marks[] = { 51, 49, 50, /**/ 50, 51, 49, /**/ 49, 50, 51 };
  double shifted[9], weight = 1, totals[3], first[3];
  guint ranks[3];
  ConcordSeparation separation;

  g_assert_true (concord_separation (marks, 3, 1, 3, &weight, totals, ranks, first, &separation,
                                     NULL));
  for (gsize b = 0; b < 3; b++)
    assert_near (first[b], 1. / 3, 1e-9);
  g_assert_false (separation.is_separated);
  /* Six squares of 1 over 2 x 2 degrees. */
  assert_near (separation.residual_deviation, sqrt (1.5), 1e-12);
  for (gsize i = 0; i < 9; i++)
    shifted[i] = marks[i] - (i % 3 == 1 ? 1e6 : 0);
  g_assert_true (concord_separation (shifted, 3, 1, 3, &weight, totals, ranks, first, &separation,
                                     NULL));
  assert_near (first[0], .5, 1e-6);
  assert_near (first[1], 0, 1e-6);
}

/* Two bidders are a paired t test: P = F_t (mean / (s / sqrt n)); distribution functions of t for 1
   and 3 degrees in closed form. */
static void
test_paired (void)
{
  const double gaps[] = { 3, 1, 4, 1 };
  double marks[8], weight = 2, totals[2], first[2], t, x;
  guint ranks[2];
  ConcordSeparation separation;

  for (gsize e = 0; e < 4; e++)
    {
      marks[2 * e] = 60 + 5 * (double)e;
      marks[2 * e + 1] = marks[2 * e] - gaps[e];
    }
  g_assert_true (concord_separation (marks, 2, 1, 2, &weight, totals, ranks, first, &separation,
                                     NULL));
  /* Mean 2, deviation sqrt 2: t = 2 on one degree. */
  assert_near (first[0], .5 + atan (2.) / G_PI, 1e-9);
  g_assert_true (concord_separation (marks, 4, 1, 2, &weight, totals, ranks, first, &separation,
                                     NULL));
  /* Mean 2.25, variance 6.75 / 3. */
  t = 2.25 / sqrt (2.25 / 4);
  x = t / sqrt (3.);
  assert_near (first[0], .5 + (x / (1 + x * x) + atan (x)) / G_PI, 1e-9);
  assert_near (first[0] + first[1], 1, 1e-9);
}

static void
test_lenient_evaluators (void)
{
  /* The second evaluator marks everything 20 higher: no disagreement about the bidders. */
  const double marks[] = { 50, 40, 30, /**/ 70, 60, 50 };
  double weight = 1, totals[3], first[3];
  guint ranks[3];
  ConcordSeparation separation;

  g_assert_true (concord_separation (marks, 2, 1, 3, &weight, totals, ranks, first, &separation,
                                     NULL));
  assert_near (first[0], 1, 0);
  g_assert_true (separation.is_separated);
  assert_near (totals[0], 60, 1e-12);
}

static void
test_refused (void)
{
  const double marks[] = { 1, 2, 3, NAN };
  double weights[] = { 0, 0 }, totals[2], first[2];
  guint ranks[2];
  ConcordSeparation separation;
  GError *error = NULL;

  assert_refused (concord_separation (marks, 1, 2, 2, weights, totals, ranks, first, &separation,
                                      &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_separation (marks, 2, 1, 2, weights, totals, ranks, first, &separation,
                                      &error),
                  error, CONCORD_METHOD_ERROR_ABSENT);
  assert_refused (concord_separation (marks, 2, 1, 1, weights, totals, ranks, first, &separation,
                                      &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/separation/symmetry", test_symmetry);
  g_test_add_func ("/separation/paired", test_paired);
  g_test_add_func ("/separation/lenient", test_lenient_evaluators);
  g_test_add_func ("/separation/refused", test_refused);
  return g_test_run ();
}
