/* The RELAX NG schema of project files, made from the field tables and the roles. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of data/concord.rng: every file that is written from known content validates against
 * it. The caller frees. */
char *concord_schema_dup_text (void);

G_END_DECLS
