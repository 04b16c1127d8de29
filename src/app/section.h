/* Buttons that choose the page of a stack; they wrap where a row has no room for all of them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: stack. */
#define CONCORD_TYPE_SECTIONS (concord_sections_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSections, concord_sections, CONCORD, SECTIONS, GtkWidget)

G_END_DECLS
