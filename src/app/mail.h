/* Mailing a saved project: the desktop's mail portal, else xdg-email, else a draft file that the
 * mail program opens, else the folder. Nothing is ever sent by Concord itself. */
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

/**
 * concord_mail_compose_async:
 * @parent: (nullable): the window that the mail program's belongs to
 * @file: the saved project
 * @title: of the project
 * @author: who mails it
 */
void concord_mail_compose_async (GtkWindow *parent, GFile *file, const char *title,
                                 const char *author, GAsyncReadyCallback callback, gpointer data);

/* The same for another file, such as a sheet for a colleague, with words of its own. */
void concord_mail_attach_async (GtkWindow *parent, GFile *file, const char *subject,
                                const char *body, GAsyncReadyCallback callback, gpointer data);

/* @words: (out): which way was taken and what is left to do, in a sentence or two. FALSE with
 * G_IO_ERROR_CANCELLED where the person thought better of it, with a sentence where the file can't
 * be read. */
gboolean concord_mail_compose_finish (GAsyncResult *result, ConcordMailWay *way, char **words,
                                      GError **error);

G_END_DECLS
