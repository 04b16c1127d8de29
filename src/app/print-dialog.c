#include "app/print-dialog.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/paper-view.h"
#include "app/settings.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

struct _ConcordPrintDialog
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  char *title;
  ConcordPrintChoice choice;

  GtkBox *kinds;
  GtkCheckButton *two;
  GtkCheckButton *mono;
  GtkCheckButton *tables;
  GtkWidget *print_button;
  GtkWidget *pdf_button;
  GtkStack *preview;
  ConcordPaperView *view;
};

G_DEFINE_FINAL_TYPE (ConcordPrintDialog, concord_print_dialog, GTK_TYPE_WINDOW)

static const char *
get_kind (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "kind");
}

static void
read_choice (ConcordPrintDialog *dialog)
{
  g_ptr_array_set_size (dialog->choice.kinds, 0);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (dialog->kinds)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (dialog->choice.kinds, (gpointer) get_kind (check));
  dialog->choice.figures_per_page = gtk_check_button_get_active (dialog->two) ? 2 : 1;
  dialog->choice.mono = gtk_check_button_get_active (dialog->mono);
  dialog->choice.tables = gtk_check_button_get_active (dialog->tables);
}

static void
update (ConcordPrintDialog *dialog)
{
  g_autoptr (ConcordPaper) paper = NULL;
  gboolean some;

  read_choice (dialog);
  /* None chosen would mean all of them to a paper. */
  some = dialog->choice.kinds->len > 0;
  if (some)
    paper = concord_print_choice_make_paper (&dialog->choice, dialog->document);
  concord_paper_view_set_paper (dialog->view, paper);
  gtk_stack_set_visible_child_name (dialog->preview, some ? "pages" : "empty");
  gtk_widget_set_sensitive (dialog->print_button, some);
  gtk_widget_set_sensitive (dialog->pdf_button, some);
}

static void
on_print (ConcordPrintDialog *dialog)
{
  g_autoptr (ConcordPaper) paper
      = concord_print_choice_make_paper (&dialog->choice, dialog->document);
  g_autoptr (GtkPrintOperation) operation = concord_print_operation_new (paper, dialog->title);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  gtk_window_close (GTK_WINDOW (dialog));
  concord_print_run (operation, parent);
}

static void
on_pdf_chosen (GFile *file, gpointer data)
{
  g_autoptr (ConcordPrintDialog) dialog = data;
  g_autoptr (ConcordPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (file == NULL || dialog->document == NULL)
    return;
  if (path == NULL)
    {
      concord_tell (GTK_WINDOW (dialog), _ ("The PDF could not be written"),
                    _ ("Choose a folder on this computer, or one that is mounted here."));
      return;
    }
  paper = concord_print_choice_make_paper (&dialog->choice, dialog->document);
  if (concord_paper_write_pdf (paper, path, &error))
    gtk_window_close (GTK_WINDOW (dialog));
  else
    concord_tell (GTK_WINDOW (dialog), _ ("The PDF could not be written"), error->message);
}

static void
on_pdf (ConcordPrintDialog *dialog)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *base = concord_file_name_dup_clean (dialog->title);
  g_autofree char *name = g_strconcat (base, ".pdf", NULL);

  gtk_file_filter_set_name (filter, _ ("PDF papers"));
  gtk_file_filter_add_suffix (filter, "pdf");
  concord_choose_target (GTK_WINDOW (dialog), _ ("Save the charts as PDF"), name, NULL, filter,
                         ".pdf", on_pdf_chosen, g_object_ref (dialog));
}

/* --- class ----------------------------------------------------------------------------------- */

/* The kind's name, with the reason where it can't be chosen. */
static char *
dup_label (ConcordPrintDialog *dialog, const ConcordFigureKind *kind, gboolean empty)
{
  g_autoptr (ConcordFigure) working = NULL;

  if (!empty)
    return g_strdup (kind->label);
  working = concord_figure_new (dialog->document, kind->kind, NULL);
  /* Translators: %s is a kind of chart. */
  return g_strdup_printf (concord_figure_is_empty (working) ? _ ("%s (nothing to show yet)")
                                                            : _ ("%s (exempt from publication)"),
                          kind->label);
}

static void
add_kind (ConcordPrintDialog *dialog, const ConcordFigureKind *kind)
{
  g_autoptr (ConcordFigure) figure = concord_figure_new_public (dialog->document, kind->kind, NULL);
  gboolean empty = concord_figure_is_empty (figure);
  g_autofree char *label = dup_label (dialog, kind, empty);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  /* As GTK marks its own labelled checks, so that all stand in one line. */
  gtk_widget_add_css_class (check, "text-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !empty);
  gtk_widget_set_sensitive (check, !empty);
  if (!empty)
    gtk_widget_set_tooltip_text (check, concord_figure_get_title (figure));
  g_object_set_data (G_OBJECT (check), "kind", (gpointer) kind->kind);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), dialog);
  gtk_box_append (dialog->kinds, check);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
dispose (GObject *object)
{
  ConcordPrintDialog *dialog = CONCORD_PRINT_DIALOG (object);

  g_clear_object (&dialog->document);
  G_OBJECT_CLASS (concord_print_dialog_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordPrintDialog *dialog = CONCORD_PRINT_DIALOG (object);

  g_free (dialog->title);
  g_ptr_array_unref (dialog->choice.kinds);
  G_OBJECT_CLASS (concord_print_dialog_parent_class)->finalize (object);
}

static void
concord_print_dialog_class_init (ConcordPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  g_type_ensure (CONCORD_TYPE_PAPER_VIEW);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CONCORD_RESOURCES "/ui/print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, two);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, mono);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, tables);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_pdf);
}

static void
concord_print_dialog_init (ConcordPrintDialog *dialog)
{
  dialog->choice.kinds = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (dialog));
  concord_dialog_fit_text (GTK_WINDOW (dialog));
}

ConcordPrintDialog *
concord_print_dialog_new (GtkWindow *parent, ConcordDocument *document, const char *title)
{
  ConcordPrintDialog *dialog
      = g_object_new (CONCORD_TYPE_PRINT_DIALOG, "transient-for", parent, NULL);
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  dialog->document = g_object_ref (document);
  dialog->title = g_strdup (title);
  for (guint i = 0; i < n; i++)
    add_kind (dialog, &kinds[i]);
  g_signal_connect_swapped (dialog->two, "toggled", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->mono, "toggled", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->tables, "toggled", G_CALLBACK (update), dialog);
  update (dialog);
  return dialog;
}

const ConcordPrintChoice *
concord_print_dialog_get_choice (ConcordPrintDialog *dialog)
{
  return &dialog->choice;
}

void
concord_print_dialog_set_chosen (ConcordPrintDialog *dialog, const char *kind, gboolean chosen)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (dialog->kinds)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (g_str_equal (get_kind (check), kind) && gtk_widget_get_sensitive (check))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
}

guint
concord_print_dialog_get_n_pages (ConcordPrintDialog *dialog)
{
  return concord_paper_view_get_n_pages (dialog->view);
}
