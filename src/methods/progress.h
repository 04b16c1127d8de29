#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordProgress:
 * @cancelled: whether the computation is to stop
 * @permille: how far it is, 0 to 1000
 *
 * What a long computation and whoever waits for it share. All access is atomic: one thread
 * computes, another asks how far it is or stops it. One serves one computation at a time and must
 * outlive it. A method that takes one takes %NULL too, and then can't be stopped.
 */
typedef struct
{
  gint cancelled;
  gint permille;
} ConcordProgress;

void concord_progress_init (ConcordProgress *progress);
void concord_progress_cancel (ConcordProgress *progress);
gboolean concord_progress_is_cancelled (const ConcordProgress *progress);
double concord_progress_get_share (const ConcordProgress *progress);

void concord_progress_set_permille (ConcordProgress *progress, gint permille);
gboolean concord_progress_check (const ConcordProgress *progress, GError **error);

G_END_DECLS
