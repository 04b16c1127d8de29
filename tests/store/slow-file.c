#include "slow-file.h"

#define SLOW_TYPE_FILE (slow_file_get_type ())
G_DECLARE_FINAL_TYPE (SlowFile, slow_file, SLOW, FILE, GObject)

struct _SlowFile
{
  GObject parent_instance;

  GFile *local;
  GCancellable *cancellable;
};

static void slow_file_iface_init (GFileIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SlowFile, slow_file, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, slow_file_iface_init))

static gboolean
is_native (GFile *file)
{
  return FALSE;
}

static char *
get_basename (GFile *file)
{
  return g_file_get_basename (SLOW_FILE (file)->local);
}

/* GVfs has one, through FUSE; it must not be used for saving. */
static char *
get_path (GFile *file)
{
  return g_file_get_path (SLOW_FILE (file)->local);
}

static char *
get_parse_name (GFile *file)
{
  return g_strdup ("sftp://elsewhere/a.concord");
}

static GFileInfo *
query_info (GFile *file, const char *attributes, GFileQueryInfoFlags flags,
            GCancellable *cancellable, GError **error)
{
  return g_file_query_info (SLOW_FILE (file)->local, attributes, flags, cancellable, error);
}

static GFileOutputStream *
replace (GFile *file, const char *etag, gboolean make_backup, GFileCreateFlags flags,
         GCancellable *cancellable, GError **error)
{
  SlowFile *self = SLOW_FILE (file);
  GFileOutputStream *stream
      = g_file_replace (self->local, etag, make_backup, flags, cancellable, error);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return stream;
}

static void
slow_file_iface_init (GFileIface *iface)
{
  iface->is_native = is_native;
  iface->get_basename = get_basename;
  iface->get_path = get_path;
  iface->get_parse_name = get_parse_name;
  iface->query_info = query_info;
  iface->replace = replace;
}

static void
finalize (GObject *object)
{
  SlowFile *self = SLOW_FILE (object);

  g_clear_object (&self->local);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (slow_file_parent_class)->finalize (object);
}

static void
slow_file_class_init (SlowFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
slow_file_init (SlowFile *self)
{
}

GFile *
slow_file_new (const char *path)
{
  SlowFile *self = g_object_new (SLOW_TYPE_FILE, NULL);

  self->local = g_file_new_for_path (path);
  return G_FILE (self);
}

void
slow_file_cancel_on_replace (GFile *file, GCancellable *cancellable)
{
  g_set_object (&SLOW_FILE (file)->cancellable, cancellable);
}
