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
#include "findings/reads.h"
#include "findings/representativeness.h"
#include "findings/robustness.h"
#include "findings/track-record.h"
#include "findings/weights.h"

#include "concord-words.h"
#include <string.h>

static void
add_market (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordBundling) bundling = concord_bundling_new (document);

  g_ptr_array_add (findings, concord_finding_ref (bundling->market->finding));
  g_ptr_array_add (findings, concord_finding_ref (bundling->finding));
}

typedef ConcordConsultation *(*ConsultationMaker) (ConcordDocument *document,
                                                   ConcordRecord *exercise);

static void
add_consultations (ConcordDocument *document, GPtrArray *findings, ConsultationMaker make)
{
  g_autoptr (GPtrArray) exercises = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "exercises");

  for (guint i = 0; i < exercises->len; i++)
    {
      g_autoptr (ConcordConsultation) consultation = make (document, exercises->pdata[i]);

      g_ptr_array_add (findings, concord_finding_ref (consultation->finding));
    }
}

static void
add_consultation (ConcordDocument *document, GPtrArray *findings)
{
  add_consultations (document, findings, concord_consultation_new);
}

static void
add_consultation_public (ConcordDocument *document, GPtrArray *findings)
{
  add_consultations (document, findings, concord_consultation_new_public);
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

static void
add_evaluation_public (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordEvaluation) evaluation = concord_evaluation_new (document);

  g_ptr_array_add (findings, concord_finding_ref (evaluation->public_finding));
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

static void
add_explorer_public (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordExplorer) explorer = concord_explorer_get_public (document, NULL);

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

  g_ptr_array_add (findings, concord_finding_ref (prices->finding));
}

static void
add_prices_public (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordPrices) prices = concord_prices_new (document, FALSE);

  g_ptr_array_add (findings, concord_finding_ref (prices->public_finding));
}

static void
add_laboratory (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (ConcordPrices) laboratory = concord_prices_new (document, TRUE);

  if (laboratory->bids->len > 0)
    g_ptr_array_add (findings, concord_finding_ref (laboratory->finding));
}

typedef void (*Adder) (ConcordDocument *document, GPtrArray *findings);

/* Findings that are computed together. */
typedef struct
{
  const char *kinds[2];
  const char *const *reads;
  Adder add;
  Adder add_public;       /* NULL: the same without what is confidential in them */
  gboolean is_of_persons; /* what is confidential in them are numbers of few persons, which no paper
                             tells, exempt or not */
} Part;

static const Part parts[] = {
  { { "market", "bundling" }, concord_reads_market, add_market, NULL, FALSE },
  { { "explorer" }, concord_reads_market, add_explorer, add_explorer_public, FALSE },
  { { "consultation" },
    concord_reads_consultation,
    add_consultation,
    add_consultation_public,
    TRUE },
  { { "representativeness" },
    concord_reads_representativeness,
    add_representativeness,
    NULL,
    TRUE },
  { { "appraisal", "weights" }, concord_reads_appraisal, add_appraisal, NULL, FALSE },
  { { "robustness" }, concord_reads_decision, add_robustness, NULL, FALSE },
  { { "money", "futures" }, concord_reads_money, add_money, NULL, FALSE },
  { { "public-value" }, concord_reads_decision, add_public_value, NULL, FALSE },
  { { "track-record" }, concord_reads_track_record, add_track_record, NULL, FALSE },
  { { "evaluation" }, concord_reads_evaluation, add_evaluation, add_evaluation_public, FALSE },
  { { "prices" }, concord_reads_prices, add_prices, add_prices_public, FALSE },
  { { "price-laboratory" }, concord_reads_prices, add_laboratory, NULL, FALSE },
};

/* --- kept ------------------------------------------------------------------------------------ */

/* What was computed last of a part for one view. Findings never change. */
typedef struct
{
  guint64 stamp;
  GPtrArray *findings; /* NULL before it is asked for */
} Kept;

/* Kept with the document; made anew in another language. */
typedef struct
{
  const char *language; /* of their sentences; see concord-words.h */
  Kept working[G_N_ELEMENTS (parts)];
  Kept public[G_N_ELEMENTS (parts)];
} Cache;

static void
forget (Cache *cache)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_clear_pointer (&cache->working[i].findings, g_ptr_array_unref);
      g_clear_pointer (&cache->public[i].findings, g_ptr_array_unref);
    }
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
  if (cache->language != concord_words_get_language ())
    forget (cache);
  cache->language = concord_words_get_language ();
  return cache;
}

static GPtrArray *get_part (ConcordDocument *document, Cache *cache, gsize i, gboolean is_public);

static void
add_stripped (ConcordDocument *document, Cache *cache, gsize i, GPtrArray *findings)
{
  GPtrArray *working = get_part (document, cache, i, FALSE);

  for (guint k = 0; k < working->len; k++)
    g_ptr_array_add (findings, concord_finding_new_public (working->pdata[k]));
}

/* Borrowed. */
static GPtrArray *
get_part (ConcordDocument *document, Cache *cache, gsize i, gboolean is_public)
{
  Kept *kept = is_public ? &cache->public[i] : &cache->working[i];
  guint64 stamp = concord_reads_get_stamp (document, parts[i].reads);

  if (kept->findings != NULL && kept->stamp == stamp)
    return kept->findings;
  g_clear_pointer (&kept->findings, g_ptr_array_unref);
  kept->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_finding_unref);
  kept->stamp = stamp;
  if (!is_public)
    parts[i].add (document, kept->findings);
  else if (parts[i].add_public != NULL)
    parts[i].add_public (document, kept->findings);
  else
    add_stripped (document, cache, i, kept->findings);
  return kept->findings;
}

/* --- asked for ------------------------------------------------------------------------------- */

GPtrArray *
concord_findings_compute (ConcordDocument *document)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_finding_unref);
  Cache *cache = get_cache (document);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const GPtrArray *part = get_part (document, cache, i, FALSE);

      for (guint k = 0; k < part->len; k++)
        g_ptr_array_add (findings, concord_finding_ref (part->pdata[k]));
    }
  return findings;
}

static gboolean
is_of_part (const char *kind, const Part *part)
{
  return g_strcmp0 (kind, part->kinds[0]) == 0
         || (part->kinds[1] != NULL && g_strcmp0 (kind, part->kinds[1]) == 0);
}

GPtrArray *
concord_findings_find (ConcordDocument *document, const char *kind, ConcordView view)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_finding_unref);
  Cache *cache = get_cache (document);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const GPtrArray *part;

      if (!is_of_part (kind, &parts[i]))
        continue;
      part = get_part (document, cache, i,
                       view == CONCORD_VIEW_PUBLIC
                           || (view == CONCORD_VIEW_EXEMPT && parts[i].is_of_persons));
      for (guint k = 0; k < part->len; k++)
        if (strcmp (((const ConcordFinding *) part->pdata[k])->kind, kind) == 0)
          g_ptr_array_add (findings, concord_finding_ref (part->pdata[k]));
    }
  return findings;
}

gboolean
concord_findings_may_have_exempt (ConcordDocument *document, const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_of_part (kind, &parts[i]))
      return concord_reads_have_exempt (document, parts[i].reads);
  return FALSE;
}
