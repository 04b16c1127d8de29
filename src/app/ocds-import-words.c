#include "app/ocds-import-words.h"

#include "concord-words.h"

char *
concord_ocds_words_dup_state (const ConcordOcdsNotices *notices, guint n_suppliers)
{
  g_autofree char *files = g_strdup_printf (
      ngettext ("%u file", "%u files", notices->n_files), notices->n_files);
  g_autofree char *awards = g_strdup_printf (
      ngettext ("%u award", "%u awards", notices->awards->len), notices->awards->len);
  g_autofree char *suppliers
      = g_strdup_printf (ngettext ("%u supplier", "%u suppliers", n_suppliers), n_suppliers);
  /* Translators: "3 files", "41 awards", "12 suppliers". */
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("%s, %s to %s."), files, awards, suppliers);
  if (notices->set_aside->len > 0)
    g_string_append_printf (words,
                            ngettext (" %u award is set aside: cancelled or unsuccessful.",
                                      " %u awards are set aside: cancelled or unsuccessful.",
                                      notices->set_aside->len),
                            notices->set_aside->len);
  for (guint i = 0; i < notices->sentences->len; i++)
    g_string_append_printf (words, " %s", (const char *) notices->sentences->pdata[i]);
  return g_string_free (words, FALSE);
}

char *
concord_ocds_words_dup_tally (const ConcordOcdsTally *tally)
{
  g_autofree char *awards
      = g_strdup_printf (ngettext ("%u award", "%u awards", tally->n_awards), tally->n_awards);
  g_autofree char *total = concord_money_dup_short (concord_money_get_pounds (tally->total));

  if (tally->n_without_value == tally->n_awards)
    /* Translators: "2 awards". */
    return g_strdup_printf (_ ("%s, no value given"), awards);
  if (tally->n_without_value > 0)
    /* Translators: "12 awards", an amount, a number of awards. */
    return g_strdup_printf (_ ("%s, %s (%u without a value)"), awards, total,
                            tally->n_without_value);
  /* Translators: "12 awards" and an amount. */
  return g_strdup_printf (_ ("%s, %s"), awards, total);
}

char *
concord_ocds_words_dup_summary (const ConcordOcdsReport *report)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (
      words, ngettext ("%u contract to add", "%u contracts to add", report->n_added),
      report->n_added);
  if (report->n_updated > 0)
    g_string_append_printf (words, _ (", %u to bring up to date"), report->n_updated);
  if (report->n_left > 0)
    g_string_append_printf (words, _ (", %u there already"), report->n_left);
  g_string_append_c (words, '.');
  if (report->n_flagged > 0)
    g_string_append_printf (words,
                            ngettext (" %u is to be checked.", " %u are to be checked.",
                                      report->n_flagged),
                            report->n_flagged);
  return g_string_free (words, FALSE);
}

static char *
dup_day (ConcordDate day)
{
  return concord_is_absent (day) ? g_strdup ("–") : concord_date_dup_display (day);
}

char *
concord_ocds_words_dup_entry (const ConcordOcdsEntry *entry)
{
  const char *fate = entry->fate == CONCORD_OCDS_ADDED     ? _ ("Add")
                     : entry->fate == CONCORD_OCDS_UPDATED ? _ ("Bring up to date")
                                                           : _ ("There already");
  g_autofree char *value = concord_is_absent (entry->value)
                               ? g_strdup (_ ("no value"))
                               : concord_money_dup_display (entry->value);
  g_autofree char *start = dup_day (entry->start);
  g_autofree char *end = dup_day (entry->end);
  GString *words = g_string_new (NULL);

  /* Translators: what happens to a contract, its client, its service. */
  g_string_append_printf (words, _ ("%s: %s, %s"), fate, entry->client == NULL ? "–" : entry->client,
                          entry->service == NULL ? "–" : entry->service);
  /* Translators: a contract's value, start and end. */
  g_string_append_printf (words, _ ("\n%s, %s to %s"), value, start, end);
  if (entry->running)
    g_string_append (words, _ (", running"));
  if (entry->doubt != NULL)
    g_string_append_printf (words, _ ("\nTo be checked: %s"), entry->doubt);
  return g_string_free (words, FALSE);
}
