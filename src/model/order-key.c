#include "model/order-key.h"

#include <string.h>

/* In ASCII order, so that strcmp sorts keys. No key ends in the lowest digit: between "a" and
 * "a0" there would be nothing. */
static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#define N_DIGITS ((int) sizeof digits - 1)

static int
get_digit (const char *key, gsize length, gsize position, int beyond)
{
  const char *found;

  if (position >= length)
    return beyond;
  found = strchr (digits, key[position]);
  return found == NULL ? 0 : (int) (found - digits);
}

char *
concord_order_key_between (const char *before, const char *after)
{
  gsize before_length = before == NULL ? 0 : strlen (before);
  gsize after_length = after == NULL ? 0 : strlen (after);
  gboolean bounded = after_length > 0 && (before_length == 0 || strcmp (before, after) < 0);
  gboolean appending = !bounded;
  GString *key = g_string_new (NULL);

  for (gsize i = 0;; i++)
    {
      int low = get_digit (before, before_length, i, 0);
      int high = bounded ? get_digit (after, after_length, i, N_DIGITS) : N_DIGITS;

      if (high - low > 1)
        {
          /* Rows are mostly appended: small strides keep keys short over thousands of them. */
          int stride = appending ? MIN (low + 1 + (low == 0 ? 15 : 0), N_DIGITS - 1)
                                 : (low + high) / 2;

          g_string_append_c (key, digits[stride]);
          return g_string_free (key, FALSE);
        }
      g_string_append_c (key, digits[low]);
      if (high > low)
        bounded = FALSE;
    }
}

gboolean
concord_order_key_is_valid (const char *key)
{
  gsize length = strlen (key);

  return length > 0 && length <= 1000 && strspn (key, digits) == length && key[length - 1] != '0';
}
