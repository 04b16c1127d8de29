#include "findings/option-list.h"

#include "findings/child-list.h"

#include "model/option.h"

static gboolean
is_wanted (ConcordOption *option, gboolean short_list)
{
  const char *stage
      = concord_is_absent (option->stage) ? "" : concord_option_stages[option->stage].nick;

  return short_list ? g_str_equal (stage, "short-list") : !g_str_equal (stage, "dropped");
}

GPtrArray *
concord_option_list_new (ConcordDocument *document, gboolean *short_list)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "options");
  GPtrArray *list = g_ptr_array_new ();
  gboolean has_short_list = FALSE;

  for (guint i = 0; i < records->len; i++)
    has_short_list |= is_wanted (records->pdata[i], TRUE);
  for (guint i = 0; i < records->len; i++)
    if (is_wanted (records->pdata[i], has_short_list))
      g_ptr_array_add (list, records->pdata[i]);
  if (short_list != NULL)
    *short_list = has_short_list;
  return list;
}
