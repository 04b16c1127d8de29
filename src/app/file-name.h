/* Names of files made of what people typed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text as a file name without an ending: no slash, comma, control character or other sign that
 * some system or mail program can't take; not empty, not hidden, at most 120 bytes. The caller
 * frees. */
char *concord_file_name_dup_clean (const char *text);

G_END_DECLS
