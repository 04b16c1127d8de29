/* A sheet as rows of cells, letter head and all, and back. */
#include "store/sheet-private.h"

#include "model/id.h"

#include "concord-words.h"
#include <string.h>

#define FIRST CONCORD_SHEET_COLUMN_FIRST

/* Where the letter head is looked for: a colleague may have put a few rows above it. */
#define MAX_HEAD 60

/* --- out ------------------------------------------------------------------------------------ */

static char **
add_line (GPtrArray *rows, guint width, const char *key, const char *machine, const char *words)
{
  char **line = g_new0 (char *, width + 1);

  line[0] = g_strdup (key);
  line[1] = g_strdup (machine == NULL ? "" : machine);
  line[2] = g_strdup (words == NULL ? "" : words);
  for (guint i = FIRST + 1; i < width; i++)
    line[i] = g_strdup ("");
  g_ptr_array_add (rows, line);
  return line;
}

static char *
dup_words (const char *format, const char *value)
{
  return value == NULL || *value == '\0' ? g_strdup ("") : g_strdup_printf (format, value);
}

static void
add_date (GPtrArray *rows, guint width, const char *key, const char *format, ConcordDate date)
{
  g_autofree char *machine = concord_is_absent (date) ? NULL : concord_date_dup_canonical (date);
  g_autofree char *shown = concord_is_absent (date) ? NULL : concord_date_dup_display (date);
  g_autofree char *words = dup_words (format, shown);

  add_line (rows, width, key, machine, words);
}

static void
add_letter_head (const ConcordSheet *sheet, GPtrArray *rows, guint width)
{
  g_autofree char *asked = dup_words (_ ("Asked of: %s"), sheet->asked);
  g_autofree char *short_revision = g_strndup (sheet->revision, 12);
  g_autofree char *revision = strcmp (sheet->revision, CONCORD_SHEET_UNSAVED) == 0
                                  ? g_strdup (_ ("Revision sent: with changes not yet saved"))
                                  : g_strdup_printf (_ ("Revision sent: %s"), short_revision);
  g_autofree char *what = g_strdup_printf (_ ("What: %s"), sheet->what);
  g_autofree char *project
      = g_strdup_printf ("id %s%s%s", sheet->project, sheet->request == NULL ? "" : " ",
                         sheet->request == NULL ? "" : sheet->request);

  add_line (rows, width, "concord-sheet", sheet->guarded ? "1 guarded" : "1", sheet->title);
  add_line (rows, width, "rule", NULL,
            _ ("Do not change the ids in column A. Fill in the cells, save the file and send it "
               "back."));
  add_line (rows, width, "kind", sheet->kind, what);
  add_line (rows, width, "revision", sheet->revision, revision);
  add_date (rows, width, "sent", _ ("Sent: %s"), sheet->sent);
  add_line (rows, width, "asked", sheet->asked, asked);
  add_date (rows, width, "due", _ ("Due: %s"), sheet->due);
  add_line (rows, width, "project", project, NULL);
}

static void
add_headers (const ConcordSheet *sheet, GPtrArray *rows, guint width)
{
  g_autoptr (GString) all = g_string_new (NULL);
  char **names, **labels, **help;

  g_string_printf (all, "%u", sheet->rows->len);
  for (guint i = 0; i < sheet->columns->len; i++)
    g_string_append_printf (all, " %s", ((ConcordSheetColumn *) sheet->columns->pdata[i])->name);
  names = add_line (rows, width, "columns", all->str, NULL);
  labels = add_line (rows, width, "id", _ ("As sent"), NULL);
  help = add_line (rows, width, "help", NULL, NULL);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = sheet->columns->pdata[i];

      g_free (names[i + FIRST]);
      g_free (labels[i + FIRST]);
      g_free (help[i + FIRST]);
      names[i + FIRST] = g_strdup (column->name);
      labels[i + FIRST] = g_strdup (column->label);
      help[i + FIRST] = g_strdup (column->help == NULL ? "" : column->help);
    }
}

GPtrArray *
concord_sheet_to_rows (const ConcordSheet *sheet)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint width = MAX (sheet->columns->len, 1) + FIRST;

  add_letter_head (sheet, rows, width);
  add_headers (sheet, rows, width);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const ConcordSheetRow *row = sheet->rows->pdata[r];
      char **line = add_line (rows, width, row->key == NULL ? "" : row->key, row->sent, NULL);

      for (guint i = 0; i < sheet->columns->len; i++)
        {
          g_free (line[i + FIRST]);
          line[i + FIRST] = g_strdup (row->cells[i]);
        }
    }
  return rows;
}

/* --- in ------------------------------------------------------------------------------------- */

static const char *
cell_at (char **line, guint index)
{
  for (guint i = 0; line != NULL && line[i] != NULL; i++)
    if (i == index)
      return line[i];
  return "";
}

/* The cell without the apostrophe that kept it from being a formula. */
static char *
dup_cell (const ConcordSheet *sheet, const char *cell)
{
  gsize marks = strspn (cell, "'");

  if (sheet->guarded && marks > 0 && cell[marks] != '\0'
      && strchr ("=+-@\t\r", cell[marks]) != NULL)
    cell++;
  return g_strstrip (g_strdup (cell));
}

static char **
find_line (const GPtrArray *rows, const char *key, guint *index)
{
  for (guint i = 0; i < MIN (rows->len, MAX_HEAD); i++)
    {
      g_autofree char *first = g_strstrip (g_strdup (cell_at (rows->pdata[i], 0)));

      if (g_ascii_strcasecmp (first, key) == 0)
        {
          if (index != NULL)
            *index = i;
          return rows->pdata[i];
        }
    }
  return NULL;
}

static char *
dup_machine (const ConcordSheet *sheet, const GPtrArray *rows, const char *key)
{
  g_autofree char *text = dup_cell (sheet, cell_at (find_line (rows, key, NULL), 1));

  return *text == '\0' ? NULL : concord_text_dup_storable (text);
}

static void
read_day (const ConcordSheet *sheet, const GPtrArray *rows, const char *key, ConcordDate *date)
{
  g_autofree char *text = dup_machine (sheet, rows, key);

  if (text == NULL || !concord_date_read_typed (text, date))
    *date = CONCORD_DATE_ABSENT;
}

static gboolean
read_project (ConcordSheet *sheet, const GPtrArray *rows, GError **error)
{
  g_autofree char *text = dup_machine (sheet, rows, "project");
  g_auto (GStrv) words = g_strsplit (text == NULL ? "" : text, " ", -1);

  /* "id" stands before it, as an id of digits alone would come back rounded as a number. */
  if (g_strcmp0 (words[0], "id") != 0 || words[1] == NULL || !concord_id_is_valid (words[1])
      || sheet->kind == NULL || sheet->revision == NULL)
    return concord_sheet_fail (error,
                               _ ("The rows at the top of the sheet are not as they were sent, "
                                  "so it can't be told what it is about. Ask for the sheet "
                                  "with its first rows."));
  sheet->project = g_strdup (words[1]);
  if (words[2] != NULL && concord_id_is_valid (words[2]))
    sheet->request = g_strdup (words[2]);
  return TRUE;
}

static gboolean
read_letter_head (ConcordSheet *sheet, const GPtrArray *rows, GError **error)
{
  char **mark = find_line (rows, "concord-sheet", NULL);
  const char *version = cell_at (mark, 1);

  if (mark == NULL)
    return concord_sheet_fail (error, _ ("This is not a sheet that Concord made: column A does not "
                                         "say “concord-sheet”."));
  if (*version != '1' || g_ascii_isdigit (version[1]))
    return concord_sheet_fail (
        error, _ ("This sheet was made by another version of Concord (“%.20s”)."), version);
  sheet->guarded = strstr (version, "guarded") != NULL;
  sheet->title = dup_cell (sheet, cell_at (mark, FIRST));
  sheet->kind = dup_machine (sheet, rows, "kind");
  sheet->revision = dup_machine (sheet, rows, "revision");
  sheet->asked = dup_machine (sheet, rows, "asked");
  read_day (sheet, rows, "sent", &sheet->sent);
  read_day (sheet, rows, "due", &sheet->due);
  return read_project (sheet, rows, error);
}

/* The columns as they stand now: @at says which cell of a row each one is. */
static gboolean
read_columns (ConcordSheet *sheet, const GPtrArray *rows, GArray *at, guint *begin, GError **error)
{
  char **names = find_line (rows, "columns", begin);
  char **labels = find_line (rows, "id", begin);
  g_autofree char *sent = dup_cell (sheet, cell_at (names, 1));
  const char *space = strchr (sent, ' ');

  if (names == NULL || labels == NULL || space == NULL)
    return concord_sheet_fail (error,
                               _ ("The rows with the names of the columns are not as they were "
                                  "sent. Ask for the sheet with its first rows."));
  sheet->n_sent = (guint) MIN (g_ascii_strtoull (sent, NULL, 10), G_MAXINT);
  sheet->columns_sent = g_strdup (space + 1);
  for (guint i = FIRST; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (names[i]));
      g_autofree char *label = dup_cell (sheet, cell_at (labels, i));

      for (guint c = 0; *name != '\0' && c < sheet->columns->len; c++)
        if (strcmp (((ConcordSheetColumn *) sheet->columns->pdata[c])->name, name) == 0)
          return concord_sheet_fail (error, _ ("Two columns are called %s."), name);
      /* A column that a colleague put in has no name; it is told of, not read. */
      if (*name != '\0' || *label != '\0')
        {
          concord_sheet_add_column (sheet, name, *label == '\0' ? name : label, NULL);
          g_array_append_val (at, i);
        }
    }
  return TRUE;
}

static gboolean
has_words (char **line, const GArray *at)
{
  for (guint i = 0; i < at->len; i++)
    if (*cell_at (line, g_array_index (at, guint, i)) != '\0')
      return TRUE;
  return FALSE;
}

static void
read_row (ConcordSheet *sheet, char **line, guint number, const GArray *at)
{
  g_autofree char *key = dup_cell (sheet, cell_at (line, 0));
  g_autofree char *sent = dup_cell (sheet, cell_at (line, 1));
  ConcordSheetRow *row;

  if ((*key == '\0' && *sent == '\0' && !has_words (line, at))
      || g_ascii_strcasecmp (key, "help") == 0)
    return;
  row = concord_sheet_add_row (sheet, *key == '\0' ? NULL : key);
  row->sent = *sent == '\0' ? NULL : g_steal_pointer (&sent);
  row->number = number;
  for (guint i = 0; i < at->len; i++)
    row->cells[i] = dup_cell (sheet, cell_at (line, g_array_index (at, guint, i)));
}

ConcordSheet *
concord_sheet_from_rows (const GPtrArray *rows, GError **error)
{
  g_autoptr (ConcordSheet) sheet = concord_sheet_new ();
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (guint));
  guint begin = 0;

  if (!read_letter_head (sheet, rows, error) || !read_columns (sheet, rows, at, &begin, error))
    return NULL;
  for (guint i = begin + 1; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      read_row (sheet, rows->pdata[i], i + 1, at);
  return g_steal_pointer (&sheet);
}
