#include "model/compare.h"

#include "model/canonical.h"
#include "model/record-private.h"
#include "model/record-types.h"

#include <string.h>

/* The documents that are held against each other; @common is NULL where there is none. */
typedef struct
{
  ConcordDocument *common, *ours, *theirs;
  ConcordComparison *comparison;
  GHashTable *met;    /* ids that were looked at */
  GHashTable *listed; /* id -> ConcordRecordDifference, borrowed */
} Work;

/* One record as the three documents have it, NULL where one has not. */
typedef struct
{
  ConcordRecord *before, *ours, *theirs;
} Versions;

static void
field_difference_free (gpointer data)
{
  ConcordFieldDifference *difference = data;

  g_free (difference->label);
  g_free (difference->before);
  g_free (difference->ours);
  g_free (difference->theirs);
  g_free (difference->before_text);
  g_free (difference->ours_text);
  g_free (difference->theirs_text);
  g_free (difference);
}

static void
record_difference_free (gpointer data)
{
  ConcordRecordDifference *difference = data;

  g_free (difference->id);
  g_free (difference->name);
  g_ptr_array_unref (difference->fields);
  g_free (difference);
}

/* --- where they part ------------------------------------------------------------------------- */

static ConcordRevision *
get_revision (ConcordDocument *document, guint index)
{
  return concord_document_get_revisions (document)->pdata[index];
}

/* How many revisions of @document stand up to and with @id; 0 where it has none of that id. */
static guint
find_number (ConcordDocument *document, const char *id)
{
  for (guint i = concord_document_get_revisions (document)->len; i > 0; i--)
    if (strcmp (get_revision (document, i - 1)->id, id) == 0)
      return i;
  return 0;
}

static void
fill_branch (ConcordBranch *branch, ConcordDocument *document, guint common)
{
  branch->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_revision_unref);
  for (guint i = common; i < concord_document_get_revisions (document)->len; i++)
    g_ptr_array_add (branch->revisions, concord_revision_ref (get_revision (document, i)));
  branch->n_unsaved = concord_document_get_unsaved (document)->len;
}

static gboolean
is_same_project (ConcordDocument *a, ConcordDocument *b)
{
  return strcmp (concord_record_get_id (CONCORD_RECORD (concord_document_get_project (a))),
                 concord_record_get_id (CONCORD_RECORD (concord_document_get_project (b))))
         == 0;
}

static gboolean
have_one_base (ConcordDocument *a, ConcordDocument *b)
{
  g_autoptr (ConcordDocument) first = concord_canonical_replay (a, 0);
  g_autoptr (ConcordDocument) second = concord_canonical_replay (b, 0);

  return concord_canonical_equal (first, second);
}

/* A revision's id is a hash of all that went before it: one that both have is a past that both
 * have. */
static gboolean
find_common (ConcordComparison *comparison, ConcordDocument *ours, ConcordDocument *theirs)
{
  GPtrArray *revisions = concord_document_get_revisions (ours);
  guint n_theirs = 0;

  for (guint i = revisions->len; i > 0 && n_theirs == 0; i--)
    {
      n_theirs = find_number (theirs, get_revision (ours, i - 1)->id);
      if (n_theirs > 0)
        comparison->number = i;
    }
  if (comparison->number > 0)
    comparison->common = concord_revision_ref (get_revision (ours, comparison->number - 1));
  fill_branch (&comparison->ours, ours, comparison->number);
  fill_branch (&comparison->theirs, theirs, n_theirs);
  return comparison->number > 0 || have_one_base (ours, theirs);
}

static gboolean
went_on (const ConcordBranch *branch)
{
  return branch->revisions->len > 0 || branch->n_unsaved > 0;
}

static ConcordKinship
get_kinship (const ConcordComparison *comparison)
{
  if (went_on (&comparison->ours))
    return went_on (&comparison->theirs) ? CONCORD_KINSHIP_DIVERGED : CONCORD_KINSHIP_BEHIND;
  return went_on (&comparison->theirs) ? CONCORD_KINSHIP_AHEAD : CONCORD_KINSHIP_SAME;
}

/* --- fields ---------------------------------------------------------------------------------- */

/* Without a common state each difference is on both sides. */
static ConcordSide
get_side (const Work *work, const char *before, const char *ours, const char *theirs)
{
  if (work->common == NULL)
    return g_strcmp0 (ours, theirs) == 0 ? CONCORD_SIDE_NEITHER : CONCORD_SIDE_BOTH;
  return (g_strcmp0 (before, ours) != 0 ? CONCORD_SIDE_OURS : 0)
         | (g_strcmp0 (before, theirs) != 0 ? CONCORD_SIDE_THEIRS : 0);
}

/* Takes the three values. */
static ConcordFieldDifference *
add_field (const Work *work, ConcordRecordDifference *record, const ConcordField *field, int year,
           char *before, char *ours, char *theirs)
{
  ConcordSide side = get_side (work, before, ours, theirs);
  ConcordFieldDifference *difference;
  g_autofree char *label = NULL;

  if (side == CONCORD_SIDE_NEITHER)
    {
      g_free (before);
      g_free (ours);
      g_free (theirs);
      return NULL;
    }
  difference = g_new0 (ConcordFieldDifference, 1);
  label = concord_field_dup_label (field);
  difference->field = field;
  difference->year = year;
  difference->label = year == 0 ? g_steal_pointer (&label) : g_strdup_printf ("%s, %d", label, year);
  difference->side = side;
  difference->before = before;
  difference->ours = ours;
  difference->theirs = theirs;
  difference->conflict = side == CONCORD_SIDE_BOTH && g_strcmp0 (ours, theirs) != 0;
  g_ptr_array_add (record->fields, difference);
  return difference;
}

static char *
dup_held (ConcordRecord *record, const ConcordField *field, int year)
{
  return record == NULL ? NULL : concord_record_dup_held (record, field, year);
}

static char *
dup_text (ConcordRecord *record, const ConcordField *field)
{
  return record == NULL ? g_strdup ("–") : concord_record_dup_text (record, field);
}

static char *
dup_number (const char *canonical)
{
  double value;

  return canonical != NULL && concord_number_read (canonical, &value)
             ? concord_number_dup_display (value)
             : g_strdup ("–");
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
collect_years (ConcordRecord *record, const ConcordField *field, GArray *years)
{
  ConcordSeries *series = NULL;

  if (record == NULL)
    return;
  g_object_get (record, field->name, &series, NULL);
  for (guint i = 0; i < concord_series_get_length (series); i++)
    {
      int year = concord_series_get_year (series, i);

      g_array_append_val (years, year);
    }
  g_clear_pointer (&series, concord_series_unref);
}

/* A series is compared, as it is changed, year by year. */
static void
compare_series (const Work *work, ConcordRecordDifference *record, const Versions *versions,
                const ConcordField *field)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));

  collect_years (versions->before, field, years);
  collect_years (versions->ours, field, years);
  collect_years (versions->theirs, field, years);
  g_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      ConcordFieldDifference *difference;

      if (i > 0 && g_array_index (years, int, i - 1) == year)
        continue;
      difference = add_field (work, record, field, year, dup_held (versions->before, field, year),
                              dup_held (versions->ours, field, year),
                              dup_held (versions->theirs, field, year));
      if (difference == NULL)
        continue;
      difference->before_text = dup_number (difference->before);
      difference->ours_text = dup_number (difference->ours);
      difference->theirs_text = dup_number (difference->theirs);
    }
}

static gboolean
is_absent (ConcordRecord *record, const ConcordField *field)
{
  return record == NULL || concord_record_is_absent (record, field);
}

static void
compare_fields (const Work *work, ConcordRecordDifference *record, const Versions *versions)
{
  ConcordRecord *any = versions->ours != NULL     ? versions->ours
                       : versions->theirs != NULL ? versions->theirs
                                                  : versions->before;
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (any, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const ConcordField *field = &fields[i];
      ConcordFieldDifference *difference;

      if (is_absent (versions->before, field) && is_absent (versions->ours, field)
          && is_absent (versions->theirs, field))
        continue;
      if (field->kind == CONCORD_KIND_SERIES)
        {
          compare_series (work, record, versions, field);
          continue;
        }
      difference
          = add_field (work, record, field, 0, dup_held (versions->before, field, 0),
                       dup_held (versions->ours, field, 0), dup_held (versions->theirs, field, 0));
      if (difference == NULL)
        continue;
      difference->before_text = dup_text (versions->before, field);
      difference->ours_text = dup_text (versions->ours, field);
      difference->theirs_text = dup_text (versions->theirs, field);
    }
}

/* --- records --------------------------------------------------------------------------------- */

static const char *
get_parent_id (ConcordRecord *record)
{
  ConcordRecord *parent = concord_record_get_parent (record);

  return parent == NULL ? NULL : concord_record_get_id (parent);
}

static gboolean
is_same_place (ConcordRecord *a, ConcordRecord *b)
{
  return g_strcmp0 (get_parent_id (a), get_parent_id (b)) == 0
         && g_strcmp0 (concord_record_get_role (a), concord_record_get_role (b)) == 0
         && g_strcmp0 (concord_record_get_order (a), concord_record_get_order (b)) == 0;
}

/* "In-house: Rent": what is not right under the project is named with what it stands under. */
static char *
dup_name (ConcordRecord *record)
{
  ConcordRecord *parent = concord_record_get_parent (record);
  g_autofree char *name = concord_record_dup_name (record);
  g_autofree char *above = NULL;

  if (parent == NULL || concord_record_get_parent (parent) == NULL)
    return g_steal_pointer (&name);
  above = concord_record_dup_name (parent);
  return g_strdup_printf ("%s: %s", above, name);
}

static void
compare_places (const Work *work, ConcordRecordDifference *difference, const Versions *versions)
{
  if (work->common == NULL)
    {
      /* What only one has may be new there or gone here: nothing says which. */
      difference->added = (versions->theirs == NULL ? CONCORD_SIDE_OURS : 0)
                          | (versions->ours == NULL ? CONCORD_SIDE_THEIRS : 0);
      if (versions->ours != NULL && versions->theirs != NULL
          && !is_same_place (versions->ours, versions->theirs))
        difference->moved = CONCORD_SIDE_BOTH;
    }
  else if (versions->before == NULL)
    difference->added = (versions->ours != NULL ? CONCORD_SIDE_OURS : 0)
                        | (versions->theirs != NULL ? CONCORD_SIDE_THEIRS : 0);
  else
    {
      difference->removed = (versions->ours == NULL ? CONCORD_SIDE_OURS : 0)
                            | (versions->theirs == NULL ? CONCORD_SIDE_THEIRS : 0);
      if (versions->ours != NULL && !is_same_place (versions->before, versions->ours))
        difference->moved |= CONCORD_SIDE_OURS;
      if (versions->theirs != NULL && !is_same_place (versions->before, versions->theirs))
        difference->moved |= CONCORD_SIDE_THEIRS;
    }
}

/* What a side removed has no values there; that they are gone is said by the removal alone. */
static Versions
leave_out_removed (const Versions *versions, const ConcordRecordDifference *difference)
{
  Versions compared = *versions;

  if (difference->removed & CONCORD_SIDE_OURS)
    compared.ours = versions->before;
  if (difference->removed & CONCORD_SIDE_THEIRS)
    compared.theirs = versions->before;
  return compared;
}

static gboolean
has_conflict (const ConcordRecordDifference *difference, const Versions *versions)
{
  gboolean one_removed = difference->removed == CONCORD_SIDE_OURS
                         || difference->removed == CONCORD_SIDE_THEIRS;

  for (guint i = 0; i < difference->fields->len; i++)
    if (((const ConcordFieldDifference *) difference->fields->pdata[i])->conflict)
      return TRUE;
  /* The side that removed it changed nothing else in it: what there is, the other did. */
  if (one_removed && (difference->fields->len > 0 || difference->moved != CONCORD_SIDE_NEITHER))
    return TRUE;
  return (difference->moved == CONCORD_SIDE_BOTH || difference->added == CONCORD_SIDE_BOTH)
         && !is_same_place (versions->ours, versions->theirs);
}

static void
compare_record (Work *work, const char *id)
{
  Versions versions = { work->common == NULL ? NULL : concord_document_find (work->common, id),
                        concord_document_find (work->ours, id),
                        concord_document_find (work->theirs, id) };
  Versions compared;
  ConcordRecord *named = versions.ours != NULL     ? versions.ours
                         : versions.theirs != NULL ? versions.theirs
                                                   : versions.before;
  ConcordRecordDifference *difference = g_new0 (ConcordRecordDifference, 1);

  difference->id = g_strdup (id);
  difference->type = concord_record_get_type_name (named);
  difference->fields = g_ptr_array_new_with_free_func (field_difference_free);
  compare_places (work, difference, &versions);
  compared = leave_out_removed (&versions, difference);
  compare_fields (work, difference, &compared);
  if (difference->fields->len == 0
      && (difference->added | difference->removed | difference->moved) == CONCORD_SIDE_NEITHER)
    {
      record_difference_free (difference);
      return;
    }
  difference->name = dup_name (named);
  difference->conflict = has_conflict (difference, &versions);
  g_ptr_array_add (work->comparison->records, difference);
  g_hash_table_insert (work->listed, difference->id, difference);
}

/* In the order of files, so that the same copies always give the same list. */
static void
walk (Work *work, ConcordRecord *record)
{
  const char *type = concord_record_get_type_name (record);
  g_autofree const char **used = concord_record_get_roles (record);
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  if (g_hash_table_add (work->met, (gpointer) concord_record_get_id (record)))
    compare_record (work, concord_record_get_id (record));
  for (guint r = 0; r < n_roles && *used != NULL; r++)
    {
      GListModel *children;

      if (roles[r].parent == NULL || strcmp (roles[r].parent, type) != 0)
        continue;
      children = concord_record_get_children (record, roles[r].role);
      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

          walk (work, child);
        }
    }
}

static void
walk_document (Work *work, ConcordDocument *document)
{
  if (document != NULL)
    walk (work, CONCORD_RECORD (concord_document_get_project (document)));
}

/* --- what belongs together ------------------------------------------------------------------- */

static ConcordRecordDifference *
find_removed (const Work *work, const char *id, ConcordSide side)
{
  ConcordRecordDifference *found = id == NULL ? NULL : g_hash_table_lookup (work->listed, id);

  return found != NULL && (found->removed & side) ? found : NULL;
}

/* What one side put under a record that the other removed has no place to stand. */
static void
mark_orphans (const Work *work, ConcordRecordDifference *difference)
{
  ConcordRecord *ours = concord_document_find (work->ours, difference->id);
  ConcordRecord *theirs = concord_document_find (work->theirs, difference->id);

  if (((difference->added | difference->moved) & CONCORD_SIDE_OURS) && ours != NULL
      && find_removed (work, get_parent_id (ours), CONCORD_SIDE_THEIRS) != NULL)
    difference->conflict = TRUE;
  if (((difference->added | difference->moved) & CONCORD_SIDE_THEIRS) && theirs != NULL
      && find_removed (work, get_parent_id (theirs), CONCORD_SIDE_OURS) != NULL)
    difference->conflict = TRUE;
}

/* The topmost of the removed records that @difference went with; NULL where it is that itself, or
 * where it has more to say. */
static ConcordRecordDifference *
find_top (const Work *work, const ConcordRecordDifference *difference)
{
  ConcordRecordDifference *top = NULL;
  ConcordRecord *record;

  if (work->common == NULL || difference->removed == CONCORD_SIDE_NEITHER || difference->conflict)
    return NULL;
  record = concord_document_find (work->common, difference->id);
  while (record != NULL && (record = concord_record_get_parent (record)) != NULL)
    {
      ConcordRecordDifference *above
          = g_hash_table_lookup (work->listed, concord_record_get_id (record));

      if (above == NULL || above->removed != difference->removed)
        break;
      top = above;
    }
  return top;
}

static void
fold_removed (Work *work)
{
  GPtrArray *all = work->comparison->records;
  GPtrArray *kept = g_ptr_array_new_with_free_func (record_difference_free);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (record_difference_free);

  for (guint i = 0; i < all->len; i++)
    {
      ConcordRecordDifference *top = find_top (work, all->pdata[i]);

      if (top != NULL)
        top->below++;
      g_ptr_array_add (top != NULL ? folded : kept, all->pdata[i]);
    }
  g_ptr_array_set_free_func (all, NULL);
  g_ptr_array_unref (all);
  work->comparison->records = kept;
}

static guint
count_changes (const ConcordRecordDifference *difference, ConcordSide side)
{
  guint n = ((difference->removed | difference->moved) & side) != 0;

  /* A new record is one change, whatever it says. */
  if (difference->added & side)
    return 1;
  for (guint i = 0; i < difference->fields->len; i++)
    n += (((const ConcordFieldDifference *) difference->fields->pdata[i])->side & side) != 0;
  return n;
}

static void
count (ConcordComparison *comparison)
{
  for (guint i = 0; i < comparison->records->len; i++)
    {
      const ConcordRecordDifference *difference = comparison->records->pdata[i];

      comparison->ours.n_changes += count_changes (difference, CONCORD_SIDE_OURS);
      comparison->theirs.n_changes += count_changes (difference, CONCORD_SIDE_THEIRS);
      comparison->n_conflicts += difference->conflict;
    }
}

/* --- the whole ------------------------------------------------------------------------------- */

/* The state that both went through; of ours, for theirs is not to be trusted. */
static ConcordDocument *
dup_common (const ConcordComparison *comparison, ConcordDocument *ours)
{
  if (comparison->kinship == CONCORD_KINSHIP_PARTED)
    return NULL;
  /* Replaying takes its time, and ours is there already. */
  if (!went_on (&comparison->ours))
    return g_object_ref (ours);
  return concord_canonical_replay (ours, comparison->number);
}

static void
list_differences (ConcordComparison *comparison, ConcordDocument *ours, ConcordDocument *theirs)
{
  g_autoptr (ConcordDocument) common = dup_common (comparison, ours);
  Work work = { common, ours, theirs, comparison, g_hash_table_new (g_str_hash, g_str_equal),
                g_hash_table_new (g_str_hash, g_str_equal) };

  walk_document (&work, ours);
  walk_document (&work, theirs);
  walk_document (&work, common);
  for (guint i = 0; i < comparison->records->len; i++)
    mark_orphans (&work, comparison->records->pdata[i]);
  fold_removed (&work);
  count (comparison);
  g_hash_table_unref (work.met);
  g_hash_table_unref (work.listed);
}

ConcordComparison *
concord_compare (ConcordDocument *ours, ConcordDocument *theirs)
{
  ConcordComparison *comparison = g_new0 (ConcordComparison, 1);

  comparison->records = g_ptr_array_new_with_free_func (record_difference_free);
  if (!is_same_project (ours, theirs))
    {
      fill_branch (&comparison->ours, ours, 0);
      fill_branch (&comparison->theirs, theirs, 0);
      return comparison;
    }
  comparison->kinship = find_common (comparison, ours, theirs) ? get_kinship (comparison)
                                                               : CONCORD_KINSHIP_PARTED;
  list_differences (comparison, ours, theirs);
  /* Steps that were changed after they were sealed: the ids are the same, the content is not. */
  if (comparison->kinship == CONCORD_KINSHIP_SAME && comparison->theirs.n_changes > 0)
    comparison->kinship = CONCORD_KINSHIP_AHEAD;
  return comparison;
}

void
concord_comparison_free (ConcordComparison *comparison)
{
  g_clear_pointer (&comparison->common, concord_revision_unref);
  g_ptr_array_unref (comparison->ours.revisions);
  g_ptr_array_unref (comparison->theirs.revisions);
  g_ptr_array_unref (comparison->records);
  g_free (comparison);
}
