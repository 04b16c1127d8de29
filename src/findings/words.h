/* Small words that the sentences of findings and figures are made of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number for a sentence, rounded to at most @decimals places; NAN is a dash. The caller frees. */
char *concord_words_dup_number (double value, int decimals);

/* A share in [0, 1] as a whole percentage: "62%"; NAN is a dash. The caller frees. */
char *concord_words_dup_percent (double share);

/* A share in [0, 1] as a count of 100: "83", "fewer than 1", "more than 99"; none and all only where
 * it is so. NAN is a dash. The caller frees. */
char *concord_words_dup_of_hundred (double share);

/* "A", "A and B", "A, B and C"; @n > 0. The caller frees. */
char *concord_words_dup_list (const char *const *items, guint n);

/* The same of the strings in an array. */
char *concord_words_dup_array (const GPtrArray *items);

/* The same, but no more than @most of them: "A, B and 65 more"; @most > 0. The caller frees. */
char *concord_words_dup_some (const GPtrArray *items, guint most);

G_END_DECLS
