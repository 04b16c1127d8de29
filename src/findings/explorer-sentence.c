/* What the explorer says. Chances of bids rest on appetites, which are confidential. */
#include "findings/explorer-private.h"
#include "findings/words.h"

#include "model/value.h"

#include "concord-words.h"

static char *
dup_count (guint64 n)
{
  return concord_words_dup_number ((double)n, 0);
}

/* "Of 4,095 possible packages 1,204 obey the rules, and 37 of these are bettered by no other." */
static char *
dup_packages (const ConcordExplorer *explorer)
{
  g_autofree char *all = dup_count (explorer->evaluated);
  g_autofree char *allowed = dup_count (explorer->allowed);
  g_autofree char *best = dup_count (explorer->frontier->len);

  if (explorer->frontier->len == 0 && !explorer->is_exact)
    return g_strdup_printf (
        ngettext ("The %s package that was looked at does not obey the rules.",
                  "None of the %s packages that were looked at obeys the rules.",
                  explorer->evaluated),
        all);
  if (explorer->frontier->len == 0)
    return g_strdup_printf (
        ngettext ("The %s possible package does not obey the rules: loosen a rule "
                  "or the ceiling.",
                  "None of the %s possible packages obeys the rules: loosen a rule "
                  "or the ceiling.",
                  explorer->evaluated),
        all);
  if (!explorer->is_exact)
    return g_strdup_printf (
        ngettext ("Of %s packages that were looked at %s is bettered by no other.",
                  "Of %s packages that were looked at %s are bettered by no other.",
                  explorer->frontier->len),
        all, best);
  if (explorer->allowed == explorer->evaluated)
    return g_strdup_printf (ngettext ("Of %s possible packages %s is bettered by no other.",
                                      "Of %s possible packages %s are bettered by no other.",
                                      explorer->frontier->len),
                            all, best);
  return g_strdup_printf (
      ngettext ("Of %s possible packages %s obey the rules, and %s of these is "
                "bettered by no other.",
                "Of %s possible packages %s obey the rules, and %s of these are "
                "bettered by no other.",
                explorer->frontier->len),
      all, allowed, best);
}

/* "adding Parks and taking out Calls" */
static char *
dup_change (const ConcordExplorer *explorer, const ConcordExploredPackage *to)
{
  guint64 added = to->services & ~explorer->chosen.services;
  guint64 taken = explorer->chosen.services & ~to->services;
  g_autofree char *in = concord_explorer_dup_services (explorer->names, added);
  g_autofree char *out = concord_explorer_dup_services (explorer->names, taken);

  if (taken == 0)
    return g_strdup_printf (_ ("adding %s"), in);
  if (added == 0)
    return g_strdup_printf (_ ("taking out %s"), out);
  return g_strdup_printf (_ ("taking out %s and adding %s"), out, in);
}

static char *
dup_need (const ConcordExploredPackage *from, const ConcordExploredPackage *to)
{
  double more = from->need_met > 0 ? to->need_met / from->need_met - 1 : (double)NAN;
  g_autofree char *percent
      = concord_words_dup_number (100 * fabs (more), fabs (more) < 0.1 ? 1 : 0);

  if (isnan (more))
    return to->need_met > 0 ? g_strdup (_ ("meet need where the package meets none"))
                            : g_strdup (_ ("meet no more need"));
  if (fabs (more) < 0.0005)
    return g_strdup (_ ("meet the same need"));
  return g_strdup_printf (more > 0 ? _ ("meet %s%% more need") : _ ("meet %s%% less need"),
                          percent);
}

static char *
dup_cost (const ConcordExploredPackage *from, const ConcordExploredPackage *to)
{
  double more = to->net_cost - from->net_cost;
  g_autofree char *money = concord_money_dup_short (fabs (more));

  if (fabs (more) < 0.5)
    return g_strdup (_ ("at the same net cost"));
  return g_strdup_printf (more > 0 ? _ ("for %s a year more") : _ ("for %s a year less"), money);
}

static char *
dup_saving (const ConcordExploredPackage *from, const ConcordExploredPackage *to)
{
  double more = to->synergy - from->synergy;
  g_autofree char *money = concord_money_dup_short (fabs (more));

  if (fabs (more) < 0.5)
    return g_strdup ("");
  return g_strdup_printf (more > 0 ? _ (" and save %s a year more by what services share")
                                   : _ (" and save %s a year less by what services share"),
                          money);
}

/* "Adding Parks would meet 12% more need for £300k a year more." */
static char *
dup_effect (const ConcordExplorer *explorer, const ConcordExploredPackage *to)
{
  g_autofree char *change = dup_change (explorer, to);
  g_autofree char *need = dup_need (&explorer->chosen, to);
  g_autofree char *cost = dup_cost (&explorer->chosen, to);
  g_autofree char *saving = dup_saving (&explorer->chosen, to);

  /* Translators: a change such as "adding Parks", then need, cost and savings. */
  return g_strdup_printf (_ ("%s would %s %s%s"), change, need, cost, saving);
}

static char *
dup_chosen (const ConcordExplorer *explorer,
            const ConcordExplorerInputs *inputs,
            const ConcordExploredPackage *addition)
{
  g_autofree char *effect = NULL;

  if (inputs->incomplete != NULL)
    return g_strdup_printf (
        _ ("The package as it is can’t be held against them: need or net cost of "
           "%s is missing."),
        inputs->incomplete);
  if (inputs->chosen == 0)
    return g_strdup (_ ("No service is in the package yet."));
  if (!explorer->chosen_obeys)
    return explorer->chosen.net_cost > explorer->ceiling
               ? g_strdup (_ ("The package as it is costs more than the ceiling allows."))
               : g_strdup (_ ("The package as it is does not obey the rules itself."));
  if (explorer->chosen_is_bettered)
    {
      effect = dup_effect (explorer, &explorer->better);
      return g_strdup_printf (_ ("The package as it is can be bettered: %s."), effect);
    }
  if (addition->services == 0)
    return g_strdup (_ ("The package as it is, is one of them."));
  effect = dup_effect (explorer, addition);
  return g_strdup_printf (explorer->knows_market && addition->has_enough
                              ? _ ("The package as it is, is one of them. From there, %s; "
                                   "enough suppliers would still be able.")
                              : _ ("The package as it is, is one of them. From there, %s."),
                          effect);
}

/* --- what rests on appetites ----------------------------------------------------------------- */

static char *
dup_chance (const ConcordExplorer *explorer, double probability)
{
  g_autofree char *share = concord_words_dup_percent (probability);

  return g_strdup_printf (ngettext ("the chance of %u bid or more is %s",
                                    "the chance of %u bids or more is %s", explorer->bids_wanted),
                          explorer->bids_wanted, share);
}

static char *
dup_confidential (const ConcordExplorer *explorer,
                  const ConcordExplorerInputs *inputs,
                  const ConcordExploredPackage *addition)
{
  const ConcordExploredPackage *to = explorer->chosen_is_bettered ? &explorer->better : addition;
  g_autofree char *chance = dup_chance (explorer, explorer->chosen.bids_probability);
  g_autofree char *change = NULL;
  g_autofree char *then = concord_words_dup_percent (to->bids_probability);

  if (!explorer->knows_market || !explorer->knows_appetites || inputs->chosen == 0
      || inputs->incomplete != NULL)
    return NULL;
  if (to->services == 0 || !explorer->chosen_obeys)
    return g_strdup_printf (_ ("For the package as it is, %s."), chance);
  change = dup_change (explorer, to);
  if (fabs (to->bids_probability - explorer->chosen.bids_probability) < 0.005)
    return g_strdup_printf (_ ("For the package as it is, %s, and %s leaves it the same."), chance,
                            change);
  return g_strdup_printf (_ ("For the package as it is, %s; %s makes it %s."), chance, change,
                          then);
}

void
concord_explorer_take_sentences (ConcordExplorer *explorer,
                                 const ConcordExplorerInputs *inputs,
                                 const ConcordExploredPackage *addition)
{
  g_autofree char *packages = dup_packages (explorer);
  g_autofree char *chosen
      = explorer->frontier->len == 0 ? NULL : dup_chosen (explorer, inputs, addition);
  char *confidential = dup_confidential (explorer, inputs, addition);
  GString *sentence = g_string_new (packages);

  if (chosen != NULL)
    g_string_append_printf (sentence, " %s", chosen);
  if (explorer->leaves_out && explorer->knows_market)
    g_string_append (sentence,
                     _ (" This is worked out without what suppliers said in confidence: by whether "
                        "enough of them are able, not by how likely they are to bid."));
  concord_finding_take_sentence (explorer->finding, g_string_free (sentence, FALSE));
  if (confidential != NULL)
    concord_finding_take_confidential_sentence (explorer->finding, confidential);
}
