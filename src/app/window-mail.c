/* Mail: the dialogue says what is mailed, saves where it must and asks the mail program. */
#include "app/mail-dialog.h"
#include "app/window-private.h"

void
concord_window_mail (ConcordWindow *window)
{
  concord_document_end_typing (concord_session_get_document (window->session));
  gtk_window_present (GTK_WINDOW (concord_mail_dialog_new (window)));
}
