#include "methods/blocks.h"

#define MOST_THREADS 8

typedef struct
{
  const ConcordBlocks *kind;
  gconstpointer problem;
  gsize n_blocks;
  ConcordStage stage;
  gpointer total;
  GMutex mutex;
  GCond added;
  gsize next_to_compute;
  gsize next_to_add;
} Run;

static gint
share_done (const Run *run)
{
  double share = (double)run->next_to_add / (double)run->n_blocks;

  return run->stage.from + (gint)(share * (run->stage.to - run->stage.from));
}

static gpointer
work (gpointer data)
{
  Run *run = data;
  gpointer scratch = run->kind->scratch_new (run->problem);
  ConcordProgress *progress = run->stage.progress;

  g_mutex_lock (&run->mutex);
  while (run->next_to_compute < run->n_blocks && !concord_progress_is_cancelled (progress))
    {
      gsize block = run->next_to_compute++;

      g_mutex_unlock (&run->mutex);
      run->kind->compute (run->problem, block, scratch);
      g_mutex_lock (&run->mutex);
      while (run->next_to_add != block)
        g_cond_wait (&run->added, &run->mutex);
      /* A block that was broken off is never added; its turn passes all the same. */
      if (!concord_progress_is_cancelled (progress))
        run->kind->add (run->problem, block, scratch, run->total);
      run->next_to_add++;
      concord_progress_set_permille (progress, share_done (run));
      g_cond_broadcast (&run->added);
    }
  g_mutex_unlock (&run->mutex);
  run->kind->scratch_free (scratch);
  return NULL;
}

/**
 * concord_blocks_run:
 * @kind: the four functions
 * @problem: what they are handed
 * @n_blocks: how many blocks there are, may be 0
 * @n_threads: how many threads work, this one among them; 0 for one a processor, up to 8
 * @stage: what part of the computation this is
 * @total: what the results are added to
 *
 * Because the blocks are the same and are added in the same order, sums of doubles come out the
 * same to the last digit on any number of threads.
 *
 * Returns: %FALSE where it was cancelled, and @total is of no use
 */
gboolean
concord_blocks_run (const ConcordBlocks *kind,
                    gconstpointer problem,
                    gsize n_blocks,
                    guint n_threads,
                    ConcordStage stage,
                    gpointer total)
{
  Run run = { .kind = kind, .problem = problem, .n_blocks = n_blocks, .stage = stage,
              .total = total };
  GThread *threads[MOST_THREADS];
  guint started = 0;

  if (n_threads == 0)
    n_threads = g_get_num_processors ();
  n_threads = (guint)MIN (MIN (n_threads, MOST_THREADS), MAX (n_blocks, 1));
  g_mutex_init (&run.mutex);
  g_cond_init (&run.added);
  /* Where the system gives no more threads, the ones there are do all the work. */
  while (started + 1 < n_threads
         && (threads[started] = g_thread_try_new ("blocks", work, &run, NULL)) != NULL)
    started++;
  work (&run);
  for (guint i = 0; i < started; i++)
    g_thread_join (threads[i]);
  g_cond_clear (&run.added);
  g_mutex_clear (&run.mutex);
  return !concord_progress_is_cancelled (stage.progress);
}
