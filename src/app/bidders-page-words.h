/* The sentences of the bidders' screen: what is missing, late or at odds, each computed from the
 * records of now. Every one is "" where there is nothing to say; the caller frees. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* What the weights of the scored questions add up to, and what is missing. */
char *concord_bidders_dup_weights (ConcordDocument *document);

/* The compulsory families that no question asks about. */
char *concord_bidders_dup_families (ConcordDocument *document);

/* Why a question on the track record must not be scored, where one is. */
char *concord_bidders_dup_scored_record (ConcordDocument *document);

/* How the conflicts assessment stands against the tender notice. */
char *concord_bidders_dup_conflicts (ConcordDocument *document);

/* Evaluators whose conflict has no mitigation. */
char *concord_bidders_dup_unmitigated (ConcordDocument *document);

/* Notices that were due before @today and are not published. */
char *concord_bidders_dup_late_notices (ConcordDocument *document, ConcordDate today);

/* How many past contracts of @bidder are to be checked. */
char *concord_bidders_dup_doubts (ConcordRecord *bidder);

/* "7, 6, 7, 6 (mean 6.5)": what the evaluators gave, in their order. NULL without a mark. */
char *concord_bidders_dup_marks (ConcordDocument *document, ConcordRecord *bidder,
                                 ConcordRecord *question);

/* A line for each evaluator who marked: "Evaluator A: 7. Evidence of …". */
char *concord_bidders_dup_marks_with_reasons (ConcordDocument *document, ConcordRecord *bidder,
                                              ConcordRecord *question);

G_END_DECLS
