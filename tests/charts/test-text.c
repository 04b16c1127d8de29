/* Text is measured alike wherever it will be drawn, and cut where it must be. */
#include "charts/text.h"

#include <cairo-pdf.h>
#include <string.h>

#define SENTENCE "Residents’ contact centre, £14.2m a year (n = 212)"

static cairo_status_t
swallow (void *closure, const unsigned char *data, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

static void
test_alike_on_surfaces (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 10, 10);
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (swallow, NULL, 100, 100);
  cairo_t *on_image = cairo_create (image), *on_pdf = cairo_create (pdf);
  PangoContext *none = concord_text_context_new (NULL);
  PangoContext *first = concord_text_context_new (on_image);
  PangoContext *second = concord_text_context_new (on_pdf);

  for (int font = 0; font < CONCORD_N_FONTS; font++)
    {
      double width = concord_text_width (none, SENTENCE, font);
      double height = concord_text_line_height (none, font);

      g_assert_cmpfloat (width, >, 100);
      g_assert_cmpfloat_with_epsilon (concord_text_width (first, SENTENCE, font), width, 1e-9);
      g_assert_cmpfloat_with_epsilon (concord_text_width (second, SENTENCE, font), width, 1e-9);
      g_assert_cmpfloat_with_epsilon (concord_text_line_height (first, font), height, 1e-9);
      g_assert_cmpfloat_with_epsilon (concord_text_line_height (second, font), height, 1e-9);
      g_assert_cmpfloat (concord_font_size (font), >=, 8);
    }
  g_object_unref (none);
  g_object_unref (first);
  g_object_unref (second);
  cairo_destroy (on_image);
  cairo_destroy (on_pdf);
  cairo_surface_destroy (image);
  cairo_surface_destroy (pdf);
}

/* The pixels of @text in a picture of 320 by 20, drawn by us or as Pango draws a layout of it. */
static void
draw_sentence (const char *text, gboolean ours, guint32 *pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *)pixels, CAIRO_FORMAT_ARGB32, 320, 20, 320 * 4);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = concord_text_context_new (NULL);

  if (ours)
    {
      ConcordShapedText *shaped = concord_text_shape (context, text, CONCORD_FONT_LABEL);

      g_clear_object (&context);
      concord_shaped_text_draw (shaped, cr, 3.3, 2.7);
      concord_shaped_text_unref (shaped);
    }
  else
    {
      g_autoptr (PangoLayout) layout = pango_layout_new (context);
      g_autoptr (PangoFontDescription) font
          = pango_font_description_from_string (CONCORD_FONT_FAMILIES);

      pango_font_description_set_absolute_size (font, 9 * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, text, -1);
      cairo_move_to (cr, 3.3, 2.7);
      pango_cairo_show_layout (cr, layout);
      g_clear_object (&context);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Glyphs that were kept stand where a layout puts them: one run, several fonts, right to left. */
static void
test_drawn_as_pango_draws (void)
{
  static const char *const texts[] = { SENTENCE, "Ymddiriedolaeth 日本 £5", "אבג 123 abc", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree guint32 *theirs = g_new0 (guint32, 320 * 20);
      g_autofree guint32 *ours = g_new0 (guint32, 320 * 20);
      g_autofree guint32 *again = g_new0 (guint32, 320 * 20);

      draw_sentence (texts[i], FALSE, theirs);
      draw_sentence (texts[i], TRUE, ours);
      draw_sentence (texts[i], TRUE, again);
      g_assert_cmpmem (ours, 320 * 20 * 4, theirs, 320 * 20 * 4);
      g_assert_cmpmem (again, 320 * 20 * 4, theirs, 320 * 20 * 4);
    }
}

/* A text that is held outlives any number of others; every line break is a space. */
static void
test_shaped_is_kept (void)
{
  PangoContext *context = concord_text_context_new (NULL);
  ConcordShapedText *held = concord_text_shape (context, "held", CONCORD_FONT_LABEL);
  double baseline = concord_shaped_text_baseline (held);
  double height = concord_text_line_height (context, CONCORD_FONT_LABEL);

  g_assert_cmpfloat (baseline, >, 0);
  g_assert_cmpfloat (baseline, <, height);
  for (int i = 0; i < 2500; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      g_assert_cmpfloat (concord_text_width (context, text, CONCORD_FONT_LABEL), >, 0);
    }
  g_assert_cmpfloat (concord_shaped_text_baseline (held), ==, baseline);
  concord_shaped_text_unref (held);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const broken[] = { "a\nb", "a\u2028b", "a\u2029b" };
      double width, its_height;

      concord_text_measure (context, broken[i], CONCORD_FONT_LABEL, &width, &its_height);
      g_assert_cmpfloat (its_height, <, 1.9 * height);
    }
  g_object_unref (context);
}

static gpointer
shape_in_thread (gpointer data)
{
  PangoContext *context = concord_text_context_new (NULL);
  ConcordShapedText *shaped = concord_text_shape (context, SENTENCE, CONCORD_FONT_LABEL);

  g_object_unref (context);
  return shaped;
}

/* Each thread has fonts of its own, which end with it: what is held of its texts does not. */
static void
test_outlives_its_thread (void)
{
  ConcordShapedText *shaped = g_thread_join (g_thread_new ("shape", shape_in_thread, NULL));
  g_autofree guint32 *theirs = g_new0 (guint32, 320 * 20);
  g_autofree guint32 *ours = g_new0 (guint32, 320 * 20);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *)ours, CAIRO_FORMAT_ARGB32, 320, 20, 320 * 4);
  cairo_t *cr = cairo_create (surface);

  concord_shaped_text_draw (shaped, cr, 3.3, 2.7);
  concord_shaped_text_unref (shaped);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  draw_sentence (SENTENCE, FALSE, theirs);
  g_assert_cmpmem (ours, 320 * 20 * 4, theirs, 320 * 20 * 4);
}

static void
test_shorten (void)
{
  PangoContext *context = concord_text_context_new (NULL);

  for (double width = 0; width < 300; width += 7)
    {
      g_autofree char *text = concord_text_shorten (context, SENTENCE, CONCORD_FONT_LABEL, width);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpfloat (concord_text_width (context, text, CONCORD_FONT_LABEL), <=, width + 1e-9);
      if (strlen (text) > 20 && strcmp (text, SENTENCE) != 0)
        {
          g_assert_true (g_str_has_prefix (text, "Res"));
          g_assert_true (g_str_has_suffix (text, "2)"));
          g_assert_nonnull (strstr (text, "…"));
        }
    }
  g_object_unref (context);
}

static void
test_wrap (void)
{
  PangoContext *context = concord_text_context_new (NULL);
  static const char *const texts[] = { SENTENCE,
                                       "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
                                       "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                                       "two\nlines",
                                       "  spaces   between   words  ",
                                       "\xff\xfe bad",
                                       "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint max_lines = 1; max_lines < 4; max_lines++)
      for (double width = 20; width < 200; width += 13)
        {
          g_auto (GStrv) lines
              = concord_text_wrap_narrow (context, texts[i], CONCORD_FONT_LABEL, width, max_lines);

          g_assert_cmpuint (g_strv_length (lines), <=, max_lines);
          for (guint k = 0; lines[k] != NULL; k++)
            g_assert_cmpfloat (concord_text_width (context, lines[k], CONCORD_FONT_LABEL), <=,
                               width + 1e-9);
        }
  g_object_unref (context);
}

static void
test_wrap_keeps_words (void)
{
  PangoContext *context = concord_text_context_new (NULL);
  g_auto (GStrv) lines
      = concord_text_wrap_narrow (context, "Customer digital services", CONCORD_FONT_LABEL, 92, 2);

  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "Customer");
  g_assert_cmpstr (lines[1], ==, "digital services");
  g_object_unref (context);
}

/* Lines hold as many words as do when each is measured by itself, whatever pairs of glyphs there
 * are at their ends. */
static void
test_wrap_measures (void)
{
  static const char *const texts[]
      = { "A Y A Y A Y A Y A Y A Y A Y A Y", "To We Vo Te AV LT To We Vo Te AV LT",
          "11 11 1 1 11 11 1 11 1 1 11 11 1", "Council tax and business rates",
          "Trust → fund → fund → trust 中文 字符 x" };
  PangoContext *context = concord_text_context_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (double width = 40; width < 140; width += 0.37)
      {
        g_auto (GStrv) lines = concord_text_wrap (context, texts[i], CONCORD_FONT_LABEL, width, 9);
        const char *rest = texts[i];

        for (guint k = 0; lines[k] != NULL; k++)
          {
            const char *end = rest + strlen (lines[k]);
            const char *next = *end != '\0' ? end + 1 + strcspn (end + 1, " ") : end;
            g_autofree char *longer = g_strndup (rest, next - rest);

            g_assert_true (g_str_has_prefix (rest, lines[k]));
            g_assert_cmpfloat (concord_text_width (context, lines[k], CONCORD_FONT_LABEL), <=,
                               width);
            if (next > end)
              g_assert_cmpfloat (concord_text_width (context, longer, CONCORD_FONT_LABEL), >,
                                 width);
            rest = *end == ' ' ? end + 1 : end;
          }
        g_assert_cmpstr (rest, ==, "");
      }
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/text/alike-on-surfaces", test_alike_on_surfaces);
  g_test_add_func ("/charts/text/drawn-as-pango-draws", test_drawn_as_pango_draws);
  g_test_add_func ("/charts/text/shaped-is-kept", test_shaped_is_kept);
  g_test_add_func ("/charts/text/outlives-its-thread", test_outlives_its_thread);
  g_test_add_func ("/charts/text/shorten", test_shorten);
  g_test_add_func ("/charts/text/wrap", test_wrap);
  g_test_add_func ("/charts/text/wrap-keeps-words", test_wrap_keeps_words);
  g_test_add_func ("/charts/text/wrap-measures", test_wrap_measures);
  return g_test_run ();
}
