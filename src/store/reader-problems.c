/* What is wrong with a file, in sentences. */
#include "store/reader-private.h"

#include "concord-words.h"
#include <libxml/xmlerror.h>
#include <string.h>

#define MOST_PROBLEMS 50

int
concord_reader_get_line (Reader *reader)
{
  return reader->parser == NULL || reader->parser->input == NULL ? 0
                                                                  : reader->parser->input->line;
}

void
concord_reader_halt (Reader *reader)
{
  reader->stopped = TRUE;
  if (reader->parser != NULL)
    xmlStopParser (reader->parser);
}

void
concord_reader_prove (Reader *reader, gboolean same)
{
  if (same || reader->stopped)
    return;
  reader->differs = TRUE;
  concord_reader_halt (reader);
}

void
concord_reader_problem_at (Reader *reader, int line, const char *sentence)
{
  ConcordProblem *problem = g_new0 (ConcordProblem, 1);

  problem->line = line;
  problem->sentence = g_strdup (sentence);
  g_ptr_array_add (reader->problems, problem);
  reader->found++;
  if (reader->found >= MOST_PROBLEMS && !reader->stopped)
    concord_reader_halt (reader);
}

void
concord_reader_problem (Reader *reader, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sentence = NULL;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  concord_reader_problem_at (reader, concord_reader_get_line (reader), sentence);
}

void
concord_reader_stop (Reader *reader, int code, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sentence = NULL;
  int line = concord_reader_get_line (reader);

  if (reader->stopped)
    return;
  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (reader->found == 0)
    reader->code = code;
  concord_reader_halt (reader);
  concord_reader_problem_at (reader, line, sentence);
}

/* TRUE where no element ends any more behind what the parser stumbled over: what is wrong is that
 * there is not more of the file. */
static gboolean
is_cut_off (Reader *reader, int code)
{
  gsize at = concord_reader_get_end (reader);

  if (code == XML_ERR_DOCUMENT_EMPTY)
    return reader->length > 5 && memcmp (reader->text, "<?xml", 5) == 0;
  return code != XML_ERR_DOCUMENT_END
         && memchr (reader->text + at, '>', reader->length - at) == NULL;
}

/* The parser's complaint in the words of someone who has never seen XML; NULL where its own words
 * say more. */
static const char *
get_plain_words (int code)
{
  switch (code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
      return _ ("This is not a Concord project: it does not begin like one.");
    case XML_ERR_DOCUMENT_END:
      return _ ("There is something behind the end of the project.");
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_LTSLASH_REQUIRED:
    case XML_ERR_GT_REQUIRED:
      return _ ("An element is not closed as it was opened: the file is damaged here.");
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_NAME_REQUIRED:
      return _ ("A name is wrong or missing here, or an “&” stands by itself: the file is "
                "damaged.");
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return _ ("The same value is given twice here.");
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      return _ ("A control character stands here, which no text may hold.");
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
      return _ ("There are bytes here that are no UTF-8 text.");
    default:
      return NULL;
    }
}

#if LIBXML_VERSION >= 21200
void
concord_reader_on_error (void *data, const xmlError *problem)
#else
void
concord_reader_on_error (void *data, xmlError *problem)
#endif
{
  Reader *reader = data;
  g_autofree char *words = NULL;
  const char *plain = get_plain_words (problem->code);

  if (reader->stopped || problem->level < XML_ERR_ERROR)
    return;
  if (is_cut_off (reader, problem->code))
    plain = _ ("The file ends too early: it was cut off, perhaps while it was being copied.");
  else if (problem->message != NULL
           && (strstr (problem->message, "too long") != NULL
               || strstr (problem->message, "lookup") != NULL))
    {
      concord_reader_stop (reader, CONCORD_STORE_ERROR_TOO_LARGE,
                           _ ("A text is longer than 10 million bytes."));
      return;
    }
  if (plain != NULL)
    {
      concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN, "%s", plain);
      return;
    }
  words = g_strstrip (g_utf8_make_valid (problem->message == NULL ? "?" : problem->message, -1));
  concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                       /* Translators: then what the XML parser says, in English. */
                       _ ("The file is damaged here (%s)."), words);
}

int
concord_reader_find_line (Reader *reader, const char *id)
{
  for (guint i = 0; i < reader->lines->len; i++)
    {
      const RecordLine *line = &g_array_index (reader->lines, RecordLine, i);

      if (strcmp (line->id, id) == 0)
        return line->line;
    }
  return 0;
}

void
concord_reader_on_dangling (ConcordRecord *record, const char *sentence, gpointer data)
{
  concord_reader_problem_at (data, concord_reader_find_line (data, concord_record_get_id (record)),
                             sentence);
}

const char *
concord_reader_find (const Reader *reader, const char *name)
{
  for (guint i = 0; i < reader->attributes->len; i++)
    {
      const Attribute *attribute = concord_reader_get_attribute (reader, i);

      if (attribute->prefix == NULL && strcmp (attribute->name, name) == 0)
        return attribute->value;
    }
  return NULL;
}

gboolean
concord_reader_check_attributes (Reader *reader, const char *const *known)
{
  gboolean good = TRUE;

  for (guint i = 0; i < reader->attributes->len; i++)
    {
      const Attribute *attribute = concord_reader_get_attribute (reader, i);

      if (attribute->prefix == NULL && g_strv_contains (known, attribute->name))
        continue;
      good = FALSE;
      if (!concord_reader_is_newer (reader))
        concord_reader_problem (reader, _ ("“%s” is not known here."), attribute->name);
    }
  return good;
}

gsize
concord_reader_get_end (Reader *reader)
{
  long at = reader->parser == NULL ? -1 : xmlByteConsumed (reader->parser);

  return at < 0 ? reader->length : MIN ((gsize) at, reader->length);
}

gsize
concord_reader_get_start (Reader *reader)
{
  gsize at = concord_reader_get_end (reader);

  /* The parser stands behind the attributes, and no value holds a "<". */
  while (at > 0 && reader->text[at - 1] != '<')
    at--;
  return at > 0 ? at - 1 : 0;
}
