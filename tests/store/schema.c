/* The schema in data/ is the one of the field tables, and what is written validates against it. */
#include "sample.h"

#include "store/schema.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

static char *
get_schema_path (void)
{
  return g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", "concord.rng", NULL);
}

/* With CONCORD_UPDATE_SCHEMA=1 in the environment the file is written anew. */
static void
test_is_current (void)
{
  g_autofree char *path = get_schema_path ();
  g_autofree char *text = concord_schema_dup_text ();
  g_autofree char *committed = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("CONCORD_UPDATE_SCHEMA"), "1") == 0)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_file_get_contents (path, &committed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (committed, ==, text);
}

static xmlRelaxNGPtr
load_schema (void)
{
  g_autofree char *path = get_schema_path ();
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNGPtr schema = xmlRelaxNGParse (parser);

  xmlRelaxNGFreeParserCtxt (parser);
  g_assert_nonnull (schema);
  return schema;
}

static void
ignore (void *data, const char *format, ...)
{
}

static gboolean
validates (const char *text, gboolean quiet)
{
  xmlRelaxNGPtr schema = load_schema ();
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (schema);
  xmlDocPtr tree = xmlReadMemory (text, (int) strlen (text), "x", NULL, XML_PARSE_NONET);
  gboolean good;

  g_assert_nonnull (tree);
  if (quiet)
    xmlRelaxNGSetValidErrors (context, ignore, ignore, NULL);
  good = xmlRelaxNGValidateDoc (context, tree) == 0;
  xmlFreeDoc (tree);
  xmlRelaxNGFreeValidCtxt (context);
  xmlRelaxNGFree (schema);
  return good;
}

static void
test_written_files (void)
{
  g_autoptr (ConcordDocument) everything = sample_everything ();
  g_autoptr (ConcordDocument) small = sample_small ();
  g_autoptr (ConcordDocument) empty = concord_document_new ();
  ConcordDocument *const documents[] = { everything, small, empty };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *text = sample_write (documents[i]);

      g_assert_true (validates (text, FALSE));
    }
}

static void
test_files_of_tests (void)
{
  static const char *const names[] = { "good/by-hand.concord", "old/format-1.0.concord",
                                        "old/format-1.1.concord" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = sample_get_file (names[i], NULL);

      g_assert_true (validates (text, FALSE));
    }
}

static void
check_folder (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", name, NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);

  for (const char *file = files == NULL ? NULL : g_dir_read_name (files); file != NULL;
       file = g_dir_read_name (files))
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (file, ".concord"))
        continue;
      g_test_message ("%s", path);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (validates (text, FALSE));
      g_object_unref (sample_read (text));
    }
}

/* What is installed opens and validates. */
static void
test_shipped_files (void)
{
  g_autofree char *small = sample_get_file ("good/by-hand.concord", NULL);

  check_folder ("catalogues");
  check_folder ("samples");
  check_folder ("templates");
  g_assert_true (validates (small, FALSE));
}

/* The schema is not so lax that anything passes. */
static void
test_wrong_values (void)
{
  static const char *const changes[][2] = {
    { "need=\"70\"", "need=\"101\"" },
    { "need=\"70\"", "need=\"7.5\"" },
    { "need=\"70\"", "need=\"NaN\"" },
    { "need=\"70\"", "needs=\"70\"" },
    { "staff=\"12.5\"", "staff=\"-1\"" },
    { "appetite=\"0.25\"", "appetite=\"1.5\"" },
    { "gross-cost=\"1250000.00\"", "gross-cost=\"1250000\"" },
    { "gross-cost=\"1250000.00\"", "gross-cost=\"1000000000000.01\"" },
    { "gross-cost=\"1250000.00\"", "gross-cost=\"-1.00\"" },
    { "start=\"2027-04-01\"", "start=\"2027-02-30\"" },
    { "inclusion=\"in\"", "inclusion=\"maybe\"" },
    { "id=\"00000000000000b1\"", "id=\"b1\"" },
    { "order=\"G\"", "order=\"\"" },
    { "n=\"2026\"", "n=\"1700\"" },
    { ">1000<", "><" },
    { "<summary>", "<bidder id=\"00000000000000d1\" order=\"G\"/><summary>" },
    { "format=\"1\"", "format=\"1\" other=\"0\"" },
    { "<history>", "<history><revision id=\"1\"/>" },
  };
  g_autofree char *text = sample_get_file ("good/by-hand.concord", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *wrong = sample_replace (text, changes[i][0], changes[i][1]);

      if (validates (wrong, TRUE))
        g_error ("%s validates", changes[i][1]);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/is-current", test_is_current);
  g_test_add_func ("/store/schema/written-files", test_written_files);
  g_test_add_func ("/store/schema/files-of-tests", test_files_of_tests);
  g_test_add_func ("/store/schema/shipped-files", test_shipped_files);
  g_test_add_func ("/store/schema/wrong-values", test_wrong_values);
  result = g_test_run ();
  xmlCleanupParser ();
  return result;
}
