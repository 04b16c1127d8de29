#include "app/returned-dialog.h"
#include "app/dialogs.h"
#include "app/help.h"
#include "app/returned-answer.h"
#include "app/returned-replace.h"
#include "app/settings.h"
#include "app/window-private.h"
#include "model/compare-words.h"

#include "concord-words.h"

struct _ConcordReturnedDialog
{
  GtkWindow parent_instance;

  ConcordWindow *window;
  ConcordReturned *returned;

  GtkWidget *replace_button;
  GtkWidget *take_button;
  GtkWidget *keep_button;
  GtkWidget *save_button;
  GtkLabel *lead;
  GtkLabel *files;
  GtkWidget *scroller;
  GtkListView *list;
  GtkCheckButton *answered;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (ConcordReturnedDialog, concord_returned_dialog, GTK_TYPE_WINDOW)

/* --- the list -------------------------------------------------------------------------------- */

static void
add_line (GListStore *store, char *words, gboolean heading)
{
  g_autoptr (GtkStringObject) object = gtk_string_object_new (words);

  g_object_set_data (G_OBJECT (object), "heading", GINT_TO_POINTER (heading));
  g_list_store_append (store, object);
  g_free (words);
}

static GListStore *
list_lines (const ConcordComparison *comparison)
{
  GListStore *store = g_list_store_new (GTK_TYPE_STRING_OBJECT);

  for (guint i = 0; i < comparison->records->len; i++)
    {
      const ConcordRecordDifference *record = comparison->records->pdata[i];
      char *heading = concord_record_difference_dup_heading (record);

      if (record->conflict)
        {
          char *plain = heading;

          /* Translators: a record and what became of it. */
          heading = g_strdup_printf (_ ("%s – changed on both sides"), plain);
          g_free (plain);
        }
      add_line (store, heading, TRUE);
      for (guint f = 0; f < record->fields->len; f++)
        add_line (store, concord_field_difference_dup_line (record->fields->pdata[f]), FALSE);
    }
  return store;
}

static void
setup_row (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "difference");
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkStringObject *object = gtk_list_item_get_item (list_item);
  gboolean heading = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (object), "heading"));
  GtkWidget *label = gtk_list_item_get_child (list_item);
  GtkWidget *row = gtk_widget_get_parent (label);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (object));
  if (heading)
    gtk_widget_add_css_class (label, "part-title");
  else
    gtk_widget_remove_css_class (label, "part-title");
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_string_object_get_string (object), -1);
}

static void
fill_list (ConcordReturnedDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model
      = gtk_no_selection_new (G_LIST_MODEL (list_lines (self->returned->comparison)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
dup_answered (const ConcordRequest *request)
{
  /* Translators: a person, what they were asked for. */
  return request->what == NULL ? g_strdup_printf (_ ("Note that %s has answered"), request->who)
                               : g_strdup_printf (_ ("Note that %s has answered: %s"), request->who,
                                                  request->what);
}

/* Somebody else saved in the file on which ours works. */
static const char *
get_file_hint (const ConcordReturned *returned)
{
  switch (returned->comparison->kinship)
    {
    case CONCORD_KINSHIP_SAME:
    case CONCORD_KINSHIP_BEHIND:
      return _ ("The file has nothing that yours has not: nothing needs to be done with it.");
    case CONCORD_KINSHIP_AHEAD:
      return _ ("Yours was not changed since: it can take what is in the file, and nothing is lost.");
    default:
      return _ ("Both were changed. Save yours under another name and copy over what is missing in one "
                "of them, or take theirs and lose your own changes.");
    }
}

static const char *
get_hint (const ConcordReturned *returned)
{
  if (returned->is_same_file)
    return get_file_hint (returned);
  switch (returned->comparison->kinship)
    {
    case CONCORD_KINSHIP_SAME:
    case CONCORD_KINSHIP_BEHIND:
      return _ ("The copy has nothing that ours has not: nothing needs to be done with it.");
    case CONCORD_KINSHIP_AHEAD:
      return _ ("Ours was not changed since: it can be replaced by the copy, and nothing is lost.");
    default:
      return _ ("Both were changed. Merging comes with a later version: keep both and copy over what "
                "is missing in one of them, or replace ours and lose its own changes.");
    }
}

static void
show_buttons (ConcordReturnedDialog *self)
{
  const ConcordReturned *returned = self->returned;
  gboolean ahead = returned->comparison->kinship == CONCORD_KINSHIP_AHEAD;

  gtk_widget_set_visible (self->replace_button, concord_returned_may_replace (returned));
  gtk_widget_set_visible (self->take_button, returned->is_same_file);
  gtk_widget_set_visible (self->keep_button, !returned->is_same_file);
  gtk_widget_add_css_class (self->replace_button, ahead ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (self->take_button, ahead ? "suggested-action" : "destructive-action");
  if (!returned->is_same_file)
    return;
  gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("Save mine as…"));
  gtk_widget_set_tooltip_text (self->save_button, _ ("Save yours under a name of its own"));
}

static void
show_words (ConcordReturnedDialog *self)
{
  const ConcordReturned *returned = self->returned;
  GFile *copy = concord_session_get_file (self->window->session);
  g_autofree char *summary = concord_comparison_dup_summary (returned->comparison);
  g_autofree char *ours = g_file_get_parse_name (returned->file);
  g_autofree char *theirs = g_file_get_parse_name (copy);
  /* Translators: two files. */
  g_autofree char *files
      = returned->is_same_file
            /* Translators: a file. */
            ? g_strdup_printf (_ ("Ours: in the other window\nTheirs: %s"), theirs)
            : g_strdup_printf (_ ("Ours: %s\nTheirs: %s"), ours, theirs);

  gtk_label_set_text (self->lead, summary);
  gtk_label_set_text (self->files, files);
  gtk_label_set_text (self->hint, get_hint (returned));
  gtk_widget_set_visible (self->scroller, returned->comparison->records->len > 0);
  show_buttons (self);
  gtk_widget_set_visible (GTK_WIDGET (self->answered), returned->request != NULL);
  /* A copy in which nothing is new may be the one that was mailed. */
  gtk_check_button_set_active (self->answered, concord_returned_may_replace (returned));
  if (returned->request != NULL)
    {
      g_autofree char *words = dup_answered (returned->request);
      GtkWidget *label = gtk_check_button_get_child (self->answered);

      gtk_label_set_text (GTK_LABEL (label), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->answered),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

/* --- what to do with it ---------------------------------------------------------------------- */

static void
on_replaced (gboolean replaced, gpointer data)
{
  g_autoptr (ConcordReturnedDialog) self = data;

  if (replaced && self->returned != NULL)
    gtk_window_close (GTK_WINDOW (self));
  else if (self->replace_button != NULL)
    gtk_widget_set_sensitive (self->replace_button, TRUE);
}

static gboolean
is_answered (ConcordReturnedDialog *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->answered))
         && gtk_check_button_get_active (self->answered);
}

static void
on_replace (ConcordReturnedDialog *self)
{
  if (self->window->session == NULL)
    return;
  gtk_widget_set_sensitive (self->replace_button, FALSE);
  concord_returned_replace (self->window, GTK_WINDOW (self), self->returned, is_answered (self),
                            on_replaced, g_object_ref (self));
}

static void
on_keep (ConcordReturnedDialog *self)
{
  if (is_answered (self) && self->window->session != NULL)
    concord_returned_note_answer (self->window, self->returned);
  gtk_window_close (GTK_WINDOW (self));
}

/* @data is the dialogue, closed by now, where an answer is to be noted. */
static void
on_copy_saved (ConcordWindow *window, gboolean saved, gpointer data)
{
  g_autoptr (ConcordReturnedDialog) self = data;

  if (saved && window->session != NULL)
    concord_returned_note_answer (window, self->returned);
}

static void
save_copy (ConcordReturnedDialog *self, ConcordWindow *window, gboolean answered)
{
  if (window->session == NULL)
    return;
  concord_window_choose_and_save (window, answered ? on_copy_saved : NULL,
                                  answered ? g_object_ref (self) : NULL);
}

static void
on_save_as (ConcordReturnedDialog *self)
{
  g_autoptr (ConcordWindow) window = g_object_ref (self->window);
  ConcordSession *ours = concord_returned_get_session (self->returned);
  gboolean answered = is_answered (self);

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  if (!self->returned->is_same_file)
    save_copy (self, window, answered);
  else if (ours != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->returned->window));
      concord_window_choose_and_save (self->returned->window, NULL, NULL);
    }
  g_object_unref (self);
}

/* The other window takes what is in the file, after a question where something would be lost. Where
 * nothing is, this window has nothing then that the other has not. */
static void
on_take (ConcordReturnedDialog *self)
{
  g_autoptr (ConcordWindow) window = g_object_ref (self->window);
  ConcordWindow *ours
      = concord_returned_get_session (self->returned) == NULL ? NULL : self->returned->window;
  gboolean harmless = self->returned->comparison->kinship == CONCORD_KINSHIP_AHEAD;

  gtk_window_close (GTK_WINDOW (self));
  if (ours == NULL)
    return;
  gtk_window_present (GTK_WINDOW (ours));
  concord_window_reload (ours);
  if (harmless && window->session != NULL && !concord_session_is_dirty (window->session))
    gtk_window_close (GTK_WINDOW (window));
}

/* --- class ----------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  ConcordReturnedDialog *self = CONCORD_RETURNED_DIALOG (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->window);
  G_OBJECT_CLASS (concord_returned_dialog_parent_class)->dispose (object);
}

/* A replacement that is on its way still reads it. */
static void
finalize (GObject *object)
{
  g_clear_pointer (&CONCORD_RETURNED_DIALOG (object)->returned, concord_returned_free);
  G_OBJECT_CLASS (concord_returned_dialog_parent_class)->finalize (object);
}

static void
concord_returned_dialog_class_init (ConcordReturnedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CONCORD_RESOURCES "/ui/returned-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, replace_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, files);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, answered);
  gtk_widget_class_bind_template_child (widget_class, ConcordReturnedDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_replace);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_save_as);
}

static void
concord_returned_dialog_init (ConcordReturnedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "mail-and-requests");
}

ConcordReturnedDialog *
concord_returned_dialog_new (ConcordWindow *window, ConcordReturned *returned)
{
  ConcordReturnedDialog *self
      = g_object_new (CONCORD_TYPE_RETURNED_DIALOG, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->returned = returned;
  concord_returned_update (returned, concord_session_get_document (window->session));
  show_words (self);
  fill_list (self);
  return self;
}
