/* Blocks, which can't be split, and the pages that they are broken into. */
#pragma once

#include "paper/chart-fit.h"
#include "paper/style.h"
#include "paper/table.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_BLOCK_TEXT,  /* some lines of a text */
  CONCORD_BLOCK_RULE,  /* a line across */
  CONCORD_BLOCK_ENTRY, /* a line of the contents, with a page number at its end */
  CONCORD_BLOCK_CHART,
  CONCORD_BLOCK_ROW, /* of a table; row -1 is its header */
} ConcordBlockKind;

/* An element of a PDF's structure; blocks that follow each other in the same one share it. */
typedef struct
{
  const char *tag;   /* static; or NULL */
  gconstpointer of;  /* which one */
} ConcordElement;
#define CONCORD_MOST_ELEMENTS 3

typedef struct _ConcordBlock ConcordBlock;
struct _ConcordBlock
{
  ConcordBlockKind kind;
  double before; /* space above it, unless it is the first of its page, points */
  double height;
  double keep; /* room that must be left on the page for it to begin there, points */
  gboolean holds; /* what follows it follows on its page, whatever else that would like to have */
  gboolean new_page;
  guint figure; /* the figure it belongs to, from 1; 0 where it belongs to none */
  ConcordElement elements[CONCORD_MOST_ELEMENTS]; /* from the outermost */
  char *anchor;                                   /* what links to it call it, or NULL */
  const char *language;                           /* of what it says; static */
  double x;                                       /* from the left of the body, points */

  PangoLayout *text; /* TEXT, ENTRY */
  guint first_line, n_lines;
  PangoLayout *label; /* what hangs left of its first line, or NULL */
  double label_x;
  double frame; /* TEXT: room between it and the frame round it; 0 for no frame */
  ConcordRole role;
  const ConcordBlock *target; /* ENTRY: what it leads to; may be NULL */
  ConcordChartFit *chart;     /* CHART */
  double full, least; /* CHART: its height where it needn't make room, and how far it may then go */
  char *words;                /* CHART: what it shows, for who can't see it */
  ConcordTable *table;        /* ROW */
  int row;

  /* Once broken. */
  guint page; /* from 0 */
  double need, give; /* @keep with all that hangs on it, and by how much charts in it can shrink */
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
  guint figures_per_page; /* at most so many figures begin or go on on a page; 0 for any number */
  const char *language;   /* of the blocks that are added now */
  GPtrArray *blocks;      /* of ConcordBlock * */
  GPtrArray *pages;       /* of GArray of ConcordPlaced */
} ConcordFlow;

ConcordFlow *concord_flow_new (double width, double height, guint figures_per_page);
void concord_flow_free (ConcordFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordFlow, concord_flow_free)

ConcordBlock *concord_flow_add (ConcordFlow *flow, ConcordBlockKind kind, double before,
                                double height);
ConcordBlock *concord_flow_add_layout (ConcordFlow *flow, PangoLayout *layout, const char *tag,
                                       double before);
ConcordBlock *concord_flow_add_text (ConcordFlow *flow, const char *text, ConcordStyle style,
                                     ConcordRole role, const char *tag, double before);
ConcordBlock *concord_flow_add_hanging (ConcordFlow *flow, const char *label, double label_x,
                                        double x, const char *text, ConcordStyle style,
                                        const char *tag, double before);
void concord_flow_move_to (ConcordFlow *flow, guint first, guint to);
void concord_flow_hold (ConcordFlow *flow, guint first, guint last);
void concord_flow_keep (ConcordFlow *flow, guint first, guint last);
double concord_flow_get_height (ConcordFlow *flow, guint first);
void concord_flow_break (ConcordFlow *flow);

G_END_DECLS
