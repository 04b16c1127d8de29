#include "store/xml-text.h"

#include "model/append.h"

#include <time.h>

/* What ends a run of characters that stand for themselves: 1 everywhere, 2 in attributes. */
static const guint8 special[256]
    = { ['\0'] = 3, ['&'] = 3,  ['<'] = 3,  ['>'] = 3,
        ['\r'] = 3, ['"'] = 2, ['\n'] = 2, ['\t'] = 2 };

static const char *
escape (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\t':
    default:
      return "&#9;";
    }
}

static void
append_escaped (GString *xml, const char *text, guint8 where)
{
  for (;;)
    {
      gsize plain = 0;

      while ((special[(guint8) text[plain]] & where) == 0)
        plain++;
      concord_append_bytes (xml, text, plain);
      text += plain;
      if (*text == '\0')
        return;
      concord_append (xml, escape (*text));
      text++;
    }
}

void
concord_xml_append_text (GString *xml, const char *text)
{
  append_escaped (xml, text, 1);
}

void
concord_xml_append_attribute (GString *xml, const char *name, const char *value)
{
  if (value == NULL)
    return;
  concord_append_bytes (xml, " ", 1);
  concord_append (xml, name);
  concord_append_bytes (xml, "=\"", 2);
  append_escaped (xml, value, 2);
  concord_append_bytes (xml, "\"", 1);
}

void
concord_xml_append_time (GString *xml, const char *name, gint64 time)
{
  time_t seconds = (time_t) time;
  struct tm parts;
  char text[64];

  gmtime_r (&seconds, &parts);
  g_snprintf (text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900,
              parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
  concord_xml_append_attribute (xml, name, text);
}

void
concord_xml_append_indent (GString *xml, guint depth)
{
  static const char blanks[] = "                                                                ";

  for (; depth >= sizeof blanks; depth -= sizeof blanks - 1)
    concord_append_bytes (xml, blanks, sizeof blanks - 1);
  concord_append_bytes (xml, blanks, depth);
}

static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

gboolean
concord_xml_read_time (const char *text, gint64 *time)
{
  static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";
  struct tm parts = { 0 };
  struct tm again;
  time_t seconds;

  for (gsize i = 0; i < sizeof shape; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  parts.tm_year = read_digits (text, 4) - 1900;
  parts.tm_mon = read_digits (text + 5, 2) - 1;
  parts.tm_mday = read_digits (text + 8, 2);
  parts.tm_hour = read_digits (text + 11, 2);
  parts.tm_min = read_digits (text + 14, 2);
  parts.tm_sec = read_digits (text + 17, 2);
  again = parts;
  seconds = timegm (&again);
  *time = seconds;
  /* timegm makes 2 March of 30 February: such a time was not written by us. */
  return again.tm_mon == parts.tm_mon && again.tm_mday == parts.tm_mday
         && again.tm_hour == parts.tm_hour && again.tm_min == parts.tm_min
         && again.tm_sec == parts.tm_sec;
}

gboolean
concord_xml_read_whole (const char *text, int *value)
{
  gsize length = strspn (text, "0123456789");

  if (length == 0 || length > 9 || text[length] != '\0')
    return FALSE;
  *value = read_digits (text, (int) length);
  return TRUE;
}
