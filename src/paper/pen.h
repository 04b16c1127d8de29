/* What draws a page: a cairo_t, its colours, and whether structure is written with the marks. */
#pragma once

#include "charts/palette.h"

#include <cairo.h>
#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* An element of the structure as it was begun. */
typedef struct
{
  const char *tag, *language; /* static */
} ConcordTagged;

typedef struct
{
  cairo_t *cr;
  ConcordTheme theme;
  /* Of ConcordTagged, in their order; NULL but in a PDF of our own: a printer's or a preview's
   * surface gets no tags. */
  GArray *tagged;
  const char *language; /* of what is drawn; static */
} ConcordPen;

/* @tag may be NULL: nothing happens. @attributes as cairo_tag_begin() takes them, or NULL. */
static inline void
concord_pen_begin (const ConcordPen *pen, const char *tag, const char *attributes)
{
  ConcordTagged tagged = { tag, pen->language };

  if (pen->tagged == NULL || tag == NULL)
    return;
  cairo_tag_begin (pen->cr, tag, attributes);
  /* A place that links lead to is no element. */
  if (strcmp (tag, CAIRO_TAG_DEST) != 0)
    g_array_append_val (pen->tagged, tagged);
}

static inline void
concord_pen_end (const ConcordPen *pen, const char *tag)
{
  if (pen->tagged != NULL && tag != NULL)
    cairo_tag_end (pen->cr, tag);
}

G_END_DECLS
