/* Sheets of link records: every cell of a matrix, and an evaluator's pack. */
#include "store/sheet-private.h"

#include "model/award-criterion.h"
#include "model/bidder.h"
#include "model/criterion.h"
#include "model/option.h"

#include "concord-words.h"
#include <string.h>

gboolean
concord_sheet_is_target (ConcordRecord *record)
{
  if (CONCORD_IS_CRITERION (record))
    return g_list_model_get_n_items (concord_record_get_children (record, "criteria")) == 0;
  if (CONCORD_IS_AWARD_CRITERION (record))
    {
      ConcordAwardCriterion *question = CONCORD_AWARD_CRITERION (record);

      return question->use >= 0 && question->family >= 0
             && strcmp (concord_award_uses[question->use].nick, "scored") == 0
             && strcmp (concord_award_families[question->family].nick, "price") != 0;
    }
  return TRUE;
}

const ConcordField *
concord_sheet_find_key (ConcordRecordClass *klass, const char *fixed)
{
  const ConcordField *found = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (!klass->fields[i].key || g_strcmp0 (klass->fields[i].name, fixed) == 0)
        continue;
      if (found != NULL || klass->fields[i].kind != CONCORD_KIND_REFERENCE)
        return NULL;
      found = &klass->fields[i];
    }
  return found;
}

GStrv
concord_sheet_dup_keys (ConcordRecordClass *klass, const ConcordField *free_key, const char *target,
                        const char *fixed)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].key)
      g_ptr_array_add (keys, g_strdup (&klass->fields[i] == free_key ? target : fixed));
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (keys, FALSE);
}

/* Options that were dropped, and bidders who have not tendered, are not asked about. */
static gboolean
is_wanted (ConcordRecord *record)
{
  static const char *const tendered[]
      = { "tendered", "shortlisted", "most-advantageous", "preferred", NULL };

  if (CONCORD_IS_OPTION (record))
    {
      int stage = CONCORD_OPTION (record)->stage;

      return stage < 0 || strcmp (concord_option_stages[stage].nick, "dropped") != 0;
    }
  if (CONCORD_IS_BIDDER (record))
    {
      int state = CONCORD_BIDDER (record)->state;

      return state < 0 || g_strv_contains (tendered, concord_bidder_states[state].nick);
    }
  return TRUE;
}

/* What the numbers mean, where the column's own record says so; else "". */
static char *
dup_scale (ConcordRecord *target)
{
  if (CONCORD_IS_CRITERION (target))
    {
      ConcordCriterion *criterion = CONCORD_CRITERION (target);
      g_autofree char *low
          = concord_number_dup_display (isnan (criterion->low) ? 0 : criterion->low);
      g_autofree char *high
          = concord_number_dup_display (isnan (criterion->high) ? 100 : criterion->high);

      /* Translators: the ends of a scale and what they mean: "0 (none) to 100 (all)". */
      return g_strdup_printf (_ ("%s (%s) to %s (%s)"), low,
                              criterion->low_anchor == NULL ? "–" : criterion->low_anchor, high,
                              criterion->high_anchor == NULL ? "–" : criterion->high_anchor);
    }
  if (CONCORD_IS_AWARD_CRITERION (target))
    {
      ConcordAwardCriterion *question = CONCORD_AWARD_CRITERION (target);
      g_autofree char *top
          = concord_number_dup_display (isnan (question->scale_top) ? 100 : question->scale_top);
      g_autofree char *range = g_strdup_printf (_ ("0 to %s"), top);

      if (question->scale_words == NULL || strlen (question->scale_words) > CONCORD_SHEET_CELL_MAX)
        return g_steal_pointer (&range);
      return g_strdup_printf ("%s\n%s", range, question->scale_words);
    }
  return g_strdup ("");
}

static void
add_matrix_row (ConcordDocument *document, ConcordSheet *sheet, ConcordRecordClass *klass,
                ConcordRecord *parent, ConcordRecord *target, const ConcordField *free_key,
                const char *fixed)
{
  g_auto (GStrv) keys
      = concord_sheet_dup_keys (klass, free_key, concord_record_get_id (target), fixed);
  g_autofree char *joined = g_strjoinv (":", keys);
  g_autofree char *key
      = g_strdup_printf ("%s:%s:%s", klass->type_name, concord_record_get_id (parent), joined);
  ConcordSheetRow *row = concord_sheet_add_row (sheet, key);

  row->cells[0] = concord_sheet_dup_name (parent);
  row->cells[1] = concord_sheet_dup_name (target);
  row->cells[2] = dup_scale (target);
  if (CONCORD_IS_AWARD_CRITERION (target))
    {
      row->low = 0;
      row->high = CONCORD_AWARD_CRITERION (target)->scale_top;
    }
  concord_sheet_fill (
      sheet, row,
      concord_document_find_link (document, klass->type_name, parent, (const char *const *) keys));
}

static void
add_matrix_columns (ConcordSheet *sheet, const char *parent_type, const ConcordField *free_key)
{
  ConcordRecordClass *klass = concord_record_types_get_class (parent_type);
  g_autofree char *parent_label = concord_field_dup_label (&klass->fields[0]);
  g_autofree char *key_label = concord_field_dup_label (free_key);

  concord_sheet_add_words (sheet, parent_label);
  concord_sheet_add_words (sheet, key_label);
  concord_sheet_add_words (sheet, _ ("Scale"));
}

/* Parents x targets. @fixed is the value of the second key, or NULL. */
static gboolean
add_matrix (ConcordDocument *document, ConcordSheet *sheet, ConcordRecordClass *klass,
            const ConcordField *free_key, const char *fixed, const GPtrArray *parents,
            const char *const *fields, GError **error)
{
  g_autoptr (GPtrArray) targets = concord_document_list (document, free_key->target);
  g_autoptr (GPtrArray) links = concord_document_list (document, klass->type_name);

  if (!concord_sheet_add_fields (document, sheet, klass, fields, links, error))
    return FALSE;
  for (guint p = 0; p < parents->len; p++)
    for (guint t = 0; t < targets->len; t++)
      if (concord_sheet_is_target (targets->pdata[t]))
        add_matrix_row (document, sheet, klass, parents->pdata[p], targets->pdata[t], free_key,
                        fixed);
  if (sheet->rows->len == 0)
    return concord_sheet_fail (error, _ ("There is nothing to fill in yet: the sheet would have no "
                                         "row."));
  if (sheet->rows->len * (gsize) (sheet->columns->len + 2) > CONCORD_SHEET_MAX_CELLS - 1000)
    return concord_sheet_fail (error,
                               _ ("The sheet would have %u rows, too many to send. Ask for "
                                  "fewer."),
                               sheet->rows->len);
  return TRUE;
}

static void
set_help (ConcordSheet *sheet, const char *name, const char *help)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      ConcordSheetColumn *column = sheet->columns->pdata[i];

      if (strcmp (column->name, name) != 0)
        continue;
      g_free (column->help);
      column->help = g_strdup (help);
    }
}

static const ConcordChildRole *
find_role_of (const char *child)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  for (guint i = 0; i < n_roles; i++)
    if (strcmp (roles[i].child, child) == 0)
      return &roles[i];
  return NULL;
}

ConcordSheet *
concord_sheet_new_links (ConcordDocument *document, const char *type, ConcordRecord *parent,
                         const char *const *fields, GError **error)
{
  ConcordRecordClass *klass = concord_record_types_get_class (type);
  const ConcordField *free_key
      = klass != NULL && klass->is_link ? concord_sheet_find_key (klass, NULL) : NULL;
  const ConcordChildRole *role = find_role_of (type);
  g_autoptr (ConcordSheet) sheet = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();

  if (free_key == NULL || role == NULL
      || (parent != NULL && strcmp (concord_record_get_type_name (parent), role->parent) != 0))
    {
      concord_sheet_fail (error, _ ("There is no table of %s to fill in there."), type);
      return NULL;
    }
  all = concord_document_list (document, role->parent);
  for (guint i = 0; i < all->len; i++)
    if (parent == NULL ? is_wanted (all->pdata[i]) : all->pdata[i] == parent)
      g_ptr_array_add (parents, all->pdata[i]);
  sheet = concord_sheet_start (document, _ (role->label));
  sheet->kind = g_strdup_printf ("links %s %s", klass->type_name,
                                 parent == NULL ? "-" : concord_record_get_id (parent));
  add_matrix_columns (sheet, role->parent, free_key);
  if (!add_matrix (document, sheet, klass, free_key, NULL, parents, fields, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

ConcordSheet *
concord_sheet_new_marks (ConcordDocument *document, ConcordRecord *evaluator, GError **error)
{
  static const char *const fields[] = { "mark", "reason", NULL };
  ConcordRecordClass *klass = concord_record_types_get_class ("mark");
  const ConcordField *free_key = concord_sheet_find_key (klass, "evaluator");
  g_autofree char *name = concord_record_dup_name (evaluator);
  /* Translators: what an evaluator is asked for: "Marks of J. Smith". */
  g_autofree char *what = g_strdup_printf (_ ("Marks of %s"), name);
  g_autoptr (ConcordSheet) sheet = concord_sheet_start (document, what);
  g_autoptr (GPtrArray) all = concord_document_list (document, "bidder");
  g_autoptr (GPtrArray) bidders = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_wanted (all->pdata[i]))
      g_ptr_array_add (bidders, all->pdata[i]);
  sheet->kind = g_strdup_printf ("marks %s", concord_record_get_id (evaluator));
  concord_sheet_ask (sheet, name, CONCORD_DATE_ABSENT);
  add_matrix_columns (sheet, "bidder", free_key);
  if (!add_matrix (document, sheet, klass, free_key, concord_record_get_id (evaluator), bidders,
                   fields, error))
    return NULL;
  /* The field's range is that of all questions; each row has its own. */
  set_help (sheet, "mark", _ ("as the scale of the row says"));
  return g_steal_pointer (&sheet);
}

static gboolean
is_matrix (const char *type)
{
  ConcordRecordClass *klass = concord_record_types_get_class (type);

  return klass->is_link && concord_sheet_find_key (klass, NULL) != NULL;
}

ConcordSheet *
concord_sheet_new_role (ConcordDocument *document, ConcordRecord *parent, const char *role,
                        const char *const *fields, GError **error)
{
  ConcordRecord *under
      = parent == NULL ? CONCORD_RECORD (concord_document_get_project (document)) : parent;
  const ConcordChildRole *row = concord_roles_find (concord_record_get_type_name (under), role);
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  if (row != NULL && !is_matrix (row->child))
    return concord_sheet_new_records (document, under, role, fields, error);
  for (guint i = 0; row == NULL && parent == NULL && i < n_roles; i++)
    if (strcmp (roles[i].role, role) == 0)
      row = &roles[i];
  if (row != NULL && is_matrix (row->child))
    return concord_sheet_new_links (document, row->child, parent, fields, error);
  if (row != NULL)
    concord_sheet_fail (error, _ ("%s stand under a record of their own (%s): say which one."),
                        _ (row->label),
                        concord_record_types_get_label (row->parent));
  else
    concord_sheet_fail (error, _ ("There are no records called %s there."), role);
  return NULL;
}
