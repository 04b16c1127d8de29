/* What an XLSX workbook says about its sheets: which one, its texts, its formats. */
#pragma once

#include "paper/xlsx-parts.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_XLSX_FORMAT_PLAIN,
  CONCORD_XLSX_FORMAT_DATE,
  CONCORD_XLSX_FORMAT_PERCENT
} ConcordXlsxFormat;

typedef struct
{
  GHashTable *parts;
  char *sheet;        /* path of the part */
  gboolean from_1904; /* days are counted from 1 January 1904 */
  GPtrArray *texts;   /* shared ones, of char* */
  GArray *formats;    /* of ConcordXlsxFormat, by the style of a cell */
} ConcordXlsxBook;

gboolean concord_xlsx_book_open (ConcordXlsxBook *book, GBytes *bytes, const char *sheet,
                                 GError **error);
void concord_xlsx_book_clear (ConcordXlsxBook *book);

/* @text with "_x000D_" and the like as what they stand for. The caller frees. */
char *concord_xlsx_dup_unescaped (const char *text);

G_END_DECLS
