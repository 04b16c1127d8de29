/* Contents of the tests' own: a report as a council would write it, and reports of chance. */
#pragma once

#include "check.h"

/* A report of about five pages with all sorts of pieces; @language is "en" or "cy" of its pieces,
 * whose words are English in any case. */
ConcordContent *made_content_report (ConcordDocument *document, const char *language);

/* The same with so many more sections that it needs contents. */
ConcordContent *made_content_long_report (ConcordDocument *document);

/* Pieces of chance, each with a mark of its own, "q17q", by its place in the list; the same for the
 * same seed. */
ConcordContent *made_content_by_chance (ConcordDocument *document, guint32 seed);

/* A paragraph of @n_words words. */
char *made_content_words (guint n_words);
