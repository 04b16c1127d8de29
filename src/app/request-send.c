#include "app/request-send.h"
#include "app/dialogs.h"
#include "app/file-name.h"
#include "app/help.h"
#include "app/mail.h"
#include "app/request-file.h"
#include "app/request-subjects.h"
#include "store/replace.h"

#include "concord-words.h"

struct _ConcordRequestSend
{
  GtkWindow parent_instance;

  ConcordDocument *document;
  GPtrArray *subjects;
  GFile *file; /* once it is written */

  GtkButton *close_button;
  GtkWidget *write_button;
  GtkStack *stack;
  GtkDropDown *what;
  GtkLabel *hint;
  GtkEditable *who;
  GtkEditable *due;
  GtkDropDown *format;
  GtkLabel *refusal;
  GtkLabel *done;
  GtkWidget *mail_button;
  GtkLabel *mailed;
};

G_DEFINE_FINAL_TYPE (ConcordRequestSend, concord_request_send, GTK_TYPE_WINDOW)

static const ConcordRequestSubject *
get_subject (ConcordRequestSend *self)
{
  guint selected = gtk_drop_down_get_selected (self->what);

  return selected < self->subjects->len ? self->subjects->pdata[selected] : NULL;
}

static char *
dup_entered (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
refuse (ConcordRequestSend *self, const char *sentence)
{
  gtk_label_set_text (self->refusal, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
}

/* --- the sheet ------------------------------------------------------------------------------- */

static gboolean
read_due (ConcordRequestSend *self, ConcordDate *due)
{
  g_autofree char *text = dup_entered (self->due);
  g_autofree char *sentence = NULL;

  *due = CONCORD_DATE_ABSENT;
  if (*text == '\0' || concord_date_read_typed (text, due))
    return TRUE;
  sentence = g_strdup_printf (
      _ ("Due: “%s” is not a day. Write it like 4 December 2026 or 4/12/2026."), text);
  refuse (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->due));
  return FALSE;
}

/* The sheet as the form says, or NULL with what is wrong shown. */
static ConcordSheet *
new_sheet (ConcordRequestSend *self)
{
  g_autofree char *who = dup_entered (self->who);
  g_autoptr (GError) error = NULL;
  ConcordDate due;
  ConcordSheet *sheet;

  if (*who == '\0')
    {
      refuse (self, _ ("Say who is asked: the name stands on the sheet and in the list of requests."));
      gtk_widget_grab_focus (GTK_WIDGET (self->who));
      return NULL;
    }
  if (!read_due (self, &due))
    return NULL;
  sheet = concord_request_subject_new_sheet (get_subject (self), self->document, &error);
  if (sheet == NULL)
    {
      refuse (self, error->message);
      return NULL;
    }
  concord_sheet_ask (sheet, who, due);
  refuse (self, NULL);
  return sheet;
}

static void
show_done (ConcordRequestSend *self)
{
  g_autofree char *path = g_file_get_parse_name (self->file);
  g_autofree char *who = dup_entered (self->who);
  g_autofree char *words = g_strdup_printf (
      _ ("The sheet for %s is saved as %s, and the request is in the project’s list of requests."),
      who, path);

  gtk_label_set_text (self->done, words);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_button_set_label (self->close_button, _ ("Close"));
  gtk_widget_set_visible (self->write_button, FALSE);
  gtk_widget_grab_focus (self->mail_button);
}

gboolean
concord_request_send_write (ConcordRequestSend *send, GFile *file)
{
  g_autoptr (ConcordSheet) sheet = new_sheet (send);
  g_autofree char *name = g_file_get_basename (file);
  gboolean workbook = !g_str_has_suffix (name, ".csv");
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (sheet == NULL)
    return FALSE;
  /* Planning gives the sheet the id of its request; the project changes only once the sheet is
   * there. */
  step = concord_sheet_plan_request (send->document, sheet);
  bytes = concord_request_file_new (sheet, workbook, concord_document_get_now (send->document),
                                    &error);
  if (bytes == NULL || !concord_file_replace (file, bytes, NULL, NULL, &error)
      || !concord_document_perform (send->document, step, &error))
    {
      refuse (send, error->message);
      return FALSE;
    }
  g_set_object (&send->file, file);
  show_done (send);
  return TRUE;
}

static void
on_target (GFile *file, gpointer data)
{
  g_autoptr (ConcordRequestSend) self = data;

  if (file != NULL && self->document != NULL)
    concord_request_send_write (self, file);
}

static void
on_write (ConcordRequestSend *self)
{
  gboolean workbook = gtk_drop_down_get_selected (self->format) == 0;
  const char *ending = workbook ? ".xlsx" : ".csv";
  g_autoptr (ConcordSheet) sheet = new_sheet (self);
  g_autofree char *who = dup_entered (self->who);
  g_autofree char *text = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (sheet == NULL)
    return;
  /* Translators: a file name: what is asked for, and who is asked. */
  text = g_strdup_printf (_ ("%s for %s"), get_subject (self)->label, who);
  base = concord_file_name_dup_clean (text);
  name = g_strconcat (base, ending, NULL);
  concord_choose_target (GTK_WINDOW (self), _ ("Write the sheet"), name, NULL, NULL, ending,
                         on_target, g_object_ref (self));
}

/* --- sending --------------------------------------------------------------------------------- */

static void
on_mailed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ConcordRequestSend) self = data;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good = concord_mail_compose_finish (result, NULL, &words, &error);

  if (self->document == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (_ ("The message was cancelled; nothing was sent."));
  gtk_label_set_text (self->mailed, words != NULL || good ? words : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->mailed), TRUE);
}

static void
on_mail (ConcordRequestSend *self)
{
  const char *title = concord_document_get_project (self->document)->title;
  const char *what = get_subject (self)->label;
  g_autofree char *name = concord_mail_dup_name (self->file);
  g_autofree char *typed = dup_entered (self->due);
  ConcordDate due = CONCORD_DATE_ABSENT;
  /* Translators: the subject of a message: a project's title and what is asked for. */
  g_autofree char *subject = g_strdup_printf (_ ("%s: please fill in “%s”"),
                                              title == NULL ? _ ("Concord") : title, what);
  g_autofree char *day = *typed != '\0' && concord_date_read_typed (typed, &due)
                             ? concord_date_dup_display (due)
                             : NULL;
  /* Translators: part of a message; %s is a day. */
  g_autofree char *until = day == NULL ? g_strdup ("") : g_strdup_printf (_ (" by %s"), day);
  g_autofree char *body = g_strdup_printf (
      /* Translators: the file's name, " by 4 December 2026" or nothing, the sender's name. */
      _ ("Please fill in the attached sheet, %s, and mail it back%s. Any spreadsheet program opens "
         "it.\n\nLeave the ids in its first column as they are. What you leave as it was changes "
         "nothing.\n\n%s\n"),
      name, until, concord_document_get_author (self->document));

  concord_mail_compose_async (GTK_WINDOW (self), &self->file, 1, subject, body, on_mailed,
                              g_object_ref (self));
}

static void
on_folder (ConcordRequestSend *self)
{
  concord_show_in_folder (self->file);
}

/* --- the form -------------------------------------------------------------------------------- */

static void
on_what (ConcordRequestSend *self)
{
  const ConcordRequestSubject *subject = self->subjects == NULL ? NULL : get_subject (self);
  gboolean pack = subject != NULL && subject->role == NULL && subject->link == NULL;

  gtk_label_set_text (
      self->hint,
      pack ? _ ("The evaluator’s own questions and marks only: no price, and nobody else’s marks.")
           : _ ("Confidential fields, such as prices, stay out of the sheet."));
  if (pack)
    {
      g_autofree char *name = concord_record_dup_name (subject->record);

      gtk_editable_set_text (self->who, name);
    }
}

gboolean
concord_request_send_fill (ConcordRequestSend *send, const char *what, const char *who,
                           const char *due)
{
  for (guint i = 0; i < send->subjects->len; i++)
    {
      const ConcordRequestSubject *subject = send->subjects->pdata[i];

      if (!g_str_has_prefix (subject->label, what))
        continue;
      gtk_drop_down_set_selected (send->what, i);
      gtk_editable_set_text (send->who, who);
      gtk_editable_set_text (send->due, due);
      return TRUE;
    }
  return FALSE;
}

static void
dispose (GObject *object)
{
  ConcordRequestSend *self = CONCORD_REQUEST_SEND (object);

  g_clear_object (&self->document);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (concord_request_send_parent_class)->dispose (object);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
}

static void
concord_request_send_class_init (ConcordRequestSendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  concord_dialog_class_close_on_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/request-send.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, close_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, write_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, stack);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, what);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, hint);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, who);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, due);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, format);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, refusal);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, done);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, mail_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordRequestSend, mailed);
  gtk_widget_class_bind_template_callback (widget_class, on_write);
  gtk_widget_class_bind_template_callback (widget_class, on_what);
  gtk_widget_class_bind_template_callback (widget_class, on_mail);
  gtk_widget_class_bind_template_callback (widget_class, on_folder);
}

static void
concord_request_send_init (ConcordRequestSend *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  concord_dialog_fit_text (GTK_WINDOW (self));
  concord_help_add_key (GTK_WIDGET (self), "mail-and-requests");
}

ConcordRequestSend *
concord_request_send_new (GtkWindow *parent, ConcordDocument *document)
{
  ConcordRequestSend *self
      = g_object_new (CONCORD_TYPE_REQUEST_SEND, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->document = g_object_ref (document);
  self->subjects = concord_request_subjects_list (document);
  for (guint i = 0; i < self->subjects->len; i++)
    gtk_string_list_append (labels, ((ConcordRequestSubject *) self->subjects->pdata[i])->label);
  gtk_drop_down_set_model (self->what, G_LIST_MODEL (labels));
  on_what (self);
  return self;
}
