/* Moving about a table, its range, and the actions of its menu: a spreadsheet's keys. */
#include "app/page.h"
#include "app/record-table-private.h"

#include "concord-words.h"

/* --- the current cell ------------------------------------------------------------------------ */

static ConcordRecordCell *
find_cell (ConcordRecordTable *table, guint row, guint column)
{
  for (guint i = 0; i < table->cells->len; i++)
    {
      ConcordRecordCell *cell = table->cells->pdata[i];

      if (concord_record_cell_get_row (cell) == row
          && concord_record_cell_get_column (cell) == column
          && gtk_widget_get_mapped (GTK_WIDGET (cell)))
        return cell;
    }
  return NULL;
}

gboolean
concord_record_table_is_in_range (ConcordRecordTable *table, guint row, guint column)
{
  gboolean single = table->row == table->anchor_row && table->column == table->anchor_column;

  return !single && row >= MIN (table->row, table->anchor_row)
         && row <= MAX (table->row, table->anchor_row)
         && column >= MIN (table->column, table->anchor_column)
         && column <= MAX (table->column, table->anchor_column);
}

void
concord_record_table_set_current (ConcordRecordTable *table, guint row, guint column)
{
  table->row = row;
  table->column = column;
  if (!table->extending)
    {
      table->anchor_row = row;
      table->anchor_column = column;
    }
  if (gtk_single_selection_get_selected (table->selection) != row)
    gtk_single_selection_set_selected (table->selection, row);
  for (guint i = 0; i < table->cells->len; i++)
    concord_record_cell_show_range (table->cells->pdata[i]);
}

static void
scroll_to (ConcordRecordTable *table, guint row)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (table->view));

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", row);
}

gboolean
concord_record_table_focus_cell (ConcordRecordTable *table, guint row, guint column)
{
  guint n_rows = g_list_model_get_n_items (concord_record_table_get_rows (table));
  ConcordRecordCell *cell;

  if (row >= n_rows || column >= table->columns->len)
    return FALSE;
  if (table->editing != NULL)
    concord_record_cell_commit (table->editing);
  concord_record_table_set_current (table, row, column);
  cell = find_cell (table, row, column);
  scroll_to (table, row);
  if (cell == NULL || !gtk_widget_grab_focus (GTK_WIDGET (cell)))
    concord_record_table_focus_later (table);
  return TRUE;
}

static gboolean
focus_now (gpointer data)
{
  ConcordRecordTable *table = data;
  guint n_rows = g_list_model_get_n_items (concord_record_table_get_rows (table));
  ConcordRecordCell *cell;

  table->focus_source = 0;
  /* Who types already is where the focus was to go. */
  if (n_rows == 0 || table->columns->len == 0 || table->editing != NULL)
    return G_SOURCE_REMOVE;
  table->row = table->anchor_row = MIN (table->row, n_rows - 1);
  table->column = table->anchor_column = MIN (table->column, table->columns->len - 1);
  gtk_single_selection_set_selected (table->selection, table->row);
  scroll_to (table, table->row);
  cell = find_cell (table, table->row, table->column);
  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  return G_SOURCE_REMOVE;
}

/* Rows that were just added or scrolled to have their cells after the next layout. */
void
concord_record_table_focus_later (ConcordRecordTable *table)
{
  if (table->focus_source == 0)
    table->focus_source = g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, 0, focus_now, table, NULL);
}

static gboolean
step_by (ConcordRecordTable *table, int rows, int columns, gboolean extend)
{
  int n_rows = (int) g_list_model_get_n_items (concord_record_table_get_rows (table));
  int n_columns = (int) table->columns->len;
  int row = CLAMP ((int) table->row + rows, 0, MAX (n_rows - 1, 0));
  int column = CLAMP ((int) table->column + columns, 0, MAX (n_columns - 1, 0));
  gboolean moved;

  table->extending = extend;
  moved = concord_record_table_focus_cell (table, (guint) row, (guint) column);
  table->extending = FALSE;
  return moved;
}

/* To the next cell in reading order; FALSE past either end of the table. */
static gboolean
step_on (ConcordRecordTable *table, int direction)
{
  int n_rows = (int) g_list_model_get_n_items (concord_record_table_get_rows (table));
  int n_columns = (int) table->columns->len;
  int place = (int) (table->row * (guint) n_columns + table->column) + direction;

  if (place < 0 || place >= n_rows * n_columns)
    return FALSE;
  return concord_record_table_focus_cell (table, (guint) (place / n_columns),
                                          (guint) (place % n_columns));
}

void
concord_record_table_edit (ConcordRecordTable *table, const char *text)
{
  ConcordRecordCell *cell = find_cell (table, table->row, table->column);

  if (cell != NULL)
    concord_record_cell_edit (cell, text);
}

/* --- keys ------------------------------------------------------------------------------------ */

/* While an editor is open; what is left is the editor's own. */
static gboolean
press_in_editor (ConcordRecordTable *table, guint key, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  ConcordRecordCell *cell = table->editing;
  gboolean good;

  switch (key)
    {
    case GDK_KEY_Escape:
      concord_record_cell_cancel (cell);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      good = concord_record_cell_commit (cell);
      if ((state & GDK_CONTROL_MASK) != 0)
        concord_record_table_add (table);
      else if (good && !concord_record_table_focus_reason (table))
        step_by (table, shift ? -1 : 1, 0, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      concord_record_cell_commit (cell);
      step_on (table, shift || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      concord_record_cell_commit (cell);
      step_by (table, key == GDK_KEY_Up ? -1 : 1, 0, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press_with_control (ConcordRecordTable *table, guint key, gboolean shift)
{
  int all = (int) g_list_model_get_n_items (concord_record_table_get_rows (table));
  int wide = (int) table->columns->len;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      concord_record_table_add (table);
      return TRUE;
    case GDK_KEY_Delete:
      concord_record_table_remove (table);
      return TRUE;
    case GDK_KEY_Home:
      return step_by (table, -all, -wide, shift);
    case GDK_KEY_End:
      return step_by (table, all, wide, shift);
    case GDK_KEY_a:
      concord_record_table_focus_cell (table, 0, 0);
      return step_by (table, (int) concord_record_table_get_n_records (table) - 1, wide, TRUE);
    case GDK_KEY_c:
      gtk_widget_activate_action (GTK_WIDGET (table), "table.copy", NULL);
      return TRUE;
    case GDK_KEY_v:
      gtk_widget_activate_action (GTK_WIDGET (table), "table.paste", NULL);
      return TRUE;
    case GDK_KEY_x:
      gtk_widget_activate_action (GTK_WIDGET (table), "table.copy", NULL);
      concord_record_table_clear (table);
      return TRUE;
    case GDK_KEY_Tab: /* out of the table, past its remaining cells */
      return gtk_widget_grab_focus (gtk_widget_get_visible (table->add_button) ? table->add_button
                                                                               : table->menu_button);
    default:
      return FALSE;
    }
}

/* A text that was refused gives way to the value that stands in the project. */
static gboolean
put_back (ConcordRecordTable *table)
{
  ConcordTableColumn *column = concord_record_table_get_column (table, table->column);
  ConcordRecord *record = concord_record_table_get_record (table, table->row);
  const char *id = record == NULL ? NULL : concord_record_get_id (record);

  if (column == NULL || concord_record_table_find_pending (table, column, id) == NULL)
    return FALSE;
  concord_record_table_clear_pending (table, column, id);
  concord_record_table_complain (table, NULL);
  return TRUE;
}

static gboolean
press_plain (ConcordRecordTable *table, guint key, gboolean shift)
{
  gunichar typed = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return step_by (table, key == GDK_KEY_Up ? -1 : 1, 0, shift);
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      return step_by (table, 0, key == GDK_KEY_Left ? -1 : 1, shift);
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return step_by (table, key == GDK_KEY_Page_Up ? -10 : 10, 0, shift);
    case GDK_KEY_Home:
    case GDK_KEY_End:
      return step_by (table, 0, key == GDK_KEY_Home ? -1000 : 1000, shift);
    case GDK_KEY_Tab:
      return step_on (table, 1);
    case GDK_KEY_ISO_Left_Tab:
      return step_on (table, -1);
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      concord_record_table_clear (table);
      return TRUE;
    case GDK_KEY_Escape:
      return put_back (table);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      concord_record_table_edit (table, NULL);
      return TRUE;
    default:
      if (typed == 0 || g_unichar_iscntrl (typed))
        return FALSE;
      g_unichar_to_utf8 (typed, text);
      concord_record_table_edit (table, text);
      return TRUE;
    }
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             ConcordRecordTable *table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (focus == NULL
      || gtk_widget_get_ancestor (focus, CONCORD_TYPE_RECORD_TABLE) != GTK_WIDGET (table))
    return FALSE;
  if (table->editing != NULL)
    return press_in_editor (table, key, state);
  if (!CONCORD_IS_RECORD_CELL (focus))
    return FALSE;
  if ((state & GDK_ALT_MASK) != 0)
    {
      if (key == GDK_KEY_Up || key == GDK_KEY_Down)
        concord_record_table_move (table, key == GDK_KEY_Up ? -1 : 1);
      else if (table->nested && (key == GDK_KEY_Left || key == GDK_KEY_Right))
        concord_record_table_step_level (table, key == GDK_KEY_Left ? -1 : 1);
      else
        return FALSE;
      return TRUE;
    }
  if ((state & GDK_CONTROL_MASK) != 0)
    return press_with_control (table, key, shift);
  if ((state & (GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  return press_plain (table, key, shift);
}

/* An empty table has no cell to paste at, and takes what is pasted all the same. */
static gboolean
key_pressed_when_empty (GtkEventControllerKey *controller, guint key, guint code,
                        GdkModifierType state, ConcordRecordTable *table)
{
  if (key != GDK_KEY_v || (state & GDK_CONTROL_MASK) == 0
      || !gtk_widget_get_visible (table->empty_button))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (table), "table.paste", NULL);
  return TRUE;
}

void
concord_record_table_add_keys (ConcordRecordTable *table)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *empty_keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), table);
  gtk_widget_add_controller (table->scroller, keys);
  g_signal_connect (empty_keys, "key-pressed", G_CALLBACK (key_pressed_when_empty), table);
  gtk_widget_add_controller (gtk_widget_get_parent (table->empty_button), empty_keys);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_add (CONCORD_RECORD_TABLE (widget));
}

static void
add_below (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_add_below (CONCORD_RECORD_TABLE (widget), FALSE);
}

static void
add_inside (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_add_below (CONCORD_RECORD_TABLE (widget), TRUE);
}

static void
indent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_step_level (CONCORD_RECORD_TABLE (widget), 1);
}

static void
outdent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_step_level (CONCORD_RECORD_TABLE (widget), -1);
}

static void
remove_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_remove (CONCORD_RECORD_TABLE (widget));
}

static void
move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_move (CONCORD_RECORD_TABLE (widget), -1);
}

static void
move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_move (CONCORD_RECORD_TABLE (widget), 1);
}

static void
sort_rising (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordRecordTable *table = CONCORD_RECORD_TABLE (widget);

  concord_record_table_sort (table, (int) table->column, FALSE);
}

static void
sort_falling (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordRecordTable *table = CONCORD_RECORD_TABLE (widget);

  concord_record_table_sort (table, (int) table->column, TRUE);
}

static void
sort_none (GtkWidget *widget, const char *name, GVariant *parameter)
{
  concord_record_table_sort (CONCORD_RECORD_TABLE (widget), -1, FALSE);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = concord_record_table_dup_copy (CONCORD_RECORD_TABLE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ConcordRecordTable) table = data;
  g_autofree char *text
      = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    concord_record_table_paste (table, text);
  else
    concord_record_table_say (table, _ ("There is no text on the clipboard to paste."), TRUE);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read,
                                 g_object_ref (widget));
}

void
concord_record_table_class_add_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "table.add", add },
    { "table.add-below", add_below },
    { "table.add-inside", add_inside },
    { "table.indent", indent },
    { "table.outdent", outdent },
    { "table.remove", remove_row },
    { "table.move-up", move_up },
    { "table.move-down", move_down },
    { "table.sort-rising", sort_rising },
    { "table.sort-falling", sort_falling },
    { "table.sort-none", sort_none },
    { "table.copy", copy },
    { "table.paste", paste },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}
