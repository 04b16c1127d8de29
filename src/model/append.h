/* Appending to a text, for what is done a million times while a project is hashed and written. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

static inline void
concord_append_bytes (GString *text, const char *more, gsize length)
{
  if (text->len + length < text->allocated_len)
    {
      memcpy (text->str + text->len, more, length);
      text->len += length;
      text->str[text->len] = '\0';
    }
  else
    g_string_append_len (text, more, (gssize) length);
}

static inline void
concord_append (GString *text, const char *more)
{
  concord_append_bytes (text, more, strlen (more));
}

G_END_DECLS
