/* A figure as a picture for another program: as a file, on the clipboard, dragged. All of it is what
 * may leave the program: the figure should be a public one. */
#pragma once

#include "figures/figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As wide as the text of an A4 page: 160 mm, in points. */
#define CONCORD_PICTURE_WIDTH 454.0

/* @format: "svg", with real text, title and description; "png", which says how large it is to be
 * printed; "pdf", tagged, with its language and what it shows. */
GBytes *concord_picture_render (ConcordFigure *figure, const char *format, ConcordTheme theme,
                                GError **error);

/* The ending of @path says the format. A file that is there already is as it was where it fails. */
gboolean concord_picture_write (ConcordFigure *figure, const char *path, ConcordTheme theme,
                                GError **error);

/* The picture in every format, and its words: (transfer full). */
GdkContentProvider *concord_picture_new_content (ConcordFigure *figure);

/* The same and a file of the picture, for where files are dropped: (transfer full). The file lasts as
 * long as the program. */
GdkContentProvider *concord_picture_new_dragged (ConcordFigure *figure);

G_END_DECLS
