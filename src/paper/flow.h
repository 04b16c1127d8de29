/* Blocks, which can't be split, and the pages that they are broken into. */
#pragma once

#include "charts/chart.h"
#include "paper/style.h"
#include "paper/table.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_BLOCK_TEXT,  /* some lines of a text */
  CONCORD_BLOCK_RULE,  /* a line across */
  CONCORD_BLOCK_ENTRY, /* a line of the list of figures, with a page number at its end */
  CONCORD_BLOCK_CHART,
  CONCORD_BLOCK_ROW, /* of a table; row -1 is its header */
} ConcordBlockKind;

typedef struct _ConcordBlock ConcordBlock;
struct _ConcordBlock
{
  ConcordBlockKind kind;
  double before; /* space above it, unless it is the first of its page, points */
  double height;
  double need; /* room that must be left on the page for it to begin there, points */
  gboolean new_page;
  guint figure;    /* the figure it belongs to, from 1; 0 where it belongs to none */
  const char *tag; /* in the structure of a PDF, or NULL */
  char *anchor;    /* what links to it call it, or NULL */

  PangoLayout *text; /* TEXT, ENTRY */
  guint first_line, n_lines;
  ConcordRole role;
  const ConcordBlock *target; /* ENTRY: what it leads to; may be NULL */
  ConcordChart *chart;        /* CHART */
  char *words;                /* CHART: what it shows, for who can't see it */
  ConcordTable *table;        /* ROW */
  int row;

  guint page; /* from 0, once broken */
};

/* A block on its page. */
typedef struct
{
  const ConcordBlock *block;
  double y;           /* from the top of the body, points */
  gboolean continued; /* a row over which the header of its table stands once more */
} ConcordPlaced;

typedef struct
{
  PangoContext *context;
  double width, height;   /* of the body of a page, points */
  guint figures_per_page; /* at most so many figures begin or go on on a page */
  GPtrArray *blocks;      /* of ConcordBlock * */
  GPtrArray *pages;       /* of GArray of ConcordPlaced */
} ConcordFlow;

ConcordFlow *concord_flow_new (double width, double height, guint figures_per_page);
void concord_flow_free (ConcordFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordFlow, concord_flow_free)

ConcordBlock *concord_flow_add (ConcordFlow *flow, ConcordBlockKind kind, double before,
                                double height);
ConcordBlock *concord_flow_add_text (ConcordFlow *flow, const char *text, ConcordStyle style,
                                     ConcordRole role, const char *tag, double before);
void concord_flow_keep (ConcordFlow *flow, guint first, guint last);
double concord_flow_get_height (ConcordFlow *flow, guint first);
void concord_flow_break (ConcordFlow *flow);

G_END_DECLS
