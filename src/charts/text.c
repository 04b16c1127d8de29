/* One recipe for text, so that a window, a PNG and a PDF measure it alike. */
#include "charts/text.h"

#include <math.h>
#include <string.h>

#define MOST_KEPT 2048 /* of each size of type */

static const struct
{
  double points;
  PangoWeight weight;
} fonts[CONCORD_N_FONTS] = {
  [CONCORD_FONT_TITLE] = { 12, PANGO_WEIGHT_BOLD },
  [CONCORD_FONT_STRONG] = { 9, PANGO_WEIGHT_BOLD },
  [CONCORD_FONT_LABEL] = { 9, PANGO_WEIGHT_NORMAL },
  [CONCORD_FONT_CAPTION] = { 8, PANGO_WEIGHT_NORMAL },
};

/**
 * concord_text_context_new:
 * @cr: (nullable): where the text will be drawn, or %NULL to measure only
 *
 * The one place that makes a Pango context. One unit is one point: 72 dpi, no hinting, no rounding
 * of metrics or glyph positions, so that the same text has the same width on every surface.
 *
 * Returns: (transfer full): a context with the chart's font families set.
 */
PangoContext *
concord_text_context_new (cairo_t *cr)
{
  g_autoptr (PangoFontDescription) families = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  if (cr != NULL)
    context = pango_cairo_create_context (cr);
  else
    context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_family_static (families, CONCORD_FONT_FAMILIES);
  pango_context_set_font_description (context, families);
  return context;
}

/* One line, ready to be shaped. Ligatures are off, so that text copied out of a PDF is what was
 * written. */
static PangoLayout *
layout_new (PangoContext *context, const char *line, ConcordFont font)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description
      = pango_font_description_copy_static (pango_context_get_font_description (context));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (description, fonts[font].points * PANGO_SCALE);
  pango_font_description_set_weight (description, fonts[font].weight);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, line, -1);
  return layout;
}

/**
 * concord_font_size:
 * @font: a size of type
 *
 * Returns: points, 8 or more.
 */
double
concord_font_size (ConcordFont font)
{
  return fonts[font].points;
}

/**
 * concord_font_is_bold:
 * @font: a size of type
 *
 * Returns: whether it is bold.
 */
gboolean
concord_font_is_bold (ConcordFont font)
{
  return fonts[font].weight == PANGO_WEIGHT_BOLD;
}

/* A text with its glyphs. It keeps the line without the layout, which would keep the font map that
 * keeps the text. */
struct _ConcordShapedText
{
  char *text;
  PangoLayoutLine *line;       /* its glyphs are placed from the text's top left corner */
  int width, height, baseline; /* in Pango's units */
};

static void
clear_shaped (gpointer data)
{
  ConcordShapedText *shaped = data;

  g_free (shaped->text);
  pango_layout_line_unref (shaped->line);
}

/**
 * concord_shaped_text_unref:
 * @shaped: (nullable) (transfer full): a shaped text
 */
void
concord_shaped_text_unref (ConcordShapedText *shaped)
{
  if (shaped != NULL)
    g_atomic_rc_box_release_full (shaped, clear_shaped);
}

/* Glyphs that know where they stand are drawn with no layout round them. */
static void
place_glyphs (const ConcordShapedText *shaped)
{
  int x = 0;

  for (const GSList *at = shaped->line->runs; at != NULL; at = at->next)
    {
      const PangoLayoutRun *run = at->data;
      int width = pango_glyph_string_get_width (run->glyphs);

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          run->glyphs->glyphs[i].geometry.x_offset += x;
          run->glyphs->glyphs[i].geometry.y_offset += shaped->baseline;
        }
      x += width;
    }
}

static ConcordShapedText *
shaped_text_new (PangoContext *context, const char *text, ConcordFont font)
{
  ConcordShapedText *shaped = g_atomic_rc_box_new0 (ConcordShapedText);
  PangoLayout *layout;

  shaped->text = g_strdelimit (g_utf8_make_valid (text, -1), "\n\r\t\v\f", ' ');
  layout = layout_new (context, shaped->text, font);
  pango_layout_get_size (layout, &shaped->width, &shaped->height);
  shaped->baseline = pango_layout_get_baseline (layout);
  shaped->line = pango_layout_line_ref (pango_layout_get_line_readonly (layout, 0));
  g_object_unref (layout);
  place_glyphs (shaped);
  return shaped;
}

/* What was shaped, by text, one table for each size of type. */
typedef struct
{
  guint serial; /* of the fonts */
  GHashTable *by_text[CONCORD_N_FONTS];
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  for (guint i = 0; i < CONCORD_N_FONTS; i++)
    g_hash_table_unref (kept->by_text[i]);
  g_free (kept);
}

/* They belong to the font map: every context is of one recipe, so a text is as wide in all. */
static Kept *
get_kept (PangoContext *context)
{
  PangoFontMap *map = pango_context_get_font_map (context);
  Kept *kept = g_object_get_data (G_OBJECT (map), "concord-shaped-texts");
  guint serial = pango_font_map_get_serial (map);

  if (kept != NULL && kept->serial == serial)
    return kept;
  kept = g_new0 (Kept, 1);
  kept->serial = serial;
  for (guint i = 0; i < CONCORD_N_FONTS; i++)
    kept->by_text[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify)concord_shaped_text_unref);
  g_object_set_data_full (G_OBJECT (map), "concord-shaped-texts", kept, kept_free);
  return kept;
}

/* A chart asks for the same texts again and again while it is laid out and once more when it is
 * drawn, so they are kept. */
static ConcordShapedText *
find_or_shape (PangoContext *context, const char *text, ConcordFont font)
{
  GHashTable *known = get_kept (context)->by_text[font];
  ConcordShapedText *shaped;

  if (text == NULL)
    text = "";
  shaped = g_hash_table_lookup (known, text);
  if (shaped != NULL)
    return shaped;
  shaped = shaped_text_new (context, text, font);
  if (g_hash_table_size (known) >= MOST_KEPT)
    g_hash_table_remove_all (known);
  g_hash_table_insert (known, g_strdup (text), shaped);
  return shaped;
}

/**
 * concord_text_shape:
 * @context: from concord_text_context_new()
 * @text: (nullable): one line; line breaks are drawn as spaces and what isn't UTF-8 is replaced
 * @font: the size of type
 *
 * Returns: (transfer full): the text, shaped; free with concord_shaped_text_unref().
 */
ConcordShapedText *
concord_text_shape (PangoContext *context, const char *text, ConcordFont font)
{
  return g_atomic_rc_box_acquire (find_or_shape (context, text, font));
}

/**
 * concord_shaped_text_baseline:
 * @shaped: a shaped text
 *
 * Returns: how far its baseline is below its top, points.
 */
double
concord_shaped_text_baseline (const ConcordShapedText *shaped)
{
  return shaped->baseline / (double)PANGO_SCALE;
}

/**
 * concord_shaped_text_draw:
 * @shaped: a shaped text
 * @cr: where, with its colour set
 * @x: its left end
 * @y: its top
 */
void
concord_shaped_text_draw (const ConcordShapedText *shaped, cairo_t *cr, double x, double y)
{
  for (const GSList *at = shaped->line->runs; at != NULL; at = at->next)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_glyph_item (cr, shaped->text, at->data);
    }
}

/**
 * concord_text_measure:
 * @context: from concord_text_context_new()
 * @text: (nullable): one line
 * @font: the size of type
 * @width: (out): points
 * @height: (out): points
 */
void
concord_text_measure (
    PangoContext *context, const char *text, ConcordFont font, double *width, double *height)
{
  const ConcordShapedText *shaped = find_or_shape (context, text, font);

  *width = shaped->width / (double)PANGO_SCALE;
  *height = shaped->height / (double)PANGO_SCALE;
}

/**
 * concord_text_width:
 * @context: from concord_text_context_new()
 * @text: one line
 * @font: the size of type
 *
 * Returns: its width in points.
 */
double
concord_text_width (PangoContext *context, const char *text, ConcordFont font)
{
  double width, height;

  concord_text_measure (context, text, font, &width, &height);
  return width;
}

/**
 * concord_text_line_height:
 * @context: from concord_text_context_new()
 * @font: the size of type
 *
 * Returns: the height of a line in points.
 */
double
concord_text_line_height (PangoContext *context, ConcordFont font)
{
  double width, height;

  concord_text_measure (context, "Ag", font, &width, &height);
  return height;
}

/* The first @head and last @tail characters of @text with an ellipsis between. */
static char *
cut_middle (const char *text, glong head, glong tail)
{
  g_autofree char *start = g_utf8_substring (text, 0, head);
  const char *end = g_utf8_offset_to_pointer (text, g_utf8_strlen (text, -1) - tail);

  return g_strconcat (g_strchomp (start), "…", *end == ' ' ? end + 1 : end, NULL);
}

/**
 * concord_text_shorten:
 * @context: from concord_text_context_new()
 * @text: one line, UTF-8
 * @font: the size of type
 * @width: points
 *
 * Takes characters out of the middle until the text is no wider than @width.
 *
 * Returns: (transfer full): @text, or its two ends around "…"; empty if not even that fits.
 */
char *
concord_text_shorten (PangoContext *context, const char *text, ConcordFont font, double width)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *best = NULL;
  glong low = 0, high = g_utf8_strlen (valid, -1) - 1;

  if (concord_text_width (context, valid, font) <= width)
    return g_steal_pointer (&valid);
  while (low <= high)
    {
      glong keep = (low + high) / 2;
      g_autofree char *cut = cut_middle (valid, keep - keep / 2, keep / 2);

      if (concord_text_width (context, cut, font) <= width)
        {
          g_free (best);
          best = g_steal_pointer (&cut);
          low = keep + 1;
        }
      else
        high = keep - 1;
    }
  return best != NULL ? g_steal_pointer (&best) : g_strdup ("");
}

/* How many bytes of @text, whole words, go into @width; 0 if not even the first word does. */
static gsize
words_that_fit (PangoContext *context, const char *text, ConcordFont font, double width)
{
  gsize fits = 0;

  /* Mostly all of it does, and then that is what will be drawn. */
  if (concord_text_width (context, text, font) <= width)
    return strlen (text);
  for (const char *at = text; *at != '\0';)
    {
      const char *end = at + strcspn (at + (*at == ' '), " ") + (*at == ' ');
      g_autofree char *line = g_strndup (text, end - text);

      if (concord_text_width (context, line, font) > width)
        break;
      fits = end - text;
      at = end;
    }
  return fits;
}

/**
 * concord_text_wrap:
 * @context: from concord_text_context_new()
 * @text: UTF-8
 * @font: the size of type
 * @width: points
 * @max_lines: 1 or more
 *
 * Breaks between words into lines no wider than @width. What is left for the last line is shortened
 * in the middle, and so is a word that is wider than a line.
 *
 * Returns: (transfer full): the lines, %NULL-terminated; none for an empty text.
 */
char **
concord_text_wrap (
    PangoContext *context, const char *text, ConcordFont font, double width, guint max_lines)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (text != NULL ? text : "", -1));
  const char *rest;

  g_strdelimit (valid, "\n\r\t\v\f", ' ');
  rest = valid;
  for (guint i = 0; i < max_lines && *rest != '\0'; i++)
    {
      gsize fits = i + 1 < max_lines ? words_that_fit (context, rest, font, width) : 0;
      g_autofree char *line = NULL, *shown = NULL;

      if (fits == 0 && i + 1 < max_lines)
        fits = strcspn (rest, " ");
      line = fits > 0 ? g_strndup (rest, fits) : g_strdup (rest);
      rest = fits > 0 ? rest + fits : rest + strlen (rest);
      while (*rest == ' ')
        rest++;
      shown = concord_text_shorten (context, line, font, width);
      g_strv_builder_add (lines, shown);
    }
  return g_strv_builder_end (lines);
}

static guint
count_ellipses (const char *text)
{
  guint n = 0;

  for (text = strstr (text, "…"); text != NULL; text = strstr (text + 1, "…"))
    n++;
  return n;
}

/* Whether @text goes into @max_lines lines of @width without being shortened. */
static gboolean
wraps_whole (
    PangoContext *context, const char *text, ConcordFont font, double width, guint max_lines)
{
  g_auto (GStrv) lines = concord_text_wrap (context, text, font, width, max_lines);
  g_autofree char *joined = g_strjoinv ("", lines);

  return count_ellipses (joined) == count_ellipses (text);
}

/**
 * concord_text_wrap_narrow:
 * @context: from concord_text_context_new()
 * @text: UTF-8
 * @font: the size of type
 * @width: the widest that lines may be, points
 * @max_lines: 1 or more
 *
 * Like concord_text_wrap(), with the lines about equally long.
 *
 * Returns: (transfer full): the lines, %NULL-terminated.
 */
char **
concord_text_wrap_narrow (
    PangoContext *context, const char *text, ConcordFont font, double width, guint max_lines)
{
  double low = width / max_lines, high = width;

  if (max_lines < 2 || text == NULL || !wraps_whole (context, text, font, width, max_lines)
      || concord_text_width (context, text, font) <= width)
    return concord_text_wrap (context, text, font, width, max_lines);
  for (int i = 0; i < 5; i++)
    {
      double middle = (low + high) / 2;

      if (wraps_whole (context, text, font, middle, max_lines))
        high = middle;
      else
        low = middle;
    }
  return concord_text_wrap (context, text, font, high, max_lines);
}
