/* The widgets that pages are laid out from. */
#pragma once

/* Makes their types known to the builder. */
void concord_page_parts_ensure (void);
