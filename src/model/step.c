#include "model/step.h"

#include <string.h>

struct _ConcordStep
{
  gatomicrefcount references;
  char *label;
  char *author;
  char *reason;
  gint64 time;
  GArray *changes;
  char *parent;      /* of the last change that had one, which owns it */
  GHashTable *added; /* ids of the records that it adds; made when first asked for */
};

G_DEFINE_BOXED_TYPE (ConcordStep, concord_step, concord_step_ref, concord_step_unref)

/* The ids of a base with fifty thousand records stand there several times each: one text serves
 * all changes of a record, and one all its children. */
static void
clear_change (gpointer data)
{
  ConcordChange *change = data;

  g_clear_pointer (&change->id, g_ref_string_release);
  g_clear_pointer (&change->parent, g_ref_string_release);
  g_free (change->value);
  g_free (change->name);
  g_free (change->order);
}

ConcordStep *
concord_step_new (const char *label)
{
  ConcordStep *step = g_new0 (ConcordStep, 1);

  g_atomic_ref_count_init (&step->references);
  step->label = g_strdup (label);
  step->changes = g_array_new (FALSE, FALSE, sizeof (ConcordChange));
  g_array_set_clear_func (step->changes, clear_change);
  return step;
}

ConcordStep *
concord_step_ref (ConcordStep *step)
{
  g_atomic_ref_count_inc (&step->references);
  return step;
}

void
concord_step_unref (ConcordStep *step)
{
  if (!g_atomic_ref_count_dec (&step->references))
    return;
  g_free (step->label);
  g_free (step->author);
  g_free (step->reason);
  g_array_unref (step->changes);
  g_clear_pointer (&step->added, g_hash_table_unref);
  g_free (step);
}

ConcordStep *
concord_step_again (const ConcordStep *step)
{
  ConcordStep *copy = concord_step_new (step->label);

  for (guint i = 0; i < step->changes->len; i++)
    concord_step_append_known (copy, concord_step_get_change (step, i));
  return copy;
}

const char *
concord_step_get_label (const ConcordStep *step)
{
  return step->label;
}

void
concord_step_set_label (ConcordStep *step, const char *label)
{
  g_free (step->label);
  step->label = g_strdup (label);
}

const char *
concord_step_get_author (const ConcordStep *step)
{
  return step->author;
}

gint64
concord_step_get_time (const ConcordStep *step)
{
  return step->time;
}

void
concord_step_set_origin (ConcordStep *step, const char *author, gint64 time)
{
  char *copy = g_strdup (author);

  g_free (step->author);
  step->author = copy;
  step->time = time;
}

const char *
concord_step_get_reason (const ConcordStep *step)
{
  return step->reason;
}

void
concord_step_set_reason (ConcordStep *step, const char *reason)
{
  char *copy = reason == NULL || *reason == '\0' ? NULL : g_strdup (reason);

  g_free (step->reason);
  step->reason = copy;
}

/* @text, or @known where that says the same. */
static char *
share (char *known, const char *text)
{
  if (text == NULL)
    return NULL;
  return known != NULL && strcmp (known, text) == 0 ? g_ref_string_acquire (known)
                                                    : g_ref_string_new (text);
}

static const char *
intern (const char *name, gboolean is_known)
{
  return is_known ? name : g_intern_string (name);
}

static void
append (ConcordStep *step, const ConcordChange *change, gboolean is_known)
{
  ConcordChangeKind kind = change->kind;
  guint n = step->changes->len;
  const ConcordChange *last = n == 0 ? NULL : concord_step_get_change (step, n - 1);
  ConcordChange copy
      = { .kind = kind, .id = share (last == NULL ? NULL : last->id, change->id) };

  /* Only what the kind has: anything else would be hashed, but not written. */
  if (kind == CONCORD_CHANGE_ADD)
    copy.type = intern (change->type, is_known);
  if (kind == CONCORD_CHANGE_SET)
    copy.year = change->year;
  if (kind == CONCORD_CHANGE_KEEP)
    copy.name = g_strdup (change->name);
  if (kind == CONCORD_CHANGE_SET || kind == CONCORD_CHANGE_KEEP)
    {
      copy.field = intern (change->field, is_known);
      copy.value = g_strdup (change->value);
    }
  if (kind == CONCORD_CHANGE_ADD || kind == CONCORD_CHANGE_PLACE)
    {
      copy.parent = share (step->parent, change->parent);
      step->parent = copy.parent;
      copy.role = intern (change->role, is_known);
      copy.order = g_strdup (change->order);
    }
  g_array_append_val (step->changes, copy);
  if (step->added != NULL && copy.kind == CONCORD_CHANGE_ADD)
    g_hash_table_add (step->added, g_strdup (copy.id));
}

void
concord_step_append (ConcordStep *step, const ConcordChange *change)
{
  append (step, change, FALSE);
}

void
concord_step_append_known (ConcordStep *step, const ConcordChange *change)
{
  append (step, change, TRUE);
}

static gboolean
is_same_change (const ConcordChange *a, const ConcordChange *b)
{
  return a->kind == b->kind && a->type == b->type && a->field == b->field && a->year == b->year
         && a->role == b->role && g_strcmp0 (a->id, b->id) == 0
         && g_strcmp0 (a->value, b->value) == 0 && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->parent, b->parent) == 0 && g_strcmp0 (a->order, b->order) == 0;
}

gboolean
concord_step_has_change (const ConcordStep *step, guint index, const ConcordChange *change)
{
  return index < step->changes->len
         && is_same_change (concord_step_get_change (step, index), change);
}

gboolean
concord_step_equal (const ConcordStep *a, const ConcordStep *b)
{
  if (g_strcmp0 (a->label, b->label) != 0 || g_strcmp0 (a->author, b->author) != 0
      || g_strcmp0 (a->reason, b->reason) != 0 || a->time != b->time
      || a->changes->len != b->changes->len)
    return FALSE;
  for (guint i = 0; i < a->changes->len; i++)
    if (!concord_step_has_change (a, i, concord_step_get_change (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
concord_step_adds (ConcordStep *step, const char *id)
{
  if (step->added == NULL)
    {
      step->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < step->changes->len; i++)
        {
          const ConcordChange *change = concord_step_get_change (step, i);

          if (change->kind == CONCORD_CHANGE_ADD)
            g_hash_table_add (step->added, g_strdup (change->id));
        }
    }
  return g_hash_table_contains (step->added, id);
}

void
concord_step_set_year (ConcordStep *step, const char *id, const char *field, int year,
                       const char *value)
{
  concord_step_append (step,
                       &(ConcordChange){ .kind = CONCORD_CHANGE_SET,
                                         .id = (char *) id,
                                         .field = field,
                                         .year = year,
                                         .value = (char *) value });
}

void
concord_step_set (ConcordStep *step, const char *id, const char *field, const char *value)
{
  concord_step_set_year (step, id, field, 0, value);
}

void
concord_step_add (ConcordStep *step, const char *id, const char *type, const char *parent,
                  const char *role, const char *order)
{
  concord_step_append (step,
                       &(ConcordChange){ .kind = CONCORD_CHANGE_ADD,
                                         .id = (char *) id,
                                         .type = type,
                                         .parent = (char *) parent,
                                         .role = role,
                                         .order = (char *) order });
}

void
concord_step_place (ConcordStep *step, const char *id, const char *parent, const char *role,
                    const char *order)
{
  concord_step_append (step,
                       &(ConcordChange){ .kind = CONCORD_CHANGE_PLACE,
                                         .id = (char *) id,
                                         .parent = (char *) parent,
                                         .role = role,
                                         .order = (char *) order });
}

void
concord_step_remove (ConcordStep *step, const char *id)
{
  concord_step_append (
      step, &(ConcordChange){ .kind = CONCORD_CHANGE_REMOVE, .id = (char *) id });
}

void
concord_step_keep (ConcordStep *step, const char *id, const char *after, const char *name,
                   const char *content)
{
  concord_step_append (step,
                       &(ConcordChange){ .kind = CONCORD_CHANGE_KEEP,
                                         .id = (char *) id,
                                         .field = after,
                                         .name = (char *) name,
                                         .value = (char *) content });
}

guint
concord_step_get_length (const ConcordStep *step)
{
  return step->changes->len;
}

const ConcordChange *
concord_step_get_change (const ConcordStep *step, guint index)
{
  return &g_array_index (step->changes, ConcordChange, index);
}

void
concord_step_truncate (ConcordStep *step, guint length)
{
  g_array_set_size (step->changes, length);
  step->parent = NULL;
  g_clear_pointer (&step->added, g_hash_table_unref);
}
