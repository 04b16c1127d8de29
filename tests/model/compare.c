/* Two copies of one project: the last revision of both, and what each side changed since. */
#include "model/canonical.h"
#include "model/compare-words.h"
#include "model/confidential.h"
#include "model/document.h"
#include "store/project-file.h"

#include <string.h>

#define MARCH_14 1773482520 /* 2026-03-14, 10:02 UTC */
#define A_DAY 86400

static ConcordRecord *
project_of (ConcordDocument *document)
{
  return CONCORD_RECORD (concord_document_get_project (document));
}

static void
save (ConcordDocument *document, const char *author, gint64 time)
{
  g_autoptr (ConcordRevision) revision = NULL;

  concord_document_set_author (document, author);
  concord_document_set_now (document, time);
  revision = concord_document_prepare (document, NULL);
  g_assert_nonnull (revision);
  concord_document_commit (document, revision);
}

static void
set (ConcordDocument *document, ConcordRecord *record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  concord_document_set (document, record, field, value, NULL, &error);
  g_assert_no_error (error);
}

static ConcordRecord *
add (ConcordDocument *document, ConcordRecord *parent, const char *role, const char *field,
     const char *name)
{
  g_autoptr (GError) error = NULL;
  ConcordRecord *record = concord_document_add (document, parent, role, &error);

  g_assert_no_error (error);
  set (document, record, field, name);
  return record;
}

static void
set_year (ConcordDocument *document, ConcordRecord *record, const char *field, int year,
          const char *value)
{
  g_autoptr (ConcordStep) step = concord_step_new ("year");
  g_autoptr (GError) error = NULL;

  concord_step_set_year (step, concord_record_get_id (record), field, year, value);
  concord_document_perform (document, step, &error);
  g_assert_no_error (error);
}

static ConcordRecord *
find (ConcordDocument *document, const char *type, const char *name)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, type);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *text = concord_record_dup_name (records->pdata[i]);

      if (strcmp (text, name) == 0)
        return records->pdata[i];
    }
  g_error ("There is no %s called %s.", type, name);
}

static ConcordRecord *
service (ConcordDocument *document, const char *name)
{
  return find (document, "service", name);
}

/* Two services, an option with a line of money; two revisions of Ann's. */
static ConcordDocument *
make_document (void)
{
  ConcordDocument *document = concord_document_new ();
  ConcordRecord *option;

  concord_document_set_author (document, "Ann Officer");
  concord_document_set_now (document, MARCH_14 - A_DAY);
  set (document, project_of (document), "title", "Riverdale partnership");
  set (document, add (document, project_of (document), "services", "name", "Revenues"), "need", "70");
  save (document, "Ann Officer", MARCH_14 - A_DAY);
  add (document, project_of (document), "services", "name", "Libraries");
  option = add (document, project_of (document), "options", "name", "In-house");
  add (document, option, "lines", "name", "Rent");
  save (document, "Ann Officer", MARCH_14);
  return document;
}

/* What a colleague has who was mailed the file. */
static ConcordDocument *
mail (ConcordDocument *document)
{
  g_autoptr (GBytes) bytes = concord_project_write (document, NULL);
  g_autoptr (GError) error = NULL;
  ConcordDocument *copy = concord_project_read (bytes, "mailed.concord", NULL, &error);

  g_assert_no_error (error);
  concord_document_set_author (copy, "Dilip Rao");
  concord_document_set_now (copy, MARCH_14 + A_DAY);
  return copy;
}

/* Ours, and what a colleague made of the copy that was mailed. */
typedef struct
{
  ConcordDocument *ours;
  ConcordDocument *theirs;
  ConcordComparison *comparison;
} Copies;

static void
set_up (Copies *copies, gconstpointer data)
{
  copies->ours = make_document ();
  copies->theirs = mail (copies->ours);
}

static void
tear_down (Copies *copies, gconstpointer data)
{
  g_clear_pointer (&copies->comparison, concord_comparison_free);
  g_clear_object (&copies->theirs);
  g_clear_object (&copies->ours);
}

static const ConcordComparison *
compare (Copies *copies)
{
  g_assert_null (copies->comparison);
  copies->comparison = concord_compare (copies->ours, copies->theirs);
  return copies->comparison;
}

/* A day after it was mailed, or more. */
static void
save_need (ConcordDocument *document, const char *value, const char *author, int days)
{
  set (document, service (document, "Revenues"), "need", value);
  save (document, author, MARCH_14 + days * A_DAY);
}

static void
assert_changes (const ConcordComparison *comparison, guint ours, guint theirs, guint conflicts)
{
  g_assert_cmpuint (comparison->ours.n_changes, ==, ours);
  g_assert_cmpuint (comparison->theirs.n_changes, ==, theirs);
  g_assert_cmpuint (comparison->n_conflicts, ==, conflicts);
}

static const ConcordRecordDifference *
get_record (const ConcordComparison *comparison, const char *heading)
{
  for (guint i = 0; i < comparison->records->len; i++)
    {
      g_autofree char *words = concord_record_difference_dup_heading (comparison->records->pdata[i]);

      if (strcmp (words, heading) == 0)
        return comparison->records->pdata[i];
    }
  for (guint i = 0; i < comparison->records->len; i++)
    {
      g_autofree char *words = concord_record_difference_dup_heading (comparison->records->pdata[i]);

      g_printerr ("# %s\n", words);
    }
  g_error ("Nothing is headed “%s”.", heading);
}

static void
assert_line (const ConcordRecordDifference *record, const char *line)
{
  for (guint i = 0; i < record->fields->len; i++)
    {
      g_autofree char *words = concord_field_difference_dup_line (record->fields->pdata[i]);

      if (strcmp (words, line) == 0)
        return;
      g_printerr ("# %s\n", words);
    }
  g_error ("No line says “%s”.", line);
}

static const ConcordFieldDifference *
get_field (const ConcordRecordDifference *record, const char *name)
{
  for (guint i = 0; i < record->fields->len; i++)
    {
      const ConcordFieldDifference *field = record->fields->pdata[i];

      if (strcmp (field->field->name, name) == 0)
        return field;
    }
  g_error ("No difference of %s.", name);
}

static void
assert_summary (const ConcordComparison *comparison, const char *expected)
{
  g_autofree char *words = concord_comparison_dup_summary (comparison);

  g_assert_cmpstr (words, ==, expected);
}

/* --- kinship --------------------------------------------------------------------------------- */

static void
test_strangers (void)
{
  g_autoptr (ConcordDocument) ours = make_document ();
  g_autoptr (ConcordDocument) theirs = make_document ();
  g_autoptr (ConcordComparison) comparison = concord_compare (ours, theirs);

  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_STRANGERS);
  g_assert_null (comparison->common);
  g_assert_cmpuint (comparison->records->len, ==, 0);
  assert_summary (comparison, "These are two projects: neither is a copy of the other.");
}

static void
test_same (void)
{
  g_autoptr (ConcordDocument) ours = make_document ();
  g_autoptr (ConcordDocument) theirs = mail (ours);
  g_autoptr (ConcordComparison) comparison = concord_compare (ours, theirs);
  const ConcordRevision *last = concord_document_get_revisions (ours)->pdata[1];

  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_SAME);
  g_assert_cmpuint (comparison->number, ==, 2);
  g_assert_cmpstr (comparison->common->id, ==, last->id);
  g_assert_cmpuint (comparison->records->len, ==, 0);
  assert_summary (comparison, "The copy comes from revision 2, saved 14 March 2026, 10:02 by Ann Officer. "
                              "Neither was changed since: both say the same.");
}

static void
test_ahead (Copies *copies, gconstpointer data)
{
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;
  const ConcordRecordDifference *record;
  const ConcordFieldDifference *field;

  save_need (theirs, "80", "Dilip Rao", 1);
  set_year (theirs, service (theirs, "Revenues"), "demand", 2027, "1200");
  save (theirs, "Dilip Rao", MARCH_14 + 2 * A_DAY);
  comparison = compare (copies);
  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_AHEAD);
  g_assert_cmpuint (comparison->number, ==, 2);
  g_assert_cmpuint (comparison->theirs.revisions->len, ==, 2);
  g_assert_cmpuint (comparison->ours.revisions->len, ==, 0);
  assert_changes (comparison, 0, 2, 0);
  g_assert_cmpuint (comparison->records->len, ==, 1);
  record = get_record (comparison, "Revenues (service)");
  assert_line (record, "Need: 70 → 80 in theirs");
  assert_line (record, "Users or demand, 2027: – → 1,200 in theirs");
  field = get_field (record, "need");
  g_assert_cmpstr (field->before, ==, "70");
  g_assert_cmpstr (field->ours, ==, "70");
  g_assert_cmpstr (field->theirs, ==, "80");
  g_assert_cmpint (field->side, ==, CONCORD_SIDE_THEIRS);
  assert_summary (comparison, "The copy comes from revision 2, saved 14 March 2026, 10:02 by Ann Officer. "
                              "Since then, theirs: 2 changes in 2 saves, the last of 16 March 2026, "
                              "10:02 by Dilip Rao. Ours: no changes.");
}

static void
test_behind (Copies *copies, gconstpointer data)
{
  ConcordDocument *ours = copies->ours;
  const ConcordComparison *comparison;

  set (ours, service (ours, "Libraries"), "need", "20");
  comparison = compare (copies);
  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_BEHIND);
  /* Not saved, but there. */
  g_assert_cmpuint (comparison->ours.n_unsaved, ==, 1);
  assert_changes (comparison, 1, 0, 0);
  assert_line (get_record (comparison, "Libraries (service)"), "Need: – → 20 in ours");
  assert_summary (comparison, "The copy comes from revision 2, saved 14 March 2026, 10:02 by Ann Officer. "
                              "Since then, theirs: no changes. Ours: 1 change, not saved yet.");
}

static void
test_older_revision (void)
{
  g_autoptr (ConcordDocument) ours = make_document ();
  g_autoptr (ConcordDocument) theirs = concord_canonical_replay (ours, 1);
  g_autoptr (ConcordComparison) comparison = NULL;

  save_need (theirs, "75", "Dilip Rao", 1);
  comparison = concord_compare (ours, theirs);
  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_DIVERGED);
  g_assert_cmpuint (comparison->number, ==, 1);
  g_assert_cmpuint (comparison->ours.revisions->len, ==, 1);
  /* A service, an option and a line are new. */
  assert_changes (comparison, 3, 1, 0);
  get_record (comparison, "In-house: Rent (cost or benefit): new in ours");
}

/* Both go on from a project that was never saved. */
static void
test_common_base (void)
{
  g_autoptr (ConcordDocument) ours = make_document ();
  g_autoptr (ConcordDocument) theirs = concord_canonical_replay (ours, 0);
  g_autoptr (ConcordComparison) comparison = NULL;

  set (theirs, project_of (theirs), "title", "Another title");
  save (theirs, "Dilip Rao", MARCH_14);
  comparison = concord_compare (ours, theirs);
  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_DIVERGED);
  g_assert_null (comparison->common);
  g_assert_cmpuint (comparison->number, ==, 0);
  g_assert_cmpuint (comparison->ours.revisions->len, ==, 2);
  g_assert_cmpuint (comparison->theirs.revisions->len, ==, 1);
  assert_line (get_record (comparison, "The project itself"),
               "Title: Riverdale partnership in ours, Another title in theirs");
}

/* One project's id, but histories that have no state in common. */
static void
test_parted (Copies *copies, gconstpointer data)
{
  ConcordDocument *ours = copies->ours;
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;

  set (theirs, service (theirs, "Revenues"), "need", "80");
  concord_document_rebase (theirs);
  concord_document_rebase (ours);
  comparison = compare (copies);
  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_PARTED);
  g_assert_cmpuint (comparison->records->len, ==, 1);
  assert_line (get_record (comparison, "Revenues (service)"), "Need: 70 in ours, 80 in theirs");
  assert_summary (comparison, "Both are of one project, but no revision is in both: their histories "
                              "do not say where they parted. They differ in 1 entry.");
}

/* --- both sides ------------------------------------------------------------------------------ */

static void
test_conflict (Copies *copies, gconstpointer data)
{
  ConcordDocument *ours = copies->ours;
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;
  const ConcordRecordDifference *record;

  set (ours, service (ours, "Revenues"), "need", "75");
  set (ours, service (ours, "Revenues"), "staff", "12");
  set (ours, project_of (ours), "reference", "RV/1");
  save (ours, "Ann Officer", MARCH_14 + A_DAY);
  set (theirs, service (theirs, "Revenues"), "need", "80");
  set (theirs, project_of (theirs), "reference", "RV/1");
  save (theirs, "Dilip Rao", MARCH_14 + A_DAY);
  comparison = compare (copies);
  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_DIVERGED);
  assert_changes (comparison, 3, 2, 1);
  record = get_record (comparison, "Revenues (service)");
  g_assert_true (record->conflict);
  for (guint i = 0; i < record->fields->len; i++)
    {
      const ConcordFieldDifference *field = record->fields->pdata[i];

      g_assert_cmpint (field->conflict, ==, strcmp (field->field->name, "need") == 0);
    }
  g_assert_cmpuint (record->fields->len, ==, 2);
  assert_line (record, "Need: was 70; 75 in ours, 80 in theirs");
  assert_line (record, "Staff: – → 12 in ours");
  /* The same on both sides goes together. */
  record = get_record (comparison, "The project itself");
  g_assert_false (record->conflict);
  assert_line (record, "Reference: – → RV/1 in both");
}

/* The other way round says the same with the sides changed over. */
static void
test_symmetry (void)
{
  g_autoptr (ConcordDocument) ours = make_document ();
  g_autoptr (ConcordDocument) theirs = mail (ours);
  g_autoptr (ConcordComparison) one = NULL;
  g_autoptr (ConcordComparison) other = NULL;

  save_need (ours, "75", "Ann Officer", 1);
  set (theirs, service (theirs, "Revenues"), "need", "80");
  add (theirs, project_of (theirs), "services", "name", "Parks");
  save (theirs, "Dilip Rao", MARCH_14 + A_DAY);
  one = concord_compare (ours, theirs);
  other = concord_compare (theirs, ours);
  g_assert_cmpstr (one->common->id, ==, other->common->id);
  g_assert_cmpuint (one->n_conflicts, ==, other->n_conflicts);
  g_assert_cmpuint (one->ours.n_changes, ==, other->theirs.n_changes);
  g_assert_cmpuint (one->theirs.n_changes, ==, other->ours.n_changes);
  get_record (one, "Parks (service): new in theirs");
  get_record (other, "Parks (service): new in ours");
}

/* A value that came back to where it was is no difference. */
static void
test_net (Copies *copies, gconstpointer data)
{
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;

  save_need (theirs, "80", "Dilip Rao", 1);
  save_need (theirs, "70", "Dilip Rao", 2);
  comparison = compare (copies);
  g_assert_cmpint (comparison->kinship, ==, CONCORD_KINSHIP_AHEAD);
  g_assert_cmpuint (comparison->theirs.revisions->len, ==, 2);
  assert_changes (comparison, 0, 0, 0);
  g_assert_cmpuint (comparison->records->len, ==, 0);
}

static void
remove_record (ConcordDocument *document, ConcordRecord *record)
{
  g_autoptr (GError) error = NULL;

  concord_document_remove (document, record, &error);
  g_assert_no_error (error);
}

static void
test_removed (Copies *copies, gconstpointer data)
{
  ConcordDocument *ours = copies->ours;
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;
  const ConcordRecordDifference *record;

  remove_record (theirs, find (theirs, "option", "In-house"));
  remove_record (theirs, service (theirs, "Libraries"));
  save (theirs, "Dilip Rao", MARCH_14 + A_DAY);
  remove_record (ours, service (ours, "Libraries"));
  save (ours, "Ann Officer", MARCH_14 + A_DAY);
  comparison = compare (copies);
  g_assert_cmpuint (comparison->records->len, ==, 2);
  record = get_record (comparison, "In-house (option): removed in theirs with 1 record below it");
  g_assert_cmpuint (record->fields->len, ==, 0);
  g_assert_false (record->conflict);
  get_record (comparison, "Libraries (service): removed in both");
  assert_changes (comparison, 1, 2, 0);
}

/* What one side removed and the other worked on can't both stand. */
static void
test_edit_under_removal (Copies *copies, gconstpointer data)
{
  ConcordDocument *ours = copies->ours;
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;
  const ConcordRecordDifference *record;

  remove_record (theirs, find (theirs, "option", "In-house"));
  remove_record (theirs, service (theirs, "Revenues"));
  save (theirs, "Dilip Rao", MARCH_14 + A_DAY);
  set (ours, service (ours, "Revenues"), "need", "75");
  add (ours, find (ours, "option", "In-house"), "lines", "name", "Heating");
  save (ours, "Ann Officer", MARCH_14 + A_DAY);
  comparison = compare (copies);
  g_assert_cmpuint (comparison->n_conflicts, ==, 2);
  record = get_record (comparison, "Revenues (service): removed in theirs");
  g_assert_true (record->conflict);
  assert_line (record, "Need: 70 → 75 in ours");
  g_assert_true (get_record (comparison, "In-house: Heating (cost or benefit): new in ours")->conflict);
}

static void
test_moved (Copies *copies, gconstpointer data)
{
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;
  g_autoptr (GError) error = NULL;

  concord_document_move (theirs, service (theirs, "Libraries"), project_of (theirs), "services",
                         service (theirs, "Revenues"), &error);
  g_assert_no_error (error);
  save (theirs, "Dilip Rao", MARCH_14 + A_DAY);
  comparison = compare (copies);
  g_assert_cmpuint (comparison->records->len, ==, 1);
  get_record (comparison, "Libraries (service): moved in theirs");
  assert_changes (comparison, 0, 1, 0);
}

/* Two colleagues who fill one cell make one record: only its values can be in conflict. */
static void
test_link_records (void)
{
  g_autoptr (ConcordDocument) ours = make_document ();
  g_autoptr (ConcordDocument) theirs = NULL;
  g_autoptr (ConcordComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  const char *keys[] = { NULL, NULL };
  const ConcordRecordDifference *record;

  keys[0] = concord_record_get_id (
      add (ours, project_of (ours), "criteria", "name", "Jobs"));
  save (ours, "Ann Officer", MARCH_14);
  theirs = mail (ours);
  concord_document_set_link (ours, find (ours, "option", "In-house"), "score", keys, "score-likely", "40",
                             NULL, &error);
  g_assert_no_error (error);
  concord_document_set_link (theirs, find (theirs, "option", "In-house"), "score", keys,
                             "score-likely", "60", NULL, &error);
  g_assert_no_error (error);
  comparison = concord_compare (ours, theirs);
  g_assert_cmpuint (comparison->records->len, ==, 1);
  g_assert_cmpuint (comparison->n_conflicts, ==, 1);
  record = comparison->records->pdata[0];
  g_assert_cmpint (record->added, ==, CONCORD_SIDE_BOTH);
  g_assert_true (strstr (record->name, "In-house: Jobs") != NULL);
  for (guint i = 0; i < record->fields->len; i++)
    {
      const ConcordFieldDifference *field = record->fields->pdata[i];

      /* Both gave the same ends. */
      g_assert_cmpint (field->conflict, ==, strcmp (field->field->name, "score-likely") == 0);
    }
}

static void
test_long_text (Copies *copies, gconstpointer data)
{
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *line = NULL;
  const ConcordRecordDifference *record;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, i % 10 == 9 ? "\n" : "€");
  set (theirs, project_of (theirs), "summary", text->str);
  comparison = compare (copies);
  record = get_record (comparison, "The project itself");
  line = concord_field_difference_dup_line (record->fields->pdata[0]);
  g_assert_null (strchr (line, '\n'));
  g_assert_cmpint (g_utf8_strlen (line, -1), <, 180);
  g_assert_true (strstr (line, "… in theirs") != NULL);
  g_assert_cmpstr (((const ConcordFieldDifference *) record->fields->pdata[0])->theirs, ==, text->str);
}

static void
test_authors (Copies *copies, gconstpointer data)
{
  ConcordDocument *theirs = copies->theirs;
  const ConcordComparison *comparison;
  g_autofree char *theirs_authors = NULL;
  g_autofree char *ours_authors = NULL;

  save_need (theirs, "80", "Dilip Rao", 1);
  save_need (theirs, "81", "Ceri Hughes", 1);
  save_need (theirs, "82", "Dilip Rao", 1);
  comparison = compare (copies);
  theirs_authors = concord_branch_dup_authors (&comparison->theirs);
  ours_authors = concord_branch_dup_authors (&comparison->ours);
  g_assert_cmpstr (theirs_authors, ==, "Dilip Rao and Ceri Hughes");
  g_assert_null (ours_authors);
}

/* --- exempt entries -------------------------------------------------------------------------- */

static void
test_confidential (void)
{
  g_autoptr (ConcordDocument) document = make_document ();
  ConcordRecord *supplier, *other;
  ConcordConfidential found = concord_confidential_count (document);

  g_assert_cmpuint (found.n_now, ==, 0);
  g_assert_cmpuint (found.n_history, ==, 0);
  supplier = add (document, project_of (document), "suppliers", "name", "Fennel Services");
  other = add (document, project_of (document), "suppliers", "name", "Alder");
  set (document, supplier, "appetite", "0.5");
  set (document, supplier, "appetite-source", "Telephone call");
  set (document, other, "appetite", "0.25");
  save (document, "Ann Officer", MARCH_14);
  found = concord_confidential_count (document);
  g_assert_cmpuint (found.n_now, ==, 3);
  g_assert_cmpuint (found.n_history, ==, 0);
  /* What was changed or removed is still in the file's history. */
  set (document, supplier, "appetite", "0.75");
  remove_record (document, other);
  found = concord_confidential_count (document);
  g_assert_cmpuint (found.n_now, ==, 2);
  g_assert_cmpuint (found.n_history, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/strangers", test_strangers);
  g_test_add_func ("/compare/same", test_same);
  g_test_add ("/compare/ahead", Copies, NULL, set_up, test_ahead, tear_down);
  g_test_add ("/compare/behind", Copies, NULL, set_up, test_behind, tear_down);
  g_test_add_func ("/compare/older-revision", test_older_revision);
  g_test_add_func ("/compare/common-base", test_common_base);
  g_test_add ("/compare/parted", Copies, NULL, set_up, test_parted, tear_down);
  g_test_add ("/compare/conflict", Copies, NULL, set_up, test_conflict, tear_down);
  g_test_add_func ("/compare/symmetry", test_symmetry);
  g_test_add ("/compare/net", Copies, NULL, set_up, test_net, tear_down);
  g_test_add ("/compare/removed", Copies, NULL, set_up, test_removed, tear_down);
  g_test_add ("/compare/edit-under-removal", Copies, NULL, set_up, test_edit_under_removal, tear_down);
  g_test_add ("/compare/moved", Copies, NULL, set_up, test_moved, tear_down);
  g_test_add_func ("/compare/link-records", test_link_records);
  g_test_add ("/compare/long-text", Copies, NULL, set_up, test_long_text, tear_down);
  g_test_add ("/compare/authors", Copies, NULL, set_up, test_authors, tear_down);
  g_test_add_func ("/confidential/count", test_confidential);
  return g_test_run ();
}
