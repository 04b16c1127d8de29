/* A paper as an OpenDocument text (OpenDocument 1.3), which any word processor opens: the parts of
 * the file, and how it gets to its place. */
#include "paper/odt-private.h"

#include "charts/text.h"
#include "paper/furniture.h"
#include "paper/put.h"

#include "concord-words.h"

#define LEAST_SIDE 240.0 /* of a page: below that, margins leave no room for a chart */
#define MOST_SIDE 4000.0
#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

/* --- parts ----------------------------------------------------------------------------------- */

/* Fields that count are declared before the text. */
static void
add_sequences (ConcordXml *xml)
{
  static const char *const names[] = { "Figure", "Table" };

  concord_xml_start (xml, "text:sequence-decls", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    concord_xml_empty (xml, "text:sequence-decl", "text:display-outline-level", "0", "text:name",
                       names[i], NULL);
  concord_xml_end (xml);
}

static GBytes *
make_content (ConcordOdt *odt)
{
  g_autoptr (ConcordXml) xml = concord_xml_new ();

  concord_xml_start_part (xml, "office:document-content");
  concord_odt_add_fonts (xml);
  concord_xml_start (xml, "office:automatic-styles", NULL);
  concord_xml_start (xml, "style:style", "style:name", "Picture-frame", "style:family", "graphic",
                     "style:parent-style-name", "Graphics", NULL);
  concord_xml_empty (xml, "style:graphic-properties", "style:vertical-pos", "top",
                     "style:vertical-rel", "baseline", "fo:border", "none", "fo:padding", "0pt",
                     NULL);
  concord_xml_end (xml);
  concord_xml_insert (xml, odt->automatic);
  concord_xml_end (xml);
  concord_xml_start (xml, "office:body", NULL);
  concord_xml_start (xml, "office:text", NULL);
  add_sequences (xml);
  concord_xml_insert (xml, odt->body);
  concord_xml_end (xml);
  concord_xml_end (xml);
  concord_xml_end (xml);
  return concord_xml_finish (xml);
}

/* Without times: the same content gives the same file. */
static GBytes *
make_meta (const ConcordOdt *odt)
{
  g_autoptr (ConcordXml) xml = concord_xml_new ();
  const ConcordOdtSettings *settings = odt->settings;

  concord_xml_start_part (xml, "office:document-meta");
  concord_xml_start (xml, "office:meta", NULL);
  concord_xml_leaf (xml, "meta:generator", "Concord");
  if (odt->content->title != NULL)
    concord_xml_leaf (xml, "dc:title", odt->content->title);
  if (settings->author != NULL)
    concord_xml_leaf (xml, "meta:initial-creator", settings->author);
  if (settings->author != NULL)
    concord_xml_leaf (xml, "dc:creator", settings->author);
  concord_xml_leaf (xml, "dc:language", g_str_equal (odt->language, "cy") ? "cy-GB" : "en-GB");
  if (settings->revision != NULL)
    {
      concord_xml_start (xml, "meta:user-defined", "meta:name", "Concord revision",
                         "meta:value-type", "string", NULL);
      concord_xml_text (xml, settings->revision);
      concord_xml_end (xml);
    }
  concord_xml_end (xml);
  concord_xml_end (xml);
  return concord_xml_finish (xml);
}

static gboolean
add_part (ConcordOdt *odt, const char *path, GBytes *made, GError **error)
{
  g_autoptr (GBytes) bytes = made;

  if (bytes != NULL)
    return concord_odt_pack_add (odt->pack, path, "text/xml", bytes, error);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOMEM,
               _ ("There is not enough memory for this paper. Close other programs and try "
                  "again."));
  return FALSE;
}

static GBytes *
make_file (ConcordOdt *odt, GError **error)
{
  /* Pieces first: while they are written, it shows which styles they need. */
  if (!concord_odt_add_pieces (odt, error)
      || !add_part (odt, "content.xml", make_content (odt), error)
      || !add_part (odt, "styles.xml", concord_odt_make_styles (odt), error)
      || !add_part (odt, "meta.xml", make_meta (odt), error))
    return NULL;
  return concord_odt_pack_finish (odt->pack, error);
}

/* --- the whole ------------------------------------------------------------------------------- */

/* Looks for a second paper, in another language, in the same content. */
static void
look_at_titles (ConcordOdt *odt)
{
  guint n = 0;

  for (guint i = 0; i < odt->content->pieces->len; i++)
    {
      const ConcordPiece *piece = odt->content->pieces->pdata[i];

      if (piece->kind != CONCORD_PIECE_TITLE || n++ == 0)
        continue;
      odt->deeper = 1;
      /* Its title may be untranslated: the other language is what is not the first. */
      odt->second = g_str_equal (odt->language, "cy") ? "en" : "cy";
    }
}

static void
start (ConcordOdt *odt, const ConcordContent *content, const ConcordOdtSettings *settings)
{
  odt->content = content;
  odt->own = *settings;
  odt->own.width = CLAMP (settings->width, LEAST_SIDE, MOST_SIDE);
  odt->own.height = CLAMP (settings->height, LEAST_SIDE, MOST_SIDE);
  odt->settings = &odt->own;
  odt->language = g_strcmp0 (content->language, "cy") == 0 ? "cy" : "en";
  odt->width = odt->own.width - 2 * CONCORD_PLAN_MARGIN;
  odt->height = odt->own.height - 2 * CONCORD_PLAN_MARGIN - CONCORD_FURNITURE_FOOT;
  odt->context = concord_text_context_new (NULL);
  odt->pack = concord_odt_pack_new (MEDIA_TYPE);
  odt->automatic = concord_xml_new ();
  odt->body = concord_xml_new ();
  odt->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  look_at_titles (odt);
  odt->column = concord_odt_measure_column (odt);
}

static void
finish (ConcordOdt *odt)
{
  g_object_unref (odt->context);
  concord_odt_pack_free (odt->pack);
  concord_xml_free (odt->automatic);
  concord_xml_free (odt->body);
  g_hash_table_unref (odt->made);
}

/**
 * concord_odt_write:
 * @content: what the paper says
 * @settings: how it shall look
 * @path: where to; a link there stays a link
 * @error: set if the file can't be written; one that is there already is then as it was
 *
 * Returns: whether it was written.
 */
gboolean
concord_odt_write (const ConcordContent *content, const ConcordOdtSettings *settings,
                   const char *path, GError **error)
{
  ConcordOdt odt = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const void *data;

  start (&odt, content, settings);
  bytes = make_file (&odt, error);
  finish (&odt);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return concord_put_file (path, data, size, error);
}
