/* A column of a table: a field, a kind, or words; what it is called and what its cells show. */
#include "app/record-table-private.h"
#include "app/typed.h"

#include "concord-words.h"

void
concord_table_column_free (gpointer data)
{
  ConcordTableColumn *column = data;

  g_clear_object (&column->view);
  g_clear_object (&column->end);
  g_free (column->answer);
  g_free (column->title);
  g_free (column);
}

ConcordTableColumn *
concord_table_column_new_hidden (ConcordRecordTable *table, const ConcordField *field,
                                 const ConcordColumnKind *kind)
{
  ConcordTableColumn *column = g_new0 (ConcordTableColumn, 1);

  column->table = table;
  column->field = field;
  column->kind = kind;
  column->linked = field != NULL && concord_record_table_is_matrix (table);
  column->title = field != NULL ? concord_typed_dup_heading (field)
                                : concord_column_kind_dup_heading (kind);
  column->index = G_MAXUINT;
  return column;
}

const char *
concord_table_column_get_name (const ConcordTableColumn *column)
{
  return column->field != NULL ? column->field->name
         : column->kind != NULL ? column->kind->name
                                : NULL;
}

gboolean
concord_table_column_is_numeric (const ConcordTableColumn *column)
{
  if (column->field == NULL)
    return column->kind != NULL && column->kind->numeric;
  return concord_field_is_number (column->field) || column->field->kind == CONCORD_KIND_MONEY;
}

char *
concord_table_column_dup_label (const ConcordTableColumn *column)
{
  if (column->kind != NULL)
    return g_strdup (concord_column_kind_get_label (column->kind));
  if (column->answer != NULL || column->end != NULL || column->field == NULL)
    return g_strdup (column->title);
  return concord_field_dup_label (column->field);
}

const char *
concord_table_column_get_help (const ConcordTableColumn *column)
{
  if (column->kind != NULL)
    return _ (column->kind->help);
  return column->field == NULL ? NULL : concord_field_get_help (column->field);
}

/* What a column that is no field shows of a row. */
static char *
dup_words (ConcordTableColumn *column, ConcordRecord *row)
{
  char *words;

  if (column->kind != NULL)
    words = column->kind->dup_text (column->table->document, row);
  else if (column->words != NULL)
    words = column->words (column->table, row);
  else
    return concord_record_dup_name (row);
  return words == NULL ? g_strdup ("–") : words;
}

char *
concord_table_column_dup_shown (ConcordTableColumn *column, ConcordRecord *row)
{
  ConcordRecord *target;

  if (column->field == NULL)
    return dup_words (column, row);
  target = concord_record_table_find_target (column->table, column, row);
  return target == NULL ? g_strdup ("–") : concord_record_dup_text (target, column->field);
}

char *
concord_table_column_dup_typed (ConcordTableColumn *column, ConcordRecord *row)
{
  char *text;

  if (row == NULL)
    return g_strdup ("");
  if (column->kind == NULL)
    return concord_typed_dup_text (concord_record_table_find_target (column->table, column, row),
                                   column->field);
  text = column->kind->dup_text (column->table->document, row);
  return text == NULL ? g_strdup ("") : text;
}
