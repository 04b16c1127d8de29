/* A figure: what a finding looks like: chart, title, words and table, made from the document. */
#pragma once

#include "charts/chart.h"
#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* One line of the list of figures that screens, papers and the command line all show. */
typedef struct
{
  const char *kind;  /* "need-capacity" */
  const char *label; /* "Need against market capacity", marked with N_() */
  const char *stage; /* the screen it belongs to: "package" */
} ConcordFigureKind;

const ConcordFigureKind *concord_figure_kinds_get (guint *n_kinds);
const ConcordFigureKind *concord_figure_kinds_find (const char *kind);

#define CONCORD_TYPE_FIGURE (concord_figure_get_type ())
G_DECLARE_FINAL_TYPE (ConcordFigure, concord_figure, CONCORD, FIGURE, GObject)

/* A figure of @kind as the document stands; @subject (nullable) is the record it speaks of where a
 * kind shows one of several (a question's exercise); NULL takes the first. Never NULL: where there
 * is nothing to show, the chart is empty and says what belongs there. */
ConcordFigure *concord_figure_new (ConcordDocument *document, const char *kind,
                                   const char *subject);

/* The same for what leaves the program (papers, pictures, tables): numbers of 1 to 4 persons are
 * withheld, and what is exempt is left out. */
ConcordFigure *concord_figure_new_public (ConcordDocument *document, const char *kind,
                                          const char *subject);

/* For an exempt paper: what is exempt is in it; numbers of 1 to 4 persons are withheld all the
 * same. */
ConcordFigure *concord_figure_new_exempt (ConcordDocument *document, const char *kind,
                                          const char *subject);

/* One of the three. */
ConcordFigure *concord_figure_new_for (ConcordDocument *document, const char *kind,
                                       const char *subject, ConcordView view);

/* Whether the project holds anything exempt that figures of @kind read; where not, the exempt figure
 * shows what the public one does. */
gboolean concord_figure_may_have_exempt (ConcordDocument *document, const char *kind);

/* Whether both show the same: title, words and table. */
gboolean concord_figure_is_same (ConcordFigure *figure, ConcordFigure *other);

/* A number that changes when something changes that figures of @kind read. */
guint64 concord_figure_get_stamp (ConcordDocument *document, const char *kind);

const char *concord_figure_get_kind (ConcordFigure *figure);
const char *concord_figure_get_title (ConcordFigure *figure);    /* active: the point in ten words */
const char *concord_figure_get_subtitle (ConcordFigure *figure); /* measure and population */
const char *concord_figure_get_caption (ConcordFigure *figure);  /* source and date */
const char *concord_figure_get_words (ConcordFigure *figure);    /* the same, for a blind reader */
ConcordChart *concord_figure_get_chart (ConcordFigure *figure);  /* (transfer none) */
gboolean concord_figure_is_empty (ConcordFigure *figure);

/* The table behind the picture. Numbers are formatted; column 0 is the row's name. */
guint concord_figure_get_n_columns (ConcordFigure *figure);
guint concord_figure_get_n_rows (ConcordFigure *figure);
const char *concord_figure_get_header (ConcordFigure *figure, guint column);
const char *concord_figure_get_cell (ConcordFigure *figure, guint row, guint column);
gboolean concord_figure_is_numeric (ConcordFigure *figure, guint column);

/* How it was worked out: method, inputs, source, sentence; several lines of plain text. */
const char *concord_figure_get_explanation (ConcordFigure *figure);

/* What it shows: (transfer none) (nullable): NULL where there is nothing to find yet. */
ConcordFinding *concord_figure_get_finding (ConcordFigure *figure);

G_END_DECLS
