/* What is doubtful about an award, in sentences for whoever completes the past contract. */
#include "store/ocds-fold.h"

#include "store/ocds-amount.h"

#include "concord-words.h"
#include <string.h>

static void add (GPtrArray *sentences, const char *sentence, ...) G_GNUC_PRINTF (2, 3);

static void
add (GPtrArray *sentences, const char *sentence, ...)
{
  va_list arguments;

  va_start (arguments, sentence);
  g_ptr_array_add (sentences, g_strdup_vprintf (sentence, arguments));
  va_end (arguments);
}

/* --- value ---------------------------------------------------------------------------------- */

static void
doubt_amount (const ConcordOcdsFolding *folding, GPtrArray *doubts)
{
  const ConcordOcdsValue *value = &folding->value;
  g_autofree char *amount = concord_ocds_dup_amount (value->amount, value->currency);

  if (!value->given)
    add (doubts, _ ("The notice gives no value."));
  else if (isnan (value->amount))
    add (doubts, _ ("The value in the notice can’t be read as an amount."));
  else if (value->amount == 0)
    add (doubts, _ ("The value is published as %s."), amount);
  else if (concord_is_absent (concord_ocds_amount_to_money (value->amount)))
    add (doubts, _ ("The value is published as %s, which can’t be right; it is left out."), amount);
  if (value->given && !isnan (value->amount) && value->currency == NULL)
    add (doubts, _ ("The notice names no currency."));
}

static void
doubt_change (GPtrArray *doubts, double first, const ConcordOcdsValue *last)
{
  g_autofree char *before = concord_ocds_dup_amount (first, last->currency);
  g_autofree char *after = concord_ocds_dup_amount (last->amount, last->currency);

  add (doubts, _ ("The value was first published as %s, corrected to %s."), before, after);
}

/* Earlier values of the award itself: a slip of the decimal point is a doubt, others are not. */
static gboolean
doubt_history (const ConcordOcdsFolding *folding, ConcordOcdsAward *award)
{
  const GArray *amounts = folding->amounts;
  const ConcordOcdsValue *last = &folding->value;
  double first = amounts->len > 0 ? g_array_index (amounts, double, 0) : NAN;
  g_autofree char *before = concord_ocds_dup_amount (first, last->currency);
  g_autofree char *after = concord_ocds_dup_amount (last->amount, last->currency);

  for (guint i = 0; i < amounts->len; i++)
    if (concord_ocds_is_hundredfold (g_array_index (amounts, double, i), last->amount))
      {
        doubt_change (award->doubts, g_array_index (amounts, double, i), last);
        return TRUE;
      }
  if (amounts->len > 0 && !(last->amount > 0))
    add (award->doubts, _ ("An earlier release gave the value as %s."), before);
  else if (amounts->len > 0 && first != last->amount)
    /* Translators: an award's identifier and two amounts. */
    add (award->notes, _ ("%s: the value was changed from %s to %s."), award->source, before,
         after);
  return FALSE;
}

static void
doubt_value (const ConcordOcdsProcess *process, const ConcordOcdsFolding *folding,
             const ConcordOcdsFolding *superseded)
{
  ConcordOcdsAward *award = folding->award;
  const ConcordOcdsValue *tender = &process->tender_value;
  g_autofree char *announced = concord_ocds_dup_amount (tender->amount, tender->currency);

  doubt_amount (folding, award->doubts);
  if (!doubt_history (folding, award) && superseded != NULL
      && concord_ocds_is_hundredfold (superseded->value.amount, folding->value.amount))
    doubt_change (award->doubts, superseded->value.amount, &folding->value);
  if (g_strcmp0 (tender->currency, folding->value.currency) == 0
      && concord_ocds_is_hundred_times (folding->value.amount, tender->amount))
    add (award->doubts, _ ("The value is about 100 times that of the tender (%s) or more."),
         announced);
}

/* --- period --------------------------------------------------------------------------------- */

static void
doubt_days (const ConcordOcdsPeriod *period, GPtrArray *doubts)
{
  if (period->bad_start != NULL)
    add (doubts, _ ("The start is published as “%s”, which is no date."), period->bad_start);
  else if (concord_is_absent (period->start))
    add (doubts, _ ("The notice does not say when the contract starts."));
  if (period->bad_end != NULL)
    add (doubts, _ ("The end is published as “%s”, which is no date."), period->bad_end);
  else if (concord_is_absent (period->end))
    add (doubts, _ ("The notice does not say when the contract ends."));
}

static void
take_period (const ConcordOcdsPeriod *period, ConcordOcdsAward *award)
{
  doubt_days (period, award->doubts);
  award->start = period->start;
  award->end = period->end;
  if (!concord_is_absent (award->start) && !concord_is_absent (award->end)
      && award->end.julian < award->start.julian)
    {
      g_autofree char *start = concord_date_dup_display (award->start);
      g_autofree char *end = concord_date_dup_display (award->end);

      add (award->doubts,
           _ ("The contract is published as ending on %s, before it starts on %s; both are left "
              "out."),
           end, start);
      award->start = award->end = CONCORD_DATE_ABSENT;
    }
}

static void
doubt_period (const ConcordOcdsProcess *process, const ConcordOcdsFolding *folding)
{
  GPtrArray *doubts = folding->award->doubts;

  if (!folding->period.given && process->tender_period.given)
    {
      add (doubts, _ ("The period is the one that the tender announced."));
      take_period (&process->tender_period, folding->award);
    }
  else if (folding->period.given)
    take_period (&folding->period, folding->award);
  else
    add (doubts, _ ("The notice gives no contract period."));
}

/* --- the rest ------------------------------------------------------------------------------- */

static void
doubt_status (const ConcordOcdsAward *award)
{
  if (award->status == NULL)
    add (award->doubts, _ ("The notice does not say whether the award is final."));
  else if (g_ascii_strcasecmp (award->status, "pending") == 0)
    add (award->doubts, _ ("The award is proposed and not yet final."));
  else if (g_ascii_strcasecmp (award->status, "active") != 0)
    add (award->doubts, _ ("The award’s status is “%s”, which the standard does not know."),
         award->status);
}

void
concord_ocds_doubt (const ConcordOcdsProcess *process, ConcordOcdsFolding *folding,
                    const ConcordOcdsFolding *superseded)
{
  ConcordOcdsAward *award = folding->award;

  doubt_value (process, folding, superseded);
  doubt_period (process, folding);
  doubt_status (award);
  if (award->buyer == NULL)
    add (award->doubts, _ ("The notice names no buyer."));
  if (award->title == NULL)
    add (award->doubts, _ ("The notice has no title."));
  if (folding->key[0] == '#')
    add (award->doubts, _ ("The award has no identifier; it is known by its place in the notice."));
}
