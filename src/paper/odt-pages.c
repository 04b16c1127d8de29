/* Pages of an OpenDocument text: size, margins and the foot, in each language of the paper. */
#include "paper/odt-private.h"

#include "paper/furniture.h"

#include "concord-words.h"
#include <string.h>

#define FOOT_LAYOUT "Page"
#define FOOT_STYLE "Foot-line"

/* The page and how many there are are fields, wherever the sentence in this language has them. */
static void
add_page_number (ConcordXml *xml)
{
  const char *format = _ ("Page %u of %u");
  guint next = 1;
  const char *at = format;

  while (*at != '\0')
    {
      gsize length = strcspn (at, "%");
      g_autofree char *text = g_strndup (at, length);
      guint which = next;

      concord_xml_text (xml, text);
      at += length;
      if (*at == '\0')
        break;
      at++;
      /* A language that needs another order numbers them: %2$u. */
      if (g_ascii_isdigit (at[0]) && at[1] == '$')
        {
          which = (guint) (at[0] - '0');
          at += 2;
        }
      at += *at != '\0';
      next = which + 1;
      concord_xml_leaf (xml, which == 1 ? "text:page-number" : "text:page-count", "1");
    }
}

static void
add_master_page (const ConcordOdt *odt, ConcordXml *xml, const char *name, const char *display,
                 const char *language)
{
  const char *before = concord_words_set_language (language);
  const ConcordOdtSettings *settings = odt->settings;
  const char *footer = odt->content->footer != NULL ? odt->content->footer : odt->content->title;
  g_autofree char *reference = concord_furniture_dup_reference (footer, settings->part);
  g_autofree char *revision
      = concord_furniture_dup_revision (settings->revision, settings->is_changed);

  concord_xml_start (xml, "style:master-page", "style:name", name, "style:display-name", display,
                     "style:page-layout-name", FOOT_LAYOUT, NULL);
  concord_xml_start (xml, "style:footer", NULL);
  concord_xml_start (xml, "text:p", "text:style-name",
                     g_str_equal (language, "cy") ? FOOT_STYLE "-cy" : FOOT_STYLE "-en", NULL);
  concord_xml_text (xml, reference != NULL ? reference : "");
  concord_xml_empty (xml, "text:tab", NULL);
  add_page_number (xml);
  concord_xml_empty (xml, "text:line-break", NULL);
  concord_xml_text (xml, revision);
  concord_xml_end (xml);
  concord_xml_end (xml);
  concord_xml_end (xml);
  concord_words_set_language (before);
}

static void
add_foot_style (const ConcordOdt *odt, ConcordXml *xml, const char *name, const char *language)
{
  g_autofree char *axis = concord_odt_dup_colour (odt, CONCORD_ROLE_AXIS);
  g_autofree char *line = g_strdup_printf ("0.5pt solid %s", axis);

  concord_xml_start (xml, "style:style", "style:name", name, "style:family", "paragraph",
                     "style:parent-style-name", "Footer", NULL);
  concord_xml_empty (xml, "style:paragraph-properties", "fo:border-top", line, "fo:border-left",
                     "none", "fo:border-right", "none", "fo:border-bottom", "none",
                     "fo:padding-top", "3pt", NULL);
  concord_xml_empty (xml, "style:text-properties", "fo:language", language, "fo:country", "GB",
                     NULL);
  concord_xml_end (xml);
}

static void
add_layout (const ConcordOdt *odt, ConcordXml *xml)
{
  g_autofree char *width = concord_odt_dup_points (odt->settings->width);
  g_autofree char *height = concord_odt_dup_points (odt->settings->height);
  g_autofree char *foot = concord_odt_dup_points (CONCORD_FURNITURE_FOOT);

  concord_xml_start (xml, "style:page-layout", "style:name", FOOT_LAYOUT, NULL);
  concord_xml_empty (xml, "style:page-layout-properties", "fo:page-width", width,
                     "fo:page-height", height, "style:print-orientation",
                     odt->settings->width > odt->settings->height ? "landscape" : "portrait",
                     "fo:margin-top", "20mm", "fo:margin-bottom", "20mm", "fo:margin-left",
                     "20mm", "fo:margin-right", "20mm", "style:writing-mode", "lr-tb", NULL);
  concord_xml_empty (xml, "style:header-style", NULL);
  concord_xml_start (xml, "style:footer-style", NULL);
  concord_xml_empty (xml, "style:header-footer-properties", "fo:min-height", foot,
                     "fo:margin-top", "6pt", NULL);
  concord_xml_end (xml);
  concord_xml_end (xml);
}

/**
 * concord_odt_add_pages:
 * @odt: a text
 * @xml: its styles, behind the named ones
 */
void
concord_odt_add_pages (const ConcordOdt *odt, ConcordXml *xml)
{
  concord_xml_start (xml, "office:automatic-styles", NULL);
  add_layout (odt, xml);
  add_foot_style (odt, xml, FOOT_STYLE "-en", "en");
  add_foot_style (odt, xml, FOOT_STYLE "-cy", "cy");
  concord_xml_end (xml);
  concord_xml_start (xml, "office:master-styles", NULL);
  add_master_page (odt, xml, "Standard", "Standard", odt->language);
  if (odt->second != NULL)
    add_master_page (odt, xml, CONCORD_ODT_SECOND_PAGE, "Second language", odt->second);
  concord_xml_end (xml);
}
