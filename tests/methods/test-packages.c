#include "check.h"

#include "methods/market.h"
#include "methods/packages.h"

#define MOST 14

typedef struct
{
  ConcordPackageProblem problem;
  double need[MOST], cost[MOST], savings[MOST * MOST], appetite[CONCORD_MOST_SUPPLIERS];
  guint64 able[CONCORD_MOST_SUPPLIERS], together[1], apart[1];
} Case;

static void
fill (Case *c, gsize n, gsize n_suppliers)
{
  *c = (Case){ 0 };
  for (gsize i = 0; i < n; i++)
    {
      c->need[i] = g_test_rand_int_range (0, 30);
      c->cost[i] = g_test_rand_int_range (1, 400) / 4.0;
      for (gsize j = 0; j < i; j++)
        c->savings[i * n + j] = c->savings[j * n + i]
            = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 20) : 0;
    }
  for (gsize s = 0; s < n_suppliers; s++)
    {
      c->able[s] = (guint32)(g_test_rand_int () | g_test_rand_int () | g_test_rand_int ());
      c->appetite[s] = g_test_rand_int_range (0, 9) / 8.0;
    }
  c->together[0] = 3;
  c->apart[0] = n > 3 ? 12 : 0;
  c->problem = (ConcordPackageProblem){ .n = n, .need = c->need, .cost = c->cost,
                                        .savings = c->savings, .able = c->able,
                                        .appetite = c->appetite, .n_suppliers = n_suppliers,
                                        .bids_wanted = 2, .together = c->together,
                                        .n_together = (gsize)g_test_rand_int_range (0, 2),
                                        .apart = c->apart,
                                        .n_apart = (gsize)g_test_rand_int_range (0, 2),
                                        .ceiling = g_test_rand_bit () ? 400 : INFINITY };
}

static gboolean
is_allowed (const ConcordPackageProblem *p, const ConcordPackage *package)
{
  guint32 set = package->services;

  return package->net_cost <= p->ceiling
         && (p->n_together == 0 || (set & 3) == 0 || (set & 3) == 3)
         && (p->n_apart == 0 || (set & p->apart[0]) != 12);
}

static ConcordPackage
measure (const ConcordPackageProblem *p, guint32 set)
{
  ConcordPackage package = { .services = set };
  double appetites[CONCORD_MOST_SUPPLIERS];
  gsize able = 0;

  for (gsize i = 0; i < p->n; i++)
    if (set >> i & 1)
      {
        package.need_met += p->need[i] * p->cost[i];
        package.net_cost += p->cost[i];
        for (gsize j = 0; j < i; j++)
          package.synergy += set >> j & 1 ? p->savings[i * p->n + j] : 0;
      }
  for (gsize s = 0; s < p->n_suppliers; s++)
    if ((p->able[s] & set) == set)
      appetites[able++] = p->appetite[s];
  g_assert_true (concord_bids_probability (appetites, able, p->bids_wanted,
                                           &package.bids_probability, NULL));
  return package;
}

static gboolean
beats (const ConcordPackage *a, const ConcordPackage *b)
{
  return a->need_met >= b->need_met && a->net_cost <= b->net_cost && a->synergy >= b->synergy
         && a->bids_probability >= b->bids_probability
         && (a->need_met > b->need_met || a->net_cost < b->net_cost || a->synergy > b->synergy
             || a->bids_probability > b->bids_probability);
}

/* Every package of the search is one of the plain enumeration that nothing beats, and all of those
   are there. Over 12 services a search has more than one slice, over 4,096 packages it sifts. */
static void
check_case (const ConcordPackageProblem *p)
{
  g_autoptr (ConcordPackageSearch) search = concord_package_search (p, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (ConcordPackage));
  guint unbeaten = 0;

  g_assert_nonnull (search);
  for (guint32 set = 0; set < 1u << p->n; set++)
    {
      ConcordPackage package = measure (p, set);

      if (is_allowed (p, &package))
        g_array_append_val (all, package);
    }
  g_assert_cmpuint (search->allowed, ==, all->len);
  g_assert_cmpuint (search->evaluated, ==, 1u << p->n);
  for (guint i = 0; i < all->len; i++)
    {
      gboolean beaten = FALSE;

      for (guint j = 0; j < all->len && !beaten; j++)
        beaten = beats (&g_array_index (all, ConcordPackage, j),
                        &g_array_index (all, ConcordPackage, i));
      unbeaten += !beaten;
    }
  g_assert_cmpuint (search->frontier->len, ==, unbeaten);
  for (guint i = 0; i < search->frontier->len; i++)
    {
      const ConcordPackage *found = &g_array_index (search->frontier, ConcordPackage, i);
      ConcordPackage package = measure (p, found->services);

      assert_near (found->need_met, package.need_met, 1e-9);
      assert_near (found->net_cost, package.net_cost, 1e-9);
      assert_near (found->synergy, package.synergy, 1e-9);
      assert_near (found->bids_probability, package.bids_probability, 1e-12);
      for (guint j = 0; j < all->len; j++)
        g_assert_false (beats (&g_array_index (all, ConcordPackage, j), &package));
    }
}

/* Of many suppliers the probabilities are good to 1e-12 only, and so is what beats what. */
static void
check_many_suppliers (const ConcordPackageProblem *p)
{
  g_autoptr (ConcordPackageSearch) search = concord_package_search (p, NULL);

  for (guint64 set = 0; set < 1u << p->n; set++)
    {
      ConcordPackage package = measure (p, (guint32)set), better = package;
      gboolean matched = FALSE;

      if (!is_allowed (p, &package))
        continue;
      better.bids_probability -= 1e-11;
      for (guint i = 0; i < search->frontier->len; i++)
        {
          const ConcordPackage *found = &g_array_index (search->frontier, ConcordPackage, i);

          matched = matched || beats (found, &better);
          better.bids_probability += 2e-11;
          g_assert_false (package.bids_probability > found->bids_probability + 1e-11
                          && beats (&package, found));
          better.bids_probability -= 2e-11;
        }
      g_assert_true (matched);
    }
}

/* The chances of classes of suppliers, made of those of other classes; against market.c, with
   suppliers who never and who always bid among them. */
static void
test_many_bids (void)
{
  const gsize wanted[] = { 0, 1, 8, 9, 20, 256, 300 };
  Case *c = g_new (Case, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      fill (c, 13, i % 2 ? 33 : CONCORD_MOST_SUPPLIERS);
      c->problem.bids_wanted = wanted[i];
      check_many_suppliers (&c->problem);
    }
  /* Nobody is able for anything; and all are for all. */
  for (int all = 0; all < 2; all++)
    {
      fill (c, 13, 40);
      for (gsize s = 0; s < 40; s++)
        c->able[s] = all ? G_MAXUINT64 : 0;
      check_many_suppliers (&c->problem);
    }
  g_free (c);
}

/* The same chances where the packages are too many to look at all. */
static void
test_beam_many_bids (void)
{
  enum { N = 25, SUPPLIERS = 90 };
  double need[N], cost[N], savings[N * N] = { 0 }, appetite[SUPPLIERS];
  guint64 able[SUPPLIERS];
  ConcordPackageProblem problem = { .n = N, .need = need, .cost = cost, .savings = savings,
                                    .able = able, .appetite = appetite, .n_suppliers = SUPPLIERS,
                                    .bids_wanted = 11, .ceiling = INFINITY };
  g_autoptr (ConcordPackageSearch) search = NULL;
  double appetites[SUPPLIERS], chance;

  for (gsize i = 0; i < N; i++)
    {
      need[i] = g_test_rand_int_range (1, 30);
      cost[i] = g_test_rand_int_range (1, 30);
    }
  for (gsize s = 0; s < SUPPLIERS; s++)
    {
      appetite[s] = g_test_rand_double ();
      able[s] = (guint64)g_test_rand_int () | (guint64)g_test_rand_int ();
    }
  search = concord_package_search (&problem, NULL);
  g_assert_cmpuint (search->frontier->len, >, 0);
  for (guint i = 0; i < search->frontier->len; i++)
    {
      const ConcordPackage *found = &g_array_index (search->frontier, ConcordPackage, i);
      gsize n = 0;

      for (gsize s = 0; s < SUPPLIERS; s++)
        if ((able[s] & found->services) == found->services)
          appetites[n++] = appetite[s];
      g_assert_true (concord_bids_probability (appetites, n, 11, &chance, NULL));
      assert_near (found->bids_probability, chance, 1e-12);
    }
}

/* Against all packages: of 26 services only 10 are free. */
static void
test_beam_exact (void)
{
  Case *c = g_new (Case, 1);
  double need[26], cost[26], savings[26 * 26] = { 0 };
  g_autoptr (ConcordPackageSearch) few = NULL, many = NULL;

  fill (c, 10, 8);
  few = concord_package_search (&c->problem, NULL);
  for (gsize i = 0; i < 26; i++)
    {
      need[i] = i < 10 ? c->need[i] : 5;
      cost[i] = i < 10 ? c->cost[i] : 7;
      for (gsize j = 0; i < 10 && j < 10; j++)
        savings[i * 26 + j] = c->savings[i * 10 + j];
    }
  c->problem.n = 26;
  c->problem.need = need;
  c->problem.cost = cost;
  c->problem.savings = savings;
  c->problem.must_not = 0xffff << 10;
  many = concord_package_search (&c->problem, NULL);
  g_assert_true (few->exact && many->exact);
  assert_near (many->most_missed, 0, 0);
  g_assert_cmpuint (few->frontier->len, ==, many->frontier->len);
  for (guint i = 0; i < few->frontier->len; i++)
    g_assert_cmpuint (g_array_index (few->frontier, ConcordPackage, i).services, ==,
                      g_array_index (many->frontier, ConcordPackage, i).services);
  g_free (c);
}

/* Two problems of 20 services that don't touch each other, as one of 40: the most need met is the
   sum of the two, which enumeration finds, and the bound holds. */
static void
test_beam_bound (void)
{
  double need[40], cost[40], savings[1600] = { 0 }, halves[2] = { 0 }, whole = 0;
  ConcordPackageProblem problem = { .need = need, .cost = cost, .savings = savings,
                                    .ceiling = INFINITY };

  for (gsize i = 0; i < 40; i++)
    {
      need[i] = g_test_rand_int_range (1, 100);
      cost[i] = g_test_rand_int_range (-20, 60);
    }
  for (gsize half = 0; half < 2; half++)
    {
      g_autoptr (ConcordPackageSearch) search = NULL;

      problem.n = 20;
      problem.need = need + 20 * half;
      problem.cost = cost + 20 * half;
      search = concord_package_search (&problem, NULL);
      halves[half] = search->best.need_met;
    }
  problem.n = 40;
  problem.need = need;
  problem.cost = cost;
  {
    g_autoptr (ConcordPackageSearch) search = concord_package_search (&problem, NULL);

    g_assert_false (search->exact);
    whole = search->best.need_met;
    g_assert_cmpfloat (whole, <=, halves[0] + halves[1] + 1e-9);
    g_assert_cmpfloat (whole + search->missed_by.need_met, >=, halves[0] + halves[1] - 1e-9);
    /* Without savings and a ceiling each service counts for itself, and nothing is missed. */
    assert_near (search->most_missed, 0, 1e-9);
  }
}

/* A knapsack: 30 services, need for cost under a ceiling, against dynamic programming. */
static void
test_beam_ceiling (void)
{
  enum { N = 30, CEILING = 400 };
  double need[N], cost[N], savings[N * N] = { 0 }, most[CEILING + 1] = { 0 };
  ConcordPackageProblem problem = { .n = N, .need = need, .cost = cost, .savings = savings,
                                    .ceiling = CEILING };
  g_autoptr (ConcordPackageSearch) search = NULL;

  for (gsize i = 0; i < N; i++)
    {
      gsize c = (gsize)g_test_rand_int_range (5, 60);

      cost[i] = (double)c;
      need[i] = g_test_rand_int_range (1, 100);
      for (gsize total = CEILING; total >= c; total--)
        most[total] = MAX (most[total], most[total - c] + need[i] * cost[i]);
    }
  search = concord_package_search (&problem, NULL);
  g_assert_cmpfloat (search->best.need_met, <=, most[CEILING] + 1e-9);
  g_assert_cmpfloat (search->best.need_met + search->missed_by.need_met, >=,
                     most[CEILING] - 1e-9);
  g_assert_cmpfloat (search->best.need_met, >=, .97 * most[CEILING]);
}

static void
test_enumeration (void)
{
  Case *c = g_new (Case, 1);

  for (int round = 0; round < 40; round++)
    {
      fill (c, (gsize)g_test_rand_int_range (1, 9), (gsize)g_test_rand_int_range (0, 8));
      check_case (&c->problem);
    }
  fill (c, 13, 70);
  check_many_suppliers (&c->problem);
  fill (c, 13, 32);
  check_case (&c->problem);
  fill (c, 14, 20);
  check_case (&c->problem);
  g_free (c);
}

static void
test_threads (void)
{
  Case *c = g_new (Case, 1);

  for (int many = 0; many < 2; many++)
    {
      g_autoptr (ConcordPackageSearch) one = NULL, two = NULL;

      fill (c, 14, many ? 70 : 20);
      c->problem.bids_wanted = many ? 9 : 2;
      c->problem.n_threads = 1;
      one = concord_package_search (&c->problem, NULL);
      c->problem.n_threads = 2;
      two = concord_package_search (&c->problem, NULL);
      g_assert_cmpmem (one->frontier->data, one->frontier->len * sizeof (ConcordPackage),
                       two->frontier->data, two->frontier->len * sizeof (ConcordPackage));
    }
  g_free (c);
}

static void
test_best (void)
{
  /* By hand: packages {}, a, b, ab cost 0, 10, 30, 40 and meet 0, 20, 30, 50. For need alone ab
     is best; for need and cost alike a: (20/50 + 30/40) / 2. */
  const double need[] = { 2, 1 }, cost[] = { 10, 30 }, savings[4] = { 0 };
  ConcordPackageProblem problem = { .n = 2, .need = need, .cost = cost, .savings = savings,
                                    .ceiling = INFINITY };
  g_autoptr (ConcordPackageSearch) search = concord_package_search (&problem, NULL);
  GError *error = NULL;
  double score;
  gsize place, tied;

  g_assert_true (concord_package_best (search, (double[]){ 1, 0, 0, 0 }, &place, &score, &tied,
                                       NULL));
  g_assert_cmpuint (g_array_index (search->frontier, ConcordPackage, place).services, ==, 3);
  assert_near (score, 1, 1e-12);
  g_assert_true (concord_package_best (search, (double[]){ 5, 5, 0, 0 }, &place, &score, &tied,
                                       NULL));
  g_assert_cmpuint (g_array_index (search->frontier, ConcordPackage, place).services, ==, 1);
  assert_near (score, .575, 1e-12);
  g_assert_cmpuint (tied, ==, 1);
  assert_refused (concord_package_best (search, (double[]){ 0, 0, 0, 0 }, &place, &score, &tied,
                                        &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
}

static void
test_refused (void)
{
  double numbers[625] = { 0 };
  guint64 able[] = { 1 };
  ConcordPackageProblem problem = { .n = 61, .need = numbers, .cost = numbers, .savings = numbers,
                                    .able = able, .appetite = numbers, .ceiling = INFINITY };
  GError *error = NULL;

  assert_refused (concord_package_search (&problem, &error), error, CONCORD_METHOD_ERROR_INVALID);
  problem.n = 1;
  problem.n_suppliers = 1;
  numbers[0] = 2; /* an appetite of 2 */
  assert_refused (concord_package_search (&problem, &error), error, CONCORD_METHOD_ERROR_INVALID);
  numbers[0] = NAN;
  assert_refused (concord_package_search (&problem, &error), error, CONCORD_METHOD_ERROR_ABSENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packages/enumeration", test_enumeration);
  g_test_add_func ("/packages/many-bids", test_many_bids);
  g_test_add_func ("/packages/beam-many-bids", test_beam_many_bids);
  g_test_add_func ("/packages/beam-exact", test_beam_exact);
  g_test_add_func ("/packages/beam-bound", test_beam_bound);
  g_test_add_func ("/packages/beam-ceiling", test_beam_ceiling);
  g_test_add_func ("/packages/threads", test_threads);
  g_test_add_func ("/packages/best", test_best);
  g_test_add_func ("/packages/refused", test_refused);
  return g_test_run ();
}
