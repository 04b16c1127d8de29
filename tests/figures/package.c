/* The package as services join it. */
#include "../findings/build.h"
#include "check.h"

/* Calls, Revenues, Benefits with 5, 4 and 2 able; see tests/findings/bundling.c. */
static void
test_outgrown (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordFigure) figure = make (document, "over-bundling", NULL);
  g_autoptr (ConcordFigure) long_name = NULL;
  g_autoptr (ConcordLayout) layout = NULL;
  guint n_marked = 0;

  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "Market outgrown; leaving out Benefits restores most");
  g_assert_cmpstr (concord_figure_get_cell (figure, 0, 0), ==, "Calls");
  g_assert_cmpstr (find_cell (figure, "Benefits", "Able suppliers"), ==, "2");
  g_assert_cmpstr (find_cell (figure, "Benefits", "Suppliers lost"), ==, "2");
  g_assert_cmpstr (find_cell (figure, "Revenues", "Need met"), ==, "61%");
  g_assert_cmpstr (find_cell (figure, "Revenues", "Net cost a year so far"), ==, "£5,000,000");
  g_assert_cmpstr (find_cell (figure, "Revenues", "Saved by links a year"), ==, "–");
  layout = concord_chart_layout (concord_figure_get_chart (figure), 560, 340, CONCORD_CHART_PLAIN);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = layout->shapes->pdata[i];

      n_marked += shape->kind == CONCORD_SHAPE_TEXT && strstr (shape->text, "outgrown") != NULL;
    }
  g_assert_cmpuint (n_marked, ==, 1);
  build_set (document, built.benefits, "name", "Benefits of all sorts for all people");
  long_name = make (document, "over-bundling", NULL);
  g_assert_cmpstr (concord_figure_get_title (long_name), ==,
                   "Market outgrown; leaving out Benefits of all sorts… restores most");
}

static void
test_other_titles (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordFigure) beyond = NULL;
  g_autoptr (ConcordFigure) enough = NULL;

  build_set (document, built.benefits, "inclusion", "undecided");
  beyond = make (document, "over-bundling", NULL);
  g_assert_cmpstr (concord_figure_get_title (beyond), ==, "Adding Benefits would outgrow the market");
  g_assert_cmpstr (find_cell (beyond, "Benefits", "In the package"), ==, "Undecided");
  build_set (document, build_project (document), "bids-wanted", "2");
  enough = make (document, "over-bundling", NULL);
  g_assert_cmpstr (concord_figure_get_title (enough), ==,
                   "2 suppliers stay able with every service added");
}

/* Forty services and two suppliers, both able for all: every step is a mark. */
static void
test_many (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *alpha = build_add (document, build_project (document), "suppliers", "Alpha");
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordLayout) layout = NULL;
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("A service with a rather long name, number %u", i);
      ConcordRecord *service = build_add (document, build_project (document), "services", name);

      build_link (document, alpha, "ability", service, "able", "alone");
    }
  figure = make (document, "over-bundling", NULL);
  g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 40);
  layout = concord_chart_layout (concord_figure_get_chart (figure), 360, 300, CONCORD_CHART_PLAIN);
  for (guint i = 0; i < layout->marks->len; i++)
    n += ((ConcordMark *) layout->marks->pdata[i])->id != NULL;
  g_assert_cmpuint (n, ==, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/package/outgrown", test_outgrown);
  g_test_add_func ("/figures/package/titles", test_other_titles);
  g_test_add_func ("/figures/package/many", test_many);
  return g_test_run ();
}
