#include "store/project-file.h"

#include "store/step-xml.h"
#include "store/xml-text.h"

#include "model/append.h"
#include "model/canonical.h"
#include "model/record-types.h"

#include <string.h>

/* Whether what a newer version wrote stood after @name; both may be NULL for the first place. */
static gboolean
stood_after (const ConcordUnknown *kept, const char *name)
{
  return g_strcmp0 (kept->after, name) == 0;
}

static void
append_kept_attributes (GString *xml, const GPtrArray *kept, const char *after)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const ConcordUnknown *unknown = kept->pdata[i];

      if (unknown->name != NULL && stood_after (unknown, after))
        concord_xml_append_attribute (xml, unknown->name, unknown->text);
    }
}

/* An element of which only the start tag is written yet. */
typedef struct
{
  GString *xml;
  guint depth;
  gboolean open;
} Element;

/* Begins a line of the element's content. */
static void
begin_line (Element *element)
{
  if (!element->open)
    g_string_append (element->xml, ">\n");
  element->open = TRUE;
  concord_xml_append_indent (element->xml, element->depth + 1);
}

static void
end_element (Element *element, const char *name)
{
  if (!element->open)
    {
      concord_append_bytes (element->xml, "/>\n", 3);
      return;
    }
  concord_xml_append_indent (element->xml, element->depth);
  g_string_append (element->xml, "</");
  g_string_append (element->xml, name);
  g_string_append (element->xml, ">\n");
}

static void
append_kept_elements (Element *element, const GPtrArray *kept, const char *after)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const ConcordUnknown *unknown = kept->pdata[i];

      if (unknown->name != NULL || !stood_after (unknown, after))
        continue;
      begin_line (element);
      g_string_append (element->xml, unknown->text);
      g_string_append_c (element->xml, '\n');
    }
}

static void
append_attributes (GString *xml, ConcordRecord *record, GString *scratch)
{
  const GPtrArray *kept = concord_record_get_unknown (record);
  const char *order = concord_record_get_order (record);
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);

  append_kept_attributes (xml, kept, NULL);
  concord_xml_append_attribute (xml, "id", concord_record_get_id (record));
  append_kept_attributes (xml, kept, "id");
  concord_xml_append_attribute (xml, "order", *order == '\0' ? NULL : order);
  append_kept_attributes (xml, kept, "order");
  for (guint i = 0; i < n_fields; i++)
    {
      if (concord_field_is_long (&fields[i]))
        continue;
      concord_xml_append_attribute (xml, fields[i].name,
                                    concord_record_peek_canonical (record, &fields[i], scratch));
      append_kept_attributes (xml, kept, fields[i].name);
    }
}

static void
append_series (GString *xml, ConcordRecord *record, const ConcordField *field)
{
  g_autoptr (ConcordSeries) series = NULL;

  g_object_get (record, field->name, &series, NULL);
  for (guint i = 0; i < concord_series_get_length (series); i++)
    {
      char number[CONCORD_NUMBER_SIZE];

      concord_number_print (concord_series_get_nth (series, i), number);
      g_string_append_printf (xml, "<year n=\"%d\">%s</year>", concord_series_get_year (series, i),
                              number);
    }
}

static void
append_long_field (Element *element, ConcordRecord *record, const ConcordField *field)
{
  GString *xml = element->xml;

  begin_line (element);
  g_string_append_printf (xml, "<%s>", field->name);
  if (field->kind == CONCORD_KIND_SERIES)
    append_series (xml, record, field);
  else
    {
      g_autofree char *text = concord_record_dup_canonical (record, field);

      concord_xml_append_text (xml, text);
    }
  g_string_append_printf (xml, "</%s>\n", field->name);
}

static void
append_long_fields (Element *element, ConcordRecord *record)
{
  const GPtrArray *kept = concord_record_get_unknown (record);
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);

  append_kept_elements (element, kept, NULL);
  for (guint i = 0; i < n_fields; i++)
    {
      if (!concord_field_is_long (&fields[i]))
        continue;
      if (!concord_record_is_absent (record, &fields[i]))
        append_long_field (element, record, &fields[i]);
      append_kept_elements (element, kept, fields[i].name);
    }
}

static void append_record (GString *xml, ConcordRecord *record, guint depth, GString *scratch);

static void
append_children (Element *element, ConcordRecord *record, GString *scratch)
{
  const ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  const GPtrArray *kept = concord_record_get_unknown (record);

  for (guint r = 0; r < klass->n_roles; r++)
    {
      const ConcordChildRole *role = &klass->roles[r];
      guint n = concord_record_count_children (record, role->role);
      GListModel *children = n == 0 ? NULL : concord_record_get_children (record, role->role);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

          if (!element->open)
            concord_append (element->xml, ">\n");
          element->open = TRUE;
          append_record (element->xml, child, element->depth + 1, scratch);
        }
      append_kept_elements (element, kept, role->child);
    }
}

static void
append_record (GString *xml, ConcordRecord *record, guint depth, GString *scratch)
{
  Element element = { .xml = xml, .depth = depth };
  const char *type = concord_record_get_type_name (record);

  concord_xml_append_indent (xml, depth);
  concord_append_bytes (xml, "<", 1);
  concord_append (xml, type);
  append_attributes (xml, record, scratch);
  append_long_fields (&element, record);
  append_children (&element, record, scratch);
  end_element (&element, type);
}

static void
append_revision (GString *xml, const ConcordRevision *revision)
{
  g_autofree char *parents = NULL;

  concord_xml_append_indent (xml, 2);
  if (revision->raw != NULL)
    {
      g_string_append (xml, revision->raw);
      g_string_append_c (xml, '\n');
      return;
    }
  parents = g_strjoinv (" ", revision->parents);
  g_string_append (xml, "<revision");
  concord_xml_append_attribute (xml, "id", revision->id);
  concord_xml_append_attribute (xml, "parents", parents);
  concord_xml_append_attribute (xml, "author", revision->author);
  concord_xml_append_time (xml, "time", revision->time);
  concord_xml_append_attribute (xml, "note", revision->note);
  concord_xml_append_attribute (xml, "name", revision->name);
  concord_xml_append_attribute (xml, "state", revision->state);
  g_string_append (xml, ">\n");
  for (guint i = 0; i < revision->steps->len; i++)
    concord_step_append_xml (xml, revision->steps->pdata[i], 3, FALSE);
  concord_xml_append_indent (xml, 2);
  g_string_append (xml, "</revision>\n");
}

static void
append_project (GString *xml, const char *part, ConcordDocument *document)
{
  g_autoptr (GString) scratch = g_string_new (NULL);

  g_string_append_printf (xml, " <%s>\n", part);
  append_record (xml, CONCORD_RECORD (concord_document_get_project (document)), 2, scratch);
  g_string_append_printf (xml, " </%s>\n", part);
}

/* What stands before the state only ever grows: the text made for one save serves the next. */
typedef struct
{
  ConcordStep *base;
  guint n_revisions;
  GString *xml;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  concord_step_unref (written->base);
  g_string_free (written->xml, TRUE);
  g_free (written);
}

static Written *
written_new (ConcordDocument *document)
{
  Written *written = g_new0 (Written, 1);
  g_autoptr (ConcordDocument) base = concord_canonical_replay (document, 0);

  written->base = concord_step_ref (concord_document_get_base (document));
  written->xml = g_string_sized_new (65536);
  g_string_append_printf (written->xml,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<concord xmlns=\"" CONCORD_NAMESPACE
                          "\" format=\"%d\" minor=\"%d\">\n",
                          CONCORD_FORMAT,
                          MAX (CONCORD_MINOR, concord_document_get_newer_minor (document)));
  append_project (written->xml, "base", base);
  g_string_append (written->xml, " <history>\n");
  return written;
}

/* The text of base and history, kept with the document. */
static const GString *
get_written (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);
  Written *written = g_object_get_data (G_OBJECT (document), "concord-written");

  if (written == NULL || written->base != concord_document_get_base (document)
      || written->n_revisions > revisions->len)
    {
      written = written_new (document);
      g_object_set_data_full (G_OBJECT (document), "concord-written", written, written_free);
    }
  while (written->n_revisions < revisions->len)
    append_revision (written->xml, revisions->pdata[written->n_revisions++]);
  return written->xml;
}

GBytes *
concord_project_write (ConcordDocument *document, ConcordRevision *pending)
{
  const GString *written = get_written (document);
  GString *xml = g_string_sized_new (written->len + written->len / 2);

  g_string_append_len (xml, written->str, (gssize) written->len);
  if (pending != NULL)
    append_revision (xml, pending);
  g_string_append (xml, " </history>\n");
  append_project (xml, "state", document);
  g_string_append (xml, "</concord>\n");
  return g_string_free_to_bytes (xml);
}
