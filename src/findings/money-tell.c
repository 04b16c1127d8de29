/* The results of a money case as facts, and what to know before relying on them. */
#include "findings/money-private.h"
#include "findings/words.h"

#include "methods/internal-rate.h"
#include "model/criterion.h"

#include "concord-words.h"
#include <string.h>

/* Years beyond which hardly any proposal is appraised. */
#define LONG_HORIZON 60

static void
add_pounds (ConcordMoneyCase *money, char *name, double pounds, const char *where)
{
  concord_finding_add_result (money->finding, name, pounds, concord_money_dup_pounds (pounds),
                              where);
}

static void
tell_lines (ConcordMoneyCase *money, const ConcordMoneyOption *option)
{
  for (guint i = 0; i < option->lines->len; i++)
    {
      const ConcordMoneyLine *line = option->lines->pdata[i];
      g_autofree char *percent = concord_words_dup_number (100 * line->bias, 1);
      g_autofree char *pounds = concord_money_dup_pounds (line->present);

      if (!line->counted)
        continue;
      concord_finding_add_result (
          money->finding,
          /* Translators: a line of costs or benefits, then an option. */
          g_strdup_printf (_ ("Present value of %s of %s"), line->name, option->name),
          line->present,
          line->sign < 0 ? g_strdup_printf (_ ("%s, with %s%% optimism bias"), pounds, percent)
                         : g_strdup (pounds),
          line->id);
    }
}

static void
tell_option (ConcordMoneyCase *money, const ConcordMoneyOption *option)
{
  const char *name = option->name;

  if (option->rank == 0)
    return;
  tell_lines (money, option);
  add_pounds (money, g_strdup_printf (_ ("Present cost of %s"), name), option->present_cost,
              option->id);
  add_pounds (money, g_strdup_printf (_ ("Of which optimism bias of %s"), name),
              option->present_bias, option->id);
  add_pounds (money, g_strdup_printf (_ ("Present benefit of %s"), name), option->present_benefit,
              option->id);
  add_pounds (money, g_strdup_printf (_ ("Expected cost of the risks of %s"), name),
              option->present_risk, option->id);
  add_pounds (money, g_strdup_printf (_ ("Net present social value of %s"), name), option->npv,
              option->id);
  add_pounds (money, g_strdup_printf (_ ("Equivalent annual cost of %s"), name),
              option->equivalent, option->id);
  concord_finding_add_result (money->finding, g_strdup_printf (_ ("Rank of %s by money"), name),
                              option->rank, NULL, option->id);
}

/* --- lead ------------------------------------------------------------------------------------ */

static void
tell_swing (ConcordMoneyCase *money, const ConcordMoneySwing *swing)
{
  g_autofree char *percent = concord_words_dup_number (fabs (swing->switching_percent), 1);
  g_autofree char *amount = concord_money_dup_pounds (fabs (swing->switching_amount));
  gboolean rises = swing->switching_percent > 0;
  GString *text;

  if (isnan (swing->switching_percent))
    return;
  text = g_string_new (NULL);
  if (swing->switching_percent <= -100)
    /* More than all of it can't go. */
    g_string_append (text, _ ("the lead stays even without any of it"));
  else
    g_string_append_printf (text, rises ? _ ("the lead is gone if it rises by %s%%")
                                        : _ ("the lead is gone if it falls by %s%%"),
                            percent);
  if (!isnan (swing->switching_amount) && swing->switching_percent > -100)
    g_string_append_printf (text, _ (", that is by %s a year"), amount);
  concord_finding_add_result (
      money->finding,
      g_strdup_printf (_ ("Switching value of %s of %s"), swing->name, swing->option_name),
      swing->switching_percent, g_string_free (text, FALSE), swing->line);
}

/* Nothing is said of a rate before a comparator is there. */
static const ConcordMoneyOption *
find_do_minimum (const ConcordMoneyCase *money)
{
  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      if (option->do_minimum && option->rank > 0)
        return option;
    }
  return NULL;
}

static const ConcordMoneyOption *
find_subject (const ConcordMoneyCase *money)
{
  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      if (option->proposed && option->rank > 0)
        return option;
    }
  return money->leader == G_MAXUINT ? NULL : money->options->pdata[money->leader];
}

static char *
dup_rate_words (double rate, gsize n_rates, guint changes)
{
  g_autofree char *percent = concord_words_dup_number (100 * rate, 2);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s%%"), percent);
  g_string_append_printf (text, ngettext ("; the flows change sign once",
                                          "; the flows change sign %u times", changes),
                          changes);
  if (n_rates > 1)
    g_string_append_printf (text, ngettext (", and there is %u such rate",
                                            ", and there are %u such rates; this is the one "
                                            "nearest to zero",
                                            (guint) n_rates),
                            (guint) n_rates);
  return g_string_free (text, FALSE);
}

/* Spending is financed, and what comes in is put out again, at the schedule's first rate. */
static void
tell_modified_rate (ConcordMoneyCase *money, const double *flows, const char *option,
                    const char *base, const char *where)
{
  g_autofree char *first = concord_words_dup_number (100 * money->first_rate, 3);
  g_autoptr (GError) error = NULL;
  double rate = NAN;
  char *text;

  if (concord_modified_internal_rate (flows, money->n_years, money->first_rate, money->first_rate,
                                      &rate, &error))
    {
      g_autofree char *percent = concord_words_dup_number (100 * rate, 2);

      text = g_strdup_printf (_ ("%s%%; spending is financed and income put out again at %s%%, the "
                                 "first rate of the schedule"),
                              percent, first);
    }
  else
    text = g_strdup (error->message);
  money->modified_rate = concord_finding_add_result (
      money->finding,
      /* Translators: an option, then the do-minimum. */
      g_strdup_printf (_ ("Modified internal rate of return of %s over %s"), option, base), rate,
      text, where);
}

/* Of the proposed or leading option's flows, lines and expected risks, less the do-minimum's. */
static void
tell_internal_rate (ConcordMoneyCase *money)
{
  const ConcordMoneyOption *base = find_do_minimum (money), *option = find_subject (money);
  g_autofree double *flows = NULL;
  g_autoptr (GError) error = NULL;
  double rate = NAN;
  gsize n_rates;
  char *text;

  if (base == NULL || option == NULL || option == base)
    return;
  flows = g_new (double, money->n_years);
  for (gsize t = 0; t < money->n_years; t++)
    flows[t] = option->net[t] - option->risk[t] - base->net[t] + base->risk[t];
  if (concord_internal_rate (flows, money->n_years, &rate, &n_rates, &error))
    text = dup_rate_words (rate, n_rates, (guint) concord_sign_changes (flows, money->n_years));
  else
    text = g_strdup (error->message);
  money->internal_rate = concord_finding_add_result (
      money->finding,
      /* Translators: an option, then the do-minimum. */
      g_strdup_printf (_ ("Internal rate of return of %s over %s"), option->name, base->name), rate,
      text, option->id);
  tell_modified_rate (money, flows, option->name, base->name, option->id);
}

/* --- warnings -------------------------------------------------------------------------------- */

static gboolean
is_about_money (const char *name)
{
  /* Translators: words, small and divided by |, that tell that a criterion is about money. */
  g_auto (GStrv) words = g_strsplit (_ ("cost|price|saving"), "|", -1);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
warn_of_double_counting (ConcordMoneyCase *money, ConcordDocument *document)
{
  g_autoptr (GPtrArray) criteria = concord_document_list (document, "criterion");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < criteria->len; i++)
    {
      const char *name = CONCORD_CRITERION (criteria->pdata[i])->name;

      if (name != NULL && is_about_money (name))
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return;
  list = concord_words_dup_array (names);
  concord_finding_take_warning (
      money->finding,
      g_strdup_printf (ngettext ("%s is a criterion of the appraisal as well: the same money may "
                                 "be counted twice.",
                                 "%s are criteria of the appraisal as well: the same money may be "
                                 "counted twice.",
                                 names->len),
                       list));
}

static void
warn_of_comparators (ConcordMoneyCase *money)
{
  gboolean do_minimum = FALSE, in_house = FALSE;

  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      do_minimum |= option->do_minimum && option->has_lines;
      in_house |= option->in_house && option->has_lines;
    }
  if (!do_minimum)
    concord_finding_take_warning (money->finding,
                                  g_strdup (_ ("The do-minimum has no costs or benefits, so that "
                                               "nothing can be held against it.")));
  if (!in_house)
    concord_finding_take_warning (money->finding,
                                  g_strdup (_ ("The in-house option has no costs or benefits, so "
                                               "that nothing can be held against it.")));
}

/* What lies beyond the longest horizon that is usual is the least certain, and can be most of it. */
static void
warn_of_horizon (ConcordMoneyCase *money)
{
  const ConcordMoneyOption *leader
      = money->leader == G_MAXUINT ? NULL : money->options->pdata[money->leader];
  g_autofree char *late = NULL;
  double present = 0;

  if (money->n_years <= LONG_HORIZON)
    return;
  if (leader == NULL || money->state != CONCORD_MONEY_READY)
    {
      concord_finding_take_warning (
          money->finding,
          g_strdup_printf (_ ("The horizon is %u years: what is entered for the years after the "
                              "60th is the least certain."),
                           (guint) money->n_years));
      return;
    }
  for (gsize t = LONG_HORIZON; t < money->n_years; t++)
    present += leader->discounted[t] - leader->risk[t] * money->factors[t];
  late = concord_money_dup_pounds (present);
  concord_finding_take_warning (
      money->finding,
      /* Translators: a number of years, an amount, an option. */
      g_strdup_printf (_ ("The horizon is %u years: %s of the net present value of %s comes after "
                          "the 60th year, where amounts and rates are the least certain."),
                       (guint) money->n_years, late, leader->name));
}

void
concord_money_tell (ConcordMoneyCase *money, ConcordDocument *document)
{
  if (money->state == CONCORD_MONEY_NO_OPTIONS || money->state == CONCORD_MONEY_NO_LINES)
    return;
  for (guint i = 0; i < money->options->len; i++)
    tell_option (money, money->options->pdata[i]);
  if (!isnan (money->lead))
    add_pounds (money, g_strdup (_ ("Lead on money")), money->lead, NULL);
  /* Where two share the lead there is none to lose. */
  for (guint i = 0; money->lead > CONCORD_MONEY_SAME && i < money->swings->len; i++)
    tell_swing (money, money->swings->pdata[i]);
  if (money->state == CONCORD_MONEY_READY)
    tell_internal_rate (money);
  warn_of_horizon (money);
  warn_of_double_counting (money, document);
  warn_of_comparators (money);
  if (!money->has_deflator)
    concord_finding_take_warning (
        money->finding,
        g_strdup (_ ("There is no usable price index: the cash view shows real lines in prices of "
                     "the base year, not as they will be paid.")));
}
