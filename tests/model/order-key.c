#include "model/order-key.h"

#include <string.h>

static void
test_between (void)
{
  static const struct
  {
    const char *before, *after;
  } cases[] = {
    { NULL, NULL }, { "G", NULL }, { NULL, "G" }, { NULL, "1" }, { "G", "H" },
    { "G", "G1" },  { "Gz", "H" }, { "z", NULL },  { "zz", NULL }, { "0001", "0002" },
    { NULL, "0001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = concord_order_key_between (cases[i].before, cases[i].after);

      g_assert_true (concord_order_key_is_valid (key));
      if (cases[i].before != NULL)
        g_assert_cmpstr (cases[i].before, <, key);
      if (cases[i].after != NULL)
        g_assert_cmpstr (key, <, cases[i].after);
    }
}

/* Any sequence of insertions keeps the order, and appending keeps keys short. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 5000; i++)
    {
      guint at = (guint) g_test_rand_int_range (0, (int) keys->len + 1);

      g_ptr_array_insert (keys, (int) at,
                          concord_order_key_between (at == 0 ? NULL : keys->pdata[at - 1],
                                                     at == keys->len ? NULL : keys->pdata[at]));
    }
  for (guint i = 1; i < keys->len; i++)
    g_assert_cmpstr (keys->pdata[i - 1], <, keys->pdata[i]);

  g_ptr_array_set_size (keys, 0);
  for (int i = 0; i < 100000; i++)
    {
      g_ptr_array_add (keys,
                       concord_order_key_between (i == 0 ? NULL : keys->pdata[i - 1], NULL));
      g_assert_true (concord_order_key_is_valid (keys->pdata[i]));
      g_assert_true (i == 0 || strcmp (keys->pdata[i - 1], keys->pdata[i]) < 0);
    }
  g_assert_cmpuint (strlen (keys->pdata[99999]), <=, 4);
}

static void
test_validity (void)
{
  g_assert_false (concord_order_key_is_valid (""));
  g_assert_false (concord_order_key_is_valid ("a0"));
  g_assert_false (concord_order_key_is_valid ("a b"));
  g_assert_true (concord_order_key_is_valid ("0a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order-key/between", test_between);
  g_test_add_func ("/order-key/many", test_many);
  g_test_add_func ("/order-key/validity", test_validity);
  return g_test_run ();
}
