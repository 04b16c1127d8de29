/* Published amounts as money, and as words. */
#pragma once

#include "store/ocds.h"

G_BEGIN_DECLS

/* Absent for negative amounts and those that money can't hold. */
ConcordMoney concord_ocds_amount_to_money (double amount);

/* Absent where it can't be read or is of another currency; @currency: NULL for GBP. */
ConcordMoney concord_ocds_award_get_value (const ConcordOcdsAward *award, const char *currency);
gboolean concord_ocds_is_currency (const char *published, const char *currency);

/* Sums stop at the largest number rather than overflow. */
ConcordMoney concord_ocds_add_money (ConcordMoney sum, ConcordMoney value);

/* "£109,320", "11,000,000 USD", "5,000" without a currency, "no value" for NAN. Caller frees. */
char *concord_ocds_dup_amount (double amount, const char *currency);

/* TRUE where one is about 100 times the other: pence taken for pounds, or pounds for pence. */
gboolean concord_ocds_is_hundredfold (double amount, double other);
/* TRUE where @amount is about a hundred times @other or more. */
gboolean concord_ocds_is_hundred_times (double amount, double other);

G_END_DECLS
