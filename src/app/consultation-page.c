#include "app/consultation-page.h"
#include "app/page-parts.h"
#include "app/record-table.h"
#include "model/question.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

struct _ConcordConsultationPage
{
  ConcordPage parent_instance;

  ConcordRecordTable *questions;
  ConcordRecordTable *counts;
  GtkWidget *counts_box;
  GtkLabel *counts_note;
  ConcordRecord *question; /* followed */
  int kind;                /* whose answers the columns of counts are */
};

G_DEFINE_FINAL_TYPE (ConcordConsultationPage, concord_consultation_page, CONCORD_TYPE_PAGE)

typedef struct
{
  const char *kind;
  const char *answers[9];
  const char *titles[9];
} AnswerColumns;

/* Titles are the ends in words and the levels between them as numbers, so that seven fit. */
static const AnswerColumns answer_columns[] = {
  { "agreement-5",
    { "1", "2", "3", "4", "5", NULL },
    { N_ ("1 Strongly disagree"), N_ ("2 Disagree"), N_ ("3 Neither"), N_ ("4 Agree"),
      N_ ("5 Strongly agree"), NULL } },
  { "agreement-7",
    { "1", "2", "3", "4", "5", "6", "7", NULL },
    { N_ ("1 Disagree"), "2", "3", N_ ("4 Neither"), "5", "6", N_ ("7 Agree"), NULL } },
  { "yes-no", { "no", "yes", NULL }, { N_ ("No"), N_ ("Yes"), NULL } },
};

static const AnswerColumns *
find_columns (ConcordRecord *question)
{
  const ConcordField *field = concord_record_find_field (question, "kind");
  g_autofree char *kind = concord_record_dup_canonical (question, field);

  for (guint i = 0; i < G_N_ELEMENTS (answer_columns); i++)
    if (g_strcmp0 (answer_columns[i].kind, kind) == 0)
      return &answer_columns[i];
  return NULL;
}

static void
set_columns (ConcordConsultationPage *self, const AnswerColumns *columns)
{
  const char *titles[9] = { NULL };

  for (guint i = 0; columns->titles[i] != NULL; i++)
    titles[i] = g_dgettext (GETTEXT_PACKAGE, columns->titles[i]);
  concord_record_table_set_answers (self->counts, "number", columns->answers, titles);
}

static void
show_counts (ConcordConsultationPage *self)
{
  const AnswerColumns *columns = self->question == NULL ? NULL : find_columns (self->question);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  int kind = columns == NULL ? -1 : (int) (columns - answer_columns);

  gtk_widget_set_visible (self->counts_box, self->question != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), columns != NULL);
  if (self->question == NULL)
    return;
  name = concord_record_dup_name (self->question);
  if (columns != NULL)
    /* Translators: a question of a survey. */
    words = g_strdup_printf (_ ("How many of each group gave which answer to “%s”"), name);
  else
    words = g_strdup_printf (_ ("Say in the column Kind how “%s” was answered; then counts can be "
                                "entered. Numbers and comments have no counts here."),
                             name);
  gtk_label_set_text (self->counts_note, words);
  if (columns != NULL && kind != self->kind)
    set_columns (self, columns);
  if (columns != NULL)
    self->kind = kind;
}

static void
question_selected (ConcordConsultationPage *self)
{
  if (self->question != NULL)
    g_signal_handlers_disconnect_by_func (self->question, show_counts, self);
  g_set_object (&self->question, concord_record_table_get_selected (self->questions));
  if (self->question != NULL)
    g_signal_connect_object (self->question, "notify", G_CALLBACK (show_counts), self,
                             G_CONNECT_SWAPPED);
  show_counts (self);
}

static void
dispose (GObject *object)
{
  g_clear_object (&CONCORD_CONSULTATION_PAGE (object)->question);
  G_OBJECT_CLASS (concord_consultation_page_parent_class)->dispose (object);
}

static void
concord_consultation_page_class_init (ConcordConsultationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  concord_page_parts_ensure ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/concord/Concord/ui/consultation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, questions);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, counts);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, counts_box);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, counts_note);
}

static void
concord_consultation_page_init (ConcordConsultationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = -1;
  g_signal_connect_object (self->questions, "notify::selected", G_CALLBACK (question_selected),
                           self, G_CONNECT_SWAPPED);
  question_selected (self);
}
