
#include "methods/raking.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

#define MOST_ITERATIONS 20000
/* Off by these shares of the sum of all totals: what is accepted, once rounding allows no better.
 */
#define AIM 1e-16
#define ACCEPTED 1e-12
/* Where so many iterations gain less than a thousandth, the totals contradict each other. */
#define PATIENCE 500
#define LARGEST_FACTOR 1e140
#define EQUAL_SUMS 1e-9

typedef struct
{
  const double *counts;
  const double *row_totals;
  const double *column_totals;
  gsize n_rows;
  gsize n_columns;
  double *rows;    /* factor of each row */
  double *columns; /* factor of each column */
} Table;

static double
count_at (const Table *table, gsize row, gsize column)
{
  return table->counts[row * table->n_columns + column];
}

static double
weighted_row (const Table *table, gsize row)
{
  double sum = 0;

  for (gsize c = 0; c < table->n_columns; c++)
    sum += count_at (table, row, c) * table->columns[c];
  return sum;
}

static double
weighted_column (const Table *table, gsize column)
{
  double sum = 0;

  for (gsize r = 0; r < table->n_rows; r++)
    sum += count_at (table, r, column) * table->rows[r];
  return sum;
}

static double
sum_of (const double *numbers, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += numbers[i];
  return sum;
}

static gboolean
check_not_negative (const double *numbers, gsize n, const char *what, GError **error)
{
  if (!concord_method_check_given (numbers, n, what, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (numbers[i] < 0)
      /* Translators: the second placeholder is a plural such as "the counts". */
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("Number %zu of %s is negative."), i + 1,
                                    what);
  return TRUE;
}

static gboolean
check_answered (const Table *table, GError **error)
{
  for (gsize r = 0; r < table->n_rows; r++)
    if (table->row_totals[r] > 0 && weighted_row (table, r) <= 0)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                    _ ("Nobody answered from row %zu"
                                       ", so nothing can be weighted up to its total."),
                                    r + 1);
  for (gsize c = 0; c < table->n_columns; c++)
    if (table->column_totals[c] > 0 && weighted_column (table, c) <= 0)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                    _ ("Nobody answered from column %zu"
                                       ", so nothing can be weighted up to its total."),
                                    c + 1);
  return TRUE;
}

static gboolean
check_table (const Table *table, GError **error)
{
  gsize n = table->n_rows * table->n_columns;
  double rows, columns;

  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no cells to weight."));
  if (!check_not_negative (table->counts, n, _ ("the counts"), error)
      || !check_not_negative (table->row_totals, table->n_rows, _ ("the row totals"), error)
      || !check_not_negative (table->column_totals, table->n_columns, _ ("the column totals"),
                              error))
    return FALSE;
  rows = sum_of (table->row_totals, table->n_rows);
  columns = sum_of (table->column_totals, table->n_columns);
  if (!concord_method_check_result ((double[]){ rows, columns, sum_of (table->counts, n) }, 3,
                                    error))
    return FALSE;
  if (rows <= 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("The totals to weight to are all zero."));
  if (fabs (rows - columns) > EQUAL_SUMS * rows)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The row totals and the column totals do not add up to the "
                                     "same number."));
  return check_answered (table, error);
}

static double
ratio (double total, double weighted)
{
  return total > 0 && weighted > 0 ? total / weighted : 0;
}

static void
fit_once (Table *table)
{
  for (gsize r = 0; r < table->n_rows; r++)
    table->rows[r] = ratio (table->row_totals[r], weighted_row (table, r));
  for (gsize c = 0; c < table->n_columns; c++)
    table->columns[c] = ratio (table->column_totals[c], weighted_column (table, c));
}

/* The farthest that any weighted total is off, as a share of the sum of all. */
static double
farthest_off (const Table *table)
{
  double worst = 0, sum = sum_of (table->row_totals, table->n_rows);

  for (gsize r = 0; r < table->n_rows; r++)
    worst = fmax (worst, fabs (table->rows[r] * weighted_row (table, r) - table->row_totals[r]));
  for (gsize c = 0; c < table->n_columns; c++)
    worst = fmax (worst,
                  fabs (table->columns[c] * weighted_column (table, c) - table->column_totals[c]));
  return worst / sum;
}

static gboolean
is_running_away (const Table *table)
{
  for (gsize r = 0; r < table->n_rows; r++)
    if (table->rows[r] > LARGEST_FACTOR)
      return TRUE;
  for (gsize c = 0; c < table->n_columns; c++)
    if (table->columns[c] > LARGEST_FACTOR)
      return TRUE;
  return FALSE;
}

static void
fit (Table *table, ConcordRaking *raking)
{
  double off = INFINITY, long_before = INFINITY;

  *raking = (ConcordRaking){ 0, FALSE, 0, NAN, NAN };
  while (raking->iterations < MOST_ITERATIONS && off > AIM && !is_running_away (table))
    {
      double before = off;

      fit_once (table);
      raking->iterations++;
      off = farthest_off (table);
      if (off <= ACCEPTED && off >= before)
        break;
      if (raking->iterations % PATIENCE == 0)
        {
          if (off > .999 * long_before)
            break;
          long_before = off;
        }
    }
  raking->converged = off <= ACCEPTED;
}

static void
describe (const double *counts, const double *weights, gsize n, ConcordRaking *raking)
{
  double answers = 0, sum = 0, squares = 0, largest = 0;

  for (gsize i = 0; i < n; i++)
    {
      answers += counts[i];
      sum += counts[i] * weights[i];
      if (counts[i] > 0)
        largest = MAX (largest, weights[i]);
    }
  /* Over the mean weight first, so that the squares stay near 1. */
  for (gsize i = 0; i < n; i++)
    squares += counts[i] * pow (weights[i] * (answers / sum), 2);
  raking->largest_weight = largest * (answers / sum);
  raking->design_effect = MAX (1, squares / answers);
}

/**
 * concord_rake:
 * @counts: (array length=n_rows*n_columns): [row][column], answers in each cell, >= 0
 * @n_rows: number of rows, > 0
 * @n_columns: number of columns, > 0
 * @row_totals: (array length=n_rows): persons known to be in each row, >= 0
 * @column_totals: (array length=n_columns): the same for the columns, with the same sum
 * @weights: (out caller-allocates) (array length=n_rows*n_columns): persons each answer stands
 *   for; count x weight adds up to the totals. An empty cell has the weight an answer from it
 *   would have. All NaN where it didn't converge
 * @raking: (out): how it went, and what the weights cost in precision
 * @error: a number absent or negative, sums that differ, a row or column with a total that nobody
 *   answered from. Not converging is no error: see @raking
 *
 * Raking to known margins by iterative proportional fitting (W. E. Deming and F. F. Stephan,
 * Annals of Mathematical Statistics 11, 1940); design effect n sum w^2 / (sum w)^2 (L. Kish,
 * Survey Sampling, 1965, section 11.7). Post-stratification on one dimension is a table of one
 * column.
 *
 * Returns: whether the table could be raked
 */
gboolean
concord_rake (const double *counts,
              gsize n_rows,
              gsize n_columns,
              const double *row_totals,
              const double *column_totals,
              double *weights,
              ConcordRaking *raking,
              GError **error)
{
  g_autofree double *rows = g_new (double, n_rows + 1);
  g_autofree double *columns = g_new (double, n_columns + 1);
  Table table = { counts, row_totals, column_totals, n_rows, n_columns, rows, columns };

  for (gsize r = 0; r < n_rows; r++)
    rows[r] = 1;
  for (gsize c = 0; c < n_columns; c++)
    columns[c] = 1;
  if (!check_table (&table, error))
    return FALSE;
  fit (&table, raking);
  for (gsize r = 0; r < n_rows; r++)
    for (gsize c = 0; c < n_columns; c++)
      {
        weights[r * n_columns + c] = raking->converged ? rows[r] * columns[c] : NAN;
        raking->empty_cells += count_at (&table, r, c) <= 0;
      }
  if (!raking->converged)
    return TRUE;
  if (!concord_method_check_result (weights, n_rows * n_columns, error))
    return FALSE;
  describe (counts, weights, n_rows * n_columns, raking);
  return concord_method_check_result (&raking->design_effect, 1, error);
}
