/* Headings of a pasted block: which column of it goes where. */
#include "app/record-table-private.h"
#include "model/record-types.h"

#include <string.h>

/* Names that spreadsheets have for a column besides its own, in the form of dup_plain(). English
 * only: they are no words that a person reads here. */
static const struct
{
  const char *type;
  const char *column;
  const char *words;
} synonyms[] = {
  { "service", "name", "servicename servicearea function" },
  { "service", "net-cost", "net netcosts netbudget netspend netexpenditure" },
  { "service", "gross-cost",
    "cost costs annualcost gross grosscosts budget grossbudget spend grossspend expenditure "
    "grossexpenditure" },
  { "service", "income", "grossincome feesandcharges" },
  { "service", "staff", "fte ftes stafffte ftestaff staffing posts" },
  { "service", "headcount", "headcount" },
  { "service", "need", "needs needscore" },
  { "service", "able-suppliers", "suppliers supplier suppliersable" },
  { "service", "inclusion", "inpackage included" },
  { "supplier", "name", "suppliername company companyname" },
};

/* Letters and digits alone, in lower case and without what stands in brackets: "Gross cost (£)" is
 * "grosscost". */
static char *
dup_plain (const char *heading)
{
  g_autofree char *folded = g_utf8_casefold (heading, -1);
  GString *plain = g_string_new (NULL);
  int depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(' || c == '[')
        depth++;
      else if (c == ')' || c == ']')
        depth = MAX (depth - 1, 0);
      else if (depth == 0 && g_unichar_isalnum (c))
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
is_called (const char *name, const char *plain)
{
  g_autofree char *own = dup_plain (name);

  return strcmp (own, plain) == 0;
}

static gboolean
has_synonym (const char *type, const char *column, const char *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      g_auto (GStrv) words = NULL;

      if (g_strcmp0 (synonyms[i].type, type) != 0 || strcmp (synonyms[i].column, column) != 0)
        continue;
      words = g_strsplit (synonyms[i].words, " ", -1);
      return g_strv_contains ((const char *const *) words, plain);
    }
  return FALSE;
}

/* --- columns that the table shows ------------------------------------------------------------ */

static gboolean
matches (ConcordTableColumn *column, const char *type, const char *plain)
{
  const char *name = concord_table_column_get_name (column);
  g_autofree char *label = NULL;

  if (is_called (column->title, plain))
    return TRUE;
  if (column->answer != NULL || column->end != NULL)
    return FALSE;
  label = concord_table_column_dup_label (column);
  return is_called (label, plain)
         || (name != NULL && (is_called (name, plain) || has_synonym (type, name, plain)));
}

/* --- columns that it does not ---------------------------------------------------------------- */

static gboolean
shows_one_field (ConcordRecordTable *table)
{
  ConcordTableColumn *last = concord_record_table_get_column (table, table->columns->len - 1);

  return last->answer != NULL || last->end != NULL;
}

static ConcordTableColumn *
new_hidden (ConcordRecordTable *table, const char *type, const char *plain)
{
  ConcordRecordClass *klass = concord_record_types_get_class (type);
  guint n_kinds;
  const ConcordColumnKind *const *kinds = concord_column_kinds_get (&n_kinds);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const ConcordField *field = &klass->fields[i];
      g_autofree char *label = concord_field_dup_label (field);

      if (!field->key
          && (is_called (label, plain) || is_called (field->name, plain)
              || has_synonym (type, field->name, plain)))
        return concord_table_column_new_hidden (table, field, NULL);
    }
  for (guint i = 0; i < n_kinds; i++)
    if (strcmp (kinds[i]->row_type, type) == 0
        && (is_called (concord_column_kind_get_label (kinds[i]), plain)
            || is_called (kinds[i]->name, plain) || has_synonym (type, kinds[i]->name, plain)))
      return concord_table_column_new_hidden (table, NULL, kinds[i]);
  return NULL;
}

static ConcordTableColumn *
find_column (ConcordRecordTable *table, ConcordPasteMap *map, const char *plain)
{
  const char *type = concord_record_table_is_matrix (table)
                         ? table->link
                         : concord_record_table_get_row_type (table);
  ConcordTableColumn *hidden;

  for (guint i = 0; i < table->columns->len; i++)
    if (matches (table->columns->pdata[i], type, plain))
      return table->columns->pdata[i];
  hidden = shows_one_field (table) ? NULL : new_hidden (table, type, plain);
  if (hidden != NULL)
    g_ptr_array_add (map->hidden, hidden);
  return hidden;
}

/* --- the map --------------------------------------------------------------------------------- */

static gboolean
is_taken (ConcordPasteMap *map, guint n, const ConcordTableColumn *column)
{
  const char *name = concord_table_column_get_name (column);

  for (guint i = 0; i < n; i++)
    if (map->columns[i] == column
        || (map->columns[i] != NULL && column->index == G_MAXUINT
            && g_strcmp0 (concord_table_column_get_name (map->columns[i]), name) == 0))
      return TRUE;
  return FALSE;
}

/* A line of headings has no amounts in it. */
static gboolean
holds_number (const char *cell)
{
  double number;

  return concord_number_read_typed (cell, &number);
}

static void
read_headings (ConcordRecordTable *table, ConcordPasteMap *map, GPtrArray *first)
{
  guint n_known = 0, n_given = 0;
  gboolean numbers = FALSE;

  for (guint i = 0; i < first->len; i++)
    {
      g_autofree char *plain = dup_plain (first->pdata[i]);
      g_autofree char *heading = g_strstrip (g_strdup (first->pdata[i]));
      ConcordTableColumn *column = *plain == '\0' ? NULL : find_column (table, map, plain);

      n_given += *heading != '\0';
      n_known += column != NULL;
      numbers |= holds_number (heading);
      if (column != NULL && is_taken (map, i, column))
        g_ptr_array_add (map->repeated, g_steal_pointer (&heading));
      else if (column != NULL)
        map->columns[i] = column;
      else if (*heading != '\0')
        g_ptr_array_add (map->unknown, g_steal_pointer (&heading));
    }
  /* Two known names are no chance; one is where it is at least half of what stands there. */
  map->headed = !numbers && (n_known >= 2 || (n_known == 1 && n_given <= 2));
}

ConcordPasteMap *
concord_paste_map_new (ConcordRecordTable *table, GPtrArray *lines)
{
  ConcordPasteMap *map = g_new0 (ConcordPasteMap, 1);

  for (guint i = 0; i < lines->len; i++)
    map->width = MAX (map->width, ((GPtrArray *) lines->pdata[i])->len);
  map->columns = g_new0 (ConcordTableColumn *, map->width + 1);
  map->hidden = g_ptr_array_new_with_free_func (concord_table_column_free);
  map->unknown = g_ptr_array_new_with_free_func (g_free);
  map->repeated = g_ptr_array_new_with_free_func (g_free);
  if (lines->len > 1)
    read_headings (table, map, lines->pdata[0]);
  if (map->headed)
    return map;
  g_ptr_array_set_size (map->unknown, 0);
  g_ptr_array_set_size (map->repeated, 0);
  for (guint i = 0; i < map->width; i++)
    map->columns[i] = concord_record_table_get_column (table, table->column + i);
  return map;
}

void
concord_paste_map_free (ConcordPasteMap *map)
{
  g_ptr_array_unref (map->hidden);
  g_ptr_array_unref (map->unknown);
  g_ptr_array_unref (map->repeated);
  g_free (map->columns);
  g_free (map);
}
