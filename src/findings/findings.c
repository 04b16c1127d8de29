#include "findings/findings.h"

#include "findings/appraisal.h"
#include "findings/bundling.h"
#include "findings/child-list.h"
#include "findings/consultation.h"
#include "findings/evaluation.h"
#include "findings/track-record.h"
#include "findings/weights.h"

GPtrArray *
concord_findings_compute (ConcordDocument *document)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_finding_unref);
  g_autoptr (ConcordBundling) bundling = concord_bundling_new (document);
  g_autoptr (ConcordAppraisal) appraisal = concord_appraisal_new (document, NULL);
  g_autoptr (ConcordWeights) weights = concord_weights_new (document);
  g_autoptr (ConcordTrackRecord) record = concord_track_record_new (document);
  g_autoptr (ConcordEvaluation) evaluation = concord_evaluation_new (document);
  g_autoptr (GPtrArray) exercises = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "exercises");

  g_ptr_array_add (findings, concord_finding_ref (bundling->market->finding));
  g_ptr_array_add (findings, concord_finding_ref (bundling->finding));
  for (guint i = 0; i < exercises->len; i++)
    {
      g_autoptr (ConcordConsultation) consultation
          = concord_consultation_new (document, exercises->pdata[i]);

      g_ptr_array_add (findings, concord_finding_ref (consultation->finding));
    }
  g_ptr_array_add (findings, concord_finding_ref (appraisal->finding));
  g_ptr_array_add (findings, concord_finding_ref (weights->finding));
  g_ptr_array_add (findings, concord_finding_ref (record->finding));
  g_ptr_array_add (findings, concord_finding_ref (evaluation->finding));
  return findings;
}
