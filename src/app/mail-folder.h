/* Private temporary folders for what is attached to messages. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A new folder that only this person can read. It has to stay, for a mail program reads attachments
 * when it pleases; those of days ago are taken away first. The caller frees the path. */
char *concord_mail_folder_new (GError **error);

/* Takes away the person's mail folders in @parent that were made before @then, in seconds since
 * 1970, with the files in them. */
void concord_mail_folders_sweep (const char *parent, gint64 then);

G_END_DECLS
