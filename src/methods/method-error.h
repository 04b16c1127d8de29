#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CONCORD_METHOD_ERROR (concord_method_error_quark ())

/**
 * ConcordMethodError:
 * @CONCORD_METHOD_ERROR_INVALID: a number lies outside what the method is defined for
 * @CONCORD_METHOD_ERROR_ABSENT: a number that the method needs has not been given
 * @CONCORD_METHOD_ERROR_UNDEFINED: the numbers are sound, but the formula has no answer for them
 * @CONCORD_METHOD_ERROR_OVERFLOW: the answer is too large to be held as a number
 * @CONCORD_METHOD_ERROR_CANCELLED: it was stopped, through its #ConcordProgress
 *
 * Why a method refused. The message is one plain sentence for the officer at the desk.
 */
typedef enum
{
  CONCORD_METHOD_ERROR_INVALID,
  CONCORD_METHOD_ERROR_ABSENT,
  CONCORD_METHOD_ERROR_UNDEFINED,
  CONCORD_METHOD_ERROR_OVERFLOW,
  CONCORD_METHOD_ERROR_CANCELLED,
} ConcordMethodError;

GQuark concord_method_error_quark (void);

gboolean concord_method_refuse (GError **error, ConcordMethodError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean
concord_method_check_given (const double *numbers, gsize n, const char *what, GError **error);
gboolean concord_method_check_result (const double *numbers, gsize n, GError **error);
gboolean concord_method_check_level (double level, GError **error);
void concord_method_quiet_gsl (void);

G_END_DECLS
