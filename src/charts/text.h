#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The four sizes of type in a chart: 12 points bold, 9 bold, 9, 8. Nothing is smaller. */
typedef enum
{
  CONCORD_FONT_TITLE,
  CONCORD_FONT_STRONG,
  CONCORD_FONT_LABEL,
  CONCORD_FONT_CAPTION,
} ConcordFont;
#define CONCORD_N_FONTS (CONCORD_FONT_CAPTION + 1)

#define CONCORD_FONT_FAMILIES "Liberation Sans, Noto Sans, DejaVu Sans, sans-serif"

/* One line of text, ready to be drawn. */
typedef struct _ConcordShapedText ConcordShapedText;

PangoContext *concord_text_context_new (cairo_t *cr);
ConcordShapedText *
concord_text_shape (PangoContext *context, const char *text, ConcordFont font);
void concord_shaped_text_unref (ConcordShapedText *shaped);
double concord_shaped_text_baseline (const ConcordShapedText *shaped);
void concord_shaped_text_draw (const ConcordShapedText *shaped, cairo_t *cr, double x, double y);
double concord_font_size (ConcordFont font);
gboolean concord_font_is_bold (ConcordFont font);
void concord_text_measure (
    PangoContext *context, const char *text, ConcordFont font, double *width, double *height);
double concord_text_width (PangoContext *context, const char *text, ConcordFont font);
double concord_text_line_height (PangoContext *context, ConcordFont font);
char *
concord_text_shorten (PangoContext *context, const char *text, ConcordFont font, double width);
char **concord_text_wrap (
    PangoContext *context, const char *text, ConcordFont font, double width, guint max_lines);
char **concord_text_wrap_narrow (
    PangoContext *context, const char *text, ConcordFont font, double width, guint max_lines);

G_END_DECLS
