/* The track record of the bidders, shrunken towards a base rate. Advisory: never in an award score. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Used where the project states no base rate of its own. */
#define CONCORD_DEFAULT_TROUBLED_RATE 22.0   /* percent */
#define CONCORD_DEFAULT_TROUBLED_STRENGTH 10 /* contracts */

typedef struct
{
  char *id, *name;
  guint n_contracts;
  guint n_trials;    /* contracts that have ended and are said to be troubled or not */
  guint n_successes; /* of these, not troubled */
  guint n_running;   /* not counted as success */
  guint n_undecided; /* ended, but not said whether troubled */
  double mean;       /* expected share not troubled, in (0, 1); NAN without a base rate */
  double low, high;  /* 95 % credible interval; NAN likewise */
} ConcordTrackRecordBidder;

typedef struct
{
  ConcordFinding *finding;
  GPtrArray *bidders;      /* of ConcordTrackRecordBidder, in the document's order */
  double base;             /* share not troubled, in (0, 1) */
  double strength;         /* in contracts */
  char *source;            /* of the base rate; never NULL */
  gboolean is_default;     /* neither rate nor strength is the project's own */
  gboolean is_usable;      /* a base rate of 0 or 100 % would outweigh any record */
  guint n_contracts;       /* of all bidders */
} ConcordTrackRecord;

ConcordTrackRecord *concord_track_record_new (ConcordDocument *document);
void concord_track_record_free (ConcordTrackRecord *record);

/* One bidder in a sentence. The caller frees. */
char *concord_track_record_dup_sentence (const ConcordTrackRecordBidder *bidder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordTrackRecord, concord_track_record_free)

G_END_DECLS
