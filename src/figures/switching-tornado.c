/* Which lines of the two best options can turn which of them is best on money. */
#include "figures/figure-private.h"

#include "charts/numbers.h"
#include "charts/tornado.h"
#include "figures/figure-words.h"
#include "figures/money-words.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

#define MOST_ROWS 8 /* as many as half a page of a paper holds */
#define SAME 0.005 /* pounds: a lead that is none */

static const ConcordMoneyOption *
get_option (const ConcordMoneyCase *money, guint i)
{
  return money->options->pdata[i];
}

static const ConcordMoneySwing *
get_swing (const ConcordMoneyCase *money, guint i)
{
  return money->swings->pdata[i];
}

static const ConcordMoneyLine *
find_line (const ConcordMoneyCase *money, const ConcordMoneySwing *swing)
{
  const ConcordMoneyOption *option = concord_money_case_find_option (money, swing->option);

  for (guint i = 0; i < option->lines->len; i++)
    {
      const ConcordMoneyLine *line = option->lines->pdata[i];

      if (strcmp (line->id, swing->line) == 0)
        return line;
    }
  g_return_val_if_reached (NULL);
}

static gboolean
can_turn (const ConcordMoneySwing *swing)
{
  return MIN (swing->at_low, swing->at_high) < 0;
}

static guint
count_turning (const ConcordMoneyCase *money, const ConcordMoneySwing **first)
{
  guint n = 0;

  for (guint i = 0; i < money->swings->len; i++)
    if (can_turn (get_swing (money, i)) && n++ == 0)
      *first = get_swing (money, i);
  return n;
}

/* The line that turns the ranking by the smallest change; NULL where none does. */
static const ConcordMoneySwing *
find_nearest (const ConcordMoneyCase *money)
{
  const ConcordMoneySwing *nearest = NULL;

  for (guint i = 0; i < money->swings->len; i++)
    {
      const ConcordMoneySwing *swing = get_swing (money, i);

      if (!isnan (swing->switching_percent)
          && (nearest == NULL
              || fabs (swing->switching_percent) < fabs (nearest->switching_percent)))
        nearest = swing;
    }
  return nearest;
}

/* --- words ----------------------------------------------------------------------------------- */

/* "1.3%", without sign. */
static char *
dup_size (double percent)
{
  g_autofree char *number = concord_words_dup_number (fabs (percent), fabs (percent) < 10 ? 1 : 0);

  return g_strdup_printf (_ ("%s%%"), number);
}

/* "+1.3%", "−13%", a dash where the line can't turn the ranking. */
static char *
dup_signed (double percent)
{
  g_autofree char *text
      = concord_number_dup_text (CONCORD_NUMBER_PERCENT, percent / 100, fabs (percent) < 10 ? 1 : 0);

  return percent > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

/* "the lead is gone if it rises by 1.3%". */
static char *
dup_turn (const ConcordMoneySwing *swing)
{
  g_autofree char *size = dup_size (swing->switching_percent);

  if (isnan (swing->switching_percent))
    return g_strdup (_ ("no change of it alone turns the ranking"));
  return g_strdup_printf (swing->switching_percent > 0 ? _ ("the lead is gone if it rises by %s")
                                                       : _ ("the lead is gone if it falls by %s"),
                          size);
}

static char *
dup_title (const ConcordMoneyCase *money)
{
  const ConcordMoneySwing *turning = NULL, *nearest = find_nearest (money);
  guint n = count_turning (money, &turning);
  const char *leader = get_option (money, money->leader)->name;
  const char *tied[] = { leader, get_option (money, money->runner_up)->name };
  gboolean ranged = money->swings->len > 0 && !isnan (get_swing (money, 0)->at_low);
  g_autofree char *format = NULL, *size = NULL;

  if (fabs (money->lead) < SAME)
    return concord_title_dup (_ ("%s and %s tie on money"), tied, 2);
  if (n > 1)
    {
      format = g_strdup_printf (ngettext ("%u line can turn the lead of %%s",
                                          "%u lines can each turn the lead of %%s", n),
                                n);
      return concord_title_dup (format, &leader, 1);
    }
  if (n == 1)
    /* Translators: a line of costs or benefits, then an option; at most six words besides. */
    return concord_title_dup (_ ("%s alone can turn the lead of %s"),
                              (const char *[]){ turning->name, leader }, 2);
  if (ranged || nearest == NULL)
    return concord_title_dup (_ ("No single line’s range turns the lead of %s"), &leader, 1);
  size = dup_size (nearest->switching_percent);
  format = g_strdup_printf (nearest->switching_percent > 0
                                ? _ ("The lead is gone if %%s rises by %s")
                                : _ ("The lead is gone if %%s falls by %s"),
                            size);
  return concord_title_dup (format, (const char *[]){ nearest->name }, 1);
}

static char *
dup_row_words (const ConcordMoneySwing *swing, const ConcordMoneyLine *line)
{
  g_autofree char *low = concord_money_figure_dup_pounds (line->low);
  g_autofree char *high = concord_money_figure_dup_pounds (line->high);
  g_autofree char *at_low = concord_money_figure_dup_pounds (swing->at_low);
  g_autofree char *at_high = concord_money_figure_dup_pounds (swing->at_high);
  g_autofree char *turn = dup_turn (swing);

  if (isnan (swing->at_low))
    return g_strdup_printf (_ ("%s of %s: no range given; %s"), swing->name, swing->option_name,
                            turn);
  return g_strdup_printf (_ ("%s of %s: the lead is %s at %s a year and %s at %s a year; %s"),
                          swing->name, swing->option_name, at_low, low, at_high, high, turn);
}

static char *
dup_words (const ConcordMoneyCase *money)
{
  g_autofree char *lead = concord_money_figure_dup_pounds (money->lead);
  GString *words = g_string_new (NULL);
  const ConcordMoneySwing *turning = NULL;
  guint n = count_turning (money, &turning);

  g_string_append_printf (words, _ ("%s leads %s by %s of net present value."),
                          get_option (money, money->leader)->name,
                          get_option (money, money->runner_up)->name, lead);
  g_string_append_printf (words,
                          ngettext (" The range of %u line is wide enough to turn that.",
                                    " The ranges of %u lines are each wide enough to turn that.", n),
                          n);
  for (guint i = 0; i < MIN (money->swings->len, MOST_ROWS); i++)
    {
      const ConcordMoneySwing *swing = get_swing (money, i);
      g_autofree char *row = dup_row_words (swing, find_line (money, swing));

      g_string_append_printf (words, " %s.", row);
    }
  return g_string_free (words, FALSE);
}

static char *
dup_caption (ConcordDocument *document, const ConcordMoneyCase *money)
{
  g_autofree char *source = concord_money_figure_dup_caption (document, money, NULL);
  guint n = money->swings->len;

  if (n <= MOST_ROWS)
    return g_steal_pointer (&source);
  return g_strdup_printf (_ ("The %u widest of %u lines; the table has all. %s"), MOST_ROWS, n,
                          source);
}

/* --- picture and table ----------------------------------------------------------------------- */

static void
draw_row (ConcordTornado *tornado, const ConcordMoneySwing *swing, const ConcordMoneyLine *line)
{
  gboolean ranged = !isnan (swing->at_low);
  g_autofree char *low = concord_money_figure_dup_pounds (line->low);
  g_autofree char *high = concord_money_figure_dup_pounds (line->high);
  g_autofree char *turns = dup_signed (swing->switching_percent);
  g_autofree char *words = dup_row_words (swing, line);
  g_autofree char *note
      = ranged ? NULL : g_strdup_printf (_ ("%s; no range given"), swing->option_name);

  concord_tornado_add_row (tornado, swing->line, swing->name,
                           ranged ? swing->option_name : note, swing->at_low, swing->at_high, turns,
                           words);
  if (ranged)
    concord_tornado_set_end_texts (tornado, low, high);
}

static void
add_cells (ConcordFigure *figure, const ConcordMoneySwing *swing, const ConcordMoneyLine *line)
{
  gboolean ranged = !isnan (swing->at_low);

  concord_figure_take_cell (figure, g_strdup (swing->name));
  concord_figure_take_cell (figure, g_strdup (swing->option_name));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (ranged ? line->low : NAN));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (line->likely));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (ranged ? line->high : NAN));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (swing->at_low));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (swing->at_high));
  concord_figure_take_cell (figure, dup_signed (swing->switching_percent));
  concord_figure_take_cell (
      figure, concord_money_figure_dup_cell (line->likely + swing->switching_amount));
}

static void
add_columns (ConcordFigure *figure)
{
  concord_figure_add_column (figure, _ ("Line"), FALSE);
  concord_figure_add_column (figure, _ ("Option"), FALSE);
  concord_figure_add_column (figure, _ ("Low (£ a year)"), TRUE);
  concord_figure_add_column (figure, _ ("Likely (£ a year)"), TRUE);
  concord_figure_add_column (figure, _ ("High (£ a year)"), TRUE);
  concord_figure_add_column (figure, _ ("Lead at low (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Lead at high (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Ranking turns at a change of"), TRUE);
  concord_figure_add_column (figure, _ ("Ranking turns at (£ a year)"), TRUE);
}

static void
dress (ConcordTornado *tornado, const ConcordMoneyCase *money)
{
  const char *leader = get_option (money, money->leader)->name;
  const char *next = get_option (money, money->runner_up)->name;
  g_autofree char *lead = concord_money_figure_dup_pounds (money->lead);
  g_autofree char *label = g_strdup_printf (_ ("lead now %s"), lead);
  g_autofree char *below = g_strdup_printf (_ ("%s ahead"), next);
  g_autofree char *above = g_strdup_printf (_ ("%s ahead"), leader);

  concord_tornado_set_axis (tornado, _ ("Lead in net present value"), CONCORD_NUMBER_MONEY);
  concord_tornado_set_base (tornado, money->lead, label);
  concord_tornado_set_sides (tornado, below, above);
  concord_tornado_set_end_title (tornado, _ ("turns at"));
  if (!isnan (get_swing (money, 0)->at_low))
    concord_tornado_set_end_names (tornado, _ ("line at its low end"), _ ("line at its high end"));
}

static void
show (ConcordFigure *figure, ConcordDocument *document, ConcordTornado *tornado,
      const ConcordMoneyCase *money)
{
  g_autofree char *prices = concord_money_figure_dup_prices (money);

  dress (tornado, money);
  for (guint i = 0; i < money->swings->len; i++)
    {
      const ConcordMoneySwing *swing = get_swing (money, i);
      const ConcordMoneyLine *line = find_line (money, swing);

      if (i < MOST_ROWS)
        draw_row (tornado, swing, line);
      add_cells (figure, swing, line);
    }
  concord_figure_take_title (figure, dup_title (money));
  concord_figure_take_subtitle (
      figure,
      g_strdup_printf (_ ("Lead of %s over %s as one line at a time goes to its low or high end; "
                          "%s"),
                       get_option (money, money->leader)->name,
                       get_option (money, money->runner_up)->name, prices));
  concord_figure_take_caption (figure, dup_caption (document, money));
  concord_figure_take_words (figure, dup_words (money));
  concord_figure_explain (figure, money->finding);
}

void
concord_make_switching_tornado (ConcordFigure *figure, ConcordDocument *document,
                                const char *subject)
{
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  ConcordTornado *tornado = concord_tornado_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (tornado));
  add_columns (figure);
  if (money->swings->len > 0)
    show (figure, document, tornado, money);
  else
    concord_money_figure_describe_empty (
        figure, document, money,
        _ ("There is no lead that could turn yet: enter on the Money screen what at least two "
           "options cost and bring."));
}
