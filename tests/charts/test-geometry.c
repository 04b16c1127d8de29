/* Shapes against the numbers they stand for. */
#include "charts/bubbles.h"
#include "charts/curve.h"
#include "charts/diverging-bars.h"
#include "charts/dot-plot.h"
#include "charts/grid.h"
#include "charts/profile.h"
#include "charts/scatter.h"
#include "charts/stacked-bars.h"

#include "shapes.h"

#include <math.h>
#include <string.h>

static double
middle_x (const ConcordShape *shape)
{
  return shape->box.x + shape->box.width / 2;
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

/* Ranks from dark to light, all from the fourth on alike; the words at the end in place of a total
 * that is the same for all. */
static void
test_stack_ordered (void)
{
  g_autoptr (ConcordStackedBars) bars = concord_stacked_bars_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  static const ConcordRole expected[] = { CONCORD_ROLE_SEQUENTIAL_0, CONCORD_ROLE_SEQUENTIAL_1,
                                          CONCORD_ROLE_SEQUENTIAL_2, CONCORD_ROLE_SURFACE,
                                          CONCORD_ROLE_SURFACE };
  static const char *const names[] = { "1st", "2nd", "3rd", "4th", "5th" };

  for (guint s = 0; s < G_N_ELEMENTS (names); s++)
    concord_stacked_bars_add_series (bars, names[s]);
  concord_stacked_bars_set_ordered (bars, TRUE);
  concord_stacked_bars_set_number_kind (bars, CONCORD_NUMBER_PERCENT);
  concord_stacked_bars_add_item (bars, "a", "First", (double[]){ 0.4, 0.3, 0.2, 0.05, 0.05 }, NAN,
                                 NAN, NULL);
  concord_stacked_bars_set_last_end (bars, "first in 40 of 100");
  layout = concord_chart_layout (CONCORD_CHART (bars), 500, 300, CONCORD_CHART_PLAIN);
  for (guint s = 0; s < G_N_ELEMENTS (names); s++)
    {
      const ConcordShape *part = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, s);

      g_assert_cmpint (part->fill, ==, expected[s]);
      g_assert_cmpint (part->pattern, ==, CONCORD_PATTERN_SOLID);
    }
  g_assert_nonnull (find_text (layout, "first in 40 of 100"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==,
                   "First, first in 40 of 100: 1st 40%, 2nd 30%, 3rd 20%, 4th 5%, 5th 5%");
}

/* A at £1m and 20, B at £3m and 60, C at £2m and 40: C is in the middle of the other two both ways.
 * Steps go from A across to B's cost and up; D has no cost and is told below. */
static void
test_scatter (void)
{
  g_autoptr (ConcordScatter) scatter = concord_scatter_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *a, *b, *c, *ring, *steps;

  concord_scatter_set_x_axis (scatter, "Cost", CONCORD_NUMBER_MONEY, 0, NAN);
  concord_scatter_set_y_axis (scatter, "Value", CONCORD_NUMBER_PLAIN, 0, 100);
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_STRONG, "most for its cost");
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_MIDDLE, "nobody is in this group");
  concord_scatter_set_steps (scatter, CONCORD_SCATTER_STRONG);
  concord_scatter_add (scatter, CONCORD_SCATTER_STRONG, "b", "B", 3e6, 60, TRUE, "B, £3m, 60");
  concord_scatter_add (scatter, CONCORD_SCATTER_STRONG, "a", "A", 1e6, 20, FALSE, NULL);
  concord_scatter_add (scatter, CONCORD_SCATTER_UNKNOWN, "c", "C", 2e6, 40, FALSE, NULL);
  concord_scatter_add (scatter, CONCORD_SCATTER_WEAK, "d", "D", NAN, 40, FALSE, NULL);
  layout = concord_chart_layout (CONCORD_CHART (scatter), 560, 340, CONCORD_CHART_PLAIN);
  ring = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0);
  b = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 1);
  a = nth_shape (layout, 1, CONCORD_SHAPE_CIRCLE, 0);
  c = nth_shape (layout, 2, CONCORD_SHAPE_PATH, 0);
  g_assert_cmpint (ring->fill, ==, CONCORD_ROLE_NONE);
  g_assert_cmpfloat (ring->box.width, >, b->box.width);
  g_assert_cmpfloat (b->box.width, >, a->box.width);
  g_assert_cmpint (a->fill, ==, CONCORD_ROLE_SEQUENTIAL_0);
  g_assert_cmpint (c->fill, ==, CONCORD_ROLE_BACKGROUND);
  g_assert_cmpfloat_with_epsilon (middle_x (c), (middle_x (a) + middle_x (b)) / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (middle_y (c), (middle_y (a) + middle_y (b)) / 2, 1e-6);
  g_assert_cmpfloat (middle_y (b), <, middle_y (a));
  steps = nth_shape (layout, -1, CONCORD_SHAPE_PATH, 0);
  g_assert_cmpuint (steps->n_points, ==, 3);
  g_assert_cmpfloat_with_epsilon (steps->points[1].x, middle_x (b), 1e-6);
  g_assert_cmpfloat_with_epsilon (steps->points[1].y, middle_y (a), 1e-6);
  g_assert_nonnull (find_text (layout, "B"));
  g_assert_cmpint (find_text (layout, "B")->font, ==, CONCORD_FONT_STRONG);
  g_assert_nonnull (find_text (layout, "£2.0m"));
  g_assert_nonnull (find_text (layout, "most for its cost"));
  g_assert_null (find_text (layout, "nobody is in this group"));
  g_assert_nonnull (find_text (layout, "Not shown, figures missing: D"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==, "B, £3m, 60");
  g_assert_cmpstr (concord_layout_get_mark (layout, 2)->id, ==, "c");
  g_assert_cmpint (concord_layout_hit (layout, middle_x (a), middle_y (a)), ==, 1);
}

/* A limit stands where its value is, and widens the scale. */
static void
test_scatter_limit (void)
{
  g_autoptr (ConcordScatter) scatter = concord_scatter_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *label, *tick;

  concord_scatter_set_x_axis (scatter, "Cost", CONCORD_NUMBER_MONEY, 0, NAN);
  concord_scatter_set_limit (scatter, 4e6, "ceiling");
  concord_scatter_add (scatter, CONCORD_SCATTER_STRONG, NULL, NULL, 1e6, 20, FALSE, "A");
  layout = concord_chart_layout (CONCORD_CHART (scatter), 560, 340, CONCORD_CHART_PLAIN);
  label = find_text (layout, "ceiling");
  tick = find_text (layout, "£4m");
  g_assert_nonnull (label);
  g_assert_nonnull (tick);
  g_assert_cmpfloat (label->box.x, <=, middle_x (tick));
  g_assert_cmpfloat (right_of (label), >=, middle_x (tick));
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

/* The tick labels of a picture, from left to right, as one text. */
static char *
tick_texts (const ConcordLayout *layout)
{
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == CONCORD_SHAPE_TEXT && shape->mark == -1
          && g_str_has_suffix (shape->text, "%"))
        g_string_append_printf (texts, "%s ", shape->text);
    }
  return g_string_free (texts, FALSE);
}

/* 55 % on the right and 60 % on the left: 60 holds both, and the scale has no room for shares that
 * nobody gave, however narrow the picture. */
static void
test_diverging_reach (void)
{
  static const double widths[] = { 600, 360, 250 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (ConcordDivergingBars) bars = concord_diverging_bars_new ();
      g_autoptr (ConcordLayout) layout = NULL;
      g_autofree char *ticks = NULL;
      double right = widths[i] - 6 - 8;
      const ConcordShape *against, *in_favour;

      concord_diverging_bars_set_levels (bars, 2, (const char *const[]){ "No", "Yes" });
      concord_diverging_bars_add_row (bars, NULL, "Q", (double[]){ 45, 55 }, NULL, NULL);
      concord_diverging_bars_add_row (bars, NULL, "R", (double[]){ 60, 40 }, NULL, NULL);
      layout = concord_chart_layout (CONCORD_CHART (bars), widths[i], 200, CONCORD_CHART_PLAIN);
      against = nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0);
      in_favour = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
      /* 60 % on both sides: what is left at the right end is 5 of the 120 %. */
      g_assert_cmpfloat_with_epsilon (right - right_of (in_favour), against->box.width * 5 / 60,
                                      0.01);
      ticks = tick_texts (layout);
      g_assert_nonnull (strstr (ticks, "0% "));
      g_assert_null (strstr (ticks, "100%"));
    }
}

/* One row asks for a height, and is drawn in it. */
static void
test_one_row (void)
{
  g_autoptr (ConcordDotPlot) plot = concord_dot_plot_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  double plain, whole;

  concord_chart_set_title (CONCORD_CHART (plot), "A title");
  concord_chart_set_caption (CONCORD_CHART (plot), "A source");
  concord_dot_plot_add_row (plot, "one", "One", 0.5, NAN, NAN, NULL, NULL);
  plain = concord_chart_natural_height_of (CONCORD_CHART (plot), 400, CONCORD_CHART_PLAIN);
  whole = concord_chart_natural_height (CONCORD_CHART (plot), 400);
  g_assert_cmpfloat (plain, <, whole);
  g_assert_cmpfloat (whole, ==,
                     concord_chart_natural_height_of (CONCORD_CHART (plot), 400,
                                                      CONCORD_CHART_WITH_ALL));
  layout = concord_chart_layout (CONCORD_CHART (plot), 400, plain, CONCORD_CHART_PLAIN);
  g_assert_cmpuint (layout->marks->len, ==, 1);
  g_assert_null (find_text (layout, "Too small to draw"));
}

/* From (1, 4) to (2, 2) in steps: across at 4, then down; 4 is twice as high above 0 as 2. */
static void
test_curve (void)
{
  g_autoptr (ConcordCurve) curve = concord_curve_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *first, *second, *path = NULL;
  double floor_y = 0;
  guint series = concord_curve_add_series (curve, NULL, CONCORD_CURVE_STEPS, CONCORD_DASH_NONE);

  concord_curve_set_y_axis (curve, "Suppliers", CONCORD_NUMBER_PLAIN, 0, NAN);
  concord_curve_add_point (curve, series, "a", 1, 4, "Calls", FALSE, "Calls: 4");
  concord_curve_add_point (curve, series, "b", 2, 2, "Parks", TRUE, NULL);
  concord_curve_add_point (curve, series, "c", 3, NAN, "Legal", FALSE, NULL);
  layout = concord_chart_layout (CONCORD_CHART (curve), 500, 300, CONCORD_CHART_PLAIN);
  first = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0);
  second = nth_shape (layout, 1, CONCORD_SHAPE_CIRCLE, 0);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == CONCORD_SHAPE_PATH)
        path = shape;
      if (shape->kind == CONCORD_SHAPE_LINE && shape->stroke == CONCORD_ROLE_AXIS
          && shape->box.height < 0.01)
        floor_y = shape->box.y;
    }
  g_assert_nonnull (path);
  g_assert_cmpuint (path->n_points, ==, 3);
  g_assert_cmpfloat_with_epsilon (path->points[1].x, path->points[2].x, 1e-9);
  g_assert_cmpfloat_with_epsilon (path->points[1].y, path->points[0].y, 1e-9);
  g_assert_cmpfloat_with_epsilon (floor_y - path->points[0].y, 2 * (floor_y - path->points[2].y),
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (first->box.y + first->box.height / 2, path->points[0].y, 1e-6);
  g_assert_cmpfloat (second->box.width, >, first->box.width);
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==, "Calls: 4");
  g_assert_nonnull (find_text (layout, "Parks"));
  g_assert_nonnull (find_text (layout, "Not shown, figures missing: Legal"));
}

/* Bars to scale from zero, a doubtful one hatched; an absent one isn't drawn. */
static void
test_profile_bars (void)
{
  g_autoptr (ConcordProfile) profile = concord_profile_new (CONCORD_PROFILE_BARS);
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *large, *small;

  concord_profile_set_axis (profile, "Share", CONCORD_NUMBER_PERCENT, 0, NAN);
  concord_profile_add_series (profile, "Members", FALSE);
  concord_profile_add_series (profile, "Users", FALSE);
  concord_profile_add_heading (profile, "Outcomes");
  concord_profile_add_row (profile, "a", "Cost", (double[]){ 0.4, 0.1 },
                           (gboolean[]){ FALSE, TRUE }, NULL);
  concord_profile_add_row (profile, "b", "Jobs", (double[]){ NAN, 0.2 }, NULL, "a note");
  layout = concord_chart_layout (CONCORD_CHART (profile), 500, 300, CONCORD_CHART_PLAIN);
  small = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  large = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
  g_assert_cmpfloat_with_epsilon (large->box.width, 4 * small->box.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (large->box.x, small->box.x, 1e-6);
  g_assert_cmpint (small->pattern, ==, CONCORD_PATTERN_CROSS);
  g_assert_cmpint (large->pattern, !=, CONCORD_PATTERN_CROSS);
  g_assert_nonnull (nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0));
  g_assert_null (nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 1));
  g_assert_nonnull (find_text (layout, "Outcomes"));
  g_assert_nonnull (find_text (layout, "40%"));
  g_assert_cmpuint (layout->marks->len, ==, 2);
  g_assert_cmpstr (concord_layout_get_mark (layout, 1)->words, ==,
                   "Jobs: Members no figure, Users 20%; a note");
}

/* Markers to scale, each series of its own shape, in the order of the rows. */
static void
test_profile_lines (void)
{
  g_autoptr (ConcordProfile) profile = concord_profile_new (CONCORD_PROFILE_LINES);
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *low, *middle, *high;

  concord_profile_set_axis (profile, NULL, CONCORD_NUMBER_PLAIN, 0, 100);
  concord_profile_add_series (profile, "Shared", FALSE);
  concord_profile_add_series (profile, "In-house", FALSE);
  concord_profile_add_row (profile, "a", "Cost", (double[]){ 0, 50 }, NULL, NULL);
  concord_profile_add_row (profile, "b", "Jobs", (double[]){ 100, NAN }, NULL, NULL);
  layout = concord_chart_layout (CONCORD_CHART (profile), 500, 300, CONCORD_CHART_PLAIN);
  low = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0);
  middle = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  high = nth_shape (layout, 1, CONCORD_SHAPE_CIRCLE, 0);
  g_assert_cmpfloat_with_epsilon (middle->box.x + middle->box.width / 2,
                                  (low->box.x + high->box.x + low->box.width) / 2, 1e-6);
  g_assert_cmpfloat (low->box.y, <, high->box.y);
  g_assert_null (nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0));
}

static void
test_grid (void)
{
  g_autoptr (ConcordGrid) grid = concord_grid_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *dark, *absent;

  concord_grid_add_column (grid, "Ann", FALSE);
  concord_grid_add_column (grid, "Ben", FALSE);
  concord_grid_add_row (grid, "d", "Dale", NULL);
  concord_grid_add_cell (grid, NULL, 3, "9", NULL, "Ann gives 9");
  concord_grid_add_cell (grid, NULL, -1, "–", NULL, "Ben has not marked");
  layout = concord_chart_layout (CONCORD_CHART (grid), 400, 200, CONCORD_CHART_PLAIN);
  g_assert_cmpuint (layout->marks->len, ==, 3);
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->id, ==, "d");
  g_assert_cmpstr (concord_layout_get_mark (layout, 1)->words, ==, "Ann gives 9");
  dark = nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0);
  absent = nth_shape (layout, 2, CONCORD_SHAPE_RECTANGLE, 0);
  g_assert_cmpint (dark->fill, ==, CONCORD_ROLE_SEQUENTIAL_0);
  g_assert_cmpint (absent->fill, ==, CONCORD_ROLE_BACKGROUND);
  g_assert_cmpfloat_with_epsilon (right_of (dark), absent->box.x, 1e-6);
  g_assert_nonnull (find_text (layout, "9"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/geometry/stack", test_stack);
  g_test_add_func ("/charts/geometry/stack-ordered", test_stack_ordered);
  g_test_add_func ("/charts/geometry/stack-negative", test_stack_negative);
  g_test_add_func ("/charts/geometry/scatter", test_scatter);
  g_test_add_func ("/charts/geometry/scatter-limit", test_scatter_limit);
  g_test_add_func ("/charts/geometry/stack-absent", test_stack_absent);
  g_test_add_func ("/charts/geometry/diverging", test_diverging);
  g_test_add_func ("/charts/geometry/dots", test_dots);
  g_test_add_func ("/charts/geometry/bubbles", test_bubbles);
  g_test_add_func ("/charts/geometry/bubbles-overlap", test_bubbles_overlap);
  g_test_add_func ("/charts/geometry/diverging-reach", test_diverging_reach);
  g_test_add_func ("/charts/geometry/one-row", test_one_row);
  g_test_add_func ("/charts/geometry/curve", test_curve);
  g_test_add_func ("/charts/geometry/profile-bars", test_profile_bars);
  g_test_add_func ("/charts/geometry/profile-lines", test_profile_lines);
  g_test_add_func ("/charts/geometry/grid", test_grid);
  return g_test_run ();
}
