/* What to look at in a paper before it goes to a meeting. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  char *words; /* one or two sentences */
  char *id;    /* of the record where to mend it */
  const char *field;
} ConcordPaperCheck;

/* (transfer full) (element-type ConcordPaperCheck): what is missing first. */
GPtrArray *concord_paper_checks_find (ConcordDocument *document, ConcordRecord *report);

/* What of @report stands only in Part B, in a sentence. The caller frees. */
char *concord_paper_checks_dup_exempt (ConcordDocument *document, ConcordRecord *report);

G_END_DECLS
