#include "model/audit.h"

#include "model/id.h"
#include "model/record-types.h"
#include "model/scale.h"

#include "concord-words.h"
#include <string.h>

/* The id that the ends of a link record give it. The caller frees. */
static char *
dup_link_id (ConcordRecord *record)
{
  const ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].key)
      {
        char *key = concord_record_dup_canonical (record, &klass->fields[i]);

        g_ptr_array_add (keys, key == NULL ? g_strdup ("") : key);
      }
  g_ptr_array_add (keys, NULL);
  return concord_id_new_link (klass->type_name,
                              concord_record_get_id (concord_record_get_parent (record)),
                              (const char *const *) keys->pdata);
}

static void
check_link (ConcordRecord *record, GPtrArray *said)
{
  g_autofree char *right = NULL;
  g_autofree char *name = NULL;

  /* Of a newer version's link a key may be missing here. */
  if (!CONCORD_RECORD_GET_CLASS (record)->is_link || concord_record_get_unknown (record) != NULL)
    return;
  right = dup_link_id (record);
  if (strcmp (right, concord_record_get_id (record)) == 0)
    return;
  name = concord_record_dup_name (record);
  g_ptr_array_add (
      said,
      /* Translators: a kind of record, its name, two ids. */
      g_strdup_printf (_ ("The %s of %s has the id %s, but what it joins gives it %s: the program "
                          "does not find it, and fills its cell anew. Change the id back, or remove "
                          "the record."),
                       concord_record_types_get_label (concord_record_get_type_name (record)), name,
                       concord_record_get_id (record), right));
}

/* What may have been entered before the scale was shortened. */
static void
check_scales (ConcordDocument *document, ConcordRecord *record, GPtrArray *said)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      g_autofree char *name = NULL;

      if (fields[i].top == NULL)
        continue;
      value = concord_record_dup_canonical (record, &fields[i]);
      if (concord_scale_check (&fields[i], concord_scale_get_top (document, record, &fields[i]),
                               value, &error))
        continue;
      name = concord_record_dup_name (record);
      /* Translators: a record's name and id, then a sentence: "Mark is 8, but must be ..." */
      g_ptr_array_add (said, g_strdup_printf (_ ("%s (%s): %s"), name,
                                              concord_record_get_id (record), error->message));
    }
}

GPtrArray *
concord_audit (ConcordDocument *document)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (types[t]);
      g_autoptr (GPtrArray) records
          = concord_document_list (document, ((ConcordRecordClass *) klass)->type_name);

      for (guint i = 0; i < records->len; i++)
        {
          check_link (records->pdata[i], said);
          check_scales (document, records->pdata[i], said);
        }
    }
  return said;
}
