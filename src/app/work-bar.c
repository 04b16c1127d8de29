#include "app/work-bar.h"
#include "findings/heavy.h"

#include "concord-words.h"

#define PATIENCE 500  /* milliseconds before anything is shown */
#define INTERVAL 100  /* between looks while work is under way */

struct _ConcordWorkBar
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  GtkWidget *line;
  GtkProgressBar *progress;
  guint source;
};

G_DEFINE_FINAL_TYPE (ConcordWorkBar, concord_work_bar, GTK_TYPE_WIDGET)

/* Runs only while there is work. */
static gboolean
look (gpointer data)
{
  ConcordWorkBar *self = data;
  double share;
  const char *label;

  if (self->document == NULL
      || !concord_heavy_get_progress (concord_heavy_get_for (self->document), &share, &label))
    {
      self->source = 0;
      gtk_widget_set_visible (self->line, FALSE);
      return G_SOURCE_REMOVE;
    }
  gtk_progress_bar_set_fraction (self->progress, share);
  gtk_progress_bar_set_text (self->progress, label);
  gtk_widget_set_visible (self->line, TRUE);
  return G_SOURCE_CONTINUE;
}

static gboolean
look_first (gpointer data)
{
  ConcordWorkBar *self = data;

  self->source = 0;
  if (look (self) == G_SOURCE_CONTINUE)
    self->source = g_timeout_add (INTERVAL, look, self);
  return G_SOURCE_REMOVE;
}

static void
working (ConcordWorkBar *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (PATIENCE, look_first, self);
}

static void
stop_clicked (ConcordWorkBar *self)
{
  if (self->document != NULL)
    concord_heavy_cancel (concord_heavy_get_for (self->document));
}

void
concord_work_bar_set_document (ConcordWorkBar *bar, ConcordDocument *document)
{
  if (bar->document == document)
    return;
  if (bar->document != NULL)
    g_signal_handlers_disconnect_by_func (concord_heavy_get_for (bar->document), working, bar);
  g_clear_handle_id (&bar->source, g_source_remove);
  gtk_widget_set_visible (bar->line, FALSE);
  g_set_object (&bar->document, document);
  if (document == NULL)
    return;
  concord_heavy_set_threaded (concord_heavy_get_for (document), TRUE);
  g_signal_connect_object (concord_heavy_get_for (document), "working", G_CALLBACK (working), bar,
                           G_CONNECT_SWAPPED);
}

static void
concord_work_bar_dispose (GObject *object)
{
  ConcordWorkBar *self = CONCORD_WORK_BAR (object);

  if (self->line != NULL)
    concord_work_bar_set_document (self, NULL);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_work_bar_parent_class)->dispose (object);
}

static void
concord_work_bar_class_init (ConcordWorkBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = concord_work_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "work-bar");
}

static void
concord_work_bar_init (ConcordWorkBar *self)
{
  GtkWidget *stop = gtk_button_new_with_label (_ ("Stop"));

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->line, "notice");
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Work in the background"), -1);
  gtk_widget_set_tooltip_text (stop, _ ("Keep the first estimates"));
  g_signal_connect_object (stop, "clicked", G_CALLBACK (stop_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (self->line), stop);
  gtk_widget_set_visible (self->line, FALSE);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}
