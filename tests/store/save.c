/* Saving a document: what counts as saved, and what is edited meanwhile. */
#include "store/project-file.h"
#include "store/replace.h"
#include "store/save.h"

#include "folder.h"
#include "project.h"

#include <fcntl.h>

typedef struct
{
  GMainLoop *loop;
  gboolean done;
  char *etag;
  GError *error;
  guint n_left;
} Waiting;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  g_clear_error (&waiting->error);
  g_clear_pointer (&waiting->etag, g_free);
  waiting->done = concord_project_save_finish (CONCORD_DOCUMENT (source), result, &waiting->etag,
                                               &waiting->error);
  if (--waiting->n_left == 0)
    g_main_loop_quit (waiting->loop);
}

static void
wait_for (Waiting *waiting)
{
  waiting->loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (waiting->loop);
  g_clear_pointer (&waiting->loop, g_main_loop_unref);
}

static void
waiting_clear (Waiting *waiting)
{
  g_clear_error (&waiting->error);
  g_clear_pointer (&waiting->etag, g_free);
}

static GFile *
get_file (const Folder *folder)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");

  return g_file_new_for_path (path);
}

static ConcordDocument *
assert_loads (GFile *file)
{
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_project_load (file, NULL, NULL, &error);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  problems = concord_canonical_verify (document);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_false (concord_document_is_dirty (document));
  return document;
}

static void
assert_saves (ConcordDocument *document, GFile *file, const char *etag, char **new_etag)
{
  g_autoptr (GError) error = NULL;
  gboolean good = concord_project_save (document, file, etag, "why", new_etag, &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

static void
test_blocking (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (3);
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (ConcordDocument) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GPtrArray *revisions;
  const ConcordRevision *last;

  assert_saves (document, file, NULL, &first);
  g_assert_nonnull (first);
  g_assert_false (concord_document_is_dirty (document));
  add_service (document, "Revenues");
  assert_saves (document, file, first, &second);
  again = assert_loads (file);
  assert_same_state (document, again);
  revisions = concord_document_get_revisions (again);
  g_assert_cmpuint (revisions->len, ==, 2);
  last = revisions->pdata[1];
  g_assert_cmpstr (last->note, ==, "why");
  g_assert_cmpuint (last->steps->len, ==, 2);
  assert_listing (folder->path, "a.concord a.concord~");
}

/* Saving under another name, with nothing unsaved, makes the same file. */
static void
test_copy (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (3);
  g_autofree char *other_path = folder_dup_path (folder, "b.concord");
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);
  g_autofree char *first = NULL;

  assert_saves (document, file, NULL, NULL);
  assert_saves (document, other, NULL, NULL);
  first = get (g_file_peek_path (file));
  assert_holds (other_path, first);
  g_assert_cmpuint (concord_document_get_revisions (document)->len, ==, 1);
}

static void
test_changed (Folder *folder, gconstpointer data)
{
  const struct timespec times[] = { { 1000000000, 0 }, { 1000000000, 5000 } };
  g_autoptr (ConcordDocument) document = project_new (1);
  g_autoptr (GFile) file = get_file (folder);
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  assert_saves (document, file, NULL, &etag);
  put (g_file_peek_path (file), "theirs");
  g_assert_cmpint (utimensat (AT_FDCWD, g_file_peek_path (file), times, 0), ==, 0);
  add_service (document, "Revenues");
  g_assert_false (concord_project_save (document, file, etag, NULL, NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED);
  assert_holds (g_file_peek_path (file), "theirs");
  g_assert_true (concord_document_is_dirty (document));
  g_assert_cmpuint (concord_document_get_revisions (document)->len, ==, 1);
  /* What the failed save held may cancel out as if there had been no save. */
  concord_document_undo (document);
  concord_document_undo (document);
  g_assert_false (concord_document_is_dirty (document));
}

static void
test_edit_meanwhile (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (2);
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (ConcordDocument) saved = NULL;
  g_autoptr (ConcordDocument) later = NULL;
  g_autofree char *state = concord_canonical_dup_text (document);
  g_autofree char *found = NULL;
  Waiting waiting = { .n_left = 1 };

  concord_project_save_async (document, file, NULL, NULL, NULL, on_saved, &waiting);
  add_service (document, "Typed meanwhile");
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  g_assert_true (waiting.done);
  g_assert_true (concord_document_is_dirty (document));
  saved = assert_loads (file);
  found = concord_canonical_dup_text (saved);
  g_assert_cmpstr (found, ==, state);
  assert_saves (document, file, waiting.etag, NULL);
  later = assert_loads (file);
  assert_same_state (document, later);
  waiting_clear (&waiting);
}

/* Undoing what a save on its way holds is a new step, not one that never was. */
static void
test_undo_meanwhile (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (2);
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (ConcordDocument) later = NULL;
  Waiting waiting = { .n_left = 1 };

  concord_project_save_async (document, file, NULL, NULL, NULL, on_saved, &waiting);
  concord_document_undo (document);
  concord_document_undo (document);
  concord_document_redo (document);
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  g_assert_true (concord_document_is_dirty (document));
  g_assert_cmpuint (concord_document_get_unsaved (document)->len, ==, 1);
  assert_saves (document, file, waiting.etag, NULL);
  later = assert_loads (file);
  assert_same_state (document, later);
  waiting_clear (&waiting);
}

static void
test_two_at_once (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (2);
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (ConcordDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  Waiting first = { .n_left = 1 }, second = { .n_left = 2 };

  concord_project_save_async (document, file, NULL, NULL, NULL, on_saved, &first);
  concord_project_save_async (document, file, NULL, NULL, NULL, on_saved, &second);
  g_assert_false (concord_project_save (document, file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  wait_for (&first);
  while (second.n_left == 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (first.done);
  g_assert_false (second.done);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  again = assert_loads (file);
  assert_same_state (document, again);
  add_service (document, "After");
  assert_saves (document, file, first.etag, NULL);
  waiting_clear (&first);
  waiting_clear (&second);
}

static void
test_cancelled (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (2);
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .n_left = 1 };

  put (g_file_peek_path (file), "old");
  concord_project_save_async (document, file, NULL, NULL, cancellable, on_saved, &waiting);
  g_cancellable_cancel (cancellable);
  wait_for (&waiting);
  /* The thread may have been quicker: then it says that the file is saved, and it is. */
  if (waiting.done)
    {
      g_autoptr (ConcordDocument) again = assert_loads (file);

      assert_same_state (document, again);
      g_assert_false (concord_document_is_dirty (document));
    }
  else
    {
      g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_holds (g_file_peek_path (file), "old");
      g_assert_true (concord_document_is_dirty (document));
      assert_saves (document, file, NULL, NULL);
    }
  waiting_clear (&waiting);
}

static void
test_cancelled_before (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (2);
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .n_left = 1 };

  put (g_file_peek_path (file), "old");
  g_cancellable_cancel (cancellable);
  concord_project_save_async (document, file, NULL, NULL, cancellable, on_saved, &waiting);
  wait_for (&waiting);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (g_file_peek_path (file), "old");
  g_assert_true (concord_document_is_dirty (document));
  waiting_clear (&waiting);
}

/* What would not open again never takes the place of what does. */
static void
test_unreadable (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (1);
  g_autoptr (GFile) file = get_file (folder);
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *supplier = concord_document_add (document, project, "suppliers", NULL);
  ConcordRecord *dialogue = concord_document_add (document, project, "dialogues", NULL);
  g_autoptr (ConcordStep) step = concord_step_new ("remove");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  assert_set (document, dialogue, "supplier", concord_record_get_id (supplier));
  assert_saves (document, file, NULL, NULL);
  before = get (g_file_peek_path (file));
  concord_step_remove (step, concord_record_get_id (supplier));
  g_assert_true (concord_document_perform (document, step, NULL));
  g_assert_false (concord_project_save (document, file, NULL, NULL, NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE);
  assert_holds (g_file_peek_path (file), before);
  g_assert_true (concord_document_is_dirty (document));
  assert_listing (folder->path, "a.concord");
}

/* Where the base was never read as it stands, or says the same in other words than we would, the
 * file is opened to see whether it may be saved. */
static void
test_other_base (Folder *folder, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = project_new (2);
  g_autoptr (GFile) file = get_file (folder);
  g_autoptr (ConcordDocument) read = NULL;
  g_autoptr (ConcordDocument) again = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) other = NULL;

  concord_document_rebase (document);
  g_assert_false (concord_document_is_base_read (document));
  add_service (document, "Revenues");
  assert_saves (document, file, NULL, NULL);
  text = get (g_file_peek_path (file));
  other = g_string_new (text);
  g_assert_cmpuint (g_string_replace (other, "need=\"50\"", "need=\"50.0\"", 1), ==, 1);
  put (g_file_peek_path (file), other->str);
  read = assert_loads (file);
  add_service (read, "Benefits");
  assert_saves (read, file, NULL, NULL);
  again = assert_loads (file);
  assert_same_state (read, again);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/save/" name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("blocking", test_blocking);
  ADD ("copy", test_copy);
  ADD ("changed", test_changed);
  ADD ("edit-meanwhile", test_edit_meanwhile);
  ADD ("undo-meanwhile", test_undo_meanwhile);
  ADD ("two-at-once", test_two_at_once);
  ADD ("cancelled", test_cancelled);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("unreadable", test_unreadable);
  ADD ("other-base", test_other_base);
  return g_test_run ();
}
