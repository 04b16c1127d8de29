/* What colleagues were asked, what came back, what is overdue. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_REQUEST_LIST (concord_request_list_get_type ())
G_DECLARE_FINAL_TYPE (ConcordRequestList, concord_request_list, CONCORD, REQUEST_LIST, GtkWindow)

/* @parent: (nullable) */
ConcordRequestList *concord_request_list_new (GtkWindow *parent, ConcordDocument *document);

/* "Overdue by 3 days", "Returned", "Waiting, due in 5 days"; the caller frees. */
char *concord_request_dup_state (ConcordDocument *document, ConcordRecord *request);

G_END_DECLS
