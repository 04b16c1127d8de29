#include "figures/money-words.h"

#include "charts/numbers.h"
#include "figures/figure-private.h"
#include "figures/figure-words.h"

#include "model/value.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

const ConcordMoneyOption *
concord_money_figure_find (const ConcordMoneyCase *money, const char *subject)
{
  const ConcordMoneyOption *found = concord_money_case_find_option (money, subject);

  if (found != NULL && found->rank > 0)
    return found;
  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      if (option->proposed && option->rank > 0)
        return option;
    }
  return money->leader == G_MAXUINT ? NULL : money->options->pdata[money->leader];
}

const ConcordMoneyOption *
concord_money_figure_find_do_minimum (const ConcordMoneyCase *money)
{
  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      if (option->do_minimum && option->rank > 0)
        return option;
    }
  return NULL;
}

const ConcordFuturesOption *
concord_money_figure_simulated (const ConcordFutures *futures, const ConcordMoneyOption *option)
{
  for (gsize i = 0; option != NULL && i < futures->n_options; i++)
    if (strcmp (futures->options[i].id, option->id) == 0)
      return &futures->options[i];
  return NULL;
}

char *
concord_money_figure_dup_pounds (double pounds)
{
  return concord_money_dup_short (pounds);
}

char *
concord_money_figure_dup_cell (double pounds)
{
  return concord_number_dup_plain (pounds, 0);
}

char *
concord_money_figure_dup_prices (const ConcordMoneyCase *money)
{
  /* Translators: a financial year: prices of 2027/28. */
  return g_strdup_printf (_ ("prices of %d/%02d"), money->price_base_year,
                          (money->price_base_year + 1) % 100);
}

static char *
dup_draws (const ConcordFutures *futures)
{
  g_autofree char *draws = concord_number_dup_plain ((double) futures->draws, 0);

  return g_strdup_printf (_ (" %s simulated futures, seed %lu.%s"), draws,
                          (gulong) futures->seed,
                          futures->is_coarse
                              ? _ (" First estimate; the whole work is under way.")
                              : "");
}

char *
concord_money_figure_dup_caption (ConcordDocument *document, const ConcordMoneyCase *money,
                                  const ConcordFutures *futures)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  g_autofree char *draws = futures == NULL ? g_strdup ("") : dup_draws (futures);

  if (money->schedule_name == NULL)
    return g_strdup_printf (_ ("Source: costs and benefits of this project.%s%s"), draws, as_of);
  return g_strdup_printf (_ ("Source: costs and benefits of this project. Discounted by %s.%s%s"),
                          money->schedule_name, draws, as_of);
}

static const char *
get_empty_title (const ConcordMoneyCase *money)
{
  switch (money->state)
    {
    case CONCORD_MONEY_NO_OPTIONS:
      return _ ("No options yet");
    case CONCORD_MONEY_NO_LINES:
      return _ ("No costs or benefits yet");
    case CONCORD_MONEY_NO_SCHEDULE:
      return _ ("No discount rates to compare the years by");
    case CONCORD_MONEY_READY:
      break;
    }
  return _ ("Nothing to compare yet");
}

void
concord_money_figure_describe_empty (ConcordFigure *figure, ConcordDocument *document,
                                     const ConcordMoneyCase *money, const char *reason)
{
  const char *sentence
      = reason != NULL && money->state == CONCORD_MONEY_READY ? reason : money->finding->sentence;

  concord_figure_take_title (figure, g_strdup (get_empty_title (money)));
  concord_figure_take_subtitle (figure, g_strdup (_ ("Costs and benefits of the options")));
  concord_figure_take_caption (figure, concord_money_figure_dup_caption (document, money, NULL));
  concord_figure_take_words (figure, g_strdup (sentence));
  concord_figure_set_empty_words (figure, sentence);
  concord_figure_explain (figure, money->finding);
}
