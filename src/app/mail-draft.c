#include "app/mail-draft.h"

#include <string.h>

/* No base64 line holds "=_", so it can't be taken for a boundary. */
#define BOUNDARY "=_concord_part"

/* 57 bytes make a line of 76 characters (RFC 2045). */
#define LINE_BYTES 57

/* An encoded word has at most 75 characters (RFC 2047): 45 bytes make 60, and 12 frame them. */
#define WORD_BYTES 45

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < ' ' || *p > '~')
      return FALSE;
  /* What looks like an encoded word would be decoded. */
  return strstr (text, "=?") == NULL;
}

/* As many whole characters of @text as fit in @limit bytes. */
static gsize
take_characters (const char *text, gsize limit)
{
  const char *end = text;

  while (*end != '\0' && (gsize) (g_utf8_next_char (end) - text) <= limit)
    end = g_utf8_next_char (end);
  return (gsize) (end - text);
}

static void
append_subject (GString *out, const char *subject)
{
  g_autofree char *valid = g_utf8_make_valid (subject, -1);
  const char *rest = valid;

  g_string_append (out, "Subject: ");
  if (is_plain (valid) && strlen (valid) < 68)
    {
      g_string_append_printf (out, "%s\r\n", valid);
      return;
    }
  while (*rest != '\0')
    {
      gsize length = take_characters (rest, rest == valid ? WORD_BYTES - 9 : WORD_BYTES);
      g_autofree char *encoded = g_base64_encode ((const guchar *) rest, length);

      g_string_append_printf (out, "%s=?UTF-8?B?%s?=", rest == valid ? "" : "\r\n ", encoded);
      rest += length;
    }
  g_string_append (out, "\r\n");
}

static void
append_date (GString *out, gint64 seconds)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[]
      = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

  /* In English whatever the locale: RFC 5322 has no other names. */
  if (date != NULL)
    g_string_append_printf (out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n",
                            days[g_date_time_get_day_of_week (date) - 1],
                            g_date_time_get_day_of_month (date),
                            months[g_date_time_get_month (date) - 1], g_date_time_get_year (date),
                            g_date_time_get_hour (date), g_date_time_get_minute (date),
                            g_date_time_get_second (date));
}

static void
append_base64 (GString *out, const guchar *bytes, gsize length)
{
  for (gsize i = 0; i < length; i += LINE_BYTES)
    {
      g_autofree char *line = g_base64_encode (bytes + i, MIN (LINE_BYTES, length - i));

      g_string_append_printf (out, "%s\r\n", line);
    }
}

/* RFC 2231 in pieces of one line each, so that a long name survives. */
static void
append_name (GString *out, const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *escaped = g_uri_escape_string (valid, NULL, FALSE);
  const char *rest = escaped;

  if (is_plain (valid) && strpbrk (valid, "\"\\") == NULL && strlen (valid) < 60)
    {
      g_string_append_printf (out, ";\r\n filename=\"%s\"", valid);
      return;
    }
  for (guint i = 0; *rest != '\0'; i++)
    {
      gsize length = MIN (strlen (rest), 48);

      /* Never inside %XX. */
      for (guint back = 1; back <= 2 && rest[length] != '\0'; back++)
        if (rest[length - back] == '%')
          length -= back;
      g_string_append_printf (out, ";\r\n filename*%u*=%s%.*s", i, i == 0 ? "UTF-8''" : "",
                              (int) length, rest);
      rest += length;
    }
}

static void
append_part (GString *out, const ConcordMailPart *part)
{
  gsize length;
  const guchar *bytes = g_bytes_get_data (part->content, &length);

  g_string_append_printf (out,
                          "--" BOUNDARY "\r\n"
                          "Content-Type: %s\r\n"
                          "Content-Transfer-Encoding: base64\r\n"
                          "Content-Disposition: attachment",
                          part->type);
  append_name (out, part->name);
  g_string_append (out, "\r\n\r\n");
  append_base64 (out, bytes, length);
}

GBytes *
concord_mail_draft_new (const char *subject, const char *body, gint64 date,
                        const ConcordMailPart *parts, guint n_parts)
{
  GString *out = g_string_new ("X-Unsent: 1\r\n");
  gsize size;
  char *text;

  append_date (out, date);
  append_subject (out, subject);
  g_string_append (out, "MIME-Version: 1.0\r\n"
                        "Content-Type: multipart/mixed; boundary=\"" BOUNDARY "\"\r\n\r\n"
                        "--" BOUNDARY "\r\n"
                        "Content-Type: text/plain; charset=UTF-8\r\n"
                        "Content-Transfer-Encoding: base64\r\n\r\n");
  append_base64 (out, (const guchar *) body, strlen (body));
  for (guint i = 0; i < n_parts; i++)
    append_part (out, &parts[i]);
  g_string_append (out, "--" BOUNDARY "--\r\n");
  size = out->len;
  text = g_string_free (out, FALSE);
  return g_bytes_new_take (text, size);
}
