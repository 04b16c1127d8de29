#include "samples.h"

#include "charts/bubbles.h"
#include "charts/curve.h"
#include "charts/diverging-bars.h"
#include "charts/dot-plot.h"
#include "charts/grid.h"
#include "charts/profile.h"
#include "charts/stacked-bars.h"

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

const SampleKind sample_kinds[] = {
  { "stacked", make_stacked },
  { "bubbles", make_bubbles },
  { "diverging", make_diverging },
  { "dots", make_dots },
  { "curve", make_curve },
  { "profile", make_profile },
  { "profile-bars", make_profile_bars },
  { "grid", make_grid },
};
const guint n_sample_kinds = G_N_ELEMENTS (sample_kinds);
