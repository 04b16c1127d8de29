#include "app/money-budget.h"
#include "app/money-words.h"

#include "concord-words.h"
#include <string.h>

static GPtrArray *
list_shares (const GPtrArray *all, const char *id)
{
  GPtrArray *shares = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (strcmp (((ConcordMoneyShare *) all->pdata[i])->option, id) == 0)
      g_ptr_array_add (shares, all->pdata[i]);
  return shares;
}

/* Takes @text. */
static void
put (GStrv row, guint column, char *text)
{
  g_free (row[column]);
  row[column] = text;
}

static GStrv
new_headings (const GPtrArray *shares)
{
  GStrv row = concord_result_row_new (shares->len + 2);

  put (row, 0, g_strdup (_ ("Financial year")));
  for (guint k = 0; k < shares->len; k++)
    /* Translators: the heading of a column of pounds: a fund or a body. */
    put (row, k + 1,
         g_strdup_printf (_ ("%s (£)"), ((ConcordMoneyShare *) shares->pdata[k])->name));
  put (row, shares->len + 1, g_strdup (_ ("All (£)")));
  return row;
}

static GStrv
new_year (const ConcordMoneyCase *money, const GPtrArray *shares, gsize year)
{
  GStrv row = concord_result_row_new (shares->len + 2);
  double sum = 0;

  put (row, 0, concord_money_case_dup_year (money, year));
  for (guint k = 0; k < shares->len; k++)
    {
      const ConcordMoneyShare *share = shares->pdata[k];

      put (row, k + 1, concord_money_words_dup_pounds (share->cash[year]));
      sum += share->cash[year];
    }
  put (row, shares->len + 1, concord_money_words_dup_pounds (sum));
  return row;
}

static GStrv
new_totals (const GPtrArray *shares)
{
  GStrv row = concord_result_row_new (shares->len + 2);
  double sum = 0;

  put (row, 0, g_strdup (_ ("All years")));
  for (guint k = 0; k < shares->len; k++)
    {
      const ConcordMoneyShare *share = shares->pdata[k];

      put (row, k + 1, concord_money_words_dup_pounds (share->total));
      sum += share->total;
    }
  put (row, shares->len + 1, concord_money_words_dup_pounds (sum));
  return row;
}

static void
show (ConcordResultTable *table, const ConcordMoneyCase *money, const GPtrArray *shares)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (shares->len == 0)
    {
      concord_result_table_set_rows (table, NULL);
      return;
    }
  g_ptr_array_add (rows, new_headings (shares));
  for (gsize t = 0; t < money->n_years; t++)
    g_ptr_array_add (rows, new_year (money, shares, t));
  g_ptr_array_add (rows, new_totals (shares));
  concord_result_table_set_rows (table, rows);
}

void
concord_money_budget_show_funds (ConcordResultTable *table, const ConcordMoneyCase *money,
                                 const char *id)
{
  g_autoptr (GPtrArray) shares = list_shares (money->funds, id);

  show (table, money, shares);
}

void
concord_money_budget_show_parties (ConcordResultTable *table, const ConcordMoneyCase *money,
                                   const char *id)
{
  g_autoptr (GPtrArray) shares = list_shares (money->parties, id);
  gboolean others = FALSE;

  for (guint i = 0; i < shares->len; i++)
    others |= ((ConcordMoneyShare *) shares->pdata[i])->party != NULL;
  if (!others)
    g_ptr_array_set_size (shares, 0);
  show (table, money, shares);
}
