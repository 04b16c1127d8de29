#include "app/print-dialog.h"
#include "app/choice-popover.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/help.h"
#include "app/paper-view.h"
#include "app/settings.h"

#include "concord-words.h"

struct _ConcordPrintDialog
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  char *title;
  ConcordPrintChoice *choice;
  GPtrArray *reports; /* of char *: ids, as listed */

  GtkWidget *papers; /* hidden where the project has no paper */
  GtkCheckButton *part_a;
  GtkCheckButton *part_b;
  GtkCheckButton *charts;
  GtkDropDown *report;
  GtkWidget *report_line;
  GtkWidget *chart_choice;
  GtkBox *kinds;
  GtkCheckButton *two;
  GtkCheckButton *mono;
  GtkCheckButton *tables;
  GtkEditable *pages;
  GtkLabel *pages_problem;
  GtkWidget *size_line;
  GtkDropDown *size;
  GtkWidget *print_button;
  GtkWidget *pdf_button;
  GtkStack *preview;
  ConcordPaperView *view;
};

G_DEFINE_FINAL_TYPE (ConcordPrintDialog, concord_print_dialog, GTK_TYPE_WINDOW)

/* As the list shows them. */
static const char *const sizes[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER };

static const char *
get_kind (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "kind");
}

static void
read_kinds (ConcordPrintDialog *dialog)
{
  g_ptr_array_set_size (dialog->choice->kinds, 0);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (dialog->kinds)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (dialog->choice->kinds, (gpointer) get_kind (check));
}

static void
read_choice (ConcordPrintDialog *dialog)
{
  ConcordPrintChoice *choice = dialog->choice;
  guint report = gtk_drop_down_get_selected (dialog->report);
  guint size = gtk_drop_down_get_selected (dialog->size);

  read_kinds (dialog);
  choice->what = gtk_check_button_get_active (dialog->part_a)   ? CONCORD_PRINT_PART_A
                 : gtk_check_button_get_active (dialog->part_b) ? CONCORD_PRINT_PART_B
                                                                : CONCORD_PRINT_CHARTS;
  g_free (choice->report);
  choice->report = choice->what == CONCORD_PRINT_CHARTS || report >= dialog->reports->len
                       ? NULL
                       : g_strdup (dialog->reports->pdata[report]);
  choice->figures_per_page = gtk_check_button_get_active (dialog->two) ? 2 : 1;
  choice->mono = gtk_check_button_get_active (dialog->mono);
  choice->tables = gtk_check_button_get_active (dialog->tables);
  choice->size = sizes[size < G_N_ELEMENTS (sizes) ? size : 0];
}

/* Which pages: a range that can't be is said under its entry, and nothing is printed meanwhile. */
static void
read_pages (ConcordPrintDialog *dialog)
{
  const char *text = gtk_editable_get_text (dialog->pages);
  guint n = concord_paper_view_get_n_pages (dialog->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pages = n == 0 ? NULL : concord_print_pages_parse (text, n, &error);

  g_free (dialog->choice->pages);
  dialog->choice->pages = g_strdup (text);
  gtk_label_set_text (dialog->pages_problem, error == NULL ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (dialog->pages_problem), error != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (dialog->pages), GTK_ACCESSIBLE_STATE_INVALID,
                               error == NULL ? GTK_ACCESSIBLE_INVALID_FALSE
                                             : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  gtk_widget_set_sensitive (dialog->print_button, pages != NULL);
  gtk_widget_set_sensitive (dialog->pdf_button, pages != NULL);
  if (pages != NULL && pages->len > 0 && *text != '\0')
    concord_paper_view_go (dialog->view, g_array_index (pages, guint, 0));
}

static void
update (ConcordPrintDialog *dialog)
{
  g_autoptr (ConcordPaper) paper = NULL;
  double width, height;
  gboolean charts, some;

  read_choice (dialog);
  charts = dialog->choice->what == CONCORD_PRINT_CHARTS;
  /* None chosen would mean all of them to a paper. */
  some = !charts || dialog->choice->kinds->len > 0;
  if (some)
    paper = concord_print_choice_make_paper (dialog->choice, dialog->document);
  concord_print_choice_get_size (dialog->choice, &width, &height);
  concord_paper_view_set_paper (dialog->view, paper, width, height);
  gtk_stack_set_visible_child_name (dialog->preview, some ? "pages" : "empty");
  gtk_widget_set_visible (dialog->chart_choice, charts);
  gtk_widget_set_visible (dialog->report_line, !charts && dialog->reports->len > 1);
  read_pages (dialog);
}

/* Of a group of buttons, the one that goes out says so as well. */
static void
what_toggled (ConcordPrintDialog *dialog, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    update (dialog);
}

static void
size_changed (ConcordPrintDialog *dialog)
{
  update (dialog);
  concord_print_size_set (dialog->choice->size);
}

static void
on_print (ConcordPrintDialog *dialog)
{
  g_autoptr (GtkPrintOperation) operation
      = concord_print_choice_new_operation (dialog->choice, dialog->document, dialog->title);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  gtk_window_close (GTK_WINDOW (dialog));
  concord_print_run (operation, parent);
}

static void
on_pdf_chosen (GFile *file, gpointer data)
{
  g_autoptr (ConcordPrintDialog) dialog = data;
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
  if (concord_print_choice_write_pdf (dialog->choice, dialog->document, path, &error))
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
  concord_choose_target (GTK_WINDOW (dialog), _ ("Save as PDF"), name, NULL, filter,
                         ".pdf", on_pdf_chosen, g_object_ref (dialog));
}

/* --- class ----------------------------------------------------------------------------------- */

/* The kind's name, with the reason where it can't be chosen. */
static char *
dup_label (ConcordPrintDialog *dialog, const ConcordFigureKind *kind, gboolean empty)
{
  g_autoptr (ConcordFigure) working = NULL;

  if (!empty)
    return g_strdup (_ (kind->label));
  working = concord_figure_new (dialog->document, kind->kind, NULL);
  /* Translators: %s is a kind of chart. */
  return g_strdup_printf (concord_figure_is_empty (working) ? _ ("%s (nothing to show yet)")
                                                            : _ ("%s (exempt from publication)"),
                          _ (kind->label));
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
  concord_print_choice_free (dialog->choice);
  g_ptr_array_unref (dialog->reports);
  G_OBJECT_CLASS (concord_print_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, papers);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, part_a);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, part_b);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, charts);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, report_line);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, chart_choice);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, two);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, mono);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, tables);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, pages_problem);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, size_line);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, ConcordPrintDialog, view);
}

static void
concord_print_dialog_class_init (ConcordPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  g_type_ensure (CONCORD_TYPE_PAPER_VIEW);
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CONCORD_RESOURCES "/ui/print-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_pdf);
}

static void
concord_print_dialog_init (ConcordPrintDialog *dialog)
{
  dialog->choice = concord_print_choice_new ();
  dialog->reports = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (dialog));
  dialog->report = GTK_DROP_DOWN (concord_choice_drop_down_new ());
  gtk_box_append (GTK_BOX (dialog->report_line), GTK_WIDGET (dialog->report));
  dialog->size = GTK_DROP_DOWN (concord_choice_drop_down_new ());
  gtk_box_append (GTK_BOX (dialog->size_line), GTK_WIDGET (dialog->size));
  concord_dialog_fit_text (GTK_WINDOW (dialog));
  concord_help_add_key (GTK_WIDGET (dialog), "printing");
}

static void
name_drop_down (GtkDropDown *list, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (list));

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
fill_reports (ConcordPrintDialog *dialog)
{
  g_autoptr (GPtrArray) reports = concord_document_list (dialog->document, "report");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *name = concord_record_dup_title (reports->pdata[i]);

      gtk_string_list_append (names, name);
      g_ptr_array_add (dialog->reports, g_strdup (concord_record_get_id (reports->pdata[i])));
    }
  gtk_drop_down_set_model (dialog->report, G_LIST_MODEL (names));
  name_drop_down (dialog->report, _ ("Paper"));
  gtk_widget_set_visible (dialog->papers, reports->len > 0);
}

static void
fill_sizes (ConcordPrintDialog *dialog)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GtkPaperSize) size = gtk_paper_size_new (sizes[i]);

      gtk_string_list_append (names, gtk_paper_size_get_display_name (size));
      if (g_str_equal (sizes[i], dialog->choice->size))
        selected = i;
    }
  gtk_drop_down_set_model (dialog->size, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (dialog->size, selected);
  name_drop_down (dialog->size, _ ("Paper size"));
}

static void
follow_choice (ConcordPrintDialog *dialog)
{
  g_signal_connect_swapped (dialog->part_a, "toggled", G_CALLBACK (what_toggled), dialog);
  g_signal_connect_swapped (dialog->part_b, "toggled", G_CALLBACK (what_toggled), dialog);
  g_signal_connect_swapped (dialog->charts, "toggled", G_CALLBACK (what_toggled), dialog);
  g_signal_connect_swapped (dialog->two, "toggled", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->mono, "toggled", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->tables, "toggled", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->report, "notify::selected", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->size, "notify::selected", G_CALLBACK (size_changed), dialog);
  g_signal_connect_swapped (dialog->pages, "changed", G_CALLBACK (read_pages), dialog);
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
  fill_reports (dialog);
  fill_sizes (dialog);
  follow_choice (dialog);
  update (dialog);
  return dialog;
}

/* --- as a person would ----------------------------------------------------------------------- */

const ConcordPrintChoice *
concord_print_dialog_get_choice (ConcordPrintDialog *dialog)
{
  return dialog->choice;
}

void
concord_print_dialog_set_chosen (ConcordPrintDialog *dialog, const char *kind, gboolean chosen)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (dialog->kinds)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (g_str_equal (get_kind (check), kind) && gtk_widget_get_sensitive (check))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
}

void
concord_print_dialog_set_what (ConcordPrintDialog *dialog, ConcordPrintWhat what,
                               const char *report)
{
  for (guint i = 0; report != NULL && i < dialog->reports->len; i++)
    if (g_str_equal (dialog->reports->pdata[i], report))
      gtk_drop_down_set_selected (dialog->report, i);
  /* A project without a paper has charts. */
  if (dialog->reports->len == 0)
    what = CONCORD_PRINT_CHARTS;
  gtk_check_button_set_active (what == CONCORD_PRINT_PART_A   ? dialog->part_a
                               : what == CONCORD_PRINT_PART_B ? dialog->part_b
                                                              : dialog->charts,
                               TRUE);
}

void
concord_print_dialog_set_pages (ConcordPrintDialog *dialog, const char *pages)
{
  gtk_editable_set_text (dialog->pages, pages);
}

const char *
concord_print_dialog_get_problem (ConcordPrintDialog *dialog)
{
  return gtk_widget_get_visible (GTK_WIDGET (dialog->pages_problem))
             ? gtk_label_get_text (dialog->pages_problem)
             : NULL;
}

guint
concord_print_dialog_get_n_pages (ConcordPrintDialog *dialog)
{
  return concord_paper_view_get_n_pages (dialog->view);
}
