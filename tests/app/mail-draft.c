/* The words of a mailed project, names of files, and the draft as RFC 5322 and MIME have it. */
#include "app/file-name.h"
#include "app/mail-draft.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static void
test_file_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "Riverdale partnership", "Riverdale partnership" },
    { "Revenues, benefits and ICT", "Revenues benefits and ICT" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j" },
    { "../../etc/passwd", "etc passwd" },
    { "-rf", "rf" },
    { ".hidden", "hidden" },
    { "line\none\ttwo", "line one two" },
    { "Llandrindod ŵ ŷ £", "Llandrindod ŵ ŷ £" },
    { "ends. ", "ends" },
    { "", "project" },
    { "///", "project" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = concord_file_name_dup_clean (cases[i].text);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_long_file_name (void)
{
  /* 100 characters of three bytes each. */
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "€");
  name = concord_file_name_dup_clean (text->str);
  g_assert_cmpuint (strlen (name), ==, 120);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

static void
test_words (void)
{
  g_autofree char *subject = concord_mail_dup_subject ("River\r\nBcc: all@example.org");
  g_autofree char *body = concord_mail_dup_body ("Riverdale", "river.concord", "Ann Officer");

  /* A title can't add a header. */
  g_assert_null (strpbrk (subject, "\r\n"));
  g_assert_true (strstr (body, "Riverdale") != NULL);
  g_assert_true (strstr (body, "river.concord") != NULL);
  g_assert_true (strstr (body, "Ann Officer") != NULL);
}

static char *
make_draft (const char *subject, const char *body, const char *name, GBytes *content)
{
  g_autoptr (GBytes) draft = concord_mail_draft_new (subject, body, 1767225600, name, content);
  gsize length;
  const char *data = g_bytes_get_data (draft, &length);

  return g_strndup (data, length);
}

static void
test_lines (void)
{
  guchar bytes[1000];
  g_autoptr (GBytes) content = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guchar) (i * 7);
  content = g_bytes_new (bytes, sizeof bytes);
  text = make_draft ("Partneriaeth Cwm yr Afon: gwasanaethau cwsmeriaid, trethi a budd-daliadau – "
                     "fersiwn ddrafft £14.2m",
                     "Body", "Cynllun £14 ŵ partneriaeth gwasanaethau cwsmeriaid a threthi.concord",
                     content);
  g_assert_true (g_str_has_prefix (text, "X-Unsent: 1\r\n"));
  /* 1767225600 is Thursday, 1 January 2026, 00:00 UTC. */
  g_assert_true (strstr (text, "\r\nDate: Thu, 1 Jan 2026 00:00:00 +0000\r\n") != NULL);
  g_assert_true (strstr (text, "\r\nMIME-Version: 1.0\r\n") != NULL);
  lines = g_strsplit (text, "\r\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_assert_cmpuint (strlen (*line), <=, 78);
      g_assert_null (strpbrk (*line, "\r\n"));
      for (const char *p = *line; *p != '\0'; p++)
        g_assert_cmpint (*p, >, 0);
    }
}

/* Python's own mail parser, which knows nothing of this program, reads what was written. */
static void
test_parser (void)
{
  const char *subject = "Concord project: Cwm yr Afon – £14.2m, gwasanaethau cwsmeriaid a threthi";
  const char *name = "Cynllun “£14” ŵ partneriaeth gwasanaethau cwsmeriaid.concord";
  const char *body = "Fill in your part, ŵ £.\n\nAnn\n";
  const char *script
      = "import sys, email, email.policy\n"
        "m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n"
        "a = list(m.iter_attachments())\n"
        "b = m.get_body()\n"
        "w = sys.stdout.buffer.write\n"
        "w(m['Subject'].encode() + b'\\n' + m['X-Unsent'].encode() + b'\\n')\n"
        "w(str(len(a)).encode() + b'\\n' + a[0].get_filename().encode() + b'\\n')\n"
        "w(a[0].get_content_type().encode() + b'\\n')\n"
        "w(str(sum(i * c for i, c in enumerate(a[0].get_payload(decode=True)))).encode() + b'\\n')\n"
        "w(str(m.defects).encode() + b'\\n' + b.get_content().encode())\n";
  guchar bytes[5000];
  guint64 sum = 0;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *out = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *python = g_find_program_in_path ("python3");
  const char *argv[] = { python, "-c", script, NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (python == NULL)
    {
      g_test_skip ("python3 is not installed");
      return;
    }
  for (guint i = 0; i < sizeof bytes; i++)
    {
      bytes[i] = (guchar) (i * i + 3);
      sum += (guint64) i * bytes[i];
    }
  content = g_bytes_new (bytes, sizeof bytes);
  text = make_draft (subject, body, name, content);
  path = g_build_filename (g_get_tmp_dir (), "concord-test-draft-XXXXXX.eml", NULL);
  g_close (g_mkstemp (path), NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  argv[3] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  expected = g_strdup_printf ("%s\n1\n1\n%s\napplication/vnd.concord.project+xml\n%" G_GUINT64_FORMAT
                              "\n[]\n%s",
                              subject, name, sum, body);
  g_assert_cmpstr (out, ==, expected);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail-draft/file-names", test_file_names);
  g_test_add_func ("/mail-draft/long-file-name", test_long_file_name);
  g_test_add_func ("/mail-draft/words", test_words);
  g_test_add_func ("/mail-draft/lines", test_lines);
  g_test_add_func ("/mail-draft/parser", test_parser);
  return g_test_run ();
}
