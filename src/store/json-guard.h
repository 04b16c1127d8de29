/* JSON from strangers, looked at before a parser builds anything from it: json-glib 1.6.6 crashes
 * on 100,000 nested brackets and on half characters, and cuts whole numbers past 64 bits. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize most_bytes;
  guint most_depth;    /* brackets inside brackets */
  guint64 most_values; /* numbers, words, texts, lists and objects together; keys not counted */
  /* Also refused: a key twice in an object, a backslash in a key, a number past what a double
   * holds. For problems that are calculated with, where a slip must not pass unseen. */
  gboolean exact;
} ConcordJsonLimits;

/**
 * concord_json_check:
 * @text: (array length=length): need not end in NUL
 * @length: in bytes
 * @error: in CONCORD_STORE_ERROR, one sentence: too large, not UTF-8, not JSON and in which line,
 *   nested too deep, half a character, a whole number of more than 18 digits
 *
 * JSON to the letter of RFC 8259 with one value as the whole, and within @limits.
 *
 * Returns: whether the text may be parsed
 */
gboolean concord_json_check (const char *text, gsize length, const ConcordJsonLimits *limits,
                             GError **error);

G_END_DECLS
