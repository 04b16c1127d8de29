/* A paper on its way to becoming an OpenDocument text. */
#pragma once

#include "paper/odt-pack.h"
#include "paper/odt-xml.h"
#include "paper/odt.h"
#include "paper/style.h"

G_BEGIN_DECLS

#define CONCORD_ODT_FONT "Arial"
#define CONCORD_ODT_LEAST_COLUMN 30.0 /* for the numbers of paragraphs and contents, points */
#define CONCORD_ODT_COLUMN_GAP 9.0    /* between a number and its text */

/* Names of the paragraph styles, as files have them. */
#define CONCORD_ODT_BODY "Text_20_body"
#define CONCORD_ODT_NUMBERED "Numbered_20_paragraph"
#define CONCORD_ODT_BULLET "List_20_Bullet"
#define CONCORD_ODT_BULLETS "Concord_20_bullets" /* of lists */
#define CONCORD_ODT_CELL "Table_20_Contents"
#define CONCORD_ODT_NUMBER "Table_20_Number"
#define CONCORD_ODT_COLUMN_HEAD "Table_20_Heading"
#define CONCORD_ODT_LINK "Index_20_Link" /* of text */
#define CONCORD_ODT_SECOND_PAGE "Second_20_language" /* master page */

typedef struct
{
  const ConcordContent *content;
  ConcordOdtSettings own;
  const ConcordOdtSettings *settings; /* those, with a page that can hold a chart */
  const char *language; /* of the document */
  const char *second;   /* of a second paper in the same document, or NULL */
  double width, height; /* of the body of a page, points */
  double column;        /* where text begins beside the numbers of paragraphs */
  guint deeper;         /* 1 where titles are headings too, as there are several papers */
  PangoContext *context;
  ConcordOdtPack *pack;
  ConcordXml *automatic; /* styles that belong to single paragraphs and tables */
  ConcordXml *body;
  GHashTable *made; /* names of the automatic styles that are there */
  guint n_headings, n_figures, n_tables; /* until now */
  guint last_figure, last_table;         /* numbers in the sequences */
} ConcordOdt;

/* How a paragraph differs from its style. */
typedef struct
{
  const char *style;
  const char *language;
  gboolean new_page, keep; /* keep: with what follows */
  double margin;           /* from the left, points; 0 is the style's own */
  double hang;             /* by how much the first line begins further left */
  guint outline;           /* level of a heading; 0 of what is none */
} ConcordOdtLook;

/* --- body ------------------------------------------------------------------------------------ */

gboolean concord_odt_add_pieces (ConcordOdt *odt, GError **error);
double concord_odt_measure_column (const ConcordOdt *odt);
double concord_odt_measure_number (const ConcordOdt *odt, const char *number, ConcordStyle style);
void concord_odt_open (ConcordOdt *odt, const ConcordOdtLook *look);
void concord_odt_add_text (ConcordOdt *odt, const ConcordOdtLook *look, const char *text);

/* The caption of a figure or table with its number as a field; @last is the number before it. */
void concord_odt_add_caption (ConcordOdt *odt, const ConcordOdtLook *look, const ConcordPiece *piece,
                              const char *sequence, guint *last);

gboolean concord_odt_add_figure (ConcordOdt *odt, const ConcordPiece *piece, GError **error);
void concord_odt_add_table (ConcordOdt *odt, const ConcordPiece *piece);
void concord_odt_add_facts (ConcordOdt *odt, const ConcordPiece *piece);

/* A table of contents; nothing in a short paper. */
void concord_odt_add_contents (ConcordOdt *odt);

/* --- other parts ----------------------------------------------------------------------------- */

GBytes *concord_odt_make_styles (const ConcordOdt *odt);
void concord_odt_add_pages (const ConcordOdt *odt, ConcordXml *xml);
void concord_odt_add_fonts (ConcordXml *xml);

/* --- values: the caller frees ---------------------------------------------------------------- */

char *concord_odt_dup_points (double points);
char *concord_odt_dup_colour (const ConcordOdt *odt, ConcordRole role);

G_END_DECLS
