#include "store/sniff.h"

#include "concord-words.h"
#include <string.h>

typedef struct
{
  const char *start;
  gsize length;
  const char *sentence;
} Magic;

#define MAGIC(text) text, sizeof text - 1

static const Magic magics[] = {
  { MAGIC ("\xff\xfe"), N_("This text is in UTF-16; a Concord project is in UTF-8.") },
  { MAGIC ("\xfe\xff"), N_("This text is in UTF-16; a Concord project is in UTF-8.") },
  { MAGIC ("<\0"), N_("This text is in UTF-16; a Concord project is in UTF-8.") },
  { MAGIC ("\0<"), N_("This text is in UTF-16; a Concord project is in UTF-8.") },
  { MAGIC ("PK\3\4"),
    N_("This is a ZIP archive, an office document or a spreadsheet, not a Concord project.") },
  { MAGIC ("PK\5\6"), N_("This is an empty ZIP archive, not a Concord project.") },
  { MAGIC ("\xd0\xcf\x11\xe0"), N_("This is an older office document, not a Concord project.") },
  { MAGIC ("%PDF-"), N_("This is a PDF document, not a Concord project.") },
  { MAGIC ("\x1f\x8b"), N_("This is a compressed file, not a Concord project; unpack it first.") },
  { MAGIC ("\x89PNG"), N_("This is a picture, not a Concord project.") },
  { MAGIC ("\xff\xd8\xff"), N_("This is a picture, not a Concord project.") },
  { MAGIC ("{\\rtf"), N_("This is a word processor's document, not a Concord project.") },
};

static gboolean
begins (const char *text, gsize length, const char *start)
{
  gsize n = strlen (start);

  return length >= n && g_ascii_strncasecmp (text, start, n) == 0;
}

/* Past blanks and comments, of which web pages have many before they begin. */
static gsize
skip_prologue (const char *text, gsize length)
{
  gsize at = 0;

  for (;;)
    {
      const char *end;

      while (at < length && g_ascii_isspace (text[at]))
        at++;
      if (!begins (text + at, length - at, "<!--"))
        return at;
      end = g_strstr_len (text + at, (gssize) (length - at), "-->");
      if (end == NULL)
        return length;
      at = (gsize) (end - text) + 3;
    }
}

/* As g_utf8_validate_len(), but quick where the text is ASCII, as most of a project is. */
static gboolean
is_utf8 (const char *text, gsize length, const char **invalid)
{
  const char *end = text + length;

  while (text < end)
    {
      guint64 eight;

      if (end - text >= (gssize) sizeof eight)
        {
          memcpy (&eight, text, sizeof eight);
          if ((eight & G_GUINT64_CONSTANT (0x8080808080808080)) == 0)
            {
              text += sizeof eight;
              continue;
            }
        }
      *invalid = text;
      if ((*text & 0x80) != 0
          && (gint) g_utf8_get_char_validated (text, end - text) < 0)
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

const char *
concord_sniff (const guint8 *bytes, gsize length, int *line)
{
  const char *text = (const char *) bytes;
  const char *invalid;
  gsize start;

  *line = 0;
  if (length == 0)
    return _ ("The file is empty.");
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (bytes, magics[i].start, magics[i].length) == 0)
      return _ (magics[i].sentence);
  start = skip_prologue (text, length);
  if (start == length)
    return _ ("The file is empty.");
  if (begins (text + start, length - start, "<!doctype html")
      || begins (text + start, length - start, "<html")
      || begins (text + start, length - start, "<head"))
    return _ ("This is a web page, not a Concord project.");
  if (memchr (bytes, 0, length) != NULL)
    return _ ("This is not text; a Concord project is a text file.");
  if (text[start] != '<')
    return _ ("This is not a Concord project: it does not begin like one.");
  if (is_utf8 (text, length, &invalid))
    return NULL;
  *line = 1;
  for (const char *p = text; p < invalid; p++)
    *line += *p == '\n';
  return _ ("There are bytes here that are no UTF-8 text: the file is damaged, or another program "
            "saved it in another encoding.");
}
