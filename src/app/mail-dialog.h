/* Mailing the project or its paper: what is attached, what is asked of whom, and the message, which
 * may be edited before the mail program gets it. */
#pragma once

#include "app/mail-words.h"
#include "app/window.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_MAIL_DIALOG (concord_mail_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ConcordMailDialog, concord_mail_dialog, CONCORD, MAIL_DIALOG, GtkWindow)

ConcordMailDialog *concord_mail_dialog_new (ConcordWindow *window);

/* Ticks what is attached and fills in the request, as a person would. */
void concord_mail_dialog_fill (ConcordMailDialog *dialog, gboolean project, gboolean paper,
                               const char *who, const char *what, const char *due);

G_END_DECLS
