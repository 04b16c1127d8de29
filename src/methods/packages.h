#pragma once

#include "methods/progress.h"

G_BEGIN_DECLS

/* Up to this many, every package is looked at; beyond it, up to the most, a search bounds what it
   can have missed. */
#define CONCORD_MOST_EXACT_SERVICES 24
#define CONCORD_MOST_SERVICES 60
#define CONCORD_MOST_SUPPLIERS 256

/**
 * ConcordPackageProblem:
 * @n: number of services, 1 to %CONCORD_MOST_SERVICES; a package is a set of bits, service i
 *   is bit i
 * @need: (array length=n): need of each service, >= 0
 * @cost: (array length=n): net cost of each, in pounds
 * @savings: (array length=n*n): what two services save when they are in one package, in pounds;
 *   symmetric, 0 on the diagonal
 * @able: (array length=n_suppliers): the services that each supplier is able for
 * @appetite: (array length=n_suppliers): the probability that it bids, in [0, 1], independent
 * @n_suppliers: how many, 0 to %CONCORD_MOST_SUPPLIERS
 * @bids_wanted: number of bids wanted
 * @must: services that the package must have
 * @must_not: services that it must not have
 * @together: (array length=n_together): sets of which it has all or none
 * @n_together: how many
 * @apart: (array length=n_apart): sets of which it has no two
 * @n_apart: how many
 * @ceiling: the most that it may cost, in pounds; infinite for none
 * @n_threads: 0 for one a processor; the result is the same on any number
 * @progress: (nullable): how far it is, and the way to stop it
 */
typedef struct
{
  gsize n;
  const double *need;
  const double *cost;
  const double *savings;
  const guint64 *able;
  const double *appetite;
  gsize n_suppliers;
  gsize bids_wanted;
  guint64 must;
  guint64 must_not;
  const guint64 *together;
  gsize n_together;
  const guint64 *apart;
  gsize n_apart;
  double ceiling;
  guint n_threads;
  ConcordProgress *progress;
} ConcordPackageProblem;

/**
 * ConcordPackage:
 * @services: the set
 * @need_met: sum of need x net cost over its services
 * @net_cost: sum of the net costs, in pounds; savings stand beside it and are not taken off
 * @synergy: sum of the savings of the pairs inside it, in pounds
 * @bids_probability: of at least the wanted number of bids from the suppliers able for all of it
 */
typedef struct
{
  guint64 services;
  double need_met;
  double net_cost;
  double synergy;
  double bids_probability;
} ConcordPackage;

/**
 * ConcordPackageSearch:
 * @evaluated: how many packages were looked at: all, 2^n, the empty one among them, for up to
 *   %CONCORD_MOST_EXACT_SERVICES
 * @allowed: those of them that obey the constraints
 * @worst: the worst of each measure over the allowed packages
 * @best: the best of each measure over them
 * @exact: whether nothing can have been missed
 * @most_missed: where it is not exact: each measure as a share of the widest range that it could
 *   have, no package's weighted mean of the four is further above that of the best found than this,
 *   under any weighting in quarters (1 0 0 0, 3/4 1/4 0 0 and so on)
 * @missed_by: the same by each measure alone, in its own unit: no package meets more need than the
 *   best found by more than this, none costs less than the least by more than this, and so on
 * @frontier: (element-type ConcordPackage): those of the packages looked at than which no other is at least as good in all
 *   four measures and better in one; by rising net cost, then falling need met
 */
typedef struct
{
  guint64 evaluated;
  guint64 allowed;
  ConcordPackage worst;
  ConcordPackage best;
  gboolean exact;
  double most_missed;
  ConcordPackage missed_by;
  GArray *frontier;
} ConcordPackageSearch;

ConcordPackageSearch *concord_package_search (const ConcordPackageProblem *problem, GError **error);
void concord_package_search_free (ConcordPackageSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordPackageSearch, concord_package_search_free)

gboolean concord_package_best (const ConcordPackageSearch *search,
                               const double objective[4],
                               gsize *place,
                               double *score,
                               gsize *n_tied,
                               GError **error);

G_END_DECLS
