/* A sheet that came back: what differs from now, what can't be taken, and the one step of it. */
#pragma once

#include "store/sheet.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_SHEET_CHANGE,   /* the colleague changed a cell */
  CONCORD_SHEET_ADDITION, /* the colleague added a row */
  CONCORD_SHEET_CONFLICT, /* the cell was changed in the project as well since it was sent */
  CONCORD_SHEET_REFUSED,  /* it can't be taken; the sentence says why */
  CONCORD_SHEET_NOTE      /* something else to know: a column is missing */
} ConcordSheetOutcome;

typedef struct
{
  ConcordSheetOutcome outcome;
  gboolean take; /* TRUE at first for changes and additions; changes, additions and conflicts may be
                    switched by whoever looks at the list */
  guint row;     /* in the file, from 1; 0 for the whole sheet */
  char *column;  /* the column's label; NULL for the whole row */
  char *sentence; /* "Need of Revenues: 72 → 80" */

  /* What taking it does. */
  char *key;
  const ConcordField *field;
  int year;
  char *value;       /* canonical, NULL for absent */
  GPtrArray *values; /* of an addition: of ConcordSheetItem, one a field */
} ConcordSheetItem;

typedef struct
{
  ConcordSheet *sheet; /* as it came back */
  char *by;            /* who sent it back, or NULL */
  GPtrArray *items;    /* of ConcordSheetItem, in the order of the sheet */
} ConcordSheetReport;

void concord_sheet_report_free (ConcordSheetReport *report);

/* How many items have this outcome. */
guint concord_sheet_report_count (const ConcordSheetReport *report, ConcordSheetOutcome outcome);

/**
 * concord_sheet_compare:
 * @returned: (transfer full): the sheet as it came back; untrusted
 * @by: (nullable): who sent it back; NULL: who was asked
 *
 * Holds the sheet against what was sent and against the document of now. Nothing is changed. A cell
 * that the colleague left as it was sent says nothing; nothing else is dropped unsaid.
 * Returns: (transfer full), or NULL and a sentence where the sheet is of another project, of
 * records that are gone, or sorted without its column A: two rows or more came back with the names
 * that other rows were sent with, and with their other cells too. A row that was renamed keeps
 * more of its own cells and passes.
 */
ConcordSheetReport *concord_sheet_compare (ConcordDocument *document, ConcordSheet *returned,
                                           const char *by, GError **error);

/* One step of the items to take, with the reason "Sheet returned by NAME", which also fills in the
 * request that the sheet answers. Its length is 0 where nothing is to be taken: (transfer full). */
ConcordStep *concord_sheet_report_plan (ConcordSheetReport *report, ConcordDocument *document);

/* Both at once, with no question asked: conflicts are left out unless @accept_conflicts.
 * @report: (out) (transfer full). NULL and a sentence as above. */
ConcordStep *concord_sheet_plan (ConcordDocument *document, ConcordSheet *returned,
                                 gboolean accept_conflicts, ConcordSheetReport **report,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSheetReport, concord_sheet_report_free)

G_END_DECLS
