#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The six forms of Shrout and Fleiss, in their order. */
typedef enum
{
  CONCORD_ICC_1,
  CONCORD_ICC_2,
  CONCORD_ICC_3,
  CONCORD_ICC_1K,
  CONCORD_ICC_2K,
  CONCORD_ICC_3K,
  CONCORD_ICC_FORMS,
} ConcordIccForm;

/**
 * ConcordIcc:
 * @is_defined: %FALSE where the formula divides by nothing; then the rest is NaN
 * @value: the coefficient, at most 1
 * @low: lower bound, at most 1
 * @high: upper bound, at most 1
 */
typedef struct
{
  gboolean is_defined;
  double value;
  double low;
  double high;
} ConcordIcc;

gboolean concord_intraclass (const double *ratings,
                             gsize n_units,
                             gsize n_raters,
                             double level,
                             ConcordIcc *forms,
                             GError **error);

G_END_DECLS
