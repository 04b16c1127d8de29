/* The lines of a paragraph that was shaped once, as one long line. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* How lines of one size of type stand below each other, in Pango's units. */
typedef struct
{
  PangoFont *font; /* of the lines; NULL where they can't be told */
  int pitch;       /* from line to line */
  int baseline;    /* below the top of a line */
  int last;        /* height of the last line, which has none below it */
  int space;       /* how wide one is */
} ConcordPitch;

ConcordPitch concord_pitch_measure (PangoLayout *layout);
gboolean concord_lines_is_one (PangoLayout *layout, int width);
void concord_lines_find (PangoLayout *layout, int width, const ConcordPitch *pitch);

/* Of a layout for which they were found; else 0 or %FALSE, and Pango knows its lines. */
guint concord_lines_count (PangoLayout *layout);
int concord_lines_width (PangoLayout *layout);
int concord_lines_height (PangoLayout *layout, guint first, guint n_lines);
gboolean concord_lines_draw (
    cairo_t *cr, PangoLayout *layout, guint first, guint n_lines, double x, double y);

G_END_DECLS
