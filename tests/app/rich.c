#include "rich.h"

#include <string.h>

/* A record with "field=value" texts, NULL at the end. */
static ConcordRecord *
add (ConcordDocument *document, gpointer parent, const char *role, const char *const *values)
{
  g_autoptr (GError) error = NULL;
  ConcordRecord *record = concord_document_add (document, parent, role, &error);

  g_assert_no_error (error);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (values[i], "=", 2);

      concord_document_set (document, record, pair[0], pair[1], NULL, &error);
      g_assert_no_error (error);
    }
  return record;
}

#define ADD(parent, role, ...)                                                                     \
  add (document, parent, role, (const char *const[]){ __VA_ARGS__, NULL })

static void
link_to (ConcordDocument *document, ConcordRecord *parent, const char *type,
         const char *const *keys, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  concord_document_set_link (document, parent, type, keys, field, value, NULL, &error);
  g_assert_no_error (error);
}

static void
fill_package (ConcordDocument *document, ConcordRecord *project)
{
  static const char *const able[4][6] = {
    { "alone", "alone", "alone", "partner", "no", "partner" },
    { "alone", "partner", "alone", "no", "alone", NULL },
    { "partner", "alone", "no", "alone", "partner", "no" },
    { "no", "partner", "alone", "no", "alone", "no" },
  };
  ConcordRecord *services[6], *suppliers[4];

  services[0] = ADD (project, "services", "name=Revenues and council tax", "gross-cost=3200000.00",
                     "income=450000.00", "staff=64", "need=72", "inclusion=in",
                     "description=Billing, collection and recovery of council tax and business rates.",
                     "provider=in-house", "headcount=71");
  services[1] = ADD (project, "services", "name=Housing benefits", "gross-cost=2750000.00",
                     "income=1900000.00", "staff=52.5", "need=58", "inclusion=in");
  services[2] = ADD (project, "services", "name=Customer contact centre", "gross-cost=1850000.00",
                     "income=0.00", "staff=41", "need=84", "inclusion=in");
  services[3] = ADD (project, "services", "name=Information technology", "gross-cost=4100000.00",
                     "income=220000.00", "staff=38", "need=66", "inclusion=undecided");
  services[4] = ADD (project, "services", "name=Libraries", "gross-cost=1640000.00",
                     "income=85000.00", "staff=33", "need=35", "inclusion=out");
  services[5] = ADD (project, "services", "name=Payroll and human resources", "staff=18.5",
                     "need=41", "inclusion=undecided");
  suppliers[0] = ADD (project, "suppliers", "name=Northgate Partners", "kind=large",
                      "largest-contract=21000000.00", "turnover=640000000.00", "appetite=0.7",
                      "last-dialogue=2026-03-12");
  suppliers[1] = ADD (project, "suppliers", "name=Civic Services Cooperative", "kind=vcse",
                      "largest-contract=4200000.00", "turnover=18000000.00", "appetite=0.5");
  suppliers[2] = ADD (project, "suppliers", "name=Dale Borough Trading", "kind=public",
                      "largest-contract=7500000.00", "turnover=31000000.00", "appetite=0.6");
  suppliers[3] = ADD (project, "suppliers", "name=Brightline Digital", "kind=sme",
                      "largest-contract=2600000.00", "turnover=9000000.00", "appetite=0.4");
  for (guint s = 0; s < 4; s++)
    for (guint v = 0; v < 6; v++)
      link_to (document, suppliers[s], "ability",
               (const char *const[]){ concord_record_get_id (services[v]), NULL }, "able", able[s][v]);
}

static void
fill_consultation (ConcordDocument *document, ConcordRecord *project)
{
  static const char *const counts[2][4][5] = {
    { { "41", "66", "88", "190", "127" }, { "74", "61", "33", "22", "9" },
      { "6", "4", "2", "1", "0" }, { "1", "2", "4", "8", "5" } },
    { { "22", "39", "61", "214", "176" }, { "18", "31", "46", "71", "33" },
      { "1", "2", "3", "5", "2" }, { "0", "1", "2", "9", "8" } },
  };
  ConcordRecord *exercise, *groups[4], *questions[2];

  exercise = ADD (project, "exercises", "title=Spring survey 2026", "method=probability",
                  "opened=2026-03-02", "closed=2026-04-13", "stage=Before the options were scored.",
                  "source=Research team, report 14/2026");
  ADD (project, "exercises", "title=Open forum on the web", "method=open", "opened=2026-03-02");
  groups[0] = ADD (exercise, "groups", "name=Service users", "kind=users", "unit=persons",
                   "population=48200", "invited=1500", "responded=512");
  groups[1] = ADD (exercise, "groups", "name=Employees in scope", "kind=employees",
                   "unit=persons", "population=247", "invited=247", "responded=199");
  groups[2] = ADD (exercise, "groups", "name=Trade union representatives", "kind=unions",
                   "unit=persons", "population=14", "invited=14", "responded=13");
  groups[3] = ADD (exercise, "groups", "name=Local strategic partners", "kind=partners",
                   "unit=organisations", "population=31", "invited=31", "responded=20");
  questions[0] = ADD (exercise, "questions",
                      "text=A partner should run these services together with the council.",
                      "kind=agreement-5");
  questions[1] = ADD (exercise, "questions", "text=The services need to change within two years.",
                      "kind=agreement-5");
  ADD (exercise, "questions", "text=What should stay as it is?", "kind=comments");
  for (guint q = 0; q < 2; q++)
    for (guint g = 0; g < 4; g++)
      for (guint a = 0; a < 5; a++)
        {
          char answer[2] = { (char) ('1' + a), '\0' };

          link_to (document, questions[q], "count",
                   (const char *const[]){ concord_record_get_id (groups[g]), answer, "", NULL },
                   "number", counts[q][g][a]);
        }
}

static void
fill_options (ConcordDocument *document, ConcordRecord *project)
{
  static const char *const likely[4][4] = {
    { "55", "70", "80", "40" }, { "70", "62", "74", "60" }, { "82", "58", "55", "75" },
    { "30", "45", "78", "20" },
  };
  static const char *const points[4] = { "100", "80", "60", "70" };
  ConcordRecord *options[4], *criteria[4], *service, *weights;

  options[0] = ADD (project, "options", "name=Improved in-house service", "stage=short-list", "in-house=yes");
  options[1] = ADD (project, "options", "name=Shared service with Dale", "stage=short-list");
  options[2] = ADD (project, "options", "name=Joint venture company", "stage=short-list");
  options[3] = ADD (project, "options", "name=Do minimum",
                    "stage=short-list", "do-minimum=yes");
  service = ADD (project, "criteria", "name=Service to residents", "direction=higher");
  criteria[0] = ADD (service, "criteria", "name=Speed of response", "low=0", "high=100",
                     "direction=higher", "scale=Points", "definition=Days from request to answer.");
  criteria[1] = ADD (service, "criteria", "name=Reach of the service", "low=0", "high=100",
                     "direction=higher", "scale=Points");
  criteria[2] = ADD (project, "criteria", "name=Jobs and skills", "low=0", "high=100",
                     "direction=higher", "scale=Points");
  criteria[3] = ADD (project, "criteria", "name=Saving by year five", "low=0", "high=100",
                     "direction=higher", "scale=Points");
  weights = ADD (project, "weight-sets", "name=Cabinet members", "whose=members", "leading=yes",
                 "given=2026-05-20", "method=Swing weighting in a workshop");
  ADD (project, "weight-sets", "name=Service users", "whose=users");
  for (guint c = 0; c < 4; c++)
    {
      const char *const keys[] = { concord_record_get_id (criteria[c]), NULL };

      link_to (document, weights, "weight", keys, "points", points[c]);
      for (guint o = 0; o < 4; o++)
        {
          g_autofree char *low = g_strdup_printf ("%d", atoi (likely[o][c]) - 8);
          g_autofree char *high = g_strdup_printf ("%d", atoi (likely[o][c]) + 7);

          link_to (document, options[o], "score", keys, "score-low", low);
          link_to (document, options[o], "score", keys, "score-likely", likely[o][c]);
          link_to (document, options[o], "score", keys, "score-high", high);
          link_to (document, options[o], "score", keys, "reason",
                   c == 3 ? NULL : "Panel of 20 May, from the pilot's figures");
        }
    }
  link_to (document, weights, "weight",
           (const char *const[]){ concord_record_get_id (service), NULL }, "points", "100");
}

static void
fill_bidders (ConcordDocument *document, ConcordRecord *project)
{
  static const char *const marks[3][2] = { { "7", "8" }, { "6", "5" }, { "8", "6" } };
  ConcordRecord *bidders[3], *evaluators[2], *question;

  bidders[0] = ADD (project, "bidders", "name=Northgate Partners", "kind=large", "state=tendered",
                    "price=61200000.00", "open-book=yes", "publication=yes",
                    "values=Pays the real living wage in all contracts.");
  bidders[1] = ADD (project, "bidders", "name=Civic Services Cooperative", "kind=vcse",
                    "state=tendered", "price=58900000.00", "open-book=yes", "publication=yes");
  bidders[2] = ADD (project, "bidders", "name=Dale Borough Trading", "kind=public",
                    "state=shortlisted", "open-book=no");
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *client = g_strdup_printf ("client=Authority %c", 'A' + (int) i);
      g_autofree char *value = g_strdup_printf ("value=%u.00", 2100000 + i * 850000);

      ADD (bidders[i % 7 == 0 ? 2 : i % 2], "past-contracts", client, value,
           "service=Revenues and benefits", "start=2015-04-01", "end=2022-03-31",
           i % 5 == 2 ? "outcome=terminated" : "outcome=completed",
           i % 5 == 2 ? "troubled=yes" : "troubled=no", "source=Contracts Finder");
    }
  question = ADD (project, "award-criteria", "question=How will you keep services open to scrutiny?",
                  "family=transparency", "use=scored", "weight=20", "scale-top=10");
  ADD (project, "award-criteria", "question=Which values guide your work with residents?",
       "family=values", "use=scored", "weight=30", "scale-top=10");
  ADD (project, "award-criteria", "question=Whole-life price", "family=price", "use=scored",
       "weight=50");
  evaluators[0] = ADD (project, "evaluators", "name=A. Okafor", "role=Finance", "conflict=none",
                       "reviewed=2026-06-01");
  evaluators[1] = ADD (project, "evaluators", "name=J. Whitby", "role=Customer services",
                       "conflict=perceived", "interest=Worked with Dale until 2023.");
  for (guint b = 0; b < 3; b++)
    for (guint e = 0; e < 2; e++)
      {
        const char *const keys[] = { concord_record_get_id (question),
                                     concord_record_get_id (evaluators[e]), NULL };

        link_to (document, bidders[b], "mark", keys, "mark", marks[b][e]);
        link_to (document, bidders[b], "mark", keys, "reason", "Publishes board papers; page 12.");
      }
}

static void
fill_paper (ConcordDocument *document, ConcordRecord *project)
{
  ConcordRecord *report, *section;

  report = ADD (project, "reports", "title=Cabinet report on the partnership", "meeting=Cabinet",
                "exempt-law=paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972");
  section = ADD (report, "sections", "heading=Summary",
                 "prompt=What is proposed, why, and what it costs or saves.");
  ADD (section, "items", "kind=words", "words=Cabinet is asked to choose how three services are run.");
  ADD (section, "items", "kind=finding", "shows=appraisal");
  section = ADD (report, "sections", "heading=Options considered");
  ADD (section, "items", "kind=list", "shows=options");
  ADD (section, "items", "kind=figure", "shows=weighted-scores");
  ADD (section, "items", "kind=words", "words=What the bidders asked for.", "exempt=yes");
  ADD (report, "sections", "heading=Legal implications");
}

ConcordDocument *
rich_document_new (void)
{
  ConcordDocument *document = concord_document_new ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autoptr (GError) error = NULL;

  concord_document_set_author (document, "Test Officer");
  concord_document_set (document, project, "title", "Riverdale customer services partnership", NULL,
                        &error);
  g_assert_no_error (error);
  concord_document_set (document, project, "troubled-rate", "22", NULL, &error);
  concord_document_set (document, project, "troubled-strength", "10", NULL, &error);
  g_assert_no_error (error);
  fill_package (document, project);
  fill_consultation (document, project);
  fill_options (document, project);
  fill_bidders (document, project);
  fill_paper (document, project);
  concord_document_rebase (document);
  return document;
}

ConcordRecord *
rich_find (ConcordDocument *document, const char *type_name, const char *name)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, type_name);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *own = concord_record_dup_name (records->pdata[i]);

      if (strcmp (own, name) == 0)
        return records->pdata[i];
    }
  g_error ("There is no %s called %s.", type_name, name);
}
