/* Files of newer versions: a newer minor opens and loses nothing, a newer format is refused. */
#include "sample.h"

#include "model/canonical.h"

#include <string.h>

static void
test_same_bytes (void)
{
  g_autofree char *text = sample_get_file ("newer/minor-7.concord", NULL);
  g_autoptr (ConcordDocument) document = sample_read (text);
  g_autofree char *again = sample_write (document);

  g_assert_cmpint (concord_document_get_newer_minor (document), ==, 7);
  g_assert_cmpuint (concord_document_get_warnings (document)->len, ==, 0);
  g_assert_false (concord_document_is_dirty (document));
  g_assert_cmpstr (again, ==, text);
}

/* An edit changes its own place and nothing else. */
static void
test_edit (void)
{
  g_autofree char *text = sample_get_file ("newer/minor-7.concord", NULL);
  g_autoptr (ConcordDocument) document = sample_read (text);
  g_autofree char *before = g_strdup (strstr (text, " <state>"));
  g_autofree char *expected = sample_replace (before, "need=\"70\"", "need=\"75\"");
  g_autofree char *after = NULL;
  g_autoptr (ConcordDocument) read = NULL;

  concord_document_set (document, sample_find (document, "service"), "need", "75", NULL, NULL);
  sample_commit (document, NULL);
  after = sample_write (document);
  g_assert_cmpstr (strstr (after, " <state>"), ==, expected);
  read = sample_read (after);
  g_assert_cmpuint (concord_document_get_revisions (read)->len, ==, 2);
  g_assert_cmpuint (concord_document_get_warnings (read)->len, ==, 0);
}

/* What stood after a field stays in its place when the field becomes absent. */
static void
test_absent_neighbour (void)
{
  g_autofree char *text = sample_get_file ("newer/minor-7.concord", NULL);
  g_autoptr (ConcordDocument) document = sample_read (text);
  ConcordRecord *service = sample_find (document, "service");
  g_autofree char *after = NULL;

  concord_document_set (document, service, "gross-cost", NULL, NULL, NULL);
  sample_commit (document, NULL);
  after = sample_write (document);
  g_assert_nonnull (
      strstr (strstr (after, " <state>"), "name=\"Revenues\" gross-cost-base=\"real\" income="));
}

/* A removal that is taken back brings what a newer version wrote with it, and the chain holds. */
static void
test_undone_removal (void)
{
  g_autofree char *text = sample_get_file ("newer/minor-7.concord", NULL);
  g_autoptr (ConcordDocument) document = sample_read (text);
  g_autofree char *after = NULL;
  g_autoptr (ConcordDocument) read = NULL;
  const ConcordRevision *last;
  g_autofree char *hash = NULL;

  g_assert_true (concord_document_remove (document, sample_find (document, "service"), NULL));
  sample_commit (document, NULL);
  concord_document_undo (document);
  sample_commit (document, NULL);
  after = sample_write (document);
  g_assert_cmpstr (strstr (after, " <state>"), ==, strstr (text, " <state>"));
  read = sample_read (after);
  last = concord_document_get_revisions (read)->pdata[2];
  hash = concord_revision_dup_hash (last);
  g_assert_cmpstr (hash, ==, last->id);
  g_assert_cmpuint (concord_document_get_warnings (read)->len, ==, 0);
}

static void
test_template (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "tests", "files",
                                            "newer", "minor-7.concord", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ConcordDocument) fresh = concord_project_load_template (file, NULL);
  g_autofree char *text = sample_write (fresh);

  g_assert_cmpint (concord_document_get_newer_minor (fresh), ==, 7);
  g_assert_nonnull (strstr (text, "<b>must</b>"));
  g_assert_nonnull (strstr (text, "gross-cost-base"));
}

/* Verify says what it can't tell rather than that all is well. */
static void
test_verify (void)
{
  g_autofree char *text = sample_get_file ("newer/minor-7.concord", NULL);
  g_autoptr (ConcordDocument) document = sample_read (text);
  g_autoptr (GPtrArray) complaints = concord_canonical_verify (document);
  gboolean said = FALSE;

  for (guint i = 0; i < complaints->len; i++)
    said |= strstr (complaints->pdata[i], "newer version") != NULL;
  g_assert_true (said);
}

/* A file whose newer minor knows a choice that we don't, in base, history and state; beside it other
 * things that only that minor knows. */
static char *
dup_newer_choice (void)
{
  g_autofree char *text = sample_get_file ("newer/minor-7.concord", NULL);
  GString *newer = g_string_new (text);

  g_assert_cmpuint (g_string_replace (newer, "inclusion=\"in\"", "inclusion=\"half\" b=\"2\"", 0),
                    ==, 2);
  g_assert_cmpuint (g_string_replace (newer, "need=\"70\"", "need=\"70\" a=\"1\"", 0), ==, 2);
  g_assert_cmpuint (g_string_replace (newer, "field=\"colour\" value=\"red\"",
                                      "field=\"inclusion\" value=\"half\"", 0),
                    ==, 1);
  return g_string_free (newer, FALSE);
}

static void
test_choice (void)
{
  g_autofree char *text = dup_newer_choice ();
  g_autoptr (ConcordDocument) document = sample_read (text);
  ConcordRecord *service = sample_find (document, "service");
  const ConcordField *field = concord_record_find_field (service, "inclusion");
  g_autofree char *again = sample_write (document);
  g_autofree char *shown = concord_record_dup_text (service, field);

  g_assert_cmpstr (again, ==, text);
  g_assert_true (concord_record_is_absent (service, field));
  g_assert_cmpstr (shown, ==, "–");
  g_assert_cmpuint (concord_document_get_warnings (document)->len, ==, 0);
  g_assert_false (concord_document_is_dirty (document));
  /* Clearing a cell that looks blank keeps what is there. */
  g_assert_true (concord_document_set (document, service, "inclusion", NULL, NULL, NULL));
  g_assert_false (concord_document_is_dirty (document));
}

/* A value that is given takes its place; taking that back brings it back to where it was. */
static void
test_choice_replaced (void)
{
  g_autofree char *text = dup_newer_choice ();
  g_autoptr (ConcordDocument) document = sample_read (text);
  ConcordRecord *service = sample_find (document, "service");
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (ConcordDocument) read = NULL;
  g_autoptr (ConcordDocument) last = NULL;

  g_assert_true (concord_document_set (document, service, "inclusion", "out", NULL, NULL));
  sample_commit (document, NULL);
  after = sample_write (document);
  g_assert_nonnull (strstr (strstr (after, " <state>"), "inclusion=\"out\" b=\"2\""));
  g_assert_null (strstr (strstr (after, " <state>"), "half"));
  read = sample_read (after);
  g_assert_cmpuint (concord_document_get_warnings (read)->len, ==, 0);
  g_assert_true (concord_canonical_equal (document, read));
  concord_document_undo (document);
  sample_commit (document, NULL);
  undone = sample_write (document);
  g_assert_cmpstr (strstr (undone, " <state>"), ==, strstr (text, " <state>"));
  last = sample_read (undone);
  g_assert_cmpuint (concord_document_get_warnings (last)->len, ==, 0);
  g_assert_true (concord_canonical_equal (document, last));
}

/* In our own minor such a choice is an error, with the values that there are. */
static void
test_choice_of_ours (void)
{
  g_autofree char *text = sample_get_file ("good/by-hand.concord", NULL);
  g_autofree char *ours = sample_replace (text, "inclusion=\"in\"", "inclusion=\"half\"");
  g_autoptr (GBytes) bytes = g_bytes_new_static (ours, strlen (ours));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (ours, !=, text);
  g_assert_null (concord_project_read (bytes, "x", NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, "is “half”, but must be one of: "));
}

/* The same content under our own minor is full of errors. */
static void
test_known_minor (void)
{
  g_autofree char *text = sample_get_file ("newer/minor-7.concord", NULL);
  g_autofree char *ours = sample_replace (text, "minor=\"7\"", "minor=\"0\"");
  g_autoptr (GBytes) bytes = g_bytes_new_static (ours, strlen (ours));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);
  g_autoptr (GError) error = NULL;

  g_assert_null (concord_project_read (bytes, "x", problems, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
  g_assert_cmpstr (error->message, ==, "x:4: A project has no field called “sealed”.");
  g_assert_cmpuint (problems->len, >, 10);
}

static void
test_newer_format (void)
{
  gsize length;
  g_autofree char *text = sample_get_file ("newer/format-2.concord", &length);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (concord_project_read (bytes, "x", NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_NEWER);
  g_assert_cmpstr (error->message, ==,
                   "x:2: This project is in format 2, and this version of Concord reads formats "
                   "up to 1: open it with a newer version.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/newer/same-bytes", test_same_bytes);
  g_test_add_func ("/store/newer/edit", test_edit);
  g_test_add_func ("/store/newer/absent-neighbour", test_absent_neighbour);
  g_test_add_func ("/store/newer/undone-removal", test_undone_removal);
  g_test_add_func ("/store/newer/template", test_template);
  g_test_add_func ("/store/newer/verify", test_verify);
  g_test_add_func ("/store/newer/choice", test_choice);
  g_test_add_func ("/store/newer/choice-replaced", test_choice_replaced);
  g_test_add_func ("/store/newer/choice-of-ours", test_choice_of_ours);
  g_test_add_func ("/store/newer/known-minor", test_known_minor);
  g_test_add_func ("/store/newer/newer-format", test_newer_format);
  return g_test_run ();
}
