/* That a request was answered by the copy that came back, noted where the request is: in ours. */
#pragma once

#include "app/returned.h"

G_BEGIN_DECLS

/* Notes it as a step of ours and saves that, unless something else is unsaved there, which is left to
 * whoever has it open. The bar of @window, which shows the copy, says how it went. Nothing happens
 * where no request is answered, or somebody noted it already. */
void concord_returned_note_answer (ConcordWindow *window, ConcordReturned *returned);

G_END_DECLS
