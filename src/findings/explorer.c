#include "findings/explorer-private.h"
#include "findings/reads.h"
#include "findings/words.h"

#include "methods/market.h"
#include "methods/method-error.h"
#include "methods/packages.h"

#include "concord-words.h"

#define BIT(i) (G_GUINT64_CONSTANT (1) << (i))
/* All packages of so many services are looked at within moments. */
#define QUICK_SERVICES 14
/* Services that a coarse search leaves free. */
#define COARSE_SERVICES 12
/* What rounding may make of two equal measures. */
#define ROUNDING 1e-9

/* --- results --------------------------------------------------------------------------------- */

ConcordExplorer *
concord_explorer_ref (ConcordExplorer *explorer)
{
  g_atomic_ref_count_inc (&explorer->references);
  return explorer;
}

void
concord_explorer_unref (ConcordExplorer *explorer)
{
  if (!g_atomic_ref_count_dec (&explorer->references))
    return;
  concord_finding_unref (explorer->finding);
  g_ptr_array_unref (explorer->ids);
  g_ptr_array_unref (explorer->names);
  g_ptr_array_unref (explorer->left_out);
  g_array_unref (explorer->frontier);
  g_free (explorer);
}

static ConcordExplorer *
explorer_new (const ConcordExplorerInputs *inputs)
{
  ConcordExplorer *explorer = g_new0 (ConcordExplorer, 1);

  g_atomic_ref_count_init (&explorer->references);
  explorer->finding = concord_finding_new ("explorer", _ ("Every possible package"));
  explorer->bids_wanted = inputs->bids_wanted;
  explorer->ceiling = inputs->ceiling;
  explorer->knows_market = inputs->knows_market;
  explorer->knows_appetites = inputs->knows_appetites;
  explorer->leaves_out = inputs->leaves_out;
  explorer->ids = g_ptr_array_ref (inputs->ids);
  explorer->names = g_ptr_array_ref (inputs->names);
  explorer->left_out = g_ptr_array_ref (inputs->left_out);
  explorer->frontier = g_array_new (FALSE, FALSE, sizeof (ConcordExploredPackage));
  for (gsize i = 0; i < inputs->n; i++)
    explorer->all_need += inputs->need[i] * inputs->cost[i];
  return explorer;
}

char *
concord_explorer_dup_services (const GPtrArray *names, guint64 services)
{
  g_autoptr (GPtrArray) those = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    if (i < 64 && services >> i & 1)
      g_ptr_array_add (those, names->pdata[i]);
  return those->len == 0 ? g_strdup (_ ("no service")) : concord_words_dup_array (those);
}

char *
concord_explorer_dup_names (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  return concord_explorer_dup_services (explorer->names, package->services);
}

/* --- one package ----------------------------------------------------------------------------- */

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

double
concord_explorer_get_appetite (const ConcordExplorerInputs *inputs, guint supplier)
{
  return inputs->knows_appetites ? g_array_index (inputs->appetite, double, supplier) : 1;
}

ConcordExploredPackage
concord_explorer_measure (const ConcordExplorerInputs *inputs, guint64 services)
{
  ConcordExploredPackage package = { .services = services,
                                     .n_services = count_bits (services),
                                     .is_chosen = services == inputs->chosen };
  g_autofree double *appetites = g_new (double, inputs->able->len + 1);
  gsize n = inputs->n, n_able = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!(services >> i & 1))
        continue;
      package.need_met += inputs->need[i] * inputs->cost[i];
      package.net_cost += inputs->cost[i];
      for (gsize j = 0; j < i; j++)
        if (services >> j & 1)
          package.synergy += inputs->savings[i * n + j];
    }
  for (guint s = 0; s < inputs->able->len; s++)
    if ((g_array_index (inputs->able, guint64, s) & services) == services)
      appetites[n_able++] = concord_explorer_get_appetite (inputs, s);
  package.has_enough = n_able >= inputs->bids_wanted;
  /* Appetites are in [0, 1], so this is never refused. */
  concord_bids_probability (appetites, n_able, inputs->bids_wanted, &package.bids_probability,
                            NULL);
  return package;
}

gboolean
concord_explorer_allows (const ConcordExplorerInputs *inputs, const ConcordExploredPackage *package)
{
  guint64 services = package->services;

  for (guint i = 0; i < inputs->together->len; i++)
    {
      guint64 pair = g_array_index (inputs->together, guint64, i);

      if ((services & pair) != 0 && (services & pair) != pair)
        return FALSE;
    }
  for (guint i = 0; i < inputs->apart->len; i++)
    {
      guint64 pair = g_array_index (inputs->apart, guint64, i);

      if ((services & pair) == pair)
        return FALSE;
    }
  return (services & inputs->must) == inputs->must && (services & inputs->must_not) == 0
         && package->net_cost <= inputs->ceiling * (1 + ROUNDING);
}

/* -1 where @a is less than @b by more than rounding, 1 where it is more. */
static int
compare (double a, double b)
{
  double slack = ROUNDING * MAX (fabs (a), fabs (b));

  return a < b - slack ? -1 : a > b + slack;
}

/* Whether @one is as good as @other in everything and better in something. */
static gboolean
betters (const ConcordExploredPackage *one, const ConcordExploredPackage *other)
{
  int need = compare (one->need_met, other->need_met);
  int cost = compare (other->net_cost, one->net_cost);
  int synergy = compare (one->synergy, other->synergy);
  int bids = compare (one->bids_probability, other->bids_probability);

  return need >= 0 && cost >= 0 && synergy >= 0 && bids >= 0
         && (need > 0 || cost > 0 || synergy > 0 || bids > 0);
}

/* --- the chosen package ---------------------------------------------------------------------- */

static void
hold_chosen (ConcordExplorer *explorer, const ConcordExplorerInputs *inputs)
{
  explorer->chosen = concord_explorer_measure (inputs, inputs->chosen);
  explorer->chosen_obeys = concord_explorer_allows (inputs, &explorer->chosen);
  explorer->chosen_is_whole = inputs->chosen != 0 && inputs->incomplete == NULL;
  for (guint i = 0; i < explorer->frontier->len && inputs->chosen != 0; i++)
    {
      const ConcordExploredPackage *package
          = &g_array_index (explorer->frontier, ConcordExploredPackage, i);

      if (!betters (package, &explorer->chosen)
          || (explorer->chosen_is_bettered
              && compare (package->need_met, explorer->better.need_met) <= 0))
        continue;
      explorer->chosen_is_bettered = TRUE;
      explorer->better = *package;
    }
}

/* The service that would add most need for its cost without a lower chance of bids; no services
 * where there is none. */
static ConcordExploredPackage
find_addition (const ConcordExplorer *explorer, const ConcordExplorerInputs *inputs)
{
  ConcordExploredPackage best = { 0 };
  double most = 0;

  for (gsize i = 0; i < inputs->n; i++)
    {
      ConcordExploredPackage package;
      double gain;

      if (inputs->chosen >> i & 1)
        continue;
      package = concord_explorer_measure (inputs, inputs->chosen | BIT (i));
      gain = (package.need_met - explorer->chosen.need_met)
             / (package.net_cost - explorer->chosen.net_cost);
      if (!concord_explorer_allows (inputs, &package)
          || compare (package.bids_probability, explorer->chosen.bids_probability) < 0
          || !isfinite (gain) || gain <= most)
        continue;
      most = gain;
      best = package;
    }
  return best;
}

/* --- the search ------------------------------------------------------------------------------ */

/* How much need a package that was not looked at might meet beyond the best that was, as a share.
 */
static double
bound_missed (const ConcordExplorer *explorer, const ConcordExplorerInputs *inputs)
{
  double most = 0, best = 0;

  for (gsize i = 0; i < inputs->n; i++)
    if (!(inputs->must_not >> i & 1))
      most += inputs->need[i] * inputs->cost[i];
  for (guint i = 0; i < explorer->frontier->len; i++)
    best = MAX (best, g_array_index (explorer->frontier, ConcordExploredPackage, i).need_met);
  if (best <= 0)
    return most > 0 ? 1 : 0;
  return MAX (0, most / best - 1);
}

/* What the search finds in @plan, in the bits of the inputs; only what obeys all rules. */
static void
take_frontier (ConcordExplorer *explorer,
               const ConcordExplorerInputs *inputs,
               const ConcordExplorerPlan *plan,
               const ConcordPackageSearch *search)
{
  for (guint i = 0; i < search->frontier->len; i++)
    {
      const ConcordPackage *found = &g_array_index (search->frontier, ConcordPackage, i);
      ConcordExploredPackage package
          = concord_explorer_measure (inputs, concord_explorer_plan_expand (plan, found->services));

      if (package.services != 0 && concord_explorer_allows (inputs, &package))
        g_array_append_val (explorer->frontier, package);
    }
}

static void
count (ConcordExplorer *explorer,
       const ConcordExplorerInputs *inputs,
       const ConcordPackageSearch *search)
{
  ConcordExploredPackage nothing = concord_explorer_measure (inputs, 0);
  gboolean looked = inputs->n <= CONCORD_MOST_EXACT_SERVICES || inputs->must == 0;

  explorer->evaluated = search->evaluated - looked;
  explorer->allowed = search->allowed - concord_explorer_allows (inputs, &nothing);
  explorer->is_exact = search->exact;
  if (!search->exact)
    explorer->most_missed = search->best.need_met > 0
                                ? search->missed_by.need_met / search->best.need_met
                                : search->missed_by.need_met > 0;
}

static gboolean
search_packages (ConcordExplorer *explorer,
                 const ConcordExplorerInputs *inputs,
                 gboolean coarse,
                 ConcordProgress *progress,
                 GError **error)
{
  g_autoptr (ConcordPackageSearch) search = NULL;
  g_autoptr (ConcordExplorerPlan) plan
      = concord_explorer_plan_new (inputs, coarse ? COARSE_SERVICES : inputs->n);
  ConcordPackageProblem problem = {
    .n = plan->n,
    .need = plan->need,
    .cost = plan->cost,
    .savings = plan->savings,
    .able = plan->able,
    .appetite = plan->appetite,
    .n_suppliers = inputs->able->len,
    .bids_wanted = inputs->bids_wanted,
    .must = plan->must,
    .must_not = plan->must_not,
    .together = plan->together,
    .n_together = inputs->together->len,
    .apart = plan->apart,
    .n_apart = inputs->apart->len,
    .ceiling = inputs->ceiling,
    .progress = progress,
  };

  search = concord_package_search (&problem, error);
  if (search == NULL)
    return FALSE;
  take_frontier (explorer, inputs, plan, search);
  if (!plan->is_reduced)
    {
      count (explorer, inputs, search);
      return TRUE;
    }
  /* Those held in are in the one with no bits of its own. */
  explorer->evaluated = search->evaluated - (plan->held_in == 0);
  explorer->allowed = search->allowed - (plan->held_in == 0 && search->allowed > 0);
  explorer->most_missed = bound_missed (explorer, inputs);
  return TRUE;
}

/* As in market.h: with too few able suppliers it is 0; else it can't be had without appetites. */
static void
hide_unknown (const ConcordExplorer *explorer, ConcordExploredPackage *package)
{
  if (!explorer->knows_market || (!explorer->knows_appetites && package->has_enough))
    package->bids_probability = NAN;
}

static gboolean
check (const ConcordExplorerInputs *inputs, GError **error)
{
  if (inputs->n_all == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("No services yet: enter on the Package screen those that may "
                                     "belong together."));
  if (inputs->n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("No service has both a need and a net cost yet: enter them on "
                                     "the Package screen to see which packages are best."));
  if (inputs->n > CONCORD_MOST_SERVICES)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The explorer takes at most %d services with a need and a net "
                                     "cost; these are %u."),
                                  CONCORD_MOST_SERVICES, (guint)inputs->n);
  return TRUE;
}

static gpointer
run (gconstpointer data, gboolean coarse, ConcordProgress *progress, GError **error)
{
  const ConcordExplorerInputs *inputs = data;
  g_autoptr (ConcordExplorer) explorer = NULL;
  ConcordExploredPackage addition;

  if (!check (inputs, error))
    return NULL;
  explorer = explorer_new (inputs);
  explorer->is_coarse = coarse;
  if (!search_packages (explorer, inputs, coarse, progress, error))
    return NULL;
  hold_chosen (explorer, inputs);
  addition = find_addition (explorer, inputs);
  for (guint i = 0; i < explorer->frontier->len; i++)
    hide_unknown (explorer, &g_array_index (explorer->frontier, ConcordExploredPackage, i));
  hide_unknown (explorer, &explorer->chosen);
  hide_unknown (explorer, &explorer->better);
  hide_unknown (explorer, &addition);
  concord_explorer_tell (explorer, inputs, &addition);
  return g_steal_pointer (&explorer);
}

static gboolean
is_quick (gconstpointer data)
{
  return ((const ConcordExplorerInputs *)data)->n <= QUICK_SERVICES;
}

CONCORD_DEFINE_HEAVY_WORK (concord_explorer)

static gpointer
copy_public_inputs (ConcordDocument *document)
{
  return concord_explorer_inputs_new_public (document);
}

const ConcordHeavyKind *
concord_explorer_get_kind (void)
{
  static const ConcordHeavyKind kind = {
    .name = "explorer",
    .label = N_ ("Looking at every package"),
    .reads = concord_reads_market,
    .copy = copy_inputs,
    .is_quick = is_quick,
    .run = run,
    CONCORD_HEAVY_WORK,
  };

  return &kind;
}

static const ConcordHeavyKind *
get_public_kind (void)
{
  static const ConcordHeavyKind kind = {
    .name = "explorer-public",
    .label = N_ ("Looking at every package"),
    .reads = concord_reads_market,
    .copy = copy_public_inputs,
    .is_quick = is_quick,
    .run = run,
    CONCORD_HEAVY_WORK,
  };

  return &kind;
}

ConcordExplorer *
concord_explorer_get (ConcordDocument *document, gboolean whole, GError **error)
{
  return concord_heavy_get_result (concord_heavy_get_for (document), concord_explorer_get_kind (),
                                   whole, NULL, error);
}

ConcordExplorer *
concord_explorer_get_public (ConcordDocument *document, GError **error)
{
  return concord_heavy_get_result (concord_heavy_get_for (document), get_public_kind (), TRUE, NULL,
                                   error);
}
