#include "app/record-table-private.h"
#include "app/later.h"
#include "app/tip.h"
#include "app/widgets.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

/* Pixels. */
#define LEAST_HEIGHT 150
#define MOST_HEIGHT 420

G_DEFINE_FINAL_TYPE (ConcordRecordTable, concord_record_table, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_ROLE,
  PROP_PARENT,
  PROP_OF,
  PROP_COLUMNS,
  PROP_NESTED,
  PROP_LINK,
  PROP_SUBJECT,
  PROP_SECOND,
  PROP_NEEDS_SECOND,
  PROP_EMPTY_TEXT,
  PROP_LABEL,
  PROP_SELECTED,
  PROP_LINKED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* --- what the table shows -------------------------------------------------------------------- */

/* What the cells of a column show besides a field that they follow themselves: which records are
 * linked, names of rows, names that references point to. */
static guint64
get_stamp (ConcordRecordTable *self, const ConcordTableColumn *column)
{
  const char *row_type = concord_record_table_get_row_type (self);
  gboolean matrix = self->link != NULL && row_type != NULL;
  gboolean is_name = column->field == NULL && column->kind == NULL && column->words == NULL;
  guint64 stamp = 0;

  if (matrix && (is_name || self->note != NULL))
    stamp += concord_document_get_serial (self->document, row_type);
  if (matrix && (self->note != NULL || column->words != NULL))
    stamp += concord_document_get_serial (self->document, self->link);
  if (matrix && column->linked)
    stamp += concord_document_get_shape (self->document, self->link)
             + concord_document_get_shape (self->document, row_type);
  if (column->words != NULL)
    stamp += concord_document_get_serial (self->document, self->words_type);
  for (guint r = 0; column->kind != NULL && column->kind->reads[r] != NULL; r++)
    stamp += concord_document_get_serial (self->document, column->kind->reads[r]);
  if (column->field != NULL && column->field->target != NULL)
    stamp += concord_document_get_serial (self->document, column->field->target);
  return stamp;
}

/* A table has hundreds of cells: a keystroke refreshes those that it may have changed. */
static void
refresh_changed (ConcordRecordTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      ConcordTableColumn *column = self->columns->pdata[i];
      guint64 stamp = get_stamp (self, column);

      if (stamp == column->stamp)
        continue;
      column->stamp = stamp;
      concord_record_table_refresh_column (self, column);
    }
}

/* The cells show what is there now. */
static void
keep_stamps (ConcordRecordTable *self)
{
  for (guint i = 0; self->document != NULL && i < self->columns->len; i++)
    {
      ConcordTableColumn *column = self->columns->pdata[i];

      column->stamp = get_stamp (self, column);
    }
}

/* What is out of sight is brought up to date when it is shown again. */
static void
document_changed (ConcordRecordTable *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  refresh_changed (self);
  concord_record_table_update_empty (self);
  concord_record_table_update_linked (self);
}

static void
set_document (ConcordRecordTable *self, ConcordDocument *document)
{
  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  concord_record_table_follow_pending (self, document);
  g_set_object (&self->document, document);
  self->started = FALSE;
  if (document == NULL)
    {
      g_clear_object (&self->parent);
      g_clear_object (&self->subject);
      g_clear_object (&self->second);
      concord_record_table_update_linked (self);
    }
  else
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                             G_CONNECT_SWAPPED);
  concord_record_table_rebuild_rows (self);
}

static void
set_chosen (ConcordRecordTable *self, ConcordRecord **chosen, ConcordRecord *record)
{
  gboolean shown = *chosen != NULL;

  if (!g_set_object (chosen, record))
    return;
  if (shown != (record != NULL))
    concord_record_table_rebuild_rows (self);
  else
    concord_record_table_refresh (self);
  concord_record_table_update_linked (self);
}

void
concord_record_table_set_parent (ConcordRecordTable *table, ConcordRecord *parent)
{
  if (!g_set_object (&table->parent, parent))
    return;
  table->started = FALSE;
  concord_record_table_say (table, NULL, FALSE);
  concord_record_table_rebuild_rows (table);
}

void
concord_record_table_set_subject (ConcordRecordTable *table, ConcordRecord *subject)
{
  set_chosen (table, &table->subject, subject);
}

ConcordRecord *
concord_record_table_get_selected (ConcordRecordTable *table)
{
  gpointer item = table->selection == NULL
                      ? NULL
                      : gtk_single_selection_get_selected_item (table->selection);

  return CONCORD_IS_RECORD (item) ? item : NULL;
}

void
concord_record_table_set_note (ConcordRecordTable *table, ConcordCellNote note, gpointer data)
{
  table->note = note;
  table->note_data = data;
  concord_record_table_refresh (table);
}

const char *
concord_record_table_get_status (ConcordRecordTable *table)
{
  return gtk_label_get_text (table->status);
}

void
concord_record_table_say (ConcordRecordTable *table, const char *words, gboolean wrong)
{
  GtkWidget *line = GTK_WIDGET (table->status);

  gtk_label_set_text (table->status, words == NULL ? "" : words);
  gtk_widget_set_visible (line, words != NULL && *words != '\0');
  if (wrong)
    gtk_widget_add_css_class (line, "error");
  else
    gtk_widget_remove_css_class (line, "error");
}

void
concord_record_table_update_linked (ConcordRecordTable *table)
{
  ConcordRecord *row = concord_record_table_get_selected (table);
  /* The last one: words about the row may stand before the link's fields. */
  ConcordTableColumn *column
      = concord_record_table_get_column (table, table->columns->len == 0 ? 0 : table->columns->len - 1);
  ConcordRecord *linked
      = row == NULL || column == NULL || !column->linked || column->answer != NULL
            ? NULL
            : concord_record_table_find_target (table, column, row);

  if (g_set_object (&table->linked, linked))
    g_object_notify_by_pspec (G_OBJECT (table), props[PROP_LINKED]);
}

static void
selected_changed (ConcordRecordTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
  concord_record_table_update_linked (self);
}

/* --- properties ------------------------------------------------------------------------------ */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordRecordTable *self = CONCORD_RECORD_TABLE (object);
  gpointer objects[] = { [PROP_DOCUMENT] = self->document,
                         [PROP_PARENT] = self->parent,
                         [PROP_SUBJECT] = self->subject,
                         [PROP_SECOND] = self->second,
                         [PROP_LINKED] = self->linked,
                         [PROP_SELECTED] = id == PROP_SELECTED
                                               ? concord_record_table_get_selected (self)
                                               : NULL };
  const char *texts[] = { [PROP_ROLE] = self->role,      [PROP_OF] = self->of,
                          [PROP_COLUMNS] = self->fields, [PROP_LINK] = self->link,
                          [PROP_LABEL] = self->label,    [PROP_EMPTY_TEXT] = self->empty_text };

  if (pspec->value_type == G_TYPE_STRING)
    g_value_set_string (value, texts[id]);
  else if (id == PROP_NESTED)
    g_value_set_boolean (value, self->nested);
  else if (id == PROP_NEEDS_SECOND)
    g_value_set_boolean (value, self->needs_second);
  else if (id < N_PROPS)
    g_value_set_object (value, objects[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_text (char **text, const GValue *value)
{
  g_free (*text);
  *text = g_value_dup_string (value);
}

static void
set_words (ConcordRecordTable *self, guint id)
{
  if (id == PROP_EMPTY_TEXT)
    gtk_label_set_text (self->empty_label, self->empty_text);
  else if (self->label != NULL)
    {
      GtkWidget *named[] = { GTK_WIDGET (self->view), self->scroller,
                             gtk_widget_get_last_child (GTK_WIDGET (self->view)) };

      for (guint i = 0; i < G_N_ELEMENTS (named); i++)
        gtk_accessible_update_property (GTK_ACCESSIBLE (named[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        self->label, -1);
    }
}

static void
set_shape (ConcordRecordTable *self, guint id, const GValue *value)
{
  switch (id)
    {
    case PROP_ROLE:
      set_text (&self->role, value);
      break;
    case PROP_OF:
      set_text (&self->of, value);
      break;
    case PROP_COLUMNS:
      set_text (&self->fields, value);
      break;
    case PROP_LINK:
      set_text (&self->link, value);
      break;
    case PROP_NESTED:
      self->nested = g_value_get_boolean (value);
      break;
    case PROP_NEEDS_SECOND:
    default:
      self->needs_second = g_value_get_boolean (value);
    }
  concord_record_table_rebuild_columns (self);
  concord_record_table_rebuild_rows (self);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordRecordTable *self = CONCORD_RECORD_TABLE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_PARENT:
      concord_record_table_set_parent (self, g_value_get_object (value));
      break;
    case PROP_SUBJECT:
      set_chosen (self, &self->subject, g_value_get_object (value));
      break;
    case PROP_SECOND:
      set_chosen (self, &self->second, g_value_get_object (value));
      break;
    case PROP_EMPTY_TEXT:
      set_text (&self->empty_text, value);
      set_words (self, id);
      break;
    case PROP_LABEL:
      set_text (&self->label, value);
      set_words (self, id);
      break;
    default:
      set_shape (self, id, value);
    }
}

/* A table out of sight is brought up to date when it is shown again. */
static void
map (GtkWidget *widget)
{
  ConcordRecordTable *self = CONCORD_RECORD_TABLE (widget);

  GTK_WIDGET_CLASS (concord_record_table_parent_class)->map (widget);
  /* A list makes widgets for its rows as soon as it has a model, shown or not: a page has several
   * tables, and most are never looked at. */
  if (gtk_column_view_get_model (self->view) == NULL)
    gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  if (self->stale)
    {
      concord_record_table_refresh (self);
      concord_record_table_update_empty (self);
      concord_record_table_update_linked (self);
    }
  keep_stamps (self);
}

static void
dispose (GObject *object)
{
  ConcordRecordTable *self = CONCORD_RECORD_TABLE (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  self->editing = NULL;
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
      concord_record_table_follow_pending (self, NULL);
    }
  if (self->view != NULL)
    {
      gtk_column_view_set_model (self->view, NULL);
      while (self->columns->len > 0)
        {
          ConcordTableColumn *column = self->columns->pdata[self->columns->len - 1];

          gtk_column_view_remove_column (self->view, column->view);
          g_ptr_array_set_size (self->columns, (int) self->columns->len - 1);
        }
      self->view = NULL;
    }
  concord_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->records);
  g_clear_object (&self->sorter);
  g_clear_object (&self->probes[0]);
  g_clear_object (&self->probes[1]);
  g_clear_object (&self->parent);
  g_clear_object (&self->subject);
  g_clear_object (&self->second);
  g_clear_object (&self->linked);
  g_clear_object (&self->dragged);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_record_table_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordRecordTable *self = CONCORD_RECORD_TABLE (object);

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self->role);
  g_free (self->of);
  g_free (self->fields);
  g_free (self->link);
  g_free (self->words_title);
  g_free (self->empty_text);
  g_free (self->label);
  G_OBJECT_CLASS (concord_record_table_parent_class)->finalize (object);
}

static void
concord_record_table_class_init (ConcordRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = { { PROP_ROLE, "role" }, { PROP_OF, "of" },       { PROP_COLUMNS, "columns" },
                { PROP_LINK, "link" }, { PROP_LABEL, "label" }, { PROP_EMPTY_TEXT, "empty-text" } };
  static const struct
  {
    guint id;
    const char *name;
  } records[] = { { PROP_PARENT, "parent" }, { PROP_SUBJECT, "subject" }, { PROP_SECOND, "second" } };

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    props[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    props[records[i].id]
        = g_param_spec_object (records[i].name, NULL, NULL, CONCORD_TYPE_RECORD, flags);
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_NESTED] = g_param_spec_boolean ("nested", NULL, NULL, FALSE, flags);
  props[PROP_NEEDS_SECOND] = g_param_spec_boolean ("needs-second", NULL, NULL, FALSE, flags);
  props[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, CONCORD_TYPE_RECORD,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_LINKED]
      = g_param_spec_object ("linked", NULL, NULL, CONCORD_TYPE_RECORD,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_signal_new ("refuse-removal", CONCORD_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_STRING, 1, CONCORD_TYPE_RECORD);
  concord_record_table_class_add_actions (widget_class);
  widget_class->map = map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "record-table");
}

/* --- parts ----------------------------------------------------------------------------------- */

static void
append_item (GMenu *menu, const char *label, const char *action, const char *keys)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (keys != NULL)
    g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();
  g_autoptr (GMenu) clip = g_menu_new ();
  g_autoptr (GMenu) sort = g_menu_new ();

  append_item (rows, _ ("Move row up"), "table.move-up", "<Alt>Up");
  append_item (rows, _ ("Move row down"), "table.move-down", "<Alt>Down");
  append_item (rows, _ ("Move row in, under the one above"), "table.indent", "<Alt>Right");
  append_item (rows, _ ("Move row out"), "table.outdent", "<Alt>Left");
  append_item (rows, _ ("Add row below this one"), "table.add-below", NULL);
  append_item (rows, _ ("Add row inside this one"), "table.add-inside", NULL);
  append_item (rows, _ ("Remove row"), "table.remove", "<Control>Delete");
  append_item (clip, _ ("Copy"), "table.copy", "<Control>c");
  append_item (clip, _ ("Paste"), "table.paste", "<Control>v");
  append_item (sort, _ ("Sort by this column, rising"), "table.sort-rising", NULL);
  append_item (sort, _ ("Sort by this column, falling"), "table.sort-falling", NULL);
  append_item (sort, _ ("Rows in their own order"), "table.sort-none", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clip));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sort));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_empty_state (ConcordRecordTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "empty-state");
  self->empty_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty_label, TRUE);
  gtk_label_set_justify (self->empty_label, GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (self->empty_label, 48);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty_label));
  self->empty_button = gtk_button_new ();
  gtk_widget_set_halign (self->empty_button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), "table.add");
  gtk_widget_add_css_class (self->empty_button, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->empty_button);
  return box;
}

static GtkWidget *
new_tools (ConcordRecordTable *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenuModel) menu = new_menu ();

  self->add_button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "table.add");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->add_button);
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "concord-more-symbolic");
  concord_menu_later (GTK_MENU_BUTTON (self->menu_button), menu);
  concord_set_tip (self->menu_button, _ ("Rows, copy and sort"));
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows, copy and sort"), -1);
  gtk_box_append (GTK_BOX (line), self->menu_button);
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->status, TRUE);
  gtk_label_set_xalign (self->status, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "table-status");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->status));
  return line;
}

/* The bar under a wide table is not in the height that the table asks for, and the last row would
 * be cut by it: the table gets what is missing. */
static gboolean
show_last_row (gpointer data)
{
  GtkScrolledWindow *scroller = data;
  GtkAdjustment *rows = gtk_scrolled_window_get_vadjustment (scroller);
  int missing
      = (int) ceil (gtk_adjustment_get_upper (rows) - gtk_adjustment_get_page_size (rows));
  int height = gtk_widget_get_height (GTK_WIDGET (scroller)) + missing;

  if (missing > 0 && height <= MOST_HEIGHT)
    gtk_scrolled_window_set_min_content_height (scroller, height);
  return G_SOURCE_REMOVE;
}

static void
rows_changed (GtkAdjustment *rows, GtkWidget *scroller)
{
  double missing = gtk_adjustment_get_upper (rows) - gtk_adjustment_get_page_size (rows);

  /* More is a table that is meant to scroll. */
  if (missing >= 1 && missing < LEAST_HEIGHT / 2)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_last_row, g_object_ref (scroller),
                     g_object_unref);
}

static GtkWidget *
new_grid (ConcordRecordTable *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  /* A bar that is always there says that there are more columns. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), LEAST_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
      G_CALLBACK (rows_changed), self->scroller, 0);
  return self->scroller;
}

static void
concord_record_table_init (ConcordRecordTable *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->columns = g_ptr_array_new_with_free_func (concord_table_column_free);
  self->cells = g_ptr_array_new ();
  self->sort_column = -1;
  self->probes[0] = g_object_new (G_TYPE_OBJECT, NULL);
  self->probes[1] = g_object_new (G_TYPE_OBJECT, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, new_grid (self), "rows");
  gtk_stack_add_named (self->stack, new_empty_state (self), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_widget_set_parent (new_tools (self), GTK_WIDGET (self));
  concord_record_table_add_keys (self);
  concord_record_table_connect_sorting (self);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selected_changed), self, G_CONNECT_SWAPPED);
}
