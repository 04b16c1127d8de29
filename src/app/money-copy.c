#include "app/money-copy.h"

#include "concord-words.h"

/* A series changes year by year; its text is "2026:1 2027:2.5". */
static void
plan_series (ConcordStep *step, const char *id, const char *field, const char *value)
{
  g_auto (GStrv) years = g_strsplit (value, " ", -1);

  for (char **year = years; *year != NULL; year++)
    {
      char *number = NULL;
      gint64 n = g_ascii_strtoll (*year, &number, 10);

      if (*number == ':')
        concord_step_set_year (step, id, field, (int) n, number + 1);
    }
}

static void
plan_line (ConcordDocument *document, ConcordStep *step, ConcordRecord *line, ConcordRecord *target)
{
  g_autofree char *id = concord_document_plan_add (document, step, target, "lines");
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (line, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = concord_record_dup_canonical (line, &fields[i]);

      if (value == NULL)
        continue;
      if (fields[i].kind == CONCORD_KIND_SERIES)
        plan_series (step, id, fields[i].name, value);
      else
        concord_step_set (step, id, fields[i].name, value);
    }
}

guint
concord_money_copy_lines (ConcordDocument *document, ConcordRecord *source, ConcordRecord *target,
                          GError **error)
{
  GListModel *lines = concord_record_get_children (source, "lines");
  g_autofree char *from = concord_record_dup_name (source);
  g_autofree char *to = concord_record_dup_name (target);
  /* Translators: the label of a step; two options. */
  g_autofree char *label = g_strdup_printf (_ ("Copy lines from %s to %s"), from, to);
  g_autoptr (ConcordStep) step = concord_step_new (label);
  guint n = g_list_model_get_n_items (lines);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ConcordRecord) line = g_list_model_get_item (lines, i);

      plan_line (document, step, line, target);
    }
  return concord_document_perform (document, step, error) ? n : 0;
}

GPtrArray *
concord_money_copy_list (ConcordDocument *document, ConcordRecord *target)
{
  g_autoptr (GPtrArray) all = concord_document_list (document, "option");
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (all->pdata[i] != target
        && g_list_model_get_n_items (concord_record_get_children (all->pdata[i], "lines")) > 0)
      g_ptr_array_add (others, all->pdata[i]);
  return others;
}
