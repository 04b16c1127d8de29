#include "store/ocds.h"

#include "store/json-guard.h"
#include "store/ocds-fold.h"
#include "store/project-file.h"

#include "concord-words.h"
#include <string.h>

static const ConcordJsonLimits limits = {
  .most_bytes = 256 * 1024 * 1024,
  .most_depth = 64,
  /* Each costs the parser about a hundred bytes; real notices have one in thirty. */
  .most_values = 16000000,
};

static void
award_free (gpointer data)
{
  ConcordOcdsAward *award = data;

  g_free (award->source);
  g_free (award->release);
  g_free (award->published);
  g_free (award->buyer);
  g_free (award->title);
  g_free (award->status);
  g_free (award->currency);
  g_ptr_array_unref (award->suppliers);
  g_ptr_array_unref (award->doubts);
  g_ptr_array_unref (award->notes);
  g_free (award->set_aside);
  g_free (award);
}

static ConcordOcdsNotices *
notices_new (void)
{
  ConcordOcdsNotices *notices = g_new0 (ConcordOcdsNotices, 1);

  notices->awards = g_ptr_array_new_with_free_func (award_free);
  notices->set_aside = g_ptr_array_new_with_free_func (award_free);
  notices->sentences = g_ptr_array_new_with_free_func (g_free);
  return notices;
}

void
concord_ocds_notices_free (ConcordOcdsNotices *notices)
{
  g_ptr_array_unref (notices->awards);
  g_ptr_array_unref (notices->set_aside);
  g_ptr_array_unref (notices->sentences);
  g_free (notices);
}

static gboolean
read_file (ConcordOcdsReading *reading, GBytes *bytes, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) fault = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length >= strlen (mark) && memcmp (text, mark, strlen (mark)) == 0)
    {
      text += strlen (mark);
      length -= strlen (mark);
    }
  if (!concord_json_check (text, length, &limits, error))
    return FALSE;
  if (!json_parser_load_from_data (parser, text, (gssize) length, &fault))
    {
      g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
                           _ ("The text can’t be read as JSON."));
      return FALSE;
    }
  return concord_ocds_read_root (reading, json_parser_get_root (parser), error);
}

static void
describe_awards (ConcordOcdsNotices *notices)
{
  guint n = 0;

  for (guint i = 0; i < notices->awards->len; i++)
    n += ((ConcordOcdsAward *) notices->awards->pdata[i])->suppliers->len == 0;
  if (n > 0)
    g_ptr_array_add (notices->sentences,
                     g_strdup_printf (ngettext ("%u award names no supplier and counts for nobody.",
                                                "%u awards name no supplier and count for nobody.",
                                                n),
                                      n));
}

ConcordOcdsNotices *
concord_ocds_read (GPtrArray *files, const char *const *names, GError **error)
{
  g_auto (ConcordOcdsReading) reading;
  ConcordOcdsNotices *notices;

  concord_ocds_reading_init (&reading);
  for (guint i = 0; i < files->len; i++)
    if (!read_file (&reading, files->pdata[i], error))
      {
        g_prefix_error (error, "%s: ", names[i]);
        return NULL;
      }
  notices = notices_new ();
  notices->n_files = files->len;
  notices->n_releases = reading.releases->len;
  concord_ocds_reading_describe (&reading, notices->sentences);
  concord_ocds_fold (&reading, notices);
  describe_awards (notices);
  return notices;
}
