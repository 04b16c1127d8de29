#include "app/welcome.h"
#include "app/dialogs.h"
#include "app/recents.h"
#include "app/recover.h"
#include "app/settings.h"
#include "app/starters.h"
#include "app/when.h"
#include "app/window.h"

#include "concord-words.h"

#define MAX_RECENTS 8

/* A line longer than this is hard to read. */
#define MAX_CHARS 88

struct _ConcordWelcome
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *recovered;
  GtkWidget *recents_part;
  GtkListBox *recents;
  GtkListBox *templates;
  GtkWidget *samples_part;
  GtkListBox *samples;
  GCancellable *cancellable; /* of looking whether recent files are still there */
  guint fill;                /* the idle that fills the lists after the first frame */
};

G_DEFINE_FINAL_TYPE (ConcordWelcome, concord_welcome, GTK_TYPE_WIDGET)

static ConcordWindow *
get_window (ConcordWelcome *self)
{
  return CONCORD_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A row of a name and a line about it; @file is what activating it opens. */
static GtkWidget *
new_row (GFile *file, const char *name, const char *about)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (name, "row-name"));
  if (about != NULL)
    gtk_box_append (GTK_BOX (words), new_label (about, "row-about"));
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about == NULL ? "" : about,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  return row;
}

/* --- recent projects ------------------------------------------------------------------------- */

static void
on_forget (GtkButton *button, gpointer data)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));

  concord_recents_remove (g_object_get_data (G_OBJECT (row), "file"));
  gtk_list_box_remove (list, row);
}

static void
mark_missing (GtkWidget *row)
{
  GtkWidget *line = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *button = gtk_button_new_with_label (_ ("Forget"));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "missing");
  gtk_box_append (GTK_BOX (line), new_label (_ ("moved or deleted"), "row-about"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take this project off the list"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_forget), NULL);
  gtk_box_append (GTK_BOX (line), button);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    mark_missing (row);
}

static void
fill_recents (ConcordWelcome *self)
{
  g_autoptr (GPtrArray) recents = concord_recents_find (MAX_RECENTS);

  for (guint i = 0; i < recents->len; i++)
    {
      const ConcordRecent *recent = recents->pdata[i];
      g_autofree char *path = g_file_get_parse_name (recent->file);
      g_autofree char *when = concord_when_dup (recent->time);
      /* Translators: when a project was opened last, and where it is. */
      g_autofree char *about = g_strdup_printf (_ ("%s · %s"), when, path);
      GtkWidget *row = new_row (recent->file, recent->title, about);

      gtk_list_box_append (self->recents, row);
      g_file_query_info_async (recent->file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                               G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, self->cancellable, on_looked,
                               g_object_ref (row));
    }
  gtk_widget_set_visible (self->recents_part, recents->len > 0);
}

/* --- templates and samples ------------------------------------------------------------------- */

static void
fill_starters (GtkListBox *list, const char *folder)
{
  g_autoptr (GPtrArray) starters = concord_starters_find (folder);

  for (guint i = 0; i < starters->len; i++)
    {
      const ConcordStarter *starter = starters->pdata[i];

      gtk_list_box_append (list, new_row (starter->file, starter->title, starter->summary));
    }
}

/* An empty project needs no file: it can be started where no template is installed. */
static GtkWidget *
new_blank_row (void)
{
  g_autoptr (GFile) nowhere = g_file_new_for_uri ("concord:blank");

  return new_row (nowhere, _ ("Empty project"), _ ("Nothing in it but your own words"));
}

static void
on_open_row (GtkListBox *list, GtkListBoxRow *row, ConcordWelcome *self)
{
  concord_window_open (get_window (self), g_object_get_data (G_OBJECT (row), "file"));
}

static ConcordSession *
start_session (GFile *file, GError **error)
{
  if (g_file_has_uri_scheme (file, "concord"))
    {
      g_autoptr (ConcordDocument) document = concord_document_new ();

      return concord_session_new (document);
    }
  return concord_session_new_from_template (file, error);
}

static void
on_start_row (GtkListBox *list, GtkListBoxRow *row, ConcordWelcome *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSession) session
      = start_session (g_object_get_data (G_OBJECT (row), "file"), &error);

  if (session == NULL)
    concord_tell (GTK_WINDOW (get_window (self)), _ ("This project can’t be started"),
                  error->message);
  else
    concord_window_adopt (get_window (self), session);
}

/* --- class ----------------------------------------------------------------------------------- */

static gboolean
fill (gpointer data)
{
  ConcordWelcome *self = data;

  self->fill = 0;
  concord_recover_fill (self->recovered);
  fill_recents (self);
  fill_starters (self->templates, "templates");
  if (gtk_list_box_get_row_at_index (self->templates, 0) == NULL)
    gtk_list_box_append (self->templates, new_blank_row ());
  fill_starters (self->samples, "samples");
  gtk_widget_set_visible (self->samples_part,
                          gtk_list_box_get_row_at_index (self->samples, 0) != NULL);
  return G_SOURCE_REMOVE;
}

static void
clear (ConcordWelcome *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recents, 0)) != NULL)
    gtk_list_box_remove (self->recents, GTK_WIDGET (row));
  while ((row = gtk_list_box_get_row_at_index (self->templates, 0)) != NULL)
    gtk_list_box_remove (self->templates, GTK_WIDGET (row));
  while ((row = gtk_list_box_get_row_at_index (self->samples, 0)) != NULL)
    gtk_list_box_remove (self->samples, GTK_WIDGET (row));
}

/* Each time it is shown: other windows have opened and saved projects meanwhile. */
static void
map (GtkWidget *widget)
{
  ConcordWelcome *self = CONCORD_WELCOME (widget);

  GTK_WIDGET_CLASS (concord_welcome_parent_class)->map (widget);
  clear (self);
  if (self->fill == 0)
    self->fill = g_idle_add_full (G_PRIORITY_LOW, fill, self, NULL);
}

static void
dispose (GObject *object)
{
  ConcordWelcome *self = CONCORD_WELCOME (object);

  g_clear_handle_id (&self->fill, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_welcome_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_object_unref (CONCORD_WELCOME (object)->cancellable);
  G_OBJECT_CLASS (concord_welcome_parent_class)->finalize (object);
}

static void
concord_welcome_class_init (ConcordWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->map = map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "welcome");
  gtk_widget_class_set_template_from_resource (widget_class, CONCORD_RESOURCES "/ui/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordWelcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, ConcordWelcome, recovered);
  gtk_widget_class_bind_template_child (widget_class, ConcordWelcome, recents_part);
  gtk_widget_class_bind_template_child (widget_class, ConcordWelcome, recents);
  gtk_widget_class_bind_template_child (widget_class, ConcordWelcome, templates);
  gtk_widget_class_bind_template_child (widget_class, ConcordWelcome, samples_part);
  gtk_widget_class_bind_template_child (widget_class, ConcordWelcome, samples);
  gtk_widget_class_bind_template_callback (widget_class, on_open_row);
  gtk_widget_class_bind_template_callback (widget_class, on_start_row);
}

static void
concord_welcome_init (ConcordWelcome *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
concord_welcome_new (void)
{
  return g_object_new (CONCORD_TYPE_WELCOME, NULL);
}
