#include "app/package-page.h"
#include "app/page-parts.h"
#include "findings/market.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

struct _ConcordPackagePage
{
  ConcordPage parent_instance;

  ConcordDocument *document; /* followed */
  guint64 serial;
  GtkLabel *totals;
};

G_DEFINE_FINAL_TYPE (ConcordPackagePage, concord_package_page, CONCORD_TYPE_PAGE)

/* "In the package: 6 services, £14.2m gross cost a year, 212 FTE." */
static char *
dup_totals (ConcordDocument *document)
{
  g_autoptr (ConcordMarket) market = concord_market_new (document);
  GString *words = g_string_new (NULL);

  if (market->n_in == 0)
    {
      g_string_append (words, market->services->len == 0
                                  ? ""
                                  : _ ("No service is in the package yet: say so in the column "
                                       "“In the package”."));
      return g_string_free (words, FALSE);
    }
  g_string_append_printf (words,
                          ngettext ("In the package: %u service", "In the package: %u services",
                                    market->n_in),
                          market->n_in);
  if (!concord_is_absent (market->net_cost))
    {
      g_autofree char *net = concord_money_dup_short (concord_money_get_pounds (market->net_cost));

      /* Translators: an amount, after a list's first part. */
      g_string_append_printf (words, _ (", %s net cost a year"), net);
    }
  if (!concord_is_absent (market->staff))
    {
      g_autofree char *staff = concord_number_dup_display (market->staff);

      g_string_append_printf (words, _ (", %s FTE"), staff);
    }
  g_string_append_c (words, '.');
  if (market->n_no_cost > 0)
    g_string_append_printf (words,
                            ngettext (" %u service has no cost yet.", " %u services have no cost yet.",
                                      market->n_no_cost),
                            market->n_no_cost);
  return g_string_free (words, FALSE);
}

static void
document_changed (ConcordPackagePage *self)
{
  guint64 serial = concord_document_get_serial (self->document, "service");
  g_autofree char *totals = NULL;

  if (serial == self->serial)
    return;
  self->serial = serial;
  totals = dup_totals (self->document);
  gtk_label_set_text (self->totals, totals);
  gtk_widget_set_visible (GTK_WIDGET (self->totals), *totals != '\0');
}

static void
follow_document (ConcordPackagePage *self)
{
  ConcordDocument *document = concord_page_get_document (CONCORD_PAGE (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  self->serial = G_MAXUINT64;
  document_changed (self);
}

static void
concord_package_page_class_init (ConcordPackagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  concord_page_parts_ensure ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/package-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordPackagePage, totals);
}

static void
concord_package_page_init (ConcordPackagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::document", G_CALLBACK (follow_document), NULL);
}
