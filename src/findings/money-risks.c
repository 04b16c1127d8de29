/* The risks of the options of a money case, which stand beside the lines. */
#include "findings/child-list.h"
#include "findings/money-private.h"
#include "findings/words.h"

#include "model/risk.h"

#include "concord-words.h"

ConcordShape
concord_money_get_shape (ConcordDocument *document)
{
  /* The choices of the project stand in the order of the shapes; absent is the first. */
  return concord_document_get_project (document)->estimate_shape == CONCORD_SHAPE_PERT
             ? CONCORD_SHAPE_PERT
             : CONCORD_SHAPE_TRIANGULAR;
}

/* What it would cost on average. */
static double
get_mean (const ConcordMoneyRisk *risk, ConcordShape shape)
{
  if (shape == CONCORD_SHAPE_PERT)
    return (risk->low + 4 * risk->likely + risk->high) / 6;
  return (risk->low + risk->likely + risk->high) / 3;
}

static void
warn (ConcordMoneyCase *money, const ConcordMoneyOption *option, const ConcordMoneyRisk *risk,
      const char *format)
{
  concord_finding_take_warning (money->finding,
                                g_strdup_printf (format, risk->name, option->name));
}

static void
set_impact (ConcordMoneyCase *money, const ConcordMoneyOption *option, ConcordMoneyRisk *risk,
            const ConcordRisk *record)
{
  double low = record->impact_low, high = record->impact_high;

  risk->low = risk->likely = risk->high = record->impact_likely;
  if (low > risk->likely || high < risk->likely)
    {
      warn (money, option, risk,
            _ ("The likely impact of the risk %s of %s does not lie between low and high, so the "
               "range is left aside."));
      return;
    }
  if (!isnan (risk->likely) && !isnan (low))
    risk->low = low;
  if (!isnan (risk->likely) && !isnan (high))
    risk->high = high;
}

static char *
dup_risk_words (const ConcordMoneyCase *money, const ConcordMoneyRisk *risk, int year)
{
  GString *text = g_string_new (NULL);
  g_autofree char *chance = concord_words_dup_number (100 * risk->probability, 1);
  g_autofree char *low = concord_money_dup_pounds (risk->low);
  g_autofree char *likely = concord_money_dup_pounds (risk->likely);
  g_autofree char *high = concord_money_dup_pounds (risk->high);
  g_autofree char *when = concord_money_dup_financial_year (year);

  /* Translators: a probability, an amount and a year. */
  g_string_append_printf (text, _ ("%s%% chance of %s in %s"), chance, likely, when);
  if (risk->low < risk->likely || risk->high > risk->likely)
    g_string_append_printf (text, _ (" (from %s to %s)"), low, high);
  if (risk->in_lines)
    g_string_append (text, _ ("; already in the lines"));
  return g_string_free (text, FALSE);
}

/* In the years of the horizon; one outside counts nowhere. */
static void
count (ConcordMoneyCase *money, ConcordMoneyOption *option, ConcordMoneyRisk *risk, int year,
       double mean)
{
  if (isnan (risk->probability) || isnan (mean))
    warn (money, option, risk,
          _ ("The risk %s of %s lacks its probability or its impact, so it is not counted."));
  else if (!concord_money_is_inside (money, year))
    warn (money, option, risk,
          _ ("The risk %s of %s falls outside the horizon, so it is not counted."));
  else
    {
      double expected = risk->probability * mean;

      risk->year = (gsize) (year - money->first_year);
      risk->present = expected * money->factors[risk->year];
      if (risk->in_lines)
        return;
      option->risk[risk->year] += expected;
      option->present_risk += risk->present;
    }
}

void
concord_money_read_risks (ConcordMoneyCase *money, ConcordMoneyOption *option,
                          ConcordRecord *record, ConcordShape shape)
{
  g_autoptr (GPtrArray) risks = concord_child_list_new (record, "risks");

  for (guint i = 0; i < risks->len; i++)
    {
      ConcordRisk *given = risks->pdata[i];
      ConcordMoneyRisk *risk = g_new0 (ConcordMoneyRisk, 1);
      int year = concord_is_absent (given->year) ? money->first_year : (int) given->year;

      risk->id = g_strdup (concord_record_get_id (CONCORD_RECORD (given)));
      risk->name = concord_record_dup_name (CONCORD_RECORD (given));
      risk->probability = given->probability / 100;
      risk->in_lines = given->in_lines == TRUE;
      risk->present = NAN;
      set_impact (money, option, risk, given);
      count (money, option, risk, year, get_mean (risk, shape));
      g_ptr_array_add (option->risks, risk);
      concord_finding_add_input (money->finding,
                                 g_strdup_printf (_ ("Risk %s of %s"), risk->name, option->name),
                                 given->probability, dup_risk_words (money, risk, year),
                                 risk->id);
    }
}

void
concord_money_risk_free (ConcordMoneyRisk *risk)
{
  g_free (risk->id);
  g_free (risk->name);
  g_free (risk);
}
