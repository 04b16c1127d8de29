/* Pictures as files: PDF, PNG and SVG, made in memory and then written in one go. */
#include "charts/chart.h"
#include "charts/paint.h"
#include "charts/svg.h"


#include <cairo-pdf.h>
#include "concord-words.h"
#include <math.h>
#include <string.h>

#define PNG_SCALE 3.0
#define LARGEST 4000.0 /* points a side */

static cairo_status_t
append_bytes (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_FILE_ERROR,
               status == CAIRO_STATUS_NO_MEMORY ? G_FILE_ERROR_NOMEM : G_FILE_ERROR_FAILED,
               _ ("The picture could not be drawn: %s"), cairo_status_to_string (status));
  return FALSE;
}

/* Paints on @surface, finishes it, and says whether all went well. Takes the surface. */
static gboolean
paint_on (cairo_surface_t *surface,
          const ConcordLayout *layout,
          ConcordTheme theme,
          GByteArray *png,
          GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  concord_layout_paint (layout, cr, theme, -1);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && png != NULL)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, png);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

static gboolean
render_pdf (const ConcordLayout *layout, ConcordTheme theme, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_bytes, bytes, layout->width, layout->height);

  if (layout->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, layout->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Concord");
  return paint_on (surface, layout, theme, NULL, error);
}

static gboolean
render_png (const ConcordLayout *layout, ConcordTheme theme, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (layout->width * PNG_SCALE),
                                    (int)ceil (layout->height * PNG_SCALE));

  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  return paint_on (surface, layout, theme, bytes, error);
}

/**
 * concord_chart_render:
 * @chart: a chart
 * @format: "pdf", "png" (three pixels a point) or "svg"; upper or lower case
 * @width: points, up to 4,000
 * @height: points, likewise
 * @theme: its colours
 * @error: set if the format isn't one of these, the size can't be drawn or memory ran out
 *
 * Draws the chart with title, subtitle and caption.
 *
 * Returns: (transfer full) (nullable): the file's bytes, or %NULL.
 */
GBytes *
concord_chart_render (ConcordChart *chart,
                      const char *format,
                      double width,
                      double height,
                      ConcordTheme theme,
                      GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (ConcordLayout) layout = NULL;
  g_autofree char *svg = NULL;
  gboolean done;

  g_return_val_if_fail (CONCORD_IS_CHART (chart), NULL);
  if (!(width >= 1 && width <= LARGEST && height >= 1 && height <= LARGEST))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   _ ("A picture is between 1 and %d points wide and high."), (int)LARGEST);
      return NULL;
    }
  layout = concord_chart_layout (chart, width, height, CONCORD_CHART_WITH_ALL);
  if (g_ascii_strcasecmp (format, "pdf") == 0)
    done = render_pdf (layout, theme, bytes, error);
  else if (g_ascii_strcasecmp (format, "png") == 0)
    done = render_png (layout, theme, bytes, error);
  else if (g_ascii_strcasecmp (format, "svg") == 0)
    {
      svg = concord_layout_dup_svg (layout, theme);
      g_byte_array_append (bytes, (const guint8 *)svg, strlen (svg));
      done = TRUE;
    }
  else
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   _ ("A picture can be saved as PDF, PNG or SVG, not as “%s”."), format);
      done = FALSE;
    }
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * concord_chart_write:
 * @chart: a chart
 * @path: where to; its ending, .pdf, .png or .svg, says what
 * @width: points, up to 4,000
 * @height: points, likewise
 * @theme: its colours
 * @error: set if the picture can't be drawn or the file can't be written; a file that is there
 *   already is then as it was
 *
 * Returns: whether the file was written.
 */
gboolean
concord_chart_write (ConcordChart *chart,
                     const char *path,
                     double width,
                     double height,
                     ConcordTheme theme,
                     GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;
  const char *dot;
  gsize size;
  const char *data;

  g_return_val_if_fail (CONCORD_IS_CHART (chart) && path != NULL, FALSE);

  name = g_path_get_basename (path);
  dot = strrchr (name, '.');
  bytes = concord_chart_render (chart, dot != NULL ? dot + 1 : "", width, height, theme, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents (path, data, (gssize)size, &reason))
    return TRUE;
  g_set_error (error, reason->domain, reason->code, _ ("The picture could not be saved: %s"),
               reason->message);
  return FALSE;
}
