/* How much of what is exempt from publication a project file holds. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_now;     /* values of confidential fields that the project holds now */
  guint n_history; /* further ones, changed or removed since, that its history still holds */
} ConcordConfidential;

/* Counts fields that the tables mark as confidential, each of a record once. What is not saved yet
 * counts as it will stand in the file. */
ConcordConfidential concord_confidential_count (ConcordDocument *document);

G_END_DECLS
