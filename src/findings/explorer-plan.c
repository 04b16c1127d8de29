/* Which services a search may leave in or out: all, or those that matter most. */
#include "findings/explorer-private.h"

#define BIT(i) (G_GUINT64_CONSTANT (1) << (i))

static guint64
find_ruled (const ConcordExplorerInputs *inputs)
{
  guint64 ruled = inputs->must | inputs->must_not;

  for (guint i = 0; i < inputs->together->len; i++)
    ruled |= g_array_index (inputs->together, guint64, i);
  for (guint i = 0; i < inputs->apart->len; i++)
    ruled |= g_array_index (inputs->apart, guint64, i);
  return ruled;
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *weights = data;
  double first = weights[*(const guint *)a], second = weights[*(const guint *)b];

  return (first < second) - (first > second);
}

/* Services that take part in a rule first, then by the need that they would meet. */
static guint64
choose_free (const ConcordExplorerInputs *inputs, gsize most)
{
  g_autofree double *weights = g_new (double, inputs->n);
  g_autofree guint *order = g_new (guint, inputs->n);
  guint64 ruled = find_ruled (inputs), free_ones = 0;

  for (guint i = 0; i < inputs->n; i++)
    {
      order[i] = i;
      weights[i] = ruled >> i & 1 ? (double)INFINITY : inputs->need[i] * inputs->cost[i];
    }
  g_qsort_with_data (order, (int)inputs->n, sizeof *order, compare_weights, weights);
  for (gsize i = 0; i < inputs->n && i < most; i++)
    free_ones |= BIT (order[i]);
  return free_ones;
}

static double
get_number (const double *numbers, guint64 services, gsize n, const double *times)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    if (services >> i & 1)
      sum += numbers[i] * (times == NULL ? 1 : times[i]);
  return sum;
}

/* The bits of @services here; one that is held in is the last service, one that is out is nothing.
 */
static guint64
reduce (const ConcordExplorerPlan *plan, guint64 services)
{
  gsize n = plan->n - (plan->held_in != 0);
  guint64 reduced = services & plan->held_in ? BIT (n) : 0;

  for (gsize i = 0; i < n; i++)
    if (services >> plan->places[i] & 1)
      reduced |= BIT (i);
  return reduced;
}

/* A supplier is able for the last service where it is for all that are held in. */
static guint64
reduce_able (const ConcordExplorerPlan *plan, guint64 able)
{
  guint64 all = (able & plan->held_in) == plan->held_in ? able : able & ~plan->held_in;

  return reduce (plan, all);
}

static void
set_held (ConcordExplorerPlan *plan, const ConcordExplorerInputs *inputs)
{
  gsize last = plan->n - 1;
  double need = get_number (inputs->need, plan->held_in, inputs->n, inputs->cost);
  double cost = get_number (inputs->cost, plan->held_in, inputs->n, NULL);

  plan->cost[last] = cost;
  plan->need[last] = cost > 0 ? need / cost : 0;
  plan->must |= BIT (last);
  for (gsize i = 0; i < last; i++)
    plan->savings[i * plan->n + last] = plan->savings[last * plan->n + i] = get_number (
        inputs->savings + plan->places[i] * inputs->n, plan->held_in, inputs->n, NULL);
}

/* Half a pair that is held decides on the other half. */
static void
set_rules (ConcordExplorerPlan *plan, const ConcordExplorerInputs *inputs, guint64 held_out)
{
  for (guint i = 0; i < inputs->together->len; i++)
    {
      guint64 pair = g_array_index (inputs->together, guint64, i);

      plan->together[i] = reduce (plan, pair);
      if (pair & held_out)
        plan->must_not |= reduce (plan, pair & ~plan->held_in);
    }
  for (guint i = 0; i < inputs->apart->len; i++)
    plan->apart[i] = reduce (plan, g_array_index (inputs->apart, guint64, i));
}

static void
fill (ConcordExplorerPlan *plan, const ConcordExplorerInputs *inputs, guint64 free_ones)
{
  gsize n = plan->n - (plan->held_in != 0);
  guint64 held_out = ~free_ones & ~plan->held_in;

  for (gsize i = 0; i < n; i++)
    {
      plan->need[i] = inputs->need[plan->places[i]];
      plan->cost[i] = inputs->cost[plan->places[i]];
      for (gsize j = 0; j < n; j++)
        plan->savings[i * plan->n + j]
            = inputs->savings[plan->places[i] * inputs->n + plan->places[j]];
    }
  plan->must = reduce (plan, inputs->must & free_ones);
  plan->must_not = reduce (plan, inputs->must_not & free_ones);
  if (plan->held_in != 0)
    set_held (plan, inputs);
  set_rules (plan, inputs, held_out);
  for (guint s = 0; s < inputs->able->len; s++)
    {
      plan->able[s] = reduce_able (plan, g_array_index (inputs->able, guint64, s));
      plan->appetite[s] = concord_explorer_get_appetite (inputs, s);
    }
}

/* There are no more services than have bits. */
ConcordExplorerPlan *
concord_explorer_plan_new (const ConcordExplorerInputs *inputs, gsize most)
{
  ConcordExplorerPlan *plan = g_new0 (ConcordExplorerPlan, 1);
  guint64 free_ones = choose_free (inputs, most);
  gsize cells;

  plan->is_reduced = inputs->n > most;
  plan->held_in = inputs->chosen & ~free_ones;
  for (guint i = 0; i < inputs->n; i++)
    if (free_ones >> i & 1)
      plan->places[plan->n++] = i;
  plan->n += plan->held_in != 0;
  cells = plan->n;
  plan->need = g_new0 (double, cells);
  plan->cost = g_new0 (double, cells);
  plan->savings = g_new0 (double, cells *cells);
  plan->able = g_new0 (guint64, inputs->able->len + 1);
  plan->appetite = g_new0 (double, inputs->able->len + 1);
  plan->together = g_new0 (guint64, inputs->together->len + 1);
  plan->apart = g_new0 (guint64, inputs->apart->len + 1);
  fill (plan, inputs, free_ones);
  return plan;
}

void
concord_explorer_plan_free (ConcordExplorerPlan *plan)
{
  g_free (plan->need);
  g_free (plan->cost);
  g_free (plan->savings);
  g_free (plan->able);
  g_free (plan->appetite);
  g_free (plan->together);
  g_free (plan->apart);
  g_free (plan);
}

guint64
concord_explorer_plan_expand (const ConcordExplorerPlan *plan, guint64 services)
{
  gsize n = plan->n - (plan->held_in != 0);
  guint64 expanded = plan->held_in;

  for (gsize i = 0; i < n; i++)
    if (services >> i & 1)
      expanded |= BIT (plan->places[i]);
  return expanded;
}
