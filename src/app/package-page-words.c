#include "app/package-page-words.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

/* In a sentence; the table has them all. */
#define MOST_NAMES 5

static void
add_amounts (const ConcordMarket *market, GString *words)
{
  if (!concord_is_absent (market->net_cost))
    {
      g_autofree char *net = concord_money_dup_short (concord_money_get_pounds (market->net_cost));

      /* Translators: an amount, after a list's first part. */
      g_string_append_printf (words, _ (", %s net cost a year"), net);
    }
  if (!concord_is_absent (market->staff))
    {
      /* Sums of tenths leave a trace in the last of their digits. */
      g_autofree char *staff = concord_number_dup_display (round (100 * market->staff) / 100);

      g_string_append_printf (words, _ (", %s FTE"), staff);
    }
  if (!concord_is_absent (market->synergy))
    {
      g_autofree char *saving = concord_money_dup_short (concord_money_get_pounds (market->synergy));

      /* Translators: an amount, after other parts of a list. */
      g_string_append_printf (words, _ (", %s a year saved by links in it"), saving);
    }
}

char *
concord_package_words_dup_totals (const ConcordMarket *market)
{
  GString *words = g_string_new (NULL);

  if (market->n_in == 0)
    {
      g_string_append (words, market->services->len == 0
                                  ? ""
                                  : _ ("No service is in the package yet: say so in the column "
                                       "“In the package”."));
      return g_string_free (words, FALSE);
    }
  g_string_append_printf (words,
                          ngettext ("In the package: %u service", "In the package: %u services",
                                    market->n_in),
                          market->n_in);
  add_amounts (market, words);
  g_string_append_c (words, '.');
  if (!concord_is_absent (market->able))
    g_string_append_printf (words,
                            ngettext (" %u supplier is able for all of it.",
                                      " %u suppliers are able for all of it.",
                                      (guint) market->able),
                            (guint) market->able);
  if (market->n_no_cost > 0)
    g_string_append_printf (words,
                            ngettext (" %u service has no cost yet.", " %u services have no cost yet.",
                                      market->n_no_cost),
                            market->n_no_cost);
  return g_string_free (words, FALSE);
}

static char *
dup_outgrown (const ConcordMarket *market)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words,
                          ngettext ("The package outgrows its market: %u supplier is able for all "
                                    "of it, and %u bids are wanted.",
                                    "The package outgrows its market: %u suppliers are able for all "
                                    "of it, and %u bids are wanted.",
                                    (guint) market->able),
                          (guint) market->able, market->bids_wanted);
  if (market->removal >= 0)
    {
      const ConcordMarketService *service = market->services->pdata[market->removal];
      g_autofree char *names = concord_words_dup_some (market->removals, MOST_NAMES);

      g_string_append_printf (words,
                              market->removals->len == 1
                                  ? ngettext (" Taking out %s restores most: %u able supplier.",
                                              " Taking out %s restores most: %u able suppliers.",
                                              (guint) service->able_without)
                                  : ngettext (" Taking out any one of %s restores most: %u able "
                                              "supplier.",
                                              " Taking out any one of %s restores most: %u able "
                                              "suppliers.",
                                              (guint) service->able_without),
                              names, (guint) service->able_without);
    }
  else if (market->n_in > 1)
    g_string_append (words, _ (" Taking out any one service would not bring more."));
  return g_string_free (words, FALSE);
}

static char *
dup_unknown (const ConcordMarket *market)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < market->services->len; i++)
    {
      const ConcordMarketService *service = market->services->pdata[i];

      if (service->place == CONCORD_MARKET_IN && concord_is_absent (service->able))
        g_ptr_array_add (names, service->name);
    }
  list = concord_words_dup_some (names, MOST_NAMES);
  return g_strdup_printf (_ ("Which suppliers are able for all of it is not known yet. Say under "
                             "Suppliers who is able for: %s."),
                          list);
}

char *
concord_package_words_dup_warning (const ConcordMarket *market)
{
  switch (market->state)
    {
    case CONCORD_MARKET_TOO_FEW:
      return dup_outgrown (market);
    case CONCORD_MARKET_UNKNOWN:
      return dup_unknown (market);
    default:
      return g_strdup ("");
    }
}
