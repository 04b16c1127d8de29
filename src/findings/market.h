/* The market of the package: who could bid for each service and for all of it. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Used where the project does not say how many bids are wanted. */
#define CONCORD_DEFAULT_BIDS_WANTED 3

typedef enum
{
  CONCORD_MARKET_IN,
  CONCORD_MARKET_UNDECIDED, /* or not said */
  CONCORD_MARKET_OUT
} ConcordMarketPlace;

/* A service; counts are NAN where nothing is known of any supplier. */
typedef struct
{
  char *id, *name;
  ConcordMarketPlace place;
  double need;           /* 0 to 100; NAN is absent */
  ConcordMoney net_cost; /* gross cost less income; absent where the gross cost is */
  double able;           /* suppliers able alone or with a partner */
  double alone;          /* of these, able alone */
  guint unknown;         /* suppliers of whom nothing is recorded for this service */
  double able_without;   /* suppliers able for the package without it; NAN if it is not in it,
                            or is all of it */
} ConcordMarketService;

/* Two services that save money together; each pair once. */
typedef struct
{
  guint first, second; /* indices among the services */
  ConcordMoney saving; /* a year; never absent */
} ConcordMarketLink;

typedef enum
{
  CONCORD_MARKET_NO_SERVICES,
  CONCORD_MARKET_NO_PACKAGE,   /* no service is in */
  CONCORD_MARKET_UNKNOWN,      /* of some service in the package no supplier's ability is known */
  CONCORD_MARKET_TOO_FEW,      /* the package outgrows its market */
  CONCORD_MARKET_ENOUGH
} ConcordMarketState;

typedef struct
{
  ConcordFinding *finding;
  ConcordMarketState state;
  GPtrArray *services; /* of ConcordMarketService, all of the document in its order */
  guint n_in, n_suppliers;
  guint bids_wanted;

  double able, alone;   /* suppliers able for all services in the package; NAN if not known */
  guint n_no_appetite;  /* able ones without an appetite */
  double probability;   /* of at least bids_wanted bids; NAN where it can't be had */
  double expected_bids; /* NAN likewise */
  int removal;          /* index of the service without which most are able; -1 if none helps */
  GPtrArray *removals;  /* of const char *: its name, and those of services that help as much */

  ConcordMoney gross_cost, income, net_cost; /* sums of what is given; absent if nothing is */
  double staff;                              /* FTE; NAN likewise */
  guint n_no_cost, n_no_staff;               /* services in the package that don't say */

  GArray *links;        /* of ConcordMarketLink */
  ConcordMoney synergy; /* savings a year of links inside the package; absent without any */
  guint8 *known;        /* [supplier][service]: what is known; see concord_market_is_able() */
} ConcordMarket;

/**
 * concord_market_new:
 *
 * Counts suppliers of the market able for each service, and for all services in the package at
 * once, and holds them against the bids wanted. What is not recorded counts as not able and is
 * warned of; a service for which nothing is recorded has no count. Probabilities rest on
 * appetites, which are confidential: they are in confidential facts and sentences alone.
 */
ConcordMarket *concord_market_new (ConcordDocument *document);
void concord_market_free (ConcordMarket *market);

/* Whether a supplier is able for a service, alone or with a partner; both by index. */
gboolean concord_market_is_able (const ConcordMarket *market, guint supplier, guint service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordMarket, concord_market_free)

G_END_DECLS
