#include "app/pending-cells.h"

#include "concord-words.h"
#include <string.h>

#define DATA_KEY "concord-pending-cells"

/* Of a list that is read before closing: texts, and characters of each. */
#define MOST_LISTED 4
#define LONGEST 40

typedef struct
{
  ConcordPendingCell cell; /* first: what is found */
  char *id;
  char *name;
  char *text;
  char *reason;
  GStrv rests_on;
  int depth; /* how many steps were done when it was left */
} Pending;

struct _ConcordPendingCells
{
  GObject parent_instance;

  ConcordDocument *document; /* not owned: it owns this */
  GHashTable *cells;         /* "id name" -> Pending */
  int depth;                 /* steps done since the document was first looked at */
};

G_DEFINE_FINAL_TYPE (ConcordPendingCells, concord_pending_cells, G_TYPE_OBJECT)

static guint changed_signal;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_free (pending->id);
  g_free (pending->name);
  g_free (pending->text);
  g_free (pending->reason);
  g_strfreev (pending->rests_on);
  g_free (pending);
}

static char *
dup_key (const char *id, const char *name)
{
  return g_strconcat (id, " ", name, NULL);
}

static void
tell (ConcordPendingCells *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- following the document ------------------------------------------------------------------ */

static gboolean
has_lost_ground (ConcordPendingCells *self, const Pending *pending)
{
  for (char **id = pending->rests_on; *id != NULL; id++)
    if (concord_document_find (self->document, *id) == NULL)
      return TRUE;
  return FALSE;
}

/* Where the document goes back to before a text was left, the text goes as well. */
static guint
drop_outdated (ConcordPendingCells *self, gboolean undone)
{
  GHashTableIter iter;
  Pending *pending;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &pending))
    {
      if ((undone && pending->depth > self->depth) || has_lost_ground (self, pending))
        {
          g_hash_table_iter_remove (&iter);
          n++;
        }
      else
        pending->depth = MIN (pending->depth, self->depth);
    }
  return n;
}

static guint
drop_set (ConcordPendingCells *self, ConcordStep *step)
{
  guint n = 0;

  for (guint i = 0; step != NULL && i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);
      g_autofree char *key = change->kind == CONCORD_CHANGE_SET
                                 ? dup_key (change->id, change->field)
                                 : NULL;

      if (key != NULL)
        n += g_hash_table_remove (self->cells, key);
    }
  return n;
}

static void
step_done (ConcordDocument *document, int deed, ConcordStep *step, ConcordPendingCells *self)
{
  guint n;

  if (deed == CONCORD_DEED_DO || deed == CONCORD_DEED_REDO)
    self->depth++;
  else if (deed == CONCORD_DEED_UNDO || deed == CONCORD_DEED_DROP)
    self->depth--;
  if (g_hash_table_size (self->cells) == 0)
    return;
  n = drop_set (self, step);
  n += drop_outdated (self, deed == CONCORD_DEED_UNDO);
  if (n > 0)
    tell (self);
}

/* --- reading and leaving --------------------------------------------------------------------- */

ConcordPendingCells *
concord_pending_cells_get (ConcordDocument *document)
{
  ConcordPendingCells *self = g_object_get_data (G_OBJECT (document), DATA_KEY);

  if (self != NULL)
    return self;
  self = g_object_new (CONCORD_TYPE_PENDING_CELLS, NULL);
  self->document = document;
  g_signal_connect_object (document, "journal", G_CALLBACK (step_done), self, 0);
  g_object_set_data_full (G_OBJECT (document), DATA_KEY, self, g_object_unref);
  return self;
}

const ConcordPendingCell *
concord_pending_cells_find (ConcordPendingCells *pending, const char *id, const char *name)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (pending->cells) == 0)
    return NULL;
  key = dup_key (id, name);
  return g_hash_table_lookup (pending->cells, key);
}

static void
insert (ConcordPendingCells *self, Pending *pending)
{
  pending->cell.text = pending->text;
  pending->cell.reason = pending->reason;
  g_hash_table_replace (self->cells, dup_key (pending->id, pending->name), pending);
}

void
concord_pending_cells_leave (ConcordPendingCells *pending, const char *id, const char *name,
                             const char *const *rests_on, const char *text, const char *reason)
{
  const char *const own[] = { id, NULL };
  Pending *left = g_new0 (Pending, 1);

  left->id = g_strdup (id);
  left->name = g_strdup (name);
  left->text = g_strdup (text);
  left->reason = g_strdup (reason);
  left->rests_on = g_strdupv ((GStrv) (rests_on == NULL ? own : rests_on));
  left->depth = pending->depth;
  insert (pending, left);
  tell (pending);
}

void
concord_pending_cells_clear (ConcordPendingCells *pending, const char *id, const char *name)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (pending->cells) == 0)
    return;
  key = dup_key (id, name);
  if (g_hash_table_remove (pending->cells, key))
    tell (pending);
}

void
concord_pending_cells_move (ConcordPendingCells *pending, const char *from, const char *to)
{
  const char *const own[] = { to, NULL };
  g_autoptr (GList) keys = g_hash_table_get_keys (pending->cells);
  gboolean moved = FALSE;

  for (GList *item = keys; item != NULL; item = item->next)
    {
      Pending *left = g_hash_table_lookup (pending->cells, item->data);
      gpointer key;

      if (strcmp (left->id, from) != 0)
        continue;
      g_hash_table_steal_extended (pending->cells, item->data, &key, NULL);
      g_free (key);
      g_free (left->id);
      left->id = g_strdup (to);
      g_strfreev (left->rests_on);
      left->rests_on = g_strdupv ((GStrv) own);
      left->depth = pending->depth;
      insert (pending, left);
      moved = TRUE;
    }
  if (moved)
    tell (pending);
}

guint
concord_pending_cells_get_count (ConcordPendingCells *pending)
{
  return g_hash_table_size (pending->cells);
}

char *
concord_pending_cells_dup_words (ConcordPendingCells *pending)
{
  guint n = concord_pending_cells_get_count (pending);

  if (n == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("Saved, but %u cell holds a text that could not be taken and is not in the file: it "
                "stays marked here until you mend it.",
                "Saved, but %u cells hold texts that could not be taken and are not in the file: "
                "they stay marked here until you mend them.",
                n),
      n);
}

/* The field, and whose it is: "Need of “Revenues”". A column that is no field has no label here, and
 * what was typed for a row that was never made has no record. */
static char *
dup_place (ConcordPendingCells *self, const Pending *left)
{
  ConcordRecord *record = concord_document_find (self->document, left->id);
  const ConcordField *field
      = record == NULL ? NULL : concord_record_find_field (record, left->name);
  g_autofree char *name = field == NULL ? NULL : concord_record_dup_name (record);
  g_autofree char *label = field == NULL ? NULL : concord_field_dup_label (field);

  if (field == NULL || name == NULL)
    return NULL;
  /* Translators: a column of a table, and the name of the row: "Need of “Revenues”". */
  return g_strdup_printf (_ ("%s of “%s”"), label, name);
}

static void
append_text (ConcordPendingCells *self, const Pending *left, GString *list)
{
  g_autofree char *place = dup_place (self, left);
  g_autofree char *text = g_utf8_strlen (left->text, -1) <= LONGEST
                              ? g_strdup (left->text)
                              : g_utf8_substring (left->text, 0, LONGEST);
  const char *dots = strlen (text) < strlen (left->text) ? "…" : "";

  if (place == NULL)
    g_string_append_printf (list, "\n“%s%s”", text, dots);
  else
    /* Translators: a field and what was typed for it: "Need of “Revenues”: “about ten”". */
    g_string_append_printf (list, _ ("\n%s: “%s%s”"), place, text, dots);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Pending *first = a, *second = b;
  int order = strcmp (first->id, second->id);

  return order != 0 ? order : strcmp (first->name, second->name);
}

char *
concord_pending_cells_dup_list (ConcordPendingCells *pending)
{
  guint n = concord_pending_cells_get_count (pending), shown = 0;
  g_autoptr (GList) lefts = g_list_sort (g_hash_table_get_values (pending->cells), compare_places);
  GString *list;

  if (n == 0)
    return NULL;
  list = g_string_new (NULL);
  g_string_printf (list,
                   ngettext ("%u text that no field could take is in no file. If you close, it is "
                             "gone:",
                             "%u texts that no field could take are in no file. If you close, they "
                             "are gone:",
                             n),
                   n);
  for (GList *item = lefts; item != NULL && shown < MOST_LISTED; item = item->next, shown++)
    append_text (pending, item->data, list);
  if (n > shown)
    g_string_append_printf (list, ngettext ("\nand %u more", "\nand %u more", n - shown), n - shown);
  return g_string_free (list, FALSE);
}

/* --- the object ------------------------------------------------------------------------------ */

static void
finalize (GObject *object)
{
  g_hash_table_unref (CONCORD_PENDING_CELLS (object)->cells);
  G_OBJECT_CLASS (concord_pending_cells_parent_class)->finalize (object);
}

static void
concord_pending_cells_class_init (ConcordPendingCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  changed_signal = g_signal_new ("changed", CONCORD_TYPE_PENDING_CELLS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
concord_pending_cells_init (ConcordPendingCells *self)
{
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_free);
}
