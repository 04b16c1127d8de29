/* The type of a paper: its sizes, and text shaped in them. */
#pragma once

#include "charts/palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_STYLE_TITLE,   /* 18 bold: the paper's own */
  CONCORD_STYLE_SECTION, /* 14 bold */
  CONCORD_STYLE_HEADING, /* 12 bold: a figure's */
  CONCORD_STYLE_BODY,    /* 11: what a report says */
  CONCORD_STYLE_NAME,    /* 11 bold: of a fact in its head */
  CONCORD_STYLE_TEXT,    /* 10 */
  CONCORD_STYLE_STRONG,  /* 9 bold: heads of tables and their columns */
  CONCORD_STYLE_SMALL,   /* 9: cells, subtitles */
  CONCORD_STYLE_CAPTION, /* 8: sources, the foot of the page */
} ConcordStyle;
#define CONCORD_N_STYLES (CONCORD_STYLE_CAPTION + 1)

PangoLayout *concord_style_layout (PangoContext *context, const char *text, ConcordStyle style,
                                   double width);
PangoLayout *concord_style_paragraph (PangoContext *context, const char *text, ConcordStyle style,
                                      double width);
double concord_style_width (PangoLayout *text);
double concord_style_height (PangoLayout *text);

guint concord_style_count_lines (PangoLayout *text);
double concord_style_lines_height (PangoLayout *text, guint first, guint n_lines);
void concord_style_draw_lines (cairo_t *cr, PangoLayout *text, guint first, guint n_lines, double x,
                               double y);
void concord_style_draw (cairo_t *cr, PangoLayout *text, double x, double y);

void concord_style_set_role (cairo_t *cr, ConcordTheme theme, ConcordRole role);

G_END_DECLS
