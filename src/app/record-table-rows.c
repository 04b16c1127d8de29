/* The rows of a table: live children of a role, sorted, with an empty one at the end to type in. */
#include "app/page.h"
#include "app/record-table-private.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

/* The first role of that name; a role's name and its parent's type find it exactly. */
static const ConcordChildRole *
find_role (ConcordRecordTable *table)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  if (table->role == NULL)
    return NULL;
  if (table->parent != NULL)
    return concord_roles_find (concord_record_get_type_name (table->parent), table->role);
  if (table->of != NULL)
    return concord_roles_find (table->of, table->role);
  for (guint i = 0; i < n_roles; i++)
    if (strcmp (roles[i].role, table->role) == 0)
      return &roles[i];
  return NULL;
}

const char *
concord_record_table_get_row_type (ConcordRecordTable *table)
{
  const ConcordChildRole *role = find_role (table);

  return role == NULL ? NULL : role->child;
}

gboolean
concord_record_table_is_matrix (ConcordRecordTable *table)
{
  return table->link != NULL;
}

ConcordRecord *
concord_record_table_find_parent (ConcordRecordTable *table)
{
  if (table->document == NULL)
    return NULL;
  if (table->parent != NULL)
    return table->parent;
  return table->of != NULL ? NULL : CONCORD_RECORD (concord_document_get_project (table->document));
}

/* Whether typing in an empty row makes a record. A link is made of its ends, which have to be there
 * before it: what shows a table of links has its own way to add one. */
static gboolean
makes_rows (ConcordRecordTable *table)
{
  const char *type = concord_record_table_get_row_type (table);

  return !concord_record_table_is_matrix (table) && type != NULL
         && !concord_record_types_get_class (type)->is_link;
}

GListModel *
concord_record_table_get_rows (ConcordRecordTable *table)
{
  return G_LIST_MODEL (table->selection);
}

ConcordRecord *
concord_record_table_get_record (ConcordRecordTable *table, guint row)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (table->selection), row);

  return CONCORD_IS_RECORD (item) ? (ConcordRecord *) item : NULL;
}

guint
concord_record_table_get_n_records (ConcordRecordTable *table)
{
  return table->sorted == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (table->sorted));
}

guint
concord_record_table_find_row (ConcordRecordTable *table, const char *id)
{
  guint n = concord_record_table_get_n_records (table);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (concord_record_get_id (concord_record_table_get_record (table, i)), id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

int
concord_record_table_get_depth (ConcordRecordTable *table, ConcordRecord *record)
{
  int depth = 0;
  ConcordRecord *parent;

  while (table->nested && (parent = concord_record_get_parent (record)) != NULL
         && concord_record_get_type_name (parent) == concord_record_get_type_name (record))
    {
      depth++;
      record = parent;
    }
  return depth;
}

static GListModel *
create_nested (gpointer item, gpointer role)
{
  return g_object_ref (concord_record_get_children (item, role));
}

static GListModel *
new_records (ConcordRecordTable *table)
{
  ConcordRecord *parent = concord_record_table_find_parent (table);
  ConcordTableColumn *column = concord_record_table_get_column (table, 1);
  gboolean chosen = !concord_record_table_is_matrix (table) || (column != NULL && column->end != NULL)
                    || (table->subject != NULL && (!table->needs_second || table->second != NULL));
  GListModel *children;

  if (parent == NULL || table->role == NULL || !chosen)
    return G_LIST_MODEL (g_list_store_new (CONCORD_TYPE_RECORD));
  children = g_object_ref (concord_record_get_children (parent, table->role));
  if (!table->nested)
    return children;
  return G_LIST_MODEL (gtk_tree_list_model_new (children, TRUE, TRUE, create_nested,
                                                (gpointer) g_intern_string (table->role), NULL));
}

/* Records, and after them one row that is nothing yet. */
static GListModel *
new_with_blank (GListModel *records)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  GListStore *blank = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) nothing = g_object_new (G_TYPE_OBJECT, NULL);

  g_list_store_append (blank, nothing);
  g_list_store_append (models, records);
  g_list_store_append (models, blank);
  g_object_unref (blank);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

static void
set_words (ConcordRecordTable *table)
{
  const char *type = concord_record_table_get_row_type (table);
  g_autofree char *add = NULL;
  g_autofree char *first = NULL;

  if (type == NULL)
    return;
  /* Translators: a button; what it adds: "Add service". */
  add = g_strdup_printf (_ ("Add %s"), concord_record_types_get_label (type));
  first = g_strdup_printf (_ ("Add the first %s"), concord_record_types_get_label (type));
  gtk_button_set_label (GTK_BUTTON (table->add_button), add);
  gtk_button_set_label (GTK_BUTTON (table->empty_button), first);
}

void
concord_record_table_update_empty (ConcordRecordTable *table)
{
  gboolean matrix = concord_record_table_is_matrix (table);
  gboolean makes = makes_rows (table);
  gboolean home = concord_record_table_find_parent (table) != NULL;
  gboolean empty = concord_record_table_get_n_records (table) == 0 && !table->started;

  if (empty && !home && table->of != NULL && table->document != NULL)
    {
      /* Translators: what has to be there before these rows can: "an exercise" is "exercise". */
      g_autofree char *words = g_strdup_printf (_ ("Nothing here yet. Add the first %s, then come back."),
                                                concord_record_types_get_label (table->of));

      gtk_label_set_text (table->empty_label, words);
    }
  else if (empty)
    gtk_label_set_text (table->empty_label, table->empty_text);
  gtk_stack_set_visible_child_name (table->stack, empty ? "empty" : "rows");
  gtk_widget_set_visible (table->empty_button, makes && home);
  gtk_widget_set_visible (table->add_button, makes && !empty);
  gtk_widget_set_visible (table->menu_button, !empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (table), "table.add", makes && home);
  gtk_widget_action_set_enabled (GTK_WIDGET (table), "table.remove", !matrix);
  gtk_widget_action_set_enabled (GTK_WIDGET (table), "table.add-below", makes && home);
  gtk_widget_action_set_enabled (GTK_WIDGET (table), "table.add-inside",
                                 table->nested && makes && home);
  gtk_widget_action_set_enabled (GTK_WIDGET (table), "table.indent", table->nested && !matrix);
  gtk_widget_action_set_enabled (GTK_WIDGET (table), "table.outdent", table->nested && !matrix);
}

void
concord_record_table_rebuild_rows (ConcordRecordTable *table)
{
  g_autoptr (GListModel) rows = NULL;

  if (table->view == NULL)
    return;
  g_clear_object (&table->sorted);
  g_clear_object (&table->records);
  table->editing = NULL;
  table->records = new_records (table);
  table->sorted = gtk_sort_list_model_new (g_object_ref (table->records),
                                           table->sorter == NULL || table->nested
                                               ? NULL
                                               : g_object_ref (table->sorter));
  if (!makes_rows (table) || concord_record_table_find_parent (table) == NULL)
    rows = g_object_ref (G_LIST_MODEL (table->sorted));
  else
    rows = new_with_blank (G_LIST_MODEL (table->sorted));
  table->row = table->anchor_row = 0;
  gtk_single_selection_set_model (table->selection, rows);
  set_words (table);
  concord_record_table_update_empty (table);
  g_object_notify (G_OBJECT (table), "selected");
  concord_record_table_update_linked (table);
}

/* --- adding, removing ------------------------------------------------------------------------ */

/* To the empty last row, where typing makes a record. */
void
concord_record_table_add (ConcordRecordTable *table)
{
  if (!makes_rows (table) || concord_record_table_find_parent (table) == NULL)
    return;
  table->started = TRUE;
  concord_record_table_update_empty (table);
  table->row = table->anchor_row = concord_record_table_get_n_records (table);
  table->column = table->anchor_column = 0;
  concord_record_table_focus_later (table);
}

/* How many records go or lose a value with @record: links to it, what stands below it. */
static guint
count_below (ConcordRecord *record)
{
  guint n_roles, n = 0;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  for (guint i = 0; i < n_roles; i++)
    if (g_strcmp0 (roles[i].parent, concord_record_get_type_name (record)) == 0)
      {
        GListModel *children = concord_record_get_children (record, roles[i].role);

        for (guint c = 0; c < g_list_model_get_n_items (children); c++)
          {
            g_autoptr (ConcordRecord) child = g_list_model_get_item (children, c);

            n += 1 + count_below (child);
          }
      }
  return n;
}

/* Whoever laid out the table may hold on to a row. */
static gboolean
is_refused (ConcordRecordTable *table, ConcordRecord *record)
{
  g_autofree char *words = NULL;

  g_signal_emit_by_name (table, "refuse-removal", record, &words);
  if (words == NULL)
    return FALSE;
  concord_record_table_say (table, words, TRUE);
  concord_page_say (GTK_WIDGET (table), words);
  return TRUE;
}

void
concord_record_table_remove (ConcordRecordTable *table)
{
  ConcordRecord *record = concord_record_table_get_record (table, table->row);
  g_autoptr (GPtrArray) referrers = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  guint also;

  if (record == NULL || concord_record_table_is_matrix (table))
    return;
  if (is_refused (table, record))
    return;
  referrers = concord_document_find_referrers (table->document, record);
  also = referrers->len + count_below (record);
  name = concord_record_dup_name (record);
  if (also == 0)
    words = g_strdup_printf (_ ("Removed %s. Undo?"), name);
  else
    /* Translators: a record's name; how many scores, counts and so on went with it. */
    words = g_strdup_printf (ngettext ("Removed %s and %u entry that rested on it. Undo?",
                                       "Removed %s and %u entries that rested on it. Undo?", also),
                             name, also);
  table->started = TRUE;
  if (!concord_document_remove (table->document, record, &error))
    {
      concord_record_table_say (table, error->message, TRUE);
      return;
    }
  concord_record_table_say (table, NULL, FALSE);
  concord_page_say (GTK_WIDGET (table), words);
  concord_record_table_focus_later (table);
}
