/* Replacing a file with system calls: GLib's own ways lose the old file on a full disk, or its
 * mode, owner and links. */
#include "store/replace-private.h"

#include "store/project-file.h"

#include <errno.h>
#include <fcntl.h>
#include "concord-words.h"
#include <glib/gstdio.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAX_LINKS 40
#define MAX_ATTEMPTS 100
#define CHUNK (1024 * 1024)

/* One replacement on its way. */
typedef struct
{
  char *folder; /* links resolved */
  char *base;
  int folder_fd;
  struct stat old;
  gboolean exists;
  char *temporary; /* its name in the folder while it is there */
  int fd;          /* of the temporary */
} Replacement;

static void
replacement_clear (Replacement *self)
{
  if (self->temporary != NULL)
    unlinkat (self->folder_fd, self->temporary, 0);
  /* After the fsync closing has nothing left to fail at. */
  if (self->fd >= 0)
    close (self->fd);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replacement, replacement_clear)

static gboolean
fail (const Replacement *self, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->base);
  g_autofree char *folder = g_filename_display_name (self->folder);

  return concord_replace_fail (name, folder, code, error);
}

char *
concord_path_dup_resolved (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      char target[PATH_MAX];
      ssize_t length = readlink (at, target, sizeof target - 1);
      g_autofree char *folder = NULL;
      char *next;

      if (length < 0)
        return g_steal_pointer (&at);
      target[length] = '\0';
      folder = g_path_get_dirname (at);
      next = g_path_is_absolute (target) ? g_strdup (target)
                                         : g_build_filename (folder, target, NULL);
      g_free (at);
      at = next;
    }
  errno = ELOOP;
  return NULL;
}

static gboolean
find_folder (Replacement *self, GFile *file, GError **error)
{
  g_autofree char *path = concord_path_dup_resolved (g_file_peek_path (file));
  const char *known = path == NULL ? g_file_peek_path (file) : path;

  self->folder = g_path_get_dirname (known);
  self->base = g_path_get_basename (known);
  if (path == NULL)
    return fail (self, ELOOP, error);
  self->folder_fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  /* A folder that may be entered but not listed can still be written to. */
  if (self->folder_fd < 0 && errno == EACCES)
    self->folder_fd = open (self->folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return self->folder_fd >= 0 || fail (self, errno, error);
}

/* A rename would replace a file that is marked read-only: that mark is respected here. */
static gboolean
look_at_old (Replacement *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->base);

  if (fstatat (self->folder_fd, self->base, &self->old, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT || fail (self, errno, error);
  self->exists = TRUE;
  if (!S_ISREG (self->old.st_mode))
    {
      g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE,
                   _ ("“%s” is not an ordinary file, so it was not replaced. Save under another "
                      "name."),
                   name);
      return FALSE;
    }
  if (faccessat (self->folder_fd, self->base, W_OK, AT_EACCESS) == 0)
    return TRUE;
  if (errno != EACCES && errno != EPERM)
    return fail (self, errno, error);
  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE,
               _ ("“%s” is marked as read-only, so it was not replaced. Save under another name, or "
                  "allow writing to it first."),
               name);
  return FALSE;
}

static gboolean
open_temporary (Replacement *self, GError **error)
{
  int attempt;

  for (attempt = 0; attempt < MAX_ATTEMPTS && self->fd < 0; attempt++)
    {
      g_autofree char *name = concord_temporary_dup_name (self->base);

      /* Until it has the owner of the old file nobody else may look into it. */
      self->fd = openat (self->folder_fd, name,
                         O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                         self->exists ? 0600 : 0666);
      if (self->fd >= 0)
        self->temporary = g_steal_pointer (&name);
      else if (errno != EEXIST && errno != EINTR)
        return fail (self, errno, error);
    }
  if (self->fd < 0)
    return fail (self, EEXIST, error);
  /* Tells the sweep of another program that this one is alive; not every disk knows locks. */
  flock (self->fd, LOCK_EX | LOCK_NB);
  return TRUE;
}

/* Past the limit of a file's size the system would kill us instead of answering EFBIG. */
static void
block_size_signal (sigset_t *before)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, SIGXFSZ);
  pthread_sigmask (SIG_BLOCK, &set, before);
}

static void
restore_size_signal (const sigset_t *before)
{
  const struct timespec now = { 0, 0 };
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, SIGXFSZ);
  if (!sigismember (before, SIGXFSZ))
    while (sigtimedwait (&set, NULL, &now) < 0 && errno == EINTR)
      ;
  pthread_sigmask (SIG_SETMASK, before, NULL);
}

static int
write_all (int fd, const char *data, gsize size, GCancellable *cancellable)
{
  while (size > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      ssize_t done = write (fd, data, MIN (size, CHUNK));

      if (done < 0 && errno == EINTR)
        continue;
      if (done <= 0)
        return done < 0 ? errno : ENOSPC;
      data += done;
      size -= (gsize) done;
    }
  return 0;
}

static gboolean
write_bytes (Replacement *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  sigset_t before;
  int code;

  block_size_signal (&before);
  code = write_all (self->fd, data, size, cancellable);
  restore_size_signal (&before);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return code == 0 || fail (self, code, error);
}

/* Giving a file away takes privileges that most people lack: then the group is tried, and where
 * that fails too, its members get no more than everybody. Owner first: a change of it resets bits
 * of the mode. */
static gboolean
keep_mode_and_owner (Replacement *self, GError **error)
{
  mode_t mode = self->old.st_mode & 07777;
  struct stat now;

  if (!self->exists)
    return TRUE;
  if (fstat (self->fd, &now) != 0)
    return fail (self, errno, error);
  if ((now.st_uid != self->old.st_uid || now.st_gid != self->old.st_gid)
      && fchown (self->fd, self->old.st_uid, self->old.st_gid) != 0
      && now.st_gid != self->old.st_gid && fchown (self->fd, (uid_t) -1, self->old.st_gid) != 0)
    mode = (mode & ~(mode_t) 070) | ((mode & 07) << 3 & mode);
  /* Disks without modes (USB sticks, Windows shares) refuse. */
  if (fchmod (self->fd, mode) != 0 && errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
    return fail (self, errno, error);
  return TRUE;
}

/* 0, or what went wrong; a disk that does not know fsync has done all it can. */
static int
flush (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  if (result == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP || errno == EBADF)
    return 0;
  return errno;
}

/* A second name for the old version. It is made aside first, so that the backup of the save before
 * stays until the new one is there. Where links can't be made there is no backup: the old version
 * is in its place until the rename all the same. */
static void
back_up (Replacement *self)
{
  g_autofree char *aside = concord_temporary_dup_name (self->base);
  g_autofree char *backup = g_strconcat (self->base, "~", NULL);

  if (!self->exists || linkat (self->folder_fd, self->base, self->folder_fd, aside, 0) != 0)
    return;
  renameat (self->folder_fd, aside, self->folder_fd, backup);
  /* A rename between two names of one file does nothing and leaves both. */
  unlinkat (self->folder_fd, aside, 0);
}

static gboolean
put_in_place (Replacement *self, GError **error)
{
  int code;
  g_autofree char *name = NULL;

  if (renameat (self->folder_fd, self->temporary, self->folder_fd, self->base) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  code = flush (self->folder_fd);
  if (code == 0)
    return TRUE;
  name = g_filename_display_name (self->base);
  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE,
               /* Translators: a file, what the system says, and the file again. */
               _ ("“%s” was written, but the disk did not confirm it (%s). Save to another disk too; "
                  "the version before is “%s~”."),
               name, g_strerror (code), name);
  return FALSE;
}

/* The etag is made of the time of the last write, which the rename keeps. */
static char *
dup_temporary_etag (const Replacement *self)
{
  g_autofree char *path = g_build_filename (self->folder, self->temporary, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return concord_file_dup_etag (file);
}

gboolean
concord_replace_local (GFile *file, GBytes *bytes, const char *etag, char **new_etag,
                       GCancellable *cancellable, GError **error)
{
  g_auto (Replacement) self = { .folder_fd = -1, .fd = -1 };
  g_autofree char *made = NULL;
  int code;

  if (!find_folder (&self, file, error) || !look_at_old (&self, error))
    return FALSE;
  concord_temporary_sweep (self.folder, self.base);
  if (!open_temporary (&self, error) || !write_bytes (&self, bytes, cancellable, error)
      || !keep_mode_and_owner (&self, error))
    return FALSE;
  code = flush (self.fd);
  if (code != 0)
    return fail (&self, code, error);
  made = dup_temporary_etag (&self);
  /* Looked at once more, as writing may have taken a while. */
  if (!concord_replace_check_etag (file, etag, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  back_up (&self);
  if (!put_in_place (&self, error))
    return FALSE;
  if (new_etag != NULL)
    *new_etag = g_steal_pointer (&made);
  return TRUE;
}
