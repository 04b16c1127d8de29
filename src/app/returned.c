#include "app/returned.h"
#include "app/recents.h"
#include "app/window-private.h"
#include "store/project-file.h"
#include "store/project-id.h"
#include "store/replace.h"

#include <string.h>

#define KNOWN_MAX 20

void
concord_returned_free (ConcordReturned *returned)
{
  g_clear_object (&returned->ours);
  g_clear_object (&returned->file);
  g_clear_weak_pointer (&returned->window);
  g_clear_pointer (&returned->comparison, concord_comparison_free);
  g_free (returned->etag);
  g_free (returned);
}

ConcordSession *
concord_returned_get_session (const ConcordReturned *returned)
{
  /* A closed window may still be held by somebody. */
  gboolean is_open = returned->window != NULL
                     && gtk_window_get_application (GTK_WINDOW (returned->window)) != NULL;
  ConcordSession *session = is_open ? concord_window_get_session (returned->window) : NULL;

  return session != NULL && concord_session_get_document (session) == returned->ours ? session : NULL;
}

/* Ours as its window has it now or, where none has it, as it stands in its file. */
static void
refresh_ours (ConcordReturned *returned)
{
  ConcordSession *session = concord_returned_get_session (returned);
  g_autofree char *etag = NULL;
  ConcordDocument *ours;

  if (session != NULL)
    {
      g_free (returned->etag);
      returned->etag = g_strdup (concord_session_get_etag (session));
      return;
    }
  etag = concord_file_dup_etag (returned->file);
  if (!returned->was_open && g_strcmp0 (etag, returned->etag) == 0)
    return;
  g_clear_weak_pointer (&returned->window);
  g_clear_pointer (&etag, g_free);
  ours = concord_project_load (returned->file, &etag, NULL, NULL);
  /* Where it can't be read any more, what was read stays, and replacing refuses by its etag. */
  if (ours == NULL)
    return;
  g_object_unref (returned->ours);
  returned->ours = ours;
  returned->was_open = FALSE;
  g_free (returned->etag);
  returned->etag = g_steal_pointer (&etag);
}

void
concord_returned_update (ConcordReturned *returned, ConcordDocument *theirs)
{
  refresh_ours (returned);
  g_clear_pointer (&returned->comparison, concord_comparison_free);
  returned->comparison = concord_compare (returned->ours, theirs);
  /* Who saves in the file that all work on answers nothing that was mailed. */
  returned->request
      = returned->is_same_file ? NULL : concord_mail_find_request (returned->ours, theirs);
}

gboolean
concord_returned_is_from_colleague (const ConcordReturned *returned, ConcordDocument *theirs)
{
  const GPtrArray *revisions = returned->comparison->theirs.revisions;

  for (guint i = 0; i < revisions->len; i++)
    if (g_strcmp0 (((const ConcordRevision *) revisions->pdata[i])->author,
                   concord_document_get_author (theirs))
        != 0)
      return TRUE;
  return returned->request != NULL;
}

GPtrArray *
concord_returned_list_known (GFile *file)
{
  g_autoptr (GPtrArray) recents = concord_recents_find (KNOWN_MAX);
  GPtrArray *known = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < recents->len; i++)
    {
      const ConcordRecent *recent = recents->pdata[i];

      if (g_file_equal (recent->file, file))
        {
          g_ptr_array_set_size (known, 0);
          break;
        }
      /* A server that does not answer is not worth the wait. */
      if (g_file_is_native (recent->file))
        g_ptr_array_add (known, g_object_ref (recent->file));
    }
  return known;
}

/* --- looking --------------------------------------------------------------------------------- */

typedef struct
{
  ConcordWindow *window;
  ConcordSession *session; /* of the file that was opened */
  char *id;                /* of its project */
  GPtrArray *known;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->window);
  g_object_unref (search->session);
  g_free (search->id);
  g_ptr_array_unref (search->known);
  g_free (search);
}

static const char *
get_project_id (ConcordDocument *document)
{
  return concord_record_get_id (CONCORD_RECORD (concord_document_get_project (document)));
}

/* Another window with a file of the same project. */
static ConcordWindow *
find_window (const Search *search)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (search->window));
  GList *windows = application == NULL ? NULL : gtk_application_get_windows (application);

  for (GList *item = windows; item != NULL; item = item->next)
    {
      ConcordSession *session
          = item->data != search->window && CONCORD_IS_WINDOW (item->data)
                ? concord_window_get_session (item->data)
                : NULL;

      if (session != NULL && concord_session_get_file (session) != NULL
          && strcmp (get_project_id (concord_session_get_document (session)), search->id) == 0
          && !g_file_equal (concord_session_get_file (session),
                            concord_session_get_file (search->session)))
        return item->data;
    }
  return NULL;
}

static ConcordReturned *
take_from_window (ConcordWindow *window, gboolean is_same_file)
{
  ConcordSession *session = concord_window_get_session (window);
  ConcordReturned *returned = g_new0 (ConcordReturned, 1);

  g_set_weak_pointer (&returned->window, window);
  returned->was_open = TRUE;
  returned->is_same_file = is_same_file;
  returned->ours = g_object_ref (concord_session_get_document (session));
  returned->file = g_object_ref (concord_session_get_file (session));
  returned->etag = g_strdup (concord_session_get_etag (session));
  return returned;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Search *search = data;

  for (guint i = 0; i < search->known->len; i++)
    {
      GFile *file = search->known->pdata[i];
      g_autofree char *id = concord_project_peek_id (file);
      g_autofree char *etag = NULL;
      ConcordReturned *returned;
      ConcordDocument *document;

      if (g_strcmp0 (id, search->id) != 0)
        continue;
      document = concord_project_load (file, &etag, NULL, NULL);
      if (document == NULL)
        continue;
      returned = g_new0 (ConcordReturned, 1);
      returned->ours = document;
      returned->file = g_object_ref (file);
      returned->etag = g_steal_pointer (&etag);
      g_task_return_pointer (task, returned, (GDestroyNotify) concord_returned_free);
      return;
    }
  g_task_return_pointer (task, NULL, NULL);
}

void
concord_returned_find_async (ConcordWindow *window, GPtrArray *known, GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, callback, data);
  Search *search = g_new0 (Search, 1);
  GFile *file = concord_session_get_file (concord_window_get_session (window));
  ConcordWindow *beside = concord_window_find_other (window, file);
  ConcordWindow *other;

  search->window = g_object_ref (window);
  search->session = g_object_ref (concord_window_get_session (window));
  search->id = g_strdup (get_project_id (concord_session_get_document (search->session)));
  search->known = known;
  g_task_set_source_tag (task, concord_returned_find_async);
  g_task_set_task_data (task, search, search_free);
  other = beside != NULL && beside->session != NULL ? beside : find_window (search);
  if (other != NULL)
    g_task_return_pointer (task, take_from_window (other, other == beside),
                           (GDestroyNotify) concord_returned_free);
  else
    g_task_run_in_thread (task, look_in_thread);
}

ConcordReturned *
concord_returned_find_finish (GAsyncResult *result)
{
  const Search *search = g_task_get_task_data (G_TASK (result));
  ConcordReturned *returned = g_task_propagate_pointer (G_TASK (result), NULL);
  ConcordDocument *theirs = concord_session_get_document (search->session);

  /* Not where the window shows something else by now. */
  if (returned == NULL || concord_window_get_session (search->window) != search->session)
    {
      g_clear_pointer (&returned, concord_returned_free);
      return NULL;
    }
  concord_returned_update (returned, theirs);
  return returned;
}
