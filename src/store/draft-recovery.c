/* Finding what a session left behind, and doing its steps again. */
#include "store/draft.h"

#include "model/canonical.h"
#include "store/journal.h"
#include "store/project-file.h"

#include "concord-words.h"
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Whoever writes a journal publishes it within moments; an hour later nobody is at it any more. */
#define UNFINISHED_SECONDS 3600

void
concord_draft_info_free (ConcordDraftInfo *info)
{
  g_free (info->path);
  g_clear_object (&info->file);
  g_free (info->title);
  g_free (info->problem);
  g_free (info);
}

void
concord_draft_info_discard (const ConcordDraftInfo *info)
{
  concord_journal_remove (info->path);
}

/* --- finding -------------------------------------------------------------------------------- */

/* The title that the steps give the project, as most drafts without a file begin with none. */
static char *
dup_title (const ConcordJournal *journal)
{
  for (guint i = journal->lines->len; i > 0 && journal->header.project != NULL; i--)
    {
      const char *line = journal->lines->pdata[i - 1];
      g_autoptr (ConcordStep) step = NULL;

      if (strstr (line, "title") == NULL || strstr (line, journal->header.project) == NULL)
        continue;
      step = concord_step_from_line (line, -1, NULL);
      for (guint k = step == NULL ? 0 : concord_step_get_length (step); k > 0; k--)
        {
          const ConcordChange *change = concord_step_get_change (step, k - 1);

          if (change->kind == CONCORD_CHANGE_SET && strcmp (change->field, "title") == 0
              && strcmp (change->id, journal->header.project) == 0)
            return g_strdup (change->value);
        }
    }
  return g_strdup (journal->header.title);
}

static gint64
get_time (const ConcordJournal *journal)
{
  const GPtrArray *lines = journal->lines;
  g_autoptr (ConcordStep) last
      = lines->len == 0 ? NULL : concord_step_from_line (lines->pdata[lines->len - 1], -1, NULL);
  gint64 time = last == NULL ? 0 : concord_step_get_time (last);

  return time > 0 ? time : journal->header.time;
}

static ConcordDraftInfo *
describe (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordJournal) journal = concord_journal_read (path, &error);
  ConcordDraftInfo *info = g_new0 (ConcordDraftInfo, 1);

  info->path = g_strdup (path);
  if (journal == NULL)
    {
      info->problem = g_strdup (error->message);
      return info;
    }
  if (journal->header.uri != NULL)
    info->file = g_file_new_for_uri (journal->header.uri);
  info->title = dup_title (journal);
  info->time = get_time (journal);
  info->n_steps = journal->lines->len;
  info->problem = g_strdup (journal->problem);
  return info;
}

/* Journals that were never published and snapshots without a journal hold nothing of the person's:
 * their session died before the first step was kept. */
static void
sweep (const char *path)
{
  g_autofree char *journal = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode)
      || info.st_mtime > g_get_real_time () / G_USEC_PER_SEC - UNFINISHED_SECONDS
      || concord_journal_is_held (path))
    return;
  if (g_str_has_suffix (path, CONCORD_SNAPSHOT_SUFFIX))
    {
      journal = g_strdup_printf ("%.*s" CONCORD_JOURNAL_SUFFIX,
                                 (int) (strlen (path) - strlen (CONCORD_SNAPSHOT_SUFFIX)), path);
      if (g_file_test (journal, G_FILE_TEST_EXISTS))
        return;
    }
  g_unlink (path);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const ConcordDraftInfo *first = *(ConcordDraftInfo *const *) a;
  const ConcordDraftInfo *second = *(ConcordDraftInfo *const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return strcmp (first->path, second->path);
}

GPtrArray *
concord_drafts_find (const char *folder)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_draft_info_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      ConcordDraftInfo *info;

      if (*name == '.' || !g_str_has_suffix (name, CONCORD_JOURNAL_SUFFIX))
        {
          if (g_str_has_suffix (name, CONCORD_JOURNAL_SUFFIX)
              || g_str_has_suffix (name, CONCORD_SNAPSHOT_SUFFIX))
            sweep (path);
          continue;
        }
      if (concord_journal_is_held (path))
        continue;
      info = describe (path);
      if (info->n_steps > 0 || info->problem != NULL)
        {
          g_ptr_array_add (found, info);
          continue;
        }
      /* All was undone again: it says nothing that the file doesn't. */
      concord_draft_info_discard (info);
      concord_draft_info_free (info);
    }
  g_ptr_array_sort (found, compare_times);
  return found;
}

/* --- recovering ----------------------------------------------------------------------------- */

static ConcordDocument *
load (const char *path, const ConcordJournal *journal, GError **error)
{
  g_autofree char *snapshot = NULL;
  g_autoptr (GFile) file = NULL;

  if (journal->header.uri != NULL)
    file = g_file_new_for_uri (journal->header.uri);
  else
    {
      snapshot = concord_journal_dup_snapshot (path);
      file = g_file_new_for_path (snapshot);
    }
  return concord_project_load (file, NULL, NULL, error);
}

/* How many revisions of @document there were when the journal began, or -1. */
static int
find_start (ConcordDocument *document, const ConcordJournal *journal)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  g_autoptr (ConcordDocument) base = NULL;
  g_autofree char *hash = NULL;

  for (guint i = revisions->len; i > 0; i--)
    {
      const ConcordRevision *revision = revisions->pdata[i - 1];

      if (strcmp (revision->id, journal->header.follows) == 0)
        return (int) i;
    }
  base = concord_canonical_replay (document, 0);
  hash = concord_canonical_dup_hash (base);
  return strcmp (hash, journal->header.follows) == 0 ? 0 : -1;
}

static gboolean
is_same (const ConcordChange *a, const ConcordChange *b)
{
  return a->kind == b->kind && strcmp (a->id, b->id) == 0 && a->type == b->type
         && a->field == b->field && a->year == b->year && g_strcmp0 (a->value, b->value) == 0
         && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->parent, b->parent) == 0
         && a->role == b->role && g_strcmp0 (a->order, b->order) == 0;
}

/* Steps that loading makes have the time of loading: what they change must be the same. */
static gboolean
has_same_changes (ConcordStep *step, const char *line)
{
  g_autoptr (ConcordStep) other = concord_step_from_line (line, -1, NULL);

  if (other == NULL || concord_step_get_length (other) != concord_step_get_length (step))
    return FALSE;
  for (guint i = 0; i < concord_step_get_length (step); i++)
    if (!is_same (concord_step_get_change (step, i), concord_step_get_change (other, i)))
      return FALSE;
  return TRUE;
}

/* Steps of the draft that a later revision of the file holds: the session died between saving and
 * starting its journal anew. FALSE where the revisions since hold anything else. */
static gboolean
pass_saved (GPtrArray *revisions, guint first, const GPtrArray *lines, guint *passed)
{
  for (guint r = first; r < revisions->len; r++)
    {
      const ConcordRevision *revision = revisions->pdata[r];

      for (guint i = 0; i < revision->steps->len; i++)
        {
          g_autofree char *line = concord_step_to_line (revision->steps->pdata[i]);

          if (*passed >= lines->len || strcmp (lines->pdata[*passed], line) != 0)
            return FALSE;
          ++*passed;
        }
    }
  return TRUE;
}

/* How many of the draft's steps @document holds already; FALSE where the draft doesn't fit it. */
static gboolean
pass_held (ConcordDocument *document, const ConcordJournal *journal, guint *passed)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  GPtrArray *unsaved = concord_document_get_unsaved (document);
  int start = find_start (document, journal);

  *passed = 0;
  if (start < 0)
    return FALSE;
  if ((guint) start < revisions->len)
    return unsaved->len == 0 && pass_saved (revisions, (guint) start, journal->lines, passed);
  for (; *passed < unsaved->len; ++*passed)
    if (*passed >= journal->lines->len
        || !has_same_changes (unsaved->pdata[*passed], journal->lines->pdata[*passed]))
      return FALSE;
  return TRUE;
}

static gboolean
do_again (ConcordDocument *document, const GPtrArray *lines, guint first, GError **error)
{
  for (guint i = first; i < lines->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (ConcordStep) step = concord_step_from_line (lines->pdata[i], -1, &problem);

      if (step != NULL && concord_document_perform (document, step, &problem))
        continue;
      g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
                   /* Translators: the number of a step, and a sentence that says why. */
                   _ ("Step %u of the draft can't be done again (%s). The draft is kept."), i + 1,
                   problem->message);
      return FALSE;
    }
  return TRUE;
}

static void
say_moved_on (const ConcordDraftInfo *info, GError **error)
{
  g_autofree char *name
      = info->file == NULL ? g_strdup (info->path) : g_file_get_parse_name (info->file);

  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED,
               _ ("“%s” was changed after this draft was begun, so its steps don't fit any more. The "
                  "draft is kept; put back the version of the file that it was made from (“%s~” may "
                  "be it) to recover it."),
               name, name);
}

ConcordDocument *
concord_draft_recover (const ConcordDraftInfo *info, GError **error)
{
  g_autoptr (ConcordJournal) journal = NULL;
  g_autoptr (ConcordDocument) document = NULL;
  guint passed;

  if (concord_journal_is_held (info->path))
    {
      g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED,
                           _ ("Another window is working on this draft."));
      return NULL;
    }
  journal = concord_journal_read (info->path, error);
  if (journal == NULL)
    return NULL;
  document = load (info->path, journal, error);
  if (document == NULL)
    return NULL;
  if (!pass_held (document, journal, &passed))
    {
      say_moved_on (info, error);
      return NULL;
    }
  if (!do_again (document, journal->lines, passed, error))
    return NULL;
  return g_steal_pointer (&document);
}
