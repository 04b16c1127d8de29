#include "methods/blocks.h"

#define MOST_THREADS 8

typedef struct
{
  const ConcordBlocks *kind;
  gconstpointer problem;
  gsize n_blocks;
  gpointer total;
  GMutex mutex;
  GCond added;
  gsize next_to_compute;
  gsize next_to_add;
} Run;

static gpointer
work (gpointer data)
{
  Run *run = data;
  gpointer scratch = run->kind->scratch_new (run->problem);

  g_mutex_lock (&run->mutex);
  while (run->next_to_compute < run->n_blocks)
    {
      gsize block = run->next_to_compute++;

      g_mutex_unlock (&run->mutex);
      run->kind->compute (run->problem, block, scratch);
      g_mutex_lock (&run->mutex);
      while (run->next_to_add != block)
        g_cond_wait (&run->added, &run->mutex);
      run->kind->add (run->problem, block, scratch, run->total);
      run->next_to_add++;
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
 * @total: what the results are added to
 *
 * Because the blocks are the same and are added in the same order, sums of doubles come out the
 * same to the last digit on any number of threads.
 */
void
concord_blocks_run (const ConcordBlocks *kind,
                    gconstpointer problem,
                    gsize n_blocks,
                    guint n_threads,
                    gpointer total)
{
  Run run = { .kind = kind, .problem = problem, .n_blocks = n_blocks, .total = total };
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
}
