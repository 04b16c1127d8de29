/* A short list to choose a field's value from, opened at a cell. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_CHOICE_POPOVER (concord_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (ConcordChoicePopover, concord_choice_popover, CONCORD, CHOICE_POPOVER,
                      GtkPopover)

/* Signal: ::chosen (const char *), the text of a choice, empty for none.
 * @current: the text that stands now; @label: what is chosen, for who can't see it */
GtkWidget *concord_choice_popover_new (ConcordDocument *document, const ConcordField *field,
                                       const char *current, const char *label);

/* Goes to the next choice that begins with @text. */
void concord_choice_popover_find (ConcordChoicePopover *popover, const char *text);

/* The texts of a field's choices, the dash for none first. */
GStrv concord_choice_list_new (ConcordDocument *document, const ConcordField *field);

/* A drop-down that shortens long texts where it stands and wraps them in its list. */
GtkWidget *concord_choice_drop_down_new (void);

G_END_DECLS
