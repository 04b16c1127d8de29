/* One figure as a PDF of its own: a page of its size, tagged as in a paper. */
#include "paper/figure-pdf.h"

#include "charts/paint.h"
#include "paper/pdf-update.h"

#include <cairo-pdf.h>
#include "concord-words.h"

static cairo_status_t
append_bytes (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, ConcordFigure *figure)
{
  g_autofree char *title = g_utf8_make_valid (concord_figure_get_title (figure), -1);

  /* A later cairo packs the objects of newer versions away from pdf-update.c. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Concord");
}

/* A page that its background fills to the brim would begin there for cairo, and the tags before it be
 * lost. */
static GByteArray *
draw (ConcordFigure *figure, const ConcordLayout *layout, ConcordTheme theme, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_bytes, bytes, layout->width, layout->height + 1);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (surface, figure);
  cairo_tag_begin (cr, "Document", NULL);
  cairo_tag_begin (cr, "Figure", NULL);
  concord_layout_paint (layout, cr, theme, -1);
  cairo_tag_end (cr, "Figure");
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("The picture could not be drawn: %s"),
               cairo_status_to_string (status));
  return NULL;
}

/**
 * concord_figure_pdf_new:
 * @figure: what is drawn, with its title and caption in the picture
 * @width: points
 * @theme: the colours
 * @error: set where it can't be drawn
 *
 * The page is a Figure whose alternative text is the figure's words, in the language that is spoken.
 *
 * Returns: (transfer full): the file, or %NULL.
 */
GBytes *
concord_figure_pdf_new (ConcordFigure *figure, double width, ConcordTheme theme, GError **error)
{
  ConcordChart *chart = concord_figure_get_chart (figure);
  g_autoptr (ConcordLayout) layout = concord_chart_layout (
      chart, width, concord_chart_natural_height (chart, width), CONCORD_CHART_WITH_ALL);
  g_autoptr (GByteArray) bytes = draw (figure, layout, theme, error);
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new ();

  g_ptr_array_add (alternatives, (gpointer) concord_figure_get_words (figure));
  if (bytes == NULL
      || !concord_pdf_update (bytes, concord_pdf_get_tag (concord_words_get_spoken ()), alternatives,
                              error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
