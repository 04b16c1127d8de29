/* How the search through all packages is cut up: into slices of packages that share their services
 * above a line, worked through in blocks of slices. */
#pragma once

#include "methods/blocks.h"
#include "methods/lanes-private.h"
#include "methods/packages.h"

G_BEGIN_DECLS

#define CONCORD_SUPPLIER_WORDS (CONCORD_MOST_SUPPLIERS / 64)

typedef struct
{
  guint64 words[CONCORD_SUPPLIER_WORDS];
} ConcordSupplierSet;

/* Suppliers able for the same packages below the line. Each class but the first is made of an
   earlier one, its parent, by adding suppliers. */
typedef struct
{
  ConcordSupplierSet able;
  ConcordSupplierSet added;
  gsize parent;
} ConcordSupplierClass;

/* How chances are found: one supplier at a time as in market.h, or from the chances of fewer
   suppliers and good to 1e-12. */
typedef struct
{
  const ConcordPackageProblem *problem;
  ConcordSupplierSet all;
  gboolean is_few;
  gsize n_lanes; /* of chances of exactly 0, 1 and so on bids */
} ConcordPackageBids;

/* A measure of single services or pairs, made whole numbers where decimals allow it, so that sums
   are exact and equal packages are seen as equal. */
typedef struct
{
  double *values;
  double factor;
} ConcordWholeMeasure;

typedef struct
{
  const ConcordPackageProblem *problem;
  ConcordWholeMeasure need;    /* need x cost */
  ConcordWholeMeasure cost;
  ConcordWholeMeasure savings; /* [service][service] */
  double ceiling;              /* in the unit of @cost */
  gsize n_low;                 /* services below the line */
  gsize n_slices;
  gsize slices_in_block;
  double *low_need; /* [packages of the services below the line] */
  double *low_cost;
  double *low_synergy;
  guint32 *low_class;              /* which of the sets of able suppliers */
  GArray *classes;                 /* of ConcordSupplierClass */
  ConcordSupplierSet *able_by_service;
  ConcordPackageBids bids;
  double *kept_chances; /* [slice][class], so that a second pass has them; NULL if too many */
} ConcordPackagePlan;

/* The measures of the packages of one slice. */
typedef struct
{
  double *need;
  double *cost;
  double *synergy;
  double *probability;
  double *crossing;
  double *class_probability;
  ConcordLanes *exactly; /* [class], see packages-bids.c */
  gboolean *is_allowed;
} ConcordPackageSlice;

gboolean concord_package_plan_init (ConcordPackagePlan *plan,
                                    const ConcordPackageProblem *problem,
                                    GError **error);
void concord_package_plan_clear (ConcordPackagePlan *plan);

void concord_package_slice_init (ConcordPackageSlice *slice, const ConcordPackagePlan *plan);
void concord_package_slice_clear (ConcordPackageSlice *slice);
void concord_package_slice_fill (ConcordPackageSlice *slice,
                                 const ConcordPackagePlan *plan,
                                 guint32 slice_number,
                                 gboolean is_again);

void concord_package_bids_init (ConcordPackageBids *bids, const ConcordPackageProblem *problem);
double concord_package_bids_measure (const ConcordPackageBids *bids,
                                     const ConcordSupplierSet *set);
void concord_package_bids_fill (const ConcordPackageBids *bids,
                                const ConcordSupplierClass *classes,
                                gsize n,
                                const ConcordSupplierSet *within,
                                ConcordLanes *exactly,
                                double *chances);

/* Takes the worst and the best of each measure. */
void concord_package_widen (ConcordPackage *worst,
                            ConcordPackage *best,
                            const ConcordPackage *low,
                            const ConcordPackage *high);
gboolean concord_package_beam_run (const ConcordPackagePlan *plan,
                                   ConcordPackageSearch *result,
                                   GError **error);

/* Sorts @packages and leaves only those on the frontier. */
void concord_package_keep_frontier (GArray *packages);

G_END_DECLS
