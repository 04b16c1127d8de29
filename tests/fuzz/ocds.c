/* Notices: awards that can be imported for each supplier, or a sentence. */
#include "fuzz.h"

#include "store/ocds.h"

static void
import (const ConcordOcdsNotices *notices, const char *supplier)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *bidder = concord_document_add (
      document, CONCORD_RECORD (concord_document_get_project (document)), "bidders", NULL);
  g_autoptr (ConcordOcdsReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordStep) step
      = concord_ocds_plan (document, bidder, notices, supplier, &report, &error);

  g_assert_no_error (error);
  g_assert_true (concord_document_perform (document, step, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[] = { "notices" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (ConcordOcdsNotices) notices = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_bytes_new (data, size));
  notices = concord_ocds_read (files, names, &error);
  g_assert ((notices == NULL) == (error != NULL));
  if (notices == NULL)
    return 0;
  tallies = concord_ocds_list_suppliers (notices, NULL);
  for (guint i = 0; i < tallies->len && i < 3; i++)
    import (notices, ((ConcordOcdsTally *) tallies->pdata[i])->name);
  return 0;
}
