/* The columns of a table: cells, headings, and sorting with what is absent last. */
#include "app/record-table-private.h"
#include "app/tip.h"
#include "app/typed.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

ConcordTableColumn *
concord_record_table_get_column (ConcordRecordTable *table, guint index)
{
  return index < table->columns->len ? table->columns->pdata[index] : NULL;
}

/* --- cells ----------------------------------------------------------------------------------- */

static void
setup_cell (GtkListItemFactory *factory, GtkListItem *item, ConcordTableColumn *column)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, concord_record_cell_new (column, item));
}

static void
bind_cell (GtkListItemFactory *factory, GtkListItem *item, ConcordTableColumn *column)
{
  concord_record_cell_bind (CONCORD_RECORD_CELL (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cell (GtkListItemFactory *factory, GtkListItem *item, ConcordTableColumn *column)
{
  concord_record_cell_unbind (CONCORD_RECORD_CELL (gtk_list_item_get_child (item)));
}

static void
teardown_cell (GtkListItemFactory *factory, GtkListItem *item, ConcordTableColumn *column)
{
  gtk_list_item_set_child (item, NULL);
}

/* --- sorting --------------------------------------------------------------------------------- */

/* Absent comes last whichever way the rest goes; a text that was refused is no value. */
static int
compare_kinds (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *a,
               ConcordRecord *b)
{
  double one = column->kind->get_size (table->document, a);
  double other = column->kind->get_size (table->document, b);
  int result;

  if (isnan (one) || isnan (other))
    return (isnan (one) != 0) - (isnan (other) != 0);
  result = (one > other) - (one < other);
  if (result == 0)
    {
      g_autofree char *text = concord_table_column_dup_shown (column, a);
      g_autofree char *other_text = concord_table_column_dup_shown (column, b);

      result = g_utf8_collate (text, other_text);
    }
  return table->descending ? -result : result;
}

static int
compare_values (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *a,
                ConcordRecord *b)
{
  ConcordRecord *one = concord_record_table_find_target (table, column, a);
  ConcordRecord *other = concord_record_table_find_target (table, column, b);
  const ConcordField *field = column->field;
  gboolean absent[2], name = field == NULL;
  g_autofree char *texts[2] = { NULL, NULL };
  double numbers[2];
  int result;

  if (column->kind != NULL)
    return compare_kinds (table, column, a, b);
  if (!name)
    {
      absent[0] = one == NULL || concord_record_is_absent (one, field);
      absent[1] = other == NULL || concord_record_is_absent (other, field);
      /* Absent comes last whichever way the rest goes. */
      if (absent[0] || absent[1])
        return absent[0] - absent[1];
    }
  if (!name && (concord_field_is_number (field) || field->kind == CONCORD_KIND_MONEY))
    {
      numbers[0] = concord_record_get_number (one, field);
      numbers[1] = concord_record_get_number (other, field);
      result = (numbers[0] > numbers[1]) - (numbers[0] < numbers[1]);
    }
  else if (!name && field->kind == CONCORD_KIND_DATE)
    {
      texts[0] = concord_record_dup_canonical (one, field);
      texts[1] = concord_record_dup_canonical (other, field);
      result = strcmp (texts[0], texts[1]);
    }
  else if (!name && field->choices != NULL)
    {
      int choices[2];

      g_object_get (one, field->name, &choices[0], NULL);
      g_object_get (other, field->name, &choices[1], NULL);
      result = (choices[0] > choices[1]) - (choices[0] < choices[1]);
    }
  else
    {
      texts[0] = concord_table_column_dup_shown (column, a);
      texts[1] = concord_table_column_dup_shown (column, b);
      result = g_utf8_collate (texts[0], texts[1]);
    }
  return table->descending ? -result : result;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  ConcordRecordTable *table = data;
  ConcordTableColumn *column
      = table->sort_column < 0
            ? NULL
            : concord_record_table_get_column (table, (guint) table->sort_column);

  if (column == NULL)
    return 0;
  return compare_values (table, column, (ConcordRecord *) a, (ConcordRecord *) b);
}

/* What the header sorts by is private to GTK 4.8, and falling order turns the whole comparison
 * round, so that absent values would come first. So each heading's own sorter only answers a probe:
 * the first one asked is the column, and the sign that comes back is the direction. */
static int
compare_probes (gconstpointer a, gconstpointer b, gpointer data)
{
  ConcordTableColumn *column = data;

  if (a != column->table->probes[0] || b != column->table->probes[1])
    return 0;
  column->table->sort_column = (int) column->index;
  return -1;
}

static void
sorting_changed (ConcordRecordTable *table)
{
  GtkSorter *view_sorter = gtk_column_view_get_sorter (table->view);
  GtkOrdering order;

  table->sort_column = -1;
  order = gtk_sorter_compare (view_sorter, table->probes[0], table->probes[1]);
  table->descending = order == GTK_ORDERING_LARGER;
  gtk_sorter_changed (table->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

void
concord_record_table_connect_sorting (ConcordRecordTable *table)
{
  table->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, table, NULL));
  g_signal_connect_object (gtk_column_view_get_sorter (table->view), "changed",
                           G_CALLBACK (sorting_changed), table, G_CONNECT_SWAPPED);
}

void
concord_record_table_sort (ConcordRecordTable *table, int column, gboolean descending)
{
  ConcordTableColumn *chosen
      = column < 0 ? NULL : concord_record_table_get_column (table, (guint) column);

  gtk_column_view_sort_by_column (table->view, chosen == NULL ? NULL : chosen->view,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* --- columns --------------------------------------------------------------------------------- */

/* A heading in two lines of much the same length: a column view's headings don't wrap by
 * themselves, and would make its columns wider than what stands in them. */
static char *
dup_lines (const char *title)
{
  int length = (int) strlen (title), best = -1;
  char *lines = g_strdup (title);

  for (int i = 0; length > 9 && i < length - 3; i++)
    if (lines[i] == ' ' && (best < 0 || ABS (2 * i - length) < ABS (2 * best - length)))
      best = i;
  if (best >= 0)
    lines[best] = '\n';
  return lines;
}

static int
get_longest_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int longest = 0;

  for (char **line = lines; *line != NULL; line++)
    longest = MAX (longest, (int) g_utf8_strlen (*line, -1));
  return longest;
}

/* Headings stand over their numbers; a column view has no property for it. */
static void
align_headings (ConcordRecordTable *table)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (table->view));
  GtkWidget *title = header == NULL ? NULL : gtk_widget_get_first_child (header);

  if (header != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Headings"), -1);
  for (guint i = 0; title != NULL && i < table->columns->len;
       i++, title = gtk_widget_get_next_sibling (title))
    {
      ConcordTableColumn *column = table->columns->pdata[i];
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (box != NULL && GTK_IS_LABEL (gtk_widget_get_first_child (box)))
        {
          GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (box));

          /* Lines are justified only within a width, which a label that wraps has. */
          gtk_label_set_wrap (label, TRUE);
          gtk_label_set_width_chars (label, get_longest_line (gtk_label_get_text (label)));
          gtk_label_set_xalign (label, concord_table_column_is_numeric (column) ? 1 : 0);
          gtk_label_set_justify (label, concord_table_column_is_numeric (column)
                                            ? GTK_JUSTIFY_RIGHT
                                            : GTK_JUSTIFY_LEFT);
          gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
        }
      concord_set_tip (title, concord_table_column_get_help (column));
      gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      column->title, -1);
    }
}

static ConcordTableColumn *
append_column (ConcordRecordTable *table, const ConcordField *field, gboolean linked,
               const char *answer, const char *title)
{
  ConcordTableColumn *column = g_new0 (ConcordTableColumn, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *heading = NULL;

  column->table = table;
  column->field = field;
  column->linked = linked;
  column->answer = g_strdup (answer);
  column->title = title != NULL ? g_strdup (title) : concord_typed_dup_heading (field);
  column->index = table->columns->len;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell), column);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cell), column);
  heading = dup_lines (column->title);
  column->view = gtk_column_view_column_new (heading, factory);
  gtk_column_view_column_set_resizable (column->view, TRUE);
  gtk_column_view_column_set_expand (column->view,
                                     column->index == 0
                                         || (field != NULL && field->kind == CONCORD_KIND_LONG_TEXT));
  if (!table->nested)
    {
      g_autoptr (GtkSorter) sorter
          = GTK_SORTER (gtk_custom_sorter_new (compare_probes, column, NULL));

      gtk_column_view_column_set_sorter (column->view, sorter);
    }
  g_ptr_array_add (table->columns, column);
  gtk_column_view_append_column (table->view, column->view);
  return column;
}

static void
append_kind (ConcordRecordTable *table, const ConcordColumnKind *kind)
{
  g_autofree char *title = concord_column_kind_dup_heading (kind);

  append_column (table, NULL, FALSE, NULL, title)->kind = kind;
}

/* What is said of the rows of a matrix stands beside their names and is never typed in. */
static void
append_words (ConcordRecordTable *table)
{
  ConcordTableColumn *column;

  if (table->words == NULL)
    return;
  append_column (table, NULL, FALSE, NULL, table->words_title);
  column = table->columns->pdata[table->columns->len - 1];
  column->words = table->words;
}

void
concord_record_table_set_words (ConcordRecordTable *table, const char *title,
                                const char *type_name, ConcordRecordWords words)
{
  g_free (table->words_title);
  table->words_title = g_strdup (title);
  table->words_type = g_intern_string (type_name);
  table->words = words;
  concord_record_table_rebuild_columns (table);
  concord_record_table_rebuild_rows (table);
}

const ConcordField *
concord_record_table_find_field (const char *type_name, const char *name)
{
  ConcordRecordClass *klass = concord_record_types_get_class (type_name);

  for (guint i = 0; klass != NULL && i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

static void
clear_columns (ConcordRecordTable *table)
{
  table->editing = NULL;
  gtk_single_selection_set_model (table->selection, NULL);
  while (table->columns->len > 0)
    {
      ConcordTableColumn *column = table->columns->pdata[table->columns->len - 1];

      gtk_column_view_remove_column (table->view, column->view);
      g_ptr_array_set_size (table->columns, (int) table->columns->len - 1);
    }
  table->column = table->anchor_column = 0;
}

/* A matrix names its rows in the first column. */
static void
append_row_names (ConcordRecordTable *table)
{
  ConcordRecordClass *klass
      = concord_record_types_get_class (concord_record_table_get_row_type (table));
  g_autofree char *title = concord_field_dup_label (&klass->fields[0]);

  append_column (table, NULL, FALSE, NULL, title);
}

void
concord_record_table_rebuild_columns (ConcordRecordTable *table)
{
  const char *row_type = concord_record_table_get_row_type (table);
  gboolean matrix = concord_record_table_is_matrix (table);
  g_auto (GStrv) names = NULL;

  if (table->view == NULL || row_type == NULL || table->fields == NULL)
    return;
  clear_columns (table);
  if (matrix)
    {
      append_row_names (table);
      append_words (table);
    }
  names = g_strsplit (table->fields, " ", -1);
  for (char **name = names; *name != NULL; name++)
    {
      const ConcordField *field
          = concord_record_table_find_field (matrix ? table->link : row_type, *name);
      const ConcordColumnKind *kind
          = matrix ? NULL : concord_column_kinds_find (row_type, *name);

      if (kind != NULL)
        append_kind (table, kind);
      else if (field != NULL)
        append_column (table, field, matrix, NULL, NULL);
      else if (**name != '\0')
        g_critical ("A table of %s has no column “%s”.", matrix ? table->link : row_type, *name);
    }
  if (!matrix)
    append_words (table);
  align_headings (table);
}

void
concord_record_table_set_answers (ConcordRecordTable *table, const char *field,
                                  const char *const *answers, const char *const *titles)
{
  const ConcordField *row = concord_record_table_find_field (table->link, field);

  g_return_if_fail (row != NULL);
  clear_columns (table);
  append_row_names (table);
  for (guint i = 0; answers[i] != NULL; i++)
    append_column (table, row, TRUE, answers[i], titles[i]);
  align_headings (table);
  concord_record_table_rebuild_rows (table);
}

void
concord_record_table_set_ends (ConcordRecordTable *table, const char *field, GPtrArray *ends)
{
  const ConcordField *row = concord_record_table_find_field (table->link, field);

  g_return_if_fail (row != NULL);
  clear_columns (table);
  append_row_names (table);
  for (guint i = 0; i < ends->len; i++)
    {
      g_autofree char *title = concord_record_dup_name (ends->pdata[i]);
      ConcordTableColumn *column = append_column (table, row, TRUE, NULL, title);

      column->end = g_object_ref (ends->pdata[i]);
    }
  align_headings (table);
  concord_record_table_rebuild_rows (table);
}
