/* What a message to a colleague says: what is attached, how it is opened, what is asked for. */
#pragma once

#include "model/confidential.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;   /* of the project */
  const char *author;  /* who mails it */
  const char *project; /* name of the project file, NULL where it is not attached */
  const char *paper;   /* name of the paper, NULL where it is not attached */
  const char *paper_title; /* which of several papers of the project; NULL where it has one */
  const char *who;     /* asked for something, NULL or "" where nothing is asked for */
  const char *what;
  ConcordDate due;
} ConcordMailMatter;

/* One line, whatever the title holds; and paragraphs. The caller frees each. */
char *concord_mail_dup_subject (const ConcordMailMatter *matter);
char *concord_mail_dup_body (const ConcordMailMatter *matter);

/* "The project file holds 12 exempt entries, …": what to mind about mailing it; NULL where it holds
 * none. The caller frees. */
char *concord_mail_dup_exempt (ConcordConfidential found);

G_END_DECLS
