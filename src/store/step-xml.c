#include "store/step-xml.h"

#include "store/project-file.h"
#include "store/xml-text.h"

#include "model/append.h"

static const char *
get_element (ConcordChangeKind kind)
{
  switch (kind)
    {
    case CONCORD_CHANGE_SET:
      return "set";
    case CONCORD_CHANGE_ADD:
      return "add";
    case CONCORD_CHANGE_PLACE:
      return "place";
    case CONCORD_CHANGE_REMOVE:
      return "remove";
    case CONCORD_CHANGE_KEEP:
    default:
      return "keep";
    }
}

/* Absent members are NULL and write nothing, so that one order of attributes serves every kind. */
static void
append_change (GString *xml, const ConcordChange *change)
{
  gboolean keeps = change->kind == CONCORD_CHANGE_KEEP;
  char year[16] = "";

  if (change->year != 0)
    g_snprintf (year, sizeof year, "%d", change->year);
  concord_append_bytes (xml, "<", 1);
  concord_append (xml, get_element (change->kind));
  concord_xml_append_attribute (xml, "id", change->id);
  concord_xml_append_attribute (xml, "type", change->type);
  concord_xml_append_attribute (xml, keeps ? "after" : "field", change->field);
  concord_xml_append_attribute (xml, "year", change->year == 0 ? NULL : year);
  concord_xml_append_attribute (xml, "name", change->name);
  concord_xml_append_attribute (xml, "value", change->value);
  concord_xml_append_attribute (xml, "parent", change->parent);
  concord_xml_append_attribute (xml, "role", change->role);
  concord_xml_append_attribute (xml, "order", change->order);
  concord_append (xml, "/>");
}

void
concord_step_append_xml (GString *xml, const ConcordStep *step, guint depth, gboolean one_line)
{
  guint n = concord_step_get_length (step);
  const char *line_end = one_line ? "" : "\n";

  concord_xml_append_indent (xml, one_line ? 0 : depth);
  concord_append (xml, "<step");
  concord_xml_append_attribute (xml, "label", concord_step_get_label (step));
  concord_xml_append_attribute (xml, "author", concord_step_get_author (step));
  concord_xml_append_time (xml, "time", concord_step_get_time (step));
  concord_xml_append_attribute (xml, "reason", concord_step_get_reason (step));
  concord_append (xml, ">");
  concord_append (xml, line_end);
  for (guint i = 0; i < n; i++)
    {
      concord_xml_append_indent (xml, one_line ? 0 : depth + 1);
      append_change (xml, concord_step_get_change (step, i));
      concord_append (xml, line_end);
    }
  concord_xml_append_indent (xml, one_line ? 0 : depth);
  concord_append (xml, "</step>");
  concord_append (xml, line_end);
}

char *
concord_step_to_line (ConcordStep *step)
{
  GString *xml = g_string_new (NULL);

  concord_step_append_xml (xml, step, 0, TRUE);
  return g_string_free (xml, FALSE);
}
