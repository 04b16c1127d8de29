#include "findings/track-record.h"

#include "findings/child-list.h"
#include "findings/words.h"

#include "methods/shrinkage.h"
#include "model/past-contract.h"

#include "concord-words.h"
#include <string.h>

#define LEVEL_OF_INTERVALS 0.95

static void
bidder_free (ConcordTrackRecordBidder *bidder)
{
  g_free (bidder->id);
  g_free (bidder->name);
  g_free (bidder);
}

void
concord_track_record_free (ConcordTrackRecord *record)
{
  concord_finding_unref (record->finding);
  g_ptr_array_unref (record->bidders);
  g_free (record->source);
  g_free (record);
}

static gboolean
is_running (const ConcordPastContract *contract)
{
  return !concord_is_absent (contract->outcome)
         && strcmp (concord_contract_outcomes[contract->outcome].nick, "running") == 0;
}

static void
count_contracts (ConcordTrackRecord *record, ConcordTrackRecordBidder *bidder,
                 ConcordRecord *parent)
{
  g_autoptr (GPtrArray) contracts = concord_child_list_new (parent, "past-contracts");
  guint n_no_outcome = 0;

  bidder->n_contracts = contracts->len;
  record->n_contracts += contracts->len;
  for (guint i = 0; i < contracts->len; i++)
    {
      const ConcordPastContract *contract = contracts->pdata[i];

      if (is_running (contract))
        bidder->n_running++;
      else if (concord_is_absent (contract->troubled))
        bidder->n_undecided++;
      else
        {
          bidder->n_trials++;
          bidder->n_successes += contract->troubled == 0;
          n_no_outcome += concord_is_absent (contract->outcome);
        }
    }
  if (n_no_outcome > 0)
    concord_finding_take_warning (
        record->finding,
        g_strdup_printf (ngettext ("%s has %u contract without an outcome; it counts as ended.",
                                   "%s has %u contracts without an outcome; they count as ended.",
                                   n_no_outcome),
                         bidder->name, n_no_outcome));
}

static void
read_bidders (ConcordTrackRecord *record, ConcordDocument *document)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "bidders");

  for (guint i = 0; i < records->len; i++)
    {
      ConcordTrackRecordBidder *bidder = g_new0 (ConcordTrackRecordBidder, 1);

      bidder->id = g_strdup (concord_record_get_id (records->pdata[i]));
      bidder->name = concord_record_dup_name (records->pdata[i]);
      bidder->mean = bidder->low = bidder->high = NAN;
      count_contracts (record, bidder, records->pdata[i]);
      g_ptr_array_add (record->bidders, bidder);
    }
}

static void
read_base (ConcordTrackRecord *record, ConcordProject *project)
{
  gboolean has_rate = !concord_is_absent (project->troubled_rate);
  gboolean has_strength = !concord_is_absent (project->troubled_strength);
  double rate = has_rate ? project->troubled_rate : CONCORD_DEFAULT_TROUBLED_RATE;

  record->base = (100 - rate) / 100;
  record->strength
      = has_strength ? project->troubled_strength : CONCORD_DEFAULT_TROUBLED_STRENGTH;
  record->is_default = !has_rate && !has_strength;
  if (!has_rate)
    record->source = g_strdup (_ ("22.0%, European Services Strategy Unit database, Britain, to "
                                  "2013, its own ratio, a campaigning research body; the default "
                                  "of this program"));
  else if (!concord_is_absent (project->troubled_source))
    record->source = g_strdup (project->troubled_source);
  else
    record->source = g_strdup (_ ("not given"));
  if (has_rate && concord_is_absent (project->troubled_source))
    concord_finding_take_warning (record->finding,
                                  g_strdup (_ ("The project's base rate has no source: enter it "
                                               "with the rate.")));
}

static void
shrink (ConcordTrackRecord *record)
{
  double alpha, beta;
  g_autoptr (GError) error = NULL;

  record->is_usable
      = concord_prior_from_rate (record->base, record->strength, &alpha, &beta, &error);
  if (!record->is_usable)
    {
      concord_finding_take_warning (record->finding, g_strdup (error->message));
      return;
    }
  for (guint i = 0; i < record->bidders->len; i++)
    {
      ConcordTrackRecordBidder *bidder = record->bidders->pdata[i];
      ConcordShrinkage shrunken;

      if (!concord_shrink (alpha, beta, bidder->n_successes, bidder->n_trials, LEVEL_OF_INTERVALS,
                           &shrunken, NULL))
        continue;
      bidder->mean = shrunken.mean;
      bidder->low = shrunken.low;
      bidder->high = shrunken.high;
    }
}

char *
concord_track_record_dup_sentence (const ConcordTrackRecordBidder *bidder)
{
  g_autofree char *mean = concord_words_dup_percent (bidder->mean);
  g_autofree char *low = concord_words_dup_percent (bidder->low);
  g_autofree char *high = concord_words_dup_percent (bidder->high);
  g_autofree char *expected
      = isnan (bidder->mean) ? g_strdup ("")
                             : g_strdup_printf (_ (" With the base rate: %s, between %s and %s."),
                                                mean, low, high);

  if (bidder->n_trials == 0)
    return g_strdup_printf (_ ("%s: no ended contract to judge by.%s"), bidder->name, expected);
  return g_strdup_printf (ngettext ("%s: %u of %u ended contract not troubled.%s",
                                    "%s: %u of %u ended contracts not troubled.%s",
                                    bidder->n_trials),
                          bidder->name, bidder->n_successes, bidder->n_trials, expected);
}

static char *
dup_sentence (const ConcordTrackRecord *record)
{
  GString *sentence = g_string_new (NULL);

  if (record->bidders->len == 0)
    g_string_append (sentence, _ ("No bidders yet: enter them on the Bidders screen."));
  else if (record->n_contracts == 0)
    g_string_append (sentence, _ ("No past contracts yet: enter them with each bidder on the "
                                  "Bidders screen."));
  for (guint i = 0; i < record->bidders->len && record->n_contracts > 0; i++)
    {
      g_autofree char *one = concord_track_record_dup_sentence (record->bidders->pdata[i]);

      g_string_append_printf (sentence, "%s%s", i > 0 ? " " : "", one);
    }
  g_string_append_printf (sentence, " %s", _ ("Advisory: it never enters an award score."));
  return g_string_free (sentence, FALSE);
}

static void
tell_bidder (ConcordFinding *finding, const ConcordTrackRecordBidder *bidder)
{
  g_autofree char *low = concord_words_dup_percent (bidder->low);
  g_autofree char *high = concord_words_dup_percent (bidder->high);

  concord_finding_add_input (finding,
                             g_strdup_printf (_ ("Ended contracts of %s, not troubled"),
                                              bidder->name),
                             bidder->n_successes,
                             /* Translators: a number of contracts out of all of them. */
                             g_strdup_printf (_ ("%u of %u"), bidder->n_successes,
                                              bidder->n_trials),
                             bidder->id);
  concord_finding_add_input (finding, g_strdup_printf (_ ("Running contracts of %s"), bidder->name),
                             bidder->n_running, NULL, bidder->id);
  concord_finding_add_input (
      finding, g_strdup_printf (_ ("Contracts of %s not said to be troubled or not"), bidder->name),
      bidder->n_undecided, NULL, bidder->id);
  if (isnan (bidder->mean))
    return;
  concord_finding_add_result (finding, g_strdup_printf (_ ("Expected not troubled, %s"),
                                                        bidder->name),
                              bidder->mean, concord_words_dup_percent (bidder->mean), bidder->id);
  concord_finding_add_result (finding, g_strdup_printf (_ ("95%% credible interval, %s"),
                                                        bidder->name),
                              NAN, g_strdup_printf (_ ("%s to %s"), low, high), bidder->id);
}

static void
tell (ConcordTrackRecord *record, const char *project_id)
{
  ConcordFinding *finding = record->finding;
  g_autofree char *base = concord_words_dup_number (100 * record->base, 1);

  concord_finding_set_method (
      finding,
      _ ("Contracts that have ended count as a success where they were not troubled; running ones "
         "and those not said to be troubled or not are left out. The share is shrunken towards the "
         "base rate: (a + y) / (a + b + n), y successes in n contracts, a the base rate of not "
         "being troubled times its strength, a + b its strength; with the equal-tailed 95% "
         "credible interval of the beta distribution. Two good references so never read as 100%. "
         "Advisory: it never enters an award score; it informs conditions, questions to referees "
         "and risk."),
      _ ("A. Gelman and others, Bayesian Data Analysis, 3rd ed., 2013, section 2.4."));
  concord_finding_add_input (finding, g_strdup (_ ("Base rate, not troubled")), record->base,
                             g_strdup_printf (_ ("%s%%"), base), project_id);
  concord_finding_add_input (finding, g_strdup (_ ("Strength of the base rate, contracts")),
                             record->strength, NULL, project_id);
  concord_finding_add_input (finding, g_strdup (_ ("Source of the base rate")), NAN,
                             g_strdup (record->source), project_id);
  if (record->is_default)
    concord_finding_take_warning (finding,
                                  g_strdup (_ ("The base rate and its strength are the program's "
                                               "default: the project states none of its own.")));
  for (guint i = 0; i < record->bidders->len; i++)
    tell_bidder (finding, record->bidders->pdata[i]);
  concord_finding_take_sentence (finding, dup_sentence (record));
}

ConcordTrackRecord *
concord_track_record_new (ConcordDocument *document)
{
  ConcordTrackRecord *record = g_new0 (ConcordTrackRecord, 1);
  ConcordProject *project = concord_document_get_project (document);

  record->finding = concord_finding_new ("track-record", _ ("Track record of the bidders"));
  record->bidders = g_ptr_array_new_with_free_func ((GDestroyNotify) bidder_free);
  read_bidders (record, document);
  read_base (record, project);
  shrink (record);
  tell (record, concord_record_get_id (CONCORD_RECORD (project)));
  return record;
}
