#include "app/choice-popover.h"

#include "concord-words.h"
#include <string.h>

struct _ConcordChoicePopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ConcordChoicePopover, concord_choice_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

GStrv
concord_choice_list_new (ConcordDocument *document, const ConcordField *field)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_strv_builder_add (texts, "–");
  for (const ConcordChoice *c = field->choices; c != NULL && c->nick != NULL; c++)
    g_strv_builder_add (texts, concord_choice_get_label (c));
  if (field->kind == CONCORD_KIND_REFERENCE && document != NULL)
    {
      g_autoptr (GPtrArray) records = concord_document_list (document, field->target);

      for (guint i = 0; i < records->len; i++)
        {
          g_autofree char *name = concord_record_dup_title (records->pdata[i]);

          g_strv_builder_add (texts, name);
        }
    }
  return g_strv_builder_end (texts);
}

static const char *
get_text (GtkListBoxRow *row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
activated (GtkListBox *list, GtkListBoxRow *row, ConcordChoicePopover *self)
{
  g_autofree char *text
      = g_strdup (gtk_list_box_row_get_index (row) == 0 ? "" : get_text (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, text);
}

void
concord_choice_popover_find (ConcordChoicePopover *popover, const char *text)
{
  GtkListBoxRow *start = gtk_list_box_get_selected_row (popover->list);
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  int from = start == NULL ? -1 : gtk_list_box_row_get_index (start);
  GtkListBoxRow *row;
  int n = 0;

  while (gtk_list_box_get_row_at_index (popover->list, n) != NULL)
    n++;
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *folded = NULL;

      row = gtk_list_box_get_row_at_index (popover->list, (from + i) % n);
      folded = g_utf8_casefold (get_text (row), -1);
      if (!g_str_has_prefix (folded, wanted))
        continue;
      gtk_list_box_select_row (popover->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return;
    }
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             ConcordChoicePopover *self)
{
  gunichar typed = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || typed == 0 || !g_unichar_isgraph (typed))
    return FALSE;
  g_unichar_to_utf8 (typed, text);
  concord_choice_popover_find (self, text);
  return TRUE;
}

static void
concord_choice_popover_class_init (ConcordChoicePopoverClass *klass)
{
  chosen_signal
      = g_signal_new ("chosen", CONCORD_TYPE_CHOICE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
concord_choice_popover_init (ConcordChoicePopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "choices");
}

static void
focus_selected (ConcordChoicePopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

GtkWidget *
concord_choice_popover_new (ConcordDocument *document, const ConcordField *field,
                            const char *current, const char *label)
{
  ConcordChoicePopover *self = g_object_new (CONCORD_TYPE_CHOICE_POPOVER, NULL);
  g_auto (GStrv) texts = concord_choice_list_new (document, field);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_popover_get_child (GTK_POPOVER (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      GtkWidget *text = gtk_label_new (texts[i]);
      GtkListBoxRow *row;

      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_list_box_append (self->list, text);
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      i == 0 ? _ ("None") : texts[i], -1);
      if (i == 0 || strcmp (texts[i], current) == 0)
        gtk_list_box_select_row (self->list, row);
    }
  g_signal_connect (self, "map", G_CALLBACK (focus_selected), NULL);
  return GTK_WIDGET (self);
}

/* --- drop-downs ------------------------------------------------------------------------------ */

static void
setup_text (GtkListItemFactory *factory, GtkListItem *item, gpointer in_list)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  if (in_list != NULL)
    {
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_max_width_chars (label, 60);
    }
  else
    {
      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (label, 8);
      gtk_label_set_max_width_chars (label, 40);
    }
  gtk_list_item_set_child (item, GTK_WIDGET (label));
}

static void
bind_text (GtkListItemFactory *factory, GtkListItem *item, gpointer in_list)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (label);
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  /* The button is called what is chosen with it; this is what is chosen. */
  if (in_list == NULL && button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
}

static GtkListItemFactory *
new_factory (gboolean in_list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_text), GINT_TO_POINTER (in_list));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_text), GINT_TO_POINTER (in_list));
  return factory;
}

GtkWidget *
concord_choice_drop_down_new (void)
{
  GtkWidget *list = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) shown = new_factory (FALSE);
  g_autoptr (GtkListItemFactory) listed = new_factory (TRUE);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (list), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (list), listed);
  return list;
}
