#include "store/schema.h"

#include "store/project-file.h"

#include "model/record-types.h"

#include <string.h>

/* Why each format and each minor came to be; the newest last. A format is breaking. A minor adds
 * attributes and elements to records and revisions and changes nothing that was there. */
static const struct
{
  int format, minor;
  const char *reason;
} reasons[] = {
  { 1, 0, "The first: base, history and state of one project." },
  { 1, 1, "Money (lines, risks, optimism bias, discount schedules, price indices), dimensions of a "
          "consultation, price formulas and dummy bids." },
  { 1, 2, "Papers for a meeting: reports, their sections and what stands in these." },
  { 1, 3, "Papers in Welsh and English: what is printed in their head, and what belongs in a section, in "
          "Welsh beside the English." },
};

#define NUMBER_PATTERN "-?[0-9]+(\\.[0-9]+)?([eE][+\\-]?[0-9]+)?"

static const char head[]
    = "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
      "         ns=\"" CONCORD_NAMESPACE "\"\n"
      "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
      " <start>\n"
      "  <element name=\"concord\">\n";

static const char parts[]
    = "   <element name=\"base\"><ref name=\"project\"/></element>\n"
      "   <element name=\"history\"><zeroOrMore><ref name=\"revision\"/></zeroOrMore></element>\n"
      "   <element name=\"state\"><ref name=\"project\"/></element>\n"
      "  </element>\n"
      " </start>\n"
      " <define name=\"id\">\n"
      "  <data type=\"string\"><param name=\"pattern\">[0-9a-f]{16}</param></data>\n"
      " </define>\n"
      " <define name=\"hash\">\n"
      "  <data type=\"token\"><param name=\"pattern\">[0-9a-f]{64}</param></data>\n"
      " </define>\n"
      " <define name=\"order\">\n"
      "  <data type=\"string\">\n"
      "   <param name=\"pattern\">[0-9A-Za-z]*[1-9A-Za-z]</param>\n"
      "   <param name=\"maxLength\">1000</param>\n"
      "  </data>\n"
      " </define>\n"
      " <define name=\"time\">\n"
      "  <data type=\"dateTime\">\n"
      "   <param name=\"pattern\">[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z</param>\n"
      "  </data>\n"
      " </define>\n"
      " <define name=\"year\">\n"
      "  <data type=\"integer\">\n"
      "   <param name=\"minInclusive\">" G_STRINGIFY (CONCORD_SERIES_FIRST_YEAR) "</param>\n"
      "   <param name=\"maxInclusive\">" G_STRINGIFY (CONCORD_SERIES_LAST_YEAR) "</param>\n"
      "  </data>\n"
      " </define>\n";

static const char history[]
    = " <define name=\"revision\">\n"
      "  <element name=\"revision\">\n"
      "   <attribute name=\"id\"><ref name=\"hash\"/></attribute>\n"
      "   <attribute name=\"parents\">\n"
      "    <list><zeroOrMore><ref name=\"hash\"/></zeroOrMore></list>\n"
      "   </attribute>\n"
      "   <attribute name=\"author\"/>\n"
      "   <attribute name=\"time\"><ref name=\"time\"/></attribute>\n"
      "   <optional><attribute name=\"note\"/></optional>\n"
      "   <optional><attribute name=\"name\"/></optional>\n"
      "   <attribute name=\"state\"><ref name=\"hash\"/></attribute>\n"
      "   <zeroOrMore><ref name=\"step\"/></zeroOrMore>\n"
      "  </element>\n"
      " </define>\n"
      " <define name=\"step\">\n"
      "  <element name=\"step\">\n"
      "   <optional><attribute name=\"label\"/></optional>\n"
      "   <optional><attribute name=\"author\"/></optional>\n"
      "   <attribute name=\"time\"><ref name=\"time\"/></attribute>\n"
      "   <optional><attribute name=\"reason\"/></optional>\n"
      "   <zeroOrMore>\n"
      "    <choice>\n"
      "     <element name=\"set\">\n"
      "      <attribute name=\"id\"><ref name=\"id\"/></attribute>\n"
      "      <attribute name=\"field\"><ref name=\"field-name\"/></attribute>\n"
      "      <optional><attribute name=\"year\"><ref name=\"year\"/></attribute></optional>\n"
      "      <optional><attribute name=\"value\"/></optional>\n"
      "     </element>\n"
      "     <element name=\"add\">\n"
      "      <attribute name=\"id\"><ref name=\"id\"/></attribute>\n"
      "      <attribute name=\"type\"><ref name=\"type-name\"/></attribute>\n"
      "      <ref name=\"place\"/>\n"
      "     </element>\n"
      "     <element name=\"place\">\n"
      "      <attribute name=\"id\"><ref name=\"id\"/></attribute>\n"
      "      <ref name=\"place\"/>\n"
      "     </element>\n"
      "     <element name=\"remove\">\n"
      "      <attribute name=\"id\"><ref name=\"id\"/></attribute>\n"
      "     </element>\n"
      "     <element name=\"keep\">\n"
      "      <attribute name=\"id\"><ref name=\"id\"/></attribute>\n"
      "      <optional><attribute name=\"after\"/></optional>\n"
      "      <optional><attribute name=\"name\"/></optional>\n"
      "      <attribute name=\"value\"/>\n"
      "     </element>\n"
      "    </choice>\n"
      "   </zeroOrMore>\n"
      "  </element>\n"
      " </define>\n"
      " <define name=\"place\">\n"
      "  <attribute name=\"parent\"><ref name=\"id\"/></attribute>\n"
      "  <attribute name=\"role\"><ref name=\"role-name\"/></attribute>\n"
      "  <attribute name=\"order\"><ref name=\"order\"/></attribute>\n"
      " </define>\n";

static void
append_head (GString *rng)
{
  g_string_append (rng, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<!-- Concord project files. Made from the field tables of the program; "
                        "don't edit.\n");
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_string_append_printf (rng, "     Format %d, minor %d: %s\n", reasons[i].format,
                            reasons[i].minor, reasons[i].reason);
  g_string_append (rng, "-->\n");
  g_string_append (rng, head);
  g_string_append_printf (rng,
                          "   <attribute name=\"format\"><value>%d</value></attribute>\n"
                          "   <attribute name=\"minor\"><choice>",
                          CONCORD_FORMAT);
  for (int minor = 0; minor <= CONCORD_MINOR; minor++)
    g_string_append_printf (rng, "<value>%d</value>", minor);
  g_string_append (rng, "</choice></attribute>\n");
  g_string_append (rng, parts);
}

static void
append_limit (GString *rng, const char *name, double limit)
{
  g_autofree char *text = NULL;

  if (isinf (limit))
    return;
  text = concord_number_dup_canonical (limit);
  g_string_append_printf (rng, "<param name=\"%s\">%s</param>", name, text);
}

/* A pattern on a number, and its range. */
static void
append_number (GString *rng, const ConcordField *field, const char *type, const char *pattern,
               double most)
{
  double low = field->range.is_set ? MAX (field->range.low, -most) : -most;
  double high = field->range.is_set ? MIN (field->range.high, most) : most;

  g_string_append_printf (rng, "<data type=\"%s\"><param name=\"pattern\">%s</param>", type,
                          pattern);
  append_limit (rng, "minInclusive", low);
  append_limit (rng, "maxInclusive", high);
  g_string_append (rng, "</data>");
}

static void
append_value (GString *rng, const ConcordField *field)
{
  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
      append_number (rng, field, "double", "-?[0-9]+(e\\+[0-9]+)?", 1e15);
      break;
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
    case CONCORD_KIND_SERIES:
      append_number (rng, field, "double", NUMBER_PATTERN, INFINITY);
      break;
    case CONCORD_KIND_MONEY:
      append_number (rng, field, "decimal", "-?[0-9]+\\.[0-9]{2}", 1e12);
      break;
    case CONCORD_KIND_DATE:
      g_string_append (rng, "<data type=\"date\">"
                            "<param name=\"pattern\">[0-9]{4}-[0-9]{2}-[0-9]{2}</param>"
                            "<param name=\"minInclusive\">1800-01-01</param>"
                            "<param name=\"maxInclusive\">2999-12-31</param></data>");
      break;
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      g_string_append (rng, "<choice>");
      for (const ConcordChoice *choice = field->choices; choice->nick != NULL; choice++)
        g_string_append_printf (rng, "<value>%s</value>", choice->nick);
      g_string_append (rng, "</choice>");
      break;
    case CONCORD_KIND_REFERENCE:
      g_string_append (rng, "<ref name=\"id\"/>");
      break;
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    default:
      g_string_append (rng, "<text/>");
    }
}

/* Attributes come in any order with or without the interleave; in it libxml2's validator looks at
 * each by itself, and without it doubles its work with every optional one that is there. */
static void
append_short_fields (GString *rng, const ConcordRecordClass *klass)
{
  g_string_append (rng, "   <interleave>\n");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const ConcordField *field = &klass->fields[i];

      if (concord_field_is_long (field))
        continue;
      g_string_append_printf (rng, "    <optional><attribute name=\"%s\">", field->name);
      append_value (rng, field);
      g_string_append (rng, "</attribute></optional>\n");
    }
  g_string_append (rng, "   </interleave>\n");
}

static void
append_long_fields (GString *rng, const ConcordRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const ConcordField *field = &klass->fields[i];
      gboolean is_series = field->kind == CONCORD_KIND_SERIES;

      if (!concord_field_is_long (field))
        continue;
      g_string_append_printf (rng, "   <optional><element name=\"%s\">", field->name);
      if (is_series)
        g_string_append (rng, "<oneOrMore><element name=\"year\">"
                              "<attribute name=\"n\"><ref name=\"year\"/></attribute>");
      append_value (rng, field);
      if (is_series)
        g_string_append (rng, "</element></oneOrMore>");
      g_string_append (rng, "</element></optional>\n");
    }
}

static void
append_type (GString *rng, const ConcordRecordClass *klass)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  g_string_append_printf (rng,
                          " <define name=\"%s\">\n"
                          "  <element name=\"%s\">\n"
                          "   <attribute name=\"id\"><ref name=\"id\"/></attribute>\n",
                          klass->type_name, klass->type_name);
  if (strcmp (klass->type_name, "project") != 0)
    g_string_append (rng, "   <attribute name=\"order\"><ref name=\"order\"/></attribute>\n");
  append_short_fields (rng, klass);
  append_long_fields (rng, klass);
  for (guint r = 0; r < n_roles; r++)
    if (g_strcmp0 (roles[r].parent, klass->type_name) == 0)
      g_string_append_printf (rng, "   <zeroOrMore><ref name=\"%s\"/></zeroOrMore>\n",
                              roles[r].child);
  g_string_append (rng, "  </element>\n </define>\n");
}

/* One of @names: what a change of the history may name. */
static void
append_names (GString *rng, const char *define, const GPtrArray *names)
{
  g_string_append_printf (rng, " <define name=\"%s\">\n  <choice>\n", define);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (rng, "   <value>%s</value>\n", (const char *) names->pdata[i]);
  g_string_append (rng, "  </choice>\n </define>\n");
}

static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, (gpointer) name);
}

char *
concord_schema_dup_text (void)
{
  GString *rng = g_string_new (NULL);
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  guint n_types, n_roles;
  const GType *gtypes = concord_record_types_get (&n_types);
  const ConcordChildRole *rows = concord_roles_get (&n_roles);

  append_head (rng);
  for (guint t = 0; t < n_types; t++)
    {
      const ConcordRecordClass *klass = g_type_class_peek (gtypes[t]);

      append_type (rng, klass);
      add_name (types, klass->type_name);
      for (guint i = 0; i < klass->n_fields; i++)
        add_name (fields, klass->fields[i].name);
    }
  for (guint r = 0; r < n_roles; r++)
    add_name (roles, rows[r].role);
  g_string_append (rng, history);
  append_names (rng, "type-name", types);
  append_names (rng, "role-name", roles);
  append_names (rng, "field-name", fields);
  g_string_append (rng, "</grammar>\n");
  return g_string_free (rng, FALSE);
}
