/* What the parser tells: elements that begin and end, and text. */
#include "store/reader-private.h"

#include "store/xml-text.h"

#include "concord-words.h"
#include <libxml/parserInternals.h>
#include <string.h>

static gboolean
is_blank (const xmlChar *text, int length)
{
  for (int i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;
  Frame *top = concord_reader_top (reader);

  if (reader->stopped || top->place == AT_KEPT || top->place == AT_SKIPPED)
    return;
  if (top->place == AT_TEXT || top->place == AT_YEAR)
    {
      if (reader->content->len + (gsize) length > CONCORD_XML_TEXT_MAX)
        concord_reader_stop (reader, CONCORD_STORE_ERROR_TOO_LARGE,
                             _ ("A text is longer than 10 million bytes."));
      else
        g_string_append_len (reader->content, (const char *) text, length);
      return;
    }
  if (top->warned || is_blank (text, length))
    return;
  top->warned = TRUE;
  concord_reader_problem (reader, _ ("There is text here where no text may stand."));
}

/* The parser, which is not to replace entities, leaves each "&" of a value as "&#38;" for whoever
 * comes next. Returns the length without. */
static gsize
restore_ampersands (char *value, gsize length)
{
  char *from = memchr (value, '&', length);
  char *to = from;
  const char *end = value + length;

  if (from == NULL)
    return length;
  while (from < end)
    {
      *to++ = *from;
      from += *from == '&' && strncmp (from, "&#38;", 5) == 0 ? 5 : 1;
    }
  return (gsize) (to - value);
}

/* The values of all attributes, each with its zero byte, in one buffer that is used again. */
static void
read_attributes (Reader *reader, int n, const xmlChar **raw)
{
  gsize size = 0;
  char *at;

  for (int i = 0; i < n; i++)
    size += (gsize) (raw[i * 5 + 4] - raw[i * 5 + 3]) + 1;
  g_string_set_size (reader->values, size);
  g_array_set_size (reader->attributes, (guint) n);
  at = reader->values->str;
  for (int i = 0; i < n; i++)
    {
      const xmlChar **one = raw + i * 5;
      gsize length = (gsize) (one[4] - one[3]);

      g_array_index (reader->attributes, Attribute, i)
          = (Attribute){ (const char *) one[0], (const char *) one[1], at };
      memcpy (at, one[3], length);
      at[length] = '\0';
      length = restore_ampersands (at, length);
      at[length] = '\0';
      at += length + 1;
    }
}

static void
start_part (Reader *reader, const char *name)
{
  static const char *const names[] = { "base", "history", "state" };
  static const Place places[] = { AT_BASE, AT_HISTORY, AT_STATE };
  static const char *const none[] = { NULL };

  if (reader->parts >= G_N_ELEMENTS (names))
    concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                         _ ("“%s” stands behind the end of the project."), name);
  else if (strcmp (name, names[reader->parts]) != 0)
    concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                         _ ("The part called “%s” ought to stand here, but “%s” does."),
                         names[reader->parts], name);
  else
    {
      concord_reader_top (reader)->place = places[reader->parts];
      reader->in_state = reader->parts == 2;
      reader->has_project = FALSE;
      g_array_set_size (reader->lines, 0);
      reader->parts++;
      if (!concord_reader_check_attributes (reader, none) && concord_reader_is_newer (reader))
        concord_reader_problem (reader, _ ("“%s” has attributes, which it never has."), name);
    }
}

static void
start_root (Reader *reader, const char *name, const char *uri)
{
  static const char *const known[] = { "format", "minor", NULL };
  const char *format = concord_reader_find (reader, "format");
  const char *minor = concord_reader_find (reader, "minor");
  gboolean is_format_ours = g_strcmp0 (uri, CONCORD_NAMESPACE) == 0;
  int number = 0;

  concord_reader_top (reader)->place = AT_ROOT;
  if (g_ascii_strcasecmp (name, "html") == 0)
    concord_reader_stop (reader, CONCORD_STORE_ERROR_NOT_OURS,
                         _ ("This is a web page, not a Concord project."));
  else if (strcmp (name, "concord") != 0 || uri == NULL
           || !g_str_has_prefix (uri, "urn:concord:project:"))
    concord_reader_stop (reader, CONCORD_STORE_ERROR_NOT_OURS,
                         _ ("This is another kind of file (its outermost element is “%s”), not a "
                            "Concord project."),
                         name);
  else if (format == NULL || !concord_xml_read_whole (format, &number) || number < 1
           || (number <= CONCORD_FORMAT && !is_format_ours))
    concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                         _ ("The file does not say which format it is in."));
  else if (number > CONCORD_FORMAT)
    concord_reader_stop (reader, CONCORD_STORE_ERROR_NEWER,
                         _ ("This project is in format %d, and this version of Concord reads "
                            "formats up to %d: open it with a newer version."),
                         number, CONCORD_FORMAT);
  else if (minor == NULL || !concord_xml_read_whole (minor, &reader->minor))
    concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                         _ ("The file does not say which minor format it is in."));
  else if (!concord_reader_check_attributes (reader, known) && concord_reader_is_newer (reader))
    concord_reader_problem (reader, _ ("“%s” has attributes, which it never has."), name);
}

/* One step by itself, with nothing around it. */
static void
start_line (Reader *reader, const char *name, const char *uri)
{
  if (uri == NULL)
    concord_reader_start_step (reader, name);
  else
    concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN, _ ("“%s” can't stand here."), name);
}

static void
start (Reader *reader, Place parent, const char *name)
{
  switch (parent)
    {
    case AT_ROOT:
      start_part (reader, name);
      break;
    case AT_BASE:
    case AT_STATE:
      concord_reader_start_record (reader, name);
      break;
    case AT_RECORD:
      concord_reader_start_inside_record (reader, name);
      break;
    case AT_SERIES:
      concord_reader_start_year (reader, name);
      break;
    case AT_HISTORY:
      concord_reader_start_revision (reader, name);
      break;
    case AT_REVISION:
      concord_reader_start_step (reader, name);
      break;
    case AT_STEP:
      concord_reader_start_change (reader, name);
      break;
    case AT_TEXT:
    case AT_YEAR:
    case AT_CHANGE:
    default:
      concord_reader_problem (reader, _ ("“%s” can't stand here."), name);
      concord_reader_top (reader)->place = AT_SKIPPED;
    }
}

/* Markup of other vocabularies would be lost at the next save. */
static void
check_namespaces (Reader *reader, int n, const xmlChar **namespaces)
{
  Place place = concord_reader_top (reader)->place;

  if (place == AT_KEPT || place == AT_SKIPPED)
    return;
  for (int i = 0; i < n; i++)
    if (namespaces[i * 2] != NULL
        || strcmp ((const char *) namespaces[i * 2 + 1], CONCORD_NAMESPACE) != 0)
      concord_reader_problem (reader, _ ("The namespace “%s” has no place in a Concord project."),
                              namespaces[i * 2 + 1]);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  Reader *reader = data;
  Place parent = concord_reader_top (reader)->place;
  g_autofree char *foreign = NULL;

  /* Where nothing follows its attributes the file was cut off, and the name may be half a name. */
  if (reader->stopped || *reader->parser->input->cur == '\0')
    return;
  if (reader->depth + reader->inside >= CONCORD_READER_DEPTH)
    {
      concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                           _ ("Elements stand more than %d deep in each other here."),
                           CONCORD_READER_DEPTH);
      return;
    }
  if (parent == AT_KEPT || parent == AT_SKIPPED)
    {
      reader->inside++;
      return;
    }
  read_attributes (reader, n_attributes, attributes);
  reader->depth++;
  *concord_reader_top (reader) = (Frame){ 0 };
  if (parent == AT_NOTHING && reader->line_mode)
    start_line (reader, (const char *) name, (const char *) uri);
  else if (parent == AT_NOTHING)
    start_root (reader, (const char *) name, (const char *) uri);
  else if (reader->line_mode ? uri == NULL : g_strcmp0 ((char *) uri, CONCORD_NAMESPACE) == 0)
    start (reader, parent, (const char *) name);
  else
    {
      /* No name of ours has a brace. */
      foreign = g_strdup_printf ("{%s}%s", uri == NULL ? "" : (const char *) uri, name);
      start (reader, parent, foreign);
    }
  if (!reader->stopped)
    check_namespaces (reader, n_namespaces, namespaces);
}

static void
end_part (Reader *reader)
{
  if (!reader->has_project)
    concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN, _ ("There is no project here."));
  else if (reader->project_id == NULL)
    concord_reader_halt (reader);
  else if (reader->proof == NULL && !reader->in_state && !reader->lost_records)
    concord_loader_end_base (reader->loader, concord_reader_on_dangling, reader);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (reader->stopped)
    return;
  if (reader->inside > 0)
    {
      reader->inside--;
      return;
    }
  switch (concord_reader_top (reader)->place)
    {
    case AT_BASE:
    case AT_STATE:
      end_part (reader);
      break;
    case AT_TEXT:
      concord_reader_end_text (reader);
      break;
    case AT_YEAR:
      concord_reader_end_year (reader);
      break;
    case AT_KEPT:
      concord_reader_end_kept (reader);
      break;
    case AT_REVISION:
      concord_reader_end_revision (reader);
      break;
    case AT_STEP:
      concord_reader_end_step (reader);
      break;
    case AT_ROOT:
      if (reader->parts < 3)
        concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                             _ ("The last part of the file, called “state”, is missing."));
      break;
    default:
      break;
    }
  reader->depth--;
}

/* Called ahead of any declaration in it, so that no entity is ever defined. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  if (g_ascii_strcasecmp ((const char *) name, "html") == 0)
    concord_reader_stop (data, CONCORD_STORE_ERROR_NOT_OURS,
                         _ ("This is a web page, not a Concord project."));
  concord_reader_stop (data, CONCORD_STORE_ERROR_NOT_OURS,
                       _ ("The file has a document type declaration, which a Concord project "
                          "never has; it is refused because such declarations can do harm."));
}

static void
on_start_document (void *data)
{
  Reader *reader = data;
  const xmlChar *encoding = reader->parser->encoding;

  if (encoding == NULL)
    encoding = reader->parser->input->encoding;
  if (encoding != NULL && g_ascii_strcasecmp ((const char *) encoding, "UTF-8") != 0
      && g_ascii_strcasecmp ((const char *) encoding, "US-ASCII") != 0)
    concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN,
                         _ ("The file says that it is in the encoding %s; a Concord project is in "
                            "UTF-8."),
                         encoding);
}

/* Some errors of encodings pass by the parser's own handler and would go to standard error; what
 * they stop is told by the parser afterwards. */
static void
ignore_error (void *data, xmlErrorPtr error)
{
}

void
concord_reader_parse (Reader *reader)
{
  xmlStructuredErrorFunc handled = xmlStructuredError;
  void *handled_data = xmlStructuredErrorContext;
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .internalSubset = on_document_type,
                            .startDocument = on_start_document,
                            .startElementNs = on_start,
                            .endElementNs = on_end,
                            .characters = on_text,
                            .ignorableWhitespace = on_text,
                            .cdataBlock = on_text,
                            .serror = concord_reader_on_error };

  xmlInitParser ();
  reader->parser = xmlCreateMemoryParserCtxt (reader->text, (int) reader->length);
  if (reader->parser == NULL)
    {
      concord_reader_stop (reader, CONCORD_STORE_ERROR_BROKEN, _ ("The file is empty."));
      return;
    }
  *reader->parser->sax = handler;
  reader->parser->userData = reader;
  xmlCtxtUseOptions (reader->parser, XML_PARSE_NONET);
  xmlSetStructuredErrorFunc (NULL, ignore_error);
  xmlParseDocument (reader->parser);
  xmlSetStructuredErrorFunc (handled_data, handled);
  g_clear_pointer (&reader->parser->myDoc, xmlFreeDoc);
  g_clear_pointer (&reader->parser, xmlFreeParserCtxt);
}
