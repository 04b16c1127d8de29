/* What draws a page: a cairo_t, its colours, and whether structure is written with the marks. */
#pragma once

#include "charts/palette.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct
{
  cairo_t *cr;
  ConcordTheme theme;
  gboolean tagged; /* a PDF of our own: a printer's or a preview's surface gets no tags */
} ConcordPen;

/* @tag may be NULL: nothing happens. @attributes as cairo_tag_begin() takes them, or NULL. */
static inline void
concord_pen_begin (const ConcordPen *pen, const char *tag, const char *attributes)
{
  if (pen->tagged && tag != NULL)
    cairo_tag_begin (pen->cr, tag, attributes);
}

static inline void
concord_pen_end (const ConcordPen *pen, const char *tag)
{
  if (pen->tagged && tag != NULL)
    cairo_tag_end (pen->cr, tag);
}

G_END_DECLS
