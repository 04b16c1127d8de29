#include "store/proof.h"

#include <string.h>

#define MOST_FIELDS 64

/* The lines of one field of the record that is being read. */
typedef struct
{
  gsize from, to;
} Piece;

struct _ConcordProof
{
  const ConcordStep *base;
  const GPtrArray *revisions;
  const ConcordCanonical *state;

  guint n_changes;   /* of the base, found so far */
  guint n_revisions; /* found so far */
  guint n_records;   /* of the state, found so far */
  guint8 *seen;      /* which of them */

  /* The record of the state whose fields come now. */
  const ConcordRecordClass *klass;
  const char *expected; /* its lines behind its place */
  gsize length;
  GString *lines;       /* those of the fields that came */
  Piece pieces[MOST_FIELDS];
  guint64 named; /* which fields came, a bit each */
};

ConcordProof *
concord_proof_new (ConcordStep *base, GPtrArray *revisions, const ConcordCanonical *state)
{
  ConcordProof *proof = g_new0 (ConcordProof, 1);

  proof->base = base;
  proof->revisions = revisions;
  proof->state = state;
  proof->seen = g_malloc0 (concord_canonical_get_n_records (state) + 1);
  proof->lines = g_string_new (NULL);
  return proof;
}

void
concord_proof_free (ConcordProof *proof)
{
  g_free (proof->seen);
  g_string_free (proof->lines, TRUE);
  g_free (proof);
}

gboolean
concord_proof_base (ConcordProof *proof, const ConcordChange *change)
{
  return concord_step_has_change (proof->base, proof->n_changes++, change);
}

gboolean
concord_proof_revision (ConcordProof *proof, const ConcordRevision *revision)
{
  guint index = proof->n_revisions++;

  return index < proof->revisions->len
         && concord_revision_equal (revision, proof->revisions->pdata[index]);
}

/* TRUE when the fields that came, in the order of their table, are the expected lines and nothing
 * else. */
static gboolean
finish_record (ConcordProof *proof)
{
  gsize at = 0;

  if (proof->klass == NULL)
    return TRUE;
  for (guint i = 0; i < proof->klass->n_fields && proof->named >> i != 0; i++)
    {
      const Piece *piece = &proof->pieces[i];
      gsize length = piece->to - piece->from;

      if ((proof->named & ((guint64) 1 << i)) == 0)
        continue;
      if (length > proof->length - at
          || memcmp (proof->expected + at, proof->lines->str + piece->from, length) != 0)
        return FALSE;
      at += length;
    }
  return at == proof->length;
}

gboolean
concord_proof_state_record (ConcordProof *proof, const char *id, const ConcordChildRole *role,
                            const char *parent, const char *order)
{
  guint index;

  if (!finish_record (proof))
    return FALSE;
  proof->klass = concord_record_types_get_class (role->child);
  proof->named = 0;
  proof->expected = concord_canonical_find (proof->state, id, &index, &proof->length);
  if (proof->expected == NULL || proof->seen[index] || proof->klass->n_fields > MOST_FIELDS)
    return FALSE;
  proof->seen[index] = TRUE;
  proof->n_records++;
  g_string_truncate (proof->lines, 0);
  concord_canonical_append_place (proof->lines, id, role->child, parent, role->role,
                                  order == NULL ? "" : order);
  if (proof->lines->len > proof->length
      || memcmp (proof->expected, proof->lines->str, proof->lines->len) != 0)
    return FALSE;
  proof->expected += proof->lines->len;
  proof->length -= proof->lines->len;
  return TRUE;
}

/* Whether there is a record @id of the type that the field wants. */
static gboolean
refers_well (const ConcordProof *proof, const ConcordField *field, const char *id)
{
  guint index;
  gsize length;
  const char *lines = concord_canonical_find (proof->state, id, &index, &length);
  const char *type = lines == NULL ? NULL : lines + strlen (id) + 1;
  gsize size = field->target == NULL ? 0 : strlen (field->target);

  return type != NULL
         && (field->target == NULL
             || (strncmp (type, field->target, size) == 0 && type[size] == ' '));
}

/* A year of a series, of which the first makes the line and the others go on with it. */
static void
append_year (ConcordProof *proof, const ConcordField *field, Piece *piece, gboolean is_first,
             int year, const char *number)
{
  g_autofree char *text = g_strdup_printf ("%d:%s", year, number);

  if (is_first)
    concord_canonical_append_field (proof->lines, field->name, text);
  else
    {
      g_string_truncate (proof->lines, piece->to - 1);
      g_string_append_printf (proof->lines, " %s\n", text);
    }
}

gboolean
concord_proof_state_field (ConcordProof *proof, const ConcordField *field, int year,
                           const char *value)
{
  guint i = (guint) (field - proof->klass->fields);
  gboolean is_first = (proof->named & ((guint64) 1 << i)) == 0;
  Piece *piece = &proof->pieces[i];
  char number[CONCORD_NUMBER_SIZE];
  ConcordCell cell;

  /* A year that does not go on where the last one ended is no line that we wrote. */
  if (!concord_field_read (field, value, &cell, NULL)
      || (field->kind == CONCORD_KIND_REFERENCE && !refers_well (proof, field, value))
      || (!is_first && (field->kind != CONCORD_KIND_SERIES || piece->to != proof->lines->len)))
    return FALSE;
  proof->named |= (guint64) 1 << i;
  if (is_first)
    piece->from = proof->lines->len;
  if (field->kind == CONCORD_KIND_SERIES)
    {
      concord_number_print (cell.number, number);
      append_year (proof, field, piece, is_first, year, number);
    }
  else
    concord_canonical_append_field (proof->lines, field->name,
                                    concord_field_peek_canonical (field, &cell, number));
  piece->to = proof->lines->len;
  return TRUE;
}

gboolean
concord_proof_finish (ConcordProof *proof)
{
  return finish_record (proof) && proof->n_changes == concord_step_get_length (proof->base)
         && proof->n_revisions == proof->revisions->len
         && proof->n_records == concord_canonical_get_n_records (proof->state);
}
