#include "app/mail-folder.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PREFIX "concord-mail-"
#define KEPT_DAYS 3
#define SECONDS_A_DAY 86400

static gboolean
is_ours (const GStatBuf *entry, guint type)
{
  return (entry->st_mode & S_IFMT) == type && entry->st_uid == getuid ();
}

/* Files only, and what can't be deleted stays: nobody is harmed. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      GStatBuf entry;

      if (g_lstat (file, &entry) == 0 && is_ours (&entry, S_IFREG))
        g_unlink (file);
    }
  g_rmdir (path);
}

void
concord_mail_folders_sweep (const char *parent, gint64 then)
{
  g_autoptr (GDir) folder = g_dir_open (parent, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      GStatBuf entry;

      if (g_str_has_prefix (name, PREFIX) && g_lstat (path, &entry) == 0 && is_ours (&entry, S_IFDIR)
          && (gint64) entry.st_mtime < then)
        remove_folder (path);
    }
}

char *
concord_mail_folder_new (GError **error)
{
  concord_mail_folders_sweep (g_get_tmp_dir (),
                              g_get_real_time () / G_USEC_PER_SEC - KEPT_DAYS * SECONDS_A_DAY);
  return g_dir_make_tmp (PREFIX "XXXXXX", error);
}
