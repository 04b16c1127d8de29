/* The public value test: does an option beat both doing the minimum and doing it in-house, and is
 * no protected objective worse off? */
#pragma once

#include "findings/futures.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_VERDICT_SHOWN,
  CONCORD_VERDICT_NOT_SHOWN,
  CONCORD_VERDICT_CANNOT_TELL
} ConcordVerdict;

typedef struct
{
  char *id, *name;
  gboolean proposed;
  ConcordVerdict verdict;
  double probability;    /* that its npv exceeds the do-minimum's and the in-house option's; NAN */
  GPtrArray *worse;      /* of char *: protected objectives that are worse, by name */
  GPtrArray *unknown;    /* of char *: what is missing to tell: sentences */
  double needed;         /* change of its npv in every future, in pounds, at which the probability
                            would just reach the threshold, a penny at least; 0 where it does; NAN */
  double spare;          /* what its npv could lose in every future with the probability still at the
                            threshold; 0 where it does not reach it; NAN */
} ConcordPublicValueOption;

typedef struct
{
  ConcordFinding *finding;
  gboolean is_coarse;
  double threshold;  /* in [0, 1]; NAN where none was fixed */
  ConcordDate fixed; /* when */
  char *fixed_by;    /* NULL is absent */
  char *proposed_base; /* name of a do-minimum, in-house option or business as usual that is proposed;
                          NULL where none is */
  GPtrArray *options; /* of ConcordPublicValueOption: all but do-minimum, in-house and business as
                         usual, in the document's order */
} ConcordPublicValue;

ConcordPublicValue *concord_public_value_new (ConcordDocument *document, gboolean whole);
void concord_public_value_free (ConcordPublicValue *value);

/* "shown", "not shown", "cannot tell", for people; borrowed. */
const char *concord_verdict_get_label (ConcordVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordPublicValue, concord_public_value_free)

G_END_DECLS
