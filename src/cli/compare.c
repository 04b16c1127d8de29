#include "cli/cli.h"
#include "cli/json.h"

#include "model/canonical.h"
#include "model/compare-words.h"

#include "concord-words.h"

static const char *const kinships[]
    = { "strangers", "parted", "same", "ahead", "behind", "diverged" };

/* --- text ------------------------------------------------------------------------------------ */

static void
print_text (const ConcordComparison *comparison, char **paths)
{
  g_autofree char *summary = concord_comparison_dup_summary (comparison);

  g_print (_ ("Ours: %s\nTheirs: %s\n"), paths[0], paths[1]);
  if (comparison->common != NULL)
    g_print (_ ("Last common revision: %.12s\n"), comparison->common->id);
  g_print ("%s\n", summary);
  for (guint i = 0; i < comparison->records->len; i++)
    {
      const ConcordRecordDifference *record = comparison->records->pdata[i];
      g_autofree char *heading = concord_record_difference_dup_heading (record);

      /* Translators: said after what can't go together. */
      g_print ("%s%s\n", heading, record->conflict ? _ (" – conflict") : "");
      for (guint f = 0; f < record->fields->len; f++)
        {
          g_autofree char *line = concord_field_difference_dup_line (record->fields->pdata[f]);

          g_print ("  %s\n", line);
        }
    }
}

/* --- JSON ------------------------------------------------------------------------------------ */

static const char *
get_side (ConcordSide side)
{
  static const char *const names[] = { NULL, "ours", "theirs", "both" };

  return names[side];
}

static void
add_revision (JsonBuilder *builder, const ConcordRevision *revision)
{
  json_builder_begin_object (builder);
  concord_json_add_string (builder, "id", revision->id);
  concord_json_add_count (builder, "time", revision->time);
  concord_json_add_string (builder, "author", revision->author);
  concord_json_add_string (builder, "note", revision->note);
  json_builder_end_object (builder);
}

static void
add_branch (JsonBuilder *builder, const char *name, const char *path, const ConcordBranch *branch)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  concord_json_add_string (builder, "file", path);
  concord_json_begin_list (builder, "revisions");
  for (guint i = 0; i < branch->revisions->len; i++)
    add_revision (builder, branch->revisions->pdata[i]);
  json_builder_end_array (builder);
  concord_json_add_count (builder, "unsaved", branch->n_unsaved);
  concord_json_add_count (builder, "changes", branch->n_changes);
  json_builder_end_object (builder);
}

static void
add_field (JsonBuilder *builder, const ConcordFieldDifference *field)
{
  json_builder_begin_object (builder);
  concord_json_add_string (builder, "name", field->field->name);
  if (field->year != 0)
    concord_json_add_count (builder, "year", field->year);
  concord_json_add_string (builder, "label", field->label);
  concord_json_add_string (builder, "changed", get_side (field->side));
  concord_json_add_flag (builder, "conflict", field->conflict);
  concord_json_add_string (builder, "before", field->before);
  concord_json_add_string (builder, "ours", field->ours);
  concord_json_add_string (builder, "theirs", field->theirs);
  json_builder_end_object (builder);
}

static void
add_record (JsonBuilder *builder, const ConcordRecordDifference *record)
{
  json_builder_begin_object (builder);
  concord_json_add_string (builder, "id", record->id);
  concord_json_add_string (builder, "type", record->type);
  concord_json_add_string (builder, "name", record->name);
  concord_json_add_string (builder, "added", get_side (record->added));
  concord_json_add_string (builder, "removed", get_side (record->removed));
  concord_json_add_string (builder, "moved", get_side (record->moved));
  concord_json_add_count (builder, "below", record->below);
  concord_json_add_flag (builder, "conflict", record->conflict);
  concord_json_begin_list (builder, "fields");
  for (guint i = 0; i < record->fields->len; i++)
    add_field (builder, record->fields->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const ConcordComparison *comparison, char **paths)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  concord_json_add_string (builder, "kinship", kinships[comparison->kinship]);
  json_builder_set_member_name (builder, "common");
  if (comparison->common == NULL)
    json_builder_add_null_value (builder);
  else
    add_revision (builder, comparison->common);
  concord_json_add_count (builder, "number", comparison->number);
  add_branch (builder, "ours", paths[0], &comparison->ours);
  add_branch (builder, "theirs", paths[1], &comparison->theirs);
  concord_json_add_count (builder, "conflicts", comparison->n_conflicts);
  concord_json_begin_list (builder, "records");
  for (guint i = 0; i < comparison->records->len; i++)
    add_record (builder, comparison->records->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  concord_json_print (builder);
}

/* --- the command ----------------------------------------------------------------------------- */

/* Ids of revisions count for something only where they are the hashes that they say. */
static void
warn (const char *path, ConcordDocument *document)
{
  g_autoptr (GPtrArray) problems = concord_canonical_verify (document);

  for (guint i = 0; i < problems->len; i++)
    g_printerr (_ ("%s: warning: %s\n"), path, (const char *) problems->pdata[i]);
}

int
concord_cli_compare (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 'j', 0, G_OPTION_ARG_NONE, &json,
                                     N_("Print JSON instead of text"), NULL },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (ConcordDocument) ours = NULL;
  g_autoptr (ConcordDocument) theirs = NULL;
  g_autoptr (ConcordComparison) comparison = NULL;

  if (!concord_cli_parse (entries, &argc, &argv, 2, 2))
    return CONCORD_EXIT_USAGE;
  ours = concord_cli_open (argv[1], NULL);
  theirs = ours == NULL ? NULL : concord_cli_open (argv[2], NULL);
  if (theirs == NULL)
    return CONCORD_EXIT_UNSOUND;
  warn (argv[1], ours);
  warn (argv[2], theirs);
  comparison = concord_compare (ours, theirs);
  if (json)
    print_json (comparison, argv + 1);
  else
    print_text (comparison, argv + 1);
  return CONCORD_EXIT_GOOD;
}
