#include "cli/cli.h"

#include "model/audit.h"
#include "model/canonical.h"
#include "store/project-file.h"

#include "concord-words.h"

/* Prints all that is wrong with one file. */
static gboolean
check (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document = concord_project_load (file, NULL, problems, &error);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GPtrArray) odd = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const ConcordProblem *problem = problems->pdata[i];

      g_printerr ("%s:%d: %s\n", path, problem->line, problem->sentence);
    }
  if (document == NULL)
    {
      if (problems->len == 0)
        g_printerr ("%s\n", error->message);
      return FALSE;
    }
  odd = concord_audit (document);
  for (guint i = 0; i < odd->len; i++)
    g_printerr (_ ("%s: warning: %s\n"), path, (const char *) odd->pdata[i]);
  /* A history that was tampered with is no reason not to open the file: verify fails for it. */
  warnings = concord_canonical_verify (document);
  for (guint i = 0; i < warnings->len; i++)
    g_printerr (_ ("%s: warning: %s\n"), path, (const char *) warnings->pdata[i]);
  return TRUE;
}

int
concord_cli_check (int argc, char **argv)
{
  gboolean sound = TRUE;

  if (!concord_cli_parse (NULL, &argc, &argv, 1, G_MAXINT))
    return CONCORD_EXIT_USAGE;
  for (int i = 1; i < argc; i++)
    sound &= check (argv[i]);
  return sound ? CONCORD_EXIT_GOOD : CONCORD_EXIT_UNSOUND;
}
