#include "paper/spreadsheet.h"

#include "cli/cli.h"

#include "concord-words.h"

int
concord_cli_spreadsheet (int argc, char **argv)
{
  g_autofree char *out = NULL;
  gboolean exempt = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("Where to, an XLSX workbook"), N_ ("OUT") },
    { "exempt", 'e', 0, G_OPTION_ARG_NONE, &exempt,
      N_ ("With what is confidential; it is left out unless you say so"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *data;
  gsize size;

  if (!concord_cli_parse (entries, &argc, &argv, 1, 1))
    return CONCORD_EXIT_USAGE;
  if (out == NULL || !g_str_has_suffix (out, ".xlsx"))
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("Say -o OUT.xlsx."));
  document = concord_cli_open (argv[1], NULL);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  bytes = concord_spreadsheet_write (document, exempt, &error);
  if (bytes == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  data = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents_full (out, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                 &error))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  return CONCORD_EXIT_GOOD;
}
