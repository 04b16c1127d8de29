/* A file that was just opened may be a copy that came back: the message bar says of what. */
#include "app/returned-dialog.h"
#include "app/window-private.h"
#include "model/compare-words.h"

#include "concord-words.h"

static char *
dup_relation (ConcordWindow *window, const ConcordReturned *returned)
{
  g_autofree char *name = g_file_get_basename (returned->file);
  ConcordDocument *theirs = concord_session_get_document (window->session);

  if (returned->is_same_file)
    return g_strdup_printf (_ ("This window shows what is in “%s” now; yours is in the other window."),
                            name);
  switch (returned->comparison->kinship)
    {
    case CONCORD_KINSHIP_SAME:
      return g_strdup_printf (_ ("This file is a copy of “%s” and says the same."), name);
    case CONCORD_KINSHIP_BEHIND:
      return g_strdup_printf (_ ("This file is an older copy of “%s”."), name);
    case CONCORD_KINSHIP_PARTED:
      return g_strdup_printf (_ ("This file is of the same project as “%s”."), name);
    default:
      return g_strdup_printf (concord_returned_is_from_colleague (returned, theirs)
                                  ? _ ("This file is a returned copy of “%s”.")
                                  : _ ("This file is a copy of “%s” that was changed since."),
                              name);
    }
}

static void
show_differences (ConcordWindow *window)
{
  ConcordReturned *returned = g_steal_pointer (&window->returned);

  if (window->session == NULL || returned == NULL)
    g_clear_pointer (&returned, concord_returned_free);
  else
    gtk_window_present (GTK_WINDOW (concord_returned_dialog_new (window, returned)));
}

/* What is said already of how the file came about stays said. */
static void
say (ConcordWindow *window, const ConcordReturned *returned)
{
  g_autofree char *relation = dup_relation (window, returned);
  g_autofree char *summary = concord_comparison_dup_summary (returned->comparison);
  g_autofree char *before = g_strdup (concord_window_get_message (window));
  GtkMessageType type = before == NULL ? GTK_MESSAGE_INFO
                                       : gtk_info_bar_get_message_type (window->message_bar);
  gboolean same = returned->comparison->kinship == CONCORD_KINSHIP_SAME;
  g_autofree char *words = g_strdup_printf ("%s%s%s%s%s", before == NULL ? "" : before,
                                            before == NULL ? "" : " ", relation, same ? "" : " ",
                                            same ? "" : summary);

  concord_window_say (window, type, words, _ ("What differs…"), same ? NULL : show_differences);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  ConcordWindow *window = CONCORD_WINDOW (source);
  ConcordReturned *returned = concord_returned_find_finish (result);

  if (returned == NULL || window->message_bar == NULL || window->session == NULL)
    {
      g_clear_pointer (&returned, concord_returned_free);
      return;
    }
  /* After a reload both say the same, and are one. */
  if (returned->is_same_file && returned->comparison->kinship == CONCORD_KINSHIP_SAME)
    {
      concord_returned_free (returned);
      return;
    }
  g_clear_pointer (&window->returned, concord_returned_free);
  window->returned = returned;
  say (window, returned);
}

void
concord_window_look_for_ours (ConcordWindow *window, GPtrArray *known)
{
  concord_returned_find_async (window, known, on_found, NULL);
}
