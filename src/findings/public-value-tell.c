/* The public value test in words: sentence, inputs and results. */
#include "findings/futures-private.h"
#include "findings/money-private.h"
#include "findings/public-value-private.h"
#include "findings/words.h"

#include "concord-words.h"
#include <string.h>

/* "70%", "72.5%": never rounded to another threshold. */
static char *
dup_threshold (const ConcordPublicValue *value)
{
  g_autofree char *number = concord_words_dup_number (100 * value->threshold, 2);

  return g_strdup_printf (_ ("%s%%"), number);
}

/* "The threshold of 70% was fixed on 3 March 2026 by Cabinet", the date once. */
static char *
dup_fixed (const ConcordPublicValue *value)
{
  g_autofree char *percent = dup_threshold (value);
  g_autofree char *date
      = concord_is_absent (value->fixed) ? NULL : concord_date_dup_display (value->fixed);
  gboolean has_source = value->fixed_by != NULL && *value->fixed_by != '\0';

  if (has_source && (date == NULL || strstr (value->fixed_by, date) != NULL))
    /* Translators: a percentage, a body and the date. */
    return g_strdup_printf (_ ("The threshold of %s was fixed by %s"), percent, value->fixed_by);
  if (date == NULL)
    /* Translators: a percentage. */
    return g_strdup_printf (_ ("The threshold of %s was fixed on an unknown date"), percent);
  if (!has_source)
    /* Translators: a percentage, a date. */
    return g_strdup_printf (_ ("The threshold of %s was fixed on %s"), percent, date);
  /* Translators: a percentage, a date, a body. */
  return g_strdup_printf (_ ("The threshold of %s was fixed on %s by %s"), percent, date,
                          value->fixed_by);
}

/* "83", on the same side of the threshold as the share itself is. */
static char *
dup_share (const ConcordPublicValue *value, const ConcordPublicValueOption *option)
{
  double rounded = round (100 * option->probability) / 100;
  g_autofree char *number = concord_words_dup_number (100 * value->threshold, 2);

  if (option->needed > 0 && rounded >= value->threshold)
    /* Translators: before "of 100 simulated futures". */
    return g_strdup_printf (_ ("fewer than %s"), number);
  if (!(option->needed > 0) && rounded < value->threshold)
    /* Translators: before "of 100 simulated futures". */
    return g_strdup_printf (_ ("at least %s"), number);
  return concord_words_dup_of_hundred (option->probability);
}

static char *
dup_shown (const ConcordPublicValue *value, const ConcordPublicValueOption *option,
           guint n_protected)
{
  g_autofree char *share = dup_share (value, option);
  g_autofree char *fixed = dup_fixed (value);

  /* Translators: an option, "83", then a sentence on the threshold. */
  return g_strdup_printf (n_protected > 0
                              ? _ ("Public value of %s is shown: the option beats both the "
                                   "do-minimum and in-house on money in %s of 100 simulated "
                                   "futures, and no protected objective is worse. %s.")
                              : _ ("Public value of %s is shown: the option beats both the "
                                   "do-minimum and in-house on money in %s of 100 simulated "
                                   "futures; no objective is protected. %s."),
                          option->name, share, fixed);
}

/* In pounds and pence where whole pounds would say nothing. */
static char *
dup_amount (double pounds)
{
  return pounds < 10 ? concord_money_dup_pounds (pounds) : concord_money_dup_short (pounds);
}

static char *
dup_worse (const ConcordPublicValueOption *option)
{
  g_autofree char *worse = concord_words_dup_array (option->worse);

  /* Translators: an option, then protected objectives. */
  return g_strdup_printf (ngettext ("Public value of %s is not shown: the option is worse on the "
                                    "protected objective %s than the do-minimum or in-house.",
                                    "Public value of %s is not shown: the option is worse on the "
                                    "protected objectives %s than the do-minimum or in-house.",
                                    option->worse->len),
                          option->name, worse);
}

static char *
dup_not_shown (const ConcordPublicValue *value, const ConcordPublicValueOption *option)
{
  g_autofree char *share = dup_share (value, option);
  g_autofree char *needed = dup_amount (option->needed);
  g_autofree char *fixed = dup_fixed (value);

  if (option->worse->len > 0)
    return dup_worse (option);
  /* Translators: an option, "45", a sentence on the threshold, an amount. */
  return g_strdup_printf (_ ("Public value of %s is not shown: the option beats both the do-minimum "
                             "and in-house on money in %s of 100 simulated futures. %s; to "
                             "reach it would take %s more in every future."),
                          option->name, share, fixed, needed);
}

static char *
dup_verdict (const ConcordPublicValue *value, const ConcordPublicValueOption *option,
             guint n_protected)
{
  switch (option->verdict)
    {
    case CONCORD_VERDICT_SHOWN:
      return dup_shown (value, option, n_protected);
    case CONCORD_VERDICT_NOT_SHOWN:
      return dup_not_shown (value, option);
    case CONCORD_VERDICT_CANNOT_TELL:
      break;
    }
  /* Translators: an option, then a sentence that says what is missing. */
  return g_strdup_printf (_ ("Whether %s has public value cannot be told yet. %s"), option->name,
                          (const char *) option->unknown->pdata[0]);
}

static char *
dup_counts (const ConcordPublicValue *value)
{
  guint counts[3] = { 0 };

  for (guint i = 0; i < value->options->len; i++)
    counts[((const ConcordPublicValueOption *) value->options->pdata[i])->verdict]++;
  if (value->proposed_base != NULL)
    /* Translators: an option, then numbers of options. */
    return g_strdup_printf (_ ("%s is proposed, which the others are held against; public value is "
                               "shown for %u of %u of them, not shown for %u and cannot be told yet "
                               "for %u."),
                            value->proposed_base, counts[CONCORD_VERDICT_SHOWN],
                            value->options->len, counts[CONCORD_VERDICT_NOT_SHOWN],
                            counts[CONCORD_VERDICT_CANNOT_TELL]);
  return g_strdup_printf (_ ("No option is proposed; public value is shown for %u of %u, not shown "
                             "for %u and cannot be told yet for %u."),
                          counts[CONCORD_VERDICT_SHOWN], value->options->len,
                          counts[CONCORD_VERDICT_NOT_SHOWN], counts[CONCORD_VERDICT_CANNOT_TELL]);
}

/* Of the proposed option; where none is proposed, of all in short. */
static char *
dup_sentence (const ConcordPublicValue *value, guint n_protected)
{
  if (value->options->len == 0)
    return g_strdup (_ ("There is no option yet that could be held against the do-minimum and "
                        "in-house."));
  for (guint i = 0; i < value->options->len; i++)
    {
      const ConcordPublicValueOption *option = value->options->pdata[i];

      if (option->proposed || (value->options->len == 1 && value->proposed_base == NULL))
        return dup_verdict (value, option, n_protected);
    }
  return dup_counts (value);
}

/* --- facts ----------------------------------------------------------------------------------- */

static void
tell_inputs (ConcordPublicValue *value, ConcordDocument *document, const ConcordFutures *futures,
             const GArray *protected, const ConcordAppraisal *appraisal)
{
  ConcordFinding *finding = value->finding;
  const char *id = concord_record_get_id (CONCORD_RECORD (concord_document_get_project (document)));

  concord_finding_add_input (finding, g_strdup (_ ("Threshold of public value")),
                             100 * value->threshold,
                             isnan (value->threshold) ? g_strdup ("–") : dup_threshold (value), id);
  concord_finding_add_input (finding, g_strdup (_ ("Threshold fixed on")), NAN,
                             concord_is_absent (value->fixed)
                                 ? g_strdup ("–")
                                 : concord_date_dup_display (value->fixed),
                             id);
  concord_finding_add_input (finding, g_strdup (_ ("Threshold fixed by")), NAN,
                             g_strdup (value->fixed_by != NULL ? value->fixed_by : "–"), id);
  if (futures != NULL)
    {
      concord_finding_add_input (finding, g_strdup (_ ("Simulated futures")),
                                 (double) futures->draws, NULL, id);
      concord_finding_add_input (finding, g_strdup (_ ("Seed of simulations")),
                                 (double) futures->seed, NULL, id);
    }
  for (guint i = 0; i < protected->len; i++)
    {
      guint leaf = g_array_index (appraisal->leaves, guint, g_array_index (protected, guint, i));
      const ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[leaf];

      concord_finding_add_input (finding, g_strdup (_ ("Protected objective")), NAN,
                                 g_strdup (criterion->name), criterion->id);
    }
}

/* What the verdict rests on, and what would reverse it. */
static void
tell_option (ConcordFinding *finding, const ConcordPublicValueOption *option)
{
  concord_finding_add_result (finding, g_strdup_printf (_ ("Public value of %s"), option->name),
                              NAN, g_strdup (concord_verdict_get_label (option->verdict)),
                              option->id);
  if (!isnan (option->probability))
    concord_finding_add_result (
        finding, g_strdup_printf (_ ("%s beats the do-minimum and in-house"), option->name),
        option->probability, concord_futures_dup_share (option->probability), option->id);
  if (option->needed > 0)
    concord_finding_add_result (
        finding, g_strdup_printf (_ ("What %s would have to be better by in every future"),
                                  option->name),
        option->needed, dup_amount (option->needed), option->id);
  if (option->spare > 0)
    concord_finding_add_result (
        finding, g_strdup_printf (_ ("What %s could lose in every future and still reach the threshold"),
                                  option->name),
        option->spare, dup_amount (option->spare), option->id);
  for (guint i = 0; i < option->worse->len; i++)
    concord_finding_add_result (finding, g_strdup_printf (_ ("%s is worse on"), option->name), NAN,
                                g_strdup (option->worse->pdata[i]), option->id);
}

/* Without a range or a risk a share of the futures can only be none or all. */
static gboolean
are_alike (const ConcordFutures *futures)
{
  for (gsize i = 0; i < futures->n_options; i++)
    for (gsize d = 1; d < futures->draws; d++)
      if (futures->options[i].npv[d] < futures->options[i].npv[0]
          || futures->options[i].npv[d] > futures->options[i].npv[0])
        return FALSE;
  return TRUE;
}

static void
warn (ConcordPublicValue *value, const ConcordFutures *futures, guint n_protected)
{
  ConcordFinding *finding = value->finding;
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  if (value->is_coarse)
    {
      g_autofree char *draws = concord_words_dup_number ((double) futures->draws, 0);

      concord_finding_take_warning (
          finding, g_strdup_printf (_ ("This is a first count of %s futures; the whole of them "
                                       "follows."),
                                    draws));
    }
  for (guint i = 0; i < value->options->len; i++)
    {
      const ConcordPublicValueOption *option = value->options->pdata[i];

      /* What is missing of a comparator is missing for every option: said once. */
      for (guint k = 0; k < option->unknown->len; k++)
        if (g_hash_table_add (said, option->unknown->pdata[k]))
          concord_finding_take_warning (finding, g_strdup (option->unknown->pdata[k]));
    }
  if (futures != NULL && are_alike (futures))
    concord_finding_take_warning (
        finding, g_strdup (_ ("No amount has a range and no risk is entered, so every future is the "
                              "same: the likely amounts alone decide.")));
  if (n_protected == 0)
    concord_finding_take_warning (finding,
                                  g_strdup (_ ("No objective is protected, so that the test is one "
                                               "of money alone.")));
}

void
concord_public_value_tell (ConcordPublicValue *value, ConcordDocument *document,
                           const ConcordFutures *futures, const GArray *protected,
                           const ConcordAppraisal *appraisal)
{
  concord_finding_set_method (
      value->finding,
      _ ("Public value is shown when the share of simulated futures in which an option’s net "
         "present social value exceeds that of the do-minimum and of in-house, both in the same "
         "future, reaches the threshold fixed beforehand, and it is on no protected objective worse "
         "than either, by the values of the appraisal’s likely scores. It is not shown where one of "
         "these fails, and cannot be told where what is missing could decide. What would reverse "
         "it: the smallest amount that, added to every future, brings the share to the threshold."),
      _ ("M. H. Moore, Creating Public Value, 1995; HM Treasury, The Green Book, 2022, chapters 4 "
         "to 6; the test itself is Concord’s own."));
  tell_inputs (value, document, futures, protected, appraisal);
  for (guint i = 0; i < value->options->len; i++)
    tell_option (value->finding, value->options->pdata[i]);
  warn (value, futures, protected->len);
  concord_finding_take_sentence (value->finding, dup_sentence (value, protected->len));
}
