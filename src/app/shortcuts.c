#include "app/shortcuts.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/settings.h"
#include "app/wrap-layout.h"

/* Of a group at text of the usual size: the longest title and its keys. */
#define COLUMN_WIDTH 390

struct _ConcordShortcuts
{
  GtkWindow parent_instance;

  GtkWidget *groups;
};

G_DEFINE_FINAL_TYPE (ConcordShortcuts, concord_shortcuts, GTK_TYPE_WINDOW)

static void
concord_shortcuts_class_init (ConcordShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, CONCORD_RESOURCES "/ui/shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordShortcuts, groups);
}

/* GTK writes a key's symbol, "Page_Up"; a keyboard has words on its keys. */
static void
write_keys (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUT_LABEL) != NULL)
    {
      g_autofree char *words
          = g_strdelimit (g_strdup (gtk_label_get_text (GTK_LABEL (widget))), "_", ' ');

      gtk_label_set_text (GTK_LABEL (widget), words);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    write_keys (child);
}

static void
concord_shortcuts_init (ConcordShortcuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "keyboard");
  gtk_widget_set_layout_manager (self->groups, concord_wrap_layout_new (COLUMN_WIDTH, 18));
  write_keys (self->groups);
}

GtkWidget *
concord_shortcuts_new (GtkWindow *parent)
{
  return g_object_new (CONCORD_TYPE_SHORTCUTS, "transient-for", parent, NULL);
}
