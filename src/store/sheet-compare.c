/* A returned sheet, cell by cell: what was sent, what came back, what stands there now. */
#include "store/sheet-compare-private.h"

#include "model/canonical.h"
#include "model/scale.h"

#include "concord-words.h"
#include <string.h>

typedef struct
{
  ConcordDocument *document;
  ConcordDocument *base; /* as it was when the sheet was sent; NULL where that is not known */
  gboolean base_sought;
  ConcordSheet *sheet;
  ConcordSheetSubject subject;
  ConcordSheetReport *report;
  GStrv columns_sent;
  GHashTable *moved;      /* rows that hold the cells of another */
  GHashTable *met;        /* keys, with the number of their row */
  GHashTable *words_sent; /* NULL until it is asked for */
} Comparison;

/* One row while it is looked at. */
typedef struct
{
  const ConcordSheetRow *row;
  ConcordSheetPlace place;
  GStrv digests; /* in the order of columns_sent; NULL where they are lost */
} Line;

static ConcordSheetItem *
add_item (Comparison *c, ConcordSheetOutcome outcome, guint row, const ConcordSheetColumn *column)
{
  ConcordSheetItem *item = g_new0 (ConcordSheetItem, 1);

  item->outcome = outcome;
  item->row = row;
  item->column = column == NULL ? NULL : g_strdup (column->label);
  item->take = outcome == CONCORD_SHEET_CHANGE || outcome == CONCORD_SHEET_ADDITION;
  g_ptr_array_add (c->report->items, item);
  return item;
}

static void
note (Comparison *c, char *sentence)
{
  add_item (c, CONCORD_SHEET_NOTE, 0, NULL)->sentence = sentence;
}

/* "Row 14 (Revenues): Need is 120, but must be between 0 and 100." */
static void
refuse (Comparison *c, const Line *line, const ConcordSheetColumn *column,
        ConcordSheetOutcome outcome, const char *sentence)
{
  ConcordSheetItem *item = add_item (c, outcome, line->row->number, column);

  if (line->place.name == NULL)
    item->sentence = g_strdup_printf (_ ("Row %u: %s"), line->row->number, sentence);
  else
    item->sentence
        = g_strdup_printf (_ ("Row %u (%s): %s"), line->row->number, line->place.name, sentence);
}

/* --- what was sent -------------------------------------------------------------------------- */

/* The document as it was when the sheet was made, where a revision tells. */
static ConcordDocument *
get_base (Comparison *c)
{
  GPtrArray *revisions = concord_document_get_revisions (c->document);

  if (c->base_sought)
    return c->base;
  c->base_sought = TRUE;
  for (guint i = 0; i < revisions->len; i++)
    if (strcmp (((ConcordRevision *) revisions->pdata[i])->id, c->sheet->revision) == 0)
      c->base = concord_canonical_replay (c->document, i + 1);
  return c->base;
}

/* FALSE where it is not known what was sent. */
static gboolean
dup_base_value (Comparison *c, const Line *line, const ConcordSheetColumn *column, char **value)
{
  ConcordSheetPlace place;
  gboolean is_gone, found;
  ConcordDocument *base = get_base (c);
  ConcordSheetSubject subject = { 0 };

  *value = NULL;
  if (base == NULL || !concord_sheet_subject_find (&subject, base, c->sheet, NULL))
    {
      concord_sheet_subject_clear (&subject);
      return FALSE;
    }
  found = concord_sheet_place_find (&place, &subject, base, line->row->key, &is_gone, NULL);
  if (found)
    *value = concord_sheet_dup_value (place.record, column);
  concord_sheet_place_clear (&place);
  concord_sheet_subject_clear (&subject);
  return found;
}

static GStrv
split_digests (Comparison *c, const ConcordSheetRow *row)
{
  g_auto (GStrv) digests = NULL;

  if (row->sent == NULL || !g_str_has_prefix (row->sent, "sent:"))
    return NULL;
  digests = g_strsplit (row->sent + strlen ("sent:"), ".", -1);
  return g_strv_length (digests) == g_strv_length (c->columns_sent) ? g_steal_pointer (&digests)
                                                                    : NULL;
}

static const char *
find_digest (Comparison *c, const Line *line, const ConcordSheetColumn *column)
{
  for (guint i = 0; line->digests != NULL && c->columns_sent[i] != NULL; i++)
    if (strcmp (c->columns_sent[i], column->name) == 0)
      return line->digests[i];
  return NULL;
}

static gboolean
has_digest (const ConcordField *field, const char *canonical, const char *digest)
{
  g_autofree char *own = concord_sheet_dup_digest (field, canonical);

  return strcmp (own, digest) == 0;
}

typedef struct
{
  gboolean known; /* what was sent */
  gboolean touched;
  gboolean moved; /* the project has another value now than was sent */
} Ways;

static Ways
compare_ways (Comparison *c, const Line *line, const ConcordSheetColumn *column,
              const char *returned, const char *now)
{
  const char *digest = find_digest (c, line, column);
  g_autofree char *base = NULL;

  if (digest != NULL)
    return (Ways){ TRUE, !has_digest (column->field, returned, digest),
                   !has_digest (column->field, now, digest) };
  if (dup_base_value (c, line, column, &base))
    return (Ways){ TRUE, !concord_sheet_same (column->field, base, returned),
                   !concord_sheet_same (column->field, base, now) };
  return (Ways){ FALSE, TRUE, TRUE };
}

/* --- cells ---------------------------------------------------------------------------------- */

static char *
dup_label (const ConcordSheetColumn *column)
{
  g_autofree char *label = concord_field_dup_label (column->field);

  return column->year == 0 ? g_steal_pointer (&label)
                           : g_strdup_printf ("%s, %d", label, column->year);
}

/* What the field table can't say: a mark above its own question's scale, a name left out. */
static gboolean
check_value (Comparison *c, const Line *line, const ConcordSheetColumn *column, const char *value,
             GError **error)
{
  g_autofree char *label = dup_label (column);

  if (value == NULL)
    return !column->field->required
           || concord_sheet_fail (error, _ ("%s can't be left blank."), label);
  return concord_scale_check (column->field,
                              concord_scale_get_top_of (line->place.target, column->field), value,
                              error);
}

static char *
dup_change_sentence (Comparison *c, const Line *line, const ConcordSheetColumn *column,
                     const char *returned, const char *now, Ways ways)
{
  g_autofree char *label = dup_label (column);
  g_autofree char *to = concord_sheet_dup_words (column, returned);
  g_autofree char *from = concord_sheet_dup_words (column, now);
  g_autofree char *base = NULL;
  g_autofree char *sent = NULL;

  if (!ways.moved)
    /* Translators: field, record, old and new value: "Need of Revenues: 72 → 80". */
    return g_strdup_printf (_ ("%s of %s: %s → %s"), label, line->place.name, from, to);
  if (!ways.known)
    return g_strdup_printf (_ ("%s of %s: the sheet says %s, the project %s, and it is not known "
                               "what was sent"),
                            label, line->place.name, to, from);
  if (!dup_base_value (c, line, column, &base))
    return g_strdup_printf (
        _ ("%s of %s: the sheet says %s, but the project says %s since the sheet "
           "was sent"),
        label, line->place.name, to, from);
  sent = concord_sheet_dup_words (column, base);
  return g_strdup_printf (
      _ ("%s of %s: %s was sent, the sheet says %s, but the project now says %s"), label,
      line->place.name, sent, to, from);
}

static void
compare_field (Comparison *c, const Line *line, const ConcordSheetColumn *column, const char *typed)
{
  const char *digest = find_digest (c, line, column);
  g_autofree char *returned = NULL;
  g_autofree char *now = concord_sheet_dup_value (line->place.record, column);
  g_autoptr (GError) error = NULL;
  ConcordSheetItem *item;
  Ways ways;

  if (g_strcmp0 (digest, CONCORD_SHEET_TOO_LONG) == 0)
    {
      if (strcmp (typed, _ ("(too long for a cell of a sheet)")) != 0)
        refuse (c, line, column, CONCORD_SHEET_REFUSED,
                _ ("this text was too long to be sent, so it can only be changed in Concord."));
      return;
    }
  if (!concord_sheet_read_typed (column, typed, &returned, &error))
    {
      refuse (c, line, column, CONCORD_SHEET_REFUSED, error->message);
      return;
    }
  ways = compare_ways (c, line, column, returned, now);
  if (!ways.touched || concord_sheet_same (column->field, returned, now))
    return;
  if (!check_value (c, line, column, returned, &error))
    {
      refuse (c, line, column, CONCORD_SHEET_REFUSED, error->message);
      return;
    }
  item = add_item (c, ways.moved ? CONCORD_SHEET_CONFLICT : CONCORD_SHEET_CHANGE, line->row->number,
                   column);
  item->sentence = dup_change_sentence (c, line, column, returned, now, ways);
  item->key = g_strdup (line->row->key);
  item->field = column->field;
  item->year = column->year;
  item->value = g_steal_pointer (&returned);
}

/* What was sent in each column, as "NAME DIGEST": made once, as there may be many rows. */
static void
collect_words_sent (Comparison *c)
{
  c->words_sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < c->sheet->rows->len; i++)
    {
      g_auto (GStrv) digests = split_digests (c, c->sheet->rows->pdata[i]);

      for (guint n = 0; digests != NULL && digests[n] != NULL; n++)
        if (*c->columns_sent[n] == '~')
          g_hash_table_add (c->words_sent,
                            g_strdup_printf ("%s %s", c->columns_sent[n], digests[n]));
    }
}

/* TRUE where another row was sent with these words in this column. */
static gboolean
is_of_another_row (Comparison *c, const ConcordSheetColumn *column, const char *words)
{
  g_autofree char *digest = concord_sheet_dup_digest (NULL, words);
  g_autofree char *wanted = g_strdup_printf ("%s %s", column->name, digest);

  if (c->words_sent == NULL)
    collect_words_sent (c);
  return g_hash_table_contains (c->words_sent, wanted);
}

/* A sheet sorted without its column A has the right ids beside the wrong words. FALSE: the row must
 * not be taken. */
static gboolean
check_words (Comparison *c, const Line *line)
{
  for (guint i = 0; i < c->sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = c->sheet->columns->pdata[i];
      const char *digest = find_digest (c, line, column), *words = line->row->cells[i];
      g_autofree char *sentence = NULL;

      if (*column->name != '~' || digest == NULL || has_digest (NULL, words, digest))
        continue;
      if (*words != '\0' && is_of_another_row (c, column, words))
        {
          sentence = g_strdup_printf (
              _ ("under %s it says “%.60s”, which is another row's. Was the sheet sorted without "
                 "column A? The row was not taken."),
              column->label, words);
          refuse (c, line, column, CONCORD_SHEET_REFUSED, sentence);
          return FALSE;
        }
      sentence = g_strdup_printf (
          _ ("the words under %s are for reading only; they were not taken."), column->label);
      refuse (c, line, column, CONCORD_SHEET_NOTE, sentence);
    }
  return TRUE;
}

/* --- rows that hold each other's cells ------------------------------------------------------ */

/* The column that names the rows: the field that names a record. NULL where words do that. */
static const ConcordSheetColumn *
find_name_column (Comparison *c)
{
  const ConcordSheetColumn *found = NULL;

  for (guint i = 0; i < c->sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = c->sheet->columns->pdata[i];

      if (*column->name == '~')
        return NULL;
      if (column->field != NULL && column->field->kind == CONCORD_KIND_TEXT && found == NULL)
        found = column;
    }
  return found;
}

/* The digest of a cell as it was sent. History comes first: column B may have moved with the cells. */
static char *
dup_sent_digest (Comparison *c, const Line *line, const ConcordSheetColumn *column)
{
  g_autofree char *base = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *again = NULL;
  const char *digest = find_digest (c, line, column);

  if (column->field == NULL || !dup_base_value (c, line, column, &base))
    return g_strdup (digest == NULL ? "" : digest);
  typed = concord_sheet_dup_typed (column, base);
  if (strlen (typed) > CONCORD_SHEET_CELL_MAX)
    return g_strdup (CONCORD_SHEET_TOO_LONG);
  concord_sheet_read_typed (column, typed, &again, NULL);
  return concord_sheet_dup_digest (column->field, again);
}

static char *
dup_returned_digest (Comparison *c, const Line *line, guint index)
{
  const ConcordSheetColumn *column = c->sheet->columns->pdata[index];
  g_autofree char *returned = NULL;

  if (column->field == NULL)
    return concord_sheet_dup_digest (NULL, line->row->cells[index]);
  if (!concord_sheet_read_typed (column, line->row->cells[index], &returned, NULL))
    return g_strdup ("?");
  return concord_sheet_dup_digest (column->field, returned);
}

/* Both rows of digests; what names the row is one text at the front. */
static void
add_line (Comparison *c, ConcordSheetLines *lines, const Line *line, const ConcordSheetColumn *name)
{
  GPtrArray *sent = g_ptr_array_new (), *returned = g_ptr_array_new ();
  g_autoptr (GString) names_sent = g_string_new (NULL);
  g_autoptr (GString) names_returned = g_string_new (NULL);

  g_ptr_array_add (sent, NULL);
  g_ptr_array_add (returned, NULL);
  for (guint i = 0; i < c->sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = c->sheet->columns->pdata[i];
      gboolean names = name == NULL ? *column->name == '~' : column == name;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (column->field == NULL && !names)
        continue;
      before = dup_sent_digest (c, line, column);
      after = dup_returned_digest (c, line, i);
      if (names)
        {
          g_string_append_printf (names_sent, " %s", before);
          g_string_append_printf (names_returned, " %s", after);
          continue;
        }
      g_ptr_array_add (sent, g_steal_pointer (&before));
      g_ptr_array_add (returned, g_steal_pointer (&after));
    }
  sent->pdata[0] = g_strdup (names_sent->str);
  returned->pdata[0] = g_strdup (names_returned->str);
  g_ptr_array_add (sent, NULL);
  g_ptr_array_add (returned, NULL);
  g_ptr_array_add (lines->sent, g_ptr_array_free (sent, FALSE));
  g_ptr_array_add (lines->returned, g_ptr_array_free (returned, FALSE));
}

/* FALSE and a sentence where two rows or more hold the cells of others: nothing in such a sheet can
 * be trusted to be about the record beside which it stands. */
static gboolean
check_sorted (Comparison *c, GError **error)
{
  const ConcordSheetColumn *name = find_name_column (c);
  ConcordSheetLines lines = { .fixed = name == NULL };
  g_autoptr (GPtrArray) keyed = g_ptr_array_new ();
  g_autofree gboolean *moved = g_new0 (gboolean, c->sheet->rows->len + 1);
  guint n;

  lines.sent = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  lines.returned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < c->sheet->rows->len; i++)
    {
      Line line = { .row = c->sheet->rows->pdata[i] };

      if (line.row->key == NULL)
        continue;
      g_ptr_array_add (keyed, (gpointer) line.row);
      line.digests = split_digests (c, line.row);
      add_line (c, &lines, &line, name);
      g_strfreev (line.digests);
    }
  n = concord_sheet_find_moved (&lines, moved);
  g_ptr_array_unref (lines.sent);
  g_ptr_array_unref (lines.returned);
  for (guint i = 0; i < keyed->len; i++)
    if (moved[i])
      g_hash_table_add (c->moved, keyed->pdata[i]);
  return n < 2
         || concord_sheet_fail (
             error,
             _ ("%u rows of this sheet hold the cells of other rows: it was sorted, or rows were "
                "moved, without column A, where the ids stand. Nothing was taken; sort the whole "
                "sheet with its column A, or ask for it again."),
             n);
}

/* --- rows ----------------------------------------------------------------------------------- */

/* TRUE where any cell differs from what was sent, or that can't be told. */
static gboolean
is_touched (Comparison *c, const Line *line)
{
  for (guint i = 0; i < c->sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = c->sheet->columns->pdata[i];
      const char *digest = find_digest (c, line, column);
      g_autofree char *returned = NULL;

      if (column->field == NULL)
        continue;
      if (digest == NULL || !concord_sheet_read_typed (column, line->row->cells[i], &returned, NULL)
          || (strcmp (digest, CONCORD_SHEET_TOO_LONG) != 0
              && !has_digest (column->field, returned, digest)))
        return TRUE;
    }
  return FALSE;
}

/* The values of a new row; NULL where the row can't be taken. */
static GPtrArray *
read_addition (Comparison *c, const Line *line, char **words)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (concord_sheet_item_free);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < c->sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = c->sheet->columns->pdata[i];
      g_autofree char *value = NULL;
      g_autofree char *label = NULL;
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;
      ConcordSheetItem *item;

      if (column->field == NULL)
        continue;
      if (!concord_sheet_read_typed (column, line->row->cells[i], &value, &error))
        refuse (c, line, column, CONCORD_SHEET_REFUSED, error->message);
      if (value == NULL)
        continue;
      item = g_new0 (ConcordSheetItem, 1);
      item->field = column->field;
      item->year = column->year;
      label = dup_label (column);
      shown = concord_sheet_dup_words (column, value);
      g_string_append_printf (said, "%s%s %s", said->len == 0 ? "" : "; ", label, shown);
      item->value = g_steal_pointer (&value);
      g_ptr_array_add (values, item);
    }
  *words = g_string_free (g_steal_pointer (&said), FALSE);
  return g_steal_pointer (&values);
}

static const ConcordField *
find_missing (Comparison *c, const GPtrArray *values)
{
  for (guint i = 0; i < c->subject.klass->n_fields; i++)
    {
      const ConcordField *field = &c->subject.klass->fields[i];
      gboolean found = !field->required;

      for (guint v = 0; v < values->len; v++)
        found |= ((ConcordSheetItem *) values->pdata[v])->field == field;
      if (!found)
        return field;
    }
  return NULL;
}

static void
compare_addition (Comparison *c, const Line *line)
{
  const char *one = concord_record_types_get_label (c->subject.klass->type_name);
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) values = NULL;
  const ConcordField *missing;
  ConcordSheetItem *item;

  if (c->subject.klass->is_link)
    {
      refuse (c, line, NULL, CONCORD_SHEET_REFUSED,
              _ ("a row without an id can't be added to this sheet."));
      return;
    }
  values = read_addition (c, line, &words);
  missing = find_missing (c, values);
  if (missing != NULL || values->len == 0)
    {
      g_autofree char *label = missing == NULL ? NULL : concord_field_dup_label (missing);

      /* Translators: a new service needs its Service, its name. */
      sentence = g_strdup_printf (_ ("a new %s needs the column %s; the row was not taken."), one,
                                  label == NULL ? "–" : label);
      refuse (c, line, NULL, CONCORD_SHEET_REFUSED, sentence);
      return;
    }
  item = add_item (c, CONCORD_SHEET_ADDITION, line->row->number, NULL);
  item->sentence = g_strdup_printf (_ ("New %s: %s"), one, words);
  item->values = g_steal_pointer (&values);
}

/* FALSE where the row's key was there before. */
static gboolean
meet (Comparison *c, const Line *line)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (c->met, line->row->key));
  g_autofree char *sentence = NULL;

  if (before == 0)
    {
      g_hash_table_insert (c->met, line->row->key, GUINT_TO_POINTER (line->row->number));
      return TRUE;
    }
  sentence = g_strdup_printf (_ ("it has the id of row %u; the row was not taken."), before);
  refuse (c, line, NULL, CONCORD_SHEET_REFUSED, sentence);
  return FALSE;
}

static void
compare_keyed (Comparison *c, Line *line)
{
  gboolean is_gone;
  g_autoptr (GError) error = NULL;

  if (!concord_sheet_place_find (&line->place, &c->subject, c->document, line->row->key, &is_gone,
                                 &error))
    {
      refuse (c, line, NULL,
              is_gone && !is_touched (c, line) ? CONCORD_SHEET_NOTE : CONCORD_SHEET_REFUSED,
              error->message);
      if (is_gone)
        g_hash_table_insert (c->met, line->row->key, GUINT_TO_POINTER (line->row->number));
      return;
    }
  if (!meet (c, line) || !check_words (c, line))
    return;
  if (g_hash_table_contains (c->moved, line->row))
    {
      refuse (c, line, NULL, CONCORD_SHEET_REFUSED,
              _ ("its cells are those of another row; the row was not taken."));
      return;
    }
  for (guint i = 0; i < c->sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = c->sheet->columns->pdata[i];

      if (column->field != NULL)
        compare_field (c, line, column, line->row->cells[i]);
    }
}

static void
compare_row (Comparison *c, const ConcordSheetRow *row)
{
  Line line = { .row = row };

  line.digests = split_digests (c, row);
  if (row->key != NULL)
    compare_keyed (c, &line);
  else if (row->sent == NULL)
    compare_addition (c, &line);
  else
    refuse (c, &line, NULL, CONCORD_SHEET_REFUSED,
            _ ("its id in column A is gone, so the row was not taken."));
  concord_sheet_place_clear (&line.place);
  g_strfreev (line.digests);
}

/* --- the whole sheet ------------------------------------------------------------------------ */

static gboolean
is_column_sent (Comparison *c, const char *name)
{
  return g_strv_contains ((const char *const *) c->columns_sent, name);
}

/* Columns that were not sent are not taken, whatever they are called. */
static void
bind_columns (Comparison *c)
{
  for (guint i = 0; i < c->sheet->columns->len; i++)
    {
      ConcordSheetColumn *column = c->sheet->columns->pdata[i];
      int year;
      g_autofree char *name = concord_sheet_split_name (column->name, &year);
      const ConcordField *field = concord_sheet_find_field (c->subject.klass, name);

      if (*name == '~')
        continue;
      if (field == NULL || field->key || !is_column_sent (c, column->name) || year < 0
          || (year > 0) != (field->kind == CONCORD_KIND_SERIES))
        note (c, g_strdup_printf (_ ("The column “%.60s” was not sent; it was not taken."),
                                  *column->label == '\0' ? column->name : column->label));
      else
        concord_sheet_bind (c->document, column, field, year);
    }
}

static void
note_missing (Comparison *c)
{
  guint n_met = g_hash_table_size (c->met);

  for (char **name = c->columns_sent; *name != NULL; name++)
    {
      gboolean found = **name == '~';

      for (guint i = 0; i < c->sheet->columns->len; i++)
        found |= strcmp (((ConcordSheetColumn *) c->sheet->columns->pdata[i])->name, *name) == 0;
      if (!found)
        note (c,
              g_strdup_printf (_ ("The column %s is not in the sheet any more; nothing was changed "
                                  "there."),
                               *name));
    }
  if (n_met < c->sheet->n_sent)
    note (c,
          g_strdup_printf (ngettext ("%u of the %u row that was sent is not in the sheet any more; "
                                     "nothing was changed there.",
                                     "%u of the %u rows that were sent are not in the sheet any "
                                     "more; nothing was changed there.",
                                     c->sheet->n_sent),
                           c->sheet->n_sent - n_met, c->sheet->n_sent));
}

ConcordSheetReport *
concord_sheet_compare (ConcordDocument *document, ConcordSheet *returned, const char *by,
                       GError **error)
{
  g_autoptr (ConcordSheetReport) report = g_new0 (ConcordSheetReport, 1);
  Comparison c = { .document = document, .sheet = returned, .report = report };
  gboolean found;

  report->sheet = returned;
  report->by = g_strdup (by == NULL ? returned->asked : by);
  report->items = g_ptr_array_new_with_free_func (concord_sheet_item_free);
  found = concord_sheet_subject_find (&c.subject, document, returned, error);
  if (found)
    {
      c.columns_sent = g_strsplit (returned->columns_sent, " ", -1);
      c.met = g_hash_table_new (g_str_hash, g_str_equal);
      c.moved = g_hash_table_new (NULL, NULL);
      bind_columns (&c);
      found = check_sorted (&c, error);
      for (guint i = 0; found && i < returned->rows->len; i++)
        compare_row (&c, returned->rows->pdata[i]);
      if (found)
        note_missing (&c);
      g_hash_table_unref (c.met);
      g_hash_table_unref (c.moved);
      g_clear_pointer (&c.words_sent, g_hash_table_unref);
      g_strfreev (c.columns_sent);
      g_clear_object (&c.base);
    }
  concord_sheet_subject_clear (&c.subject);
  return found ? g_steal_pointer (&report) : NULL;
}
