/* The cash view of a money case: what has to be found, by fund and by who pays. */
#include "findings/money-private.h"

#include "concord-words.h"

/* What a line belongs to: the id of a party or the name of a fund; NULL for nobody. */
typedef const char *(*GetKey) (const ConcordMoneyLine *line);

static const char *
get_fund (const ConcordMoneyLine *line)
{
  return line->fund;
}

static const char *
get_party (const ConcordMoneyLine *line)
{
  return line->party;
}

static void
add_line (const ConcordMoneyCase *money, ConcordMoneyShare *share, const ConcordMoneyLine *line)
{
  for (gsize t = 0; line->cashable && t < money->n_years; t++)
    {
      /* Costs less cashable benefits: what has to be found. */
      share->cash[t] -= line->sign * line->nominal[t];
      share->total -= line->sign * line->nominal[t];
    }
  if (line->counted)
    share->present += line->present;
}

/* Adds the shares of one option; @keys: of those it has already, as they were met. */
static void
share_option (const ConcordMoneyCase *money, const ConcordMoneyOption *option, GetKey get_key,
              GPtrArray *shares)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  guint first = shares->len;

  for (guint i = 0; i < option->lines->len; i++)
    {
      const ConcordMoneyLine *line = option->lines->pdata[i];
      const char *key = get_key (line);
      guint k = 0;

      if (!line->cashable && !line->counted)
        continue;
      while (k < keys->len && g_strcmp0 (keys->pdata[k], key) != 0)
        k++;
      if (k == keys->len)
        {
          ConcordMoneyShare *share = g_new0 (ConcordMoneyShare, 1);

          share->option = g_strdup (option->id);
          share->cash = g_new0 (double, money->n_years);
          g_ptr_array_add (shares, share);
          g_ptr_array_add (keys, (gpointer) key);
        }
      add_line (money, shares->pdata[first + k], line);
    }
  for (guint k = 0; k < keys->len; k++)
    ((ConcordMoneyShare *) shares->pdata[first + k])->name = g_strdup (keys->pdata[k]);
}

static void
name_party (ConcordDocument *document, ConcordMoneyShare *share)
{
  ConcordRecord *body = share->name == NULL ? NULL : concord_document_find (document, share->name);

  if (body != NULL)
    {
      share->party = g_steal_pointer (&share->name);
      share->name = concord_record_dup_name (body);
      return;
    }
  g_free (share->name);
  share->name = g_strdup (_ ("The authority"));
}

void
concord_money_share_cash (ConcordMoneyCase *money, ConcordDocument *document)
{
  for (guint i = 0; i < money->options->len; i++)
    {
      share_option (money, money->options->pdata[i], get_fund, money->funds);
      share_option (money, money->options->pdata[i], get_party, money->parties);
    }
  for (guint i = 0; i < money->funds->len; i++)
    {
      ConcordMoneyShare *share = money->funds->pdata[i];

      if (share->name == NULL)
        share->name = g_strdup (_ ("No fund named"));
    }
  for (guint i = 0; i < money->parties->len; i++)
    name_party (document, money->parties->pdata[i]);
}

void
concord_money_share_free (ConcordMoneyShare *share)
{
  g_free (share->option);
  g_free (share->name);
  g_free (share->party);
  g_free (share->cash);
  g_free (share);
}
