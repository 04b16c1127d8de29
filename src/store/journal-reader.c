#include "store/journal.h"

#include "store/project-file.h"

#include <errno.h>
#include <fcntl.h>
#include "concord-words.h"
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_SIZE ((gsize) 256 * 1024 * 1024)
#define MAX_TIME G_GINT64_CONSTANT (253402300799) /* the end of the year 9999 */

void
concord_journal_free (ConcordJournal *self)
{
  concord_journal_header_clear (&self->header);
  g_ptr_array_unref (self->lines);
  g_free (self->problem);
  g_free (self);
}

static gboolean
fail (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN,
               /* Translators: a path, and a sentence that says what is wrong. */
               _ ("The draft “%s” can't be read: %s"), name, why);
  return FALSE;
}

static char *
read_text (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *text;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && (!S_ISREG (info.st_mode) || (guint64) info.st_size > MAX_SIZE))
    {
      fail (path, _ ("it is not a file of steps."), error);
      return NULL;
    }
  if (g_file_get_contents (path, &text, length, &problem))
    return text;
  fail (path, problem->message, error);
  return NULL;
}

/* The payload of @line, or NULL where its seal is wrong. *@seal becomes the line's. */
static char *
open_line (const char *line, gsize length, char **seal)
{
  const char *payload = line + CONCORD_SEAL_LENGTH + 1;
  gsize size;
  g_autofree char *expected = NULL;

  if (length <= CONCORD_SEAL_LENGTH + 1 || line[CONCORD_SEAL_LENGTH] != ' ')
    return NULL;
  size = length - CONCORD_SEAL_LENGTH - 1;
  expected = concord_journal_dup_seal (*seal, payload, size);
  if (strncmp (expected, line, CONCORD_SEAL_LENGTH) != 0 || !g_utf8_validate_len (payload, size, NULL))
    return NULL;
  g_free (*seal);
  *seal = g_steal_pointer (&expected);
  return g_strndup (payload, size);
}

static gboolean
read_number (const char *text, gint64 max, gint64 *number)
{
  return g_ascii_string_to_signed (text, 10, 0, max, number, NULL);
}

static gboolean
read_pair (ConcordJournalHeader *header, const char *key, const char *escaped)
{
  g_autofree char *value = g_uri_unescape_string (escaped, NULL);
  char **text = strcmp (key, "file") == 0      ? &header->uri
                : strcmp (key, "follows") == 0 ? &header->follows
                : strcmp (key, "project") == 0 ? &header->project
                : strcmp (key, "title") == 0   ? &header->title
                : strcmp (key, "host") == 0    ? &header->host
                                               : NULL;

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return FALSE;
  if (strcmp (key, "time") == 0)
    return read_number (value, MAX_TIME, &header->time);
  if (strcmp (key, "process") == 0)
    return read_number (value, G_MAXINT32, &header->process);
  if (strcmp (key, "started") == 0)
    return read_number (value, G_MAXINT64, &header->started);
  if (text != NULL && *text == NULL && *value != '\0')
    *text = g_steal_pointer (&value);
  return TRUE;
}

/* A key that this version does not know is passed over, a version of the format is not. */
static gboolean
read_header (ConcordJournalHeader *header, const char *payload)
{
  g_auto (GStrv) words = g_strsplit (payload, " ", 0);

  if (g_strv_length (words) < 2 || strcmp (words[0], "concord-draft") != 0
      || strcmp (words[1], "1") != 0)
    return FALSE;
  for (char **word = words + 2; *word != NULL; word++)
    {
      char *equals = strchr (*word, '=');

      if (equals == NULL)
        return FALSE;
      *equals = '\0';
      if (!read_pair (header, *word, equals + 1))
        return FALSE;
    }
  return header->follows != NULL;
}

/* "do", "have", "amend", "undo", "redo", "drop": with a step it comes on top, and "amend" takes the
 * place of the top; without one the top goes. */
static gboolean
do_deed (ConcordJournal *self, const char *payload)
{
  const char *space = strchr (payload, ' ');
  g_autofree char *word = space == NULL ? g_strdup (payload)
                                        : g_strndup (payload, (gsize) (space - payload));
  gboolean amends = strcmp (word, "amend") == 0;
  gboolean takes = space == NULL || amends;
  const char *const words[] = { "do", "have", "amend", "undo", "redo", "drop", NULL };

  if (!g_strv_contains (words, word) || (takes && self->lines->len == 0)
      || (space == NULL && strcmp (word, "undo") != 0 && strcmp (word, "redo") != 0
          && strcmp (word, "drop") != 0))
    return FALSE;
  if (takes)
    g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
  if (space != NULL)
    g_ptr_array_add (self->lines, g_strdup (space + 1));
  return TRUE;
}

static gboolean
read_lines (ConcordJournal *self, const char *text, gsize length)
{
  const char *end = text + length;
  g_autofree char *seal = g_strdup ("");
  guint number = 0;

  for (const char *line = text, *stop;
       line < end && (stop = memchr (line, '\n', (gsize) (end - line))) != NULL; line = stop + 1)
    {
      g_autofree char *payload = open_line (line, (gsize) (stop - line), &seal);

      number++;
      if (number == 1 && (payload == NULL || !read_header (&self->header, payload)))
        return FALSE;
      if (number == 1 || (payload != NULL && do_deed (self, payload)))
        continue;
      self->problem = g_strdup_printf (_ ("Line %u of the draft is damaged; the steps from there on "
                                          "are lost."),
                                       number);
      return TRUE;
    }
  return number > 0;
}

ConcordJournal *
concord_journal_read (const char *path, GError **error)
{
  g_autoptr (ConcordJournal) self = NULL;
  g_autofree char *text = NULL;
  gsize length;

  text = read_text (path, &length, error);
  if (text == NULL)
    return NULL;
  self = g_new0 (ConcordJournal, 1);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  if (read_lines (self, text, length))
    return g_steal_pointer (&self);
  fail (path, _ ("its first line is damaged, or a newer version wrote it."), error);
  return NULL;
}

/* Where the disk knows no locks: the process that the header names, if it is still the same. */
static gboolean
is_alive (const char *path)
{
  g_autoptr (ConcordJournal) journal = concord_journal_read (path, NULL);
  const ConcordJournalHeader *header;

  if (journal == NULL)
    return FALSE;
  header = &journal->header;
  return g_strcmp0 (header->host, g_get_host_name ()) == 0 && header->process > 0
         && concord_process_get_start (header->process) == header->started
         && kill ((pid_t) header->process, 0) == 0;
}

gboolean
concord_journal_is_held (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gboolean held;

  if (fd < 0)
    return FALSE;
  if (flock (fd, LOCK_SH | LOCK_NB) == 0)
    held = FALSE;
  else
    held = errno == EWOULDBLOCK || is_alive (path);
  close (fd);
  return held;
}

char *
concord_journal_dup_snapshot (const char *path)
{
  gsize length = strlen (path) - (g_str_has_suffix (path, CONCORD_JOURNAL_SUFFIX)
                                      ? strlen (CONCORD_JOURNAL_SUFFIX)
                                      : 0);

  return g_strdup_printf ("%.*s" CONCORD_SNAPSHOT_SUFFIX, (int) length, path);
}

void
concord_journal_remove (const char *path)
{
  g_autofree char *snapshot = concord_journal_dup_snapshot (path);

  /* A snapshot without its journal is nothing; a journal without its snapshot is lost. */
  g_unlink (path);
  g_unlink (snapshot);
}
