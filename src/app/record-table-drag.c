/* Dragging rows: by the first cell, onto another row or between two. */
#include "app/record-table-private.h"

static const char *const place_classes[] = {
  [CONCORD_ROW_BEFORE] = "drop-before",
  [CONCORD_ROW_AFTER] = "drop-after",
  [CONCORD_ROW_INSIDE] = "drop-inside",
};

static GtkWidget *
get_row_widget (GtkWidget *cell)
{
  GtkWidget *inner = gtk_widget_get_parent (cell);

  return inner == NULL ? NULL : gtk_widget_get_parent (inner);
}

/* Shows in every cell of the row where the dragged one would go; @place -1 for nowhere. */
static void
mark (ConcordRecordTable *table, GtkWidget *target, int place)
{
  gpointer record = concord_record_cell_get_record (CONCORD_RECORD_CELL (target));

  for (guint c = 0; c < table->cells->len; c++)
    for (int i = 0; i < (int) G_N_ELEMENTS (place_classes); i++)
      if (i == place && record != NULL
          && concord_record_cell_get_record (table->cells->pdata[c]) == record)
        gtk_widget_add_css_class (table->cells->pdata[c], place_classes[i]);
      else
        gtk_widget_remove_css_class (table->cells->pdata[c], place_classes[i]);
}

/* Onto the middle of a row is inside it, where rows have rows; else the nearer edge counts. */
static ConcordRowPlace
find_place (ConcordRecordTable *table, GtkWidget *cell, double y)
{
  double part = y / MAX (gtk_widget_get_height (cell), 1);

  if (table->nested && part >= 0.25 && part <= 0.75)
    return CONCORD_ROW_INSIDE;
  return part < 0.5 ? CONCORD_ROW_BEFORE : CONCORD_ROW_AFTER;
}

static GdkContentProvider *
prepare (GtkDragSource *source, double x, double y, ConcordTableColumn *column)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  ConcordRecord *record = concord_record_cell_get_record (CONCORD_RECORD_CELL (cell));

  if (record == NULL || column->table->editing != NULL
      || concord_record_table_is_matrix (column->table))
    return NULL;
  return gdk_content_provider_new_typed (CONCORD_TYPE_RECORD, record);
}

static void
drag_begin (GtkDragSource *source, GdkDrag *drag, ConcordTableColumn *column)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkWidget *row = get_row_widget (cell);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row == NULL ? cell : row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
  g_set_object (&column->table->dragged,
                concord_record_cell_get_record (CONCORD_RECORD_CELL (cell)));
}

static void
drag_end (GtkDragSource *source, GdkDrag *drag, gboolean gone, ConcordTableColumn *column)
{
  g_clear_object (&column->table->dragged);
}

static GdkDragAction
drop_motion (GtkDropTarget *target, double x, double y, ConcordTableColumn *column)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  ConcordRecord *record = concord_record_cell_get_record (CONCORD_RECORD_CELL (cell));

  /* A row of another table, or of another window, is not ours to take. */
  if (column->table->dragged == NULL || record == NULL || record == column->table->dragged)
    {
      mark (column->table, cell, -1);
      return 0;
    }
  mark (column->table, cell, (int) find_place (column->table, cell, y));
  return GDK_ACTION_MOVE;
}

static void
drop_left (GtkDropTarget *target, ConcordTableColumn *column)
{
  mark (column->table, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), -1);
}

static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, ConcordTableColumn *column)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  ConcordRecordTable *table = column->table;
  ConcordRecord *record = concord_record_cell_get_record (CONCORD_RECORD_CELL (cell));
  g_autoptr (ConcordRecord) dragged = NULL;

  mark (column->table, cell, -1);
  if (table->dragged == NULL || record == NULL || g_value_get_object (value) != table->dragged)
    return FALSE;
  dragged = g_object_ref (table->dragged);
  return concord_record_table_place (table, dragged, record, find_place (table, cell, y));
}

void
concord_record_cell_add_dragging (ConcordRecordCell *cell, ConcordTableColumn *column,
                                  GtkGesture *click)
{
  GtkDropTarget *target;

  if (concord_record_table_is_matrix (column->table))
    return;
  target = gtk_drop_target_new (CONCORD_TYPE_RECORD, GDK_ACTION_MOVE);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion), column);
  g_signal_connect (target, "leave", G_CALLBACK (drop_left), column);
  g_signal_connect (target, "drop", G_CALLBACK (dropped), column);
  gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (target));
  if (column->index == 0)
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect (source, "prepare", G_CALLBACK (prepare), column);
      g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin), column);
      g_signal_connect (source, "drag-end", G_CALLBACK (drag_end), column);
      gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (source));
      /* The click takes the press for itself; as one group they share it. */
      gtk_gesture_group (click, GTK_GESTURE (source));
    }
}
