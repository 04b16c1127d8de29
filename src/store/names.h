/* The names that a history may hold: of record types, roles and fields. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_NAME_TYPE = 1 << 0,
  CONCORD_NAME_ROLE = 1 << 1,
  CONCORD_NAME_FIELD = 1 << 2,
  CONCORD_NAME_PLACE = 1 << 3 /* an attribute or element that others may stand after */
} ConcordNameUse;

typedef struct _ConcordNames ConcordNames;

ConcordNames *concord_names_new (void);
void concord_names_free (ConcordNames *names);

/* The interned name, or NULL where nothing of this @use is called so. Text of a file is looked up
 * here before anything interns it: what is interned is never freed. */
const char *concord_names_find (ConcordNames *names, const char *name, ConcordNameUse use);

G_END_DECLS
