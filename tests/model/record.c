#include "model/record.h"

#include "model/document.h"
#include "model/id.h"
#include "model/record-types.h"
#include "model/service.h"

#include <string.h>

static void
test_all_absent (void)
{
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  g_assert_cmpuint (n_types, >=, 19);
  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (ConcordRecord) record = g_object_new (types[t], NULL);
      guint n_fields;
      const ConcordField *fields = concord_record_get_fields (record, &n_fields);

      g_assert_cmpuint (n_fields, >, 0);
      g_assert_cmpuint (n_fields, <=, 64);
      for (guint i = 0; i < n_fields; i++)
        {
          g_autofree char *text = concord_record_dup_text (record, &fields[i]);

          g_assert_true (concord_record_is_absent (record, &fields[i]));
          g_assert_cmpstr (text, ==, "–");
        }
    }
}

/* Each row is complete: a label, choices where it is a choice, a target that exists. */
static void
test_tables (void)
{
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      ConcordRecordClass *klass = g_type_class_peek (types[t]);

      for (guint i = 0; i < klass->n_fields; i++)
        {
          const ConcordField *field = &klass->fields[i];
          gboolean chosen
              = field->kind == CONCORD_KIND_CHOICE || field->kind == CONCORD_KIND_FLAG;

          g_assert_nonnull (field->label);
          g_assert_null (strchr (field->name, '_'));
          g_assert_cmpint (chosen, ==, field->choices != NULL);
          g_assert_cmpint (field->kind == CONCORD_KIND_REFERENCE, ==, field->target != NULL);
          if (field->target != NULL)
            g_assert_nonnull (concord_record_types_get_class (field->target));
          if (field->key)
            g_assert_true (klass->is_link);
          g_assert_cmpstr (field->name, !=, "id");
          g_assert_cmpstr (field->name, !=, "order");
          for (guint k = 0; k < i; k++)
            g_assert_cmpstr (klass->fields[k].name, !=, field->name);
        }
    }
}

/* Every type has a place, and no parent has two roles for one type. */
static void
test_roles (void)
{
  guint n_roles, n_types;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      ConcordRecordClass *klass = g_type_class_peek (types[t]);
      guint places = 0;

      for (guint i = 0; i < n_roles; i++)
        places += strcmp (roles[i].child, klass->type_name) == 0;
      g_assert_cmpuint (places, >, 0);
    }
  for (guint i = 1; i < n_roles; i++)
    {
      g_assert_nonnull (concord_record_types_get_class (roles[i].parent));
      g_assert_true (concord_roles_find_child (roles[i].parent, roles[i].child) == &roles[i]);
    }
}

static void
test_properties (void)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *service = concord_document_add (
      document, CONCORD_RECORD (concord_document_get_project (document)), "services", NULL);
  double need;
  gint64 cost;
  g_autofree char *name = NULL;

  g_assert_true (concord_document_set (document, service, "need", "0", NULL, NULL));
  g_assert_true (concord_document_set (document, service, "gross-cost", "12.30", NULL, NULL));
  g_assert_true (concord_document_set (document, service, "name", "Revenues", NULL, NULL));
  g_object_get (service, "need", &need, "gross-cost", &cost, "name", &name, NULL);
  g_assert_cmpfloat (need, ==, 0);
  g_assert_cmpint (cost, ==, 1230);
  g_assert_cmpstr (name, ==, "Revenues");
  g_assert_false (concord_is_absent (CONCORD_SERVICE (service)->need));
  g_assert_true (concord_is_absent (CONCORD_SERVICE (service)->staff));
  for (guint i = 0;; i++)
    {
      guint n_fields;
      const ConcordField *fields = concord_record_get_fields (service, &n_fields);

      if (i == n_fields)
        break;
      g_assert_cmpint (fields[i].pspec->flags & G_PARAM_WRITABLE, ==, 0);
    }
}

static void
test_link_ids (void)
{
  const char *one[] = { "ab", "c", NULL };
  const char *other[] = { "a", "bc", NULL };
  g_autofree char *a = concord_id_new_link ("mark", "0123456789abcdef", one);
  g_autofree char *b = concord_id_new_link ("mark", "0123456789abcdef", other);
  g_autofree char *again = concord_id_new_link ("mark", "0123456789abcdef", one);
  g_autofree char *fresh = concord_id_new ();

  g_assert_cmpstr (a, !=, b);
  g_assert_cmpstr (a, ==, again);
  g_assert_true (concord_id_is_valid (a));
  g_assert_true (concord_id_is_valid (fresh));
  g_assert_false (concord_id_is_valid ("0123456789abcdeg"));
  /* SHA-256 of "mark\0" "0123456789abcdef\0" "ab\0" "c\0" by Python's hashlib, first 16 digits */
  g_assert_cmpstr (a, ==, "6cb0eb832e56298a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/all-absent", test_all_absent);
  g_test_add_func ("/record/tables", test_tables);
  g_test_add_func ("/record/roles", test_roles);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/link-ids", test_link_ids);
  return g_test_run ();
}
