/* Charts leaving the program on paper, as PDF and as pictures. */
#include "app/picture-dialog.h"
#include "app/print-dialog.h"
#include "app/window-private.h"

void
concord_window_print (ConcordWindow *window)
{
  ConcordPrintDialog *dialog = concord_print_dialog_new (
      GTK_WINDOW (window), concord_session_get_document (window->session),
      concord_session_get_title (window->session));

  gtk_window_present (GTK_WINDOW (dialog));
}

void
concord_window_export_paper (ConcordWindow *window)
{
  /* The same choice with the same pages; only the last step differs. */
  concord_window_print (window);
}

void
concord_window_export_picture (ConcordWindow *window)
{
  concord_picture_dialog_show (GTK_WINDOW (window), concord_session_get_document (window->session),
                               concord_window_get_stage (window));
}
