/* Lists of the project's records for papers: options considered, risks, "you said, we did". */
#pragma once

#include "paper/text-table.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* "options" */
  const char *label; /* "Options considered", marked with N_() */
} ConcordRecordListKind;

const ConcordRecordListKind *concord_record_list_kinds_get (guint *n_kinds);

/* The list as it stands: (transfer full) (nullable): NULL where it has no rows or @name is unknown.
 * Fields marked confidential stay out unless @exempt; @left_out (out) (optional) says whether some
 * did. */
ConcordTextTable *concord_record_list_new (ConcordDocument *document, const char *name, gboolean exempt,
                                      gboolean *left_out);

G_END_DECLS
