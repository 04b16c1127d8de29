/* Makes the large project of the speed budgets: 200 services, 60 options, 40 criteria, 40 bidders
 * with 50 contracts each, 200 groups and 50 questions, 20,000 steps in 40 revisions. */
#include "model/document.h"
#include "store/project-file.h"

#include <stdio.h>
#include <stdlib.h>

enum
{
  N_SERVICES = 200,
  N_OPTIONS = 60,
  N_CRITERIA = 40,
  N_BIDDERS = 40,
  N_CONTRACTS = 50,
  N_GROUPS = 200,
  N_QUESTIONS = 50,
  N_STEPS = 20000,
  STEPS_A_REVISION = 500
};

static char *
add_named (ConcordDocument *document, ConcordStep *step, ConcordRecord *parent, const char *role,
           const char *stem, int number)
{
  char *id = concord_document_plan_add (document, step, parent, role);
  g_autofree char *name = g_strdup_printf ("%s %d", stem, number);
  const char *field = g_str_equal (role, "questions")        ? "text"
                      : g_str_equal (role, "past-contracts") ? "client"
                      : g_str_equal (role, "exercises")      ? "title"
                                                             : "name";

  concord_step_set (step, id, field, name);
  return id;
}

static void
perform (ConcordDocument *document, ConcordStep *step)
{
  g_autoptr (GError) error = NULL;

  if (!concord_document_perform (document, step, &error))
    g_error ("%s", error->message);
}

static void
set_number (ConcordStep *step, const char *id, const char *field, double number)
{
  g_autofree char *text = concord_number_dup_canonical (number);

  concord_step_set (step, id, field, text);
}

static void
add_services (ConcordDocument *document, ConcordRecord *project, GRand *rand)
{
  g_autoptr (ConcordStep) step = concord_step_new ("services");

  for (int i = 0; i < N_SERVICES; i++)
    {
      g_autofree char *id = add_named (document, step, project, "services", "Service", i);
      g_autofree char *cost
          = g_strdup_printf ("%d.00", g_rand_int_range (rand, 10000, 9000000));

      concord_step_set (step, id, "gross-cost", cost);
      set_number (step, id, "need", g_rand_int_range (rand, 0, 101));
      set_number (step, id, "staff", g_rand_int_range (rand, 1, 900) / 10.0);
      concord_step_set (step, id, "inclusion", i % 3 == 0 ? "in" : "undecided");
    }
  perform (document, step);
}

static void
add_appraisal (ConcordDocument *document, ConcordRecord *project, GRand *rand)
{
  g_autoptr (ConcordStep) step = concord_step_new ("appraisal");
  g_autoptr (ConcordStep) scores = concord_step_new ("scores");
  g_autofree char *weight_set = NULL;

  for (int i = 0; i < N_CRITERIA; i++)
    g_free (add_named (document, step, project, "criteria", "Criterion", i));
  for (int i = 0; i < N_OPTIONS; i++)
    {
      g_autofree char *id = add_named (document, step, project, "options", "Option", i);

      concord_step_set (step, id, "stage", "short-list");
    }
  weight_set = add_named (document, step, project, "weight-sets", "Weights", 1);
  perform (document, step);
  {
    GListModel *criteria = concord_record_get_children (project, "criteria");
    GListModel *options = concord_record_get_children (project, "options");

    for (guint c = 0; c < N_CRITERIA; c++)
      {
        g_autoptr (ConcordRecord) criterion = g_list_model_get_item (criteria, c);
        const char *keys[] = { concord_record_get_id (criterion), NULL };
        g_autofree char *weight = concord_document_plan_link (
            document, scores, concord_document_find (document, weight_set), "weight", keys);

        set_number (scores, weight, "points", g_rand_int_range (rand, 1, 101));
        for (guint o = 0; o < N_OPTIONS; o++)
          {
            g_autoptr (ConcordRecord) option = g_list_model_get_item (options, o);
            g_autofree char *id
                = concord_document_plan_link (document, scores, option, "score", keys);

            set_number (scores, id, "score-likely", g_rand_int_range (rand, 0, 101));
          }
      }
  }
  perform (document, scores);
}

static void
add_bidders (ConcordDocument *document, ConcordRecord *project, GRand *rand)
{
  g_autoptr (ConcordStep) step = concord_step_new ("bidders");
  GListModel *bidders = concord_record_get_children (project, "bidders");

  for (int i = 0; i < N_BIDDERS; i++)
    g_free (add_named (document, step, project, "bidders", "Bidder", i));
  perform (document, step);
  for (guint b = 0; b < N_BIDDERS; b++)
    {
      g_autoptr (ConcordRecord) bidder = g_list_model_get_item (bidders, b);
      g_autoptr (ConcordStep) contracts = concord_step_new ("contracts");

      for (int i = 0; i < N_CONTRACTS; i++)
        {
          g_autofree char *id
              = add_named (document, contracts, bidder, "past-contracts", "Council", i);

          concord_step_set (contracts, id, "outcome", i % 5 == 0 ? "running" : "completed");
          concord_step_set (contracts, id, "troubled", g_rand_boolean (rand) ? "yes" : "no");
          concord_step_set (contracts, id, "value", "1250000.00");
        }
      perform (document, contracts);
    }
}

static void
add_consultation (ConcordDocument *document, ConcordRecord *project, GRand *rand, guint n_groups)
{
  g_autoptr (ConcordStep) step = concord_step_new ("consultation");
  g_autofree char *id = add_named (document, step, project, "exercises", "Exercise", 1);
  ConcordRecord *exercise;
  GListModel *groups, *questions;

  concord_step_set (step, id, "method", "open");
  perform (document, step);
  exercise = concord_document_find (document, id);
  {
    g_autoptr (ConcordStep) rows = concord_step_new ("groups and questions");

    for (guint i = 0; i < n_groups; i++)
      g_free (add_named (document, rows, exercise, "groups", "Group", (int) i));
    for (int i = 0; i < N_QUESTIONS; i++)
      {
        g_autofree char *question
            = add_named (document, rows, exercise, "questions", "Question", i);

        concord_step_set (rows, question, "kind", "agreement-5");
      }
    perform (document, rows);
  }
  groups = concord_record_get_children (exercise, "groups");
  questions = concord_record_get_children (exercise, "questions");
  for (guint q = 0; q < N_QUESTIONS; q++)
    {
      g_autoptr (ConcordRecord) question = g_list_model_get_item (questions, q);
      g_autoptr (ConcordStep) counts = concord_step_new ("counts");

      for (guint g = 0; g < n_groups; g++)
        {
          g_autoptr (ConcordRecord) group = g_list_model_get_item (groups, g);

          for (char level = '1'; level <= '5'; level++)
            {
              const char answer[] = { level, '\0' };
              const char *keys[] = { concord_record_get_id (group), answer, "", NULL };
              g_autofree char *count
                  = concord_document_plan_link (document, counts, question, "count", keys);

              set_number (counts, count, "number", g_rand_int_range (rand, 0, 90));
            }
        }
      perform (document, counts);
    }
}

static void
save (ConcordDocument *document)
{
  g_autoptr (ConcordRevision) revision = concord_document_prepare (document, NULL);

  if (revision != NULL)
    concord_document_commit (document, revision);
}

static void
live (ConcordDocument *document, ConcordRecord *project, GRand *rand, int n_steps)
{
  g_autoptr (GPtrArray) scores = concord_document_list (document, "score");
  GListModel *services = concord_record_get_children (project, "services");

  for (int i = 0; i < n_steps; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 101));

      if (i % 2 == 0)
        concord_document_set (document, scores->pdata[g_rand_int_range (rand, 0, (int) scores->len)],
                              "score-likely", number, "seen at another council", NULL);
      else
        {
          g_autoptr (ConcordRecord) service
              = g_list_model_get_item (services, (guint) g_rand_int_range (rand, 0, N_SERVICES));

          concord_document_set (document, service, "need", number, NULL, NULL);
        }
      if (i % STEPS_A_REVISION == STEPS_A_REVISION - 1)
        save (document);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 2 || argc > 4)
    {
      fputs ("Usage: bench-generate OUT.concord [STEPS [GROUPS]]\n", stderr);
      return 2;
    }
  concord_document_set_author (document, "Benchmark");
  concord_document_set_now (document, 1780000000);
  concord_document_set (document, project, "title", "Large project", NULL, NULL);
  add_services (document, project, rand);
  add_appraisal (document, project, rand);
  add_bidders (document, project, rand);
  add_consultation (document, project, rand, argc > 3 ? (guint) atoi (argv[3]) : N_GROUPS);
  concord_document_rebase (document);
  live (document, project, rand, argc > 2 ? atoi (argv[2]) : N_STEPS);
  save (document);
  bytes = concord_project_write (document, NULL);
  if (!g_file_set_contents (argv[1], g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
  g_print ("%s: %.1f MB, %u records\n", argv[1], (double) g_bytes_get_size (bytes) / 1e6,
           concord_document_get_n_records (document));
  return 0;
}
