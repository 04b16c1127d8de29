/* The questions of a consultation as bars of disagreement and agreement. */
#include "figures/figure-private.h"

#include "charts/diverging-bars.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/consultation.h"
#include "findings/suppression.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

/* What is shown of a consultation: the questions of one scale. */
typedef struct
{
  ConcordConsultation *consultation; /* NULL where there is no exercise */
  GPtrArray *shown, *others;         /* of ConcordConsultationQuestion */
  guint n_levels;
  const char *const *levels;
  gboolean has_answers; /* of persons, to a question that is shown */
} View;

static void
view_clear (View *view)
{
  g_clear_pointer (&view->consultation, concord_consultation_free);
  g_ptr_array_unref (view->shown);
  g_ptr_array_unref (view->others);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static ConcordRecord *
find_exercise (ConcordDocument *document, ConcordRecord *subject)
{
  for (; subject != NULL; subject = concord_record_get_parent (subject))
    if (g_str_equal (concord_record_get_type_name (subject), "exercise"))
      return subject;
  return concord_consultation_find_first (document);
}

static guint
count_kind (const ConcordConsultation *consultation, int kind)
{
  guint n = 0;

  for (guint i = 0; i < consultation->questions->len; i++)
    n += ((ConcordConsultationQuestion *) consultation->questions->pdata[i])->kind == kind;
  return n;
}

/* The kind of the question that was asked for, else the commonest, the first of equals. */
static int
find_kind (const ConcordConsultation *consultation, const char *subject)
{
  int best = -1;
  guint most = 0;

  for (guint i = 0; i < consultation->questions->len; i++)
    {
      const ConcordConsultationQuestion *question = consultation->questions->pdata[i];
      guint n = count_kind (consultation, question->kind);

      if (g_strcmp0 (question->id, subject) == 0)
        return question->kind;
      if (n > most)
        best = question->kind;
      most = MAX (most, n);
    }
  return best;
}

static void
look (View *view, ConcordDocument *document, const char *subject, gboolean is_public)
{
  ConcordRecord *record = subject == NULL ? NULL : concord_document_find (document, subject);
  ConcordRecord *exercise = find_exercise (document, record);
  int kind;

  view->shown = g_ptr_array_new ();
  view->others = g_ptr_array_new ();
  if (exercise == NULL)
    return;
  view->consultation = is_public ? concord_consultation_new_public (document, exercise)
                                 : concord_consultation_new (document, exercise);
  kind = find_kind (view->consultation, subject);
  view->levels = concord_consultation_get_levels (kind, &view->n_levels);
  for (guint i = 0; i < view->consultation->questions->len; i++)
    {
      ConcordConsultationQuestion *question = view->consultation->questions->pdata[i];

      g_ptr_array_add (question->kind == kind ? view->shown : view->others, question);
      view->has_answers |= question->kind == kind && (question->n > 0 || question->n_withheld);
    }
}

/* 1 where more agree than disagree and, in a sample, beyond its interval; -1, 0 likewise. With
 * @for_proposal a reversed question counts the other way round. */
static int
get_leaning (const ConcordConsultationQuestion *question, gboolean for_proposal)
{
  int leaning;

  if (question->has_interval)
    leaning = question->net_low > 0 ? 1 : question->net_high < 0 ? -1 : 0;
  else
    leaning = question->net > 0 ? 1 : question->net < 0 ? -1 : 0;
  return for_proposal && question->is_reversed ? -leaning : leaning;
}

static char *
dup_title_of_one (const ConcordConsultationQuestion *question)
{
  g_autofree char *agree = concord_words_dup_percent (question->agree);
  g_autofree char *disagree = concord_words_dup_percent (question->disagree);
  int leaning = get_leaning (question, FALSE);

  if (question->n_levels == 2)
    return g_strdup_printf (leaning == 0 ? _ ("Too close to call: %s yes, %s no")
                                         : _ ("%s say yes, %s say no"),
                            agree, disagree);
  if (leaning == 0)
    return g_strdup_printf (_ ("Too close to call: %s agree, %s disagree"), agree, disagree);
  return leaning > 0
             ? g_strdup_printf (_ ("More agree than disagree: %s against %s"), agree, disagree)
             : g_strdup_printf (_ ("More disagree than agree: %s against %s"), disagree, agree);
}

/* The title where several questions were answered: which way most of them lean. */
static char *
dup_title_of_many (guint n_positive, guint n_negative, guint n_answered, gboolean has_reversed,
                   gboolean has_interval)
{
  gboolean is_positive = n_positive >= n_negative;
  guint n = is_positive ? n_positive : n_negative;
  const char *format;

  /* Translators: titles of at most ten words; the numbers are questions, of all questions. */
  if (has_reversed && has_interval)
    format = is_positive ? _ ("Clearly more support than opposition on %u of %u questions")
                         : _ ("Clearly more opposition than support on %u of %u questions");
  else if (has_reversed)
    format = is_positive ? _ ("More support than opposition on %u of %u questions")
                         : _ ("More opposition than support on %u of %u questions");
  else if (has_interval)
    format = is_positive ? _ ("Clearly more agree than disagree on %u of %u questions")
                         : _ ("Clearly more disagree than agree on %u of %u questions");
  else
    format = is_positive ? _ ("More agree than disagree on %u of %u questions")
                         : _ ("More disagree than agree on %u of %u questions");
  return g_strdup_printf (format, n, n_answered);
}

static char *
dup_title (const View *view)
{
  const ConcordConsultationQuestion *last = NULL;
  guint n_answered = 0, n_positive = 0, n_negative = 0;
  gboolean has_reversed = FALSE, has_interval = FALSE;

  for (guint i = 0; i < view->shown->len; i++)
    has_reversed |= ((ConcordConsultationQuestion *) view->shown->pdata[i])->is_reversed;
  for (guint i = 0; i < view->shown->len; i++)
    {
      const ConcordConsultationQuestion *question = view->shown->pdata[i];
      int leaning = get_leaning (question, has_reversed);

      if (!(question->n > 0) || question->net_withheld)
        continue;
      last = question;
      n_answered++;
      n_positive += leaning > 0;
      n_negative += leaning < 0;
      has_interval |= question->has_interval;
    }
  if (n_answered == 0)
    return g_strdup (_ ("No answers to show yet"));
  if (n_answered == 1)
    return dup_title_of_one (last);
  return dup_title_of_many (n_positive, n_negative, n_answered, has_reversed, has_interval);
}

static char *
dup_note (const ConcordConsultationQuestion *question)
{
  if (question->n <= 0)
    return g_strdup (_ ("nobody answered"));
  return question->is_reversed ? g_strdup (_ ("reversed: agreeing speaks against")) : NULL;
}

/* A row whose parts are withheld has words in the place of its bar, whose length would tell them. */
static void
add_bar (ConcordDivergingBars *bars, const ConcordConsultationQuestion *question, const char *net,
         const char *note)
{
  static const double nothing[CONCORD_MOST_LEVELS] = { 0 };
  g_autofree char *n = concord_number_dup_plain (question->n, 0);
  g_autofree char *n_text = g_strdup_printf (_ ("n = %s"), n);
  g_autofree char *words = NULL;
  gboolean is_withheld = concord_consultation_is_withheld (question);

  concord_diverging_bars_add_row (bars, question->id, question->text,
                                  is_withheld ? nothing : question->counts, net, note);
  if (!is_withheld)
    return;
  concord_diverging_bars_set_n_text (bars, question->n_withheld ? _ ("n withheld") : n_text);
  words = g_strdup_printf (_ ("withheld: fewer than %d people in a cell"),
                           CONCORD_SUPPRESSION_MOST + 1);
  concord_diverging_bars_set_words (bars, words);
}

static char *
dup_cell (double share, gboolean is_withheld)
{
  return is_withheld ? g_strdup (_ ("withheld")) : concord_words_dup_percent (share);
}

static void
add_row (ConcordFigure *figure, ConcordDivergingBars *bars,
         const ConcordConsultationQuestion *question)
{
  g_autofree char *net = concord_consultation_dup_net (question);
  g_autofree char *note = dup_note (question);
  double shares[CONCORD_MOST_LEVELS];

  /* Where a level is withheld its share is NAN, and the others are rounded one by one. */
  concord_number_round_shares (question->shares, question->n_levels, shares);
  add_bar (bars, question, net, note);
  concord_figure_take_cell (figure, g_strdup (question->text));
  for (guint level = 0; level < question->n_levels; level++)
    concord_figure_take_cell (figure,
                              dup_cell (shares[level], question->is_withheld[level]));
  concord_figure_take_cell (figure, question->n_withheld
                                        ? g_strdup (_ ("withheld"))
                                        : concord_number_dup_plain (question->n, 0));
  concord_figure_take_cell (figure,
                            question->net_withheld ? g_strdup (_ ("withheld")) : g_strdup (net));
  concord_figure_take_cell (figure, g_strdup (question->is_reversed ? _ ("Yes") : _ ("No")));
}

static void
add_columns (ConcordFigure *figure, const View *view)
{
  concord_figure_add_column (figure, _ ("Question"), FALSE);
  for (guint level = 0; level < view->n_levels; level++)
    concord_figure_add_column (figure, _ (view->levels[level]), TRUE);
  concord_figure_add_column (figure, _ ("n"), TRUE);
  concord_figure_add_column (figure, _ ("Net, points"), TRUE);
  concord_figure_add_column (figure, _ ("Reversed"), FALSE);
}

static char *
dup_others (const View *view)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (view->others->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < view->others->len; i++)
    g_ptr_array_add (names, ((ConcordConsultationQuestion *) view->others->pdata[i])->text);
  list = concord_words_dup_array (names);
  return g_strdup_printf (_ (" Asked on another scale and not in this picture: %s."), list);
}

static char *
dup_words (const View *view)
{
  g_autofree char *others = dup_others (view);
  g_autofree char *warnings
      = concord_words_dup_warnings (view->consultation->finding->warnings);

  return g_strstrip (g_strdup_printf ("%s%s %s", view->consultation->finding->sentence, others,
                                      warnings));
}

static char *
dup_subtitle (const View *view)
{
  const char *measure = view->n_levels == 2 ? _ ("Share who say yes and no")
                                            : _ ("Share who agree and disagree");

  /* Translators: the measure, then of whom. */
  return g_strdup_printf (_ ("%s, %s"), measure,
                          concord_consultation_get_note (view->consultation));
}

static char *
dup_caption (const ConcordConsultation *consultation, ConcordDocument *document)
{
  const char *source = consultation->source != NULL ? consultation->source : consultation->title;
  g_autofree char *opened = NULL;
  g_autofree char *closed = NULL;

  if (concord_is_absent (consultation->closed))
    {
      g_autofree char *as_of = concord_caption_dup_as_of (document);

      return g_strdup_printf (_ ("Source: %s. Persons only.%s"), source, as_of);
    }
  closed = concord_date_dup_display (consultation->closed);
  if (concord_is_absent (consultation->opened))
    return g_strdup_printf (_ ("Source: %s, closed %s. Persons only."), source, closed);
  opened = concord_date_dup_display (consultation->opened);
  return g_strdup_printf (_ ("Source: %s, %s to %s. Persons only."), source, opened, closed);
}

/* What a document without an exercise says. */
static void
describe_nothing (ConcordFigure *figure)
{
  const char *empty
      = _ ("No consultation yet: enter an exercise on the Consultation screen, with its groups and "
           "questions, or import the answers of a survey.");
  g_autoptr (ConcordFinding) finding
      = concord_finding_new ("consultation", _ ("What the consultation says"));

  concord_finding_take_sentence (finding, g_strdup (empty));
  concord_finding_set_method (finding,
                              _ ("Shares of the persons who answered each question, and net "
                                 "agreement."),
                              _ ("None needed for counting."));
  concord_figure_take_title (figure, g_strdup (_ ("No consultation yet")));
  concord_figure_take_subtitle (figure, g_strdup (_ ("Share who agree and disagree")));
  concord_figure_take_caption (figure, g_strdup (_ ("Source: this project.")));
  concord_figure_take_words (figure, g_strdup (empty));
  concord_figure_set_empty_words (figure, empty);
  concord_figure_explain (figure, finding);
}

void
concord_make_consultation_agreement (ConcordFigure *figure, ConcordDocument *document,
                                     const char *subject)
{
  ConcordDivergingBars *bars = concord_diverging_bars_new ();
  g_auto (View) view = { 0 };

  concord_figure_take_chart (figure, CONCORD_CHART (bars));
  look (&view, document, subject, concord_figure_is_leaving (figure));
  add_columns (figure, &view);
  if (view.consultation == NULL)
    {
      describe_nothing (figure);
      return;
    }
  if (view.has_answers)
    {
      const char *levels[CONCORD_MOST_LEVELS];

      for (guint level = 0; level < view.n_levels; level++)
        levels[level] = _ (view.levels[level]);
      concord_diverging_bars_set_levels (bars, view.n_levels, levels);
      for (guint i = 0; i < view.shown->len; i++)
        add_row (figure, bars, view.shown->pdata[i]);
    }
  concord_figure_take_title (figure, dup_title (&view));
  concord_figure_take_subtitle (figure, dup_subtitle (&view));
  concord_figure_take_caption (figure, dup_caption (view.consultation, document));
  concord_figure_take_words (figure, dup_words (&view));
  concord_figure_set_empty_words (figure, view.consultation->finding->sentence);
  concord_figure_explain (figure, view.consultation->finding);
}
