#include "cli/cli.h"

#include "concord-config.h"
#include "concord-words.h"
#include <stdio.h>
#include <string.h>

static void
print_usage (FILE *stream)
{
  fputs (_ ("Usage: concord-cli COMMAND ...\n\n"), stream);
  for (const ConcordCommand *c = concord_cli_get_commands (); c->name != NULL; c++)
    fprintf (stream, "  %s %s\n      %s\n", c->name, c->arguments,
             _ (c->summary));
  fputs (_ ("\nExit status: 0 good, 1 a file is unsound or can't be read or written, 2 usage.\n"),
         stream);
}

int
main (int argc, char **argv)
{
  concord_words_start ();

  if (argc < 2)
    {
      print_usage (stderr);
      return CONCORD_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_usage (stdout);
      return CONCORD_EXIT_GOOD;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("concord-cli %s\n", CONCORD_VERSION);
      return CONCORD_EXIT_GOOD;
    }
  for (const ConcordCommand *c = concord_cli_get_commands (); c->name != NULL; c++)
    if (strcmp (argv[1], c->name) == 0)
      return c->run (argc - 1, argv + 1);
  g_printerr (_ ("concord-cli: there is no command “%s”; concord-cli --help lists them.\n"),
              argv[1]);
  return CONCORD_EXIT_USAGE;
}
