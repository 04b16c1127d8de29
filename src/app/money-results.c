#include "app/money-results.h"
#include "app/finding-card.h"
#include "app/money-words.h"
#include "app/result-table.h"
#include "app/widgets.h"
#include "findings/futures.h"

#include "concord-words.h"
#include <math.h>

#define MOST_SWINGS 12

struct _ConcordMoneyResults
{
  GtkWidget parent_instance;

  gboolean analyst;
  ConcordFindingCard *card;
  ConcordResultTable *options;
  GtkLabel *rate;
  ConcordResultTable *schedules;
  ConcordFindingCard *futures_card;
  ConcordResultTable *futures;
  GtkLabel *futures_problem;
  GtkLabel *swings_lead;
  ConcordResultTable *swings;
};

G_DEFINE_FINAL_TYPE (ConcordMoneyResults, concord_money_results, GTK_TYPE_WIDGET)

enum
{
  PROP_ANALYST = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* A share with one decimal in each row of its column. */
static char *
dup_percent (double percent)
{
  if (isnan (percent))
    return g_strdup ("–");
  return g_strdup_printf ("%s%.1f", percent < 0 ? "−" : "", fabs (percent));
}

/* Takes @text. */
static void
put (GStrv row, guint column, char *text)
{
  g_free (row[column]);
  row[column] = text;
}

static GPtrArray *
new_rows (const char *const *headings)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strdupv ((char **) headings));
  return rows;
}

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

/* --- options --------------------------------------------------------------------------------- */

static void
show_options (ConcordMoneyResults *self, const ConcordMoneyCase *money)
{
  /* What counts most stands where it is seen without scrolling. */
  const char *headings[] = { _ ("Option"),
                             _ ("Net present value (£)"),
                             _ ("Rank"),
                             _ ("Present cost (£)"),
                             _ ("Of which optimism bias (£)"),
                             _ ("Benefits (£)"),
                             _ ("Risks (£)"),
                             _ ("Equivalent annual cost (£)"),
                             NULL };
  g_autoptr (GPtrArray) rows = new_rows (headings);

  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];
      GStrv row = concord_result_row_new (G_N_ELEMENTS (headings) - 1);

      g_ptr_array_add (rows, row);
      put (row, 0, g_strdup (option->name));
      if (!option->has_lines)
        continue;
      put (row, 1, concord_money_words_dup_pounds (option->npv));
      if (option->rank > 0)
        put (row, 2, g_strdup_printf ("%u", option->rank));
      put (row, 3, concord_money_words_dup_pounds (option->present_cost));
      put (row, 4, concord_money_words_dup_pounds (option->present_bias));
      put (row, 5, concord_money_words_dup_pounds (option->present_benefit));
      put (row, 6, concord_money_words_dup_pounds (option->present_risk));
      put (row, 7, concord_money_words_dup_pounds (option->equivalent));
    }
  concord_result_table_set_rows (self->options,
                                 money->state == CONCORD_MONEY_READY ? rows : NULL);
}

/* What each schedule of the project would make of the net present value: a heading and a column
 * for each. */
static void
show_schedules (ConcordMoneyResults *self, const ConcordMoneyCase *money, ConcordDocument *document)
{
  g_autoptr (GPtrArray) schedules = concord_document_list (document, "discount-schedule");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GStrv headings = concord_result_row_new (schedules->len + 1);

  g_ptr_array_add (rows, headings);
  put (headings, 0, g_strdup (_ ("Option")));
  for (guint k = 0; k < schedules->len; k++)
    {
      g_autofree char *name = concord_record_dup_name (schedules->pdata[k]);

      put (headings, k + 1, g_strdup_printf (_ ("%s (£)"), name));
    }
  for (guint i = 0; i < money->options->len; i++)
    {
      const ConcordMoneyOption *option = money->options->pdata[i];
      GStrv row = concord_result_row_new (schedules->len + 1);

      g_ptr_array_add (rows, row);
      put (row, 0, g_strdup (option->name));
      for (guint k = 0; k < schedules->len; k++)
        put (row, k + 1,
             concord_money_words_dup_pounds (
                 concord_money_case_get_npv_by (money, option, schedules->pdata[k])));
    }
  concord_result_table_set_rows (self->schedules,
                                 self->analyst && schedules->len > 1 ? rows : NULL);
}

/* --- futures --------------------------------------------------------------------------------- */

static void
fill_futures (ConcordMoneyResults *self, const ConcordFutures *futures)
{
  const char *plain[] = { _ ("Option"),
                          _ ("One future in ten is below (£)"),
                          _ ("Half are below (£)"),
                          _ ("Nine in ten are below (£)"),
                          _ ("Best (% of futures)"),
                          NULL };
  const char *more[] = { plain[0], plain[1], plain[2], plain[3], plain[4],
                         _ ("Mean (£)"), _ ("Standard deviation (£)"), NULL };
  g_autoptr (GPtrArray) rows = new_rows (self->analyst ? more : plain);

  for (gsize i = 0; i < futures->n_options; i++)
    {
      const ConcordFuturesOption *option = &futures->options[i];
      GStrv row = concord_result_row_new (self->analyst ? 7 : 5);

      g_ptr_array_add (rows, row);
      put (row, 0, g_strdup (option->name));
      put (row, 1, concord_money_words_dup_pounds (option->p10));
      put (row, 2, concord_money_words_dup_pounds (option->p50));
      put (row, 3, concord_money_words_dup_pounds (option->p90));
      put (row, 4, dup_percent (100 * option->probability_best));
      if (!self->analyst)
        continue;
      put (row, 5, concord_money_words_dup_pounds (option->mean));
      put (row, 6, concord_money_words_dup_pounds (option->standard_deviation));
    }
  concord_result_table_set_rows (self->futures, rows);
}

/* What the money case says already is not said twice. */
static void
show_futures (ConcordMoneyResults *self, const ConcordMoneyCase *money, ConcordDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordFutures) futures
      = money->state == CONCORD_MONEY_READY ? concord_futures_get (document, FALSE, &error) : NULL;

  concord_finding_card_set_finding (self->futures_card, futures == NULL ? NULL : futures->finding);
  set_words (self->futures_problem, error == NULL ? NULL : error->message);
  if (futures == NULL)
    concord_result_table_set_rows (self->futures, NULL);
  else
    fill_futures (self, futures);
}

/* --- what would change the order ------------------------------------------------------------- */

static void
add_swing (GPtrArray *rows, const ConcordMoneySwing *swing)
{
  GStrv row = concord_result_row_new (6);

  g_ptr_array_add (rows, row);
  put (row, 0, g_strdup (swing->name));
  put (row, 1, g_strdup (swing->option_name));
  put (row, 2, concord_money_words_dup_pounds (swing->at_low));
  put (row, 3, concord_money_words_dup_pounds (swing->at_high));
  put (row, 4, dup_percent (swing->switching_percent));
  put (row, 5, concord_money_words_dup_pounds (swing->switching_amount));
}

static void
show_swings (ConcordMoneyResults *self, const ConcordMoneyCase *money)
{
  const char *headings[] = { _ ("Line"),
                             _ ("Option"),
                             _ ("Lead at its low end (£)"),
                             _ ("Lead at its high end (£)"),
                             _ ("Lead is gone at a change of (%)"),
                             _ ("That is (£ a year)"),
                             NULL };
  g_autoptr (GPtrArray) rows = new_rows (headings);
  g_autofree char *words = NULL;

  for (guint i = 0; i < money->swings->len && i < MOST_SWINGS; i++)
    add_swing (rows, money->swings->pdata[i]);
  concord_result_table_set_rows (self->swings, rows);
  if (rows->len > 1 && money->leader != G_MAXUINT && money->runner_up != G_MAXUINT)
    {
      const ConcordMoneyOption *leader = money->options->pdata[money->leader];
      const ConcordMoneyOption *next = money->options->pdata[money->runner_up];
      g_autofree char *lead = concord_money_dup_short (money->lead);

      words = g_strdup_printf (
          /* Translators: an option, an amount, another option. */
          _ ("%s leads by %s over %s. Each line is moved alone; a dash where no change of it turns "
             "the order."),
          leader->name, lead, next->name);
    }
  set_words (self->swings_lead, words);
}

/* --- the whole ------------------------------------------------------------------------------- */

void
concord_money_results_show (ConcordMoneyResults *results, const ConcordMoneyCase *money,
                            ConcordDocument *document)
{
  g_autofree char *rate = NULL;

  /* That there is no schedule is said above, with the way to one. */
  concord_finding_card_set_finding (
      results->card, money->state == CONCORD_MONEY_NO_SCHEDULE ? NULL : money->finding);
  show_options (results, money);
  show_schedules (results, money, document);
  show_futures (results, money, document);
  show_swings (results, money);
  if (money->internal_rate != NULL)
    /* Translators: "Internal rate of return of one option over another", then it; the modified one
     * likewise. */
    rate = g_strdup_printf (_ ("%s: %s\n%s: %s"), money->internal_rate->name,
                            money->internal_rate->text, money->modified_rate->name,
                            money->modified_rate->text);
  set_words (results->rate, results->analyst ? rate : NULL);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, CONCORD_MONEY_RESULTS (object)->analyst);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CONCORD_MONEY_RESULTS (object)->analyst = g_value_get_boolean (value);
}

static void
dispose (GObject *object)
{
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_money_results_parent_class)->dispose (object);
}

static void
concord_money_results_class_init (ConcordMoneyResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  props[PROP_ANALYST] = g_param_spec_boolean ("analyst", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CONCORD_TYPE_FINDING_CARD);
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/money-results.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, card);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, options);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, rate);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, schedules);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, futures_card);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, futures);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, futures_problem);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, swings_lead);
  gtk_widget_class_bind_template_child (widget_class, ConcordMoneyResults, swings);
}

static void
concord_money_results_init (ConcordMoneyResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
