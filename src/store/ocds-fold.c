#include "store/ocds-fold.h"

#include "store/ocds-amount.h"

#include "concord-words.h"
#include <string.h>

static void
folding_free (gpointer data)
{
  ConcordOcdsFolding *folding = data;

  g_free (folding->key);
  concord_ocds_value_clear (&folding->value);
  concord_ocds_period_clear (&folding->period);
  g_array_unref (folding->amounts);
  g_free (folding);
}

static int
compare_releases (gconstpointer a, gconstpointer b)
{
  const ConcordOcdsRelease *left = *(ConcordOcdsRelease *const *) a;
  const ConcordOcdsRelease *right = *(ConcordOcdsRelease *const *) b;
  int by_ocid = strcmp (left->ocid, right->ocid);

  if (by_ocid != 0)
    return by_ocid;
  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  /* A compiled release is dated as the last release in it. */
  if (left->is_compiled != right->is_compiled)
    return left->is_compiled ? 1 : -1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* --- one release on the ones before --------------------------------------------------------- */

static ConcordOcdsFolding *
get_folding (ConcordOcdsProcess *process, const char *key)
{
  ConcordOcdsFolding *folding = g_hash_table_lookup (process->by_key, key);

  if (folding != NULL)
    return folding;
  folding = g_new0 (ConcordOcdsFolding, 1);
  folding->key = g_strdup (key);
  folding->amounts = g_array_new (FALSE, FALSE, sizeof (double));
  folding->value.amount = NAN;
  folding->award = g_new0 (ConcordOcdsAward, 1);
  folding->award->amount = NAN;
  folding->award->doubts = g_ptr_array_new_with_free_func (g_free);
  folding->award->notes = g_ptr_array_new_with_free_func (g_free);
  folding->award->source = g_strdup_printf ("%s / %s", process->ocid, key);
  g_hash_table_insert (process->by_key, folding->key, folding);
  g_ptr_array_add (process->foldings, folding);
  return folding;
}

static void
replace_text (char **text, const char *later)
{
  if (later == NULL)
    return;
  g_free (*text);
  *text = g_strdup (later);
}

static void
take_value (ConcordOcdsFolding *folding, const ConcordOcdsValue *value)
{
  GArray *amounts = folding->amounts;

  concord_ocds_value_copy (&folding->value, value);
  if (value->amount > 0
      && (amounts->len == 0 || g_array_index (amounts, double, amounts->len - 1) != value->amount))
    g_array_append_val (amounts, value->amount);
}

static void
take_statement (ConcordOcdsProcess *process, const ConcordOcdsRelease *release,
                const ConcordOcdsStatement *statement)
{
  ConcordOcdsFolding *folding = get_folding (process, statement->key);
  ConcordOcdsAward *award = folding->award;

  if (folding->last == release)
    g_ptr_array_add (award->notes,
                     g_strdup_printf (_ ("%s is listed twice in one release; the last entry "
                                         "counts."),
                                      award->source));
  folding->last = release;
  replace_text (&award->status, statement->status);
  replace_text (&award->title, statement->title);
  if (statement->value.given)
    take_value (folding, &statement->value);
  if (statement->period.given)
    concord_ocds_period_copy (&folding->period, &statement->period);
  if (statement->suppliers != NULL)
    {
      g_clear_pointer (&award->suppliers, g_ptr_array_unref);
      award->suppliers = g_ptr_array_ref (statement->suppliers);
    }
}

static void
take_contracts (ConcordOcdsProcess *process, const GPtrArray *contracts)
{
  for (guint i = 0; i < contracts->len; i++)
    {
      ConcordOcdsContract *contract = contracts->pdata[i];
      gpointer known;

      /* Several contracts under one award: neither of them is the award. */
      if (g_hash_table_lookup_extended (process->contracts, contract->award, NULL, &known)
          && (known == NULL
              || g_strcmp0 (((ConcordOcdsContract *) known)->key, contract->key) != 0))
        contract = NULL;
      g_hash_table_insert (process->contracts,
                           ((ConcordOcdsContract *) contracts->pdata[i])->award, contract);
    }
}

static void
take_release (ConcordOcdsProcess *process, const ConcordOcdsRelease *release)
{
  if (release->buyer != NULL)
    process->buyer = release->buyer;
  if (release->title != NULL)
    process->title = release->title;
  if (release->criteria != NULL)
    process->criteria = release->criteria;
  if (release->tender_value.given)
    concord_ocds_value_copy (&process->tender_value, &release->tender_value);
  if (release->tender_period.given)
    concord_ocds_period_copy (&process->tender_period, &release->tender_period);
  take_contracts (process, release->contracts);
  if (release->statements == NULL)
    return;
  process->last_list = release;
  for (guint i = 0; i < release->statements->len; i++)
    take_statement (process, release, release->statements->pdata[i]);
}

/* --- what becomes of the awards ------------------------------------------------------------- */

/* The status as the standard spells it, or else nothing that sets an award aside. */
static gboolean
has_status (const ConcordOcdsAward *award, const char *status)
{
  return award->status != NULL && g_ascii_strcasecmp (award->status, status) == 0;
}

static char *
dup_set_aside (const ConcordOcdsProcess *process, const ConcordOcdsFolding *folding)
{
  const ConcordOcdsAward *award = folding->award;
  const ConcordOcdsRelease *last = process->last_list;
  g_autofree char *amount = concord_ocds_dup_amount (folding->value.amount,
                                                     folding->value.currency);

  if (folding->last != last)
    /* Translators: the award's identifier, its value, and a release's identifier. */
    return g_strdup_printf (_ ("%s (%s) is not counted: a later release of its process, %s, no "
                               "longer lists it."),
                            award->source, amount, last->id == NULL ? "–" : last->id);
  if (has_status (award, "cancelled") || has_status (award, "unsuccessful"))
    return g_strdup_printf (_ ("%s (%s) is not counted: its status is “%s”."), award->source,
                            amount, award->status);
  return NULL;
}

/* Awards that a later release no longer lists, by each of their suppliers: the last one of each. */
static GHashTable *
index_superseded (const ConcordOcdsProcess *process)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < process->foldings->len; i++)
    {
      const ConcordOcdsFolding *folding = process->foldings->pdata[i];
      const GPtrArray *suppliers = folding->award->suppliers;

      if (folding->last == process->last_list || !(folding->value.amount > 0))
        continue;
      for (guint s = 0; s < suppliers->len; s++)
        g_hash_table_replace (index, ((ConcordOcdsSupplier *) suppliers->pdata[s])->key,
                              process->foldings->pdata[i]);
    }
  return index;
}

static const ConcordOcdsFolding *
find_superseded (GHashTable *index, const ConcordOcdsAward *award)
{
  for (guint s = 0; s < award->suppliers->len; s++)
    {
      const ConcordOcdsSupplier *supplier = award->suppliers->pdata[s];
      const ConcordOcdsFolding *found = g_hash_table_lookup (index, supplier->key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What stands in the contract of an award where the award itself says nothing. */
static void
fill_from_contract (const ConcordOcdsProcess *process, ConcordOcdsFolding *folding)
{
  const ConcordOcdsContract *contract = g_hash_table_lookup (process->contracts, folding->key);

  if (contract == NULL)
    return;
  if (!folding->value.given && contract->value.given)
    take_value (folding, &contract->value);
  if (!folding->period.given && contract->period.given)
    concord_ocds_period_copy (&folding->period, &contract->period);
}

static void
fill_award (const ConcordOcdsProcess *process, ConcordOcdsFolding *folding)
{
  ConcordOcdsAward *award = folding->award;
  const ConcordOcdsRelease *release = folding->last;
  g_autoptr (GDateTime) time
      = release->is_dated ? g_date_time_new_from_unix_utc (release->date) : NULL;

  fill_from_contract (process, folding);
  award->release = g_strdup (release->id);
  award->published = time == NULL ? g_strdup ("") : g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  award->buyer = g_strdup (process->buyer);
  if (award->title == NULL)
    award->title = g_strdup (process->title);
  award->amount = folding->value.amount;
  award->currency = g_strdup (folding->value.currency);
  if (award->suppliers == NULL)
    award->suppliers = g_ptr_array_new ();
  if (process->criteria != NULL)
    /* Translators: an award's identifier and a list such as "Quality: 60; Price: 40". */
    g_ptr_array_add (award->notes, g_strdup_printf (_ ("%s, award criteria: %s."), award->source,
                                                    process->criteria));
}

static void
hand_over (ConcordOcdsProcess *process, ConcordOcdsNotices *notices)
{
  g_autoptr (GHashTable) superseded = NULL;

  for (guint i = 0; i < process->foldings->len; i++)
    fill_award (process, process->foldings->pdata[i]);
  superseded = index_superseded (process);
  for (guint i = 0; i < process->foldings->len; i++)
    {
      ConcordOcdsFolding *folding = process->foldings->pdata[i];

      folding->award->set_aside = dup_set_aside (process, folding);
      if (folding->award->set_aside == NULL)
        concord_ocds_doubt (process, folding, find_superseded (superseded, folding->award));
    }
  for (guint i = 0; i < process->foldings->len; i++)
    {
      ConcordOcdsFolding *folding = process->foldings->pdata[i];

      GPtrArray *list
          = folding->award->set_aside == NULL ? notices->awards : notices->set_aside;

      g_ptr_array_add (list, g_steal_pointer (&folding->award));
    }
}

static void
fold_process (ConcordOcdsNotices *notices, GPtrArray *releases, guint first, guint n)
{
  ConcordOcdsProcess process = {
    .ocid = ((ConcordOcdsRelease *) releases->pdata[first])->ocid,
    .tender_value = { .amount = NAN },
    .foldings = g_ptr_array_new_with_free_func (folding_free),
    .by_key = g_hash_table_new (g_str_hash, g_str_equal),
    .contracts = g_hash_table_new (g_str_hash, g_str_equal),
  };

  for (guint i = 0; i < n; i++)
    take_release (&process, releases->pdata[first + i]);
  hand_over (&process, notices);
  g_hash_table_unref (process.contracts);
  g_hash_table_unref (process.by_key);
  g_ptr_array_unref (process.foldings);
  concord_ocds_value_clear (&process.tender_value);
  concord_ocds_period_clear (&process.tender_period);
}

void
concord_ocds_fold (ConcordOcdsReading *reading, ConcordOcdsNotices *notices)
{
  GPtrArray *releases = reading->releases;
  guint n;

  g_ptr_array_sort (releases, compare_releases);
  for (guint first = 0; first < releases->len; first += n)
    {
      const char *ocid = ((ConcordOcdsRelease *) releases->pdata[first])->ocid;

      for (n = 1; first + n < releases->len; n++)
        if (strcmp (((ConcordOcdsRelease *) releases->pdata[first + n])->ocid, ocid) != 0)
          break;
      fold_process (notices, releases, first, n);
      notices->n_processes++;
    }
}
