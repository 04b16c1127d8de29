/* What an appraisal found, in one or two sentences. */
#include "findings/appraisal-private.h"
#include "findings/words.h"

#include "concord-words.h"

static char *
dup_names_of_rank (const ConcordAppraisal *appraisal, guint rank)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < appraisal->options->len; i++)
    {
      ConcordAppraisalOption *option = appraisal->options->pdata[i];

      if (option->rank == rank)
        g_ptr_array_add (names, option->name);
    }
  return concord_words_dup_array (names);
}

/* ", 6 ahead of In-house"; nothing where all ranked options tie. */
static char *
dup_lead (const ConcordAppraisal *appraisal)
{
  g_autofree char *next = dup_names_of_rank (appraisal, appraisal->n_winners + 1);
  g_autofree char *margin = concord_words_dup_number (appraisal->margin, 0);

  if (isnan (appraisal->margin))
    return g_strdup ("");
  /* Translators: the end of "Shared service leads with 68 of 100, ...". */
  return appraisal->margin < 0.5 ? g_strdup_printf (_ (", less than 1 ahead of %s"), next)
                                 : g_strdup_printf (_ (", %s ahead of %s"), margin, next);
}

static char *
dup_ranking (const ConcordAppraisal *appraisal)
{
  g_autofree char *names = dup_names_of_rank (appraisal, 1);
  g_autofree char *best = concord_words_dup_number (appraisal->best, 0);
  g_autofree char *lead = dup_lead (appraisal);

  if (appraisal->options->len == 1)
    return g_strdup_printf (_ ("%s has %s of 100; there is no other option to compare it with."),
                            names, best);
  if (appraisal->n_ranked == 1)
    return g_strdup_printf (_ ("%s has %s of 100 and is the only option with all its scores."),
                            names, best);
  if (appraisal->n_winners == appraisal->n_ranked)
    return g_strdup_printf (_ ("No option leads: %s have %s of 100 each."), names, best);
  if (appraisal->n_winners > 1)
    /* Translators: names, points, and a clause such as ", 6 ahead of In-house". */
    return g_strdup_printf (_ ("%s share the lead with %s of 100%s."), names, best, lead);
  /* Translators: a name, points, and a clause such as ", 6 ahead of In-house". */
  return g_strdup_printf (_ ("%s leads with %s of 100%s."), names, best, lead);
}

static char *
dup_unranked (const ConcordAppraisalOption *option)
{
  guint n = option->missing->len;

  return g_strdup_printf (ngettext ("%s is not ranked: %u score is missing.",
                                    "%s is not ranked: %u scores are missing.", n),
                          option->name, n);
}

static void
append_unranked (const ConcordAppraisal *appraisal, GString *sentence)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  const ConcordAppraisalOption *last = NULL;
  guint missing = 0;

  for (guint i = 0; i < appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *option = appraisal->options->pdata[i];

      if (option->rank > 0)
        continue;
      last = option;
      missing += option->missing->len;
      g_ptr_array_add (names, option->name);
    }
  if (names->len == 0)
    return;
  if (sentence->len > 0)
    g_string_append_c (sentence, ' ');
  if (names->len == 1)
    list = dup_unranked (last);
  else
    {
      g_autofree char *joined = concord_words_dup_array (names);

      list = g_strdup_printf (ngettext ("%s are not ranked: %u score is missing.",
                                        "%s are not ranked: %u scores are missing.", missing),
                              joined, missing);
    }
  g_string_append (sentence, list);
}

char *
concord_appraisal_dup_sentence (const ConcordAppraisal *appraisal, const char *problem)
{
  GString *sentence = g_string_new (NULL);

  switch (appraisal->state)
    {
    case CONCORD_APPRAISAL_NO_OPTIONS:
      g_string_append (sentence, _ ("No options yet: enter on the Options screen what could be "
                                    "done, in-house and do-minimum among them."));
      break;
    case CONCORD_APPRAISAL_NO_CRITERIA:
      g_string_append (sentence, _ ("No criteria yet: enter on the Options screen what the options "
                                    "are to be judged by."));
      break;
    case CONCORD_APPRAISAL_NO_WEIGHTS:
      g_string_append (sentence,
                       problem != NULL ? problem
                                       : _ ("No weights yet: give swing points to the criteria on "
                                            "the Options screen, 100 to the largest swing."));
      break;
    case CONCORD_APPRAISAL_RANKED:
      {
        g_autofree char *ranking = dup_ranking (appraisal);

        g_string_append (sentence, ranking);
      }
      G_GNUC_FALLTHROUGH;
    case CONCORD_APPRAISAL_NOT_RANKED:
      append_unranked (appraisal, sentence);
      break;
    }
  return g_string_free (sentence, FALSE);
}
