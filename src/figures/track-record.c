/* Bidders by the share of their contracts that is expected to go without trouble. */
#include "figures/figure-private.h"

#include "charts/dot-plot.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/track-record.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

static int
compare_means (gconstpointer a, gconstpointer b)
{
  const ConcordTrackRecordBidder *first = *(ConcordTrackRecordBidder *const *) a;
  const ConcordTrackRecordBidder *second = *(ConcordTrackRecordBidder *const *) b;

  return (first->mean < second->mean) - (first->mean > second->mean);
}

/* Best first; bidders alike stay in the project's order. */
static GPtrArray *
list_by_mean (const ConcordTrackRecord *record)
{
  GPtrArray *list = g_ptr_array_sized_new (record->bidders->len);

  for (guint i = 0; i < record->bidders->len; i++)
    g_ptr_array_add (list, record->bidders->pdata[i]);
  g_ptr_array_sort (list, compare_means);
  return list;
}

static char *
dup_title (const ConcordTrackRecord *record)
{
  const char *clear = NULL;
  guint n_clear = 0;
  gboolean is_above = FALSE;

  if (record->bidders->len == 0)
    return g_strdup (_ ("No bidders yet"));
  if (record->n_contracts == 0)
    return g_strdup (_ ("No past contracts of the bidders yet"));
  if (!record->is_usable)
    return g_strdup (_ ("The base rate cannot be used: check it"));
  for (guint i = 0; i < record->bidders->len; i++)
    {
      const ConcordTrackRecordBidder *bidder = record->bidders->pdata[i];

      if (!(bidder->low > record->base || bidder->high < record->base))
        continue;
      clear = bidder->name;
      is_above = bidder->low > record->base;
      n_clear++;
    }
  if (n_clear == 0)
    return g_strdup (_ ("No track record differs clearly from the base rate"));
  if (n_clear > 1)
    return g_strdup_printf (ngettext ("%u track record differs clearly from the base rate",
                                      "%u track records differ clearly from the base rate",
                                      n_clear),
                            n_clear);
  /* Translators: %s is a bidder; at most eight words besides. */
  return concord_title_dup (is_above ? _ ("%s stands clearly above the base rate")
                                     : _ ("%s stands clearly below the base rate"),
                            &clear, 1);
}

static char *
dup_note (const ConcordTrackRecordBidder *bidder)
{
  GString *note = g_string_new (NULL);

  if (bidder->n_running > 0)
    g_string_append_printf (note, ngettext ("%u running", "%u running", bidder->n_running),
                            bidder->n_running);
  if (bidder->n_undecided > 0)
    g_string_append_printf (note, "%s", note->len > 0 ? ", " : "");
  if (bidder->n_undecided > 0)
    g_string_append_printf (note, ngettext ("%u not judged", "%u not judged", bidder->n_undecided),
                            bidder->n_undecided);
  return g_string_free (note, FALSE);
}

static void
add_row (ConcordFigure *figure, ConcordDotPlot *plot, const ConcordTrackRecordBidder *bidder)
{
  g_autofree char *note = dup_note (bidder);
  g_autofree char *n_text
      = bidder->n_trials == 0
            ? g_strdup (_ ("none ended"))
            : g_strdup_printf (_ ("%u of %u"), bidder->n_successes, bidder->n_trials);

  concord_dot_plot_add_row (plot, bidder->id, bidder->name, bidder->mean, bidder->low,
                            bidder->high, n_text, *note == '\0' ? NULL : note);
  concord_figure_take_cell (figure, g_strdup (bidder->name));
  concord_figure_take_cell (figure, concord_number_dup_plain (bidder->n_trials, 0));
  concord_figure_take_cell (figure, concord_number_dup_plain (bidder->n_successes, 0));
  concord_figure_take_cell (figure, concord_number_dup_plain (bidder->n_running, 0));
  concord_figure_take_cell (figure, concord_number_dup_plain (bidder->n_undecided, 0));
  concord_figure_take_cell (figure, concord_words_dup_percent (bidder->mean));
  concord_figure_take_cell (figure, concord_words_dup_percent (bidder->low));
  concord_figure_take_cell (figure, concord_words_dup_percent (bidder->high));
}

static void
add_columns (ConcordFigure *figure)
{
  concord_figure_add_column (figure, _ ("Bidder"), FALSE);
  concord_figure_add_column (figure, _ ("Ended contracts"), TRUE);
  concord_figure_add_column (figure, _ ("Not troubled"), TRUE);
  concord_figure_add_column (figure, _ ("Running"), TRUE);
  concord_figure_add_column (figure, _ ("Not judged"), TRUE);
  concord_figure_add_column (figure, _ ("Expected not troubled"), TRUE);
  concord_figure_add_column (figure, _ ("Low, 95%"), TRUE);
  concord_figure_add_column (figure, _ ("High, 95%"), TRUE);
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordTrackRecord *record)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  g_autofree char *base = concord_words_dup_percent (record->base);
  g_autofree char *strength = concord_words_dup_number (record->strength, 1);
  g_autofree char *warnings = concord_words_dup_warnings (record->finding->warnings);

  concord_figure_take_title (figure, dup_title (record));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Share of contracts expected not troubled, %u bidder, 95%% "
                                         "credible interval",
                                         "Share of contracts expected not troubled, %u bidders, "
                                         "95%% credible interval",
                                         record->bidders->len),
                               record->bidders->len));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("Advisory: it never enters an award score. Base rate: %s not "
                                  "troubled, counted as %s contracts. Its source: %s.%s"),
                               base, strength, record->source, as_of));
  concord_figure_take_words (
      figure, g_strstrip (g_strdup_printf ("%s %s", record->finding->sentence, warnings)));
  concord_figure_set_empty_words (figure, record->finding->sentence);
  concord_figure_explain (figure, record->finding);
}

void
concord_make_track_record (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordTrackRecord) record = concord_track_record_new (document);
  g_autoptr (GPtrArray) bidders = list_by_mean (record);
  ConcordDotPlot *plot = concord_dot_plot_new ();
  g_autofree char *base = concord_words_dup_percent (record->base);
  g_autofree char *label = g_strdup_printf (_ ("base rate %s"), base);

  concord_figure_take_chart (figure, CONCORD_CHART (plot));
  concord_dot_plot_set_axis (plot, _ ("Contracts expected not troubled"), 0, 1, TRUE);
  concord_dot_plot_set_reference (plot, record->base, label);
  add_columns (figure);
  for (guint i = 0; i < bidders->len && record->n_contracts > 0; i++)
    add_row (figure, plot, bidders->pdata[i]);
  describe (figure, document, record);
}
