#include "app/request-list.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/page-parts.h"
#include "app/record-table.h"
#include "app/request-send.h"
#include "app/sheet-return.h"
#include "app/when.h"
#include "findings/words.h"
#include "model/request.h"

#include "concord-words.h"

struct _ConcordRequestList
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  GtkLabel *overdue;
  ConcordRecordTable *requests;
  GObject *details;
};

G_DEFINE_FINAL_TYPE (ConcordRequestList, concord_request_list, GTK_TYPE_WINDOW)

/* --- words ----------------------------------------------------------------------------------- */

static int
count_days_late (ConcordDocument *document, const ConcordRequest *request)
{
  if (concord_is_absent (request->due) || !concord_is_absent (request->returned))
    return 0;
  return (int) concord_when_get_day (concord_document_get_now (document))
         - (int) request->due.julian;
}

char *
concord_request_dup_state (ConcordDocument *document, ConcordRecord *record)
{
  const ConcordRequest *request = CONCORD_REQUEST (record);
  int late = count_days_late (document, request);

  if (!concord_is_absent (request->returned))
    return g_strdup (_ ("Returned"));
  if (late > 0)
    return g_strdup_printf (ngettext ("Overdue by %d day", "Overdue by %d days", late), late);
  if (concord_is_absent (request->due))
    return g_strdup (_ ("Waiting"));
  if (late == 0)
    return g_strdup (_ ("Due today"));
  return g_strdup_printf (ngettext ("Due in %d day", "Due in %d days", -late), -late);
}

static char *
dup_state (ConcordRecordTable *table, ConcordRecord *request)
{
  g_autoptr (ConcordDocument) document = NULL;

  g_object_get (table, "document", &document, NULL);
  return concord_request_dup_state (document, request);
}

static void
document_changed (ConcordRequestList *self)
{
  g_autoptr (GPtrArray) requests = concord_document_list (self->document, "request");
  g_autoptr (GPtrArray) late = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < requests->len; i++)
    if (count_days_late (self->document, requests->pdata[i]) > 0)
      g_ptr_array_add (late, concord_record_dup_name (requests->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->overdue), late->len > 0);
  if (late->len == 0)
    return;
  list = concord_words_dup_array (late);
  /* Translators: %s is a list of people. */
  words = g_strdup_printf (_ ("Overdue: %s."), list);
  gtk_label_set_text (self->overdue, words);
}

/* --- the window ------------------------------------------------------------------------------ */

static void
on_ask (ConcordRequestList *self)
{
  gtk_window_present (
      GTK_WINDOW (concord_request_send_new (GTK_WINDOW (self), self->document)));
}

static void
on_take_back (ConcordRequestList *self)
{
  concord_sheet_return_choose (GTK_WINDOW (self), self->document);
}

/* The window below has the project's undo; this one is part of the same work. */
static gboolean
on_undo (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ConcordDocument *document = CONCORD_REQUEST_LIST (widget)->document;

  if (concord_document_can_undo (document))
    concord_document_undo (document);
  return TRUE;
}

static gboolean
on_redo (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ConcordDocument *document = CONCORD_REQUEST_LIST (widget)->document;

  if (concord_document_can_redo (document))
    concord_document_redo (document);
  return TRUE;
}

static void
dispose (GObject *object)
{
  ConcordRequestList *self = CONCORD_REQUEST_LIST (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_request_list_parent_class)->dispose (object);
}

static void
concord_request_list_class_init (ConcordRequestListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  concord_page_parts_ensure ();
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo,
                                NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/request-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestList, overdue);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestList, requests);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestList, details);
  gtk_widget_class_bind_template_callback (widget_class, on_ask);
  gtk_widget_class_bind_template_callback (widget_class, on_take_back);
}

static void
concord_request_list_init (ConcordRequestList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "mail-and-requests");
  concord_record_table_set_words (self->requests, _ ("How it stands"), "request", dup_state);
}

ConcordRequestList *
concord_request_list_new (GtkWindow *parent, ConcordDocument *document)
{
  ConcordRequestList *self
      = g_object_new (CONCORD_TYPE_REQUEST_LIST, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  g_object_set (self->requests, "document", document, NULL);
  g_object_set (self->details, "document", document, NULL);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed), self);
  document_changed (self);
  return self;
}
