/* The measures of every package, a slice at a time. */

#include "methods/packages-private.h"

#include <math.h>
#include <string.h>

#include "concord-words.h"

#include "methods/method-error.h"

#define MOST_LOW 12
/* Fewer and larger blocks, because each brings a table of its own. */
#define MOST_BLOCKS 64
#define MOST_WHOLE 0x1p52
/* Chances of fewer sets of suppliers are made again as fast as they are kept. */
#define FEW_CLASSES 64
#define MOST_KEPT ((gsize)1 << 24)

static gboolean
is_whole (const double *values, gsize n, double factor)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      double value = values[i] * factor;

      sum += fabs (value);
      if (!(sum < MOST_WHOLE) || fabs (value - rint (value)) > MAX (1e-7, fabs (value) * 1e-14))
        return FALSE;
    }
  return TRUE;
}

static void
measure_init (ConcordWholeMeasure *measure, gsize n)
{
  double factor = 1;

  for (int k = 0; k <= 6 && !is_whole (measure->values, n, factor); k++)
    factor *= 10;
  measure->factor = is_whole (measure->values, n, factor) ? factor : 1;
  if (!is_whole (measure->values, n, factor))
    return;
  for (gsize i = 0; i < n; i++)
    measure->values[i] = rint (measure->values[i] * factor);
}

/* Each package below the line is a smaller one and its highest service. @able: whose suppliers they
   have. */
static void
fill_low (ConcordPackagePlan *plan, ConcordSupplierSet *able)
{
  gsize n = plan->problem->n, top = 0;

  memset (able, 0xff, sizeof *able);
  for (guint32 set = 1; set < 1u << plan->n_low; set++)
    {
      guint32 rest;

      while (set >> (top + 1) != 0)
        top++;
      rest = set & ~(1u << top);
      plan->low_need[set] = plan->low_need[rest] + plan->need.values[top];
      plan->low_cost[set] = plan->low_cost[rest] + plan->cost.values[top];
      plan->low_synergy[set] = plan->low_synergy[rest];
      for (gsize i = 0; i < top; i++)
        if (rest >> i & 1)
          plan->low_synergy[set] += plan->savings.values[top * n + i];
      for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
        able[set].words[w] = able[rest].words[w] & plan->able_by_service[top].words[w];
    }
}

static guint
count_suppliers (const ConcordSupplierSet *set)
{
  guint n = 0;

  for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
    for (guint64 left = set->words[w]; left != 0; left &= left - 1)
      n++;
  return n;
}

/* The parent of a new class is the greatest of those that want one service more than @set. */
static void
add_class (ConcordPackagePlan *plan, guint32 set, const ConcordSupplierSet *able)
{
  ConcordSupplierClass class = { .able = *able, .added = *able };
  guint most = 0;

  for (gsize i = 0; i < plan->n_low; i++)
    {
      const ConcordSupplierClass *parent;
      gsize other;
      guint n;

      if (set >> i & 1)
        continue;
      other = plan->low_class[set | 1u << i];
      parent = &g_array_index (plan->classes, ConcordSupplierClass, other);
      n = count_suppliers (&parent->able) + 1;
      if (n <= most)
        continue;
      most = n;
      class.parent = other;
      for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
        class.added.words[w] = able->words[w] & ~parent->able.words[w];
    }
  g_array_append_val (plan->classes, class);
}

/* From the packages of most services down, so that parents come first. */
static void
fill_classes (ConcordPackagePlan *plan, const ConcordSupplierSet *able)
{
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

  for (guint32 set = 1u << plan->n_low; set-- > 0;)
    {
      g_autoptr (GBytes) key = g_bytes_new_static (able + set, sizeof *able);
      gpointer found = g_hash_table_lookup (known, key);

      if (found == NULL)
        {
          add_class (plan, set, able + set);
          found = GUINT_TO_POINTER (plan->classes->len);
          g_hash_table_insert (known, g_bytes_ref (key), found);
        }
      plan->low_class[set] = GPOINTER_TO_UINT (found) - 1;
    }
}

static void
set_measures (ConcordPackagePlan *plan)
{
  const ConcordPackageProblem *p = plan->problem;
  gsize n = p->n;

  plan->need.values = g_new (double, n);
  plan->cost.values = g_memdup2 (p->cost, n * sizeof (double));
  plan->savings.values = g_memdup2 (p->savings, n * n * sizeof (double));
  for (gsize i = 0; i < n; i++)
    plan->need.values[i] = p->need[i] * p->cost[i];
  measure_init (&plan->need, n);
  measure_init (&plan->cost, n);
  measure_init (&plan->savings, n * n);
  plan->able_by_service = g_new0 (ConcordSupplierSet, n);
  for (gsize i = 0; i < n; i++)
    for (gsize s = 0; s < p->n_suppliers; s++)
      if (p->able[s] >> i & 1)
        plan->able_by_service[i].words[s / 64] |= G_GUINT64_CONSTANT (1) << s % 64;
}

static gboolean
check_headroom (const ConcordPackagePlan *plan, GError **error)
{
  gsize n = plan->problem->n;
  double sums[3] = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      sums[0] += fabs (plan->need.values[i]);
      sums[1] += fabs (plan->cost.values[i]);
    }
  for (gsize i = 0; i < n * n; i++)
    sums[2] += fabs (plan->savings.values[i]);
  return concord_method_check_result (sums, 3, error);
}

gboolean
concord_package_plan_init (ConcordPackagePlan *plan,
                           const ConcordPackageProblem *problem,
                           GError **error)
{
  gsize n_low = MIN (problem->n, MOST_LOW), size = (gsize)1 << n_low;
  g_autofree ConcordSupplierSet *able = g_new (ConcordSupplierSet, size);
  double slack = 0;

  memset (plan, 0, sizeof *plan);
  plan->problem = problem;
  plan->n_low = n_low;
  plan->n_slices = (gsize)1 << (problem->n - n_low);
  plan->slices_in_block = MAX (1, plan->n_slices / MOST_BLOCKS);
  plan->low_need = g_new0 (double, size);
  plan->low_cost = g_new0 (double, size);
  plan->low_synergy = g_new0 (double, size);
  plan->low_class = g_new0 (guint32, size);
  plan->classes = g_array_new (FALSE, FALSE, sizeof (ConcordSupplierClass));
  set_measures (plan);
  if (!check_headroom (plan, error))
    return FALSE;
  fill_low (plan, able);
  fill_classes (plan, able);
  concord_package_bids_init (&plan->bids, problem);
  if (plan->classes->len > FEW_CLASSES && plan->n_slices * plan->classes->len <= MOST_KEPT)
    plan->kept_chances = g_new (double, plan->n_slices * plan->classes->len);
  for (gsize i = 0; i < problem->n; i++)
    slack += fabs (problem->cost[i]) * 1e-12; /* a sum that is the ceiling but for rounding */
  plan->ceiling = (problem->ceiling + slack) * plan->cost.factor;
  return TRUE;
}

void
concord_package_plan_clear (ConcordPackagePlan *plan)
{
  g_free (plan->need.values);
  g_free (plan->cost.values);
  g_free (plan->savings.values);
  g_free (plan->low_need);
  g_free (plan->low_cost);
  g_free (plan->low_synergy);
  g_free (plan->low_class);
  g_array_unref (plan->classes);
  g_free (plan->able_by_service);
  g_free (plan->kept_chances);
}

void
concord_package_slice_init (ConcordPackageSlice *slice, const ConcordPackagePlan *plan)
{
  gsize size = (gsize)1 << plan->n_low;

  slice->need = g_new (double, size);
  slice->cost = g_new (double, size);
  slice->synergy = g_new (double, size);
  slice->probability = g_new (double, size);
  slice->crossing = g_new (double, size);
  slice->class_probability = g_new (double, plan->classes->len);
  slice->exactly
      = g_aligned_alloc (plan->classes->len * plan->bids.n_lanes, sizeof (ConcordLanes), 64);
  slice->is_allowed = g_new (gboolean, size);
}

void
concord_package_slice_clear (ConcordPackageSlice *slice)
{
  g_free (slice->need);
  g_free (slice->cost);
  g_free (slice->synergy);
  g_free (slice->probability);
  g_free (slice->crossing);
  g_free (slice->class_probability);
  g_aligned_free (slice->exactly);
  g_free (slice->is_allowed);
}

static void
fill_probabilities (ConcordPackageSlice *slice,
                    const ConcordPackagePlan *plan,
                    guint32 slice_number,
                    gboolean is_again)
{
  const ConcordPackageProblem *p = plan->problem;
  ConcordSupplierSet above = { { 0 } };
  guint32 high = slice_number << plan->n_low;
  double *chances = plan->kept_chances != NULL
                        ? plan->kept_chances + (gsize)slice_number * plan->classes->len
                        : slice->class_probability;

  for (gsize s = 0; s < p->n_suppliers; s++)
    if ((p->able[s] & high) == high)
      above.words[s / 64] |= G_GUINT64_CONSTANT (1) << s % 64;
  if (!is_again || plan->kept_chances == NULL)
    concord_package_bids_fill (&plan->bids,
                               (const ConcordSupplierClass *)(gpointer)plan->classes->data,
                               plan->classes->len, &above, slice->exactly, chances);
  for (guint32 low = 0; low < 1u << plan->n_low; low++)
    slice->probability[low] = chances[plan->low_class[low]];
}

/* What the services below the line save together with those above it. */
static void
fill_crossing (ConcordPackageSlice *slice, const ConcordPackagePlan *plan, guint32 high)
{
  gsize n = plan->problem->n;

  slice->crossing[0] = 0;
  for (gsize top = 0; top < plan->n_low; top++)
    {
      double saved = 0;
      guint32 size = 1u << top;

      for (gsize i = plan->n_low; i < n; i++)
        if (high >> i & 1)
          saved += plan->savings.values[top * n + i];
      for (guint32 low = 0; low < size; low++)
        slice->crossing[size + low] = slice->crossing[low] + saved;
    }
}

static gboolean
is_allowed (const ConcordPackageProblem *p, guint32 set)
{
  if ((set & p->must) != p->must || (set & p->must_not) != 0)
    return FALSE;
  for (gsize i = 0; i < p->n_together; i++)
    if ((set & p->together[i]) != 0 && (set & p->together[i]) != p->together[i])
      return FALSE;
  for (gsize i = 0; i < p->n_apart; i++)
    {
      guint32 some = set & p->apart[i];

      if ((some & (some - 1)) != 0)
        return FALSE;
    }
  return TRUE;
}

void
concord_package_slice_fill (ConcordPackageSlice *slice,
                            const ConcordPackagePlan *plan,
                            guint32 slice_number,
                            gboolean is_again)
{
  gsize n = plan->problem->n;
  guint32 high = slice_number << plan->n_low;
  double need = 0, cost = 0, synergy = 0;

  for (gsize i = plan->n_low; i < n; i++)
    if (high >> i & 1)
      {
        need += plan->need.values[i];
        cost += plan->cost.values[i];
        for (gsize j = i + 1; j < n; j++)
          synergy += high >> j & 1 ? plan->savings.values[i * n + j] : 0;
      }
  fill_probabilities (slice, plan, slice_number, is_again);
  fill_crossing (slice, plan, high);
  for (guint32 low = 0; low < 1u << plan->n_low; low++)
    {
      slice->need[low] = need + plan->low_need[low];
      slice->cost[low] = cost + plan->low_cost[low];
      slice->synergy[low] = synergy + plan->low_synergy[low] + slice->crossing[low];
    }
  for (guint32 low = 0; low < 1u << plan->n_low; low++)
    slice->is_allowed[low]
        = is_allowed (plan->problem, high | low) && slice->cost[low] <= plan->ceiling;
}
