#include "app/file-name.h"

#include <string.h>

#define MAX_BYTES 120

char *
concord_file_name_dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *name = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean bad = g_unichar_iscntrl (c) || g_unichar_isspace (c)
                     || (c < 128 && strchr ("/\\:*?\"<>|,;", (int) c) != NULL);
      gboolean start = name->len == 0 || name->str[name->len - 1] == ' ';

      if (name->len + (gsize) g_unichar_to_utf8 (c, NULL) > MAX_BYTES)
        break;
      /* One space for any run of what can't stand; no dot or dash that hides or looks an option. */
      if (bad && !start)
        g_string_append_c (name, ' ');
      else if (!bad && !(name->len == 0 && (c == '.' || c == '-')))
        g_string_append_unichar (name, c);
    }
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "project");
  return g_string_free (name, FALSE);
}
