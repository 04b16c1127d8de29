/* An evaluator's own questions, without prices and without what others gave. */
#include "cli/cli.h"
#include "cli/sheet-file.h"

#include "concord-words.h"
#include <string.h>

/* By id, or by name where only one has it. */
static ConcordRecord *
find_evaluator (ConcordDocument *document, const char *wanted)
{
  g_autoptr (GPtrArray) all = concord_document_list (document, "evaluator");
  ConcordRecord *found = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *name = concord_record_dup_name (all->pdata[i]);

      if (strcmp (concord_record_get_id (all->pdata[i]), wanted) == 0)
        return all->pdata[i];
      if (strcmp (name, wanted) != 0)
        continue;
      found = all->pdata[i];
      n++;
    }
  return n == 1 ? found : NULL;
}

int
concord_cli_evaluator_pack (int argc, char **argv)
{
  g_autofree char *due = NULL;
  g_autofree char *request = NULL;
  g_autofree char *out = NULL;
  g_autofree char *etag = NULL;
  const GOptionEntry entries[]
      = { { "due", 'd', 0, G_OPTION_ARG_STRING, &due, N_ ("Until when"), N_ ("DATE") },
          { "request", 'r', 0, G_OPTION_ARG_FILENAME, &request,
            N_ ("Note the request in the project and save it here"), N_ ("OUT") },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("Where to"), N_ ("OUT") },
          G_OPTION_ENTRY_NULL };
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (ConcordSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  ConcordRecord *evaluator;

  if (!concord_cli_parse (entries, &argc, &argv, 2, 2))
    return CONCORD_EXIT_USAGE;
  if (out == NULL)
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("Say -o OUT.csv or -o OUT.xlsx."));
  document = concord_cli_open (argv[1], &etag);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  evaluator = find_evaluator (document, argv[2]);
  if (evaluator == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("There is no evaluator with that id, or not just one of that "
                                    "name."));
  sheet = concord_sheet_new_marks (document, evaluator, &error);
  if (sheet == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  return concord_cli_send_sheet (sheet, document, argv[1], etag, NULL, due, request, out);
}
