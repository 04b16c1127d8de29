/* The display list as SVG with real text, a title, and each mark's sentence, which cairo's own SVG
 * surface would turn into outlines. */
#include "charts/svg.h"

#include "charts/paint.h"

static void
append_number (GString *svg, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  g_string_append_printf (svg, " %s=\"%s\"", name, text);
}

/* Escapes, and leaves out what XML can't hold. */
static void
append_escaped (GString *svg, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = NULL;

  for (char *at = valid; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  escaped = g_markup_escape_text (valid, -1);
  g_string_append (svg, escaped);
}

static void
append_colour (GString *svg, const char *name, ConcordColour colour)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name, (guint)(colour.red * 255 + 0.5),
                          (guint)(colour.green * 255 + 0.5), (guint)(colour.blue * 255 + 0.5));
}

static void
append_rectangle (GString *svg, ConcordBox box)
{
  append_number (svg, "x", box.x);
  append_number (svg, "y", box.y);
  append_number (svg, "width", box.width);
  append_number (svg, "height", box.height);
}

/* The element's name and geometry, without its end. */
static void
append_outline (GString *svg, const ConcordShape *shape)
{
  const ConcordBox *box = &shape->box;

  switch (shape->kind)
    {
    case CONCORD_SHAPE_RECTANGLE:
      g_string_append (svg, "<rect");
      append_rectangle (svg, *box);
      break;
    case CONCORD_SHAPE_CIRCLE:
      g_string_append (svg, "<circle");
      append_number (svg, "cx", box->x + box->width / 2);
      append_number (svg, "cy", box->y + box->height / 2);
      append_number (svg, "r", box->width / 2);
      break;
    case CONCORD_SHAPE_LINE:
    case CONCORD_SHAPE_PATH:
    default:
      g_string_append (svg, "<path d=\"");
      for (guint i = 0; i < shape->n_points; i++)
        {
          char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

          g_ascii_formatd (x, sizeof x, "%.2f", shape->points[i].x);
          g_ascii_formatd (y, sizeof y, "%.2f", shape->points[i].y);
          g_string_append_printf (svg, "%s%s %s", i == 0 ? "M" : "L", x, y);
        }
      g_string_append (svg, shape->fill != CONCORD_ROLE_NONE ? "Z\"" : "\"");
    }
}

/* A tile 4 points wide with the pattern in a colour; named after the shape it serves. */
static void
append_pattern (GString *svg, ConcordPattern pattern, ConcordColour ink, guint number)
{
  static const char *const tiles[] = {
    [CONCORD_PATTERN_HATCH] = "M-1 1L1 -1M0 4L4 0M3 5L5 3",
    [CONCORD_PATTERN_BACK_HATCH] = "M-1 3L1 5M0 0L4 4M3 -1L5 1",
    [CONCORD_PATTERN_CROSS] = "M0 4L4 0M0 0L4 4",
    [CONCORD_PATTERN_LINES] = "M0 2L4 2",
  };

  g_string_append_printf (svg,
                          "<pattern id=\"p%u\" width=\"4\" height=\"4\" "
                          "patternUnits=\"userSpaceOnUse\">",
                          number);
  if (pattern == CONCORD_PATTERN_DOTS)
    {
      g_string_append (svg, "<circle cx=\"2\" cy=\"2\" r=\"0.8\"");
      append_colour (svg, "fill", ink);
    }
  else
    {
      g_string_append_printf (svg, "<path d=\"%s\" stroke-width=\"0.8\"", tiles[pattern]);
      append_colour (svg, "stroke", ink);
    }
  g_string_append (svg, "/></pattern>\n");
}

static void
append_stroke (GString *svg, const ConcordShape *shape, ConcordTheme theme)
{
  static const char *const dashes[] = { NULL, "2 2", "5 3" };

  append_colour (svg, "stroke", concord_shape_stroke (shape, theme));
  append_number (svg, "stroke-width", shape->line_width);
  if (dashes[shape->dash] != NULL)
    g_string_append_printf (svg, " stroke-dasharray=\"%s\"", dashes[shape->dash]);
}

static void
append_area (GString *svg, const ConcordShape *shape, ConcordTheme theme, guint number)
{
  gboolean filled = shape->fill != CONCORD_ROLE_NONE;
  gboolean outlined = concord_theme_has_outlines (theme) && shape->fill >= CONCORD_ROLE_SERIES_0;
  ConcordPattern pattern = concord_shape_pattern (shape, theme);

  if (filled && pattern != CONCORD_PATTERN_SOLID)
    append_pattern (svg, pattern, concord_shape_ink (shape, theme), number);
  append_outline (svg, shape);
  if (filled)
    append_colour (svg, "fill", concord_theme_colour (theme, shape->fill));
  else
    g_string_append (svg, " fill=\"none\"");
  if (outlined)
    {
      append_colour (svg, "stroke", concord_theme_colour (theme, CONCORD_ROLE_TEXT));
      append_number (svg, "stroke-width", 0.8);
    }
  else if (shape->stroke != CONCORD_ROLE_NONE)
    append_stroke (svg, shape, theme);
  g_string_append (svg, "/>\n");
  if (!filled || pattern == CONCORD_PATTERN_SOLID)
    return;
  append_outline (svg, shape);
  g_string_append_printf (svg, " fill=\"url(#p%u)\"/>\n", number);
}

static void
append_text (GString *svg, const ConcordLayout *layout, ConcordShape *shape, ConcordTheme theme)
{
  const ConcordShapedText *shaped = concord_layout_get_shaped (layout, shape);
  ConcordRole ground = concord_shape_ground (shape, theme);

  if (ground != CONCORD_ROLE_NONE)
    {
      g_string_append (svg, "<rect");
      append_rectangle (svg, (ConcordBox){ shape->box.x - 1.5, shape->box.y + 0.5,
                                           shape->box.width + 3, shape->box.height - 1 });
      append_colour (svg, "fill", concord_theme_colour (theme, ground));
      g_string_append (svg, "/>\n");
    }
  g_string_append (svg, "<text");
  append_number (svg, "x", shape->box.x);
  append_number (svg, "y", shape->box.y + concord_shaped_text_baseline (shaped));
  append_number (svg, "font-size", concord_font_size (shape->font));
  /* The reader's font may be a little wider than ours. */
  append_number (svg, "textLength", shape->box.width);
  if (concord_font_is_bold (shape->font))
    g_string_append (svg, " font-weight=\"bold\"");
  append_colour (svg, "fill", concord_shape_ink (shape, theme));
  g_string_append (svg, ">");
  append_escaped (svg, shape->text);
  g_string_append (svg, "</text>\n");
}

static void
append_head (GString *svg, const ConcordLayout *layout, ConcordTheme theme)
{
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (width, sizeof width, "%.2f", layout->width);
  g_ascii_formatd (height, sizeof height, "%.2f", layout->height);
  g_string_append_printf (svg,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%spt\" "
                          "height=\"%spt\" viewBox=\"0 0 %s %s\" role=\"img\" "
                          "font-family=\"" CONCORD_FONT_FAMILIES "\">\n<title>",
                          width, height, width, height);
  append_escaped (svg, layout->title != NULL ? layout->title : "");
  g_string_append (svg, "</title>\n<desc>");
  for (guint i = 0; i < layout->marks->len; i++)
    {
      append_escaped (svg, concord_layout_get_mark (layout, (int)i)->words);
      g_string_append (svg, ".\n");
    }
  g_string_append (svg, "</desc>\n<rect");
  append_rectangle (svg, (ConcordBox){ 0, 0, layout->width, layout->height });
  append_colour (svg, "fill", concord_theme_colour (theme, CONCORD_ROLE_BACKGROUND));
  g_string_append (svg, "/>\n");
}

/**
 * concord_layout_dup_svg:
 * @layout: a picture
 * @theme: its colours
 *
 * Text stays text, the title is the document's title, and the description holds every mark's
 * sentence.
 *
 * Returns: (transfer full): an SVG document, UTF-8.
 */
char *
concord_layout_dup_svg (const ConcordLayout *layout, ConcordTheme theme)
{
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  append_head (svg, layout, theme);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == CONCORD_SHAPE_TEXT)
        append_text (svg, layout, shape, theme);
      else
        append_area (svg, shape, theme, i);
    }
  g_string_append (svg, "</svg>\n");
  return g_string_free (svg, FALSE);
}
