/* What each finding reads: types of records, NULL at the end of each list. What is worked out from a
 * finding (a figure, work in a thread) reads the same. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

extern const char *const concord_reads_market[];
extern const char *const concord_reads_consultation[];
extern const char *const concord_reads_representativeness[];
extern const char *const concord_reads_appraisal[];
extern const char *const concord_reads_decision[]; /* appraisal and money held together */
extern const char *const concord_reads_futures[];
extern const char *const concord_reads_money[];
extern const char *const concord_reads_track_record[];
extern const char *const concord_reads_evaluation[];
extern const char *const concord_reads_prices[];

/* A number that grows with every change of a record of these types. */
guint64 concord_reads_get_stamp (ConcordDocument *document, const char *const *types);

/* Whether a record of these types has a value in a field that the tables mark as confidential. */
gboolean concord_reads_have_exempt (ConcordDocument *document, const char *const *types);

G_END_DECLS
