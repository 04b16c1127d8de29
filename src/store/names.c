#include "store/names.h"

#include "model/record-types.h"

struct _ConcordNames
{
  GHashTable *uses; /* interned name -> ConcordNameUse flags */
};

static void
add (ConcordNames *names, const char *name, guint use)
{
  guint uses = GPOINTER_TO_UINT (g_hash_table_lookup (names->uses, name));

  g_hash_table_insert (names->uses, (gpointer) g_intern_string (name),
                       GUINT_TO_POINTER (uses | use));
}

ConcordNames *
concord_names_new (void)
{
  ConcordNames *names = g_new0 (ConcordNames, 1);
  guint n_types, n_roles;
  const GType *types = concord_record_types_get (&n_types);
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  names->uses = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint t = 0; t < n_types; t++)
    {
      ConcordRecordClass *klass = g_type_class_peek (types[t]);

      add (names, klass->type_name, CONCORD_NAME_TYPE | CONCORD_NAME_PLACE);
      for (guint i = 0; i < klass->n_fields; i++)
        add (names, klass->fields[i].name, CONCORD_NAME_FIELD | CONCORD_NAME_PLACE);
    }
  for (guint r = 0; r < n_roles; r++)
    add (names, roles[r].role, CONCORD_NAME_ROLE);
  add (names, "id", CONCORD_NAME_PLACE);
  add (names, "order", CONCORD_NAME_PLACE);
  return names;
}

void
concord_names_free (ConcordNames *names)
{
  g_hash_table_unref (names->uses);
  g_free (names);
}

const char *
concord_names_find (ConcordNames *names, const char *name, ConcordNameUse use)
{
  gpointer found, uses;

  if (!g_hash_table_lookup_extended (names->uses, name, &found, &uses)
      || (GPOINTER_TO_UINT (uses) & use) == 0)
    return NULL;
  return found;
}
