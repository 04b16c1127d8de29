/* The pages there are, in the order of the work. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

typedef struct
{
  guint number;      /* in the sidebar */
  const char *stage; /* "package" */
  const char *title; /* marked for translation */
  const char *icon;
  GType (*get_type) (void);
} ConcordPageKind;

const ConcordPageKind *concord_page_kinds_get (guint *n_kinds);

G_END_DECLS
