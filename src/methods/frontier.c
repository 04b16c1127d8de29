
#include "methods/frontier.h"

#include <stdlib.h>

#include "concord-words.h"

#include "methods/method-error.h"

typedef struct
{
  double cost;
  double value;
  gsize option;
} Place;

/* By rising cost, then falling value, then place. */
static int
compare_places (const void *a, const void *b)
{
  const Place *first = a, *second = b;

  if (first->cost < second->cost || first->cost > second->cost)
    return first->cost < second->cost ? -1 : 1;
  if (first->value < second->value || first->value > second->value)
    return first->value > second->value ? -1 : 1;
  return (first->option > second->option) - (first->option < second->option);
}

/**
 * concord_efficient_options:
 * @costs: (array length=n): cost of each option, in one unit; the less the better
 * @values: (array length=n): value of each option, in one unit; the more the better
 * @n: number of options, > 0
 * @efficient: (out caller-allocates) (array length=n): the options than which no other is at
 *   least as good in both and better in one, by rising cost; options equal in both all stay
 * @n_efficient: (out): how many there are, > 0
 * @error: no options; a number absent or infinite
 *
 * Efficient frontier of value against cost (V. Pareto, Manuale di economia politica, 1906).
 *
 * Returns: whether there is one
 */
gboolean
concord_efficient_options (const double *costs,
                           const double *values,
                           gsize n,
                           gsize *efficient,
                           gsize *n_efficient,
                           GError **error)
{
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  const Place *last = NULL;

  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no options to compare."));
  if (!concord_method_check_given (costs, n, _ ("the costs"), error)
      || !concord_method_check_given (values, n, _ ("the values"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    places[i] = (Place){ costs[i], values[i], i };
  qsort (places, n, sizeof *places, compare_places);
  *n_efficient = 0;
  for (gsize i = 0; i < n; i++)
    {
      gboolean twin = last != NULL && places[i].cost <= last->cost && places[i].value >= last->value;

      if (last != NULL && !twin && places[i].value <= last->value)
        continue;
      efficient[(*n_efficient)++] = places[i].option;
      last = places + i;
    }
  return TRUE;
}
