/* What the tests of findings share. */
#pragma once

#include "findings/finding.h"

#include <math.h>
#include <string.h>

/* Within 0 is exactly equal. */
#define assert_near(actual, expected, within)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    double actual_ = (actual), expected_ = (expected);                                             \
    if (!(fabs (actual_ - expected_) <= (within)))                                                 \
      g_error (G_STRLOC ": " #actual " is %.17g, not %.17g", actual_, expected_);                  \
  }                                                                                                \
  G_STMT_END

#define assert_has(text, part)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const char *whole_ = (text);                                                                   \
    if (whole_ == NULL || strstr (whole_, part) == NULL)                                           \
      g_error ("“%s” is not in “%s”", part, whole_);                                               \
  }                                                                                                \
  G_STMT_END

/* The fact of this name, NULL where there is none. */
static inline const ConcordFact *
find_fact (const GPtrArray *facts, const char *name)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const ConcordFact *fact = facts->pdata[i];

      if (strcmp (fact->name, name) == 0)
        return fact;
    }
  return NULL;
}

static inline gboolean
has_warning (const ConcordFinding *finding, const char *part)
{
  for (guint i = 0; i < finding->warnings->len; i++)
    if (strstr (finding->warnings->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* A finding that can be shown: every part of it says something, and names are not repeated. */
static inline void
assert_sound (const ConcordFinding *finding)
{
  const GPtrArray *both[] = { finding->inputs, finding->results };
  g_autofree char *text = concord_finding_dup_text (finding, TRUE);

  g_assert_cmpstr (finding->name, !=, "");
  g_assert_cmpstr (finding->sentence, !=, "");
  g_assert_cmpstr (finding->method, !=, "");
  g_assert_cmpstr (finding->source, !=, "");
  g_assert_true (g_str_has_suffix (finding->sentence, "."));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_false (g_regex_match_simple ("\\bnan\\b", text, 0, 0)); /* not the one in "financial" */
  g_assert_null (strstr (text, "(null)"));
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    for (guint k = 0; k < both[i]->len; k++)
      {
        const ConcordFact *fact = both[i]->pdata[k];

        g_assert_cmpstr (fact->name, !=, "");
        g_assert_cmpstr (fact->text, !=, "");
        g_assert_false (isinf (fact->number));
      }
}
