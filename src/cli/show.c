#include "cli/cli.h"
#include "cli/json.h"

#include "findings/findings.h"
#include "model/canonical.h"
#include "model/record-types.h"

#include "concord-words.h"

/* --- for people ------------------------------------------------------------------------------ */

static void
print_record (ConcordRecord *record, int depth)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);
  const char *type = concord_record_get_type_name (record);
  g_autofree char *name = concord_record_dup_name (record);

  g_print ("%*s%s  %s  %s\n", depth * 2, "", concord_record_get_id (record), type, name);
  for (guint r = 0; r < n_roles; r++)
    {
      GListModel *children;

      if (g_strcmp0 (roles[r].parent, type) != 0)
        continue;
      children = concord_record_get_children (record, roles[r].role);
      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

          print_record (child, depth + 1);
        }
    }
}

static void
print_text (ConcordDocument *document, GPtrArray *findings)
{
  print_record (CONCORD_RECORD (concord_document_get_project (document)), 0);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *text = concord_finding_dup_text (findings->pdata[i], TRUE);

      g_print ("\n%s\n", text);
    }
}

/* --- for programs ---------------------------------------------------------------------------- */

static void
add_facts (JsonBuilder *builder, const char *name, const GPtrArray *facts)
{
  concord_json_begin_list (builder, name);
  for (guint i = 0; i < facts->len; i++)
    {
      const ConcordFact *fact = facts->pdata[i];

      json_builder_begin_object (builder);
      concord_json_add_string (builder, "name", fact->name);
      concord_json_add_string (builder, "text", fact->text);
      concord_json_add_number (builder, "number", fact->number);
      concord_json_add_string (builder, "record", fact->where);
      concord_json_add_flag (builder, "confidential", fact->confidential);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, const ConcordFinding *finding)
{
  json_builder_begin_object (builder);
  concord_json_add_string (builder, "kind", finding->kind);
  concord_json_add_string (builder, "name", finding->name);
  concord_json_add_string (builder, "sentence", finding->sentence);
  concord_json_add_string (builder, "method", finding->method);
  concord_json_add_string (builder, "source", finding->source);
  add_facts (builder, "inputs", finding->inputs);
  add_facts (builder, "results", finding->results);
  concord_json_begin_list (builder, "warnings");
  for (guint i = 0; i < finding->warnings->len; i++)
    json_builder_add_string_value (builder, finding->warnings->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Numbers as numbers (money in pounds), all else as its canonical text; absent is left out. */
static void
add_fields (JsonBuilder *builder, ConcordRecord *record)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      double number = concord_record_get_number (record, &fields[i]);
      g_autofree char *text = NULL;

      if (concord_record_is_absent (record, &fields[i]))
        continue;
      if (isfinite (number))
        {
          concord_json_add_number (builder, fields[i].name, number);
          continue;
        }
      text = concord_record_dup_canonical (record, &fields[i]);
      concord_json_add_string (builder, fields[i].name, text);
    }
}

static void
add_record (JsonBuilder *builder, ConcordRecord *record)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);
  const char *type = concord_record_get_type_name (record);

  json_builder_begin_object (builder);
  concord_json_add_string (builder, "id", concord_record_get_id (record));
  add_fields (builder, record);
  for (guint r = 0; r < n_roles; r++)
    {
      GListModel *children;

      if (g_strcmp0 (roles[r].parent, type) != 0)
        continue;
      children = concord_record_get_children (record, roles[r].role);
      concord_json_begin_list (builder, roles[r].role);
      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

          add_record (builder, child);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
print_json (ConcordDocument *document, GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *state = concord_canonical_dup_hash (document);

  json_builder_begin_object (builder);
  concord_json_add_string (builder, "state", state);
  json_builder_set_member_name (builder, "project");
  add_record (builder, CONCORD_RECORD (concord_document_get_project (document)));
  concord_json_begin_list (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, findings->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  concord_json_print (builder);
}

int
concord_cli_show (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[]
      = { { "json", 'j', 0, G_OPTION_ARG_NONE, &json, N_("For programs"), NULL }, G_OPTION_ENTRY_NULL };
  g_autoptr (ConcordDocument) document = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (!concord_cli_parse (entries, &argc, &argv, 1, 1))
    return CONCORD_EXIT_USAGE;
  document = concord_cli_open (argv[1], NULL);
  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  findings = concord_findings_compute (document);
  if (json)
    print_json (document, findings);
  else
    print_text (document, findings);
  return CONCORD_EXIT_GOOD;
}
