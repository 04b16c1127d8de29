#include "methods/percentiles.h"

#include <math.h>
#include <string.h>

#include "methods/lanes-private.h"

/* Longer stretches are gone through only after a look at whether to go on. */
#define LONG 65536
/* So many numbers and more are counted into buckets of equal width first. */
#define MANY 4096
#define BUCKETS 4096
/* Numbers whose buckets are found together. */
#define STRETCH 256

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

/* --- many numbers ---------------------------------------------------------------------------- */

typedef struct
{
  const double *numbers;
  gsize n;
  double low;
  double scale; /* buckets a unit */
} Buckets;

/* Where sorting would put a number: which bucket, and how many of the bucket are before it. */
typedef struct
{
  gsize bucket;
  gsize offset;
} Place;

/* The numbers around percentiles, by bucket. */
typedef struct
{
  Place (*places)[2]; /* [share]: of the number before it and the one after */
  gsize *ends;        /* [bucket of interest, from 1]: where its next number goes */
  gsize *begins;
  double *kept;
  guint16 number_of[BUCKETS]; /* 0 for a bucket of no interest */
} Around;

CONCORD_INLINE void
find_range_body (const double *numbers, gsize n, double *low, double *high)
{
  ConcordLanes least = CONCORD_ALL (numbers[0]), most = least;
  gsize i;

  for (i = 0; i + CONCORD_LANES <= n; i += CONCORD_LANES)
    {
      ConcordLanes own;
      ConcordBits less, more;

      memcpy (&own, numbers + i, sizeof own);
      less = (ConcordBits)(own < least);
      more = (ConcordBits)(own > most);
      concord_lanes_choose (&less, &own, &least, &least);
      concord_lanes_choose (&more, &own, &most, &most);
    }
  *low = *high = numbers[0];
  for (; i < n; i++)
    {
      *low = MIN (*low, numbers[i]);
      *high = MAX (*high, numbers[i]);
    }
  for (gsize lane = 0; lane < CONCORD_LANES; lane++)
    {
      *low = MIN (*low, least[lane]);
      *high = MAX (*high, most[lane]);
    }
}

CONCORD_DEFINE_WIDE (find_range,
                     (const double *numbers, gsize n, double *low, double *high),
                     (numbers, n, low, high))

/* The buckets of the numbers from @from on, and how many. A greater number is never in a bucket
   before that of a smaller one, because rounding keeps the order. */
CONCORD_INLINE gsize
find_buckets (const Buckets *buckets, gsize from, gint32 *found)
{
  gsize n = MIN (STRETCH, buckets->n - from);
  const double *numbers = buckets->numbers + from;
  double low = buckets->low, scale = buckets->scale;

  for (gsize i = 0; i < n; i++)
    {
      gint32 bucket = (gint32)((numbers[i] - low) * scale);

      found[i] = MIN (bucket, BUCKETS - 1);
    }
  return n;
}

CONCORD_INLINE void
count_body (const Buckets *buckets, gsize *counts)
{
  gint32 found[STRETCH];

  for (gsize from = 0; from < buckets->n; from += STRETCH)
    {
      gsize n = find_buckets (buckets, from, found);

      for (gsize i = 0; i < n; i++)
        counts[found[i]]++;
    }
}

CONCORD_DEFINE_WIDE (count, (const Buckets *buckets, gsize *counts), (buckets, counts))

CONCORD_INLINE void
collect_body (const Buckets *buckets, Around *around)
{
  gint32 found[STRETCH];

  for (gsize from = 0; from < buckets->n; from += STRETCH)
    {
      gsize n = find_buckets (buckets, from, found);

      for (gsize i = 0; i < n; i++)
        if (G_UNLIKELY (around->number_of[found[i]] > 0))
          around->kept[around->ends[around->number_of[found[i]]]++] = buckets->numbers[from + i];
    }
}

CONCORD_DEFINE_WIDE (collect, (const Buckets *buckets, Around *around), (buckets, around))

static void
find_places (Around *around, const gsize *counts, gsize n, const double *shares, gsize n_shares)
{
  gsize bucket = 0, before = 0;

  for (gsize s = 0; s < n_shares; s++)
    {
      gsize below = (gsize)((double)(n - 1) * CLAMP (shares[s], 0, 1));
      gsize next, next_before;

      if (below < before) /* shares that don't rise cost time, no more */
        bucket = before = 0;
      while (before + counts[bucket] <= below)
        before += counts[bucket++];
      next = bucket;
      next_before = before;
      while (below + 1 < n && next_before + counts[next] <= below + 1)
        next_before += counts[next++];
      around->places[s][0] = (Place){ bucket, below - before };
      around->places[s][1] = (Place){ next, MIN (below + 1, n - 1) - next_before };
    }
}

/* Makes room for the numbers of the buckets of interest. Returns how many there are. */
static gsize
make_room (Around *around, const gsize *counts, gsize n_shares)
{
  guint16 n = 0;
  gsize total = 0;

  memset (around->number_of, 0, sizeof around->number_of);
  for (gsize i = 0; i < 2 * n_shares; i++)
    {
      gsize bucket = around->places[i / 2][i % 2].bucket;

      if (around->number_of[bucket] > 0)
        continue;
      around->number_of[bucket] = ++n;
      around->begins[n] = around->ends[n] = total;
      total += counts[bucket];
    }
  return total;
}

static double
number_at (const Around *around, const Place *place)
{
  guint16 number = around->number_of[place->bucket];
  gsize begin = around->begins[number];

  return select_place (around->kept + begin, 0, around->ends[number] - begin, place->offset, NULL);
}

/* Percentiles from the numbers of a few buckets. %FALSE where most are in them, because some
   numbers are far from all others. */
static gboolean
take_from_buckets (const Buckets *buckets,
                   const double *shares,
                   gsize n_shares,
                   const ConcordProgress *progress,
                   double *percentiles)
{
  g_autofree gsize *counts = g_new0 (gsize, BUCKETS);
  g_autofree Around *around = g_new (Around, 1);
  g_autofree Place (*places)[2] = g_malloc_n (n_shares, sizeof *places);
  g_autofree gsize *begins = g_new (gsize, 2 * (2 * n_shares + 1));
  g_autofree double *kept = NULL;
  gsize n_kept;

  around->places = places;
  around->begins = begins;
  around->ends = begins + 2 * n_shares + 1;
  count (buckets, counts);
  find_places (around, counts, buckets->n, shares, n_shares);
  n_kept = make_room (around, counts, n_shares);
  if (n_kept > buckets->n / 2 || concord_progress_is_cancelled (progress))
    return FALSE;
  around->kept = kept = g_new (double, n_kept);
  collect (buckets, around);
  for (gsize s = 0; s < n_shares; s++)
    {
      double place = (double)(buckets->n - 1) * CLAMP (shares[s], 0, 1);
      double below = number_at (around, &places[s][0]);

      percentiles[s]
          = below + (place - floor (place)) * (number_at (around, &places[s][1]) - below);
    }
  return TRUE;
}

static gboolean
find_among_many (const double *numbers,
                 gsize n,
                 const double *shares,
                 gsize n_shares,
                 const ConcordProgress *progress,
                 double *percentiles)
{
  Buckets buckets = { .numbers = numbers, .n = n };
  double high;

  find_range (numbers, n, &buckets.low, &high);
  buckets.scale = BUCKETS / (high - buckets.low);
  if (high > buckets.low)
    /* Neither so far apart nor so close that the scale is out of range. */
    return isfinite (high - buckets.low) && isfinite (buckets.scale)
           && take_from_buckets (&buckets, shares, n_shares, progress, percentiles);
  for (gsize s = 0; s < n_shares; s++)
    percentiles[s] = buckets.low;
  return TRUE;
}

/**
 * concord_percentiles:
 * @numbers: (inout) (array length=n): finite numbers, whose order may change
 * @n: how many, > 0
 * @shares: (array length=n_shares): rising; 0 for the least, 0.5 for the median, 1 for the greatest
 * @n_shares: how many
 * @progress: (nullable): ends it early, with figures of no use, where cancelled
 * @percentiles: (out caller-allocates) (array length=n_shares): one for each share
 *
 * Type 7 of R. J. Hyndman and Y. Fan, The American Statistician 50(4), 1996: on the straight line
 * between the two sorted numbers around (n - 1) x share. Of many numbers only those of the buckets
 * around the percentiles are put in order: the same figures in a fraction of the time.
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

  if (n >= MANY && find_among_many (numbers, n, shares, n_shares, progress, percentiles))
    return;
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
