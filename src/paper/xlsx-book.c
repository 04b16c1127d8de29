#include "paper/xlsx-book.h"

#include "concord-words.h"
#include <string.h>

void
concord_xlsx_book_clear (ConcordXlsxBook *book)
{
  g_clear_pointer (&book->parts, g_hash_table_unref);
  g_clear_pointer (&book->sheet, g_free);
  g_clear_pointer (&book->texts, g_ptr_array_unref);
  g_clear_pointer (&book->formats, g_array_unref);
}

/* --- finding the sheet ---------------------------------------------------------------------- */

/* The path of what a relation points to, "../" and "./" taken out; NULL where that is outside. */
static char *
dup_target (const char *folder, const char *target)
{
  g_autofree char *path = *target == '/'    ? g_strdup (target)
                          : *folder == '\0' ? g_strconcat ("/", target, NULL)
                                            : g_strconcat ("/", folder, "/", target, NULL);
  g_autofree char *plain = g_canonicalize_filename (path, "/");

  return g_strdup (plain + strspn (plain, "/"));
}

static char *
dup_relations_path (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);

  return strcmp (folder, ".") == 0 ? g_strdup_printf ("_rels/%s.rels", name)
                                   : g_strdup_printf ("%s/_rels/%s.rels", folder, name);
}

/* The part that @part relates to, by the relation's id or else by the end of its type; NULL where
 * there is none. What points outside the file is passed over. */
static char *
dup_related (ConcordXlsxBook *book, const char *part, const char *id, const char *type,
             GError **error)
{
  g_autofree char *relations = *part == '\0' ? g_strdup ("_rels/.rels") : dup_relations_path (part);
  g_autofree char *folder = *part == '\0' ? g_strdup ("") : g_path_get_dirname (part);
  ConcordXlsxWalk walk;
  char *found = NULL;

  if (!concord_xlsx_walk_begin (&walk, book->parts, relations, error))
    return NULL;
  while (concord_xlsx_walk_next (&walk, error))
    {
      g_autofree char *own_id = NULL;
      g_autofree char *own_type = NULL;
      g_autofree char *mode = NULL;
      g_autofree char *target = NULL;

      if (found != NULL || !concord_xlsx_walk_opens (&walk, "Relationship"))
        continue;
      own_id = concord_xlsx_walk_dup_attribute (&walk, "Id");
      own_type = concord_xlsx_walk_dup_attribute (&walk, "Type");
      mode = concord_xlsx_walk_dup_attribute (&walk, "TargetMode");
      target = concord_xlsx_walk_dup_attribute (&walk, "Target");
      if (target != NULL && g_strcmp0 (mode, "External") != 0
          && (id != NULL ? g_strcmp0 (id, own_id) == 0
                         : own_type != NULL && g_str_has_suffix (own_type, type)))
        found = dup_target (folder, target);
    }
  if (walk.failed)
    g_clear_pointer (&found, g_free);
  concord_xlsx_walk_end (&walk);
  return found;
}

/* The relation id of the sheet that is called @name, else of the first one. */
static char *
dup_sheet_id (ConcordXlsxBook *book, const char *workbook, const char *name, GError **error)
{
  ConcordXlsxWalk walk;
  char *id = NULL;

  if (!concord_xlsx_walk_begin (&walk, book->parts, workbook, error))
    return NULL;
  while (concord_xlsx_walk_next (&walk, error))
    {
      g_autofree char *own = NULL;
      g_autofree char *from_1904 = NULL;

      if (concord_xlsx_walk_opens (&walk, "workbookPr"))
        {
          from_1904 = concord_xlsx_walk_dup_attribute (&walk, "date1904");
          book->from_1904 = g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
        }
      if (!concord_xlsx_walk_opens (&walk, "sheet"))
        continue;
      own = concord_xlsx_walk_dup_attribute (&walk, "name");
      if (id == NULL || (name != NULL && g_strcmp0 (own, name) == 0))
        {
          g_free (id);
          id = concord_xlsx_walk_dup_attribute (&walk, "id");
        }
    }
  if (walk.failed)
    g_clear_pointer (&id, g_free);
  concord_xlsx_walk_end (&walk);
  return id;
}

static gboolean
fail_missing (GError **error)
{
  if (error != NULL && *error != NULL)
    return FALSE;
  return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_NOT_ONE,
                            _ ("This is not an XLSX workbook: it has no sheet."));
}

/* --- texts ---------------------------------------------------------------------------------- */

char *
concord_xlsx_dup_unescaped (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_code = strlen (p) >= 7 && p[0] == '_' && p[1] == 'x' && p[6] == '_';
      gunichar c = 0;

      for (guint i = 2; is_code && i < 6; i++)
        {
          is_code = g_ascii_isxdigit (p[i]);
          c = c * 16 + (gunichar) MAX (g_ascii_xdigit_value (p[i]), 0);
        }
      if (is_code && c != 0 && g_unichar_validate (c))
        {
          g_string_append_unichar (plain, c);
          p += 6;
        }
      else
        g_string_append_c (plain, *p);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
read_texts (ConcordXlsxBook *book, const char *part, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ConcordXlsxWalk walk;
  gboolean in_text = FALSE, in_reading = FALSE;

  if (!concord_xlsx_walk_begin (&walk, book->parts, part, error))
    return FALSE;
  while (concord_xlsx_walk_next (&walk, error))
    {
      const char *piece = concord_xlsx_walk_get_text (&walk);

      if (piece != NULL && in_text && !in_reading)
        g_string_append (text, piece);
      if (concord_xlsx_walk_opens (&walk, "si"))
        g_string_truncate (text, 0);
      /* How a Japanese text is read aloud stands beside it in the same element. */
      if (concord_xlsx_walk_opens (&walk, "rPh"))
        in_reading = TRUE;
      if (concord_xlsx_walk_opens (&walk, "t"))
        in_text = TRUE;
      if (concord_xlsx_walk_closes (&walk, "t"))
        in_text = FALSE;
      if (concord_xlsx_walk_closes (&walk, "rPh"))
        in_reading = FALSE;
      if (concord_xlsx_walk_closes (&walk, "si"))
        g_ptr_array_add (book->texts, concord_xlsx_dup_unescaped (text->str));
    }
  concord_xlsx_walk_end (&walk);
  return !walk.failed;
}

/* --- formats -------------------------------------------------------------------------------- */

/* Numbers of formats that need no code: ECMA-376, part 1, section 18.8.30. */
static ConcordXlsxFormat
get_built_in_format (guint id)
{
  if (id == 9 || id == 10)
    return CONCORD_XLSX_FORMAT_PERCENT;
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47)
      || (id >= 50 && id <= 58))
    return CONCORD_XLSX_FORMAT_DATE;
  return CONCORD_XLSX_FORMAT_PLAIN;
}

/* A code with a letter of day, month, year or hour outside quotes and brackets is one of dates. */
static ConcordXlsxFormat
read_format_code (const char *code)
{
  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return CONCORD_XLSX_FORMAT_PLAIN;
  for (const char *p = code; *p != '\0'; p++)
    {
      const char *end = NULL;

      if (*p == '"')
        end = strchr (p + 1, '"');
      else if (*p == '[')
        end = strchr (p, ']');
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        end = p + 1;
      else if (strchr ("dmyhDMYH", *p) != NULL)
        return CONCORD_XLSX_FORMAT_DATE;
      else if (*p == '%')
        return CONCORD_XLSX_FORMAT_PERCENT;
      if (end != NULL)
        p = end;
    }
  return CONCORD_XLSX_FORMAT_PLAIN;
}

static gboolean
read_formats (ConcordXlsxBook *book, const char *part, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  ConcordXlsxWalk walk;
  gboolean in_cells = FALSE;

  if (!concord_xlsx_walk_begin (&walk, book->parts, part, error))
    return FALSE;
  while (concord_xlsx_walk_next (&walk, error))
    {
      guint id = 0;
      ConcordXlsxFormat format;

      if (concord_xlsx_walk_opens (&walk, "numFmt")
          && concord_xlsx_walk_get_whole (&walk, "numFmtId", G_MAXINT, &id))
        {
          g_autofree char *code = concord_xlsx_walk_dup_attribute (&walk, "formatCode");

          g_hash_table_insert (codes, GUINT_TO_POINTER (id),
                               GINT_TO_POINTER (code == NULL ? 0 : (int) read_format_code (code)));
        }
      if (concord_xlsx_walk_opens (&walk, "cellXfs"))
        in_cells = TRUE;
      if (in_cells && concord_xlsx_walk_opens (&walk, "xf"))
        {
          concord_xlsx_walk_get_whole (&walk, "numFmtId", G_MAXINT, &id);
          format = g_hash_table_contains (codes, GUINT_TO_POINTER (id))
                       ? (ConcordXlsxFormat) GPOINTER_TO_INT (
                           g_hash_table_lookup (codes, GUINT_TO_POINTER (id)))
                       : get_built_in_format (id);
          g_array_append_val (book->formats, format);
        }
      if (concord_xlsx_walk_closes (&walk, "cellXfs"))
        in_cells = FALSE;
    }
  concord_xlsx_walk_end (&walk);
  return !walk.failed;
}

/* Texts and formats may be missing: a workbook without texts has no part for them. */
static gboolean
read_optional (ConcordXlsxBook *book, const char *workbook, const char *type,
               gboolean (*read) (ConcordXlsxBook *, const char *, GError **), GError **error)
{
  g_autofree char *part = dup_related (book, workbook, NULL, type, NULL);

  return part == NULL || !g_hash_table_contains (book->parts, part) || read (book, part, error);
}

gboolean
concord_xlsx_book_open (ConcordXlsxBook *book, GBytes *bytes, const char *sheet, GError **error)
{
  g_autofree char *workbook = NULL;
  g_autofree char *id = NULL;
  GError *problem = NULL;

  *book = (ConcordXlsxBook){ .texts = g_ptr_array_new_with_free_func (g_free),
                             .formats = g_array_new (FALSE, FALSE, sizeof (ConcordXlsxFormat)) };
  book->parts = concord_xlsx_unpack (bytes, error);
  if (book->parts == NULL)
    return FALSE;
  workbook = dup_related (book, "", NULL, "/officeDocument", &problem);
  if (workbook != NULL)
    id = dup_sheet_id (book, workbook, sheet, &problem);
  if (id != NULL)
    book->sheet = dup_related (book, workbook, id, NULL, &problem);
  if (book->sheet == NULL)
    {
      fail_missing (&problem);
      g_propagate_error (error, problem);
      return FALSE;
    }
  return read_optional (book, workbook, "/sharedStrings", read_texts, error)
         && read_optional (book, workbook, "/styles", read_formats, error);
}
