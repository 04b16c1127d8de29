#include "findings/heavy.h"

#include "findings/reads.h"

#include "concord-words.h"

/* The last result of one kind, and the work that will replace it. */
typedef struct
{
  const ConcordHeavyKind *kind;
  const char *language; /* of its sentences; see concord-words.h */
  guint64 stamp;        /* of the records that the result was made from */
  gboolean has_result;
  gboolean is_coarse;
  gpointer result;   /* NULL where there was an error */
  GError *error;
  GTask *task; /* under way, else NULL */
  guint64 task_stamp;
  ConcordProgress *progress; /* of the task; belongs to it */
} Work;

/* What a thread works on. */
typedef struct
{
  const ConcordHeavyKind *kind;
  const char *language;
  gpointer inputs;
  ConcordProgress progress;
} Job;

struct _ConcordHeavy
{
  GObject parent_instance;

  ConcordDocument *document; /* not owned: the document owns this */
  GPtrArray *works;          /* of Work */
  gboolean threaded;
};

G_DEFINE_FINAL_TYPE (ConcordHeavy, concord_heavy, G_TYPE_OBJECT)

enum
{
  FINISHED,
  WORKING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_result (Work *work)
{
  if (work->result != NULL)
    work->kind->unref (work->result);
  work->result = NULL;
  g_clear_error (&work->error);
  work->has_result = FALSE;
}

/* The thread notices within moments; what it still gives is thrown away. */
static void
stop (Work *work)
{
  if (work->task == NULL)
    return;
  concord_progress_cancel (work->progress);
  work->progress = NULL;
  g_clear_object (&work->task);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  stop (work);
  forget_result (work);
  g_free (work);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  job->kind->free_inputs (job->inputs);
  g_free (job);
}

static Work *
find_work (ConcordHeavy *self, const ConcordHeavyKind *kind, const char *language)
{
  Work *work;

  for (guint i = 0; i < self->works->len; i++)
    {
      work = self->works->pdata[i];
      if (work->kind == kind && work->language == language)
        return work;
    }
  work = g_new0 (Work, 1);
  work->kind = kind;
  work->language = language;
  g_ptr_array_add (self->works, work);
  return work;
}

static guint64
get_stamp (ConcordHeavy *self, const ConcordHeavyKind *kind)
{
  return concord_reads_get_stamp (self->document, kind->reads);
}

/* --- in threads ------------------------------------------------------------------------------ */

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  const char *before = concord_words_set_language (job->language);
  gpointer result = job->kind->run (job->inputs, FALSE, &job->progress, &error);

  /* Threads of a pool come back for other work. */
  concord_words_set_language (before);
  if (result == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->kind->unref);
}

static void
job_done (GObject *source, GAsyncResult *async, gpointer data)
{
  ConcordHeavy *self = CONCORD_HEAVY (source);
  GError *error = NULL;
  gpointer result = g_task_propagate_pointer (G_TASK (async), &error);
  const Job *job = g_task_get_task_data (G_TASK (async));
  const ConcordHeavyKind *kind = job->kind;
  Work *work = find_work (self, kind, job->language);

  if (work->task != G_TASK (async))
    {
      /* It was stopped, or the document changed meanwhile. */
      if (result != NULL)
        kind->unref (result);
      g_clear_error (&error);
      return;
    }
  forget_result (work);
  work->result = result;
  work->error = error;
  work->has_result = TRUE;
  work->is_coarse = FALSE;
  work->stamp = work->task_stamp;
  work->progress = NULL;
  g_clear_object (&work->task);
  g_signal_emit (self, signals[FINISHED], 0, kind->name);
  g_signal_emit (self, signals[WORKING], 0);
}

/* Takes @inputs. */
static void
start (ConcordHeavy *self, Work *work, gpointer inputs)
{
  Job *job = g_new0 (Job, 1);

  job->kind = work->kind;
  job->language = work->language;
  job->inputs = inputs;
  concord_progress_init (&job->progress);
  work->task = g_task_new (self, NULL, job_done, NULL);
  work->task_stamp = work->stamp;
  work->progress = &job->progress;
  g_task_set_task_data (work->task, job, job_free);
  g_task_run_in_thread (work->task, run_job);
  g_signal_emit (self, signals[WORKING], 0);
}

/* --- asking ---------------------------------------------------------------------------------- */

/* Does the work here and now. */
static void
work_now (Work *work, gconstpointer inputs, gboolean coarse)
{
  work->result = work->kind->run (inputs, coarse, NULL, &work->error);
  work->has_result = TRUE;
  work->is_coarse = coarse && work->result != NULL;
}

static void
make_result (ConcordHeavy *self, Work *work, gboolean whole)
{
  gpointer inputs = work->kind->copy (self->document);
  gboolean coarse = !whole && self->threaded && !work->kind->is_quick (inputs);
  gboolean worked = work->task != NULL;

  stop (work);
  forget_result (work);
  work->stamp = get_stamp (self, work->kind);
  work_now (work, inputs, coarse);
  if (work->is_coarse)
    start (self, work, inputs);
  else
    work->kind->free_inputs (inputs);
  if (worked && work->task == NULL)
    g_signal_emit (self, signals[WORKING], 0);
}

gpointer
concord_heavy_get_result (ConcordHeavy *self, const ConcordHeavyKind *kind, gboolean whole,
                          gboolean *is_coarse, GError **error)
{
  Work *work = find_work (self, kind, concord_words_get_language ());
  gboolean current = work->has_result && work->stamp == get_stamp (self, kind);
  gboolean replaces = current && whole && work->is_coarse;
  gpointer result;

  if (!current || replaces)
    make_result (self, work, whole);
  if (is_coarse != NULL)
    *is_coarse = work->is_coarse;
  if (work->result == NULL)
    g_propagate_error (error, g_error_copy (work->error));
  result = work->result == NULL ? NULL : kind->ref (work->result);
  /* Whoever shows the coarse result waits for this: the thread that would have said so is stopped. */
  if (replaces)
    g_signal_emit (self, signals[FINISHED], 0, kind->name);
  return result;
}

gboolean
concord_heavy_get_progress (ConcordHeavy *self, double *share, const char **label)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      Work *work = self->works->pdata[i];

      if (work->task == NULL)
        continue;
      *share = concord_progress_get_share (work->progress);
      *label = _ (work->kind->label);
      return TRUE;
    }
  return FALSE;
}

void
concord_heavy_cancel (ConcordHeavy *self)
{
  gboolean stopped = FALSE;

  for (guint i = 0; i < self->works->len; i++)
    {
      stopped |= ((Work *) self->works->pdata[i])->task != NULL;
      stop (self->works->pdata[i]);
    }
  if (stopped)
    g_signal_emit (self, signals[WORKING], 0);
}

/* What is worked out from what is no longer so is not worth a processor. */
static void
document_changed (ConcordHeavy *self)
{
  gboolean stopped = FALSE;

  for (guint i = 0; i < self->works->len; i++)
    {
      Work *work = self->works->pdata[i];

      if (work->task != NULL && work->task_stamp != get_stamp (self, work->kind))
        {
          stop (work);
          stopped = TRUE;
        }
    }
  if (stopped)
    g_signal_emit (self, signals[WORKING], 0);
}

void
concord_heavy_set_threaded (ConcordHeavy *self, gboolean threaded)
{
  self->threaded = threaded;
}

/* The document goes; a thread that still runs keeps this alive until it has noticed. */
static void
leave_document (gpointer data)
{
  ConcordHeavy *self = data;

  self->document = NULL;
  g_ptr_array_set_size (self->works, 0);
  g_object_unref (self);
}

ConcordHeavy *
concord_heavy_get_for (ConcordDocument *document)
{
  ConcordHeavy *self = g_object_get_data (G_OBJECT (document), "concord-heavy");

  if (self == NULL)
    {
      self = g_object_new (CONCORD_TYPE_HEAVY, NULL);
      self->document = document;
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                               G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (document), "concord-heavy", self, leave_document);
    }
  return self;
}

static void
concord_heavy_finalize (GObject *object)
{
  g_ptr_array_unref (CONCORD_HEAVY (object)->works);
  G_OBJECT_CLASS (concord_heavy_parent_class)->finalize (object);
}

static void
concord_heavy_class_init (ConcordHeavyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_heavy_finalize;

  signals[FINISHED] = g_signal_new ("finished", CONCORD_TYPE_HEAVY, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WORKING] = g_signal_new ("working", CONCORD_TYPE_HEAVY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
concord_heavy_init (ConcordHeavy *self)
{
  self->works = g_ptr_array_new_with_free_func (work_free);
}
