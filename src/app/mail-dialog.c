#include "app/mail-dialog.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/help.h"
#include "app/mail-errand.h"
#include "app/record-chooser.h"
#include "app/settings.h"
#include "app/window-private.h"

#include "concord-words.h"

struct _ConcordMailDialog
{
  GtkWindow parent_instance;

  ConcordWindow *window;
  ConcordDocument *document;
  char *written_subject; /* by this dialogue: what differs from it was edited */
  char *written_body;
  char *exempt_words; /* what to mind about the project file, or NULL */

  GtkButton *close_button;
  GtkWidget *mail_button;
  GtkWidget *form;
  GtkCheckButton *project;
  GtkCheckButton *paper;
  ConcordRecordChooser *report; /* where the project has several */
  gboolean has_several;
  GtkLabel *exempt;
  GtkLabel *unsaved;
  GtkEditable *who;
  GtkEditable *what;
  GtkEditable *due;
  GtkEditable *subject;
  GtkTextBuffer *body;
  GtkWidget *again_button;
  GtkLabel *refusal;
  GtkLabel *outcome;
};

G_DEFINE_FINAL_TYPE (ConcordMailDialog, concord_mail_dialog, GTK_TYPE_WINDOW)

static char *
dup_entered (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
say (GtkLabel *label, const char *sentence)
{
  gtk_label_set_text (label, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
refuse (ConcordMailDialog *self, const char *sentence, gpointer field)
{
  say (self->refusal, sentence);
  say (self->outcome, NULL);
  if (field != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (field));
}

/* --- what is said ---------------------------------------------------------------------------- */

static GFile *
get_file (ConcordMailDialog *self)
{
  return concord_session_get_file (concord_window_get_session (self->window));
}

static char *
dup_project_name (ConcordMailDialog *self)
{
  ConcordSession *session = concord_window_get_session (self->window);
  GFile *file = concord_session_get_file (session);

  return file == NULL ? concord_session_dup_file_name (session) : concord_mail_dup_name (file);
}

/* Which paper is attached; NULL where the project has none. */
static ConcordRecord *
get_report (ConcordMailDialog *self)
{
  return concord_record_chooser_get_selected (self->report);
}

/* Of several papers each is called by its own title. */
static char *
dup_paper_title (ConcordMailDialog *self)
{
  return self->has_several && get_report (self) != NULL ? concord_record_dup_name (get_report (self))
                                                        : NULL;
}

static char *
dup_paper_name (ConcordMailDialog *self)
{
  const char *title = concord_session_get_title (concord_window_get_session (self->window));
  g_autofree char *own = dup_paper_title (self);
  /* Translators: the name of a file; %s is the project's title. */
  g_autofree char *text = g_strdup_printf (_ ("Cabinet paper %s"), title);
  g_autofree char *clean = concord_file_name_dup_clean (own != NULL ? own : text);

  return g_strconcat (clean, ".pdf", NULL);
}

/* FALSE where what stands there is no day. */
static gboolean
read_due (ConcordMailDialog *self, ConcordDate *due)
{
  g_autofree char *text = dup_entered (self->due);

  *due = CONCORD_DATE_ABSENT;
  return *text == '\0' || concord_date_read_typed (text, due);
}

static char *
dup_body (ConcordMailDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->body, &start, &end);
  return gtk_text_buffer_get_text (self->body, &start, &end, FALSE);
}

static gboolean
is_edited (ConcordMailDialog *self)
{
  g_autofree char *body = dup_body (self);

  return g_strcmp0 (gtk_editable_get_text (self->subject), self->written_subject) != 0
         || g_strcmp0 (body, self->written_body) != 0;
}

static void
on_edited (ConcordMailDialog *self)
{
  gtk_widget_set_visible (self->again_button, is_edited (self));
}

static void
write_message (ConcordMailDialog *self)
{
  g_autofree char *who = dup_entered (self->who);
  g_autofree char *what = dup_entered (self->what);
  g_autofree char *project = dup_project_name (self);
  g_autofree char *paper = dup_paper_name (self);
  g_autofree char *paper_title = dup_paper_title (self);
  ConcordMailMatter matter = {
    .title = concord_session_get_title (concord_window_get_session (self->window)),
    .author = concord_document_get_author (self->document),
    .project = gtk_check_button_get_active (self->project) ? project : NULL,
    .paper = gtk_check_button_get_active (self->paper) ? paper : NULL,
    .paper_title = paper_title,
    .who = who,
    .what = what,
  };

  read_due (self, &matter.due);
  g_free (self->written_subject);
  g_free (self->written_body);
  self->written_subject = concord_mail_dup_subject (&matter);
  self->written_body = concord_mail_dup_body (&matter);
  gtk_editable_set_text (self->subject, self->written_subject);
  gtk_text_buffer_set_text (self->body, self->written_body, -1);
  on_edited (self);
}

static char *
dup_unsaved (ConcordMailDialog *self)
{
  guint n = concord_document_get_unsaved (self->document)->len;

  if (get_file (self) == NULL)
    return g_strdup (_ ("The project has no file yet: you are asked for one first."));
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u change is not saved yet; the project is saved first, for only "
                                    "what is saved can be mailed.",
                                    "%u changes are not saved yet; the project is saved first, for "
                                    "only what is saved can be mailed.",
                                    n),
                          n);
}

/* What was ticked or typed above the message; one that was edited is left alone. */
static void
on_changed (ConcordMailDialog *self)
{
  gboolean project = gtk_check_button_get_active (self->project);
  g_autofree char *unsaved = NULL;

  if (self->document == NULL)
    return;
  unsaved = project ? dup_unsaved (self) : NULL;
  say (self->exempt, project ? self->exempt_words : NULL);
  say (self->unsaved, unsaved);
  gtk_widget_set_visible (GTK_WIDGET (self->report),
                          self->has_several && gtk_check_button_get_active (self->paper));
  refuse (self, NULL, NULL);
  if (!is_edited (self))
    write_message (self);
}

/* --- mailing --------------------------------------------------------------------------------- */

/* FALSE with what is wrong shown. */
static gboolean
check (ConcordMailDialog *self)
{
  g_autofree char *who = dup_entered (self->who);
  g_autofree char *what = dup_entered (self->what);
  g_autofree char *typed = dup_entered (self->due);
  g_autofree char *sentence = NULL;
  ConcordDate due;

  if (!gtk_check_button_get_active (self->project) && !gtk_check_button_get_active (self->paper))
    {
      refuse (self, _ ("Nothing is attached: tick the project file, the paper or both."),
              self->project);
      return FALSE;
    }
  if (!read_due (self, &due))
    {
      sentence = g_strdup_printf (
          _ ("By: “%s” is not a day. Write it like 4 December 2026 or 4/12/2026."), typed);
      refuse (self, sentence, self->due);
      return FALSE;
    }
  if (*who == '\0' && (*what != '\0' || *typed != '\0'))
    {
      refuse (self, _ ("Say who is asked: the name stands in the list of requests."), self->who);
      return FALSE;
    }
  refuse (self, NULL, NULL);
  return TRUE;
}

static void
set_busy (ConcordMailDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->mail_button, !busy);
}

/* The file may have got its name only now. */
static gboolean
on_write (char **subject, char **body, gpointer data)
{
  ConcordMailDialog *self = data;

  if (self->document == NULL)
    return FALSE;
  if (!is_edited (self))
    write_message (self);
  *subject = g_strdup (gtk_editable_get_text (self->subject));
  *body = dup_body (self);
  return TRUE;
}

static void
show_failure (ConcordMailDialog *self, const GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  set_busy (self, FALSE);
  on_changed (self);
  refuse (self, cancelled ? NULL : error->message, NULL);
  if (cancelled)
    say (self->outcome, _ ("The message was cancelled; nothing was sent."));
}

static void
on_done (ConcordMailWay way, const char *words, const GError *error, gpointer data)
{
  g_autoptr (ConcordMailDialog) self = data;

  if (self->document == NULL)
    return;
  if (error != NULL)
    show_failure (self, error);
  else if (way == CONCORD_MAIL_FOLDER)
    {
      /* The text of the message is still needed. */
      set_busy (self, FALSE);
      gtk_widget_set_visible (self->mail_button, FALSE);
      gtk_button_set_label (self->close_button, _ ("Close"));
      say (self->outcome, words);
    }
  else
    {
      concord_window_say (self->window, GTK_MESSAGE_INFO, words, NULL, NULL);
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
on_mail (ConcordMailDialog *self)
{
  ConcordMailErrand *errand;

  if (!check (self))
    return;
  errand = concord_mail_errand_new ();
  errand->project = gtk_check_button_get_active (self->project);
  if (gtk_check_button_get_active (self->paper))
    {
      errand->paper = dup_paper_name (self);
      g_set_object (&errand->report, get_report (self));
    }
  errand->who = dup_entered (self->who);
  errand->what = dup_entered (self->what);
  read_due (self, &errand->due);
  set_busy (self, TRUE);
  concord_mail_errand_run (errand, self->window, GTK_WINDOW (self), on_write, on_done,
                           g_object_ref (self));
}

/* --- class ----------------------------------------------------------------------------------- */

void
concord_mail_dialog_fill (ConcordMailDialog *dialog, gboolean project, gboolean paper,
                          const char *who, const char *what, const char *due)
{
  gtk_check_button_set_active (dialog->project, project);
  gtk_check_button_set_active (dialog->paper, paper);
  gtk_editable_set_text (dialog->who, who);
  gtk_editable_set_text (dialog->what, what);
  gtk_editable_set_text (dialog->due, due);
}

static void
dispose (GObject *object)
{
  ConcordMailDialog *self = CONCORD_MAIL_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (concord_mail_dialog_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordMailDialog *self = CONCORD_MAIL_DIALOG (object);

  g_free (self->written_subject);
  g_free (self->written_body);
  g_free (self->exempt_words);
  G_OBJECT_CLASS (concord_mail_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, close_button);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, mail_button);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, form);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, project);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, paper);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, report);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, exempt);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, unsaved);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, who);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, what);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, due);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, subject);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, body);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, again_button);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, refusal);
  gtk_widget_class_bind_template_child (klass, ConcordMailDialog, outcome);
  gtk_widget_class_bind_template_callback (klass, on_changed);
  gtk_widget_class_bind_template_callback (klass, on_edited);
  gtk_widget_class_bind_template_callback (klass, on_mail);
  gtk_widget_class_bind_template_callback_full (klass, "on_again", G_CALLBACK (write_message));
}

static void
concord_mail_dialog_class_init (ConcordMailDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  concord_dialog_class_close_on_escape (widget_class);
  g_type_ensure (CONCORD_TYPE_RECORD_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, CONCORD_RESOURCES "/ui/mail-dialog.ui");
  bind_children (widget_class);
}

static void
concord_mail_dialog_init (ConcordMailDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "mail-and-requests");
}

/* The paper that is shown stands first, and which it is can be changed where there are several. */
static void
offer_papers (ConcordMailDialog *self)
{
  g_autoptr (GPtrArray) reports = concord_document_list (self->document, "report");

  self->has_several = reports->len > 1;
  g_object_set (self->report, "document", self->document, NULL);
  if (reports->len > 0)
    concord_record_chooser_select (self->report, concord_window_find_report (self->window));
  g_signal_connect_object (self->report, "notify::selected", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

ConcordMailDialog *
concord_mail_dialog_new (ConcordWindow *window)
{
  ConcordMailDialog *self
      = g_object_new (CONCORD_TYPE_MAIL_DIALOG, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->document = g_object_ref (concord_session_get_document (concord_window_get_session (window)));
  self->exempt_words = concord_mail_dup_exempt (concord_confidential_count (self->document));
  offer_papers (self);
  write_message (self);
  on_changed (self);
  return self;
}
