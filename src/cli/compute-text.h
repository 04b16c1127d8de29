/* The text of a problem, looked at before a parser builds anything from it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Limits of a problem: bytes, brackets inside brackets, and numbers, texts and keys together. */
#define CONCORD_COMPUTE_MOST_BYTES (64 * 1024 * 1024)
#define CONCORD_COMPUTE_MOST_DEPTH 64
#define CONCORD_COMPUTE_MOST_VALUES 8000000

/**
 * concord_compute_check_text:
 * @text: (array length=length): what came from standard input
 * @length: in bytes
 * @error: one sentence: too large, not UTF-8, not JSON, nested too deep, a key twice in an object,
 *   a number that a double can't hold
 *
 * JSON to the letter of RFC 8259, with one object as the whole.
 *
 * Returns: whether the text may be parsed
 */
gboolean concord_compute_check_text (const char *text, gsize length, GError **error);

G_END_DECLS
