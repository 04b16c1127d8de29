/* A paper as a file that others open. */
#pragma once

#include "paper/paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_PAPER_PDF,
  CONCORD_PAPER_ODT
} ConcordPaperFormat;

/* Asks where to and writes @part of @report there, on paper of the size of last time; says so where
 * it can't be written. */
void concord_paper_export (GtkWindow *parent, ConcordDocument *document, ConcordRecord *report,
                           ConcordPaperPart part, ConcordPaperFormat format);

/* The same without asking. */
gboolean concord_paper_export_to (ConcordDocument *document, ConcordRecord *report,
                                  ConcordPaperPart part, ConcordPaperFormat format,
                                  const char *path, GError **error);

G_END_DECLS
