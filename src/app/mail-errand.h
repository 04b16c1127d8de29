/* What follows when a message was agreed on: the request is noted, the project saved where it must
 * be, the paper written, and the mail program gets them; what was noted is taken back where not. */
#pragma once

#include "app/mail.h"
#include "app/window.h"

G_BEGIN_DECLS

/* What the message says by the time it goes, for the project may have got its file only now. FALSE
 * where the person thought better of it meanwhile. The texts are taken. */
typedef gboolean (*ConcordMailWrite) (char **subject, char **body, gpointer data);

/* Called once. @error is NULL where the mail program has it, by @way, with @words on what is left to
 * do; G_IO_ERROR_CANCELLED where the person thought better of it. */
typedef void (*ConcordMailDone) (ConcordMailWay way, const char *words, const GError *error,
                                 gpointer data);

typedef struct
{
  gboolean project;      /* whether its file is attached */
  char *paper;           /* the file name of the paper, NULL where none is attached */
  ConcordRecord *report; /* which; NULL for the figures of a project that has none */
  char *who, *what;      /* @who "" where nothing is asked for */
  ConcordDate due;
} ConcordMailErrand;

ConcordMailErrand *concord_mail_errand_new (void);
void concord_mail_errand_free (ConcordMailErrand *errand);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordMailErrand, concord_mail_errand_free)

/* @parent: what the mail program's window belongs to. @errand: (transfer full) */
void concord_mail_errand_run (ConcordMailErrand *errand, ConcordWindow *window, GtkWindow *parent,
                              ConcordMailWrite write, ConcordMailDone done, gpointer data);

G_END_DECLS
