/* Steps, undo, redo, typing, removal: with letters where letters will do. */
#include "model/document.h"

#include "model/canonical.h"
#include "model/record-types.h"
#include "model/service.h"
#include "model/score.h"

#include <string.h>

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = concord_document_new ();
  concord_document_set_author (f->document, "Ann Officer");
  concord_document_set_now (f->document, 1780000000);
  f->project = CONCORD_RECORD (concord_document_get_project (f->document));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->document);
}

static void
set_title (Fixture *f, const char *title)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (concord_document_set (f->document, f->project, "title", title, NULL, &error));
  g_assert_no_error (error);
}

#define assert_title(f, expected)                                                                  \
  g_assert_cmpstr (concord_document_get_project ((f)->document)->title, ==, expected)

static void
save (Fixture *f)
{
  g_autoptr (ConcordRevision) revision = concord_document_prepare (f->document, NULL);

  if (revision != NULL)
    concord_document_commit (f->document, revision);
}

static void
test_undo (Fixture *f, gconstpointer data)
{
  set_title (f, "A");
  set_title (f, "B");
  set_title (f, "C");
  concord_document_undo (f->document);
  assert_title (f, "B");
  concord_document_undo (f->document);
  concord_document_undo (f->document);
  assert_title (f, NULL);
  g_assert_false (concord_document_can_undo (f->document));
  g_assert_false (concord_document_is_dirty (f->document));
  concord_document_redo (f->document);
  concord_document_redo (f->document);
  assert_title (f, "B");
  g_assert_cmpstr (concord_document_get_redo_label (f->document), ==, "Title of B");
  set_title (f, "D");
  g_assert_false (concord_document_can_redo (f->document));
  g_assert_cmpuint (concord_document_get_unsaved (f->document)->len, ==, 3);
}

static void
test_nothing_is_no_step (Fixture *f, gconstpointer data)
{
  set_title (f, "A");
  set_title (f, "A");
  g_assert_cmpuint (concord_document_get_unsaved (f->document)->len, ==, 1);
}

static void
test_all_or_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (ConcordStep) step = concord_step_new ("three things");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = concord_canonical_dup_hash (f->document);
  g_autofree char *after = NULL;
  g_autofree char *id = concord_document_plan_add (f->document, step, f->project, "services");

  concord_step_set (step, id, "name", "Revenues");
  concord_step_set (step, concord_record_get_id (f->project), "title", "A");
  concord_step_set (step, id, "need", "101");
  g_assert_false (concord_document_perform (f->document, step, &error));
  g_assert_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_RANGE);
  g_assert_cmpstr (error->message, ==, "Need is 101, but must be between 0 and 100.");
  after = concord_canonical_dup_hash (f->document);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (concord_document_is_dirty (f->document));
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  ConcordRecord *option = concord_document_add (f->document, f->project, "options", NULL);
  ConcordRecord *criterion = concord_document_add (f->document, f->project, "criteria", NULL);
  ConcordRecord *below = concord_document_add (f->document, criterion, "criteria", NULL);
  const char *keys[] = { concord_record_get_id (option), NULL };
  g_autoptr (GError) error = NULL;

  /* An option is no criterion. */
  g_assert_false (concord_document_set_link (f->document, option, "score", keys, "score-likely",
                                             "50", NULL, &error));
  g_assert_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_REFERENCE);
  g_clear_error (&error);
  g_assert_false (
      concord_document_move (f->document, criterion, below, "criteria", NULL, &error));
  g_assert_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_PLACE);
  g_clear_error (&error);
  g_assert_false (concord_document_remove (f->document, f->project, &error));
  g_assert_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_PLACE);
  g_clear_error (&error);
  g_assert_false (concord_document_set (f->document, option, "name", "a\x0b", NULL, &error));
  g_assert_error (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_NOT_A_VALUE);
}

static void
type (Fixture *f, const char *title)
{
  g_autoptr (ConcordStep) step
      = concord_document_new_set_step (f->document, f->project, "title", title);

  g_assert_true (concord_document_type (f->document, step, NULL));
}

static void
test_typing (Fixture *f, gconstpointer data)
{
  set_title (f, "A");
  type (f, "Ab");
  type (f, "Abc");
  type (f, "Abcd");
  g_assert_cmpuint (concord_document_get_unsaved (f->document)->len, ==, 2);
  concord_document_undo (f->document);
  assert_title (f, "A");
  concord_document_redo (f->document);
  assert_title (f, "Abcd");
  concord_document_end_typing (f->document);
  type (f, "Abcde");
  g_assert_cmpuint (concord_document_get_unsaved (f->document)->len, ==, 3);
  save (f);
  type (f, "Abcdef");
  g_assert_cmpuint (concord_document_get_unsaved (f->document)->len, ==, 1);
  /* Back to where it began: no step was made after all. */
  type (f, "Abcde");
  g_assert_false (concord_document_is_dirty (f->document));
  concord_document_undo (f->document);
  assert_title (f, "Abcd");
}

static void
test_saved_position (Fixture *f, gconstpointer data)
{
  set_title (f, "A");
  set_title (f, "B");
  save (f);
  g_assert_false (concord_document_is_dirty (f->document));
  concord_document_undo (f->document);
  assert_title (f, "A");
  g_assert_true (concord_document_is_dirty (f->document));
  g_assert_cmpuint (concord_document_get_unsaved (f->document)->len, ==, 1);
  concord_document_redo (f->document);
  g_assert_false (concord_document_is_dirty (f->document));

  /* Saved after the undo: the inverse is in the history, and redo is a change again. */
  concord_document_undo (f->document);
  save (f);
  g_assert_cmpuint (concord_document_get_revisions (f->document)->len, ==, 2);
  concord_document_redo (f->document);
  assert_title (f, "B");
  g_assert_true (concord_document_is_dirty (f->document));
}

static void
test_edit_during_save (Fixture *f, gconstpointer data)
{
  g_autoptr (ConcordRevision) revision = NULL;

  set_title (f, "A");
  revision = concord_document_prepare (f->document, "first");
  set_title (f, "B");
  concord_document_commit (f->document, revision);
  g_assert_true (concord_document_is_dirty (f->document));
  g_assert_cmpuint (concord_document_get_unsaved (f->document)->len, ==, 1);
}

static void
test_links (Fixture *f, gconstpointer data)
{
  ConcordRecord *option = concord_document_add (f->document, f->project, "options", NULL);
  ConcordRecord *criterion = concord_document_add (f->document, f->project, "criteria", NULL);
  const char *keys[] = { concord_record_get_id (criterion), NULL };
  ConcordRecord *score;

  g_assert_true (concord_document_set_link (f->document, option, "score", keys, "score-likely",
                                            NULL, NULL, NULL));
  g_assert_null (concord_document_find_link (f->document, "score", option, keys));
  g_assert_true (concord_document_set_link (f->document, option, "score", keys, "score-likely",
                                            "60", "site visit", NULL));
  g_assert_true (concord_document_set_link (f->document, option, "score", keys, "score-low", "40",
                                            NULL, NULL));
  score = concord_document_find_link (f->document, "score", option, keys);
  g_assert_nonnull (score);
  g_assert_cmpfloat (CONCORD_SCORE (score)->score_likely, ==, 60);
  g_assert_cmpfloat (CONCORD_SCORE (score)->score_low, ==, 40);
  g_assert_cmpuint (
      g_list_model_get_n_items (concord_record_get_children (option, "scores")), ==, 1);
  /* What a link joins is its identity. */
  g_assert_false (concord_document_set (f->document, score, "criterion", NULL, NULL, NULL));
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  ConcordRecord *option = concord_document_add (f->document, f->project, "options", NULL);
  ConcordRecord *criterion = concord_document_add (f->document, f->project, "criteria", NULL);
  ConcordRecord *below = concord_document_add (f->document, criterion, "criteria", NULL);
  const char *keys[] = { concord_record_get_id (below), NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) referrers = NULL;
  guint n;

  concord_document_set_link (f->document, option, "score", keys, "score-likely", "60", NULL, NULL);
  before = concord_canonical_dup_text (f->document);
  n = concord_document_get_n_records (f->document);
  referrers = concord_document_find_referrers (f->document, criterion);
  g_assert_cmpuint (referrers->len, ==, 1);
  g_assert_true (CONCORD_IS_SCORE (referrers->pdata[0]));
  g_assert_true (concord_document_remove (f->document, criterion, NULL));
  g_assert_cmpuint (concord_document_get_n_records (f->document), ==, n - 3);
  concord_document_undo (f->document);
  after = concord_canonical_dup_text (f->document);
  g_assert_cmpstr (before, ==, after);
}

static void
test_move (Fixture *f, gconstpointer data)
{
  GListModel *services = concord_record_get_children (f->project, "services");
  ConcordRecord *records[4];

  for (int i = 0; i < 4; i++)
    {
      const char name[] = { (char) ('A' + i), '\0' };

      records[i] = concord_document_add (f->document, f->project, "services", NULL);
      concord_document_set (f->document, records[i], "name", name, NULL, NULL);
    }
  g_assert_true (concord_document_move (f->document, records[3], f->project, "services",
                                        records[1], NULL));
  g_assert_true (
      concord_document_move (f->document, records[0], f->project, "services", NULL, NULL));
  {
    static const char *const order[] = { "D", "B", "C", "A" };

    for (guint i = 0; i < 4; i++)
      {
        g_autoptr (ConcordService) service = g_list_model_get_item (services, i);

        g_assert_cmpstr (service->name, ==, order[i]);
      }
  }
}

static void
test_reasons (Fixture *f, gconstpointer data)
{
  ConcordRecord *bidder = concord_document_add (f->document, f->project, "bidders", NULL);
  ConcordRecord *question = concord_document_add (f->document, f->project, "award-criteria", NULL);
  const char *keys[] = { concord_record_get_id (question), NULL };
  g_autoptr (GError) error = NULL;
  ConcordRecord *moderation;

  g_assert_true (concord_document_set_link (f->document, bidder, "moderation", keys, "mark", "6",
                                            NULL, NULL));
  g_assert_false (concord_document_set_link (f->document, bidder, "moderation", keys, "mark", "7",
                                             NULL, &error));
  g_assert_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_REASON);
  g_clear_error (&error);
  moderation = concord_document_find_link (f->document, "moderation", bidder, keys);
  g_assert_false (concord_document_set (f->document, moderation, "mark", NULL, NULL, NULL));
  g_assert_true (concord_document_set (f->document, moderation, "mark", "7", "second reading",
                                       &error));
  g_assert_no_error (error);
  /* Undo needs no reason: it takes back what had one. */
  concord_document_undo (f->document);
  concord_document_redo (f->document);
}

static void
count_changes (GListModel *model, guint position, guint removed, guint added, int *changes)
{
  *changes += 1;
}

static void
count_notify (GObject *object, GParamSpec *pspec, int *changes)
{
  *changes += 1;
}

static void
test_notification (Fixture *f, gconstpointer data)
{
  GListModel *services = concord_record_get_children (f->project, "services");
  int changes = 0, needs = 0, names = 0;
  ConcordRecord *service;
  guint64 services_before, options_before;

  g_signal_connect (services, "items-changed", G_CALLBACK (count_changes), &changes);
  service = concord_document_add (f->document, f->project, "services", NULL);
  g_assert_cmpint (changes, ==, 1);
  g_signal_connect (service, "notify::need", G_CALLBACK (count_notify), &needs);
  g_signal_connect (service, "notify::name", G_CALLBACK (count_notify), &names);
  services_before = concord_document_get_serial (f->document, "service");
  options_before = concord_document_get_serial (f->document, "option");
  concord_document_set (f->document, service, "need", "5", NULL, NULL);
  g_assert_cmpint (needs, ==, 1);
  g_assert_cmpint (names, ==, 0);
  g_assert_cmpuint (concord_document_get_serial (f->document, "service"), >, services_before);
  g_assert_cmpuint (concord_document_get_serial (f->document, "option"), ==, options_before);
}

/* Values leave the shape as it is; what stands above knows of both, and nothing else does. */
static void
test_shape (Fixture *f, gconstpointer data)
{
  ConcordRecord *one = concord_document_add (f->document, f->project, "services", NULL);
  ConcordRecord *bidder = concord_document_add (f->document, f->project, "bidders", NULL);
  guint64 shape = concord_document_get_shape (f->document, "service");
  guint64 below = concord_record_get_below (f->project);
  guint64 inside = concord_record_get_below (bidder);

  g_assert_true (concord_document_set (f->document, one, "need", "5", NULL, NULL));
  g_assert_cmpuint (concord_document_get_shape (f->document, "service"), ==, shape);
  g_assert_cmpuint (concord_record_get_below (f->project), >, below);
  g_assert_cmpuint (concord_record_get_below (bidder), ==, inside);
  below = concord_record_get_below (f->project);
  concord_document_add (f->document, bidder, "past-contracts", NULL);
  g_assert_cmpuint (concord_record_get_below (bidder), >, inside);
  g_assert_cmpuint (concord_record_get_below (f->project), ==, below);
  g_assert_true (concord_document_remove (f->document, one, NULL));
  g_assert_cmpuint (concord_document_get_shape (f->document, "service"), >, shape);
  g_assert_cmpuint (concord_record_get_below (f->project), >, below);
  shape = concord_document_get_shape (f->document, "service");
  concord_document_undo (f->document);
  g_assert_cmpuint (concord_document_get_shape (f->document, "service"), >, shape);
}

/* A random life: whatever was done can be undone to the start and redone to the end. */
static void
do_something (Fixture *f)
{
  static const char *const roles[] = { "services", "options", "criteria", "suppliers" };
  const char *role = roles[g_test_rand_int_range (0, G_N_ELEMENTS (roles))];
  GListModel *children = concord_record_get_children (f->project, role);
  guint n = g_list_model_get_n_items (children);
  g_autoptr (ConcordRecord) one
      = n == 0 ? NULL
               : g_list_model_get_item (children, (guint) g_test_rand_int_range (0, (int) n));
  g_autofree char *name = g_strdup_printf ("n%d", g_test_rand_int_range (0, 1000));

  switch (one == NULL ? 0 : g_test_rand_int_range (0, 6))
    {
    case 0:
      concord_document_add (f->document, f->project, role, NULL);
      break;
    case 1:
      concord_document_remove (f->document, one, NULL);
      break;
    case 2:
      concord_document_move (f->document, one, f->project, role, NULL, NULL);
      break;
    case 3:
      if (strcmp (role, "options") == 0)
        {
          g_autoptr (GPtrArray) criteria = concord_document_list (f->document, "criterion");

          if (criteria->len > 0)
            {
              const char *keys[] = { concord_record_get_id (criteria->pdata[0]), NULL };

              concord_document_set_link (f->document, one, "score", keys, "score-high", "9", NULL,
                                         NULL);
            }
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      concord_document_set (f->document, one, "name", name, NULL, NULL);
      break;
    }
}

static void
test_random_life (Fixture *f, gconstpointer data)
{
  g_autofree char *start = concord_canonical_dup_text (f->document);
  g_autofree char *end = NULL;
  g_autofree char *now = NULL;

  for (int i = 0; i < 600; i++)
    {
      do_something (f);
      if (g_test_rand_int_range (0, 5) == 0)
        concord_document_undo (f->document);
      if (g_test_rand_int_range (0, 9) == 0)
        concord_document_redo (f->document);
    }
  set_title (f, "the end"); /* nothing is left to redo beyond it */
  end = concord_canonical_dup_text (f->document);
  while (concord_document_can_undo (f->document))
    concord_document_undo (f->document);
  now = concord_canonical_dup_text (f->document);
  g_assert_cmpstr (now, ==, start);
  g_assert_false (concord_document_is_dirty (f->document));
  while (concord_document_can_redo (f->document))
    concord_document_redo (f->document);
  g_free (now);
  now = concord_canonical_dup_text (f->document);
  g_assert_cmpstr (now, ==, end);
}

#define TEST(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/document/undo", test_undo);
  TEST ("/document/nothing-is-no-step", test_nothing_is_no_step);
  TEST ("/document/all-or-nothing", test_all_or_nothing);
  TEST ("/document/refusals", test_refusals);
  TEST ("/document/typing", test_typing);
  TEST ("/document/saved-position", test_saved_position);
  TEST ("/document/edit-during-save", test_edit_during_save);
  TEST ("/document/links", test_links);
  TEST ("/document/remove", test_remove);
  TEST ("/document/move", test_move);
  TEST ("/document/reasons", test_reasons);
  TEST ("/document/notification", test_notification);
  TEST ("/document/shape", test_shape);
  TEST ("/document/random-life", test_random_life);
  return g_test_run ();
}
