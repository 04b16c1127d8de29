/* Temporary files beside a project: their names, and taking away those of killed saves. */
#include "store/replace-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* ".NAME.concord-HOST-PID-RANDOM~": hidden, and taken for a backup by whoever lists the folder. */
#define MARK ".concord-"
#define HOST_LENGTH 8
#define RANDOM_LENGTH 6
#define TAIL_LENGTH (strlen (MARK) + HOST_LENGTH + 1 + 10 + 1 + RANDOM_LENGTH + 1)

/* What all temporaries of @base begin with; a long name is cut, as the whole must fit. */
static char *
dup_prefix (const char *base)
{
  return g_strdup_printf (".%.*s" MARK, (int) (NAME_MAX - 1 - TAIL_LENGTH), base);
}

/* Process numbers mean something on one computer only. */
static char *
dup_host (void)
{
  g_autofree char *sum
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, g_get_host_name (), -1);

  return g_strndup (sum, HOST_LENGTH);
}

char *
concord_temporary_dup_name (const char *base)
{
  g_autofree char *prefix = dup_prefix (base);
  g_autofree char *host = dup_host ();

  return g_strdup_printf ("%s%s-%d-%06x~", prefix, host, (int) getpid (),
                          g_random_int () & 0xffffff);
}

/* The process in "HOST-PID-RANDOM~" of this computer, 0 for anything else. */
static pid_t
read_maker (const char *rest)
{
  g_autofree char *host = dup_host ();
  char *end;
  long pid;

  if (!g_str_has_prefix (rest, host) || rest[HOST_LENGTH] != '-'
      || !g_ascii_isdigit (rest[HOST_LENGTH + 1]))
    return 0;
  errno = 0;
  pid = strtol (rest + HOST_LENGTH + 1, &end, 10);
  if (errno != 0 || pid <= 0 || pid > INT_MAX || *end != '-')
    return 0;
  end++;
  if (strspn (end, "0123456789abcdef") != RANDOM_LENGTH || strcmp (end + RANDOM_LENGTH, "~") != 0)
    return 0;
  return (pid_t) pid;
}

/* Its maker holds a lock while it lives. Process numbers alone do not decide: in a container the
 * same one comes back with each start, and another container's look dead. Where the disk knows no
 * locks they are all there is. */
static gboolean
is_held (int folder, const char *name, pid_t maker)
{
  gboolean lives = kill (maker, 0) == 0 || errno != ESRCH;
  gboolean held;
  int fd;

  if (lives && maker != getpid ())
    return TRUE;
  fd = openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0)
    return lives;
  held = flock (fd, LOCK_EX | LOCK_NB) != 0 && (lives || errno == EWOULDBLOCK);
  close (fd);
  return held;
}

void
concord_temporary_sweep (const char *folder, const char *base)
{
  g_autofree char *prefix = dup_prefix (base);
  DIR *dir = opendir (folder);
  const struct dirent *entry;

  if (dir == NULL)
    return;
  while ((entry = readdir (dir)) != NULL)
    {
      pid_t maker;

      if (!g_str_has_prefix (entry->d_name, prefix))
        continue;
      maker = read_maker (entry->d_name + strlen (prefix));
      if (maker > 0 && !is_held (dirfd (dir), entry->d_name, maker))
        unlinkat (dirfd (dir), entry->d_name, 0);
    }
  closedir (dir);
}
