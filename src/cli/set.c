#include "cli/cli.h"

#include "concord-words.h"
#include <string.h>

/* Splits NAME@YEAR; 0 for a field without years. FALSE where the year is none. */
static gboolean
split_year (char *field, int *year)
{
  char *at = strchr (field, '@');
  guint64 number;

  *year = 0;
  if (at == NULL)
    return TRUE;
  *at = '\0';
  if (!g_ascii_string_to_unsigned (at + 1, 10, 1, 9999, &number, NULL))
    return FALSE;
  *year = (int) number;
  return TRUE;
}

static ConcordStep *
plan (ConcordDocument *document, ConcordRecord *record, const char *name, const char *typed,
      GError **error)
{
  g_autofree char *plain = g_strdup (name);
  g_autofree char *canonical = NULL;
  const ConcordField *field;
  ConcordStep *step;
  int year;

  if (!split_year (plain, &year) || (field = concord_record_find_field (record, plain)) == NULL)
    {
      g_set_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_NO_FIELD,
                   _ ("A %s has no field called %s."), concord_record_get_type_name (record), name);
      return NULL;
    }
  if ((year != 0) != (field->kind == CONCORD_KIND_SERIES))
    {
      g_set_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_NO_FIELD,
                   _ ("Only a series has years, and needs one: %s."), name);
      return NULL;
    }
  if (!concord_field_dup_typed (field, typed, &canonical, error))
    return NULL;
  step = concord_document_new_set_step (document, record, field->name, NULL);
  concord_step_truncate (step, 0);
  concord_step_set_year (step, concord_record_get_id (record), field->name, year, canonical);
  return step;
}

int
concord_cli_set (int argc, char **argv)
{
  g_autofree char *why = NULL;
  g_autofree char *out = NULL;
  g_autofree char *author = NULL;
  g_autofree char *etag = NULL;
  const GOptionEntry entries[] = {
    { "why", 'w', 0, G_OPTION_ARG_STRING, &why, N_("The reason"), N_("TEXT") },
    { "author", 'a', 0, G_OPTION_ARG_STRING, &author, N_("Who changes it"), N_("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to"), N_("OUT") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;
  ConcordRecord *record;

  if (!concord_cli_parse (entries, &argc, &argv, 4, 4))
    return CONCORD_EXIT_USAGE;
  if (out == NULL)
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("Say -o OUT."));
  document = concord_cli_open (argv[1], &etag);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  record = strcmp (argv[2], "project") == 0
               ? CONCORD_RECORD (concord_document_get_project (document))
               : concord_document_find (document, argv[2]);
  if (record == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("There is no such record; show FILE lists them with their ids."));
  if (author != NULL)
    concord_document_set_author (document, author);
  step = plan (document, record, argv[3], argv[4], &error);
  if (step != NULL)
    concord_step_set_reason (step, why);
  if (step == NULL || !concord_document_perform (document, step, &error))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  return concord_cli_save (document, out, argv[1], etag);
}
