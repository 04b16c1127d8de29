#include "app/explorer-words.h"
#include "app/money-words.h"
#include "app/table-rows.h"
#include "findings/words.h"
#include "model/service.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

/* --- rows ------------------------------------------------------------------------------------ */

/* The names, behind what the package is to the project. */
static char *
dup_package (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  char *names = package->n_services == 0 ? g_strdup (_ ("no service"))
                                         : concord_explorer_dup_names (explorer, package);
  g_autofree char *own = NULL;

  if (package->is_chosen || package == &explorer->chosen)
    /* Translators: services. */
    own = g_strdup_printf (_ ("As it is now: %s"), names);
  else if (explorer->chosen_is_bettered && package->services == explorer->better.services)
    own = g_strdup_printf (_ ("Better than it is now: %s"), names);
  if (own == NULL)
    return names;
  g_free (names);
  return g_steal_pointer (&own);
}

static char *
dup_market (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  if (!explorer->knows_market)
    return NULL;
  if (explorer->knows_appetites)
    return concord_words_dup_number (100 * package->bids_probability, 0);
  return g_strdup (package->has_enough ? _ ("enough able") : _ ("too few able"));
}

GPtrArray *
concord_explorer_words_new_rows (const ConcordExplorer *explorer, const GPtrArray *packages)
{
  g_autofree char *market
      = explorer->knows_appetites
            /* Translators: the heading of a column of percentages; how many bids are wanted. */
            ? g_strdup_printf (_ ("Chance of %u bids (%%)"), explorer->bids_wanted)
            : g_strdup (_ ("Suppliers"));
  const char *headings[] = { _ ("Package"),
                             _ ("Net cost (£ a year)"),
                             _ ("Need met (% of all)"),
                             _ ("Saved together (£ a year)"),
                             market,
                             NULL };
  GPtrArray *rows = concord_table_rows_new (headings);

  for (guint i = 0; i < packages->len; i++)
    {
      const ConcordExploredPackage *package = packages->pdata[i];

      concord_table_rows_take (rows, dup_package (explorer, package),
                               concord_money_words_dup_pounds (package->net_cost),
                               concord_words_dup_number (
                                   100 * package->need_met / explorer->all_need, 1),
                               concord_money_words_dup_pounds (package->synergy),
                               dup_market (explorer, package));
    }
  return rows;
}

/* --- words ----------------------------------------------------------------------------------- */

char *
concord_explorer_words_dup_choice (const ConcordExplorer *explorer,
                                   const ConcordExploredPackage *package)
{
  g_autofree char *names = concord_explorer_dup_names (explorer, package);
  g_autofree char *cost = concord_money_dup_short (package->net_cost);

  /* Translators: services, an amount of money. */
  return g_strdup_printf (_ ("%s: %s a year"), names, cost);
}

/* --- taking one ------------------------------------------------------------------------------ */

static const char *
get_nick (const ConcordService *service)
{
  return service->inclusion < 0 ? "" : concord_inclusions[service->inclusion].nick;
}

/* What the i-th service of the explorer becomes: "in" or "out"; NULL where it is that already. */
static const char *
find_change (const ConcordExplorer *explorer, ConcordDocument *document,
             const ConcordExploredPackage *package, guint i)
{
  const char *becomes = (package->services >> i) & 1 ? "in" : "out";
  ConcordRecord *service = concord_document_find (document, explorer->ids->pdata[i]);

  return service == NULL || strcmp (get_nick (CONCORD_SERVICE (service)), becomes) == 0 ? NULL
                                                                                      : becomes;
}

ConcordStep *
concord_explorer_new_step (const ConcordExplorer *explorer, ConcordDocument *document,
                           const ConcordExploredPackage *package)
{
  ConcordStep *step = concord_step_new (_ ("Take a package from the explorer"));

  for (guint i = 0; i < explorer->ids->len; i++)
    {
      const char *becomes = find_change (explorer, document, package, i);

      if (becomes != NULL)
        concord_step_set (step, explorer->ids->pdata[i], "inclusion", becomes);
    }
  return step;
}

char *
concord_explorer_words_dup_changes (const ConcordExplorer *explorer, ConcordDocument *document,
                                    const ConcordExploredPackage *package)
{
  g_autoptr (GPtrArray) in = g_ptr_array_new ();
  g_autoptr (GPtrArray) out = g_ptr_array_new ();
  g_autofree char *joins = NULL;
  g_autofree char *leaves = NULL;

  for (guint i = 0; i < explorer->ids->len; i++)
    {
      const char *becomes = find_change (explorer, document, package, i);

      if (becomes != NULL)
        g_ptr_array_add (strcmp (becomes, "in") == 0 ? in : out, explorer->names->pdata[i]);
    }
  joins = in->len == 0 ? NULL : concord_words_dup_array (in);
  leaves = out->len == 0 ? NULL : concord_words_dup_array (out);
  if (joins != NULL && leaves != NULL)
    /* Translators: services that go into the package, services that are left out. */
    return g_strdup_printf (_ ("In: %s. Out: %s."), joins, leaves);
  if (joins != NULL)
    return g_strdup_printf (_ ("In: %s."), joins);
  return leaves == NULL ? g_strdup (_ ("It is the package already."))
                        : g_strdup_printf (_ ("Out: %s."), leaves);
}
