#include "app/page.h"
#include "app/beside.h"
#include "app/tip.h"
#include "app/widgets.h"

#include "concord-words.h"

typedef struct
{
  ConcordDocument *document;
  char *stage;
  GtkWidget *scroller;
  GtkWidget *body;
  GtkWidget *main;
  GtkLabel *title;
  GtkLabel *lead;
  GtkLabel *help;
  GtkWidget *help_button;
  GtkWidget *analyst_button;
} ConcordPagePrivate;

enum
{
  PROP_TITLE = 1,
  PROP_LEAD,
  PROP_HELP,
  PROP_STAGE,
  PROP_DOCUMENT,
  PROP_ANALYST,
  PROP_HAS_ANALYST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint message_signal;
static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (ConcordPage, concord_page, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (ConcordPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

#define PRIVATE(page) ((ConcordPagePrivate *) concord_page_get_instance_private (page))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  ConcordPagePrivate *priv = PRIVATE (CONCORD_PAGE (buildable));

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "side") == 0)
    gtk_widget_set_parent (GTK_WIDGET (child), priv->body);
  else
    gtk_box_append (GTK_BOX (priv->main), GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
set_document (ConcordPage *self, ConcordDocument *document)
{
  if (g_set_object (&PRIVATE (self)->document, document))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordPagePrivate *priv = PRIVATE (CONCORD_PAGE (object));

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (priv->title));
      break;
    case PROP_LEAD:
      g_value_set_string (value, gtk_label_get_text (priv->lead));
      break;
    case PROP_HELP:
      g_value_set_string (value, gtk_label_get_text (priv->help));
      break;
    case PROP_STAGE:
      g_value_set_string (value, priv->stage);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, priv->document);
      break;
    case PROP_ANALYST:
      g_value_set_boolean (value, concord_page_get_analyst (CONCORD_PAGE (object)));
      break;
    case PROP_HAS_ANALYST:
      g_value_set_boolean (value, gtk_widget_get_visible (priv->analyst_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordPage *self = CONCORD_PAGE (object);
  ConcordPagePrivate *priv = PRIVATE (self);
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_text (priv->title, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->scroller),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    case PROP_LEAD:
      gtk_label_set_text (priv->lead, text);
      gtk_widget_set_visible (GTK_WIDGET (priv->lead), text != NULL);
      break;
    case PROP_HELP:
      gtk_label_set_text (priv->help, text);
      gtk_widget_set_visible (priv->help_button, text != NULL);
      break;
    case PROP_STAGE:
      g_free (priv->stage);
      priv->stage = g_strdup (text);
      break;
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_ANALYST:
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv->analyst_button),
                                    g_value_get_boolean (value));
      break;
    case PROP_HAS_ANALYST:
      gtk_widget_set_visible (priv->analyst_button, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The document goes first: what is bound to it lets go of its records. */
static void
dispose (GObject *object)
{
  ConcordPage *self = CONCORD_PAGE (object);
  ConcordPagePrivate *priv = PRIVATE (self);

  set_document (self, NULL);
  if (priv->body != NULL)
    {
      concord_drop_children (priv->body);
      priv->body = NULL;
    }
  g_clear_pointer (&priv->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_page_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (PRIVATE (CONCORD_PAGE (object))->stage);
  G_OBJECT_CLASS (concord_page_parent_class)->finalize (object);
}

static void
concord_page_class_init (ConcordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, flags);
  props[PROP_HELP] = g_param_spec_string ("help", NULL, NULL, NULL, flags);
  props[PROP_STAGE] = g_param_spec_string ("stage", NULL, NULL, NULL, flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT,
                                              flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_ANALYST]
      = g_param_spec_boolean ("analyst", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_HAS_ANALYST] = g_param_spec_boolean ("has-analyst", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  message_signal = g_signal_new ("message", CONCORD_TYPE_PAGE,
                                 G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_property_action (widget_class, "page.analyst", "analyst");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "page");
}

static void
analyst_toggled (ConcordPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANALYST]);
}

static GtkWidget *
new_analyst_button (ConcordPage *self)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ ("Analyst"));

  concord_set_tip (button, _ ("Show what specialists ask for"));
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (analyst_toggled), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_heading (ConcordPage *self, ConcordPagePrivate *priv)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *popover = gtk_popover_new ();

  priv->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_label_set_xalign (priv->title, 0);
  gtk_label_set_wrap (priv->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (priv->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->title), "page-title");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (priv->title));
  priv->help = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->help, TRUE);
  gtk_label_set_max_width_chars (priv->help, 48);
  gtk_label_set_xalign (priv->help, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (priv->help));
  priv->help_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (priv->help_button), _ ("How this works"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (priv->help_button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (priv->help_button), popover);
  gtk_widget_set_valign (priv->help_button, GTK_ALIGN_START);
  gtk_widget_set_visible (priv->help_button, FALSE);
  priv->analyst_button = new_analyst_button (self);
  gtk_box_append (GTK_BOX (line), priv->analyst_button);
  gtk_box_append (GTK_BOX (line), priv->help_button);
  return line;
}

static void
concord_page_init (ConcordPage *self)
{
  ConcordPagePrivate *priv = PRIVATE (self);
  GtkWidget *viewport;

  priv->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (priv->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  priv->body = g_object_new (CONCORD_TYPE_BESIDE, NULL);
  viewport = gtk_viewport_new (NULL, NULL);
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), priv->body);
  priv->main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_hexpand (priv->main, TRUE);
  gtk_widget_set_vexpand (priv->main, TRUE);
  gtk_box_append (GTK_BOX (priv->main), new_heading (self, priv));
  priv->lead = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (priv->lead, 0);
  gtk_label_set_wrap (priv->lead, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->lead), "page-lead");
  gtk_box_append (GTK_BOX (priv->main), GTK_WIDGET (priv->lead));
  gtk_widget_set_parent (priv->main, priv->body);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (priv->scroller), viewport);
  gtk_widget_set_parent (priv->scroller, GTK_WIDGET (self));
}

ConcordDocument *
concord_page_get_document (ConcordPage *page)
{
  g_return_val_if_fail (CONCORD_IS_PAGE (page), NULL);
  return PRIVATE (page)->document;
}

void
concord_page_set_document (ConcordPage *page, ConcordDocument *document)
{
  g_return_if_fail (CONCORD_IS_PAGE (page));
  set_document (page, document);
}

const char *
concord_page_get_stage (ConcordPage *page)
{
  return PRIVATE (page)->stage;
}

const char *
concord_page_get_title (ConcordPage *page)
{
  return gtk_label_get_text (PRIVATE (page)->title);
}

gboolean
concord_page_get_analyst (ConcordPage *page)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (PRIVATE (page)->analyst_button));
}

void
concord_page_say (GtkWidget *widget, const char *message)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, CONCORD_TYPE_PAGE);

  if (page != NULL)
    g_signal_emit (page, message_signal, 0, message);
}

void
concord_page_note (GtkWidget *widget, const char *message)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, CONCORD_TYPE_PAGE);

  if (page != NULL)
    g_signal_emit (page, message_signal, g_quark_from_static_string ("note"), message);
}

void
concord_page_refuse (GtkWidget *widget, const char *reason)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, CONCORD_TYPE_PAGE);

  if (page != NULL)
    g_signal_emit (page, message_signal, g_quark_from_static_string ("refusal"), reason);
}
