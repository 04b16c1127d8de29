/* One finding in its card, by name, so that a page's .ui can put it beside what it speaks of. */
#pragma once

#include "app/finding-pane.h"

G_BEGIN_DECLS

/* Property: kind ("appraisal", "evaluation", "track-record"). */
#define CONCORD_TYPE_FINDING_NOTE (concord_finding_note_get_type ())
G_DECLARE_FINAL_TYPE (ConcordFindingNote, concord_finding_note, CONCORD, FINDING_NOTE,
                      ConcordFindingPane)

G_END_DECLS
