/* Replacing a file that only GIO reaches (GVfs). */
#include "store/replace-private.h"

#include "store/project-file.h"

#include "concord-words.h"

static void
say_failed (GFile *file, const GError *why, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (why));
  else if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    concord_replace_say_changed (file, TRUE, error);
  else
    g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE,
                 /* Translators: a location, and what the other computer said. */
                 _ ("“%s” was not saved (%s). Save to another place, then try again here."), name,
                 why->message);
}

/* Not every server can keep the version before. */
static GFileOutputStream *
open_stream (GFile *file, const char *etag, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GFileOutputStream *stream
      = g_file_replace (file, etag, TRUE, G_FILE_CREATE_NONE, cancellable, &problem);

  if (stream == NULL
      && (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANT_CREATE_BACKUP)
          || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED)))
    {
      g_clear_error (&problem);
      stream = g_file_replace (file, etag, FALSE, G_FILE_CREATE_NONE, cancellable, &problem);
    }
  if (stream == NULL)
    say_failed (file, problem, error);
  return stream;
}

/* Closing, and letting go of an open stream too, puts what was written in the place of the file;
 * closing with a cancelled cancellable is what leaves the file alone. */
static void
abandon (GFileOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
}

gboolean
concord_replace_remote (GFile *file, GBytes *bytes, const char *etag, char **new_etag,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = open_stream (file, etag, cancellable, error);
  g_autoptr (GError) problem = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return FALSE;
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, &problem)
      || !g_output_stream_flush (G_OUTPUT_STREAM (stream), cancellable, &problem)
      || g_cancellable_set_error_if_cancelled (cancellable, &problem))
    {
      abandon (stream);
      say_failed (file, problem, error);
      return FALSE;
    }
  /* From here on it can't be called off: an interrupted close may or may not have replaced it. */
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &problem))
    {
      say_failed (file, problem, error);
      return FALSE;
    }
  if (new_etag != NULL)
    *new_etag = g_file_output_stream_get_etag (stream);
  if (new_etag != NULL && *new_etag == NULL)
    *new_etag = concord_file_dup_etag (file);
  return TRUE;
}
