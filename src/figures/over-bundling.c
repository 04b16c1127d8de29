/* The package's market as services join it, against the need that it meets. */
#include "figures/figure-private.h"

#include "charts/curve.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/bundling.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

static char *
dup_title (const ConcordBundling *bundling)
{
  const ConcordMarket *market = bundling->market;
  guint n = bundling->steps->len, step = (guint) MAX (bundling->outgrown, 0), last;
  const char *name;

  if (market->services->len == 0)
    return g_strdup (_ ("No services to bundle yet"));
  if (n == 0)
    return g_strdup (_ ("Nothing is known of any supplier yet"));
  name = concord_bundling_get_service (bundling, step)->name;
  last = concord_bundling_get_step (bundling, n - 1)->able;
  if (bundling->outgrown < 0)
    /* Translators: a title, at most ten words. */
    return g_strdup_printf (ngettext ("%u supplier stays able with every service added",
                                      "%u suppliers stay able with every service added", last),
                            last);
  if (step >= bundling->n_package)
    /* Translators: %s is a service; at most seven words besides. */
    return concord_title_dup (_ ("Adding %s would outgrow the market"), &name, 1);
  if (market->state == CONCORD_MARKET_TOO_FEW && market->removal >= 0)
    {
      name = ((ConcordMarketService *) market->services->pdata[market->removal])->name;
      /* Translators: %s is a service; at most eight words besides. */
      return concord_title_dup (_ ("Market outgrown; leaving out %s restores most"), &name, 1);
    }
  /* Translators: %s is a service; at most seven words besides. */
  return concord_title_dup (_ ("Package outgrows its market with %s"), &name, 1);
}

static const char *
get_place_label (ConcordMarketPlace place)
{
  return place == CONCORD_MARKET_IN          ? _ ("In")
         : place == CONCORD_MARKET_UNDECIDED ? _ ("Undecided")
                                             : _ ("Out");
}

static char *
dup_money (ConcordMoney money)
{
  return concord_is_absent (money) ? g_strdup ("–") : concord_money_dup_display (money);
}

/* One step in a sentence, without its full stop. */
static char *
dup_step_words (const ConcordBundling *bundling, guint i)
{
  const ConcordBundlingStep *step = concord_bundling_get_step (bundling, i);
  const ConcordMarketService *service = concord_bundling_get_service (bundling, i);
  g_autofree char *share = concord_words_dup_percent (step->need_met);
  g_autofree char *saving = concord_money_dup_short (concord_money_get_pounds (step->synergy));
  g_autofree char *savings = concord_is_absent (step->synergy)
                                 ? g_strdup ("")
                                 : g_strdup_printf (_ (", %s a year saved by links"), saving);

  /* Translators: a place in the order, a service, where it stands (in, undecided, out). */
  return g_strdup_printf (ngettext ("%u. %s (%s): %u able supplier for all so far, %s of the need "
                                    "met%s",
                                    "%u. %s (%s): %u able suppliers for all so far, %s of the need "
                                    "met%s",
                                    step->able),
                          i + 1, service->name, get_place_label (service->place), step->able,
                          share, savings);
}

static void
add_step (ConcordFigure *figure, ConcordCurve *curve, const ConcordBundling *bundling, guint i)
{
  const ConcordBundlingStep *step = concord_bundling_get_step (bundling, i);
  const ConcordMarketService *service = concord_bundling_get_service (bundling, i);
  gboolean outgrows = (int) i == bundling->outgrown;
  g_autofree char *words = dup_step_words (bundling, i);
  g_autofree char *label
      = outgrows ? g_strdup_printf (_ ("%s: market outgrown"), service->name)
                 : g_strdup (service->name);

  concord_curve_add_point (curve, 0, service->id, i + 1, step->able, label, outgrows,
                           words);
  concord_figure_take_cell (figure, g_strdup (service->name));
  concord_figure_take_cell (figure, g_strdup (get_place_label (service->place)));
  concord_figure_take_cell (figure, concord_number_dup_plain (step->able, 0));
  concord_figure_take_cell (figure, concord_number_dup_plain (step->lost, 0));
  concord_figure_take_cell (figure, concord_words_dup_percent (step->need_met));
  concord_figure_take_cell (figure, dup_money (step->net_cost));
  concord_figure_take_cell (figure, dup_money (step->synergy));
}

static void
set_axes (ConcordCurve *curve, const ConcordBundling *bundling)
{
  guint n = bundling->steps->len;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) shares = NULL;
  g_autofree char *wanted
      = g_strdup_printf (ngettext ("%u bid wanted", "%u bids wanted",
                                   bundling->market->bids_wanted),
                         bundling->market->bids_wanted);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *share
          = concord_words_dup_percent (concord_bundling_get_step (bundling, i)->need_met);

      g_strv_builder_add (texts, share);
    }
  shares = g_strv_builder_end (texts);
  concord_curve_set_x_axis (curve, _ ("Need met once the service has joined"),
                            CONCORD_NUMBER_PLAIN, NAN, NAN);
  concord_curve_set_x_texts (curve, (const char *const *) shares);
  concord_curve_set_y_axis (curve, _ ("Suppliers able for all so far"), CONCORD_NUMBER_PLAIN, 0,
                            NAN);
  concord_curve_set_threshold (curve, bundling->market->bids_wanted, wanted);
  if (bundling->n_package > 0 && bundling->n_package < n)
    concord_curve_set_limit (curve, bundling->n_package + 0.5, _ ("the package ends here"));
  concord_curve_add_series (curve, NULL, CONCORD_CURVE_STEPS, CONCORD_DASH_NONE);
}

static void
add_columns (ConcordFigure *figure)
{
  concord_figure_add_column (figure, _ ("Service added"), FALSE);
  concord_figure_add_column (figure, _ ("In the package"), FALSE);
  concord_figure_add_column (figure, _ ("Able suppliers"), TRUE);
  concord_figure_add_column (figure, _ ("Suppliers lost"), TRUE);
  concord_figure_add_column (figure, _ ("Need met"), TRUE);
  concord_figure_add_column (figure, _ ("Net cost a year so far"), TRUE);
  concord_figure_add_column (figure, _ ("Saved by links a year"), TRUE);
}

static char *
dup_words (const ConcordBundling *bundling)
{
  GString *words = g_string_new (bundling->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (bundling->finding->warnings);

  for (guint i = 0; i < bundling->steps->len; i++)
    {
      g_autofree char *step = dup_step_words (bundling, i);

      g_string_append_printf (words, " %s.", step);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

void
concord_make_over_bundling (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordBundling) bundling = concord_bundling_new (document);
  ConcordCurve *curve = concord_curve_new ();
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  guint n = bundling->steps->len;

  concord_figure_take_chart (figure, CONCORD_CHART (curve));
  set_axes (curve, bundling);
  add_columns (figure);
  for (guint i = 0; i < n; i++)
    add_step (figure, curve, bundling, i);
  concord_figure_take_title (figure, dup_title (bundling));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Suppliers able for the whole as %u service is added, "
                                         "and the need it meets",
                                         "Suppliers able for the whole as %u services are added "
                                         "one by one, and the need they meet",
                                         n),
                               n));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("Source: services and suppliers of this project, able alone or "
                                  "with a partner. Next comes the service with most need for each "
                                  "supplier lost.%s"),
                               as_of));
  concord_figure_take_words (figure, dup_words (bundling));
  concord_figure_set_empty_words (figure, bundling->finding->sentence);
  concord_figure_explain (figure, bundling->finding);
}
