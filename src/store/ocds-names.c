/* Which names are one supplier, and which suppliers there are. */
#include "store/ocds-amount.h"
#include "store/ocds-entry.h"
#include "store/project-file.h"

#include "concord-words.h"
#include <string.h>

/* Letters and digits in one case, "&" as "and", anything else as one blank; full stops and
 * apostrophes go, so that P.L.C. is PLC and Children's is Childrens. */
static GString *
fold_letters (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal == NULL ? name : normal, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.' || c == '\'' || c == 0x2018 || c == 0x2019)
        continue;
      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
      else if (c == '&')
        g_string_append (key, " and ");
      else
        g_string_append_c (key, ' ');
    }
  return key;
}

static void
collapse_blanks (GString *key)
{
  gsize kept = 0;

  for (gsize i = 0; i < key->len; i++)
    if (key->str[i] != ' ' || (kept > 0 && key->str[kept - 1] != ' '))
      key->str[kept++] = key->str[i];
  g_string_truncate (key, kept > 0 && key->str[kept - 1] == ' ' ? kept - 1 : kept);
}

static gboolean
strip_form (GString *key)
{
  static const char *const forms[] = { " ltd", " limited", " plc", " public limited company" };

  for (gsize i = G_N_ELEMENTS (forms); i > 0; i--)
    if (g_str_has_suffix (key->str, forms[i - 1]))
      {
        g_string_truncate (key, key->len - strlen (forms[i - 1]));
        return TRUE;
      }
  return FALSE;
}

char *
concord_ocds_dup_key (const char *name)
{
  GString *key = fold_letters (name);

  collapse_blanks (key);
  while (strip_form (key))
    ;
  /* A name of signs alone is still a name. */
  if (key->len == 0)
    g_string_assign (key, name);
  return g_string_free (key, FALSE);
}

/* --- the list ------------------------------------------------------------------------------- */

static void
tally_free (gpointer data)
{
  ConcordOcdsTally *tally = data;

  g_free (tally->name);
  g_free (tally);
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const ConcordOcdsTally *left = *(ConcordOcdsTally *const *) a;
  const ConcordOcdsTally *right = *(ConcordOcdsTally *const *) b;

  if (left->n_awards != right->n_awards)
    return left->n_awards > right->n_awards ? -1 : 1;
  if (left->total.pence != right->total.pence)
    return left->total.pence > right->total.pence ? -1 : 1;
  return strcmp (left->name, right->name);
}

static ConcordOcdsTally *
get_tally (GPtrArray *tallies, GHashTable *index, const ConcordOcdsSupplier *supplier)
{
  ConcordOcdsTally *tally = g_hash_table_lookup (index, supplier->key);

  if (tally != NULL)
    return tally;
  tally = g_new0 (ConcordOcdsTally, 1);
  tally->name = g_strdup (supplier->name);
  g_hash_table_insert (index, supplier->key, tally);
  g_ptr_array_add (tallies, tally);
  return tally;
}

GPtrArray *
concord_ocds_list_suppliers (const ConcordOcdsNotices *notices, const char *currency)
{
  GPtrArray *tallies = g_ptr_array_new_with_free_func (tally_free);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < notices->awards->len; i++)
    {
      const ConcordOcdsAward *award = notices->awards->pdata[i];
      ConcordMoney value = concord_ocds_award_get_value (award, currency);

      for (guint s = 0; s < award->suppliers->len; s++)
        {
          ConcordOcdsTally *tally = get_tally (tallies, index, award->suppliers->pdata[s]);

          tally->n_awards++;
          if (concord_is_absent (value))
            tally->n_without_value++;
          else
            tally->total = concord_ocds_add_money (tally->total, value);
        }
    }
  g_ptr_array_sort (tallies, compare_tallies);
  return tallies;
}

/* --- nobody of that name -------------------------------------------------------------------- */

/* Up to five suppliers whose folded name holds what was asked for. */
static char *
dup_suggestions (const ConcordOcdsNotices *notices, const char *supplier)
{
  g_autofree char *wanted = concord_ocds_dup_key (supplier);
  g_autoptr (GPtrArray) tallies = concord_ocds_list_suppliers (notices, NULL);
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < tallies->len && n < 5; i++)
    {
      const ConcordOcdsTally *tally = tallies->pdata[i];
      g_autofree char *key = concord_ocds_dup_key (tally->name);

      if (strstr (key, wanted) != NULL)
        g_string_append_printf (names, "%s“%s”", n++ > 0 ? ", " : "", tally->name);
    }
  return g_string_free (names, n == 0);
}

void
concord_ocds_refuse_supplier (const ConcordOcdsNotices *notices, const char *supplier,
                              GError **error)
{
  g_autofree char *names = dup_suggestions (notices, supplier);

  if (names != NULL)
    g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
                 _ ("No award in these notices goes to “%s”; there are awards to %s."),
                 supplier, names);
  else
    g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
                 ngettext ("No award in these notices goes to “%s”; they hold %u award to others.",
                           "No award in these notices goes to “%s”; they hold %u awards to others.",
                           notices->awards->len),
                 supplier, notices->awards->len);
}
