#include "app/help-window.h"
#include "app/dialogs.h"
#include "app/help-page.h"
#include "app/settings.h"

#include "concord-words.h"

struct _ConcordHelpWindow
{
  GtkWindow parent_instance;

  GtkWidget *back_button;
  GtkScrolledWindow *scrolled;
  GtkBox *body;
  GFile *file;       /* the page that is shown */
  GHashTable *ids;   /* id: its label */
  GPtrArray *before; /* files of the pages gone through */
  char *target;      /* the id to scroll to once the page has its size, NULL for its beginning */
  guint frames;      /* drawn since the page changed */
  guint tick;
};

G_DEFINE_FINAL_TYPE (ConcordHelpWindow, concord_help_window, GTK_TYPE_WINDOW)

/* --- the page -------------------------------------------------------------------------------- */

/* Frames begin before labels get their places: in the second one, all have them. */
static gboolean
scroll_to_target (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ConcordHelpWindow *self = CONCORD_HELP_WINDOW (widget);
  GtkWidget *target = self->target == NULL ? NULL : g_hash_table_lookup (self->ids, self->target);
  double x, y = 0;

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (target != NULL)
    gtk_widget_translate_coordinates (target, GTK_WIDGET (self->body), 0, 0, &x, &y);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), y);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
scroll_to (ConcordHelpWindow *self, const char *id)
{
  g_free (self->target);
  self->target = g_strdup (id);
  self->frames = 0;
  if (self->tick == 0)
    self->tick
        = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_target, NULL, NULL);
}

/* @link is relative to the page: "#id", "page.html" or "page.html#id". */
static gboolean
on_link (GtkLabel *label, const char *link, ConcordHelpWindow *self)
{
  g_auto (GStrv) parts = g_strsplit (link, "#", 2);
  g_autoptr (GError) error = NULL;

  if (*parts[0] != '\0')
    {
      g_autoptr (GFile) folder = g_file_get_parent (self->file);
      g_autoptr (GFile) file = g_file_resolve_relative_path (folder, parts[0]);
      g_autoptr (GFile) now = g_object_ref (self->file);

      if (!concord_help_window_go (self, file, &error))
        {
          concord_tell (GTK_WINDOW (self), _ ("This page of the help can’t be read"), error->message);
          return TRUE;
        }
      g_ptr_array_add (self->before, g_steal_pointer (&now));
      gtk_widget_set_sensitive (self->back_button, TRUE);
    }
  scroll_to (self, parts[1]);
  return TRUE;
}

static const char *
get_style (const ConcordHelpBlock *block)
{
  if (block->kind != CONCORD_HELP_HEADING)
    return "help-text";
  return block->level == 1 ? "title-1" : block->level == 2 ? "title-3" : "heading";
}

static GtkWidget *
new_label (ConcordHelpWindow *self, const ConcordHelpBlock *block)
{
  gboolean heads = block->kind == CONCORD_HELP_HEADING;
  GtkWidget *label = g_object_new (
      GTK_TYPE_LABEL, "accessible-role",
      heads ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, "wrap", TRUE, "xalign", 0.0,
      "max-width-chars", 68, NULL);

  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  gtk_widget_add_css_class (label, get_style (block));
  if (heads)
    {
      gtk_widget_set_margin_top (label, block->level == 1 ? 0 : 12);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                      (int) block->level, -1);
    }
  else if (block->kind == CONCORD_HELP_ITEM)
    gtk_widget_set_margin_start (label, 18 * (int) MAX (block->level, 1));
  g_signal_connect (label, "activate-link", G_CALLBACK (on_link), self);
  return label;
}

static void
show_page (ConcordHelpWindow *self, const ConcordHelpPage *page)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->ids);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const ConcordHelpBlock *block = page->blocks->pdata[i];
      GtkWidget *label = new_label (self, block);

      gtk_box_append (self->body, label);
      if (block->id != NULL)
        g_hash_table_insert (self->ids, g_strdup (block->id), label);
    }
  gtk_window_set_title (GTK_WINDOW (self), page->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, page->title, -1);
}

gboolean
concord_help_window_go (ConcordHelpWindow *self, GFile *file, GError **error)
{
  g_autoptr (ConcordHelpPage) page = concord_help_page_read (file, error);

  g_return_val_if_fail (CONCORD_IS_HELP_WINDOW (self), FALSE);
  if (page == NULL)
    return FALSE;
  show_page (self, page);
  g_set_object (&self->file, file);
  scroll_to (self, NULL);
  /* So that the keys that scroll do. */
  gtk_widget_grab_focus (GTK_WIDGET (self->scrolled));
  return TRUE;
}

/* --- the window ------------------------------------------------------------------------------ */

static void
on_contents (ConcordHelpWindow *self)
{
  on_link (NULL, "index.html", self);
}

static void
on_back (ConcordHelpWindow *self)
{
  g_autoptr (GFile) file = g_ptr_array_steal_index (self->before, self->before->len - 1);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->back_button, self->before->len > 0);
  if (!concord_help_window_go (self, file, &error))
    concord_tell (GTK_WINDOW (self), _ ("This page of the help can’t be read"), error->message);
}

static void
concord_help_window_dispose (GObject *object)
{
  ConcordHelpWindow *self = CONCORD_HELP_WINDOW (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->target, g_free);
  G_OBJECT_CLASS (concord_help_window_parent_class)->dispose (object);
}

static void
concord_help_window_class_init (ConcordHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = concord_help_window_dispose;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, CONCORD_RESOURCES "/ui/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordHelpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ConcordHelpWindow, body);
  gtk_widget_class_bind_template_callback (widget_class, on_contents);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
}

static void
concord_help_window_init (ConcordHelpWindow *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
}

GtkWidget *
concord_help_window_new (GtkWindow *parent)
{
  /* Over a modal dialogue only what is modal as well can be used. */
  return g_object_new (CONCORD_TYPE_HELP_WINDOW, "transient-for", parent, "modal",
                       parent != NULL && gtk_window_get_modal (parent), NULL);
}
