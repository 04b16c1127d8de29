/* Making projects for tests, through the document's own ways of changing. */
#pragma once

#include "model/document.h"

/* An empty project with an author and a clock that stands at 1 June 2026, 12:00 UTC. */
ConcordDocument *build_document (void);

ConcordRecord *build_project (ConcordDocument *document);

/* A new record whose first field is @name. */
ConcordRecord *build_add (ConcordDocument *document, ConcordRecord *parent, const char *role,
                          const char *name);

/* Fails the test where the document refuses. */
void build_set (ConcordDocument *document, ConcordRecord *record, const char *field,
                const char *value);

/* One field of a link record; @key is the record at its other end. */
void build_link (ConcordDocument *document, ConcordRecord *parent, const char *type,
                 ConcordRecord *key, const char *field, const char *value);

/* A count of @number for an answer of a group. */
void build_count (ConcordDocument *document, ConcordRecord *question, ConcordRecord *group,
                  const char *answer, const char *cell, const char *number);

/* --- a whole project ------------------------------------------------------------------------- */

/* Quality, Cost (lower is better) and Jobs with 100, 60 and 40 swing points, so 50, 30 and 20 %.
 * Shared service 80, 40, 50: 0.5 x 80 + 0.3 x 60 + 0.2 x 50 = 68, with quality from 70 to 90.
 * In-house 60, 20, 40: 0.5 x 60 + 0.3 x 80 + 0.2 x 40 = 62. Joint venture has quality 90 alone. */
typedef struct
{
  ConcordRecord *quality, *cost, *jobs, *weights;
  ConcordRecord *shared, *in_house, *venture;
} BuiltAppraisal;

BuiltAppraisal build_appraisal (ConcordDocument *document);

/* Revenues, Benefits and Calls in the package, Parks out. Suppliers: Alpha able for all three
 * alone; Beta for Revenues and Calls alone, Benefits with a partner; Gamma and Delta for Revenues
 * and Calls alone, not for Benefits; Echo for Calls alone, nothing known of the rest. */
typedef struct
{
  ConcordRecord *revenues, *benefits, *calls, *parks;
  ConcordRecord *alpha, *beta, *gamma, *delta, *echo;
} BuiltMarket;

BuiltMarket build_market (ConcordDocument *document);

/* An open exercise: users (400 people, 100 responded), staff (50 invited, none responded) and
 * unions, organisations. "Keep it local" on 5 points: 10 10 20 40 20 of the users and one 1 of the
 * unions; "Close the desks" reversed: 40 20 20 10 10; "Have you used it": 30 no, 70 yes. */
typedef struct
{
  ConcordRecord *exercise, *users, *staff, *unions;
  ConcordRecord *local, *desks, *used;
} BuiltConsultation;

BuiltConsultation build_consultation (ConcordDocument *document);

/* Acme with two ended contracts, not troubled, and one running; Bolt with two of four troubled, and
 * one not judged; Crew with none. */
typedef struct
{
  ConcordRecord *acme, *bolt, *crew;
} BuiltBidders;

BuiltBidders build_bidders (ConcordDocument *document);

/* A link record with any keys, one field set. */
void build_keyed (ConcordDocument *document, ConcordRecord *parent, const char *type,
                  const char *const *keys, const char *field, const char *value);

/* Callers (quality, 60 %, of 10), Values (30 %, of 5) and Price (10 %) are scored, Record is
 * advisory, of 10. Ann has no conflict, Ben a perceived one. Dale has 6 and 8 for Callers, moderated
 * to 8 with a reason; 4 of Ann for Values; 10 of Ann for Record. Elm has 5 and 5 for Callers,
 * moderated to 5 without a reason. Only Ann gives reasons. */
typedef struct
{
  ConcordRecord *callers, *values, *record, *price, *ann, *ben, *dale, *elm;
} BuiltMarks;

BuiltMarks build_marks (ConcordDocument *document);

/* --- what is exempt -------------------------------------------------------------------------- */

/* Gives each record that has confidential fields a value in all of them. */
void build_secrets (ConcordDocument *document);

/* Turns round the values of each confidential field, so that the last record has the first's where it
 * may; the first @n_lost records then lose theirs. */
void build_other_secrets (ConcordDocument *document, guint n_lost);
