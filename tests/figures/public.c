/* Who answered, and what of answers and marks the public sees. */
#include "../findings/build-money.h"
#include "check.h"

/* 100 of 400 users, nobody of 50 staff, and unions without numbers. */
static void
test_response (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordFigure) figure = make (document, "response-rate", NULL);
  g_autoptr (ConcordFigure) over = NULL;
  g_autoptr (ConcordFigure) heard = NULL;
  g_autoptr (ConcordFigure) other = NULL;
  ConcordRecord *letters;

  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Nobody answered for Staff");
  g_assert_cmpstr (concord_figure_get_cell (figure, 0, 0), ==, "Users");
  g_assert_cmpstr (find_cell (figure, "Users", "Response rate"), ==, "25%");
  g_assert_cmpstr (find_cell (figure, "Users", "Responded"), ==, "100");
  g_assert_cmpstr (find_cell (figure, "Staff", "Response rate"), ==, "0%");
  g_assert_cmpstr (find_cell (figure, "Staff", "Responded"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "Staff", "Note"), ==, "nobody answered");
  g_assert_cmpstr (find_cell (figure, "Unions", "Response rate"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "Unions", "Of"), ==, "Organisations");
  g_assert_nonnull (strstr (concord_figure_get_words (figure), "Users: 25%, 100 of 400 people."));
  g_assert_nonnull (strstr (concord_figure_get_words (figure), "Staff: nobody answered."));
  build_set (document, built.staff, "responded", "25");
  heard = make (document, "response-rate", NULL);
  g_assert_cmpstr (concord_figure_get_title (heard), ==, "Staff answered most, Users least");
  build_set (document, built.staff, "responded", "60");
  over = make (document, "response-rate", concord_record_get_id (built.local));
  g_assert_cmpstr (concord_figure_get_title (over), ==, "More answered for Staff than were asked");
  g_assert_cmpstr (find_cell (over, "Staff", "Response rate"), ==, "120%");
  letters = build_add (document, build_project (document), "exercises", "Letters");
  other = make (document, "response-rate", concord_record_get_id (letters));
  g_assert_cmpstr (concord_figure_get_title (other), ==, "No groups to hear yet");
}

/* 4 of the staff answered: neither they nor the users, from whom they could be worked out, are
 * told to the public; the working view tells both. */
static void
test_response_public (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordFigure) working = NULL;
  g_autoptr (ConcordFigure) public = NULL;
  g_autofree char *all = NULL;

  build_set (document, built.staff, "responded", "4");
  working = make (document, "response-rate", NULL);
  g_assert_cmpstr (find_cell (working, "Staff", "Responded"), ==, "4");
  public = make_for (document, "response-rate", NULL, CONCORD_VIEW_PUBLIC);
  g_assert_cmpstr (find_cell (public, "Staff", "Responded"), ==, "withheld");
  g_assert_cmpstr (find_cell (public, "Staff", "Response rate"), ==, "withheld");
  g_assert_cmpstr (find_cell (public, "Users", "Responded"), ==, "withheld");
  all = dup_all (public, 900);
  g_assert_null (strstr (all, "8%"));
  g_assert_null (strstr (all, "25%"));
  g_assert_nonnull (strstr (all, "Staff: withheld, since few answered."));
}

/* 3 of 83 strongly agree: the public sees neither that nor those who agree, nor a bar. */
static void
test_agreement_public (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordFigure) working = NULL;
  g_autoptr (ConcordFigure) public = NULL;
  g_autofree char *all = NULL;

  build_count (document, built.local, built.users, "5", "", "3");
  working = make (document, "consultation-agreement", NULL);
  g_assert_cmpstr (find_cell (working, "Keep it local", "Strongly agree"), ==, "4%");
  public = make_for (document, "consultation-agreement", NULL, CONCORD_VIEW_PUBLIC);
  g_assert_cmpstr (find_cell (public, "Keep it local", "Strongly agree"), ==, "withheld");
  g_assert_cmpstr (find_cell (public, "Keep it local", "Agree"), ==, "withheld");
  g_assert_cmpstr (find_cell (public, "Keep it local", "Disagree"), ==, "12%");
  g_assert_cmpstr (find_cell (public, "Keep it local", "n"), ==, "83");
  g_assert_cmpstr (find_cell (public, "Keep it local", "Net, points"), ==, "+28");
  g_assert_cmpstr (find_cell (public, "Close the desks", "Strongly agree"), ==, "10%");
  all = dup_all (public, 900);
  g_assert_null (strstr (all, "Strongly agree 4%"));
  g_assert_null (strstr (all, "48%")); /* 40 of 83 */
  g_assert_null (strstr (all, "Strongly agree 0%"));
  g_assert_nonnull (strstr (all, "Keep it local, n = 83"));
  /* In the picture the words stand where the bar would. */
  g_assert_nonnull (strstr (all, "\nwithheld: fewer than 5 people in a cell\n"));
}

static void
test_marks (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarks built = build_marks (document);
  g_autoptr (ConcordFigure) figure = make (document, "mark-heat-map", NULL);
  g_autoptr (ConcordFigure) question = NULL;
  g_autoptr (ConcordFigure) bidder = NULL;

  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Evaluators up to 2 marks apart on Dale");
  g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 4);
  g_assert_cmpstr (find_cell (figure, "Callers: Dale", "Ann"), ==, "6");
  g_assert_cmpstr (find_cell (figure, "Callers: Dale", "Ben"), ==, "8");
  g_assert_cmpstr (find_cell (figure, "Callers: Dale", "Mean"), ==, "7.0");
  g_assert_cmpstr (find_cell (figure, "Callers: Dale", "Range"), ==, "6–8");
  g_assert_cmpstr (find_cell (figure, "Callers: Dale", "Moderated"), ==, "8");
  g_assert_cmpstr (find_cell (figure, "Callers: Dale", "Points"), ==, "48.00");
  g_assert_cmpstr (find_cell (figure, "Values: Dale", "Ben"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "Values: Dale", "Moderated"), ==, "–");
  g_assert_cmpstr (find_cell (figure, "Record: Dale", "Points"), ==, "–");
  g_assert_null (strstr (concord_figure_get_explanation (figure), "Dale"));
  question = make (document, "mark-heat-map", concord_record_get_id (built.callers));
  g_assert_cmpuint (concord_figure_get_n_rows (question), ==, 2);
  bidder = make (document, "mark-heat-map", concord_record_get_id (built.elm));
  g_assert_cmpuint (concord_figure_get_n_rows (bidder), ==, 1);
  g_assert_cmpstr (concord_figure_get_title (bidder), ==, "The evaluators agree on every mark");
}

static void
test_marks_public (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordFigure) figure = NULL;
  g_autofree char *all = NULL;

  build_marks (document);
  figure = make_for (document, "mark-heat-map", NULL, CONCORD_VIEW_PUBLIC);
  g_assert_true (concord_figure_is_empty (figure));
  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Marks are exempt and not shown here");
  all = dup_all (figure, 900);
  g_assert_nonnull (strstr (all, "exempt from publication"));
  g_assert_null (strstr (all, "Dale"));
  g_assert_null (strstr (all, "Ben"));
}

/* Everything that a figure can rest on, with all that is exempt. */
static ConcordDocument *
build_all (void)
{
  ConcordDocument *document = build_document ();

  build_appraisal (document);
  build_money (document);
  build_market (document);
  build_consultation (document);
  build_bidders (document);
  build_marks (document);
  build_secrets (document);
  return document;
}

/* Others in what is exempt, in other orders and with some of it absent: the public sees the same,
 * whoever may see it does not. */
static void
test_exempt (gconstpointer data)
{
  const char *kind = data;
  static const char *const resting[]
      = { "package-frontier", "mark-heat-map", "price-formulas", NULL };
  gboolean rests = g_strv_contains (resting, kind);
  g_autoptr (ConcordDocument) document = build_all ();
  g_autoptr (ConcordFigure) public = make_for (document, kind, NULL, CONCORD_VIEW_PUBLIC);
  g_autoptr (ConcordFigure) exempt = make_for (document, kind, NULL, CONCORD_VIEW_EXEMPT);
  g_autofree char *seen = dup_all (public, 600);
  g_autofree char *known = dup_all (exempt, 600);

  g_assert_cmpint (concord_figure_is_same (public, exempt), ==, !rests);
  g_assert_true (!rests || concord_figure_may_have_exempt (document, kind));
  for (guint n_lost = 0; n_lost < 2; n_lost++)
    {
      g_autoptr (ConcordFigure) still = NULL;
      g_autoptr (ConcordFigure) changed = NULL;
      g_autofree char *still_seen = NULL;
      g_autofree char *changed_known = NULL;

      build_other_secrets (document, n_lost);
      still = make_for (document, kind, NULL, CONCORD_VIEW_PUBLIC);
      still_seen = dup_all (still, 600);
      g_assert_cmpstr (still_seen, ==, seen);
      changed = make_for (document, kind, NULL, CONCORD_VIEW_EXEMPT);
      changed_known = dup_all (changed, 600);
      g_assert_cmpint (strcmp (changed_known, known) != 0, ==, rests);
    }
}

int
main (int argc, char **argv)
{
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/figures/public/exempt/%s", kinds[i].kind);

      g_test_add_data_func (path, kinds[i].kind, test_exempt);
    }
  g_test_add_func ("/figures/public/response", test_response);
  g_test_add_func ("/figures/public/response-public", test_response_public);
  g_test_add_func ("/figures/public/agreement-public", test_agreement_public);
  g_test_add_func ("/figures/public/marks", test_marks);
  g_test_add_func ("/figures/public/marks-public", test_marks_public);
  return g_test_run ();
}
