/* What charts with a scale upwards share: the settings of their scales, the plot between them,
 * dashed lines with a name, and points that look for a place for theirs. */
#pragma once

#include "charts/ticks.h"

G_BEGIN_DECLS

/* A scale as the caller wants it. */
typedef struct
{
  char *title; /* or NULL */
  ConcordNumberKind kind;
  double min, max; /* NaN follows the data */
} ConcordFrameAxis;

void concord_frame_axis_set (
    ConcordFrameAxis *axis, const char *title, ConcordNumberKind kind, double min, double max);

/* A dashed line with a name. */
typedef struct
{
  double value; /* NaN for none */
  char *label;  /* or NULL */
} ConcordFrameLine;

void concord_frame_line_set (ConcordFrameLine *line, double value, const char *label);

typedef struct
{
  char *id, *label, *words;
  double x, y;     /* NaN is absent */
  guint group;     /* for charts that show points in more than one way */
  gboolean strong; /* a point of the chart: named before all others */
} ConcordFramePoint;

ConcordFramePoint *
concord_frame_point_new (const char *id, const char *label, double x, double y, const char *words);
void concord_frame_point_free (ConcordFramePoint *point);
gboolean concord_frame_point_is_shown (const ConcordFramePoint *point);

/* The name of a point, looking for a place. */
typedef struct _ConcordFrameName ConcordFrameName;
void concord_frame_name_free (ConcordFrameName *name);

/* One drawing. */
typedef struct
{
  ConcordLayout *layout;
  ConcordBox plot;
  ConcordAxis x, y; /* x stays empty where there are columns */
  double line;      /* height of small type */
  GArray *taken;    /* of ConcordBox: where no name may stand */
  GPtrArray *names; /* of ConcordFrameName *: those of strong points first */
  guint n_strong;
  GString *absent; /* names of the points that can't be drawn */
} ConcordFrame;

ConcordFrame *concord_frame_new (ConcordLayout *layout);
void concord_frame_free (ConcordFrame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordFrame, concord_frame_free)

void concord_frame_place (ConcordFrame *frame, ConcordBox area, double right, double pad);
ConcordPoint concord_frame_at (const ConcordFrame *frame, double x, double y);
ConcordShape *concord_frame_draw_upright (
    ConcordFrame *frame, double x, double above, const char *label, gboolean over_plot);

/* --- points and their names (frame-points.c) ------------------------------------------------- */

void concord_frame_take (ConcordFrame *frame, ConcordBox box);
int concord_frame_add_point (ConcordFrame *frame,
                             const ConcordFramePoint *point,
                             double radius,
                             ConcordFont font,
                             double widest);
guint concord_frame_draw_names (ConcordFrame *frame);
void concord_frame_draw_rest (ConcordFrame *frame, guint n_unnamed, ConcordBox line);

G_END_DECLS
