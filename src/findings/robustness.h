/* Robustness: does the first place hold under other weights, other scores, other costs? */
#pragma once

#include "findings/finding.h"
#include "findings/heavy.h"

G_BEGIN_DECLS

/* The weight of one criterion at which another option would come first. */
typedef struct
{
  double at;               /* share of the whole, in [0, 1] */
  char *winner, *winner_name; /* who is first beyond it, on the side away from the weight now (id,
                                 name); several are joined in the name, and the id is the first's */
} ConcordTurn;

typedef struct
{
  char *id, *name;
  double weight;      /* now, a share of the whole */
  double low, high;   /* range in which the present winner stays first; NAN where not known */
  GArray *turns;      /* of ConcordTurn, by rising weight */
  double *least;      /* [option] total with weight 0 on it, the others in proportion; NAN */
  double *most;       /* [option] total with weight 1 */
} ConcordRobustnessCriterion;

typedef struct
{
  char *id, *name;
  double total;           /* with the leading weights, 0 to 100 */
  double *acceptability;  /* [rank] share of random weightings; NAN where none could be drawn */
  double *central;        /* [leaf] weights with which it is typically first; NULL if it never is */
  double confidence;      /* NAN where it is never first */
  double *beats;          /* [option] share of random weightings in which it is better */
  double cost;            /* present cost and risk from the money case, pounds: costs only; NAN */
  gboolean efficient;     /* no other is as good for less */
  double cost_per_point;  /* pounds; NAN */
} ConcordRobustnessOption;

/* How near a turn, in shares of the whole weight, how rarely first over the ranges of the scores,
 * and how small a rise of cost that turns the net present value, make a lead a close one. */
#define CONCORD_ROBUSTNESS_NEAR_TURN 0.05
#define CONCORD_ROBUSTNESS_SURE_SCORES 0.9
#define CONCORD_ROBUSTNESS_SMALL_RISE 0.05

/* There is no winner where options tie for the first place; where another is first in more random
 * weightings than the leader, and that in fewer than half of them; or where the leader is first in
 * fewer than half of the draws of the scores between low and high, with the weights as they are. A
 * lead is close where a turn, the scores or the cost are within what is defined above, or it holds
 * in fewer than half of the random weightings. */
typedef enum
{
  CONCORD_ROBUSTNESS_NOT_READY, /* the sentence of the finding says what is missing */
  CONCORD_ROBUSTNESS_CLEAR,     /* one option leads, and in most random weightings too */
  CONCORD_ROBUSTNESS_CLOSE,     /* one leads, but small changes turn it */
  CONCORD_ROBUSTNESS_NO_WINNER  /* no clear winner, and the sentence says so */
} ConcordRobustnessState;

typedef struct
{
  gatomicrefcount references;
  ConcordFinding *finding;  /* its sentence is the robustness sentence of the paper */
  ConcordRobustnessState state;
  gboolean is_coarse;
  gsize draws;
  guint64 seed;
  guint leader;             /* index; G_MAXUINT where there is none, or several tie */
  double cost_rise;         /* fraction by which the leader's cost may rise before its npv falls to the
                               next one's; NAN where it does not lead in npv, or can't be told */
  int nearest;              /* criterion whose turn is nearest to its weight now; -1 for none */
  double nearest_at;        /* the weight of that turn; NAN */
  double holds;             /* share of draws of the scores in which the leader is first with the
                               weights as they are; NAN without a leader or without any range */
  GPtrArray *criteria;      /* of ConcordRobustnessCriterion: the leaves, in the tree's order */
  GPtrArray *options;       /* of ConcordRobustnessOption: those with all scores that have weight */
} ConcordRobustness;

/* With the leading weight set; @whole as in concord_heavy_get_result(). Never NULL. */
ConcordRobustness *concord_robustness_get (ConcordDocument *document, gboolean whole);
ConcordRobustness *concord_robustness_ref (ConcordRobustness *robustness);
void concord_robustness_unref (ConcordRobustness *robustness);

const ConcordHeavyKind *concord_robustness_get_kind (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordRobustness, concord_robustness_unref)

G_END_DECLS
