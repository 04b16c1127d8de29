/* The named styles of an OpenDocument text: whoever edits the paper changes how all of it looks by
 * changing these. Sizes are those of Concord's own pages (style.c). */
#include "paper/odt-private.h"

#define FONTS "Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif"
#define BULLET_COLUMN 12.0
#define FRAME "8pt" /* between a notice and its frame */

typedef enum
{
  BOLD = 1 << 0,
  KEEP = 1 << 1, /* with what follows */
  MUTED = 1 << 2,
  COLUMN = 1 << 3, /* begins beside the numbers of paragraphs */
  HANGING = 1 << 4,
  FRAMED = 1 << 5,
  RIGHT = 1 << 6,
  NUMBERED_LINE = 1 << 7, /* a number, a text, and a page number at the right */
  WHOLE = 1 << 8,         /* not parted by the end of a page */
  BULLETED = 1 << 9,
} Look;

typedef struct
{
  const char *name, *display; /* @display NULL: the same */
  const char *parent, *next;
  const char *size;    /* points; NULL is the parent's */
  const char *leading; /* from line to line; NULL likewise */
  const char *before, *after;
  guint level; /* of a heading's outline */
  Look look;
} Style;

static const Style styles[] = {
  { "Standard", NULL, NULL, NULL, "11pt", "115%", "0pt", "0pt", 0, 0 },
  { "Heading", NULL, "Standard", "Text_20_body", "12pt", "105%", "12pt", "0pt", 0, BOLD | KEEP },
  { "Title", NULL, "Heading", "Text_20_body", "18pt", NULL, "0pt", "4pt", 0, BOLD | KEEP },
  { "Heading_20_1", "Heading 1", "Heading", "Text_20_body", "14pt", NULL, "18pt", "0pt", 1,
    BOLD | KEEP },
  { "Heading_20_2", "Heading 2", "Heading", "Text_20_body", "12pt", NULL, "12pt", "0pt", 2,
    BOLD | KEEP },
  { "Text_20_body", "Text body", "Standard", NULL, NULL, NULL, "7pt", "0pt", 0, COLUMN },
  { "Numbered_20_paragraph", "Numbered paragraph", "Text_20_body", NULL, NULL, NULL, "7pt", "0pt",
    0, COLUMN | HANGING },
  { "List_20_Bullet", "List Bullet", "Text_20_body", NULL, NULL, NULL, "3pt", "0pt", 0,
    COLUMN | BULLETED },
  { "Notice", NULL, "Standard", "Text_20_body", NULL, NULL, "12pt", "6pt", 0,
    BOLD | FRAMED | WHOLE },
  { "Note", NULL, "Standard", "Text_20_body", "8pt", "110%", "4pt", "0pt", 0, MUTED },
  { "Source", NULL, "Note", "Text_20_body", NULL, NULL, "3pt", "0pt", 0, MUTED },
  { "Caption", NULL, "Standard", "Text_20_body", "12pt", "105%", "14pt", "0pt", 0, BOLD | KEEP },
  { "Figure", NULL, "Caption", NULL, NULL, NULL, "18pt", "0pt", 0, BOLD | KEEP },
  { "Table", NULL, "Caption", NULL, "9pt", NULL, "12pt", "4pt", 0, BOLD | KEEP },
  { "Figure_20_measure", "Figure measure", "Standard", NULL, "9pt", "105%", "2pt", "0pt", 0,
    MUTED | KEEP },
  { "Picture", NULL, "Standard", NULL, NULL, "100%", "4pt", "0pt", 0, 0 },
  { "Figure_20_words", "Figure words", "Standard", "Text_20_body", "10pt", NULL, "6pt", "0pt", 0,
    WHOLE },
  { "Table_20_Contents", "Table Contents", "Standard", NULL, "9pt", "105%", "0pt", "0pt", 0, 0 },
  { "Table_20_Number", "Table Number", "Table_20_Contents", NULL, NULL, NULL, "0pt", "0pt", 0,
    RIGHT },
  { "Table_20_Heading", "Table Heading", "Table_20_Contents", NULL, NULL, NULL, "0pt", "0pt", 0,
    BOLD | KEEP },
  { "Table_20_Number_20_Heading", "Table Number Heading", "Table_20_Heading", NULL, NULL, NULL,
    "0pt", "0pt", 0, BOLD | KEEP | RIGHT },
  { "Fact", NULL, "Standard", NULL, NULL, NULL, "0pt", "0pt", 0, 0 },
  { "Fact_20_name", "Fact name", "Fact", NULL, NULL, NULL, "0pt", "0pt", 0, BOLD },
  { "Contents_20_Heading", "Contents Heading", "Heading", NULL, "12pt", NULL, "12pt", "0pt", 0,
    BOLD | KEEP },
  { "Contents_20_1", "Contents 1", "Standard", NULL, "10pt", "100%", "2.5pt", "0pt", 0,
    NUMBERED_LINE },
  { "Contents_20_2", "Contents 2", "Contents_20_1", NULL, NULL, NULL, "2.5pt", "0pt", 2,
    NUMBERED_LINE },
  { "Contents_20_3", "Contents 3", "Contents_20_1", NULL, NULL, NULL, "2.5pt", "0pt", 3,
    NUMBERED_LINE },
  { "Footer", NULL, "Standard", NULL, "8pt", "110%", "0pt", "0pt", 0, MUTED },
};

/* --- one style ------------------------------------------------------------------------------- */

static void
add_tab (ConcordXml *xml, double position, const char *type, const char *leader)
{
  g_autofree char *at = concord_odt_dup_points (position);

  concord_xml_empty (xml, "style:tab-stop", "style:position", at, "style:type", type,
                     "style:leader-style", leader != NULL ? "dotted" : NULL,
                     "style:leader-text", leader, NULL);
}

/* Tabs are counted from where the text begins. */
static void
add_tabs (const ConcordOdt *odt, ConcordXml *xml, const Style *style, double margin)
{
  if ((style->look & NUMBERED_LINE) == 0 && !g_str_equal (style->name, "Footer"))
    return;
  concord_xml_start (xml, "style:tab-stops", NULL);
  if ((style->look & NUMBERED_LINE) != 0)
    add_tab (xml, odt->width - margin, "right", ".");
  else
    add_tab (xml, odt->width, "right", NULL);
  concord_xml_end (xml);
}

static void
add_paragraph_properties (const ConcordOdt *odt, ConcordXml *xml, const Style *style)
{
  Look look = style->look;
  double margin = (look & COLUMN) != 0 ? odt->column : 0, hang = 0;
  g_autofree char *axis = concord_odt_dup_colour (odt, CONCORD_ROLE_TEXT);
  g_autofree char *line = g_strdup_printf ("0.75pt solid %s", axis);
  g_autofree char *left = NULL, *indent = NULL;

  if ((look & NUMBERED_LINE) != 0)
    margin = CONCORD_ODT_LEAST_COLUMN * MAX (style->level, 1);
  else if ((look & BULLETED) != 0)
    margin += BULLET_COLUMN;
  hang = (look & HANGING) != 0         ? margin
         : (look & NUMBERED_LINE) != 0 ? CONCORD_ODT_LEAST_COLUMN
         : (look & BULLETED) != 0      ? BULLET_COLUMN
                                       : 0;
  left = concord_odt_dup_points (margin);
  indent = concord_odt_dup_points (0 - hang);
  concord_xml_start (xml, "style:paragraph-properties", "fo:margin-top", style->before,
                     "fo:margin-bottom", style->after, "fo:margin-left", left, "fo:margin-right",
                     "0pt", "fo:text-indent", indent, "fo:line-height", style->leading,
                     "fo:text-align", (look & RIGHT) != 0 ? "end" : "start", "fo:keep-with-next",
                     (look & KEEP) != 0 ? "always" : "auto", "fo:keep-together",
                     (look & WHOLE) != 0 ? "always" : "auto", "fo:padding",
                     (look & FRAMED) != 0 ? FRAME : NULL, "fo:border",
                     (look & FRAMED) != 0 ? line : NULL, NULL);
  add_tabs (odt, xml, style, margin);
  concord_xml_end (xml);
}

static void
add_style (const ConcordOdt *odt, ConcordXml *xml, const Style *style)
{
  g_autofree char *colour = concord_odt_dup_colour (
      odt, (style->look & MUTED) != 0 ? CONCORD_ROLE_MUTED : CONCORD_ROLE_TEXT);
  g_autofree char *level = g_strdup_printf ("%u", style->level);
  gboolean outlined = style->level > 0 && (style->look & NUMBERED_LINE) == 0;

  concord_xml_start (xml, "style:style", "style:name", style->name, "style:display-name",
                     style->display != NULL ? style->display : style->name, "style:family",
                     "paragraph", "style:parent-style-name", style->parent,
                     "style:next-style-name", style->next, "style:default-outline-level",
                     outlined ? level : NULL, "style:list-style-name",
                     g_str_equal (style->name, CONCORD_ODT_BULLET) ? CONCORD_ODT_BULLETS : NULL,
                     NULL);
  add_paragraph_properties (odt, xml, style);
  concord_xml_empty (xml, "style:text-properties", "fo:font-size", style->size, "fo:font-weight",
                     (style->look & BOLD) != 0 ? "bold" : "normal", "fo:color", colour, NULL);
  concord_xml_end (xml);
}

/* --- what is not a paragraph ----------------------------------------------------------------- */

/* Links in the contents look like text. */
static void
add_link (const ConcordOdt *odt, ConcordXml *xml)
{
  g_autofree char *colour = concord_odt_dup_colour (odt, CONCORD_ROLE_TEXT);

  concord_xml_start (xml, "style:style", "style:name", CONCORD_ODT_LINK, "style:display-name",
                     "Index Link", "style:family", "text", NULL);
  concord_xml_empty (xml, "style:text-properties", "fo:color", colour,
                     "style:text-underline-style", "none", NULL);
  concord_xml_end (xml);
}

/* What every paragraph has unless a style says otherwise. Widows and orphans are two lines. */
static void
add_defaults (const ConcordOdt *odt, ConcordXml *xml)
{
  concord_xml_start (xml, "style:default-style", "style:family", "paragraph", NULL);
  concord_xml_empty (xml, "style:paragraph-properties", "fo:widows", "2", "fo:orphans", "2",
                     "fo:hyphenation-ladder-count", "no-limit", "style:writing-mode", "lr-tb",
                     NULL);
  concord_xml_empty (xml, "style:text-properties", "style:font-name", CONCORD_ODT_FONT,
                     "fo:font-size", "11pt", "fo:language", odt->language, "fo:country", "GB",
                     "fo:hyphenate", "false", NULL);
  concord_xml_end (xml);
  concord_xml_start (xml, "style:style", "style:name", "Graphics", "style:family", "graphic", NULL);
  concord_xml_empty (xml, "style:graphic-properties", "text:anchor-type", "as-char",
                     "style:vertical-pos", "top", "style:vertical-rel", "baseline", NULL);
  concord_xml_end (xml);
}

static void
add_bullets (const ConcordOdt *odt, ConcordXml *xml)
{
  g_autofree char *left = concord_odt_dup_points (odt->column + BULLET_COLUMN);
  g_autofree char *back = concord_odt_dup_points (-BULLET_COLUMN);

  concord_xml_start (xml, "text:list-style", "style:name", CONCORD_ODT_BULLETS,
                     "style:display-name", "Concord bullets", NULL);
  concord_xml_start (xml, "text:list-level-style-bullet", "text:level", "1", "text:bullet-char",
                     "•", NULL);
  concord_xml_start (xml, "style:list-level-properties",
                     "text:list-level-position-and-space-mode", "label-alignment", NULL);
  concord_xml_empty (xml, "style:list-level-label-alignment", "text:label-followed-by", "listtab",
                     "text:list-tab-stop-position", left, "fo:text-indent", back, "fo:margin-left",
                     left, NULL);
  concord_xml_end (xml);
  concord_xml_empty (xml, "style:text-properties", "style:font-name", CONCORD_ODT_FONT, NULL);
  concord_xml_end (xml);
  concord_xml_end (xml);
}

GBytes *
concord_odt_make_styles (const ConcordOdt *odt)
{
  g_autoptr (ConcordXml) xml = concord_xml_new ();

  concord_xml_start_part (xml, "office:document-styles");
  concord_odt_add_fonts (xml);
  concord_xml_start (xml, "office:styles", NULL);
  add_defaults (odt, xml);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (odt, xml, &styles[i]);
  add_bullets (odt, xml);
  add_link (odt, xml);
  concord_xml_end (xml);
  concord_odt_add_pages (odt, xml);
  concord_xml_end (xml);
  return concord_xml_finish (xml);
}

void
concord_odt_add_fonts (ConcordXml *xml)
{
  concord_xml_start (xml, "office:font-face-decls", NULL);
  concord_xml_empty (xml, "style:font-face", "style:name", CONCORD_ODT_FONT, "svg:font-family",
                     FONTS, "style:font-family-generic", "swiss", "style:font-pitch", "variable",
                     NULL);
  concord_xml_end (xml);
}
