/* The bids: prices as entered, quality from the marks; and those that are abnormally low. */
#include "findings/child-list.h"
#include "findings/evaluation.h"
#include "findings/prices-private.h"

#include "methods/abnormally-low.h"
#include "model/award-criterion.h"
#include "model/bidder.h"
#include "model/dummy-bid.h"

#include <string.h>

static gboolean
is_price (const ConcordEvaluationQuestion *question)
{
  return question->family >= 0
         && strcmp (concord_award_families[question->family].nick, "price") == 0;
}

static gboolean
is_state (const ConcordBidder *bidder, const char *nick)
{
  return bidder->state >= 0 && strcmp (concord_bidder_states[bidder->state].nick, nick) == 0;
}

static ConcordPricedBid *
bid_new (ConcordRecord *record, ConcordMoney price)
{
  ConcordPricedBid *bid = g_new0 (ConcordPricedBid, 1);

  bid->id = g_strdup (concord_record_get_id (record));
  bid->name = concord_record_dup_name (record);
  bid->price = concord_money_get_pounds (price);
  bid->quality = bid->low_margin = NAN;
  return bid;
}

/* --- quality --------------------------------------------------------------------------------- */

/* Which questions make up quality: scored, not price, and some tender has a mark on it. */
static gboolean *
find_questions (ConcordPrices *prices, const ConcordEvaluation *evaluation,
                ConcordPriceField *field)
{
  guint n = evaluation->questions->len;
  gboolean *counts = g_new0 (gboolean, n + 1);

  for (guint k = 0; k < n; k++)
    {
      const ConcordEvaluationQuestion *question = concord_evaluation_get_question (evaluation, k);

      if (!question->is_scored || is_price (question))
        continue;
      for (guint i = 0; i < evaluation->bidders->len; i++)
        {
          const ConcordEvaluationCell *cell
              = &concord_evaluation_get_bidder (evaluation, i)->cells[k];

          counts[k] |= cell->n > 0 || cell->is_moderated;
        }
      prices->is_exempt |= counts[k];
      if (!counts[k])
        g_ptr_array_add (field->unmarked, g_strdup (question->text));
    }
  return counts;
}

/* NAN where a mark, a weight or a highest mark is missing, or a mark is above the highest. */
static double
get_quality (const ConcordEvaluation *evaluation,
             const ConcordEvaluationBidder *bidder,
             const gboolean *counts)
{
  double points = 0, weights = 0, quality;

  for (guint k = 0; k < evaluation->questions->len; k++)
    if (counts[k])
      {
        points += bidder->cells[k].points;
        weights += concord_evaluation_get_question (evaluation, k)->weight;
      }
  quality = weights > 0 ? 100 * points / weights : (double)NAN;
  /* Full marks everywhere must not become more than full by rounding. */
  return quality > 100 && quality < 100 + 1e-9 ? 100 : quality <= 100 ? quality : (double)NAN;
}

static void
find_price_weight (const ConcordEvaluation *evaluation, ConcordPriceField *field)
{
  double price = NAN, all = 0;

  for (guint k = 0; k < evaluation->questions->len; k++)
    {
      const ConcordEvaluationQuestion *question = concord_evaluation_get_question (evaluation, k);

      if (!question->is_scored || isnan (question->weight))
        continue;
      all += question->weight;
      if (is_price (question))
        price = question->weight + (isnan (price) ? 0 : price);
    }
  field->price_weight = all > 0 ? price / all : (double)NAN;
}

/* --- bids ------------------------------------------------------------------------------------ */

static void
read_bidders (ConcordPrices *prices,
              ConcordDocument *document,
              const ConcordEvaluation *evaluation,
              ConcordPriceField *field)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "bidders");
  g_autofree gboolean *counts = find_questions (prices, evaluation, field);

  for (guint i = 0; i < records->len; i++)
    {
      ConcordBidder *record = records->pdata[i];
      ConcordPricedBid *bid;

      prices->is_exempt |= !concord_is_absent (record->price);
      if (is_state (record, "excluded") && !concord_is_absent (record->price))
        {
          double price = concord_money_get_pounds (record->price);

          g_array_append_val (field->excluded, price);
        }
      if (is_state (record, "excluded") || is_state (record, "withdrawn"))
        continue;
      bid = bid_new (records->pdata[i], record->price);
      bid->quality
          = get_quality (evaluation, concord_evaluation_get_bidder (evaluation, i), counts);
      g_ptr_array_add (prices->bids, bid);
    }
}

static void
read_dummy_bids (ConcordPrices *prices, ConcordDocument *document)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "dummy-bids");

  for (guint i = 0; i < records->len; i++)
    {
      const ConcordDummyBid *record = records->pdata[i];
      ConcordPricedBid *bid = bid_new (records->pdata[i], record->price);

      bid->quality = record->quality;
      g_ptr_array_add (prices->bids, bid);
    }
}

static void
sum_up (ConcordPrices *prices, ConcordPriceField *field)
{
  double price = 0, quality = 0;

  field->lowest = NAN;
  for (guint i = 0; i < prices->bids->len; i++)
    {
      const ConcordPricedBid *bid = concord_prices_get_bid (prices, i);

      if (!concord_priced_bid_is_complete (bid))
        continue;
      prices->n_complete++;
      price += bid->price;
      quality += bid->quality;
      field->lowest = fmin (field->lowest, bid->price);
    }
  field->mean_price = prices->n_complete > 0 ? price / prices->n_complete : (double)NAN;
  field->mean_quality = prices->n_complete > 0 ? quality / prices->n_complete : (double)NAN;
}

void
concord_prices_read_bids (ConcordPrices *prices,
                          ConcordDocument *document,
                          ConcordPriceField *field)
{
  g_autoptr (ConcordEvaluation) evaluation = concord_evaluation_new (document);

  find_price_weight (evaluation, field);
  if (prices->is_laboratory)
    read_dummy_bids (prices, document);
  else
    read_bidders (prices, document, evaluation, field);
  sum_up (prices, field);
}

/* --- abnormally low -------------------------------------------------------------------------- */

/* A bid that is low but for another one as low: the two lowest belong next to each other. */
static void
find_pair (ConcordPrices *prices)
{
  double bound = prices->average * (1 - CONCORD_LOW_BELOW_AVERAGE);
  gboolean is_shielded = FALSE;
  int lowest = -1, next = -1;

  for (guint i = 0; i < prices->bids->len; i++)
    {
      const ConcordPricedBid *bid = concord_prices_get_bid (prices, i);

      if (isnan (bid->price))
        continue;
      is_shielded |= bid->price < bound - prices->average * 1e-9 && !bid->is_abnormally_low;
      if (lowest < 0 || bid->price < concord_prices_get_bid (prices, (gsize)lowest)->price)
        {
          next = lowest;
          lowest = (int)i;
        }
      else if (next < 0 || bid->price < concord_prices_get_bid (prices, (gsize)next)->price)
        next = (int)i;
    }
  if (!is_shielded || next < 0)
    return;
  prices->low_pair[0] = lowest;
  prices->low_pair[1] = next;
}

void
concord_prices_test_low (ConcordPrices *prices, const ConcordPriceField *field)
{
  const ConcordLowBidRule rule = { CONCORD_LOW_BELOW_AVERAGE, CONCORD_LOW_MARGIN,
                                   CONCORD_LOW_MARGIN_LEAST, CONCORD_LOW_MARGIN_MOST };
  guint most = prices->bids->len + field->excluded->len, n = 0;
  g_autofree double *numbers = g_new (double, 2 * most + 1);
  g_autofree gboolean *flags = g_new (gboolean, 2 * most + 1);
  double *margins = numbers + most, average;
  gboolean *qualifies = flags + most;

  for (guint i = 0; i < prices->bids->len; i++)
    if (!isnan (concord_prices_get_bid (prices, i)->price))
      {
        qualifies[n] = TRUE;
        numbers[n++] = concord_prices_get_bid (prices, i)->price;
      }
  for (guint i = 0; i < field->excluded->len; i++)
    {
      qualifies[n] = FALSE;
      numbers[n++] = g_array_index (field->excluded, double, i);
    }
  if (!concord_flag_low_bids (&rule, numbers, qualifies, n, flags, margins, &average, NULL))
    return;
  prices->average = average;
  n = 0;
  for (guint i = 0; i < prices->bids->len; i++)
    {
      ConcordPricedBid *bid = prices->bids->pdata[i];

      if (isnan (bid->price))
        continue;
      bid->is_abnormally_low = flags[n];
      bid->low_margin = margins[n++];
    }
  find_pair (prices);
}
