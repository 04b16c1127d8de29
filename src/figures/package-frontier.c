/* Packages that no other betters, by net cost and need met. */
#include "figures/figure-private.h"

#include "charts/scatter.h"
#include "figures/figure-words.h"
#include "findings/explorer.h"
#include "findings/words.h"
#include "model/value.h"

#include "concord-words.h"
#include <math.h>

/* Of a longer frontier so many packages are shown, evenly spread over it. */
#define MOST_MARKS 200
/* From these chances of enough bids on a package is called likely and even. */
#define LIKELY 0.8
#define EVEN 0.5

/* The packages that are shown: a choice of the frontier, and the package as it is. */
typedef struct
{
  const ConcordExplorer *explorer; /* NULL where there is nothing to explore */
  GPtrArray *shown;                /* of const ConcordExploredPackage *, by rising net cost */
  gboolean with_chances;           /* these rest on appetites, which are confidential */
} View;

/* Whether it is the package as it is; one with services of unknown need or cost has no place. */
static gboolean
is_present (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  return explorer->chosen_is_whole && package->services == explorer->chosen.services;
}

static gboolean
is_better (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  return explorer->chosen_is_whole && explorer->chosen_is_bettered
         && package->services == explorer->better.services;
}

static int
compare_packages (gconstpointer a, gconstpointer b)
{
  const ConcordExploredPackage *first = *(ConcordExploredPackage *const *) a;
  const ConcordExploredPackage *second = *(ConcordExploredPackage *const *) b;

  return (first->net_cost > second->net_cost) - (first->net_cost < second->net_cost);
}

static void
choose_shown (View *view)
{
  const GArray *frontier = view->explorer->frontier;
  gboolean chosen_is_shown = FALSE;
  guint last = G_MAXUINT;

  for (guint i = 0; i < frontier->len; i++)
    {
      const ConcordExploredPackage *package = &g_array_index (frontier, ConcordExploredPackage, i);
      /* The place among those shown that this one would take. */
      guint place = frontier->len <= MOST_MARKS
                        ? i
                        : (guint) ((guint64) i * (MOST_MARKS - 1) / (frontier->len - 1));

      if (place == last && !is_present (view->explorer, package)
          && !is_better (view->explorer, package))
        continue;
      g_ptr_array_add (view->shown, (gpointer) package);
      chosen_is_shown |= is_present (view->explorer, package);
      last = place;
    }
  if (!chosen_is_shown && view->explorer->chosen_is_whole)
    g_ptr_array_add (view->shown, (gpointer) &view->explorer->chosen);
  g_ptr_array_sort (view->shown, compare_packages);
}

static char *
dup_title (const View *view)
{
  const ConcordExplorer *explorer = view->explorer;

  if (explorer == NULL)
    return g_strdup (_ ("No packages to compare yet"));
  if (explorer->frontier->len == 0)
    return g_strdup (_ ("No package obeys the rules"));
  if (!explorer->chosen_is_whole)
    return g_strdup_printf (ngettext ("%u package is bettered by no other",
                                      "%u packages are bettered by no other", explorer->frontier->len),
                            explorer->frontier->len);
  if (!explorer->chosen_obeys)
    return explorer->chosen.net_cost > explorer->ceiling
               ? g_strdup (_ ("The package costs more than the ceiling allows"))
               : g_strdup (_ ("The package does not obey the rules itself"));
  if (explorer->chosen_is_bettered)
    return g_strdup (_ ("Another package does better than the present one"));
  return explorer->is_exact ? g_strdup (_ ("No other package betters the present one"))
                            : g_strdup (_ ("No package looked at betters the present one"));
}

/* Whether enough may bid: by chance, or where it is not known or not for the public by who is able.
 */
static ConcordScatterGroup
get_group (const View *view, const ConcordExploredPackage *package)
{
  if (!view->explorer->knows_market)
    return CONCORD_SCATTER_UNKNOWN;
  if (!view->with_chances)
    return package->has_enough ? CONCORD_SCATTER_STRONG : CONCORD_SCATTER_WEAK;
  if (isnan (package->bids_probability))
    return CONCORD_SCATTER_UNKNOWN;
  return package->bids_probability >= LIKELY ? CONCORD_SCATTER_STRONG
         : package->bids_probability >= EVEN ? CONCORD_SCATTER_MIDDLE
                                             : CONCORD_SCATTER_WEAK;
}

static void
name_groups (const View *view, ConcordScatter *scatter)
{
  guint wanted = view->explorer->bids_wanted;
  g_autofree char *likely = NULL;
  g_autofree char *even = NULL;
  g_autofree char *unlikely = NULL;

  if (view->with_chances)
    {
      likely = g_strdup_printf (ngettext ("chance of %u bid 80%% or more",
                                          "chance of %u bids 80%% or more", wanted),
                                wanted);
      even = g_strdup (_ ("50% to 80%"));
      unlikely = g_strdup (_ ("under 50%"));
    }
  else
    {
      likely = g_strdup_printf (ngettext ("%u able supplier or more", "%u able suppliers or more",
                                          wanted),
                                wanted);
      unlikely = g_strdup (_ ("fewer able suppliers"));
    }
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_STRONG, likely);
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_MIDDLE, even);
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_WEAK, unlikely);
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_UNKNOWN,
                                  view->with_chances && view->explorer->knows_market
                                      ? _ ("chance not known")
                                      : _ ("able suppliers not known"));
}

/* The record where a package of one service, or its first, is found. */
static const char *
get_first_id (const ConcordExplorer *explorer, const ConcordExploredPackage *package)
{
  for (guint i = 0; i < explorer->ids->len; i++)
    if (package->services >> i & 1)
      return explorer->ids->pdata[i];
  return NULL;
}

static char *
dup_package_words (const View *view, const ConcordExploredPackage *package)
{
  g_autofree char *names = concord_explorer_dup_names (view->explorer, package);
  g_autofree char *need = concord_words_dup_percent (package->need_met / view->explorer->all_need);
  g_autofree char *cost = concord_money_dup_short (package->net_cost);
  g_autofree char *chance = concord_words_dup_percent (package->bids_probability);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("%s: %s of the need for %s a year net"), names, need, cost);
  if (view->with_chances && !isnan (package->bids_probability))
    g_string_append_printf (words, _ (", chance of enough bids %s"), chance);
  else if (view->explorer->knows_market)
    g_string_append (words, package->has_enough ? _ (", enough able suppliers")
                                                : _ (", too few able suppliers"));
  return g_string_free (words, FALSE);
}

static const char *
get_label (const View *view, const ConcordExploredPackage *package)
{
  if (is_present (view->explorer, package))
    return _ ("Present package");
  return is_better (view->explorer, package) ? _ ("Betters it") : NULL;
}

static void
add_row (ConcordFigure *figure, ConcordScatter *scatter, const View *view,
         const ConcordExploredPackage *package)
{
  double need = package->need_met / view->explorer->all_need;
  const char *label = get_label (view, package);
  g_autofree char *words = dup_package_words (view, package);

  concord_scatter_add (scatter, get_group (view, package), get_first_id (view->explorer, package),
                       label, package->net_cost, need,
                       is_present (view->explorer, package), words);
  concord_figure_take_cell (figure, concord_explorer_dup_names (view->explorer, package));
  concord_figure_take_cell (figure, concord_words_dup_percent (need));
  concord_figure_take_cell (figure, concord_money_dup_short (package->net_cost));
  concord_figure_take_cell (figure, concord_money_dup_short (package->synergy));
  concord_figure_take_cell (figure, !view->explorer->knows_market ? g_strdup ("–")
                                    : package->has_enough         ? g_strdup (_ ("yes"))
                                                                  : g_strdup (_ ("no")));
  if (view->with_chances)
    concord_figure_take_cell (figure, concord_words_dup_percent (package->bids_probability));
  concord_figure_take_cell (figure, g_strdup (label == NULL ? "–" : label));
}

static void
add_columns (ConcordFigure *figure, const View *view)
{
  concord_figure_add_column (figure, _ ("Package"), FALSE);
  concord_figure_add_column (figure, _ ("Need met"), TRUE);
  concord_figure_add_column (figure, _ ("Net cost a year, £"), TRUE);
  concord_figure_add_column (figure, _ ("Savings a year, £"), TRUE);
  concord_figure_add_column (figure, _ ("Enough able suppliers"), FALSE);
  if (view->with_chances)
    concord_figure_add_column (figure, _ ("Chance of enough bids"), TRUE);
  concord_figure_add_column (figure, _ ("Note"), FALSE);
}

static char *
dup_words (const View *view)
{
  const ConcordExplorer *explorer = view->explorer;
  GString *words = g_string_new (explorer->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (explorer->finding->warnings);
  const char *confidential = explorer->finding->confidential_sentence;

  if (view->with_chances && confidential != NULL)
    g_string_append_printf (words, " %s", confidential);
  if (explorer->chosen_is_whole)
    {
      g_autofree char *chosen = dup_package_words (view, &explorer->chosen);

      g_string_append_printf (words, _ (" Present package, %s."), chosen);
    }
  if (explorer->chosen_is_whole && explorer->chosen_is_bettered)
    {
      g_autofree char *better = dup_package_words (view, &explorer->better);

      g_string_append_printf (words, _ (" Better, %s."), better);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const View *view)
{
  const ConcordExplorer *explorer = view->explorer;
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  g_autofree char *all = concord_words_dup_number ((double) explorer->frontier->len, 0);
  g_autofree char *looked = concord_words_dup_number ((double) explorer->evaluated, 0);
  g_autofree char *thinned
      = explorer->frontier->len > MOST_MARKS
            ? g_strdup_printf (_ (" About %d of %s are shown, evenly spread."), MOST_MARKS, all)
            : g_strdup ("");

  concord_figure_take_title (figure, dup_title (view));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Need met and net cost of %s package that no other betters, of "
                                         "%s looked at",
                                         "Need met and net cost of %s packages that no other betters, "
                                         "of %s looked at",
                                         explorer->frontier->len),
                               all, looked));
  concord_figure_take_caption (
      figure,
      g_strdup_printf (explorer->leaves_out
                           ? _ ("No other is as good in need, cost, savings and able suppliers and "
                                "better in one. Worked out without what suppliers said in "
                                "confidence. Source: services and suppliers of this project.%s%s%s")
                           : _ ("No other is as good in need, cost, savings and bids and better in "
                                "one. Source: services and suppliers of this project.%s%s%s"),
                       thinned, concord_caption_coarse (explorer->is_coarse), as_of));
  concord_figure_take_words (figure, dup_words (view));
  concord_figure_set_empty_words (figure, explorer->finding->sentence);
  concord_figure_explain (figure, explorer->finding);
}

/* Where there is nothing to explore, @problem says why and where to enter it. */
static void
describe_nothing (ConcordFigure *figure, ConcordDocument *document, const View *view,
                  const GError *problem)
{
  g_autoptr (ConcordFinding) finding = concord_finding_new ("explorer", _ ("Package explorer"));
  g_autofree char *as_of = concord_caption_dup_as_of (document);

  concord_finding_take_sentence (finding, g_strdup (problem->message));
  concord_figure_take_title (figure, dup_title (view));
  concord_figure_take_subtitle (figure, g_strdup (_ ("Need met and net cost of packages")));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("Source: services and suppliers of this project.%s"), as_of));
  concord_figure_take_words (figure, g_strdup (problem->message));
  concord_figure_set_empty_words (figure, problem->message);
  concord_figure_explain (figure, finding);
}

static void
fill (ConcordFigure *figure, ConcordScatter *scatter, const View *view)
{
  g_autofree char *money = concord_money_dup_short (view->explorer->ceiling);
  g_autofree char *ceiling = g_strdup_printf (_ ("ceiling %s"), money);

  name_groups (view, scatter);
  concord_scatter_set_x_axis (scatter, _ ("Net cost a year"), CONCORD_NUMBER_MONEY, 0, NAN);
  concord_scatter_set_y_axis (scatter, _ ("Share of all need that is met"), CONCORD_NUMBER_PERCENT, 0, 1);
  if (isfinite (view->explorer->ceiling))
    concord_scatter_set_limit (scatter, view->explorer->ceiling, ceiling);
  for (guint i = 0; i < view->shown->len; i++)
    add_row (figure, scatter, view, view->shown->pdata[i]);
}

void
concord_make_package_frontier (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  gboolean is_public = concord_figure_is_public (figure);
  g_autoptr (GError) problem = NULL;
  g_autoptr (ConcordExplorer) explorer
      = is_public ? concord_explorer_get_public (document, &problem)
                  : concord_explorer_get (document, concord_figure_is_leaving (figure), &problem);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  ConcordScatter *scatter = concord_scatter_new ();
  View view = { explorer, shown, explorer != NULL && explorer->knows_appetites && !is_public };

  concord_figure_take_chart (figure, CONCORD_CHART (scatter));
  add_columns (figure, &view);
  if (explorer == NULL)
    {
      describe_nothing (figure, document, &view, problem);
      return;
    }
  choose_shown (&view);
  fill (figure, scatter, &view);
  describe (figure, document, &view);
}
