#include "app/finding-card.h"
#include "app/explain.h"
#include "app/widgets.h"

#include "concord-words.h"

struct _ConcordFindingCard
{
  GtkWidget parent_instance;

  guint results;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkWidget *explain;
  GtkWidget *warnings;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (ConcordFindingCard, concord_finding_card, GTK_TYPE_WIDGET)

enum
{
  PROP_TITLE = 1,
  PROP_RESULTS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static GtkLabel *
new_words (const char *text, const char *css_class)
{
  gboolean heading = g_str_equal (css_class, "section-title");
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role",
                                  heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL,
                                  NULL);

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  /* Not selectable: one that is takes the Tab key, and one that is and may not have the focus never
   * lets go of it. The text can be selected in the explanation. */
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
show_warnings (ConcordFindingCard *self, const GPtrArray *warnings)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->warnings)) != NULL)
    gtk_box_remove (GTK_BOX (self->warnings), child);
  for (guint i = 0; i < warnings->len; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = gtk_image_new_from_icon_name ("concord-warning-symbolic");
      GtkLabel *words = new_words (warnings->pdata[i], "hint");

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_set_hexpand (GTK_WIDGET (words), TRUE);
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (words));
      gtk_box_append (GTK_BOX (self->warnings), line);
    }
  gtk_widget_set_visible (self->warnings, warnings->len > 0);
}

static void
show_results (ConcordFindingCard *self, const GPtrArray *results)
{
  GtkWidget *child;
  guint n = MIN (results->len, self->results);

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  for (guint i = 0; i < n; i++)
    {
      const ConcordFact *fact = results->pdata[i];
      GtkLabel *name = new_words (fact->name, "cell-text");
      GtkLabel *text = new_words (fact->text, "numeric");

      gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
      gtk_label_set_xalign (text, 1);
      gtk_label_set_wrap (text, FALSE);
      gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (name), 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (text), 1, (int) i, 1, 1);
    }
  gtk_widget_set_visible (self->grid, n > 0);
}

void
concord_finding_card_set_finding (ConcordFindingCard *card, ConcordFinding *finding)
{
  g_autofree char *both = NULL;

  gtk_widget_set_visible (GTK_WIDGET (card), finding != NULL);
  concord_explain_button_set_finding (CONCORD_EXPLAIN_BUTTON (card->explain), finding);
  if (finding == NULL)
    return;
  if (finding->confidential_sentence != NULL)
    both = g_strjoin (" ", finding->sentence, finding->confidential_sentence, NULL);
  gtk_label_set_text (card->sentence, both == NULL ? finding->sentence : both);
  show_warnings (card, finding->warnings);
  show_results (card, finding->results);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordFindingCard *self = CONCORD_FINDING_CARD (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_text (self->title));
  else
    g_value_set_uint (value, self->results);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordFindingCard *self = CONCORD_FINDING_CARD (object);

  if (id == PROP_RESULTS)
    {
      self->results = g_value_get_uint (value);
      return;
    }
  gtk_label_set_text (self->title, g_value_get_string (value));
  gtk_widget_set_visible (GTK_WIDGET (self->title), g_value_get_string (value) != NULL);
}

static void
dispose (GObject *object)
{
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_finding_card_parent_class)->dispose (object);
}

static void
concord_finding_card_class_init (ConcordFindingCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_RESULTS] = g_param_spec_uint ("results", NULL, NULL, 0, 100, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "finding-card");
}

static void
concord_finding_card_init (ConcordFindingCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->title = new_words (NULL, "section-title");
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  self->sentence = new_words (NULL, "finding-sentence");
  gtk_widget_set_hexpand (GTK_WIDGET (self->sentence), TRUE);
  self->explain = concord_explain_button_new ();
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (line), self->explain);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  self->warnings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->warnings, GTK_WIDGET (self));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
