#include "app/paper-checks.h"
#include "app/paper-words.h"
#include "findings/words.h"
#include "model/report-item.h"
#include "model/report-section.h"
#include "model/report.h"
#include "paper/content.h"

#include "concord-words.h"

/* Names in one sentence. */
#define MOST_NAMES 4

typedef void (*Visit) (ConcordRecord *section, ConcordRecord *item, gpointer data);

static void
check_free (gpointer data)
{
  ConcordPaperCheck *check = data;

  g_free (check->words);
  g_free (check->id);
  g_free (check);
}

/* Takes @words. */
static void
add (GPtrArray *checks, char *words, ConcordRecord *record, const char *field)
{
  ConcordPaperCheck *check = g_new0 (ConcordPaperCheck, 1);

  check->words = words;
  check->id = g_strdup (concord_record_get_id (record));
  check->field = field;
  g_ptr_array_add (checks, check);
}

/* Every section that is printed, with NULL, and then each of its items. */
static void
visit (ConcordRecord *report, Visit function, gpointer data)
{
  GListModel *sections = concord_record_get_children (report, "sections");

  for (guint s = 0; s < g_list_model_get_n_items (sections); s++)
    {
      g_autoptr (ConcordRecord) section = g_list_model_get_item (sections, s);
      GListModel *items = concord_record_get_children (section, "items");

      if (CONCORD_REPORT_SECTION (section)->left_out == 1)
        continue;
      function (section, NULL, data);
      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr (ConcordRecord) item = g_list_model_get_item (items, i);

          function (section, item, data);
        }
    }
}

/* --- empty sections -------------------------------------------------------------------------- */

static gboolean
is_empty (ConcordRecord *section)
{
  GListModel *items = concord_record_get_children (section, "items");

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (ConcordRecord) item = g_list_model_get_item (items, i);

      if (concord_paper_words_is_full (item))
        return FALSE;
    }
  return TRUE;
}

static void
find_empty (ConcordRecord *section, ConcordRecord *item, gpointer data)
{
  if (item == NULL && is_empty (section))
    g_ptr_array_add (data, section);
}

static void
check_empty (GPtrArray *checks, ConcordRecord *report)
{
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  visit (report, find_empty, empty);
  if (empty->len == 0)
    return;
  for (guint i = 0; i < empty->len && i < MOST_NAMES; i++)
    g_ptr_array_add (names, concord_paper_words_dup_heading (empty->pdata[i]));
  if (empty->len > MOST_NAMES)
    g_ptr_array_add (names, g_strdup_printf (ngettext ("%u more", "%u more", empty->len - MOST_NAMES),
                                             empty->len - MOST_NAMES));
  list = concord_words_dup_array (names);
  /* Translators: %s is a list of headings. */
  add (checks,
       g_strdup_printf (ngettext ("Nothing stands in %s yet; it is not printed.",
                                  "Nothing stands in %s yet; they are not printed.", empty->len),
                        list),
       empty->pdata[0], "heading");
}

/* --- Welsh ----------------------------------------------------------------------------------- */

typedef struct
{
  guint n;
  ConcordRecord *first;
  const char *field;
} Missing;

static void
count (Missing *missing, ConcordRecord *record, const char *english, const char *welsh,
       const char *field)
{
  if (english == NULL || *english == '\0' || (welsh != NULL && *welsh != '\0'))
    return;
  if (missing->n++ > 0)
    return;
  missing->first = record;
  missing->field = field;
}

static void
find_english (ConcordRecord *section, ConcordRecord *record, gpointer data)
{
  const ConcordReportItem *item = record == NULL ? NULL : CONCORD_REPORT_ITEM (record);

  if (item == NULL && !is_empty (section))
    count (data, section, CONCORD_REPORT_SECTION (section)->heading,
           CONCORD_REPORT_SECTION (section)->heading_welsh, "heading-welsh");
  if (item == NULL)
    return;
  count (data, record, item->words, item->words_welsh, "words-welsh");
  count (data, record, item->title, item->title_welsh, "title-welsh");
}

static void
count_head (Missing *missing, ConcordRecord *record)
{
  const ConcordReport *report = CONCORD_REPORT (record);

  count (missing, record, report->title, report->title_welsh, "title-welsh");
  count (missing, record, report->meeting, report->meeting_welsh, "meeting-welsh");
  count (missing, record, report->report_of, report->report_of_welsh, "report-of-welsh");
  count (missing, record, report->wards, report->wards_welsh, "wards-welsh");
}

/* Printed only where there is a Part B. */
static void
count_exemption (Missing *missing, ConcordRecord *record)
{
  const ConcordReport *report = CONCORD_REPORT (record);

  count (missing, record, report->exempt_law, report->exempt_law_welsh, "exempt-law-welsh");
  count (missing, record, report->exempt_reason, report->exempt_reason_welsh,
         "exempt-reason-welsh");
}

static void
check_welsh (GPtrArray *checks, ConcordRecord *report, gboolean exempt)
{
  Missing missing = { 0 };

  if (!concord_paper_words_wants_welsh (report))
    return;
  count_head (&missing, report);
  if (exempt)
    count_exemption (&missing, report);
  visit (report, find_english, &missing);
  if (missing.n > 0)
    add (checks,
         g_strdup_printf (ngettext ("%u part has no Welsh yet; it is printed in English.",
                                    "%u parts have no Welsh yet; they are printed in English.",
                                    missing.n),
                          missing.n),
         missing.first, missing.field);
}

/* --- the head and Part B --------------------------------------------------------------------- */

static void
check_head (GPtrArray *checks, ConcordRecord *record, gboolean exempt)
{
  const ConcordReport *report = CONCORD_REPORT (record);

  if (concord_is_absent (report->meeting_date))
    add (checks, g_strdup (_ ("The date of the meeting is missing.")), record, "meeting-date");
  if (exempt && report->exempt_law == NULL)
    add (checks,
         g_strdup (_ ("There is a Part B, and no paragraph of law that exempts it is named.")), record,
         "exempt-law");
  if (exempt && report->exempt_reason == NULL)
    add (checks,
         g_strdup (_ ("There is a Part B, and no reason is given why keeping it exempt is in the "
                      "public interest.")),
         record, "exempt-reason");
}

GPtrArray *
concord_paper_checks_find (ConcordDocument *document, ConcordRecord *report)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (check_free);
  gboolean exempt = concord_content_has_exempt (document, report);

  check_head (checks, report, exempt);
  check_empty (checks, report);
  check_welsh (checks, report, exempt);
  return checks;
}

static void
count_exempt (ConcordRecord *section, ConcordRecord *item, gpointer data)
{
  if (item != NULL && concord_paper_words_is_full (item)
      && (CONCORD_REPORT_ITEM (item)->exempt == 1
          || CONCORD_REPORT_SECTION (section)->publicity == CONCORD_REPORT_EXEMPT))
    (*(guint *) data)++;
}

char *
concord_paper_checks_dup_exempt (ConcordDocument *document, ConcordRecord *report)
{
  guint n = 0;

  visit (report, count_exempt, &n);
  if (n > 0)
    return g_strdup_printf (ngettext ("%u part stands only in Part B.",
                                      "%u parts stand only in Part B.", n),
                            n);
  return g_strdup (concord_content_has_exempt (document, report)
                       ? _ ("Part A leaves out what is marked confidential; Part B says it.")
                       : _ ("All of it stands in Part A: there is no Part B."));
}
