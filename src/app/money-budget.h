/* The cash view of one option: what has to be found in each year, by fund and by who pays. */
#pragma once

#include "app/result-table.h"
#include "findings/money-case.h"

G_BEGIN_DECLS

/* Both show nothing where the option has no cash. @id: of the option. */
void concord_money_budget_show_funds (ConcordResultTable *table, const ConcordMoneyCase *money,
                                      const char *id);

/* Nothing as well where nobody but the authority pays. */
void concord_money_budget_show_parties (ConcordResultTable *table, const ConcordMoneyCase *money,
                                        const char *id);

G_END_DECLS
