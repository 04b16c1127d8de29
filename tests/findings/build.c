#include "build.h"

#include "model/record-types.h"

ConcordDocument *
build_document (void)
{
  ConcordDocument *document = concord_document_new ();

  concord_document_set_author (document, "Ann Officer");
  concord_document_set_now (document, 1780315200);
  return document;
}

ConcordRecord *
build_project (ConcordDocument *document)
{
  return CONCORD_RECORD (concord_document_get_project (document));
}

ConcordRecord *
build_add (ConcordDocument *document, ConcordRecord *parent, const char *role, const char *name)
{
  g_autoptr (GError) error = NULL;
  ConcordRecord *record = concord_document_add (document, parent, role, &error);
  guint n;

  g_assert_no_error (error);
  build_set (document, record, concord_record_get_fields (record, &n)[0].name, name);
  return record;
}

void
build_set (ConcordDocument *document, ConcordRecord *record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  concord_document_set (document, record, field, value, NULL, &error);
  g_assert_no_error (error);
}

void
build_link (ConcordDocument *document, ConcordRecord *parent, const char *type,
            ConcordRecord *key, const char *field, const char *value)
{
  const char *keys[] = { concord_record_get_id (key), NULL };
  g_autoptr (GError) error = NULL;

  concord_document_set_link (document, parent, type, keys, field, value, NULL, &error);
  g_assert_no_error (error);
}

void
build_count (ConcordDocument *document, ConcordRecord *question, ConcordRecord *group,
             const char *answer, const char *cell, const char *number)
{
  const char *keys[] = { concord_record_get_id (group), answer, cell, NULL };
  g_autoptr (GError) error = NULL;

  concord_document_set_link (document, question, "count", keys, "number", number, NULL, &error);
  g_assert_no_error (error);
}

static ConcordRecord *
add_criterion (ConcordDocument *document, ConcordRecord *weights, const char *name,
               const char *points)
{
  ConcordRecord *criterion = build_add (document, build_project (document), "criteria", name);

  build_link (document, weights, "weight", criterion, "points", points);
  return criterion;
}

BuiltAppraisal
build_appraisal (ConcordDocument *document)
{
  ConcordRecord *project = build_project (document);
  BuiltAppraisal built;

  built.weights = build_add (document, project, "weight-sets", "Officers");
  built.quality = add_criterion (document, built.weights, "Quality", "100");
  built.cost = add_criterion (document, built.weights, "Cost", "60");
  built.jobs = add_criterion (document, built.weights, "Jobs", "40");
  build_set (document, built.cost, "direction", "lower");
  built.shared = build_add (document, project, "options", "Shared service");
  built.in_house = build_add (document, project, "options", "In-house");
  built.venture = build_add (document, project, "options", "Joint venture");
  build_link (document, built.shared, "score", built.quality, "score-likely", "80");
  build_link (document, built.shared, "score", built.quality, "score-low", "70");
  build_link (document, built.shared, "score", built.quality, "score-high", "90");
  build_link (document, built.shared, "score", built.cost, "score-likely", "40");
  build_link (document, built.shared, "score", built.jobs, "score-likely", "50");
  build_link (document, built.in_house, "score", built.quality, "score-likely", "60");
  build_link (document, built.in_house, "score", built.cost, "score-likely", "20");
  build_link (document, built.in_house, "score", built.jobs, "score-likely", "40");
  build_link (document, built.venture, "score", built.quality, "score-likely", "90");
  return built;
}

static ConcordRecord *
add_service (ConcordDocument *document, const char *name, const char *gross, const char *income,
             const char *staff, const char *need, const char *inclusion)
{
  ConcordRecord *service = build_add (document, build_project (document), "services", name);

  build_set (document, service, "gross-cost", gross);
  build_set (document, service, "income", income);
  build_set (document, service, "staff", staff);
  build_set (document, service, "need", need);
  build_set (document, service, "inclusion", inclusion);
  return service;
}

static ConcordRecord *
add_supplier (ConcordDocument *document, BuiltMarket *built, const char *name,
              const char *revenues, const char *benefits, const char *calls)
{
  ConcordRecord *supplier = build_add (document, build_project (document), "suppliers", name);

  build_link (document, supplier, "ability", built->revenues, "able", revenues);
  build_link (document, supplier, "ability", built->benefits, "able", benefits);
  build_link (document, supplier, "ability", built->calls, "able", calls);
  return supplier;
}

BuiltMarket
build_market (ConcordDocument *document)
{
  BuiltMarket built;

  built.revenues = add_service (document, "Revenues", "5000000.00", "1000000.00", "80", "70", "in");
  built.benefits = add_service (document, "Benefits", "3000000.00", NULL, "60.5", "55", "in");
  built.calls = add_service (document, "Calls", "1200000.00", "200000.00", "30", "40", "in");
  built.parks = add_service (document, "Parks", "2000000.00", NULL, "25", "20", "out");
  built.alpha = add_supplier (document, &built, "Alpha", "alone", "alone", "alone");
  built.beta = add_supplier (document, &built, "Beta", "alone", "partner", "alone");
  built.gamma = add_supplier (document, &built, "Gamma", "alone", "no", "alone");
  built.delta = add_supplier (document, &built, "Delta", "alone", "no", "alone");
  built.echo = add_supplier (document, &built, "Echo", NULL, NULL, "alone");
  return built;
}

static ConcordRecord *
add_question (ConcordDocument *document, ConcordRecord *exercise, ConcordRecord *group,
              const char *text, const char *kind, const char *const *answers,
              const char *const *numbers)
{
  ConcordRecord *question = build_add (document, exercise, "questions", text);

  build_set (document, question, "kind", kind);
  for (guint i = 0; answers[i] != NULL; i++)
    build_count (document, question, group, answers[i], "", numbers[i]);
  return question;
}

BuiltConsultation
build_consultation (ConcordDocument *document)
{
  static const char *const levels[] = { "1", "2", "3", "4", "5", NULL };
  static const char *const yes_no[] = { "no", "yes", NULL };
  BuiltConsultation built;

  built.exercise = build_add (document, build_project (document), "exercises", "Summer survey");
  build_set (document, built.exercise, "method", "open");
  built.users = build_add (document, built.exercise, "groups", "Users");
  build_set (document, built.users, "unit", "persons");
  build_set (document, built.users, "population", "400");
  build_set (document, built.users, "responded", "100");
  built.staff = build_add (document, built.exercise, "groups", "Staff");
  build_set (document, built.staff, "unit", "persons");
  build_set (document, built.staff, "invited", "50");
  built.unions = build_add (document, built.exercise, "groups", "Unions");
  build_set (document, built.unions, "unit", "organisations");
  built.local = add_question (document, built.exercise, built.users, "Keep it local",
                              "agreement-5", levels,
                              (const char *const[]){ "10", "10", "20", "40", "20" });
  build_count (document, built.local, built.unions, "1", "", "1");
  built.desks = add_question (document, built.exercise, built.users, "Close the desks",
                              "agreement-5", levels,
                              (const char *const[]){ "40", "20", "20", "10", "10" });
  build_set (document, built.desks, "reversed", "yes");
  built.used = add_question (document, built.exercise, built.users, "Have you used it", "yes-no",
                             yes_no, (const char *const[]){ "30", "70" });
  return built;
}

static void
add_contract (ConcordDocument *document, ConcordRecord *bidder, const char *outcome,
              const char *troubled)
{
  ConcordRecord *contract = build_add (document, bidder, "past-contracts", "Some council");

  build_set (document, contract, "outcome", outcome);
  build_set (document, contract, "troubled", troubled);
}

BuiltBidders
build_bidders (ConcordDocument *document)
{
  ConcordRecord *project = build_project (document);
  BuiltBidders built;

  built.acme = build_add (document, project, "bidders", "Acme");
  add_contract (document, built.acme, "completed", "no");
  add_contract (document, built.acme, "expired", "no");
  add_contract (document, built.acme, "running", "no");
  built.bolt = build_add (document, project, "bidders", "Bolt");
  add_contract (document, built.bolt, "completed", "no");
  add_contract (document, built.bolt, "completed", "no");
  add_contract (document, built.bolt, "terminated", "yes");
  add_contract (document, built.bolt, "in-dispute", "yes");
  add_contract (document, built.bolt, "completed", NULL);
  built.crew = build_add (document, project, "bidders", "Crew");
  return built;
}

void
build_keyed (ConcordDocument *document, ConcordRecord *parent, const char *type,
             const char *const *keys, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  concord_document_set_link (document, parent, type, keys, field, value, NULL, &error);
  g_assert_no_error (error);
}

static ConcordRecord *
add_award_criterion (ConcordDocument *document, const char *name, const char *family,
                     const char *use, const char *weight, const char *top)
{
  ConcordRecord *criterion = build_add (document, build_project (document), "award-criteria", name);

  build_set (document, criterion, "family", family);
  build_set (document, criterion, "use", use);
  build_set (document, criterion, "weight", weight);
  build_set (document, criterion, "scale-top", top);
  return criterion;
}

static void
add_mark (ConcordDocument *document, ConcordRecord *bidder, ConcordRecord *criterion,
          ConcordRecord *evaluator, const char *mark, const char *reason)
{
  const char *keys[]
      = { concord_record_get_id (criterion), concord_record_get_id (evaluator), NULL };

  build_keyed (document, bidder, "mark", keys, "mark", mark);
  build_keyed (document, bidder, "mark", keys, "reason", reason);
}

BuiltMarks
build_marks (ConcordDocument *document)
{
  ConcordRecord *project = build_project (document);
  BuiltMarks built;

  built.callers = add_award_criterion (document, "Callers", "quality", "scored", "60", "10");
  built.values = add_award_criterion (document, "Values", "values", "scored", "30", "5");
  built.record = add_award_criterion (document, "Record", "track-record", "advisory", "10", "10");
  built.price = add_award_criterion (document, "Price", "price", "scored", "10", NULL);
  built.ann = build_add (document, project, "evaluators", "Ann");
  build_set (document, built.ann, "conflict", "none");
  built.ben = build_add (document, project, "evaluators", "Ben");
  build_set (document, built.ben, "conflict", "perceived");
  built.dale = build_add (document, project, "bidders", "Dale");
  built.elm = build_add (document, project, "bidders", "Elm");
  add_mark (document, built.dale, built.callers, built.ann, "6", "Reached in six minutes");
  add_mark (document, built.dale, built.callers, built.ben, "8", NULL);
  add_mark (document, built.dale, built.values, built.ann, "4", "Three can be held to");
  add_mark (document, built.dale, built.record, built.ann, "10", "No trouble");
  add_mark (document, built.elm, built.callers, built.ann, "5", "Eight minutes");
  add_mark (document, built.elm, built.callers, built.ben, "5", NULL);
  build_link (document, built.dale, "moderation", built.callers, "mark", "8");
  build_link (document, built.dale, "moderation", built.callers, "reason", "The annex shows it");
  build_link (document, built.elm, "moderation", built.callers, "mark", "5");
  return built;
}

/* --- what is exempt -------------------------------------------------------------------------- */

typedef void (*FieldFunction) (ConcordDocument *document, GPtrArray *records,
                               const ConcordField *field, guint n);

/* Calls @function for each confidential field of each type, with the records of the type. */
static void
for_each_secret (ConcordDocument *document, FieldFunction function, guint n)
{
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      const ConcordRecordClass *klass = g_type_class_peek (types[t]);
      g_autoptr (GPtrArray) records = concord_document_list (document, klass->type_name);

      for (guint f = 0; f < klass->n_fields; f++)
        if (klass->fields[f].confidential)
          function (document, records, &klass->fields[f], n);
    }
}

static void
give (ConcordDocument *document, GPtrArray *records, const ConcordField *field, guint n)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *text = concord_field_is_number (field) ? g_strdup_printf ("0.%u7", i + 1)
                              : field->kind == CONCORD_KIND_MONEY
                                  ? g_strdup_printf ("%u00000.00", 9 + i * i)
                                  : g_strdup_printf ("Said %u in confidence", i);

      if (concord_record_is_absent (records->pdata[i], field))
        build_set (document, records->pdata[i], field->name, text);
    }
}

void
build_secrets (ConcordDocument *document)
{
  for_each_secret (document, give, 0);
}

static void
turn_round (ConcordDocument *document, GPtrArray *records, const ConcordField *field, guint n_lost)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (records->len, >, n_lost);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (values, concord_record_dup_canonical (records->pdata[i], field));
  for (guint i = 0; i < records->len; i++)
    {
      const char *value = i < n_lost ? NULL : values->pdata[records->len - 1 - i];

      /* A mark that is above the highest of the other's scale is refused, and stays as it was. */
      concord_document_set (document, records->pdata[i], field->name, value, "Put right", NULL);
    }
}

void
build_other_secrets (ConcordDocument *document, guint n_lost)
{
  for_each_secret (document, turn_round, n_lost);
}
