/* Texts that a field refused: they stay where they were typed or pasted, each with its reason, until
 * they are mended. One object for each document, so that every table and form shows the same.
 *
 * They are no part of the project: no step holds them and no file. A right value from anywhere takes
 * their place; undoing what was done before them, or removing their record, takes them away. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_PENDING_CELLS (concord_pending_cells_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPendingCells, concord_pending_cells, CONCORD, PENDING_CELLS, GObject)

/* Signal: ::changed (), after texts were left or went away. */

typedef struct
{
  const char *text;
  const char *reason; /* a sentence */
} ConcordPendingCell;

/* Those of @document: (transfer none). */
ConcordPendingCells *concord_pending_cells_get (ConcordDocument *document);

/* The text left at the field @name of the record @id, or NULL: valid until the next change. */
const ConcordPendingCell *concord_pending_cells_find (ConcordPendingCells *pending, const char *id,
                                                      const char *name);

/* Leaves @text at a field. @rests_on: ids of records without which it goes away, NULL at the end;
 * NULL for the record itself. */
void concord_pending_cells_leave (ConcordPendingCells *pending, const char *id, const char *name,
                                  const char *const *rests_on, const char *text,
                                  const char *reason);
void concord_pending_cells_clear (ConcordPendingCells *pending, const char *id, const char *name);

/* What was left at a row that was no record yet goes with the record that it became. */
void concord_pending_cells_move (ConcordPendingCells *pending, const char *from, const char *to);

guint concord_pending_cells_get_count (ConcordPendingCells *pending);

/* For who just saved: how many texts are not in the file; NULL where there are none. */
char *concord_pending_cells_dup_words (ConcordPendingCells *pending);

/* For who is about to close: the texts, each with the field it was typed for; NULL where there are
 * none. */
char *concord_pending_cells_dup_list (ConcordPendingCells *pending);

G_END_DECLS
