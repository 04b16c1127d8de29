#include "paper/paper.h"

#include "cli/cli.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

int
concord_cli_paper (int argc, char **argv)
{
  g_autofree char *out = NULL;
  gboolean mono = FALSE;
  int per_page = 2;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to, a PDF"), N_("OUT") },
    { "mono", 'm', 0, G_OPTION_ARG_NONE, &mono, N_("For a black-and-white printer"), NULL },
    { "per-page", 'p', 0, G_OPTION_ARG_INT, &per_page, N_("Figures a page, 1 or 2"), N_("N") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (ConcordPaper) paper = NULL;
  g_autoptr (GError) error = NULL;

  if (!concord_cli_parse (entries, &argc, &argv, 1, 1))
    return CONCORD_EXIT_USAGE;
  if (out == NULL || per_page < 1 || per_page > 2)
    return concord_cli_complain (CONCORD_EXIT_USAGE,
                                 _ ("Say -o OUT.pdf, and 1 or 2 figures a page."));
  document = concord_cli_open (argv[1], NULL);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  paper = concord_paper_new (document);
  concord_paper_set_mono (paper, mono);
  concord_paper_set_figures_per_page (paper, (guint) per_page);
  if (!concord_paper_write_pdf (paper, out, &error))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  return CONCORD_EXIT_GOOD;
}
