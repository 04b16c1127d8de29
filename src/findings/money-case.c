#include "findings/money-case.h"

#include "findings/money-private.h"
#include "findings/option-list.h"
#include "findings/words.h"

#include "methods/discounting.h"
#include "model/option.h"

#include "concord-words.h"

static void
option_free (ConcordMoneyOption *option)
{
  g_free (option->id);
  g_free (option->name);
  g_ptr_array_unref (option->lines);
  g_ptr_array_unref (option->risks);
  g_free (option->net);
  g_free (option->discounted);
  g_free (option->cumulative);
  g_free (option->cashable);
  g_free (option->non_cashable);
  g_free (option->risk);
  g_free (option);
}

void
concord_money_case_free (ConcordMoneyCase *money)
{
  concord_finding_unref (money->finding);
  g_free (money->schedule_name);
  g_free (money->schedule_source);
  g_free (money->factors);
  g_free (money->price_level);
  g_ptr_array_unref (money->options);
  g_ptr_array_unref (money->funds);
  g_ptr_array_unref (money->parties);
  g_ptr_array_unref (money->swings);
  g_free (money);
}

char *
concord_money_dup_financial_year (int year)
{
  /* Translators: a financial year: 2027/28. */
  return g_strdup_printf (_ ("%d/%02d"), year, (year + 1) % 100);
}

char *
concord_money_dup_pounds (double pounds)
{
  if (!isfinite (pounds) || fabs (pounds) * 100 > (double) CONCORD_MONEY_MAX_PENCE)
    return concord_money_dup_short (isfinite (pounds) ? pounds : NAN);
  return concord_money_dup_display ((ConcordMoney){ (gint64) round (pounds * 100) });
}

char *
concord_money_case_dup_year (const ConcordMoneyCase *money, gsize year)
{
  return concord_money_dup_financial_year (money->first_year + (int) year);
}

ConcordMoneyOption *
concord_money_case_find_option (const ConcordMoneyCase *money, const char *id)
{
  for (guint i = 0; i < money->options->len; i++)
    {
      ConcordMoneyOption *option = money->options->pdata[i];

      if (g_strcmp0 (option->id, id) == 0)
        return option;
    }
  return NULL;
}

/* --- an option ------------------------------------------------------------------------------- */

static ConcordMoneyOption *
option_new (const ConcordMoneyCase *money, ConcordOption *record)
{
  ConcordMoneyOption *option = g_new0 (ConcordMoneyOption, 1);

  option->id = g_strdup (concord_record_get_id (CONCORD_RECORD (record)));
  option->name = concord_record_dup_name (CONCORD_RECORD (record));
  option->in_house = record->in_house == TRUE;
  option->do_minimum = record->do_minimum == TRUE;
  option->business_as_usual = record->business_as_usual == TRUE;
  option->proposed = record->proposed == TRUE;
  option->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_money_line_free);
  option->risks = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_money_risk_free);
  option->net = g_new0 (double, money->n_years);
  option->discounted = g_new0 (double, money->n_years);
  option->cumulative = g_new0 (double, money->n_years);
  option->cashable = g_new0 (double, money->n_years);
  option->non_cashable = g_new0 (double, money->n_years);
  option->risk = g_new0 (double, money->n_years);
  return option;
}

static void
add_line (const ConcordMoneyCase *money, ConcordMoneyOption *option, const ConcordMoneyLine *line)
{
  if (!line->counted)
    return;
  for (gsize t = 0; t < money->n_years; t++)
    {
      option->net[t] += line->sign * line->real[t] * (1 + line->bias);
      if (line->sign > 0 && line->cashable)
        option->cashable[t] += line->real[t];
      else if (line->sign > 0)
        option->non_cashable[t] += line->real[t];
    }
  if (line->sign > 0)
    {
      option->present_benefit += line->present;
      return;
    }
  option->present_cost -= line->present;
  option->present_bias -= line->present * line->bias / (1 + line->bias);
}

static void
sum_up (const ConcordMoneyCase *money, ConcordMoneyOption *option)
{
  double cumulative = 0;

  for (guint i = 0; i < option->lines->len; i++)
    add_line (money, option, option->lines->pdata[i]);
  for (gsize t = 0; t < money->n_years; t++)
    {
      option->discounted[t] = option->net[t] * money->factors[t];
      cumulative += option->discounted[t];
      option->cumulative[t] = cumulative;
    }
  option->equivalent = NAN;
  option->npv = option->has_lines ? cumulative - option->present_risk : NAN;
  /* Absent where nothing could be discounted as well. */
  if (isnan (option->npv))
    option->npv = option->present_cost = option->present_benefit = option->present_bias
        = option->present_risk = NAN;
  else if (!concord_equivalent_annual_cost (-option->npv, (guint) money->n_years,
                                            money->first_rate, &option->equivalent, NULL, NULL))
    option->equivalent = NAN;
}

/* --- all options ----------------------------------------------------------------------------- */

static void
rank (ConcordMoneyCase *money)
{
  for (guint i = 0; i < money->options->len; i++)
    {
      ConcordMoneyOption *option = money->options->pdata[i];

      if (isnan (option->npv))
        continue;
      option->rank = 1;
      for (guint k = 0; k < money->options->len; k++)
        option->rank += ((ConcordMoneyOption *) money->options->pdata[k])->npv
                        > option->npv + CONCORD_MONEY_SAME;
    }
}

/* The best option but @other, the first of those that are alike; G_MAXUINT where there is none. */
static guint
find_best (const ConcordMoneyCase *money, guint other)
{
  guint best = G_MAXUINT, rank_of_best = G_MAXUINT;

  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      if (i == other || option->rank == 0 || option->rank >= rank_of_best)
        continue;
      best = i;
      rank_of_best = option->rank;
    }
  return best;
}

static void
find_lead (ConcordMoneyCase *money)
{
  money->leader = find_best (money, G_MAXUINT);
  money->runner_up = money->leader == G_MAXUINT ? G_MAXUINT : find_best (money, money->leader);
  if (money->runner_up != G_MAXUINT)
    money->lead = ((ConcordMoneyOption *) money->options->pdata[money->leader])->npv
                  - ((ConcordMoneyOption *) money->options->pdata[money->runner_up])->npv;
}

static ConcordMoneyState
get_state (const ConcordMoneyCase *money, gboolean discounted)
{
  gboolean has_lines = FALSE;

  for (guint i = 0; i < money->options->len; i++)
    has_lines |= ((ConcordMoneyOption *) money->options->pdata[i])->has_lines;
  if (money->options->len == 0)
    return CONCORD_MONEY_NO_OPTIONS;
  if (!has_lines)
    return CONCORD_MONEY_NO_LINES;
  return discounted ? CONCORD_MONEY_READY : CONCORD_MONEY_NO_SCHEDULE;
}

static ConcordMoneyCase *
money_new (void)
{
  ConcordMoneyCase *money = g_new0 (ConcordMoneyCase, 1);

  money->finding = concord_finding_new ("money", _ ("Costs and benefits of the options"));
  money->options = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);
  money->funds = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_money_share_free);
  money->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_money_share_free);
  money->swings = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_money_swing_free);
  money->first_rate = money->lead = NAN;
  money->leader = money->runner_up = G_MAXUINT;
  return money;
}

static void
describe (ConcordFinding *finding)
{
  concord_finding_set_method (
      finding,
      _ ("Net present social value = sum over the years t of D(t) × (benefits − costs × (1 + "
         "optimism bias) − probability × impact of risks), in prices of the price base year; D(t) "
         "= product over k ≤ t of 1 / (1 + r(k)), year 0 undiscounted. Real amounts rise above "
         "inflation from the price base year on; nominal ones are divided by the price level. "
         "Optimism bias = upper bound × (1 − sum of contribution × mitigation), not below the "
         "lower bound, mixed by share. A risk with a range counts with its mean. Transfers and "
         "sunk amounts are left out. The cash view is nominal, with transfers, without "
         "non-cashable benefits, optimism bias, risks and sunk amounts. Equivalent annual cost = "
         "−value × r / (1 − (1 + r)^−n), r the rate of year 1: paid at the end of each of n years. "
         "Switching value = −lead / present value of the line."),
      _ ("HM Treasury, The Green Book, 2022, chapters 5 and 6, annexes 5 and 6; HM Treasury, "
         "Supplementary Green Book guidance: optimism bias, 2013; internal rate of return: J. H. "
         "Lorie and L. J. Savage, Journal of Business 28, 1955; modified: S. A. Y. Lin, The "
         "Engineering Economist 21(4), 1976."));
}

ConcordMoneyCase *
concord_money_case_new (ConcordDocument *document)
{
  ConcordMoneyCase *money = money_new ();
  g_autoptr (GPtrArray) records = concord_option_list_new (document, NULL);
  ConcordShape shape = concord_money_get_shape (document);
  g_autofree char *problem = NULL;
  gboolean discounted;

  describe (money->finding);
  concord_money_set_horizon (money, document, records);
  discounted = concord_money_read_schedule (money, document, &problem);
  concord_money_read_prices (money, document);
  for (guint i = 0; i < records->len; i++)
    {
      ConcordMoneyOption *option = option_new (money, records->pdata[i]);

      g_ptr_array_add (money->options, option);
      concord_money_read_biases (money, option, document, records->pdata[i]);
      concord_money_read_lines (money, option, records->pdata[i]);
      concord_money_read_risks (money, option, records->pdata[i], shape);
      sum_up (money, option);
    }
  money->state = get_state (money, discounted);
  rank (money);
  find_lead (money);
  concord_money_share_cash (money, document);
  concord_money_compute_swings (money);
  concord_finding_take_sentence (money->finding, concord_money_dup_sentence (money, problem));
  concord_money_tell_biases (money);
  concord_money_tell (money, document);
  return money;
}
