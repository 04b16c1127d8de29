/* A paper as a PDF file: the same pages with structure, outline, links and metadata. */
#include "paper/pdf.h"

#include "paper/page.h"
#include "paper/pdf-update.h"

#include "concord-config.h"
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define LANGUAGE "en-GB" /* of what councils write */

static cairo_status_t
append_bytes (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
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
    { CAIRO_PDF_METADATA_SUBJECT, _ ("Figures for the cabinet paper") },
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

static void
add_outline (const ConcordPlan *plan, cairo_surface_t *surface)
{
  for (guint i = 0; i < plan->bookmarks->len; i++)
    {
      const ConcordBookmark *bookmark = g_ptr_array_index (plan->bookmarks, i);
      g_autofree char *link = g_strdup_printf ("dest='%s'", bookmark->block->anchor);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, bookmark->text, link, 0);
    }
}

/* What each chart shows, in the order of the pages. */
static GPtrArray *
list_alternatives (const ConcordPlan *plan)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < plan->flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (plan->flow->blocks, i);

      if (block->kind == CONCORD_BLOCK_CHART)
        g_ptr_array_add (texts, block->words);
    }
  return texts;
}

/* The file's bytes, or NULL and an error. */
static GByteArray *
draw (const ConcordPlan *plan, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, plan->settings.width, plan->settings.height);
  ConcordPen pen = { cairo_create (surface), plan->settings.theme, TRUE };
  cairo_status_t status;

  /* A later cairo packs the objects of newer versions away from pdf-update.c. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (plan, surface);
  concord_pen_begin (&pen, "Document", NULL);
  for (guint page = 0; page < concord_plan_get_n_pages (plan); page++)
    {
      concord_page_draw (plan, &pen, page);
      if (page + 1 == concord_plan_get_n_pages (plan))
        concord_pen_end (&pen, "Document");
      cairo_show_page (pen.cr);
    }
  add_outline (plan, surface);
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

/* What the system's @reason means for whoever wanted the file. */
static void
explain (const char *path, const GError *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *sentence;

  switch (reason->code)
    {
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      sentence = _ ("“%s” can't be written: its folder does not exist. Choose another folder.");
      break;
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      sentence = _ ("“%s” can't be written: you may not write there. Choose another folder.");
      break;
    case G_FILE_ERROR_NOSPC:
      sentence = _ ("“%s” can't be written: the disk is full. Free some space or choose another "
                    "disk.");
      break;
    case G_FILE_ERROR_NAMETOOLONG:
      sentence = _ ("“%s” can't be written: the name is too long. Choose a shorter one.");
      break;
    default:
      g_set_error (error, reason->domain, reason->code, _ ("“%s” can't be written: %s."), name,
                   reason->message);
      return;
    }
  g_set_error (error, reason->domain, reason->code, sentence, name);
}

/* Only a file, or a name that is free, is written over; never a folder or a device. */
static gboolean
check_target (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR,
               g_file_test (path, G_FILE_TEST_IS_DIR)
                   ? _ ("“%s” is a folder. Give the PDF a name of its own.")
                   : _ ("“%s” is not an ordinary file. Choose another name."),
               name);
  return FALSE;
}

/**
 * concord_pdf_write:
 * @plan: a broken plan
 * @path: where to; a link there stays a link
 * @error: set if the file can't be written; one that is there already is then as it was
 *
 * The file comes into being under another name in the same folder and takes its own once it is
 * whole and on disk.
 *
 * Returns: whether it was written.
 */
gboolean
concord_pdf_write (const ConcordPlan *plan, const char *path, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GPtrArray) alternatives = NULL;
  g_autoptr (GError) reason = NULL;
  const char *target = real != NULL ? real : path;

  if (!check_target (target, error))
    return FALSE;
  bytes = draw (plan, error);
  alternatives = list_alternatives (plan);
  if (bytes == NULL || !concord_pdf_update (bytes, LANGUAGE, alternatives, error))
    return FALSE;
  if (g_file_set_contents_full (target, (const char *)bytes->data, (gssize)bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0666, &reason))
    return TRUE;
  explain (path, reason, error);
  return FALSE;
}
