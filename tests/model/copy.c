/* Records of a catalogue taken into a project: with their series and all below them. */
#include "model/deflator.h"
#include "model/discount-rate.h"
#include "model/discount-schedule.h"
#include "model/document.h"
#include "model/report-item.h"
#include "model/report-section.h"
#include "model/report.h"

static ConcordRecord *
get_project (ConcordDocument *document)
{
  return CONCORD_RECORD (concord_document_get_project (document));
}

static ConcordRecord *
add (ConcordDocument *document, ConcordRecord *parent, const char *role, const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  ConcordRecord *record = concord_document_add (document, parent, role, &error);

  g_assert_no_error (error);
  g_assert_true (concord_document_set (document, record, field, value, NULL, NULL));
  return record;
}

static void
set_year (ConcordDocument *document, ConcordRecord *record, int year, const char *value)
{
  g_autoptr (ConcordStep) step = concord_step_new ("Year");

  concord_step_set_year (step, concord_record_get_id (record), "index", year, value);
  g_assert_true (concord_document_perform (document, step, NULL));
}

static ConcordRecord *
copy (ConcordDocument *document, ConcordRecord *source, gboolean expected)
{
  g_autoptr (ConcordStep) step = concord_step_new ("Take from the catalogue");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      concord_document_plan_copy (document, step, source, get_project (document)), ==, expected);
  g_assert_cmpint (concord_step_get_length (step) > 0, ==, expected);
  concord_document_perform (document, step, &error);
  g_assert_no_error (error);
  return concord_document_find (document, concord_record_get_id (source));
}

static void
test_series (void)
{
  g_autoptr (ConcordDocument) catalogue = concord_document_new ();
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *index
      = add (catalogue, get_project (catalogue), "deflators", "name", "Prices of everything");
  ConcordDeflator *taken;

  set_year (catalogue, index, 2026, "100");
  set_year (catalogue, index, 2028, "104.04");
  taken = CONCORD_DEFLATOR (copy (document, index, TRUE));
  g_assert_cmpstr (taken->name, ==, "Prices of everything");
  g_assert_cmpuint (concord_series_get_length (taken->index), ==, 2);
  g_assert_cmpfloat (concord_series_get (taken->index, 2026), ==, 100);
  g_assert_cmpfloat (concord_series_get (taken->index, 2028), ==, 104.04);
}

static void
test_children (void)
{
  g_autoptr (ConcordDocument) catalogue = concord_document_new ();
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *source
      = add (catalogue, get_project (catalogue), "discount-schedules", "code", "green-book");
  ConcordRecord *first = add (catalogue, source, "rates", "rate", "3.5");
  ConcordRecord *second = add (catalogue, source, "rates", "rate", "3");
  ConcordRecord *taken = copy (document, source, TRUE);
  GListModel *rates = concord_record_get_children (taken, "rates");
  g_autoptr (ConcordRecord) rate = g_list_model_get_item (rates, 1);

  g_assert_cmpstr (CONCORD_DISCOUNT_SCHEDULE (taken)->code, ==, "green-book");
  g_assert_cmpuint (g_list_model_get_n_items (rates), ==, 2);
  g_assert_cmpstr (concord_record_get_id (rate), ==, concord_record_get_id (second));
  g_assert_cmpfloat (CONCORD_DISCOUNT_RATE (rate)->rate, ==, 3);
  g_assert_nonnull (concord_document_find (document, concord_record_get_id (first)));
  /* Taken once and no more; one undo takes all of it back. */
  g_assert_true (copy (document, source, FALSE) == taken);
  concord_document_undo (document);
  g_assert_null (concord_document_find (document, concord_record_get_id (source)));
  g_assert_null (concord_document_find (document, concord_record_get_id (first)));
  concord_document_redo (document);
  g_assert_nonnull (concord_document_find (document, concord_record_get_id (second)));
}

static void
test_duplicate (void)
{
  g_autoptr (ConcordDocument) catalogue = concord_document_new ();
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *source = add (catalogue, get_project (catalogue), "reports", "title", "Report");
  ConcordRecord *section = add (catalogue, source, "sections", "heading", "Summary");
  ConcordRecord *first = add (catalogue, section, "items", "words", "One");
  char *ids[2];

  add (catalogue, section, "items", "words", "Two");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ConcordStep) step = concord_step_new ("New paper");
      g_autoptr (GError) error = NULL;

      ids[i] = concord_document_plan_duplicate (document, step, source, get_project (document));
      concord_document_perform (document, step, &error);
      g_assert_no_error (error);
    }
  /* Two papers of one template, which share nothing. */
  g_assert_cmpstr (ids[0], !=, ids[1]);
  g_assert_null (concord_document_find (document, concord_record_get_id (source)));
  g_assert_null (concord_document_find (document, concord_record_get_id (first)));
  for (guint i = 0; i < 2; i++)
    {
      ConcordRecord *made = concord_document_find (document, ids[i]);
      g_autoptr (ConcordRecord) copied
          = g_list_model_get_item (concord_record_get_children (made, "sections"), 0);
      GListModel *items = concord_record_get_children (copied, "items");
      g_autoptr (ConcordRecord) second = g_list_model_get_item (items, 1);

      g_assert_cmpstr (CONCORD_REPORT (made)->title, ==, "Report");
      g_assert_cmpstr (CONCORD_REPORT_SECTION (copied)->heading, ==, "Summary");
      g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
      g_assert_cmpstr (CONCORD_REPORT_ITEM (second)->words, ==, "Two");
    }
  g_free (ids[0]);
  g_free (ids[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copy/series", test_series);
  g_test_add_func ("/copy/children", test_children);
  g_test_add_func ("/copy/duplicate", test_duplicate);
  return g_test_run ();
}
