/* The ordered scales of consultation questions. */
#include "findings/consultation-private.h"

#include "model/question.h"

#include "concord-words.h"
#include <string.h>

typedef enum
{
  SCALE_AGREEMENT_5,
  SCALE_AGREEMENT_7,
  SCALE_YES_NO,
  N_SCALES
} Scale;

static const struct
{
  const char *nick; /* of the question's kind */
  guint n_levels;
  const char *labels[CONCORD_MOST_LEVELS];
} scales[N_SCALES] = {
  { "agreement-5",
    5,
    { N_ ("Strongly disagree"), N_ ("Disagree"), N_ ("Neither"), N_ ("Agree"),
      N_ ("Strongly agree") } },
  { "agreement-7",
    7,
    { N_ ("Strongly disagree"), N_ ("Disagree"), N_ ("Somewhat disagree"), N_ ("Neither"),
      N_ ("Somewhat agree"), N_ ("Agree"), N_ ("Strongly agree") } },
  { "yes-no", 2, { N_ ("No"), N_ ("Yes") } },
};

static int
find_scale (int kind)
{
  for (int i = 0; i < N_SCALES && kind >= 0; i++)
    if (strcmp (concord_question_kinds[kind].nick, scales[i].nick) == 0)
      return i;
  return -1;
}

const char *const *
concord_consultation_get_levels (int kind, guint *n_levels)
{
  int scale = find_scale (kind);

  if (scale < 0)
    return NULL;
  *n_levels = scales[scale].n_levels;
  return scales[scale].labels;
}

gboolean
concord_consultation_find_level (int kind, const char *answer, guint *level)
{
  int scale = find_scale (kind);

  if (scale < 0 || answer == NULL)
    return FALSE;
  if (scale == SCALE_YES_NO)
    {
      *level = strcmp (answer, "yes") == 0;
      return *level == 1 || strcmp (answer, "no") == 0;
    }
  if (answer[0] < '1' || answer[0] > '9' || answer[1] != '\0')
    return FALSE;
  *level = (guint) (answer[0] - '1');
  return *level < scales[scale].n_levels;
}
