/* A sheet goes out to a colleague without Concord, and comes back as one step. */
#include "cli/cli.h"
#include "cli/sheet-file.h"
#include "store/sheet-return.h"

#include "concord-words.h"
#include <string.h>

/* --- out ------------------------------------------------------------------------------------ */

typedef struct
{
  char *parent, *fields, *to, *due, *request, *out;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->parent);
  g_free (wish->fields);
  g_free (wish->to);
  g_free (wish->due);
  g_free (wish->request);
  g_free (wish->out);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* Names with blanks or commas between them; NULL for all. */
static GStrv
split_fields (const char *fields)
{
  GPtrArray *names = g_ptr_array_new ();
  g_auto (GStrv) pieces = NULL;

  if (fields == NULL)
    {
      g_ptr_array_unref (names);
      return NULL;
    }
  pieces = g_strsplit_set (fields, " ,", -1);
  for (char **piece = pieces; *piece != NULL; piece++)
    if (**piece != '\0')
      g_ptr_array_add (names, g_strdup (*piece));
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

static int
make_sheet (const char *path, const char *role, const Wish *wish)
{
  g_autofree char *etag = NULL;
  g_auto (GStrv) fields = split_fields (wish->fields);
  g_autoptr (ConcordDocument) document = concord_cli_open (path, &etag);
  g_autoptr (ConcordSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  ConcordRecord *parent = NULL;

  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  if (wish->parent != NULL)
    {
      parent = concord_document_find (document, wish->parent);
      if (parent == NULL)
        return concord_cli_complain (CONCORD_EXIT_UNSOUND, _ ("--parent names no record of this "
                                                              "project."));
    }
  sheet = concord_sheet_new_role (document, parent, role, (const char *const *) fields, &error);
  if (sheet == NULL)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  return concord_cli_send_sheet (sheet, document, path, etag, wish->to, wish->due, wish->request,
                                 wish->out);
}

int
concord_cli_sheet (int argc, char **argv)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[]
      = { { "parent", 'p', 0, G_OPTION_ARG_STRING, &wish.parent,
            N_ ("The record under which they stand; the project unless you say otherwise"),
            N_ ("ID") },
          { "fields", 'f', 0, G_OPTION_ARG_STRING, &wish.fields,
            N_ ("Which fields; all that are not confidential unless you say otherwise"),
            N_ ("\"NAME ...\"") },
          { "to", 't', 0, G_OPTION_ARG_STRING, &wish.to, N_ ("Who is asked"), N_ ("NAME") },
          { "due", 'd', 0, G_OPTION_ARG_STRING, &wish.due, N_ ("Until when"), N_ ("DATE") },
          { "request", 'r', 0, G_OPTION_ARG_FILENAME, &wish.request,
            N_ ("Note the request in the project and save it here"), N_ ("OUT") },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish.out, N_ ("Where to"), N_ ("OUT") },
          G_OPTION_ENTRY_NULL };

  if (!concord_cli_parse (entries, &argc, &argv, 2, 2))
    return CONCORD_EXIT_USAGE;
  if (wish.out == NULL)
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("Say -o OUT.csv or -o OUT.xlsx."));
  return make_sheet (argv[1], argv[2], &wish);
}

/* --- back ----------------------------------------------------------------------------------- */

static const char *
get_word (const ConcordSheetItem *item)
{
  switch (item->outcome)
    {
    case CONCORD_SHEET_CHANGE:
      return _ ("Change");
    case CONCORD_SHEET_ADDITION:
      return _ ("New row");
    case CONCORD_SHEET_CONFLICT:
      return item->take ? _ ("Conflict, the sheet taken") : _ ("Conflict, left as it is");
    case CONCORD_SHEET_REFUSED:
      return _ ("Refused");
    case CONCORD_SHEET_NOTE:
    default:
      return _ ("Note");
    }
}

static void
print_report (const ConcordSheetReport *report)
{
  for (guint i = 0; i < report->items->len; i++)
    {
      const ConcordSheetItem *item = report->items->pdata[i];

      g_print ("%s: %s\n", get_word (item), item->sentence);
    }
  g_print (_ ("Changes: %u, new rows: %u, conflicts: %u, refused: %u.\n"),
           concord_sheet_report_count (report, CONCORD_SHEET_CHANGE),
           concord_sheet_report_count (report, CONCORD_SHEET_ADDITION),
           concord_sheet_report_count (report, CONCORD_SHEET_CONFLICT),
           concord_sheet_report_count (report, CONCORD_SHEET_REFUSED));
}

static int
take_sheet (const char *path, const char *sheet_path, const char *by, gboolean accept_conflicts,
            const char *out)
{
  g_autofree char *etag = NULL;
  g_autoptr (ConcordDocument) document = concord_cli_open (path, &etag);
  g_autoptr (ConcordSheet) sheet = NULL;
  g_autoptr (ConcordSheetReport) report = NULL;
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  sheet = concord_cli_read_sheet (sheet_path, &error);
  if (sheet != NULL && by != NULL)
    {
      g_free (sheet->asked);
      sheet->asked = concord_text_dup_storable (by);
    }
  if (sheet != NULL)
    step = concord_sheet_plan (document, g_steal_pointer (&sheet), accept_conflicts, &report,
                               &error);
  if (step == NULL || (out != NULL && !concord_document_perform (document, step, &error)))
    {
      g_printerr ("%s: %s\n", sheet_path, error->message);
      return CONCORD_EXIT_UNSOUND;
    }
  print_report (report);
  return out == NULL ? CONCORD_EXIT_GOOD : concord_cli_save (document, out, path, etag);
}

int
concord_cli_sheet_return (int argc, char **argv)
{
  g_autofree char *by = NULL;
  g_autofree char *out = NULL;
  gboolean accept = FALSE, list = FALSE;
  const GOptionEntry entries[]
      = { { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_ ("List what it changes and take nothing"),
            NULL },
          { "accept-conflicts", 'a', 0, G_OPTION_ARG_NONE, &accept,
            N_ ("Take the sheet's value where the project was changed too"), NULL },
          { "by", 'b', 0, G_OPTION_ARG_STRING, &by,
            N_ ("Who sent it back, where not who was asked"), N_ ("NAME") },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("Where to"), N_ ("OUT") },
          G_OPTION_ENTRY_NULL };

  if (!concord_cli_parse (entries, &argc, &argv, 2, 2))
    return CONCORD_EXIT_USAGE;
  if ((out == NULL) == !list)
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("Say either -o OUT or --list."));
  return take_sheet (argv[1], argv[2], by, accept, out);
}
