#include "store/ocds-entry.h"

#include "store/ocds-amount.h"

#include "concord-words.h"
#include <stdlib.h>
#include <string.h>

/* Fewer other awards than this say nothing about what is usual. */
#define LEAST_OTHERS 3
/* So many partners are named; the rest are counted. */
#define MOST_PARTNERS 50

static void
entry_free (gpointer data)
{
  ConcordOcdsEntry *entry = data;

  g_free (entry->source);
  g_free (entry->client);
  g_free (entry->service);
  g_free (entry->value_source);
  g_free (entry->doubt);
  g_free (entry);
}

gboolean
concord_ocds_wants (const ConcordOcdsWanted *wanted, const ConcordOcdsSupplier *supplier)
{
  if (strcmp (supplier->key, wanted->key) == 0)
    return TRUE;
  for (guint i = 0; i < supplier->ids->len; i++)
    if (g_ascii_strcasecmp (supplier->ids->pdata[i], wanted->text) == 0)
      return TRUE;
  return FALSE;
}

const ConcordOcdsSupplier *
concord_ocds_find_supplier (const ConcordOcdsAward *award, const ConcordOcdsWanted *wanted)
{
  for (guint i = 0; i < award->suppliers->len; i++)
    if (concord_ocds_wants (wanted, award->suppliers->pdata[i]))
      return award->suppliers->pdata[i];
  return NULL;
}

/* --- what is usual -------------------------------------------------------------------------- */

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* The amounts above zero in order. */
static GArray *
sort_amounts (const GPtrArray *awards, const char *currency)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < awards->len; i++)
    {
      ConcordMoney value = concord_ocds_award_get_value (awards->pdata[i], currency);
      double pounds = concord_money_get_pounds (value);

      if (pounds > 0)
        g_array_append_val (amounts, pounds);
    }
  g_array_sort (amounts, compare_amounts);
  return amounts;
}

/* The number at @index when the one at @without is taken out. */
static double
get_other (const GArray *amounts, guint without, guint index)
{
  return g_array_index (amounts, double, index < without ? index : index + 1);
}

/* The median of all but one of @amount; NAN where too few are left. */
static double
find_median_of_others (const GArray *amounts, double amount)
{
  guint without, n = amounts->len - 1;

  if (amounts->len <= LEAST_OTHERS
      || !g_array_binary_search ((GArray *) amounts, &amount, compare_amounts, &without))
    return NAN;
  return (get_other (amounts, without, (n - 1) / 2) + get_other (amounts, without, n / 2)) / 2;
}

static void
doubt_unusual (GString *doubt, double pounds, const GArray *amounts, const char *currency)
{
  double median = find_median_of_others (amounts, pounds);
  g_autofree char *usual
      = concord_ocds_dup_amount (median, currency == NULL ? "GBP" : currency);

  if (concord_ocds_is_hundred_times (pounds, median))
    g_string_append_printf (doubt,
                            _ ("The value is about 100 times the median of the supplier’s other "
                               "awards (%s) or more. "),
                            usual);
}

/* --- doubts that depend on who asks --------------------------------------------------------- */

static void
doubt_shared (GString *doubt, const ConcordOcdsAward *award, const ConcordOcdsWanted *wanted)
{
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < award->suppliers->len; i++)
    {
      const ConcordOcdsSupplier *supplier = award->suppliers->pdata[i];

      if (concord_ocds_wants (wanted, supplier))
        continue;
      if (n < MOST_PARTNERS)
        g_string_append_printf (names, "%s%s", n > 0 ? "; " : "", supplier->name);
      else if (n == MOST_PARTNERS)
        g_string_append (names, "; …");
      n++;
    }
  if (n > 0)
    /* Translators: the names of the other suppliers follow. */
    g_string_append_printf (doubt,
                            ngettext ("The award is shared with %u other: %s. The value is that of "
                                      "the whole award. ",
                                      "The award is shared with %u others: %s. The value is that "
                                      "of the whole award. ",
                                      n),
                            n, names->str);
  g_string_free (names, TRUE);
}

static void
doubt_currency (GString *doubt, const ConcordOcdsAward *award, const char *currency)
{
  g_autofree char *amount = concord_ocds_dup_amount (award->amount, award->currency);

  if (!isnan (award->amount) && !concord_ocds_is_currency (award->currency, currency))
    g_string_append_printf (doubt,
                            _ ("The value is published as %s, not in %s; it is left out and has to "
                               "be converted by hand. "),
                            amount, currency == NULL ? "GBP" : currency);
}

static char *
dup_doubt (const ConcordOcdsAward *award, const ConcordOcdsWanted *wanted, const char *currency,
           const GArray *amounts)
{
  GString *doubt = g_string_new (NULL);
  ConcordMoney value = concord_ocds_award_get_value (award, currency);

  for (guint i = 0; i < award->doubts->len; i++)
    g_string_append_printf (doubt, "%s ", (const char *) award->doubts->pdata[i]);
  doubt_currency (doubt, award, currency);
  if (!concord_is_absent (value))
    doubt_unusual (doubt, concord_money_get_pounds (value), amounts, currency);
  doubt_shared (doubt, award, wanted);
  if (doubt->len > 0)
    g_string_truncate (doubt, doubt->len - 1);
  return g_string_free (doubt, doubt->len == 0);
}

static char *
dup_value_source (const ConcordOcdsAward *award)
{
  return g_strconcat ("OCDS ", award->release == NULL ? "–" : award->release,
                      *award->published == '\0' ? "" : ", ", award->published, NULL);
}

GPtrArray *
concord_ocds_entries_new (const GPtrArray *awards, const ConcordOcdsWanted *wanted,
                          const char *currency, ConcordDate today)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GArray) amounts = sort_amounts (awards, currency);

  for (guint i = 0; i < awards->len; i++)
    {
      const ConcordOcdsAward *award = awards->pdata[i];
      ConcordOcdsEntry *entry = g_new0 (ConcordOcdsEntry, 1);

      entry->source = g_strdup (award->source);
      entry->client = g_strdup (award->buyer);
      entry->service = g_strdup (award->title);
      entry->value = concord_ocds_award_get_value (award, currency);
      entry->value_source = dup_value_source (award);
      entry->start = award->start;
      entry->end = award->end;
      entry->running = !concord_is_absent (award->end) && award->end.julian >= today.julian;
      entry->doubt = dup_doubt (award, wanted, currency, amounts);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}
