/* A finding on the screen: its sentence, what to know before relying on it, its main results, and a
 * button that shows how it was worked out. */
#pragma once

#include "findings/finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: title (above the sentence, nullable), results (how many are shown as rows of name and
 * number; 0 for none). */
#define CONCORD_TYPE_FINDING_CARD (concord_finding_card_get_type ())
G_DECLARE_FINAL_TYPE (ConcordFindingCard, concord_finding_card, CONCORD, FINDING_CARD, GtkWidget)

/* @finding is NULL where there is nothing to say; the card then hides. */
void concord_finding_card_set_finding (ConcordFindingCard *card, ConcordFinding *finding);

G_END_DECLS
