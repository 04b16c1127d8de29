#include "store/save.h"

#include "model/canonical.h"
#include "store/project-file.h"
#include "store/proof.h"
#include "store/replace-private.h"

#include "concord-words.h"
#include <string.h>

/* What the thread works on: made by the document's own thread, with nothing of the document in it
 * that ever changes, because the document is edited on while the thread runs. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  char *etag;
  ConcordStep *base;       /* what @bytes must hold */
  GPtrArray *revisions;
  ConcordCanonical *state;
  gboolean can_prove; /* TRUE where the base is one that the loader takes, and nothing is newer */
  GCancellable *cancellable;
  ConcordRevision *pending; /* NULL where nothing was unsaved */
  char *new_etag;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->etag);
  g_clear_pointer (&job->base, concord_step_unref);
  g_clear_pointer (&job->revisions, g_ptr_array_unref);
  g_clear_pointer (&job->state, concord_canonical_free);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->pending, concord_revision_unref);
  g_free (job->new_etag);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static G_DEFINE_QUARK (concord-saving, saving)

static ConcordRevision *
get_last (GPtrArray *revisions)
{
  return revisions->len == 0 ? NULL : revisions->pdata[revisions->len - 1];
}

static gpointer
ref_revision (gconstpointer revision, gpointer data)
{
  return concord_revision_ref ((ConcordRevision *) revision);
}

static Job *
job_new (ConcordDocument *document, GFile *file, const char *etag, const char *note,
         GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *hash = NULL;

  job->file = g_object_ref (file);
  job->etag = g_strdup (etag);
  g_set_object (&job->cancellable, cancellable);
  job->base = concord_step_ref (concord_document_get_base (document));
  job->revisions
      = g_ptr_array_copy (concord_document_get_revisions (document), ref_revision, NULL);
  g_ptr_array_set_free_func (job->revisions, (GDestroyNotify) concord_revision_unref);
  job->state = concord_canonical_new (document);
  job->can_prove = concord_document_is_base_read (document)
                   && concord_document_get_newer_minor (document) == 0;
  if (concord_document_is_dirty (document))
    hash = concord_canonical_dup_hash_of (job->state);
  job->pending = concord_document_prepare_as (document, hash, note);
  if (job->pending != NULL)
    g_ptr_array_add (job->revisions, concord_revision_ref (job->pending));
  job->bytes = concord_project_write (document, job->pending);
  return job;
}

static gboolean
prove_bytes (const Job *job)
{
  g_autoptr (ConcordProof) proof = concord_proof_new (job->base, job->revisions, job->state);

  return concord_project_prove (job->bytes, proof);
}

/* What is about to replace a good file must itself be one that opens and says the same. Mostly that
 * shows while it is read; else it is opened, as the next program would. */
static gboolean
check_bytes (Job *job, GError **error)
{
  g_autofree char *name = g_file_get_basename (job->file);
  g_autoptr (GError) problem = NULL;
  g_autoptr (ConcordDocument) again = NULL;
  g_autofree char *meant = NULL;
  g_autofree char *state = NULL;
  const ConcordRevision *last = get_last (job->revisions), *found = NULL;

  if (job->can_prove && prove_bytes (job))
    return TRUE;
  again = concord_project_read (job->bytes, name, NULL, &problem);
  if (again != NULL)
    {
      meant = concord_canonical_dup_hash_of (job->state);
      state = concord_canonical_dup_hash (again);
      found = get_last (concord_document_get_revisions (again));
    }
  if (again != NULL && strcmp (state, meant) == 0
      && g_strcmp0 (found == NULL ? NULL : found->id, last == NULL ? NULL : last->id) == 0)
    return TRUE;
  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE,
               /* Translators: a file, and what reading it again said. */
               _ ("“%s” was not saved, because what would have been written does not read back the "
                  "same (%s). The file is as it was before. Please report this as a fault of the "
                  "program."),
               name, problem != NULL ? problem->message : _ ("its content differs"));
  return FALSE;
}

static gboolean
job_run (Job *job, GError **error)
{
  return check_bytes (job, error)
         && concord_file_replace_cancellable (job->file, job->bytes, job->etag, &job->new_etag,
                                              job->cancellable, error);
}

/* A second revision made before the first is on disk would stand beside it instead of behind. */
static gboolean
begin (ConcordDocument *document, GError **error)
{
  if (g_object_get_qdata (G_OBJECT (document), saving_quark ()) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           _ ("The project is being saved already. Wait until that is done, then "
                              "save again."));
      return FALSE;
    }
  g_object_set_qdata (G_OBJECT (document), saving_quark (), GINT_TO_POINTER (TRUE));
  return TRUE;
}

static void
end (ConcordDocument *document, Job *job, gboolean written)
{
  g_object_set_qdata (G_OBJECT (document), saving_quark (), NULL);
  if (!written)
    concord_document_abandon (document);
  else if (job->pending != NULL)
    concord_document_commit (document, job->pending);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (job_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Back in the document's thread. */
static void
finish_job (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) save = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  end (CONCORD_DOCUMENT (source), job, written);
  if (written)
    g_task_return_pointer (save, g_strdup (job->new_etag), g_free);
  else
    g_task_return_error (save, error);
}

void
concord_project_save_async (ConcordDocument *document, GFile *file, const char *etag,
                            const char *note, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) save = g_task_new (document, cancellable, callback, data);
  g_autoptr (GTask) work = NULL;
  GError *error = NULL;

  g_task_set_source_tag (save, concord_project_save_async);
  /* Called off too late, when the file is there, is not called off. */
  g_task_set_check_cancellable (save, FALSE);
  if (!begin (document, &error))
    {
      g_task_return_error (save, error);
      return;
    }
  work = g_task_new (document, NULL, finish_job, g_steal_pointer (&save));
  g_task_set_task_data (work, job_new (document, file, etag, note, cancellable), job_free);
  g_task_run_in_thread (work, run_in_thread);
}

gboolean
concord_project_save_finish (ConcordDocument *document, GAsyncResult *result, char **new_etag,
                             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *etag = NULL;

  g_return_val_if_fail (g_task_is_valid (result, document), FALSE);
  etag = g_task_propagate_pointer (G_TASK (result), &problem);
  if (new_etag != NULL)
    *new_etag = g_steal_pointer (&etag);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
concord_project_save (ConcordDocument *document, GFile *file, const char *etag, const char *note,
                      char **new_etag, GError **error)
{
  g_autoptr (Job) job = NULL;
  gboolean written;

  if (new_etag != NULL)
    *new_etag = NULL;
  if (!begin (document, error))
    return FALSE;
  job = job_new (document, file, etag, note, NULL);
  written = job_run (job, error);
  end (document, job, written);
  if (written && new_etag != NULL)
    *new_etag = g_steal_pointer (&job->new_etag);
  return written;
}
