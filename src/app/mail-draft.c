#include "app/mail-draft.h"
#include "app/settings.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* No base64 line holds "=_", so it can't be taken for a boundary. */
#define BOUNDARY "=_concord_part"

/* 57 bytes make a line of 76 characters (RFC 2045). */
#define LINE_BYTES 57

/* An encoded word has at most 75 characters (RFC 2047): 45 bytes make 60, and 12 frame them. */
#define WORD_BYTES 45

char *
concord_mail_dup_subject (const char *title)
{
  g_autofree char *line = g_strdup (title);

  g_strdelimit (line, "\r\n\t", ' ');
  /* Translators: the subject of a mailed project; %s is its title. */
  return g_strdup_printf (_ ("Concord project: %s"), line);
}

char *
concord_mail_dup_body (const char *title, const char *name, const char *author)
{
  /* Translators: the project's title, the file's name, the name of the person who mails it. */
  return g_strdup_printf (
      _ ("The project “%s” is attached as %s.\n\nOpen the file in Concord, fill in your part, save "
         "it and mail it back.\n\n%s\n"),
      title, name, author);
}

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

GBytes *
concord_mail_draft_new (const char *subject, const char *body, gint64 date, const char *name,
                        GBytes *content)
{
  GString *out = g_string_new ("X-Unsent: 1\r\n");
  gsize length, size;
  const guchar *bytes = g_bytes_get_data (content, &length);
  char *text;

  append_date (out, date);
  append_subject (out, subject);
  g_string_append (out, "MIME-Version: 1.0\r\n"
                        "Content-Type: multipart/mixed; boundary=\"" BOUNDARY "\"\r\n\r\n"
                        "--" BOUNDARY "\r\n"
                        "Content-Type: text/plain; charset=UTF-8\r\n"
                        "Content-Transfer-Encoding: base64\r\n\r\n");
  append_base64 (out, (const guchar *) body, strlen (body));
  g_string_append (out, "--" BOUNDARY "\r\n"
                        "Content-Type: " CONCORD_MIME_TYPE "\r\n"
                        "Content-Transfer-Encoding: base64\r\n"
                        "Content-Disposition: attachment");
  append_name (out, name);
  g_string_append (out, "\r\n\r\n");
  append_base64 (out, bytes, length);
  g_string_append (out, "--" BOUNDARY "--\r\n");
  size = out->len;
  text = g_string_free (out, FALSE);
  return g_bytes_new_take (text, size);
}
