#include "findings/value-scale.h"

#include "methods/value-function.h"

#include "concord-words.h"
#include <stdlib.h>
#include <string.h>

typedef struct
{
  double x, value;
} Point;

static int
compare_points (const void *a, const void *b)
{
  const Point *first = a, *second = b;

  return (first->x > second->x) - (first->x < second->x);
}

/* One "x=value" of the text. */
static gboolean
read_point (const char *word, Point *point)
{
  g_auto (GStrv) sides = g_strsplit (word, "=", -1);

  return g_strv_length (sides) == 2 && concord_number_read_typed (sides[0], &point->x)
         && concord_number_read_typed (sides[1], &point->value);
}

static void
take_points (ConcordScale *scale, GArray *points)
{
  qsort (points->data, points->len, sizeof (Point), compare_points);
  scale->n_points = points->len;
  scale->xs = g_new (double, points->len);
  scale->values = g_new (double, points->len);
  for (guint i = 0; i < points->len; i++)
    {
      scale->xs[i] = g_array_index (points, Point, i).x;
      scale->values[i] = g_array_index (points, Point, i).value;
    }
  scale->low = scale->xs[0];
  scale->high = scale->xs[points->len - 1];
}

static void
read_points (ConcordScale *scale, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ;\t\n", -1);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (char **word = words; *word != NULL; word++)
    {
      Point point;

      if (**word == '\0')
        continue;
      if (!read_point (*word, &point))
        {
          scale->problem = g_strdup_printf (
              _ ("“%s” in the value function is not a point; write points as 0=0 40=70 100=100."),
              *word);
          return;
        }
      /* Values of all criteria must mean the same, or the weights would. */
      if (!(point.value >= 0 && point.value <= CONCORD_FULL_VALUE))
        {
          scale->problem = g_strdup_printf (
              _ ("“%s” in the value function has a value that is not between 0 and 100."), *word);
          return;
        }
      g_array_append_val (points, point);
    }
  if (points->len > 0)
    take_points (scale, points);
}

static gboolean
compute (const ConcordScale *scale, const double *scores, gsize n, double *values, GError **error)
{
  if (scale->xs != NULL)
    return concord_piecewise_value (scale->xs, scale->values, scale->n_points, scores, n, values,
                                    error);
  return concord_linear_value (scale->low, scale->high, scale->higher_is_better, scores, n, values,
                               error);
}

ConcordScale *
concord_scale_new (ConcordCriterion *criterion)
{
  ConcordScale *scale = g_new0 (ConcordScale, 1);
  g_autoptr (GError) error = NULL;

  scale->low = concord_is_absent (criterion->low) ? 0 : criterion->low;
  scale->high = concord_is_absent (criterion->high) ? 100 : criterion->high;
  /* 0 is "higher"; absent is too. */
  scale->higher_is_better = criterion->direction <= 0;
  if (!concord_is_absent (criterion->value_points))
    read_points (scale, criterion->value_points);
  if (scale->problem == NULL && !compute (scale, NULL, 0, NULL, &error))
    scale->problem = g_strdup (error->message);
  return scale;
}

void
concord_scale_free (ConcordScale *scale)
{
  g_free (scale->xs);
  g_free (scale->values);
  g_free (scale->problem);
  g_free (scale);
}

double
concord_scale_get_value (const ConcordScale *scale, double score)
{
  double value;

  if (scale->problem != NULL || !compute (scale, &score, 1, &value, NULL))
    return NAN;
  return value;
}

static void
widen (double value, double *least, double *greatest)
{
  if (isnan (value))
    return;
  *least = isnan (*least) ? value : MIN (*least, value);
  *greatest = isnan (*greatest) ? value : MAX (*greatest, value);
}

void
concord_scale_get_range (const ConcordScale *scale, double from, double to, double *least,
                         double *greatest)
{
  *least = *greatest = NAN;
  widen (concord_scale_get_value (scale, from), least, greatest);
  widen (concord_scale_get_value (scale, to), least, greatest);
  /* A value function need not rise: what lies between may be better or worse than both ends. */
  for (gsize i = 0; i < scale->n_points && scale->problem == NULL; i++)
    if (scale->xs[i] > MIN (from, to) && scale->xs[i] < MAX (from, to))
      widen (scale->values[i], least, greatest);
}

gboolean
concord_scale_is_outside (const ConcordScale *scale, double score)
{
  return score < scale->low || score > scale->high;
}
