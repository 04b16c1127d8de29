#include "paper/xlsx-parts.h"

#include <archive.h>
#include <archive_entry.h>
#include "concord-words.h"
#include <string.h>

/* More entries than any spreadsheet program writes. */
#define MAX_ENTRIES 5000

G_DEFINE_QUARK (concord - xlsx - error - quark, concord_xlsx_error)

gboolean
concord_xlsx_fail (GError **error, ConcordXlsxError code, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CONCORD_XLSX_ERROR, code, sentence);
  return FALSE;
}

gboolean
concord_xlsx_is_likely (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && data[0] == 'P' && data[1] == 'K';
}

gboolean
concord_xlsx_is_old (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0;
}

/* --- the archive ---------------------------------------------------------------------------- */

static gboolean
fail_archive (GError **error)
{
  return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_BROKEN,
                            _ ("The workbook is damaged or cut off. Ask for it again."));
}

/* Only what is asked for is unpacked, and never past the limit, whatever the entry says its size
 * is. */
static GBytes *
read_entry (struct archive *archive, gsize *left, GError **error)
{
  GByteArray *contents = g_byte_array_new ();
  char chunk[65536];
  la_ssize_t got;

  while ((got = archive_read_data (archive, chunk, sizeof chunk)) > 0)
    {
      if ((gsize) got > *left)
        {
          concord_xlsx_fail (
              error, CONCORD_XLSX_ERROR_TOO_LARGE,
              _ ("The workbook unpacks to more than %d MB, more than any sheet that was "
                 "sent."),
              CONCORD_XLSX_MAX_BYTES / (1024 * 1024));
          g_byte_array_unref (contents);
          return NULL;
        }
      *left -= (gsize) got;
      g_byte_array_append (contents, (const guint8 *) chunk, (guint) got);
    }
  if (got < 0)
    {
      g_byte_array_unref (contents);
      fail_archive (error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (contents);
}

static gboolean
is_wanted (const char *path)
{
  return path != NULL && (g_str_has_suffix (path, ".xml") || g_str_has_suffix (path, ".rels"))
         && !g_str_has_prefix (path, "docProps/") && strstr (path, "/theme/") == NULL;
}

static gboolean
unpack_entries (struct archive *archive, GHashTable *parts, GError **error)
{
  gsize left = CONCORD_XLSX_MAX_BYTES;
  struct archive_entry *entry;
  int result;

  for (guint n = 0; (result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK; n++)
    {
      const char *path = archive_entry_pathname (entry);
      GBytes *contents;

      if (n >= MAX_ENTRIES)
        return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_TOO_LARGE,
                                  _ ("The workbook has more than %d parts."), MAX_ENTRIES);
      if (!is_wanted (path))
        continue;
      if (g_hash_table_contains (parts, path))
        return fail_archive (error);
      contents = read_entry (archive, &left, error);
      if (contents == NULL)
        return FALSE;
      g_hash_table_insert (parts, g_strdup (path), contents);
    }
  return result == ARCHIVE_EOF || fail_archive (error);
}

/* Old and encrypted workbooks are compound files, as are old documents. */
static gboolean
check_kind (GBytes *bytes, GError **error)
{
  if (concord_xlsx_is_likely (bytes))
    return TRUE;
  if (concord_xlsx_is_old (bytes))
    return concord_xlsx_fail (
        error, CONCORD_XLSX_ERROR_NOT_ONE,
        _ ("This is a workbook of the old kind (.xls) or one with a password. "
           "Save it as .xlsx without a password and try again."));
  return concord_xlsx_fail (
      error, CONCORD_XLSX_ERROR_NOT_ONE,
      _ ("This is not an XLSX workbook. Save the sheet as .xlsx or .csv and try "
         "again."));
}

GHashTable *
concord_xlsx_unpack (GBytes *bytes, GError **error)
{
  g_autoptr (GHashTable) parts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive *archive;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gboolean good;

  if (!check_kind (bytes, error))
    return NULL;
  archive = archive_read_new ();
  /* With its table of contents only: read without it, a file cut off looks like a shorter one. */
  archive_read_support_format_zip_seekable (archive);
  good = archive_read_open_memory (archive, data, size) == ARCHIVE_OK
             ? unpack_entries (archive, parts, error)
             : fail_archive (error);
  archive_read_free (archive);
  if (good && g_hash_table_contains (parts, "META-INF/manifest.xml"))
    good
        = concord_xlsx_fail (error, CONCORD_XLSX_ERROR_NOT_ONE,
                             _ ("This is an OpenDocument file. Save the sheet as .xlsx or .csv and "
                                "try again."));
  return good ? g_steal_pointer (&parts) : NULL;
}

/* --- one part ------------------------------------------------------------------------------- */

static void
be_silent (void *data, xmlErrorPtr error)
{
}

gboolean
concord_xlsx_walk_begin (ConcordXlsxWalk *walk, GHashTable *parts, const char *part, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (parts, part);
  gsize size;
  const char *data;

  *walk = (ConcordXlsxWalk){ .part = part };
  if (bytes == NULL)
    return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_NOT_ONE,
                              _ ("This is not an XLSX workbook: its part %.80s is missing."), part);
  data = g_bytes_get_data (bytes, &size);
  walk->reader
      = xmlReaderForMemory (data == NULL ? "" : data, (int) size, NULL, NULL, XML_PARSE_NONET);
  if (walk->reader == NULL)
    return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_BROKEN,
                              _ ("The workbook's part %.80s can't be read."), part);
  xmlTextReaderSetStructuredErrorHandler (walk->reader, be_silent, NULL);
  return TRUE;
}

gboolean
concord_xlsx_walk_next (ConcordXlsxWalk *walk, GError **error)
{
  int result = xmlTextReaderRead (walk->reader);
  int type = result == 1 ? xmlTextReaderNodeType (walk->reader) : 0;

  if (result == 0)
    return FALSE;
  if (result == 1 && type != XML_READER_TYPE_DOCUMENT_TYPE
      && type != XML_READER_TYPE_ENTITY_REFERENCE)
    return TRUE;
  walk->failed = TRUE;
  if (result == 1)
    return concord_xlsx_fail (
        error, CONCORD_XLSX_ERROR_BROKEN,
        _ ("The workbook's part %.80s has a document type of its own, which no "
           "spreadsheet program writes."),
        walk->part);
  return concord_xlsx_fail (
      error, CONCORD_XLSX_ERROR_BROKEN,
      _ ("The workbook's part %.80s is not sound XML, or holds a text of more "
         "than 10 million bytes (line %d)."),
      walk->part, xmlTextReaderGetParserLineNumber (walk->reader));
}

void
concord_xlsx_walk_end (ConcordXlsxWalk *walk)
{
  g_clear_pointer (&walk->reader, xmlFreeTextReader);
}

static gboolean
is_called (const ConcordXlsxWalk *walk, const char *element)
{
  const xmlChar *name = xmlTextReaderConstLocalName (walk->reader);

  return name != NULL && strcmp ((const char *) name, element) == 0;
}

gboolean
concord_xlsx_walk_opens (const ConcordXlsxWalk *walk, const char *element)
{
  return xmlTextReaderNodeType (walk->reader) == XML_READER_TYPE_ELEMENT
         && is_called (walk, element);
}

/* An empty element closes as it opens. */
gboolean
concord_xlsx_walk_closes (const ConcordXlsxWalk *walk, const char *element)
{
  int type = xmlTextReaderNodeType (walk->reader);

  return (type == XML_READER_TYPE_END_ELEMENT
          || (type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement (walk->reader) == 1))
         && is_called (walk, element);
}

const char *
concord_xlsx_walk_get_text (const ConcordXlsxWalk *walk)
{
  int type = xmlTextReaderNodeType (walk->reader);

  if (type != XML_READER_TYPE_TEXT && type != XML_READER_TYPE_CDATA
      && type != XML_READER_TYPE_SIGNIFICANT_WHITESPACE && type != XML_READER_TYPE_WHITESPACE)
    return NULL;
  return (const char *) xmlTextReaderConstValue (walk->reader);
}

char *
concord_xlsx_walk_dup_attribute (const ConcordXlsxWalk *walk, const char *name)
{
  char *found = NULL;

  /* r:id of a sheet has a namespace, whose prefix is the writer's choice. */
  while (found == NULL && xmlTextReaderMoveToNextAttribute (walk->reader) == 1)
    if (is_called (walk, name))
      found = g_strdup ((const char *) xmlTextReaderConstValue (walk->reader));
  xmlTextReaderMoveToElement (walk->reader);
  return found;
}

gboolean
concord_xlsx_walk_get_whole (const ConcordXlsxWalk *walk, const char *name, guint max, guint *value)
{
  g_autofree char *text = concord_xlsx_walk_dup_attribute (walk, name);
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, max, &number, NULL))
    return FALSE;
  *value = (guint) number;
  return TRUE;
}
