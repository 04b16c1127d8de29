/* The awards of one supplier as past contracts in the making. */
#pragma once

#include "store/ocds.h"

G_BEGIN_DECLS

/* The supplier that is asked for, by name or identifier. */
typedef struct
{
  const char *text;
  char *key;
} ConcordOcdsWanted;

gboolean concord_ocds_wants (const ConcordOcdsWanted *wanted, const ConcordOcdsSupplier *supplier);

/* The supplier among those of the award, or NULL. */
const ConcordOcdsSupplier *concord_ocds_find_supplier (const ConcordOcdsAward *award,
                                                       const ConcordOcdsWanted *wanted);

/* One ConcordOcdsEntry for each of @awards (element-type ConcordOcdsAward), all of them to the
 * supplier. @currency: of the project, NULL for GBP. @today: periods that end later are running. */
GPtrArray *concord_ocds_entries_new (const GPtrArray *awards, const ConcordOcdsWanted *wanted,
                                     const char *currency, ConcordDate today);

/* Says that no award goes to @supplier, and who may have been meant. */
void concord_ocds_refuse_supplier (const ConcordOcdsNotices *notices, const char *supplier,
                                   GError **error);

G_END_DECLS
