/* What has to be found in each year, fund by fund, for one option. */
#include "figures/figure-private.h"

#include "charts/grid.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "figures/money-words.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

typedef struct
{
  const ConcordMoneyCase *money;
  const ConcordMoneyOption *option;
  GPtrArray *funds; /* of ConcordMoneyShare: of the option, the dearest first */
  double largest;   /* amount of one year, without sign */
  double total;     /* of all funds over all years */
} Cash;

static const ConcordMoneyShare *
get_fund (const Cash *cash, guint i)
{
  return cash->funds->pdata[i];
}

static int
compare_totals (gconstpointer a, gconstpointer b)
{
  const ConcordMoneyShare *one = *(ConcordMoneyShare *const *) a;
  const ConcordMoneyShare *other = *(ConcordMoneyShare *const *) b;

  return (one->total < other->total) - (one->total > other->total);
}

static Cash
read_cash (const ConcordMoneyCase *money, const ConcordMoneyOption *option)
{
  Cash cash = { .money = money, .option = option, .funds = g_ptr_array_new () };

  for (guint i = 0; i < money->funds->len; i++)
    {
      ConcordMoneyShare *fund = money->funds->pdata[i];
      double largest = 0;

      for (gsize t = 0; t < money->n_years; t++)
        largest = MAX (largest, fabs (fund->cash[t]));
      /* A fund of benefits that are no cash has nothing to find. */
      if (strcmp (fund->option, option->id) != 0 || !(largest > 0))
        continue;
      g_ptr_array_add (cash.funds, fund);
      cash.total += fund->total;
      cash.largest = MAX (cash.largest, largest);
    }
  g_ptr_array_sort (cash.funds, compare_totals);
  return cash;
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
dup_title (const Cash *cash)
{
  const char *name[] = { cash->option->name };
  g_autofree char *total = concord_money_figure_dup_pounds (cash->total);
  g_autofree char *share = NULL, *format = NULL;

  if (cash->funds->len == 1 || !(cash->total > 0))
    {
      format = g_strdup_printf (_ ("%%s needs %s in cash"), total);
      return concord_title_dup (format, name, 1);
    }
  name[0] = get_fund (cash, 0)->name;
  /* Savings of other funds may make the dearest one's need larger than all together. */
  if (get_fund (cash, 0)->total >= cash->total)
    return concord_title_dup (_ ("%s carries all of the cash needed"), name, 1);
  share = concord_words_dup_percent (get_fund (cash, 0)->total / cash->total);
  /* Translators: %%s is a fund; at most six words besides. */
  format = g_strdup_printf (_ ("%%s carries %s of the cash needed"), share);
  return concord_title_dup (format, name, 1);
}

static char *
dup_words (const Cash *cash)
{
  g_autofree char *total = concord_money_figure_dup_pounds (cash->total);
  GString *words = g_string_new (NULL);
  guint n = (guint) cash->money->n_years;

  g_string_append_printf (words,
                          ngettext ("%s needs %s in cash over %u year, as it will be paid:",
                                    "%s needs %s in cash over %u years, as it will be paid:", n),
                          cash->option->name, total, n);
  for (guint i = 0; i < cash->funds->len; i++)
    {
      g_autofree char *part = concord_money_figure_dup_pounds (get_fund (cash, i)->total);

      g_string_append_printf (words, "%s %s %s", i == 0 ? "" : ",", get_fund (cash, i)->name, part);
    }
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

/* The unit that the amounts of one year are written in, and its sign. */
static const char *
get_unit_name (double unit)
{
  return unit < 1e3 ? _ ("£") : unit < 1e6 ? _ ("£k") : unit < 1e9 ? _ ("£m") : _ ("£bn");
}

static char *
dup_caption (ConcordDocument *document, const Cash *cash)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);

  return g_strdup_printf (
      cash->money->has_deflator
          ? _ ("Source: costs and cashable benefits of this project, as they will be paid, with "
               "transfers; without optimism bias, risks and sunk amounts.%s")
          : _ ("Source: costs and cashable benefits of this project, with transfers; without "
               "optimism bias, risks and sunk amounts. There is no usable price index: real amounts "
               "are not raised.%s"),
      as_of);
}

/* --- picture and table ----------------------------------------------------------------------- */

/* From nothing, or money that comes in, to the most that one year needs. */
static int
get_shade (const Cash *cash, double amount)
{
  return amount > 0 ? CLAMP ((int) ceil (3 * amount / cash->largest), 1, CONCORD_GRID_N_SHADES - 1)
                    : 0;
}

static void
add_cell (ConcordGrid *grid, const Cash *cash, const ConcordMoneyShare *fund, gsize year)
{
  double unit = concord_number_money_unit (cash->largest), amount = fund->cash[year];
  g_autofree char *text = concord_number_dup_plain (amount / unit, unit >= 1e6 ? 1 : 0);
  g_autofree char *name = concord_money_case_dup_year (cash->money, year);
  g_autofree char *pounds = concord_money_figure_dup_pounds (amount);
  g_autofree char *words = g_strdup_printf (_ ("%s, %s: %s"), fund->name, name, pounds);

  concord_grid_add_cell (grid, NULL, get_shade (cash, amount), text, NULL, words);
}

static void
add_fund (ConcordFigure *figure, ConcordGrid *grid, const Cash *cash, const ConcordMoneyShare *fund)
{
  double unit = concord_number_money_unit (cash->largest);
  g_autofree char *text = concord_number_dup_plain (fund->total / unit, unit >= 1e6 ? 1 : 0);
  g_autofree char *pounds = concord_money_figure_dup_pounds (fund->total);
  g_autofree char *words = g_strdup_printf (_ ("%s, all years: %s"), fund->name, pounds);

  concord_grid_add_row (grid, cash->option->id, fund->name, NULL);
  concord_figure_take_cell (figure, g_strdup (fund->name));
  for (gsize t = 0; t < cash->money->n_years; t++)
    {
      add_cell (grid, cash, fund, t);
      concord_figure_take_cell (figure, concord_money_figure_dup_cell (fund->cash[t]));
    }
  concord_grid_add_cell (grid, NULL, -1, text, NULL, words);
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (fund->total));
}

static void
add_columns (ConcordFigure *figure, ConcordGrid *grid, const ConcordMoneyCase *money)
{
  concord_figure_add_column (figure, _ ("Fund"), FALSE);
  for (gsize t = 0; t < money->n_years; t++)
    {
      g_autofree char *year = concord_money_case_dup_year (money, t);
      g_autofree char *header = g_strdup_printf (_ ("%s (£)"), year);
      int first = money->first_year + (int) t;
      /* Translators: a financial year, short: 27/28. */
      g_autofree char *short_year
          = g_strdup_printf (_ ("%02d/%02d"), first % 100, (first + 1) % 100);

      /* Without the century, so that ten years go beside each other. */
      concord_grid_add_column (grid, short_year, FALSE);
      concord_figure_add_column (figure, header, TRUE);
    }
  concord_grid_add_column (grid, _ ("All years"), TRUE);
  concord_figure_add_column (figure, _ ("All years (£)"), TRUE);
}

static void
show (ConcordFigure *figure, ConcordDocument *document, ConcordGrid *grid, const Cash *cash)
{
  double unit = concord_number_money_unit (cash->largest);

  add_columns (figure, grid, cash->money);
  for (guint i = 0; i < cash->funds->len; i++)
    add_fund (figure, grid, cash, get_fund (cash, i));
  concord_figure_take_title (figure, dup_title (cash));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (_ ("Cash that %s needs from each fund by financial year, %s; the "
                                  "darker, the more"),
                               cash->option->name, get_unit_name (unit)));
  concord_figure_take_caption (figure, dup_caption (document, cash));
  concord_figure_take_words (figure, dup_words (cash));
  concord_figure_explain (figure, cash->money->finding);
}

void
concord_make_money_by_fund (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  const ConcordMoneyOption *option = concord_money_figure_find (money, subject);
  ConcordGrid *grid = concord_grid_new ();
  g_autoptr (GPtrArray) funds = NULL;

  concord_figure_take_chart (figure, CONCORD_CHART (grid));
  if (option != NULL)
    {
      Cash cash = read_cash (money, option);

      funds = cash.funds;
      if (funds->len > 0)
        {
          show (figure, document, grid, &cash);
          return;
        }
    }
  concord_figure_add_column (figure, _ ("Fund"), FALSE);
  concord_money_figure_describe_empty (
      figure, document, money,
      _ ("No cash to find yet: enter on the Money screen what the option costs and saves, and from "
         "which fund."));
}
