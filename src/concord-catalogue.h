/* A translation as msgfmt writes it, for lookups beside the process's own language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ConcordCatalogue ConcordCatalogue;

/* The translation at @path: (transfer full) (nullable); NULL where the file is not there or is not
 * whole. */
ConcordCatalogue *concord_catalogue_read (const char *path);
void concord_catalogue_free (ConcordCatalogue *catalogue);

/* Form @form (from 0) of what @english is translated to, borrowed; NULL where there is none. */
const char *concord_catalogue_find (const ConcordCatalogue *catalogue, const char *english,
                                    gulong form);

G_END_DECLS
