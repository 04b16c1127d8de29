/* A project with money for tests. */
#pragma once

#include "build.h"

/* The schedule green-book, 3.5 % for years 1 to 30 and 3 % after, and named by the project. */
void build_green_book (ConcordDocument *document);

/* A line of @option with its kind and amount; NULL leaves a field as it is. */
ConcordRecord *build_line (ConcordDocument *document, ConcordRecord *option, const char *name,
                           const char *kind, const char *amount);

/* A line with a range, low, likely and high. */
ConcordRecord *build_range (ConcordDocument *document, ConcordRecord *option, const char *name,
                            const char *kind, const char *low, const char *likely,
                            const char *high);

/* One year of a line. */
void build_year (ConcordDocument *document, ConcordRecord *record, const char *field, int year,
                 const char *value);

/* Four years from 10 May 2027, so 2027/28 to 2030/31, in prices of 2026/27; index 2026 100, 2027
 * 102, 2028 104.04, so 2 % a year.
 * Do-minimum: running cost 1,000 a year.
 * In-house: running cost 900 (850 to 1,000) rising 1 % above inflation; capital 300 in 2027/28 with
 * bias 2 % to 24 %, of which a factor of 25 % is half dealt with.
 * Shared service, proposed: fee 700 nominal; grant 50, a transfer; feasibility 20, sunk; savings 40,
 * cashable, schools; time 60, non-cashable, 2028/29 to 2029/30; bias 0 % to 41 % on operating
 * costs; a risk of 20 % of 200 (100 to 400) in 2028/29, and one already in the lines. */
typedef struct
{
  ConcordRecord *minimum, *in_house, *shared;
  ConcordRecord *today, *running, *building, *fee, *grant, *study, *savings, *time;
  ConcordRecord *building_bias, *fee_bias, *failure, *allowed;
} BuiltMoney;

BuiltMoney build_money (ConcordDocument *document);
