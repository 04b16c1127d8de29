#include "findings/words.h"

#include "model/value.h"

#include "concord-words.h"
#include <math.h>

char *
concord_words_dup_number (double value, int decimals)
{
  double scale = pow (10, decimals);

  if (!isfinite (value))
    return g_strdup ("–");
  /* Beyond this a double has no places to round. */
  return concord_number_dup_display (fabs (value) < 1e12 ? round (value * scale) / scale : value);
}

char *
concord_words_dup_percent (double share)
{
  g_autofree char *number = concord_words_dup_number (100 * share, 0);

  /* Translators: a percentage, such as 62%. */
  return isfinite (share) ? g_strdup_printf (_ ("%s%%"), number) : g_steal_pointer (&number);
}

char *
concord_words_dup_of_hundred (double share)
{
  if (share > 0 && share < 0.005)
    /* Translators: before "of 100 futures". */
    return g_strdup (_ ("fewer than 1"));
  if (share < 1 && share >= 0.995)
    /* Translators: before "of 100 futures". */
    return g_strdup (_ ("more than 99"));
  return concord_words_dup_number (100 * share, 0);
}

char *
concord_words_dup_list (const char *const *items, guint n)
{
  GString *list = g_string_new (n == 0 ? NULL : items[0]);

  for (guint i = 1; i + 1 < n; i++)
    /* Translators: the middle of a list: what comes so far, then the next item. */
    g_string_append_printf (list, _ (", %s"), items[i]);
  if (n > 1)
    /* Translators: the end of a list: A, B and C. */
    g_string_append_printf (list, _ (" and %s"), items[n - 1]);
  return g_string_free (list, FALSE);
}

char *
concord_words_dup_array (const GPtrArray *items)
{
  return concord_words_dup_list ((const char *const *) items->pdata, items->len);
}

char *
concord_words_dup_some (const GPtrArray *items, guint most)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autofree char *more = NULL;
  guint rest = items->len > most ? items->len - most : 0;

  for (guint i = 0; i < items->len - rest; i++)
    g_ptr_array_add (some, items->pdata[i]);
  if (rest > 0)
    {
      /* Translators: the end of a list that is too long to be read: A, B and 65 more. */
      more = g_strdup_printf (ngettext ("%u more", "%u more", rest), rest);
      g_ptr_array_add (some, more);
    }
  return concord_words_dup_array (some);
}
