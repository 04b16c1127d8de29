#include "app/money-rates.h"
#include "app/catalogue-dialog.h"
#include "app/choice-popover.h"
#include "app/field-row.h"
#include "app/page-parts.h"
#include "app/page.h"
#include "app/result-table.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"
#include "findings/words.h"
#include "model/discount-rate.h"
#include "model/discount-schedule.h"

#include "concord-words.h"

struct _ConcordMoneyRates
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  gboolean analyst;
  guint64 stamp;        /* of what is shown */
  gboolean filling;     /* the list changes by us */
  GPtrArray *schedules; /* as listed, behind the dash for none */

  GtkWidget *years;
  GtkWidget *head;
  GtkDropDown *list;
  GtkLabel *missing;
  GtkLabel *source;
  ConcordResultTable *rates;
  GtkWidget *futures;
  GtkWidget *futures_box;
};

G_DEFINE_FINAL_TYPE (ConcordMoneyRates, concord_money_rates, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_ANALYST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* --- the schedule ---------------------------------------------------------------------------- */

static ConcordDiscountSchedule *
get_chosen (ConcordMoneyRates *self)
{
  guint position = gtk_drop_down_get_selected (self->list);

  return position == 0 || position > self->schedules->len ? NULL
                                                          : self->schedules->pdata[position - 1];
}

static char *
dup_years (const ConcordDiscountRate *rate)
{
  g_autofree char *from = concord_words_dup_number (rate->from_year, 0);
  g_autofree char *to = concord_words_dup_number (rate->to_year, 0);

  /* Translators: years counted from the base year. */
  return concord_is_absent (rate->to_year) ? g_strdup_printf (_ ("%s and later"), from)
                                           : g_strdup_printf (_ ("%s to %s"), from, to);
}

static GPtrArray *
new_rows (ConcordDiscountSchedule *schedule)
{
  const char *headings[] = { _ ("Years after the first"),
                             /* xgettext:no-c-format */
                             _ ("Rate (% a year)"), NULL };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GListModel *rates = concord_record_get_children (CONCORD_RECORD (schedule), "rates");

  g_ptr_array_add (rows, g_strdupv ((char **) headings));
  for (guint i = 0; i < g_list_model_get_n_items (rates); i++)
    {
      g_autoptr (ConcordDiscountRate) rate = g_list_model_get_item (rates, i);
      GStrv row = g_new0 (char *, 3);

      row[0] = dup_years (rate);
      row[1] = concord_words_dup_number (rate->rate, 3);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* What it is for, where it comes from and how old it is. */
static char *
dup_source (ConcordDiscountSchedule *schedule)
{
  g_autofree char *dated = concord_date_dup_display (schedule->dated);
  GString *words = g_string_new (schedule->description);

  if (schedule->source != NULL)
    g_string_append_printf (words, _ ("%sSource: %s."), words->len > 0 ? "\n" : "",
                            schedule->source);
  if (!concord_is_absent (schedule->dated))
    g_string_append_printf (words, _ (" As of %s."), dated);
  return g_string_free (words, FALSE);
}

static char *
dup_missing (ConcordMoneyRates *self)
{
  const char *code = concord_document_get_project (self->document)->discount_schedule;

  if (self->schedules->len == 0)
    return g_strdup (_ ("The project holds no discount rates yet. Take the published ones from the "
                        "catalogue; their source and date come along."));
  if (code == NULL)
    return g_strdup (_ ("Choose the schedule that the money is discounted by: nothing is compared "
                        "before."));
  return g_strdup_printf (_ ("The project names the schedule “%s” and does not hold it. Choose "
                             "another, or take it from the catalogue."),
                          code);
}

static void
show_schedule (ConcordMoneyRates *self)
{
  ConcordDiscountSchedule *schedule = get_chosen (self);
  g_autoptr (GPtrArray) rows = schedule == NULL ? NULL : new_rows (schedule);
  g_autofree char *source = schedule == NULL ? NULL : dup_source (schedule);
  g_autofree char *missing = schedule == NULL ? dup_missing (self) : NULL;

  concord_result_table_set_rows (self->rates, rows);
  gtk_label_set_text (self->source, source == NULL ? "" : source);
  gtk_widget_set_visible (GTK_WIDGET (self->source), source != NULL && *source != '\0');
  gtk_label_set_text (self->missing, missing == NULL ? "" : missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing != NULL);
}

/* The list that is being chosen from must not be made anew. */
static void
show_names (ConcordMoneyRates *self, GtkStringList *names)
{
  GListModel *shown = gtk_drop_down_get_model (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));
  gboolean same = shown != NULL && g_list_model_get_n_items (shown) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i),
                        gtk_string_list_get_string (names, i));
  if (!same)
    gtk_drop_down_set_model (self->list, G_LIST_MODEL (names));
}

static void
fill_list (ConcordMoneyRates *self)
{
  ConcordProject *project = concord_document_get_project (self->document);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  g_ptr_array_unref (self->schedules);
  self->schedules = concord_document_list (self->document, "discount-schedule");
  gtk_string_list_append (names, "–");
  for (guint i = 0; i < self->schedules->len; i++)
    {
      ConcordDiscountSchedule *schedule = self->schedules->pdata[i];
      g_autofree char *name = concord_record_dup_title (CONCORD_RECORD (schedule));

      g_object_ref (schedule);
      gtk_string_list_append (names, name);
      if (project->discount_schedule != NULL && position == 0
          && g_strcmp0 (schedule->code, project->discount_schedule) == 0)
        position = i + 1;
    }
  g_ptr_array_set_free_func (self->schedules, g_object_unref);
  self->filling = TRUE;
  show_names (self, names);
  gtk_drop_down_set_selected (self->list, position);
  self->filling = FALSE;
  gtk_widget_set_visible (self->head, self->schedules->len > 0);
  show_schedule (self);
}

static void
schedule_chosen (ConcordMoneyRates *self)
{
  ConcordDiscountSchedule *schedule = get_chosen (self);
  g_autoptr (GError) error = NULL;

  if (self->filling || self->document == NULL)
    return;
  if (!concord_document_set (self->document,
                             CONCORD_RECORD (concord_document_get_project (self->document)),
                             "discount-schedule", schedule == NULL ? NULL : schedule->code, NULL,
                             &error))
    concord_page_say (GTK_WIDGET (self), error->message);
}

static void
on_catalogue (ConcordMoneyRates *self)
{
  static const char *const types[] = { "discount-schedule", "deflator", "bias-range", NULL };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->document != NULL)
    gtk_window_present (GTK_WINDOW (concord_catalogue_dialog_new_of (
        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->document, types)));
}

/* --- the document ---------------------------------------------------------------------------- */

static void
document_changed (ConcordMoneyRates *self)
{
  const char *const reads[] = { "project", "discount-schedule", "discount-rate" };
  guint64 stamp = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    stamp += concord_document_get_serial (self->document, reads[i]);
  if (stamp == self->stamp)
    return;
  self->stamp = stamp;
  fill_list (self);
}

static void
follow_rows (GtkWidget *box, ConcordDocument *document)
{
  ConcordProject *project = document == NULL ? NULL : concord_document_get_project (document);

  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    concord_field_row_set_record (CONCORD_FIELD_ROW (row), document,
                                  project == NULL ? NULL : CONCORD_RECORD (project));
}

static void
set_document (ConcordMoneyRates *self, ConcordDocument *document)
{
  if (document == self->document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  follow_rows (self->years, document);
  follow_rows (self->futures, document);
  g_ptr_array_set_size (self->schedules, 0);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                               G_CONNECT_SWAPPED);
      self->stamp = G_MAXUINT64;
      document_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordMoneyRates *self = CONCORD_MONEY_RATES (object);

  if (id == PROP_DOCUMENT)
    g_value_set_object (value, self->document);
  else
    g_value_set_boolean (value, self->analyst);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordMoneyRates *self = CONCORD_MONEY_RATES (object);

  if (id == PROP_DOCUMENT)
    {
      set_document (self, g_value_get_object (value));
      return;
    }
  self->analyst = g_value_get_boolean (value);
  gtk_widget_set_visible (self->futures_box, self->analyst);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  ConcordMoneyRates *self = CONCORD_MONEY_RATES (object);

  self->filling = TRUE;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_ptr_array_set_size (self->schedules, 0);
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_money_rates_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CONCORD_MONEY_RATES (object)->schedules);
  G_OBJECT_CLASS (concord_money_rates_parent_class)->finalize (object);
}

static void
concord_money_rates_class_init (ConcordMoneyRatesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT,
                                              flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_ANALYST] = g_param_spec_boolean ("analyst", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  concord_page_parts_ensure ();
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/money-rates.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyRates, years);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyRates, head);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyRates, missing);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyRates, source);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyRates, rates);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyRates, futures);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyRates, futures_box);
  gtk_widget_class_bind_template_callback (widget_class, on_catalogue);
}

static void
add_list (ConcordMoneyRates *self)
{
  const char *name = _ ("Discount schedule");
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *list = concord_choice_drop_down_new ();
  GtkWidget *button = gtk_widget_get_first_child (list);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  gtk_box_append (GTK_BOX (self->head), label);
  gtk_box_append (GTK_BOX (self->head), list);
  self->list = GTK_DROP_DOWN (list);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (schedule_chosen), self,
                           G_CONNECT_SWAPPED);
}

static void
concord_money_rates_init (ConcordMoneyRates *self)
{
  self->schedules = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->years, concord_wrap_layout_new (240, 12));
  gtk_widget_set_layout_manager (self->futures, concord_wrap_layout_new (240, 12));
  gtk_widget_set_layout_manager (self->head, concord_wrap_layout_new (0, 6));
  add_list (self);
  self->filling = FALSE;
}
