/* Answers against the population, and weighted to it. Expected values are worked out by hand. */
#include "build.h"
#include "check.h"

#include "findings/consultation.h"
#include "findings/findings.h"
#include "findings/representativeness.h"
#include "model/cell-key.h"

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *exercise, *north, *south, *question;
  ConcordRecord *age, *young, *old;
} Scene;

static ConcordRecord *
add_group (Scene *scene, const char *name, const char *population)
{
  ConcordRecord *group = build_add (scene->document, scene->exercise, "groups", name);

  build_set (scene->document, group, "unit", "persons");
  if (population != NULL)
    build_set (scene->document, group, "population", population);
  return group;
}

/* North has 800 people, South 200; age has no levels with populations yet. */
static void
scene_set_up (Scene *scene, gconstpointer data)
{
  scene->document = build_document ();
  scene->exercise
      = build_add (scene->document, build_project (scene->document), "exercises", "Panel");
  build_set (scene->document, scene->exercise, "method", "probability");
  scene->north = add_group (scene, "North", "800");
  scene->south = add_group (scene, "South", "200");
  scene->question = build_add (scene->document, scene->exercise, "questions", "Keep it");
  build_set (scene->document, scene->question, "kind", "yes-no");
  scene->age = build_add (scene->document, scene->exercise, "dimensions", "Age");
  scene->young = build_add (scene->document, scene->age, "levels", "under 65");
  scene->old = build_add (scene->document, scene->age, "levels", "65+");
}

static void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_clear_object (&scene->document);
}

static void
count (Scene *scene, ConcordRecord *group, const char *cell, const char *no, const char *yes)
{
  build_count (scene->document, scene->question, group, "no", cell, no);
  build_count (scene->document, scene->question, group, "yes", cell, yes);
}

static ConcordRepresentativeness *
look (Scene *scene)
{
  return concord_representativeness_new (scene->document, scene->exercise, CONCORD_MARGIN_FITTING,
                                         CONCORD_MARGIN_FITTING);
}

static void
test_cell_key (void)
{
  const char *dimensions[] = { " Age ", "Area; \\=", "Sex" };
  const char *levels[] = { "65+", " a=b;  c\\ ", NULL };
  g_autofree char *key = concord_cell_key_new (dimensions, levels, 3);
  g_autofree char *none = concord_cell_key_new (dimensions, (const char *[]){ NULL, " ", "" }, 3);
  g_autofree char *age = concord_cell_key_dup_level (key, "Age");
  g_autofree char *area = concord_cell_key_dup_level (key, "Area;  \\=");
  g_autofree char *typed = concord_cell_key_dup_level (" Sex = f ;Age=65+", "Age");

  g_assert_cmpstr (key, ==, "Age=65+; Area\\; \\\\\\==a\\=b\\; c\\\\");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (age, ==, "65+");
  g_assert_cmpstr (area, ==, "a=b; c\\");
  g_assert_cmpstr (typed, ==, "65+");
  g_assert_null (concord_cell_key_dup_level (key, "Sex"));
  g_assert_null (concord_cell_key_dup_level (NULL, "Age"));
  g_assert_null (concord_cell_key_dup_level ("Age", "65+"));
}

/* Of North 20 yes and 30 no, of South 40 yes and 10 no: net +20 unweighted. Yes weighted is
 * .8 x .4 + .2 x .8 = .48: net -4. Weights 1.6 and .4: design effect (50 x 2.56 + 50 x .16) / 100 =
 * 1.36, effective n 100 / 1.36; half an interval 1.959964 x sqrt ((1 - .0016) / 73.529) = .22838. */
static void
test_one_margin (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordRepresentativeness) made = NULL;
  const ConcordWeightedQuestion *question;

  count (scene, scene->north, "", "30", "20");
  count (scene, scene->south, "", "10", "40");
  made = look (scene);
  g_assert_cmpint (made->rows, ==, 0);
  g_assert_cmpint (made->columns, ==, -1);
  g_assert_cmpuint (made->questions->len, ==, 1);
  question = made->questions->pdata[0];
  g_assert_true (question->is_weighted);
  assert_near (question->net, .2, 1e-12);
  assert_near (question->weighted_net, -.04, 1e-12);
  assert_near (question->design_effect, 1.36, 1e-12);
  assert_near (question->effective_n, 100 / 1.36, 1e-9);
  assert_near (question->largest_weight, 1.6, 1e-12);
  g_assert_true (question->has_interval);
  assert_near (question->low, -.04 - .22838, 1e-5);
  assert_near (question->high, -.04 + .22838, 1e-5);
  assert_sound (made->finding);
  assert_has (made->finding->sentence, "Farthest from the population is “North”: 50% of the "
                                       "answers, 80% of the people.");
  assert_has (made->finding->sentence,
              "Weighted to “Group”, net agreement with “Keep it” is −4 points (95% interval −27 to "
              "+19), unweighted +20.");
  g_assert_true (has_warning (made->finding, "“Age”: the population of “under 65” is not given"));
}

/* In cells: 10 answers of each of four, margins 600 : 400 and 700 : 300, which independent weights
 * meet: 1.68, .72, 1.12, .48. Yes is 8, 2, 5, 5 of 10: weighted yes (1.68 x 8 + .72 x 2 + 1.12 x 5 +
 * .48 x 5) / 40 = 22.88 / 40. The populations of age have another sum: shares count. */
static void
test_two_margins (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordRepresentativeness) made = NULL;
  g_autoptr (ConcordConsultation) consultation = NULL;
  const ConcordConsultationQuestion *summed;
  const ConcordWeightedQuestion *question;

  build_set (scene->document, scene->north, "population", "600");
  build_set (scene->document, scene->south, "population", "400");
  build_set (scene->document, scene->young, "population", "1400");
  build_set (scene->document, scene->old, "population", "600");
  count (scene, scene->north, "Age=under 65", "2", "8");
  count (scene, scene->north, "Age=65+", "8", "2");
  count (scene, scene->south, "Age=under 65", "5", "5");
  count (scene, scene->south, "Age=65+", "5", "5");
  /* Says no age: counted, not weighted. */
  count (scene, scene->south, "", "0", "3");
  made = look (scene);
  g_assert_cmpint (made->columns, ==, 1);
  question = made->questions->pdata[0];
  g_assert_true (question->is_weighted);
  assert_near (question->n, 40, 0);
  assert_near (question->n_unplaced, 3, 0);
  assert_near (question->net, 0, 1e-12);
  assert_near (question->weighted_net, 2 * 22.88 / 40 - 1, 1e-12);
  assert_near (question->design_effect, 1.2064, 1e-12);
  assert_near (question->largest_weight, 1.68, 1e-12);
  g_assert_true (has_warning (made->finding, "“Keep it”: a few answers say not where they belong"));
  g_assert_true (has_warning (made->finding, "add up to 1,000, those of “Age” to 2,000"));
  assert_sound (made->finding);
  /* The consultation itself sums over the cells. */
  consultation = concord_consultation_new (scene->document, scene->exercise);
  summed = consultation->questions->pdata[0];
  assert_near (summed->n, 43, 0);
  assert_near (summed->counts[0], 20, 0);
  assert_near (summed->counts[1], 23, 0);
  assert_near (summed->cells[2 * 0 + 1], 10, 0);
  assert_near (((ConcordConsultationGroup *) consultation->groups->pdata[1])->most_answers, 23, 0);
}

/* Small cells that add up to large counts are not small: the public sees the sums, and no cell. */
static void
test_public (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordConsultation) consultation = NULL;
  const ConcordConsultationQuestion *question;

  count (scene, scene->north, "Age=under 65", "3", "4");
  count (scene, scene->north, "Age=65+", "4", "4");
  consultation = concord_consultation_new_public (scene->document, scene->exercise);
  question = consultation->questions->pdata[0];
  g_assert_false (concord_consultation_is_withheld (question));
  assert_near (question->n, 15, 0);
  assert_near (question->counts[0], 7, 0);
  for (guint i = 0; i < consultation->groups->len * question->n_levels; i++)
    assert_near (question->cells[i], 0, 0);
}

static const ConcordWeightedQuestion *
get_refused (const ConcordRepresentativeness *made, const char *part)
{
  const ConcordWeightedQuestion *question = made->questions->pdata[0];

  g_assert_false (question->is_weighted);
  g_assert_true (isnan (question->weighted_net));
  assert_has (question->refusal, part);
  /* One reason for all is said once. */
  assert_has (made->finding->sentence, "o question is weighted");
  g_assert_false (has_warning (made->finding, part));
  assert_sound (made->finding);
  return question;
}

static void
test_silent (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordRepresentativeness) made = NULL;
  g_autoptr (ConcordRepresentativeness) less = NULL;

  build_set (scene->document, scene->young, "population", "700");
  build_set (scene->document, scene->old, "population", "300");
  count (scene, scene->north, "Age=under 65", "30", "20");
  count (scene, scene->south, "Age=under 65", "10", "40");
  made = look (scene);
  get_refused (made, "Nobody of “65+” answered");
  /* That nobody answered is said once, whatever is farthest. */
  g_assert_cmpstr (made->finding->sentence, ==,
                   "Farthest from the population is “65+”: nobody answered for it, and it is 30% of "
                   "the people. So no question is weighted: no answers can stand for its people. "
                   "Join it with another, or weight without it.");
  build_set (scene->document, scene->old, "population", "100");
  less = look (scene);
  g_assert_cmpstr (less->finding->sentence, ==,
                   "Farthest from the population is “North”: 50% of the answers, 80% of the people. "
                   "No question is weighted. Nobody of “65+” answered, so no answers can stand for "
                   "its people. Join it with another, or weight without it.");
}

/* South alone is of 980 of 1,000 people and of 5 of 50 answers: weight .98 / .1 = 9.8. */
static void
test_heavy (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordRepresentativeness) made = NULL;
  g_autoptr (ConcordRepresentativeness) few = NULL;

  build_set (scene->document, scene->north, "population", "20");
  build_set (scene->document, scene->south, "population", "980");
  count (scene, scene->north, "", "20", "25");
  count (scene, scene->south, "", "0", "5");
  made = look (scene);
  get_refused (made, "So few of “South” answered that each would count 9.8 times as much as the mean, "
                     "above the cap of 5");
  /* Of four the number would let them be counted: 4 / 49 of the answers. */
  count (scene, scene->south, "", "0", "4");
  few = look (scene);
  get_refused (few, "So few of “South” answered that each would count more than 5 times as much");
  assert_has (few->finding->sentence, "No question is weighted. So few of “South” answered that");
}

/* Only the young of the north and the old of the south answered: 800 and 300 can't both be met. */
static void
test_no_convergence (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordRepresentativeness) made = NULL;

  build_set (scene->document, scene->young, "population", "300");
  build_set (scene->document, scene->old, "population", "700");
  count (scene, scene->north, "Age=under 65", "20", "25");
  count (scene, scene->south, "Age=65+", "20", "25");
  made = look (scene);
  get_refused (made, "No weights meet the populations of “Group” and “Age” at once");
}

static void
test_kinds (Scene *scene, gconstpointer data)
{
  static const char *const methods[][2] = { { "open", "Of those who chose to answer" },
                                            { "census", "Of those who answered: weights" },
                                            { "quota", "no known chance of being asked" } };

  count (scene, scene->north, "", "30", "20");
  count (scene, scene->south, "", "10", "40");
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (ConcordRepresentativeness) made = NULL;
      const ConcordWeightedQuestion *question;

      build_set (scene->document, scene->exercise, "method", methods[i][0]);
      made = look (scene);
      question = made->questions->pdata[0];
      assert_near (question->weighted_net, -.04, 1e-12);
      g_assert_false (question->has_interval);
      g_assert_true (isnan (question->low));
      g_assert_true (has_warning (made->finding, methods[i][1]));
      assert_has (made->finding->sentence, "is −4 points");
    }
}

/* What few said is not for the public: neither the number nor what could tell it. */
static void
test_small (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordRepresentativeness) made = NULL;
  g_autofree char *open = NULL;
  g_autofree char *full = NULL;

  count (scene, scene->north, "", "3", "20");
  count (scene, scene->south, "", "0", "40");
  made = look (scene);
  open = concord_finding_dup_text (made->finding, FALSE);
  full = concord_finding_dup_text (made->finding, TRUE);
  g_assert_null (strstr (open, "Weighted to"));
  g_assert_null (strstr (open, "design effect:"));
  assert_has (full, "Weighted to “Group”");
}

static void
test_degenerate (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordRepresentativeness) nobody = look (scene);
  g_autoptr (ConcordRepresentativeness) zero = NULL;
  g_autoptr (ConcordRepresentativeness) absent = NULL;
  g_autoptr (ConcordConsultation) consultation = NULL;

  g_assert_cmpuint (nobody->questions->len, ==, 0);
  assert_has (nobody->finding->sentence, "can't be set against the population");
  g_assert_true (has_warning (nobody->finding, "“Group”: no answers are counted by it"));
  count (scene, scene->north, "", "30", "20");
  count (scene, scene->south, "", "10", "40");
  build_set (scene->document, scene->south, "population", "0");
  zero = look (scene);
  g_assert_true (has_warning (zero->finding, "“South” has a population of 0"));
  consultation = concord_consultation_new (scene->document, scene->exercise);
  g_assert_true (has_warning (consultation->finding, "More answered for South than it has people"));
  build_set (scene->document, scene->south, "population", NULL);
  absent = look (scene);
  g_assert_cmpint (absent->rows, ==, -1);
  g_assert_true (has_warning (absent->finding, "the population of “South” is not given"));
  assert_sound (absent->finding);
}

/* The list is made anew when a level's population changes. */
static void
test_list (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) before = concord_findings_compute (scene->document);
  g_autoptr (GPtrArray) after = NULL;
  guint n_changed = 0;

  build_set (scene->document, scene->young, "population", "300");
  after = concord_findings_compute (scene->document);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < after->len; i++)
    if (before->pdata[i] != after->pdata[i])
      {
        n_changed++;
        g_assert_cmpstr (((ConcordFinding *) after->pdata[i])->kind, ==, "representativeness");
      }
  g_assert_cmpuint (n_changed, ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/findings/representativeness/" name, Scene, NULL, scene_set_up, function,           \
              scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/representativeness/cell-key", test_cell_key);
  ADD ("one-margin", test_one_margin);
  ADD ("two-margins", test_two_margins);
  ADD ("public", test_public);
  ADD ("silent", test_silent);
  ADD ("heavy", test_heavy);
  ADD ("no-convergence", test_no_convergence);
  ADD ("kinds", test_kinds);
  ADD ("small", test_small);
  ADD ("degenerate", test_degenerate);
  ADD ("list", test_list);
  return g_test_run ();
}
