#include "app/detail-pane.h"
#include "app/beside.h"
#include "app/later.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"

#include "concord-words.h"
#include <string.h>

#define COLUMN_WIDTH 240

/* Pixels that a row takes at the usual text size, for as long as it is not there. */
#define ROW_HEIGHT 64

struct _ConcordDetailPane
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *record;
  char *fields;
  GtkLabel *heading;
  GtkWidget *rows;
  gboolean filled; /* with the rows of the fields: at first sight, or when one is asked for */
};

G_DEFINE_FINAL_TYPE (ConcordDetailPane, concord_detail_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_RECORD,
  PROP_FIELDS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
show_name (ConcordDetailPane *self)
{
  g_autofree char *name = self->record == NULL ? NULL : concord_record_dup_name (self->record);

  /* What stands under the project itself needs no second name. */
  if (self->record != NULL && CONCORD_RECORD_GET_CLASS (self->record)->is_link
      && concord_record_get_parent (self->record) != NULL
      && concord_record_get_parent (concord_record_get_parent (self->record)) != NULL)
    {
      g_autofree char *end = g_steal_pointer (&name);
      g_autofree char *parent = concord_record_dup_name (concord_record_get_parent (self->record));

      /* Translators: two records that a third links: an option and the criterion it is scored on. */
      name = g_strdup_printf (_ ("%s: %s"), parent, end);
    }
  gtk_label_set_text (self->heading, name);
  gtk_widget_set_visible (GTK_WIDGET (self), self->record != NULL);
}

static void
update (ConcordDetailPane *self)
{
  gboolean shown = self->document != NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    concord_field_row_set_record (CONCORD_FIELD_ROW (row), self->document,
                                  shown ? self->record : NULL);
  show_name (self);
}

static void
set_record (ConcordDetailPane *self, ConcordRecord *record)
{
  if (record == self->record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_name, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
fill (ConcordDetailPane *self)
{
  g_auto (GStrv) names = g_strsplit (self->fields == NULL ? "" : self->fields, " ", -1);

  if (self->filled)
    return;
  self->filled = TRUE;
  for (char **name = names; *name != NULL; name++)
    if (**name != '\0')
      gtk_widget_set_parent (concord_field_row_new (*name), self->rows);
  gtk_widget_set_size_request (self->rows, -1, -1);
  update (self);
}

/* Nothing above it moves when they come. */
static void
keep_room (ConcordDetailPane *self)
{
  g_auto (GStrv) names = g_strsplit (self->fields == NULL ? "" : self->fields, " ", -1);
  double scale = concord_text_scale (GTK_WIDGET (self));
  int lines = ((int) g_strv_length (names) + 1) / 2;

  gtk_widget_set_size_request (self->rows, -1, (int) (lines * ROW_HEIGHT * scale));
}

static void
set_fields (ConcordDetailPane *self, const char *fields)
{
  g_free (self->fields);
  self->fields = g_strdup (fields);
  concord_drop_children (self->rows);
  self->filled = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    keep_room (self);
}

static void
fill_later (GtkWidget *widget)
{
  if (CONCORD_DETAIL_PANE (widget)->rows != NULL)
    fill (CONCORD_DETAIL_PANE (widget));
}

/* The table that it belongs to comes first. */
static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (concord_detail_pane_parent_class)->map (widget);
  if (!CONCORD_DETAIL_PANE (widget)->filled)
    concord_after_frame (widget, fill_later);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordDetailPane *self = CONCORD_DETAIL_PANE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_FIELDS:
      g_value_set_string (value, self->fields);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordDetailPane *self = CONCORD_DETAIL_PANE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      if (g_set_object (&self->document, g_value_get_object (value)))
        update (self);
      break;
    case PROP_RECORD:
      set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELDS:
      set_fields (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dispose (GObject *object)
{
  ConcordDetailPane *self = CONCORD_DETAIL_PANE (object);

  if (self->rows != NULL)
    {
      set_record (self, NULL);
      concord_drop_children (self->rows);
      self->rows = NULL;
    }
  g_clear_object (&self->document);
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_detail_pane_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (CONCORD_DETAIL_PANE (object)->fields);
  G_OBJECT_CLASS (concord_detail_pane_parent_class)->finalize (object);
}

static void
concord_detail_pane_class_init (ConcordDetailPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  widget_class->map = map;
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  props[PROP_FIELDS] = g_param_spec_string ("fields", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detail-pane");
}

static void
concord_detail_pane_init (ConcordDetailPane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "section-title");
  gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->rows, concord_wrap_layout_new (COLUMN_WIDTH, 12));
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

ConcordFieldRow *
concord_detail_pane_find (ConcordDetailPane *pane, const char *field)
{
  fill (pane);
  for (GtkWidget *row = gtk_widget_get_first_child (pane->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *name = NULL;

      g_object_get (row, "field", &name, NULL);
      if (strcmp (name, field) == 0)
        return CONCORD_FIELD_ROW (row);
    }
  return NULL;
}
