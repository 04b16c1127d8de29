/* When the benefits of an option come. */
#include "figures/figure-private.h"

#include "charts/columns.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "figures/money-words.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

typedef struct
{
  const ConcordMoneyCase *money;
  const ConcordMoneyOption *option;
  double cashable, total; /* over the horizon */
  double late;            /* share of the total after mid-term; NAN where that means nothing */
} Benefits;

static gboolean
has_benefits (const ConcordMoneyOption *option)
{
  for (guint i = 0; i < option->lines->len; i++)
    {
      const ConcordMoneyLine *line = option->lines->pdata[i];

      if (line->counted && line->sign > 0)
        return TRUE;
    }
  return FALSE;
}

static Benefits
read_benefits (const ConcordMoneyCase *money, const ConcordMoneyOption *option)
{
  Benefits benefits = { .money = money, .option = option };
  double middle = (double) money->n_years / 2, late = 0;
  gboolean has_loss = FALSE;

  for (gsize t = 0; t < money->n_years; t++)
    {
      double value = option->cashable[t] + option->non_cashable[t];

      benefits.cashable += option->cashable[t];
      benefits.total += value;
      has_loss |= value < 0;
      /* Half of the middle year where their number is odd. */
      late += value * CLAMP ((double) (t + 1) - middle, 0, 1);
    }
  benefits.late = has_loss || !(benefits.total > 0) || money->n_years < 2 ? NAN
                                                                         : late / benefits.total;
  return benefits;
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
dup_title (const Benefits *benefits)
{
  const char *name[] = { benefits->option->name };
  g_autofree char *share = concord_words_dup_percent (benefits->late);
  g_autofree char *total = concord_money_figure_dup_pounds (benefits->total);
  g_autofree char *format
      = isnan (benefits->late)
            ? g_strdup_printf (_ ("%%s: planned benefits of %s"), total)
            /* Translators: %%s is an option; at most six words besides. */
            : g_strdup_printf (_ ("%%s: %s of benefits come after mid-term"), share);

  return concord_title_dup (format, name, 1);
}

static char *
dup_words (const Benefits *benefits)
{
  guint n = (guint) benefits->money->n_years;
  g_autofree char *share = concord_words_dup_percent (benefits->late);
  g_autofree char *total = concord_money_figure_dup_pounds (benefits->total);
  g_autofree char *cashable = concord_money_figure_dup_pounds (benefits->cashable);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words,
                          ngettext ("Planned benefits of %s add up to %s in %u year, %s of it "
                                    "cashable.",
                                    "Planned benefits of %s add up to %s in %u years, %s of it "
                                    "cashable.",
                                    n),
                          benefits->option->name, total, n, cashable);
  if (!isnan (benefits->late))
    g_string_append_printf (words, _ (" %s of the value comes after mid-term."), share);
  return g_string_free (words, FALSE);
}

static char *
dup_caption (ConcordDocument *document)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);

  return g_strdup_printf (_ ("Source: benefits planned in this project, not discounted.%s"), as_of);
}

/* --- picture and table ----------------------------------------------------------------------- */

static void
add_year (ConcordFigure *figure, ConcordColumns *columns, const Benefits *benefits, gsize year)
{
  const double values[]
      = { benefits->option->cashable[year], benefits->option->non_cashable[year] };
  g_autofree char *name = concord_money_case_dup_year (benefits->money, year);
  g_autofree char *cashable = concord_money_figure_dup_pounds (values[0]);
  g_autofree char *other = concord_money_figure_dup_pounds (values[1]);
  g_autofree char *words
      = g_strdup_printf (_ ("%s: cashable %s, non-cashable %s"), name, cashable, other);

  concord_columns_add_column (columns, benefits->option->id, name, values, words);
  concord_figure_take_cell (figure, g_steal_pointer (&name));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (values[0]));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (values[1]));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (values[0] + values[1]));
}

static void
show (ConcordFigure *figure, ConcordDocument *document, ConcordColumns *columns,
      const Benefits *benefits)
{
  const ConcordMoneyCase *money = benefits->money;
  g_autofree char *prices = concord_money_figure_dup_prices (money);

  concord_columns_set_axis (columns, _ ("Benefits a year"), _ ("Financial year"),
                            CONCORD_NUMBER_MONEY);
  concord_columns_add_series (columns, _ ("Cashable"));
  concord_columns_add_series (columns, _ ("Non-cashable"));
  if (!isnan (benefits->late))
    concord_columns_set_divider (columns, (double) money->n_years / 2, _ ("mid-term"));
  for (gsize t = 0; t < money->n_years; t++)
    add_year (figure, columns, benefits, t);
  concord_figure_take_title (figure, dup_title (benefits));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (_ ("Planned benefits of %s by financial year, cashable and not; %s"),
                               benefits->option->name, prices));
  concord_figure_take_caption (figure, dup_caption (document));
  concord_figure_take_words (figure, dup_words (benefits));
  concord_figure_explain (figure, money->finding);
}

/* @option has costs and nothing else. */
static void
describe_none (ConcordFigure *figure, ConcordDocument *document, const ConcordMoneyCase *money,
               const ConcordMoneyOption *option)
{
  g_autofree char *words
      = g_strdup_printf (_ ("%s has no benefits yet: enter on the Money screen what it saves or "
                            "brings, cashable or not, year by year."),
                         option->name);
  const char *name[] = { option->name };

  concord_figure_take_title (figure, concord_title_dup (_ ("No benefits of %s yet"), name, 1));
  concord_figure_take_subtitle (figure, g_strdup (_ ("Planned benefits by financial year")));
  concord_figure_take_caption (figure, dup_caption (document));
  concord_figure_set_empty_words (figure, words);
  concord_figure_take_words (figure, g_steal_pointer (&words));
  concord_figure_explain (figure, money->finding);
}

void
concord_make_benefits_by_year (ConcordFigure *figure, ConcordDocument *document,
                               const char *subject)
{
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  const ConcordMoneyOption *option = concord_money_figure_find (money, subject);
  ConcordColumns *columns = concord_columns_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (columns));
  concord_figure_add_column (figure, _ ("Financial year"), FALSE);
  concord_figure_add_column (figure, _ ("Cashable (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Non-cashable (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Benefits (£)"), TRUE);
  if (option == NULL)
    concord_money_figure_describe_empty (figure, document, money, NULL);
  else if (!has_benefits (option))
    describe_none (figure, document, money, option);
  else
    {
      Benefits benefits = read_benefits (money, option);

      show (figure, document, columns, &benefits);
    }
}
