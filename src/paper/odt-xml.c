/* The XML of an OpenDocument text, through libxml2's writer. */
#include "paper/odt-xml.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

struct _ConcordXml
{
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  gboolean is_broken; /* there was no memory for something */
};

ConcordXml *
concord_xml_new (void)
{
  ConcordXml *xml = g_new0 (ConcordXml, 1);

  xml->buffer = xmlBufferCreate ();
  xml->writer = xmlNewTextWriterMemory (xml->buffer, 0);
  if (xml->buffer == NULL || xml->writer == NULL)
    g_error ("No memory for a paper");
  return xml;
}

void
concord_xml_free (ConcordXml *xml)
{
  xmlFreeTextWriter (xml->writer);
  xmlBufferFree (xml->buffer);
  g_free (xml);
}

static void
check (ConcordXml *xml, int written)
{
  xml->is_broken = xml->is_broken || written < 0;
}

/* What XML can't hold is left out. The caller frees. */
static char *
dup_allowed (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *allowed = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\r' && at[1] == '\n')
        continue;
      if (letter == '\t' || letter == '\r' || letter == '\v' || letter == '\f')
        g_string_append_c (allowed, letter == '\r' ? '\n' : ' ');
      else if (letter == '\n'
               || (letter >= ' ' && letter != 0x7f && (letter & 0xfffe) != 0xfffe))
        g_string_append_unichar (allowed, letter);
    }
  return g_string_free (allowed, FALSE);
}

static void
start (ConcordXml *xml, const char *element, va_list attributes)
{
  const char *name;

  check (xml, xmlTextWriterStartElement (xml->writer, BAD_CAST element));
  while ((name = va_arg (attributes, const char *)) != NULL)
    {
      const char *value = va_arg (attributes, const char *);
      g_autofree char *allowed = value == NULL ? NULL : dup_allowed (value);

      if (value != NULL)
        check (xml,
               xmlTextWriterWriteAttribute (xml->writer, BAD_CAST name, BAD_CAST allowed));
    }
}

void
concord_xml_start (ConcordXml *xml, const char *element, ...)
{
  va_list attributes;

  va_start (attributes, element);
  start (xml, element, attributes);
  va_end (attributes);
}

void
concord_xml_empty (ConcordXml *xml, const char *element, ...)
{
  va_list attributes;

  va_start (attributes, element);
  start (xml, element, attributes);
  va_end (attributes);
  concord_xml_end (xml);
}

void
concord_xml_end (ConcordXml *xml)
{
  check (xml, xmlTextWriterEndElement (xml->writer));
}

void
concord_xml_start_part (ConcordXml *xml, const char *element)
{
  check (xml, xmlTextWriterStartDocument (xml->writer, "1.0", "UTF-8", NULL));
  concord_xml_start (
      xml, element, "xmlns:office", OASIS "office:1.0", "xmlns:style", OASIS "style:1.0",
      "xmlns:text", OASIS "text:1.0", "xmlns:table", OASIS "table:1.0", "xmlns:draw",
      OASIS "drawing:1.0", "xmlns:meta", OASIS "meta:1.0", "xmlns:fo",
      OASIS "xsl-fo-compatible:1.0", "xmlns:svg", OASIS "svg-compatible:1.0", "xmlns:xlink",
      "http://www.w3.org/1999/xlink", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
      "xmlns:ooow", "http://openoffice.org/2004/writer", "office:version", "1.3", NULL);
}

void
concord_xml_leaf (ConcordXml *xml, const char *element, const char *text)
{
  g_autofree char *allowed = dup_allowed (text);

  check (xml, xmlTextWriterWriteElement (xml->writer, BAD_CAST element, BAD_CAST allowed));
}

void
concord_xml_text (ConcordXml *xml, const char *text)
{
  g_autofree char *allowed = dup_allowed (text);
  char *at = allowed;

  while (*at != '\0')
    {
      /* A space at the beginning or behind another would be taken for the layout of the file. */
      gboolean is_space = *at == ' ' && (at == allowed || at[-1] == ' ' || at[-1] == '\n');
      gsize length = is_space || *at == '\n' ? 0 : 1;

      while (length > 0 && at[length] != '\0' && at[length] != '\n'
             && !(at[length] == ' ' && at[length - 1] == ' '))
        length++;
      if (length > 0)
        {
          g_autofree char *piece = g_strndup (at, length);

          check (xml, xmlTextWriterWriteString (xml->writer, BAD_CAST piece));
        }
      else
        concord_xml_empty (xml, *at == '\n' ? "text:line-break" : "text:s", NULL);
      at += MAX (length, 1);
    }
}

void
concord_xml_insert (ConcordXml *xml, ConcordXml *other)
{
  check (xml, xmlTextWriterFlush (other->writer));
  check (xml, xmlTextWriterWriteRaw (xml->writer, xmlBufferContent (other->buffer)));
  xml->is_broken = xml->is_broken || other->is_broken;
}

GBytes *
concord_xml_finish (ConcordXml *xml)
{
  check (xml, xmlTextWriterEndDocument (xml->writer));
  check (xml, xmlTextWriterFlush (xml->writer));
  if (xml->is_broken)
    return NULL;
  return g_bytes_new (xmlBufferContent (xml->buffer), (gsize) xmlBufferLength (xml->buffer));
}
