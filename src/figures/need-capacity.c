/* Services by need and by the suppliers able for them. */
#include "figures/figure-private.h"

#include "charts/bubbles.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/market.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

static char *
dup_unknown_title (const ConcordMarket *market)
{
  for (guint i = 0; i < market->services->len; i++)
    {
      const ConcordMarketService *service = market->services->pdata[i];
      const char *name = service->name;

      if (service->place == CONCORD_MARKET_IN && isnan (service->able))
        /* Translators: %s is a service; at most nine words besides. */
        return concord_title_dup (_ ("Who is able for %s is not known"), &name, 1);
    }
  g_return_val_if_reached (NULL);
}

static char *
dup_title (const ConcordMarket *market)
{
  guint able = isnan (market->able) ? 0 : (guint) market->able;

  switch (market->state)
    {
    case CONCORD_MARKET_NO_SERVICES:
      return g_strdup (_ ("No services to compare yet"));
    case CONCORD_MARKET_NO_PACKAGE:
      return g_strdup (_ ("No service is in the package yet"));
    case CONCORD_MARKET_UNKNOWN:
      return dup_unknown_title (market);
    case CONCORD_MARKET_TOO_FEW:
      /* Translators: a title, at most ten words. */
      return g_strdup_printf (
          ngettext ("Package outgrows its market: %u able supplier, %u wanted",
                    "Package outgrows its market: %u able suppliers, %u wanted", able),
          able, market->bids_wanted);
    case CONCORD_MARKET_ENOUGH:
      /* Translators: a title, at most ten words. */
      return g_strdup_printf (ngettext ("%u supplier is able for the whole package",
                                        "%u suppliers are able for the whole package", able),
                              able);
    }
  g_return_val_if_reached (NULL);
}

static const char *
get_place_label (ConcordMarketPlace place)
{
  switch (place)
    {
    case CONCORD_MARKET_IN:
      return _ ("In");
    case CONCORD_MARKET_UNDECIDED:
      return _ ("Undecided");
    case CONCORD_MARKET_OUT:
      return _ ("Out");
    }
  g_return_val_if_reached (NULL);
}

static guint
get_group (ConcordMarketPlace place)
{
  switch (place)
    {
    case CONCORD_MARKET_IN:
      return CONCORD_BUBBLES_IN;
    case CONCORD_MARKET_UNDECIDED:
      return CONCORD_BUBBLES_UNDECIDED;
    case CONCORD_MARKET_OUT:
      return CONCORD_BUBBLES_OUT;
    }
  g_return_val_if_reached (CONCORD_BUBBLES_OUT);
}

static char *
dup_cost (const ConcordMarketService *service)
{
  return concord_is_absent (service->net_cost)
             ? g_strdup (_ ("not given"))
             : concord_money_dup_short (concord_money_get_pounds (service->net_cost));
}

/* One service in a sentence. */
static char *
dup_service_words (const ConcordMarketService *service)
{
  g_autofree char *need = isnan (service->need) ? g_strdup (_ ("not given"))
                                                : concord_words_dup_number (service->need, 0);
  g_autofree char *able = isnan (service->able) ? g_strdup (_ ("not known"))
                                                : concord_words_dup_number (service->able, 0);
  g_autofree char *cost = dup_cost (service);

  return g_strdup_printf (_ ("%s: need %s, able suppliers %s, net cost a year %s, %s"),
                          service->name, need, able, cost, get_place_label (service->place));
}

static void
add_row (ConcordFigure *figure, ConcordBubbles *bubbles, const ConcordMarketService *service)
{
  g_autofree char *words = dup_service_words (service);
  g_autofree char *cost = dup_cost (service);

  concord_bubbles_add (bubbles, service->id, service->name, service->need, service->able,
                       concord_money_get_pounds (service->net_cost), cost,
                       get_group (service->place), words);
  concord_figure_take_cell (figure, g_strdup (service->name));
  concord_figure_take_cell (figure, concord_number_dup_plain (service->need, 0));
  concord_figure_take_cell (figure, concord_number_dup_plain (service->able, 0));
  concord_figure_take_cell (figure, concord_number_dup_plain (service->alone, 0));
  concord_figure_take_cell (figure, concord_is_absent (service->net_cost)
                                        ? g_strdup ("–")
                                        : concord_money_dup_display (service->net_cost));
  concord_figure_take_cell (figure, g_strdup (get_place_label (service->place)));
}

static char *
dup_words (const ConcordMarket *market)
{
  GString *words = g_string_new (market->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (market->finding->warnings);

  for (guint i = 0; i < market->services->len; i++)
    {
      g_autofree char *service = dup_service_words (market->services->pdata[i]);

      g_string_append_printf (words, " %s.", service);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordMarket *market)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  guint n = market->services->len;

  concord_figure_take_title (figure, dup_title (market));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Need of %u service, suppliers able for it, net cost",
                                         "Need of %u services, suppliers able for each, net cost",
                                         n),
                               n));
  concord_figure_take_caption (
      figure, g_strdup_printf (ngettext ("Source: services and %u supplier of this project, able "
                                         "alone or with a partner.%s",
                                         "Source: services and %u suppliers of this project, able "
                                         "alone or with a partner.%s",
                                         market->n_suppliers),
                               market->n_suppliers, as_of));
  concord_figure_take_words (figure, dup_words (market));
  concord_figure_set_empty_words (figure, market->finding->sentence);
  concord_figure_explain (figure, market->finding);
}

void
concord_make_need_capacity (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordMarket) market = concord_market_new (document);
  ConcordBubbles *bubbles = concord_bubbles_new ();
  g_autofree char *wanted = g_strdup_printf (
      ngettext ("%u bid wanted", "%u bids wanted", market->bids_wanted), market->bids_wanted);

  concord_figure_take_chart (figure, CONCORD_CHART (bubbles));
  concord_bubbles_set_axes (bubbles, _ ("Need, 0 to 100"), _ ("Able suppliers"));
  concord_bubbles_set_x_range (bubbles, 0, 100);
  concord_bubbles_set_threshold (bubbles, market->bids_wanted, wanted);
  concord_bubbles_set_size_name (bubbles, _ ("net cost a year"));
  concord_figure_add_column (figure, _ ("Service"), FALSE);
  concord_figure_add_column (figure, _ ("Need"), TRUE);
  concord_figure_add_column (figure, _ ("Able suppliers"), TRUE);
  concord_figure_add_column (figure, _ ("Able alone"), TRUE);
  concord_figure_add_column (figure, _ ("Net cost a year"), TRUE);
  concord_figure_add_column (figure, _ ("In the package"), FALSE);
  for (guint i = 0; i < market->services->len; i++)
    add_row (figure, bubbles, market->services->pdata[i]);
  describe (figure, document, market);
}
