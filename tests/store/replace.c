/* Replacing a file: what is kept, what is refused, and that a refusal keeps the old file. */
#include "store/project-file.h"
#include "store/replace-private.h"

#include "folder.h"
#include "slow-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <linux/fs.h>

static gboolean
replace (const char *path, const char *text, const char *etag, char **new_etag, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return concord_file_replace (file, bytes, etag, new_etag, error);
}

static void
assert_replaces (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean good = replace (path, text, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (good);
  assert_holds (path, text);
}

/* Refused in one sentence that names the file, with the words of @why in it. */
static void
assert_refuses (const char *path, const char *text, int code, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *etag = NULL;

  g_assert_false (replace (path, text, NULL, &etag, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, why));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (etag);
}

static mode_t
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_new (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *etag = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);

  g_assert_null (concord_file_dup_etag (file));
  g_assert_true (replace (path, "one", NULL, &etag, &error));
  umask (mask);
  assert_holds (path, "one");
  assert_listing (folder->path, "a.concord");
  g_assert_cmpint (get_mode (path), ==, 0640);
  now = concord_file_dup_etag (file);
  g_assert_nonnull (etag);
  g_assert_cmpstr (etag, ==, now);
}

static void
test_backup (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *backup = folder_dup_path (folder, "a.concord~");

  put (path, "one");
  assert_replaces (path, "two");
  assert_holds (backup, "one");
  assert_replaces (path, "three");
  assert_holds (backup, "two");
  assert_replaces (path, "");
  assert_holds (backup, "three");
  assert_listing (folder->path, "a.concord a.concord~");
}

/* A save that died between backup and rename leaves both names on one file. */
static void
test_backup_is_same_file (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *backup = folder_dup_path (folder, "a.concord~");

  put (path, "one");
  g_assert_cmpint (link (path, backup), ==, 0);
  assert_replaces (path, "two");
  assert_holds (backup, "one");
  assert_listing (folder->path, "a.concord a.concord~");
}

static void
test_mode_and_owner (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  const mode_t modes[] = { 0600, 0640, 0664, 0666 };
  struct stat before, after;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (path, "one");
      g_assert_cmpint (chmod (path, modes[i]), ==, 0);
      assert_replaces (path, "two");
      g_assert_cmpint (get_mode (path), ==, modes[i]);
    }
  if (geteuid () != 0)
    {
      g_test_skip ("giving a file to somebody else takes root");
      return;
    }
  g_assert_cmpint (chown (path, 1234, 2345), ==, 0);
  g_assert_cmpint (stat (path, &before), ==, 0);
  assert_replaces (path, "three");
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpuint (after.st_uid, ==, 1234);
  g_assert_cmpuint (after.st_gid, ==, 2345);
  g_assert_cmpuint (after.st_mode, ==, before.st_mode);
  g_assert_cmpuint (after.st_ino, !=, before.st_ino);
}

static void
test_links (Folder *folder, gconstpointer data)
{
  g_autofree char *shared = folder_dup_path (folder, "shared");
  g_autofree char *real = folder_dup_path (folder, "shared/real.concord");
  g_autofree char *first = folder_dup_path (folder, "first.concord");
  g_autofree char *second = folder_dup_path (folder, "second.concord");
  g_autofree char *target = NULL;

  g_assert_cmpint (g_mkdir (shared, 0700), ==, 0);
  g_assert_cmpint (symlink ("shared/real.concord", first), ==, 0);
  g_assert_cmpint (symlink (first, second), ==, 0);
  assert_replaces (second, "into nothing");
  assert_holds (real, "into nothing");
  assert_replaces (second, "again");
  assert_holds (real, "again");
  target = g_file_read_link (first, NULL);
  g_assert_cmpstr (target, ==, "shared/real.concord");
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  assert_listing (folder->path, "first.concord second.concord shared");
  assert_listing (shared, "real.concord real.concord~");
}

static void
test_circle (Folder *folder, gconstpointer data)
{
  g_autofree char *first = folder_dup_path (folder, "first.concord");
  g_autofree char *second = folder_dup_path (folder, "second.concord");

  g_assert_cmpint (symlink ("second.concord", first), ==, 0);
  g_assert_cmpint (symlink ("first.concord", second), ==, 0);
  assert_refuses (first, "x", CONCORD_STORE_ERROR_WRITE, "circle");
  assert_listing (folder->path, "first.concord second.concord");
}

/* Another name of the same file keeps the version before: the two part. */
static void
test_hard_link (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *other = folder_dup_path (folder, "b.concord");

  put (path, "one");
  g_assert_cmpint (link (path, other), ==, 0);
  assert_replaces (path, "two");
  assert_holds (other, "one");
}

static void
test_etag (Folder *folder, gconstpointer data)
{
  const struct timespec times[] = { { 1000000000, 0 }, { 1000000000, 5000 } };
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *etag = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (path, "one", NULL, &etag, NULL));
  g_assert_true (replace (path, "two", etag, &next, &error));
  g_assert_no_error (error);
  /* Somebody else saves. */
  put (path, "theirs");
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  g_assert_false (replace (path, "three", next, NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED);
  assert_holds (path, "theirs");
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (replace (path, "three", next, NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "moved or deleted"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_replaces (path, "three");
}

static void
test_cancelled (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("two", 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put (path, "one");
  g_cancellable_cancel (cancellable);
  g_assert_false (
      concord_file_replace_cancellable (file, bytes, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (concord_replace_local (file, bytes, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (path, "one");
  assert_listing (folder->path, "a.concord");
}

static void
test_no_place (Folder *folder, gconstpointer data)
{
  g_autofree char *missing = folder_dup_path (folder, "none/a.concord");
  g_autofree char *taken = folder_dup_path (folder, "taken.concord");
  g_autofree char *longest = g_strnfill (255, 'n');
  g_autofree char *long_path = folder_dup_path (folder, longest);
  g_autofree char *longer = g_strnfill (256, 'n');
  g_autofree char *longer_path = folder_dup_path (folder, longer);

  assert_refuses (missing, "x", CONCORD_STORE_ERROR_WRITE, "not there any more");
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  assert_refuses (taken, "x", CONCORD_STORE_ERROR_WRITE, "not an ordinary file");
  assert_refuses (longer_path, "x", CONCORD_STORE_ERROR_WRITE, "shorter name");
  assert_listing (folder->path, "taken.concord");
  /* With no room for the "~" there is no backup, but the file is saved. */
  assert_replaces (long_path, "one");
  assert_replaces (long_path, "two");
}

/* --- refusals of the disk ------------------------------------------------------------------- */

static char *
dup_large (char letter)
{
  return g_strnfill (3 * 1024 * 1024, letter);
}

static void
limit_size (rlim_t size, struct rlimit *before)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, before), ==, 0);
  limit = *before;
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* SIGXFSZ would end the program here. */
static void
test_size_limit (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *large = dup_large ('n');
  struct rlimit before;
  sigset_t pending;

  put (path, "one");
  limit_size (1536 * 1024, &before);
  assert_refuses (path, large, CONCORD_STORE_ERROR_WRITE, "would be larger");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  assert_holds (path, "one");
  assert_listing (folder->path, "a.concord");
  sigpending (&pending);
  g_assert_false (sigismember (&pending, SIGXFSZ));
  assert_replaces (path, large);
}

static void
test_full_disk (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *old = g_strnfill (300 * 1024, 'o');
  g_autofree char *large = dup_large ('n');

  if (mount ("tmpfs", folder->path, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m") != 0)
    {
      g_test_skip ("mounting a small disk is not allowed here");
      return;
    }
  put (path, old);
  assert_refuses (path, large, CONCORD_STORE_ERROR_WRITE, "is full");
  assert_holds (path, old);
  assert_listing (folder->path, "a.concord");
  assert_replaces (path, "small enough");
  g_assert_cmpint (mount ("tmpfs", folder->path, "tmpfs", MS_REMOUNT | MS_RDONLY, "size=1m"), ==,
                   0);
  assert_refuses (path, "x", CONCORD_STORE_ERROR_WRITE, "can only be read");
  assert_holds (path, "small enough");
  g_assert_cmpint (umount2 (folder->path, MNT_DETACH), ==, 0);
}

static gboolean
set_immutable (const char *path, gboolean immutable)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  int flags = 0;
  gboolean good = fd >= 0 && ioctl (fd, FS_IOC_GETFLAGS, &flags) == 0;

  flags = immutable ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
  good = good && ioctl (fd, FS_IOC_SETFLAGS, &flags) == 0;
  if (fd >= 0)
    close (fd);
  return good;
}

/* Root may write anywhere but where the disk itself says no. */
static gboolean
set_closed (const char *path, gboolean closed, mode_t mode)
{
  if (geteuid () == 0)
    return set_immutable (path, closed);
  return chmod (path, closed ? mode & ~(mode_t) 0222 : mode) == 0;
}

static void
test_closed_folder (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");

  put (path, "one");
  if (!set_closed (folder->path, TRUE, 0700))
    {
      g_test_skip ("a folder can't be closed to root on this disk");
      return;
    }
  assert_refuses (path, "two", CONCORD_STORE_ERROR_WRITE, "may not make files in the folder");
  g_assert_true (set_closed (folder->path, FALSE, 0700));
  assert_holds (path, "one");
  assert_listing (folder->path, "a.concord");
}

static void
test_closed_file (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");

  put (path, "one");
  if (!set_closed (path, TRUE, 0600))
    {
      g_test_skip ("a file can't be closed to root on this disk");
      return;
    }
  assert_refuses (path, "two", CONCORD_STORE_ERROR_WRITE, "marked as read-only");
  g_assert_true (set_closed (path, FALSE, 0600));
  assert_holds (path, "one");
  assert_listing (folder->path, "a.concord");
}

/* --- temporaries of others ------------------------------------------------------------------ */

/* The path of a temporary that a process makes and dies over. */
static char *
dup_stale (const Folder *folder, const char *base)
{
  char name[256] = "";
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autofree char *made = concord_temporary_dup_name (base);
      gsize length = strlen (made) + 1;

      _exit (write (ends[1], made, length) == (ssize_t) length ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (read (ends[0], name, sizeof name), >, 0);
  close (ends[0]);
  close (ends[1]);
  return folder_dup_path (folder, name);
}

static void
test_sweep (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *stale = dup_stale (folder, "a.concord");
  g_autofree char *of_other = dup_stale (folder, "b.concord");
  g_autofree char *name = concord_temporary_dup_name ("a.concord");
  g_autofree char *held = folder_dup_path (folder, name);
  g_autofree char *strange = folder_dup_path (folder, ".a.concord.concord-note~");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  int fd;

  put (path, "one");
  put (stale, "half a");
  put (of_other, "half b");
  put (held, "half c");
  put (strange, "mine");
  fd = open (held, O_RDONLY | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  concord_file_sweep (file);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  assert_holds (of_other, "half b");
  assert_holds (held, "half c");
  assert_holds (strange, "mine");
  close (fd);
  put (stale, "half a");
  assert_replaces (path, "two");
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (held, G_FILE_TEST_EXISTS));
  assert_holds (strange, "mine");
}

/* --- what only GIO reaches ------------------------------------------------------------------ */

static void
test_remote (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *backup = folder_dup_path (folder, "a.concord~");
  g_autoptr (GFile) file = slow_file_new (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("two", 3);
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  put (path, "one");
  g_assert_false (g_file_is_native (file));
  g_assert_true (concord_file_replace (file, bytes, NULL, &etag, &error));
  g_assert_no_error (error);
  g_assert_nonnull (etag);
  assert_holds (path, "two");
  assert_holds (backup, "one");
  g_assert_false (concord_file_replace (file, bytes, "1:1", NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED);
  assert_holds (path, "two");
  concord_file_sweep (file);
  assert_holds (path, "two");
}

static void
test_remote_failures (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_dup_path (folder, "a.concord");
  g_autofree char *large = dup_large ('n');
  g_autoptr (GFile) file = slow_file_new (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, strlen (large));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  struct rlimit before;

  put (path, "one");
  signal (SIGXFSZ, SIG_IGN);
  limit_size (1536 * 1024, &before);
  g_assert_false (concord_file_replace (file, bytes, NULL, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE);
  assert_holds (path, "one");
  g_clear_error (&error);
  /* Called off after the stream was opened. */
  slow_file_cancel_on_replace (file, cancellable);
  g_assert_false (
      concord_file_replace_cancellable (file, bytes, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (path, "one");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/replace/" name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("backup", test_backup);
  ADD ("backup-is-same-file", test_backup_is_same_file);
  ADD ("mode-and-owner", test_mode_and_owner);
  ADD ("links", test_links);
  ADD ("circle", test_circle);
  ADD ("hard-link", test_hard_link);
  ADD ("etag", test_etag);
  ADD ("cancelled", test_cancelled);
  ADD ("no-place", test_no_place);
  ADD ("size-limit", test_size_limit);
  ADD ("full-disk", test_full_disk);
  ADD ("closed-folder", test_closed_folder);
  ADD ("closed-file", test_closed_file);
  ADD ("sweep", test_sweep);
  ADD ("remote", test_remote);
  ADD ("remote-failures", test_remote_failures);
  return g_test_run ();
}
