#include "store/reader-private.h"

#include "store/sniff.h"
#include "store/xml-text.h"

#include "concord-words.h"
#include <string.h>

static void
init (Reader *reader, const char *text, gsize length, GPtrArray *problems)
{
  /* A byte order mark is harmless, but counts for nothing. */
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  *reader = (Reader){ .text = text + mark,
                      .length = length - mark,
                      .problems = problems,
                      .code = CONCORD_STORE_ERROR_BROKEN,
                      .attributes = g_array_new (FALSE, FALSE, sizeof (Attribute)),
                      .values = g_string_new (NULL),
                      .content = g_string_new (NULL),
                      .names = concord_names_new (),
                      .after_id = g_intern_static_string ("id"),
                      .after_order = g_intern_static_string ("order"),
                      .lines = g_array_new (FALSE, FALSE, sizeof (RecordLine)) };
}

static void
clear (Reader *reader)
{
  g_array_unref (reader->attributes);
  g_string_free (reader->values, TRUE);
  g_string_free (reader->content, TRUE);
  concord_names_free (reader->names);
  g_array_unref (reader->lines);
  g_clear_pointer (&reader->loader, concord_loader_free);
  g_free (reader->project_id);
  g_clear_pointer (&reader->revision, concord_revision_unref);
  g_clear_pointer (&reader->step, concord_step_unref);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ConcordProblem *one = *(ConcordProblem *const *) a;
  const ConcordProblem *other = *(ConcordProblem *const *) b;

  return one->line - other->line;
}

/* The first problem as an error. */
static void
set_error (const Reader *reader, const char *name, guint first, GError **error)
{
  const ConcordProblem *problem = reader->problems->pdata[first];

  if (problem->line > 0)
    g_set_error (error, CONCORD_STORE_ERROR, reader->code, "%s:%d: %s", name, problem->line,
                 problem->sentence);
  else
    g_set_error (error, CONCORD_STORE_ERROR, reader->code, "%s: %s", name, problem->sentence);
}

static void
read_text (Reader *reader)
{
  int line = 0;
  const char *sentence;

  if (reader->length > CONCORD_XML_FILE_MAX)
    {
      concord_reader_stop (reader, CONCORD_STORE_ERROR_TOO_LARGE,
                           _ ("The file is larger than 256 MiB, more than any project needs."));
      return;
    }
  sentence = concord_sniff ((const guint8 *) reader->text, reader->length, &line);
  if (sentence == NULL)
    {
      concord_reader_parse (reader);
      return;
    }
  reader->code = line > 0 ? CONCORD_STORE_ERROR_BROKEN : CONCORD_STORE_ERROR_NOT_OURS;
  reader->stopped = TRUE;
  concord_reader_problem_at (reader, line, sentence);
}

ConcordDocument *
concord_project_read (GBytes *bytes, const char *name, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) own
      = problems != NULL ? g_ptr_array_ref (problems)
                         : g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);
  guint first = own->len;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  ConcordDocument *document = NULL;
  Reader reader;

  init (&reader, text == NULL ? "" : text, length, own);
  read_text (&reader);
  if (own->len == first)
    {
      document = concord_loader_finish (reader.loader, concord_reader_on_dangling, &reader);
      if (own->len > first)
        qsort (own->pdata + first, own->len - first, sizeof (gpointer), compare_lines);
    }
  if (document == NULL)
    set_error (&reader, name, first, error);
  clear (&reader);
  return document;
}

gboolean
concord_project_prove (GBytes *bytes, ConcordProof *proof)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  Reader reader;
  gboolean good;

  init (&reader, text == NULL ? "" : text, length, problems);
  reader.proof = proof;
  read_text (&reader);
  good = problems->len == 0 && !reader.stopped && !reader.differs && reader.parts == 3
         && reader.minor == CONCORD_MINOR && concord_proof_finish (proof);
  clear (&reader);
  return good;
}

ConcordStep *
concord_step_from_line (const char *line, gssize length, GError **error)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);
  ConcordStep *step = NULL;
  Reader reader;

  init (&reader, line, length < 0 ? strlen (line) : (gsize) length, problems);
  reader.line_mode = TRUE;
  read_text (&reader);
  if (problems->len == 0)
    step = g_steal_pointer (&reader.step);
  else
    g_set_error_literal (error, CONCORD_STORE_ERROR, reader.code,
                         ((ConcordProblem *) problems->pdata[0])->sentence);
  clear (&reader);
  return step;
}
