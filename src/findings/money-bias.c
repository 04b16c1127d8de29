/* Optimism bias of the options of a money case. */
#include "findings/child-list.h"
#include "findings/money-private.h"
#include "findings/words.h"

#include "model/bias-factor.h"
#include "model/bias.h"
#include "model/line.h"

#include "concord-words.h"

/* What typed shares may miss 100 by, in percent. */
#define ROUNDING 0.01

/* Indices into concord_bias_measures. */
enum
{
  CAPITAL,
  OPERATING,
  DURATION,
  N_MEASURES
};

static ConcordMoneyBias *
get_bias (ConcordMoneyOption *option, int measure)
{
  ConcordMoneyBias *biases[] = { &option->capital, &option->operating, &option->duration };

  return biases[measure];
}

static ConcordBiasRange *
find_range (ConcordDocument *document, ConcordBias *bias)
{
  ConcordRecord *record
      = bias->bias_range == NULL ? NULL : concord_document_find (document, bias->bias_range);

  return CONCORD_IS_BIAS_RANGE (record) ? CONCORD_BIAS_RANGE (record) : NULL;
}

/* What the bias says of itself, else what its range says. */
static int
get_measure (ConcordDocument *document, ConcordBias *bias)
{
  ConcordBiasRange *range = find_range (document, bias);

  if (!concord_is_absent (bias->applies_to) || range == NULL)
    return bias->applies_to;
  return range->measure;
}

static void
part_clear (gpointer data)
{
  g_array_unref (((ConcordMoneyBiasPart *) data)->factors);
}

static void
add_part (ConcordDocument *document, GArray *parts, ConcordBias *bias)
{
  ConcordBiasRange *range = find_range (document, bias);
  g_autoptr (GPtrArray) factors = concord_child_list_new (CONCORD_RECORD (bias), "factors");
  ConcordMoneyBiasPart part = {
    .share = concord_is_absent (bias->share) ? 1 : bias->share / 100,
    .lower = bias->lower / 100,
    .upper = bias->upper / 100,
    .may_fall_below = bias->below_lower == TRUE,
    .factors = g_array_new (FALSE, FALSE, sizeof (double)),
  };

  if (range != NULL && isnan (part.lower))
    part.lower = range->lower / 100;
  if (range != NULL && isnan (part.upper))
    part.upper = range->upper / 100;
  for (guint i = 0; i < factors->len; i++)
    {
      ConcordBiasFactor *factor = factors->pdata[i];
      double contribution = factor->contribution / 100, mitigation = factor->mitigation / 100;

      g_array_append_val (part.factors, contribution);
      g_array_append_val (part.factors, mitigation);
    }
  g_array_append_val (parts, part);
}

static void
tell_part (ConcordMoneyCase *money, const ConcordMoneyOption *option, ConcordRecord *record,
           const ConcordMoneyBiasPart *part)
{
  g_autofree char *name = concord_record_dup_name (record);
  g_autofree char *lower = concord_words_dup_number (100 * part->lower, 1);
  g_autofree char *upper = concord_words_dup_number (100 * part->upper, 1);
  g_autofree char *share = concord_words_dup_number (100 * part->share, 1);
  guint n = part->factors->len / 2;

  concord_finding_add_input (
      money->finding,
      /* Translators: what the bias is for, then an option. */
      g_strdup_printf (_ ("Optimism bias “%s” of %s"), name, option->name), 100 * part->upper,
      g_strdup_printf (ngettext ("%s%% to %s%% on %s%% of the costs, %u factor",
                                 "%s%% to %s%% on %s%% of the costs, %u factors", n),
                       lower, upper, share, n),
      concord_record_get_id (record));
}

static void
warn_of_bias (ConcordMoneyCase *money, const ConcordMoneyOption *option, int measure,
              const char *why)
{
  concord_finding_take_warning (
      money->finding,
      /* Translators: capital costs, an option, then a sentence that says why. */
      g_strdup_printf (_ ("No optimism bias is added to %s of %s. %s"),
                       concord_choice_get_label (&concord_bias_measures[measure]), option->name, why));
}

static void
mix (ConcordMoneyCase *money, ConcordMoneyOption *option, int measure, const GArray *parts)
{
  ConcordMoneyBias *bias = get_bias (option, measure);
  g_autoptr (GError) error = NULL;
  double sum = 0;

  for (guint i = 0; i < parts->len; i++)
    sum += 100 * g_array_index (parts, ConcordMoneyBiasPart, i).share;
  if (fabs (sum - 100) > ROUNDING)
    {
      g_autofree char *percent = concord_words_dup_number (sum, 1);
      g_autofree char *why = g_strdup_printf (
          _ ("The shares of its parts add up to %s%% and must add up to 100%%."), percent);

      warn_of_bias (money, option, measure, why);
    }
  else if (!concord_money_mix_bias ((const ConcordMoneyBiasPart *) (gpointer) parts->data,
                                    parts->len, bias, &error))
    warn_of_bias (money, option, measure, error->message);
}

void
concord_money_read_biases (ConcordMoneyCase *money, ConcordMoneyOption *option,
                           ConcordDocument *document, ConcordRecord *record)
{
  g_autoptr (GPtrArray) biases = concord_child_list_new (record, "biases");

  for (int m = 0; m < N_MEASURES; m++)
    {
      ConcordMoneyBias *bias = get_bias (option, m);
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (ConcordMoneyBiasPart));

      g_array_set_clear_func (parts, part_clear);
      *bias = (ConcordMoneyBias){ NAN, NAN, NAN, TRUE };
      for (guint i = 0; i < biases->len; i++)
        if (get_measure (document, biases->pdata[i]) == m)
          {
            const char *reason = ((ConcordBias *) biases->pdata[i])->reason;

            add_part (document, parts, biases->pdata[i]);
            tell_part (money, option, biases->pdata[i],
                       &g_array_index (parts, ConcordMoneyBiasPart, parts->len - 1));
            bias->has_reason &= reason != NULL && *reason != '\0';
          }
      bias->has_reason &= parts->len > 0;
      if (parts->len > 0)
        mix (money, option, m, parts);
    }
  for (guint i = 0; i < biases->len; i++)
    if (concord_is_absent (get_measure (document, biases->pdata[i])))
      {
        g_autofree char *name = concord_record_dup_name (biases->pdata[i]);

        concord_finding_take_warning (
            money->finding,
            g_strdup_printf (_ ("The optimism bias “%s” of %s does not say what it applies to, so "
                                "it is not added."),
                             name, option->name));
      }
}

/* --- all options together -------------------------------------------------------------------- */

/* Whether the option has costs that a measure is added to. */
static gboolean
has_costs (const ConcordMoneyOption *option, int measure)
{
  for (guint i = 0; i < option->lines->len; i++)
    {
      const ConcordMoneyLine *line = option->lines->pdata[i];
      gboolean is_capital = line->budget == CONCORD_MONEY_CAPITAL;

      if (line->counted && line->sign < 0 && is_capital == (measure == CAPITAL))
        return TRUE;
    }
  return FALSE;
}

static void
warn_of_tilt (ConcordMoneyCase *money, int measure, const GPtrArray *with,
              const GPtrArray *without)
{
  const char *label = concord_choice_get_label (&concord_bias_measures[measure]);
  g_autofree char *lacking = NULL;
  g_autofree char *given = NULL;

  if (without->len == 0)
    return;
  lacking = concord_words_dup_array (without);
  concord_finding_take_warning (
      money->finding,
      /* Translators: Capital costs or Operating costs, then options. */
      g_strdup_printf (_ ("%s: no optimism bias is given for %s; every option needs one with its "
                          "reason, in-house too, even where it is 0%%."),
                       label, lacking));
  if (with->len == 0)
    return;
  given = concord_words_dup_array (with);
  concord_finding_take_warning (
      money->finding,
      g_strdup_printf (ngettext ("%s: optimism bias is added to %s only, not to every option; this "
                                 "tilts the comparison against it.",
                                 "%s: optimism bias is added to %s only, not to every option; this "
                                 "tilts the comparison against them.",
                                 with->len),
                       label, given));
}

static void
tell_measure (ConcordMoneyCase *money, int measure, GPtrArray *unreasoned)
{
  g_autoptr (GPtrArray) with = g_ptr_array_new ();
  g_autoptr (GPtrArray) without = g_ptr_array_new ();

  for (guint i = 0; i < money->options->len; i++)
    {
      ConcordMoneyOption *option = money->options->pdata[i];
      const ConcordMoneyBias *bias = get_bias (option, measure);

      if (!isnan (bias->applied) && !bias->has_reason
          && !g_ptr_array_find (unreasoned, option->name, NULL))
        g_ptr_array_add (unreasoned, option->name);
      if (has_costs (option, measure))
        g_ptr_array_add (isnan (bias->applied) ? without : with, option->name);
    }
  warn_of_tilt (money, measure, with, without);
}

void
concord_money_tell_biases (ConcordMoneyCase *money)
{
  g_autoptr (GPtrArray) unreasoned = g_ptr_array_new ();
  g_autofree char *list = NULL;

  tell_measure (money, CAPITAL, unreasoned);
  tell_measure (money, OPERATING, unreasoned);
  if (unreasoned->len == 0)
    return;
  list = concord_words_dup_array (unreasoned);
  concord_finding_take_warning (
      money->finding, g_strdup_printf (_ ("The optimism bias of %s has no reason; every option "
                                          "needs one, in-house too."),
                                       list));
}
