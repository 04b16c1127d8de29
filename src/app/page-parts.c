#include "app/page-parts.h"
#include "app/chart-view.h"
#include "app/detail-pane.h"
#include "app/explain.h"
#include "app/finding-card.h"
#include "app/finding-note.h"
#include "app/record-chooser.h"
#include "app/record-table.h"
#include "app/section.h"

void
concord_page_parts_ensure (void)
{
  g_type_ensure (CONCORD_TYPE_CHART_VIEW);
  g_type_ensure (CONCORD_TYPE_DETAIL_PANE);
  g_type_ensure (CONCORD_TYPE_EXPLAIN_BUTTON);
  g_type_ensure (CONCORD_TYPE_FIELD_ROW);
  g_type_ensure (CONCORD_TYPE_FINDING_CARD);
  g_type_ensure (CONCORD_TYPE_FINDING_NOTE);
  g_type_ensure (CONCORD_TYPE_RECORD_CHOOSER);
  g_type_ensure (CONCORD_TYPE_RECORD_TABLE);
  g_type_ensure (CONCORD_TYPE_SECTIONS);
}
