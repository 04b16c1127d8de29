/* How the content of a report is put together: head and sections, items, appendices. */
#pragma once

#include "paper/content.h"
#include "model/report-item.h"
#include "model/report-section.h"
#include "model/report.h"

G_BEGIN_DECLS

/* A report in one language on its way to becoming pieces. */
typedef struct
{
  ConcordContent *content;
  ConcordDocument *document;
  ConcordReport *report;
  ConcordPaperPart part;
  const char *language; /* "en", "cy" */
  guint section, paragraph, figure, table; /* the last numbers given */
  gboolean has_heading;                    /* of the section that is being made */
  ConcordReportSection *current;
  GHashTable *figures; /* "view kind subject" -> ConcordFigure: made once in this language */
  int *has_exempt;     /* whether the report says more in Part B; -1 before it is asked for */
  GPtrArray *used;     /* of ConcordFinding: those that the paper rests on */
  GPtrArray *tables;   /* of ConcordPiece *: figures whose tables follow in the appendix */
} ConcordMaking;

/* For the figures of a making. */
GHashTable *concord_making_new_figures (void);

/* A piece in the paper's language; takes @text. */
ConcordPiece *concord_making_take (ConcordMaking *making, ConcordPieceKind kind, char *text);

/* @text, or in a Welsh paper @welsh; where only one of them is given, that one in both, rather than a
 * gap: borrowed, may be NULL. @language (out) (optional): which it is in. */
const char *concord_making_choose (ConcordMaking *making, const char *text, const char *welsh,
                                   const char **language);

/* What @item gives to the part that is made; the heading of its section first, where it has none
 * yet. */
void concord_making_add_item (ConcordMaking *making, ConcordReportSection *section,
                              ConcordReportItem *item);

/* Whether @item says more in Part B than in Part A. */
gboolean concord_making_has_exempt (ConcordMaking *making, ConcordReportSection *section,
                                    ConcordReportItem *item);

/* The figures as tables, and how all was worked out, as far as the report asks for them. */
void concord_making_add_appendices (ConcordMaking *making);

G_END_DECLS
