/* Printer, paper and the like of last time, in a file of the person's settings. What belongs to one
 * job alone, such as its pages and copies, is not remembered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL where nothing sensible is remembered: (transfer full). */
GtkPrintSettings *concord_print_memory_load_settings (void);
GtkPageSetup *concord_print_memory_load_setup (void);

/* Either may be NULL. */
void concord_print_memory_keep (GtkPrintSettings *settings, GtkPageSetup *setup);

G_END_DECLS
