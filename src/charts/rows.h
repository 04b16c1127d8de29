#pragma once

#include "charts/ticks.h"

G_BEGIN_DECLS

#define CONCORD_LEAST_PLOT_WIDTH 40.0 /* points; narrower is too small to draw */

/* The rows of a horizontal chart: names at the left, wrapped to two lines, each with a note in
 * small type below it. Filled with add, given heights with fit, then drawn. */
typedef struct
{
  char *label, *note;
  char **lines, **note_lines;
  double least, natural; /* heights, points */
  double top, height;    /* after fit */
} ConcordRow;

typedef struct
{
  ConcordLayout *layout;
  GPtrArray *rows; /* of ConcordRow * */
  double x, widest, label_width;
  guint n_shown; /* rows that there is room for, from the first */
  double bottom; /* below the last of them */
} ConcordRows;

ConcordRows *concord_rows_new (ConcordLayout *layout, double x, double widest);
void concord_rows_free (ConcordRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordRows, concord_rows_free)

void concord_rows_add (ConcordRows *rows, const char *label, const char *note);
void concord_rows_fit (ConcordRows *rows, double top, double height);
const ConcordRow *concord_rows_get (const ConcordRows *rows, guint row);
int
concord_rows_begin (ConcordRows *rows, guint row, double right, const char *words, const char *id);
void concord_rows_end (ConcordRows *rows, guint row, double right, int mark, const char *text);
ConcordBox concord_rows_bar (const ConcordRows *rows, guint row);
double concord_rows_draw_rest (ConcordRows *rows, double y, double width);
void concord_rows_grid (ConcordRows *rows, const ConcordAxis *axis, double top, gboolean absolute);
double concord_rows_axis_height (ConcordLayout *layout, const char *title);
void concord_rows_place (
    ConcordRows *rows, const ConcordAxis *axis, const char *title, ConcordBox area, double head);
double
concord_rows_finish (ConcordRows *rows, const ConcordAxis *axis, const char *title, double width);

G_END_DECLS
