/* The charts of money: shapes against the numbers they stand for. */
#include "charts/columns.h"
#include "charts/curve.h"
#include "charts/distribution.h"
#include "charts/tornado.h"

#include "shapes.h"

#include <math.h>
#include <string.h>

static const ConcordShape *
find_fill (const ConcordLayout *layout, ConcordRole fill)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind != CONCORD_SHAPE_TEXT && shape->fill == fill)
        return shape;
    }
  return NULL;
}

static guint
index_of (const ConcordLayout *layout, const ConcordShape *shape)
{
  guint index = 0;

  g_assert_true (g_ptr_array_find (layout->shapes, shape, &index));
  return index;
}

static ConcordCurve *
make_fan (void)
{
  ConcordCurve *curve = concord_curve_new ();
  static const double bands[][3][2] = { { { 0, 0 }, { -10, 30 }, { 0, 60 } },
                                        { { 0, 0 }, { 0, 20 }, { 10, 40 } } };
  guint line = concord_curve_add_series (curve, "Shared", CONCORD_CURVE_LINES, CONCORD_DASH_NONE);

  concord_curve_set_markers (curve, line, FALSE);
  for (guint b = 0; b < 2; b++)
    {
      guint band = concord_curve_add_band (curve, b == 0 ? "wide" : "narrow",
                                           b == 0 ? "1 in 10 above" : NULL,
                                           b == 0 ? "1 in 10 below" : NULL);

      for (guint i = 0; i < 3; i++)
        concord_curve_add_range (curve, band, i + 1, bands[b][i][0], bands[b][i][1]);
    }
  for (guint i = 0; i < 3; i++)
    concord_curve_add_point (curve, line, "shared", i + 1, i * 10, NULL, i == 2, "a year");
  return curve;
}

/* The wide band is 40 high in the middle and 60 at its end, the narrow one 20 and 30: half as much.
 * The wide lies under the narrow one and both under the line, which has one marker. */
static void
test_fan (void)
{
  g_autoptr (ConcordCurve) curve = make_fan ();
  g_autoptr (ConcordLayout) layout
      = concord_chart_layout (CONCORD_CHART (curve), 500, 300, CONCORD_CHART_PLAIN);
  const ConcordShape *wide = find_fill (layout, CONCORD_ROLE_BAND_0);
  const ConcordShape *narrow = find_fill (layout, CONCORD_ROLE_BAND_1);
  const ConcordShape *line = nth_shape (layout, -1, CONCORD_SHAPE_PATH, 2);
  double unit;

  g_assert_cmpuint (wide->n_points, ==, 6);
  unit = (wide->points[4].y - wide->points[1].y) / 40;
  g_assert_cmpfloat (unit, >, 0);
  g_assert_cmpfloat_with_epsilon (wide->points[3].y - wide->points[2].y, 60 * unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (narrow->points[4].y - narrow->points[1].y, 20 * unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (narrow->points[3].y - narrow->points[2].y, 30 * unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (wide->points[1].x, narrow->points[1].x, 1e-6);
  g_assert_cmpuint (line->n_points, ==, 3);
  /* 20 at the end, 10 above the narrow band's lower edge. */
  g_assert_cmpfloat_with_epsilon (narrow->points[3].y - line->points[2].y, 10 * unit, 1e-6);
  g_assert_cmpuint (index_of (layout, wide), <, index_of (layout, narrow));
  g_assert_cmpuint (index_of (layout, narrow), <, index_of (layout, line));
  g_assert_cmpuint (layout->marks->len, ==, 3);
  g_assert_null (nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0));
  g_assert_null (nth_shape (layout, 1, CONCORD_SHAPE_CIRCLE, 0));
  g_assert_nonnull (nth_shape (layout, 2, CONCORD_SHAPE_CIRCLE, 0));
  g_assert_cmpfloat_with_epsilon (middle_y (find_text (layout, "1 in 10 above")),
                                  wide->points[2].y, 1);
  g_assert_cmpfloat_with_epsilon (middle_y (find_text (layout, "1 in 10 below")),
                                  wide->points[3].y, 1);
  g_assert_cmpfloat_with_epsilon (middle_y (find_text (layout, "Shared")), line->points[2].y, 1);
}

/* What is absent leaves a gap: 2 and 1 ranges, the single one with a width of its own. Where names
 * have no room a legend names line and bands. */
static void
test_fan_gap (void)
{
  g_autoptr (ConcordCurve) curve = concord_curve_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  guint band = concord_curve_add_band (curve, "8 of 10 futures of all that were simulated",
                                       "an edge with a name that is far too long to stand there",
                                       NULL);
  guint line = concord_curve_add_series (curve, "Shared", CONCORD_CURVE_LINES, CONCORD_DASH_NONE);

  for (guint i = 0; i < 4; i++)
    {
      concord_curve_add_range (curve, band, i + 1, i == 2 ? NAN : 5.0 * i, 5.0 * i + 10);
      concord_curve_add_point (curve, line, NULL, i + 1, 5.0 * i + 5, NULL, FALSE, "a year");
    }
  layout = concord_chart_layout (CONCORD_CHART (curve), 400, 260, CONCORD_CHART_PLAIN);
  g_assert_nonnull (find_text (layout, "8 of 10 futures of all that were simulated"));
  g_assert_nonnull (find_text (layout, "Shared"));
  g_assert_null (find_text (layout, "an edge with a name that is far too long to stand there"));
  for (guint i = 0, n_paths = 0, n_boxes = 0; i <= layout->shapes->len; i++)
    {
      const ConcordShape *shape
          = i < layout->shapes->len ? g_ptr_array_index (layout->shapes, i) : NULL;

      if (shape == NULL)
        {
          g_assert_cmpuint (n_paths, ==, 1);
          g_assert_cmpuint (n_boxes, ==, 2); /* the single range, and the legend's */
        }
      else if (shape->fill == CONCORD_ROLE_BAND_0)
        {
          n_paths += shape->kind == CONCORD_SHAPE_PATH && shape->n_points == 4;
          n_boxes += shape->kind == CONCORD_SHAPE_RECTANGLE;
        }
    }
}

/* 30 and 10, then 20 and −20: 10 stands on 30, −20 hangs below zero, and 20 : 30 is 2 : 3. */
static void
test_columns (void)
{
  g_autoptr (ConcordColumns) columns = concord_columns_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *a, *b, *c, *d, *divider;

  concord_columns_add_series (columns, "Cashable");
  concord_columns_add_series (columns, "Not");
  concord_columns_set_divider (columns, 1, "mid-term");
  concord_columns_add_column (columns, "one", "2027/28", (double[]){ 30, 10 }, "first year");
  concord_columns_add_column (columns, NULL, "2028/29", (double[]){ 20, -20 }, NULL);
  layout = concord_chart_layout (CONCORD_CHART (columns), 500, 300, CONCORD_CHART_PLAIN);
  a = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  b = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
  c = nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0);
  d = nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 1);
  g_assert_cmpfloat_with_epsilon (a->box.height, 3 * b->box.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (b->box.y + b->box.height, a->box.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (c->box.height, 2 * b->box.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (c->box.y + c->box.height, a->box.y + a->box.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (d->box.y, c->box.y + c->box.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (d->box.height, c->box.height, 1e-6);
  g_assert_cmpint (a->fill, ==, CONCORD_ROLE_SERIES_0);
  g_assert_cmpint (b->fill, ==, CONCORD_ROLE_SERIES_3);
  g_assert_nonnull (find_text (layout, "40"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==, "first year");
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->id, ==, "one");
  g_assert_cmpstr (concord_layout_get_mark (layout, 1)->words, ==, "2028/29");
  /* Half way between the two columns. */
  divider = find_text (layout, "mid-term");
  g_assert_cmpfloat_with_epsilon (divider->box.x + divider->box.width / 2,
                                  (a->box.x + right_of (c)) / 2, 1e-6);
}

/* Totals of money over the columns: three figures, fewer where they are zeros, more where neighbours
 * would look alike; what is a hundredth of the unit at most is written in its own. */
static void
test_column_digits (void)
{
  static const struct
  {
    double totals[3];
    const char *texts[3];
  } cases[] = {
    { { 2010000, 2010000, 2010000 }, { "£2.01m", "£2.01m", "£2.01m" } },
    { { 2010000, 2012000, 2000000 }, { "£2.010m", "£2.012m", "£2.000m" } },
    { { 2000000, 3000000, 12000000 }, { "£2m", "£3m", "£12m" } },
    { { 30000, 45000, 45400 }, { "£30.0k", "£45.0k", "£45.4k" } },
    { { 9000, 4, 123 }, { "£9,000", "£4", "£123" } },
    { { 2500000, 4000, -500000 }, { "£2.5m", "£4,000", "−£0.5m" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ConcordColumns) columns = concord_columns_new ();
      g_autoptr (ConcordLayout) layout = NULL;

      concord_columns_set_axis (columns, NULL, NULL, CONCORD_NUMBER_MONEY);
      concord_columns_add_series (columns, "Cashable");
      for (guint c = 0; c < 3; c++)
        concord_columns_add_column (columns, NULL, "year", &cases[i].totals[c], NULL);
      layout = concord_chart_layout (CONCORD_CHART (columns), 500, 300, CONCORD_CHART_PLAIN);
      for (guint c = 0; c < 3; c++)
        g_assert_cmpstr (nth_shape (layout, (int)c, CONCORD_SHAPE_TEXT, 0)->text, ==,
                         cases[i].texts[c]);
    }
}

/* A quarter, a half and a quarter in three of four bins from 0 to 40: the shape goes from 0 to 30,
 * its middle bin twice as high. A certain row has all in one bin, as high as there is room for. */
static void
test_distribution (void)
{
  g_autoptr (ConcordDistribution) chart = concord_distribution_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *shape, *certain, *range, *dot, *numbers[3];
  double unit;

  concord_distribution_set_bins (chart, 0, 40, 4);
  concord_distribution_set_end_title (chart, "ahead, of 100");
  concord_distribution_add_row (chart, "a", "Shared", NULL, (double[]){ 0.25, 0.5, 0.25, 0 }, 5, 15,
                                25, "83", "the words");
  concord_distribution_add_row (chart, "b", "In-house", NULL, (double[]){ 0, 0, 1, 0 }, 20, 20, 20,
                                NULL, NULL);
  concord_distribution_add_row (chart, "c", "None", NULL, (double[]){ 0, 0, 0, 0 }, NAN, NAN, NAN,
                                NULL, NULL);
  layout = concord_chart_layout (CONCORD_CHART (chart), 500, 300, CONCORD_CHART_PLAIN);
  shape = nth_shape (layout, 0, CONCORD_SHAPE_PATH, 0);
  /* Down at both ends only: 2 for each bin and the two at the base. */
  g_assert_cmpuint (shape->n_points, ==, 8);
  unit = (right_of (shape) - shape->box.x) / 30;
  g_assert_cmpfloat_with_epsilon (shape->points[3].x - shape->box.x, 10 * unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (shape->points[0].y - shape->points[3].y,
                                  2 * (shape->points[0].y - shape->points[1].y), 1e-6);
  range = nth_shape (layout, 0, CONCORD_SHAPE_LINE, 0);
  g_assert_cmpfloat_with_epsilon (range->box.x, shape->box.x + 5 * unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (range->box.width, 20 * unit, 1e-6);
  dot = nth_shape (layout, 0, CONCORD_SHAPE_CIRCLE, 0);
  g_assert_cmpfloat_with_epsilon (dot->box.x + dot->box.width / 2, shape->box.x + 15 * unit, 1e-6);
  certain = nth_shape (layout, 1, CONCORD_SHAPE_PATH, 0);
  g_assert_cmpfloat_with_epsilon (certain->box.width, 10 * unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (certain->box.height, shape->box.height, 1e-6);
  g_assert_null (nth_shape (layout, 2, CONCORD_SHAPE_PATH, 0));
  numbers[0] = find_text (layout, "5.0");
  numbers[1] = find_text (layout, "15.0");
  numbers[2] = find_text (layout, "25.0");
  g_assert_cmpfloat (right_of (numbers[0]), <, numbers[1]->box.x);
  g_assert_cmpfloat (right_of (numbers[1]), <, numbers[2]->box.x);
  g_assert_nonnull (find_text (layout, "83"));
  g_assert_nonnull (find_text (layout, "ahead, of 100"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==, "the words");
  g_assert_cmpstr (concord_layout_get_mark (layout, 1)->words, ==, "In-house");
}

/* A lead of 10 that goes to −20 and 20: thrice as far to the low end, on the other side of zero.
 * The second row has no range. */
static void
test_tornado (void)
{
  g_autoptr (ConcordTornado) tornado = concord_tornado_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *low, *high, *text;
  double zero;

  concord_tornado_set_base (tornado, 10, "lead now 10");
  concord_tornado_set_sides (tornado, "In-house ahead", "Shared ahead");
  concord_tornado_set_end_title (tornado, "turns at");
  concord_tornado_add_row (tornado, "a", "Fee", "Shared", -20, 20, "−13%", "the words");
  concord_tornado_set_end_texts (tornado, "£5", "£9");
  concord_tornado_add_row (tornado, "b", "Rent", NULL, NAN, 3, NULL, NULL);
  concord_tornado_set_end_texts (tornado, "£1", "£2");
  layout = concord_chart_layout (CONCORD_CHART (tornado), 500, 300, CONCORD_CHART_PLAIN);
  /* The longer part comes first. */
  low = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  high = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
  g_assert_cmpint (low->fill, ==, CONCORD_ROLE_SERIES_0);
  g_assert_cmpint (high->fill, ==, CONCORD_ROLE_SERIES_3);
  g_assert_cmpfloat_with_epsilon (low->box.width, 3 * high->box.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (right_of (low), high->box.x, 1e-6);
  zero = low->box.x + low->box.width * 2 / 3;
  g_assert_cmpfloat (right_of (find_text (layout, "In-house ahead")), <=, zero);
  g_assert_cmpfloat (find_text (layout, "Shared ahead")->box.x, >=, zero);
  g_assert_cmpfloat (right_of (find_text (layout, "£5")), <=, low->box.x);
  g_assert_cmpfloat (find_text (layout, "£9")->box.x, >=, right_of (high));
  text = find_text (layout, "lead now 10");
  g_assert_cmpfloat_with_epsilon (text->box.x + text->box.width / 2, high->box.x, 1e-6);
  g_assert_null (nth_shape (layout, 1, CONCORD_SHAPE_RECTANGLE, 0));
  g_assert_null (find_text (layout, "£1"));
  g_assert_nonnull (find_text (layout, "−13%"));
  g_assert_cmpstr (concord_layout_get_mark (layout, 0)->words, ==, "the words");
  g_assert_cmpstr (concord_layout_get_mark (layout, 1)->words, ==, "Rent");
}

/* Both ends of a range on one side: the nearer part lies on the longer, and only the outer end is
 * written. No text stands on the line at zero. */
static void
test_tornado_one_side (void)
{
  g_autoptr (ConcordTornado) tornado = concord_tornado_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  const ConcordShape *first, *second, *near_zero;
  double zero;

  concord_tornado_set_base (tornado, 10, NULL);
  concord_tornado_add_row (tornado, NULL, "Fee", NULL, 20, 40, NULL, NULL);
  concord_tornado_set_end_texts (tornado, "£5", "£9");
  concord_tornado_add_row (tornado, NULL, "Rent", NULL, 1, 10, NULL, NULL);
  concord_tornado_set_end_texts (tornado, "£1", "£2");
  layout = concord_chart_layout (CONCORD_CHART (tornado), 500, 300, CONCORD_CHART_PLAIN);
  first = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 0);
  second = nth_shape (layout, 0, CONCORD_SHAPE_RECTANGLE, 1);
  g_assert_cmpfloat_with_epsilon (first->box.x, second->box.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (first->box.width, 3 * second->box.width, 1e-6);
  g_assert_cmpint (first->fill, ==, CONCORD_ROLE_SERIES_3);
  g_assert_null (find_text (layout, "£5"));
  g_assert_nonnull (find_text (layout, "£9"));
  g_assert_null (find_text (layout, "£2"));
  zero = first->box.x - first->box.width / 3;
  near_zero = find_text (layout, "£1");
  g_assert_true (right_of (near_zero) <= zero || near_zero->box.x >= zero);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/money/fan", test_fan);
  g_test_add_func ("/charts/money/fan-gap", test_fan_gap);
  g_test_add_func ("/charts/money/columns", test_columns);
  g_test_add_func ("/charts/money/column-digits", test_column_digits);
  g_test_add_func ("/charts/money/distribution", test_distribution);
  g_test_add_func ("/charts/money/tornado", test_tornado);
  g_test_add_func ("/charts/money/tornado-one-side", test_tornado_one_side);
  return g_test_run ();
}
