/* The pieces of a paper as paragraphs of an OpenDocument text. */
#include "paper/odt-private.h"

#include <string.h>

/* Codes of language and country; more of them when Concord speaks more. */
static const char *
get_code (const char *language)
{
  return g_strcmp0 (language, "cy") == 0 ? "cy" : "en";
}

char *
concord_odt_dup_points (double points)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (text, sizeof text, "%.2f", points), "pt", NULL);
}

char *
concord_odt_dup_colour (const ConcordOdt *odt, ConcordRole role)
{
  ConcordColour colour = concord_theme_colour (odt->settings->theme, role);

  return g_strdup_printf ("#%02x%02x%02x", (guint) (colour.red * 255 + 0.5),
                          (guint) (colour.green * 255 + 0.5), (guint) (colour.blue * 255 + 0.5));
}

/* --- paragraphs ------------------------------------------------------------------------------ */

static gboolean
is_foreign (const ConcordOdt *odt, const ConcordOdtLook *look)
{
  return !g_str_equal (get_code (look->language), get_code (odt->language));
}

/* A title that begins the paper's second language begins pages with another foot. */
static gboolean
begins_second (const ConcordOdt *odt, const ConcordOdtLook *look)
{
  return look->new_page && odt->second != NULL && g_str_equal (look->style, "Title");
}

static void
add_style (ConcordOdt *odt, const ConcordOdtLook *look, const char *name)
{
  ConcordXml *xml = odt->automatic;
  gboolean second = begins_second (odt, look);
  g_autofree char *margin
      = look->margin > 0 ? concord_odt_dup_points (look->margin) : NULL;
  g_autofree char *hang = look->margin > 0 ? concord_odt_dup_points (-look->hang) : NULL;

  concord_xml_start (xml, "style:style", "style:name", name, "style:family", "paragraph",
                     "style:parent-style-name", look->style, "style:master-page-name",
                     second ? CONCORD_ODT_SECOND_PAGE : NULL, NULL);
  concord_xml_empty (xml, "style:paragraph-properties", "fo:margin-left", margin, "fo:margin-right",
                     margin != NULL ? "0pt" : NULL, "fo:text-indent", hang, "fo:break-before",
                     look->new_page && !second ? "page" : NULL, "fo:keep-with-next",
                     look->keep ? "always" : NULL, NULL);
  if (is_foreign (odt, look))
    concord_xml_empty (xml, "style:text-properties", "fo:language", get_code (look->language),
                       "fo:country", "GB", NULL);
  concord_xml_end (xml);
}

/* The name of a style that looks like that; the caller frees. */
static char *
dup_style (ConcordOdt *odt, const ConcordOdtLook *look)
{
  GString *name = g_string_new (look->style);

  if (is_foreign (odt, look))
    g_string_append_printf (name, "-%s", get_code (look->language));
  if (look->new_page)
    g_string_append (name, "-page");
  if (look->keep)
    g_string_append (name, "-keep");
  if (look->margin > 0)
    g_string_append_printf (name, "-%.0f-%.0f", look->margin * 100, look->hang * 100);
  if (!g_str_equal (name->str, look->style) && g_hash_table_add (odt->made, g_strdup (name->str)))
    add_style (odt, look, name->str);
  return g_string_free (name, FALSE);
}

/* Begins a paragraph or heading; the caller ends it. */
void
concord_odt_open (ConcordOdt *odt, const ConcordOdtLook *look)
{
  g_autofree char *style = dup_style (odt, look);
  g_autofree char *level = g_strdup_printf ("%u", look->outline);

  if (look->outline > 0)
    concord_xml_start (odt->body, "text:h", "text:style-name", style, "text:outline-level", level,
                       NULL);
  else
    concord_xml_start (odt->body, "text:p", "text:style-name", style, NULL);
}

/* A whole paragraph; none where @text says nothing. */
void
concord_odt_add_text (ConcordOdt *odt, const ConcordOdtLook *look, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  concord_odt_open (odt, look);
  concord_xml_text (odt->body, text);
  concord_xml_end (odt->body);
}

/* --- captions -------------------------------------------------------------------------------- */

/* Where @number stands in @text by itself, or NULL. */
static const char *
find_number (const char *text, const char *number)
{
  gsize length = number != NULL ? strlen (number) : 0;

  for (const char *at = length > 0 ? strstr (text, number) : NULL; at != NULL;
       at = strstr (at + 1, number))
    if ((at == text || !g_ascii_isdigit (at[-1])) && !g_ascii_isdigit (at[length]))
      return at;
  return NULL;
}

/* The number is a field, so that whoever adds a figure by hand has the others counted on. Where it
 * doesn't follow the last one, in the second language of a paper, it says so itself. */
static void
add_number (ConcordOdt *odt, const char *sequence, const char *number, guint *last)
{
  guint value = (guint) g_ascii_strtoull (number, NULL, 10);
  g_autofree char *name = g_strdup_printf ("ref%s%u", sequence, odt->n_figures + odt->n_tables);
  g_autofree char *formula = value == *last + 1 ? g_strdup_printf ("ooow:%s+1", sequence)
                                                : g_strdup_printf ("ooow:%u", value);

  concord_xml_start (odt->body, "text:sequence", "text:ref-name", name, "text:name", sequence,
                     "text:formula", formula, "style:num-format", "1", NULL);
  concord_xml_text (odt->body, number);
  concord_xml_end (odt->body);
  *last = value;
}

void
concord_odt_add_caption (ConcordOdt *odt, const ConcordOdtLook *look, const ConcordPiece *piece,
                         const char *sequence, guint *last)
{
  const char *text = piece->text != NULL ? piece->text : "";
  const char *at = find_number (text, piece->number);
  g_autofree char *before = g_strndup (text, at != NULL ? (gsize) (at - text) : strlen (text));

  concord_odt_open (odt, look);
  concord_xml_text (odt->body, before);
  if (at != NULL)
    {
      add_number (odt, sequence, piece->number, last);
      concord_xml_text (odt->body, at + strlen (piece->number));
    }
  concord_xml_end (odt->body);
}

/* --- kinds of pieces ------------------------------------------------------------------------- */

/* Numbers are text with a tab in a hanging indent and no list of the word processor's: they must
 * stay what they are in the PDF, by which members and minutes refer to them, whatever is cut out of
 * the copy that somebody edits, and lists of word processors know no "B2.3". */
static void
add_number_and_tab (ConcordOdt *odt, const char *number)
{
  if (number == NULL)
    return;
  concord_xml_text (odt->body, number);
  concord_xml_empty (odt->body, "text:tab", NULL);
}

/* Of the column that a number needs beside its text. */
double
concord_odt_measure_number (const ConcordOdt *odt, const char *number, ConcordStyle style)
{
  g_autoptr (PangoLayout) layout = concord_style_layout (odt->context, number, style, -1);

  return concord_style_width (layout) + CONCORD_ODT_COLUMN_GAP;
}

static void
add_title (ConcordOdt *odt, const ConcordPiece *piece, ConcordOdtLook *look)
{
  look->style = "Title";
  look->outline = odt->deeper;
  concord_odt_open (odt, look);
  if (odt->deeper > 0)
    {
      g_autofree char *name = g_strdup_printf ("heading-%u", ++odt->n_headings);

      concord_xml_empty (odt->body, "text:bookmark", "text:name", name, NULL);
    }
  concord_xml_text (odt->body, piece->text != NULL ? piece->text : "");
  concord_xml_end (odt->body);
}

static void
add_heading (ConcordOdt *odt, const ConcordPiece *piece, ConcordOdtLook *look)
{
  gboolean top = piece->level <= 1;
  g_autofree char *name = g_strdup_printf ("heading-%u", ++odt->n_headings);

  look->style = top ? "Heading_20_1" : "Heading_20_2";
  look->outline = (top ? 1 : 2) + odt->deeper;
  if (piece->number != NULL)
    look->margin = look->hang
        = MAX (odt->column,
               MIN (concord_odt_measure_number (odt, piece->number,
                                    top ? CONCORD_STYLE_SECTION : CONCORD_STYLE_HEADING),
                    odt->width / 2));
  concord_odt_open (odt, look);
  concord_xml_empty (odt->body, "text:bookmark", "text:name", name, NULL);
  add_number_and_tab (odt, piece->number);
  concord_xml_text (odt->body, piece->text != NULL ? piece->text : "");
  concord_xml_end (odt->body);
}

static void
add_paragraph (ConcordOdt *odt, const ConcordPiece *piece, ConcordOdtLook *look)
{
  look->style = piece->number != NULL ? CONCORD_ODT_NUMBERED : CONCORD_ODT_BODY;
  concord_odt_open (odt, look);
  add_number_and_tab (odt, piece->number);
  concord_xml_text (odt->body, piece->text != NULL ? piece->text : "");
  concord_xml_end (odt->body);
}

static ConcordPieceKind
get_kind (const ConcordOdt *odt, guint index)
{
  const GPtrArray *pieces = odt->content->pieces;

  return index < pieces->len ? ((const ConcordPiece *) pieces->pdata[index])->kind
                             : CONCORD_PIECE_TITLE;
}

/* Bullets that follow each other are one list. */
static void
add_bullet (ConcordOdt *odt, const ConcordPiece *piece, ConcordOdtLook *look, guint index)
{
  look->style = CONCORD_ODT_BULLET;
  if (index == 0 || get_kind (odt, index - 1) != CONCORD_PIECE_BULLET)
    concord_xml_start (odt->body, "text:list", "text:style-name", CONCORD_ODT_BULLETS, NULL);
  concord_xml_start (odt->body, "text:list-item", NULL);
  concord_odt_open (odt, look);
  concord_xml_text (odt->body, piece->text != NULL ? piece->text : "");
  concord_xml_end (odt->body);
  concord_xml_end (odt->body);
  if (get_kind (odt, index + 1) != CONCORD_PIECE_BULLET)
    concord_xml_end (odt->body);
}

/* What is below a table or figure stands where that does. */
static void
add_note (ConcordOdt *odt, const ConcordPiece *piece, ConcordOdtLook *look, guint index)
{
  ConcordPieceKind before = index > 0 ? get_kind (odt, index - 1) : CONCORD_PIECE_TITLE;

  look->style = "Note";
  if (before == CONCORD_PIECE_PARAGRAPH || before == CONCORD_PIECE_BULLET)
    look->margin = odt->column;
  concord_odt_add_text (odt, look, piece->text);
}

/* --- all of them ----------------------------------------------------------------------------- */

static void
add_piece (ConcordOdt *odt, const ConcordPiece *piece, guint index)
{
  ConcordPieceKind next = get_kind (odt, index + 1);
  ConcordOdtLook look = { .language = piece->language };

  look.new_page = piece->new_page && index > 0;
  /* A text above bullets or its note leads to them. */
  look.keep = piece->kind == CONCORD_PIECE_PARAGRAPH
              && (next == CONCORD_PIECE_BULLET || next == CONCORD_PIECE_NOTE);
  switch (piece->kind)
    {
    case CONCORD_PIECE_TITLE:
      add_title (odt, piece, &look);
      break;
    case CONCORD_PIECE_FACTS:
      concord_odt_add_facts (odt, piece);
      break;
    case CONCORD_PIECE_NOTICE:
      look.style = "Notice";
      concord_odt_add_text (odt, &look, piece->text);
      break;
    case CONCORD_PIECE_HEADING:
      add_heading (odt, piece, &look);
      break;
    case CONCORD_PIECE_PARAGRAPH:
      add_paragraph (odt, piece, &look);
      break;
    case CONCORD_PIECE_BULLET:
      add_bullet (odt, piece, &look, index);
      break;
    case CONCORD_PIECE_TABLE:
      concord_odt_add_table (odt, piece);
      break;
    case CONCORD_PIECE_NOTE:
      add_note (odt, piece, &look, index);
      break;
    case CONCORD_PIECE_FIGURE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_of_head (ConcordPieceKind kind)
{
  return kind == CONCORD_PIECE_TITLE || kind == CONCORD_PIECE_FACTS || kind == CONCORD_PIECE_NOTICE
         || kind == CONCORD_PIECE_NOTE;
}

/**
 * concord_odt_add_pieces:
 * @odt: a text without anything in it
 * @error: set where a chart can't be drawn
 *
 * Returns: whether all pieces are there, with contents behind the head of a long paper.
 */
gboolean
concord_odt_add_pieces (ConcordOdt *odt, GError **error)
{
  gboolean in_head = TRUE;

  for (guint i = 0; i < odt->content->pieces->len; i++)
    {
      const ConcordPiece *piece = odt->content->pieces->pdata[i];

      if (in_head && !is_of_head (piece->kind))
        {
          in_head = FALSE;
          concord_odt_add_contents (odt);
        }
      if (piece->kind != CONCORD_PIECE_FIGURE)
        add_piece (odt, piece, i);
      else if (!concord_odt_add_figure (odt, piece, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * concord_odt_measure_column:
 * @odt: a text
 *
 * Returns: where text begins beside the numbers of paragraphs; 0 where none has one.
 */
double
concord_odt_measure_column (const ConcordOdt *odt)
{
  double column = 0;

  for (guint i = 0; i < odt->content->pieces->len; i++)
    {
      const ConcordPiece *piece = odt->content->pieces->pdata[i];

      if (piece->kind == CONCORD_PIECE_PARAGRAPH && piece->number != NULL)
        column = MAX (column, concord_odt_measure_number (odt, piece->number, CONCORD_STYLE_BODY));
    }
  return column == 0 ? 0 : CLAMP (column, CONCORD_ODT_LEAST_COLUMN, odt->width / 4);
}
