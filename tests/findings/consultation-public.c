/* What of a consultation may leave the program. */
#include "build.h"
#include "check.h"

#include "findings/consultation.h"

static ConcordConsultation *
look (ConcordDocument *document, ConcordRecord *exercise)
{
  ConcordConsultation *consultation = concord_consultation_new_public (document, exercise);

  assert_sound (consultation->finding);
  return consultation;
}

static const ConcordConsultationQuestion *
get_question (const ConcordConsultation *consultation, guint i)
{
  return consultation->questions->pdata[i];
}

/* Nothing small: the public sees all. */
static void
test_whole (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) consultation = look (document, built.exercise);

  for (guint i = 0; i < 3; i++)
    g_assert_false (concord_consultation_is_withheld (get_question (consultation, i)));
  assert_near (get_question (consultation, 0)->counts[4], 20, 0);
  g_assert_false (has_warning (consultation->finding, "withheld"));
}

/* 3 strongly agree: agree, on the same side, goes too, and agreement as a whole stays. */
static void
test_same_side (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) consultation = NULL;
  const ConcordConsultationQuestion *local;
  g_autofree char *text = NULL;

  build_count (document, built.local, built.users, "5", "", "3");
  consultation = look (document, built.exercise);
  local = get_question (consultation, 0);
  g_assert_true (local->is_withheld[3] && local->is_withheld[4]);
  g_assert_false (local->is_withheld[0] || local->is_withheld[1] || local->is_withheld[2]);
  g_assert_true (isnan (local->counts[3]) && isnan (local->shares[4]));
  assert_near (local->n, 83, 0);
  assert_near (local->agree, 43.0 / 83, 1e-12);
  g_assert_false (local->net_withheld || local->n_withheld);
  text = concord_finding_dup_text (consultation->finding, TRUE);
  assert_has (text, "“Keep it local”, Strongly agree: withheld");
  assert_has (text, "“Keep it local”, Agree: withheld");
  g_assert_true (has_warning (consultation->finding, "Numbers of 1 to 4 persons are withheld"));
}

/* Yes and no have no second level on their side: net agreement goes with them. */
static void
test_net (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) consultation = NULL;
  const ConcordConsultationQuestion *used;
  g_autofree char *text = NULL;

  build_count (document, built.used, built.users, "no", "", "2");
  consultation = look (document, built.exercise);
  used = get_question (consultation, 2);
  g_assert_true (used->is_withheld[0] && used->is_withheld[1] && used->net_withheld);
  g_assert_true (isnan (used->agree) && isnan (used->net));
  assert_near (used->n, 72, 0);
  text = concord_finding_dup_text (consultation->finding, TRUE);
  assert_has (text, "“Have you used it”: some answers were given by so few that the shares are "
                    "withheld (n = 72).");
  g_assert_null (strstr (text, "97%"));
}

/* Three who answered at all leave nothing; so do three of a group, with one more group. */
static void
test_few (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) consultation = NULL;
  const ConcordConsultationQuestion *used;
  const ConcordConsultationGroup *users, *staff, *unions;
  g_autofree char *text = NULL;

  build_count (document, built.used, built.users, "no", "", "0");
  build_count (document, built.used, built.users, "yes", "", "3");
  build_set (document, built.staff, "responded", "4");
  build_set (document, built.unions, "invited", "3");
  build_set (document, built.unions, "responded", "2");
  consultation = look (document, built.exercise);
  used = get_question (consultation, 2);
  g_assert_true (used->n_withheld && isnan (used->n));
  users = consultation->groups->pdata[0];
  staff = consultation->groups->pdata[1];
  unions = consultation->groups->pdata[2];
  g_assert_true (staff->is_withheld && isnan (staff->responded) && isnan (staff->rate));
  g_assert_true (users->is_withheld);
  /* Organisations are not persons. */
  g_assert_false (unions->is_withheld);
  assert_near (unions->responded, 2, 0);
  text = concord_finding_dup_text (consultation->finding, TRUE);
  assert_has (text, "Response rate of Staff, of those invited: withheld");
  assert_has (text, "“Have you used it”: so few answered that nothing of it is published.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consultation-public/whole", test_whole);
  g_test_add_func ("/consultation-public/same-side", test_same_side);
  g_test_add_func ("/consultation-public/net", test_net);
  g_test_add_func ("/consultation-public/few", test_few);
  return g_test_run ();
}
