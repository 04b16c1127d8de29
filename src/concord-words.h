/* The program's words in a person's language: that of the window, or of the paper that is made just
 * now. Takes the place of <glib/gi18n-lib.h>, whose language is one for the whole process. */
#pragma once

#include <glib.h>
#include <libintl.h>

G_BEGIN_DECLS

#define _(english) ((char *) concord_words_get (english))
#define N_(english) (english)

#undef ngettext
#define ngettext(one, many, n) concord_words_get_plural (one, many, n)

/* Both give what they are given where there is no translation. Texts are static. */
const char *concord_words_get (const char *english) G_GNUC_FORMAT (1);
const char *concord_words_get_plural (const char *one, const char *many, gulong n)
    G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

/* Sets the program's language from the environment. Once, first thing in main(). */
void concord_words_start (void);

/**
 * concord_words_set_language:
 * @code: (nullable): "en", "cy"; %NULL or one that is not spoken here is the program's own
 *
 * Every word of this thread is in that language from now on.
 *
 * Returns: (nullable): what was set before, to be set again: a static string.
 */
const char *concord_words_set_language (const char *code);

/* What concord_words_set_language() set in this thread: an interned string, or NULL. */
const char *concord_words_get_language (void);

/* The code of the language that words come in: "cy" where "cy" is set and its translation is
 * installed, or where the program itself speaks it; "en" else. */
const char *concord_words_get_spoken (void);

/* Whether words are there in @code: always for "en", for others where their file is. */
gboolean concord_words_has_language (const char *code);

G_END_DECLS
