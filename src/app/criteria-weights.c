#include "app/criteria-weights.h"
#include "app/choice-popover.h"
#include "app/criteria-scale.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"
#include "findings/child-list.h"
#include "methods/weighting.h"

#include "concord-words.h"
#include <string.h>

#define MOST_SETS 6 /* a table has no room for more */

struct _ConcordCriteriaWeights
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *weight_set;
  ConcordRecord *node;  /* NULL: the project */
  GPtrArray *nodes;     /* of ConcordRecord, as listed; the project first */
  guint64 serial;       /* of criteria, sets and weights */
  char *columns;        /* what the columns were made of */
  gboolean filling;
  gboolean analyst;
  guint n_stale;

  GtkWidget *tools;
  GtkBox *chooser;
  GtkDropDown *list;
  GtkButton *ask_button;
  GtkWidget *compare_button;
  ConcordRecordTable *table;
  GtkLabel *note;
  GtkBox *stale;
  GtkWidget *more;
  GtkLabel *bounds_title;
  ConcordRecordTable *bounds;
};

G_DEFINE_FINAL_TYPE (ConcordCriteriaWeights, concord_criteria_weights, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_WEIGHT_SET,
  PROP_ANALYST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static ConcordRecord *
get_project (ConcordCriteriaWeights *self)
{
  return CONCORD_RECORD (concord_document_get_project (self->document));
}

static GPtrArray *
list_sets (ConcordCriteriaWeights *self)
{
  return concord_child_list_new (get_project (self), "weight-sets");
}

static ConcordRecord *
get_asked_set (ConcordCriteriaWeights *self)
{
  g_autoptr (GPtrArray) sets = list_sets (self);

  return self->weight_set != NULL ? self->weight_set : sets->len > 0 ? sets->pdata[0] : NULL;
}

ConcordRecord *
concord_criteria_weights_get_node (ConcordCriteriaWeights *weights)
{
  return weights->node != NULL ? weights->node : get_project (weights);
}

/* Of the group that is shown. */
static guint
count_criteria (ConcordCriteriaWeights *self)
{
  return g_list_model_get_n_items (
      concord_record_get_children (concord_criteria_weights_get_node (self), "criteria"));
}

/* --- shares ---------------------------------------------------------------------------------- */

static ConcordWeight *
find_weight (ConcordCriteriaWeights *self, ConcordRecord *set, ConcordRecord *criterion)
{
  const char *keys[] = { concord_record_get_id (criterion), NULL };
  ConcordRecord *link = concord_document_find_link (self->document, "weight", set, keys);

  return link == NULL ? NULL : CONCORD_WEIGHT (link);
}

/* The share of @criterion among its siblings in [0, 1]; NAN until all have points. */
static double
find_share (ConcordCriteriaWeights *self, ConcordRecord *set, ConcordRecord *criterion)
{
  g_autoptr (GPtrArray) siblings
      = concord_child_list_new (concord_record_get_parent (criterion), "criteria");
  g_autofree double *points = g_new (double, siblings->len);
  g_autofree double *shares = g_new (double, siblings->len);
  double share = NAN;

  for (guint i = 0; i < siblings->len; i++)
    {
      ConcordWeight *weight = find_weight (self, set, siblings->pdata[i]);

      if (weight == NULL || concord_is_absent (weight->points))
        return NAN;
      points[i] = weight->points;
    }
  if (!concord_normalise_weights (points, siblings->len, shares, NULL))
    return NAN;
  for (guint i = 0; i < siblings->len; i++)
    if (siblings->pdata[i] == criterion)
      share = shares[i];
  return share;
}

/* " · 43 %", and a mark where the points are stale; as wide as its neighbours. */
static char *
dup_note (ConcordRecord *row, ConcordRecord *target, gpointer data)
{
  ConcordCriteriaWeights *self = data;
  gboolean stale;
  double share;

  if (target == NULL || concord_is_absent (CONCORD_WEIGHT (target)->points))
    return NULL;
  share = find_share (self, concord_record_get_parent (target), row);
  stale = concord_weight_is_stale (CONCORD_WEIGHT (target), CONCORD_CRITERION (row));
  if (isnan (share))
    return g_strdup (stale ? " *" : NULL);
  /* U+2007 is as wide as a digit. */
  return g_strdup_printf (" · %s%.0f %%%s", share < 0.095 ? "\u2007" : "", 100 * share,
                          stale ? " *" : "");
}

/* --- the question ---------------------------------------------------------------------------- */

ConcordSwingDialog *
concord_criteria_weights_ask (ConcordCriteriaWeights *weights, ConcordRecord *weight_set,
                              ConcordRecord *node)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (weights));
  GListModel *children = concord_record_get_children (node, "criteria");
  ConcordSwingDialog *dialog;

  if (weight_set == NULL || g_list_model_get_n_items (children) == 0)
    return NULL;
  dialog = concord_swing_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     weights->document, weight_set, node);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
on_ask (ConcordCriteriaWeights *self)
{
  concord_criteria_weights_ask (self, get_asked_set (self), concord_criteria_weights_get_node (self));
}

ConcordPairwiseDialog *
concord_criteria_weights_compare (ConcordCriteriaWeights *weights)
{
  ConcordRecord *set = get_asked_set (weights);
  ConcordRecord *node = concord_criteria_weights_get_node (weights);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (weights));
  ConcordPairwiseDialog *dialog;

  if (set == NULL || count_criteria (weights) < 2)
    return NULL;
  dialog = concord_pairwise_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        weights->document, set, node);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
on_compare (ConcordCriteriaWeights *self)
{
  concord_criteria_weights_compare (self);
}

/* --- stale points ---------------------------------------------------------------------------- */

static void
on_ask_again (GtkButton *button, ConcordCriteriaWeights *self)
{
  ConcordRecord *criterion = g_object_get_data (G_OBJECT (button), "criterion");
  ConcordRecord *set = g_object_get_data (G_OBJECT (button), "weight-set");

  if (concord_record_get_parent (criterion) != NULL)
    concord_criteria_weights_ask (self, set, concord_record_get_parent (criterion));
}

static void
add_stale (ConcordCriteriaWeights *self, ConcordRecord *set, ConcordWeight *weight,
           ConcordCriterion *criterion)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label, *button = gtk_button_new_with_label (_ ("Ask again"));
  g_autofree char *who = concord_record_dup_name (set);
  g_autofree char *what = concord_record_dup_name (CONCORD_RECORD (criterion));
  g_autofree char *points = concord_number_dup_display (weight->points);
  g_autofree char *bottom = concord_number_dup_display (weight->bottom);
  g_autofree char *top = concord_number_dup_display (weight->top);
  g_autofree char *low = concord_criterion_dup_at (criterion, concord_criterion_get_low (criterion));
  g_autofree char *high
      = concord_criterion_dup_at (criterion, concord_criterion_get_high (criterion));
  /* Translators: whose weights, points, a criterion, the scale then, the scale now. */
  g_autofree char *words = g_strdup_printf (
      _ ("* %s gave %s points to “%s” when its scale went from %s to %s. Now it goes from %s to %s: "
         "the swing is another one."),
      who, points, what, bottom, top, low, high);
  g_autofree char *spoken = g_strdup_printf (_ ("Ask %s again about “%s”"), who, what);

  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "criterion", g_object_ref (criterion), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "weight-set", g_object_ref (set), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_ask_again), self, 0);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (self->stale, line);
  self->n_stale++;
}

static void
clear_stale (ConcordCriteriaWeights *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stale))) != NULL)
    gtk_box_remove (self->stale, child);
  self->n_stale = 0;
}

static void
show_stale (ConcordCriteriaWeights *self)
{
  g_autoptr (GPtrArray) criteria = concord_document_list (self->document, "criterion");
  g_autoptr (GPtrArray) sets = list_sets (self);

  clear_stale (self);
  for (guint s = 0; s < sets->len; s++)
    for (guint c = 0; c < criteria->len; c++)
      {
        ConcordWeight *weight = find_weight (self, sets->pdata[s], criteria->pdata[c]);

        if (weight != NULL && concord_weight_is_stale (weight, criteria->pdata[c]))
          add_stale (self, sets->pdata[s], weight, criteria->pdata[c]);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->stale), self->n_stale > 0);
}

/* --- showing --------------------------------------------------------------------------------- */

/* "Outcomes for residents › Speed": where a group stands. */
static char *
dup_path (ConcordRecord *record)
{
  ConcordRecord *parent = concord_record_get_parent (record);
  g_autofree char *name = concord_record_dup_name (record);
  g_autofree char *above = NULL;

  if (!CONCORD_IS_CRITERION (parent))
    return g_steal_pointer (&name);
  above = dup_path (parent);
  return g_strdup_printf ("%s › %s", above, name);
}

static void
fill_nodes (ConcordCriteriaWeights *self)
{
  g_autoptr (GPtrArray) criteria = concord_document_list (self->document, "criterion");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->nodes, 0);
  g_ptr_array_add (self->nodes, g_object_ref (get_project (self)));
  gtk_string_list_append (names, _ ("The outermost criteria"));
  for (guint i = 0; i < criteria->len; i++)
    if (concord_criterion_is_group (criteria->pdata[i]))
      {
        g_autofree char *path = dup_path (criteria->pdata[i]);

        if (criteria->pdata[i] == self->node)
          selected = self->nodes->len;
        g_ptr_array_add (self->nodes, g_object_ref (criteria->pdata[i]));
        gtk_string_list_append (names, path);
      }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->list, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), self->nodes->len > 1);
  if (selected == 0)
    concord_criteria_weights_set_node (self, NULL);
}

/* Columns are made anew only where the sets are others: it would close an open editor. */
static void
fill_columns (ConcordCriteriaWeights *self)
{
  g_autoptr (GPtrArray) sets = list_sets (self);
  GString *key = g_string_new (NULL);
  gboolean more = sets->len > MOST_SETS;

  if (more)
    g_ptr_array_set_size (sets, MOST_SETS);
  for (guint i = 0; i < sets->len; i++)
    {
      g_autofree char *name = concord_record_dup_name (sets->pdata[i]);

      g_string_append_printf (key, "%s %s\n", concord_record_get_id (sets->pdata[i]), name);
    }
  if (g_strcmp0 (key->str, self->columns) != 0)
    {
      g_free (self->columns);
      self->columns = g_strdup (key->str);
      concord_record_table_set_ends (self->table, "points", sets);
    }
  g_string_free (key, TRUE);
  gtk_label_set_text (self->note,
                      more ? _ ("Swing points, then the share of the weight in this group. The "
                                "first six weight sets are shown.")
                           : _ ("Swing points, then the share of the weight in this group."));
}

static void
show_bounds (ConcordCriteriaWeights *self, const char *name)
{
  /* Translators: whose weights. */
  g_autofree char *title = g_strdup_printf (_ ("Bounds of the weights of %s"), name);

  gtk_label_set_text (self->bounds_title, title);
}

static void
show_button (ConcordCriteriaWeights *self)
{
  ConcordRecord *set = self->document == NULL ? NULL : get_asked_set (self);
  g_autofree char *name = set == NULL ? NULL : concord_record_dup_name (set);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->ask_button), set != NULL);
  gtk_widget_set_visible (self->compare_button, self->analyst && set != NULL);
  gtk_widget_set_visible (self->more, self->analyst && set != NULL);
  concord_record_table_set_subject (self->bounds, set);
  if (set == NULL)
    return;
  show_bounds (self, name);
  /* Translators: a button; whose weights are asked for. */
  label = g_strdup_printf (_ ("Ask for the weights of %s…"), name);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (self->ask_button)), label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ask_button), count_criteria (self) > 0);
  gtk_widget_set_sensitive (self->compare_button, count_criteria (self) > 1);
}

static void
document_changed (ConcordCriteriaWeights *self)
{
  guint64 serial = concord_document_get_serial (self->document, "criterion")
                   + concord_document_get_serial (self->document, "weight-set")
                   + concord_document_get_serial (self->document, "weight");

  if (serial == self->serial)
    return;
  self->serial = serial;
  fill_nodes (self);
  fill_columns (self);
  show_stale (self);
  show_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self->note),
                          concord_record_table_get_n_records (self->table) > 0);
}

void
concord_criteria_weights_set_node (ConcordCriteriaWeights *weights, ConcordRecord *node)
{
  guint position;

  if (node != NULL && !CONCORD_IS_CRITERION (node))
    node = NULL;
  if (!g_set_object (&weights->node, node))
    return;
  concord_record_table_set_parent (weights->table, node);
  concord_record_table_set_parent (weights->bounds, node);
  if (g_ptr_array_find (weights->nodes, concord_criteria_weights_get_node (weights), &position)
      && gtk_drop_down_get_selected (weights->list) != position)
    gtk_drop_down_set_selected (weights->list, position);
  show_button (weights);
}

static void
list_changed (ConcordCriteriaWeights *self)
{
  guint position = gtk_drop_down_get_selected (self->list);

  if (!self->filling && position < self->nodes->len)
    concord_criteria_weights_set_node (self, self->nodes->pdata[position]);
}

ConcordRecordTable *
concord_criteria_weights_get_table (ConcordCriteriaWeights *weights)
{
  return weights->table;
}

guint
concord_criteria_weights_get_n_stale (ConcordCriteriaWeights *weights)
{
  return weights->n_stale;
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
set_document (ConcordCriteriaWeights *self, ConcordDocument *document)
{
  if (document == self->document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      g_clear_object (&self->weight_set);
      g_clear_object (&self->node);
      g_ptr_array_set_size (self->nodes, 0);
      g_clear_pointer (&self->columns, g_free);
      clear_stale (self);
      concord_record_table_set_parent (self->table, NULL);
      concord_record_table_set_parent (self->bounds, NULL);
      concord_record_table_set_subject (self->bounds, NULL);
      concord_record_table_set_ends (self->table, "points", none);
    }
  g_object_set (self->table, "document", document, NULL);
  g_object_set (self->bounds, "document", document, NULL);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  self->serial = G_MAXUINT64;
  document_changed (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordCriteriaWeights *self = CONCORD_CRITERIA_WEIGHTS (object);

  if (id == PROP_ANALYST)
    g_value_set_boolean (value, self->analyst);
  else
    g_value_set_object (value, id == PROP_DOCUMENT ? (gpointer) self->document
                                                   : (gpointer) self->weight_set);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordCriteriaWeights *self = CONCORD_CRITERIA_WEIGHTS (object);

  if (id == PROP_DOCUMENT)
    set_document (self, g_value_get_object (value));
  else if (id == PROP_ANALYST)
    {
      self->analyst = g_value_get_boolean (value);
      show_button (self);
    }
  else if (g_set_object (&self->weight_set, g_value_get_object (value)))
    show_button (self);
}

static void
dispose (GObject *object)
{
  ConcordCriteriaWeights *self = CONCORD_CRITERIA_WEIGHTS (object);

  if (self->table != NULL)
    {
      concord_record_table_set_note (self->table, NULL, NULL);
      set_document (self, NULL);
      self->table = NULL;
    }
  g_clear_object (&self->weight_set);
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_criteria_weights_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordCriteriaWeights *self = CONCORD_CRITERIA_WEIGHTS (object);

  g_ptr_array_unref (self->nodes);
  g_free (self->columns);
  G_OBJECT_CLASS (concord_criteria_weights_parent_class)->finalize (object);
}

static void
concord_criteria_weights_class_init (ConcordCriteriaWeightsClass *klass)
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
  props[PROP_WEIGHT_SET]
      = g_param_spec_object ("weight-set", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  props[PROP_ANALYST] = g_param_spec_boolean ("analyst", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CONCORD_TYPE_RECORD_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "criteria-weights");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/criteria-weights.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, tools);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, chooser);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, ask_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, compare_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, table);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, note);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, stale);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, more);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, bounds_title);
  gtk_widget_class_bind_template_child (widget_class, ConcordCriteriaWeights, bounds);
  gtk_widget_class_bind_template_callback (widget_class, on_ask);
  gtk_widget_class_bind_template_callback (widget_class, on_compare);
}

static void
concord_criteria_weights_init (ConcordCriteriaWeights *self)
{
  self->nodes = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->tools, concord_wrap_layout_new (0, 12));
  self->list = GTK_DROP_DOWN (concord_choice_drop_down_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Weights within"), -1);
  gtk_box_append (self->chooser, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (list_changed), self);
  concord_record_table_set_note (self->table, dup_note, self);
}
