/* What a money case found, in one or two sentences. */
#include "findings/money-private.h"
#include "findings/words.h"

#include "concord-words.h"

static const ConcordMoneyOption *
get_option (const ConcordMoneyCase *money, guint i)
{
  return money->options->pdata[i];
}

static GPtrArray *
list_names (const ConcordMoneyCase *money, guint rank)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < money->options->len; i++)
    if (get_option (money, i)->rank == rank)
      g_ptr_array_add (names, get_option (money, i)->name);
  return names;
}

static char *
dup_years (const ConcordMoneyCase *money)
{
  guint n = (guint) money->n_years;

  return g_strdup_printf (ngettext ("%u year", "%u years", n), n);
}

/* "Shared service costs £12.3m net over 10 years, discounted", or what it is worth. */
static char *
dup_worth (const ConcordMoneyCase *money, const ConcordMoneyOption *option)
{
  g_autofree char *size = concord_money_dup_short (fabs (option->npv));
  g_autofree char *years = dup_years (money);

  /* Translators: an option, an amount, "10 years". */
  return g_strdup_printf (option->npv < 0 ? _ ("%s costs %s net over %s, discounted")
                                          : _ ("%s brings %s more than it costs over %s, "
                                               "discounted"),
                          option->name, size, years);
}

/* "Shared service costs least, £12.3m net over 10 years, discounted: £2.1m less than In-house." */
static char *
dup_lead (const ConcordMoneyCase *money)
{
  const ConcordMoneyOption *leader = get_option (money, money->leader);
  const ConcordMoneyOption *next = get_option (money, money->runner_up);
  g_autofree char *size = concord_money_dup_short (fabs (leader->npv));
  g_autofree char *years = dup_years (money);
  g_autofree char *lead = concord_money_dup_short (money->lead);

  if (leader->npv < 0)
    /* Translators: an option, an amount, "10 years", an amount, another option. */
    return g_strdup_printf (_ ("%s costs least, %s net over %s, discounted: %s less than %s."),
                            leader->name, size, years, lead, next->name);
  return g_strdup_printf (_ ("%s is worth most, %s more than it costs over %s, discounted: %s "
                             "ahead of %s."),
                          leader->name, size, years, lead, next->name);
}

static char *
dup_ranking (const ConcordMoneyCase *money)
{
  const ConcordMoneyOption *leader = get_option (money, money->leader);
  g_autoptr (GPtrArray) winners = list_names (money, 1);
  g_autofree char *worth = dup_worth (money, leader);

  if (money->options->len == 1)
    return g_strdup_printf (_ ("%s; there is no other option to compare it with."), worth);
  if (money->runner_up == G_MAXUINT)
    return g_strdup_printf (_ ("%s; it is the only option with money lines."), worth);
  if (winners->len > 1)
    {
      g_autofree char *names = concord_words_dup_array (winners);
      g_autofree char *each = concord_money_dup_short (leader->npv);
      g_autofree char *years = dup_years (money);

      return g_strdup_printf (_ ("No option leads on money: %s have the same net present value, %s "
                                 "over %s."),
                              names, each, years);
    }
  return dup_lead (money);
}

static void
append_extras (const ConcordMoneyCase *money, GString *sentence)
{
  const ConcordMoneyOption *leader = get_option (money, money->leader);
  g_autofree char *bias = concord_money_dup_short (leader->present_bias);
  g_autofree char *risk = concord_money_dup_short (leader->present_risk);

  /* Of several that share the first place none is meant. */
  if (money->lead <= CONCORD_MONEY_SAME)
    return;
  if (leader->present_bias > 0 && leader->present_risk > 0)
    g_string_append_printf (sentence, _ (" Its figure includes %s for optimism bias and %s for risks."),
                            bias, risk);
  else if (leader->present_bias > 0)
    g_string_append_printf (sentence, _ (" Its figure includes %s for optimism bias."), bias);
  else if (leader->present_risk > 0)
    g_string_append_printf (sentence, _ (" Its figure includes %s for risks."), risk);
}

static void
append_unranked (const ConcordMoneyCase *money, GString *sentence)
{
  g_autoptr (GPtrArray) names = list_names (money, 0);
  g_autofree char *list = NULL;

  if (names->len == 0)
    return;
  list = concord_words_dup_array (names);
  g_string_append_printf (sentence,
                          ngettext (" %s is not compared: it has no costs or benefits yet.",
                                    " %s are not compared: they have no costs or benefits yet.",
                                    names->len),
                          list);
}

char *
concord_money_dup_sentence (const ConcordMoneyCase *money, const char *problem)
{
  GString *sentence = NULL;

  switch (money->state)
    {
    case CONCORD_MONEY_NO_OPTIONS:
      return g_strdup (_ ("No options yet: enter on the Options screen what could be done, in-house "
                          "and do-minimum among them."));
    case CONCORD_MONEY_NO_LINES:
      return g_strdup (_ ("No costs or benefits yet: enter on the Money screen what each option "
                          "costs and brings, year by year."));
    case CONCORD_MONEY_NO_SCHEDULE:
      return g_strdup (problem);
    case CONCORD_MONEY_READY:
      break;
    }
  sentence = g_string_new (NULL);
  if (money->leader != G_MAXUINT)
    {
      g_autofree char *ranking = dup_ranking (money);

      g_string_append (sentence, ranking);
      append_extras (money, sentence);
    }
  append_unranked (money, sentence);
  return g_strchug (g_string_free (sentence, FALSE));
}
