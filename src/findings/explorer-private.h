/* How the making of the explorer is split: inputs, search, words. */
#pragma once

#include "findings/explorer.h"

G_BEGIN_DECLS

/* A copy of what the search needs: nothing in it belongs to the document. */
typedef struct
{
  char *project;             /* its id */
  guint n_all;               /* services of the project, complete or not */
  gsize n;                   /* those that are complete: i is bit i; may be more than a search takes */
  GPtrArray *ids, *names;    /* of char *; never changed, shared with the result */
  GPtrArray *left_out;       /* of char *, likewise */
  double *need, *cost, *savings; /* savings [service][service] */
  guint64 must, must_not, chosen;
  GArray *together, *apart;  /* of guint64: pairs */
  GArray *able;              /* of guint64: suppliers that are able for something */
  GArray *appetite;          /* of double, of the same; NAN is absent */
  GPtrArray *supplier_ids, *supplier_names; /* of the same */
  gboolean knows_market, knows_appetites, leaves_out;
  guint bids_wanted;
  double ceiling;
  GPtrArray *warnings;       /* of char * */
  char *incomplete;          /* services in the package that are left out; NULL without any */
} ConcordExplorerInputs;

ConcordExplorerInputs *concord_explorer_inputs_new (ConcordDocument *document);

/* Without the appetites that there are: two projects that differ in these alone give the same. */
ConcordExplorerInputs *concord_explorer_inputs_new_public (ConcordDocument *document);
void concord_explorer_inputs_free (ConcordExplorerInputs *inputs);

/* What a search is given: the services of the inputs, or for a coarse one those that matter most.
 * The rest stay as the project has them: those in the package are one service that every package
 * has, the last one here, and the others are gone. */
typedef struct
{
  gboolean is_reduced;
  gsize n;
  guint places[64];  /* [service here]: its place among the inputs */
  guint64 held_in;   /* of the inputs */
  double *need, *cost, *savings;
  guint64 *able, *together, *apart;
  double *appetite;
  guint64 must, must_not;
} ConcordExplorerPlan;

ConcordExplorerPlan *concord_explorer_plan_new (const ConcordExplorerInputs *inputs, gsize most);
void concord_explorer_plan_free (ConcordExplorerPlan *plan);

/* The services of the inputs that a package of the plan stands for. */
guint64 concord_explorer_plan_expand (const ConcordExplorerPlan *plan, guint64 services);

/* A package measured as the search does; where appetites are not known, its probability is 1 where
 * enough suppliers are able and else 0. */
ConcordExploredPackage concord_explorer_measure (const ConcordExplorerInputs *inputs,
                                                 guint64 services);

/* Whether a package obeys the rules and the ceiling. */
gboolean concord_explorer_allows (const ConcordExplorerInputs *inputs,
                                  const ConcordExploredPackage *package);

/* Names of the services with these bits. */
char *concord_explorer_dup_services (const GPtrArray *names, guint64 services);

/* The appetite that a search is given: 1 for all where they are not all known. */
double concord_explorer_get_appetite (const ConcordExplorerInputs *inputs, guint supplier);

/* @addition: the chosen package with one service more that is worth most, or no services. */
void concord_explorer_tell (ConcordExplorer *explorer, const ConcordExplorerInputs *inputs,
                            const ConcordExploredPackage *addition);
void concord_explorer_take_sentences (ConcordExplorer *explorer, const ConcordExplorerInputs *inputs,
                                      const ConcordExploredPackage *addition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordExplorerPlan, concord_explorer_plan_free)

G_END_DECLS
