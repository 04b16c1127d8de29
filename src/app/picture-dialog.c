#include "app/picture-dialog.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/help.h"
#include "app/picture.h"

#include "concord-words.h"

static const struct
{
  const char *ending;
  const char *label;
} formats[] = {
  { ".svg", N_ ("SVG, sharp at any size") },
  { ".png", N_ ("PNG, for any program") },
  { ".pdf", N_ ("PDF, for printing") },
};

typedef struct
{
  ConcordDocument *document;
  GtkWindow *parent;
  GtkDropDown *kind;
  GtkDropDown *format;
  GtkCheckButton *mono;
} Picture;

/* What was chosen, while the person picks a file. */
typedef struct
{
  GtkWindow *parent;
  ConcordFigure *figure;
  ConcordTheme theme;
} Target;

static void
on_target (GFile *file, gpointer data)
{
  Target *target = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (file != NULL && path == NULL)
    concord_tell (target->parent, _ ("The picture could not be saved"),
                  _ ("Choose a folder on this computer, or one that is mounted here."));
  else if (path != NULL
           && !concord_picture_write (target->figure, path, target->theme, &error))
    concord_tell (target->parent, _ ("The picture could not be saved"), error->message);
  g_object_unref (target->figure);
  g_object_unref (target->parent);
  g_free (target);
}

static void
choose_target (Picture *picture)
{
  guint n;
  const ConcordFigureKind *kind
      = concord_figure_kinds_get (&n) + gtk_drop_down_get_selected (picture->kind);
  guint format = gtk_drop_down_get_selected (picture->format);
  Target *target = g_new0 (Target, 1);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  target->figure = concord_figure_new_public (picture->document, kind->kind, NULL);
  target->parent = g_object_ref (picture->parent);
  target->theme = gtk_check_button_get_active (picture->mono) ? CONCORD_THEME_MONO
                                                              : CONCORD_THEME_LIGHT;
  base = concord_file_name_dup_clean (concord_figure_get_title (target->figure));
  name = g_strconcat (base, formats[format].ending, NULL);
  concord_choose_target (picture->parent, _ ("Save the picture"), name, NULL, NULL,
                         formats[format].ending, on_target, target);
}

static void
on_response (GtkDialog *dialog, int response, Picture *picture)
{
  if (response == GTK_RESPONSE_ACCEPT)
    choose_target (picture);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
picture_free (gpointer data, GClosure *closure)
{
  Picture *picture = data;

  g_object_unref (picture->document);
  g_object_unref (picture->parent);
  g_free (picture);
}

static GtkDropDown *
new_kinds (const char *stage)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n, selected = 0;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);
  GtkWidget *down;

  for (guint i = n; i-- > 0;)
    {
      g_ptr_array_insert (labels, 0, (gpointer) _ (kinds[i].label));
      if (g_strcmp0 (kinds[i].stage, stage) == 0)
        selected = i;
    }
  g_ptr_array_add (labels, NULL);
  down = gtk_drop_down_new_from_strings ((const char *const *) labels->pdata);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), selected);
  return GTK_DROP_DOWN (down);
}

static GtkDropDown *
new_formats (void)
{
  const char *labels[G_N_ELEMENTS (formats) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    labels[i] = _ (formats[i].label);
  return GTK_DROP_DOWN (gtk_drop_down_new_from_strings (labels));
}

static void
add_line (GtkBox *box, const char *name, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_box_append (box, label);
  gtk_box_append (box, widget);
}

void
concord_picture_dialog_show (GtkWindow *parent, ConcordDocument *document, const char *stage)
{
  GtkWidget *dialog = gtk_dialog_new_with_buttons (
      _ ("Save a picture of a chart"), parent,
      GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT | GTK_DIALOG_USE_HEADER_BAR, _ ("_Cancel"),
      GTK_RESPONSE_CANCEL, _ ("_Save…"), GTK_RESPONSE_ACCEPT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Picture *picture = g_new0 (Picture, 1);

  picture->document = g_object_ref (document);
  picture->parent = g_object_ref (parent);
  picture->kind = new_kinds (stage);
  picture->format = new_formats ();
  picture->mono = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("_Black and white")));
  add_line (GTK_BOX (box), _ ("C_hart"), GTK_WIDGET (picture->kind));
  add_line (GTK_BOX (box), _ ("_Kind of file"), GTK_WIDGET (picture->format));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (picture->mono));
  gtk_widget_add_css_class (box, "dialog-body");
  gtk_box_append (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog))), box);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), picture, picture_free, 0);
  concord_help_add_key (dialog, "charts-and-pictures");
  gtk_window_present (GTK_WINDOW (dialog));
}
