#include "app/paper-outline.h"
#include "app/page.h"
#include "app/paper-drag.h"
#include "app/paper-edits.h"
#include "app/paper-row.h"
#include "app/widgets.h"
#include "findings/heavy.h"
#include "model/report-item.h"

#include "concord-words.h"

/* Milliseconds without a change after which titles of figures are worked out. */
#define REST 400
/* Pixels. */
#define LEAST_HEIGHT 150
#define MOST_HEIGHT 300

struct _ConcordPaperOutline
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *report;
  ConcordRecord *selected;
  int position; /* of the selected row, for when it goes */
  guint64 shape; /* of what the rows were made of */
  guint timer;
  gboolean filling;       /* rows change by us */

  GtkWidget *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ConcordPaperOutline, concord_paper_outline, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_REPORT,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint edit_signal;

/* --- rows ------------------------------------------------------------------------------------ */

static ConcordPaperRow *
get_row (ConcordPaperOutline *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  return row == NULL ? NULL : CONCORD_PAPER_ROW (row);
}

static ConcordPaperRow *
find_row (ConcordPaperOutline *self, const char *id)
{
  ConcordPaperRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (concord_record_get_id (concord_paper_row_get_record (row)), id) == 0)
      return row;
  return NULL;
}

guint
concord_paper_outline_get_n_rows (ConcordPaperOutline *outline)
{
  int n = 0;

  while (get_row (outline, n) != NULL)
    n++;
  return (guint) n;
}

const char *
concord_paper_outline_get_text (ConcordPaperOutline *outline, guint row)
{
  ConcordPaperRow *found = get_row (outline, (int) row);

  return found == NULL ? NULL : concord_paper_row_get_text (found);
}

ConcordRecord *
concord_paper_outline_get_selected (ConcordPaperOutline *outline)
{
  return outline->selected;
}

static void
row_selected (ConcordPaperOutline *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  ConcordRecord *record
      = row == NULL ? NULL : concord_paper_row_get_record (CONCORD_PAPER_ROW (row));

  if (self->filling)
    return;
  if (row != NULL)
    self->position = gtk_list_box_row_get_index (row);
  if (g_set_object (&self->selected, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
select_row (ConcordPaperOutline *self, ConcordPaperRow *row, gboolean focus)
{
  gtk_list_box_select_row (self->list, row == NULL ? NULL : GTK_LIST_BOX_ROW (row));
  if (row != NULL && focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  row_selected (self);
}

/* FALSE where a title is out of date. */
static gboolean
update_rows (ConcordPaperOutline *self, gboolean titles)
{
  ConcordPaperRow *row;
  gboolean current = TRUE;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    current &= concord_paper_row_update (row, self->document, titles);
  return current;
}

static void
add_children (ConcordPaperOutline *self, ConcordRecord *parent, const char *role, GHashTable *old)
{
  GListModel *children = concord_record_get_children (parent, role);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);
      GtkWidget *row = g_hash_table_lookup (old, child);

      gtk_list_box_append (self->list, row != NULL ? row : concord_paper_row_new (child));
      if (!CONCORD_IS_REPORT_ITEM (child))
        add_children (self, child, "items", old);
    }
}

/* Rows that stay keep what was worked out for them. */
static void
rebuild (ConcordPaperOutline *self)
{
  g_autoptr (GHashTable) old
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_object_unref);
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  ConcordPaperRow *row;

  self->filling = TRUE;
  /* A row that goes while it is chosen would think itself chosen when it comes back. */
  gtk_list_box_select_row (self->list, NULL);
  while ((row = get_row (self, 0)) != NULL)
    {
      g_hash_table_insert (old, concord_paper_row_get_record (row), g_object_ref (row));
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  if (self->report != NULL)
    add_children (self, self->report, "sections", old);
  self->filling = FALSE;
  row = self->selected == NULL ? NULL : find_row (self, concord_record_get_id (self->selected));
  for (int i = self->position; row == NULL && i >= 0; i--)
    row = get_row (self, i);
  if (self->document != NULL)
    update_rows (self, FALSE);
  select_row (self, row, focus);
}

/* --- the document ---------------------------------------------------------------------------- */

static gboolean
update_late (gpointer data)
{
  ConcordPaperOutline *self = data;

  self->timer = 0;
  if (self->document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_rows (self, TRUE);
  return G_SOURCE_REMOVE;
}

static guint64
get_shape (ConcordPaperOutline *self)
{
  return self->document == NULL ? 0
                                : concord_document_get_shape (self->document, "report")
                                      + concord_document_get_shape (self->document, "report-section")
                                      + concord_document_get_shape (self->document, "report-item");
}

static void
forget_titles (ConcordPaperOutline *self)
{
  ConcordPaperRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    concord_paper_row_forget (row);
}

/* What is written shows at once; titles of figures once typing rests. */
static void
document_changed (ConcordPaperOutline *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (get_shape (self) != self->shape)
    {
      self->shape = get_shape (self);
      rebuild (self);
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!update_rows (self, FALSE))
    self->timer = g_timeout_add (REST, update_late, self);
}

static void
work_finished (ConcordPaperOutline *self)
{
  forget_titles (self);
  document_changed (self);
}

static void
set_document (ConcordPaperOutline *self, ConcordDocument *document)
{
  if (document == self->document)
    return;
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (concord_heavy_get_for (self->document), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (concord_heavy_get_for (document), "finished", G_CALLBACK (work_finished),
                           self, G_CONNECT_SWAPPED);
  document_changed (self);
}

static void
set_report (ConcordPaperOutline *self, ConcordRecord *report)
{
  if (!g_set_object (&self->report, report))
    return;
  g_clear_object (&self->selected);
  self->position = 0;
  self->shape = get_shape (self);
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
  if (self->document != NULL)
    document_changed (self);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (concord_paper_outline_parent_class)->map (widget);
  if (CONCORD_PAPER_OUTLINE (widget)->document != NULL)
    document_changed (CONCORD_PAPER_OUTLINE (widget));
}

/* --- deeds ----------------------------------------------------------------------------------- */

gboolean
concord_paper_outline_select (ConcordPaperOutline *outline, const char *id)
{
  ConcordPaperRow *row = find_row (outline, id);

  if (row != NULL)
    select_row (outline, row, TRUE);
  return row != NULL;
}

/* Goes where the deed was done, or says why it was not. Takes @id. */
static gboolean
follow (ConcordPaperOutline *self, char *id, const GError *error)
{
  ConcordPaperRow *row = id == NULL ? NULL : find_row (self, id);

  g_free (id);
  if (error != NULL)
    concord_page_say (GTK_WIDGET (self), error->message);
  if (row != NULL)
    select_row (self, row, TRUE);
  return row != NULL;
}

void
concord_paper_outline_add_section (ConcordPaperOutline *outline)
{
  g_autoptr (GError) error = NULL;

  if (outline->report != NULL)
    follow (outline,
            concord_paper_edits_add_section (outline->document, outline->report, outline->selected,
                                             &error),
            error);
}

void
concord_paper_outline_add_item (ConcordPaperOutline *outline, const char *kind)
{
  g_autoptr (GError) error = NULL;
  char *id;

  if (outline->selected == NULL)
    return;
  id = concord_paper_edits_add_item (outline->document, outline->selected, kind, &error);
  follow (outline, id, error);
}

void
concord_paper_outline_remove (ConcordPaperOutline *outline)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  ConcordPaperRow *row;

  if (outline->selected == NULL)
    return;
  row = find_row (outline, concord_record_get_id (outline->selected));
  words = row == NULL ? NULL
                      /* Translators: a part of a paper: "Section: Summary". */
                      : g_strdup_printf (_ ("Removed. %s"), concord_paper_row_get_spoken (row));
  if (!concord_document_remove (outline->document, outline->selected, &error))
    concord_page_refuse (GTK_WIDGET (outline), error->message);
  else if (words != NULL)
    concord_page_say (GTK_WIDGET (outline), words);
}

void
concord_paper_outline_move (ConcordPaperOutline *outline, int direction)
{
  g_autoptr (GError) error = NULL;
  char *id;

  if (outline->selected == NULL)
    return;
  id = concord_paper_edits_move (outline->document, outline->selected, direction, &error);
  follow (outline, id, error);
}

gboolean
concord_paper_outline_place (ConcordPaperOutline *outline, ConcordRecord *record,
                             ConcordRecord *target, gboolean after)
{
  g_autoptr (GError) error = NULL;
  char *id;

  if (record == target)
    return FALSE;
  id = concord_paper_edits_place (outline->document, record, target, after, &error);
  return follow (outline, id, error);
}

/* --- keys ------------------------------------------------------------------------------------ */

static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  concord_paper_outline_move (CONCORD_PAPER_OUTLINE (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
on_delete (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  concord_paper_outline_remove (CONCORD_PAPER_OUTLINE (widget));
  return TRUE;
}

static gboolean
on_add (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  concord_paper_outline_add_item (CONCORD_PAPER_OUTLINE (widget), "words");
  return TRUE;
}

static void
row_activated (ConcordPaperOutline *self)
{
  g_signal_emit (self, edit_signal, 0);
}

/* Tab goes to the current row and then on, as in the list of stages. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  ConcordPaperOutline *self = CONCORD_PAPER_OUTLINE (widget);

  return concord_focus_current_row (widget, self->scroller, self->list, direction);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordPaperOutline *self = CONCORD_PAPER_OUTLINE (object);

  g_value_set_object (value, id == PROP_DOCUMENT ? (gpointer) self->document
                             : id == PROP_REPORT ? (gpointer) self->report
                                                 : (gpointer) self->selected);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordPaperOutline *self = CONCORD_PAPER_OUTLINE (object);

  if (id == PROP_DOCUMENT)
    set_document (self, g_value_get_object (value));
  else
    set_report (self, g_value_get_object (value));
}

static void
dispose (GObject *object)
{
  ConcordPaperOutline *self = CONCORD_PAPER_OUTLINE (object);

  set_document (self, NULL);
  self->filling = TRUE;
  g_clear_object (&self->report);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_paper_outline_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, GDK_ALT_MASK, on_move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK, on_move, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK, on_delete, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_add, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_add, NULL);
}

static void
concord_paper_outline_class_init (ConcordPaperOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  widget_class->map = map;
  widget_class->focus = focus;
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  props[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, CONCORD_TYPE_RECORD,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  edit_signal = g_signal_new ("edit", CONCORD_TYPE_PAPER_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  add_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paper-outline");
}

static void
concord_paper_outline_init (ConcordPaperOutline *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Contents of the paper"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
  concord_paper_drag_add (self->list);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  /* A bar that stays says that there is more to see. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), LEAST_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Contents of the paper"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
