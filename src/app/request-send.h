/* Asks a colleague without Concord: what, who, until when; writes a sheet to fill in and keeps the
 * request in the project. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_REQUEST_SEND (concord_request_send_get_type ())
G_DECLARE_FINAL_TYPE (ConcordRequestSend, concord_request_send, CONCORD, REQUEST_SEND, GtkWindow)

/* @parent: (nullable) */
ConcordRequestSend *concord_request_send_new (GtkWindow *parent, ConcordDocument *document);

/* Fills in the form. @what: how a line of the list begins: "Package: services". FALSE where no line
 * begins so. */
gboolean concord_request_send_fill (ConcordRequestSend *send, const char *what, const char *who,
                                    const char *due);

/* Writes the sheet to @file, a workbook unless its name ends in ".csv", and keeps the request as
 * one step: FALSE, and said in the window, where that can't be. */
gboolean concord_request_send_write (ConcordRequestSend *send, GFile *file);

G_END_DECLS
