/* How much each score on a criterion is worth: the value function as a curve and as numbers. */
#pragma once

#include "app/criteria-curve.h"
#include "model/document.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_VALUE_EDITOR (concord_value_editor_get_type ())
G_DECLARE_FINAL_TYPE (ConcordValueEditor, concord_value_editor, CONCORD, VALUE_EDITOR, GtkWidget)

/* Properties: document, record (a criterion). Hidden without one and for a group of criteria. */

ConcordCriteriaCurve *concord_value_editor_get_curve (ConcordValueEditor *editor);

/* A point in the middle of the widest gap. */
void concord_value_editor_add_point (ConcordValueEditor *editor);
void concord_value_editor_remove_point (ConcordValueEditor *editor, guint point);

/* What is wrong or odd, in a sentence; empty where nothing is. */
const char *concord_value_editor_get_note (ConcordValueEditor *editor);

G_END_DECLS
