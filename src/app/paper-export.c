#include "app/paper-export.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/print.h"

#include "concord-words.h"

/* What is written, while the person picks a file. */
typedef struct
{
  GtkWindow *parent;
  ConcordDocument *document;
  char *report;
  ConcordPaperPart part;
  ConcordPaperFormat format;
} Target;

static ConcordPaper *
new_paper (ConcordDocument *document, ConcordRecord *report, ConcordPaperPart part)
{
  g_autoptr (ConcordPrintChoice) choice = concord_print_choice_new ();

  choice->what = part == CONCORD_PAPER_PART_B ? CONCORD_PRINT_PART_B : CONCORD_PRINT_PART_A;
  choice->report = g_strdup (concord_record_get_id (report));
  return concord_print_choice_make_paper (choice, document);
}

gboolean
concord_paper_export_to (ConcordDocument *document, ConcordRecord *report, ConcordPaperPart part,
                         ConcordPaperFormat format, const char *path, GError **error)
{
  g_autoptr (ConcordPaper) paper = new_paper (document, report, part);

  return format == CONCORD_PAPER_PDF ? concord_paper_write_pdf (paper, path, error)
                                     : concord_paper_write_odt (paper, path, error);
}

static void
write_target (const Target *target, const char *path)
{
  ConcordRecord *report = concord_document_find (target->document, target->report);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    concord_tell (target->parent, _ ("The paper could not be written"),
                  _ ("Choose a folder on this computer, or one that is mounted here."));
  else if (report != NULL
           && !concord_paper_export_to (target->document, report, target->part, target->format,
                                        path, &error))
    concord_tell (target->parent, _ ("The paper could not be written"), error->message);
}

static void
on_target (GFile *file, gpointer data)
{
  Target *target = data;
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (file != NULL)
    write_target (target, path);
  g_object_unref (target->parent);
  g_object_unref (target->document);
  g_free (target->report);
  g_free (target);
}

/* "Cabinet report, Part B.pdf" */
static char *
dup_file_name (ConcordRecord *report, ConcordPaperPart part, const char *ending)
{
  g_autofree char *title = concord_record_dup_name (report);
  /* Translators: the name of a file: the title of a paper. */
  g_autofree char *whole = part == CONCORD_PAPER_PART_B ? g_strdup_printf (_ ("%s - Part B"), title)
                                                        : g_strdup (title);
  g_autofree char *clean = concord_file_name_dup_clean (whole);

  return g_strconcat (clean, ending, NULL);
}

void
concord_paper_export (GtkWindow *parent, ConcordDocument *document, ConcordRecord *report,
                      ConcordPaperPart part, ConcordPaperFormat format)
{
  gboolean pdf = format == CONCORD_PAPER_PDF;
  const char *ending = pdf ? ".pdf" : ".odt";
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = dup_file_name (report, part, ending);
  Target *target = g_new0 (Target, 1);

  target->parent = g_object_ref (parent);
  target->document = g_object_ref (document);
  target->report = g_strdup (concord_record_get_id (report));
  target->part = part;
  target->format = format;
  gtk_file_filter_set_name (filter, pdf ? _ ("PDF papers") : _ ("Text documents"));
  gtk_file_filter_add_suffix (filter, ending + 1);
  concord_choose_target (parent, pdf ? _ ("Save the paper as PDF") : _ ("Save the paper as a document"),
                         name, NULL, filter, ending, on_target, target);
}
