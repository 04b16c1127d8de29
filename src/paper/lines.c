/* Where Pango wraps a paragraph, it shapes each of its lines once more, which takes as long as all
 * else. Of a text in one font and direction they are parts of what was shaped already: the lines end
 * where Pango ends them, and anything less plain is left to it. */
#include "paper/lines.h"

#include <hb.h>
#include <string.h>

#define CONTROLS "\n\r\t\v\f"
#define NO_BREAK_SPACE 0xa0

typedef struct
{
  ConcordPitch pitch;
  int width;
  GPtrArray *lines; /* of PangoGlyphItem */
} Lines;

/* A text as it was shaped whole. */
typedef struct
{
  const char *text;
  const PangoLogAttr *marks; /* where it may be broken */
  int n_characters, *widths; /* of each of them */
  int width;                 /* of the paper */
  int space;                 /* width of one by itself */
} Ruler;

static G_DEFINE_QUARK (concord-lines, lines)

static void
lines_free (gpointer data)
{
  Lines *lines = data;

  g_ptr_array_unref (lines->lines);
  g_object_unref (lines->pitch.font);
  g_free (lines);
}

/* Its only run, or NULL. */
static PangoLayoutRun *
get_run (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoLayoutRun *run = line != NULL && line->runs != NULL ? line->runs->data : NULL;

  return run != NULL && line->runs->next == NULL && run->item->analysis.level == 0 ? run : NULL;
}

static int
get_space (PangoFont *font)
{
  hb_font_t *shaper = pango_font_get_hb_font (font);
  hb_codepoint_t glyph;

  return hb_font_get_nominal_glyph (shaper, ' ', &glyph)
             ? hb_font_get_glyph_h_advance (shaper, glyph)
             : 0;
}

/**
 * concord_pitch_measure:
 * @layout: three lines or more
 *
 * Returns: how they stand; free its font with g_clear_object().
 */
ConcordPitch
concord_pitch_measure (PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  ConcordPitch pitch = { 0 };
  const PangoLayoutRun *run = get_run (layout);
  int above[3], below[3], i = 0;

  pitch.baseline = pango_layout_iter_get_baseline (iter);
  do
    pango_layout_iter_get_line_yrange (iter, &above[i], &below[i]);
  while (++i < 3 && pango_layout_iter_next_line (iter));
  if (i < 3 || run == NULL || above[2] - above[1] != above[1] - above[0])
    return pitch;
  pitch.font = g_object_ref (run->item->analysis.font);
  pitch.pitch = above[1] - above[0];
  pitch.baseline -= above[0];
  pitch.last = below[2] - above[2];
  pitch.space = get_space (pitch.font);
  return pitch;
}

/* Whether nothing in it ends a line by itself, is a space of another kind, or looks otherwise at the
 * end of a line. */
static gboolean
is_plain (const char *text)
{
  gsize length = strlen (text);

  if (text[strcspn (text, CONTROLS)] != '\0' || (length > 0 && text[length - 1] == ' '))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeType type = (guchar)*at < 0x80 ? G_UNICODE_UNASSIGNED
                                             : g_unichar_type (g_utf8_get_char (at));

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT
          || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR
          || (type == G_UNICODE_SPACE_SEPARATOR && g_utf8_get_char (at) != NO_BREAK_SPACE))
        return FALSE;
    }
  return TRUE;
}

/* The width of the space at the end of a line, which needs no room; 0 for none. */
static int
get_hanging (const Ruler *ruler, int end)
{
  return end < ruler->n_characters && ruler->marks[end - 1].is_white ? ruler->widths[end - 1] : 0;
}

/* The last place, from character @from on, at which a line may end and which it reaches; 0 for none,
 * or where only shaping could tell. @taken becomes the line's width. */
static int
find_end (const Ruler *ruler, int from, int *taken)
{
  int end = 0, width = 0;

  for (int i = from + 1; i <= ruler->n_characters; i++)
    {
      int seen, space;

      width += ruler->widths[i - 1];
      if (!ruler->marks[i].is_line_break && i < ruler->n_characters)
        continue;
      space = get_hanging (ruler, i);
      seen = width - space;
      /* Pango shapes the line by itself, where the space has its own width, and takes away that
       * which it has before the next word. */
      if (space > 0)
        seen += ruler->space - space;
      /* Without a space between, the last glyph and the next may be a pair. */
      else if (i < ruler->n_characters && ABS (seen - ruler->width) < ruler->space)
        return 0;
      if (seen > ruler->width)
        return end;
      end = i;
      *taken = width - space;
    }
  return end;
}

/* Cuts the text into @lines. Returns whether each of them has a place to end. */
static gboolean
cut (const Ruler *ruler, const PangoLayoutRun *run, Lines *lines)
{
  PangoGlyphItem *rest = pango_glyph_item_copy ((PangoLayoutRun *)run);
  int from = 0, taken = 0;
  const char *at = ruler->text;

  while (from < ruler->n_characters)
    {
      int end = find_end (ruler, from, &taken);
      const char *next;

      if (end == 0)
        break;
      next = g_utf8_offset_to_pointer (at, end - from);
      lines->width = MAX (lines->width, taken);
      if (end < ruler->n_characters)
        g_ptr_array_add (lines->lines,
                         pango_glyph_item_split (rest, ruler->text, (int)(next - at)));
      else
        g_ptr_array_add (lines->lines, g_steal_pointer (&rest));
      from = end;
      at = next;
    }
  g_clear_pointer (&rest, pango_glyph_item_free);
  return from == ruler->n_characters;
}

/**
 * concord_lines_is_one:
 * @layout: a paragraph that isn't wrapped
 * @width: of the paper, in Pango's units
 *
 * Returns: whether it needn't be.
 */
gboolean
concord_lines_is_one (PangoLayout *layout, int width)
{
  int whole;

  pango_layout_get_size (layout, &whole, NULL);
  return whole <= width && get_run (layout) != NULL && is_plain (pango_layout_get_text (layout));
}

/**
 * concord_lines_find:
 * @layout: a paragraph that isn't wrapped yet
 * @width: of the paper, in Pango's units
 * @pitch: of its size of type
 *
 * Finds the lines of @layout; or has Pango find them, if it can do that better.
 */
void
concord_lines_find (PangoLayout *layout, int width, const ConcordPitch *pitch)
{
  Ruler ruler = { .text = pango_layout_get_text (layout), .width = width };
  PangoLayoutRun *run = is_plain (ruler.text) ? get_run (layout) : NULL;
  g_autofree int *widths = NULL;
  int n_marks;
  Lines *lines;

  if (run == NULL || pitch->font == NULL || run->item->analysis.font != pitch->font)
    {
      pango_layout_set_width (layout, width);
      return;
    }
  ruler.n_characters = run->item->num_chars;
  ruler.space = pitch->space;
  ruler.widths = widths = g_new (int, ruler.n_characters + 1);
  ruler.marks = pango_layout_get_log_attrs_readonly (layout, &n_marks);
  pango_glyph_item_get_logical_widths (run, ruler.text, widths);
  lines = g_new0 (Lines, 1);
  lines->pitch = *pitch;
  g_object_ref (lines->pitch.font);
  lines->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)pango_glyph_item_free);
  if (n_marks == ruler.n_characters + 1 && cut (&ruler, run, lines))
    {
      g_object_set_qdata_full (G_OBJECT (layout), lines_quark (), lines, lines_free);
      return;
    }
  lines_free (lines);
  pango_layout_set_width (layout, width);
}

static const Lines *
get_lines (PangoLayout *layout)
{
  return g_object_get_qdata (G_OBJECT (layout), lines_quark ());
}

guint
concord_lines_count (PangoLayout *layout)
{
  const Lines *lines = get_lines (layout);

  return lines != NULL ? lines->lines->len : 0;
}

int
concord_lines_width (PangoLayout *layout)
{
  return get_lines (layout)->width;
}

int
concord_lines_height (PangoLayout *layout, guint first, guint n_lines)
{
  const Lines *lines = get_lines (layout);

  if (first + n_lines < lines->lines->len)
    return (int)n_lines * lines->pitch.pitch;
  return (int)(lines->lines->len - first - 1) * lines->pitch.pitch + lines->pitch.last;
}

gboolean
concord_lines_draw (
    cairo_t *cr, PangoLayout *layout, guint first, guint n_lines, double x, double y)
{
  const Lines *lines = get_lines (layout);
  const char *text = pango_layout_get_text (layout);

  if (lines == NULL)
    return FALSE;
  for (guint i = first; i < first + n_lines && i < lines->lines->len; i++)
    {
      int baseline = (int)(i - first) * lines->pitch.pitch + lines->pitch.baseline;

      cairo_move_to (cr, x, y + baseline / (double)PANGO_SCALE);
      pango_cairo_show_glyph_item (cr, text, lines->lines->pdata[i]);
    }
  return TRUE;
}
