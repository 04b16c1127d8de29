/* What a copy that came back differs in from ours, and what to do with it. */
#pragma once

#include "app/returned.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_RETURNED_DIALOG (concord_returned_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ConcordReturnedDialog, concord_returned_dialog, CONCORD, RETURNED_DIALOG,
                      GtkWindow)

/* @window shows the copy. @returned: (transfer full) */
ConcordReturnedDialog *concord_returned_dialog_new (ConcordWindow *window,
                                                    ConcordReturned *returned);

G_END_DECLS
