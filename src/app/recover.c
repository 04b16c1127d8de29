#include "app/recover.h"
#include "app/dialogs.h"
#include "app/when.h"
#include "app/window.h"
#include "app/wrap-layout.h"

#include "concord-words.h"

static const ConcordDraftInfo *
get_info (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "draft");
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* The last row takes the whole part with it. */
static void
remove_row (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);

  gtk_list_box_remove (GTK_LIST_BOX (list), row);
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) == NULL)
    gtk_widget_set_visible (gtk_widget_get_parent (list), FALSE);
}

static void
on_restore (GtkButton *button, GtkWidget *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSession) session = concord_session_recover (get_info (row), &error);
  ConcordWindow *window = CONCORD_WINDOW (get_window (row));

  if (session == NULL)
    {
      concord_tell (GTK_WINDOW (window), _ ("This work can’t be restored"), error->message);
      return;
    }
  remove_row (row);
  concord_window_adopt (window, session);
}

static void
on_later (GtkButton *button, GtkWidget *row)
{
  remove_row (row);
}

static void
on_discard_answered (const char *answer, gpointer data)
{
  g_autoptr (GtkWidget) row = data;

  if (!g_str_equal (answer, "discard"))
    return;
  concord_draft_info_discard (get_info (row));
  if (gtk_widget_get_parent (row) != NULL)
    remove_row (row);
}

static void
on_discard (GtkButton *button, GtkWidget *row)
{
  const ConcordAnswer answers[] = { { "discard", _ ("Discard"), CONCORD_ANSWER_DESTRUCTIVE },
                                    { "cancel", _ ("Keep"), CONCORD_ANSWER_SUGGESTED } };
  const ConcordDraftInfo *info = get_info (row);
  g_autofree char *heading = g_strdup_printf (_ ("Discard unsaved work on “%s”?"), info->title);
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u change will be gone for good. The project file itself stays as it is.",
                "%u changes will be gone for good. The project file itself stays as it is.",
                info->n_steps),
      info->n_steps);

  concord_ask (get_window (row), heading, body, answers, G_N_ELEMENTS (answers),
               on_discard_answered, g_object_ref (row));
}

static void
add_button (GtkBox *line, GtkWidget *row, const char *label, const char *what, GCallback clicked,
            const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf (what, get_info (row)->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", clicked, row);
  gtk_box_append (line, button);
}

static GtkWidget *
new_words (const ConcordDraftInfo *info)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (info->title);
  g_autofree char *when = concord_when_dup (info->time);
  g_autofree char *name
      = info->file == NULL ? g_strdup (_ ("never saved to a file")) : g_file_get_parse_name (info->file);
  /* Translators: number of changes, when the last was made, the file. */
  g_autofree char *about
      = g_strdup_printf (ngettext ("%u change, %s · %s", "%u changes, the last %s · %s", info->n_steps),
                         info->n_steps, when, name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "row-name");
  gtk_box_append (GTK_BOX (words), label);
  label = gtk_label_new (about);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "row-about");
  gtk_box_append (GTK_BOX (words), label);
  if (info->problem != NULL)
    {
      label = gtk_label_new (info->problem);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

static GtkWidget *
new_row (ConcordDraftInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  /* The buttons stand under the words where both don't fit beside each other. */
  gtk_widget_set_layout_manager (line, concord_wrap_layout_new (0, 12));
  g_object_set_data_full (G_OBJECT (row), "draft", info, (GDestroyNotify) concord_draft_info_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_box_append (GTK_BOX (line), new_words (info));
  /* Translators: each %s is the title of a project. */
  add_button (GTK_BOX (buttons), row, _ ("Discard…"), _ ("Discard unsaved work on %s"),
              G_CALLBACK (on_discard), NULL);
  add_button (GTK_BOX (buttons), row, _ ("Later"), _ ("Keep unsaved work on %s for later"),
              G_CALLBACK (on_later), NULL);
  add_button (GTK_BOX (buttons), row, _ ("Restore"), _ ("Restore unsaved work on %s"),
              G_CALLBACK (on_restore), "suggested-action");
  gtk_box_append (GTK_BOX (line), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  return row;
}

void
concord_recover_fill (GtkBox *box)
{
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (GPtrArray) drafts = concord_drafts_find (folder);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *heading = gtk_label_new (_ ("Not saved when Concord stopped"));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "part-title");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not saved when Concord stopped"), -1);
  gtk_box_append (box, heading);
  gtk_box_append (box, list);
  gtk_widget_set_visible (GTK_WIDGET (box), drafts->len > 0);
  while (drafts->len > 0)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (g_ptr_array_steal_index (drafts, 0)));
}
