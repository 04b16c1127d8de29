#include "store/project-file.h"

#include "store/xml-text.h"

#include "model/id.h"
#include "model/loader.h"

#include "concord-words.h"
#include <string.h>

#define CHUNK ((gsize) 1 << 20)

G_DEFINE_QUARK (concord-store-error-quark, concord_store_error)

void
concord_problem_free (ConcordProblem *problem)
{
  g_free (problem->sentence);
  g_free (problem);
}

/* Reads to the end of @stream, but one chunk past the limit at most: what claims to be small may
 * be a device that never ends. */
static GBytes *
read_all (GInputStream *stream, const char *name, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize got;

  do
    {
      guint old = bytes->len;

      g_byte_array_set_size (bytes, old + (guint) CHUNK);
      if (!g_input_stream_read_all (stream, bytes->data + old, CHUNK, &got, NULL, error))
        return NULL;
      g_byte_array_set_size (bytes, old + (guint) got);
      if (bytes->len > CONCORD_XML_FILE_MAX)
        {
          g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_TOO_LARGE,
                       _ ("%s: The file is larger than 256 MiB, more than any project needs."),
                       name);
          return NULL;
        }
    }
  while (got == CHUNK);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

ConcordDocument *
concord_project_load (GFile *file, char **etag, GPtrArray *problems, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ConcordDocument *document;

  if (stream == NULL)
    return NULL;
  /* Ahead of reading: where someone writes meanwhile, the mark is the old one and a save says so. */
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_ETAG_VALUE, NULL, NULL);
  bytes = read_all (G_INPUT_STREAM (stream), name, error);
  if (bytes == NULL)
    return NULL;
  document = concord_project_read (bytes, name, problems, error);
  if (document != NULL && etag != NULL)
    *etag = info == NULL ? NULL : g_strdup (g_file_info_get_etag (info));
  return document;
}

/* The same content in a new document, with another id of the project. */
static ConcordDocument *
copy_content (ConcordDocument *document, GError **error)
{
  g_autofree char *id = concord_id_new ();
  g_autoptr (ConcordLoader) loader = concord_loader_new (id);
  ConcordStep *content;
  const char *old;

  concord_loader_set_newer_minor (loader, concord_document_get_newer_minor (document));
  concord_document_rebase (document);
  content = concord_document_get_base (document);
  old = concord_step_get_change (content, 0)->id;
  for (guint i = 0; i < concord_step_get_length (content); i++)
    {
      ConcordChange change = *concord_step_get_change (content, i);

      if (strcmp (change.id, old) == 0)
        change.id = id;
      if (g_strcmp0 (change.parent, old) == 0)
        change.parent = id;
      if (!concord_loader_base (loader, &change, error))
        return NULL;
    }
  return concord_loader_finish (loader, NULL, NULL);
}

ConcordDocument *
concord_project_load_template (GFile *file, GError **error)
{
  g_autoptr (ConcordDocument) document = concord_project_load (file, NULL, NULL, error);

  return document == NULL ? NULL : copy_content (document, error);
}
