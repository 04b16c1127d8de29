/* The search where there are too many packages to look at all. */
#include "concord-config.h"

#include "methods/packages-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "methods/percentiles.h"

/* Weightings of the four measures in quarters: 7 x 6 x 5 / 6 of them. */
#define QUARTERS 4
#define WEIGHTINGS 35
/* Labels that each weighting keeps. */
#define QUOTA 64

/* Services of which a package has all or none. */
typedef struct
{
  guint64 services;
  ConcordPackage measures; /* of the group alone */
  ConcordSupplierSet able;
  double ahead; /* half of what it saves at most with the groups that are still to be decided */
} Group;

/* A package so far: the groups before a level are decided. */
typedef struct
{
  ConcordPackage package;
  ConcordSupplierSet able;
  guint64 blocked;                        /* services that may not join */
  double linked[CONCORD_MOST_SERVICES];   /* [group], what it would save with those in it */
} Label;

typedef struct
{
  double measures[4];
  double price; /* of a pound below the ceiling, by which costs are held in the bound */
  double found; /* the best package seen */
  double missed; /* the most that a label that was dropped could have come to */
} Weighting;

typedef struct
{
  const ConcordPackagePlan *plan;
  ConcordPackageSearch *result;
  Group groups[CONCORD_MOST_SERVICES];
  double savings[CONCORD_MOST_SERVICES][CONCORD_MOST_SERVICES]; /* between groups */
  gsize n_groups;
  double widths[4]; /* the widest range of each measure */
  Weighting weightings[WEIGHTINGS];
} Beam;

static double
measure_of (const ConcordPackage *package, gsize k)
{
  return k == 0   ? package->need_met
         : k == 1 ? -package->net_cost
         : k == 2 ? package->synergy
                  : package->bids_probability;
}

static double
value_of (const Beam *beam, const Weighting *weighting, const ConcordPackage *package)
{
  double value = 0;

  for (gsize k = 0; k < 4; k++)
    if (weighting->measures[k] > 0)
      value += weighting->measures[k] * measure_of (package, k) / beam->widths[k];
  return value;
}

/* More than any package can come to that has the label's services and others from @level on: every
   group joins that can add something, the bids stay as probable as they are, and costs up to the
   ceiling have a price (A. M. Geoffrion, Mathematical Programming Study 2, 1974). */
static double
bound_of (const Beam *beam, const Weighting *weighting, const Label *label, gsize level)
{
  double value = value_of (beam, weighting, &label->package);

  if (weighting->price > 0)
    value += weighting->price * (beam->plan->ceiling - label->package.net_cost) / beam->widths[1];
  for (gsize g = level; g < beam->n_groups; g++)
    {
      const Group *group = beam->groups + g;
      double gain;

      if (group->services & label->blocked)
        continue;
      gain = weighting->measures[0] * group->measures.need_met / beam->widths[0]
             - (weighting->measures[1] + weighting->price) * group->measures.net_cost
                   / beam->widths[1]
             + weighting->measures[2] * (group->measures.synergy + label->linked[g] + group->ahead)
                   / beam->widths[2];
      value += MAX (gain, 0);
    }
  return value;
}

static guint64
find_together (const ConcordPackageProblem *p, guint64 set)
{
  guint64 before;

  do
    {
      before = set;
      for (gsize i = 0; i < p->n_together; i++)
        if (set & p->together[i])
          set |= p->together[i];
    }
  while (set != before);
  return set;
}

/* What may not join a set any more; all of it where the set is against itself. */
static guint64
find_blocked (const ConcordPackageProblem *p, guint64 set)
{
  guint64 blocked = p->must_not;

  for (gsize i = 0; i < p->n_apart; i++)
    {
      guint64 some = set & p->apart[i];

      if (some & (some - 1))
        return G_MAXUINT64;
      if (some)
        blocked |= p->apart[i] & ~set;
    }
  return set & p->must_not ? G_MAXUINT64 : blocked;
}

static void
measure_set (const ConcordPackagePlan *plan, guint64 set, ConcordPackage *m, ConcordSupplierSet *able)
{
  gsize n = plan->problem->n;

  *m = (ConcordPackage){ .services = set };
  memset (able, 0xff, sizeof *able);
  for (gsize i = 0; i < n; i++)
    if (set >> i & 1)
      {
        m->need_met += plan->need.values[i];
        m->net_cost += plan->cost.values[i];
        for (gsize j = 0; j < i; j++)
          m->synergy += set >> j & 1 ? plan->savings.values[i * n + j] : 0;
        for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
          able->words[w] &= plan->able_by_service[i].words[w];
      }
}

static double
saved_between (const ConcordPackagePlan *plan, guint64 one, guint64 other)
{
  gsize n = plan->problem->n;
  double saved = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n && (one >> i & 1); j++)
      saved += other >> j & 1 ? plan->savings.values[i * n + j] : 0;
  return saved;
}

/* The groups to be decided, those with the greatest effect on need first. @start: has what must be
   in. */
static void
set_groups (Beam *beam, Label *start)
{
  const ConcordPackagePlan *plan = beam->plan;
  const ConcordPackageProblem *p = plan->problem;
  guint64 left = (G_GUINT64_CONSTANT (1) << p->n) - 1, in = find_together (p, p->must);

  measure_set (plan, in, &start->package, &start->able);
  start->blocked = find_blocked (p, in);
  left &= ~in;
  for (gsize i = 0; i < p->n; i++)
    {
      Group group = { .services = find_together (p, G_GUINT64_CONSTANT (1) << i) };
      gsize place = beam->n_groups;

      if (!(left >> i & 1))
        continue;
      left &= ~group.services;
      if (find_blocked (p, group.services) == G_MAXUINT64 || group.services & start->blocked)
        continue;
      measure_set (plan, group.services, &group.measures, &group.able);
      for (; place > 0
             && beam->groups[place - 1].measures.need_met < group.measures.need_met;
           place--)
        beam->groups[place] = beam->groups[place - 1];
      beam->groups[place] = group;
      beam->n_groups++;
    }
  for (gsize g = 0; g < beam->n_groups; g++)
    {
      start->linked[g] = saved_between (plan, in, beam->groups[g].services);
      for (gsize h = 0; h < beam->n_groups; h++)
        beam->savings[g][h] = g == h ? 0
                                     : saved_between (plan, beam->groups[g].services,
                                                      beam->groups[h].services);
    }
}

static void
set_ahead (Beam *beam, gsize level)
{
  for (gsize g = level; g < beam->n_groups; g++)
    {
      beam->groups[g].ahead = 0;
      for (gsize h = level; h < beam->n_groups; h++)
        beam->groups[g].ahead += MAX (beam->savings[g][h], 0) / 2;
    }
}

static void
set_widths (Beam *beam, const Label *start)
{
  double sums[4] = { 0, 0, 0, 1 };

  for (gsize g = 0; g < beam->n_groups; g++)
    {
      sums[0] += fabs (beam->groups[g].measures.need_met);
      sums[1] += fabs (beam->groups[g].measures.net_cost);
      sums[2] += fabs (beam->groups[g].measures.synergy) + fabs (start->linked[g]);
      for (gsize h = 0; h < g; h++)
        sums[2] += fabs (beam->savings[g][h]);
    }
  for (gsize k = 0; k < 4; k++)
    beam->widths[k] = sums[k] > 0 ? sums[k] : 1;
}

/* The price that bounds a weighting best; the bound is convex in it. */
static void
set_price (const Beam *beam, Weighting *weighting, const Label *start)
{
  double low = 0, high = 64;

  if (isinf (beam->plan->ceiling))
    return;
  for (int i = 0; i < 60; i++)
    {
      double a = low + (high - low) / 3, b = high - (high - low) / 3, at_a, at_b;

      weighting->price = a;
      at_a = bound_of (beam, weighting, start, 0);
      weighting->price = b;
      at_b = bound_of (beam, weighting, start, 0);
      if (at_a <= at_b)
        high = b;
      else
        low = a;
    }
  weighting->price = low;
}

static void
set_weightings (Beam *beam, const Label *start)
{
  gsize n = 0;

  for (int a = QUARTERS; a >= 0; a--)
    for (int b = QUARTERS - a; b >= 0; b--)
      for (int c = QUARTERS - a - b; c >= 0; c--)
        {
          Weighting *weighting = beam->weightings + n++;
          int quarters[4] = { a, b, c, QUARTERS - a - b - c };

          *weighting = (Weighting){ .found = -DBL_MAX, .missed = -DBL_MAX };
          for (gsize k = 0; k < 4; k++)
            weighting->measures[k] = quarters[k] / (double)QUARTERS;
          set_price (beam, weighting, start);
        }
}

/* A label is a package as it stands, if nothing more joins. */
static void
note_package (Beam *beam, const ConcordPackage *package)
{
  ConcordPackageSearch *result = beam->result;

  result->evaluated++;
  if (package->net_cost > beam->plan->ceiling)
    return;
  result->allowed++;
  concord_package_widen (&result->worst, &result->best, package, package);
  g_array_append_val (result->frontier, *package);
  for (gsize w = 0; w < WEIGHTINGS; w++)
    beam->weightings[w].found
        = MAX (beam->weightings[w].found, value_of (beam, beam->weightings + w, package));
}

/* The least that may still be added to the cost. */
static double
least_cost (const Beam *beam, gsize level)
{
  double sum = 0;

  for (gsize g = level; g < beam->n_groups; g++)
    sum += MIN (beam->groups[g].measures.net_cost, 0);
  return sum;
}

static gboolean
join (Beam *beam, const Label *label, gsize level, Label *joined)
{
  const Group *group = beam->groups + level;

  if (group->services & label->blocked)
    return FALSE;
  *joined = *label;
  joined->package.services |= group->services;
  joined->blocked |= find_blocked (beam->plan->problem, joined->package.services);
  joined->package.need_met += group->measures.need_met;
  joined->package.net_cost += group->measures.net_cost;
  joined->package.synergy += group->measures.synergy + label->linked[level];
  if (joined->package.net_cost + least_cost (beam, level + 1) > beam->plan->ceiling)
    return FALSE;
  for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
    joined->able.words[w] &= group->able.words[w];
  joined->package.bids_probability
      = concord_package_bids_measure (&beam->plan->bids, &joined->able);
  for (gsize g = level + 1; g < beam->n_groups; g++)
    joined->linked[g] += beam->savings[level][g];
  return TRUE;
}

/* Marks the labels that a weighting holds for the most promising. */
static void
mark_best (const double *bounds, gsize n, gboolean *kept)
{
  g_autofree double *sorted = g_memdup2 (bounds, n * sizeof *bounds);
  double least = n > QUOTA ? concord_percentile (sorted, n, 1 - QUOTA / (double)n) : -DBL_MAX;
  gsize left = QUOTA;

  for (int equal = 0; equal < 2; equal++)
    for (gsize i = 0; i < n && left > 0; i++)
      if (equal ? !(bounds[i] < least) && !(bounds[i] > least) : bounds[i] > least)
        {
          kept[i] = TRUE;
          left--;
        }
}

/* Drops the labels that no weighting keeps, and remembers what they could have come to. */
static void
prune (Beam *beam, GArray *labels, gsize level)
{
  gsize n = labels->len, n_kept = 0;
  g_autofree double *bounds = NULL;
  g_autofree gboolean *kept = NULL;

  if (n <= WEIGHTINGS * QUOTA)
    return;
  bounds = g_new (double, WEIGHTINGS * n);
  kept = g_new0 (gboolean, n);
  for (gsize w = 0; w < WEIGHTINGS; w++)
    {
      for (gsize i = 0; i < n; i++)
        bounds[w * n + i]
            = bound_of (beam, beam->weightings + w, &g_array_index (labels, Label, i), level);
      mark_best (bounds + w * n, n, kept);
    }
  for (gsize i = 0; i < n; i++)
    {
      for (gsize w = 0; w < WEIGHTINGS && !kept[i]; w++)
        beam->weightings[w].missed = MAX (beam->weightings[w].missed, bounds[w * n + i]);
      if (kept[i])
        g_array_index (labels, Label, n_kept++) = g_array_index (labels, Label, i);
      else
        beam->result->exact = FALSE;
    }
  g_array_set_size (labels, n_kept);
}

static void
set_missed (const Beam *beam)
{
  ConcordPackageSearch *result = beam->result;
  double alone[4] = { 0 };

  for (gsize w = 0; w < WEIGHTINGS; w++)
    {
      const Weighting *weighting = beam->weightings + w;
      /* Sums in another order may differ in their last digits. */
      double gap = weighting->missed - weighting->found;

      gap = result->frontier->len == 0 || gap < 1e-12 ? 0 : gap;
      result->most_missed = MAX (result->most_missed, gap);
      for (gsize k = 0; k < 4; k++)
        if (weighting->measures[k] >= 1)
          alone[k] = gap * beam->widths[k];
    }
  result->missed_by = (ConcordPackage){ 0, alone[0], alone[1], alone[2], alone[3] };
}

/**
 * concord_package_beam_run:
 * @plan: the services
 * @result: (inout): what is found, in the units of the plan
 * @error: cancelled
 *
 * Decides on one group of services after another. Of the packages so far it keeps the most
 * promising ones under each of 35 weightings of the four measures, judged by a bound on all that
 * can still come of them; the bounds of those it drops bound what it missed.
 */
gboolean
concord_package_beam_run (const ConcordPackagePlan *plan,
                          ConcordPackageSearch *result,
                          GError **error)
{
  g_autofree Beam *beam = g_new0 (Beam, 1);
  g_autofree Label *start = g_new0 (Label, 1);
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));
  ConcordProgress *progress = plan->problem->progress;

  beam->plan = plan;
  beam->result = result;
  result->exact = TRUE;
  set_groups (beam, start);
  if (start->blocked == G_MAXUINT64)
    return TRUE;
  start->package.bids_probability = concord_package_bids_measure (&beam->plan->bids, &start->able);
  set_widths (beam, start);
  set_ahead (beam, 0);
  set_weightings (beam, start);
  note_package (beam, &start->package);
  if (start->package.net_cost + least_cost (beam, 0) <= plan->ceiling)
    g_array_append_val (labels, *start);
  for (gsize level = 0; level < beam->n_groups; level++)
    {
      guint n = labels->len;

      for (guint i = 0; i < n; i++)
        {
          Label joined;

          if (!join (beam, &g_array_index (labels, Label, i), level, &joined))
            continue;
          note_package (beam, &joined.package);
          g_array_append_val (labels, joined);
        }
      set_ahead (beam, level + 1);
      prune (beam, labels, level + 1);
      if (!concord_progress_check (progress, error))
        return FALSE;
      concord_progress_set_permille (progress, (gint)(900 * (level + 1) / beam->n_groups));
    }
  set_missed (beam);
  return TRUE;
}
