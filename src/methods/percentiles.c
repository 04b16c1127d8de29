#include "methods/percentiles.h"

#include <math.h>

/* Longer stretches are gone through only after a look at whether to go on. */
#define LONG 65536

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
   before it and none smaller behind it (C. A. R. Hoare, Communications of the ACM 4, 1961).
   Nothing before @low is greater than anything from it on. */
static double
select_place (double *numbers, gsize low, gsize n, gsize place, const ConcordProgress *progress)
{
  gsize high = n - 1;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2, i = low, j = high;
      double pivot;

      if (high - low > LONG && concord_progress_is_cancelled (progress))
        break;
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
 * concord_percentiles:
 * @numbers: (inout) (array length=n): finite numbers, whose order changes
 * @n: how many, > 0
 * @shares: (array length=n_shares): rising; 0 for the least, 0.5 for the median, 1 for the greatest
 * @n_shares: how many
 * @progress: (nullable): ends it early, with figures of no use, where cancelled
 * @percentiles: (out caller-allocates) (array length=n_shares): one for each share
 *
 * Type 7 of R. J. Hyndman and Y. Fan, The American Statistician 50(4), 1996: on the straight line
 * between the two sorted numbers around (n - 1) x share.
 */
void
concord_percentiles (double *numbers,
                     gsize n,
                     const double *shares,
                     gsize n_shares,
                     const ConcordProgress *progress,
                     double *percentiles)
{
  gsize sorted = 0; /* where the last percentile was found */

  for (gsize s = 0; s < n_shares; s++)
    {
      double place = (double)(n - 1) * CLAMP (shares[s], 0, 1), upper;
      gsize below = (gsize)place;

      percentiles[s] = select_place (numbers, MIN (sorted, below), n, below, progress);
      sorted = below;
      if (below + 1 >= n || !(place > (double)below))
        continue;
      upper = numbers[below + 1];
      for (gsize i = below + 2; i < n; i++)
        upper = MIN (upper, numbers[i]);
      percentiles[s] += (place - (double)below) * (upper - percentiles[s]);
    }
}

/* One of them alone. */
double
concord_percentile (double *numbers, gsize n, double share)
{
  double percentile;

  concord_percentiles (numbers, n, &share, 1, NULL, &percentile);
  return percentile;
}
