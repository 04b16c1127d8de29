/* Names that several records have, scales that another record sets, and what an audit finds. */
#include "model/audit.h"
#include "model/document.h"
#include "model/id.h"

#include <string.h>

static ConcordRecord *
add (ConcordDocument *document, const char *role, const char *field, const char *value)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *record = concord_document_add (document, project, role, NULL);

  g_assert_true (concord_document_set (document, record, field, value, NULL, NULL));
  return record;
}

static void
set (ConcordDocument *document, ConcordRecord *record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  concord_document_set (document, record, field, value, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_title (ConcordRecord *record, const char *expected)
{
  g_autofree char *title = concord_record_dup_title (record);

  g_assert_cmpstr (title, ==, expected);
}

/* --- titles --------------------------------------------------------------------------------- */

static void
test_titles (void)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *first = add (document, "routes", "name", "Open procedure");
  ConcordRecord *second, *option;
  g_autofree char *shown = NULL;

  assert_title (first, "Open procedure");
  second = add (document, "routes", "name", "open procedure");
  /* Nothing tells them apart but their places. */
  assert_title (first, "Open procedure (1)");
  assert_title (second, "open procedure (2)");
  set (document, first, "regime", "procurement-act-2023");
  set (document, second, "regime", "procurement-act-2023");
  assert_title (second, "open procedure (2)");
  set (document, second, "regime", "scotland-2015");
  {
    const ConcordField *regime = concord_record_find_field (second, "regime");
    g_autofree char *words = concord_record_dup_text (second, regime);
    g_autofree char *title = g_strdup_printf ("open procedure (%s)", words);

    assert_title (second, title);
    option = add (document, "options", "name", "Partnership");
    set (document, option, "route", concord_record_get_id (second));
    shown = concord_record_dup_text (option, concord_record_find_field (option, "route"));
    g_assert_cmpstr (shown, ==, title);
  }
  /* The one that has no value is called by its name alone. */
  set (document, first, "regime", NULL);
  assert_title (first, "Open procedure");
  set (document, first, "name", "Closed procedure");
  assert_title (second, "open procedure");
}

/* --- scales --------------------------------------------------------------------------------- */

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *question, *evaluator, *bidder;
  const char *keys[3];
} Tender;

static Tender
new_tender (void)
{
  ConcordDocument *document = concord_document_new ();
  Tender t = { document, add (document, "award-criteria", "question", "How soon?"),
               add (document, "evaluators", "name", "Ann"), add (document, "bidders", "name", "Dale"),
               { NULL } };

  set (document, t.question, "scale-top", "5");
  t.keys[0] = concord_record_get_id (t.question);
  t.keys[1] = concord_record_get_id (t.evaluator);
  return t;
}

static void
assert_refused (gboolean done, GError *error, const char *sentence)
{
  g_assert_false (done);
  g_assert_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_RANGE);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_scale (void)
{
  Tender t = new_tender ();
  const char *const question[] = { t.keys[0], NULL };
  guint n = concord_document_get_n_records (t.document);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordStep) step = concord_step_new ("Both");
  ConcordRecord *mark;
  gboolean done;

  /* With the record that is made for it: nothing of the step is done. */
  done = concord_document_set_link (t.document, t.bidder, "mark", t.keys, "mark", "8", NULL, &error);
  assert_refused (done, error, "Mark is 8, but must be between 0 and 5.");
  g_assert_cmpuint (concord_document_get_n_records (t.document), ==, n);
  g_clear_error (&error);
  g_assert_true (
      concord_document_set_link (t.document, t.bidder, "mark", t.keys, "mark", "5", NULL, NULL));
  mark = concord_document_find_link (t.document, "mark", t.bidder, t.keys);
  done = concord_document_set (t.document, mark, "mark", "5.5", NULL, &error);
  assert_refused (done, error, "Mark is 5.5, but must be between 0 and 5.");
  g_clear_error (&error);
  /* The range is said before anyone is asked for a reason. */
  g_assert_true (concord_document_set_link (t.document, t.bidder, "moderation", question, "mark",
                                            "4", NULL, NULL));
  done = concord_document_set (t.document,
                               concord_document_find_link (t.document, "moderation", t.bidder,
                                                           question),
                               "mark", "8", NULL, &error);
  assert_refused (done, error, "Moderated mark is 8, but must be between 0 and 5.");
  /* A step that lengthens the scale may use it. */
  concord_step_set (step, t.keys[0], "scale-top", "10");
  concord_step_set (step, concord_record_get_id (mark), "mark", "8");
  g_assert_true (concord_document_perform (t.document, step, NULL));
  /* A question without a scale of its own takes what the field takes. */
  set (t.document, t.question, "scale-top", NULL);
  set (t.document, mark, "mark", "100");
  g_object_unref (t.document);
}

/* --- audit ---------------------------------------------------------------------------------- */

static void
test_audit (void)
{
  Tender t = new_tender ();
  g_autoptr (GPtrArray) said = NULL;
  g_autoptr (ConcordStep) step = concord_step_new ("From elsewhere");
  g_autofree char *right
      = concord_id_new_link ("mark", concord_record_get_id (t.bidder), t.keys);
  g_autofree char *expected = NULL;

  g_assert_true (
      concord_document_set_link (t.document, t.bidder, "mark", t.keys, "mark", "5", NULL, NULL));
  said = concord_audit (t.document);
  g_assert_cmpuint (said->len, ==, 0);
  g_clear_pointer (&said, g_ptr_array_unref);
  /* Shortening the scale is no error of the marks that are there, but the audit tells of them. */
  set (t.document, t.question, "scale-top", "3");
  said = concord_audit (t.document);
  g_assert_cmpuint (said->len, ==, 1);
  expected = g_strdup_printf ("How soon?, Ann (%s): Mark is 5, but must be between 0 and 3.", right);
  g_assert_cmpstr (said->pdata[0], ==, expected);
  g_clear_pointer (&said, g_ptr_array_unref);
  set (t.document, t.question, "scale-top", "5");
  concord_step_add (step, "00000000000000aa", "mark", concord_record_get_id (t.bidder), "marks", "Z");
  concord_step_set (step, "00000000000000aa", "award-criterion", t.keys[0]);
  concord_step_set (step, "00000000000000aa", "evaluator", t.keys[1]);
  g_assert_true (concord_document_perform (t.document, step, NULL));
  said = concord_audit (t.document);
  g_assert_cmpuint (said->len, ==, 1);
  g_assert_true (g_str_has_prefix (said->pdata[0],
                                   "The mark of How soon?, Ann has the id 00000000000000aa, but "
                                   "what it joins gives it "));
  g_assert_nonnull (strstr (said->pdata[0], right));
  g_object_unref (t.document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/titles", test_titles);
  g_test_add_func ("/model/scale", test_scale);
  g_test_add_func ("/model/audit", test_audit);
  return g_test_run ();
}
