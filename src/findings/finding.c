#include "findings/finding.h"

#include "findings/words.h"

#include "concord-words.h"
#include <string.h>

G_DEFINE_BOXED_TYPE (ConcordFinding, concord_finding, concord_finding_ref, concord_finding_unref)

static void
fact_free (ConcordFact *fact)
{
  g_free (fact->name);
  g_free (fact->text);
  g_free (fact->where);
  g_free (fact);
}

ConcordFinding *
concord_finding_new (const char *kind, const char *name)
{
  ConcordFinding *finding = g_new0 (ConcordFinding, 1);

  g_atomic_ref_count_init (&finding->references);
  finding->kind = g_intern_string (kind);
  finding->name = g_strdup (name);
  finding->sentence = g_strdup ("");
  finding->method = g_strdup ("");
  finding->source = g_strdup ("");
  finding->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  finding->results = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  finding->warnings = g_ptr_array_new_with_free_func (g_free);
  return finding;
}

ConcordFinding *
concord_finding_ref (ConcordFinding *finding)
{
  g_atomic_ref_count_inc (&finding->references);
  return finding;
}

void
concord_finding_unref (ConcordFinding *finding)
{
  if (!g_atomic_ref_count_dec (&finding->references))
    return;
  g_free (finding->name);
  g_free (finding->sentence);
  g_free (finding->confidential_sentence);
  g_free (finding->method);
  g_free (finding->source);
  g_ptr_array_unref (finding->inputs);
  g_ptr_array_unref (finding->results);
  g_ptr_array_unref (finding->warnings);
  g_free (finding);
}

void
concord_finding_take_sentence (ConcordFinding *finding, char *sentence)
{
  g_free (finding->sentence);
  finding->sentence = sentence;
}

void
concord_finding_take_confidential_sentence (ConcordFinding *finding, char *sentence)
{
  g_free (finding->confidential_sentence);
  finding->confidential_sentence = sentence;
}

void
concord_finding_set_method (ConcordFinding *finding, const char *method, const char *source)
{
  g_free (finding->method);
  g_free (finding->source);
  finding->method = g_strdup (method);
  finding->source = g_strdup (source);
}

static ConcordFact *
add_fact (GPtrArray *facts, char *name, double number, char *text, const char *where)
{
  ConcordFact *fact = g_new0 (ConcordFact, 1);

  fact->name = name;
  fact->number = number;
  fact->text = text != NULL ? text : concord_words_dup_number (number, 2);
  fact->where = g_strdup (where);
  g_ptr_array_add (facts, fact);
  return fact;
}

ConcordFact *
concord_finding_add_input (ConcordFinding *finding, char *name, double number, char *text,
                           const char *where)
{
  return add_fact (finding->inputs, name, number, text, where);
}

ConcordFact *
concord_finding_add_result (ConcordFinding *finding, char *name, double number, char *text,
                            const char *where)
{
  return add_fact (finding->results, name, number, text, where);
}

void
concord_finding_take_warning (ConcordFinding *finding, char *warning)
{
  g_ptr_array_add (finding->warnings, warning);
}

/* --- for the public -------------------------------------------------------------------------- */

static gboolean
has_confidential (const GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    if (((const ConcordFact *) facts->pdata[i])->confidential)
      return TRUE;
  return FALSE;
}

static void
copy_public_facts (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      const ConcordFact *fact = from->pdata[i];

      if (!fact->confidential)
        add_fact (to, g_strdup (fact->name), fact->number, g_strdup (fact->text), fact->where);
    }
}

ConcordFinding *
concord_finding_new_public (ConcordFinding *finding)
{
  ConcordFinding *copy;

  if (finding->confidential_sentence == NULL && !has_confidential (finding->inputs)
      && !has_confidential (finding->results))
    return concord_finding_ref (finding);
  copy = concord_finding_new (finding->kind, finding->name);
  concord_finding_take_sentence (copy, g_strdup (finding->sentence));
  concord_finding_set_method (copy, finding->method, finding->source);
  copy_public_facts (copy->inputs, finding->inputs);
  copy_public_facts (copy->results, finding->results);
  for (guint i = 0; i < finding->warnings->len; i++)
    concord_finding_take_warning (copy, g_strdup (finding->warnings->pdata[i]));
  return copy;
}

static gboolean
are_same_facts (const GPtrArray *facts, const GPtrArray *others)
{
  if (facts->len != others->len)
    return FALSE;
  for (guint i = 0; i < facts->len; i++)
    {
      const ConcordFact *fact = facts->pdata[i], *other = others->pdata[i];

      if (strcmp (fact->name, other->name) != 0 || strcmp (fact->text, other->text) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_same_warnings (const GPtrArray *warnings, const GPtrArray *others)
{
  if (warnings->len != others->len)
    return FALSE;
  for (guint i = 0; i < warnings->len; i++)
    if (strcmp (warnings->pdata[i], others->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

gboolean
concord_finding_is_same (const ConcordFinding *finding, const ConcordFinding *other)
{
  return finding == other
         || (strcmp (finding->name, other->name) == 0
             && strcmp (finding->sentence, other->sentence) == 0
             && g_strcmp0 (finding->confidential_sentence, other->confidential_sentence) == 0
             && strcmp (finding->method, other->method) == 0
             && are_same_warnings (finding->warnings, other->warnings)
             && are_same_facts (finding->results, other->results)
             && are_same_facts (finding->inputs, other->inputs));
}

/* --- as text --------------------------------------------------------------------------------- */

static void
append_facts (GString *text, const char *heading, const GPtrArray *facts,
              gboolean with_confidential)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < facts->len; i++)
    {
      const ConcordFact *fact = facts->pdata[i];

      if (fact->confidential && !with_confidential)
        continue;
      if (!headed)
        g_string_append_printf (text, "\n%s\n", heading);
      headed = TRUE;
      /* Translators: one line of a list: what it is, then its value. */
      g_string_append_printf (text, _ ("  %s: %s"), fact->name, fact->text);
      g_string_append_c (text, '\n');
    }
}

char *
concord_finding_dup_text (const ConcordFinding *finding, gboolean with_confidential)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n", finding->name, finding->sentence);
  if (with_confidential && finding->confidential_sentence != NULL)
    g_string_append_printf (text, "%s\n", finding->confidential_sentence);
  if (finding->warnings->len > 0)
    g_string_append_printf (text, "\n%s\n", _ ("To know before relying on it"));
  for (guint i = 0; i < finding->warnings->len; i++)
    g_string_append_printf (text, "  %s\n", (const char *) finding->warnings->pdata[i]);
  append_facts (text, _ ("Results"), finding->results, with_confidential);
  g_string_append_printf (text, "\n%s\n  %s\n", _ ("Method"), finding->method);
  g_string_append_printf (text, "\n%s\n  %s\n", _ ("Source of the method"), finding->source);
  append_facts (text, _ ("Worked out from"), finding->inputs, with_confidential);
  return g_string_free (text, FALSE);
}
