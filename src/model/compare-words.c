#include "model/compare-words.h"

#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

/* The most characters of a value on one line. */
#define VALUE_MAX 120

char *
concord_compare_dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *clock = time == NULL ? NULL : g_date_time_format (time, "%H:%M");
  g_autofree char *day = NULL;
  GDate date;

  if (time == NULL)
    return g_strdup ("–");
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time), (GDateYear) g_date_time_get_year (time));
  day = concord_date_dup_display ((ConcordDate){ g_date_get_julian (&date) });
  /* Translators: a day and a time: "14 March 2026, 10:02". */
  return g_strdup_printf (_ ("%s, %s"), day, clock);
}

char *
concord_comparison_dup_origin (const ConcordComparison *comparison)
{
  const ConcordRevision *common = comparison->common;
  g_autofree char *when = NULL;

  switch (comparison->kinship)
    {
    case CONCORD_KINSHIP_STRANGERS:
      return g_strdup (_ ("These are two projects: neither is a copy of the other."));
    case CONCORD_KINSHIP_PARTED:
      return g_strdup (_ ("Both are of one project, but no revision is in both: their histories do "
                          "not say where they parted."));
    default:
      break;
    }
  if (common == NULL)
    return g_strdup (_ ("The copy comes from the project as it was begun, before the first save."));
  when = concord_compare_dup_time (common->time);
  /* Translators: a number, a time, a person. */
  return g_strdup_printf (_ ("The copy comes from revision %u, saved %s by %s."), comparison->number, when,
                          common->author);
}

char *
concord_branch_dup_words (const ConcordBranch *branch)
{
  const ConcordRevision *last = branch->revisions->len == 0
                                    ? NULL
                                    : branch->revisions->pdata[branch->revisions->len - 1];
  g_autofree char *changes = NULL;
  g_autofree char *when = NULL;

  if (last == NULL && branch->n_unsaved == 0 && branch->n_changes == 0)
    return g_strdup (_ ("no changes"));
  changes = g_strdup_printf (ngettext ("%u change", "%u changes", branch->n_changes),
                             branch->n_changes);
  if (last == NULL)
    /* Translators: "4 changes, not saved yet" */
    return branch->n_unsaved == 0 ? g_steal_pointer (&changes)
                                  : g_strdup_printf (_ ("%s, not saved yet"), changes);
  when = concord_compare_dup_time (last->time);
  if (branch->n_unsaved > 0)
    /* Translators: "4 changes, some not saved yet; last saved 14 March 2026, 10:02 by Dilip Rao" */
    return g_strdup_printf (_ ("%s, some not saved yet; last saved %s by %s"), changes, when,
                            last->author);
  /* Translators: "4 changes in 2 saves, the last of 14 March 2026, 10:02 by Dilip Rao" */
  return g_strdup_printf (ngettext ("%s in %u save, of %s by %s",
                                    "%s in %u saves, the last of %s by %s", branch->revisions->len),
                          changes, branch->revisions->len, when, last->author);
}

char *
concord_branch_dup_authors (const ConcordBranch *branch)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < branch->revisions->len; i++)
    {
      const ConcordRevision *revision = branch->revisions->pdata[i];

      if (revision->author != NULL
          && !g_ptr_array_find_with_equal_func (names, revision->author, g_str_equal, NULL))
        g_ptr_array_add (names, revision->author);
    }
  if (names->len == 0)
    return NULL;
  if (names->len == 1)
    return g_strdup (names->pdata[0]);
  if (names->len == 2)
    /* Translators: two people. */
    return g_strdup_printf (_ ("%s and %s"), (const char *) names->pdata[0],
                            (const char *) names->pdata[1]);
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", names->len - 1),
                          (const char *) names->pdata[0], names->len - 1);
}

static void
append_conflicts (GString *words, const ConcordComparison *comparison)
{
  if (comparison->n_conflicts > 0)
    g_string_append_printf (
        words,
        ngettext (" %u record was changed on both sides in ways that do not go together.",
                  " %u records were changed on both sides in ways that do not go together.",
                  comparison->n_conflicts),
        comparison->n_conflicts);
}

char *
concord_comparison_dup_summary (const ConcordComparison *comparison)
{
  g_autofree char *origin = concord_comparison_dup_origin (comparison);
  g_autofree char *ours = concord_branch_dup_words (&comparison->ours);
  g_autofree char *theirs = concord_branch_dup_words (&comparison->theirs);
  GString *words = g_string_new (origin);

  switch (comparison->kinship)
    {
    case CONCORD_KINSHIP_STRANGERS:
      break;
    case CONCORD_KINSHIP_PARTED:
      g_string_append_printf (words,
                              ngettext (" They differ in %u entry.", " They differ in %u entries.",
                                        comparison->theirs.n_changes),
                              comparison->theirs.n_changes);
      break;
    case CONCORD_KINSHIP_SAME:
      g_string_append (words, _ (" Neither was changed since: both say the same."));
      break;
    default:
      /* Translators: each %s is like "no changes" or "4 changes in 2 saves, ..." */
      g_string_append_printf (words, _ (" Since then, theirs: %s. Ours: %s."), theirs, ours);
      append_conflicts (words, comparison);
    }
  return g_string_free (words, FALSE);
}

/* "in theirs", "in ours", "in both". */
static const char *
get_where (ConcordSide side)
{
  return side == CONCORD_SIDE_BOTH     ? _ ("in both")
         : side == CONCORD_SIDE_THEIRS ? _ ("in theirs")
                                       : _ ("in ours");
}

static void
append_fate (GString *words, ConcordSide side, const char *format)
{
  if (side == CONCORD_SIDE_NEITHER)
    return;
  g_string_append (words, strchr (words->str, ':') == NULL ? ": " : ", ");
  g_string_append_printf (words, format, get_where (side));
}

char *
concord_record_difference_dup_heading (const ConcordRecordDifference *difference)
{
  GString *fate = g_string_new (NULL);
  g_autofree char *whole = NULL;
  const char *label = concord_record_types_get_label (difference->type);

  /* Translators: "new in theirs", "removed in ours", "moved in both". */
  append_fate (fate, difference->added, _ ("new %s"));
  append_fate (fate, difference->removed, _ ("removed %s"));
  append_fate (fate, difference->moved, _ ("moved %s"));
  if (difference->below > 0)
    g_string_append_printf (fate,
                            ngettext (" with %u record below it", " with %u records below it",
                                      difference->below),
                            difference->below);
  whole = g_string_free (fate, FALSE);
  /* The project's type says no more than its title does. */
  if (g_str_equal (difference->type, "project"))
    return g_strdup_printf (_ ("The project itself%s"), whole);
  /* Translators: a record's name, its kind, and what became of it: "Revenues (service): removed in
   * theirs". */
  return g_strdup_printf (_ ("%s (%s)%s"), difference->name, label, whole);
}

/* One line, not too long: the beginning says which text it is. */
static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strdup (text);
  g_autofree char *start = NULL;

  g_strdelimit (line, "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) <= VALUE_MAX)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, VALUE_MAX - 1);
  return g_strconcat (start, "…", NULL);
}

char *
concord_field_difference_dup_line (const ConcordFieldDifference *difference)
{
  g_autofree char *before = dup_short (difference->before_text);
  g_autofree char *ours = dup_short (difference->ours_text);
  g_autofree char *theirs = dup_short (difference->theirs_text);

  if (difference->conflict && difference->before == NULL)
    /* Translators: a field's label, two values. */
    return g_strdup_printf (_ ("%s: %s in ours, %s in theirs"), difference->label, ours, theirs);
  if (difference->conflict)
    /* Translators: a field's label, then three values. */
    return g_strdup_printf (_ ("%s: was %s; %s in ours, %s in theirs"), difference->label, before,
                            ours, theirs);
  /* Translators: a field's label, two values, "in theirs": "Need: 70 → 80 in theirs". */
  return g_strdup_printf (_ ("%s: %s → %s %s"), difference->label, before,
                          difference->side == CONCORD_SIDE_THEIRS ? theirs : ours,
                          get_where (difference->side));
}
