/* The releases of each process laid on one another, and what is doubtful about what comes out. */
#pragma once

#include "store/ocds-release.h"

G_BEGIN_DECLS

/* An award while the releases of its process are gone through. */
typedef struct
{
  ConcordOcdsAward *award; /* what becomes of it; NULL once handed over */
  char *key;
  ConcordOcdsValue value;
  ConcordOcdsPeriod period;
  GArray *amounts;       /* of double: those published one after the other, changes only */
  const ConcordOcdsRelease *last; /* that lists it */
} ConcordOcdsFolding;

/* What the releases say of the process as a whole; texts borrowed from them. */
typedef struct
{
  const ConcordOcdsRelease *last_list; /* the last one with a list of awards */
  const char *ocid, *buyer, *title, *criteria;
  ConcordOcdsValue tender_value;
  ConcordOcdsPeriod tender_period;
  GPtrArray *foldings;
  GHashTable *by_key;
  GHashTable *contracts; /* award id -> ConcordOcdsContract, NULL where there are several */
} ConcordOcdsProcess;

/* Sorts the releases of @reading and appends to the awards and sentences of @notices. */
void concord_ocds_fold (ConcordOcdsReading *reading, ConcordOcdsNotices *notices);

/* Adds to the award what is doubtful about it, seen from its own process. @superseded: an award
 * to the same supplier that a later release no longer lists, or NULL. */
void concord_ocds_doubt (const ConcordOcdsProcess *process, ConcordOcdsFolding *folding,
                         const ConcordOcdsFolding *superseded);

G_END_DECLS
