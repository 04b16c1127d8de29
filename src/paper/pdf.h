/* A paper as a PDF file. */
#pragma once

#include "paper/plan.h"

G_BEGIN_DECLS

gboolean concord_pdf_write (const ConcordPlan *plan, const char *path, GError **error);
gboolean concord_pdf_write_pages (const ConcordPlan *plan, const GArray *pages, const char *path,
                                  GError **error);

G_END_DECLS
