#include "model/document-private.h"
#include "model/canonical.h"
#include "model/id.h"
#include "model/order-key.h"
#include "model/record-types.h"
#include "model/scale.h"

#include "concord-words.h"
#include <string.h>

G_DEFINE_FINAL_TYPE (ConcordDocument, concord_document, G_TYPE_OBJECT)
G_DEFINE_QUARK (concord-document-error-quark, concord_document_error)

enum
{
  PROP_DIRTY = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  CHANGED,
  JOURNAL,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  ConcordEntry *entry = data;

  concord_step_unref (entry->step);
  concord_step_unref (entry->inverse);
  g_free (entry);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordDocument *self = CONCORD_DOCUMENT (object);

  switch (id)
    {
    case PROP_DIRTY:
      g_value_set_boolean (value, concord_document_is_dirty (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, concord_document_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, concord_document_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, concord_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, concord_document_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
release_record (gpointer data)
{
  concord_record_set_document (data, NULL);
  g_object_unref (data);
}

static void
finalize (GObject *object)
{
  ConcordDocument *self = CONCORD_DOCUMENT (object);

  g_hash_table_unref (self->records);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_clear_pointer (&self->names[i].counts, g_hash_table_unref);
  g_free (self->author);
  concord_step_unref (self->base);
  g_ptr_array_unref (self->revisions);
  g_ptr_array_unref (self->unsaved);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_ptr_array_unref (self->warnings);
  G_OBJECT_CLASS (concord_document_parent_class)->finalize (object);
}

static void
concord_document_class_init (ConcordDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = get_property;
  object_class->finalize = finalize;
  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHANGED] = g_signal_new ("changed", CONCORD_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[JOURNAL] = g_signal_new ("journal", CONCORD_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, CONCORD_TYPE_STEP);
}

/* Ids are random: a few of their digits spread as well as a hash of all of them. */
static guint
hash_id (gconstpointer id)
{
  guint hash = 0;

  for (const char *p = id; *p != '\0' && p < (const char *) id + 8; p++)
    hash = hash << 4 ^ (guint) (g_ascii_isdigit (*p) ? *p - '0' : *p - 'W');
  return hash;
}

static void
concord_document_init (ConcordDocument *self)
{
  guint n_types;

  concord_record_types_get (&n_types);
  g_assert (n_types <= G_N_ELEMENTS (self->serials));
  self->records = g_hash_table_new_full (hash_id, g_str_equal, NULL, release_record);
  self->base = concord_step_new (NULL);
  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_revision_unref);
  self->unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_step_unref);
  self->done = g_ptr_array_new_with_free_func (entry_free);
  self->undone = g_ptr_array_new_with_free_func (entry_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
}

ConcordDocument *
concord_document_new_for (const char *project_id)
{
  ConcordDocument *self = g_object_new (CONCORD_TYPE_DOCUMENT, NULL);
  ConcordRecord *project = concord_record_new ("project", project_id);

  concord_record_set_document (project, self);
  concord_record_set_place (project, NULL, "project", NULL);
  g_hash_table_insert (self->records, (gpointer) concord_record_get_id (project), project);
  self->project = CONCORD_PROJECT (project);
  concord_document_describe_whole (project, self->base);
  /* An empty project reads without a problem. */
  self->base_was_read = TRUE;
  return self;
}

ConcordDocument *
concord_document_new (void)
{
  g_autofree char *id = concord_id_new ();

  return concord_document_new_for (id);
}

ConcordProject *
concord_document_get_project (ConcordDocument *document)
{
  return document->project;
}

ConcordRecord *
concord_document_find (ConcordDocument *document, const char *id)
{
  ConcordRecord **recent = document->recent;
  ConcordRecord *record;

  if (id == NULL)
    return NULL;
  if (recent[0] != NULL && strcmp (concord_record_get_id (recent[0]), id) == 0)
    return recent[0];
  record = recent[1] != NULL && strcmp (concord_record_get_id (recent[1]), id) == 0
               ? recent[1]
               : g_hash_table_lookup (document->records, id);
  if (record != NULL)
    {
      recent[1] = recent[0];
      recent[0] = record;
    }
  return record;
}

ConcordRecord *
concord_document_find_link (ConcordDocument *document, const char *type_name,
                            ConcordRecord *parent, const char *const *keys)
{
  g_autofree char *id = concord_id_new_link (type_name, concord_record_get_id (parent), keys);

  return concord_document_find (document, id);
}

/* Whether records of @type_name can stand anywhere below one of @parent; @seen holds the types on
 * the way here, for criteria stand under criteria. */
static gboolean
can_hold (const char *parent, const char *type_name, GPtrArray *seen)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  g_ptr_array_add (seen, (gpointer) parent);
  for (guint i = 0; i < n_roles; i++)
    if (g_strcmp0 (roles[i].parent, parent) == 0 /* the project itself has none */
        && (strcmp (roles[i].child, type_name) == 0
            || (!g_ptr_array_find_with_equal_func (seen, roles[i].child, g_str_equal, NULL)
                && can_hold (roles[i].child, type_name, seen))))
      return TRUE;
  return FALSE;
}

typedef struct
{
  const char *type_name;
  GPtrArray *found;
  GHashTable *holds; /* type name to whether such a record is worth a look */
} Search;

static gboolean
is_worth_a_look (Search *search, const char *name)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (search->holds, name, NULL, &known))
    {
      g_autoptr (GPtrArray) seen = g_ptr_array_new ();

      known = GINT_TO_POINTER (can_hold (name, search->type_name, seen));
      g_hash_table_insert (search->holds, (gpointer) name, known);
    }
  return GPOINTER_TO_INT (known);
}

static void
collect (ConcordRecord *record, Search *search)
{
  g_autofree const char **roles = NULL;

  if (strcmp (concord_record_get_type_name (record), search->type_name) == 0)
    g_ptr_array_add (search->found, record);
  /* Fifty thousand scores and counts hold nothing; options hold no services. */
  if (!is_worth_a_look (search, concord_record_get_type_name (record)))
    return;
  roles = concord_record_get_roles (record);
  for (const char **role = roles; *role != NULL; role++)
    {
      const char *child_type
          = concord_roles_find (concord_record_get_type_name (record), *role)->child;
      GListModel *children;

      if (strcmp (child_type, search->type_name) != 0 && !is_worth_a_look (search, child_type))
        continue;
      children = concord_record_get_children (record, *role);

      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

          collect (child, search);
        }
    }
}

GPtrArray *
concord_document_list (ConcordDocument *document, const char *type_name)
{
  Search search = { type_name, g_ptr_array_new (), g_hash_table_new (g_str_hash, g_str_equal) };

  collect (CONCORD_RECORD (document->project), &search);
  g_hash_table_unref (search.holds);
  return search.found;
}

guint
concord_document_get_n_records (ConcordDocument *document)
{
  return g_hash_table_size (document->records);
}

guint64
concord_document_get_serial (ConcordDocument *document, const char *type_name)
{
  return type_name == NULL
             ? document->serial
             : document->serials[concord_record_types_get_class (type_name)->index];
}

guint64
concord_document_get_shape (ConcordDocument *document, const char *type_name)
{
  return document->shapes[concord_record_types_get_class (type_name)->index];
}

const char *
concord_document_get_author (ConcordDocument *document)
{
  return document->author != NULL ? document->author : g_get_real_name ();
}

void
concord_document_set_author (ConcordDocument *document, const char *author)
{
  g_free (document->author);
  document->author = author == NULL ? NULL : concord_text_dup_storable (author);
}

void
concord_document_set_now (ConcordDocument *document, gint64 now)
{
  document->now = now;
}

gint64
concord_document_get_now (ConcordDocument *document)
{
  return document->now != 0 ? document->now : g_get_real_time () / G_USEC_PER_SEC;
}

void
concord_document_announce (ConcordDocument *document)
{
  for (guint i = PROP_DIRTY; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (document), props[i]);
  g_signal_emit (document, signals[CHANGED], 0);
}

static void
tell (ConcordDocument *document, ConcordDeed deed, ConcordStep *step)
{
  g_signal_emit (document, signals[JOURNAL], 0, (int) deed, step);
  concord_document_announce (document);
}

static void
stamp (ConcordDocument *document, ConcordStep *step)
{
  if (concord_step_get_author (step) == NULL)
    concord_step_set_origin (step, concord_document_get_author (document),
                             concord_document_get_now (document));
}

/* Texts of a step as they may stand in a file: what XML forbids can't be written and read back. */
static gboolean
check_texts (const ConcordStep *step, GError **error)
{
  const char *texts[] = { concord_step_get_label (step), concord_step_get_reason (step) };
  /* Labels are made of names, each of which may be as long as a text. */
  const gsize most = 2 * CONCORD_TEXT_MAX - 1000;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL
        && (strlen (texts[i]) > most || !concord_text_is_storable (texts[i])))
      {
        g_set_error_literal (error, CONCORD_FIELD_ERROR, CONCORD_FIELD_ERROR_NOT_A_VALUE,
                             _ ("The reason is too long or holds control characters; type it "
                                "again."));
        return FALSE;
      }
  return TRUE;
}

/* TRUE when the step itself gives the record a new reason. */
static gboolean
gives_reason (const ConcordStep *step, const char *id)
{
  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);

      if (change->kind == CONCORD_CHANGE_SET && change->value != NULL
          && strcmp (change->id, id) == 0 && strcmp (change->field, "reason") == 0)
        return TRUE;
    }
  return FALSE;
}

/* What was moderated stays as it is unless somebody says why it changes. */
static gboolean
check_reasons (ConcordDocument *document, const ConcordStep *step, GError **error)
{
  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);
      ConcordRecord *record = change->kind == CONCORD_CHANGE_SET
                                  ? concord_document_find (document, change->id)
                                  : NULL;
      const ConcordField *field
          = record == NULL ? NULL : concord_record_find_field (record, change->field);
      g_autofree char *label = NULL;

      if (field == NULL || !field->reasoned || concord_record_is_absent (record, field)
          || concord_record_holds (record, field, change->year, change->value)
          || concord_step_get_reason (step) != NULL || gives_reason (step, change->id))
        continue;
      label = concord_field_dup_label (field);
      g_set_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_REASON,
                   _ ("%s changes only with a reason: say why, and it is kept with the change."),
                   label);
      return FALSE;
    }
  return TRUE;
}

/* Does the step; NULL where it failed (with @error) or changed nothing. */
static ConcordEntry *
run (ConcordDocument *document, ConcordStep *step, GError **error)
{
  g_autoptr (ConcordStep) inverse = concord_step_new (NULL);
  g_autoptr (ConcordStep) made = concord_step_new (concord_step_get_label (step));
  ConcordEntry *entry;

  if (!check_texts (step, error) || !concord_scale_check_step (document, step, error)
      || !check_reasons (document, step, error)
      || concord_document_apply_all (document, step, inverse, made, error) < 0
      || concord_step_get_length (inverse) == 0)
    return NULL;
  stamp (document, step);
  concord_step_set_origin (made, concord_step_get_author (step), concord_step_get_time (step));
  concord_step_set_reason (made, concord_step_get_reason (step));
  entry = g_new0 (ConcordEntry, 1);
  entry->step = g_steal_pointer (&made);
  entry->inverse = g_steal_pointer (&inverse);
  return entry;
}

gboolean
concord_document_perform (ConcordDocument *document, ConcordStep *step, GError **error)
{
  g_autoptr (GError) problem = NULL;
  ConcordEntry *entry = run (document, step, &problem);

  document->typing = NULL;
  if (entry == NULL)
    {
      gboolean good = problem == NULL;

      if (!good)
        g_propagate_error (error, g_steal_pointer (&problem));
      return good;
    }
  g_ptr_array_set_size (document->undone, 0);
  g_ptr_array_add (document->done, entry);
  g_ptr_array_add (document->unsaved, concord_step_ref (entry->step));
  tell (document, CONCORD_DEED_DO, entry->step);
  return TRUE;
}

static gboolean
continues (const ConcordEntry *typing, const ConcordStep *step)
{
  const ConcordChange *before, *now;

  if (typing == NULL || concord_step_get_length (step) != 1
      || concord_step_get_length (typing->step) != 1)
    return FALSE;
  before = concord_step_get_change (typing->step, 0);
  now = concord_step_get_change (step, 0);
  return before->kind == CONCORD_CHANGE_SET && now->kind == CONCORD_CHANGE_SET
         && before->field == now->field && before->year == now->year
         && strcmp (before->id, now->id) == 0;
}

/* The last step gives way to one that goes from before it to what is typed now. */
static gboolean
amend (ConcordDocument *document, ConcordStep *step, GError **error)
{
  ConcordEntry *typing = document->typing;
  const ConcordChange *first = concord_step_get_change (typing->inverse, 0);
  ConcordEntry *entry;
  g_autoptr (GError) problem = NULL;

  if (g_strcmp0 (first->value, concord_step_get_change (step, 0)->value) == 0)
    {
      concord_document_apply_all (document, typing->inverse, NULL, NULL, NULL);
      document->typing = NULL;
      g_ptr_array_set_size (document->unsaved, (int) document->unsaved->len - 1);
      g_ptr_array_set_size (document->done, (int) document->done->len - 1);
      tell (document, CONCORD_DEED_DROP, NULL);
      return TRUE;
    }
  entry = run (document, step, &problem);
  if (entry == NULL)
    {
      if (problem == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  concord_step_unref (typing->step);
  typing->step = concord_step_ref (entry->step);
  entry_free (entry);
  g_ptr_array_set_size (document->unsaved, (int) document->unsaved->len - 1);
  g_ptr_array_add (document->unsaved, concord_step_ref (typing->step));
  tell (document, CONCORD_DEED_AMEND, typing->step);
  return TRUE;
}

gboolean
concord_document_type (ConcordDocument *document, ConcordStep *step, GError **error)
{
  guint64 serial = document->serial;

  if (continues (document->typing, step))
    return amend (document, step, error);
  if (!concord_document_perform (document, step, error))
    return FALSE;
  if (document->serial != serial)
    document->typing = document->done->pdata[document->done->len - 1];
  return TRUE;
}

void
concord_document_end_typing (ConcordDocument *document)
{
  document->typing = NULL;
}

/* --- undo and redo -------------------------------------------------------------------------- */

gboolean
concord_document_can_undo (ConcordDocument *document)
{
  return document->done->len > 0;
}

gboolean
concord_document_can_redo (ConcordDocument *document)
{
  return document->undone->len > 0;
}

static const char *
get_last_label (GPtrArray *entries)
{
  ConcordEntry *entry = entries->len == 0 ? NULL : entries->pdata[entries->len - 1];

  return entry == NULL ? NULL : concord_step_get_label (entry->step);
}

const char *
concord_document_get_undo_label (ConcordDocument *document)
{
  return get_last_label (document->done);
}

const char *
concord_document_get_redo_label (ConcordDocument *document)
{
  return get_last_label (document->undone);
}

/* Steps that cancel each other before they are saved are never written: what was just appended as
 * @opposite goes away again, else @step joins what the next revision holds. A step that a save on
 * its way holds counts as saved. */
static void
log_step (ConcordDocument *document, ConcordStep *opposite, ConcordStep *step)
{
  GPtrArray *unsaved = document->unsaved;

  if (unsaved->len > document->sealed && unsaved->pdata[unsaved->len - 1] == opposite)
    g_ptr_array_set_size (unsaved, (int) unsaved->len - 1);
  else
    g_ptr_array_add (unsaved, concord_step_ref (step));
}

void
concord_document_undo (ConcordDocument *document)
{
  ConcordEntry *entry;
  ConcordStep *inverse;
  g_autofree char *label = NULL;

  if (!concord_document_can_undo (document))
    return;
  document->typing = NULL;
  entry = g_ptr_array_steal_index (document->done, document->done->len - 1);
  concord_document_apply_all (document, entry->inverse, NULL, NULL, NULL);
  /* Translators: the label of a step that takes back another: "Undo: set need of Revenues". */
  label = g_strdup_printf (_ ("Undo: %s"), concord_step_get_label (entry->step));
  /* A new one each time: the last one may stand in a revision, which never changes. */
  inverse = concord_step_again (entry->inverse);
  concord_step_set_label (inverse, label);
  concord_step_set_origin (inverse, concord_document_get_author (document),
                           concord_document_get_now (document));
  concord_step_unref (entry->inverse);
  entry->inverse = inverse;
  log_step (document, entry->step, entry->inverse);
  g_ptr_array_add (document->undone, entry);
  tell (document, CONCORD_DEED_UNDO, entry->step);
}

void
concord_document_redo (ConcordDocument *document)
{
  ConcordEntry *entry;
  guint unsaved = document->unsaved->len;

  if (!concord_document_can_redo (document))
    return;
  document->typing = NULL;
  entry = g_ptr_array_steal_index (document->undone, document->undone->len - 1);
  concord_document_apply_all (document, entry->step, NULL, NULL, NULL);
  log_step (document, entry->inverse, entry->step);
  if (document->unsaved->len > unsaved && document->revisions->len > 0)
    {
      /* The same step may stand in an older revision with its own time. */
      ConcordStep *again = concord_step_again (entry->step);

      concord_step_set_reason (again, concord_step_get_reason (entry->step));
      stamp (document, again);
      g_ptr_array_set_size (document->unsaved, (int) unsaved);
      g_ptr_array_add (document->unsaved, concord_step_ref (again));
      concord_step_unref (entry->step);
      entry->step = again;
    }
  g_ptr_array_add (document->done, entry);
  tell (document, CONCORD_DEED_REDO, entry->step);
}

/* --- history -------------------------------------------------------------------------------- */

gboolean
concord_document_is_dirty (ConcordDocument *document)
{
  return document->unsaved->len > 0;
}

GPtrArray *
concord_document_get_unsaved (ConcordDocument *document)
{
  return document->unsaved;
}

GPtrArray *
concord_document_get_revisions (ConcordDocument *document)
{
  return document->revisions;
}

ConcordStep *
concord_document_get_base (ConcordDocument *document)
{
  return document->base;
}

void
concord_document_rebase (ConcordDocument *document)
{
  /* A new step, not the old one emptied: whoever remembers the old base sees that it is gone. */
  concord_step_unref (document->base);
  document->base = concord_step_new (NULL);
  document->base_was_read = FALSE;
  concord_document_describe_whole (CONCORD_RECORD (document->project), document->base);
  document->typing = NULL;
  g_ptr_array_set_size (document->revisions, 0);
  g_ptr_array_set_size (document->unsaved, 0);
  document->sealed = 0;
  g_ptr_array_set_size (document->done, 0);
  g_ptr_array_set_size (document->undone, 0);
  g_ptr_array_set_size (document->warnings, 0);
  concord_document_announce (document);
}

gboolean
concord_document_is_base_read (ConcordDocument *document)
{
  return document->base_was_read;
}

ConcordRevision *
concord_document_prepare (ConcordDocument *document, const char *note)
{
  g_autofree char *state
      = document->unsaved->len == 0 ? NULL : concord_canonical_dup_hash (document);

  return concord_document_prepare_as (document, state, note);
}

ConcordRevision *
concord_document_prepare_as (ConcordDocument *document, const char *state, const char *note)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *base = NULL;
  /* What XML forbids could be written, but never read back. */
  g_autofree char *storable = note == NULL ? NULL : concord_text_dup_storable (note);
  const char *parents[] = { NULL, NULL };

  document->typing = NULL;
  document->sealed = document->unsaved->len;
  if (document->unsaved->len == 0)
    return NULL;
  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_step_unref);
  for (guint i = 0; i < document->unsaved->len; i++)
    g_ptr_array_add (steps, concord_step_ref (document->unsaved->pdata[i]));
  if (document->revisions->len > 0)
    {
      ConcordRevision *last = document->revisions->pdata[document->revisions->len - 1];

      parents[0] = last->id;
    }
  else
    {
      g_autoptr (ConcordDocument) start = concord_canonical_replay (document, 0);

      base = concord_canonical_dup_hash (start);
      parents[0] = base;
    }
  return concord_revision_new (NULL, parents, concord_document_get_author (document),
                               concord_document_get_now (document), storable, NULL, state, steps);
}

void
concord_document_commit (ConcordDocument *document, ConcordRevision *revision)
{
  guint held = revision->steps->len;

  document->typing = NULL;
  g_ptr_array_add (document->revisions, concord_revision_ref (revision));
  if (held > document->unsaved->len || held == 0
      || document->unsaved->pdata[held - 1] != revision->steps->pdata[held - 1])
    {
      g_critical ("A revision was committed to a document that it was not prepared from.");
      return;
    }
  g_ptr_array_remove_range (document->unsaved, 0, held);
  document->sealed = 0;
  g_ptr_array_set_size (document->warnings, 0);
  concord_document_announce (document);
}

void
concord_document_abandon (ConcordDocument *document)
{
  document->sealed = 0;
}

const GPtrArray *
concord_document_get_warnings (ConcordDocument *document)
{
  return document->warnings;
}

int
concord_document_get_newer_minor (ConcordDocument *document)
{
  return document->newer_minor;
}
