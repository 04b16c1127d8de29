#include "app/typed.h"

#include "concord-words.h"
#include <string.h>

#define DASH "–"

static gboolean
is_blank (const char *typed)
{
  g_autofree char *plain = g_strstrip (g_strdup (typed));

  return *plain == '\0' || strcmp (plain, DASH) == 0;
}

/* One "2027: 1,200" of a series. */
static gboolean
read_year (const ConcordField *field, const char *part, int *year, char **value, GError **error)
{
  const char *colon = strpbrk (part, ":=");
  g_autofree char *before = g_strstrip (g_strndup (part, colon == NULL ? 0 : colon - part));
  guint64 number;

  if (colon == NULL || !g_ascii_string_to_unsigned (before, 10, 1900, 2200, &number, NULL))
    {
      g_autofree char *label = concord_field_dup_label (field);

      /* Translators: a field's name and a part of what was typed. */
      g_set_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_NOT_A_VALUE,
                   _ ("%s: “%s” is not a year with its value. Write them as 2027: 1200; 2028: 1250."),
                   label, part);
      return FALSE;
    }
  *year = (int) number;
  return concord_field_dup_typed (field, colon + 1, value, error);
}

static gboolean
plan_series (ConcordStep *step, const char *id, ConcordRecord *record, const ConcordField *field,
             const char *typed, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (is_blank (typed) ? "" : typed, ";", -1);
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL);
  guint length = concord_step_get_length (step);
  ConcordSeries *old = NULL;

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *value = NULL;
      int year;

      if (*g_strstrip (*part) == '\0')
        continue;
      if (!read_year (field, *part, &year, &value, error))
        {
          concord_step_truncate (step, length);
          return FALSE;
        }
      concord_step_set_year (step, id, field->name, year, value);
      g_hash_table_add (given, GINT_TO_POINTER (year));
    }
  if (record != NULL)
    g_object_get (record, field->name, &old, NULL);
  for (guint i = 0; old != NULL && i < concord_series_get_length (old); i++)
    {
      int year = concord_series_get_year (old, i);

      if (!g_hash_table_contains (given, GINT_TO_POINTER (year)))
        concord_step_set_year (step, id, field->name, year, NULL);
    }
  g_clear_pointer (&old, concord_series_unref);
  return TRUE;
}

/* TRUE where @record has this id or title, which is its name as long as nothing else has it. */
static gboolean
is_meant (ConcordRecord *record, const char *plain, const char *wanted)
{
  g_autofree char *title = concord_record_dup_title (record);
  g_autofree char *folded = g_utf8_casefold (title, -1);

  return strcmp (concord_record_get_id (record), plain) == 0 || strcmp (folded, wanted) == 0;
}

/* Says that several records have the name @plain, or that none has. */
static gboolean
refuse_name (GPtrArray *records, const ConcordField *field, const char *plain, const char *wanted,
             GError **error)
{
  g_autofree char *label = concord_field_dup_label (field);
  const char *format
      /* Translators: a field's name and what was typed. */
      = _ ("%s: nothing in this project is called “%s”. Add it first, or choose another.");

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = concord_record_dup_name (records->pdata[i]);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (strcmp (folded, wanted) == 0)
        /* Translators: a field's name and what was typed. */
        format = _ ("%s: several are called “%s”. Choose one from the list, which says what tells "
                    "them apart.");
    }
  g_set_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_NOT_A_VALUE, format, label, plain);
  return FALSE;
}

/* The id of the record of the field's target type that is called @typed, or has that id. */
static gboolean
find_target (ConcordDocument *document, const ConcordField *field, const char *typed, char **id,
             GError **error)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, field->target);
  g_autofree char *plain = g_strstrip (g_strdup (typed));
  g_autofree char *wanted = g_utf8_casefold (plain, -1);

  for (guint i = 0; i < records->len; i++)
    if (is_meant (records->pdata[i], plain, wanted))
      {
        *id = g_strdup (concord_record_get_id (records->pdata[i]));
        return TRUE;
      }
  return refuse_name (records, field, plain, wanted, error);
}

/* What a chosen record brings with it, field by field: the bounds of a published range. */
static const struct
{
  const char *reference, *from, *to;
} brought[] = {
  { "bias-range", "lower", "lower" },
  { "bias-range", "upper", "upper" },
  { "bias-range", "measure", "applies-to" },
};

/* A choice that stays as it was brings nothing, so that what was changed since then stays. */
static void
plan_brought (ConcordDocument *document, ConcordStep *step, const char *id, ConcordRecord *record,
              const ConcordField *field, const char *chosen)
{
  ConcordRecord *source = concord_document_find (document, chosen);
  g_autofree char *current = record == NULL ? NULL : concord_record_dup_canonical (record, field);

  if (source == NULL || g_strcmp0 (current, chosen) == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (brought); i++)
    if (strcmp (brought[i].reference, field->name) == 0)
      {
        const ConcordField *from = concord_record_find_field (source, brought[i].from);
        g_autofree char *value = concord_record_dup_canonical (source, from);

        if (value != NULL)
          concord_step_set (step, id, brought[i].to, value);
      }
}

gboolean
concord_typed_plan (ConcordDocument *document, ConcordStep *step, const char *id,
                    ConcordRecord *record, const ConcordField *field, const char *typed,
                    GError **error)
{
  g_autofree char *canonical = NULL;

  if (field->kind == CONCORD_KIND_SERIES)
    return plan_series (step, id, record, field, typed, error);
  if (field->kind == CONCORD_KIND_REFERENCE)
    {
      if (!is_blank (typed) && !find_target (document, field, typed, &canonical, error))
        return FALSE;
    }
  else if (!concord_field_dup_typed (field, typed, &canonical, error))
    return FALSE;
  concord_step_set (step, id, field->name, canonical);
  if (field->kind == CONCORD_KIND_REFERENCE && canonical != NULL)
    plan_brought (document, step, id, record, field, canonical);
  return TRUE;
}

char *
concord_typed_dup_text (ConcordRecord *record, const ConcordField *field)
{
  if (record == NULL || concord_record_is_absent (record, field))
    return g_strdup ("");
  /* What is shown may be rounded; what is edited must not be. */
  if (concord_field_is_number (field))
    return concord_record_dup_canonical (record, field);
  return concord_record_dup_text (record, field);
}

ConcordStep *
concord_typed_new_step (ConcordDocument *document, ConcordRecord *record,
                        const ConcordField *field)
{
  ConcordStep *step = concord_document_new_set_step (document, record, field->name, NULL);

  concord_step_truncate (step, 0);
  return step;
}

char *
concord_typed_dup_heading (const ConcordField *field)
{
  g_autofree char *label = concord_field_dup_label (field);
  const char *unit = concord_field_get_unit (field);

  /* Translators: a field and its unit, as the heading of a column. */
  return unit == NULL ? g_steal_pointer (&label) : g_strdup_printf (_ ("%s (%s)"), label, unit);
}
