#include "model/step.h"

struct _ConcordStep
{
  gatomicrefcount references;
  char *label;
  char *author;
  char *reason;
  gint64 time;
  GArray *changes;
  GHashTable *added; /* ids of the records that it adds; made when first asked for */
};

G_DEFINE_BOXED_TYPE (ConcordStep, concord_step, concord_step_ref, concord_step_unref)

static void
clear_change (gpointer data)
{
  ConcordChange *change = data;

  g_free (change->id);
  g_free (change->value);
  g_free (change->name);
  g_free (change->parent);
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
    concord_step_append (copy, concord_step_get_change (step, i));
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

void
concord_step_append (ConcordStep *step, const ConcordChange *change)
{
  ConcordChangeKind kind = change->kind;
  ConcordChange copy = { .kind = kind, .id = g_strdup (change->id) };

  /* Only what the kind has: anything else would be hashed, but not written. */
  if (kind == CONCORD_CHANGE_ADD)
    copy.type = g_intern_string (change->type);
  if (kind == CONCORD_CHANGE_SET)
    copy.year = change->year;
  if (kind == CONCORD_CHANGE_KEEP)
    copy.name = g_strdup (change->name);
  if (kind == CONCORD_CHANGE_SET || kind == CONCORD_CHANGE_KEEP)
    {
      copy.field = g_intern_string (change->field);
      copy.value = g_strdup (change->value);
    }
  if (kind == CONCORD_CHANGE_ADD || kind == CONCORD_CHANGE_PLACE)
    {
      copy.parent = g_strdup (change->parent);
      copy.role = g_intern_string (change->role);
      copy.order = g_strdup (change->order);
    }
  g_array_append_val (step->changes, copy);
  if (step->added != NULL && copy.kind == CONCORD_CHANGE_ADD)
    g_hash_table_add (step->added, g_strdup (copy.id));
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
  g_clear_pointer (&step->added, g_hash_table_unref);
}
