#include "model/cell-key.h"

#include <string.h>

/* --- writing --------------------------------------------------------------------------------- */

/* With nothing around it and single spaces inside, none of it breaking the form. */
static void
append_name (GString *key, const char *name)
{
  gsize start = key->len;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          if (key->len > start && key->str[key->len - 1] != ' ')
            g_string_append_c (key, ' ');
          continue;
        }
      if (c == '=' || c == ';' || c == '\\')
        g_string_append_c (key, '\\');
      g_string_append_unichar (key, c);
    }
  if (key->len > start && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
}

char *
concord_cell_key_new (const char *const *dimensions, const char *const *levels, guint n)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      gsize before = key->len, start;

      if (levels[i] == NULL)
        continue;
      g_string_append (key, before == 0 ? "" : "; ");
      append_name (key, dimensions[i]);
      g_string_append_c (key, '=');
      start = key->len;
      append_name (key, levels[i]);
      if (key->len == start)
        g_string_truncate (key, before);
    }
  return g_string_free (key, FALSE);
}

/* --- reading --------------------------------------------------------------------------------- */

/* The name from @at to the sign that ends it, its signs as they were; @end gets where it ends. */
static char *
read_name (const char *at, char sign, const char **end)
{
  GString *name = g_string_new (NULL);

  while (*at == ' ')
    at++;
  for (; *at != '\0' && *at != sign; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        at++;
      g_string_append_c (name, *at);
    }
  *end = at;
  return g_strchomp (g_string_free (name, FALSE));
}

static char *
dup_plain (const char *name)
{
  g_autoptr (GString) written = g_string_new (NULL);
  const char *end;

  append_name (written, name);
  return read_name (written->str, '\0', &end);
}

char *
concord_cell_key_dup_level (const char *cell, const char *dimension)
{
  g_autofree char *wanted = dup_plain (dimension);

  for (const char *at = cell; at != NULL && *at != '\0';)
    {
      g_autofree char *name = read_name (at, '=', &at);
      g_autofree char *level = NULL;

      if (*at == '=')
        at++;
      level = read_name (at, ';', &at);
      if (*at == ';')
        at++;
      if (strcmp (name, wanted) == 0)
        return g_steal_pointer (&level);
    }
  return NULL;
}
