#include "model/revision.h"

#include <string.h>

ConcordRevision *
concord_revision_new (const char *id, const char *const *parents, const char *author, gint64 time,
                      const char *note, const char *name, const char *state, GPtrArray *steps)
{
  ConcordRevision *revision = g_new0 (ConcordRevision, 1);

  g_atomic_ref_count_init (&revision->references);
  revision->parents = g_strdupv ((char **) parents);
  revision->author = g_strdup (author);
  revision->time = time;
  revision->note = g_strdup (note);
  revision->name = g_strdup (name);
  revision->state = g_strdup (state);
  revision->steps = g_ptr_array_ref (steps);
  revision->id = id == NULL ? concord_revision_dup_hash (revision) : g_strdup (id);
  return revision;
}

ConcordRevision *
concord_revision_ref (ConcordRevision *revision)
{
  g_atomic_ref_count_inc (&revision->references);
  return revision;
}

void
concord_revision_unref (ConcordRevision *revision)
{
  if (!g_atomic_ref_count_dec (&revision->references))
    return;
  g_free (revision->id);
  g_strfreev (revision->parents);
  g_free (revision->author);
  g_free (revision->note);
  g_free (revision->name);
  g_free (revision->state);
  g_ptr_array_unref (revision->steps);
  g_free (revision->raw);
  g_free (revision);
}

/* One part and a zero byte: no two different lists of parts feed the same bytes. */
static void
feed (GChecksum *sum, const char *part)
{
  if (part == NULL)
    g_checksum_update (sum, (const guchar *) "\1", 2);
  else
    g_checksum_update (sum, (const guchar *) part, (gssize) strlen (part) + 1);
}

static void
feed_number (GChecksum *sum, gint64 number)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  feed (sum, text);
}

static void
feed_step (GChecksum *sum, const ConcordStep *step)
{
  feed (sum, concord_step_get_label (step));
  feed (sum, concord_step_get_author (step));
  feed_number (sum, concord_step_get_time (step));
  feed (sum, concord_step_get_reason (step));
  feed_number (sum, concord_step_get_length (step));
  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);

      feed_number (sum, change->kind);
      feed (sum, change->id);
      feed (sum, change->type);
      feed (sum, change->field);
      feed_number (sum, change->year);
      feed (sum, change->value);
      feed (sum, change->parent);
      feed (sum, change->role);
      feed (sum, change->order);
    }
}

char *
concord_revision_dup_hash (const ConcordRevision *revision)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  feed (sum, "concord revision 1");
  feed_number (sum, g_strv_length (revision->parents));
  for (char **parent = revision->parents; *parent != NULL; parent++)
    feed (sum, *parent);
  feed (sum, revision->author);
  feed_number (sum, revision->time);
  feed (sum, revision->note);
  feed (sum, revision->name);
  feed (sum, revision->state);
  feed_number (sum, revision->steps->len);
  for (guint i = 0; i < revision->steps->len; i++)
    feed_step (sum, revision->steps->pdata[i]);
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
concord_revision_equal (const ConcordRevision *a, const ConcordRevision *b)
{
  if (strcmp (a->id, b->id) != 0 || a->time != b->time || a->steps->len != b->steps->len
      || !g_strv_equal ((const char *const *) a->parents, (const char *const *) b->parents)
      || g_strcmp0 (a->author, b->author) != 0 || g_strcmp0 (a->note, b->note) != 0
      || g_strcmp0 (a->name, b->name) != 0 || g_strcmp0 (a->state, b->state) != 0
      || g_strcmp0 (a->raw, b->raw) != 0)
    return FALSE;
  for (guint i = 0; i < a->steps->len; i++)
    if (!concord_step_equal (a->steps->pdata[i], b->steps->pdata[i]))
      return FALSE;
  return TRUE;
}
