#include "methods/percentiles.h"

#include <math.h>

static void
swap (double *numbers, gsize a, gsize b)
{
  double kept = numbers[a];

  numbers[a] = numbers[b];
  numbers[b] = kept;
}

static void
put_in_order (double *numbers, gsize a, gsize b)
{
  if (numbers[b] < numbers[a])
    swap (numbers, a, b);
}

/* Moves numbers about until the one in @place is where sorting would put it, with none greater
   before it and none smaller behind it (C. A. R. Hoare, Communications of the ACM 4, 1961). */
static double
select_place (double *numbers, gsize n, gsize place)
{
  gsize low = 0, high = n - 1;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2, i = low, j = high;
      double pivot;

      put_in_order (numbers, low, middle);
      put_in_order (numbers, low, high);
      put_in_order (numbers, middle, high);
      pivot = numbers[middle];
      while (i <= j)
        {
          while (numbers[i] < pivot)
            i++;
          while (numbers[j] > pivot)
            j--;
          if (i > j)
            break;
          swap (numbers, i++, j);
          if (j == 0)
            break;
          j--;
        }
      if (place <= j)
        high = j;
      else if (place >= i)
        low = i;
      else
        break;
    }
  return numbers[place];
}

/**
 * concord_percentile:
 * @numbers: (inout) (array length=n): finite numbers, whose order changes
 * @n: how many, > 0
 * @share: 0 for the least, 0.5 for the median, 1 for the greatest
 *
 * Type 7 of R. J. Hyndman and Y. Fan, The American Statistician 50(4), 1996: on the straight line
 * between the two sorted numbers around (n - 1) x @share.
 *
 * Returns: the percentile
 */
double
concord_percentile (double *numbers, gsize n, double share)
{
  double place = (double)(n - 1) * CLAMP (share, 0, 1), lower, upper;
  gsize below = (gsize)place;

  lower = select_place (numbers, n, below);
  if (below + 1 >= n)
    return lower;
  upper = numbers[below + 1];
  for (gsize i = below + 2; i < n; i++)
    upper = MIN (upper, numbers[i]);
  return lower + (place - (double)below) * (upper - lower);
}
