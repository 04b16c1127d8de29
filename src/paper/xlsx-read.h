/* The cells of an XLSX workbook that came from outside. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CONCORD_XLSX_ERROR (concord_xlsx_error_quark ())
GQuark concord_xlsx_error_quark (void);

typedef enum
{
  CONCORD_XLSX_ERROR_NOT_ONE,   /* no XLSX workbook */
  CONCORD_XLSX_ERROR_BROKEN,    /* one, but unsound */
  CONCORD_XLSX_ERROR_TOO_LARGE, /* past the limits below */
  CONCORD_XLSX_ERROR_WRITE
} ConcordXlsxError;

/* What a workbook may unpack to, and the most cells and columns of its sheet. */
#define CONCORD_XLSX_MAX_BYTES (64 * 1024 * 1024)
#define CONCORD_XLSX_MAX_CELLS 100000
#define CONCORD_XLSX_MAX_COLUMNS 1000

/* TRUE where the bytes begin as a workbook (or any ZIP file) does. */
gboolean concord_xlsx_is_likely (GBytes *bytes);

/* TRUE for a compound file: a workbook of the old kind, or one with a password. */
gboolean concord_xlsx_is_old (GBytes *bytes);

/**
 * concord_xlsx_read:
 * @bytes: the whole file; untrusted
 * @sheet: (nullable): name of the sheet to read; the first one where it is not there
 *
 * Texts as they are, numbers as canonical texts, cells with the format of a date as "2026-04-03",
 * with that of a percentage as "3.5%", truths as "TRUE" and "FALSE", a formula as its result.
 * Nothing outside the file is ever read, formulas are never computed.
 * Returns: (transfer full) (element-type GStrv): rows from the first on, NULL for a blank one; or
 * NULL and one sentence.
 */
GPtrArray *concord_xlsx_read (GBytes *bytes, const char *sheet, GError **error);

G_END_DECLS
