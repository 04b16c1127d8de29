#include "app/money-page.h"
#include "app/detail-pane.h"
#include "app/money-budget.h"
#include "app/money-copy.h"
#include "app/money-rates.h"
#include "app/money-results.h"
#include "app/money-words.h"
#include "app/page-parts.h"
#include "app/record-chooser.h"
#include "app/record-table.h"
#include "app/wrap-layout.h"
#include "findings/heavy.h"
#include "model/bias.h"

#include "concord-words.h"

struct _ConcordMoneyPage
{
  ConcordPage parent_instance;

  ConcordDocument *document; /* followed */
  guint64 stamp;             /* of what is shown */

  GtkStack *stack;
  GtkWidget *line_head;
  ConcordRecordChooser *option; /* the others are bound to it */
  ConcordRecordChooser *risk_option;
  ConcordRecordChooser *bias_option;
  ConcordRecordChooser *budget_option;
  GtkWidget *problem_line;
  GtkLabel *problem;
  GtkWidget *to_rates;

  GtkMenuButton *copy_button;
  GtkLabel *totals;

  GtkLabel *risk_words;

  ConcordRecordTable *biases;
  ConcordDetailPane *bias_details;
  GtkWidget *reason_line;
  GtkLabel *reason_words;
  GtkWidget *to_reason;
  GtkLabel *bias_words;

  ConcordMoneyResults *results;

  GtkLabel *budget_empty;
  ConcordResultTable *funds;
  ConcordResultTable *parties;
};

G_DEFINE_FINAL_TYPE (ConcordMoneyPage, concord_money_page, CONCORD_TYPE_PAGE)

static ConcordOption *
get_option (ConcordMoneyPage *self)
{
  ConcordRecord *record = concord_record_chooser_get_selected (self->option);

  return CONCORD_IS_OPTION (record) ? CONCORD_OPTION (record) : NULL;
}

/* Takes @words. */
static void
show_words (GtkLabel *label, char *words)
{
  gtk_label_set_text (label, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  g_free (words);
}

static gboolean
is_shown (ConcordMoneyPage *self, const char *section)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), section) == 0;
}

/* --- one option ------------------------------------------------------------------------------ */

static void
show_problem (ConcordMoneyPage *self, const ConcordMoneyCase *money, ConcordOption *option)
{
  g_autofree char *words = concord_money_words_dup_problem (money, option);

  gtk_label_set_text (self->problem, words == NULL ? "" : words);
  gtk_widget_set_visible (self->problem_line, words != NULL);
  gtk_widget_set_visible (self->to_rates, money->state == CONCORD_MONEY_NO_SCHEDULE);
}

static void
show_bias (ConcordMoneyPage *self, const ConcordMoneyCase *money, ConcordOption *option)
{
  g_autofree char *asks
      = option == NULL ? NULL : concord_money_words_dup_unreasoned (money, option);
  GListModel *biases
      = option == NULL ? NULL
                       : concord_record_get_children (CONCORD_RECORD (option), "biases");

  show_words (self->bias_words,
              option == NULL ? NULL : concord_money_words_dup_bias (money, option));
  gtk_label_set_text (self->reason_words, asks == NULL ? "" : asks);
  gtk_widget_set_visible (self->reason_line, asks != NULL);
  gtk_widget_set_visible (self->to_reason, biases != NULL && g_list_model_get_n_items (biases) > 0);
}

static void
show_budget (ConcordMoneyPage *self, const ConcordMoneyCase *money, ConcordOption *option)
{
  const char *id = option == NULL ? "" : concord_record_get_id (CONCORD_RECORD (option));

  concord_money_budget_show_funds (self->funds, money, id);
  concord_money_budget_show_parties (self->parties, money, id);
  gtk_widget_set_visible (GTK_WIDGET (self->budget_empty),
                          concord_result_table_get_n_rows (self->funds) == 0);
}

/* Only the section that is seen is worked out; the others are when they are turned to. */
static void
show (ConcordMoneyPage *self)
{
  gboolean of_option = !is_shown (self, "results") && !is_shown (self, "rates");
  ConcordOption *option = get_option (self);
  g_autoptr (ConcordMoneyCase) money = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), option != NULL);
  if (self->document == NULL || is_shown (self, "rates"))
    {
      gtk_widget_set_visible (self->problem_line, FALSE);
      return;
    }
  money = concord_money_case_new (self->document);
  /* The results of all options say themselves which of them are not compared. */
  show_problem (self, money, of_option ? option : NULL);
  if (is_shown (self, "lines"))
    show_words (self->totals,
                option == NULL ? NULL : concord_money_words_dup_totals (money, option));
  else if (is_shown (self, "risks"))
    show_words (self->risk_words,
                option == NULL ? NULL : concord_money_words_dup_risks (money, option));
  else if (is_shown (self, "bias"))
    show_bias (self, money, option);
  else if (is_shown (self, "results"))
    concord_money_results_show (self->results, money, self->document);
  else if (is_shown (self, "budget"))
    show_budget (self, money, option);
}

static void
section_turned (ConcordMoneyPage *self)
{
  if (self->document != NULL)
    show (self);
}

static void
on_to_rates (ConcordMoneyPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "rates");
}

static gboolean
lacks_reason (ConcordRecord *record)
{
  return CONCORD_IS_BIAS (record) && CONCORD_BIAS (record)->reason == NULL;
}

/* The first row, as shown, that has no reason, and the field that wants it. */
static void
on_to_reason (ConcordMoneyPage *self)
{
  ConcordFieldRow *row = concord_detail_pane_find (self->bias_details, "reason");
  guint n = concord_record_table_get_n_records (self->biases);
  GtkWidget *editor;

  for (guint i = 0;
       i < n && !lacks_reason (concord_record_table_get_selected (self->biases)); i++)
    concord_record_table_focus_cell (self->biases, i, 0);
  editor = row == NULL ? NULL : concord_field_row_get_editor (row);
  if (editor != NULL)
    gtk_widget_grab_focus (editor);
}

/* --- copying lines --------------------------------------------------------------------------- */

static void
copy_lines (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordMoneyPage *self = CONCORD_MONEY_PAGE (widget);
  ConcordOption *option = get_option (self);
  ConcordRecord *source
      = self->document == NULL
            ? NULL
            : concord_document_find (self->document, g_variant_get_string (parameter, NULL));
  g_autofree char *from = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (option == NULL || source == NULL)
    return;
  from = concord_record_dup_name (source);
  n = concord_money_copy_lines (self->document, source, CONCORD_RECORD (option), &error);
  words = error != NULL ? g_strdup (error->message)
                        : g_strdup_printf (ngettext ("Copied %u line from %s. Change what differs.",
                                                     "Copied %u lines from %s. Change what differs.",
                                                     n),
                                           n, from);
  concord_page_say (GTK_WIDGET (self->stack), words);
}

/* Made when it is wanted: options come and go. */
static void
create_menu (GtkMenuButton *button, gpointer data)
{
  ConcordMoneyPage *self = data;
  ConcordOption *option = get_option (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GPtrArray) others = NULL;

  if (self->document != NULL && option != NULL)
    others = concord_money_copy_list (self->document, CONCORD_RECORD (option));
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      g_autofree char *name = concord_money_words_dup_option (others->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "money.copy-lines", "s",
                                         concord_record_get_id (others->pdata[i]));
      g_menu_append_item (menu, item);
    }
  /* An entry without an action can't be chosen. */
  if (others == NULL || others->len == 0)
    g_menu_append (menu, _ ("No other option has lines yet"), "money.none");
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

/* --- the document ---------------------------------------------------------------------------- */

/* What nobody looks at is not worked out. */
static void
document_changed (ConcordMoneyPage *self)
{
  const char *const reads[]
      = { "project",     "option",        "line",       "risk",    "bias",
          "bias-factor", "bias-range",    "deflator",   "criterion", "commissioner",
          "discount-schedule", "discount-rate" };
  guint64 stamp = 0;

  if (self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    stamp += concord_document_get_serial (self->document, reads[i]);
  if (stamp == self->stamp)
    return;
  self->stamp = stamp;
  show (self);
}

/* The whole simulation stands where its first count stood. */
static void
work_finished (ConcordMoneyPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && is_shown (self, "results"))
    show (self);
}

static void
unfollow (ConcordMoneyPage *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_data (concord_heavy_get_for (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
}

static void
follow_document (ConcordMoneyPage *self)
{
  ConcordDocument *document = concord_page_get_document (CONCORD_PAGE (self));

  unfollow (self);
  g_set_object (&self->document, document);
  self->stamp = G_MAXUINT64;
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (concord_heavy_get_for (document), "finished",
                           G_CALLBACK (work_finished), self, G_CONNECT_SWAPPED);
  document_changed (self);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (concord_money_page_parent_class)->map (widget);
  document_changed (CONCORD_MONEY_PAGE (widget));
}

/* The last reference goes without a notify. */
static void
dispose (GObject *object)
{
  ConcordMoneyPage *self = CONCORD_MONEY_PAGE (object);

  unfollow (self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_money_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, line_head);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, option);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, risk_option);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, bias_option);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, budget_option);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, problem_line);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, problem);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, to_rates);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, totals);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, risk_words);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, biases);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, bias_details);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, reason_line);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, reason_words);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, to_reason);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, bias_words);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, results);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, budget_empty);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, funds);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyPage, parties);
}

/* What belongs to a record of a table above has no place before there is one. */
static gboolean
has_record (GtkWidget *page, ConcordRecord *record)
{
  return record != NULL;
}

static void
concord_money_page_class_init (ConcordMoneyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->map = map;
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_MONEY_RATES);
  g_type_ensure (CONCORD_TYPE_MONEY_RESULTS);
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/money-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_record);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_to_rates);
  gtk_widget_class_bind_template_callback (widget_class, on_to_reason);
  gtk_widget_class_install_action (widget_class, "money.copy-lines", "s", copy_lines);
}

static void
concord_money_page_init (ConcordMoneyPage *self)
{
  ConcordRecordChooser *choosers[4];

  gtk_widget_init_template (GTK_WIDGET (self));
  choosers[0] = self->option;
  choosers[1] = self->risk_option;
  choosers[2] = self->bias_option;
  choosers[3] = self->budget_option;
  for (guint i = 0; i < G_N_ELEMENTS (choosers); i++)
    concord_record_chooser_set_title (choosers[i], concord_money_words_dup_option);
  gtk_widget_set_layout_manager (self->line_head, concord_wrap_layout_new (0, 12));
  gtk_menu_button_set_create_popup_func (self->copy_button, create_menu, self, NULL);
  g_signal_connect_object (self->option, "notify::selected", G_CALLBACK (section_turned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (section_turned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::document", G_CALLBACK (follow_document), NULL);
  /* After the parts that are bound to it. */
  g_signal_connect (self, "notify::analyst", G_CALLBACK (section_turned), NULL);
}
