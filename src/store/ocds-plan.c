/* The step that gives a bidder its past contracts, and the report on it. */
#include "store/ocds-amount.h"
#include "store/ocds-entry.h"

#include "model/past-contract.h"

#include "concord-words.h"
#include <string.h>

/* What the notices say of a past contract, in the order in which it is told. */
static const char *const facts[]
    = { "client", "service", "value", "value-source", "start", "end" };
enum
{
  FACT_CLIENT,
  FACT_SERVICE,
  FACT_VALUE,
  FACT_VALUE_SOURCE,
  FACT_START,
  FACT_END,
  N_FACTS
};

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *bidder;
  ConcordStep *step;
  ConcordOcdsReport *report;
  GHashTable *known; /* source -> ConcordPastContract of the bidder */
} Plan;

void
concord_ocds_report_free (ConcordOcdsReport *report)
{
  g_free (report->supplier);
  g_ptr_array_unref (report->entries);
  g_ptr_array_unref (report->sentences);
  g_free (report);
}

static void say (const Plan *plan, const char *sentence, ...) G_GNUC_PRINTF (2, 3);

static void
say (const Plan *plan, const char *sentence, ...)
{
  va_list arguments;

  va_start (arguments, sentence);
  g_ptr_array_add (plan->report->sentences, g_strdup_vprintf (sentence, arguments));
  va_end (arguments);
}

/* --- the facts of an entry ------------------------------------------------------------------ */

static void
get_facts (const ConcordOcdsEntry *entry, char *values[N_FACTS])
{
  values[FACT_CLIENT] = g_strdup (entry->client);
  values[FACT_SERVICE] = g_strdup (entry->service);
  values[FACT_VALUE] = concord_is_absent (entry->value)
                           ? NULL
                           : concord_money_dup_canonical (entry->value);
  values[FACT_VALUE_SOURCE] = g_strdup (entry->value_source);
  values[FACT_START] = concord_is_absent (entry->start)
                           ? NULL
                           : concord_date_dup_canonical (entry->start);
  values[FACT_END] = concord_is_absent (entry->end) ? NULL
                                                    : concord_date_dup_canonical (entry->end);
}

static void
clear_facts (char *values[N_FACTS])
{
  for (guint i = 0; i < N_FACTS; i++)
    g_free (values[i]);
}

static char *
dup_display (const ConcordField *field, const char *canonical)
{
  ConcordCell cell;

  return concord_field_read (field, canonical, &cell, NULL)
             ? concord_field_dup_display (field, &cell)
             : g_strdup (canonical);
}

/* --- what is there already ------------------------------------------------------------------ */

static GHashTable *
index_known (ConcordRecord *bidder)
{
  GListModel *contracts = concord_record_get_children (bidder, "past-contracts");
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (contracts); i++)
    {
      ConcordPastContract *contract = g_list_model_get_item (contracts, i);

      if (contract->source != NULL && !g_hash_table_contains (known, contract->source))
        g_hash_table_insert (known, (char *) contract->source, contract);
      else
        g_object_unref (contract);
    }
  return known;
}

/* The date of the release that a value came from, "" where it had none; NULL for a source that an
 * import did not write. Such stamps sort as the moments they stand for. */
static const char *
find_stamp (const char *value_source)
{
  const char *comma;

  if (value_source == NULL || !g_str_has_prefix (value_source, "OCDS "))
    return NULL;
  comma = strrchr (value_source, ',');
  return comma != NULL && strlen (comma) == strlen (", 2025-03-11T12:27:50Z") ? comma + 2 : "";
}

static gboolean
is_later (const ConcordOcdsEntry *entry, const ConcordPastContract *known)
{
  const char *before = find_stamp (known->value_source);

  return before != NULL && strcmp (find_stamp (entry->value_source), before) > 0;
}

/* --- one entry ------------------------------------------------------------------------------ */

static void
plan_new (Plan *plan, const ConcordOcdsEntry *entry, char *const values[N_FACTS])
{
  g_autofree char *id
      = concord_document_plan_add (plan->document, plan->step, plan->bidder, "past-contracts");

  for (guint i = 0; i < N_FACTS; i++)
    if (values[i] != NULL)
      concord_step_set (plan->step, id, facts[i], values[i]);
  if (entry->running)
    concord_step_set (plan->step, id, "outcome", "running");
  concord_step_set (plan->step, id, "source", entry->source);
  if (entry->doubt != NULL)
    concord_step_set (plan->step, id, "doubt", entry->doubt);
}

/* Says where the notice differs from the record, and takes it over where it is later. Returns
 * whether anything but the source differs. What a notice leaves open stays as it is. */
static gboolean
plan_facts (Plan *plan, const ConcordOcdsEntry *entry, ConcordRecord *known,
            char *const values[N_FACTS])
{
  gboolean take = entry->fate == CONCORD_OCDS_UPDATED, differs = FALSE;

  for (guint i = 0; i < N_FACTS; i++)
    {
      const ConcordField *field = concord_record_find_field (known, facts[i]);
      g_autofree char *label = concord_field_dup_label (field);
      g_autofree char *canonical = concord_record_dup_canonical (known, field);
      g_autofree char *here = concord_record_dup_text (known, field);
      g_autofree char *there = NULL;

      if (values[i] == NULL || g_strcmp0 (canonical, values[i]) == 0)
        continue;
      there = dup_display (field, values[i]);
      if (take)
        concord_step_set (plan->step, concord_record_get_id (known), facts[i], values[i]);
      if (i == FACT_VALUE_SOURCE)
        continue;
      differs = TRUE;
      if (take)
        /* Translators: an award's identifier, a field such as "Value", before and after. */
        say (plan, _ ("%s, %s: %s becomes %s, from a later notice."), entry->source, label, here,
             there);
      else
        say (plan, _ ("%s, %s: %s is left as it is here; the notice says %s."), entry->source,
             label, here, there);
    }
  return differs;
}

static void
plan_outcome (Plan *plan, const ConcordOcdsEntry *entry, ConcordPastContract *known)
{
  gboolean over = !entry->running && !concord_is_absent (entry->end);

  if (concord_is_absent (known->outcome))
    {
      if (entry->fate == CONCORD_OCDS_UPDATED && entry->running)
        concord_step_set (plan->step, concord_record_get_id (CONCORD_RECORD (known)), "outcome",
                          "running");
    }
  else if (over && strcmp (concord_contract_outcomes[known->outcome].nick, "running") == 0)
    {
      g_autofree char *end = concord_date_dup_display (entry->end);

      say (plan, _ ("%s: its outcome here is still “Running”, but its period ended on %s."),
           entry->source, end);
    }
}

static void
plan_known (Plan *plan, ConcordOcdsEntry *entry, ConcordPastContract *known,
            char *const values[N_FACTS])
{
  ConcordRecord *record = CONCORD_RECORD (known);
  gboolean differs;

  entry->fate = is_later (entry, known) ? CONCORD_OCDS_UPDATED : CONCORD_OCDS_LEFT;
  differs = plan_facts (plan, entry, record, values);
  plan_outcome (plan, entry, known);
  /* A doubt that somebody has cleared stays cleared as long as the facts are the same. */
  if (entry->fate == CONCORD_OCDS_UPDATED && (differs || known->doubt != NULL))
    concord_step_set (plan->step, concord_record_get_id (record), "doubt", entry->doubt);
}

static void
count_entry (ConcordOcdsReport *report, const ConcordOcdsEntry *entry)
{
  report->n_added += entry->fate == CONCORD_OCDS_ADDED;
  report->n_updated += entry->fate == CONCORD_OCDS_UPDATED;
  report->n_left += entry->fate == CONCORD_OCDS_LEFT;
  report->n_flagged += entry->doubt != NULL;
  if (concord_is_absent (entry->value))
    report->n_without_value++;
  else
    report->total = concord_ocds_add_money (report->total, entry->value);
}

static void
plan_entry (Plan *plan, ConcordOcdsEntry *entry)
{
  ConcordPastContract *known = g_hash_table_lookup (plan->known, entry->source);
  char *values[N_FACTS];

  get_facts (entry, values);
  if (known == NULL)
    plan_new (plan, entry, values);
  else
    plan_known (plan, entry, known, values);
  clear_facts (values);
  count_entry (plan->report, entry);
}

/* --- all of them ---------------------------------------------------------------------------- */

static GPtrArray *
find_awards (const GPtrArray *awards, const ConcordOcdsWanted *wanted)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < awards->len; i++)
    if (concord_ocds_find_supplier (awards->pdata[i], wanted) != NULL)
      g_ptr_array_add (found, awards->pdata[i]);
  return found;
}

/* Says under which names the supplier was found, so that two firms taken for one are seen. */
static void
say_names (const Plan *plan, const GPtrArray *awards, const ConcordOcdsWanted *wanted)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;

  for (guint i = 0; i < awards->len; i++)
    {
      const ConcordOcdsAward *award = awards->pdata[i];

      for (guint s = 0; s < award->suppliers->len; s++)
        {
          const ConcordOcdsSupplier *supplier = award->suppliers->pdata[s];

          if (concord_ocds_wants (wanted, supplier) && g_hash_table_add (seen, supplier->name))
            g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", supplier->name);
        }
    }
  n = g_hash_table_size (seen);
  if (n > 1)
    say (plan, _ ("Published under %u names, taken as one supplier: %s."), n, names->str);
}

static void
say_notes (const Plan *plan, const GPtrArray *awards)
{
  for (guint i = 0; i < awards->len; i++)
    {
      const ConcordOcdsAward *award = awards->pdata[i];

      for (guint n = 0; n < award->notes->len; n++)
        say (plan, "%s", (const char *) award->notes->pdata[n]);
    }
}

/* Awards that no longer count; what an earlier import made of them is flagged, not removed. */
static void
plan_set_aside (Plan *plan, const GPtrArray *awards)
{
  for (guint i = 0; i < awards->len; i++)
    {
      const ConcordOcdsAward *award = awards->pdata[i];
      ConcordRecord *known = g_hash_table_lookup (plan->known, award->source);

      say (plan, "%s", award->set_aside);
      if (known == NULL)
        continue;
      say (plan, _ ("%s is among the past contracts from an earlier import: remove it if the award "
                    "no longer stands."),
           award->source);
      concord_step_set (plan->step, concord_record_get_id (known), "doubt", award->set_aside);
    }
}

static void
plan_all (Plan *plan, const ConcordOcdsNotices *notices, const GPtrArray *awards,
          const ConcordOcdsWanted *wanted)
{
  g_autoptr (GPtrArray) set_aside = find_awards (notices->set_aside, wanted);
  GPtrArray *entries = plan->report->entries;

  for (guint i = 0; i < notices->sentences->len; i++)
    say (plan, "%s", (const char *) notices->sentences->pdata[i]);
  say_names (plan, awards, wanted);
  plan_set_aside (plan, set_aside);
  say_notes (plan, awards);
  for (guint i = 0; i < entries->len; i++)
    plan_entry (plan, entries->pdata[i]);
}

/* --- the plan ------------------------------------------------------------------------------- */

static ConcordDate
get_today (ConcordDocument *document)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (concord_document_get_now (document));
  GDate day;

  if (now == NULL)
    return CONCORD_DATE_ABSENT;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return (ConcordDate){ g_date_get_julian (&day) };
}

static void
word_step (const Plan *plan, const ConcordOcdsNotices *notices)
{
  /* Translators: the label of a step; %s is a supplier. */
  g_autofree char *label = g_strdup_printf (_ ("Past contracts of %s"), plan->report->supplier);
  g_autofree char *reason = g_strdup_printf (
      ngettext ("Imported from %u published release; a value that had come from an earlier release "
                "is brought up to date.",
                "Imported from %u published releases; values that had come from earlier releases "
                "are brought up to date.",
                notices->n_releases),
      notices->n_releases);

  concord_step_set_label (plan->step, label);
  concord_step_set_reason (plan->step, reason);
}

static ConcordOcdsReport *
report_new (const GPtrArray *awards, const ConcordOcdsWanted *wanted, ConcordDocument *document)
{
  const char *currency = concord_document_get_project (document)->currency;
  const ConcordOcdsAward *first = awards->pdata[0];
  ConcordOcdsReport *report = g_new0 (ConcordOcdsReport, 1);

  report->supplier = g_strdup (concord_ocds_find_supplier (first, wanted)->name);
  report->entries = concord_ocds_entries_new (awards, wanted, currency, get_today (document));
  report->sentences = g_ptr_array_new_with_free_func (g_free);
  return report;
}

ConcordStep *
concord_ocds_plan (ConcordDocument *document, ConcordRecord *bidder,
                   const ConcordOcdsNotices *notices, const char *supplier,
                   ConcordOcdsReport **report, GError **error)
{
  g_autofree char *key = concord_ocds_dup_key (supplier);
  const ConcordOcdsWanted wanted = { supplier, key };
  g_autoptr (GPtrArray) awards = find_awards (notices->awards, &wanted);
  g_autoptr (ConcordOcdsReport) made = NULL;
  g_autoptr (GHashTable) known = NULL;
  Plan plan;

  if (report != NULL)
    *report = NULL;
  if (awards->len == 0)
    {
      concord_ocds_refuse_supplier (notices, supplier, error);
      return NULL;
    }
  made = report_new (awards, &wanted, document);
  known = index_known (bidder);
  plan = (Plan){ document, bidder, concord_step_new (NULL), made, known };
  plan_all (&plan, notices, awards, &wanted);
  word_step (&plan, notices);
  if (report != NULL)
    *report = g_steal_pointer (&made);
  return plan.step;
}
