#include "app/ocds-import.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/ocds-import-words.h"
#include "app/window.h"

#include "concord-words.h"
#include <string.h>

struct _ConcordOcdsImport
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  ConcordRecord *bidder;
  GCancellable *reading; /* while files are being read, else NULL */
  ConcordOcdsNotices *notices;
  ConcordStep *step; /* what taking does; NULL without a choice */
  ConcordOcdsReport *report;

  GtkWidget *take_button;
  GtkWidget *files_button;
  GtkLabel *lead;
  GtkSpinner *spinner;
  GtkLabel *state;
  GtkWidget *paned;
  GtkEditable *search;
  GtkListView *suppliers;
  GtkListView *preview;
  GtkLabel *summary;
  GListStore *names; /* of GtkStringObject, each with its tally in words */
  GtkStringFilter *filter;
  GtkSingleSelection *selection;
  GtkStringList *lines;
};

G_DEFINE_FINAL_TYPE (ConcordOcdsImport, concord_ocds_import, GTK_TYPE_WINDOW)

/* --- the preview ----------------------------------------------------------------------------- */

static void
show_lines (ConcordOcdsImport *self, const char *const *lines)
{
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          lines);
}

static void
show_report (ConcordOcdsImport *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *summary = concord_ocds_words_dup_summary (self->report);
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < self->report->entries->len; i++)
    {
      g_autofree char *line = concord_ocds_words_dup_entry (self->report->entries->pdata[i]);

      g_strv_builder_add (lines, line);
    }
  for (guint i = 0; i < self->report->sentences->len; i++)
    g_strv_builder_add (lines, self->report->sentences->pdata[i]);
  all = g_strv_builder_end (lines);
  show_lines (self, (const char *const *) all);
  gtk_label_set_text (self->summary, summary);
}

static void
supplier_chosen (ConcordOcdsImport *self)
{
  GtkStringObject *item = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->step, concord_step_unref);
  g_clear_pointer (&self->report, concord_ocds_report_free);
  if (item != NULL && self->notices != NULL)
    self->step = concord_ocds_plan (self->document, self->bidder, self->notices,
                                    gtk_string_object_get_string (item), &self->report, &error);
  gtk_widget_set_sensitive (self->take_button, self->step != NULL
                                                   && concord_step_get_length (self->step) > 0);
  if (self->report != NULL)
    {
      show_report (self);
      return;
    }
  show_lines (self, NULL);
  gtk_label_set_text (self->summary, error != NULL ? error->message
                                                   : _ ("Choose a supplier to see its contracts."));
}

static void
on_take (ConcordOcdsImport *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!concord_document_perform (self->document, self->step, &error))
    {
      concord_tell (GTK_WINDOW (self), _ ("The contracts could not be taken"), error->message);
      return;
    }
  if (CONCORD_IS_WINDOW (parent))
    {
      /* Translators: numbers of past contracts. */
      words = g_strdup_printf (_ ("Past contracts taken: %u added, %u brought up to date. Undo takes "
                                  "them back."),
                               self->report->n_added, self->report->n_updated);
      concord_window_say (CONCORD_WINDOW (parent), GTK_MESSAGE_INFO, words, NULL, NULL);
    }
  gtk_window_close (GTK_WINDOW (self));
}

/* --- suppliers ------------------------------------------------------------------------------- */

gboolean
concord_ocds_import_choose (ConcordOcdsImport *import, const char *supplier)
{
  g_autofree char *wanted = concord_ocds_dup_key (supplier);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (import->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkStringObject) item
          = g_list_model_get_item (G_LIST_MODEL (import->selection), i);
      g_autofree char *key = concord_ocds_dup_key (gtk_string_object_get_string (item));

      if (strcmp (key, wanted) != 0)
        continue;
      gtk_single_selection_set_selected (import->selection, i);
      return TRUE;
    }
  return FALSE;
}

static void
on_search (ConcordOcdsImport *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (self->search));
}

static void
show_suppliers (ConcordOcdsImport *self)
{
  g_autoptr (GPtrArray) tallies = concord_ocds_list_suppliers (
      self->notices, concord_document_get_project (self->document)->currency);
  g_autofree char *state = concord_ocds_words_dup_state (self->notices, tallies->len);
  g_autofree char *name = concord_record_dup_name (self->bidder);

  g_list_store_remove_all (self->names);
  for (guint i = 0; i < tallies->len; i++)
    {
      const ConcordOcdsTally *tally = tallies->pdata[i];
      g_autoptr (GtkStringObject) item = gtk_string_object_new (tally->name);

      g_object_set_data_full (G_OBJECT (item), "tally", concord_ocds_words_dup_tally (tally),
                              g_free);
      g_list_store_append (self->names, item);
    }
  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (self->paned, tallies->len > 0);
  /* The bidder's own name, where it is there, is most likely what is looked for. */
  if (!concord_ocds_import_choose (self, name))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  supplier_chosen (self);
}

/* --- files ----------------------------------------------------------------------------------- */

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GListModel *files = data;
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GError *error = NULL;
  ConcordOcdsNotices *notices;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *name = g_file_get_basename (file);
      GBytes *bytes = g_file_load_bytes (file, cancellable, NULL, &error);

      if (bytes == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (contents, bytes);
      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  notices = concord_ocds_read (contents, (const char *const *) names, &error);
  if (notices == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, notices, (GDestroyNotify) concord_ocds_notices_free);
}

static void
set_reading (ConcordOcdsImport *self, GCancellable *cancellable)
{
  g_set_object (&self->reading, cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), cancellable != NULL);
  gtk_spinner_set_spinning (self->spinner, cancellable != NULL);
  gtk_widget_set_sensitive (self->files_button, cancellable == NULL);
  if (cancellable != NULL)
    gtk_label_set_text (self->state, _ ("Reading the notices…"));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  ConcordOcdsImport *self = CONCORD_OCDS_IMPORT (source);
  g_autoptr (GError) error = NULL;
  ConcordOcdsNotices *notices = g_task_propagate_pointer (G_TASK (result), &error);

  /* The window may have been closed meanwhile. */
  if (self->reading != g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_pointer (&notices, concord_ocds_notices_free);
      return;
    }
  set_reading (self, NULL);
  if (notices == NULL)
    {
      gtk_label_set_text (self->state, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->state), "refused");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "refused");
  g_clear_pointer (&self->notices, concord_ocds_notices_free);
  self->notices = notices;
  show_suppliers (self);
}

void
concord_ocds_import_read (ConcordOcdsImport *import, GListModel *files)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (import, cancellable, on_read, NULL);

  g_task_set_task_data (task, g_object_ref (files), g_object_unref);
  set_reading (import, cancellable);
  g_task_run_in_thread (task, read_in_thread);
}

gboolean
concord_ocds_import_is_reading (ConcordOcdsImport *import)
{
  return import->reading != NULL;
}

static void
on_chosen (GListModel *files, gpointer data)
{
  g_autoptr (ConcordOcdsImport) self = data;

  if (files != NULL && self->document != NULL)
    concord_ocds_import_read (self, files);
}

static void
on_files (ConcordOcdsImport *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Notices (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  concord_choose_files (GTK_WINDOW (self), _ ("Choose files of notices"), TRUE, filter, on_chosen,
                        g_object_ref (self));
}

/* --- lists ----------------------------------------------------------------------------------- */

static void
setup_line (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "import-line");
  gtk_list_item_set_child (item, label);
}

static void
bind_line (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkStringObject *object = gtk_list_item_get_item (item);
  const char *text = gtk_string_object_get_string (object);
  const char *tally = g_object_get_data (G_OBJECT (object), "tally");
  g_autofree char *words = tally == NULL ? g_strdup (text) : g_strdup_printf ("%s\n%s", text, tally);
  GtkWidget *row = gtk_widget_get_parent (label);

  gtk_label_set_text (GTK_LABEL (label), words);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
set_lines (GtkListView *view, GtkSelectionModel *model)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line), NULL);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_show_separators (view, TRUE);
  gtk_list_view_set_model (view, model);
}

static void
make_lists (ConcordOcdsImport *self)
{
  GtkExpression *string = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkFilterListModel *filtered;
  g_autoptr (GtkNoSelection) plain = NULL;

  self->names = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->filter = gtk_string_filter_new (string);
  gtk_string_filter_set_match_mode (self->filter, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->names)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (supplier_chosen),
                           self, G_CONNECT_SWAPPED);
  set_lines (self->suppliers, GTK_SELECTION_MODEL (self->selection));
  self->lines = gtk_string_list_new (NULL);
  plain = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  set_lines (self->preview, GTK_SELECTION_MODEL (plain));
}

/* --- class ----------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  ConcordOcdsImport *self = CONCORD_OCDS_IMPORT (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->document);
  g_clear_object (&self->bidder);
  g_clear_pointer (&self->notices, concord_ocds_notices_free);
  g_clear_pointer (&self->step, concord_step_unref);
  g_clear_pointer (&self->report, concord_ocds_report_free);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, supplier_chosen, self);
  g_clear_object (&self->names);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (concord_ocds_import_parent_class)->dispose (object);
}

static void
concord_ocds_import_class_init (ConcordOcdsImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/ocds-import.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, take_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, files_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, lead);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, spinner);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, state);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, paned);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, search);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, suppliers);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, preview);
  gtk_widget_class_bind_template_child (widget_class, ConcordOcdsImport, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_files);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
}

static void
concord_ocds_import_init (ConcordOcdsImport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "bidders");
  make_lists (self);
}

ConcordOcdsImport *
concord_ocds_import_new (GtkWindow *parent, ConcordDocument *document, ConcordRecord *bidder)
{
  ConcordOcdsImport *self = g_object_new (CONCORD_TYPE_OCDS_IMPORT, "transient-for", parent, NULL);
  g_autofree char *name = concord_record_dup_name (bidder);
  g_autofree char *lead
      = g_strdup_printf (_ ("Past contracts of %s from public notices (Open Contracting Data "
                            "Standard). Outcome and trouble are left for you to fill in."),
                         name);

  self->document = g_object_ref (document);
  self->bidder = g_object_ref (bidder);
  gtk_label_set_text (self->lead, lead);
  return self;
}
