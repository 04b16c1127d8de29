#include "store/journal.h"

#include "model/id.h"

#include <errno.h>
#include <fcntl.h>
#include "concord-words.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct _ConcordJournalWriter
{
  int fd;
  char *path;
  char *hidden; /* where it is until it is published, then NULL */
  char *seal;   /* of the last line */
  gsize size;
};

void
concord_journal_header_clear (ConcordJournalHeader *header)
{
  g_clear_pointer (&header->uri, g_free);
  g_clear_pointer (&header->follows, g_free);
  g_clear_pointer (&header->project, g_free);
  g_clear_pointer (&header->title, g_free);
  g_clear_pointer (&header->host, g_free);
}

char *
concord_journal_dup_seal (const char *before, const char *payload, gsize length)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) before, (gssize) strlen (before));
  g_checksum_update (sum, (const guchar *) payload, (gssize) length);
  return g_strndup (g_checksum_get_string (sum), CONCORD_SEAL_LENGTH);
}

/* Field 22 of /proc/N/stat, counted behind the name, which may hold spaces and brackets. */
gint64
concord_process_get_start (gint64 process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", process);
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;
  const char *behind;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  behind = strrchr (text, ')');
  if (behind == NULL)
    return 0;
  fields = g_strsplit (behind + 1, " ", 0);
  return g_strv_length (fields) > 20 ? g_ascii_strtoll (fields[20], NULL, 10) : 0;
}

static gboolean
fail (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               /* Translators: a path, and what the system says, such as "No space left". */
               _ ("The draft “%s” can't be written (%s)."), name, g_strerror (code));
  return FALSE;
}

/* Whole, or not at all: half a line would end the journal there for whoever reads it. */
static gboolean
write_line (ConcordJournalWriter *self, const char *payload, GError **error)
{
  g_autofree char *seal = concord_journal_dup_seal (self->seal, payload, strlen (payload));
  g_autofree char *line = g_strconcat (seal, " ", payload, "\n", NULL);
  gsize length = strlen (line);

  for (gsize done = 0; done < length;)
    {
      ssize_t n = write (self->fd, line + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          int code = n < 0 ? errno : ENOSPC;

          if (ftruncate (self->fd, (off_t) self->size) != 0)
            g_debug ("%s keeps half a line", self->path);
          return fail (self->path, code, error);
        }
      done += (gsize) n;
    }
  self->size += length;
  g_free (self->seal);
  self->seal = g_steal_pointer (&seal);
  return TRUE;
}

static void
append_text (GString *payload, const char *key, const char *value)
{
  g_autofree char *escaped
      = value == NULL ? g_strdup ("") : g_uri_escape_string (value, NULL, TRUE);

  g_string_append_printf (payload, " %s=%s", key, escaped);
}

static gboolean
write_header (ConcordJournalWriter *self, const ConcordJournalHeader *header, GError **error)
{
  g_autoptr (GString) payload = g_string_new ("concord-draft 1");

  append_text (payload, "file", header->uri);
  append_text (payload, "follows", header->follows);
  append_text (payload, "project", header->project);
  append_text (payload, "title", header->title);
  append_text (payload, "host", g_get_host_name ());
  g_string_append_printf (payload,
                          " time=%" G_GINT64_FORMAT " process=%d started=%" G_GINT64_FORMAT,
                          header->time, (int) getpid (), concord_process_get_start (getpid ()));
  return write_line (self, payload->str, error);
}

ConcordJournalWriter *
concord_journal_writer_new (const char *folder, const ConcordJournalHeader *header, GError **error)
{
  g_autoptr (ConcordJournalWriter) self = g_new0 (ConcordJournalWriter, 1);
  g_autofree char *id = concord_id_new ();
  g_autofree char *name = g_strconcat (id, CONCORD_JOURNAL_SUFFIX, NULL);
  g_autofree char *hidden = g_strconcat (".", name, NULL);

  self->fd = -1;
  self->seal = g_strdup ("");
  self->path = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (folder, errno, error);
      return NULL;
    }
  self->hidden = g_build_filename (folder, hidden, NULL);
  self->fd = open (self->hidden, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (self->path, errno, error);
      return NULL;
    }
  flock (self->fd, LOCK_EX | LOCK_NB);
  return write_header (self, header, error) ? g_steal_pointer (&self) : NULL;
}

void
concord_journal_writer_free (ConcordJournalWriter *self)
{
  if (self->fd >= 0)
    {
      if (self->hidden != NULL)
        g_unlink (self->hidden);
      /* A sync still under way in a thread has the file open too. */
      flock (self->fd, LOCK_UN);
      close (self->fd);
    }
  g_free (self->path);
  g_free (self->hidden);
  g_free (self->seal);
  g_free (self);
}

gboolean
concord_journal_writer_append (ConcordJournalWriter *self, const char *word, const char *line,
                               GError **error)
{
  g_autofree char *payload = line == NULL ? g_strdup (word) : g_strconcat (word, " ", line, NULL);

  return write_line (self, payload, error);
}

gboolean
concord_journal_writer_publish (ConcordJournalWriter *self, GError **error)
{
  if (g_rename (self->hidden, self->path) != 0)
    return fail (self->path, errno, error);
  g_clear_pointer (&self->hidden, g_free);
  return TRUE;
}

static void
sync_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  int fd = GPOINTER_TO_INT (data);

  fdatasync (fd);
  close (fd);
  g_task_return_boolean (task, TRUE);
}

void
concord_journal_writer_sync_later (ConcordJournalWriter *self)
{
  int fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 3);
  g_autoptr (GTask) task = NULL;

  if (fd < 0)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, GINT_TO_POINTER (fd), NULL);
  g_task_run_in_thread (task, sync_in_thread);
}

void
concord_journal_writer_sync (ConcordJournalWriter *self)
{
  fdatasync (self->fd);
}

gsize
concord_journal_writer_get_size (const ConcordJournalWriter *self)
{
  return self->size;
}

const char *
concord_journal_writer_get_path (const ConcordJournalWriter *self)
{
  return self->path;
}
