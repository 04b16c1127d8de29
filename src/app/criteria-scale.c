#include "app/criteria-scale.h"

#include "concord-words.h"
#include <stdlib.h>
#include <string.h>

#define LONGEST_UNIT 24

double
concord_criterion_get_low (ConcordCriterion *criterion)
{
  return concord_is_absent (criterion->low) ? 0 : criterion->low;
}

double
concord_criterion_get_high (ConcordCriterion *criterion)
{
  return concord_is_absent (criterion->high) ? 100 : criterion->high;
}

gboolean
concord_criterion_is_group (ConcordCriterion *criterion)
{
  return g_list_model_get_n_items (
             concord_record_get_children (CONCORD_RECORD (criterion), "criteria"))
         > 0;
}

/* 0 is "higher"; absent is too. */
static gboolean
is_higher_better (ConcordCriterion *criterion)
{
  return criterion->direction <= 0;
}

/* --- points ---------------------------------------------------------------------------------- */

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const ConcordValuePoint *one = a, *other = b;

  return (one->x > other->x) - (one->x < other->x);
}

static char *
read_points (const char *text, GArray *points)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ;\t\n", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) sides = g_strsplit (*word, "=", -1);
      ConcordValuePoint point;

      if (**word == '\0')
        continue;
      if (g_strv_length (sides) != 2 || !concord_number_read_typed (sides[0], &point.x)
          || !concord_number_read_typed (sides[1], &point.value) || point.value < 0
          || point.value > 100)
        return g_strdup_printf (_ ("“%s” is not a point with a value between 0 and 100."), *word);
      g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);
  if (points->len == 1)
    return g_strdup (_ ("A value function needs at least two points."));
  for (guint i = 1; i < points->len; i++)
    if (g_array_index (points, ConcordValuePoint, i - 1).x
        == g_array_index (points, ConcordValuePoint, i).x)
      return g_strdup (_ ("Two points have the same score."));
  return NULL;
}

static void
draw_straight (ConcordCriterion *criterion, GArray *points)
{
  gboolean higher = is_higher_better (criterion);
  ConcordValuePoint ends[] = { { concord_criterion_get_low (criterion), higher ? 0 : 100 },
                               { concord_criterion_get_high (criterion), higher ? 100 : 0 } };

  g_array_set_size (points, 0);
  g_array_append_vals (points, ends, 2);
}

GArray *
concord_value_points_new (ConcordCriterion *criterion, gboolean *given, char **problem)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (ConcordValuePoint));
  g_autofree char *wrong = NULL;

  if (criterion->value_points != NULL)
    wrong = read_points (criterion->value_points, points);
  if (given != NULL)
    *given = wrong == NULL && points->len > 0;
  if (wrong != NULL || points->len == 0)
    draw_straight (criterion, points);
  if (problem != NULL)
    *problem = g_steal_pointer (&wrong);
  return points;
}

char *
concord_value_points_dup_text (const GArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const ConcordValuePoint *point = &g_array_index (points, ConcordValuePoint, i);
      g_autofree char *x = concord_number_dup_canonical (point->x);
      g_autofree char *value = concord_number_dup_canonical (point->value);

      g_string_append_printf (text, "%s%s=%s", i == 0 ? "" : " ", x, value);
    }
  return g_string_free (text, FALSE);
}

/* --- words ----------------------------------------------------------------------------------- */

double
concord_criterion_find_end (ConcordCriterion *criterion, gboolean best)
{
  g_autoptr (GArray) points = concord_value_points_new (criterion, NULL, NULL);
  ConcordValuePoint end = g_array_index (points, ConcordValuePoint, 0);

  for (guint i = 1; i < points->len; i++)
    {
      ConcordValuePoint point = g_array_index (points, ConcordValuePoint, i);

      if (best ? point.value > end.value : point.value < end.value)
        end = point;
    }
  return end.x;
}

/* What follows the number in an anchor such as "240 jobs"; NULL where it is not @x in a unit. */
static const char *
find_unit (const char *anchor, double x)
{
  char *end = NULL;
  double number = anchor == NULL ? NAN : g_ascii_strtod (anchor, &end);

  if (anchor == NULL || end == anchor || number != x || g_utf8_strlen (end, -1) > LONGEST_UNIT)
    return NULL;
  return end;
}

char *
concord_criterion_dup_at (ConcordCriterion *criterion, double x)
{
  const char *anchors[] = { criterion->low_anchor, criterion->high_anchor };
  double ends[] = { concord_criterion_get_low (criterion), concord_criterion_get_high (criterion) };
  const char *unit = NULL;
  g_autofree char *number = concord_number_dup_display (x);

  for (guint i = 0; i < 4 && unit == NULL; i++)
    unit = find_unit (anchors[i / 2], ends[i % 2]);
  return g_strconcat (number, unit == NULL ? "" : unit, NULL);
}

/* The anchor that speaks of @x: it begins with that number, or belongs to that end. */
static const char *
find_anchor (ConcordCriterion *criterion, double x)
{
  double low = concord_criterion_get_low (criterion), high = concord_criterion_get_high (criterion);

  if (find_unit (criterion->low_anchor, x) != NULL)
    return criterion->low_anchor;
  if (find_unit (criterion->high_anchor, x) != NULL)
    return criterion->high_anchor;
  return x == low ? criterion->low_anchor : x == high ? criterion->high_anchor : NULL;
}

char *
concord_criterion_dup_end (ConcordCriterion *criterion, gboolean best)
{
  double x = concord_criterion_find_end (criterion, best);
  const char *anchor = find_anchor (criterion, x);

  if (concord_criterion_is_group (criterion))
    return g_strdup (best ? _ ("its best throughout") : _ ("its worst throughout"));
  if (anchor == NULL)
    return concord_criterion_dup_at (criterion, x);
  return find_unit (anchor, x) != NULL ? g_strdup (anchor) : g_strdup_printf (_ ("“%s”"), anchor);
}

static void
add_end (GString *words, ConcordCriterion *criterion, double x)
{
  const char *anchor = find_anchor (criterion, x);
  g_autofree char *number = concord_criterion_dup_at (criterion, x);

  if (anchor != NULL && find_unit (anchor, x) == NULL)
    /* Translators: a score and what it means: "0 (One person deep)". */
    g_string_append_printf (words, _ ("%s (%s)"), number, anchor);
  else
    g_string_append (words, number);
}

char *
concord_criterion_dup_scale (ConcordCriterion *criterion)
{
  GString *words = g_string_new (NULL);

  if (criterion->scale != NULL)
    /* Translators: what is measured, before "from 0 to 100". */
    g_string_append_printf (words, _ ("%s: from "), criterion->scale);
  else
    g_string_append (words, _ ("From "));
  add_end (words, criterion, concord_criterion_get_low (criterion));
  /* Translators: stands between the two ends of a scale. */
  g_string_append (words, _ (" to "));
  add_end (words, criterion, concord_criterion_get_high (criterion));
  g_string_append (words, criterion->value_points != NULL ? _ (". Its value function says what is better.")
                          : is_higher_better (criterion)  ? _ (". Higher is better.")
                                                          : _ (". Lower is better."));
  if (criterion->definition != NULL)
    g_string_append_printf (words, "\n%s", criterion->definition);
  return g_string_free (words, FALSE);
}

gboolean
concord_weight_is_stale (ConcordWeight *weight, ConcordCriterion *criterion)
{
  if (concord_is_absent (weight->points) || concord_criterion_is_group (criterion)
      || (concord_is_absent (weight->bottom) && concord_is_absent (weight->top)))
    return FALSE;
  return weight->bottom != concord_criterion_get_low (criterion)
         || weight->top != concord_criterion_get_high (criterion);
}
