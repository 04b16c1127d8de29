#include "findings/child-list.h"

GPtrArray *
concord_child_list_new (ConcordRecord *record, const char *role)
{
  GListModel *children = concord_record_get_children (record, role);
  guint n = g_list_model_get_n_items (children);
  GPtrArray *list = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    {
      ConcordRecord *child = g_list_model_get_item (children, i);

      g_ptr_array_add (list, child);
      /* The record holds its children for as long as the list may be used. */
      g_object_unref (child);
    }
  return list;
}
