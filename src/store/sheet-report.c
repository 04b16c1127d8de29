/* The list of what a returned sheet changes, and the one step made of what is taken. */
#include "store/sheet-compare-private.h"

#include "model/request.h"

#include "concord-words.h"
#include <string.h>

void
concord_sheet_item_free (gpointer data)
{
  ConcordSheetItem *item = data;

  g_free (item->column);
  g_free (item->sentence);
  g_free (item->key);
  g_free (item->value);
  g_clear_pointer (&item->values, g_ptr_array_unref);
  g_free (item);
}

void
concord_sheet_report_free (ConcordSheetReport *report)
{
  g_clear_pointer (&report->sheet, concord_sheet_free);
  g_clear_pointer (&report->items, g_ptr_array_unref);
  g_free (report->by);
  g_free (report);
}

guint
concord_sheet_report_count (const ConcordSheetReport *report, ConcordSheetOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < report->items->len; i++)
    n += ((ConcordSheetItem *) report->items->pdata[i])->outcome == outcome;
  return n;
}

static void
set_value (ConcordStep *step, const char *id, const ConcordSheetItem *item)
{
  if (item->year == 0)
    concord_step_set (step, id, item->field->name, item->value);
  else
    concord_step_set_year (step, id, item->field->name, item->year, item->value);
}

static void
plan_change (ConcordDocument *document, ConcordStep *step, const ConcordSheetSubject *subject,
             const ConcordSheetItem *item)
{
  ConcordSheetPlace place;
  g_autofree char *id = NULL;

  /* The list may have been open for a while: what went in the meantime is left out. */
  if (concord_sheet_place_find (&place, subject, document, item->key, NULL, NULL))
    {
      id = subject->is_matrix ? concord_document_plan_link (document, step, place.parent,
                                                            subject->klass->type_name,
                                                            (const char *const *) place.keys)
                              : g_strdup (concord_record_get_id (place.record));
      set_value (step, id, item);
    }
  concord_sheet_place_clear (&place);
}

static void
plan_addition (ConcordDocument *document, ConcordStep *step, const ConcordSheetSubject *subject,
               const ConcordSheetItem *item)
{
  g_autofree char *id = concord_document_plan_add (document, step, subject->parent, subject->role);

  for (guint i = 0; i < item->values->len; i++)
    set_value (step, id, item->values->pdata[i]);
}

/* The request that the sheet answers, once. */
static void
plan_return (ConcordDocument *document, ConcordStep *step, const ConcordSheet *sheet)
{
  ConcordRecord *record
      = sheet->request == NULL ? NULL : concord_document_find (document, sheet->request);
  g_autofree char *today = NULL;

  if (record == NULL || !CONCORD_IS_REQUEST (record)
      || !concord_is_absent (CONCORD_REQUEST (record)->returned))
    return;
  today = concord_date_dup_canonical (concord_sheet_today (document));
  concord_step_set (step, sheet->request, "returned", today);
  concord_step_set (step, sheet->request, "revision-returned",
                    concord_sheet_get_revision (document));
}

ConcordStep *
concord_sheet_report_plan (ConcordSheetReport *report, ConcordDocument *document)
{
  const char *by = report->by == NULL ? _ ("a colleague") : report->by;
  g_autofree char *reason = g_strdup_printf (_ ("Sheet returned by %s"), by);
  ConcordStep *step = concord_step_new (_ ("Take in a returned sheet"));
  ConcordSheetSubject subject = { 0 };

  concord_step_set_reason (step, reason);
  if (concord_sheet_subject_find (&subject, document, report->sheet, NULL))
    for (guint i = 0; i < report->items->len; i++)
      {
        const ConcordSheetItem *item = report->items->pdata[i];

        if (item->take && item->values != NULL)
          plan_addition (document, step, &subject, item);
        else if (item->take && item->key != NULL)
          plan_change (document, step, &subject, item);
      }
  concord_sheet_subject_clear (&subject);
  plan_return (document, step, report->sheet);
  return step;
}

ConcordStep *
concord_sheet_plan (ConcordDocument *document, ConcordSheet *returned, gboolean accept_conflicts,
                    ConcordSheetReport **report, GError **error)
{
  g_autoptr (ConcordSheetReport) found = concord_sheet_compare (document, returned, NULL, error);
  ConcordStep *step;

  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->items->len; i++)
    {
      ConcordSheetItem *item = found->items->pdata[i];

      if (item->outcome == CONCORD_SHEET_CONFLICT)
        item->take = accept_conflicts;
    }
  step = concord_sheet_report_plan (found, document);
  *report = g_steal_pointer (&found);
  return step;
}
