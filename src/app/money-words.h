/* What the Money screen says of one option, in words. */
#pragma once

#include "findings/money-case.h"
#include "model/option.h"

G_BEGIN_DECLS

/* All of these: the caller frees; NULL where there is nothing to say. */

/* "Shared service (proposed)", "Today’s service (do-minimum, in-house)". */
char *concord_money_words_dup_option (ConcordRecord *option);

/* Present cost, benefit, net present value and equivalent annual cost of the chosen option. */
char *concord_money_words_dup_totals (const ConcordMoneyCase *money, ConcordOption *option);

/* Why the money of the option (nullable: of any) says nothing yet; NULL where it does. */
char *concord_money_words_dup_problem (const ConcordMoneyCase *money, ConcordOption *option);

/* What the risks come to, and what is left out since a line allows for it. */
char *concord_money_words_dup_risks (const ConcordMoneyCase *money, ConcordOption *option);

/* Bounds, what is dealt with and what is added, a sentence for each measure. */
char *concord_money_words_dup_bias (const ConcordMoneyCase *money, ConcordOption *option);

/* That the option has no optimism bias, or which of its biases has no reason; NULL where all do. */
char *concord_money_words_dup_unreasoned (const ConcordMoneyCase *money, ConcordOption *option);

/* Pounds for a table whose heading says so: rounded, with thousands' commas; NAN is a dash. */
char *concord_money_words_dup_pounds (double pounds);

G_END_DECLS
