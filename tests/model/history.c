/* Revisions, the chain of hashes, replay, and what the loader finds between history and state. */
#include "model/canonical.h"
#include "model/document.h"
#include "model/loader.h"

#include <string.h>

static ConcordDocument *
make_document (void)
{
  ConcordDocument *document = concord_document_new ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *service;

  concord_document_set_author (document, "Ann Officer");
  concord_document_set_now (document, 1780000000);
  concord_document_set (document, project, "title", "A", NULL, NULL);
  service = concord_document_add (document, project, "services", NULL);
  concord_document_set (document, service, "name", "Revenues", "first list", NULL);
  {
    g_autoptr (ConcordRevision) one = concord_document_prepare (document, "start");

    concord_document_commit (document, one);
  }
  concord_document_set (document, service, "need", "70", NULL, NULL);
  {
    g_autoptr (ConcordStep) step = concord_step_new ("demand");
    g_autoptr (ConcordRevision) two = NULL;

    concord_step_set_year (step, concord_record_get_id (service), "demand", 2027, "1200");
    g_assert_true (concord_document_perform (document, step, NULL));
    two = concord_document_prepare (document, NULL);
    concord_document_commit (document, two);
  }
  return document;
}

static ConcordRevision *
get_revision (ConcordDocument *document, guint index)
{
  return concord_document_get_revisions (document)->pdata[index];
}

static void
test_chain (void)
{
  g_autoptr (ConcordDocument) document = make_document ();
  g_autoptr (GPtrArray) problems = concord_canonical_verify (document);
  ConcordRevision *first = get_revision (document, 0);
  ConcordRevision *second = get_revision (document, 1);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (second->parents[0], ==, first->id);
  g_assert_cmpuint (strlen (second->id), ==, 64);
  g_assert_cmpuint (first->steps->len, ==, 3);
  g_assert_null (concord_document_prepare (document, NULL));
}

/* The document as a file would give it back, with @tamper done to its revisions. */
typedef ConcordRevision *(*Tamper) (ConcordRevision *revision, guint index);

static ConcordDocument *
reload (ConcordDocument *document, Tamper tamper)
{
  ConcordStep *base = concord_document_get_base (document);
  g_autoptr (ConcordLoader) loader
      = concord_loader_new (concord_step_get_change (base, 0)->id);

  for (guint i = 0; i < concord_step_get_length (base); i++)
    g_assert_true (concord_loader_base (loader, concord_step_get_change (base, i), NULL));
  for (guint i = 0; i < concord_document_get_revisions (document)->len; i++)
    {
      g_autoptr (ConcordRevision) revision = tamper (get_revision (document, i), i);

      concord_loader_revision (loader, revision);
    }
  return concord_loader_finish (loader, NULL, NULL);
}

static ConcordRevision *
leave (ConcordRevision *revision, guint index)
{
  return concord_revision_ref (revision);
}

static ConcordRevision *
change_author (ConcordRevision *revision, guint index)
{
  return concord_revision_new (revision->id, (const char *const *) revision->parents,
                               index == 0 ? "Mallory" : revision->author, revision->time,
                               revision->note, revision->name, revision->state, revision->steps);
}

static ConcordRevision *
drop_first_step (ConcordRevision *revision, guint index)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_copy (revision->steps, NULL, NULL);
  ConcordRevision *copy;

  g_ptr_array_set_free_func (steps, NULL);
  if (index == 1)
    g_ptr_array_remove_index (steps, 0);
  copy = concord_revision_new (revision->id, (const char *const *) revision->parents,
                               revision->author, revision->time, revision->note, revision->name,
                               revision->state, revision->steps);
  if (index == 1)
    g_ptr_array_remove_index (copy->steps, 0);
  return copy;
}

static void
test_replay (void)
{
  g_autoptr (ConcordDocument) document = make_document ();
  g_autoptr (ConcordDocument) again = reload (document, leave);
  g_autofree char *a = concord_canonical_dup_text (document);
  g_autofree char *b = concord_canonical_dup_text (again);
  g_autoptr (GPtrArray) problems = concord_canonical_verify (again);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_tampering (void)
{
  static const Tamper tampers[] = { change_author, drop_first_step };

  for (gsize i = 0; i < G_N_ELEMENTS (tampers); i++)
    {
      g_autoptr (ConcordDocument) document = make_document ();
      g_autoptr (ConcordDocument) again = reload (document, tampers[i]);
      g_autoptr (GPtrArray) problems = concord_canonical_verify (again);

      g_assert_nonnull (again);
      g_assert_cmpuint (problems->len, >, 0);
    }
}

static void
refuse_problem (ConcordRecord *record, const char *sentence, gpointer data)
{
  g_test_message ("%s", sentence);
  *(guint *) data += 1;
}

static void
test_edited_state (void)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  const char *id = concord_record_get_id (
      CONCORD_RECORD (concord_document_get_project (document)));
  g_autoptr (ConcordLoader) loader = concord_loader_new (id);
  g_autoptr (ConcordDocument) loaded = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_true (concord_loader_base (
      loader, concord_step_get_change (concord_document_get_base (document), 0), NULL));
  g_assert_true (
      concord_loader_state_record (loader, id, "project", NULL, "project", NULL, NULL));
  g_assert_true (concord_loader_state_field (loader, "title", 0, "By hand", NULL));
  g_assert_true (concord_loader_state_record (loader, "00000000000000aa", "service", id,
                                              "services", "G", NULL));
  g_assert_true (concord_loader_state_field (loader, "need", 0, "7", NULL));
  loaded = concord_loader_finish (loader, NULL, NULL);
  g_assert_nonnull (loaded);
  g_assert_cmpuint (concord_document_get_warnings (loaded)->len, ==, 1);
  g_assert_cmpuint (concord_document_get_unsaved (loaded)->len, ==, 1);
  g_assert_true (concord_document_is_dirty (loaded));
  g_assert_cmpstr (concord_document_get_project (loaded)->title, ==, "By hand");
  problems = concord_canonical_verify (loaded);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_dangling (void)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  const char *id = concord_record_get_id (
      CONCORD_RECORD (concord_document_get_project (document)));
  g_autoptr (ConcordLoader) loader = concord_loader_new (id);
  g_autoptr (GError) error = NULL;
  guint problems = 0;

  concord_loader_base (loader, concord_step_get_change (concord_document_get_base (document), 0),
                       NULL);
  concord_loader_state_record (loader, id, "project", NULL, "project", NULL, NULL);
  concord_loader_state_record (loader, "00000000000000aa", "supplier", id, "suppliers", "G", NULL);
  concord_loader_state_record (loader, "00000000000000ab", "ability", "00000000000000aa",
                               "abilities", "G", NULL);
  concord_loader_state_field (loader, "service", 0, "00000000000000ff", NULL);
  g_assert_false (concord_loader_state_record (loader, "00000000000000aa", "supplier", id,
                                               "suppliers", "H", &error));
  g_assert_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_TAKEN);
  g_assert_null (concord_loader_finish (loader, refuse_problem, &problems));
  g_assert_cmpuint (problems, ==, 1);
}

static void
test_rebase (void)
{
  g_autoptr (ConcordDocument) document = make_document ();
  g_autofree char *before = concord_canonical_dup_hash (document);
  g_autofree char *after = NULL;
  g_autoptr (ConcordDocument) start = NULL;

  concord_document_rebase (document);
  g_assert_cmpuint (concord_document_get_revisions (document)->len, ==, 0);
  g_assert_false (concord_document_can_undo (document));
  start = concord_canonical_replay (document, 0);
  after = concord_canonical_dup_hash (start);
  g_assert_cmpstr (before, ==, after);
}

/* The state of one moment is the state as it is hashed, and stays as it was. */
static void
test_canonical (void)
{
  g_autoptr (ConcordDocument) document = make_document ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autoptr (ConcordCanonical) canonical = concord_canonical_new (document);
  g_autofree char *text = concord_canonical_dup_text (document);
  g_autofree char *hash = concord_canonical_dup_hash (document);
  g_autofree char *same = NULL;
  g_autoptr (GPtrArray) services = concord_document_list (document, "service");
  const char *id = concord_record_get_id (services->pdata[0]);
  g_autofree char *lines = NULL;
  g_autofree char *own = NULL;
  const char *found;
  gsize length = 0;
  guint index;

  concord_document_set (document, services->pdata[0], "need", "71", NULL, NULL);
  same = concord_canonical_dup_hash_of (canonical);
  g_assert_cmpstr (same, ==, hash);
  g_assert_cmpuint (concord_canonical_get_n_records (canonical), ==, 2);
  found = concord_canonical_find (canonical, id, &index, &length);
  lines = g_strndup (found, length);
  own = g_strdup_printf ("%s service %s services G\n name=Revenues\n demand=2027:1200\n need=70\n",
                         id, concord_record_get_id (project));
  g_assert_cmpstr (lines, ==, own);
  g_assert_nonnull (strstr (text, lines));
  g_assert_cmpuint (index, ==, g_str_has_prefix (text, id) ? 0 : 1);
  g_assert_null (concord_canonical_find (canonical, "0000000000000000", &index, &length));
  g_assert_null (concord_canonical_find (canonical, "", &index, &length));
}

/* What a revision holds stays as it was sealed, whatever is undone and redone afterwards. */
static void
test_undo_of_sealed (void)
{
  g_autoptr (ConcordDocument) document = make_document ();
  g_autoptr (GPtrArray) problems = NULL;

  concord_document_undo (document);
  {
    g_autoptr (ConcordRevision) undone = concord_document_prepare (document, NULL);

    concord_document_commit (document, undone);
  }
  concord_document_set_now (document, 1790000000);
  concord_document_set_author (document, "Bob Officer");
  concord_document_redo (document);
  concord_document_undo (document);
  problems = concord_canonical_verify (document);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (concord_step_get_author (get_revision (document, 2)->steps->pdata[0]), ==,
                   "Ann Officer");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/chain", test_chain);
  g_test_add_func ("/history/replay", test_replay);
  g_test_add_func ("/history/tampering", test_tampering);
  g_test_add_func ("/history/edited-state", test_edited_state);
  g_test_add_func ("/history/dangling", test_dangling);
  g_test_add_func ("/history/rebase", test_rebase);
  g_test_add_func ("/history/canonical", test_canonical);
  g_test_add_func ("/history/undo-of-sealed", test_undo_of_sealed);
  return g_test_run ();
}
