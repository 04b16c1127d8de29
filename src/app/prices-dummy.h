/* The usual dummy bids: a set that shows how a price formula can keep a good bid from winning. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Puts three bids in place of the dummy bids there are, as one step: half, three quarters and all of
 * what the package costs over the project's lifetime, each with a quality to match. FALSE and a
 * sentence where that was refused. */
gboolean concord_prices_dummy_fill (ConcordDocument *document, GError **error);

G_END_DECLS
