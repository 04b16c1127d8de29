/* What cairo can't say in a PDF: its language, its title in the window, what a picture shows. A few
 * lines are put into cairo's own objects and its table of offsets is written anew, so that the file
 * has each object once. Anything that isn't as cairo writes it is refused. */
#include "paper/pdf-update.h"

#include <gio/gio.h>
#include "concord-words.h"
#include <string.h>

#define HEAD " 0 obj\n" /* of an object, behind its number */
#define CATALOG "<< /Type /Catalog\n"
#define ELEMENT "<< /Type /StructElem\n   /S /"
#define ENTRY 20 /* bytes of a line in the table of offsets */

/* The table of offsets. Object 0 is none. */
typedef struct
{
  guint n_objects, root;
  gsize start;       /* of the table */
  const char *lines; /* the first of them */
  gsize *offsets;    /* by object; 0 for one that isn't used */
  const char *trailer;
} Table;

/* A text that goes before byte @at. */
typedef struct
{
  gsize at;
  char *text;
} Insertion;

static void
insertion_clear (gpointer data)
{
  g_free (((Insertion *)data)->text);
}

static gint
insertion_compare (gconstpointer a, gconstpointer b)
{
  gsize x = ((const Insertion *)a)->at, y = ((const Insertion *)b)->at;

  return x < y ? -1 : x > y;
}

/* Goes over @word and the number behind it; @at ends in a NUL. */
static gboolean
read_number (const char **at, const char *word, gsize most, gsize *number)
{
  guint64 value;
  char *end;

  if (!g_str_has_prefix (*at, word) || !g_ascii_isdigit ((*at)[strlen (word)]))
    return FALSE;
  value = g_ascii_strtoull (*at + strlen (word), &end, 10);
  *at = end;
  *number = (gsize)value;
  return value <= most;
}

/* What follows the head at the object's place, or NULL. */
static const char *
find_object (const GByteArray *bytes, const Table *table, guint object)
{
  const char *at = (const char *)bytes->data + table->offsets[object];
  gsize number;

  if (table->offsets[object] == 0 || table->offsets[object] >= table->start
      || !read_number (&at, "", table->n_objects, &number) || number != object
      || !g_str_has_prefix (at, HEAD))
    return NULL;
  return at + strlen (HEAD);
}

/* One line of the table: ten digits, five digits, "n" or "f". */
static gboolean
read_line (Table *table, guint object)
{
  const char *line = table->lines + (gsize)object * ENTRY, *at = line;
  gsize offset, generation;

  if (!read_number (&at, "", table->start, &offset) || at != line + 10
      || !read_number (&at, " ", 65535, &generation) || at != line + 16)
    return FALSE;
  if (g_str_has_prefix (at, " f \n"))
    return TRUE;
  table->offsets[object] = offset;
  return offset > 0 && generation == 0 && g_str_has_prefix (at, " n \n");
}

/* @bytes end in a NUL that isn't counted. */
static gboolean
read_table (const GByteArray *bytes, Table *table)
{
  const char *data = (const char *)bytes->data;
  gsize tail = MIN (bytes->len, 64), n, size, root, first;
  const char *at = g_strrstr_len (data + bytes->len - tail, (gssize)tail, "startxref\n");

  if (at == NULL || !read_number (&at, "startxref\n", bytes->len, &table->start)
      || strcmp (at, "\n%%EOF\n") != 0)
    return FALSE;
  at = data + table->start;
  if (!read_number (&at, "xref\n", 0, &first) || !read_number (&at, " ", bytes->len / ENTRY, &n)
      || *at != '\n' || n * ENTRY >= bytes->len - (gsize)(at - data))
    return FALSE;
  table->n_objects = (guint)n;
  table->lines = at + 1;
  table->trailer = at = table->lines + n * ENTRY;
  if (!read_number (&at, "trailer\n<< /Size ", n, &size) || size != n
      || !read_number (&at, "\n   /Root ", n - 1, &root) || !g_str_has_prefix (at, " 0 R\n"))
    return FALSE;
  table->root = (guint)root;
  table->offsets = g_new0 (gsize, n);
  for (guint object = 0; object < n; object++)
    if (!read_line (table, object)
        || (table->offsets[object] != 0 && find_object (bytes, table, object) == NULL))
      return FALSE;
  return TRUE;
}

/* A text string: as it is where it is ASCII, else as hexadecimal UTF-16 with its mark. */
static void
append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree gunichar2 *units = NULL;
  glong n_units;

  if (g_str_is_ascii (valid))
    {
      g_string_append_c (out, '(');
      for (const char *at = valid; *at != '\0'; at++)
        if (*at == '(' || *at == ')' || *at == '\\')
          g_string_append_printf (out, "\\%c", *at);
        else if (g_ascii_iscntrl (*at))
          g_string_append_printf (out, "\\%03o", (guint)*at);
        else
          g_string_append_c (out, *at);
      g_string_append_c (out, ')');
      return;
    }
  units = g_utf8_to_utf16 (valid, -1, NULL, &n_units, NULL);
  g_string_append (out, "<FEFF");
  for (glong i = 0; i < n_units; i++)
    for (int shift = 12; shift >= 0; shift -= 4)
      g_string_append_c (out, "0123456789ABCDEF"[units[i] >> shift & 15]);
  g_string_append_c (out, '>');
}

/* The rest of the line that tells the kind of a structure element begins at the result; NULL for
 * what is none. */
static const char *
find_element (const GByteArray *bytes, const Table *table, guint object)
{
  const char *body = find_object (bytes, table, object);

  return body != NULL && g_str_has_prefix (body, ELEMENT) ? body + strlen (ELEMENT) : NULL;
}

/* The element that a cell is in, or 0. */
static guint
find_parent (const char *cell, const Table *table)
{
  const char *at = strchr (cell, '\n');
  gsize parent;

  return at != NULL && read_number (&at, "\n   /P ", table->n_objects - 1, &parent) ? (guint)parent
                                                                                    : 0;
}

static void
insert (GArray *insertions, const GByteArray *bytes, const char *before, GString *text)
{
  Insertion insertion = { (gsize)(before - (const char *)bytes->data),
                          g_string_free (text, FALSE) };

  g_array_append_val (insertions, insertion);
}

/* Names of rows and names of columns are both TH; one beside which there are TDs names its row. */
static void
add_scopes (const GByteArray *bytes, const Table *table, GArray *insertions)
{
  g_autofree gboolean *has_data = g_new0 (gboolean, table->n_objects);

  for (guint object = 1; object < table->n_objects; object++)
    {
      const char *element = find_element (bytes, table, object);

      if (element != NULL && g_str_has_prefix (element, "TD\n"))
        has_data[find_parent (element, table)] = TRUE;
    }
  for (guint object = 1; object < table->n_objects; object++)
    {
      const char *element = find_element (bytes, table, object);
      GString *text;

      if (element == NULL || !g_str_has_prefix (element, "TH\n"))
        continue;
      text = g_string_new ("   /A << /O /Table /Scope ");
      g_string_append (text, has_data[find_parent (element, table)] ? "/Row >>\n" : "/Column >>\n");
      insert (insertions, bytes, element + strlen ("TH\n"), text);
    }
}

/* cairo numbers its elements as they are drawn. Returns whether there are as many as @texts. */
static gboolean
add_alternatives (const GByteArray *bytes, const Table *table, const GPtrArray *texts,
                  GArray *insertions)
{
  guint n_figures = 0;

  for (guint object = 1; object < table->n_objects; object++)
    {
      const char *element = find_element (bytes, table, object);
      GString *text;

      if (element == NULL || !g_str_has_prefix (element, "Figure\n"))
        continue;
      if (n_figures == texts->len)
        return FALSE;
      text = g_string_new ("   /Alt ");
      append_string (text, g_ptr_array_index (texts, n_figures++));
      g_string_append_c (text, '\n');
      insert (insertions, bytes, element + strlen ("Figure\n"), text);
    }
  return n_figures == texts->len;
}

/* The languages of the elements in which it is not that of the whole. cairo numbers its elements as
 * they are begun; returns whether they are those that were begun. */
static gboolean
add_languages (const GByteArray *bytes, const Table *table, const char *language,
               const GArray *tagged, GArray *insertions)
{
  guint n = 0;

  for (guint object = 1; object < table->n_objects; object++)
    {
      const char *element = find_element (bytes, table, object);
      const ConcordTagged *one;
      gsize length;
      GString *text;

      if (element == NULL)
        continue;
      if (n == tagged->len)
        return FALSE;
      one = &g_array_index (tagged, ConcordTagged, n++);
      length = strlen (one->tag);
      if (!g_str_has_prefix (element, one->tag) || element[length] != '\n')
        return FALSE;
      if (g_strcmp0 (one->language, language) == 0 || one->language == NULL)
        continue;
      text = g_string_new ("   /Lang ");
      append_string (text, one->language);
      g_string_append_c (text, '\n');
      insert (insertions, bytes, element + length + 1, text);
    }
  return n == tagged->len;
}

static gboolean
add_catalog (const GByteArray *bytes, const Table *table, const char *language, GArray *insertions)
{
  const char *body = find_object (bytes, table, table->root);
  GString *text;

  if (body == NULL || !g_str_has_prefix (body, CATALOG))
    return FALSE;
  text = g_string_new ("   /Lang ");
  append_string (text, language);
  g_string_append (text, "\n   /ViewerPreferences << /DisplayDocTitle true >>\n");
  insert (insertions, bytes, body + strlen (CATALOG), text);
  return TRUE;
}

/* The objects with the insertions between them. @shifts becomes by how much what follows each
 * insertion has moved. */
static GByteArray *
copy_objects (const GByteArray *bytes, const Table *table, const GArray *insertions, gsize *shifts)
{
  GByteArray *out = g_byte_array_sized_new (bytes->len + bytes->len / 4);
  gsize from = 0, shift = 0;

  for (guint i = 0; i < insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (insertions, Insertion, i);
      gsize length = strlen (insertion->text);

      g_byte_array_append (out, bytes->data + from, (guint)(insertion->at - from));
      g_byte_array_append (out, (const guint8 *)insertion->text, (guint)length);
      from = insertion->at;
      shifts[i] = shift += length;
    }
  g_byte_array_append (out, bytes->data + from, (guint)(table->start - from));
  return out;
}

static gsize
move (gsize offset, const GArray *insertions, const gsize *shifts)
{
  guint low = 0, high = insertions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (insertions, Insertion, middle).at < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 ? offset : offset + shifts[low - 1];
}

static GByteArray *
write_anew (const GByteArray *bytes, const Table *table, GArray *insertions)
{
  g_autofree gsize *shifts = g_new (gsize, insertions->len + 1);
  g_autoptr (GString) lines = g_string_new (NULL);
  GByteArray *out;

  g_array_sort (insertions, insertion_compare);
  out = copy_objects (bytes, table, insertions, shifts);
  g_string_append_printf (lines, "xref\n0 %u\n", table->n_objects);
  for (guint object = 0; object < table->n_objects; object++)
    if (table->offsets[object] == 0)
      g_string_append_len (lines, table->lines + (gsize)object * ENTRY, ENTRY);
    else
      g_string_append_printf (lines, "%010" G_GSIZE_FORMAT " 00000 n \n",
                              move (table->offsets[object], insertions, shifts));
  g_string_append_len (lines, table->trailer,
                       strstr (table->trailer, "startxref") - table->trailer);
  g_string_append_printf (lines, "startxref\n%u\n%%%%EOF\n", out->len);
  g_byte_array_append (out, (const guint8 *)lines->str, (guint)lines->len);
  return out;
}

/* A NUL behind the bytes, so that numbers at their end can be read. */
static void
terminate (GByteArray *bytes)
{
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  g_byte_array_set_size (bytes, bytes->len - 1);
}

/* The new file, or NULL. */
static GByteArray *
update (const GByteArray *bytes, const char *language, const GPtrArray *alternatives,
        const GArray *tagged)
{
  g_autoptr (GArray) insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  GByteArray *out = NULL;
  Table table = { 0 };

  g_array_set_clear_func (insertions, insertion_clear);
  if (read_table (bytes, &table) && add_catalog (bytes, &table, language, insertions)
      && add_alternatives (bytes, &table, alternatives, insertions)
      && (tagged == NULL || add_languages (bytes, &table, language, tagged, insertions)))
    {
      add_scopes (bytes, &table, insertions);
      out = write_anew (bytes, &table, insertions);
    }
  g_free (table.offsets);
  return out;
}

/* Whether every object is where the table of offsets says. */
static gboolean
is_whole (GByteArray *bytes)
{
  Table table = { 0 };
  gboolean whole;

  terminate (bytes);
  whole = read_table (bytes, &table);
  g_free (table.offsets);
  return whole;
}

const char *
concord_pdf_get_tag (const char *language)
{
  return g_strcmp0 (language, "cy") == 0 ? "cy" : "en-GB";
}

/**
 * concord_pdf_update:
 * @bytes: a PDF as cairo wrote it; as it was where %FALSE is returned
 * @language: a tag of BCP 47
 * @alternatives: (element-type utf8): what each Figure shows, in the order in which they were drawn
 * @error: set where the file isn't of the form that is known here
 *
 * Adds the language, that a viewer shows the title instead of the file's name, the alternatives,
 * and whether the heads of a table belong to its columns or its rows (ISO 32000-1, 7.9.2.2,
 * 12.2, 14.8.5.7 and 14.9). The same bytes become the same bytes.
 *
 * Returns: whether it did.
 */
gboolean
concord_pdf_update (GByteArray *bytes, const char *language, const GPtrArray *alternatives,
                    GError **error)
{
  return concord_pdf_update_tagged (bytes, language, alternatives, NULL, error);
}

/**
 * concord_pdf_update_tagged:
 * @bytes: a PDF as cairo wrote it; as it was where %FALSE is returned
 * @language: a tag of BCP 47
 * @alternatives: (element-type utf8): what each Figure shows, in the order in which they were drawn
 * @tagged: (nullable) (element-type ConcordTagged): every element in the order in which they were
 *   begun, with its own language as a tag
 * @error: set where the file isn't of the form that is known here
 *
 * Does the same and says which elements are in another language (ISO 32000-1, 14.9.2).
 *
 * Returns: whether it did.
 */
gboolean
concord_pdf_update_tagged (GByteArray *bytes, const char *language, const GPtrArray *alternatives,
                           const GArray *tagged, GError **error)
{
  g_autoptr (GByteArray) out = NULL;

  terminate (bytes);
  out = update (bytes, language, alternatives, tagged);
  if (out == NULL || !is_whole (out))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
          _ ("The paper could not be made readable for screen readers: the cairo library on this "
             "computer writes PDFs in another form. Print the paper to a file instead."));
      return FALSE;
    }
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, out->data, out->len);
  return TRUE;
}
