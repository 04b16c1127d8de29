/* What packages are made of, copied out of the document. */
#include "findings/child-list.h"
#include "findings/explorer-private.h"
#include "findings/market.h"
#include "findings/words.h"

#include "methods/packages.h"
#include "model/service-link.h"
#include "model/service.h"
#include "model/supplier.h"

#include "concord-words.h"
#include <string.h>

#define BIT(i) (G_GUINT64_CONSTANT (1) << (i))
#define NOWHERE G_MAXUINT

/* Where each service of the market stands among the complete ones. */
typedef struct
{
  ConcordExplorerInputs *inputs;
  const ConcordMarket *market;
  guint *places; /* NOWHERE for one that is left out */
} Reading;

static gboolean
has_nick (const ConcordChoice *choices, int choice, const char *nick)
{
  return choice >= 0 && strcmp (choices[choice].nick, nick) == 0;
}

static const ConcordMarketService *
get_service (const ConcordMarket *market, guint i)
{
  return market->services->pdata[i];
}

static void
take_warning (ConcordExplorerInputs *inputs, char *warning)
{
  g_ptr_array_add (inputs->warnings, warning);
}

static void
choose_services (Reading *reading)
{
  ConcordExplorerInputs *inputs = reading->inputs;
  guint n = inputs->n_all;

  inputs->need = g_new (double, n + 1);
  inputs->cost = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const ConcordMarketService *service = get_service (reading->market, i);

      reading->places[i] = NOWHERE;
      if (isnan (service->need) || concord_is_absent (service->net_cost))
        {
          g_ptr_array_add (inputs->left_out, g_strdup (service->name));
          continue;
        }
      reading->places[i] = (guint)inputs->n;
      inputs->cost[inputs->n] = concord_money_get_pounds (service->net_cost);
      inputs->need[inputs->n] = service->need;
      /* Need is weighed by what is spent on it: where nothing is, there is none to meet. */
      if (inputs->cost[inputs->n] < 0)
        {
          inputs->need[inputs->n] = 0;
          take_warning (inputs,
                        g_strdup_printf (_ ("%s earns more than it costs, so it adds nothing "
                                            "to the need that is met."),
                                         service->name));
        }
      g_ptr_array_add (inputs->ids, g_strdup (service->id));
      g_ptr_array_add (inputs->names, g_strdup (service->name));
      inputs->n++;
    }
}

/* Only as many services have a bit as a search takes; with more it is refused. */
static gboolean
has_bit (const Reading *reading, guint service)
{
  return reading->places[service] != NOWHERE && reading->places[service] < CONCORD_MOST_SERVICES;
}

static void
read_places (Reading *reading, const GPtrArray *records)
{
  ConcordExplorerInputs *inputs = reading->inputs;
  g_autoptr (GPtrArray) incomplete = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const ConcordService *record = records->pdata[i];
      const ConcordMarketService *service = get_service (reading->market, i);

      if (service->place == CONCORD_MARKET_IN && reading->places[i] == NOWHERE)
        g_ptr_array_add (incomplete, service->name);
      if (!has_bit (reading, i))
        continue;
      if (service->place == CONCORD_MARKET_IN)
        inputs->chosen |= BIT (reading->places[i]);
      if (has_nick (concord_explored, record->explored, "must"))
        inputs->must |= BIT (reading->places[i]);
      if (has_nick (concord_explored, record->explored, "must-not"))
        inputs->must_not |= BIT (reading->places[i]);
    }
  if (incomplete->len > 0)
    inputs->incomplete = concord_words_dup_array (incomplete);
}

static void
read_rules (Reading *reading, ConcordRecord *project)
{
  ConcordExplorerInputs *inputs = reading->inputs;
  g_autoptr (GPtrArray) records = concord_child_list_new (project, "service-links");
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < inputs->n_all; i++)
    g_hash_table_insert (indices, get_service (reading->market, i)->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < records->len; i++)
    {
      const ConcordServiceLink *link = records->pdata[i];
      gboolean together = has_nick (concord_service_link_rules, link->rule, "together");
      gpointer first, second;
      guint64 pair;

      if ((!together && !has_nick (concord_service_link_rules, link->rule, "apart"))
          || link->first == NULL || link->second == NULL
          || !g_hash_table_lookup_extended (indices, link->first, NULL, &first)
          || !g_hash_table_lookup_extended (indices, link->second, NULL, &second)
          || first == second)
        continue;
      if (!has_bit (reading, GPOINTER_TO_UINT (first))
          || !has_bit (reading, GPOINTER_TO_UINT (second)))
        {
          take_warning (
              inputs,
              g_strdup_printf (_ ("The rule for %s and %s is not applied, since need or net "
                                  "cost of one of them is missing."),
                               get_service (reading->market, GPOINTER_TO_UINT (first))->name,
                               get_service (reading->market, GPOINTER_TO_UINT (second))->name));
          continue;
        }
      pair = BIT (reading->places[GPOINTER_TO_UINT (first)])
             | BIT (reading->places[GPOINTER_TO_UINT (second)]);
      g_array_append_val (together ? inputs->together : inputs->apart, pair);
    }
}

static void
read_savings (Reading *reading)
{
  ConcordExplorerInputs *inputs = reading->inputs;
  const GArray *links = reading->market->links;

  inputs->savings = g_new0 (double, inputs->n * inputs->n + 1);
  for (guint i = 0; i < links->len; i++)
    {
      const ConcordMarketLink *link = &g_array_index (links, ConcordMarketLink, i);
      guint one = reading->places[link->first], other = reading->places[link->second];

      if (one == NOWHERE || other == NOWHERE)
        continue;
      inputs->savings[one * inputs->n + other] = inputs->savings[other * inputs->n + one]
          = concord_money_get_pounds (link->saving);
    }
}

static gboolean
has_appetites (const GPtrArray *suppliers)
{
  for (guint s = 0; s < suppliers->len; s++)
    if (!concord_is_absent (((const ConcordSupplier *)suppliers->pdata[s])->appetite))
      return TRUE;
  return FALSE;
}

static void
read_suppliers (Reading *reading, ConcordRecord *project, gboolean is_public)
{
  ConcordExplorerInputs *inputs = reading->inputs;
  g_autoptr (GPtrArray) records = concord_child_list_new (project, "suppliers");

  inputs->leaves_out = is_public && has_appetites (records);
  inputs->knows_appetites = !inputs->leaves_out;
  for (guint s = 0; s < records->len; s++)
    {
      const ConcordSupplier *supplier = records->pdata[s];
      double appetite = inputs->leaves_out ? (double)NAN : supplier->appetite;
      guint64 able = 0;

      for (guint i = 0; i < inputs->n_all; i++)
        if (has_bit (reading, i) && concord_market_is_able (reading->market, s, i))
          able |= BIT (reading->places[i]);
      if (able == 0)
        continue;
      inputs->knows_appetites &= !isnan (appetite);
      g_array_append_val (inputs->able, able);
      g_array_append_val (inputs->appetite, appetite);
      g_ptr_array_add (inputs->supplier_ids, g_strdup (concord_record_get_id (records->pdata[s])));
      g_ptr_array_add (inputs->supplier_names, concord_record_dup_name (records->pdata[s]));
    }
}

/* What nobody has said of any supplier counts as not able, as in the market, but is said. */
static void
find_unknown (Reading *reading)
{
  ConcordExplorerInputs *inputs = reading->inputs;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < inputs->n_all; i++)
    {
      const ConcordMarketService *service = get_service (reading->market, i);

      if (reading->places[i] == NOWHERE)
        continue;
      inputs->knows_market |= !isnan (service->able);
      if (isnan (service->able))
        g_ptr_array_add (names, service->name);
    }
  if (names->len == 0 || !inputs->knows_market)
    return;
  list = concord_words_dup_array (names);
  take_warning (inputs,
                g_strdup_printf (_ ("Who is able for %s is not known: packages with it count "
                                    "as having no able supplier."),
                                 list));
}

static void
warn_of_measures (ConcordExplorerInputs *inputs)
{
  if (inputs->left_out->len > 0)
    {
      g_autofree char *list = concord_words_dup_array (inputs->left_out);

      take_warning (inputs,
                    g_strdup_printf (_ ("Need or net cost is not given for %s: no package has "
                                        "it."),
                                     list));
    }
  if (!inputs->knows_market)
    take_warning (inputs,
                  g_strdup (_ ("Who is able for what is not known yet: packages are compared "
                               "without regard to bids.")));
  else if (!inputs->knows_appetites && !inputs->leaves_out)
    take_warning (inputs,
                  g_strdup (_ ("Some able suppliers have no appetite, so how likely enough "
                               "bids are can’t be worked out: packages are compared by whether "
                               "enough suppliers are able.")));
}

static ConcordExplorerInputs *
inputs_new (ConcordDocument *document, gboolean is_public)
{
  ConcordExplorerInputs *inputs = g_new0 (ConcordExplorerInputs, 1);
  ConcordProject *project = concord_document_get_project (document);
  g_autoptr (ConcordMarket) market = concord_market_new (document);
  g_autoptr (GPtrArray) services = concord_child_list_new (CONCORD_RECORD (project), "services");
  g_autofree guint *places = g_new (guint, market->services->len + 1);
  Reading reading = { inputs, market, places };

  inputs->project = g_strdup (concord_record_get_id (CONCORD_RECORD (project)));
  inputs->n_all = market->services->len;
  inputs->ids = g_ptr_array_new_with_free_func (g_free);
  inputs->names = g_ptr_array_new_with_free_func (g_free);
  inputs->left_out = g_ptr_array_new_with_free_func (g_free);
  inputs->supplier_ids = g_ptr_array_new_with_free_func (g_free);
  inputs->supplier_names = g_ptr_array_new_with_free_func (g_free);
  inputs->warnings = g_ptr_array_new_with_free_func (g_free);
  inputs->together = g_array_new (FALSE, FALSE, sizeof (guint64));
  inputs->apart = g_array_new (FALSE, FALSE, sizeof (guint64));
  inputs->able = g_array_new (FALSE, FALSE, sizeof (guint64));
  inputs->appetite = g_array_new (FALSE, FALSE, sizeof (double));
  inputs->bids_wanted = market->bids_wanted;
  inputs->ceiling = concord_is_absent (project->package_ceiling)
                        ? (double)INFINITY
                        : concord_money_get_pounds (project->package_ceiling);
  choose_services (&reading);
  read_places (&reading, services);
  read_rules (&reading, CONCORD_RECORD (project));
  read_savings (&reading);
  read_suppliers (&reading, CONCORD_RECORD (project), is_public);
  find_unknown (&reading);
  warn_of_measures (inputs);
  return inputs;
}

ConcordExplorerInputs *
concord_explorer_inputs_new (ConcordDocument *document)
{
  return inputs_new (document, FALSE);
}

ConcordExplorerInputs *
concord_explorer_inputs_new_public (ConcordDocument *document)
{
  return inputs_new (document, TRUE);
}

void
concord_explorer_inputs_free (ConcordExplorerInputs *inputs)
{
  g_free (inputs->project);
  g_ptr_array_unref (inputs->ids);
  g_ptr_array_unref (inputs->names);
  g_ptr_array_unref (inputs->left_out);
  g_ptr_array_unref (inputs->supplier_ids);
  g_ptr_array_unref (inputs->supplier_names);
  g_ptr_array_unref (inputs->warnings);
  g_array_unref (inputs->together);
  g_array_unref (inputs->apart);
  g_array_unref (inputs->able);
  g_array_unref (inputs->appetite);
  g_free (inputs->need);
  g_free (inputs->cost);
  g_free (inputs->savings);
  g_free (inputs->incomplete);
  g_free (inputs);
}
