#include "store/sheet.h"

#include "model/request.h"
#include "store/project-file.h"
#include "store/sheet-private.h"

#include "concord-words.h"

gboolean
concord_sheet_fail (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN, sentence);
  return FALSE;
}

static void
free_column (gpointer data)
{
  ConcordSheetColumn *column = data;

  g_free (column->name);
  g_free (column->label);
  g_free (column->help);
  g_strfreev (column->choices);
  g_strfreev (column->ids);
  g_free (column);
}

static void
free_row (gpointer data)
{
  ConcordSheetRow *row = data;

  g_free (row->key);
  g_free (row->sent);
  g_strfreev (row->cells);
  g_free (row);
}

ConcordSheet *
concord_sheet_new (void)
{
  ConcordSheet *sheet = g_new0 (ConcordSheet, 1);

  sheet->columns = g_ptr_array_new_with_free_func (free_column);
  sheet->rows = g_ptr_array_new_with_free_func (free_row);
  return sheet;
}

void
concord_sheet_free (ConcordSheet *sheet)
{
  g_free (sheet->project);
  g_free (sheet->title);
  g_free (sheet->kind);
  g_free (sheet->what);
  g_free (sheet->revision);
  g_free (sheet->asked);
  g_free (sheet->request);
  g_free (sheet->columns_sent);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

ConcordSheetColumn *
concord_sheet_add_column (ConcordSheet *sheet, const char *name, const char *label,
                          const char *help)
{
  ConcordSheetColumn *column = g_new0 (ConcordSheetColumn, 1);

  column->name = g_strdup (name);
  column->label = g_strdup (label);
  column->help = g_strdup (help);
  g_ptr_array_add (sheet->columns, column);
  return column;
}

ConcordSheetRow *
concord_sheet_add_row (ConcordSheet *sheet, const char *key)
{
  ConcordSheetRow *row = g_new0 (ConcordSheetRow, 1);

  row->key = g_strdup (key);
  row->cells = g_new0 (char *, sheet->columns->len + 1);
  row->low = row->high = NAN;
  g_ptr_array_add (sheet->rows, row);
  return row;
}

gboolean
concord_sheet_can_add (const ConcordSheet *sheet)
{
  const ConcordSheetColumn *first = sheet->columns->len == 0 ? NULL : sheet->columns->pdata[0];

  /* A column for reading only says that the names, which a new record needs, were not asked for. */
  return g_str_has_prefix (sheet->kind, "records ") && first != NULL && *first->name != '~';
}

/* --- the request ---------------------------------------------------------------------------- */

const char *
concord_sheet_get_revision (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  const ConcordRevision *last;

  if (concord_document_is_dirty (document) || revisions->len == 0)
    return CONCORD_SHEET_UNSAVED;
  last = revisions->pdata[revisions->len - 1];
  return last->id;
}

ConcordDate
concord_sheet_today (ConcordDocument *document)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (concord_document_get_now (document));
  GDate date;

  if (now == NULL)
    return CONCORD_DATE_ABSENT;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return (ConcordDate){ g_date_get_julian (&date) };
}

void
concord_sheet_ask (ConcordSheet *sheet, const char *who, ConcordDate due)
{
  char *asked = who == NULL || *who == '\0' ? NULL : concord_text_dup_storable (who);

  g_free (sheet->asked);
  sheet->asked = asked;
  sheet->due = due;
}

static void
set_date (ConcordStep *step, const char *id, const char *field, ConcordDate date)
{
  g_autofree char *text = concord_is_absent (date) ? NULL : concord_date_dup_canonical (date);

  concord_step_set (step, id, field, text);
}

ConcordStep *
concord_sheet_plan_request (ConcordDocument *document, ConcordSheet *sheet)
{
  /* Translators: the label of a step: what is asked for, such as "Services". */
  g_autofree char *label = g_strdup_printf (_ ("Ask for %s"), sheet->what);
  ConcordStep *step = concord_step_new (label);

  g_free (sheet->request);
  sheet->request = concord_document_plan_add (
      document, step, CONCORD_RECORD (concord_document_get_project (document)), "requests");
  concord_step_set (step, sheet->request, "who",
                    sheet->asked == NULL ? _ ("A colleague") : sheet->asked);
  concord_step_set (step, sheet->request, "what", sheet->what);
  concord_step_set (step, sheet->request, "revision-sent", sheet->revision);
  set_date (step, sheet->request, "sent", sheet->sent);
  set_date (step, sheet->request, "due", sheet->due);
  return step;
}
