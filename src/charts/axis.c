/* Ticks at round numbers. A range is asked whether it can be drawn before anything is divided. */
#include "charts/axis.h"

#include <math.h>

#define MOST_TICKS 12
#define LARGEST 1e15

/* A range that has a width, or the nearest one that has. Returns whether it had to be changed. */
static gboolean
heal_range (double *min, double *max)
{
  double widest, middle;
  gboolean changed = FALSE;

  if (!isfinite (*min) || !isfinite (*max))
    {
      *min = isfinite (*min) ? *min : isfinite (*max) ? MIN (*max, 0) : 0;
      *max = isfinite (*max) ? *max : MAX (*min, 0);
      changed = TRUE;
    }
  if (*min > *max)
    {
      double swap = *min;

      *min = *max;
      *max = swap;
      changed = TRUE;
    }
  if (*min < -LARGEST || *max > LARGEST)
    {
      *min = CLAMP (*min, -LARGEST, LARGEST);
      *max = CLAMP (*max, -LARGEST, LARGEST);
      changed = TRUE;
    }
  widest = MAX (fabs (*min), fabs (*max));
  if (*max - *min > MAX (widest * 1e-9, 1e-9))
    return changed;
  middle = *min;
  *min = fabs (middle) < 1e-9 ? 0 : middle - widest * 0.1;
  *max = fabs (middle) < 1e-9 ? 1 : middle + widest * 0.1;
  return TRUE;
}

/* The smallest of 1, 2, 2.5, 5 times a power of ten that isn't below @raw; whole below 2.5 only
 * where halves make sense. */
static double
nice_step (double raw)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double power = pow (10, floor (log10 (raw)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= raw * (1 - 1e-9))
      return steps[i] * power;
  return 10 * power;
}

/**
 * concord_axis_widen:
 * @range: (array fixed-size=2): lower and upper end, each NaN if not known yet
 * @value: a value that has to be in it; NaN and infinity don't count
 */
void
concord_axis_widen (double range[2], double value)
{
  if (!isfinite (value))
    return;
  range[0] = isfinite (range[0]) ? MIN (range[0], value) : value;
  range[1] = isfinite (range[1]) ? MAX (range[1], value) : value;
}

/**
 * concord_axis_fit:
 * @axis: (out caller-allocates): the scale
 * @min: smallest value to be shown
 * @max: largest value to be shown
 * @max_ticks: how many ticks there is room for; 2 to 12, anything else is brought into it
 * @kind: how ticks are written
 *
 * Rounds the range outwards to ticks at 1, 2, 2.5 or 5 times a power of ten. A range that can't be
 * drawn (not finite, upside down, without width, beyond 1e15) is mended first and @axis says so in
 * `pathological`.
 */
void
concord_axis_fit (
    ConcordAxis *axis, double min, double max, guint max_ticks, ConcordNumberKind kind)
{
  double most = CLAMP (max_ticks, 2, MOST_TICKS);

  *axis = (ConcordAxis){ .kind = kind, .to = 1 };
  axis->pathological = heal_range (&min, &max);
  axis->step = nice_step ((max - min) / MAX (most - 1, 1));
  /* Rounding both ends outwards may add up to two steps, so widen until the count is kept. */
  for (int i = 0; i < 8; i++)
    {
      axis->low = floor (min / axis->step + 1e-9) * axis->step;
      axis->high = ceil (max / axis->step - 1e-9) * axis->step;
      if (axis->high - axis->low < axis->step * 0.5)
        axis->high = axis->low + axis->step;
      axis->n_ticks = (guint)lround ((axis->high - axis->low) / axis->step) + 1;
      /* Two ticks hold any range that doesn't lie across a round number; else three are needed. */
      if (axis->n_ticks <= MAX (most, min < 0 && max > 0 ? 3 : 2))
        break;
      axis->step = nice_step (axis->step * 1.01);
    }
}

/**
 * concord_axis_place:
 * @axis: a fitted scale
 * @from: where its low end is, points
 * @to: where its high end is, points; may be less than @from
 */
void
concord_axis_place (ConcordAxis *axis, double from, double to)
{
  axis->from = from;
  axis->to = to;
}

/**
 * concord_axis_at:
 * @axis: a fitted and placed scale
 * @value: any number
 *
 * Returns: where @value is, points; the nearer end if it is outside the scale, the low end for NaN.
 */
double
concord_axis_at (const ConcordAxis *axis, double value)
{
  if (isnan (value))
    return axis->from;
  value = CLAMP (value, axis->low, axis->high);
  return axis->from + (value - axis->low) / (axis->high - axis->low) * (axis->to - axis->from);
}

/**
 * concord_axis_tick:
 * @axis: a fitted scale
 * @tick: from 0 to n_ticks - 1
 *
 * Returns: the value there; zero is exactly zero.
 */
double
concord_axis_tick (const ConcordAxis *axis, guint tick)
{
  double value = axis->low + tick * axis->step;

  return fabs (value) < axis->step * 1e-6 ? 0 : value;
}

/* Decimals that a multiple of @step needs. */
static int
step_decimals (double step)
{
  int decimals = 0;

  while (decimals < 6 && fabs (step - round (step)) > 1e-6 * fabs (step))
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}

/**
 * concord_axis_dup_tick_text:
 * @axis: a fitted scale
 * @tick: from 0 to n_ticks - 1
 *
 * Returns: (transfer full): what to write there, all ticks in one unit and with as many decimals.
 */
char *
concord_axis_dup_tick_text (const ConcordAxis *axis, guint tick)
{
  double value = concord_axis_tick (axis, tick), unit;
  g_autofree char *text = NULL;

  if (axis->kind == CONCORD_NUMBER_MONEY)
    {
      unit = concord_number_money_unit (MAX (fabs (axis->low), fabs (axis->high)));
      return concord_number_dup_money (value, unit,
                                       value == 0 ? 0 : step_decimals (axis->step / unit));
    }
  if (axis->kind == CONCORD_NUMBER_PERCENT)
    {
      text = concord_number_dup_plain (value * 100, step_decimals (axis->step * 100));
      return g_strconcat (text, "%", NULL);
    }
  return concord_number_dup_plain (value, step_decimals (axis->step));
}
