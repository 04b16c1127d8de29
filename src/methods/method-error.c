
#include "methods/method-error.h"

#include <math.h>

#include "concord-words.h"
#include <gsl/gsl_errno.h>

G_DEFINE_QUARK (concord - method - error - quark, concord_method_error)

/**
 * concord_method_refuse:
 * @error: (out) (optional): where the refusal goes
 * @code: why
 * @format: one plain sentence, already translated, with printf placeholders
 *
 * Sets @error, so that a check can read `return concord_method_refuse (...)`.
 *
 * Returns: always %FALSE
 */
gboolean
concord_method_refuse (GError **error, ConcordMethodError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    {
      g_return_val_if_fail (*error == NULL, FALSE);
      *error = g_error_new_valist (CONCORD_METHOD_ERROR, code, format, arguments);
    }
  va_end (arguments);
  return FALSE;
}

/**
 * concord_method_check_given:
 * @numbers: (array length=n): any unit; NaN means absent
 * @n: how many
 * @what: what one of them is called, translated, as it stands after "Number 3 of" (plural)
 * @error: %CONCORD_METHOD_ERROR_ABSENT where one is NaN, %CONCORD_METHOD_ERROR_INVALID where one
 *   is infinite
 *
 * For methods in which no number may be left out. Places are counted from 1 in the sentence.
 *
 * Returns: whether all are there and finite
 */
gboolean
concord_method_check_given (const double *numbers, gsize n, const char *what, GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (numbers[i]))
        /* Translators: the first %s is a number, the second a plural such as "the weights". */
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                      _ ("Number %zu of %s has not been given."),
                                      i + 1, what);
      if (!isfinite (numbers[i]))
        return concord_method_refuse (
            error, CONCORD_METHOD_ERROR_INVALID,
            _ ("Number %zu of %s is not a finite number."), i + 1, what);
    }
  return TRUE;
}

/**
 * concord_method_check_result:
 * @numbers: (array length=n): results about to be handed out
 * @n: how many
 * @error: %CONCORD_METHOD_ERROR_OVERFLOW where one is not finite
 *
 * The last line of a method whose inputs are finite but may be huge.
 *
 * Returns: whether all are finite
 */
gboolean
concord_method_check_result (const double *numbers, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (numbers[i]))
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_OVERFLOW,
                                    _ ("The numbers are too large to calculate with."));
  return TRUE;
}

/**
 * concord_method_check_level:
 * @level: confidence level, a share; 0.95 for 95 %
 * @error: %CONCORD_METHOD_ERROR_INVALID outside (0, 1)
 *
 * Returns: whether an interval can be had at this level
 */
gboolean
concord_method_check_level (double level, GError **error)
{
  if (level > 0 && level < 1)
    return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                _ ("A confidence level must lie between 0 and 1, "
                                   "without reaching either."));
}

/**
 * concord_method_quiet_gsl:
 *
 * GSL ends the program on an error unless it is told not to. Called before every GSL function
 * that can fail; the methods look at what it returns instead.
 */
void
concord_method_quiet_gsl (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      gsl_set_error_handler_off ();
      g_once_init_leave (&done, 1);
    }
}
