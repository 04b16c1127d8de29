#include "app/paper-drag.h"
#include "app/paper-row.h"

/* The record on its way, kept with the list: what comes from elsewhere is not ours to take. */
#define DRAGGED "concord-dragged"

static ConcordPaperOutline *
get_outline (GtkListBox *list)
{
  return CONCORD_PAPER_OUTLINE (
      gtk_widget_get_ancestor (GTK_WIDGET (list), CONCORD_TYPE_PAPER_OUTLINE));
}

static ConcordRecord *
get_dragged (GtkListBox *list)
{
  return g_object_get_data (G_OBJECT (list), DRAGGED);
}

static void
set_dragged (GtkListBox *list, ConcordRecord *record)
{
  g_object_set_data_full (G_OBJECT (list), DRAGGED, record == NULL ? NULL : g_object_ref (record),
                          g_object_unref);
}

/* The row at @y and whether its lower half; NULL below all rows. */
static ConcordPaperRow *
find_place (GtkListBox *list, double y, gboolean *after)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (list, (int) y);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (list), &bounds))
    return NULL;
  *after = y > bounds.origin.y + bounds.size.height / 2;
  return CONCORD_PAPER_ROW (row);
}

static void
mark (GtkListBox *list, ConcordPaperRow *target, gboolean after)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "drop-before");
      gtk_widget_remove_css_class (GTK_WIDGET (row), "drop-after");
    }
  if (target != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (target), after ? "drop-after" : "drop-before");
}

static GdkContentProvider *
prepare (GtkDragSource *source, double x, double y, GtkListBox *list)
{
  gboolean after;
  ConcordPaperRow *row = find_place (list, y, &after);
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL)
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, picture, 12, 12);
  set_dragged (list, concord_paper_row_get_record (row));
  return gdk_content_provider_new_typed (CONCORD_TYPE_RECORD, get_dragged (list));
}

static void
drag_end (GtkDragSource *source, GdkDrag *drag, gboolean gone, GtkListBox *list)
{
  set_dragged (list, NULL);
}

static GdkDragAction
drop_motion (GtkDropTarget *target, double x, double y, GtkListBox *list)
{
  gboolean after;
  ConcordPaperRow *row = get_dragged (list) == NULL ? NULL : find_place (list, y, &after);

  if (row != NULL && concord_paper_row_get_record (row) == get_dragged (list))
    row = NULL;
  mark (list, row, row != NULL && after);
  return row == NULL ? 0 : GDK_ACTION_MOVE;
}

static void
drop_left (GtkDropTarget *target, GtkListBox *list)
{
  mark (list, NULL, FALSE);
}

static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, GtkListBox *list)
{
  g_autoptr (ConcordRecord) dragged
      = get_dragged (list) == NULL ? NULL : g_object_ref (get_dragged (list));
  gboolean after;
  ConcordPaperRow *row = find_place (list, y, &after);

  mark (list, NULL, FALSE);
  return dragged != NULL && row != NULL
         && concord_paper_outline_place (get_outline (list), dragged,
                                         concord_paper_row_get_record (row), after);
}

void
concord_paper_drag_add (GtkListBox *list)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CONCORD_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare), list);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion), list);
  g_signal_connect (target, "leave", G_CALLBACK (drop_left), list);
  g_signal_connect (target, "drop", G_CALLBACK (dropped), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (target));
}
