#include "app/record-cell.h"
#include "app/choice-popover.h"
#include "app/record-table-private.h"
#include "app/tip.h"
#include "app/typed.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

#define INDENT 18
#define LONGEST 12 /* characters that fit in the narrowest column of texts */

struct _ConcordRecordCell
{
  GtkWidget parent_instance;

  ConcordTableColumn *column;
  GtkListItem *list_item;
  GObject *item;
  ConcordRecord *target; /* followed */
  gulong handler;
  GtkLabel *label;
  GtkWidget *editor;  /* a GtkText, or NULL */
  GtkWidget *popover; /* or NULL */
  char *initial;      /* what the editor began with */
  GtkWidget *mark;    /* the icon of a text that was refused, or NULL */
  char *spoken;       /* its name for who can't see it */
  gboolean tipped;    /* has a tooltip */
  GtkGesture *click;  /* not owned */
};

G_DEFINE_FINAL_TYPE (ConcordRecordCell, concord_record_cell, GTK_TYPE_WIDGET)

static ConcordRecord *
get_record (ConcordRecordCell *self)
{
  return CONCORD_IS_RECORD (self->item) ? CONCORD_RECORD (self->item) : NULL;
}

gpointer
concord_record_cell_get_record (ConcordRecordCell *cell)
{
  return get_record (cell);
}

guint
concord_record_cell_get_row (ConcordRecordCell *cell)
{
  return cell->item == NULL ? GTK_INVALID_LIST_POSITION
                            : gtk_list_item_get_position (cell->list_item);
}

guint
concord_record_cell_get_column (ConcordRecordCell *cell)
{
  return cell->column->index;
}

/* --- showing --------------------------------------------------------------------------------- */

/* "Need, Revenues: 72", or what is wrong with it. */
static char *
dup_spoken (ConcordRecordCell *self, const char *text, const ConcordPendingCell *pending)
{
  ConcordRecord *record = get_record (self);
  g_autofree char *label = concord_table_column_dup_label (self->column);
  g_autofree char *row = record == NULL ? g_strdup (_ ("new row")) : concord_record_dup_name (record);

  if (pending != NULL)
    return g_strdup_printf (_ ("%s, %s: %s. Not taken: %s"), label, row, pending->text,
                            pending->reason);
  if (*text == '\0' || strcmp (text, "–") == 0)
    return g_strdup_printf (_ ("%s, %s: empty"), label, row);
  /* Translators: column, row, value: "Need, Revenues: 72". */
  return g_strdup_printf (_ ("%s, %s: %s"), label, row, text);
}

static char *
dup_text (ConcordRecordCell *self)
{
  ConcordTableColumn *column = self->column;
  ConcordRecord *record = get_record (self);

  if (record == NULL)
    {
      if (column->index > 0)
        return g_strdup ("");
      return g_strdup_printf (_ ("New %s …"),
                              concord_record_types_get_label (
                                  concord_record_table_get_row_type (column->table)));
    }
  if (column->field == NULL)
    return concord_table_column_dup_shown (column, record);
  {
    ConcordRecordTable *table = column->table;
    g_autofree char *text = self->target == NULL
                                ? g_strdup ("–")
                                : concord_record_dup_text (self->target, column->field);
    g_autofree char *note = table->note == NULL || !column->linked
                                ? NULL
                                : table->note (record, self->target, table->note_data);

    return note == NULL ? g_steal_pointer (&text) : g_strconcat (text, note, NULL);
  }
}

static void
set_class (ConcordRecordCell *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
target_changed (ConcordRecordCell *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->column->table)))
    concord_record_cell_refresh (self);
  else
    self->column->table->stale = TRUE;
}

static void
follow (ConcordRecordCell *self)
{
  ConcordRecord *record = get_record (self);
  ConcordRecord *target
      = record == NULL ? NULL
                       : concord_record_table_find_target (self->column->table, self->column, record);

  if (target == self->target)
    return;
  if (self->target != NULL)
    g_clear_signal_handler (&self->handler, self->target);
  g_set_object (&self->target, target);
  if (target != NULL && self->column->field != NULL)
    {
      g_autofree char *signal = g_strconcat ("notify::", self->column->field->name, NULL);

      self->handler = g_signal_connect_swapped (target, signal,
                                                G_CALLBACK (target_changed), self);
    }
}

/* The row a list view makes has no name of its own; its first cell gives it one. */
static void
name_row (ConcordRecordCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell == NULL ? NULL : gtk_widget_get_parent (cell);
  ConcordRecord *record = get_record (self);
  g_autofree char *name = NULL;

  if (row == NULL || self->column->index != 0)
    return;
  /* The other cells of the row say its name too. */
  concord_record_table_refresh_row (self->column->table, record);
  name = record == NULL ? g_strdup (_ ("new row")) : concord_record_dup_name (record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
concord_record_cell_show_range (ConcordRecordCell *cell)
{
  set_class (cell, "in-range",
             cell->item != NULL
                 && concord_record_table_is_in_range (cell->column->table,
                                                      concord_record_cell_get_row (cell),
                                                      cell->column->index));
}

static const ConcordPendingCell *
find_pending (ConcordRecordCell *self)
{
  ConcordRecord *record = get_record (self);

  return concord_record_table_find_pending (self->column->table, self->column,
                                            record == NULL ? NULL : concord_record_get_id (record));
}

/* A text that was refused is told by an icon and an outline besides its colour, and by its reason
 * to who can't see them. */
static void
mark (ConcordRecordCell *self, const ConcordPendingCell *pending)
{
  const char *help = concord_table_column_get_help (self->column);

  set_class (self, "error", pending != NULL);
  if (pending == NULL && self->mark == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               pending != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  pending != NULL ? pending->reason
                                  : help != NULL  ? help
                                                  : "",
                                  -1);
  if (pending == NULL)
    g_clear_pointer (&self->mark, gtk_widget_unparent);
  else if (self->mark == NULL)
    {
      self->mark = gtk_image_new_from_icon_name ("concord-error-symbolic");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                                   -1);
      gtk_widget_insert_before (self->mark, GTK_WIDGET (self), GTK_WIDGET (self->label));
    }
}

/* Longer texts may be cut where they stand. */
static void
tip (ConcordRecordCell *self, const char *words)
{
  if (words == NULL && !self->tipped)
    return;
  self->tipped = words != NULL;
  concord_set_tip (GTK_WIDGET (self), words);
}

void
concord_record_cell_refresh (ConcordRecordCell *cell)
{
  ConcordTableColumn *column = cell->column;
  ConcordRecord *record = get_record (cell);
  const ConcordPendingCell *pending;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (cell->item == NULL)
    return;
  follow (cell);
  pending = find_pending (cell);
  text = pending != NULL ? g_strdup (pending->text) : dup_text (cell);
  spoken = dup_spoken (cell, record == NULL && pending == NULL ? "" : text, pending);
  if (strcmp (gtk_label_get_text (cell->label), text) != 0)
    gtk_label_set_text (cell->label, text);
  gtk_widget_set_margin_start (GTK_WIDGET (cell->label),
                               column->index > 0 || record == NULL
                                   ? 0
                                   : INDENT * concord_record_table_get_depth (column->table, record));
  mark (cell, pending);
  set_class (cell, "blank", record == NULL && pending == NULL);
  set_class (cell, "absent", pending == NULL && strcmp (text, "–") == 0);
  concord_record_cell_show_range (cell);
  tip (cell, pending != NULL ? pending->reason : strlen (text) > LONGEST ? text : NULL);
  if (g_strcmp0 (spoken, cell->spoken) == 0)
    return;
  g_free (cell->spoken);
  cell->spoken = g_steal_pointer (&spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, cell->spoken,
                                  -1);
  name_row (cell);
}

void
concord_record_cell_bind (ConcordRecordCell *cell, GObject *item)
{
  g_set_object (&cell->item, item);
  g_ptr_array_add (cell->column->table->cells, cell);
  concord_record_cell_refresh (cell);
}

static void
close_editor (ConcordRecordCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  gboolean focused;

  if (self->column->table->editing == self)
    self->column->table->editing = NULL;
  g_clear_pointer (&self->initial, g_free);
  if (editor == NULL)
    return;
  focused = gtk_widget_has_focus (editor);
  gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
}

void
concord_record_cell_unbind (ConcordRecordCell *cell)
{
  /* What was typed in a row that scrolls away is taken; the empty row can't become one in the
   * middle of the list's own work. */
  if (get_record (cell) != NULL)
    concord_record_cell_commit (cell);
  close_editor (cell);
  g_clear_pointer (&cell->popover, gtk_widget_unparent);
  g_ptr_array_remove_fast (cell->column->table->cells, cell);
  if (cell->target != NULL)
    g_clear_signal_handler (&cell->handler, cell->target);
  g_clear_object (&cell->target);
  g_clear_object (&cell->item);
}

/* --- editing --------------------------------------------------------------------------------- */

static void
chosen (ConcordRecordCell *self, const char *text)
{
  concord_record_table_enter_in (self->column->table, self->column, get_record (self), text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
popover_closed (ConcordRecordCell *self)
{
  if (self->column->table->editing == self)
    self->column->table->editing = NULL;
}

void
concord_record_cell_pop_up (ConcordRecordCell *cell, GtkWidget *popover)
{
  g_clear_pointer (&cell->popover, gtk_widget_unparent);
  cell->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (cell));
}

static void
open_choices (ConcordRecordCell *self, const char *text)
{
  ConcordRecordTable *table = self->column->table;
  const ConcordPendingCell *pending = find_pending (self);
  g_autofree char *current = concord_typed_dup_text (self->target, self->column->field);
  g_autofree char *start = g_strdup (text != NULL || pending == NULL ? text : pending->text);
  g_autofree char *label = concord_table_column_dup_label (self->column);

  concord_record_cell_pop_up (
      self, concord_choice_popover_new (table->document, self->column->field, current, label));
  g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (chosen), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  if (start != NULL)
    concord_choice_popover_find (CONCORD_CHOICE_POPOVER (self->popover), start);
}

static gboolean
let_go (gpointer editor)
{
  return G_SOURCE_REMOVE;
}

static void
editor_left (GtkEventControllerFocus *controller, ConcordRecordCell *self)
{
  if (self->editor == NULL)
    return;
  /* GTK goes on from the editor to its parents once it has told it, so it lives until then. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, let_go, g_object_ref (self->editor),
                   g_object_unref);
  concord_record_cell_commit (self);
}

void
concord_record_cell_edit (ConcordRecordCell *cell, const char *text)
{
  ConcordTableColumn *column = cell->column;
  const ConcordPendingCell *pending = find_pending (cell);
  GtkEventController *focus;
  g_autofree char *label = NULL;
  GtkText *editor;

  if (concord_table_column_get_name (column) == NULL || cell->editor != NULL)
    return;
  if (column->field != NULL
      && (column->field->choices != NULL || column->field->kind == CONCORD_KIND_REFERENCE))
    {
      open_choices (cell, text);
      return;
    }
  cell->initial = pending != NULL ? g_strdup (pending->text)
                                  : concord_table_column_dup_typed (column, get_record (cell));
  editor = GTK_TEXT (gtk_text_new ());
  cell->editor = GTK_WIDGET (editor);
  gtk_editable_set_enable_undo (GTK_EDITABLE (editor), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (editor), text != NULL ? text : cell->initial);
  gtk_editable_set_alignment (GTK_EDITABLE (editor), gtk_label_get_xalign (cell->label));
  gtk_editable_set_width_chars (GTK_EDITABLE (editor), 4);
  gtk_widget_set_hexpand (cell->editor, TRUE);
  label = concord_table_column_dup_label (cell->column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (editor_left), cell);
  gtk_widget_add_controller (cell->editor, focus);
  gtk_widget_set_visible (GTK_WIDGET (cell->label), FALSE);
  gtk_widget_set_parent (cell->editor, GTK_WIDGET (cell));
  column->table->editing = cell;
  gtk_text_grab_focus_without_selecting (editor);
  if (text == NULL)
    gtk_editable_select_region (GTK_EDITABLE (editor), 0, -1);
  else
    gtk_editable_set_position (GTK_EDITABLE (editor), -1);
}

gboolean
concord_record_cell_commit (ConcordRecordCell *cell)
{
  ConcordRecordTable *table = cell->column->table;
  g_autofree char *typed = NULL;
  g_autofree char *initial = NULL;
  g_autoptr (ConcordRecord) record = NULL;

  if (cell->editor == NULL)
    return TRUE;
  g_set_object (&record, get_record (cell));
  typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (cell->editor)));
  initial = g_strdup (cell->initial);
  close_editor (cell);
  if (strcmp (typed, initial) == 0 && find_pending (cell) == NULL)
    return TRUE;
  return concord_record_table_enter_in (table, cell->column, record, typed);
}

void
concord_record_cell_cancel (ConcordRecordCell *cell)
{
  close_editor (cell);
  concord_record_cell_refresh (cell);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
focus_came (GtkEventControllerFocus *controller, ConcordRecordCell *self)
{
  ConcordRecordTable *table = self->column->table;
  guint row = concord_record_cell_get_row (self);

  /* Where a row goes away, the list moves the focus as it likes; ours is on its way. */
  if (table->focus_source == 0 && row != GTK_INVALID_LIST_POSITION
      && (row != table->row || self->column->index != table->column
          || gtk_single_selection_get_selected (table->selection) != row))
    concord_record_table_set_current (table, row, self->column->index);
}

/* The row's own gesture would move the focus to its first cell. */
static void
clicked (GtkGestureClick *gesture, int n_press, double x, double y, ConcordRecordCell *self)
{
  ConcordRecordTable *table = self->column->table;
  guint row = concord_record_cell_get_row (self);
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->editor != NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (table->editing != NULL)
    concord_record_cell_commit (table->editing);
  table->extending = (state & GDK_SHIFT_MASK) != 0;
  concord_record_table_focus_cell (table, row, self->column->index);
  table->extending = FALSE;
  if (n_press == 2)
    concord_record_cell_edit (self, NULL);
}

static void
dispose (GObject *object)
{
  ConcordRecordCell *self = CONCORD_RECORD_CELL (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->label)));
  if (self->target != NULL)
    g_clear_signal_handler (&self->handler, self->target);
  g_clear_object (&self->target);
  g_clear_object (&self->item);
  g_clear_pointer (&self->initial, g_free);
  g_clear_pointer (&self->spoken, g_free);
  G_OBJECT_CLASS (concord_record_cell_parent_class)->dispose (object);
}

static void
concord_record_cell_class_init (ConcordRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "record-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
concord_record_cell_init (ConcordRecordCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (
      GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (self->label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  g_signal_connect (focus, "enter", G_CALLBACK (focus_came), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (click, "pressed", G_CALLBACK (clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->click = click;
}

/* Least width of a column, in characters, by what it holds. */
static int
get_least_chars (const ConcordTableColumn *column)
{
  if (column->words != NULL)
    return 20;
  if (column->kind != NULL)
    return column->kind->numeric ? 9 : 12;
  if (column->field == NULL || column->index == 0)
    return 18;
  switch (column->field->kind)
    {
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
    case CONCORD_KIND_FLAG:
      return 5;
    case CONCORD_KIND_MONEY:
    case CONCORD_KIND_DATE:
    case CONCORD_KIND_CHOICE:
      return 9;
    default:
      return 11;
    }
}

GtkWidget *
concord_record_cell_new (gpointer column, GtkListItem *list_item)
{
  ConcordRecordCell *self = g_object_new (CONCORD_TYPE_RECORD_CELL, NULL);
  const ConcordField *field;
  const char *help;

  self->column = column;
  self->list_item = list_item;
  field = self->column->field;
  concord_record_cell_add_dragging (self, self->column, self->click);
  gtk_label_set_width_chars (self->label, get_least_chars (self->column));
  gtk_label_set_max_width_chars (self->label, 32);
  gtk_label_set_xalign (self->label, 0);
  if (concord_table_column_is_numeric (column))
    {
      /* Half a number is another number. */
      gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
      gtk_label_set_xalign (self->label, 1);
      gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
    }
  if (field != NULL && field->kind == CONCORD_KIND_DATE)
    gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_NONE);
  help = concord_table_column_get_help (column);
  if (help != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help,
                                    -1);
  return GTK_WIDGET (self);
}
