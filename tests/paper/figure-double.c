#include "figure-double.h"

#include "charts/bubbles.h"
#include "charts/diverging-bars.h"
#include "charts/dot-plot.h"
#include "charts/stacked-bars.h"

struct _ConcordFigure
{
  GObject parent_instance;

  const ConcordFigureKind *kind;
  ConcordChart *chart;
  char *title, *subtitle, *caption, *words;
  guint n_columns;
  GPtrArray *cells; /* header first */
};

G_DEFINE_FINAL_TYPE (ConcordFigure, concord_figure, G_TYPE_OBJECT)

static gboolean all_empty;

static const ConcordFigureKind kinds[] = {
  { "bars", "Options by criterion", "options" },
  { "answers", "Answers to the questions", "consultation" },
  { "dots", "Shares with their uncertainty", "consultation" },
  { "bubbles", "Need against capacity", "package" },
  { "long", "Two hundred rows", "package" },
  { "wide", "Sixteen columns", "money" },
  { "wordy", "Long everything", "money" },
  { "bare", "Without a table", "money" },
  { "empty", "Nothing", "money" },
};

void
figure_double_set_all_empty (gboolean empty)
{
  all_empty = empty;
}

const ConcordFigureKind *
concord_figure_kinds_get (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const ConcordFigureKind *
concord_figure_kinds_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  return NULL;
}

static void
finalize (GObject *object)
{
  ConcordFigure *self = CONCORD_FIGURE (object);

  g_clear_object (&self->chart);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->caption);
  g_free (self->words);
  g_ptr_array_unref (self->cells);
  G_OBJECT_CLASS (concord_figure_parent_class)->finalize (object);
}

static void
concord_figure_class_init (ConcordFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
concord_figure_init (ConcordFigure *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

static void
say (ConcordFigure *self, const char *title, const char *subtitle, const char *words)
{
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->caption = g_strdup ("Source: the councils' budgets for 2026/27; as at 3 April 2026.");
  self->words = g_strdup (words);
}

static void
add_cells (ConcordFigure *self, const char *const *cells)
{
  for (; *cells != NULL; cells++)
    g_ptr_array_add (self->cells, g_strdup (*cells));
}

static void
make_bars (ConcordFigure *self)
{
  static const char *const criteria[]
      = { "Quality of service", "Cost over its lifetime", "Local jobs", "Speed" };
  static const char *const options[] = { "In-house", "Shared service with Stowmere",
                                         "Prime contractor for the whole package",
                                         "Several contractors, one for each service" };
  static const double scores[][4]
      = { { 28, 16, 14, 4 }, { 24, 21, 8, 3 }, { 20, 24, 3, 6 }, { 22, 14, 6, 5 } };
  ConcordStackedBars *bars = concord_stacked_bars_new ();

  self->n_columns = 6;
  add_cells (self, (const char *[]){ "Option", "Quality of service", "Cost over its lifetime",
                                     "Local jobs", "Speed", "Total", NULL });
  for (guint i = 0; i < 4; i++)
    concord_stacked_bars_add_series (bars, criteria[i]);
  concord_stacked_bars_set_unit (bars, "points out of 100");
  for (guint i = 0; i < 4; i++)
    {
      double total = 0;

      g_ptr_array_add (self->cells, g_strdup (options[i]));
      for (guint k = 0; k < 4; k++)
        {
          total += scores[i][k];
          g_ptr_array_add (self->cells, g_strdup_printf ("%.1f", scores[i][k]));
        }
      g_ptr_array_add (self->cells, g_strdup_printf ("%.1f", total));
      concord_stacked_bars_add_item (bars, NULL, options[i], scores[i], total - 3, total + 3, NULL);
    }
  self->chart = CONCORD_CHART (bars);
  say (self, "In-house leads unless jobs weigh under 12%",
       "Weighted points out of 100 by criterion, four options",
       "In-house comes first with 62 points, 6 ahead of the shared service. It stays first as long "
       "as local jobs weigh 12% or more.");
}

static void
make_answers (ConcordFigure *self)
{
  static const char *const levels[]
      = { "Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree" };
  static const char *const questions[]
      = { "Move revenues and benefits into one shared customer centre for both councils",
          "Keep a desk in every town hall", "Open the phone lines on Saturdays",
          "Answer by e-mail within two working days", "Let one officer deal with a whole case" };
  static const double counts[][5] = { { 51, 64, 40, 82, 31 },
                                      { 12, 20, 35, 110, 140 },
                                      { 30, 44, 90, 70, 25 },
                                      { 8, 15, 50, 130, 98 },
                                      { 5, 9, 28, 120, 150 } };
  ConcordDivergingBars *bars = concord_diverging_bars_new ();

  self->n_columns = 7;
  add_cells (self, (const char *[]){ "Question", "Strongly disagree", "Disagree", "Neither",
                                     "Agree", "Strongly agree", "Net", NULL });
  concord_diverging_bars_set_levels (bars, 5, levels);
  for (guint i = 0; i < 5; i++)
    {
      double n = 0, net = 0;
      g_autofree char *net_text = NULL;

      g_ptr_array_add (self->cells, g_strdup (questions[i]));
      for (guint k = 0; k < 5; k++)
        {
          n += counts[i][k];
          net += counts[i][k] * (k > 2) - counts[i][k] * (k < 2);
          g_ptr_array_add (self->cells, g_strdup_printf ("%.0f", counts[i][k]));
        }
      net_text = g_strdup_printf ("%+.0f", 100 * net / n);
      g_ptr_array_add (self->cells, g_strdup (net_text));
      concord_diverging_bars_add_row (bars, NULL, questions[i], counts[i], net_text, NULL);
    }
  self->chart = CONCORD_CHART (bars);
  say (self, "People want a desk in every town hall",
       "Share of answers to each question, residents who chose to answer",
       "Net agreement is highest for one officer a case and for a desk in every town hall; on one "
       "shared customer centre opinion is divided.");
}

static void
make_dots (ConcordFigure *self)
{
  ConcordDotPlot *plot = concord_dot_plot_new ();

  self->n_columns = 4;
  add_cells (self, (const char *[]){ "Group", "Share", "95% interval", "Answers", NULL });
  concord_dot_plot_set_axis (plot, "in favour", 0, 1, TRUE);
  for (guint i = 0; i < 9; i++)
    {
      double share = 0.3 + 0.05 * i;
      g_autofree char *label = g_strdup_printf ("Ward number %u", i + 1);
      g_autofree char *n_text = g_strdup_printf ("n = %u", 40 + 13 * i);

      concord_dot_plot_add_row (plot, NULL, label, share, share - 0.1, share + 0.08, n_text, NULL);
      g_ptr_array_add (self->cells, g_strdup (label));
      g_ptr_array_add (self->cells, g_strdup_printf ("%.0f%%", 100 * share));
      g_ptr_array_add (self->cells,
                       g_strdup_printf ("%.0f%% to %.0f%%", 100 * share - 10, 100 * share + 8));
      g_ptr_array_add (self->cells, g_strdup_printf ("%u", 40 + 13 * i));
    }
  self->chart = CONCORD_CHART (plot);
  say (self, "The south is in favour, the north is not",
       "Share in favour with its 95% interval, by ward",
       "In five of nine wards more than half are in favour; in three the interval takes in half.");
}

static void
make_bubbles (ConcordFigure *self)
{
  static const struct
  {
    const char *name;
    double need, able, cost;
    guint group;
  } rows[] = { { "Revenues and benefits", 72, 2, 3.2, 0 }, { "Contact centre", 64, 7, 2.1, 0 },
               { "Planning enquiries", 35, 4, 0.8, 1 },    { "Parking permits", 20, 9, 0.5, 1 },
               { "Registrars", 15, 1, 0.6, 2 },
               { "Housing repairs desk", 55, 5, 1.4, 0 } };
  ConcordBubbles *bubbles = concord_bubbles_new ();

  self->n_columns = 5;
  add_cells (self, (const char *[]){ "Service", "Need", "Able suppliers", "Gross cost a year (£)",
                                     "In the package", NULL });
  concord_bubbles_set_axes (bubbles, "Need, 0 to 100", "Able suppliers");
  concord_bubbles_set_threshold (bubbles, 3, "3 able suppliers wanted");
  concord_bubbles_set_size_name (bubbles, "gross cost a year");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      static const char *const groups[] = { "In", "Undecided", "Out" };
      g_autofree char *cost = g_strdup_printf ("£%.1fm", rows[i].cost);

      concord_bubbles_add (bubbles, NULL, rows[i].name, rows[i].need, rows[i].able, rows[i].cost,
                           cost, rows[i].group, NULL);
      g_ptr_array_add (self->cells, g_strdup (rows[i].name));
      g_ptr_array_add (self->cells, g_strdup_printf ("%.0f", rows[i].need));
      g_ptr_array_add (self->cells, g_strdup_printf ("%.0f", rows[i].able));
      g_ptr_array_add (self->cells, g_strdup_printf ("%.0f00,000", 10 * rows[i].cost));
      g_ptr_array_add (self->cells, g_strdup (groups[rows[i].group]));
    }
  self->chart = CONCORD_CHART (bubbles);
  say (self, "Revenues and benefits has too few able suppliers",
       "Six services by need, able suppliers and cost",
       "Revenues and benefits has 2 able suppliers where 3 are wanted.");
}

static void
make_long (ConcordFigure *self)
{
  ConcordStackedBars *bars = concord_stacked_bars_new ();

  self->n_columns = 3;
  add_cells (self, (const char *[]){ "Supplier", "Turnover (£)", "Able for all", NULL });
  concord_stacked_bars_add_series (bars, "Turnover");
  for (guint i = 0; i < 200; i++)
    {
      double value = 1000 + 17.0 * i;
      g_autofree char *name
          = i % 10 == 3 ? g_strdup_printf ("Supplier %03u, a company of quite a long name that has "
                                           "taken over three others (Holdings) Limited",
                                           i)
                        : g_strdup_printf ("Supplier %03u Limited", i);

      if (i < 6)
        concord_stacked_bars_add_item (bars, NULL, name, &value, NAN, NAN, NULL);
      g_ptr_array_add (self->cells, g_strdup (name));
      g_ptr_array_add (self->cells, g_strdup_printf ("%u,%03u", 1 + i / 7, i));
      g_ptr_array_add (self->cells, g_strdup (i % 3 == 0 ? "Yes" : "–"));
    }
  self->chart = CONCORD_CHART (bars);
  say (self, "Two hundred suppliers, a third of them able", "Turnover of the last year, pounds",
       "Of 200 suppliers 67 are able for all of the package.");
}

static void
make_wide (ConcordFigure *self)
{
  ConcordStackedBars *bars = concord_stacked_bars_new ();

  self->n_columns = 16;
  concord_stacked_bars_add_series (bars, "Net cost");
  g_ptr_array_add (self->cells, g_strdup ("Option"));
  for (guint year = 0; year < 15; year++)
    g_ptr_array_add (self->cells, g_strdup_printf ("%u/%02u (£)", 2026 + year, 27 + year));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Option %c", 'A' + (int)i);
      double value = 14 + i;

      concord_stacked_bars_add_item (bars, NULL, name, &value, NAN, NAN, NULL);
      g_ptr_array_add (self->cells, g_strdup (name));
      for (guint year = 0; year < 15; year++)
        g_ptr_array_add (self->cells, g_strdup_printf ("1%u,%03u,%03u", i, 100 + year, 207 * i));
    }
  self->chart = CONCORD_CHART (bars);
  say (self, "Costs rise with every year", "Net cost, pounds of 2026/27",
       "Net cost is about £10m to £12m a year.");
}

static void
make_wordy (ConcordFigure *self)
{
  GString *title = g_string_new ("The title begins here");
  GString *words = g_string_new ("The words begin here");
  GString *name = g_string_new ("The name begins here");

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (title, " and goes on %u", i);
  for (guint i = 0; i < 120; i++)
    g_string_append_printf (words, ", with thing %u of many", i);
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (name, " then part %u", i);
  g_string_append (name, " Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
  self->n_columns = 2;
  add_cells (self, (const char *[]){ "Name", "Value", name->str, "1,234,567.89", NULL });
  self->chart = CONCORD_CHART (concord_stacked_bars_new ());
  concord_stacked_bars_add_series (CONCORD_STACKED_BARS (self->chart), "One");
  concord_stacked_bars_add_item (CONCORD_STACKED_BARS (self->chart), NULL, name->str,
                                 (double[]){ 5 }, NAN, NAN, NULL);
  say (self, title->str, title->str, words->str);
  g_string_free (title, TRUE);
  g_string_free (words, TRUE);
  g_string_free (name, TRUE);
}

ConcordFigure *
concord_figure_new_public (ConcordDocument *document, const char *kind, const char *subject)
{
  return concord_figure_new (document, kind, subject);
}

ConcordFigure *
concord_figure_new (ConcordDocument *document, const char *kind, const char *subject)
{
  ConcordFigure *self = g_object_new (CONCORD_TYPE_FIGURE, NULL);
  static void (*const makers[]) (ConcordFigure *)
      = { make_bars, make_answers, make_dots, make_bubbles, make_long, make_wide, make_wordy };

  self->kind = concord_figure_kinds_find (kind);
  if (self->kind - kinds < (int)G_N_ELEMENTS (makers) && !all_empty)
    {
      makers[self->kind - kinds](self);
    }
  else
    {
      self->chart = CONCORD_CHART (concord_stacked_bars_new ());
      say (self, g_str_equal (kind, "bare") ? "A figure without a table" : "Nothing to show", NULL,
           NULL);
      if (g_str_equal (kind, "bare") && !all_empty)
        {
          concord_stacked_bars_add_series (CONCORD_STACKED_BARS (self->chart), "One");
          concord_stacked_bars_add_item (CONCORD_STACKED_BARS (self->chart), NULL, "Only",
                                         (double[]){ 5 }, NAN, NAN, NULL);
        }
    }
  concord_chart_set_title (self->chart, self->title);
  concord_chart_set_subtitle (self->chart, self->subtitle);
  concord_chart_set_caption (self->chart, self->caption);
  return self;
}

ConcordFigure *
concord_figure_new_exempt (ConcordDocument *document, const char *kind, const char *subject)
{
  return concord_figure_new (document, kind, subject);
}

ConcordFigure *
concord_figure_new_for (ConcordDocument *document, const char *kind, const char *subject,
                        ConcordView view)
{
  return concord_figure_new (document, kind, subject);
}

gboolean
concord_figure_may_have_exempt (ConcordDocument *document, const char *kind)
{
  return FALSE;
}

gboolean
concord_figure_is_same (ConcordFigure *figure, ConcordFigure *other)
{
  return figure->kind == other->kind;
}

ConcordFinding *
concord_figure_get_finding (ConcordFigure *figure)
{
  return NULL;
}

guint64
concord_figure_get_stamp (ConcordDocument *document, const char *kind)
{
  return 1;
}

const char *
concord_figure_get_kind (ConcordFigure *figure)
{
  return figure->kind->kind;
}

const char *
concord_figure_get_title (ConcordFigure *figure)
{
  return figure->title;
}

const char *
concord_figure_get_subtitle (ConcordFigure *figure)
{
  return figure->subtitle;
}

const char *
concord_figure_get_caption (ConcordFigure *figure)
{
  return figure->caption;
}

const char *
concord_figure_get_words (ConcordFigure *figure)
{
  return figure->words;
}

ConcordChart *
concord_figure_get_chart (ConcordFigure *figure)
{
  return figure->chart;
}

gboolean
concord_figure_is_empty (ConcordFigure *figure)
{
  return concord_chart_is_empty (figure->chart);
}

guint
concord_figure_get_n_columns (ConcordFigure *figure)
{
  return figure->n_columns;
}

guint
concord_figure_get_n_rows (ConcordFigure *figure)
{
  return figure->n_columns > 0 ? figure->cells->len / figure->n_columns - 1 : 0;
}

const char *
concord_figure_get_header (ConcordFigure *figure, guint column)
{
  return g_ptr_array_index (figure->cells, column);
}

const char *
concord_figure_get_cell (ConcordFigure *figure, guint row, guint column)
{
  return g_ptr_array_index (figure->cells, (row + 1) * figure->n_columns + column);
}

/* A column is of numbers where its first cell begins with one. */
gboolean
concord_figure_is_numeric (ConcordFigure *figure, guint column)
{
  const char *cell = g_ptr_array_index (figure->cells, figure->n_columns + column);

  return *cell == '+' || *cell == '-' || g_ascii_isdigit (*cell);
}

const char *
concord_figure_get_explanation (ConcordFigure *figure)
{
  return figure->words;
}
