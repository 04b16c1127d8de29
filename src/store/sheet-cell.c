/* Cells of a sheet: values as people type them, and the digests that tell what was touched. */
#include "store/sheet-private.h"

#include "concord-words.h"
#include <string.h>

/* --- what may stand in a column ------------------------------------------------------------- */

static void
add_choice (GPtrArray *labels, const char *label)
{
  g_ptr_array_add (labels, g_strdup (label));
}

/* The names of all records of the type; where two have one name, the id tells them apart. */
static void
bind_references (ConcordDocument *document, ConcordSheetColumn *column)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, column->field->target);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *labels = g_ptr_array_new (), *ids = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = concord_record_dup_name (records->pdata[i]);
      const char *id = concord_record_get_id (records->pdata[i]);
      g_autofree char *told = g_strdup_printf ("%s [%s]", g_strstrip (name), id);

      add_choice (labels, g_hash_table_add (taken, g_utf8_casefold (name, -1)) ? name : told);
      add_choice (ids, id);
    }
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (ids, NULL);
  column->choices = (char **) g_ptr_array_free (labels, FALSE);
  column->ids = (char **) g_ptr_array_free (ids, FALSE);
}

void
concord_sheet_bind (ConcordDocument *document, ConcordSheetColumn *column,
                    const ConcordField *field, int year)
{
  GPtrArray *labels;

  column->field = field;
  column->year = year;
  if (field->kind == CONCORD_KIND_REFERENCE)
    bind_references (document, column);
  else if (field->choices != NULL)
    {
      labels = g_ptr_array_new ();
      for (const ConcordChoice *c = field->choices; c->nick != NULL; c++)
        add_choice (labels, concord_choice_get_label (c));
      g_ptr_array_add (labels, NULL);
      column->choices = (char **) g_ptr_array_free (labels, FALSE);
    }
}

char *
concord_sheet_split_name (const char *name, int *year)
{
  const char *at = strchr (name, '@');
  guint64 number;

  *year = 0;
  if (at == NULL)
    return g_strdup (name);
  *year = g_ascii_string_to_unsigned (at + 1, 10, CONCORD_SERIES_FIRST_YEAR,
                                      CONCORD_SERIES_LAST_YEAR, &number, NULL)
              ? (int) number
              : -1;
  return g_strndup (name, (gsize) (at - name));
}

const ConcordField *
concord_sheet_find_field (ConcordRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

/* --- values --------------------------------------------------------------------------------- */

char *
concord_sheet_dup_value (ConcordRecord *record, const ConcordSheetColumn *column)
{
  g_autofree char *all = NULL;
  g_auto (GStrv) years = NULL;

  if (record == NULL)
    return NULL;
  all = concord_record_dup_canonical (record, column->field);
  if (column->field->kind != CONCORD_KIND_SERIES || all == NULL)
    return g_steal_pointer (&all);
  years = g_strsplit (all, " ", -1);
  for (char **y = years; *y != NULL; y++)
    if (atoi (*y) == column->year && strchr (*y, ':') != NULL)
      return g_strdup (strchr (*y, ':') + 1);
  return NULL;
}

static const char *
find_choice (char **from, char **to, const char *text, gboolean fold)
{
  g_autofree char *wanted = fold ? g_utf8_casefold (text, -1) : NULL;

  for (guint i = 0; from[i] != NULL; i++)
    {
      g_autofree char *folded = fold ? g_utf8_casefold (from[i], -1) : NULL;

      if (fold ? strcmp (folded, wanted) == 0 : strcmp (from[i], text) == 0)
        return to[i];
    }
  return NULL;
}

char *
concord_sheet_dup_typed (const ConcordSheetColumn *column, const char *canonical)
{
  const ConcordField *field = column->field;
  const char *label;

  if (canonical == NULL)
    return g_strdup ("");
  if (field->kind == CONCORD_KIND_REFERENCE)
    {
      label = find_choice (column->ids, column->choices, canonical, FALSE);
      return g_strdup (label == NULL ? canonical : label);
    }
  if (field->choices != NULL)
    for (const ConcordChoice *c = field->choices; c->nick != NULL; c++)
      if (strcmp (c->nick, canonical) == 0)
        return g_strdup (concord_choice_get_label (c));
  return g_strdup (canonical);
}

/* What a spreadsheet shows where a formula failed: never meant as text. */
static gboolean
is_formula_error (const char *text)
{
  static const char *const errors[]
      = { "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", NULL };

  return g_strv_contains (errors, text);
}

static gboolean
read_reference (const ConcordSheetColumn *column, const char *typed, char **canonical,
                GError **error)
{
  const char *id = find_choice (column->choices, column->ids, typed, TRUE);
  g_autofree char *label = NULL;

  if (id != NULL)
    {
      *canonical = g_strdup (id);
      return TRUE;
    }
  label = concord_field_dup_label (column->field);
  return concord_sheet_fail (error, _ ("%s is “%.60s”, but this project has no %s of that name."),
                             label, typed, concord_record_types_get_label (column->field->target));
}

gboolean
concord_sheet_read_typed (const ConcordSheetColumn *column, const char *typed, char **canonical,
                          GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (typed));
  const ConcordField *field = column->field;
  g_autofree char *label = NULL;

  *canonical = NULL;
  if (is_formula_error (plain))
    {
      label = concord_field_dup_label (field);
      return concord_sheet_fail (error, _ ("%s is %s, the mark of a formula that failed."), label,
                                 plain);
    }
  if (field->kind == CONCORD_KIND_REFERENCE && *plain != '\0' && strcmp (plain, "–") != 0)
    return read_reference (column, plain, canonical, error);
  if (field->kind == CONCORD_KIND_FLAG && strcmp (plain, "TRUE") == 0)
    return concord_field_dup_typed (field, "yes", canonical, error);
  if (field->kind == CONCORD_KIND_FLAG && strcmp (plain, "FALSE") == 0)
    return concord_field_dup_typed (field, "no", canonical, error);
  return concord_field_dup_typed (field, plain, canonical, error);
}

char *
concord_sheet_dup_words (const ConcordSheetColumn *column, const char *canonical)
{
  const ConcordField *field = column->field;
  g_autofree char *words = NULL;
  ConcordCell cell;

  if (canonical == NULL)
    return g_strdup ("–");
  if (field->kind == CONCORD_KIND_REFERENCE || field->kind == CONCORD_KIND_SERIES
      || !concord_field_read (field, canonical, &cell, NULL))
    words = concord_sheet_dup_typed (column, canonical);
  else
    words = concord_field_dup_display (field, &cell);
  for (char *p = words; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  if (g_utf8_strlen (words, -1) > 80)
    {
      g_autofree char *start = g_utf8_substring (words, 0, 79);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&words);
}

/* --- digests -------------------------------------------------------------------------------- */

/* A spreadsheet keeps 15 digits of a number, and turns line ends into its own. */
static char *
dup_plain (const ConcordField *field, const char *canonical)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *unified = NULL;
  double value;

  if (canonical == NULL)
    return g_strdup ("");
  if (field != NULL
      && (concord_field_is_number (field) || field->kind == CONCORD_KIND_MONEY
          || field->kind == CONCORD_KIND_SERIES)
      && concord_number_read (canonical, &value))
    return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", value));
  unified = concord_text_dup_storable (canonical);
  return g_strstrip (g_steal_pointer (&unified));
}

gboolean
concord_sheet_same (const ConcordField *field, const char *a, const char *b)
{
  g_autofree char *left = dup_plain (field, a);
  g_autofree char *right = dup_plain (field, b);

  return strcmp (left, right) == 0;
}

char *
concord_sheet_dup_digest (const ConcordField *field, const char *canonical)
{
  g_autofree char *plain = dup_plain (field, canonical);
  g_autofree char *sum = NULL;

  if (*plain == '\0')
    return g_strdup ("-");
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plain, -1);
  return g_strndup (sum, 8);
}
