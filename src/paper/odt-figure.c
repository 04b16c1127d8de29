/* A figure in an OpenDocument text: caption, chart, source and words. */
#include "paper/odt-private.h"

#include "charts/paint.h"
#include "charts/svg.h"
#include "paper/chart-fit.h"
#include "paper/pieces.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

#define PNG_SCALE (300 / 72.0) /* pixels a point: what printers of offices show */
#define TEXT_ROOM 100.0        /* for a figure's caption and source, points */

static cairo_status_t
append_bytes (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
render_png (const ConcordLayout *layout, ConcordTheme theme, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ceil (layout->width * PNG_SCALE),
      (int) ceil (layout->height * PNG_SCALE));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  concord_layout_paint (layout, cr, theme, -1);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, G_FILE_ERROR,
               status == CAIRO_STATUS_NO_MEMORY ? G_FILE_ERROR_NOMEM : G_FILE_ERROR_FAILED,
               _ ("The picture could not be drawn: %s"), cairo_status_to_string (status));
  return NULL;
}

/* Less than half of a page, if the chart shows all there; at most what a page has room for. */
static double
choose_height (const ConcordOdt *odt, ConcordChart *chart)
{
  static const double shares[] = { 0.45, 0.6, 0.75 };
  ConcordChartFit *fit = concord_chart_fit_new (chart, odt->width);
  double most = MAX (odt->height - TEXT_ROOM, CONCORD_CHART_FIT_LEAST);
  double height = MIN (fit->natural, most);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double share = MIN (fit->natural, MIN (shares[i] * odt->height, most));

      if (concord_chart_fit_allows (fit, share))
        {
          height = share;
          break;
        }
    }
  concord_chart_fit_free (fit);
  return height;
}

static gboolean
add_file (ConcordOdt *odt, const char *path, const char *type, GBytes *bytes, GError **error)
{
  return bytes != NULL && concord_odt_pack_add (odt->pack, path, type, bytes, error);
}

static void
add_image (ConcordOdt *odt, const char *path, const char *type)
{
  concord_xml_empty (odt->body, "draw:image", "xlink:href", path, "xlink:type", "simple",
                     "xlink:show", "embed", "xlink:actuate", "onLoad", "draw:mime-type", type,
                     NULL);
}

/* Of several pictures in a frame, programs take the first that they can show. */
static void
add_frame (ConcordOdt *odt, const ConcordPiece *piece, const ConcordLayout *layout,
           const char *svg, const char *png)
{
  const char *words = concord_figure_get_words (piece->figure);
  const char *title = concord_figure_get_title (piece->figure);
  const char *text = piece->text != NULL ? piece->text : "";
  g_autofree char *name = g_strdup_printf ("Figure %u", odt->n_figures);
  g_autofree char *width = concord_odt_dup_points (layout->width);
  g_autofree char *height = concord_odt_dup_points (layout->height);

  concord_xml_start (odt->body, "draw:frame", "draw:style-name", "Picture-frame", "draw:name",
                     name, "text:anchor-type", "as-char", "svg:width", width, "svg:height",
                     height, NULL);
  add_image (odt, svg, "image/svg+xml");
  add_image (odt, png, "image/png");
  concord_xml_leaf (odt->body, "svg:title", title != NULL && *title != '\0' ? title : text);
  concord_xml_leaf (odt->body, "svg:desc", words != NULL && *words != '\0' ? words : text);
  concord_xml_end (odt->body);
}

static gboolean
add_chart (ConcordOdt *odt, const ConcordPiece *piece, const ConcordOdtLook *look, GError **error)
{
  ConcordChart *chart = concord_figure_get_chart (piece->figure);
  ConcordTheme theme = odt->settings->theme;
  /* Title and source stand around it, where they can be edited. */
  g_autoptr (ConcordLayout) layout = concord_chart_layout (
      chart, odt->width, choose_height (odt, chart), CONCORD_CHART_PLAIN);
  g_autoptr (GBytes) png = render_png (layout, theme, error);
  char *drawing = concord_layout_dup_svg (layout, theme);
  g_autoptr (GBytes) svg = g_bytes_new_take (drawing, strlen (drawing));
  g_autofree char *svg_path = g_strdup_printf ("Pictures/figure-%u.svg", odt->n_figures);
  g_autofree char *png_path = g_strdup_printf ("Pictures/figure-%u.png", odt->n_figures);

  if (!add_file (odt, png_path, "image/png", png, error)
      || !add_file (odt, svg_path, "image/svg+xml", svg, error))
    return FALSE;
  concord_odt_open (odt, look);
  add_frame (odt, piece, layout, svg_path, png_path);
  concord_xml_end (odt->body);
  return TRUE;
}

/**
 * concord_odt_add_figure:
 * @odt: a text
 * @piece: a figure
 * @error: set where its chart can't be drawn
 *
 * Returns: whether it is there.
 */
gboolean
concord_odt_add_figure (ConcordOdt *odt, const ConcordPiece *piece, GError **error)
{
  const char *words = concord_figure_get_words (piece->figure);
  const char *measure = concord_figure_get_subtitle (piece->figure);
  const char *source = concord_figure_get_caption (piece->figure);
  gboolean has_words
      = words != NULL && *words != '\0' && concord_figure_has_short_words (piece->figure);
  ConcordOdtLook look = { .style = "Figure", .language = piece->language, .keep = TRUE };

  odt->n_figures++;
  look.new_page = piece->new_page;
  concord_odt_add_caption (odt, &look, piece, "Figure", &odt->last_figure);
  look.new_page = FALSE;
  look.style = "Figure_20_measure";
  concord_odt_add_text (odt, &look, measure);
  look.style = "Picture";
  look.keep = has_words || (source != NULL && *source != '\0');
  if (!add_chart (odt, piece, &look, error))
    return FALSE;
  look.style = "Source";
  look.keep = has_words;
  concord_odt_add_text (odt, &look, source);
  look.style = "Figure_20_words";
  look.keep = FALSE;
  if (has_words)
    concord_odt_add_text (odt, &look, words);
  return TRUE;
}
