#include "app/sheet-return.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/request-file.h"
#include "app/window.h"
#include "model/request.h"

#include "concord-words.h"
#include <string.h>

struct _ConcordSheetReturn
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  ConcordSheetReport *report;

  GtkButton *take_button;
  GtkLabel *lead;
  GtkWidget *scroller;
  GtkListView *list;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (ConcordSheetReturn, concord_sheet_return, GTK_TYPE_WINDOW)

static gboolean
may_take (const ConcordSheetItem *item)
{
  return item->outcome == CONCORD_SHEET_CHANGE || item->outcome == CONCORD_SHEET_ADDITION
         || item->outcome == CONCORD_SHEET_CONFLICT;
}

static guint
count_taken (ConcordSheetReturn *self)
{
  guint n = 0;

  for (guint i = 0; i < self->report->items->len; i++)
    {
      const ConcordSheetItem *item = self->report->items->pdata[i];

      n += may_take (item) && item->take;
    }
  return n;
}

/* "Take 3 changes"; with none ticked, the return alone may be worth noting. */
static void
update_button (ConcordSheetReturn *self)
{
  guint n = count_taken (self);
  g_autoptr (ConcordStep) step = concord_sheet_report_plan (self->report, self->document);
  g_autofree char *label
      = n == 0 ? g_strdup (_ ("Note the return"))
               : g_strdup_printf (ngettext ("Take %u change", "Take %u changes", n), n);

  gtk_button_set_label (self->take_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), concord_step_get_length (step) > 0);
}

/* --- the list -------------------------------------------------------------------------------- */

static char *
dup_words (const ConcordSheetItem *item)
{
  switch (item->outcome)
    {
    case CONCORD_SHEET_CONFLICT:
      /* Translators: a sentence on what both changed. */
      return g_strdup_printf (_ ("Changed here too: %s"), item->sentence);
    case CONCORD_SHEET_REFUSED:
      /* Translators: a sentence on why a cell can't be taken. */
      return g_strdup_printf (_ ("Can’t be taken: %s"), item->sentence);
    case CONCORD_SHEET_NOTE:
      return g_strdup_printf (_ ("Note: %s"), item->sentence);
    default:
      return g_strdup (item->sentence);
    }
}

static ConcordSheetItem *
get_item (GtkListItem *list_item)
{
  return g_object_get_data (gtk_list_item_get_item (list_item), "item");
}

static void
toggled (GtkCheckButton *check, GtkListItem *list_item)
{
  ConcordSheetReturn *self
      = CONCORD_SHEET_RETURN (gtk_widget_get_ancestor (GTK_WIDGET (check), CONCORD_TYPE_SHEET_RETURN));
  ConcordSheetItem *item = gtk_list_item_get_item (list_item) == NULL ? NULL : get_item (list_item);

  if (item == NULL || self == NULL || item->take == gtk_check_button_get_active (check))
    return;
  item->take = gtk_check_button_get_active (check);
  update_button (self);
}

static void
setup_row (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "import-line");
  g_signal_connect (check, "toggled", G_CALLBACK (toggled), list_item);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  /* The check box is what the keyboard stops at. */
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  const ConcordSheetItem *item = get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *check = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (check);
  GtkWidget *row = gtk_widget_get_parent (box);
  g_autofree char *words = dup_words (item);

  gtk_label_set_text (GTK_LABEL (label), words);
  /* Kept in its place where it can't be ticked, so that all sentences begin in one line. */
  gtk_widget_set_opacity (check, may_take (item) ? 1 : 0);
  gtk_widget_set_sensitive (check, may_take (item));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), may_take (item) && item->take);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (item->outcome == CONCORD_SHEET_REFUSED)
    gtk_widget_add_css_class (label, "refused");
  else
    gtk_widget_remove_css_class (label, "refused");
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
fill_list (ConcordSheetReturn *self)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = NULL;

  for (guint i = 0; i < self->report->items->len; i++)
    {
      ConcordSheetItem *item = self->report->items->pdata[i];
      g_autoptr (GtkStringObject) object = gtk_string_object_new (item->sentence);

      g_object_set_data (G_OBJECT (object), "item", item);
      g_list_store_append (store, object);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (store)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
}

gboolean
concord_sheet_return_tick (ConcordSheetReturn *self, const char *text, gboolean take)
{
  for (guint i = 0; i < self->report->items->len; i++)
    {
      ConcordSheetItem *item = self->report->items->pdata[i];

      if (!may_take (item) || strstr (item->sentence, text) == NULL)
        continue;
      item->take = take;
      fill_list (self);
      update_button (self);
      return TRUE;
    }
  return FALSE;
}

/* --- taking ---------------------------------------------------------------------------------- */

gboolean
concord_sheet_return_take (ConcordSheetReturn *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (ConcordStep) step = concord_sheet_report_plan (self->report, self->document);
  guint n = count_taken (self);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!concord_document_perform (self->document, step, &error))
    {
      concord_tell (GTK_WINDOW (self), _ ("The changes could not be taken"), error->message);
      return FALSE;
    }
  if (CONCORD_IS_WINDOW (parent))
    {
      words = g_strdup_printf (ngettext ("%u change of the sheet was taken. Undo takes it back.",
                                         "%u changes of the sheet were taken. Undo takes them back.",
                                         n),
                               n);
      concord_window_say (CONCORD_WINDOW (parent), GTK_MESSAGE_INFO, words, NULL, NULL);
    }
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
on_take (ConcordSheetReturn *self)
{
  concord_sheet_return_take (self);
}

/* --- opening --------------------------------------------------------------------------------- */

/* "Services, asked of Dilip Rao: 3 changes, 1 changed here too, 1 can't be taken." */
static char *
dup_lead (ConcordDocument *document, const ConcordSheetReport *report)
{
  ConcordRecord *request = report->sheet->request == NULL
                               ? NULL
                               : concord_document_find (document, report->sheet->request);
  /* The sheet came from outside; the project knows what it asked for. */
  const char *what = request == NULL || !CONCORD_IS_REQUEST (request)
                             || CONCORD_REQUEST (request)->what == NULL
                         ? _ ("The sheet")
                         : CONCORD_REQUEST (request)->what;
  guint n_changes = concord_sheet_report_count (report, CONCORD_SHEET_CHANGE)
                    + concord_sheet_report_count (report, CONCORD_SHEET_ADDITION);
  guint n_conflicts = concord_sheet_report_count (report, CONCORD_SHEET_CONFLICT);
  guint n_refused = concord_sheet_report_count (report, CONCORD_SHEET_REFUSED);
  GString *words = g_string_new (NULL);

  if (report->by != NULL)
    /* Translators: what a sheet is about, and who filled it in. */
    g_string_append_printf (words, _ ("%s, from %s: "), what, report->by);
  else
    g_string_append_printf (words, "%s: ", what);
  if (report->items->len == 0)
    g_string_append (words, _ ("nothing was filled in that differs from the project."));
  else
    g_string_append_printf (words, ngettext ("%u change", "%u changes", n_changes), n_changes);
  if (n_conflicts > 0)
    g_string_append_printf (words, _ (", %u changed here too"), n_conflicts);
  if (n_refused > 0)
    g_string_append_printf (words, _ (", %u that can’t be taken"), n_refused);
  if (report->items->len > 0)
    g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

static void
dispose (GObject *object)
{
  ConcordSheetReturn *self = CONCORD_SHEET_RETURN (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->document);
  g_clear_pointer (&self->report, concord_sheet_report_free);
  G_OBJECT_CLASS (concord_sheet_return_parent_class)->dispose (object);
}

static void
concord_sheet_return_class_init (ConcordSheetReturnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/sheet-return.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordSheetReturn, take_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordSheetReturn, lead);
  gtk_widget_class_bind_template_child (widget_class, ConcordSheetReturn, scroller);
  gtk_widget_class_bind_template_child (widget_class, ConcordSheetReturn, list);
  gtk_widget_class_bind_template_child (widget_class, ConcordSheetReturn, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
}

static void
concord_sheet_return_init (ConcordSheetReturn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "mail-and-requests");
}

ConcordSheetReturn *
concord_sheet_return_new (GtkWindow *parent, ConcordDocument *document, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  ConcordSheet *sheet = bytes == NULL ? NULL : concord_request_file_read (bytes, error);
  ConcordSheetReport *report
      = sheet == NULL ? NULL : concord_sheet_compare (document, sheet, NULL, error);
  ConcordSheetReturn *self;
  g_autofree char *lead = NULL;

  if (report == NULL)
    return NULL;
  self = g_object_new (CONCORD_TYPE_SHEET_RETURN, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->report = report;
  lead = dup_lead (document, report);
  gtk_label_set_text (self->lead, lead);
  gtk_widget_set_visible (self->scroller, report->items->len > 0);
  gtk_widget_set_visible (self->hint, report->items->len > 0);
  fill_list (self);
  update_button (self);
  return self;
}

typedef struct
{
  GtkWindow *parent;
  ConcordDocument *document;
} Choosing;

static void
on_chosen (GListModel *files, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GFile) file = files == NULL ? NULL : g_list_model_get_item (files, 0);
  g_autoptr (GError) error = NULL;
  ConcordSheetReturn *shown
      = file == NULL
            ? NULL
            : concord_sheet_return_new (choosing->parent, choosing->document, file, &error);

  if (shown != NULL)
    gtk_window_present (GTK_WINDOW (shown));
  else if (error != NULL)
    concord_tell (choosing->parent, _ ("The sheet can’t be taken back"), error->message);
  g_clear_object (&choosing->parent);
  g_object_unref (choosing->document);
  g_free (choosing);
}

void
concord_sheet_return_choose (GtkWindow *parent, ConcordDocument *document)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Choosing *choosing = g_new0 (Choosing, 1);

  g_set_object (&choosing->parent, parent);
  choosing->document = g_object_ref (document);
  gtk_file_filter_set_name (filter, _ ("Sheets (XLSX, CSV)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "csv");
  concord_choose_files (parent, _ ("Choose the sheet that came back"), FALSE, filter, on_chosen,
                        choosing);
}
