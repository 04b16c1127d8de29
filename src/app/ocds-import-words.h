/* What the notices say, in words for the import's lists. The caller frees. */
#pragma once

#include "store/ocds.h"

/* "3 files, 41 awards to 12 suppliers." and what could not be read. */
char *concord_ocds_words_dup_state (const ConcordOcdsNotices *notices, guint n_suppliers);

/* "12 awards, £14.2m" */
char *concord_ocds_words_dup_tally (const ConcordOcdsTally *tally);

/* "5 contracts to add, 1 to bring up to date, 2 there already." */
char *concord_ocds_words_dup_summary (const ConcordOcdsReport *report);

/* A past contract as it would be taken, its doubt on a line of its own. */
char *concord_ocds_words_dup_entry (const ConcordOcdsEntry *entry);
