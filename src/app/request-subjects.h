/* What colleagues can be asked to fill in: the one list of it. */
#pragma once

#include "store/sheet.h"

G_BEGIN_DECLS

typedef struct
{
  char *label; /* "Package: services" */
  const char *role; /* records of this role, or NULL */
  const char *link; /* cells of this link record, or NULL; neither: an evaluator's marks */
  ConcordRecord *record; /* the parent, or the evaluator */
} ConcordRequestSubject;

/* (transfer full) (element-type ConcordRequestSubject): those that have something to fill in. */
GPtrArray *concord_request_subjects_list (ConcordDocument *document);

/* (transfer full): NULL and a sentence where it can't be made. */
ConcordSheet *concord_request_subject_new_sheet (const ConcordRequestSubject *subject,
                                                 ConcordDocument *document, GError **error);

G_END_DECLS
