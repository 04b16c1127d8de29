/* What is simulated: the lines with a range and the risks of every option, and all the rest as one
 * line that is known. */
#include "findings/futures-private.h"
#include "findings/money-private.h"
#include "findings/words.h"

#include "concord-words.h"

#define USUAL_DRAWS 100000

static void
subject_free (gpointer data)
{
  ConcordFuturesSubject *subject = data;

  g_free (subject->id);
  g_free (subject->name);
  g_free (subject);
}

static void
add_subject (ConcordFuturesInputs *inputs, const ConcordMoneyOption *option)
{
  ConcordFuturesSubject *subject = g_new0 (ConcordFuturesSubject, 1);

  subject->id = g_strdup (option->id);
  subject->name = g_strdup (option->name);
  subject->in_house = option->in_house;
  subject->do_minimum = option->do_minimum;
  subject->proposed = option->proposed;
  g_ptr_array_add (inputs->subjects, subject);
}

/* A line of the option at hand, the last one; takes @worth. Costs are positive. */
static void
add_line (ConcordFuturesInputs *inputs, double low, double likely, double high,
          ConcordShape shape, double chance, double *worth, gboolean correlated)
{
  ConcordSimulatedLine line = {
    .option = inputs->subjects->len - 1,
    .low = low,
    .likely = likely,
    .high = high,
    .shape = shape,
    .years = worth,
    .absent_probability = 1 - chance,
  };

  g_ptr_array_add (inputs->worths, worth);
  g_array_append_val (inputs->lines, line);
  g_array_append_val (inputs->correlated, correlated);
}

static void
add_fact (ConcordFuturesInputs *inputs, char *name, double number, char *text, const char *where)
{
  concord_finding_add_input (inputs->facts, name, number, text, where);
}

static void
tell_range (ConcordFuturesInputs *inputs, const ConcordMoneyOption *option,
            const ConcordMoneyLine *line)
{
  g_autofree char *low = concord_money_dup_pounds (line->low);
  g_autofree char *likely = concord_money_dup_pounds (line->likely);
  g_autofree char *high = concord_money_dup_pounds (line->high);

  add_fact (inputs, g_strdup_printf (_ ("%s of %s"), line->name, option->name), line->likely,
            /* Translators: three amounts: least, likely, most. */
            g_strdup_printf (_ ("%s, likely %s, to %s a year"), low, likely, high), line->id);
}

/* The lines of an option: what has a range on its own, the rest in one sum. */
static void
copy_lines (ConcordFuturesInputs *inputs, const ConcordMoneyCase *money,
            const ConcordMoneyOption *option, ConcordShape shape)
{
  double *known = g_new0 (double, money->n_years);

  for (guint i = 0; i < option->lines->len; i++)
    {
      const ConcordMoneyLine *line = option->lines->pdata[i];
      gboolean varies = line->counted && line->has_range;

      for (gsize t = 0; line->counted && t < money->n_years; t++)
        {
          double all = line->real[t] * (1 + line->bias) * money->factors[t];

          known[t] -= line->sign * (varies ? all - line->likely * line->worth[t] : all);
        }
      if (!varies)
        continue;
      tell_range (inputs, option, line);
      inputs->n_varying++;
      if (line->sign < 0)
        add_line (inputs, line->low, line->likely, line->high, shape, 1,
                  g_memdup2 (line->worth, money->n_years * sizeof (double)), TRUE);
      else
        add_line (inputs, -line->high, -line->likely, -line->low, shape, 1,
                  g_memdup2 (line->worth, money->n_years * sizeof (double)), FALSE);
    }
  add_line (inputs, 1, 1, 1, shape, 1, known, FALSE);
}

static void
copy_risks (ConcordFuturesInputs *inputs, const ConcordMoneyCase *money,
            const ConcordMoneyOption *option, ConcordShape shape)
{
  for (guint i = 0; i < option->risks->len; i++)
    {
      const ConcordMoneyRisk *risk = option->risks->pdata[i];
      g_autofree char *low = concord_money_dup_pounds (risk->low);
      g_autofree char *likely = concord_money_dup_pounds (risk->likely);
      g_autofree char *high = concord_money_dup_pounds (risk->high);
      g_autofree char *chance = concord_words_dup_number (100 * risk->probability, 1);
      double *worth;

      if (risk->in_lines || isnan (risk->present))
        continue;
      worth = g_new0 (double, money->n_years);
      worth[risk->year] = money->factors[risk->year];
      inputs->n_varying++;
      add_line (inputs, risk->low, risk->likely, risk->high, shape, risk->probability, worth,
                FALSE);
      add_fact (inputs, g_strdup_printf (_ ("Risk %s of %s"), risk->name, option->name),
                100 * risk->probability,
                /* Translators: a probability, then three amounts: least, likely, most. */
                g_strdup_printf (_ ("%s%% chance of %s, likely %s, to %s"), chance, low, likely,
                                 high),
                risk->id);
    }
}

static void
read_settings (ConcordFuturesInputs *inputs, ConcordDocument *document, ConcordShape shape)
{
  ConcordProject *project = concord_document_get_project (document);
  const char *id = concord_record_get_id (CONCORD_RECORD (project));
  g_autofree char *percent = NULL;

  inputs->draws = concord_is_absent (project->futures) ? USUAL_DRAWS : (gsize) project->futures;
  inputs->seed = concord_is_absent (project->seed) ? 0 : (guint64) project->seed;
  inputs->correlation
      = concord_is_absent (project->cost_correlation) ? 0 : project->cost_correlation / 100;
  percent = concord_words_dup_number (100 * inputs->correlation, 1);
  add_fact (inputs, g_strdup (_ ("Simulated futures")), (double) inputs->draws, NULL, id);
  add_fact (inputs, g_strdup (_ ("Seed of simulations")), (double) inputs->seed, NULL, id);
  add_fact (inputs, g_strdup (_ ("Shape of estimates")), NAN,
            g_strdup (shape == CONCORD_SHAPE_PERT ? _ ("PERT") : _ ("Triangular")), id);
  add_fact (inputs, g_strdup (_ ("Correlation between the costs of one option")),
            100 * inputs->correlation, g_strdup_printf (_ ("%s%%"), percent), id);
}

/* Why the money case can't be simulated; NULL where it can. */
static char *
dup_problem (const ConcordMoneyCase *money)
{
  if (money->state == CONCORD_MONEY_READY && money->leader != G_MAXUINT)
    return NULL;
  return g_strdup (money->finding->sentence);
}

/* A range that leans to the dear side and optimism bias may be two names of one thing. */
static gboolean
is_biased_twice (const ConcordMoneyCase *money)
{
  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      for (guint k = 0; k < option->lines->len; k++)
        {
          const ConcordMoneyLine *line = option->lines->pdata[k];

          if (line->counted && line->has_range && line->bias > 0)
            return TRUE;
        }
    }
  return FALSE;
}

ConcordFuturesInputs *
concord_futures_inputs_new (ConcordDocument *document)
{
  ConcordFuturesInputs *inputs = g_new0 (ConcordFuturesInputs, 1);
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  ConcordShape shape = concord_money_get_shape (document);

  inputs->problem = dup_problem (money);
  inputs->facts = concord_finding_new ("futures", _ ("Simulated futures of the options’ money"));
  inputs->subjects = g_ptr_array_new_with_free_func (subject_free);
  inputs->lines = g_array_new (FALSE, FALSE, sizeof (ConcordSimulatedLine));
  inputs->worths = g_ptr_array_new_with_free_func (g_free);
  inputs->correlated = g_array_new (FALSE, FALSE, sizeof (gboolean));
  inputs->first_year = money->first_year;
  inputs->n_years = money->n_years;
  read_settings (inputs, document, shape);
  for (guint i = 0; inputs->problem == NULL && i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];

      if (option->rank == 0)
        continue;
      add_subject (inputs, option);
      copy_lines (inputs, money, option, shape);
      copy_risks (inputs, money, option, shape);
    }
  if (is_biased_twice (money))
    concord_finding_take_warning (
        inputs->facts, g_strdup (_ ("Optimism bias is added to every amount that is drawn: a range "
                                    "that already allows for it counts it twice.")));
  concord_finding_take_warning (
      inputs->facts, g_strdup (_ ("What is to know of the costs and benefits of the options holds for "
                                  "their futures too.")));
  return inputs;
}

void
concord_futures_inputs_free (ConcordFuturesInputs *inputs)
{
  g_free (inputs->problem);
  concord_finding_unref (inputs->facts);
  g_ptr_array_unref (inputs->subjects);
  g_array_unref (inputs->lines);
  g_ptr_array_unref (inputs->worths);
  g_array_unref (inputs->correlated);
  g_free (inputs);
}
