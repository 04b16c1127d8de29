/* A paragraph's lines are those that Pango would make of it, and look the same. */
#include "charts/text.h"
#include "paper/lines.h"
#include "paper/style.h"

#include <string.h>

#define WIDTH 520
#define HEIGHT 640

/* Plain ones first: pairs of glyphs round spaces, accents, dashes, signs that stay with numbers. */
static const char *const texts[] = {
  "Next comes the service with most need for each supplier lost. As of 16 November 2026. At the "
  "end of a line To and We, AVA and Yes. Today Toby took Tea; Vera waited. You may vote.",
  "Cyflenwyr sy’n gallu darparu’r gwasanaeth ar eu pen eu hunain neu gyda phartner: tŷ, dŵr, gŵyl, "
  "ŷd, môr a’r ysgol. Ysgrifennwyd ar 16 Tachwedd 2026.",
  "Costs fell by −£1.2m to £3.4m a year – 5–8% less than in 2024/25 – while need grew by 12.5% in "
  "the north-western, south-eastern and inner-city wards (n = 212).",
  "Short.",
};
static const char *const others[] = {
  "Two paragraphs of one text:\nthis is the second of them, and it is long enough to be broken.",
  "A line separator\u2028in the middle of a text that is long enough to be broken more than once.",
  "Soft hy\u00adphens in mar\u00advel\u00adlous\u00adly long words of a text that will be broken.",
  "A space at the end of a text that is long enough to be broken more than once or twice. ",
  "Supercalifragilisticexpialidociousandlongerthanthelinethatithastostandinonthispageofthepaper.",
  "Signs of other fonts: 中文字符 and ← → ↔ in a text that is long enough to be broken.",
  "שלום וברכה לכל אדם בעיר הזאת ובכל הארץ כולה, ועוד מילים עד שהשורה נגמרת.",
  "\ttabs\tin a text\tthat is long enough to be broken more than once or twice on a page",
  "A wide\u2003space and an\u200binvisible one in a text that is long enough to be broken.",
  " ",
  "",
};

static void
draw (PangoLayout *text, guint32 *pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *)pixels, CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT, WIDTH * 4);
  cairo_t *cr = cairo_create (surface);

  concord_style_draw (cr, text, 2.3, 1.7);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Returns whether the lines were found without Pango. */
static gboolean
assert_same (PangoContext *context, const char *text, ConcordStyle style, double width)
{
  g_autoptr (PangoLayout) pangos = concord_style_layout (context, text, style, width);
  g_autoptr (PangoLayout) ours = concord_style_paragraph (context, text, style, width);
  g_autofree guint32 *one = g_new0 (guint32, WIDTH * HEIGHT);
  g_autofree guint32 *other = g_new0 (guint32, WIDTH * HEIGHT);
  guint n_lines = concord_style_count_lines (pangos);

  g_assert_cmpuint (concord_style_count_lines (ours), ==, n_lines);
  g_assert_cmpfloat (concord_style_width (ours), ==, concord_style_width (pangos));
  for (guint first = 0; first < n_lines; first++)
    for (guint n = 1; first + n <= n_lines; n++)
      g_assert_cmpfloat_with_epsilon (concord_style_lines_height (ours, first, n),
                                      concord_style_lines_height (pangos, first, n), 0.002);
  draw (pangos, one);
  draw (ours, other);
  g_assert_cmpint (memcmp (one, other, WIDTH * HEIGHT * sizeof (guint32)), ==, 0);
  return concord_lines_count (ours) > 0;
}

static void
test_plain (void)
{
  PangoContext *context = concord_text_context_new (NULL);
  guint n_found = 0, n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (ConcordStyle style = 0; style < CONCORD_N_STYLES; style++)
      for (double width = 120; width < 500; width += 29.3)
        {
          n_found += assert_same (context, texts[i], style, width);
          n++;
        }
  /* The last has one line wherever it stands; a few others end too near to where a line does. */
  g_assert_cmpuint (n_found, >, n / 2);
  g_object_unref (context);
}

static void
test_others (void)
{
  PangoContext *context = concord_text_context_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    for (ConcordStyle style = 0; style < CONCORD_N_STYLES; style++)
      for (double width = 90; width < 500; width += 47.3)
        g_assert_false (assert_same (context, others[i], style, width));
  g_object_unref (context);
}

/* Lines that are drawn apart stand where they stand together. */
static void
test_apart (void)
{
  PangoContext *context = concord_text_context_new (NULL);
  g_autoptr (PangoLayout) text
      = concord_style_paragraph (context, texts[0], CONCORD_STYLE_TEXT, 200);
  g_autofree guint32 *one = g_new0 (guint32, WIDTH * HEIGHT);
  g_autofree guint32 *other = g_new0 (guint32, WIDTH * HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *)other, CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT, WIDTH * 4);
  cairo_t *cr = cairo_create (surface);
  guint n_lines = concord_style_count_lines (text);

  g_assert_cmpuint (n_lines, >, 3);
  draw (text, one);
  for (guint i = 0; i < n_lines; i++)
    concord_style_draw_lines (cr, text, i, 1, 2.3,
                              1.7 + (i > 0 ? concord_style_lines_height (text, 0, i) : 0));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpint (memcmp (one, other, WIDTH * HEIGHT * sizeof (guint32)), ==, 0);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/lines/plain-as-pango-breaks", test_plain);
  g_test_add_func ("/paper/lines/others-are-pango's", test_others);
  g_test_add_func ("/paper/lines/apart-as-together", test_apart);
  return g_test_run ();
}
