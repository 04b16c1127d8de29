#include "cli/cli.h"

#include "store/project-file.h"

#include "concord-words.h"
#include <string.h>

/* A template by its name, or any project file by its path. */
static GFile *
find_template (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".concord", NULL);
  g_autofree char *known = concord_cli_dup_data_path ("templates", base);

  if (strchr (name, '/') == NULL && g_file_test (known, G_FILE_TEST_IS_REGULAR))
    return g_file_new_for_path (known);
  return g_file_new_for_commandline_arg (name);
}

int
concord_cli_new (int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to"), N_("OUT") }, G_OPTION_ENTRY_NULL };
  g_autoptr (GFile) file = NULL;
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (!concord_cli_parse (entries, &argc, &argv, 1, 1))
    return CONCORD_EXIT_USAGE;
  if (out == NULL)
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("Say -o OUT."));
  if (g_file_test (out, G_FILE_TEST_EXISTS))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("There is a file of that name already; choose another."));
  file = find_template (argv[1]);
  document = concord_project_load_template (file, &error);
  if (document == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  return concord_cli_save (document, out, NULL, NULL);
}
