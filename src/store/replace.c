#include "store/replace-private.h"

#include "store/project-file.h"

#include <errno.h>
#include "concord-words.h"
#include <string.h>

static const char *
get_sentence (int code)
{
  switch (code)
    {
    case ENOSPC:
      return _ ("The disk that holds “%2$s” is full, so “%1$s” was not saved; it is as it was "
                "before. Free some space there or save to another disk.");
    case EDQUOT:
      return _ ("Your share of the disk that holds “%2$s” is used up, so “%1$s” was not saved; it "
                "is as it was before. Free some space there or save to another disk.");
    case EFBIG:
      return _ ("“%1$s” would be larger than a file in “%2$s” may be, so it was not saved; it is "
                "as it was before. Save to another disk.");
    case EROFS:
      return _ ("The disk that holds “%2$s” can only be read, so “%1$s” was not saved; it is as it "
                "was before. Save to another disk.");
    case EACCES:
    case EPERM:
      return _ ("You may not make files in the folder “%2$s”, and without that “%1$s” can't be "
                "replaced safely; it is as it was before. Save in another folder.");
    case ENOENT:
    case ENOTDIR:
      return _ ("The folder “%2$s” is not there any more, so “%1$s” was not saved. Save in another "
                "folder.");
    case ELOOP:
      return _ ("The links at “%1$s” in “%2$s” lead round in a circle, so it was not saved. Save "
                "under another name.");
    case ENAMETOOLONG:
      return _ ("“%1$s” is too long for the name of a file in “%2$s”, so it was not saved. Save "
                "under a shorter name.");
    default:
      return NULL;
    }
}

gboolean
concord_replace_fail (const char *name, const char *folder, int code, GError **error)
{
  const char *sentence = get_sentence (code);

  if (sentence != NULL)
    g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE, sentence, name, folder);
  else
    g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_WRITE,
                 /* Translators: a file, its folder, and what the system says, such as "Input/output
                    error". */
                 _ ("“%s” in “%s” was not saved (%s); it is as it was before. Save to another "
                    "disk."),
                 name, folder, g_strerror (code));
  return FALSE;
}

void
concord_replace_say_changed (GFile *file, gboolean is_there, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED,
               is_there ? _ ("“%s” was changed by somebody else since it was opened here, so it was "
                             "not replaced. Save under another name, or open both.")
                        : _ ("“%s” was moved or deleted since it was opened here, so it was not "
                             "replaced. Save under another name."),
               name);
}

char *
concord_file_dup_etag (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info == NULL ? NULL : g_strdup (g_file_info_get_etag (info));
}

gboolean
concord_replace_check_etag (GFile *file, const char *etag, GError **error)
{
  g_autofree char *now = NULL;

  if (etag == NULL)
    return TRUE;
  now = concord_file_dup_etag (file);
  if (g_strcmp0 (now, etag) == 0)
    return TRUE;
  concord_replace_say_changed (file, now != NULL, error);
  return FALSE;
}

gboolean
concord_file_replace_cancellable (GFile *file, GBytes *bytes, const char *etag, char **new_etag,
                                  GCancellable *cancellable, GError **error)
{
  if (new_etag != NULL)
    *new_etag = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !concord_replace_check_etag (file, etag, error))
    return FALSE;
  /* The path of a GVfs location goes through FUSE, which knows neither links nor fsync. */
  if (g_file_is_native (file) && g_file_peek_path (file) != NULL)
    return concord_replace_local (file, bytes, etag, new_etag, cancellable, error);
  return concord_replace_remote (file, bytes, etag, new_etag, cancellable, error);
}

gboolean
concord_file_replace (GFile *file, GBytes *bytes, const char *etag, char **new_etag, GError **error)
{
  return concord_file_replace_cancellable (file, bytes, etag, new_etag, NULL, error);
}

void
concord_file_sweep (GFile *file)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;

  if (!g_file_is_native (file) || g_file_peek_path (file) == NULL)
    return;
  path = concord_path_dup_resolved (g_file_peek_path (file));
  if (path == NULL)
    return;
  folder = g_path_get_dirname (path);
  base = g_path_get_basename (path);
  concord_temporary_sweep (folder, base);
}
