/* All record types of a project, and which may stand under which. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

struct _ConcordChildRole
{
  const char *parent; /* type name, NULL for the project itself */
  const char *role;   /* "services" */
  const char *child;  /* type name: one role for each parent and child */
  const char *label;  /* "Services" */
  const char *one;    /* "service", for the words of a step */
};

/* The GType of a type name, G_TYPE_INVALID where there is none. */
GType concord_record_types_find (const char *type_name);

/* Every type, in the order of files and schema. */
const GType *concord_record_types_get (guint *n_types);

/* Every role, those of one parent type together and in the order of files. */
const ConcordChildRole *concord_roles_get (guint *n_roles);
const ConcordChildRole *concord_roles_find (const char *parent_type, const char *role);
const ConcordChildRole *concord_roles_find_child (const char *parent_type, const char *child_type);

/* The type of a child as people call it: "service". */
const char *concord_record_types_get_label (const char *type_name);

/* The class of a type name; the caller does not unref. NULL where there is none. */
ConcordRecordClass *concord_record_types_get_class (const char *type_name);

G_END_DECLS
