/* Asks why a value changes that was given with care, and performs the change with the answer. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_REASON_POPOVER (concord_reason_popover_get_type ())
G_DECLARE_FINAL_TYPE (ConcordReasonPopover, concord_reason_popover, CONCORD, REASON_POPOVER,
                      GtkPopover)

/* Signal: ::performed (), once the step is done. Closing it in any other way leaves all as it was. */

/* @change: what changes, in words: "Moderated mark: 6 → 7". */
ConcordReasonPopover *concord_reason_popover_new (ConcordDocument *document, ConcordStep *step,
                                                  const char *question, const char *change);

/* Opens it at its parent as soon as the widgets around it have settled where the focus is. */
void concord_reason_popover_open (ConcordReasonPopover *popover);

G_END_DECLS
