/* How the making of futures is split: what is simulated, and the words for it. */
#pragma once

#include "findings/futures.h"
#include "methods/simulation.h"

G_BEGIN_DECLS

typedef struct
{
  char *id, *name;
  gboolean in_house, do_minimum, proposed;
} ConcordFuturesSubject;

/* What is simulated: a copy, for any thread, of what the money case made of the document. */
typedef struct
{
  char *problem;          /* why nothing can be simulated, or NULL */
  ConcordFinding *facts;  /* inputs and warnings of the finding to be made */
  GPtrArray *subjects;    /* of ConcordFuturesSubject: the options, as numbered in the lines */
  GArray *lines;          /* of ConcordSimulatedLine */
  GPtrArray *worths;      /* of double *: the years of the lines */
  GArray *correlated;     /* of gboolean: which lines move with the others of their option */
  guint n_varying;        /* lines with a range, and risks */
  double correlation;     /* in [0, 1) */
  gsize draws;
  guint64 seed;
  int first_year;
  gsize n_years;
} ConcordFuturesInputs;

ConcordFuturesInputs *concord_futures_inputs_new (ConcordDocument *document);
void concord_futures_inputs_free (ConcordFuturesInputs *inputs);

/* "83.4% of the futures"; never none or all where it is neither. The caller frees. */
char *concord_futures_dup_share (double share);

/* Writes the finding of @futures, whose numbers are there. */
void concord_futures_tell (ConcordFutures *futures, const ConcordFuturesInputs *inputs);

G_END_DECLS
