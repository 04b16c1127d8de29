#include "app/bidders-page.h"
#include "app/agreement-pane.h"
#include "app/bidders-page-words.h"
#include "app/field-row.h"
#include "app/ocds-import.h"
#include "app/page-parts.h"
#include "app/prices-dummy.h"
#include "app/prices-view.h"
#include "app/record-chooser.h"
#include "app/record-table.h"
#include "app/when.h"
#include "app/wrap-layout.h"
#include "model/past-contract.h"

#include "concord-words.h"

struct _ConcordBiddersPage
{
  ConcordPage parent_instance;

  ConcordDocument *document; /* followed */
  ConcordRecordChooser *contract_bidder;
  GtkWidget *import_button;
  GtkLabel *doubts;
  ConcordRecordTable *contracts;
  GtkWidget *doubt_box;
  GtkLabel *doubt;
  GtkLabel *weights;
  GtkLabel *families;
  GtkLabel *scored_record;
  GtkWidget *assessment;
  ConcordFieldRow *assessed;
  ConcordFieldRow *scope;
  GtkLabel *conflicts;
  GtkLabel *unmitigated;
  ConcordRecordChooser *moderated_bidder;
  ConcordRecordTable *moderations;
  GtkWidget *single_box;
  GtkLabel *single;
  GtkLabel *late;
};

G_DEFINE_FINAL_TYPE (ConcordBiddersPage, concord_bidders_page, CONCORD_TYPE_PAGE)

/* Takes @words. */
static void
say (GtkLabel *label, char *words)
{
  g_autofree char *own = words;

  gtk_label_set_text (label, own);
  gtk_widget_set_visible (GTK_WIDGET (label), *own != '\0');
}

static ConcordDate
get_today (ConcordDocument *document)
{
  return (ConcordDate){ concord_when_get_day (concord_document_get_now (document)) };
}

/* --- past contracts -------------------------------------------------------------------------- */

static void
contract_changed (ConcordBiddersPage *self)
{
  ConcordRecord *contract = concord_record_table_get_selected (self->contracts);
  const char *doubt = contract == NULL ? NULL : CONCORD_PAST_CONTRACT (contract)->doubt;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->doubt_box, doubt != NULL);
  if (doubt == NULL)
    return;
  /* Translators: what an import found doubtful. */
  words = g_strdup_printf (_ ("To be checked: %s"), doubt);
  gtk_label_set_text (self->doubt, words);
}

static void
bidder_changed (ConcordBiddersPage *self)
{
  ConcordRecord *bidder = concord_record_chooser_get_selected (self->contract_bidder);

  gtk_widget_set_sensitive (self->import_button, bidder != NULL);
  say (self->doubts, concord_bidders_dup_doubts (bidder));
  contract_changed (self);
}

static void
on_checked (ConcordBiddersPage *self)
{
  ConcordRecord *contract = concord_record_table_get_selected (self->contracts);
  g_autoptr (GError) error = NULL;

  if (contract != NULL
      && !concord_document_set (self->document, contract, "doubt", NULL, NULL, &error))
    concord_page_say (GTK_WIDGET (self), error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->contracts));
}

static void
on_import (ConcordBiddersPage *self)
{
  ConcordRecord *bidder = concord_record_chooser_get_selected (self->contract_bidder);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (bidder != NULL)
    gtk_window_present (GTK_WINDOW (concord_ocds_import_new (
        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->document, bidder)));
}

/* --- moderation ------------------------------------------------------------------------------ */

static char *
dup_marks (ConcordRecordTable *table, ConcordRecord *question)
{
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (ConcordRecord) bidder = NULL;

  g_object_get (table, "document", &document, "subject", &bidder, NULL);
  return concord_bidders_dup_marks (document, bidder, question);
}

static void
question_changed (ConcordBiddersPage *self)
{
  ConcordRecord *question = concord_record_table_get_selected (self->moderations);
  ConcordRecord *bidder = concord_record_chooser_get_selected (self->moderated_bidder);
  g_autofree char *words
      = self->document == NULL
            ? g_strdup ("")
            : concord_bidders_dup_marks_with_reasons (self->document, bidder, question);

  gtk_label_set_text (self->single, words);
  gtk_widget_set_visible (self->single_box, *words != '\0');
}

/* --- the laboratory -------------------------------------------------------------------------- */

static void
on_fill (ConcordBiddersPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->document != NULL && !concord_prices_dummy_fill (self->document, &error))
    concord_page_say (GTK_WIDGET (self), error->message);
}

/* --- the page -------------------------------------------------------------------------------- */

static void
document_changed (ConcordBiddersPage *self)
{
  ConcordDocument *document = self->document;

  say (self->weights, concord_bidders_dup_weights (document));
  say (self->families, concord_bidders_dup_families (document));
  say (self->scored_record, concord_bidders_dup_scored_record (document));
  say (self->conflicts, concord_bidders_dup_conflicts (document));
  say (self->unmitigated, concord_bidders_dup_unmitigated (document));
  say (self->late, concord_bidders_dup_late_notices (document, get_today (document)));
  bidder_changed (self);
  question_changed (self);
}

static void
follow_document (ConcordBiddersPage *self)
{
  ConcordDocument *document = concord_page_get_document (CONCORD_PAGE (self));
  ConcordRecord *project
      = document == NULL ? NULL : CONCORD_RECORD (concord_document_get_project (document));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_set_object (&self->document, document);
  concord_field_row_set_record (self->assessed, document, project);
  concord_field_row_set_record (self->scope, document, project);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  document_changed (self);
}

static void
dispose (GObject *object)
{
  g_clear_object (&CONCORD_BIDDERS_PAGE (object)->document);
  G_OBJECT_CLASS (concord_bidders_page_parent_class)->dispose (object);
}

static void
concord_bidders_page_class_init (ConcordBiddersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_AGREEMENT_PANE);
  g_type_ensure (CONCORD_TYPE_PRICES_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/bidders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, contract_bidder);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, doubts);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, contracts);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, doubt_box);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, doubt);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, weights);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, families);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, scored_record);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, assessment);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, assessed);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, scope);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, unmitigated);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, moderated_bidder);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, moderations);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, single_box);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, single);
  gtk_widget_class_bind_template_child (widget_class, ConcordBiddersPage, late);
  gtk_widget_class_bind_template_callback (widget_class, on_checked);
  gtk_widget_class_bind_template_callback (widget_class, on_fill);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
}

static void
concord_bidders_page_init (ConcordBiddersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->assessment, concord_wrap_layout_new (260, 12));
  concord_record_table_set_words (self->moderations, _ ("Individual marks"), "mark", dup_marks);
  g_signal_connect_object (self->contract_bidder, "notify::selected", G_CALLBACK (bidder_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contracts, "notify::selected", G_CALLBACK (contract_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->moderations, "notify::selected", G_CALLBACK (question_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->moderated_bidder, "notify::selected",
                           G_CALLBACK (question_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::document", G_CALLBACK (follow_document), NULL);
}
