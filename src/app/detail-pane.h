/* The fields of one record that a table has no room for, under its name. */
#pragma once

#include "app/field-row.h"

G_BEGIN_DECLS

/* Properties: document, record, fields ("description fund headcount"). Hidden without a record. */
#define CONCORD_TYPE_DETAIL_PANE (concord_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDetailPane, concord_detail_pane, CONCORD, DETAIL_PANE, GtkWidget)

/* The row of a field, or NULL. */
ConcordFieldRow *concord_detail_pane_find (ConcordDetailPane *pane, const char *field);

G_END_DECLS
