/* Mailing files: the desktop's mail portal, else xdg-email, else a draft file that the mail program
 * opens, else the folder. Nothing is ever sent by Concord itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_MAIL_PORTAL,
  CONCORD_MAIL_XDG_EMAIL,
  CONCORD_MAIL_DRAFT,
  CONCORD_MAIL_FOLDER
} ConcordMailWay;

/* The name that @file has as an attachment: none that a mail program trips over. Caller frees. */
char *concord_mail_dup_name (GFile *file);

/**
 * concord_mail_compose_async:
 * @parent: (nullable): the window that the mail program's belongs to
 * @files: (array length=n_files): what is attached, one at least
 */
void concord_mail_compose_async (GtkWindow *parent, GFile *const *files, guint n_files,
                                 const char *subject, const char *body,
                                 GAsyncReadyCallback callback, gpointer data);

/* @words: (out): which way was taken and what is left to do, in a sentence or two. FALSE with
 * G_IO_ERROR_CANCELLED where the person thought better of it, with a sentence where a file can't
 * be read. */
gboolean concord_mail_compose_finish (GAsyncResult *result, ConcordMailWay *way, char **words,
                                      GError **error);

G_END_DECLS
