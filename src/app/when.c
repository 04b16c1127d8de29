#include "app/when.h"

char *
concord_when_dup (gint64 seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return NULL;
  if (g_date_time_get_year (then) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");
  return g_date_time_format (then, "%-d %B %Y, %H:%M");
}

guint32
concord_when_get_day (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  GDate day;

  if (time == NULL)
    return 0;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  return g_date_get_julian (&day);
}
