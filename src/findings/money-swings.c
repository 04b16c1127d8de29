/* What each line does to the lead: the tornado and the switching values. */
#include "findings/money-private.h"

/* @sign: +1 for a line of the leader, -1 for one of the runner-up. The lead is linear in every
 * line, so that where it is gone follows from a division. */
static ConcordMoneySwing *
swing_new (const ConcordMoneyCase *money, const ConcordMoneyOption *option,
           const ConcordMoneyLine *line, double sign)
{
  ConcordMoneySwing *swing = g_new0 (ConcordMoneySwing, 1);
  double worth = 0, share;

  for (gsize t = 0; t < money->n_years; t++)
    worth += sign * line->sign * line->worth[t];
  swing->line = g_strdup (line->id);
  swing->name = g_strdup (line->name);
  swing->option = g_strdup (option->id);
  swing->option_name = g_strdup (option->name);
  swing->at_low = line->has_range ? money->lead + (line->low - line->likely) * worth : NAN;
  swing->at_high = line->has_range ? money->lead + (line->high - line->likely) * worth : NAN;
  share = -money->lead / (sign * line->present);
  swing->switching_percent = isfinite (share) ? 100 * share : NAN;
  /* In pounds a year only where the same amount is due each year. */
  swing->switching_amount
      = fabs (line->fixed) > 0 || !isfinite (share) ? NAN : share * line->likely;
  return swing;
}

static double
get_width (const ConcordMoneySwing *swing)
{
  return isnan (swing->at_low) ? -1 : fabs (swing->at_high - swing->at_low);
}

static double
get_distance (const ConcordMoneySwing *swing)
{
  return isnan (swing->switching_percent) ? INFINITY : fabs (swing->switching_percent);
}

/* Widest first; those without a range after them, the one that turns the lead soonest first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const ConcordMoneySwing *one = *(ConcordMoneySwing *const *) a;
  const ConcordMoneySwing *other = *(ConcordMoneySwing *const *) b;
  double widths[] = { get_width (one), get_width (other) };
  double distances[] = { get_distance (one), get_distance (other) };

  if (widths[0] > widths[1] || widths[0] < widths[1])
    return widths[0] > widths[1] ? -1 : 1;
  return (distances[0] > distances[1]) - (distances[0] < distances[1]);
}

void
concord_money_compute_swings (ConcordMoneyCase *money)
{
  const guint indices[] = { money->leader, money->runner_up };

  if (isnan (money->lead))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (indices); i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[indices[i]];

      for (guint k = 0; k < option->lines->len; k++)
        {
          const ConcordMoneyLine *line = option->lines->pdata[k];

          if (line->counted)
            g_ptr_array_add (money->swings, swing_new (money, option, line, i == 0 ? 1 : -1));
        }
    }
  g_ptr_array_sort (money->swings, compare);
}

void
concord_money_swing_free (ConcordMoneySwing *swing)
{
  g_free (swing->line);
  g_free (swing->name);
  g_free (swing->option);
  g_free (swing->option_name);
  g_free (swing);
}
