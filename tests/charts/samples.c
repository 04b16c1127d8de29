#include "samples.h"

#include "charts/bubbles.h"
#include "charts/columns.h"
#include "charts/curve.h"
#include "charts/distribution.h"
#include "charts/diverging-bars.h"
#include "charts/dot-plot.h"
#include "charts/grid.h"
#include "charts/profile.h"
#include "charts/scatter.h"
#include "charts/stacked-bars.h"
#include "charts/tornado.h"

#include <math.h>

const char *const sample_data_names[N_SAMPLE_DATA]
    = { "rich", "one", "none", "forty", "long", "odd" };

#define LONG_NAME                                                                                  \
  "Revenues, benefits, council tax support and discretionary housing payments for residents of "   \
  "working age in temporary accommodation"

static void
dress (gpointer chart, const char *title, const char *subtitle)
{
  concord_chart_set_title (chart, title);
  concord_chart_set_subtitle (chart, subtitle);
  concord_chart_set_caption (chart, "Source: Riverdale Council, options appraisal, 14 March 2025. "
                                    "Scores agreed by a panel of six.");
  concord_chart_set_empty_words (
      chart, "No options yet. Add the first option to see how the options compare.");
}

static char *
numbered (const char *word, guint i)
{
  return g_strdup_printf ("%s %u", word, i + 1);
}

static ConcordChart *
make_stacked (SampleData data)
{
  ConcordStackedBars *bars = concord_stacked_bars_new ();
  static const char *const series[] = { "Cost", "Quality", "Deliverability", "Jobs and skills" };
  static const struct
  {
    const char *label;
    double values[4], low, high;
    const char *note;
  } rich[] = {
    { "In-house with transformation", { 24, 22.5, 14, 13 }, 66, 79, NULL },
    { "Joint venture with Northshire", { 27, 18, 12.5, 9.5 }, 58, 74, NULL },
    { "Outsource, single provider", { 30, 16, 10, 3 }, 52, 65, NULL },
    { "Shared service with three districts", { 19, 17, 9, 10 }, NAN, NAN, NULL },
    { "Staff mutual", { 14, 21, NAN, NAN }, NAN, NAN, "not complete: 2 scores missing" },
    { "As now", { 9, 12, 18, 6 }, 40, 49, NULL },
  };
  static const double odd[][4]
      = { { 0, 0, 0, 0 },       { -12, 20, -5, 8 },    { NAN, NAN, NAN, NAN }, { 1e300, 1, 1, 1 },
          { -30, -10, -5, -1 }, { INFINITY, 5, 5, 5 }, { 7, 7, 7, 7 } };

  dress (bars,
         data == SAMPLE_LONG ? "A title that an officer wrote at greater length than the ten "
                               "words that the guidance asks for, and then some more words "
                               "that nobody has room for on any page whatever"
                             : "In-house leads unless jobs weigh under 12%",
         "Weighted score out of 100, six options, with 90% interval");
  concord_stacked_bars_set_unit (bars, "Weighted points out of 100");
  for (guint s = 0; s < 4; s++)
    concord_stacked_bars_add_series (bars, series[s]);
  for (guint i = 0; data == SAMPLE_RICH && i < G_N_ELEMENTS (rich); i++)
    concord_stacked_bars_add_item (bars, rich[i].label, rich[i].label, rich[i].values, rich[i].low,
                                   rich[i].high, rich[i].note);
  for (guint i = 0; data == SAMPLE_FORTY && i < 40; i++)
    {
      const double values[] = { 30 - i * 0.5, 20 + i % 3, 10 + i % 5, 5 + i % 7 };
      g_autofree char *label = numbered ("Service", i);

      concord_stacked_bars_add_item (bars, label, label, values, NAN, NAN, NULL);
    }
  for (guint i = 0; data == SAMPLE_ODD && i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *label = numbered ("Odd option", i);

      concord_stacked_bars_add_item (bars, label, label, odd[i], i == 1 ? NAN : -1e3,
                                     i == 1 ? 5 : NAN, NULL);
    }
  if (data == SAMPLE_ONE || data == SAMPLE_LONG)
    concord_stacked_bars_add_item (bars, "one", data == SAMPLE_LONG ? LONG_NAME : "In-house",
                                   rich[0].values, 66, 79,
                                   data == SAMPLE_LONG ? "not complete: scores of two of the five "
                                                         "evaluators and the whole of the jobs "
                                                         "criterion are missing"
                                                       : NULL);
  if (data == SAMPLE_LONG)
    concord_stacked_bars_add_item (bars, "two",
                                   "Donaudampfschifffahrtsgesellschaftskapitän" LONG_NAME,
                                   rich[1].values, NAN, NAN, NULL);
  return CONCORD_CHART (bars);
}

static ConcordChart *
make_ordered (SampleData data)
{
  ConcordChart *chart = make_stacked (data);

  concord_stacked_bars_set_ordered (CONCORD_STACKED_BARS (chart), TRUE);
  if (data != SAMPLE_NONE)
    concord_stacked_bars_set_last_end (CONCORD_STACKED_BARS (chart), "first in fewer than 1 of 100");
  return chart;
}

static ConcordChart *
make_scatter (SampleData data)
{
  ConcordScatter *scatter = concord_scatter_new ();
  static const struct
  {
    const char *label;
    ConcordScatterGroup group;
    double x, y;
  } rich[] = {
    { "Joint venture", CONCORD_SCATTER_STRONG, 100.1e6, 61 },
    { "Do-minimum", CONCORD_SCATTER_WEAK, 101.3e6, 50 },
    { "Shared service", CONCORD_SCATTER_STRONG, 104.4e6, 75 },
    { "Transformation partnership", CONCORD_SCATTER_MIDDLE, 105e6, 67 },
    { "In-house improvement", CONCORD_SCATTER_UNKNOWN, 106.9e6, 70 },
    { "Staff mutual", CONCORD_SCATTER_UNKNOWN, NAN, 40 },
  };
  static const double odd[][2] = { { NAN, NAN },    { INFINITY, 5 }, { 0, 0 }, { 1e300, -1e300 },
                                   { -4e6, 1e12 }, { 5, 5 },        { 5, 5 }, { 5, -INFINITY } };

  dress (scatter, "Two of six options give most for their cost", "Value against present cost");
  concord_scatter_set_x_axis (scatter, "Present cost", CONCORD_NUMBER_MONEY, NAN, NAN);
  concord_scatter_set_y_axis (scatter, "Value, 0 to 100", CONCORD_NUMBER_PLAIN, 0, 100);
  for (guint group = 0; group < CONCORD_SCATTER_N_GROUPS; group++)
    concord_scatter_set_group_name (scatter, group,
                                    data == SAMPLE_LONG ? LONG_NAME : "most value for its cost");
  concord_scatter_set_steps (scatter, CONCORD_SCATTER_STRONG);
  concord_scatter_set_limit (scatter, data == SAMPLE_ODD ? 1e300 : 103e6,
                             data == SAMPLE_LONG ? LONG_NAME : "ceiling £103m");
  for (guint i = 0; data == SAMPLE_RICH && i < G_N_ELEMENTS (rich); i++)
    concord_scatter_add (scatter, rich[i].group, rich[i].label, rich[i].label, rich[i].x, rich[i].y,
                         i == 2, NULL);
  for (guint i = 0; data == SAMPLE_FORTY && i < 40; i++)
    {
      g_autofree char *label = numbered ("Package", i);

      concord_scatter_add (scatter, i % 4, label, i % 3 == 0 ? label : NULL, ((i * 37) % 101) * 1e6,
                           (i * 7) % 101, i == 9, label);
    }
  for (guint i = 0; data == SAMPLE_ODD && i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *label = numbered ("Odd option", i);

      concord_scatter_add (scatter, i % 4, label, label, odd[i][0], odd[i][1], i % 3 == 0, NULL);
    }
  if (data == SAMPLE_ONE || data == SAMPLE_LONG)
    concord_scatter_add (scatter, CONCORD_SCATTER_STRONG, "one",
                         data == SAMPLE_LONG ? LONG_NAME : "In-house", 104e6, 70, TRUE, NULL);
  if (data == SAMPLE_LONG)
    concord_scatter_add (scatter, CONCORD_SCATTER_WEAK, "two", LONG_NAME, 104e6, NAN, FALSE, NULL);
  return CONCORD_CHART (scatter);
}

static ConcordChart *
make_bubbles (SampleData data)
{
  ConcordBubbles *bubbles = concord_bubbles_new ();
  static const struct
  {
    const char *label;
    double x, y, size;
    const char *size_text;
    guint group;
  } rich[] = {
    { "Revenues", 72, 4, 3.2e6, "£3.2m", 0 },
    { "Benefits", 68, 4, 4.6e6, "£4.6m", 0 },
    { "Contact centre", 81, 7, 1.9e6, "£1.9m", 0 },
    { "Customer digital services", 63, 6, 0.9e6, "£0.9m", 0 },
    { "Payroll", 35, 9, 0.7e6, "£0.7m", 1 },
    { "Human resources", 41, 5, 1.3e6, "£1.3m", 1 },
    { "Facilities management", 55, 2, 6.1e6, "£6.1m", 1 },
    { "Legal", 22, 2, 1.1e6, "£1.1m", 2 },
    { "Internal audit", 18, 3, 0.3e6, "£0.3m", 2 },
    { "Elections", 12, 0, 0.2e6, "£0.2m", 2 },
    { "Land charges", 70, 4, 0.15e6, "£0.15m", 0 },
    { "Parks and open spaces", NAN, 6, 2e6, "£2m", 1 },
    { "Cemeteries", 30, NAN, 4e5, "£0.4m", 2 },
  };
  static const double odd[][3]
      = { { 50, 3, 0 },      { 50, 3, -5 },      { 50, 3, 1e300 }, { 150, -2, 5 },
          { NAN, NAN, NAN }, { INFINITY, 3, 4 }, { 50, 1e12, 5 },  { 0, 0, 1 } };

  dress (bubbles, "High need meets a thin market in facilities management",
         "Need (0 to 100), able suppliers and net cost of thirteen services");
  concord_bubbles_set_axes (bubbles, "Need, 0 meets every standard, 100 is failing",
                            "Able suppliers");
  concord_bubbles_set_threshold (bubbles, 3, "3 able suppliers wanted");
  concord_bubbles_set_size_name (bubbles, "net cost a year");
  for (guint i = 0; data == SAMPLE_RICH && i < G_N_ELEMENTS (rich); i++)
    concord_bubbles_add (bubbles, rich[i].label, rich[i].label, rich[i].x, rich[i].y, rich[i].size,
                         rich[i].size_text, rich[i].group, NULL);
  for (guint i = 0; data == SAMPLE_FORTY && i < 40; i++)
    {
      g_autofree char *label = numbered ("Service", i);

      concord_bubbles_add (bubbles, label, label, (i * 37) % 101, (i * 7) % 11, 1 + (i * 13) % 29,
                           "£1m", i % 3, NULL);
    }
  for (guint i = 0; data == SAMPLE_ODD && i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *label = numbered ("Odd service", i);

      concord_bubbles_add (bubbles, label, label, odd[i][0], odd[i][1], odd[i][2], NULL, i % 3,
                           NULL);
    }
  if (data == SAMPLE_ONE || data == SAMPLE_LONG)
    concord_bubbles_add (bubbles, "one", data == SAMPLE_LONG ? LONG_NAME : "Revenues", 98, 4, 3.2e6,
                         "£3.2m", 0, NULL);
  if (data == SAMPLE_LONG)
    concord_bubbles_add (bubbles, "two", LONG_NAME, NAN, 4, 3.2e6, "£3.2m", 0, NULL);
  return CONCORD_CHART (bubbles);
}

static ConcordChart *
make_diverging (SampleData data)
{
  ConcordDivergingBars *bars = concord_diverging_bars_new ();
  static const char *const levels[]
      = { "Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree" };
  static const struct
  {
    const char *label;
    double counts[5];
    const char *net, *note;
  } rich[] = {
    { "The council should keep services local", { 6, 18, 31, 88, 69 }, "+63 (55 to 70)", NULL },
    { "One number for all services is a good idea",
      { 14, 29, 44, 81, 43 },
      "+38 (29 to 47)",
      NULL },
    { "I would use services online", { 41, 38, 22, 66, 44 }, "+15 (5 to 25)", NULL },
    { "Savings matter more than opening hours", { 72, 55, 39, 31, 11 }, "−41 (−49 to −32)", NULL },
    { "A private company should run services",
      { 96, 49, 40, 18, 6 },
      "−58 (−65 to −50)",
      "of those who chose to answer" },
  };
  static const double odd[][5]
      = { { 0, 0, 0, 0, 0 },     { 0, 0, 0, 0, 5 },  { 5, 0, 0, 0, 0 },    { 0, 0, 9, 0, 0 },
          { NAN, 1, 1, NAN, 1 }, { -5, 3, 3, 3, 3 }, { 1e300, 1, 1, 1, 1 } };

  dress (bars, "Residents want services local and in public hands",
         "Share of answers at each level, consultation of January 2025");
  concord_diverging_bars_set_levels (bars, 5, levels);
  concord_diverging_bars_set_net_title (bars, "Net agreement");
  for (guint i = 0; data == SAMPLE_RICH && i < G_N_ELEMENTS (rich); i++)
    concord_diverging_bars_add_row (bars, rich[i].label, rich[i].label, rich[i].counts, rich[i].net,
                                    rich[i].note);
  for (guint i = 0; data == SAMPLE_FORTY && i < 40; i++)
    {
      const double counts[] = { i, 20, i % 9, 30, 40 - (double)i };
      g_autofree char *label = numbered ("Question", i);

      concord_diverging_bars_add_row (bars, label, label, counts, "+12", NULL);
    }
  for (guint i = 0; data == SAMPLE_ODD && i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *label = numbered ("Odd question", i);

      concord_diverging_bars_add_row (bars, label, label, odd[i], NULL, NULL);
    }
  if (data == SAMPLE_ONE || data == SAMPLE_LONG)
    concord_diverging_bars_add_row (bars, "one", data == SAMPLE_LONG ? LONG_NAME : "Keep it local",
                                    rich[0].counts, rich[0].net,
                                    data == SAMPLE_LONG ? LONG_NAME : NULL);
  return CONCORD_CHART (bars);
}

static ConcordChart *
make_dots (SampleData data)
{
  ConcordDotPlot *plot = concord_dot_plot_new ();
  static const struct
  {
    const char *label;
    double value, low, high;
    const char *n, *note;
  } rich[] = {
    { "Transferred to a company", 0.42, 0.31, 0.54, "n = 74", NULL },
    { "Shared service", 0.61, 0.49, 0.72, "n = 66", NULL },
    { "Joint venture", 0.35, 0.19, 0.55, "n = 26", "few cases, wide interval" },
    { "In-house transformation", 0.7, 0.62, 0.77, "n = 141", NULL },
    { "Staff mutual", NAN, NAN, NAN, "n = 3", "too few to say" },
  };
  static const double odd[][3]
      = { { 0, 0, 0 },       { 1, 1, 1 },        { 2.5, 0.5, 3 },    { NAN, 0.2, 0.4 },
          { 0.5, 0.9, 0.1 }, { INFINITY, 0, 1 }, { -0.2, NAN, NAN }, { 0.5, 0.5, 0.5 } };

  dress (plot, "Half of programmes like ours met their savings",
         "Share of programmes that met their savings target, with 95% interval");
  concord_dot_plot_set_axis (plot, "Share that met the target", 0, 1, TRUE);
  concord_dot_plot_set_reference (plot, 0.54, "All programmes 54%");
  for (guint i = 0; data == SAMPLE_RICH && i < G_N_ELEMENTS (rich); i++)
    concord_dot_plot_add_row (plot, rich[i].label, rich[i].label, rich[i].value, rich[i].low,
                              rich[i].high, rich[i].n, rich[i].note);
  for (guint i = 0; data == SAMPLE_FORTY && i < 40; i++)
    {
      g_autofree char *label = numbered ("Ward", i);

      concord_dot_plot_add_row (plot, label, label, i / 40.0, MAX (i / 40.0 - 0.1, 0),
                                MIN (i / 40.0 + 0.1, 1), "n = 88", NULL);
    }
  for (guint i = 0; data == SAMPLE_ODD && i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *label = numbered ("Odd row", i);

      concord_dot_plot_add_row (plot, label, label, odd[i][0], odd[i][1], odd[i][2], NULL, NULL);
    }
  if (data == SAMPLE_ONE || data == SAMPLE_LONG)
    concord_dot_plot_add_row (plot, "one", data == SAMPLE_LONG ? LONG_NAME : "Joint venture", 0.35,
                              0.19, 0.55, "n = 26", data == SAMPLE_LONG ? LONG_NAME : NULL);
  return CONCORD_CHART (plot);
}

static ConcordChart *
make_curve (SampleData data)
{
  ConcordCurve *curve = concord_curve_new ();
  static const double steps[] = { 7, 5, 4, 4, 4, 4, 3, 2 };
  static const double lines[3][5] = { { 40, 50, 60, 70, 80 },
                                      { 62, 60, NAN, 56, 54 },
                                      { 30, 45, 50, 52, 53 } };
  static const double odd[][2] = { { NAN, 2 },   { 3, NAN },      { 1e300, 5 }, { -4, -1e12 },
                                   { 0, 0 },     { INFINITY, 3 }, { 2, 2 },     { 2, 2 } };

  dress (curve, "Adding print and post would outgrow the market",
         "Suppliers able for the whole as eight services are added one by one");
  concord_curve_set_x_axis (curve, "Weight on jobs", CONCORD_NUMBER_PERCENT, 0, NAN);
  concord_curve_set_y_axis (curve, "Suppliers able for all so far", CONCORD_NUMBER_PLAIN, 0, NAN);
  concord_curve_set_threshold (curve, 3, data == SAMPLE_LONG ? LONG_NAME : "3 bids wanted");
  concord_curve_set_limit (curve, 4.5, data == SAMPLE_LONG ? LONG_NAME : "the package ends here");
  if (data == SAMPLE_RICH)
    {
      const char *texts[] = { "22%", "53%", "77%", "92%", "95%", "96%", "98%", "100%", NULL };
      guint series = concord_curve_add_series (curve, NULL, CONCORD_CURVE_STEPS, 0);

      concord_curve_set_x_texts (curve, texts);
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          g_autofree char *label = numbered ("Revenues and benefits", i);

          concord_curve_add_point (curve, series, label, i + 1, steps[i], label, i == 7, NULL);
        }
    }
  if (data == SAMPLE_ODD || data == SAMPLE_LONG)
    for (guint s = 0; s < 3; s++)
      {
        guint series = concord_curve_add_series (
            curve, data == SAMPLE_LONG ? LONG_NAME : "In-house", CONCORD_CURVE_LINES, s);

        for (guint i = 0; i < 5; i++)
          concord_curve_add_point (curve, series, NULL, i, lines[s][i],
                                   data == SAMPLE_LONG ? LONG_NAME : "", FALSE, "a point");
      }
  if (data == SAMPLE_ODD || data == SAMPLE_FORTY || data == SAMPLE_ONE)
    {
      guint series = concord_curve_add_series (curve, "Late", CONCORD_CURVE_STEPS, 0);

      for (guint i = 0; i < (data == SAMPLE_FORTY ? 40 : data == SAMPLE_ONE ? 1 : 8); i++)
        {
          g_autofree char *label = numbered ("Service", i);

          concord_curve_add_point (curve, series, label, data == SAMPLE_ODD ? odd[i][0] : i * 0.02,
                                   data == SAMPLE_ODD ? odd[i][1] : 40.0 - i, label, i == 30, NULL);
        }
    }
  return CONCORD_CHART (curve);
}

static void
fill_profile (ConcordProfile *profile, SampleData data)
{
  static const double odd[][3]
      = { { 0, 0, 0 }, { NAN, NAN, NAN }, { -5, 1e300, 5 }, { INFINITY, 3, -3 } };
  const gboolean doubtful[] = { FALSE, TRUE, FALSE };

  for (guint s = 0; s < 3; s++)
    concord_profile_add_series (profile, data == SAMPLE_LONG ? LONG_NAME : "Members", s == 2);
  if (data == SAMPLE_RICH || data == SAMPLE_LONG)
    concord_profile_add_heading (profile,
                                 data == SAMPLE_LONG ? LONG_NAME : "Outcomes for residents");
  for (guint i = 0; i < (data == SAMPLE_RICH ? 6 : data == SAMPLE_FORTY ? 40 : 0); i++)
    {
      const double values[] = { i * 2.5, 100 - i * 2.0, i % 3 == 0 ? NAN : 50 };
      g_autofree char *label = numbered ("Criterion", i);

      concord_profile_add_row (profile, label, label, values, doubtful, i == 2 ? "stale" : NULL);
    }
  for (guint i = 0; data == SAMPLE_ODD && i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *label = numbered ("Odd criterion", i);

      concord_profile_add_row (profile, label, label, odd[i], NULL, NULL);
    }
  if (data == SAMPLE_ONE || data == SAMPLE_LONG)
    concord_profile_add_row (profile, "one", data == SAMPLE_LONG ? LONG_NAME : "Cost",
                             (double[]){ 20, 40, 60 }, doubtful,
                             data == SAMPLE_LONG ? LONG_NAME : NULL);
}

static ConcordChart *
make_profile (SampleData data)
{
  ConcordProfile *profile = concord_profile_new (CONCORD_PROFILE_LINES);

  dress (profile, "Shared service leads but trails on ease of exit", "Value on each criterion");
  concord_profile_set_axis (profile, "Value, 0 worst to 100 best", CONCORD_NUMBER_PLAIN, 0, 100);
  fill_profile (profile, data);
  return CONCORD_CHART (profile);
}

static ConcordChart *
make_profile_bars (SampleData data)
{
  ConcordProfile *profile = concord_profile_new (CONCORD_PROFILE_BARS);

  dress (profile, "Views differ most on jobs", "Weight of each criterion");
  concord_profile_set_axis (profile, "Share of the whole weight", CONCORD_NUMBER_PLAIN, 0, NAN);
  fill_profile (profile, data);
  return CONCORD_CHART (profile);
}

static ConcordChart *
make_grid (SampleData data)
{
  ConcordGrid *grid = concord_grid_new ();
  const char *shades[] = { "lowest", "lower", "higher", "highest", NULL };
  guint n_columns = data == SAMPLE_FORTY ? 40 : data == SAMPLE_ODD ? 9 : 4;
  guint n_rows = data == SAMPLE_FORTY ? 40 : data == SAMPLE_NONE ? 0 : data == SAMPLE_ONE ? 1 : 5;

  dress (grid, "Evaluators up to 2 marks apart", "Marks of four evaluators");
  concord_grid_set_legend (grid, shades);
  for (guint c = 0; c < n_columns; c++)
    concord_grid_add_column (grid, data == SAMPLE_LONG ? LONG_NAME : "Evaluator", c % 4 == 3);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *label = numbered ("Bidder", i);

      if (data != SAMPLE_FORTY && i % 2 == 0)
        concord_grid_add_heading (grid, data == SAMPLE_LONG ? LONG_NAME : "Which values?");
      concord_grid_add_row (grid, label, data == SAMPLE_LONG ? LONG_NAME : label,
                            i == 1 ? "moderated without a reason" : NULL);
      /* An odd row ends early, and its shades are out of the scale. */
      for (guint c = 0; c < n_columns - (data == SAMPLE_ODD && i == 2 ? 3 : 0); c++)
        concord_grid_add_cell (grid, NULL, data == SAMPLE_ODD ? (int)(i * c) - 4 : (int)(i + c) % 5 - 1,
                               data == SAMPLE_LONG ? LONG_NAME : "7",
                               c == 3 ? "mean 6.5" : NULL, "seven for a bidder");
    }
  return CONCORD_CHART (grid);
}

/* A fan: bands under lines without markers, over years or over numbers. */
static ConcordChart *
make_fan (SampleData data)
{
  ConcordCurve *curve = concord_curve_new ();
  guint n = data == SAMPLE_NONE ? 0 : data == SAMPLE_FORTY ? 40 : data == SAMPLE_ONE ? 1 : 10;
  const char *years[] = { "2028/29", "2029/30", "2030/31", "2031/32", "2032/33", "2033/34",
                          "2034/35", "2035/36", "2036/37", "2037/38", NULL };
  const char *name = data == SAMPLE_LONG ? LONG_NAME : "Shared service";

  dress (curve, "Shared service overtakes the do-minimum in 2031/32", "Cumulative discounted value");
  concord_curve_set_y_axis (curve, data == SAMPLE_LONG ? LONG_NAME : "Ahead or behind",
                            CONCORD_NUMBER_MONEY, 0, NAN);
  if (data == SAMPLE_RICH || data == SAMPLE_LONG)
    concord_curve_set_x_texts (curve, years);
  if (n == 0)
    return CONCORD_CHART (curve);
  for (guint b = 0; b < 2; b++)
    {
      guint band = concord_curve_add_band (curve, b == 0 ? "8 of 10 futures" : "half of the futures",
                                           b == 0 ? "1 in 10 above" : NULL,
                                           data == SAMPLE_LONG ? LONG_NAME : "1 in 10 below");

      for (guint i = 0; i < n; i++)
        concord_curve_add_range (curve, band, i + 1,
                                 data == SAMPLE_ODD && i % 3 == 2 ? NAN : i * 1e5 - (2 - b) * 1e5 * i,
                                 data == SAMPLE_ODD && i == 4 ? INFINITY : i * 1e5 + 2e5 * i / (1 + b));
    }
  for (guint s = 0; s < 3; s++)
    {
      guint series = concord_curve_add_series (curve, name, CONCORD_CURVE_LINES, s);

      concord_curve_set_markers (curve, series, data == SAMPLE_ODD);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = numbered ("year", i);

          concord_curve_add_point (curve, series, s == 0 ? id : NULL, i + 1,
                                   data == SAMPLE_ODD && i == 3 ? NAN : i * 1e5 * (1.0 - s / 2.0) + 1,
                                   s == 0 && i == 3 ? "ahead from 2031/32" : "", s == 0 && i == 3,
                                   "a year");
        }
    }
  return CONCORD_CHART (curve);
}

static ConcordChart *
make_columns (SampleData data)
{
  ConcordColumns *columns = concord_columns_new ();
  static const double odd[][2] = { { NAN, NAN },  { -3, 5 },   { 1e300, 1 }, { 0, 0 },
                                   { INFINITY, 2 }, { NAN, -4 }, { 3, 3 } };
  guint n = data == SAMPLE_FORTY ? 40 : data == SAMPLE_NONE ? 0 : data == SAMPLE_ONE ? 1 : 7;

  dress (columns, "Most benefits come after mid-term", "Benefits by year");
  concord_columns_set_axis (columns, data == SAMPLE_LONG ? LONG_NAME : "Benefits a year",
                            "Financial year", CONCORD_NUMBER_MONEY);
  concord_columns_add_series (columns, data == SAMPLE_LONG ? LONG_NAME : "Cashable");
  concord_columns_add_series (columns, data == SAMPLE_LONG ? LONG_NAME : "Non-cashable");
  concord_columns_set_divider (columns, n / 2.0, data == SAMPLE_LONG ? LONG_NAME : "mid-term");
  for (guint i = 0; i < n; i++)
    {
      const double values[] = { i * 2e5, 1e5 };
      g_autofree char *label = numbered ("Year", i);

      concord_columns_add_column (columns, label, data == SAMPLE_LONG ? LONG_NAME : label,
                                  data == SAMPLE_ODD ? odd[i] : values, NULL);
    }
  return CONCORD_CHART (columns);
}

static ConcordChart *
make_distribution (SampleData data)
{
  ConcordDistribution *chart = concord_distribution_new ();
  static const double odd[][3] = { { NAN, NAN, NAN }, { 5, 1, -5 },         { -1e300, 0, 1e300 },
                                   { NAN, 2e6, NAN }, { 9e6, 9e6, 9e6 }, { INFINITY, 0, 3 } };
  guint n = data == SAMPLE_FORTY ? 40 : data == SAMPLE_NONE ? 0 : data == SAMPLE_ONE ? 1 : 6;

  dress (chart, "Shared service beats the do-minimum in 83 of 100 futures", "Net present value");
  concord_distribution_set_axis (chart, data == SAMPLE_LONG ? LONG_NAME : "Net present value",
                                 CONCORD_NUMBER_MONEY);
  concord_distribution_set_end_title (chart, data == SAMPLE_LONG ? LONG_NAME : "of 100 futures");
  concord_distribution_set_bins (chart, 0, 1e7, 20);
  for (guint i = 0; i < n; i++)
    {
      double shares[20], low = 2e6 + i % 5 * 1e6;
      g_autofree char *label = numbered ("Option", i);

      for (guint b = 0; b < 20; b++)
        shares[b] = data == SAMPLE_ODD ? (b == 3 ? NAN : b == 4 ? -1 : b == 5 ? 1 : 0)
                                       : MAX (0, 0.1 - 0.01 * fabs (b - 8.0));
      concord_distribution_add_row (chart, label, data == SAMPLE_LONG ? LONG_NAME : label,
                                    data == SAMPLE_LONG ? LONG_NAME : i == 1 ? "proposed" : NULL,
                                    shares, data == SAMPLE_ODD ? odd[i][0] : low,
                                    data == SAMPLE_ODD ? odd[i][1] : low + 1e6,
                                    data == SAMPLE_ODD ? odd[i][2] : low + 3e6,
                                    i == 2 ? NULL : "83", NULL);
    }
  return CONCORD_CHART (chart);
}

static ConcordChart *
make_tornado (SampleData data)
{
  ConcordTornado *tornado = concord_tornado_new ();
  static const double odd[][2] = { { NAN, 3 }, { 5e6, 7e6 }, { -1e300, 1e300 }, { 0, 0 },
                                   { 2e6, 2e6 }, { INFINITY, -3 } };
  guint n = data == SAMPLE_FORTY ? 40 : data == SAMPLE_NONE ? 0 : data == SAMPLE_ONE ? 1 : 6;

  dress (tornado, "4 lines can each turn the lead of Shared service", "Lead over In-house");
  concord_tornado_set_axis (tornado, data == SAMPLE_LONG ? LONG_NAME : "Lead",
                            CONCORD_NUMBER_MONEY);
  concord_tornado_set_base (tornado, data == SAMPLE_ODD ? INFINITY : 1e6,
                            data == SAMPLE_LONG ? LONG_NAME : "lead now £1m");
  concord_tornado_set_sides (tornado, data == SAMPLE_LONG ? LONG_NAME : "In-house ahead",
                             data == SAMPLE_LONG ? LONG_NAME : "Shared service ahead");
  concord_tornado_set_end_title (tornado, "turns at");
  concord_tornado_set_end_names (tornado, data == SAMPLE_LONG ? LONG_NAME : "line at its low end",
                                 data == SAMPLE_LONG ? LONG_NAME : "line at its high end");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = numbered ("Line", i);

      concord_tornado_add_row (tornado, label, data == SAMPLE_LONG ? LONG_NAME : label,
                               data == SAMPLE_LONG ? LONG_NAME : "In-house",
                               data == SAMPLE_ODD ? odd[i][0] : 1e6 - (n - i) * 5e5,
                               data == SAMPLE_ODD ? odd[i][1] : 1e6 + (n - i) * 3e5, "−13%", NULL);
      concord_tornado_set_end_texts (tornado, "£10.5m", i == 1 ? NULL : "£11.3m");
    }
  return CONCORD_CHART (tornado);
}

const SampleKind sample_kinds[] = {
  { "stacked", make_stacked },
  { "stacked-ordered", make_ordered },
  { "scatter", make_scatter },
  { "bubbles", make_bubbles },
  { "diverging", make_diverging },
  { "dots", make_dots },
  { "curve", make_curve },
  { "profile", make_profile },
  { "profile-bars", make_profile_bars },
  { "grid", make_grid },
  { "fan", make_fan },
  { "columns", make_columns },
  { "distribution", make_distribution },
  { "tornado", make_tornado },
};
const guint n_sample_kinds = G_N_ELEMENTS (sample_kinds);
