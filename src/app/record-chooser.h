/* Chooses one record of a type: the criterion whose scores are shown, the bidder who is marked. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: document, kind (a type name), leaves (only records with none of their kind below),
 * label, selected (a record or NULL, both ways). The first one is selected unless another is. */
#define CONCORD_TYPE_RECORD_CHOOSER (concord_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (ConcordRecordChooser, concord_record_chooser, CONCORD, RECORD_CHOOSER,
                      GtkWidget)

ConcordRecord *concord_record_chooser_get_selected (ConcordRecordChooser *chooser);
void concord_record_chooser_select (ConcordRecordChooser *chooser, ConcordRecord *record);

/* What a record is called in the list, in place of its title; asked again whenever records of the
 * kind change. The caller frees. */
typedef char *(*ConcordRecordTitle) (ConcordRecord *record);
void concord_record_chooser_set_title (ConcordRecordChooser *chooser, ConcordRecordTitle dup_title);

G_END_DECLS
