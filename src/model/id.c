#include "model/id.h"

#include <string.h>
#include <sys/random.h>

char *
concord_id_new (void)
{
  guint64 bits = 0;

  /* g_random is seeded guessably on some systems; ids must not meet across machines. */
  if (getrandom (&bits, sizeof bits, 0) != sizeof bits)
    bits = ((guint64) g_random_int () << 32) | g_random_int ();
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", bits);
}

char *
concord_id_new_link (const char *type_name, const char *parent, const char *const *keys)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  /* The zero byte between parts keeps "ab","c" apart from "a","bc". */
  g_checksum_update (sum, (const guchar *) type_name, (gssize) strlen (type_name) + 1);
  g_checksum_update (sum, (const guchar *) parent, (gssize) strlen (parent) + 1);
  for (; *keys != NULL; keys++)
    g_checksum_update (sum, (const guchar *) *keys, (gssize) strlen (*keys) + 1);
  return g_strndup (g_checksum_get_string (sum), CONCORD_ID_LENGTH);
}

gboolean
concord_id_is_valid (const char *id)
{
  return strlen (id) == CONCORD_ID_LENGTH
         && strspn (id, "0123456789abcdef") == CONCORD_ID_LENGTH;
}
