#include "store/survey-lookup.h"

#include <string.h>

#define MOST_BYTES 64
#define FEWEST_SLOTS 64
#define MOST_SLOTS 8192 /* half of them are used at most */

typedef struct
{
  guint64 hash;
  guint8 length; /* beside @used: a text may be empty */
  gboolean used;
  int meaning;
  char text[MOST_BYTES];
} Slot;

struct _ConcordLookup
{
  Slot *slots;
  guint n_slots; /* a power of two */
  guint n_used;
};

/* Eight bytes at a time, the last ones overlapping; multiplied and folded as in wyhash (Wang Yi),
 * without a seed: what is kept is bounded, so that made-up collisions cost little. */
static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 29);
}

static guint64
hash_text (const char *text, gsize length)
{
  guint64 hash = length, word = 0;

  if (length < sizeof word)
    {
      for (gsize i = 0; i < length; i++)
        word = word << 8 | (guchar) text[i];
      return mix (hash, word);
    }
  for (gsize at = 0; at + sizeof word < length; at += sizeof word)
    {
      memcpy (&word, text + at, sizeof word);
      hash = mix (hash, word);
    }
  memcpy (&word, text + length - sizeof word, sizeof word);
  return mix (hash, word);
}

/* The slot of the text, or the free one where it would go. */
static Slot *
find_slot (const ConcordLookup *lookup, const char *text, gsize length, guint64 hash)
{
  for (guint i = (guint) hash & (lookup->n_slots - 1);; i = (i + 1) & (lookup->n_slots - 1))
    {
      Slot *slot = &lookup->slots[i];

      if (!slot->used
          || (slot->hash == hash && slot->length == length
              && memcmp (slot->text, text, length) == 0))
        return slot;
    }
}

ConcordLookup *
concord_lookup_new (void)
{
  ConcordLookup *lookup = g_new0 (ConcordLookup, 1);

  lookup->n_slots = FEWEST_SLOTS;
  lookup->slots = g_new0 (Slot, lookup->n_slots);
  return lookup;
}

void
concord_lookup_free (ConcordLookup *lookup)
{
  g_free (lookup->slots);
  g_free (lookup);
}

gboolean
concord_lookup_find (const ConcordLookup *lookup, const ConcordCsvCell *text, int *meaning)
{
  const Slot *slot;

  if (text->length > MOST_BYTES)
    return FALSE;
  slot = find_slot (lookup, text->text, text->length, hash_text (text->text, text->length));
  *meaning = slot->meaning;
  return slot->used;
}

static void
grow (ConcordLookup *lookup)
{
  Slot *before = lookup->slots;
  guint n_before = lookup->n_slots;

  lookup->n_slots *= 2;
  lookup->slots = g_new0 (Slot, lookup->n_slots);
  for (guint i = 0; i < n_before; i++)
    if (before[i].used)
      *find_slot (lookup, before[i].text, before[i].length, before[i].hash) = before[i];
  g_free (before);
}

void
concord_lookup_put (ConcordLookup *lookup, const ConcordCsvCell *text, int meaning)
{
  guint64 hash;
  Slot *slot;

  if (text->length > MOST_BYTES || lookup->n_used * 2 >= MOST_SLOTS)
    return;
  if (lookup->n_used * 2 >= lookup->n_slots)
    grow (lookup);
  hash = hash_text (text->text, text->length);
  slot = find_slot (lookup, text->text, text->length, hash);
  lookup->n_used += !slot->used;
  slot->used = TRUE;
  slot->hash = hash;
  slot->length = (guint8) text->length;
  slot->meaning = meaning;
  memcpy (slot->text, text->text, text->length);
}
