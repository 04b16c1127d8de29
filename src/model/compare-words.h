/* What a comparison of two copies says, in sentences and lines for people. The caller frees each. */
#pragma once

#include "model/compare.h"

G_BEGIN_DECLS

/* "14 March 2026, 10:02", here and now; a dash where @seconds (since 1970) is no time. */
char *concord_compare_dup_time (gint64 seconds);

/* Which revision the copy comes from, when it was saved and by whom. */
char *concord_comparison_dup_origin (const ConcordComparison *comparison);

/* What a side did since: "4 changes in 2 saves, the last of 14 March 2026, 10:02 by Dilip Rao". */
char *concord_branch_dup_words (const ConcordBranch *branch);

/* The names of who saved on this side, each once: "Dilip Rao and Ann Officer"; NULL where none did. */
char *concord_branch_dup_authors (const ConcordBranch *branch);

/* Origin, then both sides, then conflicts: two or three sentences. */
char *concord_comparison_dup_summary (const ConcordComparison *comparison);

/* "Revenues (service): new in theirs". */
char *concord_record_difference_dup_heading (const ConcordRecordDifference *difference);

/* "Need: 70 → 80 in theirs"; long texts are shortened. */
char *concord_field_difference_dup_line (const ConcordFieldDifference *difference);

G_END_DECLS
