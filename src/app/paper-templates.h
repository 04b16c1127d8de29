/* The papers that come with the program, to be copied into a project. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *catalogues; /* of ConcordDocument: records live with theirs */
  GPtrArray *reports;    /* of ConcordRecord */
} ConcordPaperTemplates;

/* Reads them from the catalogues. */
ConcordPaperTemplates *concord_paper_templates_new (void);
void concord_paper_templates_free (ConcordPaperTemplates *templates);

/* NULL where there is none of that id. */
ConcordRecord *concord_paper_templates_find (const ConcordPaperTemplates *templates, const char *id);

G_END_DECLS
