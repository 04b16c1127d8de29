/* The format is described in the manual of GNU gettext, "The Format of GNU MO Files": a head of
 * 32-bit numbers, then two tables of (length, offset), the first of them sorted. */
#include "concord-catalogue.h"

#include <string.h>

#define MAGIC 0x950412deu
#define HEAD 28 /* bytes */

struct _ConcordCatalogue
{
  GMappedFile *file;
  const char *bytes;
  gsize size;
  guint32 n, originals, translations; /* number of texts, offsets of both tables */
};

static guint32
read_number (const ConcordCatalogue *catalogue, gsize offset)
{
  guint32 number;

  memcpy (&number, catalogue->bytes + offset, sizeof number);
  return number;
}

/* Text @i of the table at @table, with its length; every one ends with a zero byte. */
static const char *
get_text (const ConcordCatalogue *catalogue, guint32 table, guint32 i, gsize *length)
{
  gsize offset = read_number (catalogue, table + 8 * (gsize) i + 4);

  *length = read_number (catalogue, table + 8 * (gsize) i);
  return catalogue->bytes + offset;
}

static gboolean
is_whole_table (const ConcordCatalogue *catalogue, guint32 table)
{
  if (table > catalogue->size || catalogue->n > (catalogue->size - table) / 8)
    return FALSE;
  for (guint32 i = 0; i < catalogue->n; i++)
    {
      gsize length = read_number (catalogue, table + 8 * (gsize) i);
      gsize offset = read_number (catalogue, table + 8 * (gsize) i + 4);

      if (offset >= catalogue->size || length >= catalogue->size - offset
          || catalogue->bytes[offset + length] != '\0')
        return FALSE;
    }
  return TRUE;
}

ConcordCatalogue *
concord_catalogue_read (const char *path)
{
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
  ConcordCatalogue *catalogue;

  if (file == NULL)
    return NULL;
  catalogue = g_new0 (ConcordCatalogue, 1);
  catalogue->file = file;
  catalogue->bytes = g_mapped_file_get_contents (file);
  catalogue->size = g_mapped_file_get_length (file);
  if (catalogue->size >= HEAD && read_number (catalogue, 0) == MAGIC)
    {
      catalogue->n = read_number (catalogue, 8);
      catalogue->originals = read_number (catalogue, 12);
      catalogue->translations = read_number (catalogue, 16);
      if (is_whole_table (catalogue, catalogue->originals)
          && is_whole_table (catalogue, catalogue->translations))
        return catalogue;
    }
  concord_catalogue_free (catalogue);
  return NULL;
}

void
concord_catalogue_free (ConcordCatalogue *catalogue)
{
  g_mapped_file_unref (catalogue->file);
  g_free (catalogue);
}

/* Forms stand one after another, each ended by a zero byte. */
static const char *
get_form (const char *text, gsize length, gulong form)
{
  const char *end = text + length;

  for (; form > 0; form--)
    {
      text += strlen (text) + 1;
      if (text > end)
        return NULL;
    }
  return text;
}

const char *
concord_catalogue_find (const ConcordCatalogue *catalogue, const char *english, gulong form)
{
  guint32 low = 0, high = catalogue->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      gsize length;
      /* Of a text with plural forms the first counts. */
      int order = strcmp (english, get_text (catalogue, catalogue->originals, middle, &length));

      if (order == 0)
        {
          const char *text = get_text (catalogue, catalogue->translations, middle, &length);

          return get_form (text, length, form);
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}
