/* Putting a copy that came back in place of ours. */
#pragma once

#include "app/returned.h"

G_BEGIN_DECLS

/* Called once; @replaced is FALSE where ours stays as it is. */
typedef void (*ConcordReturnedDone) (gboolean replaced, gpointer data);

/* Asks what would be lost where ours has changes that the copy has not; then saves the copy that
 * @window shows over our file, whose version of before stays beside it, and with it that the
 * request was answered, where @answered says so. A window that shows ours is closed. @returned has to stay until @done. */
void concord_returned_replace (ConcordWindow *window, GtkWindow *parent,
                               ConcordReturned *returned, gboolean answered,
                               ConcordReturnedDone done, gpointer data);

/* Whether there is anything in the copy that ours has not. */
gboolean concord_returned_may_replace (const ConcordReturned *returned);

G_END_DECLS
