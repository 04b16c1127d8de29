/* The words of a message, names of files, private folders, and the draft as RFC 5322 and MIME have
 * it. */
#include "app/file-name.h"
#include "app/mail-draft.h"
#include "app/mail-folder.h"
#include "app/mail-words.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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

/* 4 December 2026 as GDate counts days. */
static ConcordDate
december_4 (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 4, G_DATE_DECEMBER, 2026);
  return (ConcordDate){ g_date_get_julian (&date) };
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
test_words (void)
{
  ConcordMailMatter matter = { .title = "River\r\nBcc: all@example.org",
                               .author = "Ann Officer",
                               .project = "river.concord",
                               .due = CONCORD_DATE_ABSENT };
  g_autofree char *subject = concord_mail_dup_subject (&matter);
  g_autofree char *body = concord_mail_dup_body (&matter);

  /* A title can't add a header. */
  g_assert_null (strpbrk (subject, "\r\n"));
  g_assert_true (g_str_has_prefix (subject, "Concord project: River"));
  assert_has (body, "river.concord is a Concord project");
  assert_has (body, "save the attachment and open it with Concord");
  g_assert_true (g_str_has_suffix (body, "\nAnn Officer\n"));
  /* Nothing is asked for. */
  g_assert_null (strstr (body, "Asked of"));
  g_assert_null (strstr (body, "PDF"));
}

static void
test_words_of_request (void)
{
  ConcordMailMatter matter = { .title = "Riverdale",
                               .author = "Ann Officer",
                               .project = "river.concord",
                               .paper = "Cabinet paper.pdf",
                               .who = "Dilip Rao, finance",
                               .what = "check the costs",
                               .due = december_4 () };
  g_autofree char *subject = concord_mail_dup_subject (&matter);
  g_autofree char *body = concord_mail_dup_body (&matter);

  g_assert_cmpstr (subject, ==,
                   "Concord project: Riverdale – please answer by 4 December 2026");
  g_assert_true (g_str_has_prefix (body, "Asked of: Dilip Rao, finance\nWhat: check the costs\n"
                                         "By: 4 December 2026\n\n"));
  assert_has (body, "river.concord is a Concord project: “Riverdale”");
  assert_has (body, "mail it back to me");
  assert_has (body, "Cabinet paper.pdf is the cabinet paper of “Riverdale”");
}

static void
test_words_of_paper (void)
{
  ConcordMailMatter matter = { .title = "Riverdale",
                               .author = "Ann Officer",
                               .paper = "Cabinet paper.pdf",
                               .who = "",
                               .due = CONCORD_DATE_ABSENT };
  g_autofree char *subject = concord_mail_dup_subject (&matter);
  g_autofree char *body = concord_mail_dup_body (&matter);

  g_assert_cmpstr (subject, ==, "Cabinet paper: Riverdale");
  g_assert_null (strstr (body, "Concord project"));
  assert_has (body, "Any PDF program opens it");
}

/* Only the person's own folders of days ago go, with what is in them. */
static void
test_folders (void)
{
  g_autofree char *parent = g_dir_make_tmp ("concord-test-XXXXXX", NULL);
  g_autofree char *mail = g_build_filename (parent, "concord-mail-abc123", NULL);
  g_autofree char *file = g_build_filename (mail, "paper.pdf", NULL);
  g_autofree char *other = g_build_filename (parent, "other", NULL);
  g_autofree char *link = g_build_filename (parent, "concord-mail-link", NULL);
  g_autofree char *made = NULL;
  GStatBuf entry;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (g_mkdir (mail, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_cmpint (symlink (other, link), ==, 0);
  concord_mail_folders_sweep (parent, now - 3600);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  concord_mail_folders_sweep (parent, now + 3600);
  g_assert_false (g_file_test (mail, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_unlink (link);
  g_rmdir (other);
  g_rmdir (parent);
  made = concord_mail_folder_new (NULL);
  g_assert_nonnull (made);
  g_assert_cmpint (g_stat (made, &entry), ==, 0);
  g_assert_cmpint (entry.st_mode & 0777, ==, 0700);
  g_rmdir (made);
}

static char *
make_draft (const char *subject, const char *body, const char *name, GBytes *content)
{
  g_autoptr (GBytes) paper = g_bytes_new_static ("%PDF-1.7\n", 9);
  const ConcordMailPart parts[] = { { name, "application/vnd.concord.project+xml", content },
                                    { "Papur cabinet.pdf", "application/pdf", paper } };
  g_autoptr (GBytes) draft
      = concord_mail_draft_new (subject, body, 1767225600, parts, G_N_ELEMENTS (parts));
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
        "w(a[1].get_filename().encode() + b' ' + a[1].get_content_type().encode() + b'\\n')\n"
        "w(a[1].get_payload(decode=True))\n"
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
  expected = g_strdup_printf ("%s\n1\n2\n%s\napplication/vnd.concord.project+xml\n"
                              "Papur cabinet.pdf application/pdf\n%%PDF-1.7\n%" G_GUINT64_FORMAT
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
  g_test_add_func ("/mail-draft/words-of-request", test_words_of_request);
  g_test_add_func ("/mail-draft/words-of-paper", test_words_of_paper);
  g_test_add_func ("/mail-draft/folders", test_folders);
  g_test_add_func ("/mail-draft/lines", test_lines);
  g_test_add_func ("/mail-draft/parser", test_parser);
  return g_test_run ();
}
