#include "app/prices-view.h"
#include "app/finding-card.h"
#include "app/money-words.h"
#include "app/result-table.h"
#include "app/table-rows.h"
#include "findings/prices.h"
#include "findings/words.h"

#include "concord-words.h"

struct _ConcordPricesView
{
  ConcordFindingPane parent_instance;

  gboolean laboratory;
  ConcordFindingCard *card;
  ConcordResultTable *totals;
  GtkLabel *problems;
  GtkWidget *droppers_title;
  GtkLabel *droppers;
  GtkLabel *low;
};

G_DEFINE_FINAL_TYPE (ConcordPricesView, concord_prices_view, CONCORD_TYPE_FINDING_PANE)

enum
{
  PROP_LABORATORY = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static const ConcordPricedBid *
get_bid (const ConcordPrices *prices, guint i)
{
  return prices->bids->pdata[i];
}

/* Shows @lines, or nothing where there are none. */
static void
set_lines (GtkLabel *label, GString *lines)
{
  if (lines->len > 0)
    g_string_truncate (lines, lines->len - 1);
  gtk_label_set_text (label, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (label), lines->len > 0);
  g_string_free (lines, TRUE);
}

/* --- totals ---------------------------------------------------------------------------------- */

/* Indices of the bids that have a price and a quality. */
static GArray *
list_complete (const ConcordPrices *prices)
{
  GArray *bids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < prices->bids->len; i++)
    if (get_bid (prices, i)->price >= 0 && get_bid (prices, i)->quality >= 0)
      g_array_append_val (bids, i);
  return bids;
}

static const ConcordPricedBid *
get_listed (const ConcordPrices *prices, const GArray *bids, guint k)
{
  return get_bid (prices, g_array_index (bids, guint, k));
}

static GPtrArray *
new_rows (const ConcordPrices *prices, const GArray *bids)
{
  g_auto (GStrv) headings = g_new0 (char *, bids->len + 3);
  GPtrArray *rows;
  GStrv price, quality;

  headings[0] = g_strdup (_ ("Formula"));
  headings[1] = g_strdup (_ ("Winner"));
  for (guint k = 0; k < bids->len; k++)
    headings[k + 2] = g_strdup (get_listed (prices, bids, k)->name);
  rows = concord_table_rows_new ((const char *const *) headings);
  price = concord_table_rows_begin (rows, g_strdup (_ ("Price (£)")));
  quality = concord_table_rows_begin (rows, g_strdup (_ ("Quality (of 100)")));
  concord_table_rows_put (price, 1, g_strdup (""));
  concord_table_rows_put (quality, 1, g_strdup (""));
  for (guint k = 0; k < bids->len; k++)
    {
      const ConcordPricedBid *bid = get_listed (prices, bids, k);

      concord_table_rows_put (price, k + 2, concord_money_words_dup_pounds (bid->price));
      concord_table_rows_put (quality, k + 2, g_strdup_printf ("%.1f", bid->quality));
    }
  return rows;
}

static char *
dup_winners (const ConcordPrices *prices, const ConcordPriceTable *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < table->winners->len; i++)
    g_ptr_array_add (names, get_bid (prices, g_array_index (table->winners, guint, i))->name);
  return names->len == 0 ? NULL : concord_words_dup_array (names);
}

/* Points to two places each, so that they stand under each other. */
static char *
dup_total (const ConcordPriceTable *table, double total)
{
  return concord_price_table_has_points (table)
             ? g_strdup_printf (_ ("%.2f of 100"), total)
             : concord_price_table_dup_total (table, total);
}

static void
add_formula (GPtrArray *rows, const ConcordPrices *prices, const GArray *bids,
             const ConcordPriceTable *table)
{
  GStrv row = concord_table_rows_begin (
      rows,
      /* Translators: a price formula, the one that stands in the tender documents. */
      table->published ? g_strdup_printf (_ ("%s (published)"), table->name)
                       : g_strdup (table->name));

  concord_table_rows_put (row, 1, dup_winners (prices, table));
  for (guint k = 0; k < bids->len; k++)
    {
      guint bid = g_array_index (bids, guint, k);

      if (table->ranks[bid] > 0)
        concord_table_rows_put (row, k + 2, dup_total (table, table->totals[bid]));
    }
}

static void
show_totals (ConcordPricesView *self, const ConcordPrices *prices)
{
  g_autoptr (GArray) bids = list_complete (prices);
  g_autoptr (GPtrArray) rows = new_rows (prices, bids);

  for (guint i = 0; i < prices->tables->len; i++)
    {
      const ConcordPriceTable *table = prices->tables->pdata[i];

      if (table->problem == NULL)
        add_formula (rows, prices, bids, table);
    }
  concord_result_table_set_rows (self->totals, bids->len > 0 ? rows : NULL);
}

/* --- what follows ---------------------------------------------------------------------------- */

static void
show_problems (ConcordPricesView *self, const ConcordPrices *prices)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < prices->tables->len; i++)
    {
      const ConcordPriceTable *table = prices->tables->pdata[i];

      if (table->problem != NULL)
        {
          /* Translators: a price formula, then a sentence that says what is missing. */
          g_string_append_printf (lines, _ ("“%s” can’t be used yet. %s"), table->name,
                                  table->problem);
          g_string_append_c (lines, '\n');
        }
    }
  set_lines (self->problems, lines);
}

static void
show_droppers (ConcordPricesView *self, const ConcordPrices *prices)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < prices->tables->len; i++)
    {
      const ConcordPriceTable *table = prices->tables->pdata[i];

      for (guint k = 0; table->problem == NULL && k < table->droppers->len; k++)
        {
          const ConcordDroppedWinner *dropper = table->droppers->pdata[k];

          /* Translators: a price formula, a losing bid, the bids that would win without it. */
          g_string_append_printf (lines, _ ("%s: without %s the winner changes to %s."), table->name,
                                  get_bid (prices, dropper->dropped)->name, dropper->winners);
          g_string_append_c (lines, '\n');
        }
    }
  if (lines->len == 0 && prices->n_complete > 2)
    {
      g_string_append (lines, _ ("No losing bid decides who wins: taking any of them out leaves the "
                                 "winner as it is under every formula."));
      g_string_append_c (lines, '\n');
    }
  gtk_widget_set_visible (self->droppers_title, lines->len > 0);
  set_lines (self->droppers, lines);
}

static void
show_low (ConcordPricesView *self, const ConcordPrices *prices)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < prices->bids->len; i++)
    if (get_bid (prices, i)->is_abnormally_low)
      {
        /* Translators: a bid. */
        g_string_append_printf (lines, _ ("* The price of %s is abnormally low against the others. "
                                          "That opens an enquiry: ask the bidder to explain it. It "
                                          "is never an automatic rejection."),
                                get_bid (prices, i)->name);
        g_string_append_c (lines, '\n');
      }
  set_lines (self->low, lines);
}

static void
show (ConcordFindingPane *pane, ConcordDocument *document)
{
  ConcordPricesView *self = CONCORD_PRICES_VIEW (pane);
  g_autoptr (ConcordPrices) prices = concord_prices_new (document, self->laboratory);

  concord_finding_card_set_finding (self->card, prices->finding);
  show_totals (self, prices);
  show_problems (self, prices);
  show_droppers (self, prices);
  show_low (self, prices);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, CONCORD_PRICES_VIEW (object)->laboratory);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CONCORD_PRICES_VIEW (object)->laboratory = g_value_get_boolean (value);
}

static void
concord_prices_view_class_init (ConcordPricesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  CONCORD_FINDING_PANE_CLASS (klass)->show = show;
  props[PROP_LABORATORY] = g_param_spec_boolean ("laboratory", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (CONCORD_TYPE_FINDING_CARD);
  g_type_ensure (CONCORD_TYPE_RESULT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/concord/Concord/ui/prices-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ConcordPricesView, card);
  gtk_widget_class_bind_template_child (widget_class, ConcordPricesView, totals);
  gtk_widget_class_bind_template_child (widget_class, ConcordPricesView, problems);
  gtk_widget_class_bind_template_child (widget_class, ConcordPricesView, droppers_title);
  gtk_widget_class_bind_template_child (widget_class, ConcordPricesView, droppers);
  gtk_widget_class_bind_template_child (widget_class, ConcordPricesView, low);
}

static void
concord_prices_view_init (ConcordPricesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
