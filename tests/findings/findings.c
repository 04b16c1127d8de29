/* What all findings have in common, and the list of them. */
#include "build-money.h"
#include "check.h"

#include "findings/findings.h"
#include "findings/words.h"

static void
test_list (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  static const char *const kinds[]
      = { "market", "bundling", "explorer", "consultation", "representativeness", "appraisal",
          "weights", "robustness", "money", "futures", "public-value", "track-record", "evaluation",
          "prices" };
  g_autoptr (GPtrArray) empty = concord_findings_compute (document);
  g_autoptr (GPtrArray) full = NULL;

  /* No exercise, no consultation; nothing to explore or to simulate. */
  g_assert_cmpuint (empty->len, ==, 10);
  build_appraisal (document);
  build_money (document);
  build_market (document);
  build_consultation (document);
  build_bidders (document);
  build_marks (document);
  full = concord_findings_compute (document);
  g_assert_cmpuint (full->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < full->len; i++)
    {
      const ConcordFinding *finding = full->pdata[i];

      assert_sound (finding);
      g_assert_cmpstr (finding->kind, ==, kinds[i]);
      g_assert_cmpuint (finding->inputs->len, >, 0);
      g_assert_cmpuint (finding->results->len, >, 0);
      /* Where an input stands, there is a record. */
      for (guint k = 0; k < finding->inputs->len; k++)
        {
          const ConcordFact *fact = finding->inputs->pdata[k];

          if (fact->where != NULL)
            g_assert_nonnull (concord_document_find (document, fact->where));
        }
    }
}

/* What reads nothing that changed is the same finding as before, the rest is made anew. */
static void
test_kept (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) services = NULL;
  guint kept = 0;

  build_appraisal (document);
  build_market (document);
  services = concord_document_list (document, "service");
  before = concord_findings_compute (document);
  g_assert_true (
      concord_document_set (document, services->pdata[0], "need", "3", NULL, NULL));
  after = concord_findings_compute (document);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < after->len; i++)
    {
      const ConcordFinding *finding = after->pdata[i];
      gboolean reads = g_str_equal (finding->kind, "market")
                       || g_str_equal (finding->kind, "bundling")
                       || g_str_equal (finding->kind, "explorer");

      g_assert_cmpint (before->pdata[i] == after->pdata[i], ==, !reads);
      kept += !reads;
    }
  g_assert_cmpuint (kept, >=, 4);
}

/* Everything that a finding can rest on, with all that is exempt. */
static ConcordDocument *
build_all (void)
{
  ConcordDocument *document = build_document ();
  ConcordRecord *formula, *bid;

  build_appraisal (document);
  build_money (document);
  build_market (document);
  build_consultation (document);
  build_bidders (document);
  build_marks (document);
  formula = build_add (document, build_project (document), "price-formulas", "Ratio");
  build_set (document, formula, "formula", "lowest-ratio");
  build_set (document, formula, "published", "yes");
  bid = build_add (document, build_project (document), "dummy-bids", "Low");
  build_set (document, bid, "price", "50.00");
  build_set (document, bid, "quality", "50");
  build_secrets (document);
  return document;
}

static const char *const all_kinds[]
    = { "market", "bundling", "explorer", "consultation", "representativeness", "appraisal",
        "weights", "robustness", "money", "futures", "public-value", "track-record", "evaluation",
        "prices", "price-laboratory" };

/* All that findings of @kind say in a view; the caller frees. */
static char *
dup_said (ConcordDocument *document, const char *kind, ConcordView view)
{
  g_autoptr (GPtrArray) findings = concord_findings_find (document, kind, view);
  GString *said = g_string_new (NULL);

  g_assert_cmpuint (findings->len, ==, 1);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *text = concord_finding_dup_text (findings->pdata[i], TRUE);

      assert_sound (findings->pdata[i]);
      g_assert_cmpstr (((ConcordFinding *) findings->pdata[i])->kind, ==, kind);
      g_string_append (said, text);
    }
  return g_string_free (said, FALSE);
}

/* Others in what is exempt, in other orders and with some of it absent: the public is told the same,
 * whoever may see it is not. */
static void
test_public (gconstpointer data)
{
  const char *kind = data;
  static const char *const resting[] = { "market", "explorer", "evaluation", "prices", NULL };
  gboolean rests = g_strv_contains (resting, kind);
  g_autoptr (ConcordDocument) document = build_all ();
  g_autofree char *public = dup_said (document, kind, CONCORD_VIEW_PUBLIC);
  g_autofree char *exempt = dup_said (document, kind, CONCORD_VIEW_EXEMPT);

  g_assert_cmpint (strcmp (public, exempt) != 0, ==, rests);
  g_assert_true (!rests || concord_findings_may_have_exempt (document, kind));
  for (guint n_lost = 0; n_lost < 2; n_lost++)
    {
      g_autofree char *still = NULL;
      g_autofree char *changed = NULL;

      build_other_secrets (document, n_lost);
      still = dup_said (document, kind, CONCORD_VIEW_PUBLIC);
      changed = dup_said (document, kind, CONCORD_VIEW_EXEMPT);
      g_assert_cmpstr (still, ==, public);
      g_assert_cmpint (strcmp (changed, exempt) != 0, ==, rests);
    }
}

/* Where nobody said anything in confidence, there is nothing to withhold. */
static void
test_nothing_exempt (void)
{
  g_autoptr (ConcordDocument) document = build_document ();

  build_market (document);
  build_bidders (document);
  for (guint i = 0; i < G_N_ELEMENTS (all_kinds); i++)
    {
      g_autoptr (GPtrArray) public
          = concord_findings_find (document, all_kinds[i], CONCORD_VIEW_PUBLIC);
      g_autoptr (GPtrArray) exempt
          = concord_findings_find (document, all_kinds[i], CONCORD_VIEW_EXEMPT);

      g_assert_false (concord_findings_may_have_exempt (document, all_kinds[i]));
      g_assert_cmpuint (public->len, ==, exempt->len);
      for (guint k = 0; k < public->len && !g_str_equal (all_kinds[i], "market"); k++)
        g_assert_true (concord_finding_is_same (public->pdata[k], exempt->pdata[k]));
    }
}

/* Numbers of few persons are in no paper, exempt or not. */
static void
test_persons (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  static const char *const kinds[] = { "consultation", "representativeness" };

  build_count (document, built.used, built.staff, "yes", NULL, "2");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) public = concord_findings_find (document, kinds[i], CONCORD_VIEW_PUBLIC);
      g_autoptr (GPtrArray) exempt = concord_findings_find (document, kinds[i], CONCORD_VIEW_EXEMPT);

      g_assert_cmpuint (public->len, ==, 1);
      g_assert_true (public->pdata[0] == exempt->pdata[0]);
    }
}

static void
test_text (void)
{
  g_autoptr (ConcordFinding) finding = concord_finding_new ("test", "A name");
  g_autofree char *text = NULL;
  g_autofree char *full = NULL;

  concord_finding_take_sentence (finding, g_strdup ("Two and two are four."));
  concord_finding_set_method (finding, "Adding.", "Anon.");
  concord_finding_add_input (finding, g_strdup ("First"), 2, NULL, NULL);
  concord_finding_add_input (finding, g_strdup ("Secret"), 1234.567, NULL, NULL)->confidential
      = TRUE;
  concord_finding_add_result (finding, g_strdup ("Sum"), NAN, NULL, NULL);
  concord_finding_take_warning (finding, g_strdup ("Only for whole numbers."));
  text = concord_finding_dup_text (finding, FALSE);
  full = concord_finding_dup_text (finding, TRUE);
  g_assert_cmpstr (text, ==,
                   "A name\n\nTwo and two are four.\n\nTo know before relying on it\n"
                   "  Only for whole numbers.\n\nResults\n  Sum: –\n\nMethod\n  Adding.\n\n"
                   "Source of the method\n  Anon.\n\nWorked out from\n  First: 2\n");
  assert_has (full, "  Secret: 1,234.57\n");
}

static void
test_words (void)
{
  static const char *const items[] = { "A", "B", "C" };
  static const char *const lists[] = { "A", "A and B", "A, B and C" };
  static const struct
  {
    double value;
    int decimals;
    const char *text;
  } numbers[] = {
    { 68.4, 0, "68" }, { 0.04, 1, "0" },  { -0.04, 1, "0" }, { -3, 0, "\u22123" },
    { NAN, 2, "–" },   { 12345.678, 1, "12,345.7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *list = concord_words_dup_list (items, i + 1);

      g_assert_cmpstr (list, ==, lists[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = concord_words_dup_number (numbers[i].value, numbers[i].decimals);

      g_assert_cmpstr (text, ==, numbers[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/list", test_list);
  g_test_add_func ("/findings/kept", test_kept);
  for (guint i = 0; i < G_N_ELEMENTS (all_kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/findings/public/%s", all_kinds[i]);

      g_test_add_data_func (path, all_kinds[i], test_public);
    }
  g_test_add_func ("/findings/nothing-exempt", test_nothing_exempt);
  g_test_add_func ("/findings/persons", test_persons);
  g_test_add_func ("/findings/text", test_text);
  g_test_add_func ("/findings/words", test_words);
  return g_test_run ();
}
