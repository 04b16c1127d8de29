#include "app/decision-page.h"
#include "app/decision-money.h"
#include "app/decision-public-value.h"
#include "app/decision-robustness.h"
#include "app/page-parts.h"

struct _ConcordDecisionPage
{
  ConcordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ConcordDecisionPage, concord_decision_page, CONCORD_TYPE_PAGE)

static void
concord_decision_page_class_init (ConcordDecisionPageClass *klass)
{
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_DECISION_MONEY);
  g_type_ensure (CONCORD_TYPE_DECISION_PUBLIC_VALUE);
  g_type_ensure (CONCORD_TYPE_DECISION_ROBUSTNESS);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/concord/Concord/ui/decision-page.ui");
}

static void
concord_decision_page_init (ConcordDecisionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
