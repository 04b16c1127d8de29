#include "app/split.h"
#include "app/beside.h"

/* In pixels at the usual text size: under this the wide sidebar gives way. */
#define ROOM 700

enum
{
  WIDE,
  NARROW,
  CONTENT,
  N_CHILDREN
};

struct _ConcordSplit
{
  GtkWidget parent_instance;

  GtkWidget *children[N_CHILDREN];
  gboolean shown;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (ConcordSplit, concord_split, GTK_TYPE_WIDGET)

enum
{
  PROP_WIDE = 1,
  PROP_NARROW,
  PROP_CONTENT,
  PROP_SHOWN,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordSplit *self = CONCORD_SPLIT (object);

  if (id == PROP_SHOWN)
    g_value_set_boolean (value, self->shown);
  else
    g_value_set_object (value, self->children[id - PROP_WIDE]);
}

static void
set_child (ConcordSplit *self, guint which, GtkWidget *child)
{
  g_clear_pointer (&self->children[which], gtk_widget_unparent);
  self->children[which] = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordSplit *self = CONCORD_SPLIT (object);

  if (id == PROP_SHOWN)
    concord_split_set_shown (self, g_value_get_boolean (value));
  else
    set_child (self, id - PROP_WIDE, g_value_get_object (value));
}

static void
dispose (GObject *object)
{
  for (guint i = 0; i < N_CHILDREN; i++)
    set_child (CONCORD_SPLIT (object), i, NULL);
  G_OBJECT_CLASS (concord_split_parent_class)->dispose (object);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  ConcordSplit *self = CONCORD_SPLIT (widget);
  int low[N_CHILDREN] = { 0 }, wish[N_CHILDREN] = { 0 };

  for (guint i = 0; i < N_CHILDREN; i++)
    if (self->children[i] != NULL)
      gtk_widget_measure (self->children[i], orientation, -1, &low[i], &wish[i], NULL, NULL);
  if (!self->shown)
    low[NARROW] = wish[WIDE] = low[WIDE] = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = low[NARROW] + low[CONTENT];
      *natural = MAX (*minimum, wish[WIDE] + wish[CONTENT]);
      return;
    }
  *minimum = MAX (MAX (low[NARROW], low[WIDE]), low[CONTENT]);
  *natural = MAX (*minimum, wish[CONTENT]);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ConcordSplit *self = CONCORD_SPLIT (widget);
  int wish[N_CHILDREN] = { 0 };
  int content, side;
  guint which;

  for (guint i = 0; i < N_CHILDREN; i++)
    gtk_widget_measure (self->children[i], GTK_ORIENTATION_HORIZONTAL, -1,
                        i == CONTENT ? &wish[i] : NULL, i == CONTENT ? NULL : &wish[i], NULL, NULL);
  content = MAX (wish[CONTENT], (int) (ROOM * concord_text_scale (widget)) - wish[WIDE]);
  self->is_narrow = width < wish[WIDE] + content;
  which = self->is_narrow ? NARROW : WIDE;
  side = self->shown ? MIN (wish[which], width) : 0;
  gtk_widget_set_child_visible (self->children[WIDE], self->shown && which == WIDE);
  gtk_widget_set_child_visible (self->children[NARROW], self->shown && which == NARROW);
  if (self->shown)
    gtk_widget_size_allocate (self->children[which],
                              &(GtkAllocation){ gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                                                    ? width - side
                                                    : 0,
                                                0, side, height },
                              -1);
  gtk_widget_size_allocate (self->children[CONTENT],
                            &(GtkAllocation){ gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                                                  ? 0
                                                  : side,
                                              0, width - side, height },
                            -1);
}

static void
concord_split_class_init (ConcordSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  props[PROP_WIDE] = g_param_spec_object ("wide", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_SHOWN]
      = g_param_spec_boolean ("shown", NULL, NULL, TRUE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
concord_split_init (ConcordSplit *self)
{
  self->shown = TRUE;
}

void
concord_split_set_shown (ConcordSplit *split, gboolean shown)
{
  if (split->shown == shown)
    return;
  split->shown = shown;
  gtk_widget_queue_resize (GTK_WIDGET (split));
  g_object_notify_by_pspec (G_OBJECT (split), props[PROP_SHOWN]);
}

gboolean
concord_split_is_narrow (ConcordSplit *split)
{
  return split->is_narrow;
}
