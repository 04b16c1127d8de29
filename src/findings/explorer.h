/* The explorer: every possible package of the services, and those that no other betters. */
#pragma once

#include "findings/finding.h"
#include "findings/heavy.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 services;         /* bit i is the i-th of the explorer's services */
  guint n_services;
  double need_met;          /* sum of need x net cost, in need points x pounds; a service that costs
                               nothing net adds none */
  double net_cost;          /* pounds a year */
  double synergy;           /* savings of the pairs inside it, pounds a year */
  double bids_probability;  /* of at least the wanted number of bids; rests on appetites, which are
                               confidential. NAN where it can't be told, as in market.h */
  gboolean has_enough;      /* at least as many suppliers are able for it as bids are wanted */
  gboolean is_chosen;       /* the package as the project has it now */
} ConcordExploredPackage;

typedef struct
{
  gatomicrefcount references;
  ConcordFinding *finding;
  gboolean is_coarse;
  gboolean is_exact;         /* every package was evaluated; else most_missed bounds the rest */
  double most_missed;        /* share of the best need met that a package left out might add; 0 */
  guint64 evaluated, allowed; /* packages of at least one service; those that obey the rules */
  double all_need;           /* need met by all services together */
  gboolean knows_market;     /* it is known of some supplier what it is able for */
  gboolean knows_appetites;  /* of all that are able for something; else packages are compared by
                                whether enough suppliers are able, not by how likely bids are */
  gboolean leaves_out;       /* appetites are known of some, and left out for the public */
  guint bids_wanted;
  double ceiling;            /* pounds a year; INFINITY without one */
  GPtrArray *ids, *names;    /* of char *: the services, complete ones only */
  GPtrArray *left_out;       /* of char *: names of services without need or cost */
  GArray *frontier;          /* of ConcordExploredPackage, by rising net cost; never the empty one */
  ConcordExploredPackage chosen; /* the project's own package, measured the same way */
  gboolean chosen_is_whole;      /* it has services, and need and net cost of each are known */
  gboolean chosen_is_bettered;   /* some package is as good in all measures and better in one */
  gboolean chosen_obeys;         /* the rules and the ceiling */
  ConcordExploredPackage better; /* where bettered: the one of these that meets most need */
} ConcordExplorer;

/* (transfer full), or NULL and a sentence where there is nothing to explore. */
ConcordExplorer *concord_explorer_get (ConcordDocument *document, gboolean whole, GError **error);

/* The same for the public, whole: searched without appetites, which are confidential, so that not
 * even the choice of packages tells anything of them. */
ConcordExplorer *concord_explorer_get_public (ConcordDocument *document, GError **error);
ConcordExplorer *concord_explorer_ref (ConcordExplorer *explorer);
void concord_explorer_unref (ConcordExplorer *explorer);

/* Names of the services of a package, "Revenues, benefits and ICT". The caller frees. */
char *concord_explorer_dup_names (const ConcordExplorer *explorer,
                                  const ConcordExploredPackage *package);

const ConcordHeavyKind *concord_explorer_get_kind (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordExplorer, concord_explorer_unref)

G_END_DECLS
