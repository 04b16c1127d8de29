/* The type of a paper: its sizes, and text shaped in them. Lines of a text can be drawn apart, so
 * that a paragraph may go on overleaf. */
#include "paper/style.h"

#include "charts/text.h"
#include "paper/lines.h"

#include <hb.h>
#include <string.h>

#define MINUS "−"

static const struct
{
  double points;
  PangoWeight weight;
  double leading; /* from line to line, as a share of the font's own */
} styles[CONCORD_N_STYLES] = {
  [CONCORD_STYLE_TITLE] = { 18, PANGO_WEIGHT_BOLD, 1.05 },
  [CONCORD_STYLE_SECTION] = { 14, PANGO_WEIGHT_BOLD, 1.05 },
  [CONCORD_STYLE_HEADING] = { 12, PANGO_WEIGHT_BOLD, 1.05 },
  [CONCORD_STYLE_BODY] = { 11, PANGO_WEIGHT_NORMAL, 1.15 },
  [CONCORD_STYLE_NAME] = { 11, PANGO_WEIGHT_BOLD, 1.15 },
  [CONCORD_STYLE_TEXT] = { 10, PANGO_WEIGHT_NORMAL, 1.15 },
  [CONCORD_STYLE_STRONG] = { 9, PANGO_WEIGHT_BOLD, 1.05 },
  [CONCORD_STYLE_SMALL] = { 9, PANGO_WEIGHT_NORMAL, 1.05 },
  [CONCORD_STYLE_CAPTION] = { 8, PANGO_WEIGHT_NORMAL, 1.1 },
};

/* A line may not end between a minus sign and its number: Unicode's rules part it from a "£". */
static void
keep_signs (PangoAttrList *attributes, const char *text)
{
  for (const char *at = strstr (text, MINUS); at != NULL; at = strstr (at + 1, MINUS))
    {
      const char *next = at + strlen (MINUS);
      PangoAttribute *kept = pango_attr_allow_breaks_new (FALSE);

      kept->start_index = (guint)(at - text);
      kept->end_index = (guint)((*next != '\0' ? g_utf8_next_char (next) : next) - text);
      pango_attr_list_insert (attributes, kept);
    }
}

/**
 * concord_style_layout:
 * @context: from concord_text_context_new()
 * @text: (nullable): what it says; what isn't UTF-8 is replaced
 * @style: its size
 * @width: where lines end, points; negative for one long line
 *
 * Figures are as wide as each other and ligatures off, so that columns of numbers stand under each
 * other and text copied out of a PDF is what was written. A word wider than a line is broken.
 *
 * Returns: (transfer full): the text, shaped.
 */
PangoLayout *
concord_style_layout (PangoContext *context, const char *text, ConcordStyle style, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) description
      = pango_font_description_copy (pango_context_get_font_description (context));
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  pango_font_description_set_absolute_size (description, styles[style].points * PANGO_SCALE);
  pango_font_description_set_weight (description, styles[style].weight);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, tnum=1"));
  keep_signs (attributes, valid);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_line_spacing (layout, styles[style].leading);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, valid, -1);
  return layout;
}

static void
pitches_free (gpointer data)
{
  ConcordPitch *pitches = data;

  for (guint i = 0; i < CONCORD_N_STYLES; i++)
    g_clear_object (&pitches[i].font);
  g_free (pitches);
}

/* How lines of @style stand, as they do in a sample of three. */
static const ConcordPitch *
get_pitch (PangoContext *context, ConcordStyle style)
{
  ConcordPitch *pitches = g_object_get_data (G_OBJECT (context), "concord-pitches");
  g_autoptr (PangoLayout) sample = NULL;

  if (pitches == NULL)
    {
      pitches = g_new0 (ConcordPitch, CONCORD_N_STYLES);
      g_object_set_data_full (G_OBJECT (context), "concord-pitches", pitches, pitches_free);
    }
  if (pitches[style].font != NULL)
    return &pitches[style];
  sample = concord_style_layout (context, "x x x", style, 0);
  pitches[style] = concord_pitch_measure (sample);
  return &pitches[style];
}

/**
 * concord_style_paragraph:
 * @context: from concord_text_context_new()
 * @text: (nullable): what it says; what isn't UTF-8 is replaced
 * @style: its size
 * @width: where lines end, points
 *
 * Like concord_style_layout() in half of the time, for a text that stays as it is: only the
 * functions here know its lines.
 *
 * Returns: (transfer full): the text, shaped.
 */
PangoLayout *
concord_style_paragraph (PangoContext *context, const char *text, ConcordStyle style, double width)
{
  PangoLayout *layout = concord_style_layout (context, text, style, -1);
  int most = (int)(width * PANGO_SCALE);

  if (!concord_lines_is_one (layout, most))
    concord_lines_find (layout, most, get_pitch (context, style));
  return layout;
}

/**
 * concord_style_width:
 * @text: shaped text
 *
 * Returns: the width of its widest line, points.
 */
double
concord_style_width (PangoLayout *text)
{
  int width;

  if (concord_lines_count (text) > 0)
    return concord_lines_width (text) / (double)PANGO_SCALE;
  pango_layout_get_size (text, &width, NULL);
  return width / (double)PANGO_SCALE;
}

/**
 * concord_style_height:
 * @text: shaped text
 *
 * Returns: the height of all its lines, points.
 */
double
concord_style_height (PangoLayout *text)
{
  return concord_style_lines_height (text, 0, concord_style_count_lines (text));
}

/**
 * concord_style_count_lines:
 * @text: shaped text
 *
 * Returns: how many lines will be drawn; those behind an ellipsis don't count.
 */
guint
concord_style_count_lines (PangoLayout *text)
{
  guint n_lines = concord_lines_count (text);

  return n_lines > 0 ? n_lines : (guint)pango_layout_get_line_count (text);
}

/**
 * concord_style_lines_height:
 * @text: shaped text
 * @first: a line, from 0
 * @n_lines: how many from there
 *
 * Returns: their height with the space to the line that follows them, if one does, points.
 */
double
concord_style_lines_height (PangoLayout *text, guint first, guint n_lines)
{
  g_autoptr (PangoLayoutIter) iter = NULL;
  int top = 0, bottom = 0, above, below;

  if (concord_lines_count (text) > 0)
    return concord_lines_height (text, first, n_lines) / (double)PANGO_SCALE;
  iter = pango_layout_get_iter (text);
  for (guint i = 0; i < first + n_lines; i++)
    {
      pango_layout_iter_get_line_yrange (iter, &above, &below);
      if (i == first)
        top = above;
      bottom = below;
      if (!pango_layout_iter_next_line (iter))
        break;
      /* The leading belongs to no line: it would be lost between lines that are placed apart. */
      pango_layout_iter_get_line_yrange (iter, &bottom, NULL);
    }
  return (bottom - top) / (double)PANGO_SCALE;
}

/* Pango takes the space out where it breaks a line, so that words read from line to line, aloud or
 * into a clipboard, would run into each other. Puts it back, without a width: measures stay. */
static void
restore_space (PangoLayout *text, PangoLayoutLine *line)
{
  GSList *last = g_slist_last (line->runs);
  PangoLayoutRun *run = last != NULL ? last->data : NULL;
  PangoGlyphInfo *info;
  hb_codepoint_t space;

  if (run == NULL || run->glyphs->num_glyphs == 0 || run->item->analysis.level % 2 != 0
      || pango_layout_get_text (text)[line->start_index + line->length - 1] != ' ')
    return;
  info = &run->glyphs->glyphs[run->glyphs->num_glyphs - 1];
  if (info->glyph == PANGO_GLYPH_EMPTY
      && hb_font_get_nominal_glyph (pango_font_get_hb_font (run->item->analysis.font), ' ', &space))
    info->glyph = space;
}

/**
 * concord_style_draw_lines:
 * @cr: where, in its colour
 * @text: shaped text
 * @first: a line, from 0
 * @n_lines: how many from there
 * @x: left edge, points
 * @y: top of the first of them
 */
void
concord_style_draw_lines (cairo_t *cr, PangoLayout *text, guint first, guint n_lines, double x,
                          double y)
{
  g_autoptr (PangoLayoutIter) iter = NULL;
  int top = 0, above;

  if (concord_lines_draw (cr, text, first, n_lines, x, y))
    return;
  iter = pango_layout_get_iter (text);
  for (guint i = 0; i < first + n_lines; i++)
    {
      pango_layout_iter_get_line_yrange (iter, &above, NULL);
      if (i == first)
        top = above;
      if (i >= first)
        {
          PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
          double base = y + (pango_layout_iter_get_baseline (iter) - top) / (double)PANGO_SCALE;
          PangoRectangle bounds;

          pango_layout_iter_get_line_extents (iter, NULL, &bounds);
          restore_space (text, line);
          cairo_move_to (cr, x + bounds.x / (double)PANGO_SCALE, base);
          pango_cairo_show_layout_line (cr, line);
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
}

/**
 * concord_style_draw:
 * @cr: where, in its colour
 * @text: shaped text
 * @x: left edge, points
 * @y: top
 */
void
concord_style_draw (cairo_t *cr, PangoLayout *text, double x, double y)
{
  concord_style_draw_lines (cr, text, 0, concord_style_count_lines (text), x, y);
}

/**
 * concord_style_set_role:
 * @cr: what gets the colour
 * @theme: LIGHT or MONO
 * @role: what it is for
 */
void
concord_style_set_role (cairo_t *cr, ConcordTheme theme, ConcordRole role)
{
  ConcordColour colour = concord_theme_colour (theme, role);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}
