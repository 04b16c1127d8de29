#include "app/explain.h"
#include "app/tip.h"

#include "concord-words.h"

struct _ConcordExplainButton
{
  GtkWidget parent_instance;

  ConcordFinding *finding;
  GtkWidget *button;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (ConcordExplainButton, concord_explain_button, GTK_TYPE_WIDGET)

GtkWidget *
concord_explanation_new (const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *words = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 60);
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How this was worked out"), -1);
  return scroller;
}

/* The text is made when it is asked for: most are never read. */
static void
fill (GtkMenuButton *button, gpointer data)
{
  ConcordExplainButton *self = data;
  g_autofree char *text
      = self->finding == NULL ? g_strdup ("") : concord_finding_dup_text (self->finding, TRUE);

  gtk_popover_set_child (GTK_POPOVER (self->popover), concord_explanation_new (text));
}

void
concord_explain_button_set_finding (ConcordExplainButton *button, ConcordFinding *finding)
{
  g_autofree char *name = NULL;

  if (finding != NULL)
    concord_finding_ref (finding);
  g_clear_pointer (&button->finding, concord_finding_unref);
  button->finding = finding;
  gtk_widget_set_visible (button->button, finding != NULL);
  if (finding == NULL)
    return;
  /* TRANSLATORS: %s is the name of a result, such as “Weighted scores of the options”. */
  name = g_strdup_printf (_ ("How this was worked out: %s"), finding->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

GtkWidget *
concord_explain_button_new (void)
{
  return g_object_new (CONCORD_TYPE_EXPLAIN_BUTTON, NULL);
}

static void
concord_explain_button_dispose (GObject *object)
{
  ConcordExplainButton *self = CONCORD_EXPLAIN_BUTTON (object);

  g_clear_pointer (&self->finding, concord_finding_unref);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_explain_button_parent_class)->dispose (object);
}

static void
concord_explain_button_class_init (ConcordExplainButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = concord_explain_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "explain");
}

static void
concord_explain_button_init (ConcordExplainButton *self)
{
  self->popover = gtk_popover_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "concord-question-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill, self, NULL);
  concord_set_tip (self->button, _ ("How this was worked out"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
