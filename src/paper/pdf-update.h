/* What cairo can't say in a PDF: its language, its title in the window, what a picture shows. */
#pragma once

#include "paper/pen.h"

G_BEGIN_DECLS

/* The tag of BCP 47 for the code of a language, NULL for English: static. */
const char *concord_pdf_get_tag (const char *language);

gboolean concord_pdf_update (GByteArray *bytes, const char *language,
                             const GPtrArray *alternatives, GError **error);
gboolean concord_pdf_update_tagged (GByteArray *bytes, const char *language,
                                    const GPtrArray *alternatives, const GArray *tagged,
                                    GError **error);

G_END_DECLS
