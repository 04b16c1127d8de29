/* Taking entries, such as vehicles and routes, from the catalogues that come with the program into the project. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_CATALOGUE_DIALOG (concord_catalogue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ConcordCatalogueDialog, concord_catalogue_dialog, CONCORD, CATALOGUE_DIALOG,
                      GtkWindow)

ConcordCatalogueDialog *concord_catalogue_dialog_new (GtkWindow *parent, ConcordDocument *document);

/* The same for entries of other types, NULL at the end. */
ConcordCatalogueDialog *concord_catalogue_dialog_new_of (GtkWindow *parent,
                                                         ConcordDocument *document,
                                                         const char *const *types);

/* How many entries are not yet in the project. */
guint concord_catalogue_dialog_get_n_entries (ConcordCatalogueDialog *dialog);

/* Ticks an entry, as a person would. */
void concord_catalogue_dialog_set_ticked (ConcordCatalogueDialog *dialog, guint entry,
                                          gboolean ticked);

/* Copies what is ticked as one step and closes. */
void concord_catalogue_dialog_take (ConcordCatalogueDialog *dialog);

G_END_DECLS
