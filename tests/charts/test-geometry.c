/* Shapes against the numbers they stand for. */
#include "charts/bubbles.h"
#include "charts/diverging-bars.h"
#include "charts/dot-plot.h"
#include "charts/stacked-bars.h"

#include <math.h>

/* The @nth shape of a kind that belongs to @mark and is filled. */
static const ConcordShape *
nth_shape (const ConcordLayout *layout, int mark, ConcordShapeKind kind, guint nth)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == kind && shape->mark == mark && nth-- == 0)
        return shape;
    }
  return NULL;
}

static const ConcordShape *
find_text (const ConcordLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == CONCORD_SHAPE_TEXT && g_strcmp0 (shape->text, text) == 0)
        return shape;
    }
  return NULL;
}

static double
right_of (const ConcordShape *shape)
{
  return shape->box.x + shape->box.width;
}

static ConcordStackedBars *
two_series (void)
{
  ConcordStackedBars *bars = concord_stacked_bars_new ();

  concord_stacked_bars_add_series (bars, "Cost");
  concord_stacked_bars_add_series (bars, "Quality");
  return bars;
}

/* 30 + 10 and 20 + 20: all start at zero, meet end to end, and are as long as their numbers. */
static void
test_stack (void)
{
  g_autoptr (ConcordStackedBars) bars = two_series ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *a, *b, *c, *d;

  concord_stacked_bars_add_item (bars, "a", "First", (double[]){ 30, 10 }, NAN, NAN, NULL);
  concord_stacked_bars_add_item (bars, "c", "Second", (double[]){ 20, 20 }, NAN, NAN, NULL);
  layout = concord_chart_layout (CONCORD_CHART (bars), 500, 300, CONCORD_CHART_PLAIN);
  a = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  b = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
  c = nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0);
  d = nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 1);
  g_assert_cmpfloat_with_epsilon (a->box.x, c->box.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (right_of (a), b->box.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (right_of (b), right_of (d), 1e-6);
  g_assert_cmpfloat_with_epsilon (a->box.width, 3 * b->box.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (c->box.width, d->box.width, 1e-6);
  g_assert_cmpint (a->fill, ==, CONCORD_ROLE_SERIES_0);
  g_assert_cmpint (b->fill, ==, CONCORD_ROLE_SERIES_3);
  g_assert_nonnull (find_text (layout, "40"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==,
                   "First, total 40: Cost 30, Quality 10");
  g_assert_cmpstr (concord_layout_get_mark (layout, 1)->id, ==, "c");
}

static void
test_stack_negative (void)
{
  g_autoptr (ConcordStackedBars) bars = two_series ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *left, *right;

  concord_stacked_bars_add_item (bars, NULL, "Mixed", (double[]){ -10, 30 }, NAN, NAN, NULL);
  layout = concord_chart_layout (CONCORD_CHART (bars), 500, 300, CONCORD_CHART_PLAIN);
  left = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  right = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
  g_assert_cmpfloat_with_epsilon (right_of (left), right->box.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (right->box.width, 3 * left->box.width, 1e-6);
}

/* Absent parts aren't zero: they have no bar, no words, and the item has no rank. */
static void
test_stack_absent (void)
{
  g_autoptr (ConcordStackedBars) bars = two_series ();
  g_autoptr (ConcordLayout) layout = NULL;

  concord_stacked_bars_add_item (bars, NULL, "Part", (double[]){ 10, NAN }, NAN, NAN,
                                 "not complete: 1 score missing");
  concord_stacked_bars_add_item (bars, NULL, "None", (double[]){ NAN, NAN }, NAN, NAN, NULL);
  layout = concord_chart_layout (CONCORD_CHART (bars), 500, 300, CONCORD_CHART_PLAIN);
  g_assert_nonnull (nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0));
  g_assert_cmpint (nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0)->pattern, ==,
                   CONCORD_PATTERN_HATCH);
  g_assert_null (nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1));
  g_assert_null (nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0));
  g_assert_nonnull (find_text (layout, "10 so far"));
  g_assert_nonnull (find_text (layout, "–"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==,
                   "Part, total 10: Cost 10; not complete: 1 score missing");
  g_assert_cmpstr (concord_layout_get_mark (layout, 1)->words, ==, "None, no figures");
}

/* 10 disagree, 20 neither, 30 agree of 60: shares to scale on both sides of zero. */
static void
test_diverging (void)
{
  g_autoptr (ConcordDivergingBars) bars = concord_diverging_bars_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *against, *in_favour, *neither;

  concord_diverging_bars_set_levels (bars, 3,
                                     (const char *const[]){ "Disagree", "Neither", "Agree" });
  concord_diverging_bars_add_row (bars, "q", "Question", (double[]){ 10, 20, 30 }, "+33",
                                  "of those who chose to answer");
  layout = concord_chart_layout (CONCORD_CHART (bars), 600, 200, CONCORD_CHART_PLAIN);
  against = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  in_favour = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
  neither = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 2);
  g_assert_cmpfloat_with_epsilon (right_of (against), in_favour->box.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (in_favour->box.width, 3 * against->box.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (neither->box.width, 2 * against->box.width, 1e-6);
  g_assert_cmpfloat (neither->box.x, >, right_of (in_favour));
  g_assert_nonnull (find_text (layout, "n = 60"));
  g_assert_nonnull (find_text (layout, "+33"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==,
                   "Question, n = 60: Disagree 17%, Neither 33%, Agree 50%; Net +33; of those who "
                   "chose to answer");
}

static void
test_dots (void)
{
  g_autoptr (ConcordDotPlot) plot = concord_dot_plot_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *low, *high, *interval;
  double at_0, at_1;

  concord_dot_plot_add_row (plot, NULL, "Low", 0, NAN, NAN, NULL, NULL);
  concord_dot_plot_add_row (plot, NULL, "High", 1, NAN, NAN, NULL, NULL);
  concord_dot_plot_add_row (plot, NULL, "Middle", 0.5, 0.25, 0.75, "n = 9", NULL);
  concord_dot_plot_add_row (plot, NULL, "Absent", NAN, NAN, NAN, NULL, "too few to say");
  layout = concord_chart_layout (CONCORD_CHART (plot), 500, 300, CONCORD_CHART_PLAIN);
  low = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0);
  high = nth_shape (layout, 1, CONCORD_SHAPE_CIRCLE, 0);
  at_0 = low->box.x + low->box.width / 2;
  at_1 = high->box.x + high->box.width / 2;
  interval = nth_shape (layout, 2, CONCORD_SHAPE_LINE, 0);
  g_assert_cmpfloat_with_epsilon (interval->box.x, at_0 + (at_1 - at_0) * 0.25, 1e-6);
  g_assert_cmpfloat_with_epsilon (interval->box.width, (at_1 - at_0) * 0.5, 1e-6);
  g_assert_null (nth_shape (layout, 3, CONCORD_SHAPE_CIRCLE, 0));
  g_assert_nonnull (find_text (layout, "–"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 2)->words, ==,
                   "Middle, 50%, between 25% and 75%, n = 9");
}

/* Four times the cost is four times the area: twice the radius. */
static void
test_bubbles (void)
{
  g_autoptr (ConcordBubbles) bubbles = concord_bubbles_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *small, *large;

  concord_bubbles_add (bubbles, "s", "Small", 20, 2, 1e6, "£1m", CONCORD_BUBBLES_IN, NULL);
  concord_bubbles_add (bubbles, "l", "Large", 80, 8, 4e6, "£4m", CONCORD_BUBBLES_OUT, NULL);
  concord_bubbles_add (bubbles, "a", "Parks", NAN, 8, 4e6, "£4m", CONCORD_BUBBLES_OUT, NULL);
  layout = concord_chart_layout (CONCORD_CHART (bubbles), 560, 340, CONCORD_CHART_PLAIN);
  small = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0);
  large = nth_shape (layout, 1, CONCORD_SHAPE_CIRCLE, 0);
  g_assert_cmpfloat_with_epsilon (large->box.width, 2 * small->box.width, 1e-6);
  g_assert_cmpfloat (small->box.x, <, large->box.x);
  g_assert_cmpfloat (small->box.y, >, large->box.y);
  g_assert_cmpint (small->fill, !=, large->fill);
  g_assert_nonnull (find_text (layout, "Not shown, need or market missing: Parks"));
}

/* The larger of two that overlap is drawn first, so that the smaller can be seen and hit. */
static void
test_bubbles_overlap (void)
{
  g_autoptr (ConcordBubbles) bubbles = concord_bubbles_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *small, *large;
  guint at_small, at_large;

  concord_bubbles_add (bubbles, "s", "Small", 50, 5, 1, NULL, CONCORD_BUBBLES_IN, NULL);
  concord_bubbles_add (bubbles, "l", "Large", 50, 5, 9, NULL, CONCORD_BUBBLES_IN, NULL);
  layout = concord_chart_layout (CONCORD_CHART (bubbles), 560, 340, CONCORD_CHART_PLAIN);
  small = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0);
  large = nth_shape (layout, 1, CONCORD_SHAPE_CIRCLE, 0);
  g_assert_true (g_ptr_array_find (layout->shapes, small, &at_small));
  g_assert_true (g_ptr_array_find (layout->shapes, large, &at_large));
  g_assert_cmpuint (at_large, <, at_small);
  g_assert_cmpint (concord_layout_hit (layout, small->box.x + small->box.width / 2,
                                       small->box.y + small->box.height / 2),
                   ==, 0);
  g_assert_nonnull (find_text (layout, "Small"));
  g_assert_nonnull (find_text (layout, "Large"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/geometry/stack", test_stack);
  g_test_add_func ("/charts/geometry/stack-negative", test_stack_negative);
  g_test_add_func ("/charts/geometry/stack-absent", test_stack_absent);
  g_test_add_func ("/charts/geometry/diverging", test_diverging);
  g_test_add_func ("/charts/geometry/dots", test_dots);
  g_test_add_func ("/charts/geometry/bubbles", test_bubbles);
  g_test_add_func ("/charts/geometry/bubbles-overlap", test_bubbles_overlap);
  return g_test_run ();
}
