/* Tables with small counts: what must go, and that nothing that went can be worked out. */
#include "build.h"
#include "check.h"

#include "findings/suppression.h"

#define MOST_CELLS 9

typedef struct
{
  guint n_rows, n_columns;
  gboolean with_rows, with_columns;
  double counts[MOST_CELLS];
  gboolean cells[MOST_CELLS], rows[MOST_CELLS], columns[MOST_CELLS];
} Table;

/* Rows of the search for other tables that agree with all that is published. */
typedef struct
{
  const Table *table;
  double tried[MOST_CELLS];
  gboolean differs[MOST_CELLS];
} Search;

static gboolean
suppress (Table *table)
{
  return concord_suppress (table->counts, table->n_rows, table->n_columns, table->with_rows,
                           table->with_columns, NULL, table->cells, table->rows, table->columns);
}

/* Whether the totals of @tried agree with those of the table that are published. */
static gboolean
has_same_totals (const Search *search)
{
  const Table *table = search->table;

  for (guint i = 0; i < table->n_rows + table->n_columns; i++)
    {
      gboolean is_row = i < table->n_rows;
      guint line = is_row ? i : i - table->n_rows;
      double sum = 0, expected = 0;

      if (is_row ? !table->with_rows || table->rows[line]
                 : !table->with_columns || table->columns[line])
        continue;
      for (guint k = 0; k < (is_row ? table->n_columns : table->n_rows); k++)
        {
          guint cell = is_row ? line * table->n_columns + k : k * table->n_columns + line;

          sum += search->tried[cell];
          expected += table->counts[cell];
        }
      if (sum != expected)
        return FALSE;
    }
  return TRUE;
}

/* Tries every table in which a withheld cell differs from the true one by at most two. */
static void
try_from (Search *search, guint cell)
{
  const Table *table = search->table;
  guint n = table->n_rows * table->n_columns;

  if (cell == n)
    {
      if (has_same_totals (search))
        for (guint i = 0; i < n; i++)
          search->differs[i] |= search->tried[i] != table->counts[i];
      return;
    }
  for (double change = table->cells[cell] ? -1 : 0; change <= (table->cells[cell] ? 1 : 0); change++)
    {
      search->tried[cell] = table->counts[cell] + change;
      if (search->tried[cell] >= 0)
        try_from (search, cell + 1);
    }
}

static void
assert_protected (const Table *table)
{
  Search search = { .table = table };
  guint n = table->n_rows * table->n_columns;

  for (guint i = 0; i < n; i++)
    {
      if (table->counts[i] >= 1 && table->counts[i] <= 4)
        g_assert_true (table->cells[i]);
      if (table->counts[i] == 0)
        g_assert_false (table->cells[i]);
    }
  try_from (&search, 0);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (search.differs[i], ==, table->cells[i]);
}

/* 12 and 3 of 15: without its total 3 goes alone; with it, 12 goes too. */
static void
test_one_row (void)
{
  Table bare = { 1, 2, FALSE, FALSE, .counts = { 12, 3 } };
  Table summed = { 1, 2, TRUE, FALSE, .counts = { 12, 3 } };
  Table larger = { 1, 4, TRUE, FALSE, .counts = { 30, 3, 0, 7 } };
  Table clear = { 1, 3, TRUE, TRUE, .counts = { 5, 0, 95 } };

  g_assert_true (suppress (&bare));
  g_assert_false (bare.cells[0]);
  g_assert_true (bare.cells[1]);
  g_assert_true (suppress (&summed));
  g_assert_true (summed.cells[0] && summed.cells[1]);
  g_assert_false (summed.rows[0]);
  /* The smallest other number goes, 7; the zero stays. */
  g_assert_true (suppress (&larger));
  g_assert_true (!larger.cells[0] && larger.cells[1] && !larger.cells[2] && larger.cells[3]);
  g_assert_true (suppress (&clear));
  g_assert_true (!clear.cells[0] && !clear.cells[1] && !clear.cells[2]);
}

/* One small cell of a table with all its totals needs three more, at the corners of a rectangle. */
static void
test_rectangle (void)
{
  Table table = { 3, 3, TRUE, TRUE, .counts = { 2, 20, 30, 40, 6, 60, 70, 80, 9 } };

  g_assert_true (suppress (&table));
  assert_protected (&table);
  /* Rows 1 and 2, columns 1 and 2: 20 + 40 + 6 is the least of the four rectangles. */
  g_assert_true (table.cells[0] && table.cells[1] && table.cells[3] && table.cells[4]);
  g_assert_true (!table.cells[2] && !table.cells[5] && !table.cells[6] && !table.cells[7]
                 && !table.cells[8]);
}

/* A total of 3 would tell what its row hides. */
static void
test_small_total (void)
{
  Table table = { 2, 2, TRUE, FALSE, .counts = { 3, 0, 40, 50 } };

  g_assert_true (suppress (&table));
  g_assert_true (table.cells[0]);
  g_assert_true (table.rows[0]);
  g_assert_false (table.cells[1]);
}

static void
test_small (void)
{
  static const double small[] = { 1, 4 }, large[] = { 0, 5, 100, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    g_assert_true (concord_suppression_is_small (small[i]));
  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    g_assert_false (concord_suppression_is_small (large[i]));
}

/* Costs steer which cell goes as well. */
static void
test_costs (void)
{
  static const double counts[] = { 3, 10, 90 }, costs[] = { 0, 1000, 1 };
  gboolean cells[3], rows[1], columns[3];

  g_assert_true (concord_suppress (counts, 1, 3, TRUE, FALSE, costs, cells, rows, columns));
  g_assert_true (cells[0] && !cells[1] && cells[2]);
}

/* Whatever the table: every withheld cell could be another number, no zero is withheld, every
 * small cell is. */
static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260601);

  for (guint round = 0; round < 1500; round++)
    {
      Table table = { .n_rows = (guint) g_rand_int_range (rand, 1, 4),
                      .n_columns = (guint) g_rand_int_range (rand, 1, 4),
                      .with_rows = g_rand_boolean (rand),
                      .with_columns = g_rand_boolean (rand) };

      for (guint i = 0; i < table.n_rows * table.n_columns; i++)
        table.counts[i] = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 6)
                                                : g_rand_int_range (rand, 0, 60);
      if (suppress (&table))
        assert_protected (&table);
      else
        for (guint i = 0; i < table.n_rows * table.n_columns; i++)
          g_assert_true (table.cells[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suppression/small", test_small);
  g_test_add_func ("/suppression/one-row", test_one_row);
  g_test_add_func ("/suppression/rectangle", test_rectangle);
  g_test_add_func ("/suppression/small-total", test_small_total);
  g_test_add_func ("/suppression/costs", test_costs);
  g_test_add_func ("/suppression/any", test_any);
  return g_test_run ();
}
