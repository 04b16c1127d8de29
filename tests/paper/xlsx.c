/* Workbooks: ours come back as they went, those of others are read, junk gets a sentence. */
#include "paper/xlsx-read.h"
#include "paper/xlsx-write.h"

#include "model/record-types.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* --- a workbook made by hand ---------------------------------------------------------------- */

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#define ROOT_RELATIONS                                                                             \
  "<Relationships xmlns='" RELATIONS "'><Relationship Id='rId1' Type='" OFFICE                     \
  "/officeDocument' Target='xl/workbook.xml'/></Relationships>"
#define BOOK_RELATIONS                                                                             \
  "<Relationships xmlns='" RELATIONS "'>"                                                          \
  "<Relationship Id='a' Type='" OFFICE "/worksheet' Target='worksheets/sheet1.xml'/>"              \
  "<Relationship Id='b' Type='" OFFICE "/worksheet' Target='/xl/worksheets/sheet2.xml'/>"          \
  "<Relationship Id='c' Type='" OFFICE "/sharedStrings' Target='sharedStrings.xml'/>"              \
  "<Relationship Id='d' Type='" OFFICE "/styles' Target='styles.xml'/>"                            \
  "<Relationship Id='e' Type='" OFFICE                                                             \
  "/externalLink' Target='http://example.org/' TargetMode='External'/></Relationships>"
#define BOOK(properties)                                                                           \
  "<workbook xmlns='" MAIN "' xmlns:q='" OFFICE "'><workbookPr " properties                        \
  "/><sheets><sheet name='First' sheetId='1' q:id='a'/><sheet name='Concord' sheetId='2' "         \
  "q:id='b'/></sheets></workbook>"
#define SHEET(rows) "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData></worksheet>"
#define STYLES                                                                                     \
  "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' formatCode='[Red]\"day\" dd/mm/"   \
  "yyyy'/><numFmt numFmtId='165' formatCode='0.0 \"days\"'/></numFmts><cellStyleXfs><xf "          \
  "numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf "               \
  "numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='10'/></cellXfs></styleSheet>"
#define STRINGS                                                                                    \
  "<sst xmlns='" MAIN "'><si><t>plain</t></si><si><r><t xml:space='preserve'>rich </t></r><r><t>"  \
  "text</t></r><rPh><t>aloud</t></rPh></si><si><t>line_x000D_\nend _x005F_x0041_</t></si></sst>"

typedef struct
{
  const char *path, *text;
  gsize length; /* 0: of the text */
} Part;

static GBytes *
zip (const Part *parts, guint n)
{
  gsize size = 1 << 20, used = 0;
  g_autofree char *buffer = g_malloc (size);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, size, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = parts[i].length == 0 ? strlen (parts[i].text) : parts[i].length;

      archive_entry_set_pathname (entry, parts[i].path);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, (la_int64_t) length);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, parts[i].text, length), ==,
                       (la_ssize_t) length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

static GBytes *
make_book (const char *properties_book, const char *sheet, gsize length)
{
  const Part parts[] = {
    { "_rels/.rels", ROOT_RELATIONS, 0 },
    { "xl/workbook.xml", properties_book, 0 },
    { "xl/_rels/workbook.xml.rels", BOOK_RELATIONS, 0 },
    { "xl/worksheets/sheet1.xml", SHEET ("<row><c t='inlineStr'><is><t>first</t></is></c></row>"),
      0 },
    { "xl/worksheets/sheet2.xml", sheet, length },
    { "xl/styles.xml", STYLES, 0 },
    { "xl/sharedStrings.xml", STRINGS, 0 },
  };

  return zip (parts, G_N_ELEMENTS (parts));
}

/* Rows as text: cells with "|" between them, "-" for a blank row. */
static char *
dup_flat (const GPtrArray *rows)
{
  GString *flat = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line
          = rows->pdata[i] == NULL ? g_strdup ("-") : g_strjoinv ("|", rows->pdata[i]);

      g_string_append_printf (flat, "%s%s", i == 0 ? "" : "\n", line);
    }
  return g_string_free (flat, FALSE);
}

static void
assert_reads (GBytes *bytes, const char *sheet, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = concord_xlsx_read (bytes, sheet, &error);
  g_autofree char *flat = NULL;

  g_assert_no_error (error);
  flat = dup_flat (rows);
  g_assert_cmpstr (flat, ==, expected);
}

static void
assert_refused (GBytes *bytes, ConcordXlsxError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (concord_xlsx_read (bytes, "Concord", &error));
  g_assert_error (error, CONCORD_XLSX_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_kinds (void)
{
  /* Serials: 46115 is 3 April 2026 (1900), 44653 the same day counted from 1904; 60 is the day that
   * never was, 61 is 1 March 1900. */
  static const char sheet[] = SHEET (
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='D1' "
      "t='s'><v>2</v></c></row>"
      "<row r='3'><c r='A3'><v>72.400000000000006</v></c><c r='B3' s='1'><v>46115</v></c><c r='C3' "
      "s='2'>"
      "<v>46115.75</v></c><c r='D3' s='3'><v>3</v></c><c r='E3' s='4'><v>0.035</v></c></row>"
      "<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='str'><f>A1&amp;B1</f><v>result</v></c>"
      "<c><f>A1+1</f></c><c t='e'><v>#REF!</v></c><c s='1'/><c t='inlineStr'><is><t>in "
      "line</t></is></c>"
      "<c><v>1E3</v></c><c s='1'><v>61</v></c><c t='s'><v>99</v></c></row>");
  static const char days[] = SHEET ("<row><c s='1'><v>44653</v></c><c s='1'><v>0</v></c></row>");
  g_autoptr (GBytes) book = make_book (BOOK (""), sheet, 0);
  g_autoptr (GBytes) mac = make_book (BOOK ("date1904='1'"), days, 0);

  assert_reads (book, "Concord",
                "plain|rich text||line\r\nend _x0041_\n-\n"
                "72.4|2026-04-03|2026-04-03|3|3.5%\n"
                "TRUE|FALSE|result|=A1+1|#REF!||in line|1000|1900-03-01|#REF!");
  assert_reads (book, NULL, "first");
  assert_reads (book, "Another", "first");
  assert_reads (mac, "Concord", "2026-04-03|1904-01-01");
}

/* --- junk ----------------------------------------------------------------------------------- */

static void
test_not_one (void)
{
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("id,name\n1,2\n", 12);
  g_autoptr (GBytes) old = g_bytes_new_static ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  const Part other[] = { { "mimetype", "application/epub+zip", 0 } };
  const Part office[] = { { "META-INF/manifest.xml", "<x/>", 0 } };
  g_autoptr (GBytes) archive = zip (other, 1);
  g_autoptr (GBytes) document = zip (office, 1);

  assert_refused (none, CONCORD_XLSX_ERROR_NOT_ONE);
  assert_refused (text, CONCORD_XLSX_ERROR_NOT_ONE);
  assert_refused (old, CONCORD_XLSX_ERROR_NOT_ONE);
  assert_refused (archive, CONCORD_XLSX_ERROR_NOT_ONE);
  assert_refused (document, CONCORD_XLSX_ERROR_NOT_ONE);
}

/* Cut off anywhere, it is refused: never read as a shorter sheet. */
static void
test_cut_off (void)
{
  g_autoptr (GBytes) book = make_book (BOOK (""), SHEET ("<row><c><v>1</v></c></row>"), 0);
  gsize size = g_bytes_get_size (book);

  for (gsize length = 4; length < size; length += 41)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (book, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (concord_xlsx_read (part, "Concord", &error));
      g_assert_nonnull (error);
    }
}

/* Any byte may be wrong: an answer or a sentence, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) book = make_book (BOOK (""), SHEET ("<row><c t='s'><v>1</v></c></row>"), 0);
  gsize size = g_bytes_get_size (book);

  for (gsize at = 0; at < size; at += 7)
    {
      g_autofree char *data = g_memdup2 (g_bytes_get_data (book, NULL), size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      data[at] = (char) ~data[at];
      bytes = g_bytes_new (data, size);
      rows = concord_xlsx_read (bytes, "Concord", &error);
      g_assert_true ((rows == NULL) == (error != NULL));
    }
}

static void
test_bomb (void)
{
  gsize length = CONCORD_XLSX_MAX_BYTES + 1;
  g_autofree char *blanks = g_strnfill (length, ' ');
  g_autoptr (GBytes) book = make_book (BOOK (""), blanks, length);

  g_assert_cmpuint (g_bytes_get_size (book), <, 200000);
  assert_refused (book, CONCORD_XLSX_ERROR_TOO_LARGE);
}

static void
test_large_cell (void)
{
  g_autofree char *letters = g_strnfill (20 * 1000 * 1000, 'x');
  g_autofree char *sheet
      = g_strconcat ("<worksheet><sheetData><row><c t='inlineStr'><is><t>", letters,
                     "</t></is></c></row></sheetData></worksheet>", NULL);
  g_autoptr (GBytes) book = make_book (BOOK (""), sheet, 0);

  assert_refused (book, CONCORD_XLSX_ERROR_BROKEN);
}

static char *
repeat (const char *before, const char *piece, guint times, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < times; i++)
    g_string_append (text, piece);
  return g_string_free (g_string_append (text, after), FALSE);
}

static void
test_too_many (void)
{
  g_autofree char *cells = repeat ("<worksheet><sheetData>", "<row><c r='J1'><v>1</v></c></row>",
                                   CONCORD_XLSX_MAX_CELLS / 10 + 1, "</sheetData></worksheet>");
  g_autoptr (GBytes) many = make_book (BOOK (""), cells, 0);
  g_autoptr (GBytes) wide = make_book (BOOK (""), SHEET ("<row><c r='XFD1'><v>1</v></c></row>"), 0);

  assert_refused (many, CONCORD_XLSX_ERROR_TOO_LARGE);
  assert_refused (wide, CONCORD_XLSX_ERROR_TOO_LARGE);
}

static void
test_document_type (void)
{
  static const char sheet[]
      = "<!DOCTYPE worksheet [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" SHEET (
          "<row><c t='inlineStr'><is><t>&e;</t></is></c></row>");
  g_autoptr (GBytes) book = make_book (BOOK (""), sheet, 0);
  g_autoptr (GBytes) unsound = make_book (BOOK (""), "<worksheet><sheetData>", 0);
  g_autoptr (GBytes) entity = make_book (BOOK (""), SHEET ("<row><c><v>&nbsp;</v></c></row>"), 0);

  assert_refused (book, CONCORD_XLSX_ERROR_BROKEN);
  assert_refused (unsound, CONCORD_XLSX_ERROR_BROKEN);
  assert_refused (entity, CONCORD_XLSX_ERROR_BROKEN);
}

/* --- ours ----------------------------------------------------------------------------------- */

static const ConcordField *
find_field (const char *name)
{
  ConcordRecordClass *klass = concord_record_types_get_class ("service");

  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  g_assert_not_reached ();
}

static GPtrArray *
make_rows (void)
{
  static const char *const lines[]
      = { "mark~1~Title~~~~", "id~sent~Service~Need~Cost~Ends~Package",
          "service:a~sent:b~=1+1~72.4~-0.07~2026-04-03~In, but late",
          "service:c~sent:d~two\nlines “–” <&> \" ' _x0041_~~1e+20~1850-01-31~",
          "service:e~sent:f~  edge  ~0.1~100~9999-12-31~Out" };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], "~", -1));
  return rows;
}

static GBytes *
write_ours (GPtrArray *rows)
{
  static const char *const choices[] = { "In", "Out", NULL };
  const ConcordXlsxColumn columns[] = { { find_field ("name"), NULL },
                                        { find_field ("need"), NULL },
                                        { find_field ("gross-cost"), NULL },
                                        { find_field ("contract-end"), NULL },
                                        { find_field ("inclusion"), choices } };
  const double limits[] = { 0, 10, NAN, NAN, 0, 5 };
  const guint hidden[] = { 0 };
  const ConcordXlsxForm form = { .title = "Ours",
                                 .made = 1767225600,
                                 .rows = rows,
                                 .columns = columns,
                                 .n_columns = G_N_ELEMENTS (columns),
                                 .labels_row = 1,
                                 .first_row = 2,
                                 .hidden_rows = hidden,
                                 .n_hidden_rows = 1,
                                 .limits = limits,
                                 .can_add = TRUE };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = concord_xlsx_write (&form, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_ours (void)
{
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autoptr (GBytes) bytes = write_ours (rows);
  g_autoptr (GBytes) again = write_ours (rows);

  g_assert_true (concord_xlsx_is_likely (bytes));
  g_assert_true (g_bytes_equal (bytes, again));
  assert_reads (bytes, "Concord",
                "mark|1|Title\nid|sent|Service|Need|Cost|Ends|Package\n"
                "service:a|sent:b|=1+1|72.4|-0.07|2026-04-03|In, but late\n"
                "service:c|sent:d|two\nlines “–” <&> \" ' _x0041_||1e+20|1850-01-31\n"
                "service:e|sent:f|  edge  |0.1|100|9999-12-31|Out");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/kinds", test_kinds);
  g_test_add_func ("/xlsx/not one", test_not_one);
  g_test_add_func ("/xlsx/cut off", test_cut_off);
  g_test_add_func ("/xlsx/damaged", test_damaged);
  g_test_add_func ("/xlsx/bomb", test_bomb);
  g_test_add_func ("/xlsx/large cell", test_large_cell);
  g_test_add_func ("/xlsx/too many", test_too_many);
  g_test_add_func ("/xlsx/document type", test_document_type);
  g_test_add_func ("/xlsx/ours", test_ours);
  return g_test_run ();
}
