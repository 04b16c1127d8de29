#include "cli/cli.h"

#include "cli/compute-method.h"
#include "cli/compute-text.h"
#include "methods/method-error.h"

#include <errno.h>
#include "concord-words.h"
#include <stdio.h>
#include <string.h>

static int
list_methods (void)
{
  for (const ConcordComputeMethod *m = concord_compute_get_methods (); m->name != NULL; m++)
    g_print ("%-16s %s\n", m->name, _ (m->summary));
  return CONCORD_EXIT_GOOD;
}

static void
print_keys (const char *title, const ConcordComputeKey *keys)
{
  g_print ("\n%s\n", title);
  for (const ConcordComputeKey *k = keys; k->name != NULL; k++)
    g_print ("  %-24s %s\n", k->name, _ (k->help));
}

static int
print_help (const ConcordComputeMethod *method)
{
  g_print (_ ("Usage: concord-cli compute %s < PROBLEM.json\n\n%s\n"), method->name,
           _ (method->summary));
  print_keys (_ ("Keys of the problem:"), method->problem);
  print_keys (_ ("Keys of the answer:"), method->answer);
  g_print (_ ("\nSource: %s\n"), _ (method->source));
  g_print (_ ("\nExit status: 0 answered, 2 the problem is refused, with one sentence why.\n"));
  return CONCORD_EXIT_GOOD;
}

/* All of standard input, a NUL behind it; no more than one byte past the limit is read. */
static GString *
read_problem (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[65536];
  gsize n;

  while (text->len <= CONCORD_COMPUTE_MOST_BYTES
         && (n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (text, buffer, (gssize) n);
  if (ferror (stdin))
    {
      concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                             _ ("Standard input can’t be read: %s."), g_strerror (errno));
      return NULL;
    }
  return g_steal_pointer (&text);
}

static char *
dup_known_keys (const ConcordComputeMethod *method)
{
  GString *names = g_string_new (NULL);

  for (const ConcordComputeKey *k = method->problem; k->name != NULL; k++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", k->name);
  return g_string_free (names, FALSE);
}

static gboolean
parse_problem (JsonParser *parser, GError **error)
{
  g_autoptr (GString) text = read_problem (error);
  g_autoptr (GError) fault = NULL;

  if (text == NULL || !concord_compute_check_text (text->str, text->len, error))
    return FALSE;
  if (!json_parser_load_from_data (parser, text->str, (gssize) text->len, &fault))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The problem can’t be read as JSON."));
  return TRUE;
}

static gboolean
answer_problem (const ConcordComputeMethod *method, ConcordOutput *output, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *keys = dup_known_keys (method);
  JsonObject *problem;

  if (!parse_problem (parser, error))
    return FALSE;
  problem = json_node_get_object (json_parser_get_root (parser));
  if (!concord_input_check_keys (problem, keys, NULL, error))
    return FALSE;
  concord_output_begin (output, NULL, '{');
  if (!method->run (problem, output, error))
    return FALSE;
  concord_output_end (output, '}');
  if (output->overflowed)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_OVERFLOW,
                                  _ ("The numbers are too large to calculate with."));
  return TRUE;
}

static int
compute (const ConcordComputeMethod *method)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  ConcordOutput output = { text, FALSE };

  if (!answer_problem (method, &output, &error))
    return concord_cli_complain (CONCORD_EXIT_USAGE, error->message);
  g_string_append_c (text, '\n');
  /* Not g_print: an answer of many megabytes needs no second copy. */
  if (fwrite (text->str, 1, text->len, stdout) < text->len || fflush (stdout) != 0)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, _ ("The answer can’t be written."));
  return CONCORD_EXIT_GOOD;
}

int
concord_cli_compute (int argc, char **argv)
{
  gboolean list = FALSE;
  const GOptionEntry entries[]
      = { { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_ ("List the methods"), NULL },
          G_OPTION_ENTRY_NULL };
  const ConcordComputeMethod *method;

  /* Looked for first, because the help asked for is the method's and not the command's. */
  if (argc == 3 && strcmp (argv[2], "--help") == 0)
    {
      method = concord_compute_find_method (argv[1]);
      if (method != NULL)
        return print_help (method);
    }
  if (!concord_cli_parse (entries, &argc, &argv, 0, 1))
    return CONCORD_EXIT_USAGE;
  if (list && argc == 1)
    return list_methods ();
  if (list || argc != 2)
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("Say which method, or --list."));
  method = concord_compute_find_method (argv[1]);
  if (method == NULL)
    return concord_cli_complain (CONCORD_EXIT_USAGE,
                                 _ ("There is no such method; compute --list names them."));
  return compute (method);
}
