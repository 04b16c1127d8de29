#include "findings/findings.h"

#include "findings/appraisal.h"
#include "findings/bundling.h"
#include "findings/child-list.h"
#include "findings/consultation.h"
#include "findings/evaluation.h"
#include "findings/track-record.h"
#include "findings/weights.h"

#define MOST_TYPES 8

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

/* Findings that are computed together, and the types of the records they read. */
static const struct
{
  void (*add) (ConcordDocument *document, GPtrArray *findings);
  const char *reads[MOST_TYPES];
} parts[] = {
  { add_market, { "project", "service", "service-link", "supplier", "ability" } },
  { add_consultation, { "project", "exercise", "group", "question", "count" } },
  { add_appraisal, { "project", "option", "criterion", "weight-set", "weight", "score" } },
  { add_track_record, { "project", "bidder", "past-contract" } },
  { add_evaluation,
    { "project", "bidder", "award-criterion", "evaluator", "mark", "moderation", "notice" } },
};

/* What was computed last, part by part, kept with the document. Findings never change. */
typedef struct
{
  guint64 stamps[G_N_ELEMENTS (parts)];
  GPtrArray *findings[G_N_ELEMENTS (parts)];
} Cache;

static void
cache_free (gpointer data)
{
  Cache *cache = data;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (&cache->findings[i], g_ptr_array_unref);
  g_free (cache);
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
