/* The contents of a long paper, as an index that the word processor can bring up to date. */
#include "paper/odt-private.h"

#include "concord-words.h"

#define MOST_WITHOUT 6 /* headings of a paper that needs no contents */
#define DEEPEST 3

static gboolean
is_listed (const ConcordOdt *odt, const ConcordPiece *piece)
{
  return piece->kind == CONCORD_PIECE_HEADING
         || (piece->kind == CONCORD_PIECE_TITLE && odt->deeper > 0);
}

static guint
count_listed (const ConcordOdt *odt)
{
  guint n = 0;

  for (guint i = 0; i < odt->content->pieces->len; i++)
    n += is_listed (odt, odt->content->pieces->pdata[i]);
  return n;
}

/* How entries are made when the index is brought up to date: as they are here. */
static void
add_template (ConcordXml *xml, guint level)
{
  g_autofree char *number = g_strdup_printf ("%u", level);
  g_autofree char *style = g_strdup_printf ("Contents_20_%u", level);

  concord_xml_start (xml, "text:table-of-content-entry-template", "text:outline-level", number,
                     "text:style-name", style, NULL);
  concord_xml_empty (xml, "text:index-entry-link-start", "text:style-name",
                     CONCORD_ODT_LINK, NULL);
  concord_xml_empty (xml, "text:index-entry-text", NULL);
  concord_xml_empty (xml, "text:index-entry-tab-stop", "style:type", "right",
                     "style:leader-char", ".", NULL);
  concord_xml_empty (xml, "text:index-entry-page-number", NULL);
  concord_xml_empty (xml, "text:index-entry-link-end", NULL);
  concord_xml_end (xml);
}

static void
add_source (ConcordXml *xml)
{
  concord_xml_start (xml, "text:table-of-content-source", "text:outline-level", "3",
                     "text:use-index-marks", "false", NULL);
  concord_xml_start (xml, "text:index-title-template", "text:style-name",
                     "Contents_20_Heading", NULL);
  concord_xml_text (xml, _ ("Contents"));
  concord_xml_end (xml);
  for (guint level = 1; level <= DEEPEST; level++)
    add_template (xml, level);
  concord_xml_end (xml);
}

/* "Appendix 1" is longer than the column of numbers. */
static void
add_number (ConcordOdt *odt, const char *number)
{
  if (number == NULL)
    return;
  concord_xml_text (odt->body, number);
  if (concord_odt_measure_number (odt, number, CONCORD_STYLE_TEXT)
      > CONCORD_ODT_LEAST_COLUMN + CONCORD_ODT_COLUMN_GAP)
    concord_xml_text (odt->body, " ");
  else
    concord_xml_empty (odt->body, "text:tab", NULL);
}

/* The page is a field too: only the word processor knows it. */
static void
add_entry (ConcordOdt *odt, const ConcordPiece *piece, guint number)
{
  guint level = piece->kind == CONCORD_PIECE_TITLE ? 1
                                                   : (piece->level <= 1 ? 1 : 2) + odt->deeper;
  g_autofree char *style = g_strdup_printf ("Contents_20_%u", level);
  g_autofree char *name = g_strdup_printf ("heading-%u", number);
  g_autofree char *link = g_strdup_printf ("#%s", name);
  ConcordOdtLook look = { .style = style, .language = piece->language };

  concord_odt_open (odt, &look);
  concord_xml_start (odt->body, "text:a", "xlink:type", "simple", "xlink:href", link,
                     "text:style-name", CONCORD_ODT_LINK, "text:visited-style-name",
                     CONCORD_ODT_LINK, NULL);
  add_number (odt, piece->number);
  concord_xml_text (odt->body, piece->text != NULL ? piece->text : "");
  concord_xml_empty (odt->body, "text:tab", NULL);
  concord_xml_empty (odt->body, "text:bookmark-ref", "text:reference-format", "page",
                     "text:ref-name", name, NULL);
  concord_xml_end (odt->body);
  concord_xml_end (odt->body);
}

static void
add_body (ConcordOdt *odt)
{
  ConcordOdtLook look = { .style = "Contents_20_Heading", .language = odt->language };
  guint number = 0;

  concord_xml_start (odt->body, "text:index-body", NULL);
  concord_xml_start (odt->body, "text:index-title", "text:name", "Contents-title", NULL);
  concord_odt_add_text (odt, &look, _ ("Contents"));
  concord_xml_end (odt->body);
  for (guint i = 0; i < odt->content->pieces->len; i++)
    if (is_listed (odt, odt->content->pieces->pdata[i]))
      add_entry (odt, odt->content->pieces->pdata[i], ++number);
  concord_xml_end (odt->body);
}

/**
 * concord_odt_add_contents:
 * @odt: a text with its head
 *
 * Headings are bookmarked in their order, "heading-1" and on.
 */
void
concord_odt_add_contents (ConcordOdt *odt)
{
  const char *before;

  if (count_listed (odt) <= MOST_WITHOUT)
    return;
  before = concord_words_set_language (odt->language);
  concord_xml_start (odt->body, "text:table-of-content", "text:name", "Contents",
                     "text:protected", "true", NULL);
  add_source (odt->body);
  add_body (odt);
  concord_xml_end (odt->body);
  concord_words_set_language (before);
}
