#include "paper/record-list.h"

#include "concord-words.h"

#define MOST_COLUMNS 8

/* A list: all records of a type as far as @wanted says, a column for each field. */
static const struct
{
  ConcordRecordListKind kind;
  const char *type;
  const char *field, *value; /* only records whose choice it is; NULL for all */
  const char *fields[MOST_COLUMNS];
} lists[] = {
  { { "options", N_("Options considered") },
    "option", NULL, NULL,
    { "name", "stage", "vehicle", "route", "stage-reason" } },
  { { "services-in", N_("Services in the package") },
    "service", "inclusion", "in",
    { "name", "gross-cost", "income", "staff", "need", "inclusion-reason" } },
  { { "services-out", N_("Services left out of the package") },
    "service", "inclusion", "out",
    { "name", "gross-cost", "staff", "need", "inclusion-reason" } },
  { { "commissioners", N_("Commissioners") },
    "commissioner", NULL, NULL,
    { "name", "role", "pays", "gains", "approval-body", "approval-date" } },
  { { "criteria", N_("Criteria") },
    "criterion", NULL, NULL,
    { "name", "definition", "low-anchor", "high-anchor" } },
  { { "risks", N_("Risks") },
    "risk", NULL, NULL,
    { "name", "option", "probability", "impact-likely", "mitigation", "owner" } },
  { { "replies", N_("You said, we did") },
    "reply", NULL, NULL,
    { "said", "did", "when" } },
  { { "exercises", N_("Consultation exercises") },
    "exercise", NULL, NULL,
    { "title", "method", "opened", "closed" } },
  { { "lots", N_("Lots considered") },
    "lot", NULL, NULL,
    { "name", "content", "decision", "reason" } },
  /* What was not published to all suppliers is not published here. */
  { { "dialogues", N_("Dialogue with suppliers") },
    "dialogue", "published", "yes",
    { "held", "supplier", "people", "said" } },
  { { "notices", N_("Notices") },
    "notice", NULL, NULL,
    { "kind", "due", "published", "reference" } },
};

const ConcordRecordListKind *
concord_record_list_kinds_get (guint *n_kinds)
{
  static ConcordRecordListKind kinds[G_N_ELEMENTS (lists)];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        kinds[i] = lists[i].kind;
      g_once_init_leave (&once, 1);
    }
  *n_kinds = G_N_ELEMENTS (lists);
  return kinds;
}

static int
find_list (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].kind.name, name) == 0)
      return (int) i;
  return -1;
}

/* The records that the list is of: (transfer container). */
static GPtrArray *
find_rows (ConcordDocument *document, int list)
{
  g_autoptr (GPtrArray) all = concord_document_list (document, lists[list].type);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const ConcordField *field
          = lists[list].field == NULL ? NULL
                                      : concord_record_find_field (all->pdata[i], lists[list].field);
      g_autofree char *value
          = field == NULL ? NULL : concord_record_dup_canonical (all->pdata[i], field);

      if (field == NULL || g_strcmp0 (value, lists[list].value) == 0)
        g_ptr_array_add (rows, all->pdata[i]);
    }
  return rows;
}

/* "option" of a risk is no field of it but the record above it. */
static char *
dup_cell (ConcordRecord *record, const char *name)
{
  const ConcordField *field = concord_record_find_field (record, name);
  ConcordRecord *parent = concord_record_get_parent (record);

  if (field == NULL)
    return concord_record_dup_title (parent);
  return concord_record_dup_text (record, field);
}

static gboolean
is_column_empty (GPtrArray *rows, const ConcordField *field)
{
  for (guint i = 0; i < rows->len; i++)
    if (!concord_record_is_absent (rows->pdata[i], field))
      return FALSE;
  return TRUE;
}

/* The fields to show: those that some record has, and that are not exempt. */
static GPtrArray *
choose_columns (int list, GPtrArray *rows, gboolean exempt, gboolean *left_out)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < MOST_COLUMNS && lists[list].fields[i] != NULL; i++)
    {
      const ConcordField *field
          = concord_record_find_field (rows->pdata[0], lists[list].fields[i]);

      if (field != NULL && is_column_empty (rows, field))
        continue;
      if (field != NULL && field->confidential && !exempt)
        *left_out = TRUE;
      else
        g_ptr_array_add (names, (gpointer) lists[list].fields[i]);
    }
  return names;
}

static void
add_column (ConcordTextTable *table, ConcordRecord *record, const char *name)
{
  const ConcordField *field = concord_record_find_field (record, name);
  g_autofree char *label = NULL;
  g_autofree char *header = NULL;

  /* The record above is called as in its own table: "Option". */
  if (field == NULL)
    field = concord_record_find_field (concord_record_get_parent (record), "name");
  label = concord_field_dup_label (field);
  if (concord_field_get_unit (field) != NULL)
    /* Translators: a field and its unit, as the head of a column: Gross cost (£ a year). */
    header = g_strdup_printf (_ ("%s (%s)"), label, concord_field_get_unit (field));
  concord_text_table_add_column (table, header != NULL ? header : label,
                                 concord_field_is_number (field) || field->kind == CONCORD_KIND_MONEY);
}

ConcordTextTable *
concord_record_list_new (ConcordDocument *document, const char *name, gboolean exempt,
                         gboolean *left_out)
{
  int list = find_list (name);
  gboolean ignored = FALSE;
  g_autoptr (GPtrArray) rows = list < 0 ? NULL : find_rows (document, list);
  g_autoptr (GPtrArray) names = NULL;
  ConcordTextTable *table;

  if (left_out == NULL)
    left_out = &ignored;
  *left_out = FALSE;
  if (rows == NULL || rows->len == 0)
    return NULL;
  names = choose_columns (list, rows, exempt, left_out);
  if (names->len == 0)
    return NULL;
  table = concord_text_table_new ();
  for (guint i = 0; i < names->len; i++)
    add_column (table, rows->pdata[0], names->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < names->len; k++)
      concord_text_table_take_cell (table, dup_cell (rows->pdata[i], names->pdata[k]));
  return table;
}
