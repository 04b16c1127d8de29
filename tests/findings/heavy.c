/* Work that may take long, with a kind of work that waits until it is told to go on. */
#include "build.h"
#include "check.h"

#include "findings/heavy.h"
#include "methods/method-error.h"

/* How often each thing was done since the test began, and whether the slow part may end. */
static struct
{
  int copies, frees, runs, wholes, refs, let_go, slow, fail, fail_whole;
} seen;

typedef struct
{
  gatomicrefcount references;
  int value;
  gboolean coarse;
} Answer;

/* The inputs are the number of options of the document. */
static gpointer
copy (ConcordDocument *document)
{
  g_autoptr (GPtrArray) options = concord_document_list (document, "option");
  int *n = g_new (int, 1);

  *n = (int) options->len;
  g_atomic_int_inc (&seen.copies);
  return n;
}

static void
free_inputs (gpointer inputs)
{
  g_atomic_int_inc (&seen.frees);
  g_free (inputs);
}

static gboolean
is_quick (gconstpointer inputs)
{
  return !g_atomic_int_get (&seen.slow);
}

static gpointer
run (gconstpointer inputs, gboolean coarse, ConcordProgress *progress, GError **error)
{
  Answer *answer;

  g_atomic_int_inc (&seen.runs);
  if (!coarse)
    g_atomic_int_inc (&seen.wholes);
  if (g_atomic_int_get (&seen.fail) || (!coarse && g_atomic_int_get (&seen.fail_whole)))
    {
      concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT, "Nothing to do.");
      return NULL;
    }
  concord_progress_set_permille (progress, 250);
  /* Only in a thread is there somebody to wait for. */
  while (!coarse && progress != NULL && !g_atomic_int_get (&seen.let_go))
    {
      if (!concord_progress_check (progress, error))
        return NULL;
      g_usleep (200);
    }
  g_atomic_int_inc (&seen.refs);
  answer = g_new0 (Answer, 1);
  g_atomic_ref_count_init (&answer->references);
  answer->value = *(const int *) inputs;
  answer->coarse = coarse;
  return answer;
}

static gpointer
ref (gpointer result)
{
  g_atomic_ref_count_inc (&((Answer *) result)->references);
  return result;
}

static void
unref (gpointer result)
{
  if (!g_atomic_ref_count_dec (&((Answer *) result)->references))
    return;
  g_atomic_int_add (&seen.refs, -1);
  g_free (result);
}

static const char *const reads[] = { "option", NULL };
static const ConcordHeavyKind kind = {
  .name = "counting",
  .label = "Counting options",
  .reads = reads,
  .copy = copy,
  .free_inputs = free_inputs,
  .is_quick = is_quick,
  .run = run,
  .ref = ref,
  .unref = unref,
};

typedef struct
{
  ConcordDocument *document;
  ConcordHeavy *heavy;
  guint finished, working;
  const char *name;
} Scene;

static void
on_finished (ConcordHeavy *heavy, const char *name, Scene *scene)
{
  scene->finished++;
  scene->name = g_intern_string (name);
}

static void
on_working (ConcordHeavy *heavy, Scene *scene)
{
  scene->working++;
}

static void
begin (Scene *scene, gboolean slow, gboolean threaded)
{
  memset (&seen, 0, sizeof seen);
  memset (scene, 0, sizeof *scene);
  seen.slow = slow;
  scene->document = build_document ();
  scene->heavy = concord_heavy_get_for (scene->document);
  g_assert_true (scene->heavy == concord_heavy_get_for (scene->document));
  concord_heavy_set_threaded (scene->heavy, threaded);
  g_signal_connect (scene->heavy, "finished", G_CALLBACK (on_finished), scene);
  g_signal_connect (scene->heavy, "working", G_CALLBACK (on_working), scene);
}

/* Everything that was made is gone when the threads have ended. */
static void
end (Scene *scene)
{
  g_clear_object (&scene->document);
  while (g_atomic_int_get (&seen.frees) < g_atomic_int_get (&seen.copies)
         || g_atomic_int_get (&seen.refs) > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (seen.frees, ==, seen.copies);
  g_assert_cmpint (seen.refs, ==, 0);
}

static void
assert_answer (Scene *scene, gboolean whole, int value, gboolean coarse)
{
  gboolean is_coarse = !coarse;
  g_autoptr (GError) error = NULL;
  Answer *answer = concord_heavy_get_result (scene->heavy, &kind, whole, &is_coarse, &error);

  g_assert_no_error (error);
  g_assert_cmpint (answer->value, ==, value);
  g_assert_cmpint (answer->coarse, ==, coarse);
  g_assert_cmpint (is_coarse, ==, coarse);
  unref (answer);
}

static void
wait_until_finished (Scene *scene)
{
  g_atomic_int_set (&seen.let_go, TRUE);
  while (scene->finished == 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_working (Scene *scene)
{
  double share = -1;
  const char *label = NULL;
  gboolean works = concord_heavy_get_progress (scene->heavy, &share, &label);

  if (works)
    {
      g_assert_cmpstr (label, ==, "Counting options");
      g_assert_cmpfloat (share, >=, 0);
      g_assert_cmpfloat (share, <=, 1);
    }
  return works;
}

static void
test_quick (void)
{
  Scene scene;

  begin (&scene, FALSE, TRUE);
  assert_answer (&scene, FALSE, 0, FALSE);
  assert_answer (&scene, FALSE, 0, FALSE);
  assert_answer (&scene, TRUE, 0, FALSE);
  g_assert_cmpint (seen.runs, ==, 1);
  g_assert_false (is_working (&scene));
  build_add (scene.document, build_project (scene.document), "suppliers", "Alpha");
  assert_answer (&scene, FALSE, 0, FALSE);
  g_assert_cmpint (seen.runs, ==, 1);
  build_add (scene.document, build_project (scene.document), "options", "Stay");
  assert_answer (&scene, FALSE, 1, FALSE);
  g_assert_cmpint (seen.runs, ==, 2);
  g_assert_cmpuint (scene.finished, ==, 0);
  end (&scene);
}

/* Without threads what takes long is waited for. */
static void
test_unthreaded (void)
{
  Scene scene;

  begin (&scene, TRUE, FALSE);
  assert_answer (&scene, FALSE, 0, FALSE);
  g_assert_cmpint (seen.runs, ==, 1);
  g_assert_false (is_working (&scene));
  end (&scene);
}

static void
test_threaded (void)
{
  Scene scene;

  begin (&scene, TRUE, TRUE);
  assert_answer (&scene, FALSE, 0, TRUE);
  assert_answer (&scene, FALSE, 0, TRUE);
  g_assert_true (is_working (&scene));
  g_assert_cmpuint (scene.working, ==, 1);
  wait_until_finished (&scene);
  g_assert_cmpstr (scene.name, ==, "counting");
  g_assert_cmpuint (scene.working, ==, 2);
  g_assert_false (is_working (&scene));
  assert_answer (&scene, FALSE, 0, FALSE);
  assert_answer (&scene, TRUE, 0, FALSE);
  /* Once coarse, once whole. */
  g_assert_cmpint (seen.runs, ==, 2);
  g_assert_cmpuint (scene.finished, ==, 1);
  end (&scene);
}

static void
test_change (void)
{
  Scene scene;

  begin (&scene, TRUE, TRUE);
  assert_answer (&scene, FALSE, 0, TRUE);
  build_add (scene.document, build_project (scene.document), "suppliers", "Alpha");
  g_assert_true (is_working (&scene));
  build_add (scene.document, build_project (scene.document), "options", "Stay");
  g_assert_false (is_working (&scene));
  assert_answer (&scene, FALSE, 1, TRUE);
  g_assert_true (is_working (&scene));
  wait_until_finished (&scene);
  assert_answer (&scene, FALSE, 1, FALSE);
  g_assert_cmpuint (scene.finished, ==, 1);
  end (&scene);
}

/* Who wants the whole gets it at once, and what ran in a thread is not needed. */
static void
test_whole (void)
{
  Scene scene;

  begin (&scene, TRUE, TRUE);
  assert_answer (&scene, FALSE, 0, TRUE);
  assert_answer (&scene, TRUE, 0, FALSE);
  g_assert_false (is_working (&scene));
  /* The coarse result was replaced, and whoever watches is told. */
  g_assert_cmpuint (scene.finished, ==, 1);
  assert_answer (&scene, FALSE, 0, FALSE);
  end (&scene);
}

static void
test_cancel (void)
{
  Scene scene;

  begin (&scene, TRUE, TRUE);
  concord_heavy_cancel (scene.heavy);
  g_assert_cmpuint (scene.working, ==, 0);
  assert_answer (&scene, FALSE, 0, TRUE);
  concord_heavy_cancel (scene.heavy);
  g_assert_cmpuint (scene.working, ==, 2);
  g_assert_false (is_working (&scene));
  g_atomic_int_set (&seen.let_go, TRUE);
  assert_answer (&scene, FALSE, 0, TRUE);
  g_assert_cmpuint (scene.finished, ==, 0);
  build_add (scene.document, build_project (scene.document), "options", "Stay");
  assert_answer (&scene, FALSE, 1, TRUE);
  wait_until_finished (&scene);
  assert_answer (&scene, FALSE, 1, FALSE);
  end (&scene);
}

static void
test_freed (void)
{
  Scene scene;

  begin (&scene, TRUE, TRUE);
  assert_answer (&scene, FALSE, 0, TRUE);
  /* The thread is never let go: it notices by itself. */
  end (&scene);
  g_assert_cmpuint (scene.finished, ==, 0);
}

/* A thread that is done just as the document goes. */
static void
test_freed_when_done (void)
{
  Scene scene;

  begin (&scene, TRUE, TRUE);
  assert_answer (&scene, FALSE, 0, TRUE);
  g_atomic_int_set (&seen.let_go, TRUE);
  while (g_atomic_int_get (&seen.wholes) == 0 || g_atomic_int_get (&seen.refs) < 2)
    g_usleep (200);
  end (&scene);
  g_assert_cmpuint (scene.finished, ==, 0);
}

static void
test_error (void)
{
  Scene scene;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  gboolean coarse = TRUE;

  begin (&scene, TRUE, TRUE);
  seen.fail = TRUE;
  g_assert_null (concord_heavy_get_result (scene.heavy, &kind, FALSE, &coarse, &first));
  g_assert_error (first, CONCORD_METHOD_ERROR, CONCORD_METHOD_ERROR_ABSENT);
  g_assert_false (coarse);
  g_assert_null (concord_heavy_get_result (scene.heavy, &kind, FALSE, NULL, &second));
  g_assert_cmpstr (second->message, ==, "Nothing to do.");
  g_assert_null (concord_heavy_get_result (scene.heavy, &kind, FALSE, NULL, NULL));
  g_assert_cmpint (seen.runs, ==, 1);
  g_assert_false (is_working (&scene));
  end (&scene);
}

/* The whole work fails in its thread, where the coarse one did not: the error takes its place. */
static void
test_error_in_thread (void)
{
  Scene scene;
  g_autoptr (GError) error = NULL;

  begin (&scene, TRUE, TRUE);
  seen.fail_whole = TRUE;
  assert_answer (&scene, FALSE, 0, TRUE);
  wait_until_finished (&scene);
  g_assert_cmpuint (scene.finished, ==, 1);
  g_assert_null (concord_heavy_get_result (scene.heavy, &kind, FALSE, NULL, &error));
  g_assert_cmpstr (error->message, ==, "Nothing to do.");
  g_assert_cmpint (seen.runs, ==, 2);
  end (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heavy/quick", test_quick);
  g_test_add_func ("/heavy/unthreaded", test_unthreaded);
  g_test_add_func ("/heavy/threaded", test_threaded);
  g_test_add_func ("/heavy/change", test_change);
  g_test_add_func ("/heavy/whole", test_whole);
  g_test_add_func ("/heavy/cancel", test_cancel);
  g_test_add_func ("/heavy/freed", test_freed);
  g_test_add_func ("/heavy/freed-when-done", test_freed_when_done);
  g_test_add_func ("/heavy/error", test_error);
  g_test_add_func ("/heavy/error-in-thread", test_error_in_thread);
  return g_test_run ();
}
