/* The workbook's archive, packed anew without results that nobody has worked out.
 *
 * libxlsxwriter gives every formula the result 0 and says that Excel wrote the file; programs that
 * believe it show zeros, and differences of zero as well. A formula without a result, from a program
 * that they do not know, is worked out by all of them. */
#include "paper/spreadsheet-private.h"
#include "paper/xlsx-read.h"

#include <archive.h>
#include <archive_entry.h>
#include "concord-words.h"
#include <string.h>

/* 1 January 1980, the first day that archives of this kind know: the same state gives the same
 * bytes. */
#define FIRST_DAY 315532800

#define PIECE 65536

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, CONCORD_XLSX_ERROR, CONCORD_XLSX_ERROR_WRITE,
               _ ("The workbook could not be written: %s"), why);
  return FALSE;
}

static la_ssize_t
append (struct archive *out, void *data, const void *piece, size_t length)
{
  g_byte_array_append (data, piece, (guint) length);
  return (la_ssize_t) length;
}

static GString *
read_part (struct archive *in)
{
  g_autofree char *piece = g_malloc (PIECE);
  GString *text = g_string_new (NULL);
  la_ssize_t got;

  while ((got = archive_read_data (in, piece, PIECE)) > 0)
    g_string_append_len (text, piece, got);
  if (got < 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return text;
}

/* g_string_replace() moves what follows with each replacement, which takes long for many. */
static void
replace (GString *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text->str, from, -1);
  g_autofree char *joined = g_strjoinv (to, parts);

  g_string_assign (text, joined);
}

static void
change_part (const char *path, GString *text)
{
  if (g_str_has_prefix (path, "xl/worksheets/sheet"))
    replace (text, "</f><v>0</v>", "</f>");
  else if (g_str_equal (path, "docProps/app.xml"))
    replace (text, "<Application>Microsoft Excel</Application>",
             "<Application>Concord</Application>");
}

static gboolean
write_part (struct archive *out, const char *path, const GString *text)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean good;

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, FIRST_DAY, 0);
  archive_entry_set_size (entry, (la_int64_t) text->len);
  good = archive_write_header (out, entry) == ARCHIVE_OK
         && archive_write_data (out, text->str, text->len) == (la_ssize_t) text->len;
  archive_entry_free (entry);
  return good;
}

static gboolean
copy_parts (struct archive *in, struct archive *out, GError **error)
{
  struct archive_entry *entry;
  int got;

  while ((got = archive_read_next_header (in, &entry)) == ARCHIVE_OK)
    {
      g_autofree char *path = g_strdup (archive_entry_pathname (entry));
      GString *text = read_part (in);
      gboolean good;

      if (text == NULL)
        return fail (error, archive_error_string (in));
      change_part (path, text);
      good = write_part (out, path, text);
      g_string_free (text, TRUE);
      if (!good)
        return fail (error, archive_error_string (out));
    }
  return got == ARCHIVE_EOF || fail (error, archive_error_string (in));
}

GBytes *
concord_book_pack (const char *path, GError **error)
{
  struct archive *in = archive_read_new ();
  struct archive *out = archive_write_new ();
  GByteArray *bytes = g_byte_array_new ();
  gboolean good;

  archive_read_support_format_zip (in);
  archive_write_set_format_zip (out);
  archive_write_set_bytes_per_block (out, 0);
  if (archive_read_open_filename (in, path, PIECE) != ARCHIVE_OK)
    good = fail (error, archive_error_string (in));
  else if (archive_write_open (out, bytes, NULL, append, NULL) != ARCHIVE_OK)
    good = fail (error, archive_error_string (out));
  else
    good = copy_parts (in, out, error);
  if (archive_write_close (out) != ARCHIVE_OK && good)
    good = fail (error, archive_error_string (out));
  archive_read_free (in);
  archive_write_free (out);
  if (good)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
