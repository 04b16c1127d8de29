/* A message draft as a file. Needs no display and no network. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that goes with a message. */
typedef struct
{
  const char *name; /* what the attachment shall be called */
  const char *type; /* as in "application/pdf" */
  GBytes *content;
} ConcordMailPart;

/**
 * concord_mail_draft_new:
 * @date: seconds since 1970
 * @parts: (array length=n_parts): in the order in which they are attached
 *
 * A message as RFC 5322 and MIME have it, marked as not sent yet (X-Unsent, which mail programs
 * open for writing). Lines end in CR LF and none is over 78 bytes. Returns: (transfer full)
 */
GBytes *concord_mail_draft_new (const char *subject, const char *body, gint64 date,
                                const ConcordMailPart *parts, guint n_parts);

G_END_DECLS
