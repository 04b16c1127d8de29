/* Project files: what opens can be saved, and opens again with the same content. */
#include "fuzz.h"

#include "model/canonical.h"
#include "store/project-file.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document = concord_project_read (bytes, "fuzz", NULL, &error);
  g_autoptr (ConcordDocument) again = NULL;
  g_autoptr (ConcordRevision) revision = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert ((document == NULL) == (error != NULL));
  if (document == NULL)
    return 0;
  revision = concord_document_prepare (document, NULL);
  written = concord_project_write (document, revision);
  again = concord_project_read (written, "again", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (concord_canonical_equal (document, again));
  return 0;
}
