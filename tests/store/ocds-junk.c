/* Files that are no notices, or notices that break every rule: one sentence or a sound step. */
#include "store/json-guard.h"
#include "store/ocds.h"
#include "store/project-file.h"

#include "project.h"

static ConcordOcdsNotices *
read_bytes (GBytes *bytes, GError **error)
{
  static const char *const names[] = { "junk.json" };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, bytes);
  return concord_ocds_read (files, names, error);
}

/* Whatever could be read can be imported for every supplier, and saved and read again. */
static void
assert_importable (const ConcordOcdsNotices *notices)
{
  g_autoptr (GPtrArray) tallies = concord_ocds_list_suppliers (notices, NULL);

  for (guint i = 0; i < MIN (tallies->len, 5); i++)
    {
      const ConcordOcdsTally *tally = tallies->pdata[i];
      g_autoptr (ConcordDocument) document = project_new (0);
      ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
      ConcordRecord *bidder = concord_document_add (document, project, "bidders", NULL);
      g_autoptr (ConcordOcdsReport) report = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ConcordStep) step
          = concord_ocds_plan (document, bidder, notices, tally->name, &report, &error);
      g_autoptr (GBytes) file = NULL;
      g_autoptr (ConcordDocument) again = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (step);
      g_assert_cmpuint (report->entries->len, >=, tally->n_awards);
      concord_document_perform (document, step, &error);
      g_assert_no_error (error);
      file = concord_project_write (document, NULL);
      again = concord_project_read (file, "junk", NULL, &error);
      g_assert_no_error (error);
      assert_same_state (document, again);
    }
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "junk.json: "));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}

#define AWARD(members) "{\"releases\": [{\"ocid\": \"o\", \"awards\": [{" members "}]}]}"
#define BY "\"suppliers\": [{\"name\": \"X\"}]"

/* Refused with one sentence that holds the words. */
static const struct
{
  const char *text, *words;
} refused[] = {
  { "", "empty" },
  { " \n\t", "empty" },
  { "[]", "no OCDS package" },
  { "5", "no OCDS package" },
  { "null", "no OCDS package" },
  { "{}", "neither" },
  { "{\"releases\": {}}", "neither" },
  { "{\"releases\": []}", "no releases" },
  { "{\"records\": []}", "no records" },
  { "{\"releases\": [NaN]}", "Line 1" },
  { "{\"releases\": [\n01]}", "Line 2" },
  { "{\"releases\": [{\"ocid\": \"\\ud800\"}]}", "half a character" },
  { "{\"releases\": [{\"ocid\": \"\\u0000\"}]}", "\\u escape" },
  { "{\"releases\": [{\"ocid\": \"a", "no closing quotation mark" },
  { "{\"releases\": [1", "a comma or ]" },
  { "{\"releases\": [-", "a number" },
  { "{\"releases\": []} x", "something follows" },
  { "{\"releases\": [\"\xff\"]}", "UTF-8" },
  { "PK\3\4", "JSON" },
  { AWARD ("\"id\": 123456789012345678901234567890"), "18 digits" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes
          = g_bytes_new_static (refused[i].text, strlen (refused[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (bytes, &error));
      assert_sentence (error);
      if (strstr (error->message, refused[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, refused[i].words);
    }
}

/* Read, with nothing but sentences to show for the junk. */
static const char *const taken[] = {
  "\xef\xbb\xbf{\"releases\": [7, null, \"x\", [], {}]}",
  "{\"ocid\": \"o\"}",
  "{\"records\": [7, {}, {\"ocid\": 5, \"compiledRelease\": 5, \"releases\": 5},"
  " {\"ocid\": \"o\", \"releases\": [{\"url\": 7}]}]}",
  "{\"releases\": [{\"ocid\": \"o\", \"date\": [], \"id\": {}, \"tender\": 5, \"buyer\": [],"
  " \"parties\": {\"a\": 1}, \"awards\": \"none\", \"contracts\": 3}]}",
  "{\"releases\": [{\"ocid\": \"o\", \"tender\": {\"value\": [], \"title\": {}, \"lots\": [1],"
  " \"awardCriteria\": {\"criteria\": [1, {}]}}, \"parties\": [1, {\"id\": []}],"
  " \"awards\": [1, null, [], {}], \"contracts\": [1, {}, {\"awardID\": \"#4\"}]}]}",
  AWARD ("\"id\": [], \"suppliers\": 7, \"value\": 7, \"contractPeriod\": 7, \"status\": 7"),
  AWARD ("\"id\": {}, \"suppliers\": [1, {}, {\"name\": []}, {\"id\": 4}], \"title\": true"),
  AWARD (BY ", \"value\": {\"amount\": 1e400, \"currency\": []}"),
  AWARD (BY ", \"value\": {\"amount\": -1e308, \"currency\": \"GBP\"}"),
  AWARD (BY ", \"value\": {\"amount\": \"NaN\", \"currency\": \"GBP\"}"),
  AWARD (BY ", \"value\": {\"amount\": \"1e999\", \"currency\": 5}"),
  AWARD (BY ", \"value\": {\"amount\": true}"),
  AWARD (BY ", \"contractPeriod\": {\"startDate\": 20250101, \"endDate\": \"9999-99-99T99:99\"}"),
  AWARD (BY ", \"title\": \"a\\u000bb\\u0001\\ufffe\\n\\r\\n c\""),
  "{\"releases\": [{\"ocid\": \"o\", \"awards\": [{\"id\": 1, " BY "}, {\"id\": 1, " BY "},"
  " {\"id\": \"1\", " BY "}]}, {\"ocid\": \"o\", \"awards\": [{\"id\": 1, " BY "}]}]}",
  "{\"releases\": [{\"ocid\": \"o\", \"ocid\": \"p\", \"awards\": [{" BY ", " BY "}]}]}",
};

static void
test_taken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (taken[i], strlen (taken[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (ConcordOcdsNotices) notices = read_bytes (bytes, &error);

      g_assert_no_error (error);
      g_assert_true (notices->sentences->len > 0 || notices->awards->len > 0);
      assert_importable (notices);
    }
}

/* Every kind of thing in place of every member that is read. */
static void
test_wrong_types (void)
{
  static const char *const things[]
      = { "null", "true", "-1", "1.5e300", "\"\"", "\"x\"", "[]", "[[]]", "{}", "[{}]", "[null]" };
  static const char model[]
      = "{\"releases\":[{\"ocid\":@,\"id\":@,\"date\":@,\"buyer\":@,\"parties\":@,\"tender\":@,"
        "\"contracts\":@,\"awards\":[{\"id\":@,\"status\":@,\"title\":@,\"value\":{\"amount\":@,"
        "\"currency\":@},\"contractPeriod\":{\"startDate\":@,\"endDate\":@},"
        "\"suppliers\":[{\"name\":@,\"id\":@}]}]}]}";
  g_auto (GStrv) pieces = g_strsplit (model, "@", -1);

  for (guint place = 0; pieces[place + 1] != NULL; place++)
    for (gsize t = 0; t < G_N_ELEMENTS (things); t++)
      {
        g_autoptr (GString) text = g_string_new (pieces[0]);
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (ConcordOcdsNotices) notices = NULL;

        for (guint i = 1; pieces[i] != NULL; i++)
          g_string_append_printf (text, "%s%s", i == place + 1 ? things[t] : "\"o\"", pieces[i]);
        bytes = g_bytes_new (text->str, text->len);
        notices = read_bytes (bytes, &error);
        g_assert_no_error (error);
        assert_importable (notices);
      }
}

static void
test_deep (void)
{
  static const struct
  {
    guint depth;
    gboolean good;
  } depths[] = { { 60, TRUE }, { 61, TRUE }, { 62, FALSE }, { 100000, FALSE } };

  /* The package, its list and the release are three brackets already. */
  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"releases\":[{\"ocid\":\"o\",\"x\":");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ConcordOcdsNotices) notices = NULL;

      for (guint d = 0; d < depths[i].depth; d++)
        g_string_append_c (text, '[');
      for (guint d = 0; d < depths[i].depth; d++)
        g_string_append_c (text, ']');
      g_string_append (text, "}]}");
      bytes = g_bytes_new (text->str, text->len);
      notices = read_bytes (bytes, &error);
      g_assert_true ((notices != NULL) == depths[i].good);
      if (!depths[i].good)
        assert_sentence (error);
    }
}

/* Titles, names and ids of a million characters: cut with an ellipsis, or no id at all. */
static void
test_huge (void)
{
  g_autofree char *long_text = g_strnfill (1000000, 'x');
  g_autofree char *text = g_strdup_printf (
      "{\"releases\":[{\"ocid\":\"o\",\"buyer\":{\"name\":\"%s\"},\"awards\":[{\"id\":\"%s\","
      "\"title\":\"%s\",\"suppliers\":[{\"name\":\"%s\"}]}]},{\"ocid\":\"%s\"}]}",
      long_text, long_text, long_text, long_text, long_text);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordOcdsNotices) notices = read_bytes (bytes, &error);
  const ConcordOcdsAward *award;

  g_assert_no_error (error);
  g_assert_cmpuint (notices->awards->len, ==, 1);
  award = notices->awards->pdata[0];
  g_assert_cmpstr (award->source, ==, "o / #1");
  g_assert_cmpint (g_utf8_strlen (award->title, -1), ==, 501);
  assert_importable (notices);
}

/* What the guard refuses only where numbers are calculated with. */
static void
test_exact (void)
{
  static const char *const texts[] = { "{\"a\":1,\"a\":2}", "{\"\\u0061\":1}", "[1e999]" };
  ConcordJsonLimits limits = { .most_bytes = 100, .most_depth = 2, .most_values = 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      limits.exact = FALSE;
      g_assert_true (concord_json_check (texts[i], strlen (texts[i]), &limits, NULL));
      limits.exact = TRUE;
      g_assert_false (concord_json_check (texts[i], strlen (texts[i]), &limits, NULL));
    }
  g_assert_true (concord_json_check ("[[1]]", 5, &limits, NULL));
  g_assert_false (concord_json_check ("[[[1]]]", 7, &limits, NULL));
  g_assert_false (concord_json_check ("[1,2,3]", 7, &limits, NULL));
  limits.most_bytes = 4;
  g_assert_false (concord_json_check ("[[1]]", 5, &limits, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ocds/junk/refused", test_refused);
  g_test_add_func ("/ocds/junk/taken", test_taken);
  g_test_add_func ("/ocds/junk/wrong-types", test_wrong_types);
  g_test_add_func ("/ocds/junk/deep", test_deep);
  g_test_add_func ("/ocds/junk/huge", test_huge);
  g_test_add_func ("/ocds/junk/exact", test_exact);
  return g_test_run ();
}
