#include "findings/reads.h"

#include "model/record-types.h"

#define SCORES "option", "criterion", "score", "weight", "weight-set"
#define FUTURES \
  "project", "option", "line", "risk", "bias", "bias-factor", "bias-range", "discount-schedule", \
      "discount-rate", "deflator"
#define EXERCISES "exercise", "group", "question", "count"
#define MARKS "project", "bidder", "award-criterion", "evaluator", "mark", "moderation", "notice"

const char *const concord_reads_market[]
    = { "project", "service", "service-link", "supplier", "ability", NULL };
const char *const concord_reads_consultation[] = { EXERCISES, NULL };
const char *const concord_reads_representativeness[] = { EXERCISES, "dimension", "level", NULL };
const char *const concord_reads_appraisal[] = { SCORES, NULL };
const char *const concord_reads_futures[] = { FUTURES, NULL };
const char *const concord_reads_money[] = { FUTURES, "commissioner", "criterion", NULL };
const char *const concord_reads_decision[]
    = { FUTURES, "commissioner", "criterion", "weight-set", "weight", "score", NULL };
const char *const concord_reads_track_record[] = { "project", "bidder", "past-contract", NULL };
const char *const concord_reads_evaluation[] = { MARKS, NULL };
const char *const concord_reads_prices[] = { MARKS, "price-formula", "dummy-bid", NULL };

guint64
concord_reads_get_stamp (ConcordDocument *document, const char *const *types)
{
  guint64 stamp = 0;

  /* Each serial only grows, so that the sum can't come back to what it was. */
  for (; *types != NULL; types++)
    stamp += concord_document_get_serial (document, *types);
  return stamp;
}

static gboolean
has_exempt (ConcordDocument *document, const ConcordRecordClass *klass)
{
  g_autoptr (GPtrArray) records = NULL;

  for (guint f = 0; f < klass->n_fields; f++)
    {
      if (!klass->fields[f].confidential)
        continue;
      if (records == NULL)
        records = concord_document_list (document, klass->type_name);
      for (guint i = 0; i < records->len; i++)
        if (!concord_record_is_absent (records->pdata[i], &klass->fields[f]))
          return TRUE;
    }
  return FALSE;
}

gboolean
concord_reads_have_exempt (ConcordDocument *document, const char *const *types)
{
  for (; *types != NULL; types++)
    if (has_exempt (document, concord_record_types_get_class (*types)))
      return TRUE;
  return FALSE;
}
