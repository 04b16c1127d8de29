/* Files that must be refused: each with one sentence, and never half a document. */
#include "sample.h"

#include <string.h>

typedef struct
{
  const char *file;
  int code;
  const char *message; /* after "x" */
} Case;

#define BROKEN(file, message) { file, CONCORD_STORE_ERROR_BROKEN, message },
#define NOT_OURS(file, message) { file, CONCORD_STORE_ERROR_NOT_OURS, message },

/* clang-format off */
static const Case cases[] = {
  NOT_OURS ("empty", ": The file is empty.")
  NOT_OURS ("plain-text", ": This is not a Concord project: it does not begin like one.")
  NOT_OURS ("binary", ": This is not text; a Concord project is a text file.")
  NOT_OURS ("web-page", ": This is a web page, not a Concord project.")
  NOT_OURS ("xhtml", ":2: This is a web page, not a Concord project.")
  NOT_OURS ("spreadsheet", ": This is a ZIP archive, an office document or a spreadsheet, not a Concord project.")
  NOT_OURS ("paper", ": This is a PDF document, not a Concord project.")
  NOT_OURS ("utf-16", ": This text is in UTF-16; a Concord project is in UTF-8.")
  NOT_OURS ("wrong-root", ":2: This is another kind of file (its outermost element is “document”), not a Concord project.")
  NOT_OURS ("document-type", ":2: The file has a document type declaration, which a Concord project never has; it is refused because such declarations can do harm.")
  NOT_OURS ("entity-bomb", ":2: The file has a document type declaration, which a Concord project never has; it is refused because such declarations can do harm.")
  NOT_OURS ("external-entity", ":2: The file has a document type declaration, which a Concord project never has; it is refused because such declarations can do harm.")
  BROKEN ("latin-1", ":4: There are bytes here that are no UTF-8 text: the file is damaged, or another program saved it in another encoding.")
  BROKEN ("says-latin-1", ":2: The file says that it is in the encoding ISO-8859-1; a Concord project is in UTF-8.")
  BROKEN ("unknown-entity", ":5: A name is wrong or missing here, or an “&” stands by itself: the file is damaged.")
  BROKEN ("ampersand", ":10: A name is wrong or missing here, or an “&” stands by itself: the file is damaged.")
  BROKEN ("merge-conflict", ":7: A name is wrong or missing here, or an “&” stands by itself: the file is damaged.")
  BROKEN ("control-character", ":5: A control character stands here, which no text may hold.")
  BROKEN ("carriage-return", ":21: Service is “Reve\rnues”, but must be text without control characters.")
  BROKEN ("cut-off", ":24: The file ends too early: it was cut off, perhaps while it was being copied.")
  BROKEN ("not-closed", ":23: A service has no part called “supplier”.")
  BROKEN ("text-after-the-end", ":30: There is something behind the end of the project.")
  BROKEN ("two-roots", ":30: There is something behind the end of the project.")
  BROKEN ("attribute-twice", ":21: The same value is given twice here.")
  BROKEN ("no-format", ":2: The file does not say which format it is in.")
  BROKEN ("format-0", ":2: The file does not say which format it is in.")
  BROKEN ("format-not-a-number", ":2: The file does not say which format it is in.")
  BROKEN ("no-minor", ":2: The file does not say which minor format it is in.")
  BROKEN ("no-base", ":3: The part called “base” ought to stand here, but “history” does.")
  BROKEN ("no-state", ":17: The last part of the file, called “state”, is missing.")
  BROKEN ("two-states", ":29: “state” stands behind the end of the project.")
  BROKEN ("no-project", ":18: There is no project here.")
  BROKEN ("two-projects", ":28: There are two projects here; a file holds one.")
  BROKEN ("another-project", ":18: The history belongs to another project (00000000000000a1) than the content (00000000000000a2).")
  BROKEN ("duplicate-id", ":24: Two records have the id 00000000000000b1.")
  BROKEN ("duplicate-id-in-base", ":10: The id 00000000000000b1 is in use already.")
  BROKEN ("dangling-reference", ":25: Service refers to 00000000000000b9, which is not in the file.")
  BROKEN ("dangling-reference-in-base", ":11: Service refers to 00000000000000b9, which is not in the file.")
  BROKEN ("reference-to-another-kind", ":25: Service refers to 00000000000000c1, which is another kind of record.")
  BROKEN ("no-id", ":24: “supplier” has no id, or not one of 16 digits 0-9 and a-f.")
  BROKEN ("bad-id", ":24: “supplier” has no id, or not one of 16 digits 0-9 and a-f.")
  BROKEN ("no-order", ":7: “service” has no order, which says where it stands.")
  BROKEN ("not-a-number", ":21: Staff is “NaN”, but must be a number.")
  BROKEN ("infinite", ":21: Staff is “1e999”, but must be a number.")
  BROKEN ("number-out-of-range", ":21: Need is 101, but must be between 0 and 100.")
  BROKEN ("money-out-of-range", ":21: Gross cost is “1000000000000.01”, but must be an amount in pounds such as 1,250,000 or 1.25m, up to a thousand billion.")
  BROKEN ("money-below-range", ":21: Gross cost is -1250000.00, but must be £0 or more.")
  BROKEN ("choice", ":21: In the package is “maybe”, but must be one of: In, Out, Undecided.")
  BROKEN ("date", ":18: Start is “2027-02-29”, but must be a date such as 3 April 2026 or 2026-04-03.")
  BROKEN ("series-year", ":22: “27” is not a year between 1800 and 2999.")
  BROKEN ("series-order", ":22: Years must rise, but 2026 follows 2026.")
  BROKEN ("series-value", ":22: Users or demand is “many”, but must be a number.")
  BROKEN ("unknown-attribute", ":21: A service has no field called “colour”.")
  BROKEN ("unknown-element", ":22: A service has no part called “colour”.")
  BROKEN ("unknown-record", ":24: A project has no part called “vendor”.")
  BROKEN ("unknown-namespace", ":22: A service has no part called “{urn:other}demand”.")
  BROKEN ("prefix", ":2: “y” is not known here.")
  BROKEN ("record-out-of-place", ":24: A project has no part called “ability”.")
  BROKEN ("field-twice", ":20: “summary” is given twice.")
  BROKEN ("field-after-records", ":27: “summary” must stand ahead of the records below its project.")
  BROKEN ("stray-text", ":16: There is text here where no text may stand.")
  BROKEN ("element-in-text", ":19: “b” can't stand here.")
  BROKEN ("not-a-revision", ":16: “version” can't stand here.")
  BROKEN ("revision-seal", ":16: A revision has no seal, or not one of 64 digits 0-9 and a-f.")
  BROKEN ("revision-author", ":16: A revision does not say who made it.")
  BROKEN ("revision-time", ":16: A revision does not say when it was made.")
  BROKEN ("revision-attribute", ":16: “place” is not known here.")
  BROKEN ("history-element", ":16: “stop” is not known here.")
  BROKEN ("step-time", ":16: A step does not say when it was made.")
  BROKEN ("change-element", ":16: “give” is not known here.")
  BROKEN ("change-id", ":16: A change of the history names no record (“id”).")
  BROKEN ("change-field", ":16: “colour” is not known here.")
  BROKEN ("change-type", ":16: “vendor” is not known here.")
  BROKEN ("change-place", ":16: A change of the history lacks “order”.")
  BROKEN ("change-year", ":16: “-1” is not a year.")
};
/* clang-format on */

static void
test_file (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *name = g_strdup_printf ("broken/%s.concord", one->file);
  g_autofree char *expected = g_strconcat ("x", one->message, NULL);
  gsize length;
  g_autofree char *text = sample_get_file (name, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (concord_project_read (bytes, "x", NULL, &error));
  g_assert_cmpstr (error->message, ==, expected);
  g_assert_error (error, CONCORD_STORE_ERROR, one->code);
}

/* No file of the folder is forgotten by the table. */
static void
test_all_files (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "tests", "files", "broken", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (cases));
}

static void
test_cut_anywhere (void)
{
  gsize length;
  g_autofree char *text = sample_get_file ("old/format-1.0.concord", &length);

  /* Without its last line end the file is still whole. */
  for (gsize cut = 0; cut < length - 1; cut++)
    {
      g_autofree char *message = sample_refuse (text, cut);

      g_assert_true (g_str_has_suffix (message, "."));
      if (cut > 0)
        g_assert_nonnull (strstr (message, "ends too early"));
    }
}

/* Single bytes changed at random: a sound document or an error, nothing between and no crash. */
static void
test_mutations (void)
{
  gsize length;
  g_autofree char *text = sample_get_file ("old/format-1.0.concord", &length);
  GRand *random = g_rand_new_with_seed (20261123);
  guint opened = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *mutant = g_memdup2 (text, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (ConcordDocument) document = NULL;
      g_autoptr (GPtrArray) problems
          = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);
      g_autoptr (GError) error = NULL;

      mutant[g_rand_int_range (random, 0, (gint32) length)]
          = (char) g_rand_int_range (random, 0, 256);
      bytes = g_bytes_new_static (mutant, length);
      document = concord_project_read (bytes, "x", problems, &error);
      g_assert_true ((document == NULL) == (error != NULL));
      g_assert_true ((problems->len == 0) == (error == NULL));
      opened += document != NULL;
    }
  g_rand_free (random);
  g_assert_cmpuint (opened, >, 0);
  g_assert_cmpuint (opened, <, 4000);
}

static char *
wrap (const char *content)
{
  return g_strconcat ("<concord xmlns=\"urn:concord:project:1\" format=\"1\" minor=\"0\">"
                      "<base><project id=\"00000000000000a1\"/></base><history/>"
                      "<state>",
                      content, "</state></concord>", NULL);
}

static void
test_deep (void)
{
  GString *deep = g_string_new ("<project id=\"00000000000000a1\">");
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "<x>");
  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "</x>");
  g_string_append (deep, "</project>");
  content = g_string_free (deep, FALSE);
  text = wrap (content);
  newer = sample_replace (text, "minor=\"0\"", "minor=\"9\"");
  message = sample_refuse (newer, strlen (newer));
  g_assert_cmpstr (message, ==, "x:1: Elements stand more than 64 deep in each other here.");
}

/* Criteria, which may stand in each other, and too many of them. */
static void
test_deep_records (void)
{
  GString *deep = g_string_new ("<project id=\"00000000000000a1\">");
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (deep, "<criterion order=\"G\" id=\"%016x\">", i + 4096);
  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "</criterion>");
  g_string_append (deep, "</project>");
  content = g_string_free (deep, FALSE);
  text = wrap (content);
  message = sample_refuse (text, strlen (text));
  g_assert_cmpstr (message, ==, "x:1: Records stand at most 50 deep in each other.");
}

static void
test_huge_attribute (void)
{
  g_autofree char *huge = g_strnfill (20 << 20, 'x');
  g_autofree char *content
      = g_strconcat ("<project id=\"00000000000000a1\" title=\"", huge, "\"/>", NULL);
  g_autofree char *text = wrap (content);
  g_autofree char *message = sample_refuse (text, strlen (text));

  g_assert_cmpstr (message, ==, "x:1: A text is longer than 10 million bytes.");
}

static void
test_huge_text (void)
{
  g_autofree char *huge = g_strnfill (20 << 20, 'x');
  g_autofree char *content = g_strconcat ("<project id=\"00000000000000a1\"><summary>", huge,
                                          "</summary></project>", NULL);
  g_autofree char *text = wrap (content);
  g_autofree char *message = sample_refuse (text, strlen (text));

  g_assert_cmpstr (message, ==, "x:1: A text is longer than 10 million bytes.");
}

static void
test_huge_file (void)
{
  gsize size = ((gsize) 256 << 20) + 1;
  g_autofree char *blanks = g_malloc (size);
  g_autofree char *message = NULL;

  memset (blanks, ' ', size);
  message = sample_refuse (blanks, size);
  g_assert_cmpstr (message, ==, "x: The file is larger than 256 MiB, more than any project needs.");
}

/* All that is wrong is told at once, with lines, also beyond what a node's line can count. */
static void
test_several_problems (void)
{
  g_autofree char *lines = g_strnfill (70000, '\n');
  g_autofree char *content = g_strconcat (
      "\n<project id=\"00000000000000a1\" lifetime=\"0\">\n"
      "<service id=\"00000000000000b1\" order=\"G\" need=\"x\" staff=\"-1\"/>\n",
      lines, "<service id=\"00000000000000b2\" order=\"H\" colour=\"red\"/></project>", NULL);
  g_autofree char *text = wrap (content);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);
  g_autoptr (GError) error = NULL;
  static const int expected[] = { 2, 3, 3, 70004 };

  g_assert_null (concord_project_read (bytes, "x", problems, &error));
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (((ConcordProblem *) problems->pdata[i])->line, ==, expected[i]);
  g_assert_cmpstr (error->message, ==,
                   "x:2: Lifetime is 0, but must be between 1 and 300.");
}

static void
test_many_problems (void)
{
  GString *many = g_string_new ("<project id=\"00000000000000a1\">");
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);

  for (guint i = 0; i < 1000; i++)
    g_string_append (many, "<colour/>");
  g_string_append (many, "</project>");
  content = g_string_free (many, FALSE);
  text = wrap (content);
  bytes = g_bytes_new_static (text, strlen (text));
  g_assert_null (concord_project_read (bytes, "x", problems, NULL));
  g_assert_cmpuint (problems->len, ==, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/broken/file/", cases[i].file, NULL);

      g_test_add_data_func (path, &cases[i], test_file);
    }
  g_test_add_func ("/store/broken/all-files", test_all_files);
  g_test_add_func ("/store/broken/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/store/broken/mutations", test_mutations);
  g_test_add_func ("/store/broken/deep", test_deep);
  g_test_add_func ("/store/broken/deep-records", test_deep_records);
  g_test_add_func ("/store/broken/huge-attribute", test_huge_attribute);
  g_test_add_func ("/store/broken/huge-text", test_huge_text);
  g_test_add_func ("/store/broken/huge-file", test_huge_file);
  g_test_add_func ("/store/broken/several-problems", test_several_problems);
  g_test_add_func ("/store/broken/many-problems", test_many_problems);
  return g_test_run ();
}
