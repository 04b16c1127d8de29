#include "app/criteria-scores.h"
#include "findings/child-list.h"
#include "model/score.h"

#include "concord-words.h"

static void
add_line (GString *hints, const char *option, const char *words)
{
  /* Translators: an option, then what is odd about its score. */
  g_string_append_printf (hints, _ ("%s%s: %s"), hints->len > 0 ? "\n" : "", option, words);
}

/* An absent number is neither above nor below another. */
static void
check_order (GString *hints, const char *option, const char *format, double less, double more)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *words = NULL;

  if (!(less > more))
    return;
  one = concord_number_dup_display (less);
  other = concord_number_dup_display (more);
  words = g_strdup_printf (format, one, other);
  add_line (hints, option, words);
}

static void
check_scale (GString *hints, const char *option, ConcordScore *score, ConcordCriterion *criterion)
{
  double low = concord_criterion_get_low (criterion), high = concord_criterion_get_high (criterion);
  double scores[] = { score->score_low, score->score_likely, score->score_high };

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    if (scores[i] < low || scores[i] > high)
      {
        g_autofree char *number = concord_number_dup_display (scores[i]);
        g_autofree char *from = concord_number_dup_display (low);
        g_autofree char *to = concord_number_dup_display (high);
        g_autofree char *words
            = g_strdup_printf (_ ("%s is off the scale, which goes from %s to %s."), number, from, to);

        add_line (hints, option, words);
      }
}

char *
concord_criteria_scores_dup_hints (ConcordDocument *document, ConcordCriterion *criterion)
{
  g_autoptr (GPtrArray) options
      = concord_child_list_new (CONCORD_RECORD (concord_document_get_project (document)), "options");
  const char *keys[] = { concord_record_get_id (CONCORD_RECORD (criterion)), NULL };
  GString *hints = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    {
      ConcordRecord *link = concord_document_find_link (document, "score", options->pdata[i], keys);
      ConcordScore *score = link == NULL ? NULL : CONCORD_SCORE (link);
      g_autofree char *name = concord_record_dup_name (options->pdata[i]);

      if (score == NULL)
        continue;
      check_order (hints, name, _ ("low is %s, above likely, which is %s. Low should be the least."),
                   score->score_low, score->score_likely);
      check_order (hints, name, _ ("likely is %s, above high, which is %s. High should be the most."),
                   score->score_likely, score->score_high);
      if (concord_is_absent (score->score_likely))
        check_order (hints, name, _ ("low is %s, above high, which is %s."), score->score_low,
                     score->score_high);
      check_scale (hints, name, score, criterion);
    }
  return g_string_free (hints, hints->len == 0);
}
