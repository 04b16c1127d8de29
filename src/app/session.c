#include "app/session.h"
#include "app/file-name.h"
#include "app/file-place.h"
#include "app/settings.h"
#include "app/when.h"
#include "store/project-file.h"
#include "store/replace.h"
#include "store/save.h"

#include "concord-words.h"

struct _ConcordSession
{
  GObject parent_instance;

  ConcordDocument *document;
  GFile *file;
  char *place; /* of the file, see file-place.h */
  char *etag;
  gint64 saved_at; /* seconds since 1970, 0 where nothing says */
  gboolean saving;
  ConcordDraft *draft;
};

G_DEFINE_FINAL_TYPE (ConcordSession, concord_session, G_TYPE_OBJECT)

enum
{
  PROP_FILE = 1,
  PROP_TITLE,
  PROP_STATE,
  PROP_SAVING,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordSession *self = CONCORD_SESSION (object);

  switch (id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_set_string (value, concord_session_get_title (self));
      break;
    case PROP_STATE:
      g_value_take_string (value, concord_session_dup_state (self));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, concord_session_get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
finalize (GObject *object)
{
  ConcordSession *self = CONCORD_SESSION (object);

  /* A journal whose steps all came back to where they began keeps nothing worth offering. */
  if (self->draft != NULL && !concord_document_is_dirty (self->document))
    concord_draft_discard (self->draft);
  g_clear_object (&self->draft);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_free (self->place);
  g_free (self->etag);
  G_OBJECT_CLASS (concord_session_parent_class)->finalize (object);
}

static void
concord_session_class_init (ConcordSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = get_property;
  object_class->finalize = finalize;
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  props[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
concord_session_init (ConcordSession *self)
{
}

static void
on_changed (ConcordSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
set_saving (ConcordSession *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVING]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
on_problem (ConcordSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static ConcordSession *
start (ConcordDocument *document, GFile *file, const char *place, const char *etag, gint64 saved_at)
{
  ConcordSession *self = g_object_new (CONCORD_TYPE_SESSION, NULL);
  g_autofree char *author = concord_settings_dup_author ();
  g_autofree char *folder = concord_drafts_dup_folder ();

  self->document = g_object_ref (document);
  g_set_object (&self->file, file);
  self->place = g_strdup (place);
  self->etag = g_strdup (etag);
  self->saved_at = saved_at;
  concord_document_set_author (document, author);
  self->draft = concord_draft_new (document, file, folder);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::problem", G_CALLBACK (on_problem), self,
                           G_CONNECT_SWAPPED);
  return self;
}

ConcordSession *
concord_session_new (ConcordDocument *document)
{
  return start (document, NULL, NULL, NULL, 0);
}

ConcordSession *
concord_session_new_from_template (GFile *file, GError **error)
{
  g_autoptr (ConcordDocument) document = concord_project_load_template (file, error);

  return document == NULL ? NULL : concord_session_new (document);
}

/* --- opening -------------------------------------------------------------------------------- */

typedef struct
{
  ConcordDocument *document;
  char *place;
  char *etag;
  gint64 saved_at;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->document);
  g_free (loaded->place);
  g_free (loaded->etag);
  g_free (loaded);
}

static gint64
query_time (GFile *file)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info == NULL
             ? 0
             : (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->document = concord_project_load (file, &loaded->etag, NULL, &error);
  if (loaded->document == NULL)
    {
      loaded_free (loaded);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  loaded->place = concord_file_place_dup (file);
  loaded->saved_at = query_time (file);
  g_task_return_pointer (task, loaded, loaded_free);
}

void
concord_session_open_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, concord_session_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  /* A server that does not answer must not hold the window. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, load_in_thread);
}

ConcordSession *
concord_session_open_finish (GAsyncResult *result, GError **error)
{
  GFile *file = g_task_get_task_data (G_TASK (result));
  Loaded *loaded = g_task_propagate_pointer (G_TASK (result), error);
  ConcordSession *self;

  if (loaded == NULL)
    return NULL;
  self = start (loaded->document, file, loaded->place, loaded->etag, loaded->saved_at);
  loaded_free (loaded);
  return self;
}

ConcordSession *
concord_session_recover (const ConcordDraftInfo *info, GError **error)
{
  g_autofree char *place = NULL;
  g_autofree char *etag = NULL;
  g_autoptr (ConcordDocument) document = NULL;
  ConcordSession *self;

  /* Before the draft is held against the file, so that a change in between is seen on saving. */
  if (info->file != NULL)
    etag = concord_file_dup_etag (info->file);
  document = concord_draft_recover (info, error);
  if (document == NULL)
    return NULL;
  place = info->file == NULL ? NULL : concord_file_place_dup (info->file);
  self = start (document, info->file, place, etag,
                info->file == NULL ? 0 : query_time (info->file));
  /* The new draft holds the same steps by now; where it could not be written, the old one stays. */
  if (concord_draft_get_problem (self->draft) == NULL)
    concord_draft_info_discard (info);
  return self;
}

/* --- what it is ------------------------------------------------------------------------------ */

ConcordDocument *
concord_session_get_document (ConcordSession *session)
{
  return session->document;
}

GFile *
concord_session_get_file (ConcordSession *session)
{
  return session->file;
}

const char *
concord_session_get_title (ConcordSession *session)
{
  const char *title = concord_document_get_project (session->document)->title;

  return title == NULL ? _ ("New project") : title;
}

const char *
concord_session_get_place (ConcordSession *session)
{
  return session->place;
}

const char *
concord_session_get_etag (ConcordSession *session)
{
  return session->etag;
}

void
concord_session_set_etag (ConcordSession *session, const char *etag)
{
  g_free (session->etag);
  session->etag = g_strdup (etag);
}

gboolean
concord_session_is_saving (ConcordSession *session)
{
  return session->saving;
}

const char *
concord_session_get_problem (ConcordSession *session)
{
  return session->draft == NULL ? NULL : concord_draft_get_problem (session->draft);
}

gboolean
concord_session_is_dirty (ConcordSession *session)
{
  return concord_document_is_dirty (session->document);
}

char *
concord_session_dup_state (ConcordSession *session)
{
  g_autofree char *when = NULL;
  guint n = concord_document_get_unsaved (session->document)->len;

  if (session->saving)
    return g_strdup (_ ("Saving…"));
  if (n > 0)
    return g_strdup_printf (ngettext ("%u change not saved", "%u changes not saved", n), n);
  if (session->file == NULL)
    return g_strdup (_ ("Not saved yet"));
  if (session->saved_at > 0)
    when = concord_when_dup (session->saved_at);
  /* Translators: %s is a time such as 14:02, or a date and time. */
  return when == NULL ? g_strdup (_ ("Saved")) : g_strdup_printf (_ ("Saved %s"), when);
}

char *
concord_session_dup_file_name (ConcordSession *session)
{
  g_autofree char *base = concord_file_name_dup_clean (concord_session_get_title (session));

  return g_strconcat (base, ".concord", NULL);
}

char *
concord_session_dup_notice (ConcordSession *session)
{
  const GPtrArray *warnings = concord_document_get_warnings (session->document);

  if (concord_document_get_newer_minor (session->document) > 0)
    return g_strdup (_ ("This project was made with a newer version of Concord. What this version "
                        "does not know stays in the file when you save."));
  return warnings->len == 0 ? NULL : g_strdup (warnings->pdata[0]);
}

/* --- saving ---------------------------------------------------------------------------------- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  ConcordSession *self = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;

  if (!concord_project_save_finish (self->document, result, &etag, &error))
    {
      set_saving (self, FALSE);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_free (self->etag);
  self->etag = g_steal_pointer (&etag);
  self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
  concord_draft_saved (self->draft, file);
  g_free (self->place);
  self->place = concord_file_place_dup (file);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
  set_saving (self, FALSE);
  g_task_return_boolean (task, TRUE);
}

static void
save (ConcordSession *session, GFile *file, const char *etag, GAsyncReadyCallback callback,
      gpointer data)
{
  GTask *task = g_task_new (session, NULL, callback, data);

  g_task_set_source_tag (task, concord_session_save_async);
  if (session->saving || file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               _ ("The project is being saved; try again when that is done."));
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  set_saving (session, TRUE);
  concord_project_save_async (session->document, file, etag, NULL, NULL, on_saved, task);
}

void
concord_session_save_async (ConcordSession *session, GFile *file, GAsyncReadyCallback callback,
                            gpointer data)
{
  gboolean same = file == NULL || (session->file != NULL && g_file_equal (file, session->file));

  save (session, same ? session->file : file, same ? session->etag : NULL, callback, data);
}

void
concord_session_replace_async (ConcordSession *session, GFile *file, const char *etag,
                               GAsyncReadyCallback callback, gpointer data)
{
  save (session, file, etag, callback, data);
}

gboolean
concord_session_save_finish (ConcordSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
concord_session_discard (ConcordSession *session)
{
  concord_draft_discard (session->draft);
  g_clear_object (&session->draft);
}
