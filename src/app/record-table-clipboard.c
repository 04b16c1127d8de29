/* Tab-separated text in and out of a table, as spreadsheets write it. */
#include "app/record-table-private.h"
#include "model/record-types.h"

#include "concord-words.h"
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

/* --- taking a block -------------------------------------------------------------------------- */

typedef struct
{
  ConcordRecordTable *table;
  ConcordPasteMap *map;
  ConcordStep *step;
  GPtrArray *left; /* of Left: texts that are left at their cells once the step is done */
  guint n_taken;
  guint n_strange; /* rows of a matrix that are called like none of its rows */
  gboolean cut;    /* there were more lines than are taken */
} Paste;

typedef struct
{
  ConcordTableColumn *column; /* not owned */
  char *row_id;
  char *text;
  char *reason;
  guint line;
} Left;

static void
left_free (gpointer data)
{
  Left *left = data;

  g_free (left->row_id);
  g_free (left->text);
  g_free (left->reason);
  g_free (left);
}

static void
take_cell (Paste *paste, ConcordTableColumn *column, ConcordRecord *record, const char *row_id,
           guint line, const char *text)
{
  g_autoptr (GError) error = NULL;
  Left *left;

  if (concord_record_table_plan_cell (paste->table, paste->step, column, row_id, record, text,
                                      &error))
    {
      concord_record_table_clear_pending (paste->table, column, row_id);
      paste->n_taken++;
      return;
    }
  left = g_new0 (Left, 1);
  left->column = column;
  left->row_id = g_strdup (row_id);
  left->text = g_strdup (text);
  left->reason = g_strdup (error->message);
  left->line = line;
  g_ptr_array_add (paste->left, left);
}

/* Fields first: what follows from them is held against what they say. */
static void
take_cells (Paste *paste, GPtrArray *cells, ConcordRecord *record, const char *row_id, guint line)
{
  for (int kinds = 0; kinds < 2; kinds++)
    for (guint i = 0; i < cells->len; i++)
      {
        ConcordTableColumn *column = paste->map->columns[i];

        if (column != NULL && concord_table_column_get_name (column) != NULL
            && (column->kind != NULL) == kinds)
          take_cell (paste, column, record, row_id, line, cells->pdata[i]);
      }
}

/* The row that a line of a matrix belongs to: by its name where the block has names, else the next
 * one. NULL where no row is called so. */
static ConcordRecord *
find_matrix_row (Paste *paste, GPtrArray *cells, guint row)
{
  ConcordTableColumn *names = concord_record_table_get_column (paste->table, 0);

  for (guint i = 0; paste->map->headed && i < cells->len; i++)
    {
      g_autofree char *wanted = NULL;

      if (paste->map->columns[i] != names)
        continue;
      wanted = g_utf8_casefold (g_strstrip (cells->pdata[i]), -1);
      for (guint r = 0; r < concord_record_table_get_n_records (paste->table); r++)
        {
          ConcordRecord *record = concord_record_table_get_record (paste->table, r);
          g_autofree char *name = concord_record_dup_name (record);
          g_autofree char *folded = g_utf8_casefold (name, -1);

          if (strcmp (folded, wanted) == 0)
            return record;
        }
      return NULL;
    }
  return concord_record_table_get_record (paste->table, row);
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) cells->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

static void
take_line (Paste *paste, GPtrArray *cells, guint row, guint line)
{
  ConcordRecordTable *table = paste->table;
  gboolean matrix = concord_record_table_is_matrix (table);
  ConcordRecord *record;
  g_autofree char *row_id = NULL;

  if (is_blank (cells))
    return;
  record = matrix ? find_matrix_row (paste, cells, row)
                  : concord_record_table_get_record (table, row);
  if (record != NULL)
    row_id = g_strdup (concord_record_get_id (record));
  else if (matrix)
    {
      paste->n_strange++;
      return;
    }
  else
    row_id = concord_document_plan_add (table->document, paste->step,
                                        concord_record_table_find_parent (table), table->role);
  take_cells (paste, cells, record, row_id, line);
}

/* --- what is said of it ---------------------------------------------------------------------- */

static void
append_refusals (Paste *paste, GString *words)
{
  guint n = paste->left->len;

  g_string_append_printf (words,
                          ngettext (" %u cell could not be taken and is marked.",
                                    " %u cells could not be taken and are marked.", n),
                          n);
  for (guint i = 0; i < MIN (n, 3); i++)
    {
      const Left *left = paste->left->pdata[i];

      /* Translators: a line of pasted text, and what is wrong with a cell of it. */
      g_string_append_printf (words, _ (" Row %u: %s"), left->line, left->reason);
    }
  if (n > 3)
    g_string_append (words, " …");
}

static char *
dup_list (GPtrArray *headings)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < headings->len; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", (char *) headings->pdata[i]);
  return g_string_free (list, FALSE);
}

static void
append_headings (ConcordPasteMap *map, GString *words)
{
  g_autofree char *unknown = dup_list (map->unknown);
  g_autofree char *repeated = dup_list (map->repeated);

  if (map->unknown->len > 0)
    g_string_append_printf (words,
                            ngettext (" Left out, because nothing here is called so: the column %s.",
                                      " Left out, because nothing here is called so: the columns %s.",
                                      map->unknown->len),
                            unknown);
  if (map->repeated->len > 0)
    g_string_append_printf (
        words,
        ngettext (" Left out, because another column of the block means the same: the column %s.",
                  " Left out, because other columns of the block mean the same: the columns %s.",
                  map->repeated->len),
        repeated);
}

static void
report (Paste *paste)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words,
                          ngettext ("Pasted %u cell.", "Pasted %u cells.", paste->n_taken),
                          paste->n_taken);
  if (paste->left->len > 0)
    append_refusals (paste, words);
  append_headings (paste->map, words);
  if (paste->n_strange > 0)
    g_string_append_printf (words,
                            ngettext (" %u row was left out: no row here has its name.",
                                      " %u rows were left out: no row here has their names.",
                                      paste->n_strange),
                            paste->n_strange);
  if (paste->cut)
    g_string_append_printf (words, _ (" Only the first %d rows were taken."), MOST_ROWS);
  if (paste->left->len == 0 && paste->map->unknown->len == 0 && paste->map->repeated->len == 0
      && paste->n_strange == 0 && !paste->cut)
    {
      concord_record_table_complain (paste->table, NULL);
      concord_record_table_say (paste->table, words->str, FALSE);
      return;
    }
  concord_record_table_complain (paste->table, words->str);
}

/* What was refused stands on the rows that the step has made. */
static void
leave_texts (Paste *paste)
{
  for (guint i = 0; i < paste->left->len; i++)
    {
      const Left *left = paste->left->pdata[i];

      concord_record_table_leave_pending (paste->table, left->column, left->row_id, left->text,
                                          left->reason);
    }
}

void
concord_record_table_paste (ConcordRecordTable *table, const char *text)
{
  g_autoptr (GPtrArray) lines = read_lines (text);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (left_free);
  g_autoptr (ConcordStep) step = concord_step_new (_ ("Paste"));
  g_autoptr (ConcordPasteMap) map = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (table));
  Paste paste = { .table = table, .step = step, .left = left };

  if (lines->len == 0 || table->columns->len == 0 || table->document == NULL
      || concord_record_table_find_parent (table) == NULL)
    return;
  paste.map = map = concord_paste_map_new (table, lines);
  paste.cut = lines->len == MOST_ROWS;
  table->started = TRUE;
  table->pasting = TRUE;
  for (guint i = map->headed; i < lines->len; i++)
    take_line (&paste, lines->pdata[i], table->row + i - map->headed, i + 1);
  if (concord_document_perform (table->document, step, &error))
    {
      leave_texts (&paste);
      report (&paste);
    }
  else
    concord_record_table_complain (table, error->message);
  table->pasting = FALSE;
  concord_record_table_update_empty (table);
  concord_record_table_refresh (table);
  /* New rows push the empty one down, and the focus in it: back to where the block begins. */
  if (focused)
    concord_record_table_focus_later (table);
}

/* --- copying --------------------------------------------------------------------------------- */

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

/* What the cell shows: of a text that was refused, that text. */
static char *
dup_visible (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *record)
{
  const ConcordPendingCell *pending
      = concord_record_table_find_pending (table, column, concord_record_get_id (record));

  return pending != NULL ? g_strdup (pending->text) : concord_table_column_dup_shown (column, record);
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
          g_autofree char *cell
              = column == NULL ? g_strdup ("") : dup_visible (table, column, record);

          if (c > left)
            g_string_append_c (text, '\t');
          append_cell (text, cell);
        }
      if (row < MAX (table->row, table->anchor_row))
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
