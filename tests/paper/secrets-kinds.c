/* Names, for secrets.py, what a paper could give away: every confidential field of the tables, and
 * every kind of figure, list and finding. One a line: "field bidder price money". */
#include "figures/figure.h"
#include "findings/findings.h"
#include "model/record-types.h"
#include "paper/record-list.h"
#include "store/project-file.h"

static void
print_fields (void)
{
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      const ConcordRecordClass *klass = g_type_class_peek (types[t]);

      for (guint f = 0; f < klass->n_fields; f++)
        if (klass->fields[f].confidential)
          g_print ("field %s %s %s\n", klass->type_name, klass->fields[f].name,
                   concord_field_is_long (&klass->fields[f])       ? "long"
                   : klass->fields[f].kind == CONCORD_KIND_MONEY   ? "money"
                   : concord_field_is_number (&klass->fields[f])   ? "number"
                   : klass->fields[f].kind == CONCORD_KIND_TEXT    ? "text"
                                                                   : "other");
    }
}

static void
print_kinds (void)
{
  guint n;
  const ConcordFigureKind *figures = concord_figure_kinds_get (&n);
  const ConcordRecordListKind *lists;

  for (guint i = 0; i < n; i++)
    g_print ("figure %s\n", figures[i].kind);
  lists = concord_record_list_kinds_get (&n);
  for (guint i = 0; i < n; i++)
    g_print ("list %s\n", lists[i].name);
}

static void
print_findings (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document = concord_project_load (file, NULL, NULL, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  findings = concord_findings_compute (document);
  for (guint i = 0; i < findings->len; i++)
    g_print ("finding %s\n", ((ConcordFinding *) findings->pdata[i])->kind);
}

int
main (int argc, char **argv)
{
  print_fields ();
  print_kinds ();
  for (int i = 1; i < argc; i++)
    print_findings (argv[i]);
  return 0;
}
