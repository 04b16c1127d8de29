/* Sheets for colleagues: what goes out, what is taken when they come back, what is refused. */
#include "store/sheet-return.h"

#include "model/award-criterion.h"
#include "model/mark.h"
#include "model/record-types.h"
#include "model/request.h"

#include "project.h"
#include "sample.h"

#include <string.h>

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *first, *second; /* services */
} Scene;

static void
scene_set_up (Scene *scene, gconstpointer data)
{
  scene->document = project_new (0);
  scene->first = add_service (scene->document, "Revenues");
  scene->second = add_service (scene->document, "Payroll");
  assert_set (scene->document, scene->first, "need", "72");
  assert_set (scene->document, scene->second, "need", "40");
  sample_commit (scene->document, NULL);
}

static void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_clear_object (&scene->document);
}

static ConcordSheet *
make (ConcordDocument *document, const char *role, const char *fields)
{
  g_auto (GStrv) names = fields == NULL ? NULL : g_strsplit (fields, " ", -1);
  g_autoptr (GError) error = NULL;
  ConcordSheet *sheet
      = concord_sheet_new_role (document, NULL, role, (const char *const *) names, &error);

  g_assert_no_error (error);
  return sheet;
}

static GPtrArray *
make_rows (ConcordDocument *document, const char *role, const char *fields)
{
  g_autoptr (ConcordSheet) sheet = make (document, role, fields);

  return concord_sheet_to_rows (sheet);
}

/* The cell of the row whose id ends in @id, under the column called @name; both must be there. */
static char **
find_cell (GPtrArray *rows, const char *id, const char *name)
{
  char **names = rows->pdata[CONCORD_SHEET_ROW_NAMES];

  for (guint r = CONCORD_SHEET_ROW_FIRST; r < rows->len; r++)
    for (guint c = CONCORD_SHEET_COLUMN_FIRST; names[c] != NULL; c++)
      if (g_str_has_suffix (((char **) rows->pdata[r])[0], id) && strcmp (names[c], name) == 0)
        return &((char **) rows->pdata[r])[c];
  g_assert_not_reached ();
}

static void
put (char **cell, const char *text)
{
  g_free (*cell);
  *cell = g_strdup (text);
}

static void
type (GPtrArray *rows, ConcordRecord *record, const char *name, const char *text)
{
  put (find_cell (rows, concord_record_get_id (record), name), text);
}

/* A row below the last one: blank but for one cell. */
static void
add_row (GPtrArray *rows, const char *name, const char *text)
{
  char **copy = g_strdupv (rows->pdata[rows->len - 1]);
  char **names = rows->pdata[CONCORD_SHEET_ROW_NAMES];

  for (guint c = 0; copy[c] != NULL; c++)
    put (&copy[c], c >= 2 && strcmp (names[c], name) == 0 ? text : "");
  g_ptr_array_add (rows, copy);
}

static ConcordSheetReport *
compare (ConcordDocument *document, GPtrArray *rows)
{
  g_autoptr (GError) error = NULL;
  ConcordSheet *sheet = concord_sheet_from_rows (rows, &error);
  ConcordSheetReport *report;

  g_assert_no_error (error);
  report = concord_sheet_compare (document, sheet, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* What is said, one sentence a line. */
static char *
dup_said (ConcordDocument *document, GPtrArray *rows)
{
  g_autoptr (ConcordSheetReport) report = compare (document, rows);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < report->items->len; i++)
    {
      const ConcordSheetItem *item = report->items->pdata[i];

      g_string_append_printf (said, "%s%c %s", i == 0 ? "" : "\n", "CAXRN"[item->outcome],
                              item -> sentence);
    }
  return g_string_free (said, FALSE);
}

static void
assert_said (ConcordDocument *document, GPtrArray *rows, const char *expected)
{
  g_autofree char *said = dup_said (document, rows);

  g_assert_cmpstr (said, ==, expected);
}

/* Takes the sheet; the number of changes in its step. */
static guint
take (ConcordDocument *document, GPtrArray *rows, gboolean accept_conflicts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSheetReport) report = NULL;
  g_autoptr (ConcordStep) step = NULL;
  ConcordSheet *sheet = concord_sheet_from_rows (rows, &error);

  g_assert_no_error (error);
  step = concord_sheet_plan (document, sheet, accept_conflicts, &report, &error);
  g_assert_no_error (error);
  g_assert_true (concord_document_perform (document, step, &error));
  g_assert_no_error (error);
  return concord_step_get_length (step);
}

static void
assert_value (ConcordRecord *record, const char *field, const char *expected)
{
  g_autofree char *value = sample_get (record, field);

  g_assert_cmpstr (value, ==, expected);
}

/* --- nothing changed ------------------------------------------------------------------------ */

/* Every role of a document with an awkward value in every field comes back as it went. */
static void
test_unchanged (void)
{
  g_autoptr (ConcordDocument) document = sample_everything ();
  guint n_roles, n_sheets = 0;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  for (guint i = 0; i < n_roles; i++)
    {
      ConcordRecord *parent
          = roles[i].parent == NULL ? NULL : sample_find (document, roles[i].parent);
      g_autoptr (GError) error = NULL;
      g_autoptr (ConcordSheet) sheet = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GBytes) csv = NULL;
      g_autoptr (ConcordSheetReport) report = NULL;

      if (parent == NULL)
        continue;
      sheet = concord_sheet_new_role (document, parent, roles[i].role, NULL, &error);
      if (sheet == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      rows = concord_sheet_to_rows (sheet);
      assert_said (document, rows, "");
      csv = concord_sheet_to_csv (sheet);
      report = concord_sheet_compare (document, concord_sheet_from_csv (csv, &error), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->items->len, ==, 0);
      n_sheets++;
    }
  g_assert_cmpuint (n_sheets, >, 20);
}

static void
test_unchanged_makes_no_step (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", NULL);

  g_assert_cmpuint (take (scene->document, rows, TRUE), ==, 0);
  g_assert_false (concord_document_is_dirty (scene->document));
}

static void
test_letter_head (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordSheet) sheet = make (scene->document, "services", "name need");
  GPtrArray *revisions = concord_document_get_revisions (scene->document);
  const ConcordRevision *last = revisions->pdata[revisions->len - 1];
  g_autoptr (GPtrArray) rows = NULL;
  ConcordDate due;

  g_assert_true (concord_date_read ("2026-02-01", &due));
  concord_sheet_ask (sheet, "Jo Smith", due);
  rows = concord_sheet_to_rows (sheet);
  g_assert_cmpstr (((char **) rows->pdata[0])[2], ==, "Back office");
  g_assert_true (
      g_str_has_prefix (((char **) rows->pdata[1])[2], "Do not change the ids in column A."));
  g_assert_cmpstr (((char **) rows->pdata[3])[1], ==, last->id);
  /* The clock of the scene stands at 2026-01-01. */
  g_assert_cmpstr (((char **) rows->pdata[4])[1], ==, "2026-01-01");
  g_assert_cmpstr (((char **) rows->pdata[5])[2], ==, "Asked of: Jo Smith");
  g_assert_cmpstr (((char **) rows->pdata[6])[1], ==, "2026-02-01");
  g_assert_cmpstr (((char **) rows->pdata[CONCORD_SHEET_ROW_HELP])[3], ==,
                   "between 0 and 100. 0 meets every standard, 50 falls short in places that users "
                   "notice, 100 is failing");
  assert_set (scene->document, scene->first, "need", "73");
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = make_rows (scene->document, "services", "name need");
  g_assert_cmpstr (((char **) rows->pdata[3])[1], ==, "unsaved");
}

/* --- what was changed ----------------------------------------------------------------------- */

static void
test_changed (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", NULL);
  GPtrArray *unsaved;
  ConcordStep *step;

  put (&((char **) rows->pdata[5])[1], "Jo Smith");
  type (rows, scene->first, "need", " 80 ");
  type (rows, scene->first, "gross-cost", "£1.25m");
  type (rows, scene->second, "contract-end", "3 April 2026");
  type (rows, scene->second, "provider", "contractor");
  type (rows, scene->second, "need", "");
  assert_said (scene->document, rows,
               "C Gross cost of Revenues: – → £1,250,000\n"
               "C Need of Revenues: 72 → 80\n"
               "C Provider today of Payroll: – → Contractor\n"
               "C Contract ends of Payroll: – → 3 April 2026\n"
               "C Need of Payroll: 40 → –");
  g_assert_cmpuint (take (scene->document, rows, FALSE), ==, 5);
  assert_value (scene->first, "need", "80");
  assert_value (scene->first, "gross-cost", "1250000.00");
  assert_value (scene->second, "contract-end", "2026-04-03");
  assert_value (scene->second, "need", NULL);
  unsaved = concord_document_get_unsaved (scene->document);
  g_assert_cmpuint (unsaved->len, ==, 1);
  step = unsaved->pdata[0];
  g_assert_cmpstr (concord_step_get_reason (step), ==, "Sheet returned by Jo Smith");
  concord_document_undo (scene->document);
  assert_value (scene->first, "need", "72");
}

/* A newer value stays where the colleague left the cell alone; both changed is a conflict. */
static void
test_both_sides (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name need staff");

  assert_set (scene->document, scene->first, "need", "75");
  assert_set (scene->document, scene->second, "need", "45");
  type (rows, scene->first, "need", "80");
  type (rows, scene->second, "staff", "12.5");
  assert_said (scene->document, rows,
               "X Need of Revenues: 72 was sent, the sheet says 80, but the project now says 75\n"
               "C Staff of Payroll: – → 12.5");
  g_assert_cmpuint (take (scene->document, rows, FALSE), ==, 1);
  assert_value (scene->first, "need", "75");
  assert_value (scene->second, "need", "45");
  assert_value (scene->second, "staff", "12.5");
  g_assert_cmpuint (take (scene->document, rows, TRUE), ==, 1);
  assert_value (scene->first, "need", "80");
  /* Both came to the same value: nothing to say. */
  assert_said (scene->document, rows, "");
}

/* With the digests gone, history tells what was sent. */
static void
test_digests_lost (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name need");

  for (guint r = CONCORD_SHEET_ROW_FIRST; r < rows->len; r++)
    put (&((char **) rows->pdata[r])[1], "");
  assert_set (scene->document, scene->second, "need", "45");
  type (rows, scene->first, "need", "80");
  assert_said (scene->document, rows, "C Need of Revenues: 72 → 80");
  /* Without either, what differs is never taken unasked. */
  put (&((char **) rows->pdata[3])[1], "unsaved");
  assert_said (
      scene->document, rows,
      "X Need of Revenues: the sheet says 80, the project 72, and it is not known what was "
      "sent\n"
      "X Need of Payroll: the sheet says 40, the project 45, and it is not known what was "
      "sent");
  g_assert_cmpuint (take (scene->document, rows, FALSE), ==, 0);
}

static void
test_choose (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name need");
  g_autoptr (ConcordSheetReport) report = NULL;
  g_autoptr (ConcordStep) step = NULL;

  type (rows, scene->first, "need", "80");
  type (rows, scene->second, "need", "41");
  report = compare (scene->document, rows);
  g_assert_cmpuint (concord_sheet_report_count (report, CONCORD_SHEET_CHANGE), ==, 2);
  ((ConcordSheetItem *) report->items->pdata[0])->take = FALSE;
  step = concord_sheet_report_plan (report, scene->document);
  g_assert_true (concord_document_perform (scene->document, step, NULL));
  assert_value (scene->first, "need", "72");
  assert_value (scene->second, "need", "41");
}

static void
test_series (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordStep) step = concord_step_new ("Demand");
  g_autoptr (GPtrArray) rows = NULL;

  concord_step_set_year (step, concord_record_get_id (scene->first), "demand", 2026, "100");
  concord_step_set_year (step, concord_record_get_id (scene->second), "demand", 2028, "7");
  g_assert_true (concord_document_perform (scene->document, step, NULL));
  rows = make_rows (scene->document, "services", "name demand demand@2030");
  type (rows, scene->first, "demand@2028", "110");
  type (rows, scene->second, "demand@2030", "9");
  assert_said (scene->document, rows,
               "C Users or demand, 2028 of Revenues: – → 110\n"
               "C Users or demand, 2030 of Payroll: – → 9");
  take (scene->document, rows, FALSE);
  assert_value (scene->first, "demand", "2026:100 2028:110");
  assert_value (scene->second, "demand", "2028:7 2030:9");
}

static void
test_added (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", NULL);
  g_autoptr (GPtrArray) services = NULL;

  add_row (rows, "name", "Parks");
  put (&((char **) rows->pdata[rows->len - 1])[4], "abc"); /* gross cost */
  add_row (rows, "need", "12");
  assert_said (
      scene->document, rows,
      "R Row 14: Gross cost is “abc”, but must be an amount in pounds such as 1,250,000 or "
      "1.25m, up to a thousand billion.\n"
      "A New service: Service Parks\n"
      "R Row 15: a new service needs the column Service; the row was not taken.");
  take (scene->document, rows, FALSE);
  services = concord_document_list (scene->document, "service");
  g_assert_cmpuint (services->len, ==, 3);
  assert_value (services->pdata[2], "name", "Parks");
}

/* --- what is refused ------------------------------------------------------------------------ */

static void
test_refused_values (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", NULL);

  type (rows, scene->first, "need", "120");
  type (rows, scene->first, "staff", "many");
  type (rows, scene->first, "provider", "Martians");
  type (rows, scene->first, "name", "");
  type (rows, scene->first, "headcount", "#REF!");
  assert_said (
      scene->document, rows,
      "R Row 12 (Revenues): Service can't be left blank.\n"
      "R Row 12 (Revenues): Staff is “many”, but must be a number.\n"
      "R Row 12 (Revenues): Headcount in scope is #REF!, the mark of a formula that failed.\n"
      "R Row 12 (Revenues): Provider today is “Martians”, but must be one of: In-house, "
      "Contractor, "
      "Shared service, Trading company, Voluntary or community body.\n"
      "R Row 12 (Revenues): Need is 120, but must be between 0 and 100.");
  g_assert_cmpuint (take (scene->document, rows, TRUE), ==, 0);
}

static void
test_tampered_ids (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name need");
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (scene->document));
  ConcordRecord *bidder = concord_document_add (scene->document, project, "bidders", NULL);
  g_autofree char *other = g_strdup_printf ("service:%s", concord_record_get_id (bidder));
  char **first = rows->pdata[CONCORD_SHEET_ROW_FIRST],
       **second = rows->pdata[CONCORD_SHEET_ROW_FIRST + 1];
  g_autofree char *kept = g_strdup (first[0]);
  g_autofree char *said = NULL;

  put (&second[3], "41");
  put (&second[0], other);
  said = dup_said (scene->document, rows);
  g_assert_nonnull (strstr (said, "R Row 13: “service:"));
  g_assert_nonnull (strstr (said, "is no id that was sent with this sheet"));
  put (&second[0], kept);
  g_clear_pointer (&said, g_free);
  said = dup_said (scene->document, rows);
  g_assert_nonnull (
      strstr (said, "R Row 13 (Revenues): it has the id of row 12; the row was not taken."));
  put (&second[0], "");
  g_clear_pointer (&said, g_free);
  said = dup_said (scene->document, rows);
  g_assert_nonnull (
      strstr (said, "R Row 13: its id in column A is gone, so the row was not taken."));
  put (&second[0], "service:0123456789abcdef");
  g_clear_pointer (&said, g_free);
  said = dup_said (scene->document, rows);
  g_assert_nonnull (strstr (said, "R Row 13: there is no service with the id 0123456789abcdef"));
  g_assert_cmpuint (take (scene->document, rows, TRUE), ==, 0);
}

static void
test_removed (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name need");
  g_autoptr (GError) error = NULL;

  type (rows, scene->first, "need", "80");
  g_assert_true (concord_document_remove (scene->document, scene->first, &error));
  {
    g_autofree char *said = dup_said (scene->document, rows);

    g_assert_true (g_str_has_prefix (said, "R Row 12: there is no service with the id "));
  }
  g_ptr_array_remove_index (rows, CONCORD_SHEET_ROW_FIRST);
  assert_said (
      scene->document, rows,
      "N 1 of the 2 rows that were sent are not in the sheet any more; nothing was changed "
      "there.");
}

static void
test_columns (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name need staff");

  put (&((char **) rows->pdata[CONCORD_SHEET_ROW_NAMES])[3], "lot");
  type (rows, scene->first, "staff", "5");
  assert_said (scene->document, rows,
               "N The column “Need” was not sent; it was not taken.\n"
               "C Staff of Revenues: – → 5\n"
               "N The column need is not in the sheet any more; nothing was changed there.");
}

static void
test_not_ours (Scene *scene, gconstpointer data)
{
  static const char *const texts[] = { "",
                                       "a,b\n1,2\n",
                                       "concord-sheet,2\n",
                                       "concord-sheet,1\n",
                                       "\"concord-sheet",
                                       "concord-sheet,1\nkind,x\nrevision,y\n"
                                       "project,0123456789abcdef\n",
                                       NULL };
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name");
  g_autoptr (ConcordDocument) another = project_new (1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));

      g_assert_null (concord_sheet_from_csv (bytes, &error));
      g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_clear_error (&error);
    }
  g_assert_null (
      concord_sheet_compare (another, concord_sheet_from_rows (rows, NULL), NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
  g_assert_cmpstr (error->message, ==, "This sheet was made from another project: Back office.");
}

static void
test_not_made (Scene *scene, gconstpointer data)
{
  static const char *const none[] = { "nonsense", NULL };
  static const char *const years[] = { "demand", NULL };
  static const char *const no_series[] = { "need@2026", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (concord_sheet_new_role (scene->document, NULL, "nonsense", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (concord_sheet_new_role (scene->document, NULL, "services", none, &error));
  g_assert_cmpstr (error->message, ==,
                   "A service has no field called nonsense that can be asked for.");
  g_clear_error (&error);
  g_assert_null (concord_sheet_new_role (scene->document, NULL, "services", years, &error));
  g_assert_cmpstr (error->message, ==,
                   "demand has no years yet. Name those you ask for, as in demand@2026.");
  g_clear_error (&error);
  g_assert_null (concord_sheet_new_role (scene->document, NULL, "services", no_series, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (concord_sheet_new_role (scene->document, NULL, "groups", NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "Groups stand under a record of their own (exercise): say which one.");
}

/* --- CSV ------------------------------------------------------------------------------------ */

static void
test_formulas (Scene *scene, gconstpointer data)
{
  static const char *const texts[] = { "=1+1",   "+44 20 7946", "-a",
                                       "@cmd",   "'=x",         "''@",
                                       "'plain", "-5",          "=HYPERLINK(\"http://x\",\"y\")" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ConcordSheet) sheet = NULL;
      g_autoptr (ConcordSheet) again = NULL;
      g_autoptr (GBytes) csv = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      assert_set (scene->document, scene->first, "lot", texts[i]);
      sheet = make (scene->document, "services", "name lot");
      csv = concord_sheet_to_csv (sheet);
      text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
      g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
      g_assert_null (strstr (text, ",="));
      g_assert_null (strstr (text, ",\"="));
      g_assert_null (strstr (text, ",@"));
      g_assert_null (strstr (text, ",+"));
      again = concord_sheet_from_csv (csv, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (((ConcordSheetRow *) again->rows->pdata[0])->cells[1], ==, texts[i]);
    }
}

static void
test_awkward_texts (Scene *scene, gconstpointer data)
{
  static const char text[]
      = "Said \"yes\", twice;\nthen – naïvely – “no” \360\237\217\233\n\nand, ' so on|";
  g_autoptr (ConcordSheet) sheet = NULL;
  g_autoptr (ConcordSheet) again = NULL;
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GError) error = NULL;
  const ConcordSheetRow *row;

  assert_set (scene->document, scene->first, "description", text);
  sheet = make (scene->document, "services", "name description need");
  csv = concord_sheet_to_csv (sheet);
  again = concord_sheet_from_csv (csv, &error);
  g_assert_no_error (error);
  row = again->rows->pdata[0];
  g_assert_cmpstr (row->cells[1], ==, text);
  /* Rows are counted as a spreadsheet program counts them, not as lines of the file. */
  g_assert_cmpuint (((ConcordSheetRow *) again->rows->pdata[1])->number, ==, row->number + 1);
}

static void
test_too_long (Scene *scene, gconstpointer data)
{
  g_autofree char *text = g_strnfill (CONCORD_SHEET_CELL_MAX + 1, 'x');
  g_autoptr (GPtrArray) rows = NULL;

  assert_set (scene->document, scene->first, "description", text);
  rows = make_rows (scene->document, "services", "name description");
  assert_said (scene->document, rows, "");
  type (rows, scene->first, "description", "short");
  assert_said (
      scene->document, rows,
      "R Row 12 (Revenues): this text was too long to be sent, so it can only be changed in "
      "Concord.");
}

/* --- matrices and the evaluator pack -------------------------------------------------------- */

static ConcordRecord *
add (ConcordDocument *document, const char *role, const char *name_field, const char *name)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *record = concord_document_add (document, project, role, NULL);

  assert_set (document, record, name_field, name);
  return record;
}

static void
test_scores (Scene *scene, gconstpointer data)
{
  ConcordRecord *option = add (scene->document, "options", "name", "Partnership");
  ConcordRecord *dropped = add (scene->document, "options", "name", "Do nothing");
  ConcordRecord *cost = add (scene->document, "criteria", "name", "Cost");
  const char *const keys[] = { concord_record_get_id (cost), NULL };
  g_autoptr (GPtrArray) rows = NULL;
  ConcordRecord *score;

  assert_set (scene->document, dropped, "stage", "dropped");
  rows = make_rows (scene->document, "scores", NULL);
  g_assert_cmpuint (rows->len, ==, CONCORD_SHEET_ROW_FIRST + 1);
  type (rows, cost, "score-likely", "65");
  type (rows, cost, "reason", "Two bids seen");
  assert_said (scene->document, rows,
               "C Score, likely of Partnership, Cost: – → 65\n"
               "C Reason of Partnership, Cost: – → Two bids seen");
  take (scene->document, rows, FALSE);
  score = concord_document_find_link (scene->document, "score", option, keys);
  g_assert_nonnull (score);
  assert_value (score, "score-likely", "65");
  assert_value (score, "reason", "Two bids seen");
  add_row (rows, "reason", "x");
  assert_said (scene->document, rows,
               "R Row 13: a row without an id can't be added to this sheet.");
}

typedef struct
{
  ConcordRecord *acme, *best, *question, *second, *price, *ann, *bob;
} Tender;

static void
add_mark (ConcordDocument *document, ConcordRecord *bidder, ConcordRecord *question,
          ConcordRecord *evaluator, const char *mark, const char *reason)
{
  const char *const keys[]
      = { concord_record_get_id (question), concord_record_get_id (evaluator), NULL };

  g_assert_true (
      concord_document_set_link (document, bidder, "mark", keys, "mark", mark, NULL, NULL));
  g_assert_true (
      concord_document_set_link (document, bidder, "mark", keys, "reason", reason, NULL, NULL));
}

static Tender
add_tender (ConcordDocument *document)
{
  Tender t;

  t.acme = add (document, "bidders", "name", "Acme");
  t.best = add (document, "bidders", "name", "Best");
  assert_set (document, add (document, "bidders", "name", "Gone"), "state", "withdrawn");
  t.question = add (document, "award-criteria", "question", "How soon?");
  t.second = add (document, "award-criteria", "question", "Who?");
  t.price = add (document, "award-criteria", "question", "Whole-life cost");
  t.ann = add (document, "evaluators", "name", "Ann Able");
  t.bob = add (document, "evaluators", "name", "Bob Bright");
  assert_set (document, t.acme, "price", "77123456");
  assert_set (document, t.bob, "interest", "Brother works at Acme");
  for (guint i = 0; i < 3; i++)
    {
      ConcordRecord *each = (ConcordRecord *[]){ t.question, t.second, t.price }[i];

      assert_set (document, each, "use", "scored");
      assert_set (document, each, "scale-top", "10");
      assert_set (document, each, "family", each == t.price ? "price" : "quality");
    }
  add_mark (document, t.acme, t.question, t.ann, "7", "Plain answer");
  add_mark (document, t.acme, t.question, t.bob, "3.25", "Vague throughout");
  return t;
}

static void
test_evaluator_pack (Scene *scene, gconstpointer data)
{
  static const char *const secrets[]
      = { "77123456", "Whole-life", "3.25", "Vague", "Bob", "Brother", "Gone", "price" };
  Tender t = add_tender (scene->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSheet) sheet = concord_sheet_new_marks (scene->document, t.ann, &error);
  g_autoptr (GBytes) csv = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (sheet->rows->len, ==, 4);
  g_assert_cmpstr (sheet->asked, ==, "Ann Able");
  csv = concord_sheet_to_csv (sheet);
  text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (text, secrets[i]));
  g_assert_null (strstr (text, concord_record_get_id (t.bob)));
  g_assert_null (strstr (text, concord_record_get_id (t.price)));
  g_assert_nonnull (strstr (text, "Plain answer"));
}

static void
test_evaluator_pack_returned (Scene *scene, gconstpointer data)
{
  Tender t = add_tender (scene->document);
  g_autoptr (ConcordSheet) sheet = concord_sheet_new_marks (scene->document, t.ann, NULL);
  g_autoptr (GPtrArray) rows = concord_sheet_to_rows (sheet);
  const char *const keys[]
      = { concord_record_get_id (t.second), concord_record_get_id (t.ann), NULL };
  char **row = rows->pdata[CONCORD_SHEET_ROW_FIRST + 1];
  g_autofree char *kept = g_strdup (row[0]);
  g_autofree char *forged
      = g_strdup_printf ("mark:%s:%s:%s", concord_record_get_id (t.acme),
                         concord_record_get_id (t.question), concord_record_get_id (t.bob));
  g_autofree char *priced
      = g_strdup_printf ("mark:%s:%s:%s", concord_record_get_id (t.acme),
                         concord_record_get_id (t.price), concord_record_get_id (t.ann));
  g_autofree char *said = NULL;

  put (&row[5], "11");
  assert_said (scene->document, rows,
               "R Row 13 (Acme, Who?): Mark is 11, but must be between 0 and 10.");
  put (&row[5], "9");
  assert_said (scene->document, rows, "C Mark of Acme, Who?: – → 9");
  /* Nobody marks as somebody else, or the price. */
  put (&row[0], forged);
  said = dup_said (scene->document, rows);
  g_assert_true (g_str_has_prefix (said, "R Row 13: “mark:"));
  put (&row[0], priced);
  g_clear_pointer (&said, g_free);
  said = dup_said (scene->document, rows);
  g_assert_true (g_str_has_prefix (said, "R Row 13: “mark:"));
  put (&row[0], kept);
  take (scene->document, rows, FALSE);
  assert_value (concord_document_find_link (scene->document, "mark", t.acme, keys), "mark", "9");
}

/* The ids stay, the words move: a sheet sorted without its first columns. */
static void
test_sorted_apart (Scene *scene, gconstpointer data)
{
  Tender t = add_tender (scene->document);
  g_autoptr (ConcordSheet) sheet = concord_sheet_new_marks (scene->document, t.ann, NULL);
  g_autoptr (GPtrArray) rows = concord_sheet_to_rows (sheet);
  char **row = rows->pdata[CONCORD_SHEET_ROW_FIRST];

  put (&row[2], "Best");
  put (&row[5], "1");
  assert_said (
      scene->document, rows,
      "R Row 12 (Acme, How soon?): under Bidder it says “Best”, which is another row's. Was "
      "the sheet sorted without column A? The row was not taken.");
  put (&row[2], "ACME!");
  assert_said (scene->document, rows,
               "N Row 12 (Acme, How soon?): the words under Bidder are for reading only; they were "
               "not taken.\n"
               "C Mark of Acme, How soon?: 7 → 1");
}

/* Puts the cells of @count rows from @from the other way round, ids (and digests) left where they
 * were. */
static void
reverse_cells (GPtrArray *rows, guint from_row, guint count, guint from_column)
{
  for (guint i = 0; i < count / 2; i++)
    {
      char **a = rows->pdata[from_row + i], **b = rows->pdata[from_row + count - 1 - i];

      for (guint c = from_column; a[c] != NULL; c++)
        {
          char *kept = a[c];

          a[c] = b[c];
          b[c] = kept;
        }
    }
}

static void
assert_refused_whole (ConcordDocument *document, GPtrArray *rows, guint n_moved)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strdup_printf ("%u rows of this sheet hold the cells of other rows",
                                            n_moved);

  g_assert_null (
      concord_sheet_compare (document, concord_sheet_from_rows (rows, NULL), NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
  g_assert_true (g_str_has_prefix (error->message, start));
}

/* Five services sorted backwards without columns A and B: the middle one stays where it was. */
static void
test_sorted_without_ids (Scene *scene, gconstpointer data)
{
  static const char *const names[] = { "Parks", "Waste", "Roads" };
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_service (scene->document, names[i]);
  sample_commit (scene->document, NULL);
  rows = make_rows (scene->document, "services", NULL);
  reverse_cells (rows, CONCORD_SHEET_ROW_FIRST, 5, CONCORD_SHEET_COLUMN_FIRST);
  assert_refused_whole (scene->document, rows, 4);
  /* Work done in the sorted sheet changes nothing about that. */
  put (&((char **) rows->pdata[CONCORD_SHEET_ROW_FIRST])[5], "12");
  put (&((char **) rows->pdata[CONCORD_SHEET_ROW_FIRST])[2], "Roads and streets");
  assert_refused_whole (scene->document, rows, 3);
  /* The digests of column B moved with the cells: history tells what was sent with the ids. */
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = make_rows (scene->document, "services", NULL);
  reverse_cells (rows, CONCORD_SHEET_ROW_FIRST, 5, 1);
  assert_refused_whole (scene->document, rows, 4);
  /* Sorted as a whole it is as good as before. */
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = make_rows (scene->document, "services", NULL);
  reverse_cells (rows, CONCORD_SHEET_ROW_FIRST, 5, 0);
  assert_said (scene->document, rows, "");
}

/* Names that people change are taken, even where two change places and the cells stay. */
static void
test_renamed (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = make_rows (scene->document, "services", "name need");

  type (rows, scene->first, "name", "Payroll");
  type (rows, scene->second, "name", "Revenues");
  assert_said (scene->document, rows,
               "C Service of Revenues: Revenues → Payroll\n"
               "C Service of Payroll: Payroll → Revenues");
  /* With its needs as well it is the rows that changed places: 72 and 40 were sent. */
  type (rows, scene->first, "need", "40");
  type (rows, scene->second, "need", "72");
  assert_refused_whole (scene->document, rows, 2);
  /* One renamed after another that has a new name. */
  type (rows, scene->first, "need", "72");
  type (rows, scene->second, "need", "40");
  type (rows, scene->first, "name", "Council tax");
  assert_said (scene->document, rows,
               "C Service of Revenues: Revenues → Council tax\n"
               "C Service of Payroll: Payroll → Revenues");
  /* One row pasted over another. */
  type (rows, scene->first, "name", "Payroll");
  type (rows, scene->first, "need", "40");
  type (rows, scene->second, "name", "Payroll");
  assert_said (scene->document, rows,
               "R Row 12 (Revenues): its cells are those of another row; the row was not taken.");
  /* Names alone: nothing tells a sort from two names that changed places. */
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = make_rows (scene->document, "services", "name");
  reverse_cells (rows, CONCORD_SHEET_ROW_FIRST, 2, CONCORD_SHEET_COLUMN_FIRST);
  assert_refused_whole (scene->document, rows, 2);
}

/* An evaluator pack has words for reading only, which nobody renames. */
static void
test_sorted_pack (Scene *scene, gconstpointer data)
{
  Tender t = add_tender (scene->document);
  g_autoptr (ConcordSheet) sheet = concord_sheet_new_marks (scene->document, t.ann, NULL);
  g_autoptr (GPtrArray) rows = concord_sheet_to_rows (sheet);

  reverse_cells (rows, CONCORD_SHEET_ROW_FIRST, 4, CONCORD_SHEET_COLUMN_FIRST);
  assert_refused_whole (scene->document, rows, 4);
}

/* --- requests ------------------------------------------------------------------------------- */

static void
test_request (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordSheet) sheet = make (scene->document, "services", "name need");
  g_autofree char *revision = g_strdup (sheet->revision);
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  ConcordRecord *request;
  ConcordDate due;

  g_assert_true (concord_date_read ("2026-02-01", &due));
  concord_sheet_ask (sheet, "Jo Smith", due);
  step = concord_sheet_plan_request (scene->document, sheet);
  g_assert_true (concord_document_perform (scene->document, step, NULL));
  sample_commit (scene->document, NULL);
  request = sample_find (scene->document, "request");
  assert_value (request, "who", "Jo Smith");
  assert_value (request, "what", "Services");
  assert_value (request, "revision-sent", revision);
  assert_value (request, "sent", "2026-01-01");
  assert_value (request, "due", "2026-02-01");
  assert_value (request, "returned", NULL);
  rows = concord_sheet_to_rows (sheet);
  concord_document_set_now (scene->document, 1767225600 + 86400 * 9);
  g_assert_cmpuint (take (scene->document, rows, FALSE), ==, 2);
  assert_value (request, "returned", "2026-01-10");
  /* The same sheet once more says nothing new. */
  sample_commit (scene->document, NULL);
  concord_document_set_now (scene->document, 1767225600 + 86400 * 20);
  g_assert_cmpuint (take (scene->document, rows, FALSE), ==, 0);
  assert_value (request, "returned", "2026-01-10");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/sheet/" path, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/unchanged", test_unchanged);
  ADD ("unchanged makes no step", test_unchanged_makes_no_step);
  ADD ("letter head", test_letter_head);
  ADD ("changed", test_changed);
  ADD ("both sides", test_both_sides);
  ADD ("digests lost", test_digests_lost);
  ADD ("choose", test_choose);
  ADD ("series", test_series);
  ADD ("added", test_added);
  ADD ("refused values", test_refused_values);
  ADD ("tampered ids", test_tampered_ids);
  ADD ("removed", test_removed);
  ADD ("columns", test_columns);
  ADD ("not ours", test_not_ours);
  ADD ("not made", test_not_made);
  ADD ("formulas", test_formulas);
  ADD ("awkward texts", test_awkward_texts);
  ADD ("too long", test_too_long);
  ADD ("scores", test_scores);
  ADD ("evaluator pack", test_evaluator_pack);
  ADD ("evaluator pack returned", test_evaluator_pack_returned);
  ADD ("sorted apart", test_sorted_apart);
  ADD ("sorted without ids", test_sorted_without_ids);
  ADD ("renamed", test_renamed);
  ADD ("sorted pack", test_sorted_pack);
  ADD ("request", test_request);
  return g_test_run ();
}
