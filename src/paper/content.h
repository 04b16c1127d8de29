/* What a paper says, piece by piece in its order, before anybody asks how it looks: pages, PDF and
 * ODT are made from the same pieces. */
#pragma once

#include "paper/text-table.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_PIECE_TITLE,     /* text: the paper's own */
  CONCORD_PIECE_FACTS,     /* table: two columns without headers: "Meeting", "Cabinet, 4 March 2027" */
  CONCORD_PIECE_NOTICE,    /* text: said in a frame: that there is a Part B; not for publication */
  CONCORD_PIECE_HEADING,   /* level, number ("3", "B2", "Appendix 1" or NULL), text */
  CONCORD_PIECE_PARAGRAPH, /* number ("3.2") or NULL, text */
  CONCORD_PIECE_BULLET,    /* text; belongs to the paragraph above */
  CONCORD_PIECE_FIGURE,    /* figure; text: "Figure 2: In-house leads unless …" */
  CONCORD_PIECE_TABLE,     /* table; text: "Table 2: …" */
  CONCORD_PIECE_NOTE       /* text: small: a source, a warning */
} ConcordPieceKind;

typedef struct
{
  ConcordPieceKind kind;
  const char *language; /* "en", "cy": of everything in it; static */
  guint level;          /* HEADING: 1 of a section, 2 below it */
  char *number;         /* (nullable): as printed, without a full stop */
  char *text;
  ConcordFigure *figure;
  gboolean with_table; /* FIGURE: its table follows as a piece of its own, at once or in an appendix */
  ConcordTextTable *table;
  gboolean new_page; /* HEADING, TITLE: begins a page */
} ConcordPiece;

typedef enum
{
  CONCORD_PAPER_PART_A, /* for the public: nothing exempt, small numbers of persons withheld */
  CONCORD_PAPER_PART_B  /* what Part A leaves out; small numbers of persons are withheld here too */
} ConcordPaperPart;

typedef struct
{
  GPtrArray *pieces; /* of ConcordPiece */
  const char *language; /* of the first piece; static */
  char *title;          /* of the document as a whole, for its properties */
  char *footer;         /* the reference, else the title: left in every foot */
} ConcordContent;

/**
 * concord_content_new:
 * @report: a report of @document
 * @language: (nullable): "en", "cy", "cy+en", "en+cy"; %NULL is what the report asks for
 *
 * The report's sections as the document stands: (transfer full). Never without pieces: where there
 * is nothing to print, it says so and what to do.
 */
ConcordContent *concord_content_new (ConcordDocument *document, ConcordRecord *report,
                                     ConcordPaperPart part, const char *language);

/**
 * concord_content_new_of_figures:
 * @figures: (element-type ConcordFigure): in their order, made in @language
 * @tables: whether their tables follow
 *
 * A paper of figures alone: (transfer full).
 */
ConcordContent *concord_content_new_of_figures (ConcordDocument *document, GPtrArray *figures,
                                                gboolean tables, const char *language);

/* Whether @report has anything exempt, so that there is a Part B. */
gboolean concord_content_has_exempt (ConcordDocument *document, ConcordRecord *report);

void concord_content_free (ConcordContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordContent, concord_content_free)

/* --- for those who make one ------------------------------------------------------------------ */

ConcordContent *concord_content_new_empty (void);

/* A piece at the end: (transfer none); takes @text. */
ConcordPiece *concord_content_take (ConcordContent *content, ConcordPieceKind kind, char *text);

G_END_DECLS
