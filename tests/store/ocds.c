/* Notices: which awards count, what becomes of them, what is said about them. */
#include "store/ocds.h"

#include "model/canonical.h"
#include "model/past-contract.h"

#include "project.h"

/* The clock of project_new() stands at 1 January 2026. */

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *bidder;
} Scene;

static void
scene_set_up (Scene *scene, gconstpointer data)
{
  ConcordRecord *project;

  scene->document = project_new (0);
  project = CONCORD_RECORD (concord_document_get_project (scene->document));
  scene->bidder = concord_document_add (scene->document, project, "bidders", NULL);
  assert_set (scene->document, scene->bidder, "name", "Acme");
}

static void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_clear_object (&scene->document);
}

/* JSON is written with ' for " here. */
static ConcordOcdsNotices *
read_text (const char *text, GError **error)
{
  static const char *const names[] = { "notices.json" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  char *json = g_strdelimit (g_strdup (text), "'", '"');

  g_ptr_array_add (files, g_bytes_new_take (json, strlen (json)));
  return concord_ocds_read (files, names, error);
}

/* One process with one release of 1 March 2025 and these awards. */
static char *
dup_package (const char *awards)
{
  return g_strdup_printf ("{'releases': [{'ocid': 'o', 'id': 'r', 'date': '2025-03-01T10:00:00Z',"
                          " 'buyer': {'name': 'Borough'}, 'tender': {'title': 'Works'},"
                          " 'awards': [%s]}]}",
                          awards);
}

#define ACME "'suppliers': [{'name': 'Acme Ltd'}]"
#define PERIOD "'contractPeriod': {'startDate': '2024-04-01', 'endDate': '2025-03-31'}"
#define VALUE(amount) "'value': {'amount': " amount ", 'currency': 'GBP'}"
#define SOUND "'status': 'active', " ACME ", " PERIOD

static ConcordOcdsReport *
import (Scene *scene, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordOcdsNotices) notices = read_text (text, &error);
  g_autoptr (ConcordStep) step = NULL;
  ConcordOcdsReport *report = NULL;

  g_assert_no_error (error);
  step = concord_ocds_plan (scene->document, scene->bidder, notices, "acme", &report, &error);
  g_assert_no_error (error);
  g_assert_nonnull (step);
  concord_document_perform (scene->document, step, &error);
  g_assert_no_error (error);
  return report;
}

static ConcordPastContract *
get_contract (Scene *scene, guint index)
{
  GListModel *list = concord_record_get_children (scene->bidder, "past-contracts");
  g_autoptr (ConcordPastContract) contract = g_list_model_get_item (list, index);

  return contract;
}

static guint
count_contracts (Scene *scene)
{
  return g_list_model_get_n_items (
      concord_record_get_children (scene->bidder, "past-contracts"));
}

static void
assert_said (const GPtrArray *sentences, const char *part)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], part) != NULL)
      return;
  g_error ("nothing says “%s”", part);
}

/* --- one award ------------------------------------------------------------------------------ */

static void
test_sound (Scene *scene, gconstpointer data)
{
  g_autofree char *text = dup_package ("{'id': 7, " SOUND ", " VALUE ("1234.565") "}");
  g_autoptr (ConcordOcdsReport) report = import (scene, text);
  const ConcordPastContract *contract = get_contract (scene, 0);
  g_autofree char *start = concord_date_dup_canonical (contract->start);
  g_autofree char *end = concord_date_dup_canonical (contract->end);

  g_assert_cmpuint (count_contracts (scene), ==, 1);
  g_assert_cmpstr (contract->client, ==, "Borough");
  g_assert_cmpstr (contract->service, ==, "Works");
  g_assert_cmpint (contract->value.pence, ==, 123457);
  g_assert_cmpstr (contract->value_source, ==, "OCDS r, 2025-03-01T10:00:00Z");
  g_assert_cmpstr (start, ==, "2024-04-01");
  g_assert_cmpstr (end, ==, "2025-03-31");
  g_assert_cmpstr (contract->source, ==, "o / 7");
  g_assert_null (contract->doubt);
  g_assert_true (concord_is_absent (contract->outcome));
  g_assert_true (concord_is_absent (contract->troubled));
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_cmpuint (report->n_flagged, ==, 0);
  g_assert_cmpint (report->total.pence, ==, 123457);
}

/* What an award says, whether a value is taken (pence, or -1), and what the doubt must say. */
static const struct
{
  const char *award;
  gint64 pence;
  const char *doubt;
} doubtful[] = {
  { "{'id': 1, " SOUND ", " VALUE ("0") "}", 0, "published as £0" },
  { "{'id': 1, " SOUND "}", -1, "gives no value" },
  { "{'id': 1, " SOUND ", 'value': 'much'}", -1, "can’t be read as an amount" },
  { "{'id': 1, " SOUND ", " VALUE ("'NaN'") "}", -1, "can’t be read as an amount" },
  { "{'id': 1, " SOUND ", " VALUE ("1e400") "}", -1, "can’t be read as an amount" },
  { "{'id': 1, " SOUND ", " VALUE ("'£1,200'") "}", 120000, NULL },
  { "{'id': 1, " SOUND ", " VALUE ("-5") "}", -1, "−£5, which can’t be right" },
  { "{'id': 1, " SOUND ", " VALUE ("1e15") "}", -1, "can’t be right" },
  { "{'id': 1, " SOUND ", 'value': {'amount': 5}}", 500, "names no currency" },
  { "{'id': 1, " SOUND ", 'value': {'amount': 5, 'currency': 'usd'}}", -1, "5 USD, not in GBP" },
  { "{'id': 1, 'status': 'pending', " ACME ", " PERIOD ", " VALUE ("5") "}", 500, "not yet final" },
  { "{'id': 1, 'status': 'odd', " ACME ", " PERIOD ", " VALUE ("5") "}", 500, "“odd”" },
  { "{'id': 1, " ACME ", " PERIOD ", " VALUE ("5") "}", 500, "whether the award is final" },
  { "{" SOUND ", " VALUE ("5") "}", 500, "no identifier" },
  { "{'id': 1, 'status': 'active', " ACME ", " VALUE ("5") "}", 500, "no contract period" },
  { "{'id': 1, 'status': 'active', " ACME ", " VALUE ("5")
    ", 'contractPeriod': {'startDate': '2025-02-30', 'endDate': 'soon'}}",
    500, "“2025-02-30”, which is no date. The end is published as “soon”" },
  { "{'id': 1, 'status': 'active', " ACME ", " VALUE ("5")
    ", 'contractPeriod': {'startDate': '2025-02-03', 'endDate': '2024-02-03'}}",
    500, "ending on 3 February 2024, before it starts on 3 February 2025" },
  { "{'id': 1, 'status': 'active', " PERIOD ", " VALUE ("5")
    ", 'suppliers': [{'name': 'ACME P.L.C.'}, {'name': 'Bold & Co'}, {'name': 'Bold and Co Ltd'},"
    " {'name': 'acme  limited'}, {'name': 'Cord'}]}",
    500, "shared with 2 others: Bold & Co; Cord." },
};

static void
test_doubts (Scene *scene, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (doubtful); i++)
    {
      Scene fresh;
      g_autofree char *text = dup_package (doubtful[i].award);
      g_autoptr (ConcordOcdsReport) report = NULL;
      const ConcordPastContract *contract;

      scene_set_up (&fresh, NULL);
      report = import (&fresh, text);
      contract = get_contract (&fresh, 0);
      g_assert_cmpuint (count_contracts (&fresh), ==, 1);
      g_assert_cmpint (concord_is_absent (contract->value) ? -1 : contract->value.pence, ==,
                       doubtful[i].pence);
      g_assert_cmpuint (report->n_flagged, ==, doubtful[i].doubt != NULL);
      if (doubtful[i].doubt == NULL)
        g_assert_null (contract->doubt);
      else if (contract->doubt == NULL || strstr (contract->doubt, doubtful[i].doubt) == NULL)
        g_error ("%s: “%s” does not say “%s”", doubtful[i].award, contract->doubt,
                 doubtful[i].doubt);
      scene_tear_down (&fresh, NULL);
    }
}

/* Dates that are wrong are absent; the day is the one written down, not the one in London. */
static void
test_dates (Scene *scene, gconstpointer data)
{
  g_autofree char *text = dup_package (
      "{'id': 1, 'status': 'active', " ACME ", " VALUE ("5") ", 'contractPeriod': "
      "{'startDate': '2021-07-19T00:00:00+01:00', 'endDate': '2026-01-01T23:59:59Z'}},"
      "{'id': 2, 'status': 'active', " ACME ", " VALUE ("5") ", 'contractPeriod': "
      "{'startDate': '2025-07-01', 'endDate': '2025-06-01'}}");
  g_autoptr (ConcordOcdsReport) report = import (scene, text);
  const ConcordPastContract *first = get_contract (scene, 0);
  const ConcordPastContract *second = get_contract (scene, 1);
  g_autofree char *start = concord_date_dup_canonical (first->start);

  g_assert_cmpuint (report->n_flagged, ==, 1);
  g_assert_cmpstr (start, ==, "2021-07-19");
  g_assert_cmpstr (concord_contract_outcomes[first->outcome].nick, ==, "running");
  g_assert_true (concord_is_absent (second->start));
  g_assert_true (concord_is_absent (second->end));
  g_assert_true (concord_is_absent (second->outcome));
}

/* Four others at £10, £20, £30, £40 have the median £25; 100 times that is flagged, less not. */
static void
test_median (Scene *scene, gconstpointer data)
{
  g_autofree char *text = dup_package (
      "{'id': 1, " SOUND ", " VALUE ("10") "}, {'id': 2, " SOUND ", " VALUE ("20") "},"
      "{'id': 3, " SOUND ", " VALUE ("30") "}, {'id': 4, " SOUND ", " VALUE ("40") "},"
      "{'id': 5, " SOUND ", " VALUE ("2500") "}");
  g_autoptr (ConcordOcdsReport) report = import (scene, text);

  g_assert_cmpuint (report->n_flagged, ==, 1);
  g_assert_nonnull (strstr (get_contract (scene, 4)->doubt, "other awards (£25)"));
  g_assert_cmpint (report->total.pence, ==, 260000);
}

/* --- releases on one another ---------------------------------------------------------------- */

#define RELEASE(id, date, rest)                                                                    \
  "{'ocid': 'o', 'id': '" id "', 'date': '" date "', 'buyer': {'name': 'B'}, 'tender': "           \
  "{'title': 'T', 'value': {'amount': 40000, 'currency': 'GBP'}}, " rest "}"

/* The later release stands first in the file, and leaves open what the earlier one said. */
static void
test_correction (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordOcdsReport) report = import (
      scene, "{'releases': ["
             RELEASE ("2", "2025-03-02T00:00:00+01:00",
                      "'awards': [{'id': 'a', " VALUE ("50000") "}]") ","
             RELEASE ("1", "2025-03-01T00:00:00Z",
                      "'awards': [{'id': 'a', " SOUND ", " VALUE ("5000000") "}]") "]}");
  const ConcordPastContract *contract = get_contract (scene, 0);

  g_assert_cmpuint (report->n_flagged, ==, 1);
  g_assert_cmpuint (count_contracts (scene), ==, 1);
  g_assert_cmpint (contract->value.pence, ==, 5000000);
  g_assert_cmpstr (contract->doubt, ==,
                   "The value was first published as £5,000,000, corrected to £50,000.");
  g_assert_false (concord_is_absent (contract->end));
}

static void
test_uncorrected (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordOcdsReport) report = import (
      scene, "{'releases': ["
             RELEASE ("1", "2025-03-01T00:00:00Z",
                      "'awards': [{'id': 'a', " SOUND ", " VALUE ("4000000") "}]") "]}");

  g_assert_cmpuint (report->n_flagged, ==, 1);
  g_assert_nonnull (
      strstr (get_contract (scene, 0)->doubt, "100 times that of the tender (£40,000)"));
}

/* Cancelled, no longer listed, and taken back by a null: none counts, each is told. */
static void
test_set_aside (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordOcdsReport) report = import (
      scene, "{'releases': ["
             RELEASE ("1", "2025-03-01T00:00:00Z",
                      "'awards': [{'id': 'a', " SOUND ", " VALUE ("7") "},"
                      " {'id': 'b', " SOUND ", " VALUE ("8") "}]") ","
             RELEASE ("2", "2025-03-02T00:00:00Z",
                      "'awards': [{'id': 'b', 'status': 'Cancelled'},"
                      " {'id': 'c', " SOUND ", " VALUE ("9") "}]") ","
             "{'ocid': 'o', 'id': '3', 'date': '2025-03-03T00:00:00Z'}, "
             "{'ocid': 'p', 'id': '1', 'date': '2025-03-01', 'awards': [{'id': 'd', " SOUND "}]},"
             "{'ocid': 'p', 'id': '2', 'date': '2025-03-02', 'awards': null}]}");

  g_assert_cmpuint (count_contracts (scene), ==, 1);
  g_assert_cmpstr (get_contract (scene, 0)->source, ==, "o / c");
  assert_said (report->sentences, "o / a (£7) is not counted: a later release of its process, 2,");
  assert_said (report->sentences, "o / b (£8) is not counted: its status is “Cancelled”");
  assert_said (report->sentences, "p / d (no value) is not counted");
}

/* The compiled release is the last word, the full releases beside it are its history; what the
 * award leaves open stands in its contract; versioned releases and links are passed over. */
static void
test_record (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordOcdsReport) report = import (
      scene,
      "{'records': [{'ocid': 'o', 'releases': ["
      RELEASE ("1", "2025-03-01T00:00:00Z", "'awards': [{'id': 'a', " SOUND ", " VALUE ("900") "}]")
      ", {'url': 'https://example.org/2', 'date': '2025-03-02T00:00:00Z'}],"
      " 'versionedRelease': {'awards': 7}, 'compiledRelease': {'date': '2025-03-01T00:00:00Z',"
      " 'awards': [{'id': 'a', " VALUE ("9") "}, {'id': 'b', 'status': 'active', " ACME "}],"
      " 'contracts': [{'id': 'k', 'awardID': 'b', 'period': {'startDate': '2025-01-01',"
      " 'endDate': '2027-01-01'}, " VALUE ("66") "}]}}]}");

  g_assert_cmpuint (report->n_added, ==, 2);
  g_assert_cmpuint (count_contracts (scene), ==, 2);
  g_assert_cmpint (get_contract (scene, 0)->value.pence, ==, 900);
  g_assert_nonnull (strstr (get_contract (scene, 0)->doubt, "£900, corrected to £9"));
  g_assert_cmpint (get_contract (scene, 1)->value.pence, ==, 6600);
  g_assert_cmpstr (
      concord_contract_outcomes[get_contract (scene, 1)->outcome].nick, ==, "running");
}

/* --- importing again ------------------------------------------------------------------------ */

static void
test_again (Scene *scene, gconstpointer data)
{
  static const char first[] = "{'releases': [" RELEASE (
      "1", "2025-03-01T00:00:00Z",
      "'awards': [{'id': 'a', " SOUND ", " VALUE ("0") "}, {'id': 'b', " SOUND ", " VALUE ("8")
      "}]") "]}";
  static const char later[] = "{'releases': [" RELEASE (
      "2", "2025-03-01T00:06:00Z", "'awards': [{'id': 'a', " SOUND ", " VALUE ("5") "}]") "]}";
  g_autoptr (ConcordOcdsReport) once = import (scene, first);
  g_autofree char *state = concord_canonical_dup_text (scene->document);
  g_autoptr (ConcordOcdsReport) twice = import (scene, first);
  g_autofree char *same = concord_canonical_dup_text (scene->document);
  g_autoptr (ConcordOcdsReport) corrected = NULL;
  g_autoptr (ConcordOcdsReport) earlier = NULL;

  g_assert_cmpuint (once->n_added, ==, 2);
  g_assert_cmpuint (twice->n_left, ==, 2);
  g_assert_cmpstr (state, ==, same);

  corrected = import (scene, later);
  g_assert_cmpuint (corrected->n_updated, ==, 1);
  assert_said (corrected->sentences, "o / a, Value: £0 becomes £5");
  g_assert_cmpint (get_contract (scene, 0)->value.pence, ==, 500);
  g_assert_null (get_contract (scene, 0)->doubt);

  /* An earlier notice imported after a later one corrects nothing. */
  earlier = import (scene, first);
  g_assert_cmpuint (earlier->n_left, ==, 2);
  assert_said (earlier->sentences, "o / a, Value: £5 is left as it is here; the notice says £0");
  g_assert_cmpuint (count_contracts (scene), ==, 2);
}

/* What people made of a past contract is theirs. */
static void
test_by_hand (Scene *scene, gconstpointer data)
{
  static const char first[] = "{'releases': [" RELEASE (
      "1", "2025-03-01T00:00:00Z", "'awards': [{'id': 'a', " SOUND ", " VALUE ("0") "}]") "]}";
  static const char later[] = "{'releases': [" RELEASE (
      "2", "2025-03-02T00:00:00Z",
      "'awards': [{'id': 'a', " SOUND ", " VALUE ("4") "}]") "]}";
  static const char gone[] = "{'releases': [" RELEASE (
      "3", "2025-03-03T00:00:00Z",
      "'awards': [{'id': 'a', 'status': 'cancelled', " ACME "}, {'id': 'b', " SOUND "}]") "]}";
  g_autoptr (ConcordOcdsReport) once = import (scene, first);
  ConcordRecord *record = CONCORD_RECORD (get_contract (scene, 0));
  g_autoptr (ConcordOcdsReport) twice = NULL;
  g_autoptr (ConcordOcdsReport) last = NULL;

  g_assert_cmpuint (once->n_flagged, ==, 1);
  assert_set (scene->document, record, "value", "7.00");
  assert_set (scene->document, record, "value-source", "Letter of the client");
  assert_set (scene->document, record, "outcome", "terminated");
  assert_set (scene->document, record, "doubt", NULL);
  twice = import (scene, later);
  g_assert_cmpuint (twice->n_left, ==, 1);
  g_assert_cmpint (get_contract (scene, 0)->value.pence, ==, 700);
  g_assert_null (get_contract (scene, 0)->doubt);
  assert_said (twice->sentences, "£7 is left as it is here; the notice says £4");

  last = import (scene, gone);
  assert_said (last->sentences, "remove it if the award no longer stands");
  g_assert_nonnull (strstr (get_contract (scene, 0)->doubt, "status is “cancelled”"));
  g_assert_cmpstr (
      concord_contract_outcomes[get_contract (scene, 0)->outcome].nick, ==, "terminated");
}

/* --- suppliers ------------------------------------------------------------------------------ */

static void
test_names (void)
{
  static const struct
  {
    const char *name, *key;
  } names[] = {
    { "Acme Ltd", "acme" },
    { "  ACME   Limited ", "acme" },
    { "Acme P.L.C.", "acme" },
    { "Acme (UK) Public Limited Company", "acme uk" },
    { "Acme & Sons, Ltd.", "acme and sons" },
    { "Children’s Homes", "childrens homes" },
    { "Limited", "limited" },
    { "Unlimited", "unlimited" },
    { "Acme LLP", "acme llp" },
    { "***", "***" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = concord_ocds_dup_key (names[i].name);

      g_assert_cmpstr (key, ==, names[i].key);
    }
}

static void
test_identifier (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordOcdsNotices) notices = read_text (
      "{'releases': [{'ocid': 'o', 'date': '2025-01-01T00:00:00Z', 'parties': [{'id': 'x',"
      " 'name': 'Acme Ltd', 'identifier': {'scheme': 'GB-COH', 'id': '01234567'}}],"
      " 'awards': [{'id': 1, " PERIOD ", 'suppliers': [{'id': 'x'}]}]}]}",
      &error);
  static const char *const wanted[] = { "gb-coh-01234567", "x", "ACME limited" };

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (ConcordOcdsReport) report = NULL;
      g_autoptr (ConcordStep) step = concord_ocds_plan (scene->document, scene->bidder, notices,
                                                        wanted[i], &report, &error);

      g_assert_no_error (error);
      g_assert_nonnull (step);
      g_assert_cmpuint (report->entries->len, ==, 1);
      g_assert_cmpstr (report->supplier, ==, "Acme Ltd");
    }
  g_assert_null (
      concord_ocds_plan (scene->document, scene->bidder, notices, "acm", NULL, &error));
  g_assert_nonnull (strstr (error->message, "there are awards to “Acme Ltd”"));
}

static void
test_weights (void)
{
  static const struct
  {
    const char *text;
    double low, high; /* -1: no weight */
  } weights[] = { { "60", 60, 60 },        { "70%", 70, 70 },   { "60-85%", 60, 85 },
                  { "60% – 85 %", 60, 85 }, { "1.3", 1.3, 1.3 }, { "10 to 20", 10, 20 },
                  { "", -1, -1 },          { "%", -1, -1 },     { "85-60", -1, -1 },
                  { "See tender", -1, -1 }, { "60 points", -1, -1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      double low, high;

      if (!concord_ocds_read_weight (weights[i].text, &low, &high))
        low = high = -1;
      g_assert_cmpfloat (low, ==, weights[i].low);
      g_assert_cmpfloat (high, ==, weights[i].high);
    }
}

static void
test_criteria (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordOcdsReport) report = import (
      scene, "{'releases': [{'ocid': 'o', 'date': '2025-01-01T00:00:00Z', 'tender': {'lots': ["
             "{'awardCriteria': {'criteria': [{'name': 'Quality', 'description': '60-85%'},"
             " {'type': 'price', 'description': ''}, {'name': 'Odd', 'description': 'high'}]}}]},"
             " 'awards': [{'id': 1, " SOUND "}]}]}");

  assert_said (report->sentences,
               "award criteria: Quality: 60 to 85; price: no weight; Odd: “high”, which is no");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define SCENE(path, test) g_test_add (path, Scene, NULL, scene_set_up, test, scene_tear_down)
  SCENE ("/ocds/sound", test_sound);
  SCENE ("/ocds/doubts", test_doubts);
  SCENE ("/ocds/dates", test_dates);
  SCENE ("/ocds/median", test_median);
  SCENE ("/ocds/correction", test_correction);
  SCENE ("/ocds/uncorrected", test_uncorrected);
  SCENE ("/ocds/set-aside", test_set_aside);
  SCENE ("/ocds/record", test_record);
  SCENE ("/ocds/again", test_again);
  SCENE ("/ocds/by-hand", test_by_hand);
  SCENE ("/ocds/identifier", test_identifier);
  SCENE ("/ocds/criteria", test_criteria);
  g_test_add_func ("/ocds/names", test_names);
  g_test_add_func ("/ocds/weights", test_weights);
  return g_test_run ();
}
