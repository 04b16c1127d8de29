#include "model/series.h"

#include <math.h>

typedef struct
{
  int year;
  double value;
} Point;

struct _ConcordSeries
{
  gatomicrefcount references;
  guint length;
  Point points[];
};

G_DEFINE_BOXED_TYPE (ConcordSeries, concord_series, concord_series_ref, concord_series_unref)

ConcordSeries *
concord_series_ref (ConcordSeries *series)
{
  g_atomic_ref_count_inc (&series->references);
  return series;
}

void
concord_series_unref (ConcordSeries *series)
{
  if (g_atomic_ref_count_dec (&series->references))
    g_free (series);
}

guint
concord_series_get_length (const ConcordSeries *series)
{
  return series == NULL ? 0 : series->length;
}

int
concord_series_get_year (const ConcordSeries *series, guint index)
{
  return series->points[index].year;
}

double
concord_series_get_nth (const ConcordSeries *series, guint index)
{
  return series->points[index].value;
}

double
concord_series_get (const ConcordSeries *series, int year)
{
  for (guint i = 0; i < concord_series_get_length (series); i++)
    if (series->points[i].year == year)
      return series->points[i].value;
  return NAN;
}

ConcordSeries *
concord_series_with (const ConcordSeries *series, int year, double value)
{
  guint old = concord_series_get_length (series);
  ConcordSeries *copy = g_malloc0 (sizeof *copy + (old + 1) * sizeof (Point));
  gboolean placed = isnan (value);

  g_atomic_ref_count_init (&copy->references);
  for (guint i = 0; i < old; i++)
    {
      if (!placed && series->points[i].year >= year)
        {
          copy->points[copy->length++] = (Point){ year, value };
          placed = TRUE;
        }
      if (series->points[i].year != year)
        copy->points[copy->length++] = series->points[i];
    }
  if (!placed)
    copy->points[copy->length++] = (Point){ year, value };
  if (copy->length == 0)
    g_clear_pointer (&copy, concord_series_unref);
  return copy;
}

gboolean
concord_series_equal (const ConcordSeries *a, const ConcordSeries *b)
{
  guint length = concord_series_get_length (a);

  if (length != concord_series_get_length (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (a->points[i].year != b->points[i].year || a->points[i].value != b->points[i].value)
      return FALSE;
  return TRUE;
}
