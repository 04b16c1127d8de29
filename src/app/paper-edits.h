/* What can be done with the parts of a paper, each a step of the document. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* All return the id of what came to be or moved (the caller frees), or NULL and why not. */

/* A copy of @template, a report of a catalogue, with ids of its own: a project may have several
 * papers of one kind. NULL makes a paper with a single section. */
char *concord_paper_edits_add_paper (ConcordDocument *document, ConcordRecord *template,
                                     GError **error);

/* After @place, a section or what stands in one; at the end of @report where it is NULL. */
char *concord_paper_edits_add_section (ConcordDocument *document, ConcordRecord *report,
                                       ConcordRecord *place, GError **error);

/* After @place, or at the end of the section where it is one. @kind is the nick of a kind of item;
 * what shows something shows what the report does not show yet. */
char *concord_paper_edits_add_item (ConcordDocument *document, ConcordRecord *place,
                                    const char *kind, GError **error);

/* One place up (-1) or down (1): an item at the end of its section goes to the next one. NULL
 * without an error where it is at the end already. */
char *concord_paper_edits_move (ConcordDocument *document, ConcordRecord *record, int direction,
                                GError **error);

/* To where it was dragged: before or after @target. */
char *concord_paper_edits_place (ConcordDocument *document, ConcordRecord *record,
                                 ConcordRecord *target, gboolean after, GError **error);

G_END_DECLS
