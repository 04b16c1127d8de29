#pragma once

/* What the tests of the methods share. */

#include <math.h>

#include <glib.h>

#include "methods/method-error.h"

#define assert_near(actual, expected, within)                                                      \
  g_assert_cmpfloat_with_epsilon ((double)(actual), (double)(expected), (within) + 1e-300)

/* A refusal has a reason in words, ends in a full stop, and is in the methods' own domain. */
#define assert_refused(done, error, wanted)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_false (done);                                                                         \
    g_assert_error (error, CONCORD_METHOD_ERROR, wanted);                                          \
    g_assert_true (g_str_has_suffix ((error)->message, "."));                                      \
    g_clear_error (&(error));                                                                      \
  }                                                                                                \
  G_STMT_END

#define assert_done(done, error)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_no_error (error);                                                                     \
    g_assert_true (done);                                                                          \
  }                                                                                                \
  G_STMT_END
