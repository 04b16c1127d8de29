#include "app/package-page.h"
#include "app/detail-pane.h"
#include "app/explain.h"
#include "app/explorer-view.h"
#include "app/later.h"
#include "app/package-page-words.h"
#include "app/page-parts.h"
#include "app/record-chooser.h"
#include "app/record-table.h"
#include "app/wrap-layout.h"

#include "concord-words.h"
#include <string.h>

struct _ConcordPackagePage
{
  ConcordPage parent_instance;

  ConcordDocument *document; /* followed */
  guint64 stamp;             /* of what the totals read */
  char *asked;               /* id of the service whose reason is asked for, or NULL */

  ConcordRecordTable *services;
  ConcordDetailPane *service_details;
  GtkLabel *totals;
  ConcordExplainButton *explain_totals;
  GtkWidget *warning_box;
  GtkLabel *warning;
  GtkWidget *ask_box;
  GtkLabel *ask;

  /* There from the time that the section was first opened. */
  ConcordRecordTable *links;
  GtkWidget *link_adder;
  ConcordRecordChooser *link_first;
  ConcordRecordChooser *link_second;
  GtkLabel *link_status;

  ConcordFieldRow *no_lots;
};

G_DEFINE_FINAL_TYPE (ConcordPackagePage, concord_package_page, CONCORD_TYPE_PAGE)

static void
set_words (GtkLabel *label, GtkWidget *shown, const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (shown, *words != '\0');
}

/* --- totals ---------------------------------------------------------------------------------- */

static void
show_totals (ConcordPackagePage *self)
{
  g_autoptr (ConcordMarket) market = concord_market_new (self->document);
  g_autofree char *totals = concord_package_words_dup_totals (market);
  g_autofree char *warning = concord_package_words_dup_warning (market);

  set_words (self->totals, GTK_WIDGET (self->totals), totals);
  concord_explain_button_set_finding (self->explain_totals,
                                      *totals == '\0' ? NULL : market->finding);
  set_words (self->warning, self->warning_box, warning);
  if (self->link_adder != NULL)
    gtk_widget_set_visible (self->link_adder, market->services->len > 1);
}

/* --- the reason of a decision ---------------------------------------------------------------- */

static void
stop_asking (ConcordPackagePage *self)
{
  g_clear_pointer (&self->asked, g_free);
  gtk_widget_set_visible (self->ask_box, FALSE);
}

static void
ask_why (ConcordPackagePage *self, ConcordRecord *service)
{
  g_autofree char *name = concord_record_dup_name (service);
  g_autofree char *place
      = concord_record_dup_text (service, concord_record_find_field (service, "inclusion"));
  gboolean given = !concord_record_is_absent (
      service, concord_record_find_field (service, "inclusion-reason"));
  g_autofree char *words = g_strdup_printf (
      /* Translators: a service; a choice of "In the package", such as "Out". */
      given ? _ ("“%s” is now “%s”, but the reason below was given before. Does it still hold?")
            : _ ("“%s” is now “%s”. Say why: a decision without a reason can be challenged."),
      name, place);

  g_free (self->asked);
  self->asked = g_strdup (concord_record_get_id (service));
  set_words (self->ask, self->ask_box, words);
}

/* A service that went in or out without a word is asked for one; its reason answers. Undone or
 * done again, nothing was decided. */
static void
step_done (ConcordDocument *document, int deed, ConcordStep *step, ConcordPackagePage *self)
{
  ConcordRecord *selected = concord_record_table_get_selected (self->services);
  const char *id = selected == NULL ? NULL : concord_record_get_id (selected);
  gboolean decided = FALSE, said = FALSE;

  if (deed == CONCORD_DEED_UNDO || deed == CONCORD_DEED_REDO)
    stop_asking (self);
  if (step == NULL || id == NULL || (deed != CONCORD_DEED_DO && deed != CONCORD_DEED_AMEND))
    return;
  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);

      if (change->kind != CONCORD_CHANGE_SET || strcmp (change->id, id) != 0)
        continue;
      decided |= strcmp (change->field, "inclusion") == 0 && change->value != NULL;
      said |= strcmp (change->field, "inclusion-reason") == 0;
    }
  said |= decided && concord_step_get_reason (step) != NULL;
  if (said)
    stop_asking (self);
  else if (decided)
    ask_why (self, selected);
}

static void
service_selected (ConcordPackagePage *self)
{
  ConcordRecord *selected = concord_record_table_get_selected (self->services);

  if (self->asked != NULL
      && (selected == NULL || strcmp (concord_record_get_id (selected), self->asked) != 0))
    stop_asking (self);
}

static void
on_say_why (ConcordPackagePage *self)
{
  ConcordFieldRow *row = concord_detail_pane_find (self->service_details, "inclusion-reason");

  gtk_widget_grab_focus (concord_field_row_get_editor (row));
  stop_asking (self);
}

/* --- links ----------------------------------------------------------------------------------- */

static guint
find_link_row (ConcordPackagePage *self, ConcordRecord *link)
{
  GListModel *links = concord_record_get_children (
      CONCORD_RECORD (concord_document_get_project (self->document)), "service-links");

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (ConcordRecord) row = g_list_model_get_item (links, i);

      if (row == link)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The link of the two services, made where it is missing; both ends have one order, so that two
 * colleagues who link the same services make the same link. */
static ConcordRecord *
ensure_link (ConcordPackagePage *self, ConcordRecord *one, ConcordRecord *other, GError **error)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (self->document));
  gboolean swap = strcmp (concord_record_get_id (one), concord_record_get_id (other)) > 0;
  const char *keys[] = { concord_record_get_id (swap ? other : one),
                         concord_record_get_id (swap ? one : other), NULL };
  g_autofree char *name = concord_record_dup_name (one);
  g_autofree char *linked = concord_record_dup_name (other);
  /* Translators: the label of a step; two services. */
  g_autofree char *label = g_strdup_printf (_ ("Link %s with %s"), name, linked);
  g_autoptr (ConcordStep) step = concord_step_new (label);
  g_autofree char *id
      = concord_document_plan_link (self->document, step, project, "service-link", keys);

  return concord_document_perform (self->document, step, error)
             ? concord_document_find (self->document, id)
             : NULL;
}

static void
on_add_link (ConcordPackagePage *self)
{
  ConcordRecord *one = concord_record_chooser_get_selected (self->link_first);
  ConcordRecord *other = concord_record_chooser_get_selected (self->link_second);
  guint n_before = concord_record_table_get_n_records (self->links);
  ConcordRecord *link;
  g_autoptr (GError) error = NULL;
  const char *words = "";

  if (one == NULL || other == NULL)
    return;
  if (one == other)
    {
      set_words (self->link_status, GTK_WIDGET (self->link_status),
                 _ ("A service can't be linked with itself: choose two different services."));
      return;
    }
  link = ensure_link (self, one, other, &error);
  if (link == NULL)
    words = error->message;
  else if (concord_record_table_get_n_records (self->links) == n_before)
    words = _ ("These two services are linked already: see the selected row.");
  set_words (self->link_status, GTK_WIDGET (self->link_status), words);
  if (link != NULL)
    concord_record_table_focus_cell (self->links, find_link_row (self, link), 2);
}

/* Two different services to begin with. */
static void
choose_ends (ConcordPackagePage *self)
{
  GListModel *services = concord_record_get_children (
      CONCORD_RECORD (concord_document_get_project (self->document)), "services");
  g_autoptr (ConcordRecord) second = g_list_model_get_item (services, 1);

  gtk_widget_set_visible (self->link_adder, g_list_model_get_n_items (services) > 1);
  if (second != NULL
      && concord_record_chooser_get_selected (self->link_first)
             == concord_record_chooser_get_selected (self->link_second))
    concord_record_chooser_select (self->link_second, second);
}

static void
on_links_built (ConcordPackagePage *self, ConcordLater *part)
{
  self->links = concord_later_get_object (part, "links");
  self->link_adder = concord_later_get_object (part, "link_adder");
  self->link_first = concord_later_get_object (part, "link_first");
  self->link_second = concord_later_get_object (part, "link_second");
  self->link_status = concord_later_get_object (part, "link_status");
  gtk_widget_set_layout_manager (self->link_adder, concord_wrap_layout_new (0, 12));
  g_signal_connect_object (concord_later_get_object (part, "link_button"), "clicked",
                           G_CALLBACK (on_add_link), self, G_CONNECT_SWAPPED);
  if (self->document != NULL)
    choose_ends (self);
}

/* --- lots ------------------------------------------------------------------------------------ */

static void
show_no_lots (ConcordPackagePage *self)
{
  ConcordDocument *document = self->document;

  concord_field_row_set_record (
      self->no_lots, document,
      document == NULL ? NULL : CONCORD_RECORD (concord_document_get_project (document)));
}

static void
on_lots_built (ConcordPackagePage *self, ConcordLater *part)
{
  self->no_lots = concord_later_get_object (part, "no_lots");
  show_no_lots (self);
}

/* --- the document ---------------------------------------------------------------------------- */

static void
document_changed (ConcordPackagePage *self)
{
  const char *const reads[] = { "project", "service", "service-link", "supplier", "ability" };
  guint64 stamp = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    stamp += concord_document_get_serial (self->document, reads[i]);
  if (stamp == self->stamp)
    return;
  self->stamp = stamp;
  show_totals (self);
}

static void
follow_document (ConcordPackagePage *self)
{
  ConcordDocument *document = concord_page_get_document (CONCORD_PAGE (self));

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
      g_signal_handlers_disconnect_by_func (self->document, step_done, self);
    }
  stop_asking (self);
  g_set_object (&self->document, document);
  if (self->no_lots != NULL)
    show_no_lots (self);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "journal", G_CALLBACK (step_done), self, 0);
  self->stamp = G_MAXUINT64;
  document_changed (self);
  if (self->link_adder != NULL)
    choose_ends (self);
}

/* The last reference goes without a notify. */
static void
dispose (GObject *object)
{
  ConcordPackagePage *self = CONCORD_PACKAGE_PAGE (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_package_page_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (CONCORD_PACKAGE_PAGE (object)->asked);
  G_OBJECT_CLASS (concord_package_page_parent_class)->finalize (object);
}

static void
concord_package_page_class_init (ConcordPackagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_LATER);
  g_type_ensure (CONCORD_TYPE_EXPLORER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/package-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, services);
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, service_details);
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, totals);
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, explain_totals);
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, warning_box);
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, warning);
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, ask_box);
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_say_why);
  gtk_widget_class_bind_template_callback (widget_class, on_links_built);
  gtk_widget_class_bind_template_callback (widget_class, on_lots_built);
}

static void
concord_package_page_init (ConcordPackagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::document", G_CALLBACK (follow_document), NULL);
  g_signal_connect_object (self->services, "notify::selected", G_CALLBACK (service_selected), self,
                           G_CONNECT_SWAPPED);
}
