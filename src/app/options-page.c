#include "app/options-page.h"
#include "app/page-parts.h"

struct _ConcordOptionsPage
{
  ConcordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ConcordOptionsPage, concord_options_page, CONCORD_TYPE_PAGE)

static void
concord_options_page_class_init (ConcordOptionsPageClass *klass)
{
  concord_page_parts_ensure ();
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/concord/Concord/ui/options-page.ui");
}

static void
concord_options_page_init (ConcordOptionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
