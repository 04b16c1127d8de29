/* A step as XML: in the history of a file, and as one line in a journal of drafts. */
#pragma once

#include "model/step.h"

G_BEGIN_DECLS

/* The element of @step, each element on a line of its own and indented from @depth, or all on one
 * line and no line end where @one_line. */
void concord_step_append_xml (GString *xml, const ConcordStep *step, guint depth,
                              gboolean one_line);

G_END_DECLS
