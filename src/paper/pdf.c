/* A paper as a PDF file: the same pages with structure, outline, links and metadata. */
#include "paper/pdf.h"

#include "paper/page.h"
#include "paper/pdf-update.h"
#include "paper/put.h"

#include <cairo-pdf.h>
#include "concord-words.h"
#include <math.h>

static cairo_status_t
append_bytes (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static const char *
get_subject (const ConcordPlan *plan)
{
  if (plan->settings.figures_per_page > 0)
    return _ ("Figures for the cabinet paper");
  if (plan->settings.part == CONCORD_PAPER_PART_B)
    return _ ("Cabinet paper, Part B – not for publication");
  return _ ("Cabinet paper");
}

static void
set_metadata (const ConcordPlan *plan, cairo_surface_t *surface)
{
  /* The same project gives the same file, whenever it is written. */
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (plan->saved);
  g_autofree char *stamp = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  const struct
  {
    cairo_pdf_metadata_t key;
    const char *value;
  } rows[] = {
    { CAIRO_PDF_METADATA_TITLE, plan->title },
    { CAIRO_PDF_METADATA_AUTHOR, plan->authority },
    { CAIRO_PDF_METADATA_SUBJECT, get_subject (plan) },
    { CAIRO_PDF_METADATA_KEYWORDS, plan->reference },
    { CAIRO_PDF_METADATA_CREATOR, "Concord" },
    { CAIRO_PDF_METADATA_CREATE_DATE, stamp },
    { CAIRO_PDF_METADATA_MOD_DATE, stamp },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *valid = rows[i].value != NULL ? g_utf8_make_valid (rows[i].value, -1) : NULL;

      if (valid != NULL)
        cairo_pdf_surface_set_metadata (surface, rows[i].key, valid);
    }
}

/* The anchors on @pages. */
static GHashTable *
find_places (const ConcordPlan *plan, const GArray *pages)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pages->len; i++)
    {
      const GArray *placed = plan->flow->pages->pdata[g_array_index (pages, guint, i)];

      for (guint k = 0; k < placed->len; k++)
        {
          const ConcordBlock *block = g_array_index (placed, ConcordPlaced, k).block;

          if (block->anchor != NULL)
            g_hash_table_insert (places, block->anchor, NULL);
        }
    }
  return places;
}

/* What stands on other pages is left out, and what is below it moves up to where it was. */
static void
add_outline (const ConcordPlan *plan, const ConcordPen *pen, cairo_surface_t *surface)
{
  int parents[5] = { CAIRO_PDF_OUTLINE_ROOT }; /* of what stands at each level */

  for (guint i = 0; i < plan->bookmarks->len; i++)
    {
      const ConcordBookmark *bookmark = g_ptr_array_index (plan->bookmarks, i);
      guint level = MIN (bookmark->level, G_N_ELEMENTS (parents) - 2);
      g_autofree char *link = g_strdup_printf ("dest='%s'", bookmark->block->anchor);
      g_autofree char *text = bookmark->number != NULL
                                  ? g_strdup_printf ("%s %s", bookmark->number, bookmark->text)
                                  : g_strdup (bookmark->text);
      int id = parents[level];

      if (concord_pen_has_place (pen, bookmark->block->anchor))
        id = cairo_pdf_surface_add_outline (surface, parents[level], text, link,
                                            level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      for (guint k = level + 1; k < G_N_ELEMENTS (parents); k++)
        parents[k] = id;
    }
}

/* What each chart shows, in the order of @pages. */
static GPtrArray *
list_alternatives (const ConcordPlan *plan, const GArray *pages)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      const GArray *placed = plan->flow->pages->pdata[g_array_index (pages, guint, i)];

      for (guint k = 0; k < placed->len; k++)
        {
          const ConcordBlock *block = g_array_index (placed, ConcordPlaced, k).block;

          if (block->kind == CONCORD_BLOCK_CHART)
            g_ptr_array_add (texts, block->words);
        }
    }
  return texts;
}

static void
draw_pages (const ConcordPlan *plan, const ConcordPen *pen, const GArray *pages)
{
  concord_pen_begin (pen, "Document", NULL);
  for (guint i = 0; i < pages->len; i++)
    {
      concord_page_draw (plan, pen, g_array_index (pages, guint, i));
      if (i + 1 == pages->len)
        concord_pen_end (pen, "Document");
      cairo_show_page (pen->cr);
    }
}

/* The file's bytes, or NULL and an error. @tagged gets the elements of its structure. */
static GByteArray *
draw (const ConcordPlan *plan, const GArray *pages, GArray *tagged, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GHashTable) places = find_places (plan, pages);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, plan->settings.width, plan->settings.height);
  ConcordPen pen = { cairo_create (surface), plan->settings.theme, tagged, plan->language,
                     places };
  cairo_status_t status;

  /* A later cairo packs the objects of newer versions away from pdf-update.c. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (plan, surface);
  draw_pages (plan, &pen, pages);
  add_outline (plan, &pen, surface);
  status = cairo_status (pen.cr);
  cairo_destroy (pen.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  g_set_error (error, G_FILE_ERROR,
               status == CAIRO_STATUS_NO_MEMORY ? G_FILE_ERROR_NOMEM : G_FILE_ERROR_FAILED,
               _ ("The paper could not be drawn: %s. Close other programs and try again."),
               cairo_status_to_string (status));
  return NULL;
}

/**
 * concord_pdf_write_pages:
 * @plan: a broken plan
 * @pages: (element-type guint): from 0, in any order and as often as wanted; one at least
 * @path: where to; a link there stays a link
 * @error: set if the file can't be written; one that is there already is then as it was
 *
 * Returns: whether it was written.
 */
gboolean
concord_pdf_write_pages (const ConcordPlan *plan, const GArray *pages, const char *path,
                         GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GArray) tagged = g_array_new (FALSE, FALSE, sizeof (ConcordTagged));
  g_autoptr (GPtrArray) alternatives = NULL;

  bytes = draw (plan, pages, tagged, error);
  alternatives = list_alternatives (plan, pages);
  for (guint i = 0; i < tagged->len; i++)
    g_array_index (tagged, ConcordTagged, i).language
        = concord_pdf_get_tag (g_array_index (tagged, ConcordTagged, i).language);
  if (bytes == NULL
      || !concord_pdf_update_tagged (bytes, concord_pdf_get_tag (plan->language), alternatives, tagged, error))
    return FALSE;
  return concord_put_file (path, bytes->data, bytes->len, error);
}

/**
 * concord_pdf_write:
 * @plan: a broken plan
 * @path: where to; a link there stays a link
 * @error: set if the file can't be written; one that is there already is then as it was
 *
 * Returns: whether the whole of it was written.
 */
gboolean
concord_pdf_write (const ConcordPlan *plan, const char *path, GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint page = 0; page < concord_plan_get_n_pages (plan); page++)
    g_array_append_val (pages, page);
  return concord_pdf_write_pages (plan, pages, path, error);
}
