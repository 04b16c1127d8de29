/* The explorer on the screen: what a package must and must not hold, the packages that no other
 * betters, and a way to take one of them. */
#pragma once

#include "app/finding-pane.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_EXPLORER_VIEW (concord_explorer_view_get_type ())
G_DECLARE_FINAL_TYPE (ConcordExplorerView, concord_explorer_view, CONCORD, EXPLORER_VIEW,
                      ConcordFindingPane)

G_END_DECLS
