/* concord-cli import ocds: a bidder's past contracts from published notices. */
#include "cli/cli.h"

#include "store/ocds.h"

#include "concord-words.h"
#include <string.h>

#define MOST_ARGUMENTS 10000
#define MOST_BYTES (256 * 1024 * 1024)

/* Reads no more than is allowed, so that a file that never ends does not fill the memory. */
static GBytes *
read_bytes (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gssize n = 1;

  /* One byte too many is enough for the reader to refuse it. */
  while (stream != NULL && n > 0 && all->len <= MOST_BYTES)
    {
      guint8 block[65536];

      n = g_input_stream_read (G_INPUT_STREAM (stream), block, sizeof block, NULL, error);
      if (n > 0)
        g_byte_array_append (all, block, (guint) n);
    }
  return stream == NULL || n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* @paths: NULL-terminated. NULL after saying what is wrong. */
static ConcordOcdsNotices *
read_notices (char **paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  ConcordOcdsNotices *notices = NULL;
  GBytes *bytes = NULL;

  for (char **path = paths; *path != NULL; path++)
    {
      bytes = read_bytes (*path, &error);
      if (bytes == NULL)
        break;
      g_ptr_array_add (files, bytes);
    }
  if (bytes != NULL)
    notices = concord_ocds_read (files, (const char *const *) paths, &error);
  if (notices == NULL)
    g_printerr ("%s\n", error->message);
  return notices;
}

static void
print_sentences (const GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    g_print ("%s\n", (const char *) sentences->pdata[i]);
}

/* Tab-separated, for scripts: awards, those without a value, total in pounds, name. */
static int
list_suppliers (char **paths)
{
  g_autoptr (ConcordOcdsNotices) notices = read_notices (paths);
  g_autoptr (GPtrArray) tallies = NULL;

  if (notices == NULL)
    return CONCORD_EXIT_UNSOUND;
  tallies = concord_ocds_list_suppliers (notices, NULL);
  for (guint i = 0; i < tallies->len; i++)
    {
      const ConcordOcdsTally *tally = tallies->pdata[i];
      g_autofree char *total = concord_money_dup_canonical (tally->total);

      g_print ("%u\t%u\t%s\t%s\n", tally->n_awards, tally->n_without_value, total, tally->name);
    }
  for (guint i = 0; i < notices->set_aside->len; i++)
    g_printerr ("%s\n", ((ConcordOcdsAward *) notices->set_aside->pdata[i])->set_aside);
  for (guint i = 0; i < notices->sentences->len; i++)
    g_printerr ("%s\n", (const char *) notices->sentences->pdata[i]);
  return CONCORD_EXIT_GOOD;
}

static void
print_report (const ConcordOcdsReport *report)
{
  g_autofree char *total = concord_money_dup_display (report->total);

  g_print (ngettext ("%u award to %s, %s in all: %u added, %u brought up to date, %u left "
                     "unchanged; %u without a value, %u to be checked.\n",
                     "%u awards to %s, %s in all: %u added, %u brought up to date, %u left "
                     "unchanged; %u without a value, %u to be checked.\n",
                     report->entries->len),
           report->entries->len, report->supplier, total, report->n_added, report->n_updated,
           report->n_left, report->n_without_value, report->n_flagged);
  for (guint i = 0; i < report->entries->len; i++)
    {
      const ConcordOcdsEntry *entry = report->entries->pdata[i];

      if (entry->doubt != NULL)
        g_print ("%s: %s\n", entry->source, entry->doubt);
    }
  print_sentences (report->sentences);
}

static int
import (const char *path, char **paths, const char *supplier, const char *bidder_id,
        const char *out)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document = concord_cli_open (path, &etag);
  g_autoptr (ConcordOcdsNotices) notices = NULL;
  g_autoptr (ConcordOcdsReport) report = NULL;
  g_autoptr (ConcordStep) step = NULL;
  ConcordRecord *bidder;

  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  bidder = concord_document_find (document, bidder_id);
  if (bidder == NULL || strcmp (concord_record_get_type_name (bidder), "bidder") != 0)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("--bidder names no bidder of this project."));
  notices = read_notices (paths);
  if (notices == NULL)
    return CONCORD_EXIT_UNSOUND;
  step = concord_ocds_plan (document, bidder, notices, supplier, &report, &error);
  if (step == NULL || !concord_document_perform (document, step, &error))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  print_report (report);
  return concord_cli_save (document, out, path, etag);
}

/* What is left of the arguments once the options are taken out need not end in NULL. */
static char **
dup_paths (int n, char **arguments)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **paths;

  for (int i = 0; i < n; i++)
    g_strv_builder_add (builder, arguments[i]);
  paths = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return paths;
}

int
concord_cli_import_ocds (int argc, char **argv)
{
  g_autofree char *supplier = NULL;
  g_autofree char *bidder = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) paths = NULL;
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "supplier", 's', 0, G_OPTION_ARG_STRING, &supplier,
      N_("Name or identifier of the supplier in the notices"), N_("NAME") },
    { "bidder", 'b', 0, G_OPTION_ARG_STRING, &bidder, N_("Bidder who gets the past contracts"),
      N_("ID") },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list,
      N_("List the suppliers in the notices instead: awards, those without a value, total, name"),
      NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to"), N_("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!concord_cli_parse (entries, &argc, &argv, 2, MOST_ARGUMENTS))
    return CONCORD_EXIT_USAGE;
  paths = dup_paths (argc - (list ? 2 : 3), argv + (list ? 2 : 3));
  if (list && supplier == NULL && bidder == NULL && out == NULL)
    return list_suppliers (paths);
  if (list || argc < 4 || supplier == NULL || bidder == NULL || out == NULL)
    return concord_cli_complain (
        CONCORD_EXIT_USAGE,
        _ ("Say: import ocds FILE NOTICES... --supplier NAME --bidder ID -o OUT, or import ocds "
           "--list NOTICES..."));
  return import (argv[2], paths, supplier, bidder, out);
}
