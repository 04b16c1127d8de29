#include "app/file-watch.h"
#include "app/when.h"
#include "model/canonical.h"
#include "store/project-file.h"

#include "concord-words.h"
#include <string.h>

/* Some programs delete a file before they write it anew: gone is what is gone this much later. */
#define PATIENCE_MS 500

struct _ConcordFileWatch
{
  GObject parent_instance;

  ConcordSession *session;
  GFileMonitor *monitor; /* NULL where the system tells nothing */
  char *place;           /* what it watches */
  GCancellable *cancellable;
  gboolean looking;
  gboolean again; /* something happened while looking */
  guint timer;    /* 0 but for the moment after the file was first missed */
  gboolean waited; /* that moment is over */

  char *seen; /* the etag of the file that the state tells of, or NULL */
  ConcordFileState state;
  char *author;  /* of the newest save, or NULL */
  gint64 time;   /* of the file, seconds since 1970, or 0 */
  char *renamed; /* what its name is now, or NULL */
};

G_DEFINE_FINAL_TYPE (ConcordFileWatch, concord_file_watch, G_TYPE_OBJECT)

static guint changed_signal;

/* --- looking --------------------------------------------------------------------------------- */

/* What a thread is told, and what it finds. */
typedef struct
{
  GFile *file;
  char *etag;     /* that the session knows */
  char *seen;     /* that was told of already */
  char *revision; /* its last one; of the base where there is none yet, its hash */
  ConcordFileState state;
  char *new_etag;
  char *author;
  gint64 time;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->file);
  g_free (look->etag);
  g_free (look->seen);
  g_free (look->revision);
  g_free (look->new_etag);
  g_free (look->author);
  g_free (look);
}

/* What tells one content from another. */
static char *
dup_revision (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  g_autoptr (ConcordDocument) base = NULL;

  if (revisions->len > 0)
    return g_strdup (((ConcordRevision *) revisions->pdata[revisions->len - 1])->id);
  base = concord_canonical_replay (document, 0);
  return concord_canonical_dup_hash (base);
}

/* Who saved it, unless it holds the same as before. */
static void
read_author (Look *look)
{
  g_autoptr (ConcordDocument) document = concord_project_load (look->file, NULL, NULL, NULL);
  g_autofree char *revision = NULL;
  GPtrArray *revisions;

  if (document == NULL)
    {
      look->state = CONCORD_FILE_SPOILT;
      return;
    }
  revision = dup_revision (document);
  /* Unsaved steps of a file just read are what was edited in it with another program. */
  if (strcmp (revision, look->revision) == 0 && !concord_document_is_dirty (document))
    return;
  look->state = CONCORD_FILE_CHANGED;
  revisions = concord_document_get_revisions (document);
  if (revisions->len > 0 && !concord_document_is_dirty (document))
    look->author = g_strdup (((ConcordRevision *) revisions->pdata[revisions->len - 1])->author);
}

/* What is told of already need not be read again each time somebody looks. */
static gboolean
is_seen (const Look *look)
{
  return look->seen != NULL && g_strcmp0 (look->new_etag, look->seen) == 0
         && g_strcmp0 (look->new_etag, look->etag) != 0;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info
      = g_file_query_info (look->file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                           G_FILE_QUERY_INFO_NONE, cancellable, &error);

  if (info == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      /* A server that is away says nothing about the file. */
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (info == NULL)
    look->state = CONCORD_FILE_GONE;
  else
    {
      look->new_etag = g_strdup (g_file_info_get_etag (info));
      look->time
          = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
      if (g_strcmp0 (look->new_etag, look->etag) != 0 && !is_seen (look))
        read_author (look);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
look_late (gpointer data)
{
  ConcordFileWatch *self = data;

  self->timer = 0;
  self->waited = TRUE;
  concord_file_watch_look (self);
  return G_SOURCE_REMOVE;
}

static void
take (ConcordFileWatch *self, Look *look)
{
  gboolean same = self->state == look->state && self->time == look->time
                  && g_strcmp0 (self->author, look->author) == 0;

  /* The same content at another time, as tools that copy files make it, is nothing to speak of. */
  if (look->state == CONCORD_FILE_SAME && g_strcmp0 (look->etag, look->new_etag) != 0)
    concord_session_set_etag (self->session, look->new_etag);
  if (look->state != CONCORD_FILE_GONE)
    g_clear_pointer (&self->renamed, g_free);
  self->waited = FALSE;
  self->state = look->state;
  self->time = look->time;
  g_free (self->seen);
  self->seen = look->state == CONCORD_FILE_SAME ? NULL : g_strdup (look->new_etag);
  g_free (self->author);
  self->author = g_steal_pointer (&look->author);
  if (!same)
    g_signal_emit (self, changed_signal, 0);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  ConcordFileWatch *self = CONCORD_FILE_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean found = g_task_propagate_boolean (G_TASK (result), NULL);
  gboolean missed = look->state == CONCORD_FILE_GONE && self->state != CONCORD_FILE_GONE;

  self->looking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->again || g_strcmp0 (look->etag, concord_session_get_etag (self->session)) != 0)
    concord_file_watch_look (self);
  else if (!found || (is_seen (look) && self->state != CONCORD_FILE_GONE))
    return;
  else if (!missed || self->waited)
    take (self, look);
  else if (self->timer == 0)
    self->timer = g_timeout_add (PATIENCE_MS, look_late, self);
}

void
concord_file_watch_look (ConcordFileWatch *watch)
{
  GFile *file = concord_session_get_file (watch->session);
  g_autoptr (GTask) task = NULL;
  Look *look;

  /* A save of our own is followed by a look. */
  if (file == NULL || concord_session_is_saving (watch->session))
    return;
  watch->again = watch->looking;
  if (watch->looking)
    return;
  watch->looking = TRUE;
  look = g_new0 (Look, 1);
  look->file = g_object_ref (file);
  look->etag = g_strdup (concord_session_get_etag (watch->session));
  look->seen = g_strdup (watch->seen);
  look->revision = dup_revision (concord_session_get_document (watch->session));
  task = g_task_new (watch, watch->cancellable, on_looked, NULL);
  g_task_set_source_tag (task, concord_file_watch_look);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* --- when ------------------------------------------------------------------------------------ */

static void
on_event (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
          ConcordFileWatch *self)
{
  /* Half a file is none: the hint that it is whole follows. */
  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_PRE_UNMOUNT)
    return;
  if (event == G_FILE_MONITOR_EVENT_RENAMED && other != NULL)
    {
      g_autofree char *place = g_file_get_path (other);

      g_free (self->renamed);
      self->renamed = g_strcmp0 (place, self->place) == 0 ? NULL : g_file_get_basename (other);
    }
  concord_file_watch_look (self);
}

static void
stop_monitor (ConcordFileWatch *self)
{
  if (self->monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

/* GLib's way out where a file system tells nothing is to look every five seconds, for ever. */
static gboolean
polls (GFileMonitor *monitor)
{
  return strcmp (G_OBJECT_TYPE_NAME (monitor), "GPollFileMonitor") == 0;
}

static void
start_monitor (ConcordFileWatch *self)
{
  const char *place = concord_session_get_place (self->session);
  g_autoptr (GFile) file = NULL;

  if (g_strcmp0 (self->place, place) == 0)
    return;
  stop_monitor (self);
  g_free (self->place);
  self->place = g_strdup (place);
  if (place == NULL)
    return;
  /* A link would only tell of itself. */
  file = g_path_is_absolute (place) ? g_file_new_for_path (place) : g_file_new_for_uri (place);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL && polls (self->monitor))
    stop_monitor (self);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (on_event), self);
}

static void
on_saving (ConcordFileWatch *self)
{
  if (concord_session_is_saving (self->session))
    return;
  start_monitor (self);
  concord_file_watch_look (self);
}

/* --- the object ------------------------------------------------------------------------------ */

static void
dispose (GObject *object)
{
  ConcordFileWatch *self = CONCORD_FILE_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  stop_monitor (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (concord_file_watch_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordFileWatch *self = CONCORD_FILE_WATCH (object);

  g_object_unref (self->cancellable);
  g_free (self->place);
  g_free (self->seen);
  g_free (self->author);
  g_free (self->renamed);
  G_OBJECT_CLASS (concord_file_watch_parent_class)->finalize (object);
}

static void
concord_file_watch_class_init (ConcordFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  changed_signal = g_signal_new ("changed", CONCORD_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
concord_file_watch_init (ConcordFileWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

ConcordFileWatch *
concord_file_watch_new (ConcordSession *session)
{
  ConcordFileWatch *self = g_object_new (CONCORD_TYPE_FILE_WATCH, NULL);

  self->session = g_object_ref (session);
  start_monitor (self);
  g_signal_connect_swapped (session, "notify::saving", G_CALLBACK (on_saving), self);
  return self;
}

void
concord_file_watch_go_deaf (ConcordFileWatch *watch)
{
  stop_monitor (watch);
}

ConcordFileState
concord_file_watch_get_state (ConcordFileWatch *watch)
{
  return watch->state;
}

/* Who did it and when, as today's time of day or another day's date. */
static char *
dup_changed (ConcordFileWatch *watch)
{
  gboolean today = concord_when_get_day (watch->time)
                   == concord_when_get_day (g_get_real_time () / G_USEC_PER_SEC);
  gboolean named = watch->author != NULL && *watch->author != '\0';
  g_autofree char *when = concord_when_dup (watch->time);

  if (when == NULL)
    return g_strdup (_ ("Somebody changed the file"));
  if (!named)
    return g_strdup_printf (today ? _ ("Another program changed the file at %s")
                                  : _ ("Another program changed the file on %s"),
                            when);
  /* Translators: a person, and a time such as 14:02, or 3 March 2026, 14:02. */
  return g_strdup_printf (today ? _ ("%s changed the file at %s") : _ ("%s changed the file on %s"),
                          watch->author, when);
}

char *
concord_file_watch_dup_words (ConcordFileWatch *watch)
{
  GFile *file = concord_session_get_file (watch->session);
  g_autofree char *name = file == NULL ? NULL : g_file_get_basename (file);
  g_autofree char *changed = NULL;

  switch (watch->state)
    {
    case CONCORD_FILE_CHANGED:
      return dup_changed (watch);
    case CONCORD_FILE_SPOILT:
      changed = dup_changed (watch);
      /* Translators: %s is such as "Another program changed the file at 14:02". */
      return g_strdup_printf (_ ("%s, and it can’t be opened as a project any more"), changed);
    case CONCORD_FILE_GONE:
      if (watch->renamed != NULL)
        /* Translators: the old and the new name of a file. */
        return g_strdup_printf (_ ("“%s” was renamed to “%s”"), name, watch->renamed);
      return g_strdup_printf (_ ("“%s” was moved or deleted"), name);
    case CONCORD_FILE_SAME:
    default:
      return NULL;
    }
}
