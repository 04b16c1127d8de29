/* What leaves the program: charts on paper, as PDF and as pictures, and the workbook. */
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/paper-page.h"
#include "app/picture-dialog.h"
#include "app/print-dialog.h"
#include "app/window-private.h"
#include "paper/spreadsheet.h"

#include "concord-words.h"

/* The Paper screen, NULL where nobody went there yet. */
static ConcordPaperPage *
get_paper_page (ConcordWindow *window)
{
  GtkWidget *page = gtk_stack_get_child_by_name (window->pages, "paper");

  return page == NULL ? NULL : CONCORD_PAPER_PAGE (page);
}

ConcordRecord *
concord_window_find_report (ConcordWindow *window)
{
  ConcordPaperPage *page = get_paper_page (window);
  ConcordRecord *shown = page == NULL ? NULL : concord_paper_page_get_report (page);
  g_autoptr (GPtrArray) reports = NULL;

  if (shown != NULL)
    return shown;
  reports = concord_document_list (concord_session_get_document (window->session), "report");
  return reports->len == 0 ? NULL : reports->pdata[0];
}

void
concord_window_print (ConcordWindow *window)
{
  /* Where a paper is written, that paper is printed. */
  if (g_strcmp0 (concord_window_get_stage (window), "paper") == 0
      && concord_paper_page_print (get_paper_page (window)))
    return;
  gtk_window_present (GTK_WINDOW (concord_print_dialog_new (
      GTK_WINDOW (window), concord_session_get_document (window->session),
      concord_session_get_title (window->session))));
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

/* --- the workbook ---------------------------------------------------------------------------- */

/* What is written, while the person picks a file. */
typedef struct
{
  GtkWindow *parent;
  ConcordDocument *document;
} Target;

static gboolean
write_spreadsheet (ConcordDocument *document, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = concord_spreadsheet_write (document, FALSE, error);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                   error);
}

static void
on_target (GFile *file, gpointer data)
{
  Target *target = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (file != NULL && path == NULL)
    concord_tell (target->parent, _ ("The spreadsheet could not be saved"),
                  _ ("Choose a folder on this computer, or one that is mounted here."));
  else if (path != NULL && !write_spreadsheet (target->document, path, &error))
    concord_tell (target->parent, _ ("The spreadsheet could not be saved"), error->message);
  g_object_unref (target->document);
  g_object_unref (target->parent);
  g_free (target);
}

/* The public view, as of all that leaves the window. */
void
concord_window_export_spreadsheet (ConcordWindow *window)
{
  Target *target = g_new0 (Target, 1);
  g_autofree char *base = concord_file_name_dup_clean (concord_session_get_title (window->session));
  g_autofree char *name = g_strconcat (base, ".xlsx", NULL);

  target->parent = g_object_ref (GTK_WINDOW (window));
  target->document = g_object_ref (concord_session_get_document (window->session));
  concord_choose_target (target->parent, _ ("Save a spreadsheet with formulas"), name, NULL, NULL,
                         ".xlsx", on_target, target);
}
