#include "app/finding-pane.h"
#include "app/widgets.h"
#include "findings/heavy.h"

/* Milliseconds in which the frame is drawn that shows what was typed. */
#define REST 20
#define GAP 12

typedef struct
{
  ConcordDocument *document;
  gboolean analyst;
  gboolean is_stale;
  guint64 serial; /* of what is shown */
  guint timer;
} ConcordFindingPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ConcordFindingPane, concord_finding_pane, GTK_TYPE_WIDGET)

#define PRIVATE(pane) \
  ((ConcordFindingPanePrivate *) concord_finding_pane_get_instance_private (pane))

enum
{
  PROP_DOCUMENT = 1,
  PROP_ANALYST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* What nobody looks at is not worked out. */
static void
refresh (ConcordFindingPane *self)
{
  ConcordFindingPanePrivate *priv = PRIVATE (self);
  guint64 serial;

  if (priv->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  serial = concord_document_get_serial (priv->document, NULL);
  if (serial == priv->serial && !priv->is_stale)
    return;
  priv->serial = serial;
  priv->is_stale = FALSE;
  CONCORD_FINDING_PANE_GET_CLASS (self)->show (self, priv->document);
}

static gboolean
refresh_late (gpointer data)
{
  PRIVATE (data)->timer = 0;
  refresh (data);
  return G_SOURCE_REMOVE;
}

/* Once for however many changes there were, and after keys and frames: what is typed comes first. */
static void
document_changed (ConcordFindingPane *self)
{
  ConcordFindingPanePrivate *priv = PRIVATE (self);

  if (priv->timer == 0)
    priv->timer = g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, REST, refresh_late, self, NULL);
}

/* A whole result took the place of a coarse one. */
static void
work_finished (ConcordFindingPane *self)
{
  PRIVATE (self)->is_stale = TRUE;
  document_changed (self);
}

static void
set_document (ConcordFindingPane *self, ConcordDocument *document)
{
  ConcordFindingPanePrivate *priv = PRIVATE (self);

  if (document == priv->document)
    return;
  if (priv->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (concord_heavy_get_for (priv->document), self);
      g_signal_handlers_disconnect_by_data (priv->document, self);
    }
  g_clear_handle_id (&priv->timer, g_source_remove);
  g_set_object (&priv->document, document);
  if (CONCORD_FINDING_PANE_GET_CLASS (self)->follow != NULL)
    CONCORD_FINDING_PANE_GET_CLASS (self)->follow (self, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (concord_heavy_get_for (document), "finished", G_CALLBACK (work_finished),
                           self, G_CONNECT_SWAPPED);
  priv->is_stale = TRUE;
  refresh (self);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (concord_finding_pane_parent_class)->map (widget);
  refresh (CONCORD_FINDING_PANE (widget));
}

ConcordDocument *
concord_finding_pane_get_document (ConcordFindingPane *pane)
{
  return PRIVATE (pane)->document;
}

gboolean
concord_finding_pane_get_analyst (ConcordFindingPane *pane)
{
  return PRIVATE (pane)->analyst;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordFindingPanePrivate *priv = PRIVATE (CONCORD_FINDING_PANE (object));

  if (id == PROP_DOCUMENT)
    g_value_set_object (value, priv->document);
  else
    g_value_set_boolean (value, priv->analyst);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordFindingPane *self = CONCORD_FINDING_PANE (object);

  if (id == PROP_DOCUMENT)
    {
      set_document (self, g_value_get_object (value));
      return;
    }
  PRIVATE (self)->analyst = g_value_get_boolean (value);
  PRIVATE (self)->is_stale = TRUE;
  refresh (self);
}

static void
dispose (GObject *object)
{
  set_document (CONCORD_FINDING_PANE (object), NULL);
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_finding_pane_parent_class)->dispose (object);
}

static void
concord_finding_pane_class_init (ConcordFindingPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  widget_class->map = map;
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_ANALYST] = g_param_spec_boolean ("analyst", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "finding-pane");
}

static void
concord_finding_pane_init (ConcordFindingPane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), GAP);
}
