#include "app/consultation-page.h"
#include "app/choice-popover.h"
#include "app/page-parts.h"
#include "app/raking-pane.h"
#include "app/record-chooser.h"
#include "app/record-table.h"
#include "app/survey-import.h"
#include "app/wrap-layout.h"
#include "findings/consultation.h"
#include "model/count.h"
#include "model/group.h"
#include "model/question.h"

#include "concord-words.h"

struct _ConcordConsultationPage
{
  ConcordPage parent_instance;

  ConcordDocument *document; /* followed */
  guint64 stamp;             /* of what the groups and the counts show */
  guint64 theme_stamp;       /* of what the list of questions shows */

  ConcordRecordChooser *group_exercise; /* the others are bound to it */
  ConcordRecordTable *groups;
  GtkLabel *silent;
  gboolean silent_stale; /* not brought up to date while out of sight */

  GtkMenuButton *page_menu;
  GtkWidget *question_head;
  ConcordRecordTable *questions;
  ConcordRecordTable *counts;
  GtkWidget *counts_box;
  GtkLabel *counts_note;
  ConcordRecord *question; /* followed */
  int kind;                /* whose answers the columns of counts are */

  GtkBox *theme_head;
  GtkDropDown *theme_question;
  GtkWidget *theme_note;
  ConcordRecordTable *themes;
  GPtrArray *commented; /* the questions with comments, as listed */
  gboolean filling;     /* the list changes by us */
};

G_DEFINE_FINAL_TYPE (ConcordConsultationPage, concord_consultation_page, CONCORD_TYPE_PAGE)

typedef struct
{
  const char *kind;
  const char *answers[9];
  const char *titles[9];
} AnswerColumns;

/* --- counts ---------------------------------------------------------------------------------- */

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
    titles[i] = _ (columns->titles[i]);
  concord_record_table_set_answers (self->counts, "number", columns->answers, titles);
}

/* Answers that an import counted by dimensions: the table holds those beside them. */
static double
count_in_cells (ConcordRecord *question)
{
  GListModel *counts = concord_record_get_children (question, "counts");
  double sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (counts); i++)
    {
      g_autoptr (ConcordCount) count = g_list_model_get_item (counts, i);

      if (count->cell != NULL && *count->cell != '\0' && !concord_is_absent (count->number))
        sum += count->number;
    }
  return sum;
}

/* Takes @words. */
static char *
add_cells (ConcordRecord *question, char *words)
{
  double in_cells = count_in_cells (question);
  g_autofree char *number = concord_number_dup_display (in_cells);
  g_autofree char *before = words;

  if (in_cells <= 0)
    return g_steal_pointer (&before);
  return g_strdup_printf (ngettext ("%s\n%s answer is counted by dimension and is not shown here; what "
                                    "you enter is added to it.",
                                    "%s\n%s answers are counted by dimension and are not shown here; "
                                    "what you enter is added to them.",
                                    (gulong) in_cells),
                          before, number);
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
    words = add_cells (self->question,
                       g_strdup_printf (_ ("How many of each group gave which answer to “%s”"),
                                        name));
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

/* --- groups ---------------------------------------------------------------------------------- */

/* How many of a group answered: of those invited, else of all there are. */
static char *
dup_rate (ConcordRecordTable *table, ConcordRecord *record)
{
  const ConcordGroup *group = CONCORD_GROUP (record);
  gboolean invited = !concord_is_absent (group->invited);
  double of = invited ? group->invited : group->population;
  g_autofree char *percent = NULL;

  if (concord_is_absent (of) || concord_is_absent (group->responded) || of <= 0)
    return NULL;
  if (group->responded == 0)
    return g_strdup (_ ("Silent"));
  percent = concord_number_dup_display ((double) (int) (group->responded / of * 100 + 0.5));
  return invited ? g_strdup_printf (_ ("%s%%"), percent)
                 /* Translators: a share of the whole population, as nobody was invited by name. */
                 : g_strdup_printf (_ ("%s%% of all"), percent);
}

static char *
dup_groups (const ConcordConsultation *consultation, gboolean over)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < consultation->groups->len; i++)
    {
      const ConcordConsultationGroup *group = consultation->groups->pdata[i];

      if (over ? group->is_over : group->is_silent)
        g_ptr_array_add (names, group->name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* A group that was asked and said nothing is a result; one that answered more often than it has
 * people is a mistake. */
static void
show_silent (ConcordConsultationPage *self)
{
  ConcordRecord *exercise = concord_record_chooser_get_selected (self->group_exercise);
  g_autoptr (ConcordConsultation) consultation = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  /* It reads every count of the exercise. */
  self->silent_stale = !gtk_widget_get_mapped (GTK_WIDGET (self->groups));
  if (self->silent_stale)
    return;
  if (exercise != NULL && self->document != NULL)
    {
      g_autofree char *silent = NULL;
      g_autofree char *over = NULL;

      consultation = concord_consultation_new (self->document, exercise);
      silent = dup_groups (consultation, FALSE);
      over = dup_groups (consultation, TRUE);
      if (*silent != '\0')
        g_string_append_printf (words,
                                _ ("Asked, and silent so far: %s. Say so with the result, or ask "
                                   "again another way."),
                                silent);
      if (words->len > 0 && *over != '\0')
        g_string_append_c (words, '\n');
      if (*over != '\0')
        g_string_append_printf (words, _ ("More answered than were asked: %s. Check the numbers."),
                                over);
    }
  gtk_label_set_text (self->silent, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->silent), words->len > 0);
}

static void
groups_mapped (ConcordConsultationPage *self)
{
  if (self->silent_stale)
    show_silent (self);
}

/* --- themes ---------------------------------------------------------------------------------- */

static gboolean
is_commented (ConcordRecord *question)
{
  const ConcordField *field = concord_record_find_field (question, "kind");
  g_autofree char *kind = concord_record_dup_canonical (question, field);

  return g_strcmp0 (kind, "comments") == 0;
}

static void
theme_question_chosen (ConcordConsultationPage *self)
{
  guint position = gtk_drop_down_get_selected (self->theme_question);

  if (!self->filling && position < self->commented->len)
    concord_record_table_set_parent (self->themes, self->commented->pdata[position]);
}

/* The questions of the exercise that people answered in their own words. */
static void
fill_theme_questions (ConcordConsultationPage *self)
{
  ConcordRecord *exercise = concord_record_chooser_get_selected (self->group_exercise);
  GListModel *questions
      = exercise == NULL ? NULL : concord_record_get_children (exercise, "questions");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (ConcordRecord) chosen = NULL;
  guint position = 0;

  g_object_get (self->themes, "parent", &chosen, NULL);
  g_ptr_array_set_size (self->commented, 0);
  for (guint i = 0; questions != NULL && i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (ConcordRecord) question = g_list_model_get_item (questions, i);
      g_autofree char *name = concord_record_dup_name (question);

      if (!is_commented (question))
        continue;
      if (question == chosen)
        position = self->commented->len;
      g_ptr_array_add (self->commented, g_object_ref (question));
      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->theme_question, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->theme_question, position);
  self->filling = FALSE;
  concord_record_table_set_parent (
      self->themes, self->commented->len == 0 ? NULL : self->commented->pdata[position]);
  gtk_widget_set_visible (GTK_WIDGET (self->theme_head), self->commented->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->themes), self->commented->len > 0);
  gtk_widget_set_visible (self->theme_note, self->commented->len == 0);
}

static void
add_theme_chooser (ConcordConsultationPage *self)
{
  const char *name = _ ("Question");
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *list = concord_choice_drop_down_new ();
  GtkWidget *button = gtk_widget_get_first_child (list);

  gtk_widget_set_layout_manager (GTK_WIDGET (self->theme_head), concord_wrap_layout_new (0, 6));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  gtk_box_append (self->theme_head, label);
  gtk_box_append (self->theme_head, list);
  self->theme_question = GTK_DROP_DOWN (list);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (theme_question_chosen), self,
                           G_CONNECT_SWAPPED);
}

/* --- importing ------------------------------------------------------------------------------- */

static void
answers_taken (ConcordSurveyImport *dialog, const char *words, ConcordConsultationPage *self)
{
  concord_page_say (GTK_WIDGET (self->questions), words);
}

static void
import_answers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordConsultationPage *self = CONCORD_CONSULTATION_PAGE (widget);
  ConcordRecord *exercise = concord_record_chooser_get_selected (self->group_exercise);
  GtkRoot *root = gtk_widget_get_root (widget);
  ConcordSurveyImport *dialog;

  if (exercise == NULL || self->document == NULL)
    return;
  dialog = concord_survey_import_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                      self->document, exercise);
  g_signal_connect_object (dialog, "taken", G_CALLBACK (answers_taken), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Made when it is wanted: a popover is many widgets. */
static void
create_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Import answers…"), "consultation.import-answers");
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

/* --- the document ---------------------------------------------------------------------------- */

static void
show_exercise (ConcordConsultationPage *self)
{
  show_silent (self);
  show_counts (self);
  fill_theme_questions (self);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "consultation.import-answers",
      concord_record_chooser_get_selected (self->group_exercise) != NULL);
}

static guint64
sum_serials (ConcordDocument *document, const char *const *types)
{
  guint64 sum = 0;

  for (; *types != NULL; types++)
    sum += concord_document_get_serial (document, *types);
  return sum;
}

static void
document_changed (ConcordConsultationPage *self)
{
  const char *const reads[] = { "exercise", "group", "question", "count", NULL };
  const char *const theme_reads[] = { "exercise", "question", NULL };
  guint64 stamp = sum_serials (self->document, reads);
  guint64 theme_stamp = sum_serials (self->document, theme_reads);

  if (stamp == self->stamp)
    return;
  self->stamp = stamp;
  if (theme_stamp != self->theme_stamp)
    {
      self->theme_stamp = theme_stamp;
      show_exercise (self);
      return;
    }
  show_silent (self);
  show_counts (self);
}

static void
follow_document (ConcordConsultationPage *self)
{
  ConcordDocument *document = concord_page_get_document (CONCORD_PAGE (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    {
      g_ptr_array_set_size (self->commented, 0);
      concord_record_table_set_parent (self->themes, NULL);
      return;
    }
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  self->stamp = self->theme_stamp = G_MAXUINT64;
  document_changed (self);
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CONCORD_CONSULTATION_PAGE (object)->commented);
  G_OBJECT_CLASS (concord_consultation_page_parent_class)->finalize (object);
}

static void
dispose (GObject *object)
{
  ConcordConsultationPage *self = CONCORD_CONSULTATION_PAGE (object);

  self->filling = TRUE;
  g_clear_object (&self->question);
  g_ptr_array_set_size (self->commented, 0);
  /* The last reference goes without a notify. */
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_consultation_page_parent_class)->dispose (object);
}

/* What belongs to a record of a table above has no place before there is one. */
static gboolean
has_record (GtkWidget *page, ConcordRecord *record)
{
  return record != NULL;
}

static void
concord_consultation_page_class_init (ConcordConsultationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_RAKING_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/concord/Concord/ui/consultation-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_record);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, questions);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, counts);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, counts_box);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, counts_note);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, themes);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, theme_note);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, theme_head);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, question_head);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, silent);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, groups);
  gtk_widget_class_bind_template_child (widget_class, ConcordConsultationPage, group_exercise);
  gtk_widget_class_install_action (widget_class, "consultation.import-answers", NULL,
                                   import_answers);
}

static void
concord_consultation_page_init (ConcordConsultationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = -1;
  self->commented = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_layout_manager (self->question_head, concord_wrap_layout_new (0, 12));
  gtk_menu_button_set_create_popup_func (self->page_menu, create_menu, NULL, NULL);
  add_theme_chooser (self);
  concord_record_table_set_words (self->groups, _ ("Response rate"), "group", dup_rate);
  g_signal_connect_object (self->questions, "notify::selected", G_CALLBACK (question_selected),
                           self, G_CONNECT_SWAPPED);
  question_selected (self);
  g_signal_connect_object (self->groups, "map", G_CALLBACK (groups_mapped), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group_exercise, "notify::selected", G_CALLBACK (show_exercise),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::document", G_CALLBACK (follow_document), NULL);
}
