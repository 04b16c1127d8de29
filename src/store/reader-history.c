/* Reading the history: revisions, their steps, and the changes of each. */
#include "store/reader-private.h"

#include "store/xml-text.h"

#include "model/id.h"

#include "concord-words.h"
#include <string.h>

static void
skip (Reader *reader)
{
  concord_reader_top (reader)->place = AT_SKIPPED;
}

/* Something in a revision that this version doesn't know: of a newer minor the revision is kept as
 * it stands, else it is a problem. */
static void
meet_unknown (Reader *reader, const char *name)
{
  reader->newer_revision = TRUE;
  if (!concord_reader_is_newer (reader))
    concord_reader_problem (reader, _ ("“%s” is not known here."), name);
}

static gboolean
is_hash (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static gboolean
are_hashes (char **texts)
{
  for (; *texts != NULL; texts++)
    if (!is_hash (*texts))
      return FALSE;
  return TRUE;
}

static ConcordRevision *
new_revision (Reader *reader)
{
  const char *id = concord_reader_find (reader, "id");
  const char *parents = concord_reader_find (reader, "parents");
  const char *author = concord_reader_find (reader, "author");
  const char *time = concord_reader_find (reader, "time");
  const char *state = concord_reader_find (reader, "state");
  g_auto (GStrv) ids = g_strsplit (parents == NULL ? "" : parents, " ", -1);
  g_autoptr (GPtrArray) steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_step_unref);
  gint64 seconds;

  if (!is_hash (id) || !is_hash (state) || parents == NULL || !are_hashes (ids))
    concord_reader_problem (reader, _ ("A revision has no seal, or not one of 64 digits 0-9 and "
                                       "a-f."));
  else if (author == NULL)
    concord_reader_problem (reader, _ ("A revision does not say who made it."));
  else if (time == NULL || !concord_xml_read_time (time, &seconds))
    concord_reader_problem (reader, _ ("A revision does not say when it was made."));
  else
    return concord_revision_new (id, (const char *const *) ids, author, seconds,
                                 concord_reader_find (reader, "note"),
                                 concord_reader_find (reader, "name"), state, steps);
  return NULL;
}

void
concord_reader_start_revision (Reader *reader, const char *name)
{
  static const char *const known[]
      = { "id", "parents", "author", "time", "note", "name", "state", NULL };

  if (strcmp (name, "revision") != 0)
    {
      concord_reader_problem (reader, _ ("“%s” can't stand here."), name);
      skip (reader);
      return;
    }
  reader->newer_revision = !concord_reader_check_attributes (reader, known);
  reader->revision_from = concord_reader_get_start (reader);
  reader->revision = new_revision (reader);
  if (reader->revision == NULL)
    skip (reader);
  else
    concord_reader_top (reader)->place = AT_REVISION;
}

void
concord_reader_end_revision (Reader *reader)
{
  if (reader->newer_revision)
    reader->revision->raw = g_strndup (reader->text + reader->revision_from,
                                       concord_reader_get_end (reader) - reader->revision_from);
  if (reader->proof != NULL)
    concord_reader_prove (reader, concord_proof_revision (reader->proof, reader->revision));
  else
    concord_loader_revision (reader->loader, reader->revision);
  g_clear_pointer (&reader->revision, concord_revision_unref);
}

void
concord_reader_start_step (Reader *reader, const char *name)
{
  static const char *const known[] = { "label", "author", "time", "reason", NULL };
  const char *time = concord_reader_find (reader, "time");
  gint64 seconds = 0;

  if (strcmp (name, "step") != 0)
    {
      meet_unknown (reader, name);
      skip (reader);
      return;
    }
  if (!concord_reader_check_attributes (reader, known))
    reader->newer_revision = TRUE;
  if (time == NULL || !concord_xml_read_time (time, &seconds))
    {
      concord_reader_problem (reader, _ ("A step does not say when it was made."));
      skip (reader);
      return;
    }
  concord_reader_top (reader)->place = AT_STEP;
  reader->step = concord_step_new (concord_reader_find (reader, "label"));
  concord_step_set_origin (reader->step, concord_reader_find (reader, "author"), seconds);
  concord_step_set_reason (reader->step, concord_reader_find (reader, "reason"));
}

void
concord_reader_end_step (Reader *reader)
{
  /* A line is nothing but its step. */
  if (reader->revision != NULL)
    g_ptr_array_add (reader->revision->steps, g_steal_pointer (&reader->step));
}

/* The known name that @attribute must have: FALSE where it is missing or unknown. */
static gboolean
find_name (Reader *reader, const char *attribute, ConcordNameUse use, const char **name)
{
  const char *value = concord_reader_find (reader, attribute);

  *name = value == NULL ? NULL : concord_names_find (reader->names, value, use);
  if (*name != NULL)
    return TRUE;
  if (value != NULL)
    meet_unknown (reader, value);
  else
    concord_reader_problem (reader, _ ("A change of the history lacks “%s”."), attribute);
  return FALSE;
}

static gboolean
find_id (Reader *reader, const char *attribute, char **id)
{
  *id = (char *) concord_reader_find (reader, attribute);
  if (*id != NULL && concord_id_is_valid (*id))
    return TRUE;
  concord_reader_problem (reader, _ ("A change of the history names no record (“%s”)."), attribute);
  return FALSE;
}

static gboolean
read_place (Reader *reader, ConcordChange *change)
{
  change->order = (char *) concord_reader_find (reader, "order");
  if (change->order == NULL)
    {
      concord_reader_problem (reader, _ ("A change of the history lacks “%s”."), "order");
      return FALSE;
    }
  return find_id (reader, "parent", &change->parent)
         && find_name (reader, "role", CONCORD_NAME_ROLE, &change->role);
}

static gboolean
read_set (Reader *reader, ConcordChange *change)
{
  const char *year = concord_reader_find (reader, "year");

  if (year != NULL && !concord_xml_read_whole (year, &change->year))
    {
      concord_reader_problem (reader, _ ("“%s” is not a year."), year);
      return FALSE;
    }
  change->value = (char *) concord_reader_find (reader, "value");
  return find_name (reader, "field", CONCORD_NAME_FIELD, &change->field);
}

static gboolean
read_keep (Reader *reader, ConcordChange *change)
{
  change->name = (char *) concord_reader_find (reader, "name");
  change->value = (char *) concord_reader_find (reader, "value");
  if (change->value == NULL)
    {
      concord_reader_problem (reader, _ ("A change of the history lacks “%s”."), "value");
      return FALSE;
    }
  return concord_reader_find (reader, "after") == NULL
         || find_name (reader, "after", CONCORD_NAME_PLACE, &change->field);
}

typedef struct
{
  const char *element;
  ConcordChangeKind kind;
  const char *known[6];
} ChangeForm;

static const ChangeForm forms[] = {
  { "set", CONCORD_CHANGE_SET, { "id", "field", "year", "value", NULL } },
  { "add", CONCORD_CHANGE_ADD, { "id", "type", "parent", "role", "order", NULL } },
  { "place", CONCORD_CHANGE_PLACE, { "id", "parent", "role", "order", NULL } },
  { "remove", CONCORD_CHANGE_REMOVE, { "id", NULL } },
  { "keep", CONCORD_CHANGE_KEEP, { "id", "after", "name", "value", NULL } },
};

static gboolean
read_change (Reader *reader, ConcordChange *change)
{
  switch (change->kind)
    {
    case CONCORD_CHANGE_SET:
      return read_set (reader, change);
    case CONCORD_CHANGE_ADD:
      return find_name (reader, "type", CONCORD_NAME_TYPE, &change->type)
             && read_place (reader, change);
    case CONCORD_CHANGE_PLACE:
      return read_place (reader, change);
    case CONCORD_CHANGE_KEEP:
      return read_keep (reader, change);
    case CONCORD_CHANGE_REMOVE:
    default:
      return TRUE;
    }
}

void
concord_reader_start_change (Reader *reader, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      ConcordChange change = { .kind = forms[i].kind };

      if (strcmp (forms[i].element, name) != 0)
        continue;
      concord_reader_top (reader)->place = AT_CHANGE;
      if (!concord_reader_check_attributes (reader, forms[i].known))
        reader->newer_revision = TRUE;
      if (find_id (reader, "id", &change.id) && read_change (reader, &change))
        concord_step_append_known (reader->step, &change);
      return;
    }
  meet_unknown (reader, name);
  skip (reader);
}
