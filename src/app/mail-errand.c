#include "app/mail-errand.h"
#include "app/mail-folder.h"
#include "app/mail-request.h"
#include "app/window-private.h"
#include "paper/paper.h"

#include "concord-words.h"

typedef struct
{
  ConcordMailErrand *errand;
  ConcordWindow *window;
  GtkWindow *parent;
  ConcordDocument *document;
  char *asked; /* label of the step that noted the request; NULL where nothing was asked */
  ConcordMailWrite write;
  ConcordMailDone done;
  gpointer data;
} Running;

ConcordMailErrand *
concord_mail_errand_new (void)
{
  return g_new0 (ConcordMailErrand, 1);
}

void
concord_mail_errand_free (ConcordMailErrand *errand)
{
  g_clear_object (&errand->report);
  g_free (errand->paper);
  g_free (errand->who);
  g_free (errand->what);
  g_free (errand);
}

static gboolean
has_file (const Running *running)
{
  return running->window->session != NULL
         && concord_session_get_file (running->window->session) != NULL;
}

/* Nobody was asked after all. What was saved with the request is saved again without it. */
static void
take_request_back (Running *running)
{
  gboolean saved = !concord_document_is_dirty (running->document);

  if (running->asked == NULL
      || g_strcmp0 (concord_document_get_undo_label (running->document), running->asked) != 0)
    return;
  concord_document_undo (running->document);
  if (saved && has_file (running))
    concord_window_save (running->window, NULL, NULL, NULL);
}

static void
finish (Running *running, ConcordMailWay way, const char *words, const GError *error)
{
  if (error != NULL)
    take_request_back (running);
  running->done (way, words, error, running->data);
  concord_mail_errand_free (running->errand);
  g_object_unref (running->window);
  g_object_unref (running->parent);
  g_object_unref (running->document);
  g_free (running->asked);
  g_free (running);
}

static void
fail (Running *running, int code, const char *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, code, sentence);

  finish (running, CONCORD_MAIL_FOLDER, NULL, error);
}

/* --- the files ------------------------------------------------------------------------------- */

/* The public part of the paper, as PDF in a folder that only this person can read. */
static GFile *
write_paper (Running *running, GError **error)
{
  g_autofree char *folder = concord_mail_folder_new (error);
  g_autofree char *path
      = folder == NULL ? NULL : g_build_filename (folder, running->errand->paper, NULL);
  g_autoptr (ConcordPaper) paper = NULL;

  if (path == NULL)
    return NULL;
  /* Part A, which is what a paper is unless somebody says otherwise. */
  paper = concord_paper_new (running->document);
  concord_paper_set_report (paper, running->errand->report);
  return concord_paper_write_pdf (paper, path, error) ? g_file_new_for_path (path) : NULL;
}

/* Of GFile; NULL and an error. */
static GPtrArray *
list_files (Running *running, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (running->errand->project)
    g_ptr_array_add (files, g_object_ref (concord_session_get_file (running->window->session)));
  if (running->errand->paper != NULL)
    {
      GFile *paper = write_paper (running, error);

      if (paper == NULL)
        return NULL;
      g_ptr_array_add (files, paper);
    }
  return g_steal_pointer (&files);
}

/* --- the message ----------------------------------------------------------------------------- */

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  ConcordMailWay way = CONCORD_MAIL_FOLDER;

  concord_mail_compose_finish (result, &way, &words, &error);
  finish (data, way, words, error);
}

static void
compose (Running *running)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GError) error = NULL;

  if (!running->write (&subject, &body, running->data))
    {
      fail (running, G_IO_ERROR_CANCELLED, "");
      return;
    }
  files = list_files (running, &error);
  if (files == NULL)
    finish (running, CONCORD_MAIL_FOLDER, NULL, error);
  else
    concord_mail_compose_async (running->parent, (GFile *const *) files->pdata, files->len, subject,
                                body, on_composed, running);
}

/* --- before it ------------------------------------------------------------------------------- */

static void
on_saved (ConcordWindow *window, gboolean saved, gpointer data)
{
  if (window->session == NULL)
    fail (data, G_IO_ERROR_CANCELLED, "");
  else if (saved)
    compose (data);
  else
    fail (data, G_IO_ERROR_FAILED, _ ("The project was not saved, so nothing was mailed."));
}

static gboolean
note_request (Running *running, GError **error)
{
  const ConcordMailErrand *errand = running->errand;
  g_autoptr (ConcordStep) step = NULL;

  if (errand->who == NULL || *errand->who == '\0')
    return TRUE;
  step = concord_mail_plan_request (running->document, errand->who, errand->what, errand->due);
  if (!concord_document_perform (running->document, step, error))
    return FALSE;
  running->asked = g_strdup (concord_step_get_label (step));
  return TRUE;
}

void
concord_mail_errand_run (ConcordMailErrand *errand, ConcordWindow *window, GtkWindow *parent,
                         ConcordMailWrite write, ConcordMailDone done, gpointer data)
{
  Running *running = g_new0 (Running, 1);
  g_autoptr (GError) error = NULL;

  running->errand = errand;
  running->window = g_object_ref (window);
  running->parent = g_object_ref (parent);
  running->document = g_object_ref (concord_session_get_document (window->session));
  running->write = write;
  running->done = done;
  running->data = data;
  if (!note_request (running, &error))
    finish (running, CONCORD_MAIL_FOLDER, NULL, error);
  else if (errand->project && (!has_file (running) || concord_document_is_dirty (running->document)))
    concord_window_save (window, NULL, on_saved, running);
  else
    compose (running);
}
