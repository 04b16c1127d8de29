/* What is written is read back the same, byte for byte. */
#include "sample.h"

#include "model/canonical.h"
#include "model/record-types.h"

#include <string.h>

static void
assert_same_content (ConcordDocument *a, ConcordDocument *b)
{
  g_autofree char *one = concord_canonical_dup_text (a);
  g_autofree char *other = concord_canonical_dup_text (b);

  g_assert_cmpstr (one, ==, other);
}

static void
test_everything (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  g_autofree char *text = sample_write (document);
  g_autofree char *twice = sample_write (document);
  g_autoptr (ConcordDocument) read = sample_read (text);
  g_autofree char *again = sample_write (read);
  g_autoptr (GPtrArray) complaints = concord_canonical_verify (read);

  g_assert_cmpstr (text, ==, twice);
  g_assert_cmpstr (text, ==, again);
  assert_same_content (document, read);
  g_assert_cmpuint (concord_document_get_warnings (read)->len, ==, 0);
  g_assert_false (concord_document_is_dirty (read));
  g_assert_cmpuint (complaints->len, ==, 0);
  g_assert_true (g_str_has_suffix (text, "</concord>\n"));
}

/* The sample has no gap: each field of each type has a value that came back. */
static void
test_no_field_is_left_out (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  g_autofree char *text = sample_write (document);
  g_autoptr (ConcordDocument) read = sample_read (text);
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      const ConcordRecordClass *klass = g_type_class_peek (types[t]);
      ConcordRecord *record = sample_find (read, klass->type_name);

      g_assert_nonnull (record);
      for (guint i = 0; i < klass->n_fields; i++)
        g_assert_false (concord_record_is_absent (record, &klass->fields[i]));
    }
}

static void
test_replay (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  g_autofree char *text = sample_write (document);
  g_autoptr (ConcordDocument) read = sample_read (text);
  g_autoptr (ConcordDocument) replayed
      = concord_canonical_replay (read, concord_document_get_revisions (read)->len);

  assert_same_content (read, replayed);
}

static void
test_history (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  g_autofree char *text = sample_write (document);
  g_autoptr (ConcordDocument) read = sample_read (text);
  GPtrArray *ours = concord_document_get_revisions (document);
  GPtrArray *theirs = concord_document_get_revisions (read);

  g_assert_cmpuint (ours->len, ==, 2);
  g_assert_cmpuint (theirs->len, ==, 2);
  for (guint i = 0; i < ours->len; i++)
    {
      const ConcordRevision *a = ours->pdata[i];
      const ConcordRevision *b = theirs->pdata[i];
      const ConcordStep *last = b->steps->pdata[b->steps->len - 1];

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->author, ==, b->author);
      g_assert_cmpstr (a->note, ==, b->note);
      g_assert_cmpint (a->time, ==, b->time);
      g_assert_cmpuint (a->steps->len, ==, b->steps->len);
      g_assert_cmpint (concord_step_get_time (last), ==, 1795435200);
      g_assert_null (b->raw);
    }
  g_assert_nonnull (strstr (text, " time=\"2026-11-23T12:00:00Z\""));
}

/* Texts that careless escaping would change. */
static void
test_texts (void)
{
  static const char *const texts[] = {
    "", " ", "\n", "\t", "a\nb\tc", "  both ends  ", "\"", "'", "<>&", "&amp;", "&#38;", "&#10;",
    "&#38;#38;", "]]>", "<![CDATA[x]]>", "<!-- x -->", "\360\237\230\200",
    "\327\251\327\234\327\225\327\235",
    "\342\200\256x", "\357\277\275", "\177", "\302\205", "%s%n", "–",
  };
  static const char *const fields[] = { "title", "summary" };
  g_autoptr (ConcordDocument) document = sample_small ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));

  for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *text = NULL;
        g_autofree char *value = NULL;
        g_autoptr (ConcordDocument) read = NULL;

        g_assert_true (
            concord_document_set (document, project, fields[f], texts[i], texts[i], &error));
        if (concord_document_is_dirty (document))
          sample_commit (document, texts[i]);
        text = sample_write (document);
        read = sample_read (text);
        value = sample_get (sample_find (read, "project"), fields[f]);
        g_assert_cmpstr (value, ==, texts[i]);
        g_assert_cmpuint (concord_document_get_warnings (read)->len, ==, 0);
      }
}

static void
test_absent_is_not_written (void)
{
  g_autoptr (ConcordDocument) document = sample_small ();
  ConcordRecord *service = sample_find (document, "service");
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_autofree char *need = NULL;
  g_autoptr (ConcordDocument) read = NULL;

  concord_document_set (document, service, "need", "0", NULL, NULL);
  concord_document_set (document, service, "gross-cost", "0.00", NULL, NULL);
  concord_document_set (document, service, "description", "", NULL, NULL);
  sample_commit (document, NULL);
  with = sample_write (document);
  g_assert_nonnull (strstr (with, " need=\"0\""));
  g_assert_nonnull (strstr (with, " gross-cost=\"0.00\""));
  g_assert_nonnull (strstr (with, "<description></description>"));
  concord_document_set (document, service, "need", NULL, NULL, NULL);
  concord_document_set (document, service, "description", NULL, NULL, NULL);
  sample_commit (document, NULL);
  without = sample_write (document);
  g_assert_null (strstr (without, " need=\"0\" "));
  g_assert_null (strstr (without, "<description"));
  read = sample_read (without);
  need = sample_get (sample_find (read, "service"), "need");
  g_assert_null (need);
}

static void
test_long_text (void)
{
  g_autoptr (ConcordDocument) document = sample_small ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  GString *megabyte = g_string_new (NULL);
  g_autofree char *long_text = NULL;
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  g_autoptr (ConcordDocument) read = NULL;

  while (megabyte->len < 1 << 20)
    g_string_append (megabyte, "A sentence & another <one>.\n");
  long_text = g_string_free (megabyte, FALSE);
  g_assert_true (concord_document_set (document, project, "summary", long_text, NULL, NULL));
  g_assert_true (concord_document_set (document, project, "reference", long_text, NULL, NULL));
  sample_commit (document, NULL);
  text = sample_write (document);
  read = sample_read (text);
  value = sample_get (sample_find (read, "project"), "summary");
  g_assert_cmpstr (value, ==, long_text);
  assert_same_content (document, read);
}

/* What could be written but not read back is refused when it is set, not when it is opened. */
static void
test_too_long_text (void)
{
  g_autoptr (ConcordDocument) document = sample_small ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autofree char *huge = g_strnfill (CONCORD_TEXT_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_false (concord_document_set (document, project, "summary", huge, NULL, &error));
  g_assert_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_RANGE);
  g_assert_false (concord_document_is_dirty (document));
}

/* Criteria under criteria, as deep as the document lets them be. */
static void
test_deepest (void)
{
  g_autoptr (ConcordDocument) document = sample_small ();
  ConcordRecord *parent = CONCORD_RECORD (concord_document_get_project (document));
  g_autofree char *text = NULL;
  g_autoptr (ConcordDocument) read = NULL;
  guint depth = 0;

  for (;; depth++)
    {
      g_autoptr (GError) error = NULL;
      ConcordRecord *child = concord_document_add (document, parent, "criteria", &error);

      if (child == NULL)
        {
          g_assert_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_PLACE);
          break;
        }
      g_assert_true (concord_document_set (document, child, "definition", "deep", NULL, NULL));
      parent = child;
    }
  g_assert_cmpuint (depth, >, 20);
  sample_commit (document, NULL);
  text = sample_write (document);
  read = sample_read (text);
  assert_same_content (document, read);
}

/* Order keys decide, not the order in which records were made. */
static void
test_order (void)
{
  g_autoptr (ConcordDocument) document = sample_small ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *first = sample_find (document, "service");
  ConcordRecord *second = concord_document_add (document, project, "services", NULL);
  g_autofree char *text = NULL;
  g_autoptr (ConcordDocument) read = NULL;

  g_assert_true (concord_document_move (document, second, project, "services", first, NULL));
  sample_commit (document, NULL);
  text = sample_write (document);
  read = sample_read (text);
  g_assert_cmpstr (concord_record_get_id (sample_find (read, "service")), ==,
                   concord_record_get_id (second));
}

/* A revision on its way to the disk is written as it will stand once it is there. */
static void
test_pending (void)
{
  g_autoptr (ConcordDocument) document = sample_small ();
  ConcordRecord *service = sample_find (document, "service");
  g_autoptr (ConcordRevision) pending = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) after = NULL;

  concord_document_set (document, service, "need", "71", NULL, NULL);
  pending = concord_document_prepare (document, "a note");
  bytes = concord_project_write (document, pending);
  concord_document_commit (document, pending);
  after = concord_project_write (document, NULL);
  g_assert_true (g_bytes_equal (bytes, after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/roundtrip/everything", test_everything);
  g_test_add_func ("/store/roundtrip/no-field-is-left-out", test_no_field_is_left_out);
  g_test_add_func ("/store/roundtrip/replay", test_replay);
  g_test_add_func ("/store/roundtrip/history", test_history);
  g_test_add_func ("/store/roundtrip/texts", test_texts);
  g_test_add_func ("/store/roundtrip/absent-is-not-written", test_absent_is_not_written);
  g_test_add_func ("/store/roundtrip/long-text", test_long_text);
  g_test_add_func ("/store/roundtrip/too-long-text", test_too_long_text);
  g_test_add_func ("/store/roundtrip/deepest", test_deepest);
  g_test_add_func ("/store/roundtrip/order", test_order);
  g_test_add_func ("/store/roundtrip/pending", test_pending);
  return g_test_run ();
}
