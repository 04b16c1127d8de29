/* A finished paper put where somebody wants it, whole or not at all. */
#include "paper/put.h"

#include "concord-words.h"
#include <stdlib.h>

/* What the system's @reason means for whoever wanted the file. */
static void
explain (const char *path, const GError *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *sentence;

  switch (reason->code)
    {
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      sentence = _ ("“%s” can't be written: its folder does not exist. Choose another folder.");
      break;
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      sentence = _ ("“%s” can't be written: you may not write there. Choose another folder.");
      break;
    case G_FILE_ERROR_NOSPC:
      sentence = _ ("“%s” can't be written: the disk is full. Free some space or choose another "
                    "disk.");
      break;
    case G_FILE_ERROR_NAMETOOLONG:
      sentence = _ ("“%s” can't be written: the name is too long. Choose a shorter one.");
      break;
    default:
      g_set_error (error, reason->domain, reason->code, _ ("“%s” can't be written: %s."), name,
                   reason->message);
      return;
    }
  g_set_error (error, reason->domain, reason->code, sentence, name);
}

/* Only a file, or a name that is free, is written over; never a folder or a device. */
static gboolean
check_target (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR,
               g_file_test (path, G_FILE_TEST_IS_DIR)
                   ? _ ("“%s” is a folder. Give the file a name of its own.")
                   : _ ("“%s” is not an ordinary file. Choose another name."),
               name);
  return FALSE;
}

/**
 * concord_put_file:
 * @path: where to; a link there stays a link
 * @data: the file
 * @size: bytes of it
 * @error: set if the file can't be written; one that is there already is then as it was
 *
 * The file comes into being under another name in the same folder and takes its own once it is
 * whole and on disk.
 *
 * Returns: whether it was written.
 */
gboolean
concord_put_file (const char *path, const void *data, gsize size, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  g_autoptr (GError) reason = NULL;
  const char *target = real != NULL ? real : path;

  if (!check_target (target, error))
    return FALSE;
  if (g_file_set_contents_full (target, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0666, &reason))
    return TRUE;
  explain (path, reason, error);
  return FALSE;
}
