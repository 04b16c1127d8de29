/* A save is killed before and after each of its system calls: there is the old file or the new one,
 * whole, and the next save works and clears up. */
#include "store/project-file.h"
#include "store/replace.h"
#include "store/save.h"

#include "folder.h"
#include "project.h"

#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

#define MIN_KILLS 500

/* What is saved over what, and how. */
typedef struct
{
  const char *name;
  gsize old_size; /* 0 for no old file */
  gsize new_size;
  gboolean linked;
  guint n_services; /* not 0: a whole project is saved */
} Case;

static const Case cases[] = {
  { "new", 0, 300, FALSE, 0 },
  { "small", 200, 300, FALSE, 0 },
  { "large", 200, 2500000, FALSE, 0 },
  { "smaller", 2500000, 300, FALSE, 0 },
  { "linked", 200, 300, TRUE, 0 },
  { "project", 200, 0, FALSE, 3 },
  { "large-project", 200, 0, FALSE, 200 },
};

typedef struct
{
  char *folder;
  char *target; /* where the bytes are, behind a link or not */
  char *path;   /* what is saved to */
  GBytes *old;  /* or NULL */
  GBytes *new;
  ConcordDocument *document; /* or NULL */
  guint n_old, n_new;        /* what was found after kills */
  guint n_left;              /* kills that left a temporary behind */
} Scene;

static GBytes *
make_bytes (gsize size, char letter)
{
  return size == 0 ? NULL : g_bytes_new_take (g_strnfill (size, letter), size);
}

static void
scene_open (Scene *scene, const Case *row)
{
  scene->folder = g_dir_make_tmp ("concord-kill-XXXXXX", NULL);
  scene->target = g_build_filename (scene->folder, "a.concord", NULL);
  scene->path = g_strdup (scene->target);
  scene->old = make_bytes (row->old_size, 'o');
  scene->new = make_bytes (row->new_size, 'n');
  if (row->linked)
    {
      g_free (scene->path);
      scene->path = g_build_filename (scene->folder, "link.concord", NULL);
      g_assert_cmpint (symlink ("a.concord", scene->path), ==, 0);
    }
  if (row->n_services > 0)
    {
      g_autoptr (ConcordRevision) revision = NULL;

      scene->document = project_new (row->n_services);
      revision = concord_document_prepare (scene->document, NULL);
      scene->new = concord_project_write (scene->document, revision);
      concord_document_abandon (scene->document);
    }
}

static void
scene_close (Scene *scene)
{
  folder_remove (scene->folder);
  g_free (scene->folder);
  g_free (scene->target);
  g_free (scene->path);
  g_clear_pointer (&scene->old, g_bytes_unref);
  g_clear_pointer (&scene->new, g_bytes_unref);
  g_clear_object (&scene->document);
}

/* The old state of things, without the rename of a save. */
static void
scene_reset (const Scene *scene)
{
  gsize size;
  const char *data = scene->old == NULL ? NULL : g_bytes_get_data (scene->old, &size);

  if (data == NULL)
    g_unlink (scene->target);
  else
    g_assert_true (g_file_set_contents (scene->target, data, (gssize) size, NULL));
}

static gboolean
save (const Scene *scene)
{
  g_autoptr (GFile) file = g_file_new_for_path (scene->path);

  if (scene->document != NULL)
    return concord_project_save (scene->document, file, NULL, NULL, NULL, NULL);
  return concord_file_replace (file, scene->new, NULL, NULL, NULL);
}

/* --- killing -------------------------------------------------------------------------------- */

typedef enum
{
  KILLED,
  COMPLETED,
  REFUSED /* tracing is not allowed here */
} Outcome;

static pid_t
start_traced (const Scene *scene)
{
  pid_t child = fork ();

  if (child == 0)
    {
      if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
        _exit (9);
      raise (SIGSTOP);
      _exit (save (scene) ? 0 : 1);
    }
  return child;
}

/* Lets a save run up to the @n-th time that it enters or leaves a system call, and kills it there.
 * Killed on entry the call is not made. */
static Outcome
kill_at_call (const Scene *scene, guint n)
{
  pid_t child = start_traced (scene);
  int status, signal_number = 0;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 9)
    return REFUSED;
  g_assert_true (WIFSTOPPED (status));
  ptrace (PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  for (guint stops = 0; stops < n;)
    {
      ptrace (PTRACE_SYSCALL, child, NULL, signal_number);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (WIFEXITED (status))
        {
          g_assert_cmpint (WEXITSTATUS (status), ==, 0);
          return COMPLETED;
        }
      g_assert_true (WIFSTOPPED (status));
      signal_number = WSTOPSIG (status) == (SIGTRAP | 0x80) ? 0 : WSTOPSIG (status);
      stops += signal_number == 0 ? 1 : 0;
    }
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  return KILLED;
}

/* Where tracing is not allowed: after a time that grows, until the save is quicker. */
static Outcome
kill_after (const Scene *scene, guint n)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (save (scene) ? 0 : 1);
  g_usleep (n * 40);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFSIGNALED (status) ? KILLED : COMPLETED;
}

/* --- looking -------------------------------------------------------------------------------- */

static gboolean
is_equal (const char *path, GBytes *bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return bytes == NULL;
  return bytes != NULL && length == g_bytes_get_size (bytes)
         && memcmp (text, g_bytes_get_data (bytes, NULL), length) == 0;
}

static void
assert_whole (Scene *scene)
{
  g_autofree char *backup = g_strconcat (scene->target, "~", NULL);

  if (is_equal (scene->target, scene->old))
    scene->n_old++;
  else if (is_equal (scene->target, scene->new))
    scene->n_new++;
  else
    g_error ("neither the old file nor the new one");
  if (g_file_test (backup, G_FILE_TEST_EXISTS))
    g_assert_true (is_equal (backup, scene->old) || is_equal (backup, scene->new));
}

static gboolean
has_temporary (const Scene *scene)
{
  g_autoptr (GDir) dir = g_dir_open (scene->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] == '.')
      return TRUE;
  return FALSE;
}

/* The next save, in this process as after a new start. */
static void
assert_saves_again (const Scene *scene)
{
  g_autoptr (GFile) file = g_file_new_for_path (scene->path);
  g_autoptr (GError) error = NULL;

  concord_file_replace (file, scene->new, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_equal (scene->target, scene->new));
  g_assert_false (has_temporary (scene));
}

/* One kill after another, each one call later, until a save gets through. Returns their number. */
static guint
kill_everywhere (Scene *scene, Outcome (*run) (const Scene *, guint))
{
  for (guint n = 1;; n++)
    {
      Outcome outcome;

      scene_reset (scene);
      outcome = run (scene, n);
      if (outcome == REFUSED)
        return 0;
      assert_whole (scene);
      if (outcome == COMPLETED)
        {
          g_assert_true (is_equal (scene->target, scene->new));
          return n - 1;
        }
      scene->n_left += has_temporary (scene) ? 1 : 0;
      assert_saves_again (scene);
    }
}

static guint
run_case (const Case *row)
{
  Scene scene = { 0 };
  guint kills;
  gboolean traced;

  scene_open (&scene, row);
  kills = kill_everywhere (&scene, kill_at_call);
  traced = kills > 0;
  if (!traced)
    {
      g_test_message ("tracing is refused: killing by time instead");
      kills = kill_everywhere (&scene, kill_after);
    }
  g_test_message ("%s: %u kills: %u old, %u new, %u left a temporary", row->name, kills, scene.n_old,
                  scene.n_new, scene.n_left);
  /* Kills on both sides of the rename, or nothing was tried. */
  g_assert_cmpuint (scene.n_new, >, 0);
  if (traced)
    {
      g_assert_cmpuint (scene.n_old, >, 0);
      g_assert_cmpuint (scene.n_left, >, 0);
    }
  scene_close (&scene);
  return kills;
}

static void
test_kill (void)
{
  guint kills = 0;

  for (guint round = 0; kills < MIN_KILLS; round++)
    {
      g_assert_cmpuint (round, <, 200);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        kills += run_case (&cases[i]);
    }
  g_test_message ("%u kills", kills);
  g_assert_cmpuint (kills, >=, MIN_KILLS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/kill/every-call", test_kill);
  return g_test_run ();
}
