/* Two copies of one project: where they part, and what each changed since then, field by field. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_KINSHIP_STRANGERS, /* two projects */
  CONCORD_KINSHIP_PARTED,    /* one project, but no state that both went through */
  CONCORD_KINSHIP_SAME,      /* neither went on from the other */
  CONCORD_KINSHIP_AHEAD,     /* theirs went on from ours */
  CONCORD_KINSHIP_BEHIND,    /* ours went on from theirs */
  CONCORD_KINSHIP_DIVERGED   /* both went on */
} ConcordKinship;

/* Who made a change since the copies parted. */
typedef enum
{
  CONCORD_SIDE_NEITHER = 0,
  CONCORD_SIDE_OURS = 1 << 0,
  CONCORD_SIDE_THEIRS = 1 << 1,
  CONCORD_SIDE_BOTH = CONCORD_SIDE_OURS | CONCORD_SIDE_THEIRS
} ConcordSide;

typedef struct
{
  const ConcordField *field;
  int year;    /* of a series, else 0 */
  char *label; /* for people: "Need", "Demand, 2027" */
  ConcordSide side;
  gboolean conflict; /* both changed it, to different values */

  /* Canonical, NULL for absent; and the same for people, absent as a dash. */
  char *before, *ours, *theirs;
  char *before_text, *ours_text, *theirs_text;
} ConcordFieldDifference;

typedef struct
{
  char *id;
  const char *type; /* interned */
  char *name;
  ConcordSide added, removed, moved; /* the record itself */
  guint below;      /* records that went with a removed one */
  gboolean conflict; /* of the record or one of its fields: see concord_compare() */
  GPtrArray *fields; /* of ConcordFieldDifference, in the order of the table */
} ConcordRecordDifference;

/* What one side did since the copies parted. */
typedef struct
{
  GPtrArray *revisions; /* of ConcordRevision, oldest first */
  guint n_unsaved;      /* steps that no revision holds */
  guint n_changes;      /* net: of fields, and records added, removed or moved */
} ConcordBranch;

typedef struct
{
  ConcordKinship kinship;
  ConcordRevision *common; /* the last that both have; NULL where it is the base, or none */
  guint number;            /* of it, from 1; 0 for the base */
  ConcordBranch ours, theirs;
  GPtrArray *records; /* of ConcordRecordDifference: by place, ours first */
  guint n_conflicts;  /* records with one */
} ConcordComparison;

/**
 * concord_compare:
 * @ours: what the person works on, unsaved steps included
 * @theirs: another copy, untrusted
 *
 * Net differences since the last revision that both have, or since the base where none is: a value
 * that was changed and changed back is none. A record that one side removed and the other changed,
 * moved, or put something under is a conflict, as is a record moved to two places. Copies that
 * parted without a common state are held against each other as they are, each difference on both
 * sides. Neither document changes. (transfer full)
 */
ConcordComparison *concord_compare (ConcordDocument *ours, ConcordDocument *theirs);
void concord_comparison_free (ConcordComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordComparison, concord_comparison_free)

G_END_DECLS
