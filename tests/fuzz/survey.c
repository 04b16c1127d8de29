/* Survey answers: a step that can be done, or a sentence. */
#include "fuzz.h"

#include "model/document.h"
#include "store/survey.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const scale[] = { "no", "rather no", "neither", "rather yes", "yes", NULL };
  static const char *const dimensions[] = { "d", NULL };
  const ConcordSurveyOptions options
      = { .scale = scale, .dimensions = size % 2 == 0 ? NULL : dimensions };
  g_autoptr (GBytes) csv = g_bytes_new_static (data, size);
  g_autoptr (ConcordDocument) document = concord_document_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordStep) step = NULL;
  ConcordRecord *exercise = concord_document_add (
      document, CONCORD_RECORD (concord_document_get_project (document)), "exercises", NULL);

  step = concord_survey_plan (document, exercise, csv, &options, NULL, &error);
  g_assert ((step == NULL) == (error != NULL));
  if (step != NULL)
    g_assert_true (concord_document_perform (document, step, NULL));
  return 0;
}
