#include "build-money.h"

void
build_green_book (ConcordDocument *document)
{
  ConcordRecord *project = build_project (document);
  ConcordRecord *schedule = build_add (document, project, "discount-schedules", "Green Book");
  ConcordRecord *early, *late;

  build_set (document, schedule, "code", "green-book");
  build_set (document, schedule, "source", "HM Treasury, The Green Book, 2022");
  early = build_add (document, schedule, "rates", "1");
  build_set (document, early, "to-year", "30");
  build_set (document, early, "rate", "3.5");
  late = build_add (document, schedule, "rates", "31");
  build_set (document, late, "rate", "3");
  build_set (document, project, "discount-schedule", "green-book");
}

ConcordRecord *
build_line (ConcordDocument *document, ConcordRecord *option, const char *name, const char *kind,
            const char *amount)
{
  ConcordRecord *line = build_add (document, option, "lines", name);

  build_set (document, line, "kind", kind);
  build_set (document, line, "amount-likely", amount);
  return line;
}

ConcordRecord *
build_range (ConcordDocument *document, ConcordRecord *option, const char *name, const char *kind,
             const char *low, const char *likely, const char *high)
{
  ConcordRecord *line = build_line (document, option, name, kind, likely);

  build_set (document, line, "amount-low", low);
  build_set (document, line, "amount-high", high);
  return line;
}

void
build_year (ConcordDocument *document, ConcordRecord *record, const char *field, int year,
            const char *value)
{
  g_autoptr (ConcordStep) step = concord_step_new ("Year");
  g_autoptr (GError) error = NULL;

  concord_step_set_year (step, concord_record_get_id (record), field, year, value);
  concord_document_perform (document, step, &error);
  g_assert_no_error (error);
}

static ConcordRecord *
add_bias (ConcordDocument *document, ConcordRecord *option, const char *name, const char *measure,
          const char *lower, const char *upper, const char *reason)
{
  ConcordRecord *bias = build_add (document, option, "biases", name);

  build_set (document, bias, "applies-to", measure);
  build_set (document, bias, "lower", lower);
  build_set (document, bias, "upper", upper);
  build_set (document, bias, "reason", reason);
  return bias;
}

static ConcordRecord *
add_risk (ConcordDocument *document, ConcordRecord *option, const char *name, const char *low,
          const char *likely, const char *high)
{
  ConcordRecord *risk = build_add (document, option, "risks", name);

  build_set (document, risk, "probability", "20");
  build_set (document, risk, "impact-low", low);
  build_set (document, risk, "impact-likely", likely);
  build_set (document, risk, "impact-high", high);
  build_set (document, risk, "year", "2028");
  return risk;
}

static void
add_index (ConcordDocument *document)
{
  ConcordRecord *index
      = build_add (document, build_project (document), "deflators", "2 % a year");

  build_year (document, index, "index", 2026, "100");
  build_year (document, index, "index", 2027, "102");
  build_year (document, index, "index", 2028, "104.04");
}

static void
add_shared (ConcordDocument *document, BuiltMoney *built)
{
  ConcordRecord *project = build_project (document);

  built->shared = build_add (document, project, "options", "Shared service");
  build_set (document, built->shared, "proposed", "yes");
  built->fee = build_line (document, built->shared, "Fee", "cost", "700");
  build_set (document, built->fee, "prices", "nominal");
  built->grant = build_line (document, built->shared, "Grant", "cost", "50");
  build_set (document, built->grant, "transfer", "yes");
  built->study = build_line (document, built->shared, "Feasibility", "cost", "20");
  build_set (document, built->study, "sunk", "yes");
  built->savings = build_line (document, built->shared, "Savings", "cashable-benefit", "40");
  build_set (document, built->savings, "fund", "Schools");
  built->time = build_line (document, built->shared, "Time", "non-cashable-benefit", "60");
  build_set (document, built->time, "from-year", "2028");
  build_set (document, built->time, "to-year", "2029");
  built->fee_bias = add_bias (document, built->shared, "Outsourcing", "operating", "0", "41",
                              "No contract is let yet");
  built->failure = add_risk (document, built->shared, "Failure", "100", "200", "400");
  built->allowed = add_risk (document, built->shared, "Strike", NULL, "1000", NULL);
  build_set (document, built->allowed, "in-lines", "yes");
}

BuiltMoney
build_money (ConcordDocument *document)
{
  ConcordRecord *project = build_project (document);
  ConcordRecord *factor;
  BuiltMoney built;

  build_green_book (document);
  add_index (document);
  build_set (document, project, "start", "2027-05-10");
  build_set (document, project, "lifetime", "4");
  build_set (document, project, "price-base-year", "2026");
  built.minimum = build_add (document, project, "options", "Do-minimum");
  build_set (document, built.minimum, "do-minimum", "yes");
  built.today = build_line (document, built.minimum, "Running", "cost", "1000");
  built.in_house = build_add (document, project, "options", "In-house");
  build_set (document, built.in_house, "in-house", "yes");
  built.running
      = build_range (document, built.in_house, "Running", "cost", "850", "900", "1000");
  build_set (document, built.running, "indexation", "1");
  built.building = build_line (document, built.in_house, "Building", "cost", NULL);
  build_set (document, built.building, "budget", "capital");
  build_year (document, built.building, "by-year", 2027, "300");
  built.building_bias = add_bias (document, built.in_house, "Standard building", "capital", "2",
                                  "24", NULL);
  factor = build_add (document, built.building_bias, "factors", "Design");
  build_set (document, factor, "contribution", "25");
  build_set (document, factor, "mitigation", "50");
  add_shared (document, &built);
  return built;
}
