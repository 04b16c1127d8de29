/* What a mailed project says, and a message draft as a file. Needs no display and no network. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The caller frees each. @title: of the project; @name: of the file. */
char *concord_mail_dup_subject (const char *title);
char *concord_mail_dup_body (const char *title, const char *name, const char *author);

/**
 * concord_mail_draft_new:
 * @date: seconds since 1970
 * @name: what the attachment shall be called
 * @content: the attachment
 *
 * A message as RFC 5322 and MIME have it, marked as not sent yet (X-Unsent, which mail programs
 * open for writing). Lines end in CR LF and none is over 78 bytes. Returns: (transfer full)
 */
GBytes *concord_mail_draft_new (const char *subject, const char *body, gint64 date,
                                const char *name, GBytes *content);

G_END_DECLS
