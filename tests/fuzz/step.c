/* A line of a draft's journal: what is a step can be written and done, or is refused. */
#include "fuzz.h"

#include "model/document.h"
#include "store/project-file.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordStep) step
      = concord_step_from_line ((const char *) data, (gssize) size, &error);
  g_autoptr (ConcordDocument) document = NULL;
  g_autofree char *line = NULL;

  g_assert ((step == NULL) == (error != NULL));
  if (step == NULL)
    return 0;
  line = concord_step_to_line (step);
  g_assert_nonnull (line);
  document = concord_document_new ();
  concord_document_perform (document, step, NULL);
  return 0;
}
