/* One recipe for text, so that a window, a PNG and a PDF measure it alike. */
#include "charts/text.h"

#include <math.h>
#include <string.h>

#define MOST_KEPT 2048    /* of each size of type */
#define MOST_KERNING 0.25 /* between two glyphs, as a share of the size of type */

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

/* What a size of type is to Pango. Ligatures are off, so that text copied out of a PDF is what was
 * written. */
static PangoAttrList *
attributes_new (PangoContext *context, ConcordFont font)
{
  g_autoptr (PangoFontDescription) description
      = pango_font_description_copy_static (pango_context_get_font_description (context));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (description, fonts[font].points * PANGO_SCALE);
  pango_font_description_set_weight (description, fonts[font].weight);
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (description));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  return attributes;
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

/* A text with its glyphs. */
struct _ConcordShapedText
{
  char *text;
  GSList *runs;                /* of PangoGlyphItem, placed from the text's top left corner */
  int width, height, baseline; /* in Pango's units */
};

static void
clear_shaped (gpointer data)
{
  ConcordShapedText *shaped = data;

  g_free (shaped->text);
  g_slist_free_full (shaped->runs, (GDestroyNotify)pango_glyph_item_free);
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

  for (const GSList *at = shaped->runs; at != NULL; at = at->next)
    {
      const PangoGlyphItem *run = at->data;
      int width = pango_glyph_string_get_width (run->glyphs);

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          run->glyphs->glyphs[i].geometry.x_offset += x;
          run->glyphs->glyphs[i].geometry.y_offset += shaped->baseline;
        }
      x += width;
    }
}

static void *
copy_run (const void *run, void *unused)
{
  return pango_glyph_item_copy ((PangoGlyphItem *)run);
}

/* For texts of several fonts or directions: Pango puts their runs in order. */
static void
shape_runs (ConcordShapedText *shaped, PangoContext *context, PangoAttrList *attributes)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, shaped->text, -1);
  pango_layout_get_size (layout, &shaped->width, &shaped->height);
  shaped->baseline = pango_layout_get_baseline (layout);
  /* Copies, for the layout would keep the font map that keeps the text. */
  shaped->runs = g_slist_copy_deep (pango_layout_get_line_readonly (layout, 0)->runs,
                                    copy_run, NULL);
  g_object_unref (layout);
}

/* Takes @item. A layout would work out where lines may end and how high they are, which takes
 * several times as long. */
static void
shape_run (ConcordShapedText *shaped, PangoItem *item)
{
  PangoGlyphItem run = { .item = item, .glyphs = pango_glyph_string_new () };
  PangoRectangle logical;

  pango_shape_item (item, shaped->text, -1, NULL, run.glyphs, PANGO_SHAPE_NONE);
  pango_glyph_string_extents (run.glyphs, item->analysis.font, NULL, &logical);
  shaped->width = logical.width;
  shaped->height = logical.height;
  shaped->baseline = -logical.y;
  shaped->runs = g_slist_prepend (NULL, pango_glyph_item_copy (&run));
  pango_glyph_string_free (run.glyphs);
  pango_item_free (item);
}

static ConcordShapedText *
shaped_text_new (PangoContext *context, const char *text, PangoAttrList *attributes)
{
  ConcordShapedText *shaped = g_atomic_rc_box_new0 (ConcordShapedText);
  GList *items;

  shaped->text = g_strdelimit (g_utf8_make_valid (text, -1), "\n\r\t\v\f", ' ');
  items = pango_itemize (context, shaped->text, 0, (int)strlen (shaped->text), attributes, NULL);
  if (items != NULL && items->next == NULL
      && ((const PangoItem *)items->data)->analysis.level == 0)
    shape_run (shaped, g_steal_pointer (&items->data));
  else
    shape_runs (shaped, context, attributes);
  g_list_free_full (items, (GDestroyNotify)pango_item_free);
  place_glyphs (shaped);
  return shaped;
}

/* What was shaped, by text, one table for each size of type. */
typedef struct
{
  guint serial; /* of the fonts */
  GHashTable *by_text[CONCORD_N_FONTS];
  PangoAttrList *attributes[CONCORD_N_FONTS];
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  for (guint i = 0; i < CONCORD_N_FONTS; i++)
    {
      g_hash_table_unref (kept->by_text[i]);
      pango_attr_list_unref (kept->attributes[i]);
    }
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
    {
      kept->by_text[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify)concord_shaped_text_unref);
      kept->attributes[i] = attributes_new (context, i);
    }
  g_object_set_data_full (G_OBJECT (map), "concord-shaped-texts", kept, kept_free);
  return kept;
}

/* A chart asks for the same texts again and again while it is laid out and once more when it is
 * drawn, so they are kept. */
static ConcordShapedText *
find_or_shape (PangoContext *context, const char *text, ConcordFont font)
{
  const Kept *kept = get_kept (context);
  GHashTable *known = kept->by_text[font];
  ConcordShapedText *shaped;

  if (text == NULL)
    text = "";
  shaped = g_hash_table_lookup (known, text);
  if (shaped != NULL)
    return shaped;
  shaped = shaped_text_new (context, text, kept->attributes[font]);
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
  for (const GSList *at = shaped->runs; at != NULL; at = at->next)
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

/* A text that is cut into lines: as it was shaped whole. */
typedef struct
{
  PangoContext *context;
  ConcordFont font;
  char *text; /* one line without spaces at its ends */
  const ConcordShapedText *shaped;
} Ruler;

static Ruler
ruler_begin (PangoContext *context, const char *text, ConcordFont font)
{
  Ruler ruler = { .context = context, .font = font };

  ruler.text = g_strstrip (g_utf8_make_valid (text != NULL ? text : "", -1));
  g_strdelimit (ruler.text, "\n\r\t\v\f", ' ');
  ruler.shaped = concord_text_shape (context, ruler.text, font);
  return ruler;
}

static void
ruler_end (Ruler *ruler)
{
  concord_shaped_text_unref ((ConcordShapedText *)ruler->shaped);
  g_free (ruler->text);
}

/* How wide the text is from @from up to @to within the whole. By itself its last glyph can be wider
 * or narrower by what pairs it with the next. */
static double
get_advance (const Ruler *ruler, const char *from, const char *to)
{
  const PangoGlyphString *glyphs = ((const PangoGlyphItem *)ruler->shaped->runs->data)->glyphs;
  int first = (int)(from - ruler->text), last = (int)(to - ruler->text), width = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->log_clusters[i] >= first && glyphs->log_clusters[i] < last)
      width += glyphs->glyphs[i].geometry.width;
  return width / (double)PANGO_SCALE;
}

/* Whether the text from @from up to @to by itself goes into @width. Shaping it tells, and only does
 * so where a pair of glyphs could matter. */
static gboolean
fits (const Ruler *ruler, const char *from, const char *to, double width)
{
  const GSList *runs = ruler->shaped->runs;
  double doubt = MOST_KERNING * fonts[ruler->font].points;
  g_autofree char *part = NULL;

  if (runs != NULL && runs->next == NULL
      && ((const PangoGlyphItem *)runs->data)->item->analysis.level == 0)
    {
      double advance = get_advance (ruler, from, to);

      if (fabs (advance - width) > doubt)
        return advance < width;
    }
  part = g_strndup (from, to - from);
  return concord_text_width (ruler->context, part, ruler->font) <= width;
}

/* How many bytes from @text on, whole words, go into @width; 0 if not even the first word does. */
static gsize
words_that_fit (const Ruler *ruler, const char *text, double width)
{
  gsize taken = 0;

  /* Mostly all of it does, and then that is what will be drawn. */
  if (fits (ruler, text, text + strlen (text), width))
    return strlen (text);
  for (const char *at = text; *at != '\0';)
    {
      const char *end = at + strcspn (at + (*at == ' '), " ") + (*at == ' ');

      if (!fits (ruler, text, end, width))
        break;
      taken = end - text;
      at = end;
    }
  return taken;
}

static char **
wrap (const Ruler *ruler, double width, guint max_lines)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *rest = ruler->text;

  for (guint i = 0; i < max_lines && *rest != '\0'; i++)
    {
      gsize taken = i + 1 < max_lines ? words_that_fit (ruler, rest, width) : 0;
      g_autofree char *line = NULL, *shown = NULL;

      if (taken == 0 && i + 1 < max_lines)
        taken = strcspn (rest, " ");
      line = taken > 0 ? g_strndup (rest, taken) : g_strdup (rest);
      rest = taken > 0 ? rest + taken : rest + strlen (rest);
      while (*rest == ' ')
        rest++;
      shown = concord_text_shorten (ruler->context, line, ruler->font, width);
      g_strv_builder_add (lines, shown);
    }
  return g_strv_builder_end (lines);
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
  Ruler ruler = ruler_begin (context, text, font);
  char **lines = wrap (&ruler, width, max_lines);

  ruler_end (&ruler);
  return lines;
}

/* Whether the text goes into @max_lines lines of @width without being shortened. */
static gboolean
wraps_whole (const Ruler *ruler, double width, guint max_lines)
{
  const char *rest = ruler->text;

  for (guint i = 0; i + 1 < max_lines && *rest != '\0'; i++)
    {
      gsize taken = words_that_fit (ruler, rest, width);

      if (taken == 0)
        return FALSE;
      rest += taken;
      while (*rest == ' ')
        rest++;
    }
  return fits (ruler, rest, rest + strlen (rest), width);
}

/* The least width, as nearly as it can be seen, at which the text isn't shortened. */
static double
find_narrowest (const Ruler *ruler, double width, guint max_lines)
{
  double low = width / max_lines, high = width;

  if (max_lines < 2 || fits (ruler, ruler->text, ruler->text + strlen (ruler->text), width)
      || !wraps_whole (ruler, width, max_lines))
    return width;
  for (int i = 0; i < 5; i++)
    {
      double middle = (low + high) / 2;

      if (wraps_whole (ruler, middle, max_lines))
        high = middle;
      else
        low = middle;
    }
  return high;
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
  Ruler ruler = ruler_begin (context, text, font);
  char **lines = wrap (&ruler, find_narrowest (&ruler, width, max_lines), max_lines);

  ruler_end (&ruler);
  return lines;
}
