/* The package of an OpenDocument text: a ZIP archive whose first entry, stored, names its type.
 *
 * libarchive puts extra fields into every header and sizes behind the data; OpenDocument forbids
 * the first where the type is named, so that a few bytes at a fixed place tell what the file is. So
 * the archive, of which only the plainest form is needed, is written here. */
#include "paper/odt-pack.h"

#include "paper/odt-xml.h"

#include <gio/gio.h>
#include <string.h>

#define LOCAL_HEADER 0x04034b50u
#define CENTRAL_HEADER 0x02014b50u
#define END_HEADER 0x06054b50u
#define VERSION 20       /* folders and deflating */
#define UTF8_NAMES 0x800 /* flag */
#define DEFLATED 8
#define FIRST_DAY 0x21 /* 1 January 1980: the same content gives the same bytes */
#define MANIFEST "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"

struct _ConcordOdtPack
{
  GByteArray *bytes;   /* the archive as far as it is written */
  GByteArray *central; /* its directory */
  guint n;             /* entries */
  ConcordXml *manifest;
};

static void
put16 (GByteArray *bytes, guint value)
{
  const guint8 two[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (bytes, two, sizeof two);
}

static void
put32 (GByteArray *bytes, guint32 value)
{
  put16 (bytes, value & 0xffff);
  put16 (bytes, value >> 16);
}

static guint32
sum (const guint8 *data, gsize size)
{
  guint32 sum = 0xffffffffu;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xedb88320u : 0);
    }
  return ~sum;
}

/* What both headers of an entry have. */
static void
put_entry (GByteArray *bytes, gboolean stored, guint32 check, gsize packed, gsize size,
           const char *path)
{
  put16 (bytes, VERSION);
  put16 (bytes, UTF8_NAMES);
  put16 (bytes, stored ? 0 : DEFLATED);
  put16 (bytes, 0);
  put16 (bytes, FIRST_DAY);
  put32 (bytes, check);
  put32 (bytes, (guint32) packed);
  put32 (bytes, (guint32) size);
  put16 (bytes, (guint) strlen (path));
  put16 (bytes, 0); /* no extra field */
}

static void
put_central (ConcordOdtPack *pack, gboolean stored, guint32 check, gsize packed, gsize size,
             const char *path, guint32 at)
{
  put32 (pack->central, CENTRAL_HEADER);
  put16 (pack->central, VERSION);
  put_entry (pack->central, stored, check, packed, size, path);
  put16 (pack->central, 0); /* no comment */
  put16 (pack->central, 0); /* on the first disk */
  put16 (pack->central, 0);
  put32 (pack->central, 0);
  put32 (pack->central, at);
  g_byte_array_append (pack->central, (const guint8 *) path, (guint) strlen (path));
}

static GBytes *
deflate (GBytes *bytes, GError **error)
{
  g_autoptr (GConverter) converter
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
put_file (ConcordOdtPack *pack, const char *path, GBytes *bytes, gboolean stored, GError **error)
{
  g_autoptr (GBytes) packed = stored ? g_bytes_ref (bytes) : deflate (bytes, error);
  guint32 at = pack->bytes->len, check;
  gsize size, packed_size;
  const guint8 *data = g_bytes_get_data (bytes, &size), *packed_data;

  if (packed == NULL)
    return FALSE;
  packed_data = g_bytes_get_data (packed, &packed_size);
  check = sum (data, size);
  put32 (pack->bytes, LOCAL_HEADER);
  put_entry (pack->bytes, stored, check, packed_size, size, path);
  g_byte_array_append (pack->bytes, (const guint8 *) path, (guint) strlen (path));
  g_byte_array_append (pack->bytes, packed_data, (guint) packed_size);
  put_central (pack, stored, check, packed_size, size, path, at);
  pack->n++;
  return TRUE;
}

static void
list (ConcordOdtPack *pack, const char *path, const char *media_type, const char *version)
{
  concord_xml_empty (pack->manifest, "manifest:file-entry", "manifest:full-path", path,
                     "manifest:version", version, "manifest:media-type", media_type, NULL);
}

/**
 * concord_odt_pack_new:
 * @media_type: of the document
 *
 * Returns: (transfer full): a package without files.
 */
ConcordOdtPack *
concord_odt_pack_new (const char *media_type)
{
  ConcordOdtPack *pack = g_new0 (ConcordOdtPack, 1);
  g_autoptr (GBytes) type = g_bytes_new (media_type, strlen (media_type));

  pack->bytes = g_byte_array_new ();
  pack->central = g_byte_array_new ();
  pack->manifest = concord_xml_new ();
  concord_xml_start (pack->manifest, "manifest:manifest", "xmlns:manifest", MANIFEST,
                     "manifest:version", "1.3", NULL);
  list (pack, "/", media_type, "1.3");
  put_file (pack, "mimetype", type, TRUE, NULL);
  return pack;
}

void
concord_odt_pack_free (ConcordOdtPack *pack)
{
  g_byte_array_unref (pack->bytes);
  g_byte_array_unref (pack->central);
  concord_xml_free (pack->manifest);
  g_free (pack);
}

/**
 * concord_odt_pack_add:
 * @pack: a package
 * @path: of the file in it
 * @media_type: what it is
 * @bytes: the file
 * @error: set where it can't be packed
 *
 * Returns: whether it is in the package.
 */
gboolean
concord_odt_pack_add (ConcordOdtPack *pack, const char *path, const char *media_type,
                      GBytes *bytes, GError **error)
{
  list (pack, path, media_type, NULL);
  return put_file (pack, path, bytes, FALSE, error);
}

/**
 * concord_odt_pack_finish:
 * @pack: a package with all its files
 * @error: set where it can't be packed
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
concord_odt_pack_finish (ConcordOdtPack *pack, GError **error)
{
  g_autoptr (GBytes) manifest = concord_xml_finish (pack->manifest);
  guint32 at;

  if (manifest == NULL || !put_file (pack, "META-INF/manifest.xml", manifest, FALSE, error))
    return NULL;
  at = pack->bytes->len;
  g_byte_array_append (pack->bytes, pack->central->data, pack->central->len);
  put32 (pack->bytes, END_HEADER);
  put16 (pack->bytes, 0); /* on the first disk, like its directory */
  put16 (pack->bytes, 0);
  put16 (pack->bytes, pack->n);
  put16 (pack->bytes, pack->n);
  put32 (pack->bytes, pack->central->len);
  put32 (pack->bytes, at);
  put16 (pack->bytes, 0);
  return g_bytes_new (pack->bytes->data, pack->bytes->len);
}
