/* Buttons that choose the page of a stack; they wrap where a row has no room for all of them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: stack; chart (the page's ConcordChartView); figures, such as "budget=money-by-fund
 * results=npv-distribution": the figure that the chart shows beside a part of the stack. A figure
 * that a person chose comes back with the parts that have none of their own. */
#define CONCORD_TYPE_SECTIONS (concord_sections_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSections, concord_sections, CONCORD, SECTIONS, GtkWidget)

G_END_DECLS
