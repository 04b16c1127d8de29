/* Whole files: loading, templates, what was edited or forged elsewhere, steps on one line. */
#include "sample.h"

#include "model/canonical.h"

#include <glib/gstdio.h>
#include <string.h>

static GFile *
save_temporary (const char *text, char **path)
{
  int descriptor = g_file_open_tmp ("concord-XXXXXX.concord", path, NULL);

  g_assert_cmpint (descriptor, >=, 0);
  g_close (descriptor, NULL);
  g_assert_true (g_file_set_contents (*path, text, -1, NULL));
  return g_file_new_for_path (*path);
}

static void
test_load (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  g_autofree char *text = sample_write (document);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = save_temporary (text, &path);
  g_autofree char *etag = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) read = concord_project_load (file, &etag, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (etag);
  again = sample_write (read);
  g_assert_cmpstr (again, ==, text);
  g_unlink (path);
}

static void
test_load_nothing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.concord");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (concord_project_load (file, &etag, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (concord_project_load (folder, &etag, NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (etag);
}

/* A device that never ends is not read for ever. */
static void
test_load_endless (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;

  g_assert_null (concord_project_load (file, NULL, NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_TOO_LARGE);
}

static void
test_good_file (void)
{
  g_autofree char *text = sample_get_file ("good/by-hand.concord", NULL);
  g_autoptr (ConcordDocument) document = sample_read (text);
  ConcordProject *project = concord_document_get_project (document);
  g_autofree char *demand = sample_get (sample_find (document, "service"), "demand");
  g_autofree char *again = sample_write (document);

  g_assert_cmpuint (concord_document_get_warnings (document)->len, ==, 0);
  g_assert_cmpstr (project->title, ==, "Customer services & more");
  g_assert_cmpstr (project->summary, ==, "One paragraph.\nAnother one.");
  g_assert_cmpfloat (project->lifetime, ==, 10);
  g_assert_cmpstr (demand, ==, "2026:1000 2027:0");
  g_assert_cmpuint (concord_document_get_n_records (document), ==, 4);
  /* It was written by hand as the program would write it. */
  g_assert_cmpstr (again, ==, text);
}

/* A file of the first format, hashes and all, must open as long as the program lives. */
static void
test_old_file (void)
{
  g_autofree char *text = sample_get_file ("old/format-1.0.concord", NULL);
  g_autoptr (ConcordDocument) document = sample_read (text);
  g_autoptr (GPtrArray) complaints = concord_canonical_verify (document);

  g_assert_cmpuint (concord_document_get_warnings (document)->len, ==, 0);
  g_assert_cmpuint (complaints->len, ==, 0);
  g_assert_cmpuint (concord_document_get_revisions (document)->len, ==, 2);
}

static void
test_template (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  g_autofree char *text = sample_write (document);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = save_temporary (text, &path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) fresh = concord_project_load_template (file, &error);
  const char *old = concord_record_get_id (sample_find (document, "project"));
  const char *id;
  g_autofree char *ours = concord_canonical_dup_text (document);
  g_autofree char *theirs = NULL;
  g_autofree char *written = NULL;
  g_autoptr (ConcordDocument) again = NULL;
  g_autoptr (GString) expected = g_string_new (ours);

  g_assert_no_error (error);
  id = concord_record_get_id (sample_find (fresh, "project"));
  g_assert_cmpstr (id, !=, old);
  g_assert_cmpuint (concord_document_get_revisions (fresh)->len, ==, 0);
  g_assert_cmpuint (concord_document_get_warnings (fresh)->len, ==, 0);
  g_assert_false (concord_document_is_dirty (fresh));
  g_assert_cmpuint (concord_document_get_n_records (fresh), ==,
                    concord_document_get_n_records (document));
  /* The same lines but for the id, which also decides where the project's lines stand. */
  theirs = concord_canonical_dup_text (fresh);
  g_string_replace (expected, old, id, 0);
  g_assert_cmpuint (strlen (theirs), ==, expected->len);
  written = sample_write (fresh);
  again = sample_read (written);
  g_assert_cmpuint (concord_document_get_warnings (again)->len, ==, 0);
  g_assert_cmpstr (concord_record_get_id (sample_find (again, "mark")), ==,
                   concord_record_get_id (sample_find (document, "mark")));
  g_unlink (path);
}

static char *
write_small (void)
{
  g_autoptr (ConcordDocument) document = sample_small ();

  return sample_write (document);
}

/* A change of the state that no step made. @old is looked for in the state alone. */
static char *
edit_state (const char *text, const char *old, const char *replacement)
{
  const char *state = strstr (text, "<state>");
  g_autofree char *tail = sample_replace (state, old, replacement);
  g_autofree char *front = g_strndup (text, (gsize) (state - text));

  return g_strconcat (front, tail, NULL);
}

static void
test_edited_state (void)
{
  static const char *const edits[][2] = {
    { "need=\"70\"", "need=\"71\"" },
    { " need=\"70\"", "" },
    { "need=\"70\"", "need=\"70\" staff=\"3\"" },
    { "title=\"Small\"", "title=\"Large\"" },
    { "</project>", "<supplier id=\"00000000000000aa\" order=\"G\" name=\"New\"/></project>" },
  };
  g_autofree char *text = write_small ();

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *edited = edit_state (text, edits[i][0], edits[i][1]);
      g_autoptr (ConcordDocument) document = sample_read (edited);
      GPtrArray *unsaved = concord_document_get_unsaved (document);
      g_autoptr (GPtrArray) complaints = concord_canonical_verify (document);

      g_assert_cmpuint (unsaved->len, ==, 1);
      g_assert_cmpstr (concord_step_get_label (unsaved->pdata[0]), ==, "Edited outside Concord");
      g_assert_cmpuint (concord_document_get_warnings (document)->len, ==, 1);
      g_assert_true (concord_document_is_dirty (document));
      g_assert_cmpuint (complaints->len, >, 0);
    }
}

/* A record that the state leaves out was removed elsewhere. */
static void
test_removed_elsewhere (void)
{
  g_autofree char *text = write_small ();
  char *start = strstr (strstr (text, "<state>"), "<service");
  char *end = strstr (start, "/>") + 2;
  g_autoptr (ConcordDocument) document = NULL;

  memset (start, ' ', (gsize) (end - start));
  document = sample_read (text);
  g_assert_null (sample_find (document, "service"));
  g_assert_cmpuint (concord_document_get_unsaved (document)->len, ==, 1);
  sample_commit (document, NULL);
  g_assert_cmpuint (concord_document_get_revisions (document)->len, ==, 2);
}

/* What was edited elsewhere becomes a revision like any other: what was hashed is written. */
static void
test_saved_edits (void)
{
  static const char *const edits[][2] = {
    { "order=\"G\"", "order=\"H\"" },
    { "<service", "<supplier" },
    { "need=\"70\"", "" },
  };
  g_autofree char *text = write_small ();

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *edited = edit_state (text, edits[i][0], edits[i][1]);
      g_autofree char *fit = i == 1 ? edit_state (edited, " need=\"70\"", "") : g_strdup (edited);
      g_autoptr (ConcordDocument) document = sample_read (fit);
      g_autofree char *saved = NULL;
      g_autoptr (ConcordDocument) again = NULL;
      g_autoptr (GPtrArray) complaints = NULL;

      sample_commit (document, NULL);
      saved = sample_write (document);
      again = sample_read (saved);
      complaints = concord_canonical_verify (again);
      g_assert_cmpuint (concord_document_get_revisions (again)->len, ==, 2);
      g_assert_cmpuint (complaints->len, ==, 0);
    }
}

/* Opens, and says under verify what does not hold. */
static void
test_forged_history (void)
{
  static const char *const forgeries[][2] = {
    { "field=\"need\" value=\"70\"", "field=\"need\" value=\"69\"" },
    { "<revision id=\"", NULL },
    { " parents=\"", NULL },
    { " state=\"", NULL },
    { " author=\"Ann\"", " author=\"Bob\"" },
    { " time=\"2026-11-23T12:00:00Z\"", " time=\"2026-11-22T12:00:00Z\"" },
    { "<step label=\"", "<step label=\"x" },
  };
  g_autofree char *text = write_small ();

  for (gsize i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *forged = NULL;
      g_autoptr (ConcordDocument) document = NULL;
      g_autoptr (GPtrArray) complaints = NULL;

      if (forgeries[i][1] != NULL)
        forged = sample_replace (text, forgeries[i][0], forgeries[i][1]);
      else
        {
          char *digit;

          forged = g_strdup (text);
          digit = strstr (forged, forgeries[i][0]) + strlen (forgeries[i][0]);
          *digit = *digit == 'a' ? 'b' : 'a';
        }
      document = sample_read (forged);
      complaints = concord_canonical_verify (document);
      g_assert_cmpuint (complaints->len, >, 0);
    }
}

/* A change that can't be made is no reason to lock people out of their project. */
static void
test_impossible_history (void)
{
  g_autofree char *text = write_small ();
  g_autofree char *forged
      = sample_replace (text, "field=\"need\" value=\"70\"", "field=\"need\" value=\"7000\"");
  g_autoptr (ConcordDocument) document = sample_read (forged);
  g_autofree char *need = sample_get (sample_find (document, "service"), "need");

  g_assert_cmpstr (need, ==, "70");
  g_assert_cmpuint (concord_document_get_warnings (document)->len, ==, 2);
}

static void
test_step_line (void)
{
  g_autoptr (ConcordStep) step = concord_step_new ("Label \"1\"\n2");
  g_autoptr (ConcordStep) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;

  concord_step_set_origin (step, "Ann & Bob", 1795435200);
  concord_step_set_reason (step, "a\tb\nc");
  concord_step_add (step, "00000000000000aa", "service", "00000000000000bb", "services", "G");
  concord_step_set (step, "00000000000000aa", "name", "R&D\n\"x\"");
  concord_step_set (step, "00000000000000aa", "name", NULL);
  concord_step_set (step, "00000000000000aa", "name", "");
  concord_step_set_year (step, "00000000000000aa", "demand", 2027, "12.5");
  concord_step_place (step, "00000000000000aa", "00000000000000bb", "services", "V");
  concord_step_remove (step, "00000000000000aa");
  line = concord_step_to_line (step);
  g_assert_null (strchr (line, '\n'));
  read = concord_step_from_line (line, -1, &error);
  g_assert_no_error (error);
  again = concord_step_to_line (read);
  g_assert_cmpstr (again, ==, line);
  g_assert_cmpstr (concord_step_get_label (read), ==, "Label \"1\"\n2");
  g_assert_cmpstr (concord_step_get_author (read), ==, "Ann & Bob");
  g_assert_cmpstr (concord_step_get_reason (read), ==, "a\tb\nc");
  g_assert_cmpint (concord_step_get_time (read), ==, 1795435200);
  g_assert_cmpuint (concord_step_get_length (read), ==, 7);
  g_assert_null (concord_step_get_change (read, 2)->value);
  g_assert_cmpstr (concord_step_get_change (read, 3)->value, ==, "");
  g_assert_cmpint (concord_step_get_change (read, 4)->year, ==, 2027);
  g_assert_cmpstr (concord_step_get_change (read, 5)->order, ==, "V");
}

static void
test_broken_step_line (void)
{
  static const char *const lines[] = {
    "", "x", "<step", "<step/>", "<step time=\"2026-11-23T12:00:00Z\">",
    "<step time=\"2026-11-23T12:00:00Z\"/><step time=\"2026-11-23T12:00:00Z\"/>",
    "<step time=\"2026-02-30T12:00:00Z\"/>", "<steps time=\"2026-11-23T12:00:00Z\"/>",
    "<step time=\"2026-11-23T12:00:00Z\"><set id=\"1\" field=\"need\"/></step>",
    "<step time=\"2026-11-23T12:00:00Z\"><set id=\"00000000000000aa\" field=\"no\"/></step>",
    "<step time=\"2026-11-23T12:00:00Z\"><give id=\"00000000000000aa\"/></step>",
    "<step time=\"2026-11-23T12:00:00Z\">text</step>",
    "<!DOCTYPE step><step time=\"2026-11-23T12:00:00Z\"/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (concord_step_from_line (lines[i], -1, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/project/load", test_load);
  g_test_add_func ("/store/project/load-nothing", test_load_nothing);
  g_test_add_func ("/store/project/load-endless", test_load_endless);
  g_test_add_func ("/store/project/good-file", test_good_file);
  g_test_add_func ("/store/project/old-file", test_old_file);
  g_test_add_func ("/store/project/template", test_template);
  g_test_add_func ("/store/project/edited-state", test_edited_state);
  g_test_add_func ("/store/project/removed-elsewhere", test_removed_elsewhere);
  g_test_add_func ("/store/project/saved-edits", test_saved_edits);
  g_test_add_func ("/store/project/forged-history", test_forged_history);
  g_test_add_func ("/store/project/impossible-history", test_impossible_history);
  g_test_add_func ("/store/project/step-line", test_step_line);
  g_test_add_func ("/store/project/broken-step-line", test_broken_step_line);
  return g_test_run ();
}
