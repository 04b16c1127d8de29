/* What the files of the sheet share: its parts, cells as texts, digests. */
#pragma once

#include "model/record-types.h"
#include "store/sheet.h"

G_BEGIN_DECLS

gboolean concord_sheet_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* An empty sheet, and parts of it that belong to it; texts are copied. */
ConcordSheet *concord_sheet_new (void);
ConcordSheetColumn *concord_sheet_add_column (ConcordSheet *sheet, const char *name,
                                              const char *label, const char *help);
ConcordSheetRow *concord_sheet_add_row (ConcordSheet *sheet, const char *key);

/* Fills in what may stand in the column, for a field of this document. */
void concord_sheet_bind (ConcordDocument *document, ConcordSheetColumn *column,
                         const ConcordField *field, int year);

/* Splits "demand@2026"; the caller frees. @year is 0 without one, -1 where it is no year. */
char *concord_sheet_split_name (const char *name, int *year);

/* The field of a type, NULL where there is none. */
const ConcordField *concord_sheet_find_field (ConcordRecordClass *klass, const char *name);

/* The canonical value of a column in @record (NULL: none): NULL for absent. */
char *concord_sheet_dup_value (ConcordRecord *record, const ConcordSheetColumn *column);

/* A canonical value (NULL: absent) as people type it, and back; blank and "–" are absent. */
char *concord_sheet_dup_typed (const ConcordSheetColumn *column, const char *canonical);
gboolean concord_sheet_read_typed (const ConcordSheetColumn *column, const char *typed,
                                   char **canonical, GError **error);

/* For sentences: short, absent is a dash. */
char *concord_sheet_dup_words (const ConcordSheetColumn *column, const char *canonical);

/* TRUE where two canonical values are the same to the digits that a spreadsheet keeps. */
gboolean concord_sheet_same (const ConcordField *field, const char *a, const char *b);

/* Eight hexadecimal digits, "-" for absent. @field is NULL for a column for reading only. */
char *concord_sheet_dup_digest (const ConcordField *field, const char *canonical);

/* What stands in the place of a text too long for a cell, and the digest that says so. */
#define CONCORD_SHEET_TOO_LONG "!"

/* A sheet of this document with its letter head; @what is copied. */
ConcordSheet *concord_sheet_start (ConcordDocument *document, const char *what);

/* Columns of the fields named (NULL: all that are not confidential); @records tell which years. */
gboolean concord_sheet_add_fields (ConcordDocument *document, ConcordSheet *sheet,
                                   ConcordRecordClass *klass, const char *const *fields,
                                   const GPtrArray *records, GError **error);
void concord_sheet_add_words (ConcordSheet *sheet, const char *label);

/* Fills the cells of a row from @record (NULL: all blank) and its digests. */
void concord_sheet_fill (ConcordSheet *sheet, ConcordSheetRow *row, ConcordRecord *record);
char *concord_sheet_dup_name (ConcordRecord *record);

/* The records to which a matrix of this type leads: leaves of the criteria, scored questions. */
gboolean concord_sheet_is_target (ConcordRecord *record);

/* The field that is the one free key of a link type; @fixed (nullable) is the other key's name.
 * NULL where the type is no such matrix. */
const ConcordField *concord_sheet_find_key (ConcordRecordClass *klass, const char *fixed);

/* The key values of a cell of a matrix in the table's order: (transfer full). */
GStrv concord_sheet_dup_keys (ConcordRecordClass *klass, const ConcordField *free_key,
                              const char *target, const char *fixed);

/* The last revision's id, or "unsaved". */
const char *concord_sheet_get_revision (ConcordDocument *document);

ConcordDate concord_sheet_today (ConcordDocument *document);

G_END_DECLS
