/* Drafts: what a session that died leaves behind, and what comes of it. */
#include "store/draft.h"
#include "store/project-file.h"
#include "store/save.h"

#include "folder.h"
#include "project.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* A saved project and where its drafts go. */
typedef struct
{
  Folder folder;
  char *drafts;
  GFile *file;
  ConcordDocument *document;
  char *etag;
} Session;

static void
session_set_up (Session *session, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  folder_set_up (&session->folder, NULL);
  path = folder_dup_path (&session->folder, "a.concord");
  session->drafts = folder_dup_path (&session->folder, "state/drafts");
  session->file = g_file_new_for_path (path);
  session->document = project_new (2);
  concord_project_save (session->document, session->file, NULL, NULL, &session->etag, &error);
  g_assert_no_error (error);
}

static void
session_tear_down (Session *session, gconstpointer data)
{
  g_clear_object (&session->document);
  g_clear_object (&session->file);
  g_free (session->drafts);
  g_free (session->etag);
  folder_tear_down (&session->folder, NULL);
}

static void
save (Session *session, ConcordDraft *draft)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  concord_project_save (session->document, session->file, session->etag, NULL, &etag, &error);
  g_assert_no_error (error);
  g_free (session->etag);
  session->etag = g_steal_pointer (&etag);
  if (draft != NULL)
    concord_draft_saved (draft, session->file);
}

static void
assert_n_drafts (const char *folder, guint n)
{
  g_autoptr (GPtrArray) found = concord_drafts_find (folder);

  g_assert_cmpuint (found->len, ==, n);
}

/* The only draft there is. */
static ConcordDraftInfo *
find_one (const char *folder)
{
  g_autoptr (GPtrArray) found = concord_drafts_find (folder);

  g_assert_cmpuint (found->len, ==, 1);
  return g_ptr_array_steal_index (found, 0);
}

static ConcordDocument *
assert_recovers (const ConcordDraftInfo *info)
{
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_draft_recover (info, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static void
assert_same_steps (ConcordDocument *a, ConcordDocument *b)
{
  GPtrArray *first = concord_document_get_unsaved (a), *second = concord_document_get_unsaved (b);

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    {
      g_autofree char *one = concord_step_to_line (first->pdata[i]);
      g_autofree char *other = concord_step_to_line (second->pdata[i]);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir_with_parents (to, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (source, &text, &length, NULL));
      g_assert_true (g_file_set_contents (target, text, (gssize) length, NULL));
    }
}

/* What would be recovered if the computer stopped now; NULL where no draft is left. */
static ConcordDocument *
recover_copy (const Session *session)
{
  g_autofree char *copy = folder_dup_path (&session->folder, "copy");
  g_autoptr (GPtrArray) found = NULL;
  ConcordDocument *document = NULL;

  copy_folder (session->drafts, copy);
  found = concord_drafts_find (copy);
  g_assert_cmpuint (found->len, <=, 1);
  if (found->len > 0)
    document = assert_recovers (found->pdata[0]);
  folder_remove (copy);
  return document;
}

/* --- plain ---------------------------------------------------------------------------------- */

static void
test_life (Session *session, gconstpointer data)
{
  g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  g_autofree char *listing = NULL;
  g_autofree char *path = NULL;
  struct stat info;

  g_assert_false (g_file_test (session->drafts, G_FILE_TEST_EXISTS));
  add_service (session->document, "Revenues");
  g_assert_null (concord_draft_get_problem (draft));
  g_assert_cmpint (stat (session->drafts, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  listing = dup_listing (session->drafts);
  g_assert_true (g_str_has_suffix (listing, ".draft"));
  path = g_build_filename (session->drafts, listing, NULL);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* Held by this program: nothing to recover. */
  assert_n_drafts (session->drafts, 0);
  save (session, draft);
  assert_listing (session->drafts, "");
  add_service (session->document, "Benefits");
  g_clear_object (&draft);
  assert_n_drafts (session->drafts, 1);
}

static void
test_discard (Session *session, gconstpointer data)
{
  g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);

  add_service (session->document, "Revenues");
  concord_draft_discard (draft);
  assert_listing (session->drafts, "");
  add_service (session->document, "Benefits");
  assert_listing (session->drafts, "");
}

static void
test_info (Session *session, gconstpointer data)
{
  g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (session->document));
  ConcordDraftInfo *info;
  g_autoptr (ConcordDocument) recovered = NULL;
  g_autoptr (GError) error = NULL;
  const ConcordStep *step;

  concord_document_set_now (session->document, 1767229200);
  concord_document_set_author (session->document, "Bo “B” <Auditor>");
  g_assert_true (concord_document_set (session->document, project, "title", "Line one & 100 %",
                                       "because\nof <this>", &error));
  g_clear_object (&draft);
  info = find_one (session->drafts);
  g_assert_true (g_file_equal (info->file, session->file));
  g_assert_cmpstr (info->title, ==, "Line one & 100 %");
  g_assert_cmpint (info->time, ==, 1767229200);
  g_assert_cmpuint (info->n_steps, ==, 1);
  g_assert_null (info->problem);
  recovered = assert_recovers (info);
  assert_same_state (session->document, recovered);
  step = concord_document_get_unsaved (recovered)->pdata[0];
  g_assert_cmpstr (concord_step_get_author (step), ==, "Bo “B” <Auditor>");
  g_assert_cmpint (concord_step_get_time (step), ==, 1767229200);
  g_assert_cmpstr (concord_step_get_reason (step), ==, "because\nof <this>");
  g_assert_true (concord_document_is_dirty (recovered));
  concord_document_undo (recovered);
  g_assert_false (concord_document_is_dirty (recovered));
  concord_draft_info_discard (info);
  assert_listing (session->drafts, "");
  concord_draft_info_free (info);
}

/* --- crashes -------------------------------------------------------------------------------- */

static void
work_and_die (const Session *session, guint n_steps, gboolean saved)
{
  ConcordDraft *draft
      = concord_draft_new (session->document, saved ? session->file : NULL, session->drafts);
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (session->document));

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *reference = g_strdup_printf ("R%u", i);

      concord_document_set (session->document, project, "reference", reference, NULL, NULL);
    }
  kill (getpid (), SIGKILL);
  g_object_unref (draft);
}

static void
test_killed (Session *session, gconstpointer data)
{
  const guint numbers[] = { 1, 2, 17, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *reference = g_strdup_printf ("R%u", numbers[i] - 1);
      g_autoptr (ConcordDocument) recovered = NULL;
      ConcordDraftInfo *info;
      int status;
      pid_t child = fork ();

      if (child == 0)
        work_and_die (session, numbers[i], TRUE);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      info = find_one (session->drafts);
      g_assert_cmpuint (info->n_steps, ==, numbers[i]);
      recovered = assert_recovers (info);
      g_assert_cmpuint (concord_document_get_unsaved (recovered)->len, ==, numbers[i]);
      g_assert_cmpstr (concord_document_get_project (recovered)->reference, ==, reference);
      concord_draft_info_discard (info);
      concord_draft_info_free (info);
    }
}

static void
test_untitled (Session *session, gconstpointer data)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordDraft *draft = concord_draft_new (document, NULL, session->drafts);
  g_autoptr (ConcordDocument) recovered = NULL;
  g_autoptr (ConcordDocument) again = NULL;
  ConcordDraftInfo *info;

  concord_document_set_author (document, "Ann Officer");
  assert_set (document, CONCORD_RECORD (concord_document_get_project (document)), "title",
              "Not saved yet");
  add_service (document, "Revenues");
  g_object_unref (draft);
  info = find_one (session->drafts);
  g_assert_null (info->file);
  g_assert_cmpstr (info->title, ==, "Not saved yet");
  recovered = assert_recovers (info);
  assert_same_state (document, recovered);
  assert_same_steps (document, recovered);
  /* The recovered one has a draft of its own before the old one goes. */
  draft = concord_draft_new (recovered, NULL, session->drafts);
  concord_draft_info_discard (info);
  concord_draft_info_free (info);
  assert_set (recovered, CONCORD_RECORD (concord_document_get_project (recovered)), "reference",
              "F1");
  g_object_unref (draft);
  info = find_one (session->drafts);
  again = assert_recovers (info);
  assert_same_state (recovered, again);
  assert_same_steps (recovered, again);
  concord_draft_info_discard (info);
  concord_draft_info_free (info);
  assert_listing (session->drafts, "");
}

/* A document that has history, under no name (its file was deleted, say). */
static void
test_untitled_with_history (Session *session, gconstpointer data)
{
  g_autoptr (ConcordDocument) recovered = NULL;
  ConcordDraft *draft = NULL;
  ConcordDraftInfo *info;

  add_service (session->document, "Before the draft");
  draft = concord_draft_new (session->document, NULL, session->drafts);
  concord_document_undo (session->document);
  concord_document_undo (session->document);
  concord_document_undo (session->document);
  g_object_unref (draft);
  info = find_one (session->drafts);
  recovered = assert_recovers (info);
  assert_same_state (session->document, recovered);
  assert_same_steps (session->document, recovered);
  g_assert_cmpuint (concord_document_get_revisions (recovered)->len, ==, 1);
  concord_draft_info_free (info);
}

/* --- damage --------------------------------------------------------------------------------- */

/* A draft of @n steps, and where its journal is. */
static char *
make_draft (Session *session, guint n)
{
  G_GNUC_UNUSED g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (session->document));
  g_autofree char *name = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *reference = g_strdup_printf ("R%u", i);

      assert_set (session->document, project, "reference", reference);
    }
  name = dup_listing (session->drafts);
  return g_build_filename (session->drafts, name, NULL);
}

static void
assert_recovered_steps (Session *session, guint n, gboolean has_problem)
{
  ConcordDraftInfo *info = find_one (session->drafts);
  g_autoptr (ConcordDocument) recovered = assert_recovers (info);

  g_assert_cmpuint (info->n_steps, ==, n);
  g_assert_cmpuint (concord_document_get_unsaved (recovered)->len, ==, n);
  g_assert_true ((info->problem != NULL) == has_problem);
  concord_draft_info_free (info);
}

/* Cut at every byte: no cut costs more than the line that it is in, and none is called damage. */
static void
test_torn (Session *session, gconstpointer data)
{
  g_autofree char *path = make_draft (session, 3);
  g_autofree char *text = get (path);
  gsize length = strlen (text);

  for (gsize cut = (gsize) (strchr (text, '\n') - text) + 1; cut < length; cut++)
    {
      guint lines = 0;

      for (gsize i = 0; i < cut; i++)
        lines += text[i] == '\n' ? 1 : 0;
      g_assert_true (g_file_set_contents (path, text, (gssize) cut, NULL));
      if (lines > 1)
        assert_recovered_steps (session, lines - 1, FALSE);
      else
        {
          g_autofree char *kept = g_strdup (path);

          /* Not one whole step: nothing to offer. */
          assert_n_drafts (session->drafts, 0);
          put (kept, text);
        }
    }
}

static void
test_damaged (Session *session, gconstpointer data)
{
  g_autofree char *path = make_draft (session, 4);
  g_autofree char *text = get (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 0);
  g_autofree char *joined = NULL;
  ConcordDraftInfo *info;
  char *hit;

  /* A digit of the third step flips: two steps are sound. */
  hit = strstr (text, "R2");
  g_assert_nonnull (hit);
  hit[1] = '7';
  put (path, text);
  assert_recovered_steps (session, 2, TRUE);
  info = find_one (session->drafts);
  g_assert_nonnull (strstr (info->problem, "Line 4 "));
  concord_draft_info_free (info);
  /* A line that is missing is damage too. */
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  joined = g_strdup_printf ("%s\n%s\n%s\n%s\n", lines[0], lines[1], lines[3], lines[4]);
  put (path, joined);
  assert_recovered_steps (session, 1, TRUE);
}

/* Without a header nothing is known; it is shown, and stays. */
static void
test_no_header (Session *session, gconstpointer data)
{
  g_autofree char *path = make_draft (session, 2);
  g_autofree char *text = get (path);
  const char *const broken[] = { "", "\n", "nonsense\n", "0123456789abcdef concord-draft 1\n" };
  g_autoptr (ConcordDocument) recovered = NULL;
  g_autoptr (GError) error = NULL;
  ConcordDraftInfo *info;

  text[0] = text[0] == '0' ? '1' : '0';
  put (path, text);
  info = find_one (session->drafts);
  g_assert_nonnull (info->problem);
  g_assert_cmpuint (info->n_steps, ==, 0);
  recovered = concord_draft_recover (info, &error);
  g_assert_null (recovered);
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  concord_draft_info_free (info);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      put (path, broken[i]);
      info = find_one (session->drafts);
      g_assert_nonnull (info->problem);
      concord_draft_info_free (info);
    }
}

/* --- the file has moved on ------------------------------------------------------------------ */

static void
assert_moved_on (Session *session)
{
  ConcordDraftInfo *info = find_one (session->drafts);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) recovered = concord_draft_recover (info, &error);

  g_assert_null (recovered);
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "a.concord"));
  concord_draft_info_free (info);
  assert_n_drafts (session->drafts, 1);
}

static void
test_moved_on (Session *session, gconstpointer data)
{
  g_autofree char *path = make_draft (session, 2);
  g_autoptr (ConcordDocument) theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *edited = NULL;

  text = get (g_file_peek_path (session->file));
  theirs = concord_project_load (session->file, NULL, NULL, &error);
  g_assert_no_error (error);
  add_service (theirs, "Theirs");
  g_assert_true (concord_project_save (theirs, session->file, NULL, NULL, NULL, &error));
  assert_moved_on (session);
  /* Edited with another program: no revision, but another state. */
  parts = g_strsplit (text, "<state>", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  edited = g_strdup (parts[1]);
  g_assert_nonnull (strstr (edited, "Back office"));
  memcpy (strstr (edited, "Back office"), "Bank office", strlen ("Bank office"));
  g_free (text);
  text = g_strconcat (parts[0], "<state>", edited, NULL);
  put (g_file_peek_path (session->file), text);
  assert_moved_on (session);
  g_unlink (g_file_peek_path (session->file));
  {
    ConcordDraftInfo *info = find_one (session->drafts);

    g_assert_null (concord_draft_recover (info, NULL));
    concord_draft_info_free (info);
  }
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The session died after the file was saved and before its journal began anew: what the file holds
 * is not done twice. */
static void
test_saved_then_died (Session *session, gconstpointer data)
{
  G_GNUC_UNUSED g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  g_autoptr (ConcordDocument) all = NULL;
  g_autoptr (ConcordDocument) more = NULL;

  add_service (session->document, "Revenues");
  save (session, NULL);
  all = recover_copy (session);
  assert_same_state (session->document, all);
  g_assert_false (concord_document_is_dirty (all));
  add_service (session->document, "Benefits");
  more = recover_copy (session);
  assert_same_state (session->document, more);
  assert_same_steps (session->document, more);
}

/* A file that was edited elsewhere opens with a step of its own, which loading makes again. */
static void
test_edited_elsewhere (Session *session, gconstpointer data)
{
  g_autofree char *text = get (g_file_peek_path (session->file));
  char *state = strstr (text, "<state>");
  g_autoptr (ConcordDocument) opened = NULL;
  g_autoptr (ConcordDocument) recovered = NULL;
  g_autoptr (GError) error = NULL;
  ConcordDraft *draft;
  ConcordDraftInfo *info;

  memcpy (strstr (state, "Back office"), "Bank office", strlen ("Bank office"));
  put (g_file_peek_path (session->file), text);
  opened = concord_project_load (session->file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (concord_document_get_unsaved (opened)->len, ==, 1);
  draft = concord_draft_new (opened, session->file, session->drafts);
  add_service (opened, "Revenues");
  concord_document_undo (opened);
  g_object_unref (draft);
  info = find_one (session->drafts);
  recovered = assert_recovers (info);
  assert_same_state (opened, recovered);
  g_assert_cmpuint (concord_document_get_unsaved (recovered)->len, ==, 2);
  concord_draft_info_free (info);
}

/* --- what typing and undo come to ----------------------------------------------------------- */

static void
type (ConcordDocument *document, ConcordRecord *record, const char *value)
{
  g_autoptr (ConcordStep) step
      = concord_document_new_set_step (document, record, "name", value);
  g_autoptr (GError) error = NULL;

  concord_document_type (document, step, &error);
  g_assert_no_error (error);
}

static ConcordRecord *
pick_service (ConcordDocument *document, GRand *rand)
{
  g_autoptr (GPtrArray) services = concord_document_list (document, "service");

  if (services->len == 0)
    return NULL;
  return services->pdata[g_rand_int_range (rand, 0, (int) services->len)];
}

static void
do_something (ConcordDocument *document, GRand *rand)
{
  const char *const names[] = { "R", "Re", "Rev", "Service 0" };
  const char *const needs[] = { "10", "20", NULL };
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *service = pick_service (document, rand);
  int what = g_rand_int_range (rand, 0, 16);

  if (what < 4)
    concord_document_undo (document);
  else if (what < 7)
    concord_document_redo (document);
  else if (what < 8 || service == NULL)
    add_service (document, "New");
  else if (what < 12)
    type (document, service, names[g_rand_int_range (rand, 0, 4)]);
  else if (what < 13)
    concord_document_end_typing (document);
  else if (what < 14)
    assert_set (document, service, "need", needs[g_rand_int_range (rand, 0, 3)]);
  else if (what < 15)
    concord_document_move (document, service, project, "services", pick_service (document, rand),
                           NULL);
  else
    concord_document_remove (document, service, NULL);
}

/* After every so many deeds: what would be recovered is what is on the screen. */
static void
test_random (Session *session, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);
  g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  guint n_compared = 0;

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (ConcordDocument) recovered = NULL;

      concord_document_set_now (session->document, 1767225600 + i);
      do_something (session->document, rand);
      g_assert_null (concord_draft_get_problem (draft));
      if (g_rand_int_range (rand, 0, 60) == 0)
        save (session, draft);
      if (i % 5 != 0)
        continue;
      recovered = recover_copy (session);
      if (recovered == NULL)
        {
          g_assert_false (concord_document_is_dirty (session->document));
          continue;
        }
      assert_same_state (session->document, recovered);
      assert_same_steps (session->document, recovered);
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 150);
}

/* --- long texts and full disks -------------------------------------------------------------- */

/* Each key writes the whole text anew; the journal does not grow for ever. */
static void
test_long_typing (Session *session, gconstpointer data)
{
  G_GNUC_UNUSED g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (session->document));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (ConcordDocument) recovered = NULL;
  struct stat info;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (ConcordStep) step = NULL;

      g_string_append_printf (text, "%0100u", i);
      step = concord_document_new_set_step (session->document, project, "summary", text->str);
      g_assert_true (concord_document_type (session->document, step, NULL));
    }
  name = dup_listing (session->drafts);
  path = g_build_filename (session->drafts, name, NULL);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 5 * 1024 * 1024);
  recovered = recover_copy (session);
  assert_same_state (session->document, recovered);
  assert_same_steps (session->document, recovered);
}

static void
test_no_room (Session *session, gconstpointer data)
{
  g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  struct rlimit limit, before;
  g_autoptr (ConcordDocument) recovered = NULL;
  g_autoptr (ConcordDocument) whole = NULL;
  g_autofree char *found = NULL;

  add_service (session->document, "Kept");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  for (guint i = 0; i < 5; i++)
    concord_document_add (session->document,
                          CONCORD_RECORD (concord_document_get_project (session->document)),
                          "services", NULL);
  g_assert_nonnull (concord_draft_get_problem (draft));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  /* What was there before can still be read; the next step brings the rest. */
  recovered = recover_copy (session);
  g_assert_nonnull (recovered);
  found = concord_canonical_dup_text (recovered);
  g_assert_nonnull (strstr (found, " name=Kept\n"));
  add_service (session->document, "After");
  g_assert_null (concord_draft_get_problem (draft));
  whole = recover_copy (session);
  assert_same_state (session->document, whole);
  assert_same_steps (session->document, whole);
}

/* Nobody waits on a timer while nothing happens. */
static void
test_idle (Session *session, gconstpointer data)
{
  g_autoptr (ConcordDraft) draft
      = concord_draft_new (session->document, session->file, session->drafts);
  GMainContext *context = g_main_context_default ();
  int priority, timeout;

  add_service (session->document, "Revenues");
  g_assert_null (concord_draft_get_problem (draft));
  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, NULL, 0);
  g_main_context_release (context);
  g_assert_cmpint (timeout, >=, 0);
  while (timeout >= 0)
    {
      g_main_context_iteration (context, TRUE);
      g_assert_true (g_main_context_acquire (context));
      g_main_context_prepare (context, &priority);
      g_main_context_query (context, G_MAXINT, &timeout, NULL, 0);
      g_main_context_release (context);
    }
  g_assert_cmpint (timeout, ==, -1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/draft/" name, Session, NULL, session_set_up, function, session_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("life", test_life);
  ADD ("discard", test_discard);
  ADD ("info", test_info);
  ADD ("killed", test_killed);
  ADD ("untitled", test_untitled);
  ADD ("untitled-with-history", test_untitled_with_history);
  ADD ("torn", test_torn);
  ADD ("damaged", test_damaged);
  ADD ("no-header", test_no_header);
  ADD ("moved-on", test_moved_on);
  ADD ("saved-then-died", test_saved_then_died);
  ADD ("edited-elsewhere", test_edited_elsewhere);
  ADD ("random", test_random);
  ADD ("long-typing", test_long_typing);
  ADD ("no-room", test_no_room);
  ADD ("idle", test_idle);
  return g_test_run ();
}
