#include "app/options-page-comparators.h"
#include "findings/words.h"

#include "concord-words.h"

static const struct
{
  const char *field;
  const char *article; /* in a sentence */
  const char *name;    /* of an option that is added */
} comparators[] = {
  { "in-house", N_ ("an in-house comparator"), N_ ("In-house") },
  { "do-minimum", N_ ("a do-minimum"), N_ ("Do-minimum") },
  { "business-as-usual", N_ ("business as usual"), N_ ("Business as usual") },
};

static gboolean
has_flag (ConcordOption *option, guint which)
{
  const int flags[] = { option->in_house, option->do_minimum, option->business_as_usual };

  return flags[which] == 1;
}

static gboolean
is_missing (ConcordDocument *document, guint which)
{
  g_autoptr (GPtrArray) options = concord_document_list (document, "option");

  for (guint i = 0; i < options->len; i++)
    if (has_flag (options->pdata[i], which))
      return FALSE;
  return TRUE;
}

char *
concord_comparators_dup_refusal (ConcordOption *option)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *name = concord_record_dup_name (CONCORD_RECORD (option));
  g_autofree char *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (comparators); i++)
    if (has_flag (option, i))
      g_ptr_array_add (words, (gpointer) _ (comparators[i].article));
  if (words->len == 0)
    return NULL;
  list = concord_words_dup_array (words);
  /* Translators: an option; what it is, such as "a do-minimum". */
  return g_strdup_printf (_ ("“%s” stays: it is %s, and every other option is measured against it. "
                             "It can be renamed and marked as dropped, with the reason."),
                          name, list);
}

char *
concord_comparators_dup_missing (ConcordDocument *document)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (comparators); i++)
    if (is_missing (document, i))
      g_ptr_array_add (words, (gpointer) _ (comparators[i].article));
  if (words->len == 0)
    return NULL;
  list = concord_words_dup_array (words);
  return g_strdup_printf (_ ("The list has no option marked as %s. Every list needs them to measure "
                             "the others against: mark one in its details, or add it."),
                          list);
}

gboolean
concord_comparators_add_missing (ConcordDocument *document, GError **error)
{
  g_autoptr (ConcordStep) step = concord_step_new (_ ("Add options to measure against"));
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));

  for (guint i = 0; i < G_N_ELEMENTS (comparators); i++)
    if (is_missing (document, i))
      {
        g_autofree char *id = concord_document_plan_add (document, step, project, "options");

        concord_step_set (step, id, "name", _ (comparators[i].name));
        concord_step_set (step, id, "stage", "long-list");
        concord_step_set (step, id, comparators[i].field, "yes");
      }
  return concord_document_perform (document, step, error);
}
