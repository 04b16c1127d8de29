/* Tab-separated text in and out of a table, as spreadsheets write it. */
#include "app/page.h"
#include "app/record-table-private.h"
#include "model/record-types.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* A spreadsheet's whole sheet of a million rows is a slip, not a wish. */
#define MOST_ROWS 5000

/* One cell from @text on; moves past it. Quoted cells may hold tabs and line ends. */
static char *
dup_cell (const char **text)
{
  GString *cell = g_string_new (NULL);
  const char *p = *text;

  if (*p == '"')
    {
      for (p++; *p != '\0'; p++)
        {
          if (*p == '"' && p[1] == '"')
            p++;
          else if (*p == '"')
            break;
          g_string_append_c (cell, *p);
        }
      if (*p == '"')
        p++;
    }
  while (*p != '\0' && *p != '\t' && *p != '\n' && *p != '\r')
    g_string_append_c (cell, *p++);
  *text = p;
  return g_string_free (cell, FALSE);
}

static GPtrArray *
read_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  while (*text != '\0' && lines->len < MOST_ROWS)
    {
      GPtrArray *line = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (line, dup_cell (&text));
      while (*text == '\t')
        {
          text++;
          g_ptr_array_add (line, dup_cell (&text));
        }
      if (*text == '\r')
        text++;
      if (*text == '\n')
        text++;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static ConcordTableColumn *
find_titled (ConcordRecordTable *table, const char *title)
{
  g_autofree char *wanted = g_utf8_casefold (title, -1);

  g_strstrip (wanted);
  for (guint i = 0; i < table->columns->len; i++)
    {
      ConcordTableColumn *column = table->columns->pdata[i];
      g_autofree char *label = column->field == NULL || column->answer != NULL
                                   ? g_strdup (column->title)
                                   : concord_field_dup_label (column->field);
      g_autofree char *folded = g_utf8_casefold (label, -1);
      g_autofree char *heading = g_utf8_casefold (column->title, -1);

      if (strcmp (folded, wanted) == 0 || strcmp (heading, wanted) == 0)
        return column;
    }
  return NULL;
}

/* Where each pasted column goes: as the first line says if it holds headings, else from the
 * current cell on. */
static ConcordTableColumn **
new_map (ConcordRecordTable *table, GPtrArray *lines, guint *width, gboolean *headed)
{
  GPtrArray *first = lines->pdata[0];
  ConcordTableColumn **map;
  guint titled = 0;

  *width = 0;
  for (guint i = 0; i < lines->len; i++)
    *width = MAX (*width, ((GPtrArray *) lines->pdata[i])->len);
  map = g_new0 (ConcordTableColumn *, *width + 1);
  for (guint i = 0; i < first->len; i++)
    {
      map[i] = find_titled (table, first->pdata[i]);
      titled += map[i] != NULL;
    }
  *headed = lines->len > 1 && titled >= 1 && titled * 2 >= first->len;
  for (guint i = 0; !*headed && i < *width; i++)
    map[i] = concord_record_table_get_column (table, table->column + i);
  return map;
}

typedef struct
{
  ConcordRecordTable *table;
  ConcordStep *step;
  GString *refused;
  guint n_refused;
  guint n_taken;
  gboolean cut; /* there were more lines than are taken */
} Paste;

static void
take_cell (Paste *paste, ConcordTableColumn *column, ConcordRecord *record, const char *row_id,
           guint line, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (column == NULL || column->field == NULL)
    return;
  if (concord_record_table_plan_cell (paste->table, paste->step, column, row_id, record, text,
                                      &error))
    {
      concord_record_table_accept (paste->table, column, row_id);
      paste->n_taken++;
      return;
    }
  concord_record_table_refuse (paste->table, column, row_id, text, error->message);
  if (paste->n_refused++ < 3)
    /* Translators: a line of pasted text, and what is wrong with a cell of it. */
    g_string_append_printf (paste->refused, _ (" Row %u: %s"), line, error->message);
}

static void
take_line (Paste *paste, ConcordTableColumn **map, GPtrArray *cells, guint row, guint line)
{
  ConcordRecordTable *table = paste->table;
  ConcordRecord *record = concord_record_table_get_record (table, row);
  g_autofree char *row_id = NULL;

  if (cells->len == 1 && *(char *) cells->pdata[0] == '\0')
    return;
  if (record != NULL)
    row_id = g_strdup (concord_record_get_id (record));
  else if (concord_record_table_is_matrix (table))
    return;
  else
    row_id = concord_document_plan_add (table->document, paste->step,
                                        concord_record_table_find_parent (table), table->role);
  for (guint i = 0; i < cells->len; i++)
    take_cell (paste, map[i], record, row_id, line, cells->pdata[i]);
}

static void
report (Paste *paste)
{
  g_autofree char *words = NULL;

  if (paste->n_refused == 0)
    words = g_strdup_printf (ngettext ("Pasted %u cell.", "Pasted %u cells.", paste->n_taken),
                             paste->n_taken);
  else
    /* Translators: a number of cells; then which, and why. */
    words = g_strdup_printf (ngettext ("%u cell could not be taken and is marked.%s%s",
                                       "%u cells could not be taken and are marked.%s%s",
                                       paste->n_refused),
                             paste->n_refused, paste->refused->str,
                             paste->n_refused > 3 ? " …" : "");
  if (paste->cut)
    {
      /* Translators: what was pasted, then a number of rows. */
      char *more = g_strdup_printf (_ ("%s Only the first %d rows were taken."), words, MOST_ROWS);

      g_free (words);
      words = more;
    }
  concord_record_table_say (paste->table, words, paste->n_refused > 0 || paste->cut);
  if (paste->n_refused > 0)
    concord_page_say (GTK_WIDGET (paste->table), words);
}

void
concord_record_table_paste (ConcordRecordTable *table, const char *text)
{
  g_autoptr (GPtrArray) lines = read_lines (text);
  g_autoptr (ConcordStep) step = concord_step_new (_ ("Paste"));
  g_autoptr (GString) refused = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree ConcordTableColumn **map = NULL;
  Paste paste = { .table = table, .step = step, .refused = refused };
  gboolean headed;
  guint width;

  if (lines->len == 0 || table->columns->len == 0 || table->document == NULL)
    return;
  map = new_map (table, lines, &width, &headed);
  paste.cut = lines->len == MOST_ROWS;
  table->started = TRUE;
  for (guint i = headed; i < lines->len; i++)
    take_line (&paste, map, lines->pdata[i], table->row + i - headed, i + 1);
  if (!concord_document_perform (table->document, step, &error))
    {
      g_hash_table_remove_all (table->refusals);
      concord_record_table_say (table, error->message, TRUE);
    }
  else
    report (&paste);
  concord_record_table_update_empty (table);
  concord_record_table_refresh (table);
}

/* A cell as a spreadsheet reads it: quoted where it would fall apart. */
static void
append_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\n\"") == NULL)
    {
      g_string_append (text, strcmp (cell, "–") == 0 ? "" : cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    g_string_append_printf (text, "%s%c", *p == '"' ? "\"" : "", *p);
  g_string_append_c (text, '"');
}

char *
concord_record_table_dup_copy (ConcordRecordTable *table)
{
  guint left = MIN (table->column, table->anchor_column);
  guint right = MAX (table->column, table->anchor_column);
  GString *text = g_string_new (NULL);

  for (guint row = MIN (table->row, table->anchor_row); row <= MAX (table->row, table->anchor_row);
       row++)
    {
      ConcordRecord *record = concord_record_table_get_record (table, row);

      for (guint c = left; c <= right && record != NULL; c++)
        {
          ConcordTableColumn *column = concord_record_table_get_column (table, c);
          ConcordRecord *target
              = column == NULL ? NULL : concord_record_table_find_target (table, column, record);
          g_autofree char *cell
              = column == NULL || target == NULL ? g_strdup ("")
                : column->field == NULL          ? concord_table_column_dup_words (column, record)
                                                 : concord_record_dup_text (target, column->field);

          if (c > left)
            g_string_append_c (text, '\t');
          append_cell (text, cell);
        }
      if (row < MAX (table->row, table->anchor_row))
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
