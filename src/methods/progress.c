
#include "methods/progress.h"

#include "concord-words.h"

#include "methods/method-error.h"

/**
 * concord_progress_init:
 * @progress: (out): not cancelled, nothing done
 */
void
concord_progress_init (ConcordProgress *progress)
{
  g_atomic_int_set (&progress->cancelled, FALSE);
  g_atomic_int_set (&progress->permille, 0);
}

/**
 * concord_progress_cancel:
 * @progress: shared with a computation, which then ends with %CONCORD_METHOD_ERROR_CANCELLED
 */
void
concord_progress_cancel (ConcordProgress *progress)
{
  g_atomic_int_set (&progress->cancelled, TRUE);
}

/**
 * concord_progress_is_cancelled:
 * @progress: (nullable): shared with a computation
 *
 * Returns: whether it is to stop; never for %NULL
 */
gboolean
concord_progress_is_cancelled (const ConcordProgress *progress)
{
  return progress != NULL && g_atomic_int_get (&progress->cancelled);
}

/**
 * concord_progress_get_share:
 * @progress: (nullable): shared with a computation
 *
 * Returns: how much is done, a share from 0 to 1; 0 for %NULL
 */
double
concord_progress_get_share (const ConcordProgress *progress)
{
  return progress == NULL ? 0 : g_atomic_int_get (&progress->permille) / 1000.0;
}

/**
 * concord_progress_set_permille:
 * @progress: (nullable): shared with whoever waits
 * @permille: how far the computation is, 0 to 1000
 *
 * For the computation itself.
 */
void
concord_progress_set_permille (ConcordProgress *progress, gint permille)
{
  if (progress != NULL)
    g_atomic_int_set (&progress->permille, CLAMP (permille, 0, 1000));
}

/**
 * concord_progress_check:
 * @progress: (nullable): shared with whoever waits
 * @error: %CONCORD_METHOD_ERROR_CANCELLED where it was cancelled
 *
 * For the computation itself.
 *
 * Returns: whether to go on
 */
gboolean
concord_progress_check (const ConcordProgress *progress, GError **error)
{
  if (!concord_progress_is_cancelled (progress))
    return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_CANCELLED,
                                _ ("The calculation was stopped."));
}
