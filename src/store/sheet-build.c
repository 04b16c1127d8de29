/* Sheets made from a document: columns, rows, and the records of a role. */
#include "store/sheet-private.h"

#include "concord-words.h"
#include <string.h>

ConcordSheet *
concord_sheet_start (ConcordDocument *document, const char *what)
{
  ConcordProject *project = concord_document_get_project (document);
  ConcordSheet *sheet = concord_sheet_new ();

  sheet->project = g_strdup (concord_record_get_id (CONCORD_RECORD (project)));
  sheet->title
      = g_strdup (project->title == NULL ? _ ("A project without a title") : project->title);
  sheet->what = g_strdup (what);
  sheet->revision = g_strdup (concord_sheet_get_revision (document));
  sheet->sent = concord_sheet_today (document);
  return sheet;
}

/* --- columns -------------------------------------------------------------------------------- */

static char *
dup_column_label (const ConcordField *field, int year)
{
  g_autofree char *label = concord_field_dup_label (field);
  const char *unit = concord_field_get_unit (field);

  if (field->kind == CONCORD_KIND_MONEY)
    unit = unit == NULL ? "£" : unit;
  if (year != 0)
    return unit == NULL ? g_strdup_printf ("%s, %d", label, year)
                        : g_strdup_printf ("%s, %d (%s)", label, year, unit);
  return unit == NULL ? g_steal_pointer (&label) : g_strdup_printf ("%s (%s)", label, unit);
}

/* "between 0 and 100. 0 meets every standard, ..." */
static char *
dup_column_help (const ConcordSheetColumn *column)
{
  g_autofree char *range = concord_field_dup_range_words (column->field);
  const char *help = concord_field_get_help (column->field);
  g_autofree char *joined = NULL;

  if (range == NULL && column->choices != NULL && column->ids == NULL)
    {
      joined = g_strjoinv (", ", column->choices);
      range = g_strdup_printf (_ ("one of: %s"), joined);
    }
  if (column->field->kind == CONCORD_KIND_DATE)
    range = g_strdup (_ ("a date such as 2026-04-03"));
  if (range != NULL && help != NULL)
    return g_strdup_printf ("%s. %s", range, help);
  return range != NULL ? g_steal_pointer (&range) : g_strdup (help);
}

static void
add_field_column (ConcordDocument *document, ConcordSheet *sheet, const ConcordField *field,
                  int year)
{
  g_autofree char *name
      = year == 0 ? g_strdup (field->name) : g_strdup_printf ("%s@%d", field->name, year);
  g_autofree char *label = dup_column_label (field, year);
  ConcordSheetColumn *column = concord_sheet_add_column (sheet, name, label, NULL);

  concord_sheet_bind (document, column, field, year);
  column->help = dup_column_help (column);
}

void
concord_sheet_add_words (ConcordSheet *sheet, const char *label)
{
  g_autofree char *name = g_strdup_printf ("~%u", sheet->columns->len + 1);

  concord_sheet_add_column (sheet, name, label, _ ("for reading only"));
}

/* All the years that any of the records has. */
static guint
add_year_columns (ConcordDocument *document, ConcordSheet *sheet, const ConcordField *field,
                  const GPtrArray *records)
{
  guint n = 0;

  for (int year = CONCORD_SERIES_FIRST_YEAR; year <= CONCORD_SERIES_LAST_YEAR; year++)
    for (guint i = 0; i < records->len; i++)
      {
        const ConcordSeries *series
            = *(ConcordSeries **) G_STRUCT_MEMBER_P (records->pdata[i], field->offset);

        if (isnan (concord_series_get (series, year)))
          continue;
        add_field_column (document, sheet, field, year);
        n++;
        break;
      }
  return n;
}

static gboolean
add_named_column (ConcordDocument *document, ConcordSheet *sheet, ConcordRecordClass *klass,
                  const char *name, const GPtrArray *records, GError **error)
{
  int year;
  g_autofree char *plain = concord_sheet_split_name (name, &year);
  const ConcordField *field = concord_sheet_find_field (klass, plain);

  if (field == NULL || field->key)
    return concord_sheet_fail (error, _ ("A %s has no field called %s that can be asked for."),
                               concord_record_types_get_label (klass->type_name), name);
  if (year < 0 || (year > 0 && field->kind != CONCORD_KIND_SERIES))
    return concord_sheet_fail (error, _ ("Only a series has years: %s."), name);
  if (field->kind != CONCORD_KIND_SERIES || year > 0)
    add_field_column (document, sheet, field, year);
  else if (add_year_columns (document, sheet, field, records) == 0)
    return concord_sheet_fail (
        error, _ ("%s has no years yet. Name those you ask for, as in %s@2026."), name, name);
  return TRUE;
}

gboolean
concord_sheet_add_fields (ConcordDocument *document, ConcordSheet *sheet, ConcordRecordClass *klass,
                          const char *const *fields, const GPtrArray *records, GError **error)
{
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (!add_named_column (document, sheet, klass, fields[i], records, error))
      return FALSE;
  for (guint i = 0; fields == NULL && i < klass->n_fields; i++)
    {
      const ConcordField *field = &klass->fields[i];

      if (field->confidential || field->key)
        continue;
      if (field->kind == CONCORD_KIND_SERIES)
        add_year_columns (document, sheet, field, records);
      else
        add_field_column (document, sheet, field, 0);
    }
  return TRUE;
}

/* --- rows ----------------------------------------------------------------------------------- */

static void
add_digest (GString *sent, char *digest)
{
  g_string_append_printf (sent, "%s%s", sent->len == 5 ? "" : ".", digest);
  g_free (digest);
}

/* Fills the cells that have a field; those for reading only stand there already. The digest is that
 * of what reading the cell gives, so that a cell left alone is always known again. */
void
concord_sheet_fill (ConcordSheet *sheet, ConcordSheetRow *row, ConcordRecord *record)
{
  g_autoptr (GString) sent = g_string_new ("sent:");

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = sheet->columns->pdata[i];
      g_autofree char *value = NULL;
      g_autofree char *again = NULL;

      if (column->field == NULL)
        {
          add_digest (sent, concord_sheet_dup_digest (NULL, row->cells[i]));
          continue;
        }
      value = concord_sheet_dup_value (record, column);
      row->cells[i] = concord_sheet_dup_typed (column, value);
      if (strlen (row->cells[i]) > CONCORD_SHEET_CELL_MAX)
        {
          g_free (row->cells[i]);
          row->cells[i] = g_strdup (_ ("(too long for a cell of a sheet)"));
          add_digest (sent, g_strdup (CONCORD_SHEET_TOO_LONG));
          continue;
        }
      concord_sheet_read_typed (column, row->cells[i], &again, NULL);
      add_digest (sent, concord_sheet_dup_digest (column->field, again));
    }
  row->sent = g_string_free (g_steal_pointer (&sent), FALSE);
}

char *
concord_sheet_dup_name (ConcordRecord *record)
{
  g_autofree char *name = concord_record_dup_name (record);

  if (strlen (name) > CONCORD_SHEET_CELL_MAX)
    return g_utf8_substring (name, 0, 1000);
  return g_steal_pointer (&name);
}

/* Columns for reading only that say which record a row is: key fields, or the name where it was not
 * asked for. */
static void
add_identity (ConcordSheet *sheet, ConcordRecordClass *klass, const char *const *fields)
{
  const ConcordField *first = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (klass->fields[i].key)
        {
          g_autofree char *label = concord_field_dup_label (&klass->fields[i]);

          concord_sheet_add_words (sheet, label);
        }
      if (first == NULL && klass->fields[i].kind == CONCORD_KIND_TEXT)
        first = &klass->fields[i];
    }
  if (sheet->columns->len == 0 && first != NULL && fields != NULL
      && !g_strv_contains (fields, first->name))
    {
      g_autofree char *label = concord_field_dup_label (first);

      concord_sheet_add_words (sheet, label);
    }
}

static void
fill_identity (ConcordSheetRow *row, ConcordRecord *record, guint n)
{
  ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  guint at = 0;

  for (guint i = 0; i < klass->n_fields && at < n; i++)
    if (klass->fields[i].key)
      row->cells[at++] = concord_record_dup_text (record, &klass->fields[i]);
  if (at < n)
    row->cells[at] = concord_sheet_dup_name (record);
}

static GPtrArray *
list_children (ConcordRecord *parent, const char *role)
{
  GListModel *children = concord_record_get_children (parent, role);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    g_ptr_array_add (records, g_list_model_get_item (children, i));
  return records;
}

ConcordSheet *
concord_sheet_new_records (ConcordDocument *document, ConcordRecord *parent, const char *role,
                           const char *const *fields, GError **error)
{
  const ConcordChildRole *row = concord_roles_find (concord_record_get_type_name (parent), role);
  ConcordRecordClass *klass;
  g_autoptr (ConcordSheet) sheet = NULL;
  g_autoptr (GPtrArray) records = NULL;
  guint n_identity;

  if (row == NULL)
    {
      concord_sheet_fail (error, _ ("A %s has no records called %s."),
                          concord_record_types_get_label (concord_record_get_type_name (parent)),
                          role);
      return NULL;
    }
  klass = concord_record_types_get_class (row->child);
  records = list_children (parent, row->role);
  sheet = concord_sheet_start (document, _ (row->label));
  sheet->kind = g_strdup_printf ("records %s %s", row->role, concord_record_get_id (parent));
  add_identity (sheet, klass, fields);
  n_identity = sheet->columns->len;
  if (!concord_sheet_add_fields (document, sheet, klass, fields, records, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *key
          = g_strdup_printf ("%s:%s", klass->type_name, concord_record_get_id (records->pdata[i]));
      ConcordSheetRow *line = concord_sheet_add_row (sheet, key);

      fill_identity (line, records->pdata[i], n_identity);
      concord_sheet_fill (sheet, line, records->pdata[i]);
    }
  return g_steal_pointer (&sheet);
}
