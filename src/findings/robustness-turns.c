/* At which weight of each criterion another option comes first. */
#include "findings/robustness-private.h"
#include "findings/words.h"

#include "methods/additive-value.h"
#include "methods/stability.h"

/* A likely value that rounding put outside its range widens it. */
ConcordRobustnessTable
concord_robustness_table_new (const ConcordRobustnessWork *work, const gboolean *is_drawn)
{
  guint n_leaves = work->inputs->appraisal->leaves->len;
  ConcordRobustnessTable table = { .n = work->ranked->len };
  gsize cells = MAX (table.n * n_leaves, 1), at = 0;

  table.likely = g_new (double, cells);
  table.low = g_new (double, cells);
  table.high = g_new (double, cells);
  for (guint k = 0; k < n_leaves; k++)
    table.m += is_drawn == NULL || is_drawn[k];
  for (gsize i = 0; i < table.n; i++)
    for (guint k = 0; k < n_leaves; k++)
      {
        const ConcordAppraisalOption *option = work->ranked->pdata[i];

        if (is_drawn != NULL && !is_drawn[k])
          continue;
        table.likely[at] = option->values[k];
        table.low[at] = MIN (option->low_values[k], option->values[k]);
        table.high[at] = MAX (option->high_values[k], option->values[k]);
        at++;
      }
  return table;
}

void
concord_robustness_table_clear (ConcordRobustnessTable *table)
{
  g_free (table->likely);
  g_free (table->low);
  g_free (table->high);
}

double *
concord_robustness_dup_weights (const ConcordRobustnessWork *work)
{
  guint n = work->inputs->appraisal->leaves->len;
  double *weights = g_new (double, n);

  for (guint k = 0; k < n; k++)
    weights[k] = concord_robustness_get_leaf (work->inputs->appraisal, k)->global;
  return weights;
}

static void
turn_clear (gpointer data)
{
  ConcordTurn *turn = data;

  g_free (turn->winner);
  g_free (turn->winner_name);
}

/* Who is first with weight @t on the criterion, the others in proportion. */
static void
take_winners (const ConcordRobustness *robustness,
              const ConcordRobustnessCriterion *criterion,
              double t,
              ConcordTurn *turn)
{
  guint n = robustness->options->len;
  g_autofree double *totals = g_new (double, n);
  g_autofree guint *ranks = g_new (guint, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    totals[i] = (1 - t) * criterion->least[i] + t * criterion->most[i];
  concord_rank_totals (totals, n, concord_tie_tolerance (totals, n), ranks);
  for (guint i = 0; i < n; i++)
    if (ranks[i] == 1)
      {
        if (turn->winner == NULL)
          turn->winner = g_strdup (concord_robustness_get_option (robustness, i)->id);
        g_ptr_array_add (names, concord_robustness_get_option (robustness, i)->name);
      }
  turn->winner_name = concord_words_dup_array (names);
}

/* Who is first beyond a turn is first in the middle between it and the next one on that side. */
static void
add_turns (const ConcordRobustness *robustness,
           ConcordRobustnessCriterion *criterion,
           const ConcordStability *stability)
{
  const GPtrArray *crossovers = stability->crossovers;

  for (guint i = 0; i < crossovers->len; i++)
    {
      double at = ((ConcordCrossover *)crossovers->pdata[i])->at;
      double before = i == 0 ? 0 : ((ConcordCrossover *)crossovers->pdata[i - 1])->at;
      double after
          = i + 1 == crossovers->len ? 1 : ((ConcordCrossover *)crossovers->pdata[i + 1])->at;
      ConcordTurn turn = { .at = at };

      take_winners (robustness, criterion,
                    at > criterion->weight ? (at + after) / 2 : (before + at) / 2, &turn);
      g_array_append_val (criterion->turns, turn);
    }
}

static ConcordRobustnessCriterion *
criterion_new (const ConcordAppraisal *appraisal, guint leaf, guint n_options)
{
  const ConcordAppraisalCriterion *from = concord_robustness_get_leaf (appraisal, leaf);
  ConcordRobustnessCriterion *criterion = g_new0 (ConcordRobustnessCriterion, 1);

  criterion->id = g_strdup (from->id);
  criterion->name = g_strdup (from->name);
  criterion->weight = from->global;
  criterion->low = criterion->high = NAN;
  criterion->turns = g_array_new (FALSE, FALSE, sizeof (ConcordTurn));
  g_array_set_clear_func (criterion->turns, turn_clear);
  criterion->least = concord_robustness_new_absent (n_options);
  criterion->most = concord_robustness_new_absent (n_options);
  return criterion;
}

static void
set_ends (ConcordRobustnessCriterion *criterion,
          const double *weights,
          const ConcordRobustnessTable *table,
          guint leaf)
{
  double others = 0;

  for (gsize k = 0; k < table->m; k++)
    others += k == leaf ? 0 : weights[k];
  for (gsize i = 0; i < table->n; i++)
    {
      double sum = 0;

      for (gsize k = 0; k < table->m; k++)
        if (k != leaf && weights[k] > 0)
          sum += weights[k] / others * table->likely[i * table->m + k];
      if (others > 0)
        criterion->least[i] = sum;
      criterion->most[i] = table->likely[i * table->m + leaf];
    }
}

/* Without a leader of its own there is nothing whose turn could be near. */
static void
find_nearest (ConcordRobustness *robustness)
{
  double least = INFINITY;

  for (guint k = 0; k < robustness->criteria->len && robustness->leader != G_MAXUINT; k++)
    {
      const ConcordRobustnessCriterion *criterion = robustness->criteria->pdata[k];
      double down = criterion->low > 1e-9 ? criterion->weight - criterion->low : (double)INFINITY;
      double up
          = criterion->high < 1 - 1e-9 ? criterion->high - criterion->weight : (double)INFINITY;

      if (!(MIN (down, up) < least))
        continue;
      least = MIN (down, up);
      robustness->nearest = (int)k;
      robustness->nearest_at = down <= up ? criterion->low : criterion->high;
    }
}

gboolean
concord_robustness_find_turns (ConcordRobustness *robustness,
                               const ConcordRobustnessWork *work,
                               GError **error)
{
  g_auto (ConcordRobustnessTable) table = concord_robustness_table_new (work, NULL);
  g_autofree double *weights = concord_robustness_dup_weights (work);
  g_autoptr (GPtrArray) found
      = concord_weight_stability (weights, table.likely, table.n, table.m, error);

  if (found == NULL)
    return FALSE;
  for (guint k = 0; k < table.m; k++)
    {
      const ConcordStability *stability = found->pdata[k];
      ConcordRobustnessCriterion *criterion
          = criterion_new (work->inputs->appraisal, k, work->ranked->len);

      g_ptr_array_add (robustness->criteria, criterion);
      set_ends (criterion, weights, &table, k);
      criterion->low = stability->low;
      criterion->high = stability->high;
      add_turns (robustness, criterion, stability);
    }
  find_nearest (robustness);
  return TRUE;
}
