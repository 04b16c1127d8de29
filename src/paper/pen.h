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
  /* The anchors on the pages that are drawn, each NULL until it was: links lead to no others. NULL
   * where all pages are drawn, each once. */
  GHashTable *places;
} ConcordPen;

/* Whether a link to @anchor leads somewhere. */
static inline gboolean
concord_pen_has_place (const ConcordPen *pen, const char *anchor)
{
  return pen->places == NULL || g_hash_table_contains (pen->places, anchor);
}

/* Whether @anchor is to be put down here: once, however often its page is drawn. */
static inline gboolean
concord_pen_take_place (const ConcordPen *pen, const char *anchor)
{
  if (pen->places == NULL)
    return TRUE;
  if (g_hash_table_lookup (pen->places, anchor) != NULL)
    return FALSE;
  g_hash_table_insert (pen->places, (gpointer)anchor, (gpointer)anchor);
  return TRUE;
}

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
