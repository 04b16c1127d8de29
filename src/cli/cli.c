#include "cli/cli.h"

#include "store/project-file.h"
#include "store/save.h"

#include "concord-config.h"
#include "concord-words.h"
#include <string.h>

static const ConcordCommand commands[] = {
  { "check", "FILE...", N_("Say whether project files are sound, FILE:LINE: sentence for each problem"),
    concord_cli_check },
  { "verify", "FILE [--revision HASH]",
    N_("Hold the history against its hashes, and against one that was printed before"),
    concord_cli_verify },
  { "show", "FILE [--json]", N_("Print what the project says, with the working of every finding"),
    concord_cli_show },
  { "history", "FILE", N_("Print who changed what, when and why"), concord_cli_history },
  { "compare", "OURS THEIRS [--json]",
    N_("Say where two copies of a project parted and what each changed since"), concord_cli_compare },
  { "chart", "--list | FILE KIND -o OUT.{pdf,svg,png} [--subject ID] [--theme NAME]",
    N_("Draw one chart"), concord_cli_chart },
  { "paper", "FILE -o OUT.pdf|OUT.odt [--part A|B] [--language CODE] [--figures]", N_("Write the cabinet paper"),
    concord_cli_paper },
  { "new", "TEMPLATE -o OUT", N_("Make a project from a template, by name or path"),
    concord_cli_new },
  { "import",
    "survey FILE CSV --exercise ID --group-column NAME --scale \"LOW|...|HIGH\" -o OUT | "
    "ocds FILE NOTICES... --supplier NAME --bidder ID -o OUT | ocds --list NOTICES...",
    N_("Take survey answers as counts per group, or published awards as past contracts"),
    concord_cli_import },
  { "set", "FILE RECORD FIELD VALUE [--why TEXT] -o OUT",
    N_("Change one field; RECORD is an id or “project”, FIELD may be NAME@YEAR"), concord_cli_set },
  { "compute", "--list | METHOD [--help] < PROBLEM.json",
    N_("Answer one problem of arithmetic, JSON in, JSON out"), concord_cli_compute },
  { "sheet", "FILE ROLE [--parent ID] [--fields \"NAME ...\"] [--to NAME] [--due DATE] -o OUT.{csv,xlsx}",
    N_("Make a sheet for a colleague without Concord"), concord_cli_sheet },
  { "sheet-return", "FILE SHEET [--list] [--accept-conflicts] [--by NAME] -o OUT",
    N_("Take a sheet that came back as one step, and list what it changes"),
    concord_cli_sheet_return },
  { "evaluator-pack", "FILE EVALUATOR [--due DATE] -o OUT.{csv,xlsx}",
    N_("Make a sheet of one evaluator's own marks, without prices and others' marks"),
    concord_cli_evaluator_pack },
  { "spreadsheet", "FILE -o OUT.xlsx [--exempt]",
    N_("Write the appraisal and the money as a workbook whose formulas work them out again"),
    concord_cli_spreadsheet },
  { NULL, NULL, NULL, NULL },
};

const ConcordCommand *
concord_cli_get_commands (void)
{
  return commands;
}

static const ConcordCommand *
find_command (const char *name)
{
  const ConcordCommand *c = commands;

  while (c->name != NULL && strcmp (c->name, name) != 0)
    c++;
  return c;
}

gboolean
concord_cli_parse (const GOptionEntry *entries, int *argc, char ***argv, int min, int max)
{
  const ConcordCommand *command = find_command ((*argv)[0]);
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr (GError) error = NULL;

  /* Numbers such as -5 are values, not options: options end at "--" for those. */
  g_option_context_set_summary (context, _ (command->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("concord-cli %s: %s\n", command->name, error->message);
      return FALSE;
    }
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      (*argv)[1] = (*argv)[0];
      *argv += 1;
      *argc -= 1;
    }
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--") == 0)
      {
        memmove (*argv + i, *argv + i + 1, (gsize) (*argc - i) * sizeof **argv);
        *argc -= 1;
        break;
      }
  if (*argc - 1 >= min && *argc - 1 <= max)
    return TRUE;
  g_printerr (_ ("Usage: concord-cli %s %s\n"), command->name, command->arguments);
  return FALSE;
}

int
concord_cli_complain (int status, const char *sentence)
{
  g_printerr ("concord-cli: %s\n", sentence);
  return status;
}

ConcordDocument *
concord_cli_open (const char *path, char **etag)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_project_load (file, etag, NULL, &error);

  if (document == NULL)
    g_printerr ("%s\n", error->message);
  return document;
}

int
concord_cli_save (ConcordDocument *document, const char *path, const char *source,
                  const char *etag)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFile) opened = source == NULL ? NULL : g_file_new_for_commandline_arg (source);
  g_autoptr (GError) error = NULL;
  gboolean same = opened != NULL && g_file_equal (file, opened);

  if (concord_project_save (document, file, same ? etag : NULL, NULL, NULL, &error))
    return CONCORD_EXIT_GOOD;
  return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
}

char *
concord_cli_dup_data_path (const char *folder, const char *name)
{
  const char *chosen = g_getenv ("CONCORD_DATA_PATH");

  return g_build_filename (chosen == NULL ? CONCORD_DATA_DIR : chosen, folder, name, NULL);
}
