/* What a finding says of the document, kept up to date for as long as somebody looks at it. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_FINDING_PANE (concord_finding_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (ConcordFindingPane, concord_finding_pane, CONCORD, FINDING_PANE, GtkWidget)

struct _ConcordFindingPaneClass
{
  GtkWidgetClass parent_class;

  /* The pane has another document, or none. */
  void (*follow) (ConcordFindingPane *pane, ConcordDocument *document);

  /* Shows what @document says now; asked for once after however many changes. */
  void (*show) (ConcordFindingPane *pane, ConcordDocument *document);
};

/* Properties: document, analyst (whether what only specialists ask for is shown). Children of its
 * template stand below each other. */

ConcordDocument *concord_finding_pane_get_document (ConcordFindingPane *pane);
gboolean concord_finding_pane_get_analyst (ConcordFindingPane *pane);

G_END_DECLS
