/* Words that several figures need. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* An active title says its point in this many words at most. */
#define CONCORD_TITLE_WORDS 10

/* Welsh says the same in half as many words again: "sydd ar y blaen" is "leads". */
#define CONCORD_TITLE_WORDS_WELSH 15

/* How many words a text has: runs between white space. */
guint concord_title_count_words (const char *text);

/**
 * concord_title_dup:
 * @format: one %s for each name
 * @names: (array length=n_names): put into the title in order
 *
 * Fills names into a title, shortened so that the whole has no more words than a title may:
 * "Highways and street…". What a short name leaves goes to the others. The caller frees.
 */
char *concord_title_dup (const char *format, const char *const *names, guint n_names);

/* " As of 3 April 2026.", the day of the last change; "" where nothing was ever changed. The
 * caller frees. */
char *concord_caption_dup_as_of (ConcordDocument *document);

/* " First estimate; the whole work is under way." where @is_coarse, else "": for the end of a
 * caption. */
const char *concord_caption_coarse (gboolean is_coarse);

/* The finding's warnings as one text, each a sentence; "" without any. The caller frees. */
char *concord_words_dup_warnings (const GPtrArray *warnings);

G_END_DECLS
