/* Who was heard: the groups of an exercise by the share that answered. */
#include "figures/figure-private.h"

#include "charts/dot-plot.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/consultation.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

static ConcordRecord *
find_exercise (ConcordDocument *document, const char *subject)
{
  ConcordRecord *record = subject == NULL ? NULL : concord_document_find (document, subject);

  for (; record != NULL; record = concord_record_get_parent (record))
    if (g_str_equal (concord_record_get_type_name (record), "exercise"))
      return record;
  return concord_consultation_find_first (document);
}

/* Highest rate first, those without one last; alike, they stay in the project's order. */
static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const ConcordConsultationGroup *first = *(ConcordConsultationGroup *const *) a;
  const ConcordConsultationGroup *second = *(ConcordConsultationGroup *const *) b;
  double one = isnan (first->rate) ? -1 : first->rate;
  double other = isnan (second->rate) ? -1 : second->rate;

  return (one < other) - (one > other);
}

static GPtrArray *
list_groups (const ConcordConsultation *consultation)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (guint i = 0; consultation != NULL && i < consultation->groups->len; i++)
    g_ptr_array_add (groups, consultation->groups->pdata[i]);
  g_ptr_array_sort (groups, compare_rates);
  return groups;
}

static gboolean
is_held (const GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const ConcordConsultationGroup *group = groups->pdata[i];

      if (group->most_answers > 0 || group->responded > 0 || group->is_withheld)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_title (const GPtrArray *groups)
{
  const ConcordConsultationGroup *best = NULL, *worst = NULL;
  const char *silent = NULL, *over = NULL, *names[2];
  guint n_silent = 0;

  if (groups->len == 0)
    return g_strdup (_ ("No groups to hear yet"));
  if (!is_held (groups))
    return g_strdup (_ ("Nobody has answered yet"));
  for (guint i = 0; i < groups->len; i++)
    {
      const ConcordConsultationGroup *group = groups->pdata[i];

      if (group->is_over && over == NULL)
        over = group->name;
      if (group->is_silent)
        silent = group->name;
      n_silent += group->is_silent;
      if (isnan (group->rate))
        continue;
      best = best == NULL ? group : best;
      worst = group;
    }
  if (over != NULL)
    /* Translators: a group; at most eight words besides. */
    return concord_title_dup (_ ("More answered for %s than were asked"), &over, 1);
  if (n_silent == 1)
    /* Translators: a group; at most eight words besides. */
    return concord_title_dup (_ ("Nobody answered for %s"), &silent, 1);
  if (n_silent > 1)
    return g_strdup_printf (ngettext ("%u group of %u was not heard", "%u groups of %u were not heard",
                                      n_silent),
                            n_silent, groups->len);
  if (best == NULL)
    return g_strdup (_ ("Response rates are not known: enter the populations"));
  if (best->rate == worst->rate)
    {
      g_autofree char *rate = concord_words_dup_percent (best->rate);

      return g_strdup_printf (groups->len == 1 ? _ ("%s answered")
                                               : _ ("%s answered in each group"),
                              rate);
    }
  names[0] = best->name;
  names[1] = worst->name;
  /* Translators: two groups; at most four words besides. */
  return concord_title_dup (_ ("%s answered most, %s least"), names, 2);
}

/* "83 of 115 invited"; NULL where neither number is known. */
static char *
dup_numbers (const ConcordConsultationGroup *group)
{
  double base = group->rate_of_invited ? group->invited : group->population;
  g_autofree char *responded = concord_number_dup_plain (group->responded, 0);
  g_autofree char *of = concord_number_dup_plain (base, 0);

  if (group->is_withheld)
    return g_strdup (_ ("withheld"));
  if (isnan (base))
    return isnan (group->responded) ? NULL : g_strdup_printf (_ ("n = %s"), responded);
  return g_strdup_printf (group->rate_of_invited ? _ ("%s of %s invited") : _ ("%s of %s people"),
                          responded, of);
}

static char *
dup_note (const ConcordConsultationGroup *group)
{
  GString *note = g_string_new (NULL);

  if (group->is_organisations)
    g_string_append (note, _ ("organisations"));
  if (group->is_withheld)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "", _ ("withheld: few answered"));
  else if (group->is_silent)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "", _ ("nobody answered"));
  else if (group->is_over)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "",
                            _ ("more than were asked: check"));
  return g_string_free (note, FALSE);
}

static char *
dup_organisation_numbers (const ConcordConsultationGroup *group)
{
  double base = group->rate_of_invited ? group->invited : group->population;
  g_autofree char *responded = concord_number_dup_plain (group->responded, 0);
  g_autofree char *of = concord_number_dup_plain (base, 0);

  if (isnan (base))
    return dup_numbers (group);
  return g_strdup_printf (group->rate_of_invited ? _ ("%s of %s invited") : _ ("%s of %s"),
                          responded, of);
}

static void
add_row (ConcordFigure *figure, ConcordDotPlot *plot, const ConcordConsultationGroup *group)
{
  g_autofree char *numbers
      = group->is_organisations ? dup_organisation_numbers (group) : dup_numbers (group);
  g_autofree char *note = dup_note (group);
  /* A silent group stands at 0 even where its number was left open. */
  double rate = group->is_silent ? 0 : group->rate;

  concord_dot_plot_add_row (plot, group->id, group->name, rate, NAN, NAN, numbers, note);
  concord_figure_take_cell (figure, g_strdup (group->name));
  concord_figure_take_cell (
      figure, g_strdup (group->is_organisations ? _ ("Organisations") : _ ("Persons")));
  concord_figure_take_cell (figure, concord_number_dup_plain (group->population, 0));
  concord_figure_take_cell (figure, concord_number_dup_plain (group->invited, 0));
  concord_figure_take_cell (figure, group->is_withheld
                                        ? g_strdup (_ ("withheld"))
                                        : concord_number_dup_plain (group->responded, 0));
  concord_figure_take_cell (figure, group->is_withheld ? g_strdup (_ ("withheld"))
                                                       : concord_words_dup_percent (rate));
  concord_figure_take_cell (figure, *note == '\0' ? g_strdup ("–") : g_strdup (note));
}

static void
add_columns (ConcordFigure *figure)
{
  concord_figure_add_column (figure, _ ("Group"), FALSE);
  concord_figure_add_column (figure, _ ("Of"), FALSE);
  concord_figure_add_column (figure, _ ("Population"), TRUE);
  concord_figure_add_column (figure, _ ("Invited"), TRUE);
  concord_figure_add_column (figure, _ ("Responded"), TRUE);
  concord_figure_add_column (figure, _ ("Response rate"), TRUE);
  concord_figure_add_column (figure, _ ("Note"), FALSE);
}

/* What every group gave, then what to know of it. */
static char *
dup_words (const ConcordConsultation *consultation, const GPtrArray *groups)
{
  GString *words = g_string_new (NULL);
  g_autofree char *warnings = NULL;

  if (groups->len == 0)
    return g_strdup (_ ("No groups yet: enter on the Consultation screen who is asked, with the "
                        "population of each group."));
  for (guint i = 0; i < groups->len; i++)
    {
      const ConcordConsultationGroup *group = groups->pdata[i];
      g_autofree char *rate = concord_words_dup_percent (group->is_silent ? 0 : group->rate);
      g_autofree char *numbers
          = group->is_organisations ? dup_organisation_numbers (group) : dup_numbers (group);

      if (group->is_silent && is_held (groups))
        g_string_append_printf (words, _ ("%s: nobody answered. "), group->name);
      else if (group->is_withheld)
        g_string_append_printf (words, _ ("%s: withheld, since few answered. "), group->name);
      else if (isnan (group->rate))
        g_string_append_printf (words, _ ("%s: no response rate. "), group->name);
      else
        g_string_append_printf (words, _ ("%s: %s, %s. "), group->name, rate, numbers);
    }
  warnings = concord_words_dup_warnings (consultation->finding->warnings);
  g_string_append (words, warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, const ConcordConsultation *consultation, const GPtrArray *groups)
{
  g_autofree char *words = dup_words (consultation, groups);
  const char *source = consultation == NULL            ? _ ("this project")
                       : consultation->source != NULL ? consultation->source
                                                       : consultation->title;

  concord_figure_take_title (figure, dup_title (groups));
  concord_figure_take_subtitle (
      figure, consultation == NULL
                  ? g_strdup (_ ("Share of each group that answered"))
                  : g_strdup_printf (ngettext ("Share of %u group that answered, %s",
                                               "Share of each of %u groups that answered, %s",
                                               groups->len),
                                     groups->len, consultation->title));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("Source: %s. Of those invited where that is known, else of the "
                                  "population. A response rate has no interval."),
                               source));
  concord_figure_set_empty_words (figure, words);
  concord_figure_take_words (figure, g_steal_pointer (&words));
}

/* What a project without an exercise explains. */
static void
explain_nothing (ConcordFigure *figure)
{
  g_autoptr (ConcordFinding) finding
      = concord_finding_new ("consultation", _ ("What the consultation says"));

  concord_finding_take_sentence (finding, g_strdup (concord_figure_get_words (figure)));
  concord_finding_set_method (finding, _ ("Those who responded, of those invited or of the "
                                          "population."),
                              _ ("None needed for counting."));
  concord_figure_explain (figure, finding);
}

void
concord_make_response_rate (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  ConcordRecord *exercise = find_exercise (document, subject);
  g_autoptr (ConcordConsultation) consultation
      = exercise == NULL                     ? NULL
        : concord_figure_is_leaving (figure) ? concord_consultation_new_public (document, exercise)
                                             : concord_consultation_new (document, exercise);
  g_autoptr (GPtrArray) groups = list_groups (consultation);
  ConcordDotPlot *plot = concord_dot_plot_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (plot));
  concord_dot_plot_set_axis (plot, _ ("Response rate"), 0, 1, TRUE);
  add_columns (figure);
  for (guint i = 0; i < groups->len; i++)
    add_row (figure, plot, groups->pdata[i]);
  describe (figure, consultation, groups);
  if (consultation == NULL)
    explain_nothing (figure);
  else
    concord_figure_explain (figure, consultation->finding);
}
