/* The over-bundling curve: what a package gains and what market it loses as services join it. */
#pragma once

#include "findings/market.h"

G_BEGIN_DECLS

/* The package with one service more. */
typedef struct
{
  guint service;        /* index among the market's services: who joins */
  guint able;           /* suppliers able for all so far, alone or with a partner */
  guint lost;           /* suppliers who were able before and are no longer */
  double need_met;      /* share in [0, 1] of the need of all services; NAN where none is known */
  ConcordMoney synergy; /* savings a year of links inside; absent without any */
  ConcordMoney net_cost; /* a year, of those that say; absent if none does */
} ConcordBundlingStep;

typedef struct
{
  ConcordFinding *finding;
  ConcordMarket *market;
  GArray *steps;      /* of ConcordBundlingStep: those in the package, then undecided, then out */
  guint n_package;    /* steps of services in the package */
  int outgrown;       /* first step with fewer able suppliers than bids wanted; -1 for none */
  GPtrArray *unknown; /* of const char *: services left out, since nobody's ability is known */
} ConcordBundling;

/**
 * concord_bundling_new:
 *
 * Services join one by one: those in the package first, then undecided ones, then those that are
 * out. Within each of these the next is the one with the most need (need x net cost) for each
 * supplier lost; one that loses no supplier goes before all that do; ties go to the greater need,
 * then to the order of the project. The order is greedy: it says where the market is outgrown on
 * this way, not that no other way is longer.
 */
ConcordBundling *concord_bundling_new (ConcordDocument *document);
void concord_bundling_free (ConcordBundling *bundling);

const ConcordBundlingStep *concord_bundling_get_step (const ConcordBundling *bundling, guint step);
const ConcordMarketService *concord_bundling_get_service (const ConcordBundling *bundling,
                                                          guint step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordBundling, concord_bundling_free)

G_END_DECLS
