/* The answers to one question, weighted to the population. */
#include "findings/representativeness-private.h"

#include "findings/suppression.h"
#include "methods/intervals.h"
#include "methods/raking.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

#define LEVEL_OF_INTERVALS 0.95

typedef struct
{
  const ConcordMargin *rows, *columns; /* columns may be NULL */
  guint n_rows, n_columns, n_levels;
  double *cells;   /* [row][column][level] */
  double *counts;  /* [row][column] */
  double *row_totals, *column_totals;
  double *weights; /* [row][column] */
} Table;

void
concord_weighted_question_free (ConcordWeightedQuestion *question)
{
  g_free (question->id);
  g_free (question->text);
  g_free (question->refusal);
  g_free (question);
}

static double
get_population (const ConcordMargin *margin, guint level)
{
  return ((ConcordMarginLevel *) margin->levels->pdata[level])->population;
}

static const char *
get_name (const ConcordMargin *margin, guint level)
{
  return ((ConcordMarginLevel *) margin->levels->pdata[level])->name;
}

/* Populations that come from different sources rarely have the same sum: shares are what counts. */
static void
table_init (Table *table, const ConcordRepresentativeness *made,
            const ConcordWeightedQuestion *question, guint n_levels)
{
  table->rows = made->margins->pdata[question->rows];
  table->columns = question->columns < 0 ? NULL : made->margins->pdata[question->columns];
  table->n_rows = table->rows->levels->len;
  table->n_columns = table->columns == NULL ? 1 : table->columns->levels->len;
  table->n_levels = n_levels;
  table->cells = g_new0 (double, (gsize) table->n_rows * table->n_columns * n_levels);
  table->counts = g_new0 (double, (gsize) table->n_rows * table->n_columns);
  table->weights = g_new0 (double, (gsize) table->n_rows * table->n_columns);
  table->row_totals = g_new0 (double, table->n_rows);
  table->column_totals = g_new0 (double, table->n_columns);
  for (guint r = 0; r < table->n_rows; r++)
    table->row_totals[r] = get_population (table->rows, r);
  table->column_totals[0] = table->rows->population;
  for (guint c = 0; table->columns != NULL && c < table->n_columns; c++)
    table->column_totals[c] = get_population (table->columns, c) * table->rows->population
                              / table->columns->population;
}

static void
table_clear (Table *table)
{
  g_free (table->cells);
  g_free (table->counts);
  g_free (table->weights);
  g_free (table->row_totals);
  g_free (table->column_totals);
}

static void
fill (Table *table, const GArray *counts, ConcordWeightedQuestion *question)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const ConcordPlacedCount *count = &g_array_index (counts, ConcordPlacedCount, i);
      int row = count->places[question->rows];
      int column = question->columns < 0 ? 0 : count->places[question->columns];
      guint cell;

      if (row < 0 || column < 0)
        {
          question->n_unplaced += count->number;
          continue;
        }
      cell = (guint) row * table->n_columns + (guint) column;
      table->cells[cell * table->n_levels + count->level] += count->number;
      table->counts[cell] += count->number;
      question->n += count->number;
    }
}

/* --- refusals ------------------------------------------------------------------------------- */

static double
sum_of_row (const Table *table, guint row)
{
  double sum = 0;

  for (guint c = 0; c < table->n_columns; c++)
    sum += table->counts[row * table->n_columns + c];
  return sum;
}

static double
sum_of_column (const Table *table, guint column)
{
  double sum = 0;

  for (guint r = 0; r < table->n_rows; r++)
    sum += table->counts[r * table->n_columns + column];
  return sum;
}

char *
concord_representativeness_dup_nobody (const char *name)
{
  return g_strdup_printf (_ ("Nobody of “%s” answered, so no answers can stand for its people. Join "
                             "it with another, or weight without it."),
                          name);
}

static char *
dup_empty (const Table *table)
{
  for (guint r = 0; r < table->n_rows; r++)
    if (table->row_totals[r] > 0 && sum_of_row (table, r) <= 0)
      return concord_representativeness_dup_nobody (get_name (table->rows, r));
  for (guint c = 0; table->columns != NULL && c < table->n_columns; c++)
    if (table->column_totals[c] > 0 && sum_of_column (table, c) <= 0)
      return concord_representativeness_dup_nobody (get_name (table->columns, c));
  return NULL;
}

/* Weights tell how many they stand for, since the populations are known. */
static gboolean
has_few (const Table *table)
{
  for (guint r = 0; r < table->n_rows; r++)
    if (concord_suppression_is_small (sum_of_row (table, r)))
      return TRUE;
  for (guint c = 0; table->columns != NULL && c < table->n_columns; c++)
    if (concord_suppression_is_small (sum_of_column (table, c)))
      return TRUE;
  return FALSE;
}

static char *
dup_too_heavy (const Table *table, const ConcordRaking *raking)
{
  guint heaviest = 0;
  g_autofree char *name = NULL;

  if (raking->largest_weight <= CONCORD_HIGHEST_WEIGHT)
    return NULL;
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    if (table->counts[i] > 0
        && (table->counts[heaviest] <= 0 || table->weights[i] > table->weights[heaviest]))
      heaviest = i;
  name = table->columns == NULL
             ? g_strdup (get_name (table->rows, heaviest))
             /* Translators: two levels of different dimensions, such as "Residents, 65+". */
             : g_strdup_printf (_ ("%s, %s"), get_name (table->rows, heaviest / table->n_columns),
                                get_name (table->columns, heaviest % table->n_columns));
  /* With the populations, the number would tell how few they are. */
  if (concord_suppression_is_small (table->counts[heaviest]) || has_few (table))
    return g_strdup_printf (_ ("So few of “%s” answered that each would count more than %d times as "
                               "much as the mean. Join it with another, or weight without it."),
                            name, CONCORD_HIGHEST_WEIGHT);
  return g_strdup_printf (_ ("So few of “%s” answered that each would count %.1f times as much as the "
                             "mean, above the cap of %d. Join it with another, or weight without it."),
                          name, raking->largest_weight, CONCORD_HIGHEST_WEIGHT);
}

/* NULL where the weights are good. */
static char *
rake (Table *table, ConcordRaking *raking)
{
  g_autoptr (GError) error = NULL;
  char *refusal = dup_empty (table);

  if (refusal != NULL)
    return refusal;
  if (!concord_rake (table->counts, table->n_rows, table->n_columns, table->row_totals,
                     table->column_totals, table->weights, raking, &error))
    return g_strdup (error->message);
  if (!raking->converged)
    return g_strdup_printf (_ ("No weights meet the populations of “%s” and “%s” at once: some cells "
                               "have no answers. Join levels, or weight to one of the two."),
                            table->rows->name, table->columns == NULL ? "" : table->columns->name);
  return dup_too_heavy (table, raking);
}

/* --- results -------------------------------------------------------------------------------- */

/* Answers on the scale, weighted to a sum of @sum; on five levels where it is yes or no. */
static void
add_up (const Table *table, const double *weights, double sum, double *answers)
{
  double all = 0;

  memset (answers, 0, CONCORD_MOST_LEVELS * sizeof *answers);
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    for (guint level = 0; level < table->n_levels; level++)
      {
        double number = table->cells[i * table->n_levels + level]
                        * (weights == NULL ? 1 : weights[i]);

        answers[table->n_levels == 2 ? 1 + 2 * level : level] += number;
        all += number;
      }
  for (guint level = 0; level < CONCORD_MOST_LEVELS && all > 0; level++)
    answers[level] *= sum / all;
}

static double
get_net (const Table *table, const double *weights, double sum, double *low, double *high)
{
  guint n_answers = table->n_levels == 2 ? 5 : table->n_levels;
  double answers[CONCORD_MOST_LEVELS], z;
  ConcordNetAgreement net;

  *low = *high = NAN;
  add_up (table, weights, sum, answers);
  if (!concord_normal_quantile (LEVEL_OF_INTERVALS, &z, NULL)
      || !concord_net_agreement (answers, n_answers, NAN, z, &net, NULL))
    return NAN;
  *low = net.low;
  *high = net.high;
  return net.net;
}

static gboolean
has_small (const ConcordConsultationQuestion *asked)
{
  for (guint level = 0; level < asked->n_levels; level++)
    if (concord_suppression_is_small (asked->counts[level]))
      return TRUE;
  return FALSE;
}

static void
weigh (Table *table, ConcordWeightedQuestion *question, gboolean wants_interval)
{
  ConcordRaking raking = { 0 };
  double low, high;

  question->net = get_net (table, NULL, question->n, &low, &high);
  question->refusal = question->n > 0 ? rake (table, &raking)
                                      : g_strdup (_ ("Its answers are not counted by these."));
  if (question->refusal != NULL)
    return;
  question->is_weighted = TRUE;
  question->largest_weight = raking.largest_weight;
  question->design_effect = raking.design_effect;
  question->effective_n = question->n / raking.design_effect;
  question->n_empty_cells = (guint) raking.empty_cells;
  question->weighted_net
      = get_net (table, table->weights, question->effective_n, &low, &high);
  question->has_interval = wants_interval && !isnan (low);
  if (!question->has_interval)
    return;
  question->low = low;
  question->high = high;
}

void
concord_representativeness_weigh (ConcordRepresentativeness *made,
                                  const ConcordConsultationQuestion *asked, const GArray *counts,
                                  int columns, gboolean wants_interval)
{
  ConcordWeightedQuestion *question = g_new0 (ConcordWeightedQuestion, 1);
  Table table;

  question->id = g_strdup (asked->id);
  question->text = g_strdup (asked->text);
  question->weighted_net = question->design_effect = question->effective_n
      = question->largest_weight = question->low = question->high = NAN;
  question->is_small = has_small (asked);
  question->rows = made->rows;
  question->columns = columns;
  table_init (&table, made, question, asked->n_levels);
  fill (&table, counts, question);
  question->is_small |= has_few (&table) || concord_suppression_is_small (question->n_unplaced);
  weigh (&table, question, wants_interval);
  table_clear (&table);
  g_ptr_array_add (made->questions, question);
}
