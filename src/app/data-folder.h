/* Where the program's own data are, installed or not. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder @name ("templates", "help") of the program's data: (transfer full). It need not exist. */
char *concord_data_folder_dup (const char *name);

G_END_DECLS
