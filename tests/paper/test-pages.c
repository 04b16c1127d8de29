#include "check.h"

#include <cairo.h>

/* A4, Letter, A5, A4 across, A5 across. */
static const struct
{
  double width, height;
} sizes[] = { { 595.276, 841.89 },
              { 612, 792 },
              { 419.528, 595.276 },
              { 841.89, 595.276 },
              { 595.276, 419.528 } };

static const char *const rich[] = { "bars", "answers", "dots", "bubbles", NULL };
static const char *const hard[]
    = { "wordy", "long", "wide", "bare", "empty", "answers", "wordy", NULL };

#define AROUND 100 /* looked at on each side of the page, points */

/* Whether anything is drawn in the row or column of pixels; one pixel is one point. */
static gboolean
has_ink (cairo_surface_t *surface, int column, int row)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  for (int x = 0; row >= 0 && x < width; x++)
    if (data[row * stride + x] > 0)
      return TRUE;
  for (int y = 0; column >= 0 && y < height; y++)
    if (data[y * stride + column] > 0)
      return TRUE;
  return FALSE;
}

/* A page's ink is inside its margins, on which a line of half a point may stand; its foot reaches
 * from one to the other. */
static void
assert_inside (ConcordPaper *paper, guint page, double width, double height)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_A8, (int)width + 2 * AROUND, (int)height + 2 * AROUND);
  cairo_t *cr = cairo_create (surface);
  int left = AROUND, right = AROUND + (int)width, top = AROUND, bottom = AROUND + (int)height;

  cairo_translate (cr, AROUND, AROUND);
  concord_paper_draw_page (paper, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  while (!has_ink (surface, left, -1))
    left++;
  while (!has_ink (surface, right, -1))
    right--;
  while (!has_ink (surface, -1, top))
    top++;
  while (!has_ink (surface, -1, bottom))
    bottom--;
  for (int x = 0; x < AROUND; x++)
    g_assert_false (has_ink (surface, x, -1) || has_ink (surface, AROUND + (int)width + x, -1));
  for (int y = 0; y < AROUND; y++)
    g_assert_false (has_ink (surface, -1, y) || has_ink (surface, -1, AROUND + (int)height + y));
  g_assert_cmpfloat_with_epsilon (left - AROUND, MARGIN, 1.3);
  g_assert_cmpfloat_with_epsilon (right - AROUND + 1, width - MARGIN, 1.3);
  g_assert_cmpfloat (top - AROUND, >, MARGIN - 1.3);
  g_assert_cmpfloat_with_epsilon (bottom - AROUND + 1, height - MARGIN, 3);
  cairo_surface_destroy (surface);
}

static void
test_margins (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint per_page = 1; per_page <= 2; per_page++)
      for (guint which = 0; which < 2; which++)
        {
          g_autoptr (ConcordPaper) paper = check_paper (which == 0 ? rich : hard, per_page);
          guint n_pages;

          concord_paper_set_page_size (paper, sizes[i].width, sizes[i].height);
          concord_paper_set_mono (paper, which == 0);
          n_pages = concord_paper_paginate (paper);
          for (guint page = 0; page < n_pages; page++)
            assert_inside (paper, page, sizes[i].width, sizes[i].height);
        }
}

/* A page that is no page: the paper keeps its own least size and does not fail. */
static void
test_tiny (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (hard, 2);
  cairo_surface_t *surface
      = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  guint n_pages;

  concord_paper_set_page_size (paper, 20, 20);
  n_pages = concord_paper_paginate (paper);
  g_assert_cmpuint (n_pages, >, 7);
  for (guint page = 0; page < n_pages; page++)
    concord_paper_draw_page (paper, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint
count (const char *const *kinds, guint per_page, gboolean tables)
{
  g_autoptr (ConcordPaper) paper = check_paper (kinds, per_page);

  concord_paper_set_tables (paper, tables);
  return concord_paper_paginate (paper);
}

/* Counts worked out by hand on A4, whose body is 703 points high. */
static void
test_counts (void)
{
  const char *one[] = { "dots", NULL };
  const char *two[] = { "bubbles", "bubbles", NULL };

  /* Head, list, chart and table of nine rows: 110 + 40 + 230 + 190 points. */
  g_assert_cmpuint (count (one, 1, TRUE), ==, 1);
  g_assert_cmpuint (count (one, 1, FALSE), ==, 1);
  /* The chart below the head, the table on a page of its own. */
  g_assert_cmpuint (count (one, 2, TRUE), ==, 2);
  g_assert_cmpuint (count (one, 2, FALSE), ==, 1);
  /* Circles take half a page: the head's page has room for one of them. */
  g_assert_cmpuint (count (two, 2, FALSE), ==, 2);
  g_assert_cmpuint (count (two, 1, FALSE), ==, 2);
}

/* Thirty figures, one a page: a page each and, as the list fills half of the first, that page. Two
 * a page: half as many. */
static void
test_thirty (void)
{
  const char *kinds[31] = { NULL };

  for (guint i = 0; i < 30; i++)
    kinds[i] = "bubbles";
  g_assert_cmpuint (count (kinds, 1, FALSE), ==, 31);
  g_assert_cmpuint (count (kinds, 1, TRUE), ==, 31);
  g_assert_cmpuint (count (kinds, 2, FALSE), ==, 16);
}

static void
test_nothing (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (NULL, 2);

  figure_double_set_all_empty (TRUE);
  g_assert_cmpuint (concord_paper_paginate (paper), ==, 1);
  assert_inside (paper, 0, A4_WIDTH, A4_HEIGHT);
  figure_double_set_all_empty (FALSE);
  g_assert_cmpuint (concord_paper_paginate (paper), >, 1);
}

static GBytes *
render (ConcordPaper *paper, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  concord_paper_draw_page (paper, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize)cairo_image_surface_get_stride (surface) * 842);
  cairo_surface_destroy (surface);
  return bytes;
}

/* A preview draws any page at any time: the order of drawing changes nothing. */
static void
test_any_page (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (rich, 1);
  g_autoptr (ConcordPaper) other = check_paper (rich, 1);
  guint n_pages = concord_paper_paginate (paper);

  for (guint page = n_pages; page-- > 0;)
    {
      g_autoptr (GBytes) once = render (paper, page);
      g_autoptr (GBytes) again = render (other, n_pages - 1 - page);
      g_autoptr (GBytes) twice = render (other, page);

      g_assert_true (g_bytes_equal (once, twice));
      g_assert_cmpint (g_bytes_equal (again, twice), ==, n_pages - 1 - page == page);
    }
}

/* Black, white and greys only. */
static void
test_mono (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (rich, 1);

  for (guint mono = 0; mono < 2; mono++)
    {
      g_autoptr (GBytes) bytes = NULL;
      const guint8 *pixels;
      gsize length;
      guint n_coloured = 0;

      concord_paper_set_mono (paper, mono);
      bytes = render (paper, 0);
      pixels = g_bytes_get_data (bytes, &length);
      for (gsize i = 0; i + 3 < length; i += 4)
        n_coloured += ABS (pixels[i] - pixels[i + 1]) > 2 || ABS (pixels[i] - pixels[i + 2]) > 2;
      if (mono)
        g_assert_cmpuint (n_coloured, ==, 0);
      else
        g_assert_cmpuint (n_coloured, >, 1000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pages/margins", test_margins);
  g_test_add_func ("/paper/pages/tiny", test_tiny);
  g_test_add_func ("/paper/pages/counts", test_counts);
  g_test_add_func ("/paper/pages/thirty", test_thirty);
  g_test_add_func ("/paper/pages/nothing", test_nothing);
  g_test_add_func ("/paper/pages/any-page", test_any_page);
  g_test_add_func ("/paper/pages/mono", test_mono);
  return g_test_run ();
}
