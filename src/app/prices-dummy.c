#include "app/prices-dummy.h"
#include "findings/child-list.h"
#include "findings/market.h"

#include "concord-words.h"
#include <math.h>

/* Where nothing is known of the cost; the proportions are what matters. */
#define USUAL_COST 1000000.0

/* In the price, in pounds, of what the package costs over its lifetime. */
static double
get_cost (ConcordDocument *document)
{
  g_autoptr (ConcordMarket) market = concord_market_new (document);
  double years = concord_document_get_project (document)->lifetime;
  double cost = concord_money_get_pounds (market->net_cost) * (years > 0 ? years : 1);

  return cost > 0 ? cost : USUAL_COST;
}

static void
plan_bid (ConcordDocument *document, ConcordStep *step, const char *name, double pounds,
          double quality)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordMoney money = { (gint64) (100 * round (pounds)) };
  g_autofree char *id = concord_document_plan_add (document, step, project, "dummy-bids");
  g_autofree char *price = concord_money_dup_canonical (money);
  g_autofree char *points = concord_number_dup_canonical (quality);

  concord_step_set (step, id, "name", name);
  concord_step_set (step, id, "price", price);
  concord_step_set (step, id, "quality", points);
}

gboolean
concord_prices_dummy_fill (ConcordDocument *document, GError **error)
{
  const struct
  {
    const char *name;
    double share; /* of the cost, and of the full quality */
  } bids[] = { { _ ("Half the price"), 0.5 },
               { _ ("Three quarters of the price"), 0.75 },
               { _ ("The full price"), 1 } };
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autoptr (GPtrArray) before = concord_child_list_new (project, "dummy-bids");
  g_autoptr (ConcordStep) step = concord_step_new (_ ("Fill with usual dummy bids"));
  double cost = get_cost (document);

  for (guint i = 0; i < before->len; i++)
    concord_document_plan_remove (document, step, before->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bids); i++)
    plan_bid (document, step, bids[i].name, bids[i].share * cost, bids[i].share * 100);
  return concord_document_perform (document, step, error);
}
