#include "findings/findings.h"

#include "findings/appraisal.h"
#include "findings/bundling.h"
#include "findings/child-list.h"
#include "findings/consultation.h"
#include "findings/evaluation.h"
#include "findings/explorer.h"
#include "findings/futures.h"
#include "findings/money-case.h"
#include "findings/prices.h"
#include "findings/public-value.h"
#include "findings/representativeness.h"
#include "findings/robustness.h"
#include "findings/track-record.h"
#include "findings/weights.h"

#include "concord-words.h"

#define MOST_TYPES CONCORD_HEAVY_MOST_TYPES

static void
add_market (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordBundling) bundling = concord_bundling_new (document);

  g_ptr_array_add (findings, concord_finding_ref (bundling->market->finding));
  g_ptr_array_add (findings, concord_finding_ref (bundling->finding));
}

static void
add_consultation (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (GPtrArray) exercises = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "exercises");

  for (guint i = 0; i < exercises->len; i++)
    {
      g_autoptr (ConcordConsultation) consultation
          = concord_consultation_new (document, exercises->pdata[i]);

      g_ptr_array_add (findings, concord_finding_ref (consultation->finding));
    }
}

static void
add_representativeness (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (GPtrArray) exercises = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "exercises");

  for (guint i = 0; i < exercises->len; i++)
    {
      g_autoptr (ConcordRepresentativeness) made = concord_representativeness_new (
          document, exercises->pdata[i], CONCORD_MARGIN_FITTING, CONCORD_MARGIN_FITTING);

      g_ptr_array_add (findings, concord_finding_ref (made->finding));
    }
}

static void
add_appraisal (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordAppraisal) appraisal = concord_appraisal_new (document, NULL);
  g_autoptr (ConcordWeights) weights = concord_weights_new (document);

  g_ptr_array_add (findings, concord_finding_ref (appraisal->finding));
  g_ptr_array_add (findings, concord_finding_ref (weights->finding));
}

static void
add_track_record (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordTrackRecord) record = concord_track_record_new (document);

  g_ptr_array_add (findings, concord_finding_ref (record->finding));
}

static void
add_evaluation (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordEvaluation) evaluation = concord_evaluation_new (document);

  g_ptr_array_add (findings, concord_finding_ref (evaluation->finding));
}

/* Heavy kinds are done wholly here, whatever else their screens show meanwhile. */
static void
add_robustness (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordRobustness) robustness = concord_robustness_get (document, TRUE);

  g_ptr_array_add (findings, concord_finding_ref (robustness->finding));
}

/* Where there is nothing to explore, the market says so already. */
static void
add_explorer (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordExplorer) explorer = concord_explorer_get (document, TRUE, NULL);

  if (explorer != NULL)
    g_ptr_array_add (findings, concord_finding_ref (explorer->finding));
}

/* Where there is nothing to simulate, the money case says so already. */
static void
add_money (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  g_autoptr (ConcordFutures) futures = concord_futures_get (document, TRUE, NULL);

  g_ptr_array_add (findings, concord_finding_ref (money->finding));
  if (futures != NULL)
    g_ptr_array_add (findings, concord_finding_ref (futures->finding));
}

static void
add_public_value (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordPublicValue) value = concord_public_value_new (document, TRUE);

  g_ptr_array_add (findings, concord_finding_ref (value->finding));
}

static void
add_prices (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordPrices) prices = concord_prices_new (document, FALSE);
  g_autoptr (ConcordPrices) laboratory = concord_prices_new (document, TRUE);

  g_ptr_array_add (findings, concord_finding_ref (prices->finding));
  if (laboratory->bids->len > 0)
    g_ptr_array_add (findings, concord_finding_ref (laboratory->finding));
}

/* Findings that are computed together, and the types of the records they read. */
static const struct
{
  void (*add) (ConcordDocument *document, GPtrArray *findings);
  const char *reads[MOST_TYPES];
} parts[] = {
  { add_market, { "project", "service", "service-link", "supplier", "ability" } },
  { add_explorer, { "project", "service", "service-link", "supplier", "ability" } },
  { add_consultation, { "project", "exercise", "group", "question", "count" } },
  { add_representativeness,
    { "project", "exercise", "group", "dimension", "level", "question", "count" } },
  { add_appraisal, { "project", "option", "criterion", "weight-set", "weight", "score" } },
  { add_robustness,
    { "project", "option", "criterion", "weight-set", "weight", "score", "line", "risk", "bias",
      "bias-factor", "bias-range", "discount-schedule", "discount-rate", "deflator", "commissioner" } },
  { add_money,
    { "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule",
      "discount-rate", "deflator", "commissioner", "criterion" } },
  { add_public_value,
    { "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule",
      "discount-rate", "deflator", "commissioner", "criterion", "weight-set", "weight", "score" } },
  { add_track_record, { "project", "bidder", "past-contract" } },
  { add_evaluation,
    { "project", "bidder", "award-criterion", "evaluator", "mark", "moderation", "notice" } },
  { add_prices,
    { "project", "bidder", "award-criterion", "evaluator", "mark", "moderation", "notice",
      "price-formula", "dummy-bid" } },
};

/* What was computed last, part by part, kept with the document. Findings never change. */
typedef struct
{
  const char *language; /* of their sentences; see concord-words.h */
  guint64 stamps[G_N_ELEMENTS (parts)];
  GPtrArray *findings[G_N_ELEMENTS (parts)];
} Cache;

static void
forget (Cache *cache)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (&cache->findings[i], g_ptr_array_unref);
}

static void
cache_free (gpointer data)
{
  forget (data);
  g_free (data);
}

static Cache *
get_cache (ConcordDocument *document)
{
  Cache *cache = g_object_get_data (G_OBJECT (document), "concord-findings");

  if (cache == NULL)
    {
      cache = g_new0 (Cache, 1);
      g_object_set_data_full (G_OBJECT (document), "concord-findings", cache, cache_free);
    }
  return cache;
}

/* Grows with every change of a record that the part reads. */
static guint64
get_stamp (ConcordDocument *document, gsize part)
{
  guint64 stamp = 0;

  for (gsize i = 0; i < MOST_TYPES && parts[part].reads[i] != NULL; i++)
    stamp += concord_document_get_serial (document, parts[part].reads[i]);
  return stamp;
}

GPtrArray *
concord_findings_compute (ConcordDocument *document)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_finding_unref);
  Cache *cache = get_cache (document);

  if (cache->language != concord_words_get_language ())
    forget (cache);
  cache->language = concord_words_get_language ();
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint64 stamp = get_stamp (document, i);

      if (cache->findings[i] == NULL || cache->stamps[i] != stamp)
        {
          g_clear_pointer (&cache->findings[i], g_ptr_array_unref);
          cache->findings[i]
              = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_finding_unref);
          parts[i].add (document, cache->findings[i]);
          cache->stamps[i] = stamp;
        }
      for (guint k = 0; k < cache->findings[i]->len; k++)
        g_ptr_array_add (findings, concord_finding_ref (cache->findings[i]->pdata[k]));
    }
  return findings;
}
