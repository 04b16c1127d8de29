/* Every kind of figure, empty and full: what it owes its reader, its table, its picture and its
 * stamp. */
#include "../findings/build-money.h"
#include "check.h"

#include "findings/appraisal.h"
#include "findings/consultation.h"
#include "findings/market.h"
#include "findings/track-record.h"

/* Prices of real and of dummy bids. */
static void
build_prices (ConcordDocument *document, const BuiltMarks *marks)
{
  ConcordRecord *bid = build_add (document, build_project (document), "dummy-bids", "Low");

  build_set (document, bid, "price", "50.00");
  build_set (document, bid, "quality", "50");
  build_set (document, marks->dale, "price", "1000000.00");
}

static ConcordDocument *
build_all (void)
{
  ConcordDocument *document = build_document ();
  BuiltAppraisal appraisal = build_appraisal (document);
  BuiltMarks marks;

  build_green_book (document);
  build_set (document, build_project (document), "start", "2027-05-10");
  build_set (document, build_project (document), "price-base-year", "2027");
  build_set (document, build_project (document), "lifetime", "1");
  build_line (document, appraisal.shared, "Fee", "cost", "900");
  build_line (document, appraisal.in_house, "Running", "cost", "1000");
  build_line (document, appraisal.shared, "Savings", "cashable-benefit", "50");
  build_market (document);
  build_consultation (document);
  build_bidders (document);
  marks = build_marks (document);
  build_prices (document, &marks);
  return document;
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *kind, *stage;
  } expected[] = {
    { "weighted-scores", "options" },       { "score-profile", "options" },
    { "swing-weights", "options" },         { "ranking-by-weights", "options" },
    { "need-capacity", "package" },         { "over-bundling", "package" },
    { "package-frontier", "package" },
    { "consultation-agreement", "consultation" }, { "response-rate", "consultation" },
    { "cash-flow-fan", "money" },           { "npv-distribution", "money" },
    { "switching-tornado", "money" },       { "benefits-by-year", "money" },
    { "money-by-fund", "money" },
    { "track-record", "bidders" },          { "mark-heat-map", "bidders" },
    { "price-formulas", "bidders" },        { "price-laboratory", "bidders" },
    { "weight-sensitivity", "decision" },   { "rank-acceptability", "decision" },
    { "value-cost-frontier", "decision" },
  };
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (kinds[i].kind, ==, expected[i].kind);
      g_assert_cmpstr (kinds[i].stage, ==, expected[i].stage);
      g_assert_cmpstr (kinds[i].label, !=, "");
      g_assert_true (concord_figure_kinds_find (expected[i].kind) == &kinds[i]);
    }
  g_assert_null (concord_figure_kinds_find ("pie"));
}

static void
assert_lays_out (ConcordDocument *document, ConcordFigure *figure, double width, double height)
{
  static const int flags[] = { CONCORD_CHART_PLAIN, CONCORD_CHART_WITH_ALL };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (ConcordLayout) layout = concord_chart_layout (concord_figure_get_chart (figure),
                                                               width, height, flags[i]);
      guint n_records = 0;

      g_assert_cmpuint (layout->shapes->len, >, 0);
      for (guint m = 0; m < layout->marks->len; m++)
        {
          const ConcordMark *mark = layout->marks->pdata[m];

          g_assert_false (says_nothing (mark->words));
          /* Charts speak themselves of what they leave out; all else is a record. */
          if (mark->id != NULL)
            g_assert_nonnull (concord_document_find (document, mark->id));
          n_records += mark->id != NULL;
          g_assert_cmpfloat (mark->bounds.x + mark->bounds.width, <=, width + 0.5);
          g_assert_cmpfloat (mark->bounds.y + mark->bounds.height, <=, height + 0.5);
        }
      g_assert_cmpint (n_records > 0, ==, !concord_figure_is_empty (figure));
    }
}

static void
test_every_kind (gconstpointer kind)
{
  g_autoptr (ConcordDocument) empty = build_document ();
  g_autoptr (ConcordDocument) full = build_all ();
  g_autoptr (ConcordFigure) of_nothing = make (empty, kind, NULL);
  g_autoptr (ConcordFigure) of_all = make (full, kind, NULL);
  g_autoptr (ConcordFigure) of_stranger = make (full, kind, "0123456789abcdef");

  g_assert_true (concord_figure_is_empty (of_nothing));
  g_assert_false (concord_figure_is_empty (of_all));
  /* A subject that is not there, or of another kind, takes the first. */
  g_assert_cmpstr (concord_figure_get_title (of_stranger), ==, concord_figure_get_title (of_all));
  /* What belongs here says where to enter it. */
  g_assert_nonnull (strstr (concord_figure_get_words (of_nothing), "screen"));
  g_assert_nonnull (strstr (concord_figure_get_caption (of_all), "ource"));
  assert_lays_out (empty, of_nothing, 360, 300);
  assert_lays_out (full, of_all, 560, 340);
  assert_lays_out (full, of_all, 360, 300);
}

static void
test_weighted_scores (void)
{
  g_autoptr (ConcordDocument) document = build_all ();
  g_autoptr (ConcordFigure) figure = make (document, "weighted-scores", NULL);

  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Shared service leads by 6 points");
  g_assert_cmpstr (concord_figure_get_cell (figure, 0, 0), ==, "Shared service");
  g_assert_cmpstr (concord_figure_get_cell (figure, 2, 0), ==, "Joint venture");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Quality"), ==, "40.0");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Cost"), ==, "18.0");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Total"), ==, "68.0");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Low"), ==, "63.0");
  g_assert_cmpstr (find_cell (figure, "Shared service", "High"), ==, "73.0");
  g_assert_cmpstr (find_cell (figure, "In-house", "Low"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "In-house", "Rank"), ==, "2");
  g_assert_cmpstr (find_cell (figure, "Joint venture", "Quality"), ==, "45.0");
  g_assert_cmpstr (find_cell (figure, "Joint venture", "Total"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "Joint venture", "Scores missing"), ==, "Cost and Jobs");
  g_assert_true (concord_figure_is_numeric (figure, find_column (figure, "Total")));
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "As of 1 June 2026"));
  g_assert_nonnull (strstr (concord_figure_get_explanation (figure), "Swing points of Cost: 60"));
}

/* Four groups of two criteria make four parts; eight of equal weight at the top make five and the
 * rest. Each of the option's scores is 50, so its contributions add up to 50. */
static void
test_many_criteria (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *option = build_add (document, project, "options", "In-house");
  ConcordRecord *weights = build_add (document, project, "weight-sets", "Officers");
  ConcordRecord *groups[8];
  g_autoptr (ConcordFigure) grouped = NULL;
  g_autoptr (ConcordFigure) rest = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u", i + 1);

      groups[i] = build_add (document, project, "criteria", name);
      build_link (document, weights, "weight", groups[i], "points", "50");
      for (guint k = 0; k < 2; k++)
        {
          ConcordRecord *leaf = build_add (document, groups[i], "criteria", "Leaf");

          build_link (document, weights, "weight", leaf, "points", "50");
          build_link (document, option, "score", leaf, "score-likely", "50");
        }
    }
  grouped = make (document, "weighted-scores", NULL);
  g_assert_cmpuint (concord_figure_get_n_columns (grouped), ==, 1 + 4 + 5);
  g_assert_cmpstr (find_cell (grouped, "In-house", "Group 3"), ==, "12.5");
  for (guint i = 4; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u", i + 1);

      groups[i] = build_add (document, project, "criteria", name);
      build_link (document, weights, "weight", groups[i], "points", "50");
      build_link (document, option, "score", groups[i], "score-likely", "50");
    }
  rest = make (document, "weighted-scores", NULL);
  g_assert_cmpuint (concord_figure_get_n_columns (rest), ==, 1 + 6 + 5);
  /* Three of eight are the rest: 3 x 50 / 8. */
  g_assert_cmpstr (find_cell (rest, "In-house", "Other criteria"), ==, "18.8");
  g_assert_cmpstr (find_cell (rest, "In-house", "Total"), ==, "50.0");
  assert_lays_out (document, rest, 360, 300);
}

static void
test_need_capacity (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordFigure) figure = NULL;

  build_set (document, built.alpha, "appetite", "0.987");
  build_set (document, built.beta, "appetite", "0.123");
  figure = make (document, "need-capacity", NULL);
  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "Package outgrows its market: 2 able suppliers, 3 wanted");
  g_assert_cmpstr (find_cell (figure, "Revenues", "Able suppliers"), ==, "4");
  g_assert_cmpstr (find_cell (figure, "Benefits", "Able alone"), ==, "1");
  g_assert_cmpstr (find_cell (figure, "Parks", "Able suppliers"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "Revenues", "Net cost a year"), ==, "£4,000,000");
  g_assert_cmpstr (find_cell (figure, "Parks", "In the package"), ==, "Out");
  g_assert_cmpstr (find_cell (figure, "Calls", "Need"), ==, "40");
  /* Appetites are confidential. */
  g_assert_null (strstr (concord_figure_get_explanation (figure), "appetite."));
  g_assert_null (strstr (concord_figure_get_explanation (figure), "0.987"));
  g_assert_null (strstr (concord_figure_get_explanation (figure), "to be expected"));
  g_assert_null (strstr (concord_figure_get_words (figure), "to be expected"));
}

static void
test_consultation (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordFigure) figure = make (document, "consultation-agreement", NULL);
  g_autoptr (ConcordFigure) other = NULL;
  g_autoptr (ConcordFigure) sampled = NULL;

  /* 60 to 20 for keeping it local; closing the desks, reversed, has 20 to 60: support for both. */
  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "More support than opposition on 2 of 2 questions");
  g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 2);
  g_assert_cmpstr (find_cell (figure, "Keep it local", "Agree"), ==, "40%");
  g_assert_cmpstr (find_cell (figure, "Keep it local", "n"), ==, "100");
  g_assert_cmpstr (find_cell (figure, "Keep it local", "Net, points"), ==, "+40");
  g_assert_cmpstr (find_cell (figure, "Close the desks", "Net, points"), ==, "\u221240");
  g_assert_cmpstr (find_cell (figure, "Close the desks", "Reversed"), ==, "Yes");
  g_assert_nonnull (strstr (concord_figure_get_subtitle (figure), "of those who chose to answer"));
  g_assert_nonnull (strstr (concord_figure_get_words (figure),
                            "Asked on another scale and not in this picture: Have you used it."));
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "Persons only"));
  /* A question as the subject shows those of its scale. */
  other = make (document, "consultation-agreement", concord_record_get_id (built.used));
  g_assert_cmpuint (concord_figure_get_n_rows (other), ==, 1);
  g_assert_cmpstr (concord_figure_get_title (other), ==, "70% say yes, 30% say no");
  g_assert_cmpstr (find_cell (other, "Have you used it", "Yes"), ==, "70%");
  build_set (document, built.exercise, "method", "probability");
  build_set (document, built.exercise, "opened", "2026-03-02");
  build_set (document, built.exercise, "closed", "2026-04-03");
  sampled = make (document, "consultation-agreement", NULL);
  g_assert_cmpstr (find_cell (sampled, "Keep it local", "Net, points"), ==, "+40 (+24 to +56)");
  g_assert_cmpstr (concord_figure_get_title (sampled), ==,
                   "Clearly more support than opposition on 2 of 2 questions");
  g_assert_nonnull (strstr (concord_figure_get_caption (sampled), "2 March 2026 to 3 April 2026"));
}

/* The default is the first exercise that has counts; only organisations make no bars. */
static void
test_exercises (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *bare = build_add (document, build_project (document), "exercises", "Letters");
  ConcordRecord *group = build_add (document, bare, "groups", "Unions");
  ConcordRecord *question = build_add (document, bare, "questions", "In favour");
  BuiltConsultation built;
  g_autoptr (ConcordFigure) organisations = NULL;
  g_autoptr (ConcordFigure) first = NULL;

  built = build_consultation (document);
  first = make (document, "consultation-agreement", NULL);
  g_assert_nonnull (strstr (concord_figure_get_caption (first), "Summer survey"));
  build_set (document, group, "unit", "organisations");
  build_set (document, question, "kind", "yes-no");
  build_count (document, question, group, "yes", "", "3");
  organisations = make (document, "consultation-agreement", concord_record_get_id (bare));
  g_assert_true (concord_figure_is_empty (organisations));
  g_assert_nonnull (strstr (concord_figure_get_words (organisations), "3 organisations"));
  g_assert_nonnull (built.exercise);
}

static void
test_track_record (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *bidder;
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordFigure) clear = NULL;

  build_bidders (document);
  figure = make (document, "track-record", NULL);
  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "No track record differs clearly from the base rate");
  /* 9.8/12, 7.8/10, 9.8/14: best first. */
  g_assert_cmpstr (concord_figure_get_cell (figure, 0, 0), ==, "Acme");
  g_assert_cmpstr (concord_figure_get_cell (figure, 1, 0), ==, "Crew");
  g_assert_cmpstr (concord_figure_get_cell (figure, 2, 0), ==, "Bolt");
  g_assert_cmpstr (find_cell (figure, "Acme", "Expected not troubled"), ==, "82%");
  g_assert_cmpstr (find_cell (figure, "Acme", "Running"), ==, "1");
  g_assert_cmpstr (find_cell (figure, "Bolt", "Ended contracts"), ==, "4");
  g_assert_cmpstr (find_cell (figure, "Bolt", "Not judged"), ==, "1");
  g_assert_cmpstr (find_cell (figure, "Bolt", "Low, 95%"), ==, "45%");
  g_assert_cmpstr (find_cell (figure, "Bolt", "High, 95%"), ==, "90%");
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "Advisory"));
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "European Services Strategy Unit"));
  /* 7.8 of 10 + 0 of 20: mean 0.26, far below 78 %. */
  bidder = build_add (document, build_project (document), "bidders", "Dire Outsourcing Group Holdings plc");
  for (guint i = 0; i < 20; i++)
    {
      ConcordRecord *contract = build_add (document, bidder, "past-contracts", "Some council");

      build_set (document, contract, "outcome", "terminated");
      build_set (document, contract, "troubled", "yes");
    }
  clear = make (document, "track-record", NULL);
  g_assert_cmpstr (concord_figure_get_title (clear), ==,
                   "Dire Outsourcing Group Holdings… stands clearly below the base rate");
}

#define APPRAISALS                                                                                 \
  "weighted-scores score-profile swing-weights ranking-by-weights weight-sensitivity "             \
  "rank-acceptability value-cost-frontier "
#define PACKAGES "need-capacity over-bundling package-frontier "
#define CONSULTATIONS "consultation-agreement response-rate "
#define MONEY                                                                                      \
  "cash-flow-fan npv-distribution switching-tornado benefits-by-year money-by-fund "
#define PRICES "price-formulas price-laboratory "

/* Whether @kind is among @kinds, each followed by a blank. */
static gboolean
is_among (const char *kind, const char *kinds)
{
  g_auto (GStrv) words = g_strsplit (kinds, " ", -1);

  return g_strv_contains ((const char *const *) words, kind);
}

/* A stamp changes when a type that the figure reads changes, and not otherwise. */
static void
test_stamps (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal appraisal = build_appraisal (document);
  BuiltMarket market = build_market (document);
  BuiltConsultation consultation = build_consultation (document);
  BuiltBidders bidders = build_bidders (document);
  BuiltMarks marks = build_marks (document);
  const struct
  {
    ConcordRecord *record;
    const char *field, *value;
    const char *changes; /* the kinds whose figures change */
  } cases[] = {
    { appraisal.shared, "name", "Shared", APPRAISALS MONEY },
    { appraisal.quality, "direction", "lower", APPRAISALS MONEY },
    { appraisal.weights, "leading", "yes", APPRAISALS },
    { market.revenues, "need", "71", PACKAGES },
    { market.alpha, "appetite", "0.5", PACKAGES },
    { consultation.exercise, "method", "census", CONSULTATIONS },
    { consultation.users, "population", "500", CONSULTATIONS },
    { consultation.local, "reversed", "yes", CONSULTATIONS },
    { bidders.acme, "name", "Ace", PRICES "track-record mark-heat-map " },
    { marks.ben, "conflict", "none", PRICES "mark-heat-map " },
    { marks.values, "weight", "31", PRICES "mark-heat-map " },
    { build_project (document), "bids-wanted", "4",
      PACKAGES PRICES MONEY "track-record mark-heat-map weight-sensitivity rank-acceptability "
                      "value-cost-frontier " },
  };
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);
  g_autofree guint64 *before = g_new (guint64, n);
  g_autofree guint64 *after = g_new (guint64, n);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint k = 0; k < n; k++)
        before[k] = concord_figure_get_stamp (document, kinds[k].kind);
      build_set (document, cases[i].record, cases[i].field, cases[i].value);
      for (guint k = 0; k < n; k++)
        {
          after[k] = concord_figure_get_stamp (document, kinds[k].kind);
          g_assert_cmpint (after[k] != before[k], ==, is_among (kinds[k].kind, cases[i].changes));
        }
      concord_document_undo (document);
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (concord_figure_get_stamp (document, kinds[k].kind) != after[k], ==,
                         is_among (kinds[k].kind, cases[i].changes));
    }
}

/* Links made, changed and removed: scores, weights, abilities, counts. */
static void
test_stamps_of_links (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal appraisal = build_appraisal (document);
  BuiltMarket market = build_market (document);
  guint64 scores = concord_figure_get_stamp (document, "weighted-scores");
  guint64 needs = concord_figure_get_stamp (document, "need-capacity");
  g_autoptr (GError) error = NULL;

  build_link (document, appraisal.venture, "score", appraisal.cost, "score-likely", "10");
  g_assert_cmpuint (concord_figure_get_stamp (document, "weighted-scores"), !=, scores);
  g_assert_cmpuint (concord_figure_get_stamp (document, "need-capacity"), ==, needs);
  build_link (document, market.echo, "ability", market.benefits, "able", "alone");
  g_assert_cmpuint (concord_figure_get_stamp (document, "need-capacity"), !=, needs);
  scores = concord_figure_get_stamp (document, "weighted-scores");
  needs = concord_figure_get_stamp (document, "need-capacity");
  g_assert_true (concord_document_remove (document, market.echo, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (concord_figure_get_stamp (document, "need-capacity"), !=, needs);
  g_assert_cmpuint (concord_figure_get_stamp (document, "weighted-scores"), ==, scores);
}

int
main (int argc, char **argv)
{
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/kinds", test_kinds);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/figures/every-kind/%s", kinds[i].kind);

      g_test_add_data_func (path, kinds[i].kind, test_every_kind);
    }
  g_test_add_func ("/figures/weighted-scores", test_weighted_scores);
  g_test_add_func ("/figures/many-criteria", test_many_criteria);
  g_test_add_func ("/figures/need-capacity", test_need_capacity);
  g_test_add_func ("/figures/consultation", test_consultation);
  g_test_add_func ("/figures/exercises", test_exercises);
  g_test_add_func ("/figures/track-record", test_track_record);
  g_test_add_func ("/figures/stamps", test_stamps);
  g_test_add_func ("/figures/stamps-of-links", test_stamps_of_links);
  return g_test_run ();
}
