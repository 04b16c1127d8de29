#include "app/record-chooser.h"
#include "app/choice-popover.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"

#include <string.h>

struct _ConcordRecordChooser
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *selected;
  char *kind;
  gboolean leaves;
  guint64 serial;
  gboolean filling;
  GPtrArray *records; /* as listed */
  ConcordRecordTitle dup_title;

  GtkLabel *label;
  GtkDropDown *list;
};

G_DEFINE_FINAL_TYPE (ConcordRecordChooser, concord_record_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_KIND,
  PROP_LEAVES,
  PROP_LABEL,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Whether a record of the same kind stands below @record. */
static gboolean
has_below (GPtrArray *records, ConcordRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    if (concord_record_get_parent (records->pdata[i]) == record)
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_records (ConcordRecordChooser *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;

  if (self->document == NULL || self->kind == NULL)
    return records;
  all = concord_document_list (self->document, self->kind);
  for (guint i = 0; i < all->len; i++)
    if (!self->leaves || !has_below (all, all->pdata[i]))
      g_ptr_array_add (records, g_object_ref (all->pdata[i]));
  return records;
}

/* The button is called what is chosen with it; its description is what is chosen. */
static void
speak (ConcordRecordChooser *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  GObject *item = gtk_drop_down_get_selected_item (self->list);

  if (button != NULL && item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (GTK_STRING_OBJECT (item)), -1);
}

static void
select_record (ConcordRecordChooser *self, ConcordRecord *record)
{
  guint position = 0;
  gboolean found = record != NULL && g_ptr_array_find (self->records, record, &position);

  if (!found)
    {
      record = self->records->len > 0 ? self->records->pdata[0] : NULL;
      position = 0;
    }
  self->filling = TRUE;
  if (record != NULL)
    gtk_drop_down_set_selected (self->list, position);
  self->filling = FALSE;
  speak (self);
  if (g_set_object (&self->selected, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/* A change of another field leaves the list as it is, and the drop-down need not be made anew. */
static gboolean
is_shown (ConcordRecordChooser *self, GPtrArray *records, GtkStringList *names)
{
  GListModel *shown = gtk_drop_down_get_model (self->list);

  if (shown == NULL || records->len != self->records->len
      || g_list_model_get_n_items (shown) != records->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != self->records->pdata[i]
        || !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i),
                         gtk_string_list_get_string (names, i)))
      return FALSE;
  return TRUE;
}

static void
fill (ConcordRecordChooser *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) records = list_records (self);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = self->dup_title (records->pdata[i]);

      gtk_string_list_append (names, name);
    }
  if (is_shown (self, records, names))
    return;
  g_ptr_array_unref (self->records);
  self->records = g_steal_pointer (&records);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->records->len > 0);
  select_record (self, self->selected);
}

static void
document_changed (ConcordRecordChooser *self)
{
  guint64 serial
      = self->kind == NULL ? 0 : concord_document_get_serial (self->document, self->kind);

  if (serial == self->serial)
    return;
  self->serial = serial;
  fill (self);
}

static void
set_document (ConcordRecordChooser *self, ConcordDocument *document)
{
  if (document == self->document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                             G_CONNECT_SWAPPED);
  fill (self);
}

static void
list_changed (ConcordRecordChooser *self)
{
  guint position = gtk_drop_down_get_selected (self->list);

  if (!self->filling && position < self->records->len)
    select_record (self, self->records->pdata[position]);
}

ConcordRecord *
concord_record_chooser_get_selected (ConcordRecordChooser *chooser)
{
  return chooser->selected;
}

/* NULL leaves the choice as it is: what it follows has nothing selected. */
void
concord_record_chooser_select (ConcordRecordChooser *chooser, ConcordRecord *record)
{
  if (record != NULL && record != chooser->selected)
    select_record (chooser, record);
}

void
concord_record_chooser_set_title (ConcordRecordChooser *chooser, ConcordRecordTitle dup_title)
{
  chooser->dup_title = dup_title;
  fill (chooser);
}

static void
set_label (ConcordRecordChooser *self, const char *label)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  gtk_label_set_text (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordRecordChooser *self = CONCORD_RECORD_CHOOSER (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_LEAVES:
      g_value_set_boolean (value, self->leaves);
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_text (self->label));
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordRecordChooser *self = CONCORD_RECORD_CHOOSER (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_KIND:
      g_free (self->kind);
      self->kind = g_value_dup_string (value);
      fill (self);
      break;
    case PROP_LEAVES:
      self->leaves = g_value_get_boolean (value);
      fill (self);
      break;
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
      concord_record_chooser_select (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dispose (GObject *object)
{
  ConcordRecordChooser *self = CONCORD_RECORD_CHOOSER (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_clear_object (&self->document);
  g_clear_object (&self->selected);
  self->filling = TRUE;
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_record_chooser_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordRecordChooser *self = CONCORD_RECORD_CHOOSER (object);

  g_ptr_array_unref (self->records);
  g_free (self->kind);
  G_OBJECT_CLASS (concord_record_chooser_parent_class)->finalize (object);
}

static void
concord_record_chooser_class_init (ConcordRecordChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  props[PROP_LEAVES] = g_param_spec_boolean ("leaves", NULL, NULL, FALSE, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, CONCORD_TYPE_RECORD,
                                              flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "record-chooser");
}

static void
concord_record_chooser_init (ConcordRecordChooser *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), concord_wrap_layout_new (0, 6));
  self->records = g_ptr_array_new ();
  self->dup_title = concord_record_dup_title;
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  self->list = GTK_DROP_DOWN (concord_choice_drop_down_new ());
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (list_changed), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}
