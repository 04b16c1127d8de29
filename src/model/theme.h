/* A theme of the comments on a question: counted, never quoted in full. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_THEME_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Theme"), .required = TRUE) \
  FIELD (T, WHOLE, number, N_("Comments"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, TEXT, quotation, N_("Quotation"), .help = N_("Where a typical comment is kept, such as a page of the report; not its words"))
/* clang-format on */

#define CONCORD_TYPE_THEME (concord_theme_get_type ())
CONCORD_DECLARE_RECORD (ConcordTheme, concord_theme, THEME, CONCORD_THEME_FIELDS)

G_END_DECLS
