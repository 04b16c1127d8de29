/* What is found to be exactly what was meant opens and says exactly that; held against opening it
 * as the program does. */
#include "sample.h"

#include "model/canonical.h"
#include "store/proof.h"

#include <string.h>

/* Everything in the base, and some history on it; read from a file. */
static ConcordDocument *
make (char **text)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  ConcordRecord *service = sample_find (document, "service");
  g_autoptr (ConcordStep) demand = concord_step_new ("demand");

  concord_document_rebase (document);
  concord_document_set (document, service, "name", "R&D", "said so", NULL);
  sample_commit (document, "first");
  concord_step_set_year (demand, concord_record_get_id (service), "demand", 2027, "1200.5");
  g_assert_true (concord_document_perform (document, demand, NULL));
  g_assert_nonnull (concord_document_add (
      document, CONCORD_RECORD (concord_document_get_project (document)), "services", NULL));
  sample_commit (document, "second");
  *text = sample_write (document);
  return sample_read (*text);
}

static gboolean
prove (ConcordDocument *document, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (ConcordCanonical) state = concord_canonical_new (document);
  g_autoptr (ConcordProof) proof
      = concord_proof_new (concord_document_get_base (document),
                           concord_document_get_revisions (document), state);

  return concord_project_prove (bytes, proof);
}

static void
assert_proves (ConcordDocument *document)
{
  g_autofree char *text = sample_write (document);

  g_assert_true (prove (document, text, strlen (text)));
}

static void
test_same (void)
{
  g_autofree char *text = NULL;
  g_autoptr (ConcordDocument) read = make (&text);
  g_autoptr (ConcordDocument) small = sample_small ();
  g_autoptr (ConcordDocument) everything = sample_everything ();
  g_autoptr (ConcordDocument) fresh = concord_document_new ();

  g_assert_true (concord_document_is_base_read (read));
  assert_proves (read);
  assert_proves (small);
  assert_proves (everything);
  assert_proves (fresh);
}

/* A state that became the base stands there in the order of the file. */
static void
test_rebased (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();

  g_assert_true (concord_document_is_base_read (document));
  concord_document_rebase (document);
  g_assert_false (concord_document_is_base_read (document));
  assert_proves (document);
}

/* Same base, same history, same state, and nothing to warn of. */
static gboolean
is_same (ConcordDocument *document, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (ConcordDocument) again = concord_project_read (bytes, "x", NULL, NULL);
  g_autofree char *before = concord_canonical_dup_text (document);
  g_autofree char *after = again == NULL ? NULL : concord_canonical_dup_text (again);
  g_autofree char *first = sample_write (document);
  g_autofree char *second = again == NULL ? NULL : sample_write (again);

  return again != NULL && concord_document_get_warnings (again)->len == 0
         && strcmp (before, after) == 0 && strcmp (first, second) == 0;
}

/* Every few bytes one is another or is missing. */
static void
test_mutations (void)
{
  g_autofree char *text = NULL;
  g_autoptr (ConcordDocument) document = make (&text);
  gsize length = strlen (text), refused = 0, taken = 0;
  g_autofree char *copy = g_malloc (length + 1);

  for (gsize i = 0; i < length; i += 97)
    for (int way = 0; way < 3; way++)
      {
        gsize size = way == 2 ? length - 1 : length;

        memcpy (copy, text, length + 1);
        if (way == 2)
          memmove (copy + i, copy + i + 1, length - i);
        else
          copy[i] = way == 0 ? (char) (copy[i] ^ 1) : ' ';
        if (strcmp (copy, text) == 0)
          continue;
        if (!prove (document, copy, size))
          {
            refused++;
            continue;
          }
        taken++;
        if (!is_same (document, copy, size))
          g_error ("Byte %" G_GSIZE_FORMAT " in way %d passes, but reads otherwise.", i, way);
      }
  g_test_message ("%" G_GSIZE_FORMAT " refused, %" G_GSIZE_FORMAT " taken", refused, taken);
  /* Blanks between elements say nothing; nearly all else does. */
  g_assert_cmpuint (taken, >, 0);
  g_assert_cmpuint (refused, >, 10 * taken);
}

/* Where @part begins, a change of @old that must show. */
static void
assert_shows (ConcordDocument *document, const char *text, const char *part, const char *old,
              const char *replacement)
{
  const char *tail = strstr (text, part);
  g_autofree char *front = NULL;
  g_autofree char *other = NULL;
  g_autofree char *changed = NULL;

  g_assert_nonnull (tail);
  front = g_strndup (text, (gsize) (tail - text));
  other = sample_replace (tail, old, replacement);
  changed = g_strconcat (front, other, NULL);
  if (prove (document, changed, strlen (changed)))
    g_error ("“%s” for “%s” behind %s does not show.", replacement, old, part);
}

static void
test_each_part (void)
{
  g_autofree char *text = NULL;
  g_autoptr (ConcordDocument) document = make (&text);
  const char *edits[][3] = {
    { "<concord ", " minor=\"", " minor=\"9" },
    { "<base>", "need=\"0\"", "need=\"1\"" },
    { "<base>", "need=\"0\" ", "" },
    { "<base>", "<score ", "<score quality=\"1\" " },
    { "<base>", "<year n=\"2026\">0</year>", "" },
    { "<history>", "note=\"first\"", "note=\"First\"" },
    { "<history>", "note=\"first\"", "" },
    { "<history>", "author=\"Ann ", "author=\"Anna " },
    { "<history>", "reason=\"said so\"", "" },
    { "<history>", "value=\"R&amp;D\"", "value=\"R&amp;d\"" },
    { "<history>", "year=\"2027\"", "year=\"2028\"" },
    { "<history>", "<step label=\"demand\"", "<step label=\"demands\"" },
    { "<state>", "need=\"0\"", "need=\"0.5\"" },
    { "<state>", "need=\"0\" ", "" },
    { "<state>", "name=\"R&amp;D\"", "name=\"R&amp;d\"" },
    { "<state>", "<year n=\"2027\">1200.5</year>", "" },
    { "<state>", "<year n=\"2027\">1200.5</year>", "<year n=\"2027\">1200.5000001</year>" },
    { "<state>", "<year n=\"2027\">", "<year n=\"2029\">" },
    { "<state>", "</state>", "</state><state/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    assert_shows (document, text, edits[i][0], edits[i][1], edits[i][2]);
}

/* Elements of the text between @start and its first @end. */
static char *
cut (const char *text, const char *part, const char *start, const char *end, guint times)
{
  const char *from = strstr (strstr (text, part), start);
  const char *to = strstr (from, end) + strlen (end);
  GString *other = g_string_new_len (text, from - text);

  for (guint i = 0; i < times; i++)
    g_string_append_len (other, from, to - from);
  g_string_append (other, to);
  return g_string_free (other, FALSE);
}

static void
test_left_out_and_doubled (void)
{
  static const char *const elements[][3] = {
    { "<base>", "<ability ", "/>" },           { "<state>", "<ability ", "/>" },
    { "<history>", "<revision ", "</revision>" }, { "<history>", "<step ", "</step>" },
    { "<history>", "<set ", "/>" },            { "<state>", "<summary>", "</summary>" },
    { "<", "<state>", "</state>" },            { "<", "<history>", "</history>" },
  };
  g_autofree char *text = NULL;
  g_autoptr (ConcordDocument) document = make (&text);

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    for (guint times = 0; times <= 2; times++)
      {
        g_autofree char *other
            = cut (text, elements[i][0], elements[i][1], elements[i][2], times);

        g_assert_cmpint (prove (document, other, strlen (other)), ==, times == 1);
      }
  /* Cut off, but not only behind its last “>”. */
  for (gsize length = strlen (text) - 2; length > 0; length = length * 9 / 10)
    g_assert_false (prove (document, text, length));
}

/* As meant, but what was meant would not open. */
static void
test_dangling (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  const char *gone = concord_record_get_id (sample_find (document, "supplier"));
  g_autoptr (ConcordStep) step = concord_step_new ("remove");
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  concord_step_remove (step, gone);
  g_assert_true (concord_document_perform (document, step, NULL));
  sample_commit (document, NULL);
  text = sample_write (document);
  said = sample_refuse (text, strlen (text));
  g_assert_false (prove (document, text, strlen (text)));
}

/* A text of a base that means the same as ours in other words is for the loader to judge. */
static void
test_other_words (void)
{
  g_autofree char *text = NULL;
  g_autoptr (ConcordDocument) document = make (&text);
  g_autofree char *other = sample_replace (text, "need=\"0\"", "need=\"0.0\"");
  g_autoptr (ConcordDocument) read = sample_read (other);
  g_autofree char *written = sample_write (read);

  g_assert_true (prove (document, text, strlen (text)));
  g_assert_cmpstr (written, ==, text);
  g_assert_false (prove (read, written, strlen (written)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/proof/same", test_same);
  g_test_add_func ("/store/proof/rebased", test_rebased);
  g_test_add_func ("/store/proof/mutations", test_mutations);
  g_test_add_func ("/store/proof/each-part", test_each_part);
  g_test_add_func ("/store/proof/left-out-and-doubled", test_left_out_and_doubled);
  g_test_add_func ("/store/proof/dangling", test_dangling);
  g_test_add_func ("/store/proof/other-words", test_other_words);
  return g_test_run ();
}
