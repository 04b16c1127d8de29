#include "app/money-words.h"
#include "findings/words.h"
#include "model/bias.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

static ConcordMoneyOption *
find_option (const ConcordMoneyCase *money, ConcordOption *option)
{
  return concord_money_case_find_option (money, concord_record_get_id (CONCORD_RECORD (option)));
}

static gboolean
is_dropped (ConcordOption *option)
{
  return !concord_is_absent (option->stage)
         && strcmp (concord_option_stages[option->stage].nick, "dropped") == 0;
}

/* What the name says already is not said twice. */
static void
add_mark (GPtrArray *marks, const char *title, gboolean is_so, const char *mark)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);

  if (is_so && strstr (folded, mark) == NULL)
    g_ptr_array_add (marks, (gpointer) mark);
}

char *
concord_money_words_dup_option (ConcordRecord *record)
{
  const ConcordOption *option = CONCORD_OPTION (record);
  g_autofree char *title = concord_record_dup_title (record);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autofree char *list = NULL;

  add_mark (marks, title, option->do_minimum == TRUE, _ ("do-minimum"));
  add_mark (marks, title, option->in_house == TRUE, _ ("in-house"));
  add_mark (marks, title, option->proposed == TRUE, _ ("proposed"));
  add_mark (marks, title, is_dropped (CONCORD_OPTION (record)), _ ("dropped"));
  if (marks->len == 0)
    return g_steal_pointer (&title);
  g_ptr_array_add (marks, NULL);
  list = g_strjoinv (", ", (char **) marks->pdata);
  /* Translators: an option, then what it is: "do-minimum, in-house". */
  return g_strdup_printf (_ ("%s (%s)"), title, list);
}

char *
concord_money_words_dup_pounds (double pounds)
{
  /* No minus before a rounded nought. */
  return isnan (pounds) ? g_strdup ("–") : concord_number_dup_display (round (pounds) + 0.0);
}

/* --- totals ---------------------------------------------------------------------------------- */

static char *
dup_years (const ConcordMoneyCase *money)
{
  g_autofree char *first = concord_money_case_dup_year (money, 0);
  g_autofree char *last = concord_money_case_dup_year (money, money->n_years - 1);

  return money->n_years == 1 ? g_steal_pointer (&first)
                             /* Translators: two financial years. */
                             : g_strdup_printf (_ ("%s to %s"), first, last);
}

char *
concord_money_words_dup_totals (const ConcordMoneyCase *money, ConcordOption *record)
{
  const ConcordMoneyOption *option = find_option (money, record);
  g_autofree char *cost = NULL, *benefit = NULL, *npv = NULL, *equivalent = NULL, *years = NULL;

  if (option == NULL || !option->has_lines || isnan (option->npv))
    return NULL;
  cost = concord_money_dup_short (option->present_cost);
  benefit = concord_money_dup_short (option->present_benefit);
  npv = concord_money_dup_short (option->npv);
  equivalent = concord_money_dup_short (option->equivalent);
  years = dup_years (money);
  return g_strdup_printf (
      /* Translators: four amounts, then years such as "2027/28 to 2036/37". */
      _ ("Present cost %s, benefits %s, net present value %s; equivalent annual cost %s. %s, "
         "discounted."),
      cost, benefit, npv, equivalent, years);
}

char *
concord_money_words_dup_problem (const ConcordMoneyCase *money, ConcordOption *record)
{
  if (money->state == CONCORD_MONEY_NO_SCHEDULE)
    return g_strdup (money->finding->sentence);
  if (record != NULL && find_option (money, record) == NULL)
    return g_strdup (is_dropped (record)
                         ? _ ("This option was dropped, so its money is not compared.")
                         : _ ("This option is not on the short list, so its money is not compared."));
  return NULL;
}

/* --- risks ----------------------------------------------------------------------------------- */

char *
concord_money_words_dup_risks (const ConcordMoneyCase *money, ConcordOption *record)
{
  const ConcordMoneyOption *option = find_option (money, record);
  g_autofree char *pounds = NULL, *first = NULL, *second = NULL;
  guint n_allowed = 0;

  if (option == NULL || option->risks->len == 0 || isnan (option->present_risk))
    return NULL;
  for (guint i = 0; i < option->risks->len; i++)
    n_allowed += ((ConcordMoneyRisk *) option->risks->pdata[i])->in_lines;
  pounds = concord_money_dup_short (option->present_risk);
  first = g_strdup_printf (
      _ ("Expected cost of the risks: %s, discounted; it stands beside the lines."), pounds);
  if (n_allowed == 0)
    return g_steal_pointer (&first);
  second = g_strdup_printf (ngettext ("%u risk is in the lines already and is not added.",
                                      "%u risks are in the lines already and are not added.",
                                      n_allowed),
                            n_allowed);
  return g_strjoin (" ", first, second, NULL);
}

/* --- optimism bias --------------------------------------------------------------------------- */

static void
add_measure (GString *words, const ConcordMoneyBias *bias, int measure)
{
  g_autofree char *upper = concord_words_dup_number (100 * bias->upper, 1);
  g_autofree char *applied = concord_words_dup_number (100 * bias->applied, 1);
  const char *name = concord_choice_get_label (&concord_bias_measures[measure]);

  if (isnan (bias->applied))
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  if (bias->applied < bias->upper)
    /* Translators: "Capital costs", then two percentages. */
    g_string_append_printf (words, _ ("%s: upper bound %s%%, dealt with to %s%%."), name, upper,
                            applied);
  else
    g_string_append_printf (words, _ ("%s: upper bound %s%%, none of it dealt with."), name, upper);
}

char *
concord_money_words_dup_bias (const ConcordMoneyCase *money, ConcordOption *record)
{
  const ConcordMoneyOption *option = find_option (money, record);
  GString *words;

  if (option == NULL)
    return NULL;
  words = g_string_new (NULL);
  add_measure (words, &option->capital, 0);
  add_measure (words, &option->operating, 1);
  add_measure (words, &option->duration, 2);
  if (words->len > 0 && option->has_lines && !isnan (option->present_bias))
    {
      g_autofree char *pounds = concord_money_dup_short (option->present_bias);

      g_string_append_printf (words, _ ("\nOptimism bias adds %s to the present cost."), pounds);
    }
  return g_string_free (words, words->len == 0);
}

static gboolean
has_costs (const ConcordMoneyOption *option)
{
  for (guint i = 0; i < option->lines->len; i++)
    {
      const ConcordMoneyLine *line = option->lines->pdata[i];

      if (line->counted && line->sign < 0)
        return TRUE;
    }
  return FALSE;
}

char *
concord_money_words_dup_unreasoned (const ConcordMoneyCase *money, ConcordOption *record)
{
  const ConcordMoneyOption *option = find_option (money, record);
  GListModel *biases = concord_record_get_children (CONCORD_RECORD (record), "biases");
  guint n = g_list_model_get_n_items (biases);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ConcordBias) bias = g_list_model_get_item (biases, i);

      if (bias->reason == NULL)
        g_ptr_array_add (names, concord_record_dup_name (CONCORD_RECORD (bias)));
    }
  if (n == 0 && option != NULL && has_costs (option))
    return g_strdup (_ ("This option has costs and no optimism bias. Every option needs one with its "
                        "reason, in-house too, even where it is 0%."));
  if (names->len == 0)
    return NULL;
  list = concord_words_dup_array (names);
  /* Translators: names of what an optimism bias is for. */
  return g_strdup_printf (_ ("%s: say why this bias, and why it is dealt with so far. Every option "
                             "needs a reason, in-house too."),
                          list);
}
