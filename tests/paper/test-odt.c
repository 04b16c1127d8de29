/* OpenDocument texts of contents that no project would give: all of it is there, as XML. */
#include "made-content.h"

#include "paper/odt.h"
#include "paper/pieces.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <string.h>

static const ConcordOdtSettings plain = { CONCORD_THEME_LIGHT, A4_WIDTH, A4_HEIGHT,
                                          CONCORD_PAPER_PART_A, NULL, NULL, FALSE };

static char *
write_content (const ConcordContent *content, const ConcordOdtSettings *settings)
{
  char *path = check_path ("content.odt");
  g_autoptr (GError) error = NULL;

  g_assert_true (concord_odt_write (content, settings, path, &error));
  g_assert_no_error (error);
  return path;
}

/* One of the files in the package, which another library reads. */
static GString *
read_part (const char *path, const char *name)
{
  struct archive *in = archive_read_new ();
  struct archive_entry *entry;
  GString *text = NULL;

  archive_read_support_format_zip (in);
  g_assert_cmpint (archive_read_open_filename (in, path, 4096), ==, ARCHIVE_OK);
  while (archive_read_next_header (in, &entry) == ARCHIVE_OK)
    {
      char piece[4096];
      la_ssize_t got;

      if (!g_str_equal (archive_entry_pathname (entry), name))
        continue;
      g_assert_null (text);
      text = g_string_new (NULL);
      while ((got = archive_read_data (in, piece, sizeof piece)) > 0)
        g_string_append_len (text, piece, got);
      g_assert_cmpint (got, ==, 0);
    }
  archive_read_free (in);
  g_assert_nonnull (text);
  return text;
}

static xmlDocPtr
parse_part (const char *path, const char *name)
{
  GString *text = read_part (path, name);
  xmlDocPtr parsed = xmlReadMemory (text->str, (int) text->len, name, NULL, XML_PARSE_NONET);

  g_string_free (text, TRUE);
  g_assert_nonnull (parsed);
  return parsed;
}

static guint
count (xmlDocPtr parsed, const char *name)
{
  g_autofree char *path = g_strdup_printf ("//*[local-name() = '%s']", name);
  xmlXPathContextPtr context = xmlXPathNewContext (parsed);
  xmlXPathObjectPtr found = xmlXPathEvalExpression (BAD_CAST path, context);
  guint n = found->nodesetval == NULL ? 0 : (guint) found->nodesetval->nodeNr;

  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return n;
}

static xmlNodePtr
find_contents (xmlNodePtr node)
{
  for (; node != NULL; node = node->next)
    {
      xmlNodePtr found;

      if (node->type == XML_ELEMENT_NODE
          && xmlStrEqual (node->name, BAD_CAST "table-of-content"))
        return node;
      found = find_contents (node->children);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What the text says, without its contents. */
static char *
dup_words (xmlDocPtr parsed)
{
  xmlNodePtr contents = find_contents (xmlDocGetRootElement (parsed));
  xmlChar *words;
  char *copy;

  if (contents != NULL)
    {
      xmlUnlinkNode (contents);
      xmlFreeNode (contents);
    }
  words = xmlNodeGetContent (xmlDocGetRootElement (parsed));
  copy = g_strdup ((const char *) words);
  xmlFree (words);
  return copy;
}

/* --- tests ----------------------------------------------------------------------------------- */

static void
test_chance (void)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    {
      g_autoptr (ConcordDocument) document = check_document ();
      g_autoptr (ConcordContent) content = made_content_by_chance (document, seed);
      g_autofree char *path = write_content (content, &plain);
      xmlDocPtr parsed = parse_part (path, "content.xml");
      guint n_pictures = count (parsed, "frame"), n_figures = 0;
      g_autofree char *words = dup_words (parsed);
      const char *at = words;

      for (guint i = 0; i < content->pieces->len; i++)
        {
          const ConcordPiece *piece = content->pieces->pdata[i];
          g_autofree char *mark = g_strdup_printf ("q%uq", i);

          n_figures += piece->kind == CONCORD_PIECE_FIGURE;
          if (piece->text == NULL || strstr (piece->text, mark) == NULL)
            continue;
          at = strstr (at, mark);
          g_assert_nonnull (at);
          at += strlen (mark);
        }
      g_assert_cmpuint (n_pictures, ==, n_figures);
      xmlFreeDoc (parsed);
      g_remove (path);
    }
}

static void
test_long_report (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_long_report (document);
  g_autofree char *path = write_content (content, &plain);
  xmlDocPtr parsed = parse_part (path, "content.xml");

  g_assert_cmpuint (count (parsed, "table-of-content"), ==, 1);
  g_assert_cmpuint (count (parsed, "h"), ==, count (parsed, "bookmark-ref"));
  xmlFreeDoc (parsed);
}

static void
test_nothing (void)
{
  g_autoptr (ConcordContent) content = concord_content_new_empty ();
  g_autofree char *path = write_content (content, &plain);
  xmlDocPtr parsed = parse_part (path, "content.xml");

  g_assert_cmpuint (count (parsed, "p"), ==, 0);
  xmlFreeDoc (parsed);
  xmlFreeDoc (parse_part (path, "styles.xml"));
  xmlFreeDoc (parse_part (path, "meta.xml"));
}

/* Pieces without what they should have, on a page that is too small for them. */
static void
test_pieces_without_text (void)
{
  g_autoptr (ConcordContent) content = concord_content_new_empty ();
  ConcordOdtSettings tiny = plain;
  g_autofree char *path = NULL;
  xmlDocPtr parsed;

  tiny.width = tiny.height = 10;
  for (guint kind = CONCORD_PIECE_TITLE; kind <= CONCORD_PIECE_NOTE; kind++)
    if (kind != CONCORD_PIECE_FIGURE && kind != CONCORD_PIECE_TABLE && kind != CONCORD_PIECE_FACTS)
      concord_content_take (content, kind, NULL);
  concord_content_take (content, CONCORD_PIECE_TABLE, NULL)->table = concord_text_table_new ();
  concord_content_take (content, CONCORD_PIECE_FACTS, NULL)->table = concord_text_table_new ();
  path = write_content (content, &tiny);
  parsed = parse_part (path, "content.xml");
  g_assert_cmpuint (count (parsed, "table"), ==, 0);
  g_assert_cmpuint (count (parsed, "h"), ==, 1);
  g_assert_cmpuint (count (parsed, "list-item"), ==, 1);
  xmlFreeDoc (parsed);
}

/* XML has no way to write these letters: they are left out, and the rest stays. */
static void
test_forbidden_letters (void)
{
  g_autoptr (ConcordContent) content = concord_content_new_empty ();
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  xmlDocPtr parsed;

  content->title = g_strdup ("a\x01z\xff");
  concord_content_take (content, CONCORD_PIECE_PARAGRAPH,
                        g_strdup ("one\x02two\xef\xbf\xbf\x7fthree\xc3(four"));
  path = write_content (content, &plain);
  parsed = parse_part (path, "content.xml");
  words = dup_words (parsed);
  g_assert_cmpstr (words, ==, "onetwothree\xef\xbf\xbd(four");
  xmlFreeDoc (parsed);
  xmlFreeDoc (parse_part (path, "meta.xml"));
}

/* A first space, and the second of two, would be layout of the file. */
static void
test_spaces (void)
{
  g_autoptr (ConcordContent) content = concord_content_new_empty ();
  g_autofree char *path = NULL;
  xmlDocPtr parsed;

  concord_content_take (content, CONCORD_PIECE_PARAGRAPH, g_strdup (" a  b   c\nd\te"));
  path = write_content (content, &plain);
  parsed = parse_part (path, "content.xml");
  /* One before a, one more before b, two more before c. */
  g_assert_cmpuint (count (parsed, "s"), ==, 4);
  g_assert_cmpuint (count (parsed, "line-break"), ==, 1);
  g_assert_cmpuint (count (parsed, "tab"), ==, 0);
  xmlFreeDoc (parsed);
}

/* What is a folder stays one, and the sentence names it. */
static void
test_folder (void)
{
  g_autoptr (ConcordContent) content = concord_content_new_empty ();
  g_autofree char *path = check_path ("folder.odt");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0755), ==, 0);
  g_assert_false (concord_odt_write (content, &plain, path, &error));
  g_assert_nonnull (strstr (error->message, "folder.odt"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odt/chance", test_chance);
  g_test_add_func ("/odt/long-report", test_long_report);
  g_test_add_func ("/odt/nothing", test_nothing);
  g_test_add_func ("/odt/pieces-without-text", test_pieces_without_text);
  g_test_add_func ("/odt/forbidden-letters", test_forbidden_letters);
  g_test_add_func ("/odt/spaces", test_spaces);
  g_test_add_func ("/odt/folder", test_folder);
  return g_test_run ();
}
