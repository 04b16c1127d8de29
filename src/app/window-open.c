/* Opening a project: read in a thread, then the drafts that belong to it are offered. */
#include "app/dialogs.h"
#include "app/file-place.h"
#include "app/open-projects.h"
#include "app/when.h"
#include "app/window-private.h"

#include "concord-words.h"

/* A file that takes longer than this to read gets a word and a way out. */
#define SOON_MS 500

typedef enum
{
  OPENING_FIRST, /* unless a window has it already, which then comes to the front */
  OPENING_AGAIN, /* although one has it */
  OPENING_ANEW,  /* in the place of what its window shows */
} OpeningKind;

typedef struct
{
  OpeningKind kind;
  ConcordWindow *window;
  GFile *file;
  GCancellable *cancellable;
  char *stage; /* where to go, or NULL */
  char *section;
  ConcordWindowRestored done; /* or NULL: a problem is told in a dialogue */
  gpointer data;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_object_unref (opening->file);
  g_object_unref (opening->cancellable);
  g_free (opening->stage);
  g_free (opening->section);
  g_free (opening);
}

static void
stop_waiting (ConcordWindow *window)
{
  g_clear_handle_id (&window->opening_delay, g_source_remove);
  g_clear_object (&window->opening_cancellable);
  g_clear_object (&window->opening_file);
  gtk_spinner_stop (window->spinner);
}

void
concord_window_cancel_opening (ConcordWindow *window)
{
  if (window->opening_cancellable != NULL)
    g_cancellable_cancel (window->opening_cancellable);
  g_clear_handle_id (&window->opening_delay, g_source_remove);
  g_clear_object (&window->opening_cancellable);
  g_clear_object (&window->opening_file);
}

static gboolean
show_opening (gpointer data)
{
  ConcordWindow *window = data;

  window->opening_delay = 0;
  gtk_spinner_start (window->spinner);
  gtk_stack_set_visible_child_name (window->views, "opening");
  gtk_window_present (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* --- drafts ---------------------------------------------------------------------------------- */

typedef struct
{
  ConcordWindow *window;
  ConcordSession *session;
  ConcordDraftInfo *info;
} Offer;

static void
show_drafts (ConcordWindow *window)
{
  concord_window_show_welcome (
      concord_window_new (gtk_window_get_application (GTK_WINDOW (window))));
}

static gboolean
is_about (const ConcordDraftInfo *info, ConcordSession *session)
{
  GFile *file = concord_session_get_file (session);
  g_autofree char *place = NULL;

  if (info->file == NULL || file == NULL || g_file_equal (info->file, file))
    return info->file != NULL && file != NULL;
  place = concord_file_place_dup (info->file);
  return g_strcmp0 (place, concord_session_get_place (session)) == 0;
}

/* Who restored the newest work shall hear of what lies under it. */
static void
mention_older (ConcordWindow *window)
{
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (GPtrArray) drafts = concord_drafts_find (folder);

  for (guint i = 0; i < drafts->len; i++)
    if (is_about (drafts->pdata[i], window->session))
      {
        concord_window_say (window, GTK_MESSAGE_INFO,
                            _ ("Older unsaved work on this project is kept as well."), _ ("Show"),
                            show_drafts);
        return;
      }
}

static void
on_draft_answered (const char *answer, gpointer data)
{
  Offer *offer = data;

  if (g_str_equal (answer, "restore"))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ConcordSession) restored = concord_session_recover (offer->info, &error);

      if (restored != NULL)
        {
          concord_window_set_session (offer->window, restored);
          mention_older (offer->window);
        }
      else
        concord_window_say (offer->window, GTK_MESSAGE_WARNING, error->message, NULL, NULL);
    }
  concord_draft_info_free (offer->info);
  g_object_unref (offer->session);
  g_object_unref (offer->window);
  g_free (offer);
}

static void
ask_about_draft (ConcordWindow *window, ConcordSession *session, ConcordDraftInfo *info)
{
  const ConcordAnswer answers[] = { { "later", _ ("Not now"), CONCORD_ANSWER_PLAIN },
                                    { "restore", _ ("Restore"), CONCORD_ANSWER_SUGGESTED } };
  Offer *offer = g_new0 (Offer, 1);
  g_autofree char *when = concord_when_dup (info->time);
  g_autofree char *body = g_strdup_printf (
      ngettext ("Concord stopped before %u change of %s was saved. Nothing is lost: restore it "
                "now, or later from the welcome screen.",
                "Concord stopped before %u changes, the last of %s, were saved. Nothing is lost: "
                "restore them now, or later from the welcome screen.",
                info->n_steps),
      info->n_steps, when);

  offer->window = g_object_ref (window);
  offer->session = g_object_ref (session);
  offer->info = info;
  concord_ask (GTK_WINDOW (window), _ ("Restore unsaved changes?"), body, answers,
               G_N_ELEMENTS (answers), on_draft_answered, offer);
}

/* Whoever starts with a file sees no welcome, and shall still hear of other work left behind. */
static void
mention_draft (ConcordWindow *window, const ConcordDraftInfo *info)
{
  g_autofree char *sentence
      = g_strdup_printf (_ ("Work on “%s” was not saved when Concord stopped."), info->title);

  if (concord_window_get_message (window) == NULL)
    concord_window_say (window, GTK_MESSAGE_INFO, sentence, _ ("Show"), show_drafts);
}

static gboolean
offer_draft (ConcordWindow *window, ConcordSession *session, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    if (is_about (drafts->pdata[i], session))
      {
        ask_about_draft (window, session, g_ptr_array_steal_index (drafts, i));
        return TRUE;
      }
  return FALSE;
}

static void
look_for_drafts (ConcordWindow *window, ConcordSession *session)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (window)));
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (GPtrArray) drafts = concord_drafts_find (folder);

  if (!offer_draft (window, session, drafts) && drafts->len > 0 && windows->next == NULL)
    mention_draft (window, drafts->pdata[0]);
}

static gboolean
is_offered (ConcordWindow *window, const ConcordDraftInfo *info)
{
  for (GList *item
       = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (window)));
       item != NULL; item = item->next)
    if (CONCORD_IS_WINDOW (item->data) && CONCORD_WINDOW (item->data)->session != NULL
        && is_about (info, CONCORD_WINDOW (item->data)->session))
      return TRUE;
  return FALSE;
}

void
concord_window_mention_drafts (ConcordWindow *window)
{
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (GPtrArray) drafts = concord_drafts_find (folder);

  for (guint i = 0; i < drafts->len; i++)
    if (!is_offered (window, drafts->pdata[i]))
      {
        mention_draft (window, drafts->pdata[i]);
        return;
      }
}

/* --- reading --------------------------------------------------------------------------------- */

/* The window that shows @file or is about to, other than @except. */
static ConcordWindow *
find_window_of (ConcordWindow *except, GFile *file, const char *place)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (except));

  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    {
      ConcordWindow *window = CONCORD_IS_WINDOW (item->data) ? item->data : NULL;
      GFile *open = window == NULL            ? NULL
                    : window->session != NULL ? concord_session_get_file (window->session)
                                              : window->opening_file;

      if (open == NULL || window == except)
        continue;
      if (g_file_equal (open, file)
          || (place != NULL && window->session != NULL
              && g_strcmp0 (concord_session_get_place (window->session), place) == 0))
        return window;
    }
  return NULL;
}

/* The file was open all the time, under another spelling of its name. */
static gboolean
give_way (Opening *opening, ConcordSession *session)
{
  ConcordWindow *window = opening->window;
  ConcordWindow *there
      = opening->kind != OPENING_FIRST
            ? NULL
            : find_window_of (window, opening->file, concord_session_get_place (session));

  if (there == NULL)
    return FALSE;
  gtk_window_present (GTK_WINDOW (there));
  if (opening->done == NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    concord_window_show_welcome (window);
  else if (opening->done == NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  return TRUE;
}

/* Something was typed while the file was read: it is not given up for that. */
static gboolean
is_too_late (Opening *opening)
{
  ConcordSession *now = opening->window->session;

  return opening->kind == OPENING_ANEW
         && (now == NULL
             || concord_document_get_unsaved (concord_session_get_document (now))->len
                    > opening->window->opening_unsaved);
}

static void
show_session (Opening *opening, ConcordSession *session)
{
  ConcordWindow *window = opening->window;
  GPtrArray *known = concord_returned_list_known (concord_session_get_file (session));

  /* The draft of what was agreed to be lost. */
  if (opening->kind == OPENING_ANEW)
    concord_session_discard (window->session);
  concord_window_set_session (window, session);
  if (opening->stage != NULL && concord_window_go (window, opening->stage))
    concord_window_go_section (window, opening->section);
  gtk_window_present (GTK_WINDOW (window));
  if (opening->done != NULL)
    {
      g_autofree char *folder = concord_drafts_dup_folder ();
      g_autoptr (GPtrArray) drafts = concord_drafts_find (folder);

      offer_draft (window, session, drafts);
    }
  else if (opening->kind != OPENING_ANEW)
    look_for_drafts (window, session);
  concord_window_look_for_ours (window, known);
}

static void
show_failure (Opening *opening, const GError *error)
{
  ConcordWindow *window = opening->window;

  /* Not where the window was closed meanwhile. */
  if (gtk_window_get_application (GTK_WINDOW (window)) == NULL)
    return;
  if (window->session != NULL)
    gtk_stack_set_visible_child_name (window->views, "project");
  else
    concord_window_show_welcome (window);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    concord_tell (GTK_WINDOW (window), _ ("This file can’t be opened"), error->message);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  ConcordWindow *window = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSession) session = concord_session_open_finish (result, &error);
  gboolean current = window->opening_cancellable == opening->cancellable;
  gboolean shown = FALSE;

  if (current)
    stop_waiting (window);
  if (session != NULL && current && !is_too_late (opening))
    {
      shown = give_way (opening, session);
      if (!shown)
        show_session (opening, session);
      shown = TRUE;
    }
  if (opening->done != NULL)
    opening->done (window, opening->file, error, opening->data);
  else if (!shown)
    show_failure (opening, error);
  opening_free (opening);
}

static Opening *
start_opening (ConcordWindow *window, OpeningKind kind, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *words = g_strdup_printf (_ ("Opening “%s”…"), name);
  Opening *opening = g_new0 (Opening, 1);

  window->opening_cancellable = g_cancellable_new ();
  window->opening_delay = g_timeout_add (SOON_MS, show_opening, window);
  window->opening_file = g_object_ref (file);
  gtk_label_set_text (window->opening, words);
  opening->kind = kind;
  opening->window = g_object_ref (window);
  opening->file = g_object_ref (file);
  opening->cancellable = g_object_ref (window->opening_cancellable);
  concord_session_open_async (file, opening->cancellable, on_opened, opening);
  concord_window_prepare_pages (window);
  return opening;
}

void
concord_window_open (ConcordWindow *window, GFile *file)
{
  ConcordWindow *there = find_window_of (window, file, NULL);

  if (there == NULL && window->session != NULL
      && concord_session_get_file (window->session) != NULL
      && g_file_equal (concord_session_get_file (window->session), file))
    there = window;
  if (there != NULL)
    {
      gtk_window_present (GTK_WINDOW (there));
      if (window->session == NULL && !gtk_widget_get_visible (GTK_WIDGET (window)))
        gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  if (window->session != NULL || window->opening_cancellable != NULL)
    window = concord_window_new (gtk_window_get_application (GTK_WINDOW (window)));
  start_opening (window, OPENING_FIRST, file);
}

void
concord_window_restore (ConcordWindow *window, const ConcordOpenProject *project,
                        ConcordWindowRestored done, gpointer data)
{
  Opening *opening = start_opening (window, OPENING_FIRST, project->file);

  opening->stage = g_strdup (project->stage);
  opening->section = g_strdup (project->section);
  opening->done = done;
  opening->data = data;
}

void
concord_window_open_again (ConcordWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  start_opening (concord_window_new (application), OPENING_AGAIN,
                 concord_session_get_file (window->session));
}

void
concord_window_open_anew (ConcordWindow *window)
{
  ConcordDocument *document = concord_session_get_document (window->session);
  Opening *opening;

  if (window->opening_cancellable != NULL)
    return;
  window->opening_unsaved = concord_document_get_unsaved (document)->len;
  opening = start_opening (window, OPENING_ANEW, concord_session_get_file (window->session));
  opening->stage = g_strdup (concord_window_get_stage (window));
  opening->section = concord_window_dup_section (window);
}

ConcordWindow *
concord_window_find_other (ConcordWindow *window, GFile *file)
{
  g_autofree char *place = concord_file_place_dup (file);

  return find_window_of (window, file, place);
}

static void
on_project_chosen (GFile *file, gpointer data)
{
  g_autoptr (ConcordWindow) window = data;

  if (file != NULL)
    concord_window_open (window, file);
}

void
concord_window_choose_and_open (ConcordWindow *window)
{
  concord_choose_project (GTK_WINDOW (window), on_project_chosen, g_object_ref (window));
}
