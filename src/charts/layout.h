#pragma once

#include "charts/palette.h"
#include "charts/text.h"

G_BEGIN_DECLS

/* A rectangle in points; x to the right, y downwards, from the picture's top left corner. */
typedef struct
{
  double x, y, width, height;
} ConcordBox;

typedef struct
{
  double x, y;
} ConcordPoint;

typedef enum
{
  CONCORD_SHAPE_RECTANGLE, /* box */
  CONCORD_SHAPE_LINE,      /* points[0] to points[1] */
  CONCORD_SHAPE_CIRCLE,    /* the circle in box */
  CONCORD_SHAPE_PATH,      /* points, closed if filled */
  CONCORD_SHAPE_TEXT,      /* one line; box is its measured bounds */
} ConcordShapeKind;

typedef enum
{
  CONCORD_DASH_NONE,
  CONCORD_DASH_SHORT,
  CONCORD_DASH_LONG,
} ConcordDash;

/* One thing to draw. Belongs to its layout; every coordinate is finite. */
typedef struct
{
  ConcordShapeKind kind;
  ConcordBox box; /* bounds of every kind, without line width */
  ConcordRole fill, stroke;
  ConcordPattern pattern; /* over the fill */
  ConcordRole ink;        /* of the pattern; NONE takes what reads best on the fill */
  ConcordDash dash;
  double line_width;
  int mark; /* index of the mark it belongs to, or -1 for furniture */
  ConcordPoint *points;
  guint n_points;
  /* Text only. */
  char *text;
  ConcordFont font;
  ConcordRole over; /* the fill it stands on, which chooses its ink; or NONE: fill is its colour */
  ConcordPattern over_pattern; /* of that fill */
  gboolean clears;             /* wipes the background under it, where grid lines would cross it */
  ConcordShapedText *shaped;   /* once it was drawn, or NULL */
} ConcordShape;

/* One datum that pointer, keyboard and screen reader can reach. */
typedef struct
{
  ConcordBox bounds; /* within the picture */
  gboolean round;    /* the circle in bounds, not all of it */
  char *words;       /* one sentence with everything the mark says */
  char *id;          /* the caller's, or NULL */
} ConcordMark;

/* A picture as a list of things to draw in order. No colours yet: roles. */
typedef struct
{
  double width, height; /* points */
  GPtrArray *shapes;    /* of ConcordShape * */
  GPtrArray *marks;     /* of ConcordMark * */
  char *title;          /* what the picture says, for files; or NULL */
  PangoContext *context;
  double line_heights[CONCORD_N_FONTS];
} ConcordLayout;

ConcordLayout *concord_layout_new (double width, double height);
void concord_layout_free (ConcordLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordLayout, concord_layout_free)

ConcordShape *
concord_layout_add_rectangle (ConcordLayout *layout, int mark, ConcordBox box, ConcordRole fill);
ConcordShape *concord_layout_add_line (ConcordLayout *layout,
                                       int mark,
                                       ConcordPoint from,
                                       ConcordPoint to,
                                       ConcordRole stroke,
                                       double line_width);
ConcordShape *concord_layout_add_circle (
    ConcordLayout *layout, int mark, ConcordPoint centre, double radius, ConcordRole fill);
ConcordShape *concord_layout_add_path (ConcordLayout *layout,
                                       int mark,
                                       const ConcordPoint *points,
                                       guint n_points,
                                       ConcordRole fill,
                                       ConcordRole stroke);
ConcordShape *concord_layout_add_text (ConcordLayout *layout,
                                       int mark,
                                       const char *text,
                                       ConcordFont font,
                                       ConcordRole role,
                                       double x,
                                       double y,
                                       double anchor);
const ConcordShapedText *
concord_layout_get_shaped (const ConcordLayout *layout, ConcordShape *shape);
int concord_layout_add_mark (ConcordLayout *layout,
                             ConcordBox bounds,
                             const char *words,
                             const char *id);

double concord_layout_line_height (ConcordLayout *layout, ConcordFont font);
const ConcordMark *concord_layout_get_mark (const ConcordLayout *layout, int mark);
int concord_layout_hit (const ConcordLayout *layout, double x, double y);
int concord_layout_next_mark (const ConcordLayout *layout, int mark, int direction);

gboolean concord_box_overlaps (ConcordBox one, ConcordBox other);

G_END_DECLS
