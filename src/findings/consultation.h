/* Consultation: how people answered the ordered questions of an exercise, and who answered. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

#define CONCORD_MOST_LEVELS 7

/* How answers were gathered decides which statistics are honest. */
typedef enum
{
  CONCORD_GATHERED_UNKNOWN,
  CONCORD_GATHERED_OPEN,        /* no interval: those who chose to answer */
  CONCORD_GATHERED_CENSUS,      /* interval with finite population correction, and a warning */
  CONCORD_GATHERED_PROBABILITY, /* interval */
  CONCORD_GATHERED_QUOTA        /* no interval */
} ConcordGathered;

/* A stakeholder group; numbers are NAN where absent. */
typedef struct
{
  char *id, *name;
  gboolean is_organisations;
  double population, invited, responded;
  double rate;            /* responded / invited, else / population; NAN without both */
  gboolean rate_of_invited;
  double most_answers;    /* to any one question */
  gboolean is_silent;     /* was invited or has a population, and nobody answered */
  gboolean is_over;       /* more answered than there are people, or than were invited */
  gboolean is_withheld;   /* for the public: responded and rate are NAN, since few answered */
} ConcordConsultationGroup;

/* A question of an ordered kind. Level 0 is the lowest agreement, or "no". */
typedef struct
{
  char *id, *text;
  int kind;               /* index into concord_question_kinds */
  guint n_levels;         /* 2, 5 or 7 */
  gboolean is_reversed;   /* agreeing speaks against the proposal; figures are as asked */
  double *cells;          /* [group][level]: numbers of answers; never put these in a paper */
  double counts[CONCORD_MOST_LEVELS];        /* of persons */
  double organisations[CONCORD_MOST_LEVELS]; /* of organisations: not part of the counts */
  double n, n_organisations;
  double shares[CONCORD_MOST_LEVELS]; /* of persons, in [0, 1]; NAN where n is 0 */
  double agree, disagree;             /* shares above and below the middle; NAN likewise */
  double net;                         /* agree less disagree, in [-1, 1]; NAN likewise */
  gboolean has_interval;
  double net_low, net_high;     /* 95 %; NAN without interval */
  double agree_low, agree_high; /* of the share that agrees, 95 %; NAN likewise */
  /* For the public: what is NAN above since few persons stand behind it. */
  gboolean is_withheld[CONCORD_MOST_LEVELS]; /* counts and shares of a level */
  gboolean n_withheld, net_withheld;         /* net: agree and disagree too */
} ConcordConsultationQuestion;

typedef struct
{
  ConcordFinding *finding;
  char *id, *title, *source; /* of the exercise; source may be NULL */
  ConcordGathered gathered;
  ConcordDate opened, closed;
  GPtrArray *groups;    /* of ConcordConsultationGroup */
  GPtrArray *questions; /* of ConcordConsultationQuestion: those of an ordered kind */
  double population;    /* of all groups of persons; NAN where one has none */
  gboolean is_public;   /* small numbers of persons are withheld */
} ConcordConsultation;

/* What was found in one exercise. */
ConcordConsultation *concord_consultation_new (ConcordDocument *document, ConcordRecord *exercise);

/* The same for what leaves the program: numbers of 1 to 4 persons are withheld, and others from
 * which they could be worked out. Cells of the questions are all 0. */
ConcordConsultation *concord_consultation_new_public (ConcordDocument *document,
                                                      ConcordRecord *exercise);
void concord_consultation_free (ConcordConsultation *consultation);

/* Whether something of a question is withheld. */
gboolean concord_consultation_is_withheld (const ConcordConsultationQuestion *question);

/* The first exercise with counts, else the first, else NULL: (transfer none). */
ConcordRecord *concord_consultation_find_first (ConcordDocument *document);

/* Labels of the levels of a kind of question, marked with N_(), lowest first: borrowed, @n_levels of them; NULL for a
 * kind that has no order. */
const char *const *concord_consultation_get_levels (int kind, guint *n_levels);

/* Of whom the figures speak, to be said with every one: "of those who chose to answer"; borrowed. */
const char *concord_consultation_get_note (const ConcordConsultation *consultation);

/* Net agreement in percentage points with its interval: "+32 (+24 to +40)". The caller frees. */
char *concord_consultation_dup_net (const ConcordConsultationQuestion *question);

/* One question in a sentence. The caller frees. */
char *concord_consultation_dup_sentence (const ConcordConsultationQuestion *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordConsultation, concord_consultation_free)

G_END_DECLS
