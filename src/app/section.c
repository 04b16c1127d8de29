#include "app/section.h"
#include "app/chart-view.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"

#include <string.h>

struct _ConcordSections
{
  GtkWidget parent_instance;

  GtkStack *stack;             /* not owned: it stands on the same page */
  GtkSelectionModel *pages;    /* lives only as long as somebody holds it */
  ConcordChartView *chart;     /* nor is this */
  GHashTable *figures;         /* of parts by name */
  char *before;                /* what the chart showed before a part's own figure */
};

G_DEFINE_FINAL_TYPE (ConcordSections, concord_sections, GTK_TYPE_WIDGET)

enum
{
  PROP_STACK = 1,
  PROP_CHART,
  PROP_FIGURES,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
toggled (GtkToggleButton *button, ConcordSections *self)
{
  GtkWidget *child = g_object_get_data (G_OBJECT (button), "child");

  if (gtk_toggle_button_get_active (button))
    gtk_stack_set_visible_child (self->stack, child);
}

/* A part's own figure stands beside it; elsewhere what a person chose stays. */
static void
show_figure (ConcordSections *self)
{
  const char *part = self->stack == NULL ? NULL : gtk_stack_get_visible_child_name (self->stack);
  const char *own = part == NULL ? NULL : g_hash_table_lookup (self->figures, part);

  if (self->chart == NULL || (own == NULL && self->before == NULL))
    return;
  if (own != NULL && self->before == NULL)
    g_object_get (self->chart, "figure", &self->before, NULL);
  g_object_set (self->chart, "figure", own != NULL ? own : self->before, NULL);
  if (own == NULL)
    g_clear_pointer (&self->before, g_free);
}

static void
set_figures (ConcordSections *self, const char *figures)
{
  g_auto (GStrv) pairs = g_strsplit (figures == NULL ? "" : figures, " ", -1);

  g_hash_table_remove_all (self->figures);
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      char *equals = strchr (*pair, '=');

      if (equals != NULL)
        g_hash_table_insert (self->figures, g_strndup (*pair, (gsize) (equals - *pair)),
                             g_strdup (equals + 1));
    }
}

static void
stack_switched (ConcordSections *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->stack);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (g_object_get_data (G_OBJECT (button), "child") == visible)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  show_figure (self);
}

static void
clear (ConcordSections *self)
{
  concord_drop_children (GTK_WIDGET (self));
}

/* The stack's pages are there before this is: a .ui sets properties in its own order. */
static void
fill (ConcordSections *self)
{
  GtkToggleButton *first = NULL;

  clear (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStackPage *page = gtk_stack_get_page (self->stack, child);
      GtkWidget *button = gtk_toggle_button_new_with_label (gtk_stack_page_get_title (page));

      /* A title may count what stands there: "Checks (3)". */
      g_object_bind_property (page, "title", button, "label", G_BINDING_DEFAULT);
      g_object_set_data (G_OBJECT (button), "child", child);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_widget_add_css_class (button, "section-button");
      g_signal_connect (button, "toggled", G_CALLBACK (toggled), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  stack_switched (self);
}

static void
set_stack (ConcordSections *self, GtkStack *stack)
{
  self->stack = stack;
  g_clear_object (&self->pages);
  if (stack == NULL)
    return;
  self->pages = gtk_stack_get_pages (stack);
  g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (stack_switched), self,
                           G_CONNECT_SWAPPED);
  fill (self);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordSections *self = CONCORD_SECTIONS (object);

  if (id == PROP_STACK)
    set_stack (self, g_value_get_object (value));
  else if (id == PROP_CHART)
    g_set_weak_pointer (&self->chart, g_value_get_object (value));
  else
    set_figures (self, g_value_get_string (value));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordSections *self = CONCORD_SECTIONS (object);

  if (id == PROP_STACK)
    g_value_set_object (value, self->stack);
  else
    g_value_set_object (value, self->chart);
}

static void
dispose (GObject *object)
{
  clear (CONCORD_SECTIONS (object));
  g_clear_object (&CONCORD_SECTIONS (object)->pages);
  g_clear_weak_pointer (&CONCORD_SECTIONS (object)->chart);
  G_OBJECT_CLASS (concord_sections_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_hash_table_unref (CONCORD_SECTIONS (object)->figures);
  g_free (CONCORD_SECTIONS (object)->before);
  G_OBJECT_CLASS (concord_sections_parent_class)->finalize (object);
}

static void
concord_sections_class_init (ConcordSectionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_CHART] = g_param_spec_object ("chart", NULL, NULL, CONCORD_TYPE_CHART_VIEW,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_FIGURES] = g_param_spec_string ("figures", NULL, NULL, NULL,
                                             G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "sections");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
concord_sections_init (ConcordSections *self)
{
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), concord_wrap_layout_new (0, 6));
}
