/* Reading records: those of the base and those of the state. */
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

static void
skip_record (Reader *reader)
{
  skip (reader);
  reader->lost_records = TRUE;
}

static const char *
get_label (const Frame *frame)
{
  return concord_record_types_get_label (frame->klass->type_name);
}

/* A change of the base; one that can't be is a problem. */
static gboolean
feed_base (Reader *reader, const ConcordChange *change)
{
  g_autoptr (GError) error = NULL;

  if (reader->proof != NULL)
    concord_reader_prove (reader, concord_proof_base (reader->proof, change));
  else if (!concord_loader_base (reader->loader, change, &error))
    {
      concord_reader_problem (reader, "%s", error->message);
      return FALSE;
    }
  return TRUE;
}

/* One field of the record at @frame; a value that can't be is a problem. */
static void
feed_field (Reader *reader, const Frame *frame, const ConcordField *field, int year,
            const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!reader->in_state)
    feed_base (reader, &(ConcordChange){ .kind = CONCORD_CHANGE_SET,
                                         .id = (char *) frame->id,
                                         .field = field->name,
                                         .year = year,
                                         .value = (char *) value });
  else if (reader->proof != NULL)
    concord_reader_prove (reader, concord_proof_state_field (reader->proof, field, year, value));
  else if (!concord_loader_state_field (reader->loader, field->name, year, value, &error))
    concord_reader_problem (reader, "%s", error->message);
}

/* What a newer version wrote: an attribute with a name, or an element without. */
static void
keep (Reader *reader, const Frame *frame, const char *name, const char *text)
{
  if (reader->proof != NULL)
    concord_reader_prove (reader, FALSE);
  else if (reader->in_state)
    concord_loader_state_unknown (reader->loader, frame->id, frame->after, name, text);
  else
    concord_loader_base (reader->loader,
                         &(ConcordChange){ .kind = CONCORD_CHANGE_KEEP,
                                           .id = (char *) frame->id,
                                           .field = frame->after,
                                           .name = (char *) name,
                                           .value = (char *) text },
                         NULL);
}

/* Fields come in the order of the table: the search goes on where the last one ended. */
static const ConcordField *
find_field (const ConcordRecordClass *klass, const char *name, gboolean is_long, guint *next)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      guint index = (*next + i) % klass->n_fields;
      const ConcordField *field = &klass->fields[index];

      if (strcmp (field->name, name) == 0)
        {
          *next = index + 1;
          return concord_field_is_long (field) == is_long ? field : NULL;
        }
    }
  return NULL;
}

static void
read_attribute (Reader *reader, Frame *frame, const Attribute *attribute, guint *next)
{
  const ConcordField *field = NULL;

  if (attribute->prefix == NULL)
    field = find_field (frame->klass, attribute->name, FALSE, next);
  if (field != NULL)
    {
      feed_field (reader, frame, field, 0, attribute->value);
      frame->after = field->name;
    }
  else if (concord_reader_is_newer (reader))
    {
      g_autofree char *name = attribute->prefix == NULL
                                  ? g_strdup (attribute->name)
                                  : g_strconcat (attribute->prefix, ":", attribute->name, NULL);

      keep (reader, frame, name, attribute->value);
    }
  else
    concord_reader_problem (reader, _ ("A %s has no field called “%s”."), get_label (frame),
                            attribute->name);
}

static void
read_attributes (Reader *reader, Frame *frame)
{
  guint next = 0;

  for (guint i = 0; i < reader->attributes->len && !reader->stopped; i++)
    {
      const Attribute *attribute = concord_reader_get_attribute (reader, i);
      gboolean plain = attribute->prefix == NULL;

      if (plain && strcmp (attribute->name, "id") == 0)
        frame->after = reader->after_id;
      else if (plain && strcmp (attribute->name, "order") == 0)
        frame->after = reader->after_order;
      else
        read_attribute (reader, frame, attribute, &next);
    }
  /* Elements have their own places. */
  frame->after = NULL;
}

/* The one project of a base or a state. */
static gboolean
begin_project (Reader *reader, const char *name, const char *id)
{
  if (strcmp (name, "project") != 0)
    concord_reader_problem (reader, _ ("“%s” can't stand outside a project."), name);
  else if (reader->has_project)
    concord_reader_problem (reader, _ ("There are two projects here; a file holds one."));
  else
    {
      reader->has_project = TRUE;
      if (reader->project_id == NULL)
        {
          reader->project_id = g_strdup (id);
          if (reader->proof != NULL)
            return TRUE;
          reader->loader = concord_loader_new (id);
          concord_loader_set_newer_minor (reader->loader,
                                          concord_reader_is_newer (reader) ? reader->minor : 0);
          return TRUE;
        }
      if (strcmp (id, reader->project_id) == 0)
        return TRUE;
      concord_reader_problem (reader,
                              _ ("The history belongs to another project (%s) than the content "
                                 "(%s)."),
                              reader->project_id, id);
    }
  return FALSE;
}

static gboolean
feed_record (Reader *reader, const char *id, const ConcordChildRole *role, const char *parent,
             const char *order)
{
  g_autoptr (GError) error = NULL;

  if (!reader->in_state)
    return feed_base (reader, &(ConcordChange){ .kind = CONCORD_CHANGE_ADD,
                                                .id = (char *) id,
                                                .type = role->child,
                                                .parent = (char *) parent,
                                                .role = role->role,
                                                .order = (char *) order });
  if (reader->proof != NULL)
    concord_reader_prove (reader,
                          concord_proof_state_record (reader->proof, id, role, parent, order));
  else if (!concord_loader_state_record (reader->loader, id, role->child, parent, role->role, order,
                                         &error))
    {
      concord_reader_problem (reader, "%s", error->message);
      return FALSE;
    }
  return TRUE;
}

/* The role in which an element of this name stands below @record, NULL where it can't. */
static const ConcordChildRole *
find_role (Frame *record, const char *name)
{
  if (record->role == NULL || strcmp (record->role->child, name) != 0)
    record->role = concord_roles_find_child (record->klass->type_name, name);
  return record->role;
}

void
concord_reader_start_record (Reader *reader, const char *name)
{
  Frame *frame = concord_reader_top (reader);
  Frame *parent = frame - 1;
  gboolean is_project = parent->place != AT_RECORD;
  const char *id = concord_reader_find (reader, "id");
  const char *order = concord_reader_find (reader, "order");
  const ConcordChildRole *role
      = is_project ? concord_roles_find_child (NULL, name) : find_role (parent, name);
  RecordLine line;

  if (id == NULL || !concord_id_is_valid (id))
    {
      concord_reader_problem (reader, _ ("“%s” has no id, or not one of 16 digits 0-9 and a-f."),
                              name);
      reader->has_project |= is_project && strcmp (name, "project") == 0;
      skip_record (reader);
      return;
    }
  if (!is_project && order == NULL)
    {
      concord_reader_problem (reader, _ ("“%s” has no order, which says where it stands."), name);
      skip_record (reader);
      return;
    }
  if ((is_project && !begin_project (reader, name, id))
      || !feed_record (reader, id, role, is_project ? NULL : parent->id, order))
    {
      skip_record (reader);
      return;
    }
  frame->place = AT_RECORD;
  frame->klass = concord_record_types_get_class (role->child);
  memcpy (frame->id, id, CONCORD_ID_LENGTH + 1);
  memcpy (line.id, id, CONCORD_ID_LENGTH + 1);
  line.line = concord_reader_get_line (reader);
  g_array_append_val (reader->lines, line);
  read_attributes (reader, frame);
}

static void
start_long_field (Reader *reader, Frame *frame, Frame *record, const ConcordField *field)
{
  static const char *const none[] = { NULL };
  guint64 bit = (guint64) 1 << (field - record->klass->fields);

  if (record->has_children)
    concord_reader_problem (reader, _ ("“%s” must stand ahead of the records below its %s."),
                            field->name, get_label (record));
  else if (record->seen & bit)
    concord_reader_problem (reader, _ ("“%s” is given twice."), field->name);
  else if (!concord_reader_check_attributes (reader, none) && concord_reader_is_newer (reader))
    concord_reader_problem (reader, _ ("“%s” has attributes, which it never has."), field->name);
  else
    {
      record->seen |= bit;
      record->after = field->name;
      frame->place = field->kind == CONCORD_KIND_SERIES ? AT_SERIES : AT_TEXT;
      frame->field = field;
      g_string_truncate (reader->content, 0);
      return;
    }
  skip (reader);
}

void
concord_reader_start_inside_record (Reader *reader, const char *name)
{
  Frame *frame = concord_reader_top (reader);
  Frame *record = frame - 1;
  guint next = 0;
  const ConcordChildRole *role = find_role (record, name);
  const ConcordField *field
      = role != NULL ? NULL : find_field (record->klass, name, TRUE, &next);

  if (field != NULL)
    {
      start_long_field (reader, frame, record, field);
      return;
    }
  if (role != NULL)
    {
      record->has_children = TRUE;
      record->after = role->child;
      concord_reader_start_record (reader, name);
      return;
    }
  if (concord_reader_is_newer (reader))
    {
      frame->place = AT_KEPT;
      reader->kept_from = concord_reader_get_start (reader);
      return;
    }
  concord_reader_problem (reader, _ ("A %s has no part called “%s”."), get_label (record), name);
  skip_record (reader);
}

void
concord_reader_start_year (Reader *reader, const char *name)
{
  static const char *const known[] = { "n", NULL };
  Frame *frame = concord_reader_top (reader);
  Frame *series = frame - 1;
  const char *n = concord_reader_find (reader, "n");
  int year = 0;

  concord_reader_check_attributes (reader, known);
  if (strcmp (name, "year") != 0)
    concord_reader_problem (reader, _ ("“%s” can't stand here."), name);
  else if (n == NULL || !concord_xml_read_whole (n, &year) || year < CONCORD_SERIES_FIRST_YEAR
           || year > CONCORD_SERIES_LAST_YEAR)
    concord_reader_problem (reader, _ ("“%s” is not a year between %d and %d."),
                            n == NULL ? "" : n, CONCORD_SERIES_FIRST_YEAR,
                            CONCORD_SERIES_LAST_YEAR);
  else if (year <= series->year)
    concord_reader_problem (reader, _ ("Years must rise, but %d follows %d."), year,
                            series->year);
  else
    {
      series->year = year;
      frame->place = AT_YEAR;
      frame->year = year;
      g_string_truncate (reader->content, 0);
      return;
    }
  skip (reader);
}

void
concord_reader_end_text (Reader *reader)
{
  const Frame *frame = concord_reader_top (reader);

  feed_field (reader, frame - 1, frame->field, 0, reader->content->str);
}

void
concord_reader_end_year (Reader *reader)
{
  const Frame *frame = concord_reader_top (reader);

  feed_field (reader, frame - 2, frame[-1].field, frame->year, reader->content->str);
}

void
concord_reader_end_kept (Reader *reader)
{
  gsize end = concord_reader_get_end (reader);
  g_autofree char *markup = g_strndup (reader->text + reader->kept_from, end - reader->kept_from);

  keep (reader, concord_reader_top (reader) - 1, NULL, markup);
}
