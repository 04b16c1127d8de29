#include "app/picture.h"
#include "app/file-name.h"
#include "charts/paint.h"
#include "paper/figure-pdf.h"

#include "concord-words.h"
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Pixels a point, and what that is to an inch. */
#define PNG_SCALE 3.0
#define PNG_DPI "216"

#define DRAGGED_KEY "concord-dragged-pictures"
#define MOST_DRAGGED 16

static const struct
{
  const char *format;
  const char *type;
} formats[] = {
  { "png", "image/png" },
  { "svg", "image/svg+xml" },
  { "pdf", "application/pdf" },
};

/* --- PNG ------------------------------------------------------------------------------------- */

/* With its size in print, which cairo does not write: without it a picture that is sharp enough for
 * a paper fills three of its pages. */
static GBytes *
render_png (const ConcordLayout *layout, ConcordTheme theme, GError **error)
{
  int width = (int) ceil (layout->width * PNG_SCALE);
  int height = (int) ceil (layout->height * PNG_SCALE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  char *data;
  gsize size;

  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  concord_layout_paint (layout, cr, theme, -1);
  cairo_destroy (cr);
  pixbuf = gdk_pixbuf_get_from_surface (surface, 0, 0, width, height);
  cairo_surface_destroy (surface);
  if (pixbuf == NULL)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOMEM,
                           _ ("There is not enough memory to draw this picture."));
      return NULL;
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", error, "x-dpi", PNG_DPI, "y-dpi",
                                  PNG_DPI, "compression", "4", NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

/* --- any of them ----------------------------------------------------------------------------- */

GBytes *
concord_picture_render (ConcordFigure *figure, const char *format, ConcordTheme theme,
                        GError **error)
{
  ConcordChart *chart = concord_figure_get_chart (figure);
  double height = concord_chart_natural_height (chart, CONCORD_PICTURE_WIDTH);
  g_autoptr (ConcordLayout) layout = NULL;

  if (g_ascii_strcasecmp (format, "pdf") == 0)
    return concord_figure_pdf_new (figure, CONCORD_PICTURE_WIDTH, theme, error);
  /* It knows SVG, and says what is no format. */
  if (g_ascii_strcasecmp (format, "png") != 0)
    return concord_chart_render (chart, format, CONCORD_PICTURE_WIDTH, height, theme, error);
  layout = concord_chart_layout (chart, CONCORD_PICTURE_WIDTH, height, CONCORD_CHART_WITH_ALL);
  return render_png (layout, theme, error);
}

gboolean
concord_picture_write (ConcordFigure *figure, const char *path, ConcordTheme theme, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');
  g_autoptr (GBytes) bytes
      = concord_picture_render (figure, dot == NULL ? "" : dot + 1, theme, error);
  g_autoptr (GError) reason = NULL;
  const char *data;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents (path, data, (gssize) size, &reason))
    return TRUE;
  g_set_error (error, reason->domain, reason->code, _ ("The picture could not be saved: %s"),
               reason->message);
  return FALSE;
}

/* --- for other programs ---------------------------------------------------------------------- */

/* What can't be drawn is left out; the words are always there. */
static GPtrArray *
new_kinds (ConcordFigure *figure)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes
          = concord_picture_render (figure, formats[i].format, CONCORD_THEME_LIGHT, NULL);

      if (bytes != NULL)
        g_ptr_array_add (kinds, gdk_content_provider_new_for_bytes (formats[i].type, bytes));
    }
  g_ptr_array_add (kinds, gdk_content_provider_new_typed (G_TYPE_STRING,
                                                          concord_figure_get_words (figure)));
  return kinds;
}

static GdkContentProvider *
unite (GPtrArray *kinds)
{
  guint n = kinds->len;
  g_autofree gpointer *providers = g_ptr_array_free (kinds, FALSE);

  return gdk_content_provider_new_union ((GdkContentProvider **) providers, n);
}

GdkContentProvider *
concord_picture_new_content (ConcordFigure *figure)
{
  return unite (new_kinds (figure));
}

static void
forget_file (gpointer path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

/* A file manager copies after the drop, at its leisure: files go when the program does, or when many
 * more were dragged since. */
static void
keep_file (char *path)
{
  GApplication *application = g_application_get_default ();
  GPtrArray *paths;

  if (application == NULL)
    {
      g_free (path);
      return;
    }
  paths = g_object_get_data (G_OBJECT (application), DRAGGED_KEY);
  if (paths == NULL)
    {
      paths = g_ptr_array_new_with_free_func (forget_file);
      g_object_set_data_full (G_OBJECT (application), DRAGGED_KEY, paths,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  if (paths->len == MOST_DRAGGED)
    g_ptr_array_remove_index (paths, 0);
  g_ptr_array_add (paths, path);
}

/* PNG, which every program opens, under the chart's own name in a folder of its own. */
static GFile *
write_dragged (ConcordFigure *figure)
{
  g_autofree char *template
      = g_build_filename (g_get_user_runtime_dir (), "concord-chart-XXXXXX", NULL);
  g_autofree char *base = concord_file_name_dup_clean (concord_figure_get_title (figure));
  g_autofree char *name = g_strconcat (base, ".png", NULL);
  g_autofree char *path = NULL;

  if (g_mkdtemp (template) == NULL)
    return NULL;
  path = g_build_filename (template, name, NULL);
  if (!concord_picture_write (figure, path, CONCORD_THEME_LIGHT, NULL))
    {
      g_rmdir (template);
      return NULL;
    }
  keep_file (g_strdup (path));
  return g_file_new_for_path (path);
}

GdkContentProvider *
concord_picture_new_dragged (ConcordFigure *figure)
{
  GPtrArray *kinds = new_kinds (figure);
  g_autoptr (GFile) file = write_dragged (figure);
  GSList one = { file, NULL };

  if (file != NULL)
    {
      GdkFileList *list = gdk_file_list_new_from_list (&one);

      g_ptr_array_insert (kinds, 0, gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list));
      g_boxed_free (GDK_TYPE_FILE_LIST, list);
    }
  return unite (kinds);
}
