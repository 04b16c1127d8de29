#include "cli/compute-text.h"

#include "methods/method-error.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A whole number of more digits would be cut to 64 bits by the parser. */
#define MOST_DIGITS 18

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint values;
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
  /* Translators: %s is a whole sentence without its full stop. */
  return concord_method_refuse (scan->error, CONCORD_METHOD_ERROR_INVALID,
                                _ ("Line %u of the problem can’t be read: %s."), line_of (scan),
                                why);
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end && strchr (" \t\r\n", *scan->at) != NULL && *scan->at != '\0')
    scan->at++;
}

/* The next character that counts; 0 at the end. */
static char
peek (Scan *scan)
{
  skip_space (scan);
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

  if (left (scan) == 0 || strchr ("\"\\/bfnrtu", *scan->at) == NULL || *scan->at == '\0')
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
  if (left (scan) == 0 || *scan->at == '\0' || strchr (among, *scan->at) == NULL)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
check_number (Scan *scan)
{
  const char *start = scan->at;
  gboolean whole = TRUE, zero;
  gsize digits;

  skip_one (scan, "-");
  zero = left (scan) > 0 && *scan->at == '0';
  digits = skip_digits (scan);
  if (digits == 0 || (zero && digits > 1))
    return refuse_at (scan, _ ("a number is not written as JSON wants it"));
  if (skip_one (scan, "."))
    {
      whole = FALSE;
      if (skip_digits (scan) == 0)
        return refuse_at (scan, _ ("a decimal point has no digits after it"));
    }
  if (skip_one (scan, "eE"))
    {
      whole = FALSE;
      skip_one (scan, "+-");
      if (skip_digits (scan) == 0)
        return refuse_at (scan, _ ("an exponent has no digits"));
    }
  if (whole && digits > MOST_DIGITS)
    return refuse_at (scan, _ ("a whole number has more than 18 digits"));
  /* The text ends in a quotation mark, a bracket or the NUL behind it, so this stops in time. */
  if (!isfinite (g_ascii_strtod (start, NULL)))
    return refuse_at (scan, _ ("a number is too large"));
  return TRUE;
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

/* Moves over a key and its colon, which @keys must not hold yet. */
static gboolean
check_key (Scan *scan, GHashTable *keys)
{
  gboolean escaped = FALSE;
  const char *start;
  g_autofree char *key = NULL;

  skip_space (scan);
  start = scan->at + 1;
  if (!check_text (scan, &escaped))
    return FALSE;
  if (escaped)
    return refuse_at (scan, _ ("a key holds a backslash"));
  key = g_strndup (start, (gsize) (scan->at - 1 - start));
  if (!g_hash_table_add (keys, g_strdup (key)))
    {
      g_autofree char *why = g_strdup_printf (_ ("the key “%s” is given twice"), key);

      return refuse_at (scan, why);
    }
  if (!take (scan, ':'))
    return refuse_at (scan, _ ("a key has no colon after it"));
  return TRUE;
}

static gboolean
check_object (Scan *scan, guint depth)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

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
check_value (Scan *scan, guint depth)
{
  char next = peek (scan);

  if (++scan->values > CONCORD_COMPUTE_MOST_VALUES)
    return concord_method_refuse (scan->error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The problem holds more than %d numbers and texts."),
                                  CONCORD_COMPUTE_MOST_VALUES);
  if ((next == '{' || next == '[') && depth > CONCORD_COMPUTE_MOST_DEPTH)
    return concord_method_refuse (scan->error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The problem has brackets nested more than %d deep."),
                                  CONCORD_COMPUTE_MOST_DEPTH);
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
concord_compute_check_text (const char *text, gsize length, GError **error)
{
  Scan scan = { text, text, text + length, 0, error };

  if (length > CONCORD_COMPUTE_MOST_BYTES)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The problem is larger than 64 MiB."));
  if (!g_utf8_validate_len (text, length, NULL))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The problem is not UTF-8 text."));
  if (peek (&scan) == '\0')
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The problem is empty; it is expected as JSON on standard "
                                     "input."));
  if (peek (&scan) != '{')
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The problem must be a JSON object, which begins with {."));
  if (!check_value (&scan, 1))
    return FALSE;
  return peek (&scan) == '\0' || refuse_at (&scan, _ ("something follows the closing }"));
}
