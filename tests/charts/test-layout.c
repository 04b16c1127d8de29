/* Pointing, stepping, and keeping what can't be drawn out of the list. */
#include "charts/layout.h"
#include "charts/paint.h"

#include <math.h>

static void
test_hit (void)
{
  g_autoptr (ConcordLayout) layout = concord_layout_new (200, 100);
  int wide = concord_layout_add_mark (layout, (ConcordBox){ 10, 10, 100, 50 }, "wide", "w");
  int small = concord_layout_add_mark (layout, (ConcordBox){ 20, 20, 10, 10 }, "small", NULL);
  int round = concord_layout_add_mark (layout, (ConcordBox){ 140, 40, 40, 40 }, "round", NULL);

  ((ConcordMark *)g_ptr_array_index (layout->marks, round))->round = TRUE;
  g_assert_cmpint (concord_layout_hit (layout, 60, 35), ==, wide);
  g_assert_cmpint (concord_layout_hit (layout, 25, 25), ==, small);
  g_assert_cmpint (concord_layout_hit (layout, 160, 60), ==, round);
  g_assert_cmpint (concord_layout_hit (layout, 142, 42), ==, -1);
  g_assert_cmpint (concord_layout_hit (layout, 112, 35), ==, wide);
  g_assert_cmpint (concord_layout_hit (layout, 120, 95), ==, -1);
  g_assert_cmpint (concord_layout_hit (layout, NAN, 5), ==, -1);
  g_assert_cmpstr (concord_layout_get_mark (layout, wide)->id, ==, "w");
  g_assert_null (concord_layout_get_mark (layout, 3));
  g_assert_null (concord_layout_get_mark (layout, -1));
}

static void
test_next_mark (void)
{
  g_autoptr (ConcordLayout) layout = concord_layout_new (200, 100);
  int mark = -1;

  g_assert_cmpint (concord_layout_next_mark (layout, -1, 1), ==, -1);
  for (int i = 0; i < 3; i++)
    concord_layout_add_mark (layout, (ConcordBox){ i * 20, 0, 10, 10 }, "mark", NULL);
  for (int i = 0; i < 7; i++)
    {
      mark = concord_layout_next_mark (layout, mark, 1);
      g_assert_cmpint (mark, ==, i % 3);
    }
  g_assert_cmpint (concord_layout_next_mark (layout, 0, -1), ==, 2);
  g_assert_cmpint (concord_layout_next_mark (layout, -1, -1), ==, 2);
  g_assert_cmpint (concord_layout_next_mark (layout, 99, 1), ==, 0);
}

/* Nothing that isn't finite gets to cairo, whatever it is handed. */
static void
test_nothing_impossible (void)
{
  g_autoptr (ConcordLayout) layout = concord_layout_new (200, 100);
  static const double bad[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 100);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double b = bad[i];

      concord_layout_add_rectangle (layout, -1, (ConcordBox){ b, 1, b, 5 }, CONCORD_ROLE_SERIES_1);
      concord_layout_add_line (layout, -1, (ConcordPoint){ b, b }, (ConcordPoint){ 1, 2 },
                               CONCORD_ROLE_TEXT, 1);
      concord_layout_add_circle (layout, -1, (ConcordPoint){ 5, b }, b, CONCORD_ROLE_SERIES_0);
      concord_layout_add_text (layout, -1, "text", CONCORD_FONT_LABEL, CONCORD_ROLE_TEXT, b, b, 1);
      concord_layout_add_mark (layout, (ConcordBox){ b, b, b, b }, NULL, NULL);
    }
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      g_assert_true (isfinite (shape->box.x) && isfinite (shape->box.y));
      g_assert_true (isfinite (shape->box.width) && isfinite (shape->box.height));
    }
  for (guint i = 0; i < layout->marks->len; i++)
    concord_layout_paint (layout, cr, CONCORD_THEME_LIGHT, (int)i);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_text_stays_inside (void)
{
  g_autoptr (ConcordLayout) layout = concord_layout_new (80, 20);
  static const double places[] = { -50, 0, 40, 80, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (double anchor = 0; anchor <= 1; anchor += 0.5)
      {
        const ConcordShape *shape = concord_layout_add_text (
            layout, -1, "A text that is wider than the picture", CONCORD_FONT_LABEL,
            CONCORD_ROLE_TEXT, places[i], places[i], anchor);

        g_assert_cmpfloat (shape->box.x, >=, 0);
        g_assert_cmpfloat (shape->box.x + shape->box.width, <=, 80.001);
        g_assert_cmpfloat (shape->box.y + shape->box.height, <=, 20.001);
      }
}

/* The focus ring is drawn, and only when asked for. */
static void
test_focus_ring (void)
{
  g_autoptr (ConcordLayout) layout = concord_layout_new (40, 40);
  guint32 pixels[2][40 * 40];

  concord_layout_add_mark (layout, (ConcordBox){ 10, 10, 20, 20 }, "mark", NULL);
  for (int i = 0; i < 2; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create_for_data (
          (guchar *)pixels[i], CAIRO_FORMAT_RGB24, 40, 40, 160);
      cairo_t *cr = cairo_create (surface);

      concord_layout_paint (layout, cr, CONCORD_THEME_LIGHT, i - 1);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_assert_cmphex (pixels[0][8 * 40 + 20] & 0xffffff, ==, 0xffffff);
  g_assert_cmphex (pixels[1][8 * 40 + 20] & 0xffffff, ==, 0x1d70b8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/layout/hit", test_hit);
  g_test_add_func ("/charts/layout/next-mark", test_next_mark);
  g_test_add_func ("/charts/layout/nothing-impossible", test_nothing_impossible);
  g_test_add_func ("/charts/layout/text-stays-inside", test_text_stays_inside);
  g_test_add_func ("/charts/layout/focus-ring", test_focus_ring);
  return g_test_run ();
}
