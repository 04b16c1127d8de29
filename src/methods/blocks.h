#pragma once

#include "methods/progress.h"

G_BEGIN_DECLS

/**
 * ConcordBlocks:
 * @scratch_new: makes what one thread works in
 * @scratch_free: frees it
 * @compute: fills the scratch with the results of one block; runs in several threads at once. One
 *   that takes more than some milliseconds looks at the progress itself and breaks off
 * @add: adds them to the total; never runs twice at once, and takes the blocks in their order
 *
 * A long computation cut into blocks that don't depend on each other.
 */
typedef struct
{
  gpointer (*scratch_new) (gconstpointer problem);
  void (*scratch_free) (gpointer scratch);
  void (*compute) (gconstpointer problem, gsize block, gpointer scratch);
  void (*add) (gconstpointer problem, gsize block, gconstpointer scratch, gpointer total);
} ConcordBlocks;

/**
 * ConcordStage:
 * @progress: (nullable): of the whole computation
 * @from: how far it is before this stage, per thousand
 * @to: how far it is after it
 *
 * The part that one run through blocks has in a computation.
 */
typedef struct
{
  ConcordProgress *progress;
  gint from;
  gint to;
} ConcordStage;

gboolean concord_blocks_run (const ConcordBlocks *kind,
                             gconstpointer problem,
                             gsize n_blocks,
                             guint n_threads,
                             ConcordStage stage,
                             gpointer total);

G_END_DECLS
