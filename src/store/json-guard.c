#include "store/json-guard.h"

#include "store/project-file.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

/* A whole number of more digits would be cut to 64 bits by the parser. */
#define MOST_DIGITS 18
/* Longer numbers are nonsense, and would be copied to be measured. */
#define MOST_NUMBER 1000

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  const ConcordJsonLimits *limits;
  guint64 values;
  GError **error;
} Scan;

static gboolean check_value (Scan *scan, guint depth);

static guint
line_of (const Scan *scan)
{
  guint line = 1;

  for (const char *p = scan->start; p < scan->at; p++)
    line += *p == '\n';
  return line;
}

static gboolean
refuse_at (Scan *scan, const char *why)
{
  g_set_error (scan->error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
               /* Translators: %s is a whole sentence without its full stop. */
               _ ("Line %u can’t be read as JSON: %s."), line_of (scan), why);
  return FALSE;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The next character that counts; 0 at the end. */
static char
peek (Scan *scan)
{
  while (scan->at < scan->end && is_space (*scan->at))
    scan->at++;
  return scan->at < scan->end ? *scan->at : '\0';
}

static gboolean
take (Scan *scan, char wanted)
{
  if (peek (scan) != wanted)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gsize
left (const Scan *scan)
{
  return (gsize) (scan->end - scan->at);
}

static gboolean
is_next (const Scan *scan, const char *among)
{
  return left (scan) > 0 && *scan->at != '\0' && strchr (among, *scan->at) != NULL;
}

/* The code of four hexadecimal digits at the place; -1 where there are none. */
static int
hex_code (const Scan *scan, gsize ahead)
{
  int code = 0;

  if (left (scan) < ahead + 4)
    return -1;
  for (gsize i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (scan->at[ahead + i]))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (scan->at[ahead + i]);
    }
  return code;
}

/* Moves over an escape whose backslash has been taken. */
static gboolean
check_escape (Scan *scan)
{
  int code;

  if (!is_next (scan, "\"\\/bfnrtu"))
    return refuse_at (scan, _ ("a backslash is not followed by an escape that JSON knows"));
  if (*scan->at++ != 'u')
    return TRUE;
  code = hex_code (scan, 0);
  if (code <= 0)
    return refuse_at (scan, _ ("a \\u escape is not four hexadecimal digits of a character"));
  scan->at += 4;
  if (code < 0xd800 || code > 0xdfff)
    return TRUE;
  if (code > 0xdbff || left (scan) < 6 || scan->at[0] != '\\' || scan->at[1] != 'u'
      || hex_code (scan, 2) < 0xdc00 || hex_code (scan, 2) > 0xdfff)
    return refuse_at (scan, _ ("a \\u escape is half a character"));
  scan->at += 6;
  return TRUE;
}

/* Moves over a text. @escaped: (out) (optional): whether it holds a backslash. */
static gboolean
check_text (Scan *scan, gboolean *escaped)
{
  if (!take (scan, '"'))
    return refuse_at (scan, _ ("a key in quotation marks is missing"));
  for (; left (scan) > 0 && *scan->at != '"';)
    {
      if ((guchar) *scan->at < 0x20)
        return refuse_at (scan, _ ("a text runs over the end of its line"));
      if (*scan->at++ != '\\')
        continue;
      if (escaped != NULL)
        *escaped = TRUE;
      if (!check_escape (scan))
        return FALSE;
    }
  if (left (scan) == 0)
    return refuse_at (scan, _ ("a text has no closing quotation mark"));
  scan->at++;
  return TRUE;
}

static gsize
skip_digits (Scan *scan)
{
  gsize n = 0;

  for (; left (scan) > 0 && g_ascii_isdigit (*scan->at); n++)
    scan->at++;
  return n;
}

static gboolean
skip_one (Scan *scan, const char *among)
{
  if (!is_next (scan, among))
    return FALSE;
  scan->at++;
  return TRUE;
}

/* What follows the digits of a number. @whole: (out): whether nothing does. */
static gboolean
check_fraction (Scan *scan, gboolean *whole)
{
  *whole = TRUE;
  if (skip_one (scan, "."))
    {
      *whole = FALSE;
      if (skip_digits (scan) == 0)
        return refuse_at (scan, _ ("a decimal point has no digits after it"));
    }
  if (skip_one (scan, "eE"))
    {
      *whole = FALSE;
      skip_one (scan, "+-");
      if (skip_digits (scan) == 0)
        return refuse_at (scan, _ ("an exponent has no digits"));
    }
  return TRUE;
}

static gboolean
check_number (Scan *scan)
{
  const char *start = scan->at;
  gboolean whole, zero;
  gsize digits;
  g_autofree char *copy = NULL;

  skip_one (scan, "-");
  zero = left (scan) > 0 && *scan->at == '0';
  digits = skip_digits (scan);
  if (digits == 0 || (zero && digits > 1))
    return refuse_at (scan, _ ("a number is not written as JSON wants it"));
  if (!check_fraction (scan, &whole))
    return FALSE;
  if (whole && digits > MOST_DIGITS)
    return refuse_at (scan, _ ("a whole number has more than 18 digits"));
  if (scan->at - start > MOST_NUMBER)
    return refuse_at (scan, _ ("a number has more than 1,000 characters"));
  if (whole || !scan->limits->exact)
    return TRUE;
  copy = g_strndup (start, (gsize) (scan->at - start));
  return isfinite (g_ascii_strtod (copy, NULL)) || refuse_at (scan, _ ("a number is too large"));
}

static gboolean
check_word (Scan *scan)
{
  static const char *const words[] = { "null", "true", "false" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (left (scan) >= length && memcmp (scan->at, words[i], length) == 0
          && (left (scan) == length || !g_ascii_isalnum (scan->at[length])))
        {
          scan->at += length;
          return TRUE;
        }
    }
  return refuse_at (scan, _ ("this is not JSON"));
}

/* Moves over a key and its colon. @keys: (nullable): must not hold it yet. */
static gboolean
check_key (Scan *scan, GHashTable *keys)
{
  gboolean escaped = FALSE;
  const char *start;

  peek (scan);
  start = scan->at + 1;
  if (!check_text (scan, &escaped))
    return FALSE;
  if (keys != NULL && escaped)
    return refuse_at (scan, _ ("a key holds a backslash"));
  if (keys != NULL)
    {
      g_autofree char *key = g_strndup (start, (gsize) (scan->at - 1 - start));

      if (!g_hash_table_add (keys, g_strdup (key)))
        {
          g_autofree char *why = g_strdup_printf (_ ("the key “%s” is given twice"), key);

          return refuse_at (scan, why);
        }
    }
  return take (scan, ':') || refuse_at (scan, _ ("a key has no colon after it"));
}

static gboolean
check_object (Scan *scan, guint depth)
{
  g_autoptr (GHashTable) keys
      = scan->limits->exact ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;

  scan->at++;
  if (take (scan, '}'))
    return TRUE;
  do
    if (!check_key (scan, keys) || !check_value (scan, depth + 1))
      return FALSE;
  while (take (scan, ','));
  return take (scan, '}') || refuse_at (scan, _ ("a comma or } is missing"));
}

static gboolean
check_array (Scan *scan, guint depth)
{
  scan->at++;
  if (take (scan, ']'))
    return TRUE;
  do
    if (!check_value (scan, depth + 1))
      return FALSE;
  while (take (scan, ','));
  return take (scan, ']') || refuse_at (scan, _ ("a comma or ] is missing"));
}

static gboolean
check_limits (Scan *scan, char next, guint depth)
{
  if (++scan->values > scan->limits->most_values)
    {
      g_set_error (scan->error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_TOO_LARGE,
                   _ ("The text holds more than %lu numbers and texts."),
                   (gulong) scan->limits->most_values);
      return FALSE;
    }
  if ((next == '{' || next == '[') && depth > scan->limits->most_depth)
    {
      g_set_error (scan->error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_TOO_LARGE,
                   _ ("The text has brackets nested more than %u deep in line %u."),
                   scan->limits->most_depth, line_of (scan));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_value (Scan *scan, guint depth)
{
  char next = peek (scan);

  if (!check_limits (scan, next, depth))
    return FALSE;
  switch (next)
    {
    case '{':
      return check_object (scan, depth);
    case '[':
      return check_array (scan, depth);
    case '"':
      return check_text (scan, NULL);
    case '\0':
      return refuse_at (scan, _ ("it ends too early"));
    default:
      return next == '-' || g_ascii_isdigit (next) ? check_number (scan) : check_word (scan);
    }
}

gboolean
concord_json_check (const char *text, gsize length, const ConcordJsonLimits *limits,
                    GError **error)
{
  Scan scan = { text, text, text + length, limits, 0, error };

  if (length > limits->most_bytes)
    {
      g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_TOO_LARGE,
                   _ ("The text is larger than %zu MiB."),
                   limits->most_bytes >> 20);
      return FALSE;
    }
  if (length == 0 || peek (&scan) == '\0')
    {
      g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
                           _ ("The text is empty."));
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
                           _ ("The text is not UTF-8, so it is no JSON."));
      return FALSE;
    }
  if (!check_value (&scan, 1))
    return FALSE;
  return peek (&scan) == '\0' ? scan.at == scan.end || refuse_at (&scan, _ ("this is not JSON"))
                              : refuse_at (&scan, _ ("something follows where it should end"));
}
