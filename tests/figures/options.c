/* The options on each criterion and under each set of weights. */
#include "../findings/build.h"
#include "check.h"

static guint
count_text (ConcordFigure *figure, const char *part)
{
  g_autoptr (ConcordLayout) layout
      = concord_chart_layout (concord_figure_get_chart (figure), 560, 400, CONCORD_CHART_PLAIN);
  guint n = 0;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = layout->shapes->pdata[i];

      n += shape->kind == CONCORD_SHAPE_TEXT && strstr (shape->text, part) != NULL;
    }
  return n;
}

/* Cost, lower is better: 40 of shared is a value of 60, 20 of in-house one of 80. On quality the
 * joint venture's 90 beats shared by 10, on cost in-house by 20: cost is where the leader trails. */
static void
test_profile (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordFigure) figure = make (document, "score-profile", NULL);
  g_autoptr (ConcordFigure) all = NULL;
  g_autoptr (ConcordFigure) unranked = NULL;

  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Shared service leads but trails on Cost");
  g_assert_cmpstr (find_cell (figure, "Cost", "Shared service"), ==, "60");
  g_assert_cmpstr (find_cell (figure, "Cost", "In-house"), ==, "80");
  g_assert_cmpstr (find_cell (figure, "Cost", "Joint venture"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "Cost", "Weight"), ==, "30%");
  g_assert_nonnull (strstr (concord_figure_get_words (figure),
                            "Quality: Joint venture best with 90, In-house lowest with 60."));
  g_assert_cmpuint (count_text (figure, "weight 50%"), ==, 1);
  build_set (document, built.venture, "stage", "dropped");
  build_link (document, built.shared, "score", built.cost, "score-likely", "10");
  all = make (document, "score-profile", NULL);
  g_assert_cmpstr (concord_figure_get_title (all), ==, "Shared service does best on every criterion");
  build_link (document, built.weights, "weight", built.cost, "points", NULL);
  unranked = make (document, "score-profile", NULL);
  g_assert_cmpstr (concord_figure_get_title (unranked), ==,
                   "Shared service does best on 3 of 3 criteria");
  g_assert_cmpstr (find_cell (unranked, "Cost", "Weight"), ==, "–");
}

/* Six options: four have colours, the others stay grey; all are in the table. */
static void
test_many_options (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordFigure) figure = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Option %u", i + 1);
      g_autofree char *score = g_strdup_printf ("%u", 10 + i);
      ConcordRecord *option = build_add (document, build_project (document), "options", name);

      build_link (document, option, "score", built.quality, "score-likely", score);
      build_link (document, option, "score", built.cost, "score-likely", "50");
      build_link (document, option, "score", built.jobs, "score-likely", "50");
    }
  figure = make (document, "score-profile", NULL);
  g_assert_cmpuint (concord_figure_get_n_columns (figure), ==, 2 + 7);
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "Grey: options below rank 4"));
  g_assert_cmpstr (find_cell (figure, "Quality", "Option 1"), ==, "10");
}

/* Officers 50, 30, 20; members 25, 25, 50 of 100: 30 points apart on jobs. */
static void
test_weights (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordFigure) one = make (document, "swing-weights", NULL);
  ConcordRecord *members;
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordFigure) stale = NULL;

  g_assert_cmpstr (concord_figure_get_title (one), ==, "Quality weighs most");
  members = build_add (document, build_project (document), "weight-sets", "Members");
  build_link (document, members, "weight", built.quality, "points", "50");
  build_link (document, members, "weight", built.cost, "points", "50");
  build_link (document, members, "weight", built.jobs, "points", "100");
  figure = make (document, "swing-weights", NULL);
  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Views differ most on Jobs");
  g_assert_cmpstr (find_cell (figure, "Jobs", "Officers"), ==, "20%");
  g_assert_cmpstr (find_cell (figure, "Jobs", "Members"), ==, "50%");
  g_assert_cmpstr (find_cell (figure, "Jobs", "Under"), ==, "–");
  g_assert_cmpuint (count_text (figure, "hatched"), ==, 0);
  build_link (document, members, "weight", built.jobs, "top", "250");
  stale = make (document, "swing-weights", NULL);
  g_assert_cmpstr (concord_figure_get_title (stale), ==,
                   "1 criterion has swing points for another scale");
  g_assert_cmpstr (find_cell (stale, "Jobs", "Members"), ==, "50%, stale");
  g_assert_cmpuint (count_text (stale, "hatched"), >=, 1);
  g_assert_nonnull (strstr (concord_figure_get_words (stale),
                            "Swing points of Jobs were given for another scale"));
}

/* Under officers shared leads with 68 to 62; members weigh cost 90 %: 77 to 60.5 for in-house. */
static void
test_ranking (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordFigure) only = make (document, "ranking-by-weights", NULL);
  ConcordRecord *members = build_add (document, build_project (document), "weight-sets", "Members");
  g_autoptr (ConcordFigure) split = NULL;
  g_autoptr (ConcordFigure) same = NULL;

  g_assert_cmpstr (concord_figure_get_title (only), ==, "Shared service leads under the only weights");
  build_link (document, members, "weight", built.quality, "points", "5");
  build_link (document, members, "weight", built.cost, "points", "90");
  build_link (document, members, "weight", built.jobs, "points", "5");
  split = make (document, "ranking-by-weights", NULL);
  g_assert_cmpstr (concord_figure_get_title (split), ==, "Who leads depends on whose weights count");
  g_assert_cmpstr (concord_figure_get_cell (split, 0, 0), ==, "Shared service");
  g_assert_cmpstr (find_cell (split, "In-house", "Rank, Officers"), ==, "2");
  g_assert_cmpstr (find_cell (split, "In-house", "Rank, Members"), ==, "1");
  g_assert_cmpstr (find_cell (split, "In-house", "Total, Members"), ==, "77.0");
  g_assert_cmpstr (find_cell (split, "Joint venture", "Rank, Members"), ==, "–");
  g_assert_nonnull (strstr (concord_figure_get_words (split), "Members: 1 In-house, 2 Shared"));
  build_link (document, members, "weight", built.cost, "points", "5");
  same = make (document, "ranking-by-weights", NULL);
  g_assert_cmpstr (concord_figure_get_title (same), ==,
                   "Shared service leads under all 2 sets of weights");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/options/profile", test_profile);
  g_test_add_func ("/figures/options/many", test_many_options);
  g_test_add_func ("/figures/options/weights", test_weights);
  g_test_add_func ("/figures/options/ranking", test_ranking);
  return g_test_run ();
}
