/* What the explorer is worked out from, and what came of it. */
#include "findings/explorer-private.h"
#include "findings/words.h"

#include "methods/packages.h"
#include "model/value.h"

#include "concord-words.h"

/* Of a longer frontier so many packages are told, evenly spread over it. */
#define MOST_TOLD 40

static void
tell_services (ConcordFinding *finding, const ConcordExplorerInputs *inputs)
{
  for (guint i = 0; i < inputs->n && i < CONCORD_MOST_SERVICES; i++)
    {
      const char *name = inputs->names->pdata[i], *id = inputs->ids->pdata[i];
      g_autofree char *need = concord_words_dup_number (inputs->need[i], 0);
      g_autofree char *cost = concord_money_dup_short (inputs->cost[i]);

      concord_finding_add_input (finding, g_strdup_printf (_ ("Need and net cost of %s"), name),
                                 inputs->need[i], g_strdup_printf ("%s, %s", need, cost), id);
      if ((inputs->must | inputs->must_not) >> i & 1)
        concord_finding_add_input (finding, g_strdup_printf (_ ("Rule for %s"), name), NAN,
                                   inputs->must_not >> i & 1 ? g_strdup (_ ("in no package"))
                                                             : g_strdup (_ ("in every package")),
                                   id);
      for (guint j = 0; j < i; j++)
        if (inputs->savings[i * inputs->n + j] > 0)
          concord_finding_add_input (finding,
                                     g_strdup_printf (_ ("Saving of %s and %s together"),
                                                      (char *)inputs->names->pdata[j], name),
                                     inputs->savings[i * inputs->n + j],
                                     concord_money_dup_short (inputs->savings[i * inputs->n + j]),
                                     id);
    }
}

static void
tell_pairs (ConcordFinding *finding,
            const ConcordExplorerInputs *inputs,
            const GArray *pairs,
            const char *rule)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      g_autofree char *names
          = concord_explorer_dup_services (inputs->names, g_array_index (pairs, guint64, i));

      concord_finding_add_input (finding, g_strdup_printf (_ ("Rule for %s"), names), NAN,
                                 g_strdup (rule), NULL);
    }
}

static void
tell_inputs (ConcordFinding *finding, const ConcordExplorerInputs *inputs)
{
  concord_finding_add_input (finding, g_strdup (_ ("Bids wanted")), inputs->bids_wanted, NULL,
                             inputs->project);
  if (isfinite (inputs->ceiling))
    concord_finding_add_input (finding, g_strdup (_ ("Ceiling of the net cost a year")),
                               inputs->ceiling, concord_money_dup_short (inputs->ceiling),
                               inputs->project);
  tell_services (finding, inputs);
  tell_pairs (finding, inputs, inputs->together, _ ("both or none"));
  tell_pairs (finding, inputs, inputs->apart, _ ("never both"));
  for (guint s = 0; s < inputs->able->len; s++)
    {
      const char *name = inputs->supplier_names->pdata[s], *id = inputs->supplier_ids->pdata[s];
      double appetite = g_array_index (inputs->appetite, double, s);

      concord_finding_add_input (
          finding, g_strdup_printf (_ ("Able: %s"), name), NAN,
          concord_explorer_dup_services (inputs->names, g_array_index (inputs->able, guint64, s)),
          id);
      if (!isnan (appetite))
        concord_finding_add_input (finding, g_strdup_printf (_ ("Appetite of %s"), name), appetite,
                                   NULL, id)
            ->confidential
            = TRUE;
    }
}

static void
tell_package (ConcordExplorer *explorer, const char *label, const ConcordExploredPackage *package)
{
  g_autofree char *names = concord_explorer_dup_names (explorer, package);
  g_autofree char *need = concord_words_dup_percent (package->need_met / explorer->all_need);
  g_autofree char *cost = concord_money_dup_short (package->net_cost);
  g_autofree char *saving = concord_money_dup_short (package->synergy);

  concord_finding_add_result (explorer->finding, g_strdup (label), package->net_cost,
                              /* Translators: services, share of the need, net cost, savings. */
                              g_strdup_printf (_ ("%s: %s of the need, %s a year net, %s saved"),
                                               names, need, cost, saving),
                              NULL);
  if (explorer->knows_appetites && !isnan (package->bids_probability))
    concord_finding_add_result (
        explorer->finding, g_strdup_printf (_ ("Chance of enough bids: %s"), label),
        package->bids_probability, concord_words_dup_percent (package->bids_probability), NULL)
        ->confidential
        = TRUE;
}

static void
tell_results (ConcordExplorer *explorer)
{
  ConcordFinding *finding = explorer->finding;
  guint n = explorer->frontier->len, step = (n + MOST_TOLD - 1) / MOST_TOLD;

  concord_finding_add_result (finding, g_strdup (_ ("Possible packages")),
                              (double)explorer->evaluated, NULL, NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Packages that obey the rules")),
                              (double)explorer->allowed, NULL, NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Packages that no other betters")), n, NULL,
                              NULL);
  if (explorer->chosen.services != 0)
    tell_package (explorer, _ ("The package as it is"), &explorer->chosen);
  if (explorer->chosen_is_bettered)
    tell_package (explorer, _ ("The package that betters it"), &explorer->better);
  for (guint i = 0; i < n; i += step)
    {
      g_autofree char *label = g_strdup_printf (_ ("Package %u"), i + 1);

      tell_package (explorer, label,
                    &g_array_index (explorer->frontier, ConcordExploredPackage, i));
    }
}

static void
warn (ConcordExplorer *explorer, const ConcordExplorerInputs *inputs)
{
  ConcordFinding *finding = explorer->finding;
  g_autofree char *missed = concord_words_dup_percent (explorer->most_missed);

  for (guint i = 0; i < inputs->warnings->len; i++)
    concord_finding_take_warning (finding, g_strdup (inputs->warnings->pdata[i]));
  if (explorer->is_coarse)
    concord_finding_take_warning (finding, g_strdup (_ ("This is a first, rough search among the "
                                                        "services that matter most; all follow.")));
  if (!explorer->is_exact)
    concord_finding_take_warning (
        finding,
        g_strdup_printf (_ ("Not every package was looked at: one that was left out might meet "
                            "up to %s more need than the best that was."),
                         missed));
  if (explorer->frontier->len > MOST_TOLD)
    concord_finding_take_warning (finding, g_strdup_printf (_ ("Only about %d packages are listed, "
                                                               "spread over those that no other "
                                                               "betters."),
                                                            MOST_TOLD));
}

/* What is searched without appetites does not go by a chance. */
static void
set_public_method (ConcordFinding *finding)
{
  concord_finding_set_method (
      finding,
      _ ("Every package of the services that have a need and a net cost is measured: need met, the "
         "sum of need × net cost; net cost; savings of the links inside it; and whether as many "
         "suppliers as bids are wanted are able, alone or with a partner, for all of it. Savings "
         "are not taken off the cost. Another package betters one where it is at least as good in "
         "all four and better in one. How likely suppliers are to bid, as far as they said so in "
         "confidence, is left out: it had no part in which packages are told here."),
      _ ("V. Pareto, Manuale di economia politica, 1906, for bettering; H. T. Kung, F. Luccio and "
         "F. P. Preparata, Journal of the ACM 22(4), 1975, for the search."));
}

static void
set_method (ConcordFinding *finding)
{
  concord_finding_set_method (
      finding,
      _ ("Every package of the services that have a need and a net cost is measured: need met, the "
         "sum "
         "of need × net cost; net cost; savings of the links inside it; and the probability of "
         "enough "
         "bids from the suppliers that are able, alone or with a partner, for all of it, as "
         "independent decisions. Savings are not taken off the cost. Another package betters one "
         "where it is at least as good in all four and better in one."),
      _ ("V. Pareto, Manuale di economia politica, 1906, for bettering; H. T. Kung, F. Luccio and "
         "F. P. "
         "Preparata, Journal of the ACM 22(4), 1975, for the search; R. E. Barlow and K. D. "
         "Heidtmann, "
         "IEEE Transactions on Reliability R-33, 1984, for the probability."));
}

void
concord_explorer_tell (ConcordExplorer *explorer,
                       const ConcordExplorerInputs *inputs,
                       const ConcordExploredPackage *addition)
{
  concord_explorer_take_sentences (explorer, inputs, addition);
  if (explorer->leaves_out)
    set_public_method (explorer->finding);
  else
    set_method (explorer->finding);
  tell_inputs (explorer->finding, inputs);
  tell_results (explorer);
  warn (explorer, inputs);
}
