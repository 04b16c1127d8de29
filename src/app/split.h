/* A sidebar beside the content: the wide one where there is room for both, else the narrow one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: wide, narrow, content (widgets), shown (whether any sidebar is). */
#define CONCORD_TYPE_SPLIT (concord_split_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSplit, concord_split, CONCORD, SPLIT, GtkWidget)

void concord_split_set_shown (ConcordSplit *split, gboolean shown);

/* TRUE while the narrow sidebar stands for the wide one. */
gboolean concord_split_is_narrow (ConcordSplit *split);

G_END_DECLS
