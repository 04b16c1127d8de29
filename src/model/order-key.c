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

/* A key that sorts after @before. Rows are mostly appended, so that keys count up: one digit, when
 * that is used up three more, then seven more. A hundred thousand rows have keys of four digits. */
static char *
key_after (const char *before, gsize length)
{
  GString *key = g_string_new (NULL);

  for (gsize width = 1;; width = width * 2 + 1)
    {
      gsize start = key->len;
      gsize i = start + width;

      for (gsize k = start; k < start + width; k++)
        g_string_append_c (key, digits[get_digit (before, length, k, 0)]);
      while (i > start && key->str[i - 1] == digits[N_DIGITS - 1])
        i--;
      if (i == start)
        continue;
      key->str[i - 1] = digits[get_digit (key->str, key->len, i - 1, 0) + 1];
      for (; i < key->len; i++)
        key->str[i] = digits[i + 1 == key->len];
      return g_string_free (key, FALSE);
    }
}

char *
concord_order_key_between (const char *before, const char *after)
{
  gsize before_length = before == NULL ? 0 : strlen (before);
  gsize after_length = after == NULL ? 0 : strlen (after);
  gboolean bounded = after_length > 0 && (before_length == 0 || strcmp (before, after) < 0);
  GString *key;

  if (!bounded)
    return before_length == 0 ? g_strdup ("G") : key_after (before, before_length);
  key = g_string_new (NULL);
  for (gsize i = 0;; i++)
    {
      int low = get_digit (before, before_length, i, 0);
      int high = bounded ? get_digit (after, after_length, i, N_DIGITS) : N_DIGITS;

      if (high - low > 1)
        {
          g_string_append_c (key, digits[(low + high) / 2]);
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
