/* What the files of ConcordRecordTable and its cells share. */
#pragma once

#include "app/column-kind.h"
#include "app/pending-cells.h"
#include "app/record-cell.h"
#include "app/record-table.h"

G_BEGIN_DECLS

typedef struct
{
  ConcordRecordTable *table; /* not owned: the table owns the column */
  const ConcordField *field; /* NULL: of a kind, or words that are not edited here */
  const ConcordColumnKind *kind; /* in place of a field, or NULL */
  gboolean linked;           /* the field is one of the link record */
  ConcordRecordWords words;  /* in place of a field, or NULL */
  char *answer;              /* text key of the link record, or NULL */
  ConcordRecord *end;        /* of the link record, where each column has its own; or NULL */
  char *title;
  guint index;
  guint64 stamp; /* of what the cells show besides the field that they follow */
  GtkColumnViewColumn *view;
} ConcordTableColumn;

struct _ConcordRecordTable
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *parent; /* as set */
  ConcordRecord *subject;
  ConcordRecord *second;
  char *role;
  char *of;
  char *fields;
  char *link;
  char *empty_text;
  char *label;
  gboolean nested;
  gboolean needs_second;
  ConcordRecordWords words; /* of the second column of a matrix, or NULL */
  char *words_title;
  const char *words_type;
  gboolean started; /* the first row is being made: no empty state */

  GtkStack *stack;
  GtkColumnView *view;
  GtkWidget *scroller;
  GtkLabel *empty_label;
  GtkWidget *empty_button;
  GtkWidget *add_button;
  GtkWidget *menu_button;
  GtkLabel *status;

  GPtrArray *columns; /* of ConcordTableColumn */
  GPtrArray *cells;   /* of ConcordRecordCell, not owned */
  GListModel *records;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkSorter *sorter;
  GObject *probes[2];
  int sort_column;
  gboolean descending;
  gboolean stale; /* not brought up to date while out of sight */
  gboolean complained;  /* what the message bar says is a refusal of ours */
  gboolean pasting;     /* one look at the end is enough */
  ConcordCellNote note; /* or NULL */
  gpointer note_data;
  gboolean reason_wanted; /* what was entered last asks for its reason */
  ConcordRecord *dragged; /* the row that is being dragged */

  guint row, column;               /* the current cell */
  guint anchor_row, anchor_column; /* the other corner of the range */
  gboolean extending;
  guint focus_source;
  ConcordRecordCell *editing; /* not owned */
  ConcordRecord *linked;      /* of the current row of a matrix */
};

/* rows */
ConcordRecord *concord_record_table_find_parent (ConcordRecordTable *table);
const char *concord_record_table_get_row_type (ConcordRecordTable *table);
gboolean concord_record_table_is_matrix (ConcordRecordTable *table);
void concord_record_table_rebuild_rows (ConcordRecordTable *table);
GListModel *concord_record_table_get_rows (ConcordRecordTable *table);
/* (transfer none): NULL for the empty last row. */
ConcordRecord *concord_record_table_get_record (ConcordRecordTable *table, guint row);
guint concord_record_table_find_row (ConcordRecordTable *table, const char *id);
void concord_record_table_focus_later (ConcordRecordTable *table);
void concord_record_table_update_empty (ConcordRecordTable *table);
void concord_record_table_update_linked (ConcordRecordTable *table);
int concord_record_table_get_depth (ConcordRecordTable *table, ConcordRecord *record);

/* columns */
void concord_record_table_rebuild_columns (ConcordRecordTable *table);
/* A column that stands in no view: of a field or a kind that the table does not show. */
ConcordTableColumn *concord_table_column_new_hidden (ConcordRecordTable *table,
                                                     const ConcordField *field,
                                                     const ConcordColumnKind *kind);
void concord_table_column_free (gpointer column);
void concord_record_table_connect_sorting (ConcordRecordTable *table);
const ConcordField *concord_record_table_find_field (const char *type_name, const char *name);

/* Of the field or the kind; NULL where the column is words that are never typed in. */
const char *concord_table_column_get_name (const ConcordTableColumn *column);
gboolean concord_table_column_is_numeric (const ConcordTableColumn *column);
/* What the column is called without its unit, and about it (nullable). */
char *concord_table_column_dup_label (const ConcordTableColumn *column);
const char *concord_table_column_get_help (const ConcordTableColumn *column);
/* What a cell shows of a row, a dash for absent; and what its editor begins with. */
char *concord_table_column_dup_shown (ConcordTableColumn *column, ConcordRecord *row);
char *concord_table_column_dup_typed (ConcordTableColumn *column, ConcordRecord *row);

/* links */
ConcordRecord *concord_record_table_find_target (ConcordRecordTable *table,
                                                 ConcordTableColumn *column, ConcordRecord *row);
gboolean concord_record_table_plan_link (ConcordRecordTable *table, ConcordStep *step,
                                         ConcordTableColumn *column, const char *row_id,
                                         const char *typed, GError **error);
/* The id that the link has or would have, NULL where an end is missing; appends to @rests_on the
 * ids of the records that it needs. The caller frees. */
char *concord_record_table_dup_link_id (ConcordRecordTable *table, ConcordTableColumn *column,
                                        const char *row_id, GPtrArray *rests_on);

/* pending texts; @row_id: NULL for the empty last row */
const ConcordPendingCell *concord_record_table_find_pending (ConcordRecordTable *table,
                                                             ConcordTableColumn *column,
                                                             const char *row_id);
void concord_record_table_leave_pending (ConcordRecordTable *table, ConcordTableColumn *column,
                                         const char *row_id, const char *text, const char *reason);
void concord_record_table_clear_pending (ConcordRecordTable *table, ConcordTableColumn *column,
                                         const char *row_id);
/* What was left in the empty last row belongs to the record that it became. */
void concord_record_table_move_pending (ConcordRecordTable *table, const char *row_id);
void concord_record_table_follow_pending (ConcordRecordTable *table, ConcordDocument *document);

/* headings */
typedef struct
{
  ConcordTableColumn **columns; /* where each pasted column goes, NULL for nowhere */
  guint width;
  gboolean headed;   /* the first line holds headings */
  GPtrArray *hidden; /* of ConcordTableColumn, which the table does not show */
  GPtrArray *unknown;  /* headings that nothing is called by */
  GPtrArray *repeated; /* headings that mean what one before them means */
} ConcordPasteMap;
ConcordPasteMap *concord_paste_map_new (ConcordRecordTable *table, GPtrArray *lines);
void concord_paste_map_free (ConcordPasteMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordPasteMap, concord_paste_map_free)

/* cells */
void concord_record_table_refresh (ConcordRecordTable *table);
void concord_record_table_refresh_column (ConcordRecordTable *table, ConcordTableColumn *column);
/* @row: NULL for the empty last one */
void concord_record_table_refresh_row (ConcordRecordTable *table, ConcordRecord *row);
gboolean concord_record_table_plan_cell (ConcordRecordTable *table, ConcordStep *step,
                                         ConcordTableColumn *column, const char *row_id,
                                         ConcordRecord *row, const char *typed, GError **error);
/* @row: NULL for the empty last one, which becomes a record. */
gboolean concord_record_table_enter_in (ConcordRecordTable *table, ConcordTableColumn *column,
                                        ConcordRecord *row, const char *typed);
/* Asks at a cell why @step changes what was given, and performs it with the answer; FALSE where
 * the cell is not to be seen. */
gboolean concord_record_table_ask_why (ConcordRecordTable *table, ConcordTableColumn *column,
                                       ConcordRecord *row, ConcordStep *step, const char *typed);
void concord_record_table_say (ConcordRecordTable *table, const char *words, gboolean wrong);
/* Says a refusal under the table and in the message bar; NULL takes both back. */
void concord_record_table_complain (ConcordRecordTable *table, const char *words);
/* Takes a refusal back and says something else, or nothing where @words is NULL. */
void concord_record_table_relent (ConcordRecordTable *table, const char *words);
ConcordTableColumn *concord_record_table_get_column (ConcordRecordTable *table, guint index);
gboolean concord_record_table_is_in_range (ConcordRecordTable *table, guint row, guint column);
/* The focus came to a cell. */
void concord_record_table_set_current (ConcordRecordTable *table, guint row, guint column);

/* moving */
void concord_record_table_step_level (ConcordRecordTable *table, int direction);
void concord_record_table_add_below (ConcordRecordTable *table, gboolean inside);
void concord_record_cell_add_dragging (ConcordRecordCell *cell, ConcordTableColumn *column,
                                       GtkGesture *click);
/* To the reason of what was just entered; FALSE where none is asked for. */
gboolean concord_record_table_focus_reason (ConcordRecordTable *table);

/* keys and actions */
void concord_record_table_add_keys (ConcordRecordTable *table);
void concord_record_table_class_add_actions (GtkWidgetClass *widget_class);

G_END_DECLS
