/* Which project a file is of, without reading all of it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The project's id as it stands at the beginning of @file: the same in every copy that was mailed.
 * NULL where it is no project or can't be read; only opening says whether it is sound. The caller
 * frees. */
char *concord_project_peek_id (GFile *file);

G_END_DECLS
