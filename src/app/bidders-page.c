#include "app/bidders-page.h"
#include "app/page-parts.h"

struct _ConcordBiddersPage
{
  ConcordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ConcordBiddersPage, concord_bidders_page, CONCORD_TYPE_PAGE)

static void
concord_bidders_page_class_init (ConcordBiddersPageClass *klass)
{
  concord_page_parts_ensure ();
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/concord/Concord/ui/bidders-page.ui");
}

static void
concord_bidders_page_init (ConcordBiddersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
