/* Eight doubles at a time, for the hot loops of simulation: random numbers and logarithms.
 *
 * The compiler's own vectors, so that the same source runs on any processor; a kernel is compiled
 * for the wider instruction sets too and picks one when it runs (CONCORD_DEFINE_WIDE). All give
 * the same digits, because the methods are compiled without fusing products and sums. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CONCORD_LANES 8
#define CONCORD_INLINE static inline __attribute__ ((always_inline))

typedef double ConcordLanes __attribute__ ((vector_size (64)));
typedef guint64 ConcordBits __attribute__ ((vector_size (64)));

#define CONCORD_ALL(x) ((ConcordLanes){ (x), (x), (x), (x), (x), (x), (x), (x) })
#define CONCORD_ALL_BITS(x)                                                                        \
  ((ConcordBits){ G_GUINT64_CONSTANT (x), G_GUINT64_CONSTANT (x), G_GUINT64_CONSTANT (x),          \
                  G_GUINT64_CONSTANT (x), G_GUINT64_CONSTANT (x), G_GUINT64_CONSTANT (x),          \
                  G_GUINT64_CONSTANT (x), G_GUINT64_CONSTANT (x) })
#define CONCORD_ONE_BITS CONCORD_ALL_BITS (0x3ff0000000000000)

#ifdef __x86_64__
#define CONCORD_DEFINE_WIDE(name, declared, handed)                                                \
  static void name##_plain declared { name##_body handed; }                                        \
  __attribute__ ((target ("avx2,popcnt,bmi"))) static void name##_avx2 declared { name##_body handed; }       \
  __attribute__ ((target ("avx512f,avx512dq,avx512vl,popcnt,bmi"))) static void name##_avx512 declared       \
  {                                                                                                \
    name##_body handed;                                                                            \
  }                                                                                                \
  static void name declared                                                                        \
  {                                                                                                \
    if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512dq")                  \
        && __builtin_cpu_supports ("avx512vl"))                                                    \
      name##_avx512 handed;                                                                        \
    else if (__builtin_cpu_supports ("avx2"))                                                      \
      name##_avx2 handed;                                                                          \
    else                                                                                           \
      name##_plain handed;                                                                         \
  }
#else
#define CONCORD_DEFINE_WIDE(name, declared, handed)                                                \
  static void name declared { name##_body handed; }
#endif

/* Eight generators xoshiro256+ side by side (D. Blackman and S. Vigna, ACM Transactions on
   Mathematical Software 47(4), 2021). */
typedef struct
{
  ConcordBits s[4];
} ConcordRandom;

CONCORD_INLINE guint64
concord_random_mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* The stream of a block, by splitmix64 as its authors advise; @use keeps apart what one block
   draws for different purposes. */
CONCORD_INLINE void
concord_random_init (ConcordRandom *random, guint64 seed, guint64 block, guint use)
{
  guint64 z = concord_random_mix (concord_random_mix (seed + 1) ^ (block * 16 + use));

  for (guint i = 0; i < 4; i++)
    for (guint lane = 0; lane < CONCORD_LANES; lane++)
      {
        z += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
        random->s[i][lane] = concord_random_mix (z);
      }
}

CONCORD_INLINE void
concord_random_next (ConcordRandom *random, ConcordBits *bits)
{
  ConcordBits *s = random->s, t = s[1] << 17;

  *bits = s[0] + s[3];
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = (s[3] << 45) | (s[3] >> 19);
}

/* Uniform between 0 and 1, never one of them. */
CONCORD_INLINE void
concord_random_uniform (ConcordRandom *random, ConcordLanes *u)
{
  ConcordBits bits;

  concord_random_next (random, &bits);
  *u = (ConcordLanes)((bits >> 12) | CONCORD_ONE_BITS) - CONCORD_ALL (1 - 0x1p-53);
}

/* Two uniforms over [1, 2) of 32 random bits or more, as a sum and the distance between them. */
CONCORD_INLINE void
concord_random_pair (ConcordRandom *random, ConcordLanes *sum, ConcordLanes *apart)
{
  ConcordBits bits;
  ConcordLanes u, v;

  concord_random_next (random, &bits);
  u = (ConcordLanes)((bits >> 12) | CONCORD_ONE_BITS);
  v = (ConcordLanes)(((bits << 32) >> 12) | CONCORD_ONE_BITS);
  *sum = u + v;
  *apart = (ConcordLanes)((ConcordBits)(u - v) & CONCORD_ALL_BITS (0x7fffffffffffffff));
}

/* Where @mask, which a comparison has made, is set @a, else @b. */
CONCORD_INLINE void
concord_lanes_choose (const ConcordBits *mask,
                      const ConcordLanes *a,
                      const ConcordLanes *b,
                      ConcordLanes *chosen)
{
  *chosen = (ConcordLanes)((*mask & (ConcordBits)*a) | (~*mask & (ConcordBits)*b));
}

/* Each lane takes what is in the one before it; the first, what is in the last of @before. */
CONCORD_INLINE void
concord_lanes_shift (const ConcordLanes *before, const ConcordLanes *x, ConcordLanes *shifted)
{
#ifdef __clang__
  *shifted = __builtin_shufflevector (*before, *x, 7, 8, 9, 10, 11, 12, 13, 14);
#else
  *shifted = __builtin_shuffle (*before, *x, (ConcordBits){ 7, 8, 9, 10, 11, 12, 13, 14 });
#endif
}

/* Natural logarithm of normal positive numbers: 2 atanh ((m - 1) / (m + 1)) + e log 2 with m
   between the roots of 1/2 and 2; good to some units in the last place. */
CONCORD_INLINE void
concord_lanes_log (const ConcordLanes *x, ConcordLanes *log)
{
  ConcordBits bits = (ConcordBits)*x;
  ConcordLanes exponent = (ConcordLanes)((bits >> 52) | CONCORD_ALL_BITS (0x4330000000000000))
                          - CONCORD_ALL (0x1p52 + 1023);
  ConcordLanes m
      = (ConcordLanes)((bits & CONCORD_ALL_BITS (0x000fffffffffffff)) | CONCORD_ONE_BITS);
  ConcordBits big = (ConcordBits)(m > CONCORD_ALL (1.4142135623730951));
  ConcordLanes s, q, sum;

  exponent += (ConcordLanes)(big & CONCORD_ONE_BITS);
  m -= (ConcordLanes)(big & (ConcordBits)(m * 0.5));
  s = (m - 1) / (m + 1);
  q = s * s;
  sum = CONCORD_ALL (1.0 / 21);
  for (int k = 19; k >= 3; k -= 2)
    sum = sum * q + 1.0 / k;
  *log = exponent * 0.69314718055994531 + (s + s * (q * sum)) * 2;
}

/* Sine and cosine of @u turns, 0 < u < 1: the nearest quarter, and Taylor's series for the rest. */
CONCORD_INLINE void
concord_lanes_turn (const ConcordLanes *u, ConcordLanes *sine, ConcordLanes *cosine)
{
  const ConcordLanes magic = CONCORD_ALL (0x1.8p52);
  ConcordLanes shifted = *u * 4 + magic, angle = (*u - (shifted - magic) * 0.25) * (2 * G_PI);
  ConcordBits quarter = (ConcordBits)shifted & 3, odd = -(quarter & 1);
  ConcordLanes square = angle * angle, s = CONCORD_ALL (1), c = CONCORD_ALL (1);

  for (int k = 14; k >= 2; k -= 2)
    {
      s = 1 - s * square / (double)(k * (k + 1));
      c = 1 - c * square / (double)(k * (k - 1));
    }
  s *= angle;
  concord_lanes_choose (&odd, &c, &s, sine);
  concord_lanes_choose (&odd, &s, &c, cosine);
  *sine = (ConcordLanes)((ConcordBits)*sine ^ (quarter & 2) << 62);
  *cosine = (ConcordLanes)((ConcordBits)*cosine ^ ((quarter + 1) & 2) << 62);
}

/* Sixteen normal numbers (G. E. P. Box and M. E. Muller, Annals of Mathematical Statistics 29,
   1958). */
CONCORD_INLINE void
concord_random_normals (ConcordRandom *random, ConcordLanes *first, ConcordLanes *second)
{
  ConcordLanes u, v, radius, sine, cosine;

  concord_random_uniform (random, &u);
  concord_random_uniform (random, &v);
  concord_lanes_log (&u, &radius);
  radius *= -2;
  for (guint lane = 0; lane < CONCORD_LANES; lane++)
    radius[lane] = __builtin_sqrt (radius[lane]);
  concord_lanes_turn (&v, &sine, &cosine);
  *first = radius * cosine;
  *second = radius * sine;
}

G_END_DECLS
